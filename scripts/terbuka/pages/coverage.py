"""Who can read what, in each language and in parts: of every model what is told, in which languages, by how many.

For editors it is the list of what is wanted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from terbuka.coverage import Covered
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.numbered import Part, in_parts
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import PlannedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredRow:
    """How many statements there are on an attribute, and in each language; what is `wanted` there, labels with numbers.

    `only_in` is the language in which alone it is told.
    """

    attribute: str
    statements: int
    counts: tuple[int, ...]
    only_in: str | None
    wanted: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredModel:
    """What is told of a model, by attribute, and the attributes on which nothing is."""

    model: Model
    rows: tuple[CoveredRow, ...]
    silent: tuple[str, ...]


def pages(site: Site) -> Iterator[PlannedPage]:
    yield from in_parts(site, addresses.coverage, "coverage.html", len(site.coverage_parts), _view)


def _view(site: Site, language: Language, part: Part) -> dict[str, object]:
    title = part.title(language.say("coverage.title"), language)
    models = site.coverage_parts[part.number - 1]
    return {
        "meta": {"title": title, "description": language.say("coverage.lead"), "kind": "coverage"},
        "title": title,
        "part": part.named([site.model[slug].name for slug in some] for some in site.coverage_parts),
        "tags": site.languages_told,
        "models": [_covered_model(site, site.model[slug], site.languages_told) for slug in models],
        "covering": site.covering if part.number == 1 else None,
    }


def _covered_model(site: Site, model: Model, tags: Sequence[str]) -> CoveredModel:
    told = [(each.key, site.covered.get((model.slug, each.key))) for each in site.attributes]
    return CoveredModel(
        model=model,
        rows=tuple(_row(key, each, tags) for key, each in told if each),
        silent=tuple(key for key, each in told if not each),
    )


def _row(key: str, covered: Covered, tags: Sequence[str]) -> CoveredRow:
    counts = dict(covered.languages)
    found = {"single": covered.single, "partial": covered.partial, "unglossed": covered.unglossed}
    return CoveredRow(
        attribute=key,
        statements=covered.statements,
        counts=tuple(counts.get(tag, 0) for tag in tags),
        only_in=covered.only_in,
        wanted=tuple(
            (f"coverage.all_{what}" if n == covered.statements else f"coverage.some_{what}", n)
            for what, n in found.items()
            if n
        ),
    )
