"""The page of a model, in each language: the facts with their evidence, and every sentence that speaks of it.

A name of another kind that has pages is shown with every sentence whose claim has it for its value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from terbuka.articles.mentions import is_family
from terbuka.claims.facts import statements_in_order
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownStatements, pieces, shown_statements
from terbuka.pages.lists import sources
from terbuka.pages.templates import page
from terbuka.records.names import Model, Name
from terbuka.site import Site, gathered
from terbuka.text.words import sentences
from terbuka.types import Article, Claim, Names, Page

OPENNESS = "openness"  # the group of attributes that every model's page shows whole


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """The facts on a group of attributes, by the attribute's key; `unsaid` are the labels of those without any."""

    key: str
    facts: tuple[tuple[str, ShownStatements], ...]
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
    for name in site.models:
        model = name if isinstance(name, Model) else None
        said = gathered([c for c in site.claims if _is_on(c, name, site)], lambda claim: claim.article)
        articles = site.articles_on(model) if model else tuple(site.article[each] for each in said)
        quotes = {each.name: tuple(_sentences(site, each, name, said.get(each.name, ()))) for each in articles}
        groups = sources(articles)
        for language in site.languages:
            meta = {
                "title": name.name,
                "description": language.say("model.description", name=name.name),
                "models": [model.slug] if model else [],
                "names": ", ".join(name.aliases),
                "kind": name.called,
            }
            yield page(
                site,
                language,
                partial(addresses.registered, name),
                "models.html",
                meta=meta,
                model=name,
                counts=(sum(map(len, quotes.values())), len(articles), len(groups)),
                groups=list(_facts(site, model, language)) if model else [],
                sources=groups,
                quotes=quotes,
                others=list(_others(site, model)) if model else [],
            )


def _facts(site: Site, model: Model, language: Language) -> Iterator[FactGroup]:
    """What the articles say, group by group. How open the model is always stands here, said or not."""
    for group, attributes in groupby(site.attributes, key=lambda attribute: attribute.group):
        shown, unsaid = [], []
        for attribute in attributes:
            if found := statements_in_order(site, model, attribute):
                shown.append((attribute.key, shown_statements(site, attribute, found, language)))
            elif group == OPENNESS:
                unsaid.append(language.say(f"attributes.{attribute.key}"))
        if shown or unsaid:
            yield FactGroup(key=group, facts=tuple(shown), unsaid=tuple(unsaid))


def _is_on(claim: Claim, name: Name, site: Site) -> bool:
    """Is a claim one on the model, or one with this name for its value?"""
    if isinstance(name, Model):
        return claim.model == name.slug
    kinds = {attribute.key: attribute.names for attribute in site.attributes}
    return isinstance(claim.value, Names) and kinds[claim.attribute] == name.kind and name.name in claim.value.names


def _sentences(site: Site, article: Article, name: Name, said: tuple[Claim, ...]) -> Iterator[Sentence]:
    """Each sentence of an article that names the model or holds one of the claims."""
    found = [m for m in site.mentions[article.name] if isinstance(name, Model) and m.model == name.slug]
    places = gathered(found, lambda place: place.block)
    claims = gathered(said, lambda claim: claim.block)
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
