"""The registered names, `seeds/KIND/SLUG.yml`: the folder is the kind, and `KINDS` says what its files may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from terbuka.records.keys import (
    ISO_DAY,
    SLUG,
    TAG,
    WEB_ADDRESS,
    Key,
    Record,
    iso_date,
    known_text,
    language_tag,
    slug,
    spoken_name,
    web_address,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(Record):
    """A file of a kind. `kind` is its folder in `seeds/`, `slug` its own name without the ending."""

    kind: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Registered):
    """A name that claims use: an organisation's, a person's, a licence's."""

    called: ClassVar[str] = "name"
    name: Annotated[
        str,
        Key(
            "The name as the site writes it. The file's name is its slug: “Apache 2.0” stands in apache-2-0.yml.",
            example="Apache 2.0",
            parse=spoken_name,
        ),
    ]
    aliases: Annotated[
        tuple[str, ...],
        Key(
            "Other spellings of the same name, as articles write them. Capitals count.",
            example="Apache License 2.0",
            parse=spoken_name,
        ),
    ] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model(Name):
    """An AI model: its names only. Everything else about it comes from the claims of articles."""

    called: ClassVar[str] = "model"
    look_alikes: Annotated[
        tuple[str, ...],
        Key(
            "Names that hold this one or look like it and are not this model: other versions, the family.",
            example="Llama 3.1",
            parse=spoken_name,
        ),
    ] = ()
    redirect_from: Annotated[
        tuple[str, ...],
        Key(
            "The slugs under which the model's page once stood, so that old addresses still lead to it.",
            example="granite-3",
            parse=slug,
            pattern=SLUG,
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms(Record):
    """How a number of something is written: a form for each of CLDR's plural categories, `{n}` being the number."""

    called: ClassVar[str] = "way to count"
    zero: Annotated[str | None, Key("For the category zero.")] = None
    one: Annotated[str | None, Key("For one.", example="{n} token")] = None
    two: Annotated[str | None, Key("For two.")] = None
    few: Annotated[str | None, Key("For a few.")] = None
    many: Annotated[str | None, Key("For many; in Portuguese, for whole millions.")] = None
    other: Annotated[str, Key("For all other numbers.", example="{n} tokens")]

    def by_category(self) -> dict[str, str]:
        """The forms that are given, by their category."""
        categories = ("zero", "one", "two", "few", "many", "other")
        return {category: form for category in categories if (form := getattr(self, category)) is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Name):
    """What a number of a claim counts, with the words that articles have for it."""

    called: ClassVar[str] = "unit"
    counted: Annotated[
        Mapping[str, Forms],
        Key("How the site writes a number of it, in each language of the interface."),
    ] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Original(Registered):
    """A text that articles translate. Every key is optional: what is not known is left out."""

    called: ClassVar[str] = "original"
    title: Annotated[str | None, Key("Its headline.", example="Inside the Making of DBRX", parse=known_text)] = None
    language: Annotated[
        str | None, Key("Its language as a BCP 47 tag.", example="en", parse=language_tag, pattern=TAG)
    ] = None
    publisher: Annotated[
        str | None,
        Key("Who published it: the name of a file in seeds/organisations/.", example="wired", parse=slug, pattern=SLUG),
    ] = None
    byline: Annotated[str | None, Key("Who wrote it.", sample="A. Writer", parse=known_text)] = None
    published: Annotated[
        date | None,
        Key("The day on which it was published.", example="2024-03-27", parse=iso_date, pattern=ISO_DAY),
    ] = None
    url: Annotated[
        str | None,
        Key("Where it stands on the web.", sample="https://example.org/", parse=web_address, pattern=WEB_ADDRESS),
    ] = None
    found: Annotated[
        str | None,
        Key(
            "How you know it, where no article says so. Readers see it.",
            example="The headline and the quotations are the same.",
            parse=known_text,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of name: its folder in `seeds/`, what each of its files may hold, and whether each has a page."""

    folder: str
    record: type[Registered]
    pages: bool = False


KINDS = (
    Kind(folder="models", record=Model, pages=True),
    Kind(folder="organisations", record=Name),
    Kind(folder="people", record=Name),
    Kind(folder="licences", record=Name),
    Kind(folder="units", record=Unit),
    Kind(folder="originals", record=Original),
)
