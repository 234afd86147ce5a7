"""The scales of pictures: which place a number or a day has between the two ends."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol


class Scale(Protocol):
    """What gives a number its place: 0 at one end, 1 at the other."""

    @property
    def ticks(self) -> Sequence[tuple[float, str]]: ...

    def at(self, amount: Decimal) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenfold:
    """A scale on which each step is ten times the one before, from one power of ten to another."""

    low: int
    high: int
    ticks: Sequence[tuple[float, str]] = ()

    def at(self, amount: Decimal) -> float:
        whole = amount.adjusted()
        return (whole + math.log10(amount.scaleb(-whole)) - self.low) / (self.high - self.low)

    @property
    def powers(self) -> Iterator[int]:
        return iter(range(self.low, self.high + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A scale of days, numbered as `date.toordinal` does."""

    low: int
    high: int
    ticks: Sequence[tuple[float, str]] = ()

    def at(self, amount: Decimal) -> float:
        return float(amount - self.low) / (self.high - self.low)


def tenfold(amounts: Sequence[Decimal]) -> Tenfold:
    """The scale for numbers above zero, from the power of ten below the least to the one above the greatest."""
    low = min(amounts).adjusted()
    greatest = max(amounts)
    high = greatest.adjusted() + (greatest != Decimal(1).scaleb(greatest.adjusted()))
    return Tenfold(low=low, high=max(high, low + 1))


def months_around(days: Sequence[date]) -> tuple[date, ...]:
    """The first days of months from before the first of the days to after the last: at most some thirteen of them."""
    first, last = min(days), max(days)
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
    step = next((step for step in (1, 2, 3, 6) if (end - start) / step <= 12), 0)
    if not step:
        years = 1 + (last.year - first.year) // 12
        return tuple(
            date(year, 1, 1) for year in range(first.year, last.year + 1 + years, years) if year <= date.max.year
        )
    start -= start % step
    end += -end % step
    months = [month for month in range(start, end + 1, step) if month // 12 <= date.max.year]
    return tuple(date(month // 12, month % 12 + 1, 1) for month in months)
