"""The languages in which the site itself speaks: each folder here that has `labels.yml`, the words that we write."""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast

import yaml
from babel.lists import format_list
from babel.numbers import format_decimal

from terbuka.languages.files import FOLDER, BadLanguage, bad_labels, entries, read_nodes, shown
from terbuka.languages.tags import locale
from terbuka.problems import Problem

FIRST = "en"  # stands at the root; the others follow in the order of their tags
LABELS = "labels.yml"
OWN = ("attributes.", "units.")  # what these are called stands with them; a language may bring its own
PLURALS = {"zero", "one", "two", "few", "many", "other"}  # CLDR's plural categories

Label = str | Mapping[str, str]  # its words, or its plural forms by category


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """A language of the interface. `labels` have names with dots, as `say` takes them.

    Not slotted, and equal to itself alone: what every value on every page asks for is made once and kept.
    """

    tag: str
    labels: Mapping[str, Label]

    @property
    def folder(self) -> str:
        """Where its pages stand: empty, or with a slash at its end."""
        return folder_of(self.tag)

    @property
    def path(self) -> str:
        """Its labels file, relative to the project."""
        return shown(self.tag, LABELS)

    @cached_property
    def direction(self) -> str:
        """Which way the language is written: "ltr" or "rtl"."""
        return locale(self.cldr).text_direction

    @cached_property
    def cldr(self) -> str:
        """The tag of the CLDR locale for numbers, dates and lists: the language as the labels write it."""
        return str(self.labels.get("site.locale", self.tag))

    def say(self, label: str, **values: object) -> str:
        """The words of a label, with its values filled in.

        Whole numbers are written as the language writes them; where a label has plural forms, `n` chooses one (CLDR's
        rules).
        Raises BadLanguage where there is no such label, or one that the values do not fill.
        """
        try:
            text = self.labels[label]
            if not isinstance(text, str):
                text = text.get(locale(self.cldr).plural_form(cast(int, values["n"]))) or text["other"]
            return text.format(
                **{name: self.number(value) if type(value) is int else value for name, value in values.items()}
            )
        except (KeyError, IndexError) as error:
            message = f"'{label}' lacks {error}" if label in self.labels else f"'{label}' is missing"
            raise BadLanguage(bad_labels(self.path, 1, message)) from None

    def forms(self, label: str) -> Mapping[str, str]:
        """The plural forms of a label, by CLDR's categories."""
        forms = self.labels[label]
        return {"other": forms} if isinstance(forms, str) else forms

    def number(self, number: int) -> str:
        return format_decimal(number, locale=locale(self.cldr))

    def date(self, day: date) -> str:
        return _long_date(day, self.cldr)

    def list(self, items: list[str]) -> str:
        return format_list(items, locale=locale(self.cldr))

    def language_name(self, tag: str) -> str:
        """A language's name as lists show it, capitalised: "Portuguese (Brazil)", "Bahasa Indonesia", "Indonésio"."""
        name = self.say("common.language", name=self.bare_name(tag))
        return name if name == tag else name[:1].title() + name[1:]

    def bare_name(self, tag: str) -> str:
        """The same as sentences take it ("dalam bahasa Indonesia"): CLDR's, or its tag where CLDR has none."""
        return _bare_name(tag, self.cldr)


@lru_cache(2**14)
def _long_date(day: date, cldr: str) -> str:
    from babel.dates import format_date  # only here: it takes long to load, and a check writes no date

    return format_date(day, "long", locale=locale(cldr))


@lru_cache(2**10)
def _bare_name(tag: str, cldr: str) -> str:
    own, parts = locale(cldr), tag.split("-")
    full, name = own.languages.get("_".join(parts)), own.languages.get(parts[0])
    region = own.territories.get(parts[-1]) if len(parts) > 1 else None
    return str(full or (f"{name} ({region})" if name and region else name or tag))


def folder_of(tag: str) -> str:
    """The folder in which pages of a language stand: none for the first of the interface, else its tag."""
    return "" if tag == FIRST else f"{tag}/"


def load_languages(folder: Path = FOLDER) -> tuple[Language, ...]:
    """The languages of the interface with their labels.

    Raises BadLanguage, with every problem, where a labels file cannot be read, and where a label has no words, is
    lacking beside the first language's, has other placeholders, or lacks a plural form that its language needs.
    That nothing lacks or is left over beside the code is held by the tests.
    """
    languages: list[Language] = []
    problems: list[Problem] = []
    for tag in (FIRST, *sorted({path.parent.name for path in folder.glob(f"*/{LABELS}")} - {FIRST})):
        try:
            found = list(_labels(read_nodes(folder / tag / LABELS)))
        except BadLanguage as error:
            problems += error.problems
        else:
            language = Language(tag=tag, labels={label: text for label, text, _ in found})
            languages.append(language)
            lines = {label: line for label, _, line in found}
            problems += [
                bad_labels(language.path, lines.get(label, 1), f"'{label}' {fault}")
                for label in {**lines, **languages[0].labels}
                if (fault := _fault(label, language, languages[0]))
            ]
    if problems:
        raise BadLanguage(*problems)
    return tuple(languages)


def placeholders(label: Label) -> frozenset[str]:
    """The names in braces that a label's words have. Raises ValueError where a brace is no placeholder's."""
    forms = [label] if isinstance(label, str) else label.values()
    parsed = (string.Formatter().parse(form) for form in forms if "{" in form or "}" in form)
    return frozenset(name for parts in parsed for _, name, _, _ in parts if name)


def _labels(node: yaml.MappingNode, prefix: str = "") -> Iterator[tuple[str, Label, int]]:
    """The labels of a file: `{card: {date: …}}` becomes `card.date`; plural forms stay together."""
    for name, value, line in entries(node):
        if not isinstance(value, yaml.MappingNode):
            yield f"{prefix}{name}", value.value if isinstance(value, yaml.ScalarNode) else "", line
        elif all(form in PLURALS for form, _, _ in entries(value)):
            forms = {form: words.value for form, words, _ in entries(value) if isinstance(words, yaml.ScalarNode)}
            yield f"{prefix}{name}", forms, line
        else:
            yield from _labels(value, f"{prefix}{name}.")


def _fault(label: str, language: Language, first: Language) -> str:
    """What is wrong with a label, by itself or beside the first language's, which fits its place."""
    text, there = language.labels.get(label), first.labels.get(label)
    if label.startswith(OWN):
        return ""
    if text is None:
        return "is missing"
    if there is None:
        return f"is not in {shown(first.tag, LABELS)}"
    try:
        wanted = placeholders(there)
    except ValueError:  # told of the first language
        wanted = frozenset()
    return flaw(text, wanted, language)


def flaw(text: Label, wanted: frozenset[str], language: Language) -> str:
    """What is wrong with a label's words, given the placeholders that they are to have; fits behind its name."""
    forms = [text] if isinstance(text, str) else text.values()
    if not forms or not all(form.strip() for form in forms):
        return "is no text: write words"
    try:
        if (found := placeholders(text)) != wanted:
            names = (", ".join(f"{{{name}}}" for name in sorted(some)) or "none" for some in (found, wanted))
            return "has other placeholders than it is to have: {} instead of {}".format(*names)
    except ValueError as error:
        return f"has a brace that is no placeholder's: {error}"
    # `many` is of whole millions alone, and `other` speaks for it.
    needed = set() if isinstance(text, str) else {*locale(language.cldr).plural_form.tags, "other"} - {"many"}
    if lacking := needed.difference(text):
        return f"lacks the plural form '{min(lacking)}'"
    return ""
