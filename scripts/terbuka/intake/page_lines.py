"""page_lines: the tree of a web page → the lines that a reader sees, each with what it is and where on the page it is.

A line is what a browser begins anew: a paragraph, a heading, an entry of a list, a row of a table. What runs in it –
links, code, abbreviations, raised digits – stays in it. Nothing that a page shows is lost here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from terbuka.text.clean import fold

# The elements that begin a line and end it; all others run in one.
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"),
        *("main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"),
    }
)
UNSEEN = frozenset(
    {
        *("area", "audio", "base", "canvas", "datalist", "embed", "head", "iframe", "input", "link", "map"),
        *("math", "meta", "noframes", "noscript", "object", "param", "progress", "script", "source", "style"),
        *("svg", "template", "textarea", "track", "video"),
    }
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CELLS = ("td", "th")
ROW_LENGTH = 300  # characters; a row that says more is a layout, or paragraphs in columns
WHOLE = (*CELLS, "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "blockquote", "article", "section", "form", "pre")
RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
HEADINGS = ("h2", "h3", "h4", "h5", "h6")

# What the parts of a page are, by their elements, or by words in their classes and ids.
PART_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "footer",
    "aside": "aside",
    "button": "controls",
    "select": "controls",
    "dialog": "dialog",
    "figcaption": "caption",
    "caption": "caption",
    "title": "title",
}
BOXES = frozenset(
    {
        *("div", "section", "ul", "ol", "dl", "table", "form", "details", "header", "figure", "center"),
        *("fieldset", "blockquote"),
    }
)
ROLES = {
    "navigation": "navigation",
    "search": "controls",
    "contentinfo": "footer",
    "dialog": "dialog",
    "menu": "navigation",
}
PART_WORDS = {
    "comments": r"comments?(?!ary|ed|ing)|disqus|opinions|respond|reply|replies|nocomments"
    r"|komentar|tanggapan|comentarios?|kommentare?",
    "navigation": r"nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|toc|skip-?link",
    "footer": r"footer|colophon|copyright",
    "sharing": r"shar(?:e|ing)|social|follow-us|addthis|sharedaddy|socials",
    "related": r"related|recommend(?:ed|ations?)?|read-?more|more-?stories|most-?(?:read|popular)|trending|teasers?"
    r"|outbrain|taboola|promo|also-?read|lire-?aussi|mashsb",
    "advertisement": r"ad|ads|advert|advertisement|advertising|sponsor(?:ed)?|banner",
    "sign-up": r"newsletter|subscri(?:be|ption)|sign-?up|login|log-?in|regwall",
    "consent": r"cookies?|consent|gdpr|onetrust",
    "caption": r"caption|photo-?credit|image-?credit|wp-caption-text",
    "aside": r"sidebar|widget|tags?-?(?:list|links|cloud)|tags|hidden|visually-hidden|sr-only|screen-reader-text",
    "author": r"author-?(?:bio|box|info|card)|about-?author|bio",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = {part: re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])") for part, words in PART_WORDS.items()}
_ANY_PART = re.compile("|".join(PART_WORDS.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line of a page: its text, the element that it stands in, the parts of the page around it, the outermost first,
    and the share of it in links."""

    text: str
    element: HtmlElement
    parts: tuple[tuple[HtmlElement, str], ...] = ()
    linked: float = 0.0

    @property
    def tag(self) -> str:
        return str(self.element.tag)


def page_lines(tree: HtmlElement) -> list[PageLine]:
    """All lines that a page shows, in their order."""
    return list(_Reader().read(tree))


class _Reader:
    """Reads a tree once, from its beginning to its end, however deep it is."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, bool]] = []
        self.blocks: list[tuple[HtmlElement, tuple[tuple[HtmlElement, str], ...]]] = []  # those open, with their parts
        self.links = 0
        self.row: HtmlElement | None = None
        self.pre = 0

    def read(self, tree: HtmlElement) -> Iterator[PageLine]:
        walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if _unseen(element):
                    walk.skip_subtree()
                else:
                    yield from self._begin(element)
            else:
                if event == "end" and element.tag not in UNSEEN:
                    yield from self._end(element)
                if element is not tree:
                    yield from self._text(element.tail)
        yield from self._flush()

    def _begin(self, element: HtmlElement) -> Iterator[PageLine]:
        tag = element.tag
        if tag == "br":
            yield from self._flush()
        elif tag in BLOCKS and self.row is None:
            yield from self._flush()
            above = self.blocks[-1][1] if self.blocks else ()
            part = part_of(element)
            self.blocks.append((element, (*above, (element, part)) if part else above))
            if tag == "tr" and _is_row(element):
                self.row = element
        elif tag in BLOCKS:
            self.pieces.append((" ", False))
        self.links += tag == "a"
        self.pre += tag == "pre"
        if tag == "q" and not (element.text or "").lstrip().startswith(("“", "«", '"', "„")):
            self.pieces.append(("“", self.links > 0))
        if tag == "sup" and len(element) == 0 and _raised(element, self.pieces):
            self.pieces.append((str(element.text).strip().translate(RAISED), self.links > 0))
        else:
            yield from self._text(element.text)

    def _end(self, element: HtmlElement) -> Iterator[PageLine]:
        tag = element.tag
        self.links -= tag == "a"
        self.pre -= tag == "pre"
        if tag == "q" and not "".join(map(str, element.itertext())).rstrip().endswith(("”", "»", '"', "“")):
            self.pieces.append(("”", self.links > 0))
        if self.blocks and element is self.blocks[-1][0]:
            yield from self._flush()
            self.blocks.pop()
            self.row = None if element is self.row else self.row
        elif tag in BLOCKS and self.row is not None:
            self.pieces.append((" ", False))

    def _text(self, text: str | None) -> Iterator[PageLine]:
        if not text:
            return
        if not self.pre or self.row is not None:
            self.pieces.append((text, self.links > 0))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                yield from self._flush()
            self.pieces.append((line, self.links > 0))

    def _flush(self) -> Iterator[PageLine]:
        text = fold("".join(piece for piece, _ in self.pieces))
        if text and self.blocks:
            linked = sum(len(fold(piece)) for piece, link in self.pieces if link) / len(text)
            element, parts = self.blocks[-1]
            yield PageLine(text=text, element=element, parts=parts, linked=min(1.0, linked))
        self.pieces = []


def part_of(element: HtmlElement) -> str:
    """Which part of a page an element says to be; empty where it says nothing."""
    tag, role = str(element.tag), element.get("role", "")
    if tag in PART_TAGS or role in ROLES:
        return PART_TAGS.get(tag) or ROLES[role]
    if tag not in BOXES:
        return "caption" if _PARTS["caption"].search(element.get("class") or "") else ""
    named = _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}").lower()
    if _ANY_PART.search(named):
        return next((part for part, pattern in _PARTS.items() if pattern.search(named)), "")
    return ""


def _unseen(element: HtmlElement) -> bool:
    style = element.get("style")
    return (
        element.tag in UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and HIDDEN.search(style))
    )


def _is_row(row: HtmlElement) -> bool:
    """Is a row of a table one line to a reader: short cells of running text?"""
    cells = [cell for cell in row if cell.tag in CELLS]
    if len(cells) < 2 or len(fold("".join(map(str, row.itertext())))) > ROW_LENGTH:
        return False
    return not any(
        next(cell.iterdescendants(*WHOLE), None) is not None or len(cell.findall(".//p")) > 1 for cell in cells
    )


def _raised(element: HtmlElement, pieces: list[tuple[str, bool]]) -> bool:
    """Is a raised number an exponent: "10<sup>12</sup>" is not "1012"? The number of a note is none."""
    before = pieces[-1][0] if pieces else ""
    return bool(re.fullmatch(r"\s*[-+−]?\d{1,3}\s*", element.text or "") and before[-1:].isdigit())
