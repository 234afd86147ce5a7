"""Whether a number can be read in a quote: itself, what it counts, and how the speaker limits it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from terbuka.claims.beside import bound_phrases, bounds_of, currency_of, currency_word, without_bound
from terbuka.claims.quoted import Quoted, form_places
from terbuka.languages.rules import any_language
from terbuka.languages.tags import ENGLISH, locale
from terbuka.text.numbers import Number, read_numbers
from terbuka.types import Bound, Quantity, Range

# What the field counts by a size mark alone: of a "7B" the parameters, of "15T" and "128K" the tokens. A mark counts
# nothing else, and beside a model's name "8B" is no number of tokens either.
SIZE_MARKS = {"parameters": "MBT", "tokens": "KT"}

_MOST_SHOWN = 8  # numbers in one message


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counting:
    """The quote, the numbers of all its words, and what units are called in it by their keys."""

    quote: Quoted
    language: str | None
    numbers: tuple[Number, ...]
    units: Mapping[str, tuple[str, ...]]

    @property
    def quoted(self) -> list[Number]:
        """The numbers that stand in the quote whole."""
        return [n for n in self.numbers if self.quote.start <= n.start and n.end <= self.quote.end]

    def written(self, number: Number) -> str:
        return self.quote.text[number.start : number.end]

    def following(self, number: Number) -> Number | None:
        return next((other for other in self.numbers if other.start >= number.end), None)


def why_not_counted(
    value: Quantity | Range,
    quote: Quoted,
    language: str | None,
    names: Mapping[str, tuple[str, ...]],
    units: Collection[str],
) -> str | None:
    """Why the quote does not state the number, None if it does; see `why_unreadable`."""
    versions = [form for name, forms in names.items() for form in (name, *forms) if re.search(r"\d", form)]
    taken = [place for form in versions for place in form_places(form, quote.text)]
    counting = _Counting(
        quote=quote,
        language=language,
        numbers=tuple(
            number
            for number in read_numbers(quote.text, language)
            if not any(start <= number.start and number.end <= end for start, end in taken)
        ),
        units={key: (key, *names[key]) for key in (*units, value.unit) if key and key in names},
    )
    hits = list(_hits(value, counting))
    if not hits:
        return f"the quote does not hold the number {_shown(value)}; its numbers: {_held(counting)}"
    problems = [_unit_problem(hit, value.unit, counting) or _bound_problem(hit, value, counting) for hit in hits]
    return None if None in problems else problems[0]


def _hits(value: Quantity | Range, counting: _Counting) -> Iterator[Number]:
    """The numbers that are the value, or the upper ends of ranges that name their unit twice."""
    if isinstance(value, Quantity):
        yield from (number for number in counting.quoted if number.low == number.high == value.amount)
        return
    yield from (number for number in counting.quoted if (number.low, number.high) == (value.low, value.high))
    ends = (value.low, value.low, value.high, value.high)
    for a, b in pairwise(counting.quoted):
        if (a.low, a.high, b.low, b.high) == ends and _are_ends(a, b, value, counting):
            yield b


def _are_ends(low: Number, high: Number, value: Range, counting: _Counting) -> bool:
    """Whether two numbers are a range once the unit between them is left out (3 billion parameters to 34 billion)."""
    text = counting.quote.text
    gap = text[low.end : high.start]
    for form in counting.units.get(value.unit or "", ()):
        for start, end in form_places(form, gap):
            joined = text[: low.end] + gap[:start].rstrip() + gap[end:] + text[high.start :]
            numbers = read_numbers(joined, counting.language)
            if any((number.low, number.high) == (value.low, value.high) for number in numbers):
                return True
    return False


def _held(counting: _Counting) -> str:
    numbers = [repr(counting.written(number)) for number in counting.quoted]
    more = " …" if len(numbers) > _MOST_SHOWN else ""
    return ", ".join(numbers[:_MOST_SHOWN]) + more or "none that can be read"


def _shown(value: Quantity | Range) -> str:
    ends = (value.low, value.high) if isinstance(value, Range) else (value.amount,)
    return " to ".join(f"{end.normalize():f}" for end in ends)


def _unit_problem(number: Number, unit: str | None, counting: _Counting) -> str | None:
    """What keeps a number from being counted in the unit."""
    quote, shown, sign = counting.quote, repr(counting.written(number)), number.sign
    own = locale(counting.language or "")
    named = quote.holds(counting.units.get(unit or "", ()))
    word = currency_word(quote.text[number.end : quote.end], own)
    if unit in ENGLISH.currencies:
        money = currency_of(sign, own) if sign else word
        return None if money == unit or (named and not sign) else f"the quote does not say that {shown} is in {unit}"
    if sign == "%" and unit == "percent":
        return None
    if sign or unit == "percent" or word in ("USD", "EUR"):
        return f"the quote counts {shown} in {sign or word or 'no percent'}, not in {unit}"
    if unit is None:
        return None
    if unit not in counting.units:
        return f"the quote cannot be searched for {unit}: no file in seeds/units/ says what they are called"
    counted = _counted_in(number, counting)
    if counted:
        return None if counted == unit else f"the quote counts {shown} in {counted}, not in {unit}"
    if number.mark:
        stated = number.mark in SIZE_MARKS.get(unit, "")
        return None if stated else f"the quote does not say that {shown} is a number of {unit}"
    if not named:
        return f"the quote does not name the unit of {shown}: {', '.join(counting.units[unit][1:])}"
    if any(other.end <= number.start for other in counting.quoted):
        return f"the quote names the unit of another number than {shown}"
    return None


def _counted_in(number: Number, counting: _Counting) -> str | None:
    """The unit that a number is counted in: of "7 billion parameters and 2 trillion tokens" each has its own.

    It is the first that stands between the number and the next one. Behind a size mark it stands close by.
    """
    after = counting.following(number)
    end = min(after.start if after else counting.quote.end, counting.quote.end)
    found = [
        (start, -stop, key)
        for key, forms in counting.units.items()
        for form in forms
        for start, stop in counting.quote.places(form)
        if number.end <= start and stop <= end and (not number.mark or _is_beside(number, start, key, counting))
    ]
    return min(found)[2] if found else None


def _is_beside(number: Number, start: int, unit: str, counting: _Counting) -> bool:
    # What the field counts may have one word more before it: 7B active parameters.
    word = any_language("of") + (r"|[^\W\d]+" if unit in SIZE_MARKS else "")
    return bool(re.fullmatch(rf"[\s-]+(?:(?:{word})\s)?", counting.quote.text[number.end : start]))


def _bound_problem(number: Number, value: Quantity | Range, counting: _Counting) -> str | None:
    # The word beside the number is the speaker's, and belongs into the quote that readers see.
    language = counting.language or ""
    if isinstance(value, Range) or not any(bound_phrases(language)):
        return None
    text, quote, following = counting.quote.text, counting.quote, counting.following(number)
    after = without_bound(text[number.end : following.start], language) if following else text[number.end :]
    said = bounds_of(text[: number.start], after, language)
    quoted = bounds_of(text[quote.start : number.start], after[: quote.end - number.end], language)
    if value.bound in quoted or (value.bound is Bound.EXACT and not said):
        return None
    shown = repr(counting.written(number))
    wanted = "exactly that" if value.bound is Bound.EXACT else value.bound.words
    if value.bound in said:
        return f"the quote leaves out the word for {wanted!r} at {shown}"
    if said:
        return f"the quote says {' or '.join(sorted(bound.words for bound in said))} {shown}, not {wanted}"
    return f"the quote lacks the word for {wanted!r} at {shown}"
