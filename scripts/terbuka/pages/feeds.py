"""Feeds: Atom (RFC 4287) with archives (RFC 5005).

Those of all articles and of those on a model are in each language of the interface; that of the articles in a language
is in that language, if the site speaks it.

An entry's `published` is the day on which the article was published, and is left out where nobody knows it. Atom wants
an `updated` of every entry: the day on which the article came to the site (`added` of its notes), without one that on
which it was published, and where neither is known the first day of 1970, which no article has. It never is the clock's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from terbuka.languages.interface import Language
from terbuka.order import ALL, LANGUAGE, FeedOn, came
from terbuka.pages import addresses
from terbuka.pages.evidence import ShownValue, shown_claims
from terbuka.pages.lists import ListedArticle, description, listed_articles
from terbuka.pages.templates import Here, filled
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Claim, PlannedPage

UNKNOWN = date(1970, 1, 1)
CLAIMS = 5  # of an article, that an entry tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a feed, and what it says of the model that this is on, if it is on one.

    `id` is the same in whatever feed, language or copy of the site.
    """

    id: str
    listed: ListedArticle
    updated: str
    published: str | None
    summary: str
    claims: tuple[tuple[Claim, ShownValue], ...]


def pages(site: Site) -> Iterator[PlannedPage]:
    for on, archive in site.feeds:
        kind, key = on
        for language in (site.interface(key),) if kind == LANGUAGE else site.languages:
            path = addresses.feed(language, on, archive)
            yield PlannedPage(path=path, make=partial(_feed, site, language, on, archive))


def feed_title(site: Site, language: Language, on: FeedOn = ALL) -> str:
    """What a feed of all articles, or of those on a model or in a language, is called."""
    kind, key = on
    if kind == LANGUAGE:
        return language.say("feed.title_in", site=site.imprint.name, language=language.bare_name(key))
    if kind:
        return language.say("feed.title_on", site=site.imprint.name, name=site.model[key].name)
    return language.say("feed.title", site=site.imprint.name)


def feed_link(site: Site, language: Language, on: FeedOn = ALL) -> dict[str, str]:
    """A feed as pages lead to it."""
    return {"title": feed_title(site, language, on), "address": addresses.feed(language, on)}


def _feed(site: Site, language: Language, on: FeedOn, archive: int) -> str:
    model = site.model[on[1]] if on[0] == "models" else None
    here = Here(path=addresses.feed(language, on, archive), language=language, site=site)
    entries = [_entry(site, language, each, model) for each in _listed(site, on, archive)]
    last = site.archives_of.get(on, 0)
    before = archive - 1 if archive else last
    return filled(
        "feed.xml",
        here,
        imprint=site.imprint,
        title=feed_title(site, language, on),
        page=addresses.registered(model, language) if model else addresses.articles(language),
        current=addresses.feed(language, on),
        archive=archive,
        before=addresses.feed(language, on, before) if before else None,
        after=addresses.feed(language, on, archive + 1) if 0 < archive < last else None,
        updated=max((entry.updated for entry in entries), default=_instant(UNKNOWN)),
        entries=entries,
    )


def _listed(site: Site, on: FeedOn, archive: int) -> list[ListedArticle]:
    return listed_articles(site, [site.article[name] for name in site.feeds[on, archive]])


def _entry(site: Site, language: Language, listed: ListedArticle, model: Model | None) -> Entry:
    article = listed.article
    return Entry(
        id=uuid5(NAMESPACE_URL, f"{article.name} {article.sha256}").urn,
        listed=listed,
        updated=_instant(came(article) or UNKNOWN),
        published=_instant(article.published) if article.published else None,
        summary=description(article),
        claims=tuple(_claims(site, article, model, language)) if model else (),
    )


def _claims(site: Site, article: Article, model: Model, language: Language) -> Iterator[tuple[Claim, ShownValue]]:
    said: Sequence[Claim] = [claim for claim in site.claims_in(article) if claim.model == model.slug]
    for claim in said[:CLAIMS]:
        yield claim, shown_claims(site, (claim,), language)


def _instant(day: date) -> str:
    """A day as Atom writes it (RFC 3339): nobody says at which hour."""
    return f"{day.isoformat()}T00:00:00Z"
