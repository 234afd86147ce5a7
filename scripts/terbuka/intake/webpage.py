"""webpage: a saved HTML page → the lines of its article, and what the page says about it.

Trafilatura finds the main text and the metadata. It repairs, completes and guesses, so nothing of the metadata is
taken on its word: a value is sure only where the page states it, and then in the page's own spelling.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import urlsplit

import langcodes
from lxml.html import HtmlElement
from rapidfuzz import fuzz
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from terbuka.text.clean import fold

INLINE = {"hi", "ref", "del", "cell"}  # of trafilatura's elements: those that end no line
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
    "title": re.compile(r"title|headline"),
    "byline": re.compile(r"author|creator|byl"),
    "published": re.compile(r"^(?!.*(?:modif|updat|expir)).*(?:publish|date|created|time|pubdate)"),
    "publisher": re.compile(r"publisher|site_?name"),
    "source_url": re.compile(r"canonical|url|saved from"),
}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SAME_TITLE = 80  # of 100, by rapidfuzz: headlines are shortened for search engines and social networks
SAVED_FROM = "saved from"
SAVED_NOTE = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")  # which browsers write
MOST_AUTHORS = 50  # of a byline; of more the first are taken, and unsure
LONG = 80  # characters; a paragraph that an article would have


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of a key of the notes and where it was found. An unsure one is a proposal only."""

    value: str
    where: str
    sure: bool = True


class Stated(NamedTuple):
    """What a page says in its data for machines, or in an element with a meaning."""

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """What was read of a page, `findings` by the keys of the notes.

    `left_out` are long paragraphs of it that are not in the lines, `visible` is all that it shows.
    """

    lines: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    findings: Mapping[str, Finding] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    visible: str = ""


def read_page(html: str) -> WebPage:
    """Read a page. One without an article has no lines."""
    whole = html if re.search(r"<html\b", html, re.IGNORECASE) else f"<html><body><div>{html}</div></body></html>"
    tree = load_html(whole)
    if tree is None:
        return WebPage()
    paragraphs = [fold(element.text_content()) for element in tree.iter("p")]
    visible = fold(" ".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")))
    h1 = [text for element in tree.iter("h1") if (text := fold(element.text_content()))]
    statements = (*_statements(tree), *(Stated(SAVED_FROM, url) for url in SAVED_NOTE.findall(html)))
    findings = dict(_language(tree, statements))
    document = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=dict(DATES))
    if not isinstance(document, Document) or document.body is None:
        return WebPage(visible=visible)
    lines = [line for line in map(fold, "".join(_text(document.body)).split("\n")) if line]
    findings |= _findings(document, h1, statements, visible)
    if (title := findings.get("title")) and title.value in h1 and title.value not in lines[:3]:
        lines.insert(0, title.value)
    headings = [fold("".join(map(str, head.itertext()))) for head in document.body.iter("head")]
    text = " ".join(lines)
    return WebPage(
        lines=tuple(lines),
        headings=tuple(heading for heading in headings if heading not in h1),
        findings=findings,
        left_out=tuple(p for p in paragraphs if len(p) >= LONG and p not in text),
        visible=visible,
    )


def _text(element: HtmlElement) -> Iterator[str]:
    """The text of trafilatura's tree, a line for each element that is one and for each line break."""
    end = "" if element.tag in INLINE else "\n"
    # A line end inside of running text is only white space in HTML.
    yield end + str(element.text or "").replace("\n", " ")
    for child in element:
        yield from _text(child)
        yield str(child.tail or "").replace("\n", " ")
    yield " " if element.tag == "cell" else end


def _statements(tree: HtmlElement) -> Iterator[Stated]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):  # a nest of a thousand and more says nothing of an article
            continue
        yield from (Stated(f"JSON-LD {place}", text) for place, text in _leaves(data))
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if name:
            yield Stated(f"meta {fold(name)}", fold(meta.get("content")))
    for link in tree.xpath("//link[@rel='canonical'][@href]"):
        yield Stated("link canonical", fold(link.get("href")))
    for time in tree.xpath("//time[@datetime]"):
        yield Stated("<time>", fold(time.get("datetime")))
    for title in tree.iter("title"):
        yield Stated("<title>", fold(title.text_content()))


def _leaves(data: object) -> Iterator[tuple[str, str]]:
    """The texts of a JSON value in their order, each with the last two keys that lead to it."""
    waiting: list[tuple[tuple[str, ...], object]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        match value:
            case dict():
                waiting += [((*keys, str(key))[-2:], inner) for key, inner in reversed(value.items())]
            case list():
                waiting += [(keys, inner) for inner in reversed(value)]
            case str():
                yield ".".join(key for key in keys if not key.startswith("@")), fold(value)


def _language(tree: HtmlElement, statements: tuple[Stated, ...]) -> Iterator[tuple[str, Finding]]:
    """The language that the page says it is in, the element first that browsers go by."""
    # lxml gives a kind of text of its own, which YAML cannot write.
    says = [Stated("<html lang>", str(text)) for text in tree.xpath("/html/@lang")]
    says += [s for s in statements if s.place.casefold() in ("json-ld inlanguage", "meta og:locale")]
    says += [s for s in statements if s.place.casefold() == "meta content-language"]
    for place, text in says:
        if langcodes.tag_is_valid(text):
            yield "language", Finding(text, f"page metadata: {place}")
            return


def _findings(
    document: Document, h1: list[str], statements: tuple[Stated, ...], visible: str
) -> Iterator[tuple[str, Finding]]:
    if document.title:
        yield "title", _title(document.title, h1, statements)
    if document.date:
        yield "published", _published(document.date, statements)
    authors = [author for author in (document.author or "").split("; ") if author]
    authors = authors or [s.text for s in statements if s.place == "JSON-LD author.name" and s.text]
    if authors:
        found = [_stated("byline", author, statements) for author in authors[:MOST_AUTHORS]]
        found = [finding if finding.sure else _shown(finding, visible) for finding in found]
        sure = all(finding.sure for finding in found) and len(authors) <= MOST_AUTHORS
        yield "byline", Finding(", ".join(finding.value for finding in found), found[-1].where, sure)
    if document.sitename:
        yield "publisher", _stated("publisher", document.sitename, statements)
    saved_from = next((statement.text for statement in statements if statement.place == SAVED_FROM), None)
    if address := document.url or saved_from:
        stated = _stated("source_url", address, statements)
        front_page = urlsplit(address).path in ("", "/")
        yield "source_url", replace(stated, sure=stated.sure and not front_page)
    if document.license:
        yield "rights", Finding(fold(document.license), "text: a link to a licence")


def _title(guess: str, h1: list[str], statements: tuple[Stated, ...]) -> Finding:
    """The headline as the page shows it, where it shows one that is like the title that it states."""
    for text in h1:
        if fuzz.partial_ratio(text.casefold(), guess.casefold()) >= SAME_TITLE:
            return Finding(text, "text: <h1>")
    stated = _stated("title", guess, statements)
    if not stated.sure and any(stated.value in s.text for s in statements if s.place == "<title>"):
        return replace(stated, where="page metadata: part of <title>", sure=True)
    return stated


def _published(day: str, statements: tuple[Stated, ...]) -> Finding:
    """The day that the page states, where trafilatura found it; a page may name other days of its making."""
    stated = [s for s in statements if STATED_IN["published"].search(s.place.casefold()) and ISO_DAY.match(s.text)]
    published = [statement for statement in stated if "publish" in statement.place.casefold()]
    if len({statement.text[:10] for statement in published}) == 1:
        day = published[0].text[:10]
    for place, text in (*published, *stated):
        if text.startswith(day):
            return Finding(day, f"page metadata: {place}")
    return Finding(day, "guess", sure=False)


def _stated(key: str, value: str, statements: tuple[Stated, ...]) -> Finding:
    """A value as the page itself spells it, or as a guess where no statement of the page has it."""
    for place, text in statements:
        if STATED_IN[key].search(place.casefold()) and _key(text) == _key(value):
            return Finding(text, f"page metadata: {place}")
    return Finding(fold(value), "guess", sure=False)


def _shown(guess: Finding, visible: str) -> Finding:
    """A guess that stands in the page's text is no guess."""
    found = re.search(rf"(?<!\w){re.escape(guess.value)}(?!\w)", visible, re.IGNORECASE)
    return Finding(found[0], "text") if found else guess


def _key(text: str) -> str:
    return fold(text).casefold().rstrip("/")
