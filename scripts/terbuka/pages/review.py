"""The values that are an editor's reading, on one page for review, in each language."""

from collections.abc import Iterator
from dataclasses import dataclass

from slugify import slugify

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownValue, shown_claims
from terbuka.pages.templates import page
from terbuka.records.names import Model
from terbuka.site import Site, gathered
from terbuka.types import Article, Basis, Claim, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorsReading:
    """A claim whose value an editor reads in its quote; `anchor` is the id of its heading."""

    claim: Claim
    article: Article
    label: str
    value: ShownValue
    anchor: str


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        meta = {"title": language.say("review.title"), "description": language.say("review.lead"), "kind": "review"}
        yield page(site, language, addresses.review, "review.html", meta=meta, models=_models(site, language))


def _models(site: Site, language: Language) -> list[tuple[Model, list[EditorsReading]]]:
    taken = {"title", *(model.slug for model in site.models)}
    claims = gathered((claim for claim in site.claims if claim.basis is not Basis.QUOTE), lambda claim: claim.model)
    found = []
    for model in site.models:
        readings = []
        for claim in claims.get(model.slug, ()):
            article, label = site.article[claim.article], f"attributes.{claim.attribute}"
            value = shown_claims(site, [claim], language)
            name = slugify(f"{language.say(label)} {value.text}")
            anchor = next(each for n in range(len(taken) + 1) if (each := f"{name}_{n}" if n else name) not in taken)
            taken.add(anchor)
            readings.append(EditorsReading(claim=claim, article=article, label=label, value=value, anchor=anchor))
        found += [(model, readings)] if readings else []
    return found
