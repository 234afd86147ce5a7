"""Where sources, or translations of one original, tell different things of a model, for the macro of differing.html."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from terbuka.claims.facts import Difference, by_speaker, how_statements_differ, wordings
from terbuka.languages.interface import Language
from terbuka.pages.evidence import ShownValue, shown_claims
from terbuka.records.attribute import Attribute
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Claim, Statement

MOST = 8  # values that stand beside each other, and those who say them


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What differs on an attribute of a model, and how: the claims, in groups that each say one thing.

    `likeness` is 0 where they exclude each other, else from 1 to 2, by how many words translations share.
    """

    model: Model
    attribute: Attribute
    differences: tuple[Difference, ...]
    groups: tuple[tuple[Claim, ...], ...]
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDisagreement:
    """The same on a page: the labels of the attribute and of how it differs; each value with a claim of it.

    `speakers`: a claim of each of those who say it. Of hundreds of either only some, and how many `more` values.
    """

    model: Model
    label: str
    differences: tuple[str, ...]
    values: tuple[tuple[Claim, Article, ShownValue], ...]
    speakers: tuple[tuple[Claim, Article], ...]
    more: int


def disagreements(site: Site, model: Model) -> Iterator[Disagreement]:
    """All there are on a model, in the order of attributes."""
    for attribute in site.attributes:
        statements = site.statements_on(model, attribute)
        yield from _between_statements(site, model, attribute)
        yield from _between_wordings(site, model, attribute, statements)


def disagreements_within(site: Site, original: str, model: Model) -> Iterator[Disagreement]:
    """Those of them that are between translations of one original alone."""
    for attribute in site.attributes:
        if site.apart_within.get((model.slug, attribute.key)) == original:
            found = _between_statements(site, model, attribute)
            yield from (each for each in found if Difference.TRANSLATIONS in each.differences)
        statements = site.statements_within.get((original, model.slug, attribute.key), ())
        yield from _between_wordings(site, model, attribute, statements)


def _between_statements(site: Site, model: Model, attribute: Attribute) -> Iterator[Disagreement]:
    statements = site.statements_on(model, attribute)
    if how := how_statements_differ(site, attribute, statements):
        apart = [each for each in statements if each.conflict] or statements
        groups = tuple(each.claims for each in apart)
        yield Disagreement(model=model, attribute=attribute, differences=how, groups=groups, likeness=0)


def _between_wordings(
    site: Site, model: Model, attribute: Attribute, statements: Iterable[Statement]
) -> Iterator[Disagreement]:
    for each in statements:
        ways = wordings(site, each)
        if len(ways) > 1:
            how, alike = (Difference.TRANSLATIONS,), 1 + shared_words(site, each)
            yield Disagreement(model=model, attribute=attribute, differences=how, groups=ways, likeness=alike)


def shared_words(site: Site, statement: Statement) -> float:
    """How much of their words two wordings of a statement share, in the first language; 1 where there is one only."""
    ways = wordings(site, statement)
    if len(ways) == 1:
        return 1
    one, two = (set(shown_claims(site, ways[at], site.languages[0]).text.casefold().split()) for at in (0, -1))
    return len(one & two) / len(one | two)


def shown_disagreement(site: Site, of: Disagreement, language: Language) -> ShownDisagreement:
    """A disagreement for a page in `language`."""
    said = by_speaker(chain.from_iterable(of.groups))
    return ShownDisagreement(
        model=of.model,
        label=f"attributes.{of.attribute.key}",
        differences=tuple(f"statement.differ_{each}" for each in of.differences),
        values=tuple((c[0], site.article[c[0].article], shown_claims(site, c, language)) for c in of.groups[:MOST]),
        speakers=tuple((claims[0], site.article[claims[0].article]) for claims in said[:MOST]),
        more=len(of.groups[MOST:]),
    )
