"""The people whom articles name, in each language: a list of them, and a page of each with all that they say."""

from collections.abc import Iterator, Sequence
from functools import partial

from terbuka.languages.interface import Language
from terbuka.order import newness
from terbuka.pages import addresses
from terbuka.pages.lists import ListedName, list_of_names, newest_first
from terbuka.pages.nodes import person_nodes
from terbuka.pages.said import QuotedIn, how_many, organisations_of, quoted, shown_quotations, shown_roles
from terbuka.pages.sections import FEW, articles_of, few, more_of, pages_of_sections, statements_of
from terbuka.pages.templates import planned
from terbuka.records.names import Name
from terbuka.sections import QUOTATIONS, ROLES
from terbuka.site import Site
from terbuka.types import PlannedPage


def pages(site: Site) -> Iterator[PlannedPage]:
    for person in site.people:
        yield from pages_of_sections(site, person)
        for language in site.languages:
            address = partial(addresses.registered, person)
            yield planned(site, language, address, "people.html", partial(_view, site, person.slug, language))
    yield from list_of_names(site, addresses.people, "people", _listed)


def _view(site: Site, slug: str, language: Language) -> dict[str, object]:
    person = site.name["people", slug]
    long = site.sections.get(("people", slug), {})
    introductions, quotations = site.introductions(person), quoted(site, person)
    if ROLES in long:
        introductions = tuple(sorted(introductions, key=lambda pair: newness(pair[0])))[:FEW]
    return {
        "meta": {
            "title": person.name,
            "description": language.say("person.description", name=person.name),
            "names": ", ".join(person.aliases),
            "kind": "person",
        },
        "nodes": person_nodes(site, person, organisations_of(site, person), language),
        "person": person,
        "roles": shown_roles(site, introductions, language.tag),
        "quotations": shown_quotations(site, few(quotations) if QUOTATIONS in long else quotations, language),
        **statements_of(site, person, site.statements_by(person), language),
        "counts": _counts(site, person, quotations),
        **articles_of(site, person, newest_first(site.articles_on(person))),
        "more": more_of(site, person, language),
    }


def _listed(site: Site, person: Name) -> ListedName:
    counts = _counts(site, person, quoted(site, person))
    return ListedName(name=person, organisations=organisations_of(site, person), counts=counts)


def _counts(site: Site, person: Name, quotations: Sequence[QuotedIn]) -> dict[str, int]:
    return {
        "count.quotations": how_many(quotations),
        "count.statements": len(site.statements_by(person)),
        "count.articles": len(site.articles_on(person)),
    }
