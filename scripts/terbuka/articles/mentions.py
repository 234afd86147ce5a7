"""mentions: where an article names a model, and where it names something that only looks like one.

A name matches as it is written, or in capitals as headlines have it; other spellings are aliases.
Letters' case counts because names are words too: Spanish "se llama 3 veces" is no Llama 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from terbuka.languages.rules import all_text_rules
from terbuka.types import Article, Mention, Name, Reading

# What may stand between the words of a name: white space, a hyphen, and the marks that lawyers add.
BETWEEN = r"[®™©]?(?:\s+|[-\u2010\u2011\u2013])"
# After a family's bare name comes no version: "Llama 4" does not speak of "Llama without a version".
NO_VERSION = rf"(?!{BETWEEN}v?\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """All names to look for: one pattern, and for each matched key the name and its model (None: a look-alike)."""

    pattern: re.Pattern[str]
    meanings: Mapping[str, tuple[str, str | None]]


def key(text: str) -> str:
    """What all spellings of a name share: capitals, single spaces, no lawyers' marks."""
    return re.sub(r"[\s\u2010\u2011\u2013-]+", " ", re.sub(r"[®™©]", "", text)).upper()


def is_family(name: str, model: Name) -> bool:
    """Is a look-alike the model's own name without its version ("Llama" for "Llama 3")?"""
    return any(key(own).startswith(key(name) + " ") for own in model.names)


@cache
def name_end() -> str:
    """A pattern for what follows a name: no word, but for a suffix ("DBRXnya"), and no version ("3.1", "3,5")."""
    suffixes = "|".join(re.escape(suffix) for rules in all_text_rules() for suffix in rules.suffixes)
    return rf"(?:(?!\w)|(?=(?:{suffixes or '(?!)'})\b))(?![.,]\d)"


def compile_names(models: Iterable[Name]) -> NameIndex:
    """One pattern for all names, the longest first, so that "Llama 3.1" is never read as "Llama 3"."""
    models = tuple(models)
    look_alikes = [(name, None) for model in models for name in model.look_alikes]
    own = [(name, model.slug) for model in models for name in reversed(model.names)]
    families = {key(name) for model in models for name in model.look_alikes if is_family(name, model)}
    # A name of a model's own outranks a look-alike, and its first name its aliases of the same key.
    meanings: dict[str, tuple[str, str | None]] = {key(name): (name, model) for name, model in (*look_alikes, *own)}
    spellings = {
        spelling: NO_VERSION if key(name) in families else ""
        for name, _ in (*look_alikes, *own)
        if key(name).strip()  # an entry left empty names nothing
        for spelling in (name, name.upper())
    }
    longest_first = sorted(spellings, key=lambda name: (-len(name), name))
    options = "|".join(BETWEEN.join(map(re.escape, re.split(r"\s+|-", n))) + spellings[n] for n in longest_first)
    return NameIndex(pattern=re.compile(rf"(?<!\w)(?:{options or '(?!)'}){name_end()}"), meanings=meanings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name in a text: characters `start` to `end`, the name as its file has it, and its model, if it is one's."""

    start: int
    end: int
    name: str
    model: str | None


def mentions_of(text: str, readings: Iterable[Reading], names: NameIndex) -> list[Found]:
    """Every place of a text that names a model or a look-alike, in order.

    A reading whose meaning is a model's name counts as that name: "Llama 2 dan 3" stands for Llama 3.
    It may hold other names ("Llama 2"), so places can overlap.
    """
    found = []
    for reading in readings:
        if meaning := names.meanings.get(key(reading.means)):
            name, model = meaning
            for at in _places(text, reading.text):
                found.append(Found(start=at, end=at + len(reading.text), name=name, model=model))
    for match in names.pattern.finditer(text):
        name, model = names.meanings[key(match[0])]
        found.append(Found(start=match.start(), end=match.end(), name=name, model=model))
    return sorted(found, key=lambda place: (place.start, place.end))


def mentions(article: Article, names: NameIndex) -> Iterator[Mention]:
    """The mentions in an article's body, block by block."""
    for block in article.shown:
        for found in mentions_of(block.text, article.readings, names):
            yield Mention(
                article=article.name,
                block=block.number,
                start=found.start,
                end=found.end,
                name=found.name,
                model=found.model,
            )


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))
