"""The lists of names, in each language: all models, with those that have no page; all people; all organisations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from terbuka.languages.interface import Language
from terbuka.order import newness
from terbuka.pages import addresses
from terbuka.pages.choices import Choices, Filter, attributes_of, form_above
from terbuka.pages.numbered import Part, how_many_parts, in_parts
from terbuka.pages.shares import shares_pictures
from terbuka.records.names import Model, Name, Organisation
from terbuka.site import Site
from terbuka.types import Article, PlannedPage, Role

OTHER_MODELS = "other-models"  # the kind of those without a page
NAMES = 200  # on a page: less than 100 KB
DESCRIPTION_LENGTH = 155  # characters; search engines cut longer ones


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


def pages(site: Site) -> Iterator[PlannedPage]:
    last = how_many_parts(len(_models(site)), NAMES)
    yield from in_parts(site, addresses.models, "lists.html", last, _models_view)


def _models(site: Site) -> list[tuple[str, str]]:
    """The models, and those without a page that an article names, most often named first; by kind and slug."""
    others = [(name, *site.reach_of(name)) for name in site.names_of(OTHER_MODELS)]
    often = sorted((each for each in others if each[1]), key=lambda each: (-each[2], -each[1]))
    return [("models", model.slug) for model in site.models] + [(OTHER_MODELS, name.slug) for name, *_ in often]


def _models_view(site: Site, language: Language, part: Part) -> dict[str, object]:
    title, lead = part.title(language.say("models.title"), language), language.say("models.lead")
    listed = part.of(_models(site), NAMES)
    return {
        "meta": {"title": title, "description": lead, "kind": "list"},
        "kind": "models",
        "title": title,
        "lead": lead,
        "models": listed_models(site, [site.model[slug] for kind, slug in listed if kind == "models"]),
        "others": [(name, *site.reach_of(name)) for key in listed if (name := site.name[key]).kind == OTHER_MODELS],
        "is_filtered": site.fits_one_list,
        "pictures": [*shares_pictures(site, language)] if part.number == 1 else [],
    }


def list_of_names(
    site: Site, address: Callable[[Language], str], kind: str, listed: Callable[[Site, Name], ListedName]
) -> Iterator[PlannedPage]:
    """The list of the names of a kind, in each language, each as `listed` makes it of its name.

    `kind` is the group of the labels that say so, too. On one page those that belong to organisations can be chosen by
    these.
    """
    last = how_many_parts(len(site.names_of(kind)), NAMES)
    yield from in_parts(site, address, "lists.html", last, partial(_names_view, kind, listed))


def _names_view(
    kind: str, listed: Callable[[Site, Name], ListedName], site: Site, language: Language, part: Part
) -> dict[str, object]:
    title, lead = part.title(language.say(f"{kind}.title"), language), language.say(f"{kind}.lead")
    names = site.names_of(kind)
    items = [listed(site, name) for name in part.of(names, NAMES)]
    choices: list[Choices] = [{"organisation": {each.slug: each.name for each in item.organisations}} for item in items]
    form = form_above(language, kind, choices) if part.last == 1 else None
    return {
        "meta": {"title": title, "description": lead, "kind": "list"},
        "part": part.named([n.name for n in names[at : at + NAMES]] for at in range(0, len(names), NAMES)),
        "kind": kind,
        "title": title,
        "lead": lead,
        "form": form,
        "names": [
            replace(item, choices=attributes_of(choice, form.filters if form else ()))
            for item, choice in zip(items, choices, strict=True)
        ],
    }


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """By date, the newest first; articles without a date come last, by name."""
    return sorted(articles, key=newness)


def sources(articles: Iterable[Article]) -> list[tuple[Article, ...]]:
    """Articles grouped by original, the newest first: those that translate one original are one source."""
    groups: dict[str, list[Article]] = {}
    for article in newest_first(articles):
        groups.setdefault(f"original {article.original}" if article.original else article.name, []).append(article)
    return [tuple(group) for group in groups.values()]


def listed_models(site: Site, models: Iterable[Model]) -> list[ListedModel]:
    return [
        ListedModel(model=model, articles=articles, sources=of_sources)
        for model in models
        for articles, of_sources in [site.reach_of(model)]
    ]


def description(article: Article) -> str:
    """The first words of an article's text."""
    text = " ".join(block.text for block in article.shown if block.role is Role.TEXT) or article.title
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


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
            choices=attributes_of((choices or {}).get(article.name, {}), filters),
        )
        for article in articles
    ]
