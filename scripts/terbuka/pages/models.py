"""The page of a model, in each language: the facts with their evidence, and every sentence that speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from terbuka.articles.mentions import is_family
from terbuka.claims.facts import facts
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownFacts, pieces, shown_facts
from terbuka.pages.lists import sources
from terbuka.pages.templates import page
from terbuka.records.names import Model
from terbuka.site import Site, gathered
from terbuka.text.words import sentences
from terbuka.types import Article, Page

OPENNESS = "openness"  # the group of attributes that every model's page shows whole


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """The facts on a group of attributes, by the attribute's key; `unsaid` are the labels of those without any."""

    key: str
    facts: tuple[tuple[str, ShownFacts], ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the block `number`, in pieces of which some name the model."""

    number: int
    pieces: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """A name that is not the model's, and the first block of each article that has it."""

    name: str
    is_family: bool
    places: tuple[tuple[Article, int], ...]


def pages(site: Site) -> Iterator[Page]:
    for model in site.models:
        articles = site.articles_on(model)
        quotes = {article.name: tuple(_sentences(site, article, model)) for article in articles}
        groups = sources(articles)
        for language in site.languages:
            meta = {
                "title": model.name,
                "description": language.say("model.description", name=model.name),
                "models": [model.slug],
                "names": ", ".join(model.aliases),
                "kind": "model",
            }
            yield page(
                site,
                language,
                partial(addresses.registered, model),
                "models.html",
                meta=meta,
                model=model,
                counts=(sum(map(len, quotes.values())), len(articles), len(groups)),
                groups=list(_facts(site, model, language)),
                sources=groups,
                quotes=quotes,
                others=list(_others(site, model)),
            )


def _facts(site: Site, model: Model, language: Language) -> Iterator[FactGroup]:
    """What the articles say, group by group. How open the model is always stands here, said or not."""
    for group, attributes in groupby(site.attributes, key=lambda attribute: attribute.group):
        shown, unsaid = [], []
        for attribute in attributes:
            if found := facts(site, model, attribute, language.tag):
                anchor = f"fact-{attribute.key}"
                shown.append((attribute.key, shown_facts(site, attribute, found, language, anchor=anchor)))
            elif group == OPENNESS:
                unsaid.append(language.say(f"attributes.{attribute.key}"))
        if shown or unsaid:
            yield FactGroup(key=group, facts=tuple(shown), unsaid=tuple(unsaid))


def _sentences(site: Site, article: Article, model: Model) -> Iterator[Sentence]:
    """Each sentence of an article that names the model or holds a claim on it."""
    places = gathered([m for m in site.mentions[article.name] if m.model == model.slug], lambda place: place.block)
    claims = gathered([c for c in site.claims_in(article) if c.model == model.slug], lambda claim: claim.block)
    for block in article.told:
        named, claimed = places.get(block.number, ()), claims.get(block.number, ())
        for start, end in sentences(block.text) if named or claimed else ():
            here = [(place.start, place.end, True) for place in named if start <= place.start < end]
            if here or any(claim.start < end and start < claim.end for claim in claimed):
                yield Sentence(number=block.number, pieces=tuple(pieces(block.text, here, start, end)))


def _others(site: Site, model: Model) -> Iterator[LookAlike]:
    """The look-alikes that the site's articles name."""
    for name in model.look_alikes:
        if places := [(site.article[mention.article], mention.block) for mention in site.first_mentions(name)]:
            yield LookAlike(name=name, is_family=is_family(name, model), places=tuple(places))
