"""What editors are to look at again, in each language: their readings, and translations that are missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from terbuka.claims.glosses import missing_glosses
from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownValue, shown_claims
from terbuka.pages.templates import page
from terbuka.records.keys import Basis
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Claim, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReview:
    """A claim to be looked at, with its attribute's label; `lacks` are the tags of languages without its gloss."""

    claim: Claim
    article: Article
    label: str
    value: ShownValue
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSection:
    """A reason to look at claims: its id on the page, the label of its heading, and the claims by model."""

    key: str
    title: str
    claims: tuple[tuple[Model, tuple[ToReview, ...]], ...]


def pages(site: Site) -> Iterator[Page]:
    lacking = {claim.id: lacks for claim in site.claims if (lacks := missing_glosses(site, claim))}
    for language in site.languages:
        meta = {"title": language.say("review.title"), "description": language.say("review.lead"), "kind": "review"}
        by = {
            "values": [claim for claim in site.claims if claim.basis is Basis.EDITOR],
            "models": [claim for claim in site.claims if claim.basis is Basis.MODEL or claim.named_in],
            "glosses": [claim for claim in site.claims if claim.id in lacking],
        }
        sections = [
            ReviewSection(key=key, title=f"review.{key}", claims=_models(site, claims, lacking, language))
            for key, claims in by.items()
            if claims
        ]
        yield page(site, language, addresses.review, "review.html", meta=meta, sections=sections)


def _models(
    site: Site, claims: list[Claim], lacking: dict[str, tuple[str, ...]], language: Language
) -> tuple[tuple[Model, tuple[ToReview, ...]], ...]:
    groups = gathered(claims, lambda claim: claim.model)
    return tuple(
        (
            model,
            tuple(
                ToReview(
                    claim=claim,
                    article=site.article[claim.article],
                    label=f"attributes.{claim.attribute}",
                    value=shown_claims(site, [claim], language),
                    lacks=lacking.get(claim.id, ()),
                )
                for claim in groups[model.slug]
            ),
        )
        for model in site.models
        if model.slug in groups
    )
