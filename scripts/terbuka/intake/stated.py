"""stated: what a page says of itself in its data for machines: JSON-LD, meta elements, the title, the address."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple

from lxml.html import HtmlElement

from terbuka.text.clean import fold

SAVED_FROM = "saved from"
SAVED_NOTE = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")  # which browsers write
# What others say below an article, and other articles: nothing in there is said of this one.
OTHERS = frozenset({"comment", "review", "reviews", "itemListElement", "suggestedAnswer", "acceptedAnswer", "hasPart"})
ORGANISATION = re.compile(r"Organi[sz]ation|Corporation|WebSite|Brand")


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of a key of the notes and where it was found. An unsure one is a proposal only."""

    value: str
    where: str
    sure: bool = True


class Stated(NamedTuple):
    """What a page says in its data for machines, or in an element with a meaning."""

    place: str
    text: str


@dataclass(frozen=True)
class PageData:
    """A page's data for machines, read once."""

    tree: HtmlElement
    html: str

    @cached_property
    def statements(self) -> tuple[Stated, ...]:
        """All that is said, what is said first or most exactly before the rest; white space is folded."""
        return (
            *(Stated(place, fold(unescape(text))) for place, text in self._leaves),
            *_elements(self.tree, self.html),
        )

    @property
    def body(self) -> str:
        """The article's text, a paragraph a line; empty where it is not among the data."""
        return max((text for place, text in self._leaves if place.endswith("articleBody")), key=len, default="")

    @property
    def walled(self) -> bool:
        """Does the page say that not everybody may read all of it?"""
        return any(place.endswith("isAccessibleForFree") and text.lower() == "false" for place, text in self._leaves)

    @cached_property
    def authors(self) -> tuple[tuple[str, bool], ...]:
        """The authors of the JSON-LD, and whether each is said to be an organisation."""
        named = {known: name for data in self._json for known, name in _nodes(data)}
        return tuple(dict.fromkeys(author for data in self._json for author in _authors(data, named)))

    @cached_property
    def _json(self) -> tuple[object, ...]:
        return tuple(_json_ld(self.tree))

    @cached_property
    def _leaves(self) -> tuple[Stated, ...]:
        return tuple(Stated(f"JSON-LD {place}", text) for data in self._json for place, text in _leaves(data))


def _json_ld(tree: HtmlElement) -> Iterator[object]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):  # a nest of a thousand and more says nothing of an article
            continue


def _leaves(data: object) -> Iterator[tuple[str, str]]:
    """The texts of a JSON value in their order, each with the last two keys that lead to it."""
    waiting: list[tuple[tuple[str, ...], object]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        match value:
            case dict():
                inner = [((*keys, str(key))[-2:], each) for key, each in value.items() if key not in OTHERS]
                waiting += reversed(inner)
            case list():
                waiting += [(keys, inner) for inner in reversed(value)]
            case str() | bool():
                yield ".".join(key for key in keys if not key.startswith("@")), str(value)


def _nodes(data: object) -> Iterator[tuple[str, str]]:
    """The names of what has an "@id", by which it is meant elsewhere."""
    waiting = [data]
    while waiting:
        match waiting.pop():
            case dict() as value:
                known, name = value.get("@id"), value.get("name")
                if isinstance(known, str) and isinstance(name, str):
                    yield known, name
                waiting += value.values()
            case list() as value:
                waiting += value


def _authors(data: object, named: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Who stands under "author", in the order of the page; `named` are the names of what stands elsewhere."""
    waiting: list[tuple[bool, object]] = [(False, data)]
    while waiting:
        author, value = waiting.pop()
        match value:
            case dict() if author:
                kind = " ".join(map(str, value.get("@type", ""))) if isinstance(value.get("@type"), list) else ""
                organisation = bool(ORGANISATION.search(kind or str(value.get("@type", ""))))
                names = value.get("name") or named.get(str(value.get("@id")))
                for name in names if isinstance(names, list) else [names]:
                    if isinstance(name, str) and (text := fold(unescape(name))):
                        yield text, organisation
            case dict():
                inner = [(key in ("author", "creator"), each) for key, each in value.items() if key not in OTHERS]
                waiting += reversed(inner)
            case list():
                waiting += [(author, inner) for inner in reversed(value)]
            case str() if author and (text := fold(unescape(value))):
                yield text, False


def _elements(tree: HtmlElement, html: str) -> Iterator[Stated]:
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if name:
            yield Stated(f"meta {fold(name)}", fold(meta.get("content")))
    for link in tree.xpath("//link[@rel='canonical'][@href]"):
        yield Stated("link canonical", fold(link.get("href")))
    for title in tree.xpath("//title[not(ancestor::svg)]"):
        yield Stated("<title>", fold(title.text_content()))
    yield from (Stated(SAVED_FROM, address) for address in SAVED_NOTE.findall(html))
