"""What stands in quotation marks: “…”, «…», „…“, "…", ‘…’ and their like, whatever a hurried hand made of them.

Of nested quotations the outer one counts. One that nothing closes ends where the next one begins, or with its text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# The marks that open, each with those that close it.
CLOSES = {
    "“": "”“",
    "„": "“”„",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "'": "'",
    '"': '"',
    "＂": "＂",
    "「": "」",
    "『": "』",
}
_OPENED_BY = {close: [mark for mark in CLOSES if close in CLOSES[mark]] for close in "".join(CLOSES.values())}
SINGLE = "‘'"  # an apostrophe looks the same: without a mark that closes it for sure, it is none
PLURAL = 60  # characters between ‘ and the ’ behind an s, which may be a genitive's
_MARK = re.compile(f"[{re.escape(''.join(sorted({*CLOSES, *_OPENED_BY})))}]")
_BEFORE = re.compile(r"[\s(\[{¿¡/–—-]")
_BEHIND = re.compile(r"[\s)\]}.,;:!?…/–—-]")
_STOPS = ".,!?…"
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What stands in quotation marks: characters `start` to `end` of a text, without the marks and spaces at them.

    With its marks it is `first` to `last`. Nothing closes it where it is not `closed`.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool


def marked_words(text: str) -> tuple[Marked, ...]:
    """The outermost quotations of a text, in order."""
    if not _MARK.search(text):
        return ()
    reading = _Reading(text)
    for mark in _MARK.finditer(text):
        reading.read(mark.start())
    return tuple(_outermost(text, reading.finish()))


def closes_first(text: str) -> int | None:
    """The place of a text's first quotation mark, if that closes what an earlier text has opened."""
    mark = _MARK.search(text)
    if not mark or mark[0] in SINGLE + "’" or not mark.start() or _turn(text, mark.start(), may_close=True) != "close":
        return None
    return mark.start()


def _turn(text: str, at: int, *, may_close: bool) -> str:
    """What a mark does: "open", "close" or "". `may_close`: something is open that it closes."""
    mark, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    free = not before or bool(_BEFORE.match(before)) or before in CLOSES
    ends = not behind or bool(_BEHIND.match(behind)) or behind in _OPENED_BY
    opens, closes = free and bool(behind.strip()), not before.isspace() and bool(before) and ends
    if mark in "「『」』":
        return "open" if mark in CLOSES else "close" if may_close else ""
    if mark in SINGLE:
        letters = behind.isalpha() or (behind in CLOSES and bool(behind))
        sure = mark == "'" and may_close and before in _STOPS and ends
        return "close" if sure else "open" if free and letters else ""
    if mark == "’":
        return "close" if may_close and closes else ""
    if mark in "„‟":
        return "close" if may_close and closes and not opens else "open"
    if mark in "“«‹":
        return "close" if may_close and closes else "open"
    if mark in "”»›":
        return "close" if may_close else "open" if opens and not ends else ""
    if opens != closes:
        return "open" if opens else "close" if may_close else ""
    return "close" if may_close else "" if before.isdigit() else "open"


@dataclass(slots=True)
class _Reading:
    """Reads a text's marks in order. `stack` has the places of those that are open, `count` how many of each."""

    text: str
    stack: list[int] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)
    perhaps: dict[int, int] = field(default_factory=dict)  # where an open ‘ ends, if nothing else closes it
    found: list[tuple[int, int, bool]] = field(default_factory=list)

    def read(self, at: int) -> None:
        mark = self.text[at]
        may_close = any(self.count[opener] for opener in _OPENED_BY.get(mark, ()))
        top = self.text[self.stack[-1]] if self.stack else ""
        if mark in "’'" and (not top or top not in SINGLE):
            may_close = False  # in “the boys’ dog”
        turn = _turn(self.text, at, may_close=may_close)
        if turn == "close" and mark == "’" and self.text[at - 1] in "sSxXzZ":
            if at - self.stack[-1] <= PLURAL:
                self.perhaps.setdefault(self.stack[-1], at)
        elif turn == "close":
            while mark not in CLOSES[self.text[self.stack[-1]]]:
                self._drop()
            self.found.append((self._pop(), at, True))
        elif turn == "open":
            if top and mark in SINGLE and top in SINGLE:
                self._drop()
            self.stack.append(at)
            self.count[mark] += 1

    def finish(self) -> Iterable[tuple[int, int, bool]]:
        """Where quotations begin and end, and whether a mark closes them."""
        while self.stack:
            self._drop()
        openings = sorted(first for first, *_ in self.found)
        after = dict(zip(openings, [*openings[1:], len(self.text)], strict=False))
        return [(first, last if closed else after[first], closed) for first, last, closed in self.found]

    def _drop(self) -> None:
        """Close what is open last, without a mark."""
        first = self._pop()
        if first in self.perhaps:
            self.found.append((first, self.perhaps[first], True))
        elif self.text[first] not in SINGLE:
            self.found.append((first, 0, False))

    def _pop(self) -> int:
        first = self.stack.pop()
        self.count[self.text[first]] -= 1
        return first


def _outermost(text: str, found: Iterable[tuple[int, int, bool]]) -> Iterator[Marked]:
    end = 0
    for first, mark, closed in sorted(found):
        words = text[first + 1 : mark]
        if first >= end and _LETTER.search(words):
            end = mark + 1 if closed else mark
            start = first + 1 + len(words) - len(words.lstrip())
            stop = start + len(words.strip())
            yield Marked(start=start, end=stop, first=first, last=end if closed else stop, closed=closed)
