"""The lists: all models and all articles, in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from terbuka.languages.interface import Language
from terbuka.pages import addresses, filters, markdown
from terbuka.pages.markdown import attributes, box, escape, link, span
from terbuka.pages.sources import newest_first, sources
from terbuka.site import Site
from terbuka.types import UNDETERMINED, Article, Name, Page


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        yield Page(path=addresses.models(language), text=_models(site, language))
        yield Page(path=addresses.articles(language), text=_articles(site, language))


def _models(site: Site, language: Language) -> str:
    title, lead = language.say("models.title"), language.say("models.lead")
    items = model_items(site, site.models, addresses.models(language), language)
    return _page(site, addresses.models, title, lead, items, language)


def _articles(site: Site, language: Language) -> str:
    title, lead = language.say("articles.title"), language.say("articles.lead")
    articles = newest_first(site.articles)
    each = {article.name: filters.choices(site, article, language) for article in articles}
    offered = filters.offered(each.values())
    form = filters.form(offered, len(articles), language)
    data = {name: {filter: " ".join(found[filter]) for filter in offered} for name, found in each.items()}
    items = article_items(site, articles, addresses.articles(language), language, data)
    return _page(site, addresses.articles, title, lead, f"{form}\n\n{items}", language)


def _page(site: Site, address: Callable[[Language], str], title: str, lead: str, items: str, language: Language) -> str:
    meta = {
        "title": title,
        "description": lead,
        "language": language.tag,
        "kind": "list",
        "alternates": addresses.in_languages(site.languages, address),
    }
    heading = f"# {escape(title)} {attributes(id='title')}"
    return markdown.page(meta, heading, f"{escape(lead)}\n{attributes(klass='lead')}", items)


def model_items(site: Site, models: Iterable[Name], path: str, language: Language) -> str:
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


def article_items(
    site: Site,
    articles: Iterable[Article],
    path: str,
    language: Language,
    data: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """A list of articles: each with its language, date, publisher and models; `data` is for filters, by name."""
    items = []
    for article in articles:
        tag = article.language
        own = {f"data_{filter}": values for filter, values in (data or {}).get(article.name, {}).items() if values}
        address = addresses.article(article)
        title = link(escape(article.title), path, address, klass="title", lang=tag, hreflang=tag, **own)
        models = [link(escape(model.name), path, addresses.model(model, language)) for model in site.models_in(article)]
        named = f" · {language.list(models)}" if models else ""
        if site.translations(article):
            beside = addresses.translations(str(article.original), language)
            named += f" · {link(escape(language.say('translations.same_original')), path, beside)}"
        items.append(f"- {title}\n  {span(facts(article, language) + named, klass='facts')}")
    return box("\n".join(items), "div", klass="list")


def facts(article: Article, language: Language) -> str:
    """An article's language, date and publisher, known or not, as one line of Markdown."""
    known = article.language != UNDETERMINED
    name = language.language_name(article.language) if known else language.say("articles.no_language")
    publisher = [] if article.publisher else [escape(language.say("articles.no_publisher"))]
    return " · ".join([escape(name), dated(article, language), *publisher])


def dated(article: Article, language: Language) -> str:
    """An article's date and, where known, publisher."""
    day = language.date(article.published) if article.published else language.say("articles.undated")
    publisher = [span(escape(article.publisher), lang=article.language)] if article.publisher else []
    return " · ".join([escape(day), *publisher])
