"""The page of a model, in each language: what is said of it, by whom, and every sentence that names it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from terbuka.articles.mentions import families_of
from terbuka.claims.facts import Voice, statements_in_order
from terbuka.claims.ties import tie_of
from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownStatement, ShownStatements, pieces, shown_statements
from terbuka.pages.lists import sources
from terbuka.pages.summary import SummaryRow, summary
from terbuka.pages.templates import planned
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.text.spans import Spans
from terbuka.text.words import sentences
from terbuka.types import Article, PlannedPage, Tie

OPENNESS = "openness"  # the group of attributes of which a page says what is not recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementGroup:
    """The statements on a group of attributes, by the attribute's key."""

    key: str
    attributes: tuple[tuple[str, ShownStatements], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the block `number`, in pieces of which some name the model."""

    number: int
    pieces: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """A name that is not the model's, or may not be, and the first block of each article that has it."""

    name: str
    is_family: bool
    places: tuple[tuple[Article, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much is said of a model: `ties` are how many of its sources have a publisher of a kind, with the label."""

    statements: int
    sentences: int
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
    quotes = {each.name: tuple(_sentences(site, each, model)) for each in articles}
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
        },
        "model": model,
        "counts": Counts(
            statements=len(shown),
            sentences=sum(map(len, quotes.values())),
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
        "others": list(_others(site, model)),
    }


def _told(site: Site, model: Model, language: Language) -> Iterator[StatementGroup]:
    """What the articles say, group by group."""
    for group, attributes in groupby(site.attributes, key=lambda attribute: attribute.group):
        shown = [
            (attribute.key, shown_statements(site, attribute, found, language))
            for attribute in attributes
            if (found := statements_in_order(site, model, attribute))
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


def _sentences(site: Site, article: Article, model: Model) -> Iterator[Sentence]:
    """Each sentence of an article that names the model or holds one of the claims on it."""
    places = gathered((m for m in site.mentions[article.name] if m.model == model.slug), lambda place: place.block)
    said = (claim for claim in site.claims_in(article) if claim.model == model.slug)
    claims = gathered(said, lambda claim: claim.block)
    for block in article.told:
        named = [(place.start, place.end, True) for place in places.get(block.number, ())]
        claimed = Spans((claim.start, claim.end) for claim in claims.get(block.number, ()))
        for start, end in sentences(block.text) if named or block.number in claims else ():
            here = named[bisect_left(named, (start,)) : bisect_left(named, (end,))]
            if here or claimed.overlap(start, end):
                yield Sentence(number=block.number, pieces=tuple(pieces(block.text, here, start, end)))


def _others(site: Site, model: Model) -> Iterator[LookAlike]:
    """The look-alikes that the site's articles name."""
    families = families_of(model)
    for name in model.look_alikes:
        if places := [(site.article[mention.article], mention.block) for mention in site.first_mentions(name)]:
            yield LookAlike(name=name, is_family=name in families, places=tuple(places))
