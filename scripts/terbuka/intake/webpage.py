"""webpage: a saved HTML page → the lines of its article, and what the page says about it.

Trafilatura finds the main text and guesses at the metadata. Nothing is taken on its word: the lines are the page's
own, and a value is sure only where the page states it, and then in the page's own spelling.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import urlsplit

import langcodes
from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from terbuka.intake.boilerplate import ends_article
from terbuka.intake.bylines import byline
from terbuka.intake.chosen import chosen
from terbuka.intake.days import days_in
from terbuka.intake.headlines import outlets_of, page_headline
from terbuka.intake.page_lines import HEADINGS, PageLine, page_lines, part_of
from terbuka.intake.stated import SAVED_FROM, Finding, PageData, Stated
from terbuka.text.clean import fold

# No search through the text: it loads the dates of 200 languages and reads "yesterday" by today's date. Fixed bounds,
# so that a page is read the same on any day. A date in the address comes last.
DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
    "deferred_url_extractor": True,
}
# In which statements of a page each key may stand; what says when it was changed is no date of publication.
STATED_IN = {
    "published": re.compile(r"^(?!.*(?:modif|updat|expir)).*(?:publish|date|created|time|pubdate)"),
    "publisher": re.compile(r"publisher|site_?name"),
    "source_url": re.compile(r"canonical|url|saved from"),
}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FEW = 200  # characters; a page whose lines have no more of an article shows none
BEGINNING = 40  # characters of a paragraph, without spaces
HEAD = 4  # lines before a headline, among which an author and a date may stand
MOST = 0.9  # of a line in links: it is nothing but a link
LONG = 80  # characters; a paragraph that an article would have


class LeftOut(NamedTuple):
    """A line of a page that is not its article's; `part`: of which part of the page it is, if that is told."""

    text: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """What was read of a page, `findings` by the keys of the notes.

    `head` are the lines around its headline, `left_out` the lines of it that are not among its article's, in their
    order, `visible` is all that it shows. `walled`: it says that not everybody may read all of it.
    """

    lines: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    findings: Mapping[str, Finding] = field(default_factory=dict)
    head: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    visible: str = ""
    walled: bool = False


def read_page(html: str) -> WebPage:
    """Read a page. One without an article has no lines."""
    whole = html if re.search(r"<html\b", html, re.IGNORECASE) else f"<html><body><div>{html}</div></body></html>"
    tree = load_html(whole)
    if tree is None:
        return WebPage()
    every, data = page_lines(tree), PageData(tree, html)
    visible = fold(" ".join(text for body in tree.iter("body") for text in _texts(body) if text))
    findings = dict(_language(tree, data.statements))
    document = bare_extraction(
        deepcopy(tree), include_comments=False, with_metadata=True, date_extraction_params=dict(DATES)
    )
    if not isinstance(document, Document):
        document = Document()
    told = "" if document.body is None else "".join(map(str, document.body.itertext()))
    outlets = outlets_of(data.statements)
    if found := page_headline(every, data.statements, outlets, fold(document.title or "")):
        findings["title"] = found
    title = found.value if found else None
    taken = chosen(every, [told, data.body], title, ends_article)
    lines = [line.text for index, line in enumerate(every) if index in taken]
    for text, least in ((data.body, len(data.body) // 2), (document.text or "", FEW)):
        paragraphs = [line.removeprefix("- ") for line in map(fold, text.split("\n")) if line]
        if paragraphs and sum(map(len, lines)) < least and not _shown(max(paragraphs, key=len), every):
            # The page shows its text to those only who run its programs, and has it among its data or as a reserve.
            taken, lines = set(), paragraphs
    head = _head(every, taken, title)
    language = findings["language"].value if "language" in findings else "en"
    if found := byline(data, head, visible, language, outlets, document.author or ""):
        findings["byline"] = found
    findings |= _findings(document, tree, data.statements)
    author = findings["byline"].value.casefold() if "byline" in findings else ""
    read = {line for line in head if (author and author in line.casefold()) or any(days_in(line, language))}
    return WebPage(
        lines=tuple(lines),
        headings=tuple(line.text for index, line in enumerate(every) if index in taken and line.tag in HEADINGS),
        findings=findings,
        head=tuple(head),
        left_out=tuple(_left_out(every, taken, {*lines, title}, read)),
        visible=visible,
        walled=data.walled,
    )


def _texts(body: HtmlElement) -> Iterator[str | None]:
    """The texts in the body but those of its programs and styles. An XPath puts thousands of them into order slowly."""
    walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event != "start":
            yield element.tail if element is not body else None
        elif element.tag in ("script", "style"):
            walk.skip_subtree()
        else:
            yield element.text


def _left_out(
    lines: Sequence[PageLine], taken: set[int], known: Collection[str | None], read: Collection[str]
) -> Iterator[LeftOut]:
    """The lines that were not taken, but those that say again what was; `read` are those of the author and the day."""
    first, last = min(taken, default=0), max(taken, default=0)
    for index, line in enumerate(lines):
        if index not in taken and line.text not in known:
            part = line.parts[0][1] if line.parts else ("author and day" if line.text in read else "")
            beside = line.linked > MOST and not first < index < last  # a link inside of the article may be its own
            yield LeftOut(line.text, part or ("links" if beside else ""))


def _shown(paragraph: str, lines: Sequence[PageLine]) -> bool:
    """Does a page show how a paragraph begins?"""
    start = "".join(paragraph.split())[:BEGINNING]
    return any(start in "".join(line.text.split()) for line in lines)


def _head(lines: Sequence[PageLine], taken: set[int], title: str | None) -> list[str]:
    """The lines from just before the headline to the first paragraph."""
    long = (index for index in sorted(taken) if len(lines[index].text) >= LONG and lines[index].text != title)
    end = next(long, max(taken, default=-1) + 1)
    titles = [index for index in range(end) if lines[index].text == title]
    start = max(0, (titles[-1] if titles else end) - HEAD)
    return [line.text for line in lines[start:end] if line.text != title]


def _language(tree: HtmlElement, statements: Sequence[Stated]) -> Iterator[tuple[str, Finding]]:
    """The language that the page says it is in, the element first that browsers go by."""
    says = [Stated("<html lang>", str(text)) for text in tree.xpath("/html/@lang")]
    says += [s for s in statements if s.place.casefold() in ("json-ld inlanguage", "meta og:locale")]
    says += [s for s in statements if s.place.casefold() == "meta content-language"]
    for place, text in says:
        if langcodes.tag_is_valid(text):
            yield "language", Finding(text, f"page metadata: {place}")
            return


def _findings(document: Document, tree: HtmlElement, statements: Sequence[Stated]) -> Iterator[tuple[str, Finding]]:
    if document.date:
        yield "published", _published(document.date, (*statements, *_times(tree)))
    if document.sitename:
        yield "publisher", _stated("publisher", document.sitename, statements)
    saved_from = next((statement.text for statement in statements if statement.place == SAVED_FROM), None)
    if address := document.url or saved_from:
        stated = _stated("source_url", address, statements)
        front_page = urlsplit(address).path in ("", "/")
        yield "source_url", replace(stated, sure=stated.sure and not front_page)
    if document.license:
        yield "rights", Finding(fold(document.license), "text: a link to a licence")


def _times(tree: HtmlElement) -> Iterator[Stated]:
    """The times that a page marks as such, but those of comments and of other articles."""
    for time in tree.xpath("//time[@datetime]"):
        if not any(
            part_of(each) in ("comments", "related", "navigation", "footer", "aside") for each in time.iterancestors()
        ):
            yield Stated("<time>", fold(time.get("datetime")))


def _published(day: str, statements: Sequence[Stated]) -> Finding:
    """The day that the page states, where trafilatura found it; a page may name other days of its making."""
    stated = [s for s in statements if STATED_IN["published"].search(s.place.casefold()) and ISO_DAY.match(s.text)]
    published = [statement for statement in stated if "publish" in statement.place.casefold()]
    if len({statement.text[:10] for statement in published}) == 1:
        day = published[0].text[:10]
    for place, text in (*published, *stated):
        if text.startswith(day):
            return Finding(day, f"page metadata: {place}")
    return Finding(day, "guess", sure=False)


def _stated(key: str, value: str, statements: Sequence[Stated]) -> Finding:
    """A value as the page itself spells it, or as a guess where no statement of the page has it."""
    for place, text in statements:
        if STATED_IN[key].search(place.casefold()) and _key(text) == _key(value):
            return Finding(text, f"page metadata: {place}")
    return Finding(fold(value), "guess", sure=False)


def _key(text: str) -> str:
    return fold(text).casefold().rstrip("/")
