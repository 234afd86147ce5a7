"""The people whom articles name, in each language: a list of them, and a page of each with all that they say."""

from collections.abc import Iterator, Sequence
from functools import partial

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.lists import ListedName, list_of_names, listed_articles, newest_first
from terbuka.pages.said import (
    QuotedIn,
    how_many,
    organisations_of,
    quoted,
    shown_quotations,
    shown_roles,
    statements_on,
)
from terbuka.pages.templates import planned
from terbuka.records.names import Name
from terbuka.site import Site
from terbuka.types import PlannedPage


def pages(site: Site) -> Iterator[PlannedPage]:
    for person in site.people:
        for language in site.languages:
            address = partial(addresses.registered, person)
            yield planned(site, language, address, "people.html", partial(_view, site, person.slug, language))
    yield from list_of_names(site, addresses.people, "people", _listed)


def _view(site: Site, slug: str, language: Language) -> dict[str, object]:
    person = site.name["people", slug]
    quotations = quoted(site, person)
    return {
        "meta": {
            "title": person.name,
            "description": language.say("person.description", name=person.name),
            "names": ", ".join(person.aliases),
            "kind": "person",
        },
        "person": person,
        "roles": shown_roles(site, site.introductions(person), language.tag),
        "quotations": shown_quotations(site, quotations, language),
        "statements": statements_on(site, site.statements_by(person), language),
        "counts": _counts(site, person, quotations),
        "articles": listed_articles(site, newest_first(site.articles_on(person))),
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
