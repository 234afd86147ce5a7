"""The people whom articles name, in each language: a list of them, and a page of each with all that they say."""

from collections.abc import Iterator
from functools import partial

from terbuka.pages import addresses
from terbuka.pages.lists import ListedName, list_of_names, listed_articles, newest_first
from terbuka.pages.said import how_many, organisations_of, quoted, shown_quotations, shown_roles, statements_on
from terbuka.pages.templates import page
from terbuka.site import Site
from terbuka.types import Page


def pages(site: Site) -> Iterator[Page]:
    listed = []
    for person in site.people:
        introductions = site.introductions(person)
        quotations = quoted(site, person)
        statements = site.statements_by(person)
        articles = newest_first(site.articles_on(person))
        counts = {
            "count.quotations": how_many(quotations),
            "count.statements": len(statements),
            "count.articles": len(articles),
        }
        listed.append(ListedName(name=person, organisations=organisations_of(site, person), counts=counts))
        for language in site.languages:
            meta = {
                "title": person.name,
                "description": language.say("person.description", name=person.name),
                "names": ", ".join(person.aliases),
                "kind": "person",
            }
            yield page(
                site,
                language,
                partial(addresses.registered, person),
                "people.html",
                meta=meta,
                person=person,
                roles=shown_roles(site, introductions, language.tag),
                quotations=shown_quotations(site, quotations, language),
                statements=statements_on(site, statements, language),
                counts=counts,
                articles=listed_articles(site, articles),
            )
    yield from list_of_names(site, addresses.people, "people", listed)
