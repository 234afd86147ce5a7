"""What a claim says, as types: a number of units, a range, words, yes or no, names, or a date."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How a speaker limits a number. `at_least` and `up_to` take in the number itself, `over` and `under` do not."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    UP_TO = "up_to"

    @property
    def words(self) -> str:
        """How editors write it: "up to"."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of units. `unit` is an ISO 4217 code, "percent", a key such as `active-users`, or None."""

    amount: Decimal
    unit: str | None = None
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From `low` to `high`, both included."""

    low: Decimal
    high: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The source's own words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """An editor's reading of what a quote affirms or denies."""

    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Canonical names, in the order in which they are to be shown."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """As much of a date as is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


Value = Quantity | Range | Text | YesNo | Names | PartialDate


class Aspect(StrEnum):
    """What of a claim can be changed."""

    NUMBER = "number"
    UNIT = "unit"
    BOUND = "bound"
    NAME = "name"
    DATE = "date"
    WORDS = "words"
    DENIAL = "denial"
    VALUE = "value"
    MODEL = "model"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How far the machine holds a claim: of `tried` changes it refused some.

    It noticed each change of the aspects `noticed`. Of those `judged` it would let a change pass: an editor has judged
    them, and only a person can.
    """

    noticed: tuple[Aspect, ...]
    judged: tuple[Aspect, ...]
    tried: int
    refused: int
