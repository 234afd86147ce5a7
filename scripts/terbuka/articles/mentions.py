"""mentions: where an article names a model, a person …, and where it names something that only looks like one.

A name matches as it is written, or in capitals as headlines have it; other spellings are aliases.
Letters' case counts because names are words too: Spanish "se llama 3 veces" is no Llama 3.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from terbuka.articles.held import Held
from terbuka.articles.last_names import by_last_name
from terbuka.records.article import Reading
from terbuka.records.names import Mentioned, Person
from terbuka.text.words import BETWEEN, LAWYERS, Span, Tree, folded, one_spaced, places
from terbuka.types import Article, Mention

# After a family's bare name comes no version: "Llama 4" does not speak of "Llama without a version".
VERSION = re.compile(rf"[{LAWYERS}]?(?:{BETWEEN.pattern})v?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A name as its file has it, the file's kind and slug (None: a look-alike), and if it is a family's bare name."""

    name: str
    kind: str | None = None
    slug: str | None = None
    family: bool = False


Named = tuple[Span, Meaning]  # a place of a text, and what stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """All names to look for, what each means by its key, and the people by their slugs."""

    names: Tree[Meaning]
    meanings: Mapping[str, Meaning]
    people: Mapping[str, Person]


def key(text: str) -> str:
    """What all spellings of a name share: capitals, single spaces, no lawyers' marks."""
    return one_spaced(text).upper()


def families_of(name: Mentioned) -> frozenset[str]:
    """Those look-alikes that are the own name of a model without its version ("Llama" for "Llama 3")."""
    own = sorted(map(key, name.names))

    def begins_one(text: str) -> bool:
        at = bisect_left(own, begin := f"{key(text)} ")  # in their order, where the first one that begins so stands
        return at < len(own) and own[at].startswith(begin)

    return frozenset(filter(begins_one, name.look_alikes))


def compile_names(names: Iterable[Mentioned]) -> NameIndex:
    """All names to look for, and what only looks like one. Of a name that several have, the first one's counts."""
    names = tuple(names)
    # What comes later outranks what came before: own names look-alikes, first names aliases, first files later ones.
    meanings = {key(text): Meaning(name=text) for name in names for text in name.look_alikes}
    families = {key(text) for name in names for text in families_of(name)}
    for name in reversed(names):
        for text in reversed(name.names):
            meanings[key(text)] = Meaning(name=text, kind=name.kind, slug=name.slug)
    meanings = {text: replace(each, family=text in families) for text, each in meanings.items()}
    tree: Tree[Meaning] = Tree()
    for name in names:
        for text in (*name.look_alikes, *name.names):
            if key(text):  # an entry left empty names nothing
                for spelling in (text, text.upper()):
                    tree.add(spelling, meanings[key(text)])
    people = {name.slug: name for name in names if isinstance(name, Person)}
    return NameIndex(names=tree, meanings=meanings, people=people)


def mentions_of(text: str, readings: Iterable[Reading], names: NameIndex) -> list[Named]:
    """Every place of a text that holds a name or a look-alike, in order, with what it means.

    A reading whose meaning is a registered name counts as that name: "Llama 2 dan 3" stands for Llama 3.
    It may hold other names ("Llama 2"), so places can overlap.
    """
    meant = ((reading, names.meanings.get(key(reading.means))) for reading in readings)
    read = [(place, meaning) for reading, meaning in meant if meaning for place in places(text, reading.text)]
    return _in_order(read, _named(text, names))


def _in_order(*found: Iterable[Named]) -> list[Named]:
    return sorted(chain.from_iterable(found), key=lambda place: place[0])


def _named(text: str, names: NameIndex) -> Iterator[Named]:
    """The names and look-alikes as a text writes them."""
    view = folded(text)
    for (start, end), meaning in names.names.find(
        view.text, lambda at, meaning: not (meaning.family and VERSION.match(view.text, at))
    ):
        yield view.span(start, end), meaning


def _read(article: Article, names: NameIndex) -> Mapping[int, Sequence[Named]]:
    """What an article's readings stand for, by the numbers of the blocks in which they stand."""
    found: dict[int, list[Named]] = {}
    held = Held(article.told)
    for reading in article.notes.readings:
        if meaning := names.meanings.get(key(reading.means)):
            for block, span in held.places(reading.text):
                found.setdefault(block.number, []).append((span, meaning))
    return found


def mentions(article: Article, names: NameIndex) -> Iterator[Mention]:
    """The mentions in an article's headline and body, block by block."""
    read = _read(article, names)
    full = [
        Mention(
            article=article.name,
            block=block.number,
            start=start,
            end=end,
            name=meaning.name,
            kind=meaning.kind,
            slug=meaning.slug,
        )
        for block in article.told
        for (start, end), meaning in _in_order(read.get(block.number, ()), _named(block.text, names))
    ]
    short = by_last_name(article, full, names.people)
    yield from sorted((*full, *short), key=lambda mention: (mention.block, mention.start, mention.end))
