"""What is known of the languages of texts: `text.yml`, `boilerplate.yml` and `glossary.yml` in a folder of its own.

Each file is optional and read when it is first asked for. A language without a folder is read by CLDR's data alone.
What names and sites carry from one language's texts into another's is asked of all languages at once.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache

from terbuka.languages.files import FOLDER, Rules, parse

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """What a language says around numbers and CLDR does not; `en/text.yml` explains each key."""

    one: Words = ()
    units: Words = ()
    tens: Words = ()
    hundreds: Words = ()
    others: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    unread: Words = ()
    both: Words = ()
    to: Words = ()
    between: Words = ()
    about: Words = ()
    over: Words = ()
    at_least: Words = ()
    under: Words = ()
    up_to: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingWords:
    """How a language says who speaks; `en/text.yml` explains each key."""

    verbs: Words = ()
    ahead: Words = ()
    behind: Words = ()
    adding: Words = ()
    passive: Words = ()
    told: Words = ()
    calling: Words = ()
    clausal: Words = ()
    writing: Words = ()
    asking: Words = ()
    that: Words = ()
    who: Words = ()
    according_to: Words = ()
    clauses: Words = ()
    view_of: Words = ()
    statements: Words = ()
    others: Words = ()
    at: Words = ()
    likening: Words = ()
    pronouns: Words = ()
    firms: Words = ()
    negations: Words = ()
    joins: Words = ()
    asides: Words = ()
    linked: Words = ()
    named: Words = ()
    silent: bool = False

    @property
    def words(self) -> Iterator[str]:
        """Each form of every word, but those before quoted titles, which may be parts of names."""
        for key in fields(self):
            if key.name not in ("named", "silent"):
                yield from (form for word in getattr(self, key.name) for form in word.split("/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRules:
    """How a language is written (`text.yml`); `en/text.yml` explains each key."""

    by: Words = ()
    in_names: Words = ()
    published: Words = ()
    clock: Words = ()
    abbreviations: Words = ()
    abbreviations_before_numbers: Words = ()
    suffixes: Words = ()
    own_words: Words = ()
    titles: Words = ()
    before_names: Words = ()
    model: Words = ()
    linking: Words = ()
    no_models: Words = ()
    percent: Words = ()
    of: Words = ()
    qualities: Words = ()
    number_of: Words = ()
    the: Words = ()
    little: Words = ()
    plurals: Mapping[str, str] = field(default_factory=dict)
    compound: str = ""
    capital_nouns: bool = False
    numbers: NumberWords = field(default_factory=NumberWords)
    saying: SayingWords = field(default_factory=SayingWords)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Boilerplate of one kind: whole `lines`, and how lines start."""

    lines: Words = ()
    starts: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """What sites put around articles (`boilerplate.yml`); `en/boilerplate.yml` explains each key."""

    omit: Mapping[str, Phrases] = field(default_factory=dict)
    share: Words = ()
    minutes: Words = ()
    footers: Words = ()
    asking: Words = ()
    walls: Words = ()
    by: Words = ()
    nobody: Words = ()
    changed: Words = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


@cache
def text_rules(tag: str) -> TextRules:
    """How a language is written: by its own folder or one of the same language (pt-PT: pt-BR), else nothing."""
    known, own = _read(TextRules, "text.yml"), tag.split("-")[0]
    fits = [found for found in (tag, own, *known) if found in known and found.split("-")[0] == own]
    return known[fits[0]] if fits else TextRules()


def all_text_rules() -> Collection[TextRules]:
    """How each language with a folder is written."""
    return _read(TextRules, "text.yml").values()


@cache
def any_language(key: str) -> str:
    """A pattern, for a regular expression, for any word that the languages have under a key, the longest first."""
    found = {word for rules in all_text_rules() for word in getattr(rules, key)}
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word)))) or "(?!)"


def boilerplate() -> Mapping[str, Boilerplate]:
    """What sites put around articles, by language."""
    return _read(Boilerplate, "boilerplate.yml")


def glossary() -> tuple[Mapping[str, Words], ...]:
    """Words that find each other: for each thing its words by language, in the order of the first file that has it."""
    things: dict[str, dict[str, Words]] = {}
    for tag, known in _read(dict[str, Words], "glossary.yml").items():
        for thing, words in known.items():
            things.setdefault(thing, {})[tag] = words
    return tuple(things.values())


@cache
def _read(kind: type[Rules], name: str) -> dict[str, Rules]:
    """What the languages have in a file, English first, for its files explain the keys and set their order."""
    tags = sorted((path.parent.name for path in FOLDER.glob(f"*/{name}")), key=lambda tag: (tag != "en", tag))
    return {tag: parse(kind, FOLDER / tag / name) for tag in tags}
