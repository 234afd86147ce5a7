"""The cards that stand for pages where their addresses are shared: which there are, and the words on each.

An article and a model have a card of their own, all other pages that of the site in their language. commands/draw.py
makes pictures of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article

SIZE = (1200, 630)  # pixels; 1.91:1, which nobody crops


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCard:
    """The `title` in large letters, `notes` below it, and the name of the site. `language` is the title's tag."""

    path: str
    title: str
    language: str
    notes: tuple[str, ...]
    site: str


def cards(site: Site) -> Iterator[SharedCard]:
    """All cards of the site."""
    for language in site.languages:
        yield card_of_site(site, language)
    for article in site.articles:
        yield card_of_article(site, article)
    for model in site.models:
        yield card_of_model(site, model)


def card_of_site(site: Site, language: Language) -> SharedCard:
    title, path = language.say("home.title"), addresses.card(addresses.home(language))
    return SharedCard(path=path, title=title, language=language.tag, notes=(), site=site.imprint.name)


def card_of_article(site: Site, article: Article) -> SharedCard:
    """Its title, who published it or what it translates, and its language, as its page names them."""
    language, outlet = site.interface(article.language), site.outlet(article)
    told = [article.publisher] if article.publisher else []
    if outlet and not told:
        told.append(language.say("articles.translated", outlet=outlet.name))
    if article.language != UNDETERMINED:
        told.append(language.language_name(article.language))
    path = addresses.card(addresses.article(article))
    return SharedCard(
        path=path, title=article.title, language=article.language, notes=tuple(told), site=site.imprint.name
    )


def card_of_model(site: Site, model: Model) -> SharedCard:
    """Its name and who developed it, which are the same in every language."""
    first = site.languages[0]
    makers = tuple(site.organisation_of[slug].name for slug in site.developers(model))
    path = addresses.card(addresses.registered(model, first))
    return SharedCard(path=path, title=model.name, language=UNDETERMINED, notes=makers, site=site.imprint.name)


def alternative(card: SharedCard) -> str:
    """What a card says, for those who do not see it."""
    return " · ".join((card.title, *card.notes, card.site))
