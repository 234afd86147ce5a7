"""What a model's own page has no room for, in numbered parts.

Statements stand in parts for an attribute, in each language. Sentences are the articles' own words, the same in every
language: they stand once, by the language of the articles, and the page speaks that language.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.evidence import pieces, shown_in_part
from terbuka.pages.markdown import front_matter
from terbuka.pages.numbered import Part
from terbuka.pages.templates import Here, filled, planned
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.text.spans import Spans
from terbuka.text.words import sentences
from terbuka.types import Article, PlannedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the block `number`, in pieces of which some name the model."""

    number: int
    pieces: tuple[tuple[str, bool | None], ...]


def pages(site: Site) -> Iterator[PlannedPage]:
    for model in site.models:
        for attribute in site.attributes:
            for language in site.languages:
                last = site.parts_on.get((model.slug, attribute.key, language.tag), 0)
                for number in range(1, last + 1):
                    part = Part(number=number, last=last, address=partial(addresses.attribute, model, attribute.key))
                    view = partial(_statements, site, model.slug, attribute.key, language, part)
                    yield planned(site, language, partial(part.at, number), "further.html", view)
        for tag, _, last in site.sentences_in.get(model.slug, ()):
            address = partial(_address, model, tag)
            for number in range(1, last + 1):
                part = Part(number=number, last=last, address=address)
                path = part.at(number, site.interface(tag))
                yield PlannedPage(path=path, make=partial(_sentences, site, model.slug, tag, part))


def _statements(site: Site, slug: str, attribute: str, language: Language, part: Part) -> dict[str, object]:
    model = site.model[slug]
    label = language.say(f"attributes.{attribute}")
    title = language.say("further.title", name=model.name, attribute=label)
    return {
        "meta": {
            "title": part.title(title, language),
            "description": language.say("further.description", name=model.name, attribute=label),
            "models": [slug],
            "kind": model.called,
        },
        "title": title,
        "model": model,
        "attribute": attribute,
        "shown": shown_in_part(site, slug, attribute, language, part.number),
        "part": part,
    }


def _sentences(site: Site, slug: str, tag: str, part: Part) -> str:
    model, language = site.model[slug], site.interface(tag)
    path = part.at(part.number, language)
    articles = [site.article[name] for name in reversed(site.sentences_part[slug, tag, part.number])]
    title = language.say("sentences.title", name=model.name)
    html = filled(
        "sentences.html",
        Here(path=path, language=language, site=site),
        title=title,
        model=model,
        tag=tag,
        articles=[(article, tuple(sentences_on(site, article, model))) for article in articles],
        part=part,
    )
    meta = {
        "title": part.title(title, language),
        "description": language.say("sentences.description", name=model.name),
        "language": language.tag,
        "kind": "list",
        "alternates": {tag: addresses.url(path)} if tag == language.tag else {},
        "instead": addresses.in_languages(site.languages, partial(addresses.registered, model)),
    }
    return f"{front_matter(meta)}{html}"


def _address(model: Model, tag: str, _: Language) -> str:
    return addresses.sentences_about(model, tag)


def sentences_on(site: Site, article: Article, model: Model) -> Iterator[Sentence]:
    """Each sentence of an article that names the model or holds one of the claims on it."""
    places = gathered((m for m in site.mentions[article.name] if m.model == model.slug), lambda place: place.block)
    said = (claim for claim in site.claims_in(article) if claim.model == model.slug)
    claims = gathered(said, lambda claim: claim.block)
    for block in article.told:
        named = [(place.start, place.end, True) for place in places.get(block.number, ())]
        claimed = Spans((claim.start, claim.end) for claim in claims.get(block.number, ()))
        for start, end in sentences(block.text) if named or block.number in claims else ():
            here = named[bisect_left(named, (start,)) : bisect_left(named, (end,))]
            if here or claimed.overlap(start, end):
                yield Sentence(number=block.number, pieces=tuple(pieces(block.text, here, start, end)))
