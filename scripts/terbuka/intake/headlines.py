"""headlines: a page's headline, out of its headings and of what it says its title is."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from terbuka.intake.page_lines import PageLine
from terbuka.intake.stated import Finding, Stated

TITLES = (
    "json-ld headline",
    "meta og:title",
    "meta twitter:title",
    "meta dc.title",
    "meta title",
    "<title>",
    "json-ld name",
)
# What stands between a headline and the names of the section and the site, which some put before it.
BETWEEN = re.compile(r"\s+[|•·»«›‹–—:-]+\s+|\s*\|\s*|\s+_\s*|_(?=[^\W\d_a-z]{2,8}$)|(?<=[？。！])-")
ALIKE = 80  # of 100: headlines are shortened for search engines and social networks
LONG_ENOUGH = 0.4  # of the other's length; a shorter one is like many
HEADING_TAGS = ("h1", "h2", "h3")
NEARLY = 0.6  # of a name; the rest is an edition or a kind of firm: "Gazette Online", "Gazette Ltd"
KICKER = 40  # characters before a headline that are no part of it


def page_headline(
    lines: Sequence[PageLine], statements: Sequence[Stated], outlets: Sequence[str], guess: str
) -> Finding | None:
    """The headline as the page shows it, where it shows one that is like the title that it states.

    `guess` is trafilatura's, for pages that state no more than a title with the names of the site and its sections.
    """
    stated = [s for wanted in TITLES for s in statements if s.place.casefold() == wanted and s.text]
    bare = [Stated(place, without_outlet(text, outlets)) for place, text in stated]
    h1 = [line.text for line in lines if line.tag == "h1" and not is_outlet(line.text, outlets)]
    best = max(
        ((_alike(text, title.text), -at, text) for at, text in enumerate(h1) for title in bare), default=(0.0, 0, "")
    )
    if best[0] >= ALIKE:
        text = best[2]
        # "From the village The mill turns again": the headline is what the page says it is.
        for title in bare:
            kicker = text.removesuffix(title.text)
            if kicker != text and kicker[-1:] in (" ", "") and len(kicker) <= KICKER and len(title.text.split()) >= 3:
                return Finding(title.text, "text: <h1>")
        return Finding(text, "text: <h1>")
    shown = {line.text for line in lines}
    for title in bare:
        if title.text in shown:
            return Finding(title.text, f"text; page metadata: {title.place}")
    if guess in shown and guess not in (title.text for title in bare) and not is_outlet(guess, outlets):
        headings = {line.text for line in lines if line.tag in HEADING_TAGS}
        if guess in headings and all(title.place == "<title>" for title in bare):
            return Finding(guess, "text: a heading", sure=any(guess in title.text for title in stated))
    if bare:
        title, whole = bare[0], stated[0]
        part = "part of " if title.text != whole.text else ""
        return Finding(title.text, f"page metadata: {part}{title.place}")
    return Finding(h1[0], "text: <h1>", sure=len(h1) == 1) if h1 else None


def without_outlet(title: str, outlets: Sequence[str]) -> str:
    """A title without the names of the site and its sections at its end, or before it."""
    pieces = BETWEEN.split(title)
    marks = BETWEEN.findall(title)
    first, last = 0, len(pieces)
    while last - first > 1 and is_outlet(pieces[last - 1], outlets):
        last -= 1
    while last - first > 1 and is_outlet(pieces[first], outlets):
        first += 1
    if last == len(pieces) and not first:
        # Behind a bar stands the site's name also where it is known by no other place.
        behind = [number for number, mark in enumerate(marks, start=1) if "|" in mark]
        if behind and len(" ".join(pieces[: behind[0]])) > len(" ".join(pieces[behind[0] :])):
            last = behind[0]
    kept = pieces[first]
    for mark, piece in zip(marks[first : last - 1], pieces[first + 1 : last], strict=True):
        kept += mark + piece
    return kept.strip() or title


def is_outlet(text: str, outlets: Sequence[str]) -> bool:
    """Is a text the name of the site, or nearly all of it: as it says itself, or as its address has it?"""
    key = bare_name(text)
    for other in map(bare_name, outlets):
        longer, shorter = max(len(key), len(other)), min(len(key), len(other))
        if shorter > 2 and (key.startswith(other) or other.startswith(key)) and shorter >= NEARLY * longer:
            return True
    return False


def outlets_of(statements: Sequence[Stated], *, addresses: bool = True) -> tuple[str, ...]:
    """The names of the site that a page states, and those in its address."""
    names = [
        s.text
        for s in statements
        if re.search(r"site_?name|publisher|application-name", s.place.casefold()) and len(s.text) <= 60
        if not s.text.startswith("http")
    ]
    for statement in statements:
        if addresses and re.search(r"canonical|og:url|saved from", statement.place.casefold()):
            host = urlsplit(statement.text).hostname or ""
            labels = host.removeprefix("www.").split(".")
            names += [host.removeprefix("www."), *(label for label in labels[:-1] if len(label) > 3)]
    return tuple(dict.fromkeys(filter(None, names)))


def bare_name(text: str) -> str:
    """What is compared of names: their letters and digits."""
    return re.sub(r"[\W_]+", "", text.casefold()).removeprefix("the")


def _alike(shown: str, stated: str) -> float:
    one, other = shown.casefold(), stated.casefold()
    if not other or len(one) < LONG_ENOUGH * len(other):
        return 0.0
    return max(
        float(fuzz.partial_ratio(one, other)) if len(other) >= LONG_ENOUGH * len(one) else 0.0, fuzz.ratio(one, other)
    )
