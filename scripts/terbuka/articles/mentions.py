"""mentions: where an article names a model, and where it names something that only looks like one.

A name matches as it is written, or in capitals as headlines have it; other spellings are aliases.
Letters' case counts because names are words too: Spanish "se llama 3 veces" is no Llama 3.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from terbuka.records.article import Reading
from terbuka.records.names import Model
from terbuka.text.words import BETWEEN, LAWYERS, Span, Tree, folded, one_spaced, places
from terbuka.types import Article, Mention

# After a family's bare name comes no version: "Llama 4" does not speak of "Llama without a version".
VERSION = re.compile(rf"[{LAWYERS}]?(?:{BETWEEN.pattern})v?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A name as its file has it, its model (None: a look-alike), and whether it is a family's bare name."""

    name: str
    model: str | None
    family: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """All names to look for, and what each means by its key."""

    names: Tree[Meaning]
    meanings: Mapping[str, Meaning]


def key(text: str) -> str:
    """What all spellings of a name share: capitals, single spaces, no lawyers' marks."""
    return one_spaced(text).upper()


def is_family(name: str, model: Model) -> bool:
    """Is a look-alike the model's own name without its version ("Llama" for "Llama 3")?"""
    return any(key(own).startswith(key(name) + " ") for own in model.names)


def compile_names(models: Iterable[Model]) -> NameIndex:
    """All names of models, and what only looks like one."""
    models = tuple(models)
    look_alikes = [(name, None) for model in models for name in model.look_alikes]
    own = [(name, model.slug) for model in models for name in reversed(model.names)]
    families = {key(name) for model in models for name in model.look_alikes if is_family(name, model)}
    # A name of a model's own outranks a look-alike, and its first name its aliases of the same key.
    meanings = {
        key(name): Meaning(name=name, model=model, family=key(name) in families) for name, model in (*look_alikes, *own)
    }
    names: Tree[Meaning] = Tree()
    for name, _ in (*look_alikes, *own):
        if key(name):  # an entry left empty names nothing
            for spelling in (name, name.upper()):
                names.add(spelling, meanings[key(name)])
    return NameIndex(names=names, meanings=meanings)


def mentions_of(text: str, readings: Iterable[Reading], names: NameIndex) -> list[tuple[Span, Meaning]]:
    """Every place of a text that names a model or a look-alike, in order, with what it means.

    A reading whose meaning is a model's name counts as that name: "Llama 2 dan 3" stands for Llama 3.
    It may hold other names ("Llama 2"), so places can overlap.
    """
    view = folded(text)
    found = [
        (place, meaning)
        for reading in readings
        if (meaning := names.meanings.get(key(reading.means)))
        for place in places(text, reading.text)
    ]
    for (start, end), meaning in names.names.find(
        view.text, lambda at, meaning: not (meaning.family and VERSION.match(view.text, at))
    ):
        found.append((view.span(start, end), meaning))
    return sorted(found, key=lambda place: place[0])


def mentions(article: Article, names: NameIndex) -> Iterator[Mention]:
    """The mentions in an article's headline and body, block by block."""
    for block in article.told:
        for (start, end), meaning in mentions_of(block.text, article.notes.readings, names):
            yield Mention(
                article=article.name, block=block.number, start=start, end=end, name=meaning.name, model=meaning.model
            )
