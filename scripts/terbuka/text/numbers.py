"""Find the numbers written in a text, in any language whose scale words CLDR has (juta, milhões, billion).

A number that cannot be read for certain is left out: a false reading lets a wrong claim pass,
an unread number only makes an editor say so. Vague plurals (jutaan, milhões de dólares) are no numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from terbuka.languages.rules import NumberWords, all_text_rules, text_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a text: characters `start` to `end`, with its words and its sign.

    `low` and `high` are equal unless the text writes a range. `sign` is the currency sign or ISO 4217 code
    beside it as written, "%" for a percentage in signs or words, else empty.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    sign: str = ""


# How the field writes parameters and tokens in any language. A lower-case m is money ($10m), else metres.
_LETTERS = {"K": 3, "k": 3, "M": 6, "m": 6, "B": 9, "b": 9, "T": 12}
_SPACES = "\u00a0\u202f\u2009\u2007"  # they group digits in any language, the plain space in some
_DIGITS = rf"\d+(?:[.,:/^×'’٫٬]\d+|[ {_SPACES}]\d{{3}}(?!\w))*"
_BYTES = re.compile(r"[kKMGTPE]i?B(?!\w)")
_HYPHENS = "-‐‑"
_Scales = dict[str, Decimal | None]  # a word of None makes its number unread
_SCALE_GAP = rf"[{_HYPHENS}\s]?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """What is needed to read one language's numbers."""

    decimal: str | None
    spaced: bool
    scales: _Scales
    letters: _Scales
    words: _Scales
    ones: frozenset[str]
    pattern: re.Pattern[str]
    scale: re.Pattern[str]
    both: re.Pattern[str]
    to: re.Pattern[str]
    between: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A number in the making. `scale` is 1 where no word or letter scales it; `known` is False if unread."""

    number: Number
    scale: Decimal
    known: bool
    spelled: bool
    worded: bool


def read_numbers(text: str, language: str | None) -> tuple[Number, ...]:
    """The numbers of a text, in order.

    `language` is a BCP 47 tag, with the region where that changes meaning (es 1.000, es-MX 1,000). Where it
    is None, unknown or without scale words in CLDR, only what reads the same in all languages is read.
    """
    rules = _language(language or "und")
    found = list(_scan(text, rules))
    for step in (_without_parts, _with_ranges, _without_lists):
        found = step(found, text, rules)
    return tuple(each.number for each in found if each.known)


def find_locale(language: str | None) -> Locale | None:
    """Babel's locale of a BCP 47 tag, or of its language where the rest is unknown to Babel, or None."""
    for tag in (language or "", (language or "").split("-")[0]):
        try:
            # Babel takes "und" for American English.
            return None if tag[:3] in ("", "und") else Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None


def _scan(text: str, rules: _Language) -> Iterator[_Found]:
    end = -1
    for match in rules.pattern.finditer(text):
        word = _key(match["word"] or "")
        if not _stands_free(text, match, end) or (word in rules.ones and not match["scale"]):
            continue
        end = match.end()
        value = rules.words.get(word) if word else _amount(match["digits"], rules)
        factor = _factor(match, rules)
        known = value is not None and factor is not None
        amount = value * factor if known else Decimal(0)
        after = "%" if re.fullmatch(_percent(), match["after"] or "") else match["after"]
        sign = match["before"] or after or ""
        yield _Found(
            number=Number(start=match.start(), end=end, low=amount, high=amount, sign=sign),
            scale=Decimal(1) if factor is None else factor,
            known=known,
            spelled=bool(word),
            worded=bool(match["scale"]),
        )


def _stands_free(text: str, match: re.Match[str], previous: int) -> bool:
    """Whether a number is no part of a word, a name or a version (GPT-4, v3.5, 10x)."""
    start, end = match.span()
    follower = text[end : end + 1]
    if (follower.isalnum() or follower == "_") and not _BYTES.match(text, end):
        return False
    before, last = text[max(start - 2, 0) : max(start - 1, 0)], text[start - 1 : start]
    if last and last in _HYPHENS:
        return previous == start - 1
    return not (last.isalnum() or last == "_" or (last in ".:@" and before.isalnum()))


def _amount(digits: str, rules: _Language) -> Decimal | None:
    """The amount of a numeral, or None if it is none or can be read in two ways."""
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


def _factor(match: re.Match[str], rules: _Language) -> Decimal | None:
    """What the words and letters around a numeral multiply it by, None if that is unknown."""
    letter, money = (match["letter"] or "").strip(), match["before"] or match["after"]
    if letter:
        # Indonesian money of "10 M" is 10 miliar, a model of "500 M" has 500 million parameters.
        size = Decimal(10) ** _LETTERS[letter]
        certain = rules.letters.get(letter.upper(), size) == size if money else letter != "m"
        return size if certain else None
    factor = Decimal(1)
    for word in rules.scale.findall(f"{match['lead'] or ''} {match['scale'] or ''}"):
        size = rules.scales.get(_key(word))
        if size is None:
            return None
        factor *= size
    return factor


def _without_parts(found: list[_Found], text: str, rules: _Language) -> list[_Found]:
    """Mark as unread the parts of a longer number or a date (vinte e cinco, 2 juta 300 ribu, 2024-10-22)."""
    hyphens = tuple(_HYPHENS)
    parts: set[int] = set()
    gaps = [text[a.number.end : b.number.start] for a, b in pairwise(found)]
    for i, gap in enumerate(gaps):
        a, b = found[i], found[i + 1]
        listed = rules.both.fullmatch(gap) and not _opens(a, text, rules)
        apposed = listed or gap in (" ", *hyphens)
        smaller = a.worded and b.worded and b.scale < a.scale
        doubtful = a.spelled or b.spelled or not (a.known and b.known)
        if apposed and (smaller or (doubtful and not 1_000_000 <= a.scale <= b.scale)):
            parts |= {i, i + 1}
        if i and gap in hyphens and gaps[i - 1] in hyphens:
            parts |= {i - 1, i, i + 1}
    return [replace(each, known=each.known and i not in parts) for i, each in enumerate(found)]


def _opens(found: _Found, text: str, rules: _Language) -> re.Match[str] | None:
    """The word before a number that makes it the lower end of a range (between, entre)."""
    return rules.between.search(text, 0, found.number.start)


def _with_ranges(found: list[_Found], text: str, rules: _Language) -> list[_Found]:
    """Join the two ends of each written range."""
    joined: list[_Found] = []
    for b in found:
        a = joined[-1] if joined else None
        if a and a.number.low == a.number.high and _is_range(a, b, text, rules):
            joined[-1] = _range(a, b, text, rules)
        else:
            joined.append(b)
    return joined


def _is_range(a: _Found, b: _Found, text: str, rules: _Language) -> bool:
    gap = text[a.number.end : b.number.start]
    return bool(rules.to.fullmatch(gap) or (rules.both.fullmatch(gap) and _opens(a, text, rules)))


def _range(a: _Found, b: _Found, text: str, rules: _Language) -> _Found:
    opening = _opens(a, text, rules)
    low = a.number.low * (b.scale if a.scale == 1 else 1)
    number = Number(
        start=opening.start() if opening else a.number.start,
        end=b.number.end,
        low=low,
        high=b.number.high,
        sign=a.number.sign or b.number.sign,
    )
    return replace(b, number=number, known=a.known and b.known and low < b.number.high)


def _without_lists(found: list[_Found], text: str, rules: _Language) -> list[_Found]:
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


@lru_cache(maxsize=64)
def _language(tag: str) -> _Language:
    locale = find_locale(tag)
    words = text_rules(tag).numbers
    numbers = _number_words(words)
    leads, tails = _scale_words(locale, words)
    letters = _compact(locale, "short")[1] if locale else {}
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    signs = _any_sign(locale or Locale("en"))
    both, to, between = map(_any_word, (words.both, words.to, words.between))
    hyphen = rf"[{_HYPHENS}]|\s?–\s?|\s-\s"
    return _Language(
        decimal=symbols.get("decimal"),
        spaced=symbols.get("group") in tuple(f" {_SPACES}"),
        scales=leads | tails,
        letters={word.upper(): size for word, size in letters.items() if _is_letter(word)},
        words=numbers,
        ones=frozenset(map(_key, words.one)),
        pattern=re.compile(
            rf"(?:(?P<before>{signs})\s?)?"
            rf"(?:(?<!\w)(?P<lead>{_any_word(leads)})\s)?"
            rf"(?:(?P<digits>{_DIGITS})|(?<!\w)(?P<word>{_any_word(numbers)})(?!\w))"
            rf"(?:(?P<letter>[BTMKbkm](?!\w)|\s[BTMK](?!\w))|(?P<scale>(?:{_SCALE_GAP}{_any_word(tails)}(?!\w))+))?"
            rf"(?:\s?(?P<after>{signs}|{_percent()})(?!\w|\s?\d))?"
        ),
        scale=re.compile(_any_word([*leads, *tails])),
        both=re.compile(rf"\s{both}\s"),
        to=re.compile(rf"{hyphen}|\s{to}\s"),
        between=re.compile(rf"(?<!\w){between}\s$"),
    )


@lru_cache(maxsize=1)
def _percent() -> str:
    return f"%|{_any_word(word for rules in all_text_rules() for word in rules.percent)}"


def _number_words(words: NumberWords) -> dict[str, Decimal | None]:
    numbers: dict[str, Decimal | None] = dict.fromkeys(map(_key, words.unread))
    numbers |= {_key(word): Decimal(1) for word in words.one}
    for listing, first, step in ((words.units, 2, 1), (words.tens, 20, 10), (words.hundreds, 100, 100)):
        for i, forms in enumerate(listing):
            numbers |= {_key(form): Decimal(first + i * step) for form in forms.split("/")}
    return numbers | _valued(words.others)


def _valued(listing: Mapping[str, str]) -> dict[str, Decimal]:
    return {_key(form): Decimal(value) for forms, value in listing.items() for form in forms.split("/")}


def _scale_words(locale: Locale | None, words: NumberWords) -> tuple[_Scales, _Scales]:
    """The scale words that stand before the digits (Swahili) and after them (everywhere else)."""
    leads, tails = _compact(locale, "long") if locale else ({}, {})
    if locale is None or not (leads or tails):
        leads, tails = _all_scales()
        return leads, tails | _valued(words.scales)
    # What a language abbreviates or borrows is not read without its scale, nor with one that it may not mean.
    others = (*_compact(locale, "short")[1], *_compact(Locale("en"), "long")[1])
    return leads, {word: None for word in others if not _is_letter(word)} | _valued(words.scales) | tails


def _compact(locale: Locale, width: str) -> tuple[_Scales, _Scales]:
    leads: _Scales = {}
    tails: _Scales = {}
    for forms in locale.compact_decimal_formats.get(width, {}).values():
        for magnitude, pattern in forms.items():
            text = re.sub("['\u200e\u200f]", "", pattern.pattern.split(";")[0])
            lead, zeros, tail = re.fullmatch(r"(\D*?)\s*(0*)\s*(\D*?)\.?", text).groups()
            size = Decimal(10) ** (len(magnitude) - len(zeros)) if zeros else None
            if lead and tail:
                leads.setdefault(_key(lead), None)
            elif size and (lead or tail):
                (leads if lead else tails)[_key(lead or tail)] = size
    return leads, tails


@lru_cache(maxsize=1)
def _all_scales() -> tuple[_Scales, _Scales]:
    """The long scale words of all languages; None where languages differ (billion)."""
    merged: tuple[_Scales, _Scales] = ({}, {})
    for tag in sorted(tag for tag in locale_identifiers() if "_" not in tag):
        for side, scales in zip(merged, _compact(Locale.parse(tag), "long"), strict=True):
            for word, size in scales.items():
                if not _is_letter(word):
                    side[word] = size if side.get(word, size) == size else None
    return merged


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isascii()


def _any_sign(locale: Locale) -> str:
    signs = {"$", "US$", *locale.currencies, *locale.currency_symbols.values()}
    signs |= set(Locale("en").currency_symbols.values())
    signs |= {f"{sign}." for sign in signs if sign.isalpha() and not sign.isupper()}
    texts = [sign for sign in signs if sign.strip() and sign.isprintable()]
    return rf"(?:(?<!\w)(?=\w)|(?!\w))(?:{_any_of(texts)})"


def _any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, in any case and either Unicode normal form."""
    forms = {unicodedata.normalize(form, word) for word in words if word for form in ("NFC", "NFD")}
    return f"(?i:{_any_of(forms)})"


def _any_of(texts: Iterable[str]) -> str:
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    return "|".join(re.sub(r"(?:\\ )", r"\\s", re.escape(text)) for text in longest_first) or "(?!)"


def _key(word: str) -> str:
    """A word in the form in which it is looked up."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())
