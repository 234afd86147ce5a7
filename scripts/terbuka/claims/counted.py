"""Whether a number can be read in a quote: itself, what it counts, and how the speaker limits it."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from terbuka.claims.beside import bound_phrases, bounds_of, currency_of, currency_word, without_bound
from terbuka.claims.quoted import Quoted, form_places
from terbuka.claims.spellings import Spellings
from terbuka.languages.rules import any_language, text_rules
from terbuka.languages.tags import ENGLISH, UNDETERMINED, locale
from terbuka.text.number_rules import HAN, number_rules
from terbuka.text.numbers import Number, english, read_numbers
from terbuka.text.words import Span, edge
from terbuka.value_types import Bound, Quantity, Range

# What the field counts by a size mark alone (of a "7B" the parameters, of "15T" and "128K" the tokens), and with the
# unit beside the mark. Other units have their own mark only where no model's name stands before it.
SIZE_MARKS = {"parameters": ("MBT", "MBT"), "tokens": ("KT", "KMBT")}
_OTHER_MARKS = ("", "KM")
_PAUSE = r"[^\w\s<>≤≥≈~±+–-]"  # a mark between words that does not limit a number
_YEAR = re.compile(r"(?:19|20)\d\d")

_NEAR = 80  # characters beside a number in which its unit and the words that limit it stand
_MOST_SHOWN = 8  # numbers in one message
LAST = 4  # texts of which it is kept what stands in them: of the same words one value is asked for after another


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counting:
    """The quote, the numbers of all its words, and all names; `further` are units that no file has.

    Units are looked for in small letters, in `words`: German and headlines begin them with a capital one.
    """

    quote: Quoted
    words: str
    language: str
    numbers: tuple[Number, ...]
    names: Spellings
    further: frozenset[str]

    @property
    def units(self) -> Mapping[str, tuple[str, ...]]:
        """What units are called, by their keys."""
        return _forms(self.names, self.further)

    @property
    def quoted(self) -> list[Number]:
        """The numbers that stand in the quote whole."""
        return [n for n in self.numbers if self.quote.start <= n.start and n.end <= self.quote.end]

    def written(self, number: Number) -> str:
        return self.quote.text[number.start : number.end]

    def following(self, number: Number) -> Number | None:
        at = bisect_left(self.numbers, number.end, key=lambda other: other.start)
        return self.numbers[at] if at < len(self.numbers) else None


def why_not_counted(value: Quantity | Range, quote: Quoted, language: str | None, names: Spellings) -> str | None:
    """Why the quote does not state the number, None if it does; see `why_unreadable`."""
    counting = _counting(quote, language, names, (value.unit,))
    hits = list(_hits(value, counting))
    if not hits:
        return f"the quote does not hold the number {_shown(value)}; its numbers: {_held(counting)}"
    problems = [_unit_problem(hit, value.unit, counting) or _bound_problem(hit, value, counting) for hit in hits]
    return None if None in problems else problems[0]


def _counting(quote: Quoted, language: str | None, names: Spellings, units: Iterable[str | None]) -> _Counting:
    words = quote.text.lower()
    return _Counting(
        quote=quote,
        words=words if len(words) == len(quote.text) else quote.text,  # "İ" becomes two characters
        language=language or UNDETERMINED,
        numbers=_numbers(quote.text, language, names),
        names=names,
        further=frozenset(key for key in units if key and key not in names.units),
    )


@lru_cache(maxsize=2**8)
def _forms(names: Spellings, further: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    keys = (key for key in (*sorted(names.units), *sorted(further)) if key in names)
    return {key: tuple(dict.fromkeys(map(str.lower, (key, *names.of(key))))) for key in keys}


@lru_cache(maxsize=LAST)
def _unit_places(words: str, names: Spellings, further: frozenset[str]) -> list[tuple[int, int, str]]:
    """Where units stand in some words: from, to, and which."""
    forms = _forms(names, further)
    return [(*span, key) for key, some in forms.items() for form in some for span in form_places(form, words)]


@lru_cache(maxsize=LAST)
def _numbers(text: str, language: str | None, names: Spellings) -> tuple[Number, ...]:
    """The numbers of a text that are no part of a name."""
    numbers = read_numbers(text, language)
    taken = list(names.versions(text)) if numbers else []
    return tuple(n for n in numbers if not any(start <= n.start and n.end <= end for start, end in taken))


def counted_in(
    text: str, language: str | None, names: Spellings, units: Collection[str]
) -> Iterator[tuple[Quantity | Range, Span]]:
    """The numbers of some units that a folded text states, each with the place that a quote has to hold for it.

    `language` is a BCP 47 tag; `names` are all that are known.
    """
    whole = _counting(Quoted(text=text, start=0, end=len(text)), language, names, units)
    money = {unit for unit in units if unit in ENGLISH.currencies or unit == "percent"}
    for number in whole.numbers:
        is_money = number.sign or currency_word(text[number.end :], locale(whole.language))
        likely = (
            (money if is_money else set())
            | {_counted_in(number, whole) or ""}
            | (SIZE_MARKS.keys() if number.mark else set())
        )
        for unit in sorted(likely.intersection(units)):
            values: list[Quantity | Range] = [Quantity(amount=number.low, unit=unit, bound=bound) for bound in Bound]
            if number.low != number.high:
                values = [Range(low=number.low, high=number.high, unit=unit)]
            for value in values if not _unit_problem(number, unit, whole) else ():
                if place := _least(number, value, whole):
                    yield value, place


def _least(number: Number, value: Quantity | Range, whole: _Counting) -> Span | None:
    """The shortest place around a number that states a value; None if the whole text does not."""
    text = whole.quote.text

    def states(start: int, end: int) -> bool:
        part = replace(whole, quote=Quoted(text=text, start=start, end=end))
        return not _unit_problem(number, value.unit, part) and not _bound_problem(number, value, part)

    if not states(0, len(text)):
        return None
    ends = (at for at in range(number.end, min(len(text), number.end + _NEAR)) if edge(text, at))
    end = next((at for at in ends if states(0, at)), len(text))
    starts = (at for at in range(number.start, max(0, number.start - _NEAR), -1) if edge(text, at))
    return next((at for at in starts if states(at, end)), 0), end


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
        for start, end in form_places(form, counting.words[low.end : high.start]):
            joined = text[: low.end] + gap[:start].rstrip() + gap[end:] + text[high.start :]
            numbers = read_numbers(joined, counting.language)
            if any((number.low, number.high) == (value.low, value.high) for number in numbers):
                return True
    return False


def _held(counting: _Counting) -> str:
    numbers = [_told(counting.written(number), english(number.low, number.high)) for number in counting.quoted]
    more = " …" if len(numbers) > _MOST_SHOWN else ""
    return ", ".join(numbers[:_MOST_SHOWN]) + more or "none that can be read"


def _told(written: str, read: str) -> str:
    """A number of the quote, and as it is read where that is another word: a German "Billion" is a trillion."""
    return repr(written) if written.endswith(read) else f"{written!r} ({read})"


def _shown(value: Quantity | Range) -> str:
    return english(value.low, value.high) if isinstance(value, Range) else english(value.amount, value.amount)


def _unit_problem(number: Number, unit: str | None, counting: _Counting) -> str | None:
    """What keeps a number from being counted in the unit."""
    text, shown, sign = counting.quote.text, repr(counting.written(number)), number.sign
    word = currency_word(text[number.end : counting.quote.end], locale(counting.language))
    if word != currency_word(text[number.end :], locale(counting.language)):
        word = None  # the quote cuts it: "10 juta dolar" of "10 juta dolar Australia"
    counted = _counted_in(number, counting)
    if unit in ENGLISH.currencies:
        money = currency_of(sign, locale(counting.language)) if sign else word
        return None if unit in (money, counted) else f"the quote does not say that {shown} is in {unit}"
    if sign == "%" and unit == "percent":
        return None
    if sign or unit == "percent" or word in ("USD", "EUR"):
        return f"the quote counts {shown} in {sign or word or 'no percent'}, not in {unit}"
    if unit is None:
        return None
    if unit not in counting.units:
        return f"the quote cannot be searched for {unit}: no file in seeds/units/ says what they are called"
    if counted not in (None, unit):
        return f"the quote counts {shown} in {counted}, not in {unit}"
    if number.mark:
        stated = _is_marked(number, unit, counted is not None, counting)
        return None if stated else f"the quote does not say that {shown} is a number of {unit}"
    if counted is None:
        known = f"{', '.join(counting.names.of(unit))} right behind it (seeds/units/{unit}.yml has its words)"
        return f"the quote does not name the unit of {shown}: {known}"
    return f"the quote's {shown} may be a year" if _YEAR.fullmatch(counting.written(number)) else None


def _is_marked(number: Number, unit: str, beside: bool, counting: _Counting) -> bool:
    """Whether a size mark counts the unit: "8B" behind a model's name is its size, "700M customers" is no size."""
    before, after = counting.quote.text[: number.start], counting.quote.text[number.end :]
    model, both = any_language("model"), number_rules(counting.language).both.pattern
    listed = re.sub(rf"(?:[\d.,]+[KMBT](?:,\s|{both}))+$", "", before)
    name = rf"[A-Z]\S*\s\d\d?(?:\.\d+)?\s|(?<!\w)(?:{model})\s(?:[^\W\d]+\s)?"
    sized = re.search(rf"(?:{name})$", listed) or counting.names.end(listed.rstrip())
    if number.mark not in SIZE_MARKS.get(unit, _OTHER_MARKS)[beside]:
        return False
    if not beside:
        return bool(sized or re.match(rf"$|\s?[^\w\s]|{both}|[\s-](?:{model})(?!\w)", after))
    named = sized or re.search(rf"(?:^|\s)(?:[A-Z]\S*|{any_language('the')})\s$", listed)
    return unit == "parameters" or not (named or re.search(rf"^\D{{0,40}}\s(?:{model})(?!\w)", after))


def _counted_in(number: Number, counting: _Counting) -> str | None:
    """The unit right behind the number, or before it as in "the number of languages: 12"; None outside of the quote.

    Of "7 billion and 70 billion parameters" the first has that of the second.
    """
    text, quote, after = counting.quote.text, counting.quote, counting.following(number)
    if after and number.low >= 10**6 and number_rules(counting.language).both.fullmatch(text, number.end, after.start):
        return _counted_in(after, counting)
    compound = re.compile(text_rules(counting.language).compound or "(?!)")
    named = re.compile(rf"(?i:.*(?<!\w)(?:{any_language('number_of')})\s)", re.DOTALL)
    alone = not re.match(r"\s?\w", text[number.end :])
    found = []
    for start, stop, key in _unit_places(counting.words, counting.names, counting.further):
        whole = not compound.match(text, stop)  # of "12 language models" the models are counted
        behind = start >= number.end and _between(counting.language).fullmatch(text, number.end, start)
        before = alone and re.fullmatch(r":?\s", text[stop : number.start]) and named.fullmatch(text, 0, start)
        if (behind and whole) or before:
            found.append((start, -stop, key))
    start, stop, key = min(found, default=(-1, 0, ""))
    return key if quote.start <= start and -stop <= quote.end else None


@cache
def _between(language: str) -> re.Pattern[str]:
    """What may stand between a number and its unit: words that are no things themselves."""
    words = "|".join((any_language("of"), any_language("qualities"), *map(re.escape, bound_phrases(language)[1])))
    return re.compile(rf"(?:[\s-]*(?i:{words})(?:(?<=['’{HAN}\uac00-\ud7af])|(?!\w)))*[\s-]*")


def _bound_problem(number: Number, value: Quantity | Range, counting: _Counting) -> str | None:
    # The word beside the number is the speaker's, and belongs into the quote that readers see.
    language, text, quote = counting.language, counting.quote.text, counting.quote
    if isinstance(value, Range):
        return None
    if not any(bound_phrases(language)):
        unit = "|".join(map(re.escape, counting.units.get(value.unit or "", ())))
        alone = re.search(rf"(?:^|{_PAUSE})\s*$", text[: number.start]) and re.match(
            rf"(?:{_between(language).pattern})(?i:{unit})\s*(?:$|{_PAUSE})", text[number.end :]
        )
        why = f"the quote may limit {counting.written(number)!r}: such words are not known of its language"
        return None if alone and value.bound is Bound.EXACT else why
    following = counting.following(number)
    after = without_bound(text[number.end : following.start], language) if following else text[number.end :]
    said = bounds_of(text[: number.start], after, language)
    quoted = bounds_of(text[quote.start : number.start], after[: quote.end - number.end], language)
    # Of "no more than 12" the words "more than 12" say something else.
    if value.bound in quoted & said or (value.bound is Bound.EXACT and not said):
        return None
    shown = repr(counting.written(number))
    wanted = "exactly that" if value.bound is Bound.EXACT else value.bound.words
    if value.bound in said:
        return f"the quote leaves out the word for {wanted!r} at {shown}"
    if said:
        return f"the quote says {' or '.join(sorted(bound.words for bound in said))} {shown}, not {wanted}"
    return f"the quote lacks the word for {wanted!r} at {shown}"
