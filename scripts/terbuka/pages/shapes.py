"""What a picture made of numbers is drawn of, by the macros of pictures.html.

From left to right a place is a percentage of the picture's width, from top to bottom it counts letters' heights (em):
a picture is as wide as the screen lets it be, and its words are as large as the reader wants them. Where a language is
written from the right, everything is mirrored.
"""

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

NARROW = 22.0  # em: the width of a picture on a screen of 320 pixels
LETTER, WIDE = 0.53, 1.0  # em: of a letter, a little more than most need; and of one of East Asia
APART = "≠"  # before a number that another one told of the same excludes


class Look(StrEnum):
    """What a shape is for; the style sheet says how it looks."""

    GRID = "grid"
    TRACK = "track"
    SPAN = "span"
    NAME = "name"
    LABEL = "label"
    TICK = "tick"
    TOTAL = "total"
    NAMED = "named"


class Anchor(StrEnum):
    """Which point of words stands at their place, in the direction in which they are written."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Lettering with the place of their line."""

    x: float
    y: float
    text: str
    look: Look
    anchor: Anchor = Anchor.START

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where they go in a narrow picture, in em, from the side where lines begin."""
        width, x = width_of(self.text), self.x * NARROW / 100
        start = x - {Anchor.START: 0, Anchor.MIDDLE: width / 2, Anchor.END: width}[self.anchor]
        return start, start + width


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign at a place: a full or an open dot, an end of a range, or the point of an arrow to one side."""

    x: float
    y: float
    sign: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A part of a bar, with its number where there is room for it; `share` numbers the parts from 1 on."""

    x: float
    y: float
    width: float
    height: float
    share: int
    label: str

    @property
    def middle(self) -> float:
        """Where its number stands across."""
        return self.x + self.width / 2

    @property
    def line(self) -> float:
        """And down: the line of that."""
        return self.y + self.height / 2 + 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that is drawn, and how high it is."""

    height: float
    words: tuple[Lettering, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    marks: tuple[Sign, ...] = ()
    bars: tuple[Bar, ...] = ()


def width_of(text: str) -> float:
    """How wide words are, in em, or a little less: fonts differ."""
    return sum(map(_width, text))


def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    return WIDE if unicodedata.east_asian_width(letter) in "WF" else LETTER


def cut_to(text: str, width: float) -> str:
    """Lettering that are no wider than so much, with an ellipsis where something is left out."""
    if width_of(text) <= width:
        return text
    while text and width_of(text) + width_of("…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def mirrored(drawing: Drawing) -> Drawing:
    """The same for a language that is written from the right, where words begin at the right as well."""
    other = {"to-right": "to-left", "to-left": "to-right"}
    return Drawing(
        height=drawing.height,
        words=tuple(replace(each, x=100 - each.x) for each in drawing.words),
        strokes=tuple(replace(each, x1=100 - each.x2, x2=100 - each.x1) for each in drawing.strokes),
        marks=tuple(replace(each, x=100 - each.x, sign=other.get(each.sign, each.sign)) for each in drawing.marks),
        bars=tuple(replace(each, x=100 - each.x - each.width) for each in drawing.bars),
    )
