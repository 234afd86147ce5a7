"""What the page of a person or an organisation has no room for: all that stands under one of its headings, in parts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.further import by_language, pages_of_articles
from terbuka.pages.lists import listed_articles
from terbuka.pages.numbered import Part
from terbuka.pages.said import QuotedIn, in_brief, quoted_in, shown_quotations, shown_roles, statements_on
from terbuka.pages.templates import planned
from terbuka.records.names import Name, Organisation, Original
from terbuka.sections import PUBLISHED, QUOTATIONS, ROLES, STATEMENTS
from terbuka.site import Site
from terbuka.types import Article, PlannedPage, Statement

FEW = 20  # quotations, roles, articles … that a page shows of many
IN_FULL, BRIEFLY = 30, 100  # statements that a page shows with their quotes, and without

# By section, the label of its heading; values other than `name` it has none.
HEADINGS = {
    ROLES: "person.roles",
    QUOTATIONS: "quotations.title",
    STATEMENTS: "person.statements",
    PUBLISHED: "organisation.published",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What an organisation published: an original, with the articles that translate it; or else an article."""

    publisher: Organisation
    original: Original | None
    articles: tuple[Article, ...]


def pages_of_sections(site: Site, name: Name) -> Iterator[PlannedPage]:
    """The pages that belong to a person's or an organisation's: of its sections, and of the articles that name it."""
    for section, last in site.sections.get((name.kind, name.slug), {}).items():
        for number in range(1, last + 1):
            part = Part(number=number, last=last, address=partial(addresses.section, name, section))
            for language in site.languages:
                view = partial(_view, site, (name.kind, name.slug), section, language, part)
                yield planned(site, language, partial(part.at, number), "sections.html", view)
    yield from pages_of_articles(site, name, partial(_articles, name.kind))


def _articles(
    kind: str, site: Site, slug: str, language: Language, articles: Sequence[Article]
) -> Mapping[str, object]:
    title = language.say("person.articles", name=site.name[kind, slug].name)
    return {"title": title, "description": title, "articles": listed_articles(site, articles), "sentences": ()}


def _view(site: Site, key: tuple[str, str], section: str, language: Language, part: Part) -> Mapping[str, object]:
    name, items = site.name[key], site.section_part[(*key, section, part.number)]
    heading = language.say(HEADINGS[section], **({"name": name.name} if section == PUBLISHED else {}))
    title = language.say("further.title", name=name.name, attribute=heading)
    given: dict[str, object] = {}
    if section == ROLES:
        articles = [site.article[each] for each in reversed(items)]
        pairs = [(article, each) for article in articles for each in article.notes.people if each.person == key[1]]
        given["roles"] = shown_roles(site, pairs, language.tag)
    elif section == QUOTATIONS:
        given["quotations"] = shown_quotations(site, quoted_in(site, items, *own(site, name)), language)
    elif section == STATEMENTS:
        given["statements"] = in_brief(site, [site.statement(each) for each in items], language)
    else:
        given["publications"] = [publication(site, each) for each in reversed(items)]
    return {
        "meta": {"title": part.title(title, language), "description": title, "kind": name.called},
        "title": title,
        "name": name,
        "section": section,
        "part": part,
        **given,
    }


def own(site: Site, name: Name) -> list[Name]:
    """A person; or an organisation with all that is a part of it."""
    if not isinstance(name, Organisation):
        return [name]
    return [site.organisation_of[slug] for slug in site.whole_of[name.slug]]


def publication(site: Site, path: str) -> Publication:
    """What the site knows by a path of a section: an original, or an article with its own publisher."""
    kind, _, key = path.partition("/")
    if kind == "originals":
        original = site.original_of[key]
        publisher = site.organisation(original.publisher)
        assert publisher
        return Publication(publisher=publisher, original=original, articles=site.translated.get(key, ()))
    article = site.article[key]
    publisher = site.called(article.publisher)
    assert publisher
    return Publication(publisher=publisher, original=None, articles=(article,))


def more_of(site: Site, name: Name, language: Language) -> dict[str, str]:
    """Where all of a section stands of which the page shows some: the part with the newest, of statements the first."""
    return {
        section: addresses.part(addresses.section(name, section, language), 1 if section == STATEMENTS else last)
        for section, last in site.sections.get((name.kind, name.slug), {}).items()
    }


def articles_of(site: Site, name: Name, articles: Sequence[Article]) -> dict[str, object]:
    """The articles on a name, the newest first; of many some, and where they stand `elsewhere`."""
    elsewhere = by_language(site, name)
    return {
        "articles": listed_articles(site, articles[:FEW] if elsewhere else articles),
        "elsewhere": elsewhere,
    }


def statements_of(site: Site, name: Name, statements: Sequence[Statement], language: Language) -> dict[str, object]:
    """The statements that somebody makes, with what says them; many of them `in_brief`, and of very many some."""
    if len(statements) <= IN_FULL:
        return {"statements": statements_on(site, statements, language), "in_brief": []}
    if STATEMENTS in site.sections.get((name.kind, name.slug), {}):
        first = site.section_part[name.kind, name.slug, STATEMENTS, 1]
        statements = [site.statement(each) for each in first[:BRIEFLY]]
    return {"statements": [], "in_brief": in_brief(site, statements, language)}


def few(said: Iterable[QuotedIn]) -> list[QuotedIn]:
    """Some of many quotations, at least one of them."""
    found: list[QuotedIn] = []
    room = FEW
    for each in said:
        if room > 0:
            found.append(replace(each, quotations=each.quotations[:room]))
            room -= len(each.quotations)
    return found
