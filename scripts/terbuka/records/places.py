"""Where in a file the values of a record stand, held in little memory: ten thousand articles have a million values."""

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache

from terbuka.problems import Mark

Way = tuple[str | int, ...]  # from a record to a value in it: its key, the number of its entry, its language


class Places(Mapping[Way, Mark]):
    """The places of values by the ways to them. Records with values for the same keys share their ways."""

    __slots__ = ("_columns", "_lines", "_numbers", "_path")

    def __init__(self, path: str, places: Mapping[Way, tuple[int, int]]) -> None:
        """Hold the lines and columns of values in the file `path`, both from 1."""
        self._path = path
        self._numbers = _numbers(tuple(places))
        self._lines = array("I", (line for line, _ in places.values()))
        self._columns = array("I", (column for _, column in places.values()))

    def __getitem__(self, way: Way) -> Mark:
        number = self._numbers[way]
        return Mark(path=self._path, line=self._lines[number], column=self._columns[number])

    def __iter__(self) -> Iterator[Way]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __reduce__(self) -> tuple[type["Places"], tuple[str, dict[Way, tuple[int, int]]]]:
        return Places, (self._path, dict(zip(self, zip(self._lines, self._columns, strict=True), strict=True)))


@lru_cache(2**10)
def _numbers(ways: tuple[Way, ...]) -> Mapping[Way, int]:
    """The ways, each with its number."""
    return {way: number for number, way in enumerate(ways)}
