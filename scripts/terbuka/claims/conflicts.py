"""Which values of an attribute contradict each other."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from terbuka.value_types import Bound, Names, PartialDate, Quantity, Range, Text, Value, YesNo

# "About" is a speaker's rounding: a tenth takes in 9 to 11 for 10, and keeps 10 apart from 12.
ABOUT = Decimal("0.1")

_End = tuple[Decimal, int]  # an end of a reach, and 1 or -1 where it begins right above or below that number
_NO_LOW: _End = (Decimal("-Infinity"), 0)
_NO_HIGH: _End = (Decimal("Infinity"), 0)


def in_conflict(values: Collection[Value], *, several: bool) -> Iterator[Value]:
    """The values that another one of them excludes, without holding each against each: there may be thousands."""
    numbers = [value for value in values if isinstance(value, (Quantity, Range))]
    ends = _ends(numbers)
    of_ranges = _ends(value for value in numbers if isinstance(value, Range)) if several else ends
    others = () if several else [value for value in values if not isinstance(value, (Quantity, Range, Text))]
    for value in values:
        if isinstance(value, (Quantity, Range)):
            (low, high), known = _reach(value), ends if isinstance(value, Range) else of_ranges
            greatest_low, least_high = known.get(value.unit, (low, high))
            if high < greatest_low or least_high < low:
                yield value
        elif any(disagree(value, other) for other in others):
            yield value


def _ends(values: Iterable[Quantity | Range]) -> dict[str | None, tuple[_End, _End]]:
    """By unit, the greatest low end of all values and the least high one."""
    found: dict[str | None, tuple[_End, _End]] = {}
    for value in values:
        low, high = _reach(value)
        greatest, least = found.get(value.unit, (low, high))
        found[value.unit] = max(greatest, low), min(least, high)
    return found


def conflicting(a: Value, b: Value, *, several: bool) -> bool:
    """Do two values of one attribute exclude each other? Of several that may stand, only a range excludes."""
    return disagree(a, b) and (not several or isinstance(a, Range) or isinstance(b, Range))


def disagree(a: Value, b: Value) -> bool:
    """Whether two values of one attribute, of which only one can stand, contradict each other.

    Symmetric, and no value disagrees with itself. "About" reaches 10 % either way; "over" and "under" leave out
    their own end, "at least" and "up to" take it in. Different units or kinds, and texts, never disagree.
    """
    match a, b:
        case (Quantity() | Range(), Quantity() | Range()):
            (low_a, high_a), (low_b, high_b) = _reach(a), _reach(b)
            return a.unit == b.unit and (high_a < low_b or high_b < low_a)
        case (Names(), Names()):
            return set(a.names) != set(b.names)
        case (YesNo(), YesNo()):
            return a.yes != b.yes
        case (PartialDate(), PartialDate()):
            pairs = ((a.year, b.year), (a.month, b.month), (a.day, b.day))
            return any(one is not None and other is not None and one != other for one, other in pairs)
    return False


def _reach(value: Quantity | Range) -> tuple[_End, _End]:
    """The least and the greatest number that a value allows."""
    if isinstance(value, Range):
        return (value.low, 0), (value.high, 0)
    exact = (value.amount, 0)
    return {
        Bound.EXACT: (exact, exact),
        Bound.ABOUT: ((value.amount * (1 - ABOUT), 0), (value.amount * (1 + ABOUT), 0)),
        Bound.OVER: ((value.amount, 1), _NO_HIGH),
        Bound.AT_LEAST: (exact, _NO_HIGH),
        Bound.UNDER: (_NO_LOW, (value.amount, -1)),
        Bound.UP_TO: (_NO_LOW, exact),
    }[value.bound]
