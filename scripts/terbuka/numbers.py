"""Find the numbers written in a text, in any language whose long scale words CLDR has (juta, milhões, billion).

A number that cannot be read for certain is left out: a false reading lets a wrong claim pass,
an unread number only makes an editor say so. Vague plurals (jutaan, milhões de dólares) are no numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The number words of a language. Each string is a list, `/` stands between forms of one word."""

    one: str = ""  # read only before a scale word: elsewhere it is an article or a pronoun
    units: str = ""  # 2, 3, 4 …
    tens: str = ""  # 20, 30 …
    hundreds: str = ""  # 100, 200 …
    others: str = ""  # WORD=VALUE
    scales: str = ""  # WORD=VALUE, what CLDR's long forms lack
    unread: str = ""  # make the number beside them one that is not read: halves, plurals, other scales
    both: str = "&"  # and, or
    to: str = "-"
    between: str = ""


_WORDS = {
    "en": _Words(
        one="a/an/one",
        units="two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen",
        tens="twenty thirty forty fifty sixty seventy eighty ninety",
        scales="dozen=12 hundred=1e2 bn=1e9 tn=1e12 quadrillion=1e15",
        unread="half tens dozens hundreds thousands millions billions trillions",
        both="and or and_a",
        to="to",
        between="between",
    ),
    "id": _Words(
        one="satu",
        units="dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas selusin",
        hundreds="seratus",
        others="seribu=1e3 sejuta=1e6 semiliar=1e9 setriliun=1e12",
        scales="puluh=10 lusin=12 ratus=1e2 milyar=1e9 trilyun=1e12",
        unread="setengah belas belasan puluhan lusinan ratusan ribuan jutaan miliaran milyaran triliunan biliun",
        both="dan atau serta",
        to="hingga sampai s.d. sampai_dengan",
        between="antara",
    ),
    "pt": _Words(
        one="um/uma",
        units="dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
        tens="vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        hundreds="cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas "
        "quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas "
        "novecentos/novecentas",
        others="mil=1e3",
        scales="dúzia/dúzias=12 bilhão/bilhões=1e9 bilião/biliões=1e12 triliões/trilião=1e18",
        unread="meio meia dezena dezenas centena centenas milhar milhares",
        both="e ou",
        to="a até",
        between="entre",
    ),
    "es": _Words(
        one="un/una/uno",
        units="dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve",
        tens="veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        hundreds="cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
        "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas "
        "novecientos/novecientas",
        others="mil=1e3",
        scales="docena/docenas=12 millardo/millardos=1e9 trillón/trillones=1e18",
        unread="medio media decena decenas centena centenas centenar centenares millar millares",
        both="y e o u",
        to="a hasta",
        between="entre",
    ),
}

# How the field writes parameters and tokens in any language. A lower-case m is money ($10m), else metres.
_LETTERS = {"K": 3, "k": 3, "M": 6, "m": 6, "B": 9, "b": 9, "T": 12}
_SPACES = "\u00a0\u202f\u2009\u2007"  # they group digits in any language, the plain space in some
_DIGITS = rf"\d+(?:[.,:/'’٫٬]\d+|[ {_SPACES}]\d{{3}}(?!\w))*"
_BYTES = re.compile(r"[kKMGTPE]i?B(?!\w)")
_PERCENT = r"%|(?i:persen|por\s?cento|por\s?ciento|per\s?cent)"
_HYPHENS = "-‐‑"
_SCALE_GAP = rf"[{_HYPHENS}\s]?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """What is needed to read one language's numbers. A scale or a word of None makes its number unread."""

    decimal: str | None
    spaced: bool
    scales: dict[str, Decimal | None]
    letters: dict[str, int]
    words: dict[str, Decimal | None]
    ones: frozenset[str]
    pattern: re.Pattern[str]
    scale: re.Pattern[str]
    both: re.Pattern[str]
    to: re.Pattern[str]
    between: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A number in the making. `scale` is 1 where it has no scale word or letter; `known` is False if unread."""

    number: Number
    scale: Decimal
    known: bool
    spelled: bool
    worded: bool


def read_numbers(text: str, language: str | None) -> tuple[Number, ...]:
    """The numbers of a text, in order.

    `language` is a BCP 47 tag, with the region where that changes meaning (pt-BR bilhão, pt-PT bilião). Where it
    is None, unknown or without scale words in CLDR, only what reads the same in all languages is read.
    """
    rules = _language(language or "und")
    found = _without_parts(list(_scan(text, rules)), text, rules)
    return tuple(each.number for each in _without_lists(_with_ranges(found, text, rules), text, rules) if each.known)


def find_locale(language: str | None) -> Locale | None:
    """Babel's locale of a BCP 47 tag, or of its language where Babel does not know the rest; None if unknown."""
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
        if not _stands_free(text, match, end):
            continue
        scale, letter, before = match["scale"], match["letter"], match["before"]
        value = rules.words[_key(match["word"])] if match["word"] else _amount(match["digits"], rules)
        factor = _factor(match, rules)
        if match["word"] and _key(match["word"]) in rules.ones and not scale:
            continue
        end = match.end()
        known = value is not None and factor is not None
        amount = value * factor if value is not None and factor is not None else Decimal(0)
        after = match["after"] or ""
        sign = before or ("%" if re.fullmatch(_PERCENT, after) else after)
        yield _Found(
            number=Number(start=match.start(), end=end, low=amount, high=amount, sign=sign),
            scale=factor or Decimal(1),
            known=known,
            spelled=bool(match["word"]),
            worded=bool(scale) and not letter,
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
    if len(set(marks)) > 1 or set(marks) & set(":/") or (" " in marks and not rules.spaced):
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
        agrees = rules.letters.get(letter, _LETTERS[letter]) == _LETTERS[letter]
        return Decimal(10) ** _LETTERS[letter] if (agrees if money else letter != "m") else None
    factor = Decimal(1)
    for word in rules.scale.findall(f"{match['lead'] or ''} {match['scale'] or ''}"):
        size = rules.scales.get(_key(word))
        if size is None:
            return None
        factor *= size
    return factor


def _without_parts(found: list[_Found], text: str, rules: _Language) -> list[_Found]:
    """Mark as unread what is part of a longer number or a date (vinte e cinco, 2 juta 300 ribu, 2024-10-22)."""
    parts = set()
    for i, (a, b) in enumerate(zip(found, found[1:])):
        gap = text[a.number.end : b.number.start]
        apposed = (
            gap == " " or gap in tuple(_HYPHENS) or (bool(rules.both.fullmatch(gap)) and not _opens(a, text, rules))
        )
        smaller = a.worded and b.worded and b.scale < a.scale
        if apposed and (a.spelled or b.spelled or smaller or not (a.known and b.known)):
            parts |= {i, i + 1}
        if gap in tuple(_HYPHENS) and i + 2 < len(found):
            if text[b.number.end : found[i + 2].number.start] in tuple(_HYPHENS):
                parts |= {i, i + 1, i + 2}
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
    words = _WORDS.get(locale.language, _Words()) if locale else _Words()
    numbers = _number_words(words)
    sizes, leads = _compact(locale, "long") if locale else ({}, set())
    letters, _ = _compact(locale, "short") if locale else ({}, set())
    if sizes:
        # What the language abbreviates or borrows is no number of its own, but a scale of unknown size.
        foreign = [*letters, *_compact(Locale("en"), "long")[0]]
        scales = {word: None for word in foreign if len(word) > 1 or not word.isascii()}
        scales |= {**_valued(words.scales), **sizes}
    else:
        scales = _all_scales()
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    signs = _any_sign(locale or Locale("en"))
    tails = _any_word(set(scales) - leads)
    both = rf"\s(?:{_any_word(words.both.split())})\s"
    hyphen = rf"[{_HYPHENS}]|\s?–\s?|\s-\s"
    return _Language(
        decimal=symbols.get("decimal"),
        spaced=symbols.get("group") in tuple(f" {_SPACES}"),
        scales=scales,
        letters={letter.upper(): round(size.log10()) for letter, size in letters.items() if len(letter) == 1},
        words=numbers,
        ones=frozenset(map(_key, words.one.split("/"))),
        pattern=re.compile(
            rf"(?:(?P<before>{signs})\s?)?"
            rf"(?:(?<!\w)(?P<lead>{_any_word(leads)})\s)?"
            rf"(?:(?P<digits>{_DIGITS})|(?<!\w)(?P<word>{_any_word(numbers)})(?!\w))"
            rf"(?:(?P<letter>[BTMKbkm](?!\w)|\s[BTMK](?!\w))|(?P<scale>(?:{_SCALE_GAP}{tails}(?!\w))+))?"
            rf"(?:\s?(?P<after>{signs}|{_PERCENT})(?!\w|\s?\d))?"
        ),
        scale=re.compile(_any_word(scales)),
        both=re.compile(both),
        to=re.compile(rf"{hyphen}|\s(?:{_any_word(words.to.split())})\s"),
        between=re.compile(rf"(?<!\w){_any_word(words.between.split())}\s$"),
    )


def _number_words(words: _Words) -> dict[str, Decimal | None]:
    numbers: dict[str, Decimal | None] = {word: None for word in words.unread.split()}
    for listing, first, step in (
        (words.one, 1, 1),
        (words.units, 2, 1),
        (words.tens, 20, 10),
        (words.hundreds, 100, 100),
    ):
        for i, forms in enumerate(listing.split()):
            numbers |= {_key(form): Decimal(first + i * step) for form in forms.split("/")}
    return numbers | _valued(words.others)


def _valued(listing: str) -> dict[str, Decimal]:
    pairs = (entry.split("=") for entry in listing.split())
    return {_key(form): Decimal(value) for forms, value in pairs for form in forms.split("/")}


def _compact(locale: Locale, width: str) -> tuple[dict[str, Decimal], set[str]]:
    """The words of CLDR's compact formats and what they stand for, and which of them stand before the digits."""
    sizes, leads = {}, set()
    for forms in locale.compact_decimal_formats.get(width, {}).values():
        for magnitude, pattern in forms.items():
            text = re.sub("['\u200e\u200f]", "", pattern.pattern.split(";")[0])
            match = re.fullmatch(r"(\D*?)\s*(0+)\s*(\D*?)\.?", text)
            if match and bool(match[1]) != bool(match[3]):
                word = _key(match[1] or match[3])
                sizes[word] = Decimal(10) ** (len(magnitude) - len(match[2]))
                leads |= {word} if match[1] else set()
    return sizes, leads


@lru_cache(maxsize=1)
def _all_scales() -> dict[str, Decimal | None]:
    """The long scale words of all languages; None where languages differ (billion)."""
    scales: dict[str, Decimal | None] = {}
    for tag in sorted(tag for tag in locale_identifiers() if "_" not in tag):
        for word, size in _compact(Locale.parse(tag), "long")[0].items():
            scales[word] = size if scales.get(word, size) == size else None
    return scales


def _any_sign(locale: Locale) -> str:
    signs = {"$", "US$", *locale.currencies, *locale.currency_symbols.values()}
    signs |= set(Locale("en").currency_symbols.values())
    signs |= {f"{sign}." for sign in signs if sign.isalpha() and not sign.isupper()}
    texts = [sign for sign in signs if sign.strip() and sign.isprintable()]
    return rf"(?:(?<!\w)(?=\w)|(?!\w))(?:{_any_of(texts)})"


def _any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, in any case and either Unicode normal form."""
    forms = {unicodedata.normalize(form, word.replace("_", " ")) for word in words for form in ("NFC", "NFD")}
    return f"(?i:{_any_of(forms)})"


def _any_of(texts: Iterable[str]) -> str:
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    return "|".join(re.sub(r"(?:\\ )", r"\\s", re.escape(text)) for text in longest_first) or "(?!)"


def _key(word: str) -> str:
    """A word in the form in which it is looked up."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())
