"""A model in short, as its page and other pages show it: its maker, licence, size, cost, uses, and doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from terbuka.claims.facts import wordings
from terbuka.languages.interface import Language
from terbuka.pages.evidence import ShownStatement, shown_statement
from terbuka.records.attribute import ROWS
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Claim, Statement

MOST = 3  # statements that a row shows


@dataclass(frozen=True, slots=True, kw_only=True)
class InSummary:
    """A statement in a summary, with its attribute's label where that is needed, and those who say it.

    `speakers`, a claim of each, are left out where the next statement has the same ones. `is_disputed`: it cannot stand
    together with another, or translations tell it differently.
    """

    label: str | None
    shown: ShownStatement
    speakers: tuple[tuple[Claim, Article], ...]
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """What is recorded in a place of the summary, which has the label `label`; what is disputed comes first.

    `told` are the first ones of so many statements (`count`).
    """

    key: str
    label: str
    told: tuple[InSummary, ...]
    count: int

    @property
    def differ(self) -> bool:
        return any(each.is_disputed for each in self.told)

    @property
    def first(self) -> tuple[InSummary, ...]:
        """What there is to see at a glance: all that is disputed of what is shown, else one statement."""
        return tuple(each for each in self.shown if each.is_disputed) or self.told[:1]

    @property
    def shown(self) -> tuple[InSummary, ...]:
        return self.told[:MOST]

    @property
    def further(self) -> int:
        """How many there are beside those."""
        return self.count - len(self.shown)

    @property
    def next(self) -> Claim:
        """The first claim of the first of these."""
        return self.told[MOST].shown.claims[0]


def summary(site: Site, model: Model, language: Language) -> Iterator[SummaryRow]:
    """All rows of the summary, the empty ones too: which attributes belong to them is said in attributes.yml.

    A row is called as its first attribute would be, so that of others, and of yes and no, the label is given.
    """
    for row in ROWS:
        attributes = [each for each in site.attributes if each.summary == row]
        found = [(each, statement) for each in attributes for statement in site.statements_on(model, each)]
        found.sort(key=lambda each: not _is_disputed(site, each[1]))
        told: list[tuple[str | None, Statement]] = []
        for attribute, statement in found[: MOST + 1]:
            is_plain = attribute is attributes[0] and attribute.kind != "yes-no" and not any(label for label, _ in told)
            told.append((None if is_plain else f"attributes.{attribute.key}", statement))
        yield SummaryRow(key=row, label=f"summary.{row}", told=tuple(_told(site, told, language)), count=len(found))


def _is_disputed(site: Site, statement: Statement) -> bool:
    return statement.conflict or len(wordings(site, statement)) > 1


def _told(site: Site, statements: Sequence[tuple[str | None, Statement]], language: Language) -> Iterator[InSummary]:
    shown = [shown_statement(site, each, language) for _, each in statements]
    said = [each.wordings[0].speakers for each in shown]
    who = [[(claim.speaker and claim.speaker.name, claim.tie) for claim, _ in some] for some in said]
    for number, (label, each) in enumerate(statements):
        same = number + 1 < min(len(who), MOST) and who[number] == who[number + 1]
        yield InSummary(
            label=label,
            shown=shown[number],
            speakers=() if same else said[number],
            is_disputed=_is_disputed(site, each),
        )
