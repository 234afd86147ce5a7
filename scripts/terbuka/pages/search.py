"""The search's own page, in each language, and what its script (assets/search.js) needs to know.

What of other pages is searched is marked on them (`data-pagefind-body`) and in pagefind.yml.
"""

import json
from collections.abc import Iterator

from terbuka.languages.interface import Language
from terbuka.languages.rules import glossary
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.templates import page
from terbuka.site import Site
from terbuka.types import Page

# What the script itself says; the form's words stand in the templates.
SAID = (
    "search.found",
    "search.first",
    "search.none",
    "search.fact",
    "search.kinds.page",
    "articles.no_publisher",
    "articles.undated",
)


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        yield _page(site, language)
        words = {
            "locale": language.cldr,
            "say": {label: language.labels[label] for label in SAID},
            "languages": _languages(site, language),
            "models": {model.slug: model.name for model in site.models},
            "glossary": glossary(),
        }
        text = json.dumps(words, ensure_ascii=False, indent=1)
        yield Page(path=addresses.search_words(language), text=f"{text}\n")


def _page(site: Site, language: Language) -> Page:
    say = language.say
    kinds = {kind: say(f"search.kinds.{kind}") for kind in ("article", "model", "page")}
    meta = {
        "title": say("search.title"),
        "description": say("search.lead"),
        "kind": "search",
        "filters": [
            _filter("kind", language, kinds),
            _filter("language", language, _languages(site, language)),
            _filter("model", language, {model.slug: model.name for model in site.models}),
        ],
    }
    return page(site, language, addresses.search, "search.html", meta=meta)


def _languages(site: Site, reader: Language) -> dict[str, str]:
    """The names of the languages that are searched, by their tags: the reader's own first, then those of articles.

    In a language of the interface that has no articles there is nothing that the reader's own has not.
    """
    written = {article.language for article in site.articles}
    tags = [reader.tag, *(language.tag for language in site.languages if language.tag in written), *sorted(written)]
    return {
        tag: reader.say("common.unknown") if tag == UNDETERMINED else reader.language_name(tag)
        for tag in dict.fromkeys(tags)
    }


def _filter(name: str, language: Language, options: dict[str, str]) -> dict[str, object]:
    """A filter of the form: its name in addresses, its label, and its options, the first of which is any."""
    choices = {"": language.say(f"search.any_{name}"), **options}
    return {
        "name": name,
        "label": language.say(f"search.{name}"),
        "options": [{"value": value, "text": text} for value, text in choices.items()],
    }
