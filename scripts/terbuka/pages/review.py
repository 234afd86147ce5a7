"""The values that are an editor's reading, on one page for review, in each language."""

from __future__ import annotations

from collections.abc import Iterator

from terbuka.languages.interface import Language
from terbuka.pages import addresses, markdown
from terbuka.pages.evidence import quote, value_text
from terbuka.pages.markdown import attributes, escape, link
from terbuka.site import Site
from terbuka.types import Page


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        yield Page(path=addresses.review(language), text=_page(site, language))


def _page(site: Site, language: Language) -> str:
    say, path = language.say, addresses.review(language)
    meta = {
        "title": say("review.title"),
        "description": say("review.lead"),
        "language": language.tag,
        "kind": "review",
        "alternates": addresses.in_languages(site.languages, addresses.review),
    }
    parts = []
    for model in site.models:
        claims = [claim for claim in site.claims if claim.by_editor and claim.model == model.slug]
        if claims:
            name = link(escape(model.name), path, addresses.model(model, language))
            parts.append(f"## {name} {attributes(id=model.slug)}")
        for claim in claims:
            label = escape(say(f"attributes.{claim.attribute}") + say("common.separator"))
            parts.append(f"### {label}{value_text(claim, language, site.article[claim.article].language)}")
            parts.append(quote(claim, site.article[claim.article], path, language))
    return markdown.page(
        meta,
        f"# {escape(say('review.title'))} {attributes(id='title')}",
        f"{escape(say('review.lead'))}\n{attributes(klass='lead')}",
        *(parts or [escape(say("review.none"))]),
    )
