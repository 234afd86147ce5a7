"""The home page, in each language: what this is, and the way to the models and the articles."""

from __future__ import annotations

from collections.abc import Iterator

from terbuka.languages.interface import Language
from terbuka.pages import addresses, markdown
from terbuka.pages.lists import article_items, model_items
from terbuka.pages.markdown import attributes, box, escape, link
from terbuka.pages.sources import newest_first, sources
from terbuka.site import Site
from terbuka.types import Page

SHOWN = 5  # of each list; the home page is to be seen in one screen


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        yield Page(path=addresses.home(language), text=_page(site, language))


def _page(site: Site, language: Language) -> str:
    say, path = language.say, addresses.home(language)
    meta = {
        "title": say("home.title"),
        "description": say("site.description"),
        "language": language.tag,
        "kind": "home",
        "alternates": addresses.in_languages(site.languages, addresses.home),
    }
    scope = say(
        "home.scope",
        articles=say("count.articles", n=len(site.articles)),
        sources=say("count.sources", n=len(sources(site.articles))),
        models=say("count.models", n=len(site.models)),
    )
    often = sorted(site.models, key=lambda model: (-len(site.articles_on(model)), model.name))[:SHOWN]
    models = link(escape(say("home.all_models")), path, addresses.models(language), klass="more")
    compare = link(escape(say("home.compare")), path, addresses.compare(language), klass="more")
    articles = link(escape(say("home.all_articles")), path, addresses.articles(language), klass="more")
    columns = [
        box(f"## {escape(heading)} {attributes(id=name)}\n\n{items}\n\n{more}", "section")
        for name, heading, items, more in (
            ("models", say("home.models"), model_items(site, often, path, language), f"{models} · {compare}"),
            (
                "articles",
                say("home.articles"),
                article_items(site, newest_first(site.articles)[:SHOWN], path, language),
                articles,
            ),
        )
    ]
    return markdown.page(
        meta,
        _offers(site, path, language),
        f"# {escape(say('home.title'))} {attributes(id='title')}",
        f"{escape(say('home.lead'))}\n{attributes(klass='lead')}",
        f"{escape(scope)}\n{attributes(klass='facts')}",
        box("\n\n".join(columns), "div", klass="columns"),
    )


def _offers(site: Site, path: str, language: Language) -> str:
    """On the first home page, a link to each other one; `assets/site.js` shows that of the browser's language."""
    if language is not site.languages[0]:
        return ""
    return "\n\n".join(
        box(
            link(escape(other.say("home.offer")), path, addresses.home(other), hreflang=other.tag),
            "p",
            klass="offer",
            lang=other.tag,
            hidden="",
        )
        for other in site.languages[1:]
    )
