"""The registered names, `seeds/KIND/SLUG.yml`: the folder is the kind, and `KINDS` says what its files may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from terbuka.records.keys import (
    InLanguages,
    Record,
    as_slug,
    file_of_name,
    iso_date,
    keys_of,
    known_text,
    language_tag,
    record,
    spoken_name,
    web_address,
    written,
)


@record("file")
class Registered(Record):
    """A file of a kind. `kind` is its folder in `seeds/`, `slug` its own name without the ending."""

    kind: str
    slug: str


@record("name")
class Name(Registered):
    """A name that claims use: an organisation's, a person's, a licence's."""

    name: str = written(
        "The name as the site writes it. The file's name is its slug: “Apache 2.0” stands in apache-2-0.yml.",
        example="Apache 2.0",
        parse=spoken_name,
    )
    aliases: tuple[str, ...] = written(
        "Other spellings of the same name, as articles write them. Capitals count.",
        default=(),
        example="Apache License 2.0",
        parse=spoken_name,
    )

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@record("name in texts")
class Mentioned(Name):
    """A name that is looked for in the texts."""

    look_alikes: tuple[str, ...] = written(
        "Names that hold this one or look like it and are not it: of a model other versions, the family.",
        default=(),
        example="Llama 3.1",
        parse=spoken_name,
    )


@record("person")
class Person(Mentioned):
    """Somebody whom articles name. What they say that this person is stands with them."""


@record("other-model")
class OtherModel(Mentioned):
    """An AI model that has no page of its own."""


@record("organisation")
class Organisation(Mentioned):
    """A company, an institute, an outlet."""

    part_of: str | None = written(
        "The organisation that it is a part of: a file in seeds/organisations/.",
        default=None,
        example="ibm",
        parse=file_of_name,
    )


@record("model")
class Model(Mentioned):
    """An AI model: its names only. Everything else about it comes from the claims of articles."""

    redirect_from: tuple[str, ...] = written(
        "The slugs under which the model's page once stood, so that old addresses still lead to it.",
        default=(),
        example="granite-3",
        parse=as_slug,
    )


@record("way to count")
class Forms(Record):
    """How a number of something is written: a form for each of CLDR's plural categories, `{n}` being the number."""

    zero: str | None = written("For the category zero.", default=None)
    one: str | None = written("For one.", default=None, example="{n} token")
    two: str | None = written("For two.", default=None)
    few: str | None = written("For a few.", default=None)
    many: str | None = written("For many; in Portuguese, for whole millions.", default=None)
    other: str = written("For all other numbers.", example="{n} tokens")

    def by_category(self) -> dict[str, str]:
        """The forms that are given, by their category."""
        return {category: form for category in keys_of(Forms) if (form := getattr(self, category)) is not None}


@record("unit")
class Unit(Name):
    """What a number of a claim counts, with the words that articles have for it."""

    counted: Mapping[str, Forms] = written(
        "How the site writes a number of it, in each language of the interface.", default_factory=dict
    )


@record("original")
class Original(Registered):
    """A text that articles translate. Every key is optional: what is not known is left out."""

    title: str | None = written("Its headline.", default=None, sample="A made-up original", parse=known_text)
    language: str | None = written("Its language as a BCP 47 tag.", default=None, example="en", parse=language_tag)
    publisher: str | None = written(
        "Who published it: a file in seeds/organisations/.", default=None, sample="the-example", parse=file_of_name
    )
    byline: str | None = written("Who wrote it.", default=None, sample="A. Writer", parse=known_text)
    published: date | None = written(
        "The day on which it was published.", default=None, sample="1999-12-31", parse=iso_date
    )
    url: str | None = written(
        "Where it stands on the web.", default=None, sample="https://example.org/", parse=web_address
    )
    found: InLanguages = written(
        "How you know it, where no article says so. Readers see it: in each language of the interface, or in English.",
        default_factory=dict,
        plain="en",
        sample="A made-up reason",
        parse=known_text,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of name: its folder in `seeds/`, what each of its files may hold, and whether each has a page.

    Of a name in texts that two kinds have, the first one's counts.
    """

    folder: str
    record: type[Registered]
    pages: bool = False


KINDS = (
    Kind(folder="models", record=Model, pages=True),
    Kind(folder="other-models", record=OtherModel),
    Kind(folder="organisations", record=Organisation, pages=True),
    Kind(folder="people", record=Person, pages=True),
    Kind(folder="licences", record=Name),
    Kind(folder="units", record=Unit),
    Kind(folder="originals", record=Original),
)
