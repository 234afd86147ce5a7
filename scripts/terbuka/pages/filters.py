"""The filters above a list of articles: what there is to choose from, and what each article is.

The page holds both, in the form and on the items; `assets/site.js` only compares them. Without scripts the form
stays hidden and the list whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slugify import slugify

from terbuka.languages.interface import Language
from terbuka.pages.markdown import box, escape, select
from terbuka.site import Site
from terbuka.types import UNDETERMINED, Article

Choices = Mapping[str, Mapping[str, str]]  # by filter: values as addresses write them, with the words for them

ALWAYS = ("model", "language")  # any other filter appears once there are two known values to choose from


def choices(site: Site, article: Article, language: Language) -> Choices:
    """What an article is, filter by filter, in the filters' order. Values are ASCII words, whatever the seeds say."""
    day, tag, publisher = article.published, article.language, slugify(article.publisher or "")
    return {
        "model": {model.slug: model.name for model in site.models_in(article)},
        "language": {} if tag == UNDETERMINED else {tag: language.language_name(tag)},
        "publisher": {publisher: str(article.publisher)} if publisher else {},
        "year": {str(day.year): str(day.year)} if day else {},
    }


def offered(articles: Iterable[Choices]) -> dict[str, dict[str, str]]:
    """The filters that a list of such articles has, each with its values sorted by their words."""
    found: dict[str, dict[str, str]] = {}
    for article in articles:
        for name, values in article.items():
            found.setdefault(name, {}).update(values)
    return {
        name: dict(sorted(values.items(), key=lambda value: value[1].casefold()))
        for name, values in found.items()
        if len(values) >= (1 if name in ALWAYS else 2)
    }


def form(filters: Choices, count: int, language: Language) -> str:
    """The form: a choice for each filter, and how many of `count` articles are left."""
    if not filters:
        return ""
    say = language.say
    labels = {
        "model": say("filters.model"),
        "language": say("filters.language"),
        "publisher": say("filters.publisher"),
        "year": say("filters.year"),
    }
    selects = [
        select(escape(labels[name]), name, {"": escape(say("filters.all"))} | {v: escape(w) for v, w in values.items()})
        for name, values in filters.items()
    ]
    # The script writes the count in this language's plural forms.
    forms = {f"data_{form}": text for form, text in dict(language.labels["filters.shown"]).items()}
    left = box(escape(say("filters.shown", n=count)), "p", role="status", data_none=say("filters.none"), **forms)
    reset = box(escape(say("filters.reset")), "button", type="reset", hidden="")
    parts = "\n\n".join([*selects, box(f"{left}\n\n{reset}", "div", klass="left")])
    return box(parts, "form", klass="filters", aria_label=say("filters.name"), autocomplete="off")
