"""The organisations, in each language: a list of them, and a page of each with its people, models and words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.lists import ListedName, list_of_names, listed_articles, newest_first
from terbuka.pages.said import (
    QuotedIn,
    ShownRole,
    how_many,
    quoted,
    shown_quotations,
    shown_roles,
    statements_on,
)
from terbuka.pages.templates import planned
from terbuka.records.article import Introduction
from terbuka.records.names import Name, Organisation, Original
from terbuka.site import Site
from terbuka.types import Article, Claim, PlannedPage, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person whom articles introduce as one of an organisation's, with what they are there."""

    person: Name
    roles: tuple[ShownRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What an organisation published: an original, with the articles that translate it; or else an article."""

    publisher: Organisation
    original: Original | None
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All there is of an organisation, and of its `parts`, which is the whole's, too. The first part is itself.

    `developed` are claims that say so, by model; `members` the introductions of each person, by slug.
    """

    parts: tuple[Organisation, ...]
    developed: dict[str, Claim]
    members: dict[str, tuple[tuple[Article, Introduction], ...]]
    quotations: list[QuotedIn]
    statements: list[Statement]
    theirs: list[Statement]
    articles: list[Article]

    @property
    def counts(self) -> dict[str, int]:
        return {
            "count.models": len(self.developed),
            "count.people": len(self.members),
            "count.quotations": how_many(self.quotations),
            "count.statements": len(self.statements) + len(self.theirs),
            "count.articles": len(self.articles),
        }


def pages(site: Site) -> Iterator[PlannedPage]:
    for organisation in site.organisations:
        for language in site.languages:
            address = partial(addresses.registered, organisation)
            view = partial(_view, site, organisation.slug, language)
            yield planned(site, language, address, "organisations.html", view)
    yield from list_of_names(site, addresses.organisations, "organisations", _listed)


def _listed(site: Site, name: Name) -> ListedName:
    return ListedName(name=name, organisations=(), counts=_whole(site, site.organisation_of[name.slug]).counts)


def _view(site: Site, slug: str, language: Language) -> dict[str, object]:
    organisation = site.organisation_of[slug]
    of = _whole(site, organisation)
    models = [(site.model[slug], claim) for slug, claim in of.developed.items()]
    people = [(site.name["people", slug], some) for slug, some in of.members.items()]
    return {
        "meta": {
            "title": organisation.name,
            "description": language.say("organisation.description", name=organisation.name),
            "names": ", ".join(organisation.aliases),
            "kind": "organisation",
        },
        "organisation": organisation,
        "whole": site.organisation(organisation.part_of),
        "its_parts": site.parts_of(organisation),
        "models": sorted(models, key=lambda pair: pair[0].name.casefold()),
        "members": [
            Member(person=person, roles=tuple(shown_roles(site, some, language.tag)))
            for person, some in sorted(people, key=lambda pair: pair[0].name.casefold())
        ],
        "quotations": shown_quotations(site, of.quotations, language),
        "statements": statements_on(site, of.statements, language),
        "theirs": statements_on(site, of.theirs, language),
        "publications": [each for part in of.parts for each in _published(site, part)],
        "counts": of.counts,
        "articles": listed_articles(site, of.articles),
    }


def _whole(site: Site, organisation: Organisation) -> Whole:
    parts = _with_parts(site, organisation)
    statements = _once(each for part in parts for each in site.statements_by(part))
    own = {each.claims[0].id for each in statements}
    theirs = _once(each for part in parts for each in site.said_by_members(part))
    introduced = (pair for part in parts for pair in site.members(part))
    return Whole(
        parts=tuple(parts),
        developed={claim.model: claim for part in parts for claim in site.developed_by(part)},
        members=gathered(introduced, lambda pair: pair[1].person),
        quotations=quoted(site, *parts),
        statements=statements,
        theirs=[each for each in theirs if each.claims[0].id not in own],
        articles=newest_first({each.name: each for part in parts for each in site.articles_on(part)}.values()),
    )


def _with_parts(site: Site, organisation: Organisation) -> list[Organisation]:
    """The organisation and all that is a part of it, which the files may write in a circle."""
    found, waiting = {organisation.slug: organisation}, [organisation]
    for each in waiting:
        parts = [part for part in site.parts_of(each) if part.slug not in found]
        found |= {part.slug: part for part in parts}
        waiting += parts
    return waiting


def _once(statements: Iterable[Statement]) -> list[Statement]:
    return list({statement.claims[0].id: statement for statement in statements}.values())


def _published(site: Site, publisher: Organisation) -> Iterator[Publication]:
    """What an organisation published: originals, and articles that name it, the newest first."""
    originals, articles = site.published_by(publisher)
    for original in originals:
        translations = site.translated.get(original.slug, ())
        yield Publication(publisher=publisher, original=original, articles=translations)
    for article in newest_first(articles):
        yield Publication(publisher=publisher, original=None, articles=(article,))
