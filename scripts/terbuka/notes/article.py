"""The YAML that editors write about an article: its keys, what each takes, and how it is read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import langcodes

from terbuka.notes.fields import Invalid, ListOf, Record, Scalar, known_text, read_record
from terbuka.text.clean import decode
from terbuka.types import UNDETERMINED, File, Problem

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_LENGTH = 80  # characters; an address that can be read and sent
ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
BLOCK_NUMBER = r"[1-9][0-9]{0,4}"
TAG_LENGTH = 35  # characters; what every program has to take (RFC 5646, section 4.4.1), and it names a folder


def language_tag(value: str) -> str:
    """A BCP 47 tag in its standard form (RFC 5646), checked against the IANA registry."""
    tag = langcodes.standardize_tag(value) if langcodes.tag_is_valid(value) else UNDETERMINED
    if tag.split("-")[0] == UNDETERMINED or len(tag) > TAG_LENGTH:
        raise Invalid(
            "bad-language",
            f"'{value[:100]}' is no language tag",
            "write a BCP 47 tag such as 'id', 'pt-BR' or 'es'; leave the key out if you are not sure",
        )
    return tag


def iso_date(value: str) -> date:
    """A day as YYYY-MM-DD (ISO 8601)."""
    try:
        if not re.fullmatch(ISO_DAY, value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise Invalid("bad-date", f"'{value}' is no date", "write it as YYYY-MM-DD, such as 2024-10-22") from None


def slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > SLUG_LENGTH:
        raise Invalid(
            "bad-slug",
            f"'{value[:100]}' cannot stand in an address",
            f"use a-z, 0-9 and single '-' between them, at most {SLUG_LENGTH} characters",
        )
    return value


def old_address(value: str) -> str:
    """Where an article once stood: its old slug or, where its language changed too, its path (`es/articles/SLUG`)."""
    path = value.strip("/")
    tag, articles, last = path.rpartition("articles/")
    tag = tag.removesuffix("/")
    if articles and tag not in ("", UNDETERMINED) and (path != f"{tag}/articles/{last}" or language_tag(tag) != tag):
        raise Invalid(
            "bad-slug",
            f"'{value[:100]}' is no article's address",
            "write the old slug or, if the language changed too, 'LANGUAGE/articles/SLUG'",
        )
    slug(last)
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
        raise Invalid("bad-number", f"'{value}' is no block number", "count the seed's non-blank lines from 1")
    return int(value)


def by_editor(value: str) -> bool:
    if value != "editor":
        raise Invalid("bad-reading", f"'{value}' is no way of reading", "write 'editor', or leave the key out")
    return True


BLOCK = Scalar(
    block_number,
    "Which block holds the words, where several do: the seed's non-blank lines, counted from 1.",
    example="5",
    pattern=BLOCK_NUMBER,
)
NOTES = Record(
    {
        "language": Scalar(
            language_tag,
            "The language of the text as a BCP 47 tag, with the region where it changes meaning: pt-BR, not pt. "
            "Without it the build derives the language and the page says so.",
            example="pt-BR",
            pattern=r"[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*",
        ),
        "title": Scalar(
            known_text,
            "The headline, word for word as in the text; where the text has none, a title of your own, "
            "which the page marks as yours.",
            example="Por dentro da criação do modelo",
        ),
        "slug": Scalar(
            slug,
            f"The article's part of its address: a-z, 0-9 and single hyphens, at most {SLUG_LENGTH} characters. "
            "Without it the slug is made of the title, and changes with it.",
            example="por-dentro-da-criacao",
            pattern=SLUG.pattern,
        ),
        "redirect_from": ListOf(
            Scalar(
                old_address,
                example="an-old-slug",
                pattern=r"/?([A-Za-z0-9-]+/)*[a-z0-9-]+/?",
                placed=True,
            ),
            about="Where the article once stood, so that old addresses still lead to it: its old slugs; where its "
            "language changed too, LANGUAGE/articles/SLUG.",
        ),
        "published": Scalar(
            iso_date,
            "The day on which the article was published, as YYYY-MM-DD.",
            example="2024-10-22",
            pattern=ISO_DAY,
        ),
        "byline": Scalar(known_text, "Who wrote it, as the article says.", example="Nama Penulis"),
        "publisher": Scalar(known_text, "The newspaper, magazine or site that published it.", example="Harian Contoh"),
        "source_url": Scalar(
            web_address,
            "Where the article stands on the web: the whole address.",
            example="https://example.com/article",
            pattern=r"[Hh][Tt][Tt][Pp][Ss]?:.+",
        ),
        "rights": Scalar(known_text, "Under what terms the text may be shown, as its owner says.", example="CC BY 4.0"),
        "original": Scalar(
            slug,
            "A key of your choice that all translations of one original share. Together they are one source.",
            example="dbrx-inside",
            pattern=SLUG.pattern,
        ),
        "omit": ListOf(
            Record(
                {
                    "text": Scalar(
                        about="The words, exactly as they stand in the seed: a whole block, or its start or end.",
                        example="Source link",
                    ),
                    "reason": Scalar(about="Why they are not the article's. Readers see it.", example="advertisement"),
                    "block": BLOCK,
                },
                required=("text", "reason"),
                name="omission",
            ),
            about="What a scraper glued on and is not the article's. Readers find it folded, with the reason.",
        ),
        "headings": ListOf(
            Scalar(example="Blocos de construção", placed=True),
            about="The lines that are sub-headings, each exactly as it stands in the seed.",
        ),
        "readings": ListOf(
            Record(
                {
                    "text": Scalar(about="The words, exactly as they stand in the seed.", example="Blocos de dados"),
                    "means": Scalar(about="The name that they stand for.", example="Databricks"),
                    "reason": Scalar(about="How you know. Readers see it.", example="The name was translated."),
                },
                required=("text", "means", "reason"),
                name="reading",
            ),
            about="What words of this article stand for, where a name was garbled or shortened.",
        ),
        "claims": ListOf(
            Record(
                {
                    "model": Scalar(about="The model: the name of its file in seeds/models/.", example="dbrx"),
                    "attribute": Scalar(about="What is said about the model.", example="training-cost"),
                    "value": Scalar(
                        about="What the article says: a number with its unit, a name, words of the quote, "
                        "a date, yes or no.",
                        example="about 10 million USD",
                    ),
                    "quote": Scalar(
                        about="The words that say it, exactly as they stand in the seed, and as few as will do.",
                        example="cerca de US$ 10 milhões treinando DBRX",
                    ),
                    "block": BLOCK,
                    "named_in": Scalar(
                        about="Words of an earlier block that name the model, where the quote's own block does not.",
                        example="merilis model Granite 3.0",
                    ),
                    "stated_by": Scalar(
                        known_text,
                        "Who says it in the article, in its words, where it is not the article itself.",
                        example="Jonathan Frankle",
                    ),
                    "reading": Scalar(
                        by_editor,
                        "Write editor where the value is your reading and cannot be read out of the quote. "
                        "It needs a reason.",
                        values=("editor",),
                    ),
                    "reason": Scalar(about="Why you read the quote so. Readers see it."),
                },
                required=("model", "attribute", "value", "quote"),
                name="claim",
            ),
            about="What this article says about models, each with the very words that say it.",
        ),
    },
    name="article",
    about="What is known about an article. Every key is optional: what is not known is left out.",
)


def read_notes(notes: File | None) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What editors wrote of an article, empty if that is nothing or cannot be read, and the problems in it."""
    if notes is None:
        return {}, ()
    text, problems = decode(notes)
    if text is None:
        return {}, problems
    record, problems = read_record(text, notes.path, NOTES)
    return record or {}, problems
