"""The page of a model, in each language: what is said of it, by whom, and every sentence that names it.

Of a model of which very much is said it shows some of that, and leads to the rest (further.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from terbuka.articles.mentions import families_of
from terbuka.claims.ties import tie_of
from terbuka.coverage import Voice
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.cards import card_of_model
from terbuka.pages.evidence import ShownStatement, ShownStatements, shown_on_model_page
from terbuka.pages.feeds import feed_link
from terbuka.pages.further import by_language, sentences_on
from terbuka.pages.lists import sources
from terbuka.pages.nodes import model_nodes
from terbuka.pages.summary import SummaryRow, summary
from terbuka.pages.templates import planned
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, PlannedPage, Tie

PLACES = 20  # articles with another name that a page leads to
OPENNESS = "openness"  # the group of attributes of which a page says what is not recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementGroup:
    """The statements on a group of attributes, by the attribute's key."""

    key: str
    attributes: tuple[tuple[str, ShownStatements], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """A name that is not the model's, or may not be, and the first block of each article that has it.

    Of many articles those are given that are first in the site's order, and how many `more` there are.
    """

    name: str
    is_family: bool
    places: tuple[tuple[Article, int], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much is said of a model: `ties` are how many of its sources have a publisher of a kind, with the label.

    So many statements are `shown`; sentences are None where they stand on other pages.
    """

    statements: int
    shown: int
    sentences: int | None
    articles: int
    sources: int
    ties: tuple[tuple[str, int], ...]


def pages(site: Site) -> Iterator[PlannedPage]:
    for model in site.models:
        for language in site.languages:
            address = partial(addresses.registered, model)
            yield planned(site, language, address, "models.html", partial(_view, site, model.slug, language))


def _view(site: Site, slug: str, language: Language) -> dict[str, object]:
    model = site.model[slug]
    articles = site.articles_on(model)
    elsewhere = by_language(site, model)
    quotes = {} if elsewhere else {each.name: tuple(sentences_on(site, each, model)) for each in articles}
    groups = sources(articles)
    told = list(_told(site, model, language))
    shown = [each for group in told for _, some in group.attributes for each in (*some.apart, *some.rest)]
    rows = list(summary(site, model, language)) if shown else []
    return {
        "meta": {
            "title": model.name,
            "description": language.say("model.description", name=model.name),
            "models": [model.slug],
            "names": ", ".join(model.aliases),
            "kind": model.called,
            "feed": feed_link(site, language, ("models", model.slug)),
        },
        "nodes": model_nodes(site, model, language),
        "card": card_of_model(site, model),
        "model": model,
        "counts": Counts(
            statements=sum(
                len(some.apart) + len(some.rest) + some.more for group in told for _, some in group.attributes
            ),
            shown=len(shown),
            sentences=None if elsewhere else sum(map(len, quotes.values())),
            articles=len(articles),
            sources=len(groups),
            ties=_ties(site, model, groups),
        ),
        "summary": rows,
        "groups": told,
        "differing": list(_differing(told)),
        "voices": _voices(shown),
        "unsaid": list(_unsaid(site, model, rows)),
        "sources": groups,
        "quotes": quotes,
        "elsewhere": elsewhere,
        "others": list(_others(site, model)),
        "coverage": site.coverage_part_of[slug],
    }


def _told(site: Site, model: Model, language: Language) -> Iterator[StatementGroup]:
    """What the articles say, group by group."""
    for group, attributes in groupby(site.attributes, key=lambda attribute: attribute.group):
        shown = [
            (attribute.key, shown_on_model_page(site, model, attribute, language))
            for attribute in attributes
            if site.statements_on(model, attribute)
        ]
        if shown:
            yield StatementGroup(key=group, attributes=tuple(shown))


def _differing(groups: Iterable[StatementGroup]) -> Iterator[str]:
    """The attributes of which sources, or translations of one, tell different things."""
    for group in groups:
        for key, some in group.attributes:
            if some.differences or any(len(each.wordings) > 1 for each in some.rest):
                yield key


def _voices(shown: Iterable[ShownStatement]) -> list[tuple[Voice, str, int]]:
    """By whose voices the statements are made, each with its label and how many it makes."""
    made = [voice for each in shown for voice in each.voices]
    return [(voice, f"voices.{voice}", made.count(voice)) for voice in Voice if voice in made]


def _ties(site: Site, model: Model, groups: Iterable[tuple[Article, ...]]) -> tuple[tuple[str, int], ...]:
    """How many of a model's sources somebody independent published, its developer, or nobody knows who."""
    developers = frozenset(site.developers(model))
    ties = [tie_of(site.publisher(group[0]), developers, site.organisation_of) for group in groups]
    labels = {
        Tie.INDEPENDENT: "model.ties_independent",
        Tie.DEVELOPER: "model.ties_developer",
        None: "model.ties_unknown",
    }
    return tuple((label, ties.count(tie)) for tie, label in labels.items() if tie in ties)


def _unsaid(site: Site, model: Model, rows: Iterable[SummaryRow]) -> Iterator[str]:
    """The attributes of openness of which nothing is recorded, nor anything that stands in the same place above."""
    told = {row.key for row in rows if row.told}
    for attribute in site.attributes:
        if attribute.group == OPENNESS and attribute.summary not in told and not site.statements_on(model, attribute):
            yield attribute.key


def _others(site: Site, model: Model) -> Iterator[LookAlike]:
    """The look-alikes that the site's articles name."""
    families = families_of(model)
    for name in model.look_alikes:
        if mentions := site.first_mentions(name):
            places = tuple((site.article[mention.article], mention.block) for mention in mentions[:PLACES])
            yield LookAlike(name=name, is_family=name in families, places=places, more=len(mentions[PLACES:]))
