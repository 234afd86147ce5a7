"""Places of a text, asked again and again which of them others overlap: there may be thousands of both."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush

from terbuka.text.words import Span


class Spans:
    """Places of a text. Those that overlap or touch each other count as one."""

    def __init__(self, places: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of them has a character of the place from `start` to `end`."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and start < self._ends[last]


def covering(edges: Sequence[int], places: Sequence[Span], rank: Callable[[Span], int]) -> Iterator[int | None]:
    """For each piece of a text between two neighbouring edges, which place holds it: its number, or None.

    The edges, in order, have among them those of the places. Of several the one with the lowest rank, then the first.
    """
    waiting = sorted(range(len(places)), key=lambda number: places[number], reverse=True)
    open_: list[tuple[int, int]] = []
    for edge in edges[:-1]:
        while waiting and places[waiting[-1]][0] <= edge:
            number = waiting.pop()
            heappush(open_, (rank(places[number]), number))
        while open_ and places[open_[0][1]][1] <= edge:
            heappop(open_)
        yield open_[0][1] if open_ else None
