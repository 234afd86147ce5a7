"""Who can read what, in each language and in parts: of every model what is told, in which languages, by how many.

For editors it is the list of what is wanted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from terbuka.coverage import Covered
from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.numbered import Part, in_parts
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import PlannedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredRow:
    """How many statements there are on an attribute, and in each language; what is `wanted` there.

    That is labels with the number of statements and, where it is a language, its tag.
    """

    attribute: str
    statements: int
    counts: tuple[int, ...]
    wanted: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredModel:
    """What is told of a model, by attribute, and the attributes on which nothing is; whether an article names it.

    `only_in`: by a language's tag, how many statements are told in no other, and on which attributes.
    """

    model: Model
    rows: tuple[CoveredRow, ...]
    silent: tuple[str, ...]
    is_named: bool
    only_in: tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...]


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
        is_named=bool(site.articles_on(model)),
        only_in=tuple(_only_in([(key, each) for key, each in told if each], tags)),
    )


def _only_in(
    told: Sequence[tuple[str, Covered]], tags: Iterable[str]
) -> Iterator[tuple[str, int, tuple[tuple[str, int], ...]]]:
    for tag in tags:
        some = tuple((key, n) for key, each in told for only, n in each.only_in if only == tag)
        if some:
            yield tag, sum(n for _, n in some), some


def _row(key: str, covered: Covered, tags: Sequence[str]) -> CoveredRow:
    counts = dict(covered.languages)
    only = (("only_in" if tag != UNDETERMINED else "only_in_unknown", n, tag) for tag, n in covered.only_in)
    rest = {"single": covered.single, "partial": covered.partial, "unglossed": covered.unglossed}
    found = (*only, *((what, n, "") for what, n in rest.items()))
    return CoveredRow(
        attribute=key,
        statements=covered.statements,
        counts=tuple(counts.get(tag, 0) for tag in tags),
        wanted=tuple(
            (f"coverage.all_{what}" if n == covered.statements else f"coverage.some_{what}", n, tag)
            for what, n, tag in found
            if n
        ),
    )
