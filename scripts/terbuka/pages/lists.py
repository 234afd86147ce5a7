"""The lists, in each language: all models, with those that have no page; all articles, with filters above them; names.

The page holds what there is to choose from, in the form, and what each article is, on the items; `assets/site.js` only
compares them. Without scripts the form stays hidden and the list whole.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from slugify import slugify

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.templates import page
from terbuka.records.names import Model, Name, Organisation
from terbuka.site import Site
from terbuka.types import Article, Page

Choices = dict[str, dict[str, str]]  # by filter: values as addresses write them, with the words for them

OTHER_MODELS = "other-models"  # the kind of those without a page
ALWAYS = ("model", "language")  # any other filter appears once there are two known values to choose from


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedModel:
    """A model with how many articles, and how many sources, speak of it."""

    model: Model
    articles: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article with its models and the `others`, which have no page, and the attributes that filters read.

    `original` is the key of its original where it has other translations, `outlet` who published that.
    """

    article: Article
    models: tuple[Model, ...]
    others: tuple[Name, ...]
    original: str | None
    outlet: Organisation | None
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """A person or an organisation, those to whom it belongs, how much there is of it, and what filters read.

    `counts` are by their label.
    """

    name: Name
    organisations: tuple[Organisation, ...]
    counts: Mapping[str, int]
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A choice above a list: the name in addresses, the label that names it, and values with their words, sorted."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The filters above a list, with the words around them: `forms` holds "n shown" in the language's plural forms."""

    filters: tuple[Filter, ...]
    name: str
    none: str
    reset: str
    shown: str
    forms: Mapping[str, str]


def pages(site: Site) -> Iterator[Page]:
    others = _listed_others(site)
    for language in site.languages:
        say = language.say
        meta = {"title": say("models.title"), "description": say("models.lead"), "kind": "list"}
        models = listed_models(site, site.models)
        yield page(
            site, language, addresses.models, "lists.html", meta=meta, kind="models", models=models, others=others
        )
        meta = {"title": say("articles.title"), "description": say("articles.lead"), "kind": "list"}
        articles = newest_first(site.articles)
        choices = {article.name: _choices(site, article, language) for article in articles}
        form = _form(language, "articles", choices.values())
        items = listed_articles(site, articles, form.filters if form else (), choices)
        yield page(
            site, language, addresses.articles, "lists.html", meta=meta, kind="articles", articles=items, form=form
        )


def list_of_names(
    site: Site, address: Callable[[Language], str], kind: str, items: Sequence[ListedName]
) -> Iterator[Page]:
    """The list of the names of a kind, in each language; those that belong to organisations can be chosen by these.

    `kind` is the group of the labels that say so.
    """
    choices: list[Choices] = [{"organisation": {each.slug: each.name for each in item.organisations}} for item in items]
    for language in site.languages:
        title, lead = language.say(f"{kind}.title"), language.say(f"{kind}.lead")
        form = _form(language, kind, choices)
        shown = [
            replace(item, choices=_attributes(choice, form.filters if form else ()))
            for item, choice in zip(items, choices, strict=True)
        ]
        meta = {"title": title, "description": lead, "kind": "list"}
        given = {"kind": kind, "lead": lead, "title": title, "form": form, "names": shown}
        yield page(site, language, address, "lists.html", meta=meta, **given)


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
    return [
        ListedArticle(
            article=article,
            models=site.models_in(article),
            others=site.names_in(article, OTHER_MODELS),
            original=article.original if site.translations(article) else None,
            outlet=outlet if (outlet := site.outlet(article)) and article.publisher not in outlet.names else None,
            choices=_attributes((choices or {}).get(article.name, {}), filters),
        )
        for article in articles
    ]


def _listed_others(site: Site) -> list[tuple[Name, int, int]]:
    """The models without a page, each with how many articles and sources name it: those most often named first."""
    found = [(name, site.articles_on(name)) for name in site.names if name.kind == OTHER_MODELS]
    listed = [(name, len(articles), len(sources(articles))) for name, articles in found if articles]
    return sorted(listed, key=lambda item: (-item[2], -item[1], item[0].name.casefold()))


def _attributes(choices: Choices, filters: Iterable[Filter]) -> dict[str, str]:
    """The attributes of an item that the filters read."""
    names = {each.name for each in filters}
    return {f"data-{name}": " ".join(values) for name, values in choices.items() if name in names and values}


def _choices(site: Site, article: Article, language: Language) -> Choices:
    """What an article is, filter by filter, in the filters' order. Values are ASCII words, whatever the seeds say."""
    day, tag, publisher = article.published, article.language, slugify(article.publisher or "")
    return {
        "model": {name.slug: name.name for kind in ("models", OTHER_MODELS) for name in site.names_in(article, kind)},
        "language": {} if tag == UNDETERMINED else {tag: language.language_name(tag)},
        "publisher": {publisher: str(article.publisher)} if publisher else {},
        "year": {str(day.year): str(day.year)} if day else {},
    }


def _form(language: Language, kind: str, items: Collection[Choices]) -> Form | None:
    """The form above a list of such items; None where there is nothing to choose."""
    filters = _filters(items)
    if not filters:
        return None
    return Form(
        filters=filters,
        name=language.say(f"filters.{kind}.name"),
        none=language.say(f"filters.{kind}.none"),
        reset=language.say(f"filters.{kind}.reset"),
        shown=language.say(f"filters.{kind}.shown", n=len(items)),
        forms={f"data-{form}": text for form, text in language.forms(f"filters.{kind}.shown").items()},
    )


def _filters(items: Iterable[Choices]) -> tuple[Filter, ...]:
    """The filters that a list of such items has, each with its values sorted by their words."""
    found: Choices = {}
    for item in items:
        for name, values in item.items():
            found.setdefault(name, {}).update(values)
    return tuple(
        Filter(
            name=name,
            label=f"filters.{name}",
            options=tuple(sorted(values.items(), key=lambda value: value[1].casefold())),
        )
        for name, values in found.items()
        if len(values) >= (1 if name in ALWAYS else 2)
    )
