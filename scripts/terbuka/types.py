"""The types that the stages of the build hand to each other.

*Model* means an AI model and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from terbuka.attributes import Attribute
from terbuka.languages import Language
from terbuka.values import Value

UNDETERMINED = "und"  # BCP 47 for a language that nobody could tell

Item = TypeVar("Item")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong in a file, where, and how to mend it.

    `path` is relative to the project, `line` and `column` count from 1, columns in characters.
    An error stops the build, a warning does not.
    """

    path: str
    line: int = 1
    column: int = 1
    code: str
    message: str
    fix: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}\n    fix: {self.fix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it was read: its path relative to the project, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An article as received: `NAME.txt`, decoded, and what editors wrote of it in `NAME.yml`, if they did."""

    name: str
    path: str
    text: str
    sha256: str
    notes: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in a file that an editor wrote, for the problems found there."""

    path: str
    line: int = 1
    column: int = 1


class Role(StrEnum):
    """What a block of an article is."""

    TEXT = "text"
    HEADING = "heading"
    HEADLINE = "headline"
    BYLINE = "byline"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Words that a scraper glued on, and why they are not the article's."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One non-blank line of a seed.

    `number` counts the seed's non-blank lines from 1, omitted ones too, so that an address never changes.
    `text` is what remains of the line after the omissions, runs of white space folded into one space.
    """

    number: int
    text: str
    role: Role = Role.TEXT
    omissions: tuple[Omission, ...] = ()


class Origin(StrEnum):
    """Who says what is known about an article: its own text, an editor, or the build, which derived it."""

    SOURCE = "source"
    EDITOR = "editor"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words of an article stand for, where a name was garbled or shortened."""

    text: str
    means: str
    reason: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAddress:
    """An address that a page once had, as an editor wrote it: its slug or, for an article, its path from the root."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim as an editor wrote it, not proven yet. `marks` has the place of each key."""

    model: str
    attribute: str
    value: str
    quote: str
    block: int | None
    named_in: str | None
    stated_by: str | None
    by_editor: bool
    reason: str | None
    mark: Mark
    marks: Mapping[str, Mark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article, described. What is not known is None.

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
    byline: str | None
    publisher: str | None
    source_url: str | None
    rights: str | None
    original: str | None
    blocks: tuple[Block, ...]
    readings: tuple[Reading, ...]
    drafts: tuple[Draft, ...]
    mark: Mark
    address_mark: Mark
    redirect_from: tuple[OldAddress, ...] = ()

    @property
    def shown(self) -> tuple[Block, ...]:
        """The blocks of the article's body, in order."""
        return tuple(block for block in self.blocks if block.role in (Role.TEXT, Role.HEADING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An AI model: its names and the names that are not its own. Everything else is for articles to say.

    `mark` is the place of the name in its file, `marks` those of the aliases and look-alikes.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    look_alikes: tuple[str, ...]
    mark: Mark
    redirect_from: tuple[OldAddress, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that claims use: an organisation's or a licence's. `kind` is its folder in `seeds/`."""

    kind: str
    slug: str
    name: str
    aliases: tuple[str, ...]
    mark: Mark

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in an article that names a model: characters `start` to `end` of a block's text.

    Where `model` is None the words are a look-alike, which is no model of this site.
    """

    article: str
    block: int
    start: int
    end: int
    name: str
    model: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """Words of an earlier block that name the model, where a quote's own block does not."""

    block: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an article says about a model, proven: the quote stands in its block and the value in the quote.

    `by_editor`: the value is the editor's reading, for the `reason` given. `stated_by`: who says it in the article,
    where it is not the article itself. `conflict`: another claim on the same model and attribute disagrees.
    """

    article: str
    block: int
    start: int
    model: str
    attribute: str
    value: Value
    quote: str
    named_in: NamedIn | None
    stated_by: str | None
    by_editor: bool
    reason: str | None
    mark: Mark
    conflict: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.quote)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything the pages are made from. `mentions` are by the article's name, those of its body in order.

    Not slotted: what is looked up again and again is gathered once and kept.
    """

    languages: tuple[Language, ...]
    seeds: tuple[Source, ...]
    articles: tuple[Article, ...]
    models: tuple[Model, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    attributes: tuple[Attribute, ...]
    names: tuple[Name, ...]
    claims: tuple[Claim, ...]

    def interface(self, tag: str) -> Language:
        """The language in which the site speaks around a text: the text's own, else the first one."""
        return next((language for language in self.languages if language.tag == tag), self.languages[0])

    def claims_on(self, model: Model, attribute: Attribute) -> tuple[Claim, ...]:
        return self._claims_on.get((model.slug, attribute.key), ())

    def claims_in(self, article: Article) -> tuple[Claim, ...]:
        return self._claims_in.get(article.name, ())

    def models_in(self, article: Article) -> tuple[Model, ...]:
        """The models that an article speaks of, by name or in a claim's quote, in the order of the site's models."""
        return self._models_in[article.name]

    def articles_on(self, model: Model) -> tuple[Article, ...]:
        """The articles that speak of a model."""
        return self._articles_on.get(model.slug, ())

    def translations(self, article: Article) -> tuple[Article, ...]:
        """The other articles that translate the same original."""
        if article.original is None:
            return ()
        return tuple(other for other in self._translations[article.original] if other is not article)

    def first_mentions(self, name: str) -> tuple[Mention, ...]:
        """The first place of each article that has a name, as its file writes it: a model's or a look-alike's."""
        return self._first_mentions.get(name, ())

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """The articles by name."""
        return {article.name: article for article in self.articles}

    @cached_property
    def _claims_on(self) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
        return gathered(self.claims, lambda claim: (claim.model, claim.attribute))

    @cached_property
    def _claims_in(self) -> Mapping[str, tuple[Claim, ...]]:
        return gathered(self.claims, lambda claim: claim.article)

    @cached_property
    def _models_in(self) -> Mapping[str, tuple[Model, ...]]:
        spoken = {a.name: {p.model for p in (*self.mentions[a.name], *self.claims_in(a))} for a in self.articles}
        return {name: tuple(m for m in self.models if m.slug in slugs) for name, slugs in spoken.items()}

    @cached_property
    def _articles_on(self) -> Mapping[str, tuple[Article, ...]]:
        pairs = [(model.slug, article) for article in self.articles for model in self.models_in(article)]
        groups = gathered(pairs, lambda pair: pair[0])
        return {slug: tuple(article for _, article in group) for slug, group in groups.items()}

    @cached_property
    def _first_mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        # Of several mentions with one key the dict keeps the last, so they are gone through backwards.
        firsts = [m for a in self.articles for m in {m.name: m for m in reversed(self.mentions[a.name])}.values()]
        return gathered(firsts, lambda mention: mention.name)

    @cached_property
    def _translations(self) -> Mapping[str | None, tuple[Article, ...]]:
        return gathered(self.articles, lambda article: article.original)


def gathered(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, tuple[Item, ...]]:
    """Items by key, in their order."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {each: tuple(group) for each, group in groups.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file to write: its path relative to `docs/`, with forward slashes, and its text."""

    path: str
    text: str
