"""What editors write of an article, `seeds/NAME.yml`: every key, what it takes, and what editors are told of it."""

from datetime import date

from terbuka.records.keys import (
    READINGS,
    SLUG_LENGTH,
    Basis,
    InLanguages,
    Record,
    as_slug,
    block_number,
    block_numbers,
    claim_id,
    file_of_name,
    iso_date,
    known_text,
    language_tag,
    old_address,
    reading_of,
    record,
    web_address,
    written,
)

WHICH = "Which block holds the words, where several do: the seed's non-blank lines, counted from 1."
WORDS = "The words, exactly as they stand in the seed"
SPEAKER = "Who says it, if not the article itself: a file in seeds/people/ or seeds/organisations/."
PLAIN = "en"  # what editors write without a language is English
READERS = "Readers see it: in each language of the interface, or in English alone."
OURS = "It is our translation, and marked so."


@record("omission")
class Omission(Record):
    """Words that a scraper glued on, and why they are not the article's."""

    text: str = written(f"{WORDS}: a whole block, or its start or end.", example="Source link", verbatim=True)
    reason: InLanguages = written(f"Why they are not the article's. {READERS}", plain=PLAIN, sample="…")
    block: int | None = written(WHICH, default=None, example="5", parse=block_number)


@record("reading")
class Reading(Record):
    """What words of an article stand for, where a name was garbled or shortened."""

    text: str = written(f"{WORDS}.", example="Blocos de dados", verbatim=True)
    means: str = written("The name that they stand for.", example="Databricks")
    reason: InLanguages = written(f"How you know. {READERS}", plain=PLAIN, sample="…")


@record("introduction")
class Introduction(Record):
    """How an article introduces a person."""

    person: str = written("Who: a file in seeds/people/.", example="jonathan-frankle", parse=file_of_name)
    role: str = written(
        "What the article says they are, in its words, from a block that names the person.",
        example="kepala arsitek jaringan saraf di Databricks",
        verbatim=True,
    )
    organisation: str | None = written(
        "To whom they belong by these words: a file in seeds/organisations/.",
        default=None,
        example="databricks",
        parse=file_of_name,
    )
    gloss: InLanguages = written(f"The role in other languages. {OURS}", sample="…", default_factory=dict)


@record("speech")
class Speech(Record):
    """Whole blocks that somebody says, where no quotation marks show it."""

    speaker: str = written(SPEAKER, example="hanna-hajishirzi", parse=file_of_name)
    blocks: frozenset[int] = written("The blocks' numbers.", example="5-17", parse=block_numbers)


@record("quotation")
class QuotationNote(Record):
    """What an editor knows of words in quotation marks: who says them, where that is not found, and what they mean."""

    text: str = written(f"{WORDS}, or some of them.", example="Superamos tudo", verbatim=True)
    block: int | None = written(WHICH, default=None, example="5", parse=block_number)
    speaker: str | None = written(SPEAKER, default=None, example="jonathan-frankle", parse=file_of_name)
    gloss: InLanguages = written(f"The whole quotation in other languages. {OURS}", sample="…", default_factory=dict)


@record("remark")
class Remark(Record):
    """An editor's note on a place of the text, such as a garbled sentence. Readers see it there and at every claim."""

    block: int = written("The block: the seed's non-blank lines, counted from 1.", example="5", parse=block_number)
    text: str | None = written(
        f"{WORDS}; without them the whole block is meant.", default=None, example="pendapatanDia", verbatim=True
    )
    remark: InLanguages = written(f"What is to be said of it. {READERS}", plain=PLAIN, sample="…")


@record("claim")
class Draft(Record):
    """A claim as an editor wrote it, not proven yet."""

    model: str = written("The model: the name of its file in seeds/models/.", example="dbrx")
    attribute: str = written("What is said about the model.", example="training-cost")
    value: str = written(
        "What the article says: a number with its unit, a name, words of the quote, a date, yes or no.",
        example="about 10 million USD",
        verbatim=True,
    )
    quote: str = written(
        "The words that say it, exactly as they stand in the seed, and as few as will do.",
        example="cerca de US$ 10 milhões treinando DBRX",
        verbatim=True,
    )
    block: int | None = written(WHICH, default=None, example="5", parse=block_number)
    named_in: str | None = written(
        "Words of an earlier block that name the model, where the quote's own block does not.",
        default=None,
        example="merilis model Granite 3.0",
        verbatim=True,
    )
    speaker: str | None = written(SPEAKER, default=None, example="jonathan-frankle", parse=file_of_name)
    gloss: InLanguages = written(
        f"A value that is words in the other languages of the interface. {OURS}", sample="…", default_factory=dict
    )
    reading: Basis | None = written(
        "Write editor where the value is your reading and cannot be read out of the quote; write model where the "
        "quote holds the value, but which model is meant is your reading. Both need a reason.",
        default=None,
        parse=reading_of,
        values=READINGS,
    )
    reason: InLanguages = written(
        f"Why you read the quote so. {READERS}", plain=PLAIN, sample="…", default_factory=dict
    )
    same_as: tuple[str, ...] = written(
        "The ids of claims of other translations that say the same, where the build does not see it.",
        default=(),
        example="k3d7q2ma",
        parse=claim_id,
    )
    apart_from: tuple[str, ...] = written(
        "The ids of claims that do not say the same, where the build takes them for one statement.",
        default=(),
        example="k3d7q2ma",
        parse=claim_id,
    )


@record("article")
class Notes(Record):
    """What is known about an article. Every key is optional: what is not known is left out."""

    language: str | None = written(
        "The language of the text as a BCP 47 tag, with the region where it changes meaning: pt-BR, not pt. "
        "Without it the build derives the language and the page says so.",
        default=None,
        example="pt-BR",
        parse=language_tag,
    )
    title: str | None = written(
        "The headline, word for word as in the text; where the text has none, a title of your own, "
        "which the page marks as yours.",
        default=None,
        sample="A made-up headline",
        parse=known_text,
        verbatim=True,
    )
    slug: str | None = written(
        f"The article's part of its address: a-z, 0-9 and single hyphens, at most {SLUG_LENGTH} characters. "
        "Without it the slug is made of the title, and changes with it.",
        default=None,
        sample="a-made-up-headline",
        parse=as_slug,
    )
    redirect_from: tuple[str, ...] = written(
        "Where the article once stood, so that old addresses still lead to it: its old slugs; where its "
        "language changed too, LANGUAGE/articles/SLUG.",
        default=(),
        sample="an-old-headline",
        parse=old_address,
    )
    published: date | None = written(
        "The day on which the article was published, as YYYY-MM-DD.", default=None, sample="1999-12-31", parse=iso_date
    )
    added: date | None = written(
        "The day on which it came to this site, as YYYY-MM-DD; `make article` writes it. Feeds go by it.",
        default=None,
        sample="1999-12-31",
        parse=iso_date,
    )
    byline: str | None = written(
        "Who wrote it, as the article says.", default=None, sample="A. Writer", parse=known_text
    )
    publisher: str | None = written(
        "The newspaper, magazine or site that published it.", default=None, sample="The Example", parse=known_text
    )
    source_url: str | None = written(
        "Where the article stands on the web: the whole address.",
        default=None,
        sample="https://example.org/",
        parse=web_address,
    )
    rights: str | None = written(
        "Under what terms the text may be shown, as its owner says.",
        default=None,
        sample="© The Example",
        parse=known_text,
    )
    original: str | None = written(
        "A key of your choice that all translations of one original share. Together they are one source.",
        default=None,
        sample="made-up-original",
        parse=as_slug,
    )
    omit: tuple[Omission, ...] = written(
        "What a scraper glued on and is not the article's. Readers find it folded, with the reason.", default=()
    )
    headings: tuple[str, ...] = written(
        "The lines that are sub-headings, each exactly as it stands in the seed.",
        default=(),
        sample="A made-up heading",
        verbatim=True,
    )
    captions: tuple[str, ...] = written(
        "The lines that are a picture's caption, each exactly as it stands in the seed.",
        default=(),
        sample="A made-up caption",
        verbatim=True,
    )
    readings: tuple[Reading, ...] = written(
        "What words of this article stand for, where a name was garbled or shortened.", default=()
    )
    people: tuple[Introduction, ...] = written("How the article introduces the people that it names.", default=())
    speaks: tuple[Speech, ...] = written(
        "Whose words whole blocks are, where no quotation marks show it: an interview.", default=()
    )
    quotations: tuple[QuotationNote, ...] = written(
        "Who says a quotation, where the build does not find it or errs, and what it means.", default=()
    )
    remarks: tuple[Remark, ...] = written("Notes on places of the text.", default=())
    claims: tuple[Draft, ...] = written(
        "What this article says about models, each with the very words that say it.", default=()
    )
