"""omissions: which lines of a received text are not the article's, and why. Proposals only: an editor decides.

The words to know them by are in `boilerplate.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import yaml

FILE = Path(__file__).parent.parent / "languages" / "boilerplate.yml"
SHARE = "share links"
CAPTION = "photo caption or credit"
EDGE = 3  # blocks; a menu begins or ends this near to the end of a text
LONGEST = 250  # characters; a longer line is a paragraph whatever its first words are
# "Inicio > Tecnología > IA"
TRAIL = re.compile(r"[^>»›|/]{1,30}(?:\s+[>»›|/]\s+[^>»›|/]{1,60}){2,}")
ADDRESS = re.compile(r"https?://\S+")
PAGE_DATE = re.compile(r"date \d{4}-\d{2}-\d{2}(?= )")
FOOTER = re.compile(
    r"(?:copyright )?(?:©|\(c\))|copyright \d{4}|all rights reserved|todos los derechos reservados", re.IGNORECASE
)
READING_TIME = re.compile(
    r"(?:[^\W\d]+ ){0,3}\d{1,2} ?(?:min|mins|minutes?|minutos?|menit)\b(?: [^\W\d]+){0,3}", re.IGNORECASE
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

    Each can be proven: its text stands in the article once, or its block is given.
    """
    whole = "\n".join(blocks)
    found = dict(_menus(blocks))
    for number, line in enumerate(blocks, start=1):
        if hit := _line(line):
            found[number] = hit
    if title and title in blocks:
        found |= _headline_again(blocks, title)
    return tuple(
        Proposal(
            text=text,
            reason=reason,
            number=number,
            block=None if whole.count(text) == 1 else number,
            sure=sure,
        )
        for number, (text, reason, sure) in sorted(found.items())
    )


Hit = tuple[str, str, bool]  # the words, the reason, and whether it is sure


@cache
def _phrases() -> Mapping[str, Mapping[str, frozenset[str]]]:
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        reason: {kind: frozenset(phrase.casefold() for phrase in phrases) for kind, phrases in kinds.items()}
        for reason, kinds in data.items()
    }


def _line(line: str) -> Hit | None:
    if date := PAGE_DATE.match(line):
        return date[0], "date from the page's data, glued to the first line", True
    if len(line) > LONGEST:
        return None
    if ADDRESS.fullmatch(line):
        return line, "web address", True
    bare = line.casefold().strip(" *-–—|>»›[](){}.:!…")
    head, colon, _ = line.casefold().partition(":")
    for reason, kinds in _phrases().items():
        if bare in kinds.get("lines", ()):
            return line, reason, True
    for reason, kinds in _phrases().items():
        starts = kinds.get("starts", ())
        if colon and head.strip() in starts:
            return line, reason, reason != CAPTION
        if reason != CAPTION and any(bare == start or bare.startswith(f"{start} ") for start in starts):
            return line, reason, bare in starts
    if _shares(bare):
        return line, SHARE, True
    if TRAIL.fullmatch(line) and line[-1] not in ".!?":
        return line, "site navigation", True
    if FOOTER.match(line):
        return line, "site footer", True
    if READING_TIME.fullmatch(bare):
        return line, "reading time", True
    return None


def _shares(bare: str) -> bool:
    """Is a line made of nothing but names of networks and words for sharing?"""
    words = sorted(_phrases()[SHARE]["words"], key=len, reverse=True)
    return bool(re.fullmatch(rf"(?:(?:{'|'.join(map(re.escape, words))})(?:[\s,|/·•]+|$))+", bare))


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
