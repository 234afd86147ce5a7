"""The lists: all models and all articles, in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from terbuka import addresses, markdown
from terbuka.describe import UNDETERMINED
from terbuka.languages import Language
from terbuka.markdown import attributes, box, escape, link, span
from terbuka.sources import newest_first, sources
from terbuka.types import Article, Model, Page, Site


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        for name, address, items in (
            (
                "models",
                addresses.models,
                model_items(site, site.models, addresses.models(language), language),
            ),
            (
                "articles",
                addresses.articles,
                article_items(site, newest_first(site.articles), addresses.articles(language), language),
            ),
        ):
            meta = {
                "title": language.say(f"{name}.title"),
                "description": language.say(f"{name}.lead"),
                "language": language.tag,
                "kind": "list",
                "alternates": addresses.in_languages(site.languages, address),
            }
            heading = f"# {escape(language.say(f'{name}.title'))} {attributes(id='title')}"
            lead = f"{escape(language.say(f'{name}.lead'))}\n{attributes(klass='lead')}"
            yield Page(path=address(language), text=markdown.page(meta, heading, lead, items))


def model_items(site: Site, models: Iterable[Model], path: str, language: Language) -> str:
    """A list of models: each with its other names and how many articles and sources name it."""
    say = language.say
    items = []
    for model in models:
        articles = site.articles_on(model)
        counts = f"{say('count.articles', n=len(articles))} · {say('count.sources', n=len(sources(articles)))}"
        names = f" · {say('models.names', names=language.list(list(model.aliases)))}" if model.aliases else ""
        title = link(escape(model.name), path, addresses.model(model, language), klass="title")
        items.append(f"- {title}\n  {span(escape(counts + names), klass='facts')}")
    return box("\n".join(items), "div", klass="list")


def article_items(site: Site, articles: Iterable[Article], path: str, language: Language) -> str:
    """A list of articles: each with its language, date, publisher and models."""
    items = []
    for article in articles:
        tag = article.language
        title = link(escape(article.title), path, addresses.article(article), klass="title", lang=tag, hreflang=tag)
        models = [link(escape(model.name), path, addresses.model(model, language)) for model in site.models_in(article)]
        named = f" · {language.list(models)}" if models else ""
        if site.translations(article):
            beside = addresses.translations(str(article.original), language)
            named += f" · {link(escape(language.say('translations.same_original')), path, beside)}"
        items.append(f"- {title}\n  {span(facts(article, language) + named, klass='facts')}")
    return box("\n".join(items), "div", klass="list")


def facts(article: Article, language: Language) -> str:
    """An article's language, date and, where known, publisher, as one line of Markdown."""
    name = [] if article.language == UNDETERMINED else [escape(language.language_name(article.language))]
    return " · ".join([*name, dated(article, language)])


def dated(article: Article, language: Language) -> str:
    """An article's date and, where known, publisher."""
    day = language.date(article.published) if article.published else language.say("articles.undated")
    publisher = [span(escape(article.publisher), lang=article.language)] if article.publisher else []
    return " · ".join([escape(day), *publisher])
