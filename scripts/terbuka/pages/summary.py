"""A model in short, as its page and other pages show it: its maker, licence, size, cost, uses, and doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

    `speakers`, a claim of each, are left out where the next statement has the same ones.
    """

    label: str | None
    shown: ShownStatement
    speakers: tuple[tuple[Claim, Article], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """What is recorded in a place of the summary, which has the label `label`.

    `differ`: not all of it can stand together, or translations tell it differently.
    """

    key: str
    label: str
    told: tuple[InSummary, ...]
    differ: bool

    @property
    def shown(self) -> tuple[InSummary, ...]:
        return self.told[:MOST]

    @property
    def further(self) -> tuple[InSummary, ...]:
        return self.told[MOST:]


def summary(site: Site, model: Model, language: Language) -> Iterator[SummaryRow]:
    """All rows of the summary, the empty ones too: which attributes belong to them is said in attributes.yml.

    A row is called as its first attribute would be, so that of others, and of yes and no, the label is given.
    """
    for row in ROWS:
        found: list[tuple[str | None, Statement]] = []
        for number, attribute in enumerate(each for each in site.attributes if each.summary == row):
            label = f"attributes.{attribute.key}" if number or attribute.kind == "yes-no" else None
            found += [(label, each) for each in site.statements_on(model, attribute)]
        shown = [(label, shown_statement(site, statement, language)) for label, statement in found]
        yield SummaryRow(
            key=row,
            label=f"summary.{row}",
            told=tuple(_told(shown)),
            differ=any(s.conflict for _, s in found) or any(len(each.wordings) > 1 for _, each in shown),
        )


def _told(statements: Sequence[tuple[str | None, ShownStatement]]) -> Iterator[InSummary]:
    said = [each.wordings[0].speakers for _, each in statements]
    who = [[(claim.speaker and claim.speaker.name, claim.tie) for claim, _ in some] for some in said]
    for number, (label, each) in enumerate(statements):
        same = number + 1 < min(len(who), MOST) and who[number] == who[number + 1]
        yield InSummary(label=label, shown=each, speakers=() if same else said[number])
