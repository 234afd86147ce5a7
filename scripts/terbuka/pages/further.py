"""What a model's own page has no room for, in numbered parts; and what that of any name has none for of its articles.

Statements stand in parts for an attribute, in each language. Sentences are the articles' own words, the same in every
language: they and the articles stand once, by the language of the articles, and the page speaks that language.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.cards import card_of_model
from terbuka.pages.evidence import pieces, shown_in_part
from terbuka.pages.markdown import front_matter
from terbuka.pages.numbered import Part
from terbuka.pages.structured import shared
from terbuka.pages.templates import Here, filled, planned
from terbuka.records.names import Model, Name
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
        yield from pages_of_articles(site, model, _sentences)


def _statements(site: Site, slug: str, attribute: str, language: Language, part: Part) -> dict[str, object]:
    model = site.model[slug]
    label = language.say(f"attributes.{attribute}")
    title = language.say("further.title", name=model.name, attribute=label)
    return {
        "meta": {
            "title": part.title(title, language),
            "description": language.say("further.description", name=model.name, attribute=label),
            "models": [slug],
            "found_as": model.name,  # for the search says the attribute itself
            "kind": model.called,
        },
        "card": card_of_model(site, model),
        "title": title,
        "model": model,
        "attribute": attribute,
        "shown": shown_in_part(site, slug, attribute, language, part.number),
        "part": part,
    }


def pages_of_articles(
    site: Site, name: Name, view: Callable[[Site, str, Language, Sequence[Article]], Mapping[str, object]]
) -> Iterator[PlannedPage]:
    """The articles that speak of a name, in parts, once for each language that they are in."""
    for tag, _, last in site.articles_in.get((name.kind, name.slug), ()):
        for number in range(1, last + 1):
            part = Part(number=number, last=last, address=partial(_address, name, tag))
            make = partial(_articles_page, site, (name.kind, name.slug), tag, part, view)
            yield PlannedPage(path=part.at(number, site.interface(tag)), make=make)


def by_language(site: Site, name: Name) -> list[tuple[str, int, str]]:
    """The languages of such articles by their tags, with how many there are, and the page of the newest."""
    return [
        (tag, n, addresses.part(addresses.articles_on(name, tag), last))
        for tag, n, last in site.articles_in.get((name.kind, name.slug), ())
    ]


def _articles_page(
    site: Site,
    key: tuple[str, str],
    tag: str,
    part: Part,
    view: Callable[[Site, str, Language, Sequence[Article]], Mapping[str, object]],
) -> str:
    name, language = site.name[key], site.interface(tag)
    path = part.at(part.number, language)
    articles = [site.article[each] for each in reversed(site.articles_part[(*key, tag, part.number)])]
    given = dict(view(site, key[1], language, articles))
    meta = {
        "title": part.title(str(given["title"]), language),
        "description": given.pop("description"),
        "language": language.tag,
        "kind": "list",
        "alternates": {tag: addresses.url(path)} if tag == language.tag else {},
        "instead": addresses.in_languages(site.languages, partial(addresses.registered, name)),
    }
    here = Here(path=path, language=language, site=site)
    html = filled("articles_on.html", here, name=name, tag=tag, part=part, **given)
    card = card_of_model(site, name) if isinstance(name, Model) else None
    return f"{front_matter({**meta, **shared(site, path, language, meta, card=card)})}{html}"


def _address(name: Name, tag: str, _: Language) -> str:
    return addresses.articles_on(name, tag)


def _sentences(site: Site, slug: str, language: Language, articles: Sequence[Article]) -> dict[str, object]:
    model = site.model[slug]
    return {
        "title": language.say("sentences.title", name=model.name),
        "description": language.say("sentences.description", name=model.name),
        "articles": None,
        "sentences": [(article, tuple(sentences_on(site, article, model))) for article in articles],
    }


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
