"""Find the numbers written in a text, in any language whose scale words CLDR has (juta, milhões, billion).

A number that cannot be read for certain is left out: a false reading lets a wrong claim pass,
an unread number only makes an editor say so. Vague plurals (jutaan, milhões de dólares) are no numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from terbuka.text.number_rules import HYPHENS, NO_END, NO_START, NumberRules, number_key, number_rules, percent_pattern
from terbuka.text.words import edge

ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a text: characters `start` to `end`, with its words and its sign.

    `low` and `high` are equal unless the text writes a range. `sign` is the currency sign or ISO 4217 code
    beside it as written, "%" for a percentage in signs or words, else empty. `mark` is the size mark that stands
    in place of a scale word (the B of "8B"), a capital letter, else empty.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    sign: str = ""
    mark: str = ""


# Longer or greater numbers are not read. Readers of the published data hold numbers as IEEE doubles, which keep
# 15 digits, and JavaScript writes them with an exponent from 10^21 on.
MOST_DIGITS = 15
TOO_GREAT = Decimal(10) ** 21

# How the field writes parameters and tokens in any language. A lower-case m is money ($10m), else metres.
_LETTERS = {"K": 3, "k": 3, "M": 6, "m": 6, "B": 9, "b": 9, "T": 12}
_BYTES = re.compile(r"[kKMGTPE]i?B(?!\w)")
_SIGNED = "−±√"  # what stands before a number and makes another one of it
_TIMES = re.compile(r"\s?(?:\*\*?|[×x^⋅·])\s?")  # 3 × 10^25, 8 x 7B
_LONGEST_OPENING = 40  # characters; no word that opens a range is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A number in the making. `scale` is 1 where no word or letter scales it; `known` is False if unread."""

    number: Number
    scale: Decimal
    known: bool
    match: re.Match[str]


def read_numbers(text: str, language: str | None) -> tuple[Number, ...]:
    """The numbers of a text, in order.

    `language` is a BCP 47 tag, with the region where that changes meaning (es 1.000, es-MX 1,000). Where it
    is None, unknown or without scale words in CLDR, only what reads the same in all languages is read.
    """
    rules = number_rules(language or "und")
    found = list(_scan(text, rules))
    for step in (_without_parts, _with_ranges, _without_lists):
        found = step(found, text, rules)
    return tuple(each.number for each in found if each.known)


def _scan(text: str, rules: NumberRules) -> Iterator[_Found]:
    end = -1
    for match in _matches(text, rules):
        word = number_key(match["word"] or "")
        if not _stands_free(text, match, end, rules) or (word in rules.ones and not match["scale"]):
            continue
        end = match.end()
        value = rules.words.get(word) if word else _amount(match["digits"], rules)
        factor = _factor(match, rules)
        amount = Decimal(0) if value is None or factor is None else value * factor
        known = value is not None and factor is not None and amount < TOO_GREAT
        after = "%" if re.fullmatch(percent_pattern(), match["after"] or "") else match["after"]
        sign = match["before"] or after or ""
        mark = (match["letter"] or "").strip().upper()
        number = Number(start=match.start(), end=end, low=amount, high=amount, sign=sign, mark=mark)
        yield _Found(number=number, scale=factor or Decimal(1), known=known, match=match)


def _matches(text: str, rules: NumberRules) -> Iterator[re.Match[str]]:
    """All that the rules' pattern finds, looked for only where a number can be."""
    at = 0
    while core := rules.core.search(text, at):
        match = rules.pattern.search(text, max(at, core.start() - rules.before))
        if not match:
            break
        yield match
        at = match.end()


def _stands_free(text: str, match: re.Match[str], previous: int, rules: NumberRules) -> bool:
    """Whether a number is no part of a word, a name or a version (GPT-4, v3.5, 10x), and has no scale unread."""
    start, end = match.span()
    if _is_glued(text, end, text[end : end + 1], NO_END) and not _BYTES.match(text, end):
        return False
    # Of scripts without spaces only a dictionary knows whether a scale's word ends there.
    more = rules.tail.match(text, end) if not (match["scale"] or match["letter"]) else None
    if more and (not more[1] or edge(text, more.end())):
        return False
    if text[end : end + 1] == "−" and text[end + 1 : end + 2].isdigit():
        return False
    before, last = text[max(start - 2, 0) : max(start - 1, 0)], text[start - 1 : start]
    if last and last in HYPHENS:
        return previous == start - 1
    if _is_glued(text, start, last, NO_START) or (last and last in f"{_SIGNED}第제"):
        return False
    return not (last in ".:@" and before.isalnum())


def _is_glued(text: str, at: int, beside: str, changing: str) -> bool:
    """Whether a number that begins or ends at a place is one with what is beside it, as with one of `changing`."""
    return beside == "_" or (beside.isalnum() and (beside in changing or not edge(text, at)))


def _amount(digits: str, rules: NumberRules) -> Decimal | None:
    """The amount of a numeral, or None if it is none, is too long or can be read in two ways."""
    if sum(map(str.isdigit, digits)) > MOST_DIGITS:
        return None
    parts = re.split(r"(\D)", digits.replace("٫", ".").replace("٬", ",").replace("’", "'"))
    groups, marks = parts[::2], parts[1::2]
    fraction = ""
    if len(set(marks)) == 2 and marks[-1] in ".," and marks.count(marks[-1]) == 1:
        fraction, marks = groups.pop(), marks[:-1]
    elif len(marks) == 1 and marks[0] in ".,":
        grouped = _is_grouped(groups)
        if grouped and rules.decimal is None:
            return None
        if not grouped or marks[0] == rules.decimal:
            fraction, marks = groups.pop(), []
    if len(set(marks)) > 1 or set(marks) & set(":/^×") or (" " in marks and not rules.spaced):
        return None
    whole = "".join(groups)
    if (marks and not _is_grouped(groups)) or (len(whole) > 1 and int(whole[0]) == 0):
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def _is_grouped(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and int(groups[0][0]) != 0 and all(len(group) == 3 for group in groups[1:])


def _factor(match: re.Match[str], rules: NumberRules) -> Decimal | None:
    """What the words and letters around a numeral multiply it by, None if that is unknown."""
    letter, money = (match["letter"] or "").strip(), match["before"] or match["after"]
    if letter:
        # Indonesian money of "10 M" is 10 miliar, a model of "500 M" has 500 million parameters.
        size = Decimal(10) ** _LETTERS[letter]
        certain = rules.letters.get(letter.upper(), size) == size if money else letter != "m"
        return size if certain else None
    factor = Decimal(1)
    for word in rules.scale.findall(f"{match['lead'] or ''} {match['scale'] or ''}"):
        scale = rules.scales.get(number_key(word))
        if scale is None or factor >= TOO_GREAT:
            return None
        factor *= scale
    return factor


def _without_parts(found: list[_Found], text: str, rules: NumberRules) -> list[_Found]:
    """Mark as unread the parts of a longer number or a date (vinte e cinco, 2 juta 300 ribu, 2024-10-22)."""
    hyphens = tuple(HYPHENS)
    parts: set[int] = set()
    gaps = [text[a.number.end : b.number.start] for a, b in pairwise(found)]
    for i, gap in enumerate(gaps):
        a, b = found[i], found[i + 1]
        listed = rules.both.fullmatch(gap) and not _opens(a, text, rules)
        apposed = listed or gap in (" ", *hyphens)
        smaller = a.match["scale"] and b.match["scale"] and b.scale < a.scale
        doubtful = a.match["word"] or b.match["word"] or not (a.known and b.known)
        if apposed and (smaller or (doubtful and not 1_000_000 <= a.scale <= b.scale)):
            parts |= {i, i + 1}
        if _TIMES.fullmatch(gap):
            parts |= {i, i + 1}
        if i and gap in hyphens and gaps[i - 1] in hyphens:
            parts |= {i - 1, i, i + 1}
    return [replace(each, known=each.known and i not in parts) for i, each in enumerate(found)]


def _opens(found: _Found, text: str, rules: NumberRules) -> re.Match[str] | None:
    """The word before a number that makes it the lower end of a range (between, entre)."""
    start = found.number.start
    return rules.between.search(text, max(start - _LONGEST_OPENING, 0), start)


def _with_ranges(found: list[_Found], text: str, rules: NumberRules) -> list[_Found]:
    """Join the two ends of each written range."""
    joined: list[_Found] = []
    for b in found:
        a = joined[-1] if joined and joined[-1].number.low == joined[-1].number.high else None
        gap = text[a.number.end : b.number.start] if a else ""
        opening = _opens(a, text, rules) if a else None
        if a and (rules.to.fullmatch(gap) or (rules.both.fullmatch(gap) and opening)):
            low = a.number.low * (b.scale if a.scale == 1 else 1)
            start = opening.start() if opening else a.number.start
            number = replace(b.number, start=start, low=low, sign=a.number.sign or b.number.sign)
            joined[-1] = replace(b, number=number, known=a.known and b.known and low < number.high)
        else:
            joined.append(b)
    return joined


def _without_lists(found: list[_Found], text: str, rules: NumberRules) -> list[_Found]:
    """Mark as unread what may lack the scale of its neighbour (the 7 in: 7, 13 and 70 billion)."""
    kept = list(found)
    shared = False
    for i in range(len(kept) - 2, -1, -1):
        a, b = kept[i], kept[i + 1]
        gap = text[a.number.end : b.number.start]
        listed = rules.both.fullmatch(gap) or re.fullmatch(r"\s?[,;/]\s?|\s[-–]\s", gap)
        shared = bool(listed) and a.scale == 1 and (shared or b.scale != 1)
        if shared:
            kept[i] = replace(a, known=False)
    return kept


def english(low: Decimal, high: Decimal) -> str:
    """A number or a range as editors write it: "5 trillion", "3 to 34 billion"."""
    sizes = ((scale, f" {word}") for scale, word in ENGLISH_SCALES if high >= scale)
    exact = (each for each in sizes if low % (each[0] // 1000) == high % (each[0] // 1000) == 0)
    scale, word = next(exact, (1, ""))
    return " to ".join(f"{end / scale:f}" for end in sorted({low.normalize(), high.normalize()})) + word
