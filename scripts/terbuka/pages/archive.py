"""The list of all articles, in each language, the newest first.

As long as it fits on one page it has filters there. A longer one is the newest articles, and all of them by year and by
language, each of these lists in numbered parts, few of which a new article changes.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from slugify import slugify

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.order import LANGUAGE, YEAR, Shelf
from terbuka.pages import addresses
from terbuka.pages.choices import Choices, form_above
from terbuka.pages.lists import OTHER_MODELS, listed_articles
from terbuka.pages.numbered import Part, in_parts
from terbuka.pages.templates import planned
from terbuka.site import Site
from terbuka.types import Article, PlannedPage

NEWEST = 50  # articles that stand before all others


def pages(site: Site) -> Iterator[PlannedPage]:
    view = _all if site.fits_one_list else _newest
    for language in site.languages:
        yield planned(site, language, addresses.articles, "archive.html", partial(view, site, language))
    for shelf in () if site.fits_one_list else site.labels_of_shelves:
        last, address = site.lengths_of_shelves[shelf], partial(addresses.shelf, *shelf)
        yield from in_parts(site, address, "archive.html", last, partial(_shelf, shelf))


def _all(site: Site, language: Language) -> dict[str, object]:
    articles = [site.article[name] for name in site.newest]
    choices = {article.name: _choices(site, article, language) for article in articles}
    form = form_above(language, "articles", choices.values())
    items = listed_articles(site, articles, form.filters if form else (), choices)
    title, lead = language.say("articles.title"), language.say("articles.lead")
    meta = {"title": title, "description": lead, "kind": "list"}
    return {"meta": meta, "title": title, "lead": lead, "form": form, "articles": items, "shelves": [], "part": None}


def _newest(site: Site, language: Language) -> dict[str, object]:
    title, lead = language.say("articles.title"), language.say("articles.lead_newest", n=NEWEST)
    return _part(site, language, title, lead, site.newest[:NEWEST]) | {"shelf": None, "part": None}


def _shelf(shelf: Shelf, site: Site, language: Language, part: Part) -> dict[str, object]:
    title, lead = part.title(_title(shelf, language), language), language.say("articles.lead_in_parts")
    return _part(site, language, title, lead, site.shelf_parts[shelf, part.number]) | {"shelf": shelf}


def _part(site: Site, language: Language, title: str, lead: str, names: Iterable[str]) -> dict[str, object]:
    return {
        "meta": {"title": title, "description": f"{title}{language.say('common.separator')}{lead}", "kind": "list"},
        "title": title,
        "lead": lead,
        "form": None,
        "articles": listed_articles(site, [site.article[name] for name in names]),
        "shelves": _shelves(site, language),
    }


def _shelves(site: Site, language: Language) -> list[tuple[str, list[tuple[Shelf, str]]]]:
    """The ways to all articles, each under the label of what they have in common."""
    shelves = [(shelf, _name(shelf, language)) for shelf in site.labels_of_shelves]
    return [(f"articles.by_{kind}", [each for each in shelves if each[0][0] == kind]) for kind in (YEAR, LANGUAGE)]


def _name(shelf: Shelf, language: Language) -> str:
    kind, key = shelf
    if kind == YEAR:
        return key or language.say("articles.undated")
    return language.say("articles.no_language") if key == UNDETERMINED else language.language_name(key)


def _title(shelf: Shelf, language: Language) -> str:
    kind, key = shelf
    if kind == YEAR:
        return language.say("articles.from_year", year=key) if key else language.say("articles.from_no_year")
    if key == UNDETERMINED:
        return language.say("articles.in_no_language")
    return language.say("articles.in_language", language=language.bare_name(key))


def _choices(site: Site, article: Article, language: Language) -> Choices:
    """What an article is, filter by filter, in the filters' order. Values are ASCII words, whatever the seeds say."""
    day, tag, publisher = article.published, article.language, slugify(article.publisher or "")
    return {
        "model": {name.slug: name.name for kind in ("models", OTHER_MODELS) for name in site.names_in(article, kind)},
        "language": {} if tag == UNDETERMINED else {tag: language.language_name(tag)},
        "publisher": {publisher: str(article.publisher)} if publisher else {},
        "year": {str(day.year): str(day.year)} if day else {},
    }
