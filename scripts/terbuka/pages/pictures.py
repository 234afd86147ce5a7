"""Where everything of a picture made of numbers stands: pure geometry, from what is told to shapes.py's shapes.

What it knows about the room for words holds where a picture is narrowest; elsewhere there is more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from terbuka.pages.axes import Scale
from terbuka.pages.shapes import (
    LETTER,
    NARROW,
    Anchor,
    Bar,
    Drawing,
    Lettering,
    Look,
    Sign,
    Stroke,
    cut_to,
    mirrored,
    width_of,
)

EDGE = 8.0  # percent at each side of a scale, where arrows end
NAME, LABEL, MARK, BAR, GAP = 1.6, 1.25, 0.85, 1.5, 0.55  # em: the heights of what a row is made of


class Extent(StrEnum):
    """What a speaker leaves open of a number: nothing, how exact it is, what lies above or below it, or between."""

    EXACT = "exact"
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """What has a place on a scale, from `low` to `high`, with the words for it. `apart`: another one excludes it."""

    low: Decimal
    high: Decimal
    extent: Extent
    label: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """A row of a picture: its name and what stands in it, below each other."""

    name: str
    items: tuple[Pictured, ...]


def on_scale(rows: Iterable[PictureRow], scale: Scale, direction: str) -> Drawing:
    """Rows of numbers, each with its mark and its words above it, on lines that all rows share."""
    words: list[Lettering] = []
    strokes: list[Stroke] = []
    marks: list[Sign] = []
    y = 0.0
    for row in rows:
        y += NAME
        words.append(Lettering(x=0, y=y - 0.35, text=cut_to(row.name, NARROW), look=Look.NAME))
        for item in row.items:
            x1, x2 = _place(scale.at(item.low)), _place(scale.at(item.high))
            words.append(_label(item.label, x1, x2, y + LABEL - 0.3))
            y += LABEL + MARK
            middle = y - MARK / 2
            strokes.append(Stroke(x1=0, y1=middle, x2=100, y2=middle, look=Look.TRACK))
            strokes += _spans(item.extent, x1, x2, middle)
            marks += [replace(mark, apart=item.apart) for mark in _marks(item.extent, x1, x2, middle)]
        y += GAP
    ticks = [(_place(at), label) for at, label in scale.ticks]
    lines = [Stroke(x1=x, y1=0, x2=x, y2=y, look=Look.GRID) for x, _ in ticks]
    words += _ticks(ticks, y + LABEL - 0.2)
    drawing = Drawing(height=y + LABEL, words=tuple(words), strokes=(*lines, *strokes), marks=tuple(marks))
    return mirrored(drawing) if direction == "rtl" else drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """A row of bars: its name, the words for all of it, and how much of it is of each kind."""

    name: str
    total: str
    counts: tuple[int, ...]


def stacked(rows: Sequence[Shares], direction: str, written: Callable[[int], str] = str) -> Drawing:
    """Rows of bars, each below its name, of which the longest takes all the width; at least one counts something.

    `written` writes a number.
    """
    longest = max(sum(row.counts) for row in rows)
    words: list[Lettering] = []
    bars: list[Bar] = []
    y = 0.0
    for row in rows:
        y += NAME
        words += _heading(row.name, row.total, y - 0.35)
        x = 0.0
        for share, count in enumerate(row.counts, start=1):
            width = 100 * count / longest
            if count:
                label = written(count)
                label = label if width_of(label) + LETTER <= width * NARROW / 100 else ""
                bars.append(Bar(x=x, y=y, width=width, height=BAR, share=share, label=label))
            x += width
        y += BAR + GAP
    drawing = Drawing(height=y, words=tuple(words), bars=tuple(bars))
    return mirrored(drawing) if direction == "rtl" else drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesRow:
    """A row of places along something, 0 being where it begins and 1 its end: a name, and words for how many."""

    name: str
    total: str
    places: tuple[float, ...]


def along(rows: Sequence[PlacesRow], ends: tuple[str, str], direction: str) -> Drawing:
    """Rows of strokes, each below its name, on lines of which the words for both ends stand below."""
    words: list[Lettering] = []
    strokes: list[Stroke] = []
    y = 0.0
    for row in rows:
        y += NAME
        words += _heading(row.name, row.total, y - 0.35)
        strokes.append(Stroke(x1=0, y1=y + MARK / 2, x2=100, y2=y + MARK / 2, look=Look.TRACK))
        for x in sorted({0.5 + round(place * 99) for place in row.places}):  # those nearer to each other are one
            strokes.append(Stroke(x1=x, y1=y, x2=x, y2=y + MARK, look=Look.NAMED))
        y += MARK + GAP
    for x, text, anchor in ((0, ends[0], Anchor.START), (100, ends[1], Anchor.END)):
        words.append(Lettering(x=x, y=y + LABEL - 0.35, text=text, look=Look.TICK, anchor=anchor))
    drawing = Drawing(height=y + LABEL, words=tuple(words), strokes=tuple(strokes))
    return mirrored(drawing) if direction == "rtl" else drawing


def _heading(name: str, total: str, y: float) -> Iterator[Lettering]:
    """A row's name, and at the end of the line the words for all of it."""
    name = cut_to(name, NARROW - width_of(total) - LETTER)
    yield Lettering(x=0, y=y, text=name, look=Look.NAME)
    yield Lettering(x=100, y=y, text=total, look=Look.TOTAL, anchor=Anchor.END)


def _place(at: float) -> float:
    return EDGE + at * (100 - 2 * EDGE)


def _label(text: str, x1: float, x2: float, y: float) -> Lettering:
    """The words for a mark, above it: they begin at it where it is far at the beginning, and end at it at the end."""
    middle = (x1 + x2) / 2
    if middle < 100 / 3:
        x, anchor, room = x1, Anchor.START, 100 - x1
    elif middle > 200 / 3:
        x, anchor, room = x2, Anchor.END, x2
    else:
        x, anchor, room = middle, Anchor.MIDDLE, 2 * min(middle, 100 - middle)
    return Lettering(x=x, y=y, text=cut_to(text, room * NARROW / 100), look=Look.LABEL, anchor=anchor)


def _spans(extent: Extent, x1: float, x2: float, y: float) -> Iterator[Stroke]:
    """The line of a range, or towards what a number leaves open."""
    ends = {Extent.ABOVE: (x1, x1 + EDGE - 1), Extent.BELOW: (x1 - EDGE + 1, x1), Extent.BETWEEN: (x1, x2)}
    if extent in ends:
        start, end = ends[extent]
        yield Stroke(x1=start, y1=y, x2=end, y2=y, look=Look.SPAN)


def _marks(extent: Extent, x1: float, x2: float, y: float) -> Iterator[Sign]:
    if extent is Extent.BETWEEN:
        yield Sign(x=x1, y=y, sign="end")
        yield Sign(x=x2, y=y, sign="end")
    else:
        yield Sign(x=x1, y=y, sign="dot" if extent is Extent.EXACT else "ring")
        if extent in (Extent.ABOVE, Extent.BELOW):
            yield Sign(
                x=x1 + (EDGE - 1) * (1 if extent is Extent.ABOVE else -1),
                y=y,
                sign="to-right" if extent is Extent.ABOVE else "to-left",
            )


def _ticks(ticks: Sequence[tuple[float, str]], y: float) -> Iterator[Lettering]:
    """The words of a scale's first line, of its last, and of as many between as leave a gap."""
    kept: list[Lettering] = []
    for x, label in [*ticks[:1], *ticks[:0:-1]]:
        words = Lettering(x=x, y=y, text=label, look=Look.TICK, anchor=_anchor(x, width_of(label) / 2 / NARROW * 100))
        start, end = words.reach
        if all(end + LETTER <= other.reach[0] or other.reach[1] + LETTER <= start for other in kept):
            kept.append(words)
    return iter(sorted(kept, key=lambda words: words.x))


def _anchor(x: float, half: float) -> Anchor:
    """The middle of words stands at their place, or an end of them where they would leave the picture."""
    return Anchor.START if x < half else Anchor.END if x > 100 - half else Anchor.MIDDLE
