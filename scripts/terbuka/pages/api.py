"""The data of the site as JSON, at `/api/v1/`, each file beside its schema.

What is not known is null; the order is that of the seeds.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from terbuka.claims.values import to_json
from terbuka.languages.tags import UNDETERMINED
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.records.names import Model, Name
from terbuka.site import Site
from terbuka.types import Article, Claim, Page, Quotation, Speaker
from terbuka.value_types import Names

SCHEMAS = Path(__file__).parent.parent / "schemas"


def pages(site: Site) -> Iterator[Page]:
    for name, rows in (
        ("articles", [_article(site, article) for article in site.articles]),
        ("models", [_model(site, model) for model in site.models]),
        ("claims", [_claim(site, claim) for claim in site.claims]),
        ("originals", list(_originals(site))),
        ("people", [_name(site, person) for person in site.people]),
        ("organisations", [_name(site, each) | {"part_of": each.part_of} for each in site.organisations]),
        ("quotations", [_quotation(site, quotation) for quotation in site.quotations]),
    ):
        text = json.dumps({name: rows}, ensure_ascii=False, indent=2)
        yield Page(path=f"api/v1/{name}.json", text=f"{text}\n")
        schema = SCHEMAS / f"{name}.schema.json"
        yield Page(path=f"api/v1/{schema.name}", text=schema.read_text(encoding="utf-8"))


def _article(site: Site, article: Article) -> dict[str, object]:
    return {
        "id": article.name,
        "url": addresses.url(addresses.article(article)),
        "language": None if article.language == UNDETERMINED else article.language,
        "title": article.title,
        "title_from": article.title_origin,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "byline": article.byline,
        "source_url": article.source_url,
        "original": article.original,
        "models": [model.slug for model in site.models_in(article)],
        "mentions": _mentions(site, article),
        "translations": [other.name for other in site.translations(article)],
        "blocks": len(article.blocks),
        "sha256": article.sha256,
    }


def _mentions(site: Site, article: Article) -> dict[str, list[int]]:
    """By model, the block of each mention in the article's body."""
    blocks: dict[str, list[int]] = {}
    for mention in site.mentions[article.name]:
        if mention.model:
            blocks.setdefault(mention.model, []).append(mention.block)
    return dict(sorted(blocks.items()))


def _model(site: Site, model: Model) -> dict[str, object]:
    developer = next(attribute for attribute in site.attributes if attribute.key == "developer")
    values = [claim.value for claim in site.claims_on(model, developer) if isinstance(claim.value, Names)]
    developers = list(dict.fromkeys(name for value in values for name in value.names))
    return _name(site, model) | {"developer": developers or None}


def _name(site: Site, name: Name) -> dict[str, object]:
    return {
        "id": name.slug,
        "url": addresses.in_languages(site.languages, lambda language: addresses.registered(name, language)),
        "name": name.name,
        "aliases": name.aliases,
        "articles": [article.name for article in site.articles_on(name)],
    }


def _quotation(site: Site, quotation: Quotation) -> dict[str, object]:
    article, number, text = site.words(quotation)
    return {
        "article": article.name,
        "block": number,
        "text": text,
        "speaker": quotation.speaker.slug if quotation.speaker else None,
        "gloss": dict(quotation.gloss) or None,
        "url": f"{addresses.url(addresses.article(article))}#{addresses.block(number)}",
    }


def _originals(site: Site) -> Iterator[dict[str, object]]:
    """Each text that articles translate; of one without a file only its key is known."""
    known = {original.slug: original for original in site.originals}
    groups = gathered((article for article in site.articles if article.original), lambda a: a.original)
    for slug in sorted({*known, *map(str, groups)}):
        original = known.get(slug)
        yield {
            "id": slug,
            "title": original and original.title,
            "language": original and original.language,
            "publisher": original and original.publisher,
            "byline": original and original.byline,
            "published": original.published.isoformat() if original and original.published else None,
            "url": original and original.url,
            "articles": [article.name for article in groups.get(slug, ())],
        }


def _claim(site: Site, claim: Claim) -> dict[str, object]:
    article = site.article[claim.article]
    return {
        "model": claim.model,
        "attribute": claim.attribute,
        "value": to_json(claim.value),
        "article": claim.article,
        "block": claim.block,
        "quote": claim.quote,
        "named_in": claim.named_in.text if claim.named_in else None,
        "reading": claim.basis,
        "reason": dict(claim.reason) or None,
        "url": f"{addresses.url(addresses.article(article))}#{addresses.block(claim.block)}",
        "conflict": claim.conflict,
        "id": claim.id,
        "statement": site.statement_of(claim).claims[0].id,
        "gloss": dict(claim.gloss) or None,
        "speaker": _speaker(claim.speaker) if claim.speaker else None,
        "tie": claim.tie,
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {
        "id": speaker.name.slug,
        "kind": speaker.name.kind,
        "name": speaker.name.name,
        "role": speaker.role,
        "organisation": speaker.organisation.slug if speaker.organisation else None,
    }
