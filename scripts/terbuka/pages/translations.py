"""Translations of one original side by side, in each language: paragraph beside paragraph, what differs marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.differing import disagreements_within, shown_disagreement
from terbuka.pages.evidence import pieces
from terbuka.pages.templates import planned
from terbuka.site import Site
from terbuka.translations.align import aligned
from terbuka.translations.differ import PlacesByBlock, differences, version
from terbuka.types import Article, Block, PlannedPage

Texts = tuple[Article, ...]
_Pieces = tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Words of an article that another translation lacks, in which row, and what its editor reads them as."""

    article: Article
    row: int
    text: str
    reading: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in an article beside its counterparts: its blocks in pieces, of which some differ."""

    article: Article
    blocks: tuple[tuple[Block, _Pieces], ...]
    differing: tuple[Differing, ...]


def pages(site: Site) -> Iterator[PlannedPage]:
    for original, articles in site.translated.items():
        for language in site.languages if len(articles) > 1 else ():
            view = partial(_view, site, original, language)
            yield planned(site, language, partial(addresses.translations, original), "translations.html", view)


def _view(site: Site, original: str, language: Language) -> dict[str, object]:
    articles = site.translated[original]
    models = [model for model in site.models if any(model in site.models_in(article) for article in articles)]
    known = site.original(articles[0])
    table = _rows(articles, site.proper_names)
    told = [each for model in models for each in disagreements_within(site, original, model)]
    title = language.say("translations.title")
    if models:
        title = language.say("translations.title_on", names=language.list([model.name for model in models]))
    meta = {
        "title": title,
        "description": language.say("translations.description"),
        "models": [model.slug for model in models],
        "kind": "translations",
    }
    return {
        "meta": meta,
        "title": title,
        "original": known,
        "outlet": site.organisation(known.publisher) if known else None,
        "told": [shown_disagreement(site, each, language) for each in told],
        "articles": articles,
        "labels": called(articles, language),
        "rows": table,
        "differing": [[cell for cell in row if cell.differing] for row in table if any(c.differing for c in row)],
    }


def _rows(articles: Texts, proper: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """The blocks of the articles row by row, a cell an article."""
    texts = [version(article) for article in articles]
    return [
        tuple(
            _cell(article, number, blocks, places)
            for article, blocks, places in zip(articles, row, differences(texts, row, proper), strict=True)
        )
        for number, row in enumerate(aligned(articles), start=1)
    ]


def _cell(article: Article, row: int, blocks: Sequence[int], places: PlacesByBlock) -> Cell:
    """The blocks of an article by their place in it, and in them the places that differ."""
    readings = {reading.text: reading.means for reading in article.notes.readings}
    words = [article.shown[at].text[start:end] for at, spans in places.items() for start, end in spans]
    shown = [(article.shown[at], [(start, end, True) for start, end in places.get(at, ())]) for at in blocks]
    return Cell(
        article=article,
        blocks=tuple((block, tuple(pieces(block.text, marks))) for block, marks in shown),
        differing=tuple(
            Differing(article=article, row=row, text=text, reading=readings.get(text)) for text in dict.fromkeys(words)
        ),
    )


def called(articles: Sequence[Article], language: Language) -> dict[str, str]:
    """What to call each article by, by its name: its language, numbered where two share one."""
    tags = [article.language for article in articles]
    names = [language.say("common.unknown") if tag == UNDETERMINED else language.language_name(tag) for tag in tags]
    return {
        article.name: f"{name} {tags[: at + 1].count(tag)}" if tags.count(tag) > 1 else name
        for at, (article, tag, name) in enumerate(zip(articles, tags, names, strict=True))
    }
