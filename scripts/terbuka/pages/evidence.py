"""What pages show of a fact, for the macros of evidence.html: its value, and the claims that say it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from terbuka.claims.facts import articles_of, how_facts_differ
from terbuka.claims.values import format_value
from terbuka.languages.interface import Language
from terbuka.pages.lists import sources
from terbuka.records.attribute import Attribute
from terbuka.site import Site
from terbuka.types import Article, Claim, Statement, Text, Value

_Mark = TypeVar("_Mark")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """A value in words, and the language that they are in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    """A value with its claims, in how many articles and sources they stand; it may have an id for the search."""

    value: ShownValue
    quotes: tuple[tuple[Claim, Article], ...]
    articles: int
    sources: int
    is_open: bool
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFacts:
    """The facts on one attribute: those `apart` stand together, open, below the labels of how they differ."""

    differences: tuple[str, ...]
    apart: tuple[ShownFact, ...]
    rest: tuple[ShownFact, ...]


def shown_value(value: Value, language: Language, source: str) -> ShownValue:
    """A value for a page in `language`; words that are no one else's than the source's are in its language."""
    text = format_value(value, language)
    return ShownValue(text=text, language=source if isinstance(value, Text) else language.tag)


def shown_facts(
    site: Site, attribute: Attribute, facts: Sequence[Statement], language: Language, *, anchor: str | None = None
) -> ShownFacts:
    """The facts on an attribute of a model. With an `anchor` each has an id, made of it and the fact's number."""
    differ = how_facts_differ(site, attribute, facts)
    conflicting = any(fact.conflict for fact in facts)
    apart: list[ShownFact] = []
    rest: list[ShownFact] = []
    for number, fact in enumerate(facts, start=1):
        together = bool(differ) and (fact.conflict or not conflicting)
        articles = articles_of(site, fact.claims)
        shown = ShownFact(
            value=shown_value(fact.value, language, articles[0].language),
            quotes=tuple((claim, site.article[claim.article]) for claim in fact.claims),
            articles=len(articles),
            sources=len(sources(articles)),
            is_open=together,
            anchor=f"{anchor}-{number}" if anchor else None,
        )
        (apart if together else rest).append(shown)
    return ShownFacts(
        differences=tuple(f"facts.differ_{difference}" for difference in differ), apart=tuple(apart), rest=tuple(rest)
    )


def pieces(
    text: str, marks: Iterable[tuple[int, int, _Mark]], start: int = 0, end: int | None = None
) -> Iterator[tuple[str, _Mark | None]]:
    """The text from `start` to `end` in pieces: what is marked with its mark, what is not with None.

    A mark (start, end, mark) that begins before another ends, or lies across an edge, is passed over.
    """
    at, end = start, len(text) if end is None else end
    for first, last, mark in marks:
        if at <= first and last <= end:
            if at < first:
                yield text[at:first], None
            yield text[first:last], mark
            at = last
    if at < end:
        yield text[at:end], None
