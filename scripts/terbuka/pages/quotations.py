"""The index of quotations, in each language and in parts: everybody who is quoted, those with the newest words first.

What they say stands whole on their own pages: here are the newest words of each. Words of which nobody is sure who says
them are only counted: they tell little without the article around them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.numbered import Part, how_many_parts, in_parts
from terbuka.pages.said import ShownQuotation, how_many, organisations_of, quoted, shown_quotation
from terbuka.records.names import Name, Organisation
from terbuka.site import Site
from terbuka.types import Article, PlannedPage

SPEAKERS = 50  # on a page: some 170 KB


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedName:
    """Somebody who is quoted: to whom they belong, how often, and the newest words with the articles that have them."""

    name: Name
    organisations: tuple[Organisation, ...]
    quotations: int
    articles: tuple[Article, ...]
    newest: ShownQuotation


def pages(site: Site) -> Iterator[PlannedPage]:
    last = how_many_parts(len(site.speakers), SPEAKERS)
    yield from in_parts(site, addresses.quotations, "quotations.html", last, _view)


def _view(site: Site, language: Language, part: Part) -> dict[str, object]:
    title, lead = part.title(language.say("quotations.title"), language), language.say("quotations.lead")
    return {
        "meta": {"title": title, "description": lead, "kind": "list"},
        "title": title,
        "speakers": [_quoted(site, site.name[key], language) for key in part.of(site.speakers, SPEAKERS)],
        "unsure": site.unsure if part.number == part.last else 0,
    }


def _quoted(site: Site, name: Name, language: Language) -> QuotedName:
    said = quoted(site, name)
    return QuotedName(
        name=name,
        organisations=organisations_of(site, name),
        quotations=how_many(said),
        articles=said[0].articles,
        newest=shown_quotation(site, said[0].quotations[0], language),
    )
