"""The home page, in each language: what this is, and the way to the models and the articles."""

from collections.abc import Iterator

from terbuka.pages import addresses
from terbuka.pages.lists import listed_articles, listed_models, newest_first, sources
from terbuka.pages.templates import page
from terbuka.site import Site
from terbuka.types import Page

LENGTH_OF_LISTS = 5  # of each list; the home page is to be seen in one screen


def pages(site: Site) -> Iterator[Page]:
    often = sorted(site.models, key=lambda model: (-len(site.articles_on(model)), model.name))
    for language in site.languages:
        say = language.say
        yield page(
            site,
            language,
            addresses.home,
            "home.html",
            meta={"title": say("home.title"), "description": say("site.description"), "kind": "home"},
            # On the first home page, a link to each other one; assets/site.js shows that of the browser's language.
            others=site.languages[1:] if language is site.languages[0] else (),
            counts=(len(site.articles), len(sources(site.articles)), len(site.models)),
            models=listed_models(site, often[:LENGTH_OF_LISTS]),
            articles=listed_articles(site, newest_first(site.articles)[:LENGTH_OF_LISTS]),
        )
