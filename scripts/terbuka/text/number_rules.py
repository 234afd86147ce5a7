"""What is needed to read the numbers of one language: CLDR's words for scales and currencies, and what it lacks."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.localedata import locale_identifiers

from terbuka.languages.rules import NumberWords, all_text_rules, text_rules
from terbuka.languages.tags import ENGLISH, find_locale

SPACES = "\u00a0\u202f\u2009\u2007"  # they group digits in any language, the plain space in some
HYPHENS = "-‐‑"
_DIGITS = rf"\d+(?:[.,:/^×'’٫٬]\d+|[ {SPACES}]\d{{3}}(?!\w))*"
# In Chinese and Japanese the next word may follow at once, but not one that changes the number (12亿多, 3千万).
HAN = "\u3005\u3040-\u30ff\u3400-\u9fff"
NO_END = r"〇零一二两三四五六七八九十百千万萬亿億兆京半多余餘几幾数數超強弱分"
NO_START = NO_END.translate(dict.fromkeys(map(ord, "多余餘超強弱")))  # which change a number that they follow
_NO_LETTER = rf"(?![^\W{HAN}\uac00-\ud7af])"
_CODE = re.compile("[A-Z]{3}")  # ISO 4217
_Scales = dict[str, Decimal | None]  # a word of None makes its number unread
_SCALE_GAP = rf"[{HYPHENS}\s]?"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRules:
    """How one language writes numbers. `pattern` finds each, with its scale and its sign; words are `number_key`s.

    `core` is what every number has, and is found much quicker: it stands `before` characters behind its beginning at
    most.
    """

    decimal: str | None
    spaced: bool
    scales: _Scales
    letters: _Scales
    words: _Scales
    ones: frozenset[str]
    pattern: re.Pattern[str]
    core: re.Pattern[str]
    before: int
    scale: re.Pattern[str]
    tail: re.Pattern[str]
    both: re.Pattern[str]
    to: re.Pattern[str]
    between: re.Pattern[str]


@lru_cache(maxsize=64)
def number_rules(tag: str) -> NumberRules:
    """The rules of a BCP 47 tag. Of an unknown one only what reads the same in all languages is known."""
    locale = find_locale(tag)
    words = text_rules(tag).numbers
    numbers = _number_words(words)
    leads, tails = _scale_words(locale, words)
    letters = _compact(locale, "short")[1] if locale else {}
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    signs = _any_sign(locale or ENGLISH)
    both, to, between = map(_any_word, (words.both, words.to, words.between))
    hyphen = rf"[{HYPHENS}]|\s?–\s?|\s-\s"
    return NumberRules(
        decimal=symbols.get("decimal"),
        spaced=symbols.get("group") in tuple(f" {SPACES}"),
        scales=leads | tails,
        letters={word.upper(): size for word, size in letters.items() if _is_letter(word)},
        words=numbers,
        ones=frozenset(map(number_key, words.one)),
        pattern=re.compile(
            rf"(?:(?P<before>{signs})\s?)?"
            rf"(?:(?<!\w)(?P<lead>{_any_word(leads)})\s)?"
            rf"(?:(?P<digits>{_DIGITS})|(?<!\w)(?P<word>{_any_word(numbers)})(?!\w))"
            rf"(?:(?P<letter>(?:[BTMKbkm]|\s[BTMK]){_NO_LETTER})|(?P<scale>(?:{_SCALE_GAP}{_any_word(tails)}(?![^\W{HAN}]|[{NO_END}]))+))?"
            rf"(?:\s?(?P<after>{signs}|{percent_pattern()})(?!\w|\s?\d))?"
        ),
        core=re.compile(rf"\d|(?<!\w){_any_word(numbers)}(?!\w)"),
        before=max(map(_length, _signs(locale or ENGLISH))) + max(map(_length, leads), default=0) + len("  "),
        scale=re.compile(_any_word([*leads, *tails])),
        tail=re.compile(rf"({_SCALE_GAP}){_any_word(tails)}"),
        both=re.compile(rf"\s{both}\s"),
        to=re.compile(rf"{hyphen}|\s{to}\s"),
        between=re.compile(rf"(?<!\w){between}\s$"),
    )


@lru_cache(maxsize=1)
def percent_pattern() -> str:
    """What says percent in any language, as a regular expression."""
    return f"%|{_any_word(word for rules in all_text_rules() for word in rules.percent)}"


def _number_words(words: NumberWords) -> dict[str, Decimal | None]:
    numbers: dict[str, Decimal | None] = dict.fromkeys(map(number_key, words.unread))
    numbers |= {number_key(word): Decimal(1) for word in words.one}
    for listing, first, step in ((words.units, 2, 1), (words.tens, 20, 10), (words.hundreds, 100, 100)):
        for i, forms in enumerate(listing):
            numbers |= {number_key(form): Decimal(first + i * step) for form in forms.split("/")}
    return numbers | _valued(words.others)


def _valued(listing: Mapping[str, str]) -> dict[str, Decimal]:
    return {number_key(form): Decimal(value) for forms, value in listing.items() for form in forms.split("/")}


def _scale_words(locale: Locale | None, words: NumberWords) -> tuple[_Scales, _Scales]:
    """The scale words that stand before the digits (Swahili) and after them (everywhere else)."""
    leads, tails = _compact(locale, "long") if locale else ({}, {})
    if locale and not (leads or tails):  # Chinese, Japanese and Korean have one form
        tails = {word: size for word, size in _compact(locale, "short")[1].items() if not _is_letter(word)}
    if locale is None or not (leads or tails):
        leads, tails = _all_scales()
        return leads, tails | _valued(words.scales)
    # What a language abbreviates or borrows is not read without its scale, nor with one that it may not mean.
    others = (*_compact(locale, "short")[1], *_compact(ENGLISH, "long")[1])
    return leads, {word: None for word in others if not _is_letter(word)} | _valued(words.scales) | tails


def _compact(locale: Locale, width: str) -> tuple[_Scales, _Scales]:
    leads: _Scales = {}
    tails: _Scales = {}
    for forms in locale.compact_decimal_formats.get(width, {}).values():
        for magnitude, pattern in forms.items():
            text = re.sub("['\u200e\u200f]", "", pattern.pattern.split(";")[0])
            if not (parts := re.fullmatch(r"(\D*?)\s*(0*)\s*(\D*?)\.?", text)):
                continue
            lead, zeros, tail = parts.groups()
            size = Decimal(10) ** (len(magnitude) - len(zeros)) if zeros else None
            if lead and tail:
                leads.setdefault(number_key(lead), None)
            elif size and (lead or tail):
                (leads if lead else tails)[number_key(lead or tail)] = size
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


def _signs(locale: Locale) -> set[str]:
    """The signs and codes of currencies that a language writes, and the English ones."""
    signs = {"$", "US$", *locale.currencies, *locale.currency_symbols.values()}
    signs |= set(ENGLISH.currency_symbols.values())
    signs |= {f"{sign}." for sign in signs if sign.isalpha() and not sign.isupper()}
    return {sign for sign in signs if sign.strip() and sign.isprintable()}


def _any_sign(locale: Locale) -> str:
    codes = {sign for sign in _signs(locale) if _CODE.fullmatch(sign)}
    longer: list[str] = []
    others: list[str] = []
    for sign in _signs(locale) - codes:
        (longer if len(sign) > 3 else others).append(sign)
    # Hundreds of codes of three letters: by the first two of them they are compiled in half the time.
    begun: dict[str, str] = {}
    for code in sorted(codes):
        begun[code[:2]] = begun.get(code[:2], "") + code[2]
    grouped = "|".join(f"{beginning}[{ends}]" for beginning, ends in begun.items())
    return rf"(?:(?<!\w)(?=\w)|(?!\w))(?:{_any_of(longer)}|{grouped}|{_any_of(others)})"


def _any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, in any case and either Unicode normal form."""
    forms = {unicodedata.normalize(form, word) for word in words if word for form in ("NFC", "NFD")}
    return f"(?i:{_any_of(forms)})"


def _any_of(texts: Iterable[str]) -> str:
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    return "|".join(re.sub(r"(?:\\ )", r"\\s", re.escape(text)) for text in longest_first) or "(?!)"


def _length(word: str) -> int:
    """The characters of a word in the longer of its Unicode normal forms."""
    return len(unicodedata.normalize("NFD", word))


def number_key(word: str) -> str:
    """A word in the form in which it is looked up."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())
