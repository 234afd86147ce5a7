"""Where in a file the values of a record stand, held in little memory: ten thousand articles have a million values."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from terbuka.problems import Mark

Way = tuple[str | int, ...]  # from a record to a value in it: its key, the number of its entry, its language


class Places(Mapping[Way, Mark]):
    """The places of values by the ways to them. Records with values for the same keys share their ways."""

    __slots__ = ("_numbers", "_path", "_places")

    def __init__(self, path: str, places: Mapping[Way, tuple[int, int]]) -> None:
        """Hold the lines and columns of values in the file `path`, both from 1."""
        self.__setstate__((path, tuple(places), array("I", [*chain.from_iterable(places.values())])))

    def __getitem__(self, way: Way) -> Mark:
        at = 2 * self._numbers[way]
        return Mark(path=self._path, line=self._places[at], column=self._places[at + 1])

    def __contains__(self, way: object) -> bool:
        return way in self._numbers

    def __iter__(self) -> Iterator[Way]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __getstate__(self) -> tuple[str, tuple[Way, ...], array[int]]:
        return self._path, tuple(self._numbers), self._places

    def __setstate__(self, state: tuple[str, tuple[Way, ...], array[int]]) -> None:
        self._path, ways, self._places = state
        self._numbers = _numbers(ways)


@lru_cache(2**10)
def _numbers(ways: tuple[Way, ...]) -> Mapping[Way, int]:
    """The ways, each with its number."""
    return {way: number for number, way in enumerate(ways)}
