"""The page of an article: what is known about it, and its text word for word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownValue, pieces, shown_claims
from terbuka.pages.markdown import front_matter
from terbuka.pages.templates import Here, filled
from terbuka.records.names import Model
from terbuka.site import Site, gathered
from terbuka.text.words import sentences
from terbuka.types import Article, Claim, Mention, Page, Role

DESCRIPTION_LENGTH = 155  # characters; search engines cut longer ones

_Pieces = tuple[tuple[str, Model | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """A block in parts: whether a fact rests on the part, and its words, of which some lead to a model's page."""

    number: int
    is_heading: bool
    parts: tuple[tuple[bool, _Pieces], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsOnModel:
    """What an article says about a model: the claims with their values."""

    model: Model
    claims: tuple[tuple[Claim, ShownValue], ...]


def pages(site: Site) -> Iterator[Page]:
    models = {model.slug: model for model in site.models}
    for article in site.articles:
        here = Here(path=addresses.article(article), language=site.interface(article.language))
        claims = site.claims_in(article)
        places = gathered(site.mentions[article.name], lambda mention: mention.block)
        quoted = gathered(claims, lambda claim: claim.block)
        blocks = [
            ShownBlock(
                number=block.number,
                is_heading=block.role is Role.HEADING,
                parts=tuple(_parts(block.text, places.get(block.number, ()), quoted.get(block.number, ()), models)),
            )
            for block in article.shown
        ]
        headline = article.headline
        parts = _parts(headline.text, (), quoted.get(headline.number, ()), models) if headline else ()
        anchor = addresses.block(headline.number) if headline else "title"
        html = filled(
            "articles.html",
            here,
            article=article,
            heading=here.heading(article.title, parts=tuple(parts), anchor=anchor, tag=article.language),
            byline=next((block.text for block in article.blocks if block.role is Role.BYLINE), article.byline),
            models=site.models_in(article),
            translations=site.translations(article),
            text=filled("articles.md", here, article=article, blocks=blocks),
            claimed=_claimed(site, claims, models, here.language),
            omissions=[omission for block in article.blocks for omission in block.omissions],
        )
        yield Page(path=here.path, text=f"{front_matter(_meta(site, article, here.language))}{html}")


def _meta(site: Site, article: Article, language: Language) -> dict[str, object]:
    return {
        "title": article.title,
        "description": _description(article),
        "language": article.language,
        "date": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "byline": article.byline,
        "models": [model.slug for model in site.models_in(article)],
        "original": article.original,
        "source": article.path,
        "sha256": article.sha256,
        "kind": "article",
        "interface": language.tag,
        "notes": article.notes_path or article.path,
        "alternates": _alternates(site, article),
        "instead": addresses.in_languages(site.languages, addresses.articles),
    }


def _alternates(site: Site, article: Article) -> dict[str, str]:
    """The addresses of the article and of its translations by language, where no two share a language."""
    versions = sorted((article, *site.translations(article)), key=lambda version: version.name)
    if len({version.language for version in versions}) < len(versions):
        versions = [article]
    return {version.language: addresses.url(addresses.article(version)) for version in versions}


def _description(article: Article) -> str:
    text = " ".join(block.text for block in article.shown if block.role is Role.TEXT) or article.title
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def _parts(
    text: str, mentions: Sequence[Mention], claims: Sequence[Claim], models: Mapping[str, Model]
) -> Iterator[tuple[bool, _Pieces]]:
    """A block's text: the sentences that serve as evidence apart, the first mention of each model marked."""
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        if mention.model:
            firsts.setdefault(mention.model, mention)
    marks = [(mention.start, mention.end, models[slug]) for slug, mention in firsts.items()]
    at = 0
    for start, end in sentences(text) if claims else ():
        if any(claim.start < end and start < claim.end for claim in claims):
            # A mention across a sentence's end would tear the part in two: it stays plain words.
            yield False, tuple(pieces(text, marks, at, start))
            yield True, tuple(pieces(text, marks, start, end))
            at = end
    yield False, tuple(pieces(text, marks, at))


def _claimed(
    site: Site, claims: Sequence[Claim], models: Mapping[str, Model], language: Language
) -> list[ClaimsOnModel]:
    return [
        ClaimsOnModel(
            model=models[slug],
            claims=tuple((claim, shown_claims(site, [claim], language)) for claim in group),
        )
        for slug, group in gathered(claims, lambda claim: claim.model).items()
    ]
