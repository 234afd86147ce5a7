"""What can be told of an article from its text alone; pages mark all of it as derived."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import langcodes
from babel.dates import get_day_names, get_month_names

from terbuka.languages.rules import any_language
from terbuka.languages.tags import find_locale, locale

LETTERS_WANTED = 200  # on shorter texts no tool tells Malay from Indonesian
PROBABILITY_WANTED = 0.9
PLAIN_TAG = re.compile(r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?")  # a language, perhaps with its region
NO_LANGUAGE = "zxx"  # BCP 47 for a text that is in no language, such as figures or code
TITLE_LENGTH = 80  # characters; about what a list shows on one line
HEADLINE_LENGTH = 150  # a first line up to this long that ends no sentence is taken for the headline
ENDS = (".", "…", ":", ";", ",", *"。．：；，、۔؛،।።။។")  # of what is no headline, in any script
YEARS = range(1990, 2030)  # of dates that are believed; raise the end before it comes, for nothing here asks the clock
DATE_LINE = 45  # characters beside a date on a line of its own
DATELINE_LENGTH = 40  # characters before a date that stands before the text
SEPARATOR = re.compile(r"[,|·•()\[\]/]|\s[–—-]\s|[–—]")
DASH = re.compile(r"\s*[)\]]?\s*(?:[–—]|-\s|:\s)")
ISO_DATE = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")


@cache
def _identifier() -> Any:
    # The model takes half a second to load: only for articles whose language no editor has named.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def long_date() -> re.Pattern[str]:
    """What may be a date in words: the day, the month and the year, with "de" between them in some languages."""
    of = any_language("of")
    day, month, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<month>[^\W\d_]+)\.?,?", r"(?P<year>\d{4})(?!\d)"
    return re.compile(rf"{day}\s+(?:(?:{of})\s+)?{month}\s+(?:(?:{of})\s+)?{year}")


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
    """The date that an article bears at its head or foot: one of the first five lines or the last two.

    Taken are ISO dates and long dates in the article's language ("22 Oktober 2024") where nothing beside them says
    something else: alone on a short line, or with a weekday, a time, a word such as "Published", a name behind "by",
    and, behind a comma or another mark, a place or a site; or in a dateline before the text ("JAKARTA, 22 Oktober 2024
    – …"). So "valid until 31 December 2030" is none. Dates in figures alone (04/10/2024) are none either: they mean
    another day in another country.
    """
    for number, line in enumerate((*lines[:5], *lines[-2:])):
        for found in (*ISO_DATE.finditer(line), *long_date().finditer(line)):
            day, glued = _day(found, tag), found.re is ISO_DATE and not number
            if day and day.year in YEARS and _bears(line[: found.start()], line[found.end() :], tag, glued=glued):
                return day
    return None


def _bears(before: str, after: str, tag: str, *, glued: bool) -> bool:
    """Is a date between these words of a line the article's? `glued`: the text may follow it without a mark."""
    beside, name = _beside(tag)
    head, tail = SEPARATOR.split(before), SEPARATOR.split(after)
    if not beside.fullmatch(head[-1].strip()) or not all(name.fullmatch(piece.strip()) for piece in head[:-1]):
        return False
    if len(before) <= DATELINE_LENGTH and ((glued and len(head) == 1) or (before.strip() and DASH.match(after))):
        return True  # before the text: what follows is the article
    short = len(before) + len(after) <= DATE_LINE
    return short and bool(beside.fullmatch(tail[0].strip())) and all(name.fullmatch(p.strip()) for p in tail[1:])


@cache
def _beside(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand right beside an article's date, and what behind a comma or another mark as well: a name."""
    own = find_locale(tag)
    days = "|".join(
        re.escape(name.rstrip("."))
        for width in ("wide", "abbreviated")
        for name in (get_day_names(width, locale=own).values() if own else ())
    )
    capital = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
    author = rf"{capital}(?: (?:{capital}|{any_language('in_names')})){{0,5}}"
    time = r"(?:T|\w{1,5} )?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?(?:[AaPp]\.?[Mm]\.?|[A-Z]{1,5}|[+-]\d\d:?\d\d))?"
    said = rf"(?:(?i:{any_language('published')})(?::| |$))? ?(?:(?i:{days or '(?!)'})\.?)?"
    beside = rf"{said}|(?:{time})?|(?i:{any_language('by')}):? {author}"
    return re.compile(beside), re.compile(rf"{beside}|{capital}(?: {capital}){{0,2}}")


def _day(found: re.Match[str], tag: str) -> date | None:
    names = {
        name.rstrip(".").casefold(): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale(tag)).items()
    }
    month = names.get(found["month"].casefold()) or (int(found["month"]) if found["month"].isdecimal() else 0)
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
