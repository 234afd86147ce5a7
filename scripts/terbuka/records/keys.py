"""What all records are made of: keys with what editors are told of them, the ways to read a text, and the places.

A record is a dataclass. A `written` field is a key of the YAML, required if it has no default; its type says
whether it takes one value, a list (`tuple[X, ...]`), another record, or one of each for every language (`Mapping`).
Any other field is told by the file's path.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType
from typing import Any, ClassVar, TypeVar, dataclass_transform, get_args, get_type_hints
from urllib.parse import urlsplit

from slugify import slugify

from terbuka.languages.files import FOLDER
from terbuka.languages.tags import UNDETERMINED
from terbuka.problems import Mark
from terbuka.records.days import one_day
from terbuka.records.places import Way

T = TypeVar("T", bound="Record")

InLanguages = Mapping[str, str]  # a text by the tags of the languages that it is given in

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
NAME_LENGTH = 100  # characters; a text is compared so far with what begins like a name
SLUG_LENGTH = 80  # characters; an address that can be read and sent
ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
MOST_BLOCKS = 500  # of one entry; an article may have thousands of entries
BLOCK_NUMBER = r"[1-9][0-9]{0,4}"
TAG = r"[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*"
TAG_LENGTH = 35  # characters; what every program has to take (RFC 5646, section 4.4.1), and it names a folder
CLAIM_ID = "[a-z2-7]{8}"
PLACEHOLDERS = {"unknown", "null", "none", "~", "n/a", "-", "?"}


class Basis(StrEnum):
    """What the machine has read in a quote: all of it, or all but the value or the model, which are an editor's."""

    QUOTE = "quote"
    EDITOR = "editor"
    MODEL = "model"


READINGS = (Basis.EDITOR, Basis.MODEL)


class Invalid(ValueError):
    """A value that its key does not take; carries the problem's code, message and fix, and what is to stand instead."""

    def __init__(self, code: str, message: str, fix: str, instead: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.fix, self.instead = code, message, fix, instead


@dataclass(frozen=True, slots=True)
class Key:
    """What an editor is told of a key, and how what stands under it is read.

    `kind` is the type of its field, which also says whether it is `required`.
    `parse` turns a text into the value or raises `Invalid`; `values`, where these are few, are all that it takes.
    A `sample` is an example that is nobody's, as it stands in CONTRIBUTING.md; one that ends in "/" stands for all that
    begin so. `verbatim` are the words of an article. Of a text in several languages one that stands alone is in that
    of the tag `plain`.
    """

    about: str = ""
    example: str = ""
    sample: str = ""
    parse: Callable[[str], object] = str
    values: tuple[str, ...] = ()
    verbatim: bool = False
    plain: str = ""
    kind: Any = str
    required: bool = False


def written(about: str = "", *, default: Any = MISSING, default_factory: Any = MISSING, **told: Any) -> Any:
    """A field that is a key of the YAML, with what `Key` holds; without a default it is required."""
    hashed = None if default_factory is MISSING else False  # what is made anew, such as a mapping, has no hash
    return field(default=default, default_factory=default_factory, hash=hashed, metadata={"key": Key(about, **told)})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(written, field))
def record(called: str) -> Callable[[type[T]], type[T]]:
    """Make a class a record, under the name that messages have for it."""

    def make(cls: type[T]) -> type[T]:
        made: type[T] = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.called = called
        return made

    return make


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What an editor wrote in one place. `marks` are the places of all that was given, by the way to it."""

    called: ClassVar[str] = "entry"
    marks: Mapping[Way, Mark] = field(default_factory=dict, compare=False, repr=False)

    def at(self, *way: str | int) -> Mark:
        """The place of a value: `at("aliases", 0)`. Where nothing was given, of what it would stand in."""
        while way and way not in self.marks:
            way = way[:-1]
        return self.marks[way]

    def placed(self, key: str) -> Iterator[tuple[str, Mark]]:
        """The entries of a list of texts, each with its place."""
        for number, text in enumerate(getattr(self, key)):
            yield text, self.at(key, number)

    @classmethod
    def with_article(cls) -> str:
        """What it is called, with its article."""
        return f"{'an' if cls.called[0] in 'aeio' else 'a'} {cls.called}"


_KEYS: dict[Any, Mapping[str, Key]] = {}


def keys_of(record: type[Record]) -> Mapping[str, Key]:
    """The keys of a record, in the order in which they are declared."""
    if record not in _KEYS:
        hints = get_type_hints(record)
        _KEYS[record] = {
            each.name: replace(
                each.metadata["key"],
                # Of `str | None` the text; None is what is not given.
                kind=get_args(kind)[0] if NoneType in get_args(kind) else kind,
                required=each.default is MISSING and each.default_factory is MISSING,
            )
            for each in fields(record)
            if "key" in each.metadata
            for kind in [hints[each.name]]
        }
    return _KEYS[record]


def known_text(value: str) -> str:
    """Text that says something: what is not known is left out, never written as 'unknown'."""
    if value.lower() in PLACEHOLDERS:
        raise Invalid("not-known", f"'{value}' says nothing", "leave the key out: the page then says unknown")
    return value


def spoken_name(value: str) -> str:
    """A name with a letter or a digit: any other would be found at every hyphen or mark of a text."""
    if len(value) > NAME_LENGTH:
        fix = f"shorten it to {NAME_LENGTH} characters, or leave the entry out"
        raise Invalid("bad-name", f"'{value[:NAME_LENGTH]}…' is too long for a name", fix)
    if not any(map(str.isalnum, value)):
        raise Invalid("bad-name", f"'{value}' is no name", "write it with its letters, or leave the entry out")
    return known_text(value)


@cache
def _own_tags() -> frozenset[str]:
    """The tags of the languages that have a folder, which are good ones."""
    return frozenset(path.parent.name for path in FOLDER.glob("*/text.yml"))


@lru_cache(maxsize=2**10)
def language_tag(value: str) -> str:
    """A BCP 47 tag in its standard form (RFC 5646), checked against the IANA registry."""
    if value in _own_tags():
        return value
    import langcodes  # only here: it takes a while to load

    tag = langcodes.standardize_tag(value) if langcodes.tag_is_valid(value) else UNDETERMINED
    if tag.split("-")[0] == UNDETERMINED or len(tag) > TAG_LENGTH:
        fix = "write a BCP 47 tag such as 'id', 'pt-BR' or 'es'; leave the key out if you are not sure"
        raise Invalid("bad-language", f"'{value[:100]}' is no language tag", fix)
    return tag


def iso_date(value: str) -> date:
    """A day as YYYY-MM-DD (ISO 8601)."""
    try:
        if not re.fullmatch(ISO_DAY, value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        day = one_day(value)
        fix = f"write it as YYYY-MM-DD{f': {day}' if day else ', such as 2024-10-22'}"
        raise Invalid("bad-date", f"'{value}' is no date", fix, day) from None


def as_slug(value: str) -> str:
    if not re.fullmatch(SLUG, value) or len(value) > SLUG_LENGTH:
        fix = f"use a-z, 0-9 and single '-' between them, at most {SLUG_LENGTH} characters"
        raise Invalid("bad-slug", f"'{value[:100]}' cannot stand in an address", fix)
    return value


def file_of_name(value: str) -> str:
    """The name of a file in a folder of names, without its ending."""
    try:
        return as_slug(value)
    except Invalid:
        fix = f"write '{slugify(value)}' if that is the file's name, without '.yml'"
        raise Invalid("bad-slug", f"'{value[:100]}' is no name of a file", fix, slugify(value) or None) from None


def old_address(value: str) -> str:
    """Where an article once stood: its old slug or, where its language changed too, its path (`es/articles/SLUG`)."""
    path = value.strip("/")
    tag, articles, last = path.rpartition("articles/")
    tag = tag.removesuffix("/")
    if articles and tag not in ("", UNDETERMINED) and (path != f"{tag}/articles/{last}" or language_tag(tag) != tag):
        fix = "write the old slug or, if the language changed too, 'LANGUAGE/articles/SLUG'"
        raise Invalid("bad-slug", f"'{value[:100]}' is no article's address", fix)
    as_slug(last)
    return path


def web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in value
    except ValueError:
        good = False
    if not good:
        raise Invalid("bad-url", f"'{value}' is no web address", "write it whole, beginning with https://")
    return value


def block_number(value: str) -> int:
    if not re.fullmatch(BLOCK_NUMBER, value):
        fix = "count the text's non-blank lines from 1: on its page ¶ shows it"
        raise Invalid("bad-number", f"'{value}' is no block number", fix)
    return int(value)


def block_numbers(value: str) -> frozenset[int]:
    """The numbers of blocks, as "5", "5-17" or "5-8, 12"."""
    parts = []
    for part in value.split(","):
        first, dash, last = part.strip().partition("-")
        parts.append((block_number(first), block_number(last if dash else first) + 1))
    numbers, at = set[int](), 0
    for start, end in sorted(parts):  # each number once, though a thousand parts have it
        more = range(max(start, at), end)
        if len(numbers) + len(more) > MOST_BLOCKS:
            message = f"'{value[:40]}' holds more than {MOST_BLOCKS} blocks"
            raise Invalid("bad-number", message, "write several entries, each with some of them")
        numbers.update(more)
        at = max(at, end)
    if not numbers:
        raise Invalid("bad-number", f"'{value}' holds no block", "write the lower number first, such as 5-17")
    return frozenset(numbers)


def reading_of(value: str) -> Basis:
    if value not in READINGS:
        fix = "write 'editor' where the value, 'model' where the model is your reading, or leave the key out"
        raise Invalid("bad-reading", f"'{value}' is no way of reading", fix)
    return Basis(value)


def claim_id(value: str) -> str:
    if not re.fullmatch(CLAIM_ID, value):
        raise Invalid("bad-id", f"'{value}' is no claim's id", "copy it from the claim's link, behind '#c-'")
    return value


def one_of(*known: str) -> Callable[[str], str]:
    """A text that is one of a few."""

    def parse(value: str) -> str:
        if value not in known:
            raise Invalid("bad-choice", f"'{value}' is none of the values", "write one of " + ", ".join(known))
        return value

    return parse


def true_or_false(value: str) -> bool:
    return one_of("true", "false")(value) == "true"


# What these ways to read a text take, as regular expressions for the editors' own editors; each may let more through
# than its function does, never less.
PATTERNS: Mapping[Callable[[str], object], str] = {
    as_slug: SLUG,
    file_of_name: SLUG,
    block_number: BLOCK_NUMBER,
    block_numbers: r"[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?(,\s*[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?)*",
    claim_id: CLAIM_ID,
    iso_date: ISO_DAY,
    language_tag: TAG,
    old_address: r"/?([A-Za-z0-9-]+/)*[a-z0-9-]+/?",
    web_address: r"[Hh][Tt][Tt][Pp][Ss]?:.+",
}
