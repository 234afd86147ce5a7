"""coverage: in which languages, from how many sources and by whom readers are told what; and how well it is proven."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from terbuka.order import Order, how_many_sources, parted
from terbuka.types import Claim, Statement, Tie
from terbuka.value_types import Aspect

BACKED = 50  # models of which it is told at once what stands behind the statements
ROWS_LEAST, ROWS = 60, 120  # attributes on a page: some 60 KB


class Voice(StrEnum):
    """Who says something of a model: its developer, somebody independent or whose ties nobody knows, the article."""

    DEVELOPER = "developer"
    INDEPENDENT = "independent"
    ARTICLE = "article"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """The statements on an attribute of a model: how many, and how many of them sources make in each language.

    Languages are tags. `only_in` are told in one alone; `single` stand on one source, texts that translate one
    original being one; `partial` are made by nobody but the model's developer; `unglossed` are words that readers of
    some language of the interface have only in another.
    """

    statements: int
    languages: tuple[tuple[str, int], ...]
    only_in: tuple[tuple[str, int], ...]
    single: int
    partial: int
    unglossed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """How much is covered in all: the same as of one attribute.

    `silent` are the attributes of models on which nothing is recorded, of `subjects`.
    """

    statements: int
    only_in: tuple[tuple[str, int], ...]
    single: int
    partial: int
    unglossed: int
    silent: int
    subjects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """How strong the evidence is in all: of changes to `claims` some were refused.

    By what was changed, in how many claims each change would be noticed and in how many it would not.
    """

    claims: int
    tried: int
    refused: int
    whole: int
    aspects: tuple[tuple[Aspect, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """The statements on a model: how many rest on one source, on two, on more; and how many each voice makes."""

    statements: int
    sources: tuple[int, int, int]
    voices: Mapping[Voice, int]


class Coverage(Order):
    """Who can read what, and how well that is proven."""

    @cached_property
    def covered(self) -> Mapping[tuple[str, str], Covered]:
        """What there is on each attribute of a model, by their slug and key."""
        return {key: self._covered(statements) for key, statements in self._statements_on.items()}

    def _covered(self, statements: Iterable[Statement]) -> Covered:
        told = [each.claims for each in statements]
        tags = [self._told_in(claims) for claims in told]
        return Covered(
            statements=len(told),
            languages=_counted(tag for some in tags for tag in some),
            only_in=_counted(tag for some in tags for tag in some if len(some) == 1),
            single=sum(self._stands_alone(claims) for claims in told),
            partial=sum(_is_partial(claims) for claims in told),
            unglossed=sum(bool(self.lacks_gloss_in(claims[0])) for claims in told),
        )

    @cached_property
    def backing(self) -> Mapping[str, Backing]:
        """What the statements on a model rest on, by its slug: of the models that most is told of, in that order."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.model, []).append(statement)
        often = sorted(found, key=lambda slug: (-len(found[slug]), slug))
        return {slug: self._backing(found[slug]) for slug in often[:BACKED]}

    def _backing(self, statements: Sequence[Statement]) -> Backing:
        sources = [how_many_sources(self.article[claim.article] for claim in each.claims) for each in statements]
        voices = Counter(voice for each in statements for voice in {*map(voice_of, each.claims)})
        return Backing(
            statements=len(statements),
            sources=(sources.count(1), sources.count(2), sum(n > 2 for n in sources)),
            voices={voice: voices[voice] for voice in Voice},
        )

    @cached_property
    def days_on(self) -> Mapping[str, tuple[date, date, int]]:
        """By a model's slug, the first day and the last of the articles on it that have one, and how many have."""
        found = {}
        for (kind, slug), articles in self._articles_on.items():
            if kind == "models" and (days := [article.published for article in articles if article.published]):
                found[slug] = min(days), max(days), len(days)
        return found

    def _told_in(self, claims: Iterable[Claim]) -> set[str]:
        return {self.article[claim.article].language for claim in claims}

    def _stands_alone(self, claims: Iterable[Claim]) -> bool:
        return how_many_sources(self.article[claim.article] for claim in claims) == 1

    @cached_property
    def covering(self) -> Covering:
        some = self.covered.values()
        only_in = Counter[str]()
        for each in some:
            only_in.update(dict(each.only_in))
        subjects = len(self.models) * len(self.attributes)
        return Covering(
            statements=len(self.statements),
            only_in=tuple(sorted(only_in.items())),
            single=sum(each.single for each in some),
            partial=sum(each.partial for each in some),
            unglossed=sum(each.unglossed for each in some),
            silent=subjects - len(self.covered),
            subjects=subjects,
        )

    @cached_property
    def languages_told(self) -> tuple[str, ...]:
        """The tags of the languages in which anything is told, and of the site's own, which come first."""
        own = [language.tag for language in self.languages]
        told = {tag for each in self.covered.values() for tag, _ in each.languages}
        return (*own, *sorted(told.difference(own)))

    @cached_property
    def rows_of_coverage(self) -> Mapping[str, int]:
        """On how many attributes of each model anything is told, by its slug."""
        rows = Counter(model for model, _ in self.covered)
        return {model.slug: rows[model.slug] for model in self.models}

    @cached_property
    def coverage_parts(self) -> tuple[tuple[str, ...], ...]:
        """The slugs of the models whose coverage stands on each page."""
        return tuple(parted(((slug, 1 + rows) for slug, rows in self.rows_of_coverage.items()), ROWS_LEAST, ROWS))

    @cached_property
    def coverage_part_of(self) -> Mapping[str, int]:
        """On which of them a model's stands, by its slug."""
        return {slug: number for number, part in enumerate(self.coverage_parts, start=1) for slug in part}

    @cached_property
    def proven(self) -> Proven:
        strengths = [self.strengths[claim.id] for claim in self.claims]
        noticed = Counter(aspect for each in strengths for aspect in each.noticed)
        judged = Counter(aspect for each in strengths for aspect in each.judged)
        return Proven(
            claims=len(strengths),
            tried=sum(each.tried for each in strengths),
            refused=sum(each.refused for each in strengths),
            whole=sum(not each.judged for each in strengths),
            aspects=tuple((a, noticed[a], judged[a]) for a in Aspect if a in noticed or a in judged),
        )


def voice_of(claim: Claim) -> Voice:
    """Who says a claim. What a model's developer published is its own word, even where nobody is quoted."""
    if claim.tie is Tie.DEVELOPER:
        return Voice.DEVELOPER
    if not claim.speaker:
        return Voice.ARTICLE
    return Voice.INDEPENDENT if claim.tie is Tie.INDEPENDENT else Voice.OTHER


def _counted(tags: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(tags).items()))


def _is_partial(claims: Iterable[Claim]) -> bool:
    """Whether nobody says it but the model's developer."""
    return all(claim.tie is Tie.DEVELOPER for claim in claims)
