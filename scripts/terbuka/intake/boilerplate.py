"""omissions: which lines of a received text are not the article's, and why. Proposals only: an editor decides.

The words to know them by are in `boilerplate.yml` of each language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from terbuka.languages.rules import boilerplate

SHARE = "share links"
WALL = "subscription wall"
BELOW = ("link to another article", "site navigation", "comment form")
CAPTION = "photo caption or credit"
EDGE = 3  # blocks; a menu begins or ends this near to the end of a text
SHORT = 120  # characters; what asks for a subscription is no paragraph
MOST_COUNTED = 200  # omissions whose text is counted in the whole article
LONGEST = 250  # characters; a longer line is a paragraph whatever its first words are
# "Inicio > Tecnología > IA"
TRAIL = re.compile(r"[^>»›|/]{1,30}(?:\s+[>»›|/]\s+[^>»›|/]{1,60}){2,}")
ADDRESS = re.compile(r"https?://\S+")
PAGE_DATE = re.compile(r"date \d{4}-\d{2}-\d{2}(?= )")
COUNT = re.compile(r"^\d[\d.,]* | ?\(?\d[\d.,]*$")  # "12 comments", "Comments (12)"
FOOTER = r"(?:copyright )?(?:©|\(c\))|copyright \d{4}"
NETWORKS = (
    *("facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "instagram", "threads"),
    *("bluesky", "line", "messenger", "youtube", "tiktok"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words to omit: all of a block, or its start. `block` is the number to give with them, if they are not unique."""

    text: str
    reason: str
    number: int
    block: int | None
    sure: bool


def propose(blocks: Sequence[str], title: str | None) -> tuple[Proposal, ...]:
    """The omissions proposed for an article's blocks (folded, numbered from 1), in their order.

    Each can be proven: its text stands in the article once, or its block is given, as of very many it is.
    """
    whole = "\n".join(blocks)
    found = dict(_menus(blocks))
    for number, line in enumerate(blocks, start=1):
        if hit := _line(line):
            found[number] = hit
    if title and title in blocks:
        found |= _headline_again(blocks, title)
    once = {text for text, _, _ in found.values() if whole.count(text) == 1} if len(found) <= MOST_COUNTED else set()
    return tuple(
        Proposal(text=text, reason=reason, number=number, block=None if text in once else number, sure=sure)
        for number, (text, reason, sure) in sorted(found.items())
    )


Hit = tuple[str, str, bool]  # the words, the reason, and whether it is sure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """What boilerplate is known by, in any language; reasons by whole lines and by how lines start, casefolded."""

    lines: Mapping[str, str]
    starts: Mapping[str, str]
    share: re.Pattern[str]
    footer: re.Pattern[str]
    reading_time: re.Pattern[str]


@cache
def _signs() -> _Signs:
    known = boilerplate().values()
    kinds = [(reason, phrases) for each in known for reason, phrases in each.omit.items()]
    return _Signs(
        lines={line.casefold(): reason for reason, phrases in kinds for line in phrases.lines},
        starts={start.casefold(): reason for reason, phrases in kinds for start in phrases.starts},
        share=re.compile(rf"(?:(?:{_any_of(*NETWORKS, *(w for each in known for w in each.share))})(?:[\s,|/·•]+|$))+"),
        footer=re.compile(rf"{FOOTER}|{_any_of(*(words for each in known for words in each.footers))}"),
        reading_time=re.compile(
            rf"(?:[^\W\d]+ ){{0,3}}\d{{1,2}} ?(?:{_any_of(*(w for each in known for w in each.minutes))})\b"
            r"(?: [^\W\d]+){0,3}"
        ),
    )


def _any_of(*words: str) -> str:
    """A pattern for any of the words, casefolded, the longest first."""
    return "|".join(re.escape(word.casefold()) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _line(line: str) -> Hit | None:
    if date := PAGE_DATE.match(line):
        return date[0], "date from the page's data, glued to the first line", True
    if len(line) > LONGEST:
        return None
    if ADDRESS.fullmatch(line):
        return line, "web address", True
    signs, folded = _signs(), line.casefold()
    bare = _bare(line)
    counted = COUNT.sub("", bare)
    head, colon, _ = folded.partition(":")
    if reason := signs.lines.get(bare) or signs.lines.get(counted):
        return line, reason, True
    if colon and (reason := signs.starts.get(head.strip())):
        return line, reason, reason != CAPTION
    for start, reason in signs.starts.items():
        if reason != CAPTION and bare.startswith(start) and not bare[len(start) :][:1].isalnum():
            return line, reason, bare in signs.starts or (reason == WALL and len(line) <= SHORT)
    if signs.share.fullmatch(bare):
        return line, SHARE, True
    if TRAIL.fullmatch(line) and line[-1] not in ".!?":
        return line, "site navigation", True
    if signs.footer.match(folded):
        return line, "site footer", True
    if signs.reading_time.fullmatch(bare):
        return line, "reading time", True
    return None


def ends_article(line: str) -> bool:
    """Does a line stand above what sites put below their articles: others, comments, tags?"""
    return _signs().lines.get(_bare(line)) in BELOW


def _bare(line: str) -> str:
    """A line without the marks around its words."""
    return line.casefold().strip(" *-–—|>»›[](){}.:!¡?¿…")


def _menus(blocks: Sequence[str]) -> Iterator[tuple[int, Hit]]:
    """Three and more lines of one to three words in a row, at either end of the text: perhaps a menu, perhaps not."""
    numbered = enumerate(blocks, start=1)
    for short, group in groupby(numbered, key=lambda item: len(item[1].split()) <= 3 and item[1][-1].isalnum()):
        run = list(group)
        at_an_end = run[0][0] <= EDGE or run[-1][0] > len(blocks) - EDGE
        if short and len(run) >= 3 and at_an_end:
            yield from ((number, (line, "site navigation", False)) for number, line in run)


def _headline_again(blocks: Sequence[str], title: str) -> dict[int, Hit]:
    """The headline's repetitions: alone, or behind the names of the sections that lead to it."""
    first = blocks.index(title) + 1
    found: dict[int, Hit] = {}
    for number, line in enumerate(blocks, start=1):
        if line == title and number != first:
            found[number] = (line, "the headline once more", True)
        elif number < first and line.endswith(f" {title}") and len(line) - len(title) <= 60:
            found[number] = (line, "site navigation, with the headline once more", True)
    return found
