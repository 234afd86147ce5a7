"""What can be told of an article from its text alone; pages mark all of it as derived."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import langcodes
from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from terbuka.languages.rules import any_language
from terbuka.text.number_rules import find_locale

LETTERS_WANTED = 200  # on shorter texts no tool tells Malay from Indonesian
PROBABILITY_WANTED = 0.9
PLAIN_TAG = re.compile(r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?")  # a language, perhaps with its region
NO_LANGUAGE = "zxx"  # BCP 47 for a text that is in no language, such as figures or code
TITLE_LENGTH = 80  # characters; about what a list shows on one line
HEADLINE_LENGTH = 150  # a first line up to this long that ends no sentence is taken for the headline
ENDS = (".", "…", ":", ";", ",", *"。．：；，、۔؛،।።။។")  # of what is no headline, in any script
ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")


@cache
def _identifier() -> Any:
    # The model takes half a second to load: only for articles whose language no editor has named.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def long_date() -> re.Pattern[str]:
    """What may be a date in words: the day, the month and the year, with "de" between them in some languages."""
    of = any_language("of")
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s+(?:(?:{of})\s+)?([^\W\d_]+)\.?,?\s+(?:(?:{of})\s+)?(\d{{4}})(?!\d)")


def language(text: str, interface: Sequence[str]) -> str | None:
    """The BCP 47 tag of a text's language, as `fitting` has it, or None where it cannot be told with confidence."""
    if sum(map(str.isalpha, text)) < LETTERS_WANTED:
        return None
    found, probability = _identifier().classify(text)
    if probability < PROBABILITY_WANTED or found == NO_LANGUAGE:
        return None
    return fitting(found, interface)


def fitting(tag: str, interface: Sequence[str]) -> str:
    """A language's tag with the region only where that changes meaning: how numbers are written and read.

    It becomes the tag of the one language of the interface that reads the same (`pt` → `pt-BR`, `in`, `id-ID` → `id`,
    `en-US` → `en`); elsewhere it loses a region that says nothing (`es-ES` → `es`), and keeps others (`pt-PT`, `zh-TW`,
    `es-MX`, where 1,000 is a thousand).
    """
    tag = langcodes.standardize_tag(tag)
    bare = tag.split("-")[0]
    if tag in interface or not PLAIN_TAG.fullmatch(tag):
        return tag
    fits = [own for own in interface if own.split("-")[0] == bare]
    shorter = fits[0] if len(fits) == 1 else bare
    return shorter if shorter == tag or _meaning(shorter) == _meaning(tag) else tag


def _meaning(tag: str) -> object:
    """What a region can change of a text: its script, decimal marks, and the words for large numbers (CLDR)."""
    script, own = langcodes.get(tag).maximize().script, find_locale(tag)
    if own is None:
        return script
    marks = [own.number_symbols.get("latn", {}).get(mark) for mark in ("decimal", "group")]
    long = own.compact_decimal_formats.get("long", {})
    words = {(plural, size): form.pattern for plural, forms in long.items() for size, form in forms.items()}
    return script, [mark and re.sub(r"\s", " ", mark) for mark in marks], words


def headline(first: str) -> bool:
    """Does an article's first line look like its headline: short, and no sentence with its full stop?"""
    return len(first) <= HEADLINE_LENGTH and not first.rstrip("”\"'’»)").endswith(ENDS)


def title(first: str) -> str:
    """A title from an article's first line: the line itself, or its first words."""
    if len(first) <= TITLE_LENGTH or headline(first):
        return first
    return first[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:–— ") + "…"


def published(lines: Sequence[str], tag: str) -> date | None:
    """The date that stands at the head or the foot of an article, where articles say when they were published.

    Taken are ISO dates and long dates in the article's language ("22 Oktober 2024"), at the start of the first
    line or in a short line among the first five and the last two. Dates in figures alone (04/10/2024) are not:
    they mean another day in another country.
    """
    edge = [line for line in (*lines[:5], *lines[-2:]) if len(line) <= 60]
    for line in (*(line[:40] for line in lines[:1]), *edge):
        for found in (*ISO_DATE.finditer(line), *long_date().finditer(line)):
            day = _iso(*found.groups()) if "-" in found[0] else _long(*found.groups(), tag)
            if day:
                return day
    return None


def _iso(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _long(day: str, month: str, year: str, tag: str) -> date | None:
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale=locale).items():
            if name.rstrip(".").casefold() == month.casefold():
                return _iso(year, str(number), day)
    return None
