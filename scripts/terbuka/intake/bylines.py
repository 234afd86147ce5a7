"""bylines: who wrote a page's article: as its data says, as an element with that meaning says, or as a line reads.

What stands in an author's place and names nobody – an outlet, a date, a user's name, a role – is no byline.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from babel.dates import get_day_names, get_month_names
from lxml.html import HtmlElement

from terbuka.intake.headlines import bare_name, is_outlet, outlets_of
from terbuka.intake.page_lines import part_of
from terbuka.intake.stated import Finding, PageData
from terbuka.languages.rules import any_language, boilerplate
from terbuka.languages.tags import locale
from terbuka.text.clean import fold

MOST_AUTHORS = 50  # of a byline; of more the first are taken, and unsure
FEW = 5  # authors whom elements of a page name
LONGEST = 120  # characters of an element that names authors
AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:authors?|byline|byl|autor(?:es|en)?|auteurs?|penulis|writer|article-author)(?:$|[\s_-])"
)
SEPARATORS = re.compile(r"\s*(?:[|•·;\n]|,(?!\s*(?:Jr|Sr|MD|PhD|MA)\b)|\s[–—-]\s|/)\s*")
STATED = re.compile(r"author|creator|byl", re.IGNORECASE)
NO_PERSON = re.compile(
    r"[@<>{}\[\]=?!#]|https?:|www\.|\.(?:com|net|org|de|co|br|id|es|fr|it|html?)\b|\w\d|\d\w|\b(?:getty|images?|shutterstock|istock|fotos?|photos?|bild|symbolbild)\b",
    re.IGNORECASE,
)
CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
SMALL = frozenset({"by", "por", "oleh", "von", "par", "di", "da", "de", "from"})
FIRM = re.compile(r"\b(?:e\. ?V|GmbH|AG|Inc|Ltd|LLC|S\.A|Corp|Team|Online|Agency|News)\b\.?", re.IGNORECASE)
SHORT_FORM = re.compile(r"\b[^\W\d_]{1,2}\.$")  # "Ann E.", "Bo Sample Jr."
TAIL = re.compile(r"\s+(?:\d.*|\(\d.*)$")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")


def byline(
    data: PageData, head: Sequence[str], visible: str, language: str, outlets: Sequence[str], guess: str
) -> Finding | None:
    """The byline; `head` are the lines around the headline, `visible` all that the page shows, `guess` trafilatura's.

    Who has the name in the site's address is proposed where nobody else is named: it may be a person's own site.
    """
    if found := _byline(data, head, visible, language, outlets):
        return found
    found = _byline(data, head, visible, language, outlets_of(data.statements, addresses=False))
    if found and _like_a_name(found.value):
        return replace(found, sure=False)
    # Where the page has it in its own spelling: trafilatura writes "T V Raman" for "T. V. Raman".
    names = (name for text in guess.split("; ") for name in names_in(text, language, outlets) if " " in name)
    for name in filter(_like_a_name, names):
        if shown := re.search(rf"(?<!\w){re.escape(name).replace(chr(92) + ' ', '[.]? ')}(?!\w)", visible):
            return Finding(shown[0], "guess", sure=False)
    return None


def _byline(data: PageData, head: Sequence[str], visible: str, language: str, outlets: Sequence[str]) -> Finding | None:
    stated = [(name, "page metadata: JSON-LD author.name") for name, organisation in data.authors if not organisation]
    stated += [(s.text, f"page metadata: {s.place}") for s in data.statements if _meta_author(s.place)]
    line = next(filter(None, (_signed(text, language, outlets) for text in head)), None)
    for source in ("JSON-LD", "meta"):
        found = [
            (name, where)
            for text, where in stated
            if f": {source}" in where
            for name in names_in(text, language, outlets)
        ]
        if found:
            names = _distinct(name for name, _ in found)
            if line and len(names) == 1 and names[0] not in visible:
                break  # what readers are told goes before what they are not: a user's name, a first name
            sure = len(names) <= MOST_AUTHORS and not any(map(_doubtful, names))
            return Finding(", ".join(names[:MOST_AUTHORS]), found[0][1], sure)
    if line:
        return line
    if names := _distinct(name for name in _elements(data.tree, language, outlets) if _like_a_name(name)):
        sure = len(names) <= FEW and all(len(name.split()) > 1 or CJK.fullmatch(name) for name in names)
        return Finding(", ".join(names[:FEW]), "text", sure)
    for text in head:
        # "Ann Example | Sampleville | 3 May 2024": a guess, but a good one.
        first = SEPARATORS.split(text)[0]
        guessed = first != text and _dated(text, language) and len(first.split()) in (2, 3, 4)
        if guessed and (names := list(names_in(first, language, outlets))):
            return Finding(names[0], "guess: before a date", sure=False)
    agencies = [name for name, organisation in data.authors if organisation and not is_outlet(name, outlets)]
    if agencies:
        return Finding(", ".join(agencies[:FEW]), "page metadata: JSON-LD author.name", sure=False)
    return None


def names_in(text: str, language: str, outlets: Sequence[str]) -> Iterator[str]:
    """The persons that a byline names, without what stands around them."""
    if re.match(r"\s*(?:https?:|www\.|@)", text):
        return
    found = False
    for piece in SEPARATORS.split(_before().sub("", fold(text))):
        name = _undated(_before().sub("", piece), language).strip(' ,:;*"“”')
        name = name if SHORT_FORM.search(name) else name.rstrip(". ")
        if name and not _no_name(name, outlets, later=found):
            found = True
            yield name


def _distinct(names: Iterable[str]) -> list[str]:
    """Each person once: "Ana Ejemplo", not "By ANA EJEMPLO" and "More of Ana Ejemplo" too."""
    known: dict[str, str] = {}
    for name in names:
        key = bare_name(name)
        if not any(key.endswith(other) or other.endswith(key) for other in known):
            known[key] = name
    return list(known.values())


def _no_name(name: str, outlets: Sequence[str], *, later: bool) -> bool:
    words = name.split()
    if NO_PERSON.search(name) or len(words) > 7 or len(name) > 60 or not any(map(str.isalpha, name)):
        return True
    if is_outlet(name, outlets) or name.casefold() in _nobody():
        return True
    roles = {word.casefold() for word in words} & _roles()
    beside = later and not CJK.fullmatch(name) and (roles or len(words) == 1 or not _like_a_name(name))
    return bool(beside) or len(roles) == len(words)


def _like_a_name(text: str) -> bool:
    """Capitals, with small words between them: "Ana de Ejemplo", not "Jetzt in der App"."""
    small = f"{any_language('in_names')}|and|der|den|van|von|di|du|el|al|ibn"
    return bool(re.fullmatch(rf"{CAPITAL}(?:,? (?:{CAPITAL}|{small}))*", text) or CJK.fullmatch(text))


def _doubtful(name: str) -> bool:
    """Perhaps no person's whole name: one word, a firm, or words that are none of a name."""
    if CJK.fullmatch(name):
        return False
    odd = not _like_a_name(name) and name != name.lower()
    return " " not in name or odd or bool(FIRM.search(name))


def _signed(text: str, language: str, outlets: Sequence[str]) -> Finding | None:
    """A line that says "by" and a name, perhaps behind a date or before one."""
    small = any_language("in_names")
    found = re.search(rf"(?:^|[\s|,·•]){_by(language)}(?={CAPITAL}|{CJK.pattern})", text)
    if not found or len(text) > LONGEST:
        return None
    if (behind := found.start()) and not _dated(text[:behind], language):
        return None  # "Model baru oleh Databricks": inside of a sentence it names no author
    rest = _undated(text[found.end() :], language)
    name = re.match(rf"{CAPITAL}(?:,? (?:{CAPITAL}|{small})){{1,8}}(?=$|[\s|,·•(/–—-])|{CJK.pattern}(?=$|\s)", rest)
    names = list(names_in(name[0], language, outlets)) if name else []
    return Finding(", ".join(names), "text") if names else None


def _elements(tree: HtmlElement, language: str, outlets: Sequence[str]) -> Iterator[str]:
    first: HtmlElement | None = None
    for element in tree.iter("*"):
        means = element.get("rel") == "author" or "author" in (element.get("itemprop") or "")
        if element.tag in ("meta", "link", "time") or not (
            means or AUTHOR.search((element.get("class") or "").lower())
        ):
            continue
        if any(part_of(each) not in ("", "author") for each in (element, *element.iterancestors())):
            continue
        text = fold(" · ".join(map(str, element.itertext())))
        if len(text) <= LONGEST and (names := list(names_in(text, language, outlets))):
            near = next(islice(element.iterancestors(), 1, None), None)
            if first is not None and first is not near:
                return
            first = near
            yield from names


def _meta_author(place: str) -> bool:
    return place.startswith("meta ") and bool(STATED.search(place)) and not re.search(r"url|twitter|image|id$", place)


@cache
def _by(language: str | None) -> str:
    """A pattern of what stands before an author's name, in a language and in those of the interface, or in any.

    "Author" and its like need a colon: they may be a part of a name.
    """
    known = boilerplate().items()
    own = {word for tag, each in known if not language or tag[:2] == language[:2] for word in each.by}
    words = sorted({*any_language("by").replace("\\", "").split("|"), *own}, key=lambda word: (-len(word), word))
    every = "|".join(map(re.escape, words))
    small = "|".join(re.escape(word) for word in words if word.split(" ")[-1] in SMALL)
    return rf"(?:(?i:{every})[:：]\s*|(?i:{small})\s+|(?:{every})(?=[\u3400-\u9fff]))"


@cache
def _before() -> re.Pattern[str]:
    """ "By ", "Written by ", "View all posts by ", "作者：": what stands before a name where only names stand."""
    return re.compile(rf"^{_by(None)}")


@cache
def _nobody() -> frozenset[str]:
    return frozenset(word.casefold() for each in boilerplate().values() for word in (*each.nobody, *each.by)) | {
        word.casefold() for word in any_language("by").replace("\\", "").split("|")
    }


@cache
def _roles() -> frozenset[str]:
    return frozenset(any_language("titles").replace("\\", "").casefold().split("|"))


@cache
def _calendar(language: str) -> tuple[str, str]:
    """Patterns of the names of months and weekdays, in the page's language and in English."""
    months, days = set(), set()
    for tag in {language, "en"}:
        for width in ("wide", "abbreviated"):
            months |= set(get_month_names(width, locale=locale(tag)).values())
            days |= set(get_day_names(width, locale=locale(tag)).values())
    shown = (
        "|".join(re.escape(name.rstrip(".")) for name in sorted(each, key=len, reverse=True)) for each in (months, days)
    )
    first, second = shown
    return first, second


def _dated(text: str, language: str) -> bool:
    """Does a text have a date, however it is written?"""
    months, _ = _calendar(language)
    figures = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    day = rf"{figures}|\b\d{{1,2}}\.? (?:\w{{1,3}} )?(?:{months})\b|\b(?:{months})\.? \d{{1,2}}\b"
    return bool(re.search(day, text, re.IGNORECASE))


def _undated(name: str, language: str) -> str:
    """A name without a date, a weekday or a time behind it."""
    months, days = _calendar(language)
    name = re.split(rf"\s+(?=(?:{months})\.? \d|(?:{days})\b|\d)", name, maxsplit=1, flags=re.IGNORECASE)[0]
    return "" if re.fullmatch(rf"(?:{months}|{days})\.?|\d.*", name, re.IGNORECASE) else TAIL.sub("", name)
