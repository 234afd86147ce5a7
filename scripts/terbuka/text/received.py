"""Where what was cleaned and folded stands in a text as it was received: the way back from a page to its source.

Characters are Unicode's code points, as the Web Annotation Data Model counts them (W3C, section 4.2.4), from the first
one behind a byte order mark; a line end of two characters counts as two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from terbuka.text.clean import CONTROL, fold
from terbuka.text.words import Span

_LINE = re.compile(r"[^\r\n]+")


def as_received(data: bytes) -> str:
    """A text in UTF-8 with all its characters, but for a byte order mark. Raises UnicodeDecodeError."""
    return data.decode("utf-8-sig")


@dataclass(frozen=True, kw_only=True)
class ReceivedLine:
    """A line of a text that holds words: as it came from the character `start` on, and what is shown of it."""

    start: int
    raw: str
    text: str

    def span(self, start: int, end: int) -> Span:
        """The place in the text as received of the characters `start` to `end` of what is shown, one at least."""
        if isinstance(self._places, int):
            return self._places + start, self._places + end
        return self._places[start], self._places[end - 1] + 1

    @cached_property
    def _places(self) -> int | Sequence[int]:
        """Where each character of what is shown stands, or where the first does if the line has them in one piece."""
        if (at := self.raw.find(self.text)) >= 0:
            return self.start + at
        places = list[int]()
        space = True  # at the beginning white space is not shown
        for at, character in enumerate(self.raw, self.start):
            if CONTROL.match(character) or (space and character.isspace()):
                continue
            space = character.isspace()
            places.append(at)
        return places


def received_lines(text: str) -> list[ReceivedLine]:
    """The lines of a text as received that hold words, in order: they are an article's blocks, counted from 1."""
    pieces = ((found.start(), found[0], fold(CONTROL.sub("", found[0]))) for found in _LINE.finditer(text))
    return [ReceivedLine(start=start, raw=raw, text=shown) for start, raw, shown in pieces if shown]
