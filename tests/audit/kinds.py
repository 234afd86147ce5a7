"""Which pages of a site show all that there is, so that what is judged of them holds of every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import lxml.html
from sites import Built

TAGS = ("en", "id", "pt-BR")  # the first one's pages stand at the root
Feature = tuple[str | int | None, ...]


def tag_of(page: str) -> str:
    """The language of the interface by a page's address."""
    first = page.partition("/")[0]
    return first if first in TAGS else TAGS[0]


def kind_of(page: str) -> str:
    """What an address says of a page's kind: models/, models/*/, models/*/*/."""
    steps = page.removeprefix(f"{tag_of(page)}/").split("/")
    return "/".join([steps[0], *("*" if step else "" for step in steps[1:])])


def pages_of_every_kind(site: Built) -> list[str]:
    """Few pages that have together all kinds of addresses and all kinds of elements, in languages that take turns.

    Nobody lists kinds: a new one has an address or elements of its own.
    """
    has = {page: {(kind_of(page),), *_elements(document)} for page, document in site.pages.items()}
    missing: set[Feature] = set().union(*has.values())
    chosen: list[str] = []
    languages: Counter[str] = Counter()
    while missing:
        page = max(sorted(has), key=lambda page: (len(has[page] & missing), -languages[tag_of(page)]))
        missing -= has[page]
        chosen.append(page)
        languages[tag_of(page)] += 1
    return chosen


def in_each_language(site: Built, page: str) -> list[str]:
    """A page and what is like it in the other languages: the same page, or one of its kind."""
    bare = page.removeprefix(f"{tag_of(page)}/")
    others = ([each for each in site.pages if tag_of(each) == tag and kind_of(each) == kind_of(page)] for tag in TAGS)
    same = {f"{tag}/{bare}" for tag in TAGS} | {bare}
    return [next((each for each in found if each in same), found[0]) for found in others if found]


def _elements(document: lxml.html.HtmlElement) -> Iterator[Feature]:
    for element in document.iter(lxml.html.etree.Element):
        told: Mapping[str, str] = element.attrib
        names = sorted(name for name in told if name.startswith("aria-"))
        yield (element.tag, *sorted(element.classes), told.get("role"), told.get("type"), *names)
