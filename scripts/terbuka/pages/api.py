"""The data of the site as JSON, at `/api/v1/`, each table beside its schema.

What is not known is null; the order is that of the seeds. A table that has grown is in parts, and each but the last
names the `next` one.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from terbuka.claims.values import to_json
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.records.names import Model, Name, Organisation
from terbuka.site import Site
from terbuka.types import Article, Claim, Page, PlannedPage, Quotation, Speaker
from terbuka.value_types import Names

DATA_SCHEMAS = Path(__file__).parent.parent / "schemas"
DATA_FOLDER = "api/v1/"
Row = dict[str, object]


def pages(site: Site) -> Iterator[Page | PlannedPage]:
    for table, number in site.data_parts:
        yield PlannedPage(path=f"{DATA_FOLDER}{_file(table, number)}", make=partial(_part, site, table, number))
    for table in TABLES:
        schema = DATA_SCHEMAS / f"{table}.schema.json"
        yield Page(path=f"{DATA_FOLDER}{schema.name}", text=schema.read_text(encoding="utf-8"))


def _file(table: str, number: int) -> str:
    return f"{table}.json" if number == 1 else f"{table}-{number}.json"


def _part(site: Site, table: str, number: int) -> str:
    """A part of a table, a row a line."""
    rows = (row for key in site.data_parts[table, number] for row in TABLES[table](site, key))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    after = f', "next": "{_file(table, number + 1)}"' if (table, number + 1) in site.data_parts else ""
    return f'{{"{table}": [\n{lines}\n]{after}}}\n'


def _articles(site: Site, name: str) -> Iterator[Row]:
    yield _article(site, site.article[name])


def _claims(site: Site, name: str) -> Iterator[Row]:
    """The claims of an article."""
    article = site.article[name]
    return (_claim(site, article, claim) for claim in site.claims_in(article))


def _quotations(site: Site, name: str) -> Iterator[Row]:
    return (_quotation(site, quotation) for quotation in site.quotations_in(site.article[name]))


def _models(site: Site, slug: str) -> Iterator[Row]:
    yield _model(site, site.model[slug])


def _people(site: Site, slug: str) -> Iterator[Row]:
    yield _name(site, site.name["people", slug])


def _organisations(site: Site, slug: str) -> Iterator[Row]:
    found = site.name["organisations", slug]
    assert isinstance(found, Organisation)
    yield _name(site, found) | {"part_of": found.part_of}


def _article(site: Site, article: Article) -> Row:
    return {
        "id": article.name,
        "url": addresses.url(addresses.article(article)),
        "language": None if article.language == UNDETERMINED else article.language,
        "title": article.title,
        "title_from": article.title_origin,
        "published": article.published.isoformat() if article.published else None,
        "added": article.added.isoformat() if article.added else None,
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


def _model(site: Site, model: Model) -> Row:
    developer = next(attribute for attribute in site.attributes if attribute.key == "developer")
    values = [claim.value for claim in site.claims_on(model, developer) if isinstance(claim.value, Names)]
    developers = list(dict.fromkeys(name for value in values for name in value.names))
    return _name(site, model) | {"developer": developers or None}


def _name(site: Site, name: Name) -> Row:
    return {
        "id": name.slug,
        "url": addresses.in_languages(site.languages, lambda language: addresses.registered(name, language)),
        "name": name.name,
        "aliases": name.aliases,
        "articles": [article.name for article in site.articles_on(name)],
    }


def _quotation(site: Site, quotation: Quotation) -> Row:
    article, number, text = site.words(quotation)
    return {
        "article": article.name,
        "block": number,
        "text": text,
        "speaker": quotation.speaker.slug if quotation.speaker else None,
        "gloss": dict(quotation.gloss) or None,
        "url": f"{addresses.url(addresses.article(article))}#{addresses.block(number)}",
    }


def _originals(site: Site, slug: str) -> Iterator[Row]:
    """A text that articles translate; of one without a file only its key is known."""
    original = site.original_of.get(slug)
    yield {
        "id": slug,
        "title": original and original.title,
        "language": original and original.language,
        "publisher": original and original.publisher,
        "byline": original and original.byline,
        "published": original.published.isoformat() if original and original.published else None,
        "url": original and original.url,
        "articles": [article.name for article in site.translated.get(slug, ())],
    }


def _coverage(site: Site, slug: str) -> Iterator[Row]:
    """What is told of a model, by attribute: in which languages, and what stands behind it."""
    for attribute in site.attributes:
        if covered := site.covered.get((slug, attribute.key)):
            yield {
                "model": slug,
                "attribute": attribute.key,
                "statements": covered.statements,
                "languages": dict(covered.languages),
                "only_in": dict(covered.only_in),
                "single": covered.single,
                "partial": covered.partial,
                "unglossed": covered.unglossed,
            }


def _claim(site: Site, article: Article, claim: Claim) -> Row:
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
        "noticed": site.strengths[claim.id].noticed,
        "judged": site.strengths[claim.id].judged,
    }


def _speaker(speaker: Speaker) -> Row:
    return {
        "id": speaker.name.slug,
        "kind": speaker.name.kind,
        "name": speaker.name.name,
        "role": speaker.role,
        "organisation": speaker.organisation.slug if speaker.organisation else None,
    }


TABLES = {
    "articles": _articles,
    "models": _models,
    "claims": _claims,
    "originals": _originals,
    "people": _people,
    "organisations": _organisations,
    "quotations": _quotations,
    "coverage": _coverage,
}
