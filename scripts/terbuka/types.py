"""The types that the stages of the build hand to each other. *Model* means an AI model and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from terbuka.problems import Mark
from terbuka.records.article import Notes, Omission, Remark
from terbuka.records.keys import Basis, InLanguages
from terbuka.records.names import Name
from terbuka.value_types import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as it was read: its path relative to the project, and its bytes."""

    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An article as received, `NAME.txt`, and what editors wrote of it in `NAME.yml`, if they did."""

    name: str
    file: File
    notes: File | None

    @property
    def path(self) -> str:
        return self.file.path

    @property
    def sha256(self) -> str:
        return self.file.sha256


class Role(StrEnum):
    """What a block of an article is."""

    TEXT = "text"
    HEADING = "heading"
    HEADLINE = "headline"
    CAPTION = "caption"
    BYLINE = "byline"
    OMITTED = "omitted"


BODY = (Role.TEXT, Role.HEADING, Role.CAPTION)
TOLD = (*BODY, Role.HEADLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One non-blank line of a seed.

    `number` counts the seed's non-blank lines from 1, omitted ones too, so that an address never changes.
    `text` is what remains of the line after the omissions, runs of white space folded into one space; it begins at the
    character `start` of the line folded so.
    """

    number: int
    text: str
    start: int = 0
    role: Role = Role.TEXT
    omissions: tuple[Omission, ...] = ()


class Origin(StrEnum):
    """Who says what is known about an article: its own text, an editor, or the build, which derived it."""

    SOURCE = "source"
    EDITOR = "editor"
    DERIVED = "derived"


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article, described. What is not known is None.

    Not slotted: what every claim asks for is made once and kept. `added` is the day on which it came to the site.
    `language` is a BCP 47 tag, `und` where nobody could tell it. `address_mark` is the place of what gave the slug.
    """

    name: str
    path: str
    notes_path: str | None
    sha256: str
    language: str
    language_origin: Origin
    title: str
    title_origin: Origin
    slug: str
    published: date | None
    published_origin: Origin
    added: date | None
    byline: str | None
    publisher: str | None
    source_url: str | None
    rights: str | None
    original: str | None
    blocks: tuple[Block, ...]
    mark: Mark
    address_mark: Mark
    notes: Notes

    def __getstate__(self) -> dict[str, object]:
        return {each.name: getattr(self, each.name) for each in fields(self)}  # without what was worked out since

    @cached_property
    def shown(self) -> tuple[Block, ...]:
        """The blocks of the article's body, in order."""
        return tuple(block for block in self.blocks if block.role in BODY)

    @property
    def headline(self) -> Block | None:
        """The block that is the headline, where the text has one."""
        return next((block for block in self.blocks if block.role is Role.HEADLINE), None)

    @cached_property
    def told(self) -> tuple[Block, ...]:
        """The blocks that can name models and be quoted, in order: the headline and the body."""
        return tuple(block for block in self.blocks if block.role in TOLD)

    @cached_property
    def told_by_number(self) -> Mapping[int, Block]:
        """The same by their numbers."""
        return {block.number: block for block in self.told}

    @cached_property
    def remarks_by_block(self) -> Mapping[int, Sequence[Remark]]:
        """What its editor remarks on, by the number of the block."""
        found: dict[int, list[Remark]] = {}
        for remark in self.notes.remarks:
            found.setdefault(remark.block, []).append(remark)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in an article that names somebody or something: characters `start` to `end` of a block's text.

    `name` is what the file `slug` of the `kind` calls it. Without these the words are a look-alike, and no name.
    """

    article: str
    block: int
    start: int
    end: int
    name: str
    kind: str | None
    slug: str | None

    @property
    def model(self) -> str | None:
        """The slug, where it is a model's."""
        return self.slug if self.kind == "models" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, or a block that an editor gives to somebody: characters `start` to `end`.

    `speaker` is a person or an organisation, None where nobody is sure. `gloss` is an editor's translation.
    """

    article: str
    block: int
    start: int
    end: int
    speaker: Name | None
    gloss: InLanguages = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """Words of an earlier block that name the model, where a quote's own block does not."""

    block: int
    text: str


class Tie(StrEnum):
    """Whose words a claim is: the developer's of its model, or of somebody who does not belong to it."""

    DEVELOPER = "developer"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person or an organisation that says something in an article, and to whom they belong by the words of `role`."""

    name: Name
    role: str | None = None
    organisation: Name | None = None
    gloss: InLanguages = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an article says about a model, proven: the quote stands in its block and the value in the quote.

    `id` is short and stays the same whatever other claims come and go. `basis`: what of it is an editor's reading,
    for the `reason` given; where `named_in` names the model, that the quote means this model is one. `speaker` says
    it, without one the article itself. `gloss` is our translation of a value that is words. `tie` is None where
    nobody knows. `same_as` and `apart_from` are the ids of claims that an editor joins to it or parts from it.
    `conflict`: another claim on the same model and attribute disagrees.
    """

    id: str
    article: str
    block: int
    start: int
    model: str
    attribute: str
    value: Value
    quote: str
    named_in: NamedIn | None = None
    speaker: Speaker | None = None
    gloss: InLanguages = field(default_factory=dict, hash=False)
    basis: Basis = Basis.QUOTE
    reason: InLanguages = field(default_factory=dict, hash=False)
    mark: Mark
    same_as: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    tie: Tie | None = None
    conflict: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Claims that say one thing of a model: the same value, or the same words in translations of one original."""

    model: str
    attribute: str
    claims: tuple[Claim, ...]

    @property
    def value(self) -> Value:
        """The value of the first of them; words are each translation's own."""
        return self.claims[0].value

    @property
    def conflict(self) -> bool:
        return any(claim.conflict for claim in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Under which name and at which address the site is published; the address ends in a slash."""

    name: str = "Terbuka"
    address: str = "http://localhost:8000/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file to write: its path relative to `docs/`, with forward slashes, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A page that stands in `docs/` as it is to be: nobody needs its text."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page that is made when its text is asked for, and not before: another build may have made the same.

    `make` asks the site for all that it shows, each time: what it was given are names, numbers and languages.
    """

    path: str
    make: Callable[[], str]

    @property
    def text(self) -> str:
        return self.make()
