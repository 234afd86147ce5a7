"""What editors are to look at again, in each language and in parts: their readings, and missing translations."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownValue, checked_labels, judged_labels, shown_claims
from terbuka.pages.numbered import Part, how_many_parts, in_parts
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Claim, PlannedPage

CLAIMS = 150  # on a page: some 160 KB


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReview:
    """A claim to be looked at, with its attribute's label; `lacks` are the tags of languages without its gloss.

    `checked` and `judged` are labels of what of it a machine has checked, and what only a person can tell.
    """

    claim: Claim
    article: Article
    label: str
    value: ShownValue
    model: str
    checked: tuple[str, ...]
    judged: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSection:
    """A reason to look at claims: its id on the page, the label of its heading, and the claims by model."""

    key: str
    title: str
    claims: tuple[tuple[Model, tuple[ToReview, ...]], ...]


def pages(site: Site) -> Iterator[PlannedPage]:
    last = how_many_parts(sum(map(len, site.to_review.values())), CLAIMS)
    yield from in_parts(site, addresses.review, "review.html", last, _view)


def _view(site: Site, language: Language, part: Part) -> dict[str, object]:
    everything = [*chain.from_iterable(((why, id) for id in ids) for why, ids in site.to_review.items())]
    sections = gathered(part.of(everything, CLAIMS), lambda pair: pair[0])
    title = part.title(language.say("review.title"), language)
    return {
        "meta": {"title": title, "description": language.say("review.lead"), "kind": "review"},
        "title": title,
        "sections": [
            ReviewSection(key=why, title=f"review.{why}", claims=_by_model(site, [id for _, id in some], language))
            for why, some in sections.items()
        ],
    }


def _by_model(site: Site, ids: list[str], language: Language) -> tuple[tuple[Model, tuple[ToReview, ...]], ...]:
    groups = gathered((site.claim[id] for id in ids), lambda claim: claim.model)
    return tuple(
        (site.model[slug], tuple(_to_review(site, claim, language) for claim in claims))
        for slug, claims in groups.items()
    )


def _to_review(site: Site, claim: Claim, language: Language) -> ToReview:
    return ToReview(
        claim=claim,
        article=site.article[claim.article],
        label=f"attributes.{claim.attribute}",
        value=shown_claims(site, [claim], language),
        model=site.model[claim.model].name,
        checked=checked_labels(site.strengths[claim.id]),
        judged=judged_labels(site.strengths[claim.id], claim),
        lacks=site.lacks_gloss_in(claim),
    )
