"""Makes HTML of a page's Markdown as MkDocs does, without what is slow in it.

Python-Markdown and MkDocs each read a page with a parser of HTML that is written in Python: one sets blocks of HTML
aside, the other looks for anchors. Where all HTML of a page is plain, as templates write it, what both find is found
here with one regular expression. Anything else is left to them, the page as a whole.
What looks for marks that a page has nowhere is not asked, and options of boxes that were read are not read again.
"""

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from functools import lru_cache
from typing import Any, NamedTuple

from markdown import Extension, Markdown
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.util import ETX, STX, Registry
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc
from pymdownx import blocks  # type: ignore[import-untyped]

NAME, VALUE = "[a-z][a-z0-9_:.-]*+", '[^"<>]*+'
TAG = re.compile(rf'<(/?+)([a-z][a-z0-9-]*+)((?:[ \n]++{NAME}(?:="{VALUE}")?+)*+)[ \n]*+(/?+)>|<')
ATTRIBUTE = re.compile(rf'[ \n]++({NAME})(?:="({VALUE})")?+')
ODD_REFERENCE = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)")
REST_OF_LINE = re.compile(r" *(?:\n|$)")
EMPTY_LINE = re.compile(r"(?: *\n){2}")
# What is in these is no HTML, and versions of Python differ in what it is.
OTHER_TEXT = frozenset(
    ("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp")
)


# What finds nothing in a page without these marks, by its name: steps before the blocks, of blocks, within them.
BEFORE = {"fenced_code_block": "```|~~~"}
BLOCKS = {"blocks": "///", "table": r"\|[:\- \t\r]*$"}
WITHIN = {
    "backtick": "`",
    "escape": r"\\",
    "reference": r"\]:",
    "image_link": r"!\[",
    "image_reference": r"\]:",
    "short_reference": r"\]:",
    "short_image_ref": r"\]:",
    "autolink": "<[A-Za-z][A-Za-z0-9+.-]*://",
    "automail": "@",
    "linebreak": r"  [\r\n<]|\t",
    "em_strong": r"[*_]",
}
MARKS = {mark: re.compile(mark, re.MULTILINE) for mark in (*BEFORE.values(), *BLOCKS.values(), *WITHIN.values())}


class Plain(NamedTuple):
    """What was found in plain HTML: text with the blocks set aside, and the anchors in its tags."""

    text: str
    anchors: set[str]


def plain(source: str, is_block: Callable[[str], bool], store: Callable[[str], str]) -> Plain | None:
    """Set blocks of HTML aside with `store`, which returns what stands in their place.

    None, and nothing is set aside, if not all HTML in `source` is plain: tags in small letters with values in double
    quotes, references with a semicolon, no comments, each block closed, and nothing after it in its line.
    """
    if ODD_REFERENCE.search(source):
        return None
    anchors: set[str] = set()
    blocks: list[tuple[int, int]] = []
    begin, within = 0, list[str]()  # where the last block began, and which tags are open in it
    for found in TAG.finditer(source):
        closing, tag, attributes, empty = found.groups()
        if tag is None or tag in OTHER_TEXT or (closing and (attributes or empty)):
            return None
        if "id" in attributes or "name" in attributes:
            for name, value in ATTRIBUTE.findall(attributes):
                if name == "id" or (name == "name" and tag == "a"):
                    if not value or "&" in value:
                        return None
                    anchors.add(value)
        if closing:
            if tag in within:
                while within.pop() != tag:
                    pass
                if not within:
                    blocks.append((begin, found.end()))
                    if not REST_OF_LINE.match(source, found.end()):
                        return None
        elif within:
            if not empty and tag != "hr":
                within.append(tag)
        elif is_block(tag) and _begins_line(source, found.start()):
            if empty or tag == "hr":
                return None
            begin, within = found.start(), [tag]
    if within:
        return None
    parts, end = list[str](), 0
    for begin, after in blocks:
        more = "\n" if EMPTY_LINE.match(source, after) else ""
        parts += source[end:begin], "\n", store(source[begin:after] + more), "\n\n"
        end = after
    return Plain("".join((*parts, source[end:])), anchors)


def _begins_line(source: str, place: int) -> bool:
    """If nothing but three spaces at most stands before a place in its line."""
    line = source.rfind("\n", 0, place) + 1
    return place - line <= 3 and not source[line:place].strip()


class _Html(HtmlBlockPreprocessor):
    """Sets blocks of HTML aside, and finds the anchors in them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.anchors: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        found = plain("\n".join(lines), self.md.is_block_level, self.md.htmlStash.store)
        if found:
            self.anchors = found.anchors
            return found.text.split("\n")
        slow = _RawHTMLPreprocessor()
        lines = slow.run(lines)
        self.anchors = slow.present_anchor_ids
        return super().run(lines)


def converter(
    text: str, extensions: Sequence[str | Extension], settings: Mapping[str, Mapping[str, object]]
) -> Markdown:
    """What converts this text, and finds all in it that `Markdown` with these extensions does."""
    markdown = Markdown(extensions=extensions, extension_configs=settings)
    if STX in text or ETX in text:  # they are taken out, and what stood beside them may be a mark then
        return markdown
    there = {mark for mark, pattern in MARKS.items() if pattern.search(text)}
    steps: Sequence[tuple[Registry[Any], Mapping[str, str]]] = (
        (markdown.preprocessors, BEFORE),
        (markdown.parser.blockprocessors, BLOCKS),
        (markdown.inlinePatterns, WITHIN),
    )
    for registry, needed in steps:
        for name, mark in needed.items():
            if mark not in there:
                registry.deregister(name, strict=False)
    return markdown


@contextmanager
def _options_once() -> Iterator[None]:
    """Options of a box that were read are not read again: many boxes have the same."""
    real = blocks.get_frontmatter
    blocks.get_frontmatter = lambda text: deepcopy(_options(text))
    try:
        yield
    finally:
        blocks.get_frontmatter = real


@lru_cache(maxsize=1024)
def _options(text: str, read: Callable[[str], object] = blocks.get_frontmatter) -> object:
    return read(text)


def make_html(page: Page, config: MkDocsConfig, files: Files) -> None:
    """What `Page.render` does: the HTML of the page's Markdown, its title and contents, its anchors and its links."""
    if page.markdown is None:
        raise RuntimeError(f"{page.file.src_uri} was not read")
    markdown = converter(page.markdown, config.markdown_extensions, config.mdx_configs or {})
    html = _Html(markdown)
    markdown.preprocessors.register(html, "html_block", 20)
    anchors = _ExtractAnchorsTreeprocessor(page.file, files, config)
    anchors._register(markdown)
    links = _RelativePathTreeprocessor(page.file, files, config)
    links._register(markdown)
    title = _ExtractTitleTreeprocessor()
    title._register(markdown)
    with _options_once():
        page.content = markdown.convert(page.markdown)
    page.toc = get_toc(getattr(markdown, "toc_tokens", []))
    page._title_from_render = title.title
    page.present_anchor_ids = anchors.present_anchor_ids | html.anchors
    if logging.getLogger("mkdocs").getEffectiveLevel() > logging.DEBUG:
        page.links_to_anchors = links.links_to_anchors
