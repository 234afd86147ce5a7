"""The page of an article: what is known about it, and its text word for word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from urllib.parse import urlencode

from markupsafe import Markup

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.lookups import gathered
from terbuka.notes.schema import first_line
from terbuka.notes.template import template
from terbuka.order import LANGUAGE
from terbuka.pages import addresses
from terbuka.pages.cards import card_of_article
from terbuka.pages.citations import citation, cited_title
from terbuka.pages.evidence import ShownValue, shown_claims
from terbuka.pages.feeds import feed_link
from terbuka.pages.lists import OTHER_MODELS, description
from terbuka.pages.markdown import front_matter
from terbuka.pages.namings import namings_picture
from terbuka.pages.nodes import article_nodes
from terbuka.pages.read_on import minutes, read_on
from terbuka.pages.structured import shared
from terbuka.pages.templates import Here, filled
from terbuka.pages.translations import called
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.text.spans import Spans, covering
from terbuka.text.words import Span
from terbuka.translations.align import counterparts
from terbuka.types import Article, Claim, Mention, PlannedPage, Role, Tie

NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a block that prove a claim on a model, or else name the model, or else do neither."""

    text: str
    model: Model | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """A block in pieces, and what editors note of it: of all of it or of how it begins `before`, the rest `after`."""

    number: int
    role: Role
    pieces: tuple[Piece, ...]
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Another translation of the same original. `places`: which block of the page has which one of it beside it."""

    article: Article
    label: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsOnModel:
    """What an article says about a model: the claims with their values. `is_developers`: its developer published it."""

    model: Model
    claims: tuple[tuple[Claim, ShownValue], ...]
    is_developers: bool


def pages(site: Site) -> Iterator[PlannedPage]:
    for article in site.articles:
        yield PlannedPage(path=addresses.article(article), make=partial(_page, site, article.name))


def _page(site: Site, name: str) -> str:
    article, models = site.article[name], site.model
    here = Here(path=addresses.article(article), language=site.interface(article.language), site=site)
    original = site.original(article)
    html = filled(
        "articles.html",
        here,
        article=article,
        heading=_heading(site, article, here, models),
        original=original,
        # An original is offered in its own words, to those who read it rather than a translation.
        offer=site.interface(original.language) if original and original.language else here.language,
        outlet=site.organisation(original.publisher) if original else None,
        translations=list(_translations(site, article, here.language)),
        text=filled("articles.md", here, article=article, blocks=list(_blocks(site, article, here, models))),
        models=site.models_in(article),
        others=site.names_in(article, OTHER_MODELS),
        claimed=_claimed(site, article, models, here.language),
        namings=namings_picture(site, article, here.language),
        cited=citation(site, article),
        imprint=site.imprint,
        minutes=minutes(article),
        on=read_on(site, article),
        omissions=[omission for block in article.blocks for omission in block.omissions],
    )
    meta = _meta(site, article, here.language)
    told = shared(site, here.path, here.language, meta, article_nodes(site, article), card_of_article(site, article))
    return f"{front_matter({**meta, **told})}{html}"


def _heading(site: Site, article: Article, here: Here, models: Mapping[str, Model]) -> Markup:
    """The headline as a block like others, where the text has one."""
    block = article.headline
    claims = [claim for claim in site.claims_in(article) if block and claim.block == block.number]
    parts = tuple(_pieces(block.text, (), claims, models)) if block else ()
    anchor = addresses.block(block.number) if block else "title"
    return here.heading(article.title, parts=parts, anchor=anchor, tag=article.language)


def _blocks(site: Site, article: Article, here: Here, models: Mapping[str, Model]) -> Iterator[ShownBlock]:
    places = gathered(site.mentions[article.name], lambda mention: mention.block)
    quoted = gathered(site.claims_in(article), lambda claim: claim.block)
    noted = gathered(article.notes.remarks, lambda remark: remark.block)
    on_headline = noted.get(article.headline.number, ()) if article.headline else ()
    for block in article.shown:
        number = block.number
        # What is said of all of a block, or of how it begins, is to be read first.
        first = [r for r in noted.get(number, ()) if r.text is None or block.text.startswith(r.text)]
        then = [remark for remark in noted.get(number, ()) if remark not in first]
        before = (*on_headline, *first)
        yield ShownBlock(
            number=number,
            role=block.role,
            pieces=tuple(_pieces(block.text, places.get(number, ()), quoted.get(number, ()), models)),
            before=filled("remarks.html", here, article=article, remarks=before) if before else NOTHING,
            after=filled("remarks.html", here, article=article, remarks=then) if then else NOTHING,
        )
        on_headline = ()


def _pieces(
    text: str, mentions: Sequence[Mention], claims: Sequence[Claim], models: Mapping[str, Model]
) -> Iterator[Piece]:
    """A block's text: each word leads to the claim that it proves, of several to the one with the shortest quote.

    Elsewhere the first mention of each model leads to its page. What is no word, such as a full stop that is left
    between two of them, is no link: nobody could tell where it leads.
    """
    quoted, firsts = [(claim.start, claim.end) for claim in claims], dict[str, Span]()
    proving = Spans(quoted)
    for mention in mentions:
        if mention.model and not proving.overlap(mention.start, mention.end):
            firsts.setdefault(mention.model, (mention.start, mention.end))
    slugs, named = [*firsts], [*firsts.values()]
    edges = sorted({0, len(text)}.union(*quoted, *named))
    around = covering(edges, quoted, rank=lambda place: place[1] - place[0])
    names = covering(edges, named, rank=lambda _: 0)
    last = Piece(text="")
    for (start, end), quote, name in zip(pairwise(edges), around, names, strict=True):
        has_words = any(map(str.isalnum, text[start:end]))
        claim = claims[quote] if quote is not None and has_words else None
        slug = claim.model if claim else slugs[name] if name is not None else None
        piece = Piece(text=text[start:end], model=models[slug] if slug else None, claim=claim)
        if (piece.model, piece.claim) == (last.model, last.claim):
            last = replace(last, text=last.text + piece.text)
        else:
            yield from [last] if last.text else ()
            last = piece
    yield last


def _translations(site: Site, article: Article, language: Language) -> Iterator[Translation]:
    versions = sorted((article, *site.translations(article)), key=lambda version: version.name)
    labels = called(versions, language)
    for number, other in enumerate(versions):
        if other is not article:
            pairs = counterparts(versions, versions.index(article), number)
            places = " ".join(f"{one}:{two}" for one, two in pairs)
            yield Translation(article=other, label=labels[other.name], places=places)


def _meta(site: Site, article: Article, language: Language) -> dict[str, object]:
    return {
        "title": article.title,
        "description": description(article),
        "language": article.language,
        "date": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "byline": article.byline,
        "models": [model.slug for model in site.models_in(article)],
        "original": article.original,
        "source": article.path,
        "sha256": article.sha256,
        "kind": "article",
        "cited_as": cited_title(article),
        "rights": article.rights,
        "interface": language.tag,
        "notes": article.notes_path or article.path,
        "edit": f"edit/main/{article.notes_path}" if article.notes_path else _new_notes(article.path),
        "alternates": _alternates(site, article),
        "feed": feed_link(site, language, (LANGUAGE, article.language)) if article.language != UNDETERMINED else None,
        "instead": addresses.in_languages(site.languages, addresses.articles),
    }


def _new_notes(path: str) -> str:
    """Where a repository makes the file of what is known of an article: the form comes with what editors begin with."""
    folder, _, name = path.rpartition("/")
    notes = f"{name.removesuffix('.txt')}.yml"
    value = "".join(f"{line}\n" for line in (first_line(f"{folder}/{notes}"), *template()))
    return f"new/main/{folder}?{urlencode({'filename': notes, 'value': value})}"


def _alternates(site: Site, article: Article) -> dict[str, str]:
    """The addresses of the article and of its translations by language, where no two share a language."""
    versions = sorted((article, *site.translations(article)), key=lambda version: version.name)
    if len({version.language for version in versions}) < len(versions):
        versions = [article]
    return {version.language: addresses.url(addresses.article(version)) for version in versions}


def _claimed(site: Site, article: Article, models: Mapping[str, Model], language: Language) -> list[ClaimsOnModel]:
    return [
        ClaimsOnModel(
            model=models[slug],
            claims=tuple((claim, shown_claims(site, (claim,), language)) for claim in group),
            is_developers=any(claim.tie is Tie.DEVELOPER and not claim.speaker for claim in group),
        )
        for slug, group in gathered(site.claims_in(article), lambda claim: claim.model).items()
    ]
