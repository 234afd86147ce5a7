"""The data of the site as JSON, at `/api/v1/`. What is not known is null; the order is that of the seeds."""

from __future__ import annotations

import json
from collections.abc import Iterator

from terbuka import addresses
from terbuka.describe import UNDETERMINED
from terbuka.types import Article, Model, Page, Site


def pages(site: Site) -> Iterator[Page]:
    for name, rows in (
        ("articles", [_article(site, article) for article in site.articles]),
        ("models", [_model(site, model) for model in site.models]),
    ):
        text = json.dumps({name: rows}, ensure_ascii=False, indent=2)
        yield Page(path=f"api/v1/{name}.json", text=f"{text}\n")


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
        "translations": [other.name for other in site.translations(article)],
        "blocks": len(article.blocks),
        "sha256": article.sha256,
    }


def _model(site: Site, model: Model) -> dict[str, object]:
    return {
        "id": model.slug,
        "url": addresses.in_languages(site.languages, lambda language: addresses.model(model, language)),
        "name": model.name,
        "aliases": model.aliases,
        "developer": None,  # nothing but a claim says who developed a model
        "articles": [article.name for article in site.articles_on(model)],
    }
