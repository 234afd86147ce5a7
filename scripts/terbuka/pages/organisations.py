"""The organisations, in each language: a list of them, and a page of each with its people, models and words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.lists import ListedName, list_of_names, newest_first
from terbuka.pages.nodes import organisation_nodes
from terbuka.pages.said import QuotedIn, ShownRole, how_many, quoted, shown_quotations, shown_roles, statements_on
from terbuka.pages.sections import (
    FEW,
    IN_FULL,
    Publication,
    articles_of,
    few,
    more_of,
    pages_of_sections,
    publication,
    statements_of,
)
from terbuka.pages.templates import planned
from terbuka.records.article import Introduction
from terbuka.records.names import Name, Organisation
from terbuka.sections import PUBLISHED, QUOTATIONS
from terbuka.site import Site
from terbuka.types import Article, Claim, PlannedPage, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person whom articles introduce as one of an organisation's, with what they are there, if there is room."""

    person: Name
    roles: tuple[ShownRole, ...]


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
        yield from pages_of_sections(site, organisation)
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
    people = sorted(
        ((site.name["people", slug], some) for slug, some in of.members.items()),
        key=lambda pair: pair[0].name.casefold(),
    )
    published = [each for part in of.parts for each in _published(site, part)]
    long = site.sections.get(("organisations", slug), {})
    are_many = sum(len(some) for _, some in people) > IN_FULL
    return {
        "meta": {
            "title": organisation.name,
            "description": language.say("organisation.description", name=organisation.name),
            "names": ", ".join(organisation.aliases),
            "kind": "organisation",
        },
        "nodes": organisation_nodes(site, organisation, language),
        "organisation": organisation,
        "whole": site.organisation(organisation.part_of),
        "its_parts": site.parts_of(organisation),
        "models": sorted(models, key=lambda pair: pair[0].name.casefold()),
        "members": [
            Member(person=person, roles=() if are_many else tuple(shown_roles(site, some, language.tag)))
            for person, some in people
        ],
        "quotations": shown_quotations(site, few(of.quotations) if QUOTATIONS in long else of.quotations, language),
        **statements_of(site, organisation, of.statements, language),
        "theirs": statements_on(site, of.theirs, language) if len(of.theirs) <= IN_FULL else [],
        "speakers": _speakers(of.parts, of.theirs) if len(of.theirs) > IN_FULL else [],
        "publications": published[:FEW] if PUBLISHED in long else published,
        "counts": of.counts,
        **articles_of(site, organisation, of.articles),
        "more": more_of(site, organisation, language),
    }


def _whole(site: Site, organisation: Organisation) -> Whole:
    parts = [site.organisation_of[slug] for slug in site.whole_of[organisation.slug]]
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


def _once(statements: Iterable[Statement]) -> list[Statement]:
    return list({statement.claims[0].id: statement for statement in statements}.values())


def _published(site: Site, publisher: Organisation) -> Iterator[Publication]:
    """What an organisation published: originals, and articles that name it, the newest first."""
    originals, articles = site.published_by(publisher)
    for path in (
        *(f"originals/{each.slug}" for each in originals),
        *(f"articles/{a.name}" for a in newest_first(articles)),
    ):
        yield publication(site, path)


def _speakers(parts: Sequence[Organisation], statements: Iterable[Statement]) -> list[tuple[Name, int]]:
    """The people of an organisation who make statements, with how many."""
    slugs = {part.slug for part in parts}
    said: dict[str, tuple[Name, set[str]]] = {}
    for statement in statements:
        for speaker in (claim.speaker for claim in statement.claims if claim.speaker):
            if speaker.organisation and speaker.organisation.slug in slugs:
                said.setdefault(speaker.name.slug, (speaker.name, set()))[1].add(statement.claims[0].id)
    return [(name, len(some)) for name, some in sorted(said.values(), key=lambda each: each[0].name.casefold())]
