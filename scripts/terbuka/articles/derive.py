"""What can be told of an article from its text alone; pages mark all of it as derived."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from terbuka.languages.rules import any_language
from terbuka.languages.tags import find_locale, locale

LETTERS_WANTED = 200  # on shorter texts no tool tells Malay from Indonesian
PROBABILITY_WANTED = 0.9
PLAIN_TAG = re.compile(r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?")  # a language, perhaps with its region
NO_LANGUAGE = "zxx"  # BCP 47 for a text that is in no language, such as figures or code
TITLE_LENGTH = 80  # characters; about what a list shows on one line
HEADLINE_LENGTH = 150  # a first line up to this long that ends no sentence is taken for the headline
ENDS = (".", "…", ":", ";", ",", *"。．：；，、۔؛،।።။។")  # of what is no headline, in any script
# Of dates that are believed. Nothing asks the clock, and no text says when it is read: raise the end as time goes by,
# in CONTRIBUTING.md too. Of younger articles an editor writes the date.
YEARS = range(1990, 2028)
DATE_LINE = 45  # characters beside a date on a line of its own
DATELINE_LENGTH = 40  # characters before a date that stands before the text
PARAGRAPH = 80  # characters; the text behind a place and a date has more
SEPARATOR = re.compile(r"[,|·•()\[\]/]|\s[–—-]\s|[–—]")
SITE = r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}"
PLACE = re.compile(r"[^\W\d_a-zß-öø-ÿ]{3,}(?:[ -][^\W\d_a-zß-öø-ÿ]+){0,3}")
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
    if tag in interface:
        return tag
    import langcodes  # only here: it takes a while to load, and most articles are in a language of the interface

    tag = langcodes.standardize_tag(tag)
    bare = tag.split("-")[0]
    if tag in interface or not PLAIN_TAG.fullmatch(tag):
        return tag
    fits = [own for own in interface if own.split("-")[0] == bare]
    shorter = fits[0] if len(fits) == 1 else bare
    return shorter if shorter == tag or _meaning(shorter) == _meaning(tag) else tag


def _meaning(tag: str) -> object:
    """What a region can change of a text: its script, decimal marks, and the words for large numbers (CLDR)."""
    import langcodes

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

    Taken are ISO dates and long dates in the article's language ("22 Oktober 2024") that stand alone on a short line,
    beside nothing but a weekday, a time, a word such as "Published", a name behind "by" and the name of a site; or
    before the text, behind such or a place in capitals ("JAKARTA, 22 Oktober 2024 – …"). Beside any other word it may
    be another day ("Valid until, 31 December 2024", "Event | 3 May 2024"). Dates in figures alone (04/10/2024) are none
    either: they mean another day in another country.
    """
    for number in (*range(len(lines))[:5], *range(len(lines))[-2:]):
        line, above = lines[number], lines[number - 1].strip() if number else ""
        if above.endswith(":") and not _beside(tag).fullmatch(above):
            continue  # which day it is stands above it
        for found in (*ISO_DATE.finditer(line), *long_date().finditer(line)):
            day = _day(found, tag) if found.start() <= DATE_LINE else None
            glued = found.re is ISO_DATE and not number
            if day and day.year in YEARS and _bears(line[: found.start()], line[found.end() :], tag, glued=glued):
                return day
    return None


def _bears(before: str, after: str, tag: str, *, glued: bool) -> bool:
    """Is a date between these words of a line the article's? `glued`: the text may follow it without a mark."""
    head, tail = ([piece.strip() for piece in SEPARATOR.split(part)] for part in (before, after))
    paragraph = len(before) <= DATELINE_LENGTH and DASH.match(after)
    if paragraph and len(after) > PARAGRAPH and PLACE.fullmatch(head[0]):
        head[0] = ""
    if not all(map(_beside(tag).fullmatch, head)):
        return False
    if (paragraph and before.strip()) or (glued and len(head) == 1 and re.match(r"\s+[^\W_a-zß-öø-ÿ]", after)):
        return True  # before the text: what follows is the article
    return len(before) + len(after) <= DATE_LINE and all(map(_beside(tag).fullmatch, tail))


@cache
def _beside(tag: str) -> re.Pattern[str]:
    """What may stand beside an article's date, between commas and other marks."""
    own = find_locale(tag)
    days = "|".join(
        re.escape(name.rstrip("."))
        for width in ("wide", "abbreviated")
        for name in (own.days["format"][width].values() if own else ())
    )
    capital = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
    author = rf"{capital}(?: (?:{capital}|{any_language('in_names')})){{0,5}}"
    clock = rf"(?i:{any_language('clock')})"
    zone = rf"{clock}|[AaPp]\.?[Mm]\.?|[A-Z]{{1,3}}T|UTC|Z|[+-]\d\d:?\d\d"
    time = rf"(?:T|{clock} )?\d{{1,2}}[:.h]\d\d(?::\d\d)?(?: ?(?:{zone}))?"
    said = rf"(?:(?i:{any_language('published')})(?::| |$))? ?(?:(?i:{days or '(?!)'})\.?)?(?: ?{time})?"
    return re.compile(rf"{said}|{SITE}|(?i:{any_language('by')}):? {author}")


def _day(found: re.Match[str], tag: str) -> date | None:
    names = {
        name.rstrip(".").casefold(): number
        for width in ("wide", "abbreviated")
        for number, name in locale(tag).months["format"][width].items()
    }
    month = names.get(found["month"].casefold()) or (int(found["month"]) if found["month"].isdecimal() else 0)
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
