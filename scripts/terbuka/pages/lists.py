"""The lists, in each language: all models; and all articles, with filters above them.

The page holds what there is to choose from, in the form, and what each article is, on the items; `assets/site.js` only
compares them. Without scripts the form stays hidden and the list whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from slugify import slugify

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.templates import page
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Page

Choices = dict[str, dict[str, str]]  # by filter: values as addresses write them, with the words for them

ALWAYS = ("model", "language")  # any other filter appears once there are two known values to choose from


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedModel:
    """A model with how many articles, and how many sources, speak of it."""

    model: Model
    articles: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article with its models, the original if it has translations, and the attributes that filters read."""

    article: Article
    models: tuple[Model, ...]
    original: str | None
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A choice above a list: the name in addresses, the label that names it, and values with their words, sorted."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        say = language.say
        meta = {"title": say("models.title"), "description": say("models.lead"), "kind": "list"}
        models = listed_models(site, site.models)
        yield page(site, language, addresses.models, "lists.html", meta=meta, kind="models", models=models)
        meta = {"title": say("articles.title"), "description": say("articles.lead"), "kind": "list"}
        articles = newest_first(site.articles)
        choices = {article.name: _choices(site, article, language) for article in articles}
        filters = _filters(choices.values())
        yield page(
            site,
            language,
            addresses.articles,
            "lists.html",
            meta=meta,
            kind="articles",
            articles=listed_articles(site, articles, filters, choices),
            filters=filters,
            # The script writes the count in this language's plural forms.
            forms={f"data-{form}": text for form, text in language.forms("filters.shown").items()},
        )


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """By date, the newest first; articles without a date come last, by name."""
    return sorted(articles, key=lambda a: (-(a.published or date.min).toordinal(), a.name))


def sources(articles: Iterable[Article]) -> list[tuple[Article, ...]]:
    """Articles grouped by original, the newest first: those that translate one original are one source."""
    groups: dict[str, list[Article]] = {}
    for article in newest_first(articles):
        groups.setdefault(f"original {article.original}" if article.original else article.name, []).append(article)
    return [tuple(group) for group in groups.values()]


def listed_models(site: Site, models: Iterable[Model]) -> list[ListedModel]:
    return [
        ListedModel(model=model, articles=len(articles), sources=len(sources(articles)))
        for model in models
        for articles in [site.articles_on(model)]
    ]


def listed_articles(
    site: Site,
    articles: Iterable[Article],
    filters: Iterable[Filter] = (),
    choices: Mapping[str, Choices] | None = None,
) -> list[ListedArticle]:
    """`choices` are those of each article by its name, of which the items get what the filters ask for."""
    names = [each.name for each in filters]
    return [
        ListedArticle(
            article=article,
            models=site.models_in(article),
            original=article.original if site.translations(article) else None,
            choices={
                f"data-{name}": " ".join(values)
                for name, values in (choices or {}).get(article.name, {}).items()
                if name in names and values
            },
        )
        for article in articles
    ]


def _choices(site: Site, article: Article, language: Language) -> Choices:
    """What an article is, filter by filter, in the filters' order. Values are ASCII words, whatever the seeds say."""
    day, tag, publisher = article.published, article.language, slugify(article.publisher or "")
    return {
        "model": {model.slug: model.name for model in site.models_in(article)},
        "language": {} if tag == UNDETERMINED else {tag: language.language_name(tag)},
        "publisher": {publisher: str(article.publisher)} if publisher else {},
        "year": {str(day.year): str(day.year)} if day else {},
    }


def _filters(articles: Iterable[Choices]) -> list[Filter]:
    """The filters that a list of such articles has, each with its values sorted by their words."""
    found: Choices = {}
    for article in articles:
        for name, values in article.items():
            found.setdefault(name, {}).update(values)
    return [
        Filter(
            name=name,
            label=f"filters.{name}",
            options=tuple(sorted(values.items(), key=lambda value: value[1].casefold())),
        )
        for name, values in found.items()
        if len(values) >= (1 if name in ALWAYS else 2)
    ]
