"""The comparison, in each language: models side by side, attribute by attribute; and the same as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby

from terbuka.claims.facts import facts
from terbuka.claims.values import format_value
from terbuka.languages.interface import Language
from terbuka.pages import addresses, markdown
from terbuka.pages.evidence import values
from terbuka.pages.markdown import attributes, box, escape, link, span
from terbuka.site import Site
from terbuka.types import Attribute, Name, Page

COLUMNS = (
    "model",
    "attribute",
    "value",
    "article",
    "published",
    "publisher",
    "quote",
    "address",
    "disagrees",
    "reading",
    "stated_by",
)


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        yield Page(path=addresses.compare(language), text=_page(site, language))
        yield Page(path=addresses.compare_csv(language), text=_csv(site, language))


def _page(site: Site, language: Language) -> str:
    say, path = language.say, addresses.compare(language)
    meta = {
        "title": say("compare.heading"),
        "description": say("compare.lead"),
        "language": language.tag,
        "kind": "compare",
        "alternates": addresses.in_languages(site.languages, addresses.compare),
    }
    csv_link = link(escape(say("compare.csv")), path, addresses.compare_csv(language), download="compare.csv")
    review_link = link(escape(say("compare.review")), path, addresses.review(language))
    parts = [
        f"# {escape(say('compare.heading'))} {attributes(id='title')}",
        f"{escape(say('compare.lead'))}\n{attributes(klass='lead')}",
        f"{csv_link} · {review_link}\n{attributes(klass='facts')}",
    ]
    for group, members in groupby(site.attributes, key=lambda attribute: attribute.group):
        parts.append(f"## {escape(say(f'groups.{group}'))} {attributes(id=group)}")
        parts.append(_table(site, group, list(members), path, language))
    return markdown.page(meta, *parts)


def _table(site: Site, group: str, members: list[Attribute], path: str, language: Language) -> str:
    corner = box(escape(language.say("compare.attribute")), "th", scope="col")
    names = [box(link(escape(m.name), path, addresses.model(m, language)), "th", scope="col") for m in site.models]
    head = box(box("\n\n".join([corner, *names]), "tr"), "thead")
    rows = []
    for attribute in members:
        cells = [box(escape(language.say(f"attributes.{attribute.key}")), "th", scope="row")]
        cells += [
            box(_cell(site, model, attribute, path, language), "td", data_model=model.name) for model in site.models
        ]
        rows.append(box("\n\n".join(cells), "tr"))
    body = box("\n\n".join(rows), "tbody")
    table = box(f"{head}\n\n{body}", "table", klass="compare")
    # What is wider than the screen scrolls by itself, by keyboard too.
    return box(table, "div", klass="wide", role="region", tabindex="0", aria_label=language.say(f"groups.{group}"))


def _cell(site: Site, model: Name, attribute: Attribute, path: str, language: Language) -> str:
    found = facts(site, model, attribute, language.tag)
    if not found:
        return span(escape(language.say("facts.none")), klass="unknown")
    return values(site, attribute, found, path, language)


def _csv(site: Site, language: Language) -> str:
    """One row a claim, and one for every attribute of a model on which no article says anything (RFC 4180)."""
    say = language.say
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([say(f"csv.{column}") for column in COLUMNS])
    for attribute in site.attributes:
        label = say(f"attributes.{attribute.key}")
        for model in site.models:
            found = facts(site, model, attribute, language.tag)
            if not found:
                writer.writerow(map(_inert, [model.name, label, say("facts.none"), *[""] * (len(COLUMNS) - 3)]))
            for each in found:
                for claim in each.claims:
                    article = site.article[claim.article]
                    row = {
                        "model": model.name,
                        "attribute": label,
                        "value": format_value(claim.value, language.cldr, language.value_words()),
                        "article": article.title,
                        "published": article.published.isoformat() if article.published else "",
                        "publisher": article.publisher or "",
                        "quote": claim.quote,
                        "address": f"{addresses.url(addresses.article(article))}#{addresses.block(claim.block)}",
                        "disagrees": say("value.yes") if claim.conflict else "",
                        "reading": say("csv.editor") if claim.by_editor else "",
                        "stated_by": claim.stated_by or "",
                    }
                    writer.writerow([_inert(row[column]) for column in COLUMNS])
    return out.getvalue()


def _inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: articles are untrusted."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
