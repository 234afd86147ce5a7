"""How to cite an article: in words, for BibTeX and as CSL-JSON, the two as files beside its page.

What is not known is left out. An author stands as the article writes it, for nobody says which of several names in a
byline is whose last one. A title that the text has not stands in brackets, as libraries write it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.templates import Here, web
from terbuka.records.names import Original
from terbuka.site import Site
from terbuka.types import Article, Origin, PlannedPage

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # BibTeX's own words
# What means something to TeX; braces are counted by BibTeX even behind a backslash.
TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a citation in words is made of: the title as it is cited, and the text that the article translates."""

    title: str
    original: Original | None
    outlet: str | None


def pages(site: Site) -> Iterator[PlannedPage]:
    for article in site.articles:
        yield PlannedPage(path=addresses.cite_bib(article), make=partial(_bibtex, site, article.name))
        yield PlannedPage(path=addresses.cite_json(article), make=partial(_csl, site, article.name))


def citation(site: Site, article: Article) -> Citation:
    original, outlet = site.original(article), site.outlet(article)
    return Citation(title=cited_title(article), original=original, outlet=outlet.name if outlet else None)


def cited_title(article: Article) -> str:
    """An article's title; one that is not its own stands in brackets."""
    return article.title if article.title_origin is Origin.SOURCE else f"[{article.title}]"


def _note(site: Site, article: Article, language: Language) -> str:
    """What no field is there for: how the original is known, and what the text can be compared with."""
    original = site.original(article)
    found = [language.say("cite.found")] if original and original.found else []
    return " ".join([*found, language.say("cite.note", sha256=article.sha256)])


def _page(site: Site, article: Article) -> str:
    here = Here(path=addresses.article(article), language=site.interface(article.language), site=site)
    return here.whole(here.path)


def _csl(site: Site, name: str) -> str:
    """An item of CSL-JSON, in a list as CSL wants it."""
    article = site.article[name]
    language, original, outlet = site.interface(article.language), site.original(article), site.outlet(article)
    page = _page(site, article)
    item: dict[str, object] = {
        "id": article.name,
        "type": "article-newspaper",
        "title": cited_title(article),
        "author": [{"literal": article.byline}] if article.byline else None,
        "container-title": article.publisher,
        "issued": _date_parts(article.published),
        "language": article.language if article.language != UNDETERMINED else None,
        "URL": str(web(article.source_url)) if article.source_url else page,
        "archive": site.imprint.name,
        "archive_location": page,
        "note": _note(site, article, language),
    }
    if original:
        item |= {
            "original-title": original.title,
            "original-author": [{"literal": original.byline}] if original.byline else None,
            "original-publisher": outlet.name if outlet else None,
            "original-date": _date_parts(original.published),
        }
    known = {key: value for key, value in item.items() if value is not None}
    return f"{json.dumps([known], ensure_ascii=False, indent=2)}\n"


def _date_parts(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _bibtex(site: Site, name: str) -> str:
    """An entry for BibTeX and biblatex, in UTF-8. Each value is in braces twice: it stands as it is written."""
    article = site.article[name]
    language, original, outlet = site.interface(article.language), site.original(article), site.outlet(article)
    page, day = _page(site, article), article.published
    fields = {
        "author": _whole(article.byline),
        "title": _whole(cited_title(article)),
        "howpublished": _whole(article.publisher),
        "year": f"{{{day.year}}}" if day else None,
        "month": MONTHS[day.month - 1] if day else None,
        "day": f"{{{day.day}}}" if day else None,
        "url": f"{{{web(article.source_url) if article.source_url else page}}}",
        "language": _whole(article.language if article.language != UNDETERMINED else None),
        "origtitle": _whole(original.title if original else None),
        "origlanguage": _whole(original.language if original else None),
        "origpublisher": _whole(outlet.name if outlet else None),
        "origdate": _whole(original.published.isoformat() if original and original.published else None),
        "note": _whole(f"{site.imprint.name}, {page}. {_note(site, article, language)}"),
    }
    key = re.sub(r"[^A-Za-z0-9_-]", "-", article.name)
    lines = [f"  {field} = {value},\n" for field, value in fields.items() if value]
    return f"@misc{{{key},\n{''.join(lines)}}}\n"


def _whole(text: str | None) -> str | None:
    return f"{{{{{''.join(TEX.get(sign, sign) for sign in text)}}}}}" if text else None
