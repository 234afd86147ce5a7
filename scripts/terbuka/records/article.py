"""What editors write of an article, `seeds/NAME.yml`: every key, what it takes, and what editors are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from terbuka.records.keys import (
    BLOCK_NUMBER,
    ISO_DAY,
    SLUG,
    SLUG_LENGTH,
    TAG,
    WEB_ADDRESS,
    Key,
    Record,
    block_number,
    by_editor,
    iso_date,
    known_text,
    language_tag,
    old_address,
    slug,
    web_address,
)

BLOCK = Key(
    "Which block holds the words, where several do: the seed's non-blank lines, counted from 1.",
    example="5",
    parse=block_number,
    pattern=BLOCK_NUMBER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission(Record):
    """Words that a scraper glued on, and why they are not the article's."""

    called: ClassVar[str] = "omission"
    text: Annotated[
        str,
        Key(
            "The words, exactly as they stand in the seed: a whole block, or its start or end.",
            example="Source link",
            verbatim=True,
        ),
    ]
    reason: Annotated[str, Key("Why they are not the article's. Readers see it.", example="advertisement")]
    block: Annotated[int | None, BLOCK] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """What words of an article stand for, where a name was garbled or shortened."""

    called: ClassVar[str] = "reading"
    text: Annotated[str, Key("The words, exactly as they stand in the seed.", example="Blocos de dados", verbatim=True)]
    means: Annotated[str, Key("The name that they stand for.", example="Databricks")]
    reason: Annotated[str, Key("How you know. Readers see it.", example="The name was translated.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Record):
    """A claim as an editor wrote it, not proven yet."""

    called: ClassVar[str] = "claim"
    model: Annotated[str, Key("The model: the name of its file in seeds/models/.", example="dbrx")]
    attribute: Annotated[str, Key("What is said about the model.", example="training-cost")]
    value: Annotated[
        str,
        Key(
            "What the article says: a number with its unit, a name, words of the quote, a date, yes or no.",
            example="about 10 million USD",
            verbatim=True,
        ),
    ]
    quote: Annotated[
        str,
        Key(
            "The words that say it, exactly as they stand in the seed, and as few as will do.",
            example="cerca de US$ 10 milhões treinando DBRX",
            verbatim=True,
        ),
    ]
    block: Annotated[int | None, BLOCK] = None
    named_in: Annotated[
        str | None,
        Key(
            "Words of an earlier block that name the model, where the quote's own block does not.",
            example="merilis model Granite 3.0",
            verbatim=True,
        ),
    ] = None
    stated_by: Annotated[
        str | None,
        Key(
            "Who says it in the article, in its words, where it is not the article itself.",
            example="Jonathan Frankle",
            parse=known_text,
            verbatim=True,
        ),
    ] = None
    reading: Annotated[
        str | None,
        Key(
            "Write editor where the value is your reading and cannot be read out of the quote. It needs a reason.",
            parse=by_editor,
            values=("editor",),
        ),
    ] = None
    reason: Annotated[str | None, Key("Why you read the quote so. Readers see it.")] = None

    @property
    def by_editor(self) -> bool:
        return self.reading is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes(Record):
    """What is known about an article. Every key is optional: what is not known is left out."""

    called: ClassVar[str] = "article"
    language: Annotated[
        str | None,
        Key(
            "The language of the text as a BCP 47 tag, with the region where it changes meaning: pt-BR, not pt. "
            "Without it the build derives the language and the page says so.",
            example="pt-BR",
            parse=language_tag,
            pattern=TAG,
        ),
    ] = None
    title: Annotated[
        str | None,
        Key(
            "The headline, word for word as in the text; where the text has none, a title of your own, "
            "which the page marks as yours.",
            sample="A made-up headline",
            parse=known_text,
            verbatim=True,
        ),
    ] = None
    slug: Annotated[
        str | None,
        Key(
            f"The article's part of its address: a-z, 0-9 and single hyphens, at most {SLUG_LENGTH} characters. "
            "Without it the slug is made of the title, and changes with it.",
            sample="a-made-up-headline",
            parse=slug,
            pattern=SLUG,
        ),
    ] = None
    redirect_from: Annotated[
        tuple[str, ...],
        Key(
            "Where the article once stood, so that old addresses still lead to it: its old slugs; where its "
            "language changed too, LANGUAGE/articles/SLUG.",
            sample="an-old-headline",
            parse=old_address,
            pattern=r"/?([A-Za-z0-9-]+/)*[a-z0-9-]+/?",
        ),
    ] = ()
    published: Annotated[
        date | None,
        Key(
            "The day on which the article was published, as YYYY-MM-DD.",
            example="2024-10-22",
            parse=iso_date,
            pattern=ISO_DAY,
        ),
    ] = None
    byline: Annotated[str | None, Key("Who wrote it, as the article says.", sample="A. Writer", parse=known_text)] = (
        None
    )
    publisher: Annotated[
        str | None,
        Key("The newspaper, magazine or site that published it.", sample="The Example", parse=known_text),
    ] = None
    source_url: Annotated[
        str | None,
        Key(
            "Where the article stands on the web: the whole address.",
            sample="https://example.org/",
            parse=web_address,
            pattern=WEB_ADDRESS,
        ),
    ] = None
    rights: Annotated[
        str | None,
        Key("Under what terms the text may be shown, as its owner says.", sample="© The Example", parse=known_text),
    ] = None
    original: Annotated[
        str | None,
        Key(
            "A key of your choice that all translations of one original share. Together they are one source.",
            sample="made-up-original",
            parse=slug,
            pattern=SLUG,
        ),
    ] = None
    omit: Annotated[
        tuple[Omission, ...],
        Key("What a scraper glued on and is not the article's. Readers find it folded, with the reason."),
    ] = ()
    headings: Annotated[
        tuple[str, ...],
        Key(
            "The lines that are sub-headings, each exactly as it stands in the seed.",
            sample="A made-up heading",
            verbatim=True,
        ),
    ] = ()
    readings: Annotated[
        tuple[Reading, ...],
        Key("What words of this article stand for, where a name was garbled or shortened."),
    ] = ()
    claims: Annotated[
        tuple[Draft, ...], Key("What this article says about models, each with the very words that say it.")
    ] = ()
