"""The comparison, in each language: models side by side, attribute by attribute.

Where that is too much for one page, the models most written about stand side by side in short, and all models by groups
of attributes, in parts: of these `assets/compare.js` brings any models together on one page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from terbuka.claims.facts import statements_in_order
from terbuka.languages.interface import Language
from terbuka.order import SHOWN
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownStatement, ShownStatements, shown_statements
from terbuka.pages.numbered import Part, in_parts
from terbuka.pages.scales import numbers_pictures
from terbuka.pages.summary import SummaryRow, summary
from terbuka.pages.templates import planned
from terbuka.pages.timeline import dates_picture
from terbuka.records.attribute import Attribute
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import PlannedPage

MOST = 8  # models that stand side by side in short


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What there is on an attribute of a model; and how many statements more than the page shows."""

    model: Model
    shown: ShownStatements
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """An attribute by its key, with a cell for each model."""

    attribute: str
    cells: Sequence[Compared]


def pages(site: Site) -> Iterator[PlannedPage]:
    for language in site.languages:
        yield planned(site, language, addresses.compare, "compare.html", partial(_view, site, language))
    for group in () if site.fits_one_comparison else site.columns:
        last, address = len(site.columns[group]), partial(addresses.compare_group, group)
        yield from in_parts(site, address, "compare_parts.html", last, partial(_part, group))


def _view(site: Site, language: Language) -> dict[str, object]:
    title, lead = language.say("compare.heading"), language.say("compare.lead")
    often = sorted(site.models, key=lambda model: (-site.reach_of(model)[1], -site.reach_of(model)[0], model.name))
    pictured = often if site.fits_one_comparison else often[:MOST]
    given: dict[str, object] = {
        "meta": {"title": title, "description": lead, "kind": "compare"},
        "sheets": len(site.sheets),
        "unsaid": [attribute.key for attribute in site.attributes if attribute.key not in site.told_of],
        "pictures": [*numbers_pictures(site, pictured, language)],
        "dates": dates_picture(site, pictured, language),
    }
    if not site.fits_one_comparison:
        return given | {
            "topics": [*site.columns],
            "models": often[:MOST],
            "rows": _summary(site, often[:MOST], language),
        }
    told = (attribute for attribute in site.attributes if attribute.key in site.told_of)
    groups = groupby(told, key=lambda attribute: attribute.group)
    return given | {
        "topics": None,
        "models": site.models,
        "groups": [
            (group, [_row(site, attribute, site.models, language) for attribute in some]) for group, some in groups
        ],
    }


def _summary(site: Site, models: Iterable[Model], language: Language) -> list[tuple[tuple[Model, SummaryRow], ...]]:
    """The rows of the models' summaries, those of one kind side by side."""
    return [*zip(*([(model, row) for row in summary(site, model, language)] for model in models), strict=True)]


def _part(group: str, site: Site, language: Language, part: Part) -> dict[str, object]:
    columns = site.columns[group]
    models = [site.model[slug] for slug in columns[part.number - 1]]
    told = [each for each in site.attributes if each.group == group and each.key in site.told_of]
    label, lead = language.say(f"groups.{group}"), language.say("compare.lead")
    title = part.title(f"{language.say('compare.heading')}{language.say('common.separator')}{label}", language)
    return {
        "meta": {"title": title, "description": lead, "kind": "compare"},
        "title": title,
        "part": part.named([site.model[slug].name for slug in some] for some in columns),
        "topics": [*site.columns],
        "group": group,
        "models": models,
        "rows": [_row(site, attribute, models, language, most=SHOWN) for attribute in told],
        # On the first part, where each model is to be found.
        "everywhere": []
        if part.number > 1
        else [(site.model[s], n) for n, some in enumerate(columns, 1) for s in some],
        "silent": len(site.models) - sum(map(len, columns)),
    }


def _row(
    site: Site, attribute: Attribute, models: Iterable[Model], language: Language, most: int | None = None
) -> ComparedRow:
    """What the articles say about an attribute of each model; nothing, as often as not."""
    return ComparedRow(
        attribute=attribute.key, cells=[_cell(site, model, attribute, language, most) for model in models]
    )


def _cell(site: Site, model: Model, attribute: Attribute, language: Language, most: int | None) -> Compared:
    found = statements_in_order(site, model, attribute)
    shown = shown_statements(site, attribute, found, language, most)
    if most is None:
        return Compared(model=model, shown=shown)
    apart, rest = tuple(map(_short, shown.apart)), tuple(map(_short, shown.rest))
    return Compared(model=model, shown=replace(shown, apart=apart, rest=rest), more=shown.more)


def _short(shown: ShownStatement) -> ShownStatement:
    """A statement with one quote and one speaker of each wording, and no more than so many of these."""
    wordings = tuple(replace(each, speakers=each.speakers[:1], more=()) for each in shown.wordings[:SHOWN])
    claims = tuple(each.first.claim for each in wordings)
    others = [claim for claim in shown.claims if claim not in claims]
    return replace(
        shown,
        claims=claims,
        wordings=wordings,
        after=others[0] if others else shown.after,
        left=len(others) + shown.left,
    )
