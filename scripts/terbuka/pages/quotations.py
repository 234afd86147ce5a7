"""The index of quotations, in each language: everybody who is quoted, those with the newest words first.

What they say stands whole on their own pages: here are the newest words of some, and the number of all others. Words of
which nobody is sure who says them are only counted: they tell little without the article around them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from terbuka.pages import addresses
from terbuka.pages.said import QuotedIn, ShownQuotation, how_many, organisations_of, quoted, shown_quotation
from terbuka.pages.templates import page
from terbuka.records.names import Name, Organisation
from terbuka.site import Site
from terbuka.types import Article, Page

SHOWN = 100  # of those who are quoted, so many with their newest words; with more the page would be slow to load


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedName:
    """Somebody who is quoted: to whom they belong, how often, and the newest words with the articles that have them."""

    name: Name
    organisations: tuple[Organisation, ...]
    quotations: int
    articles: tuple[Article, ...]
    newest: ShownQuotation


def pages(site: Site) -> Iterator[Page]:
    speakers = sorted(
        ((name, said) for name in (*site.people, *site.organisations) if (said := quoted(site, name))),
        key=_newest_first,
    )
    unsure = sum(not quotation.speaker for quotation in site.quotations)
    for language in site.languages:
        say = language.say
        yield page(
            site,
            language,
            addresses.quotations,
            "quotations.html",
            meta={"title": say("quotations.title"), "description": say("quotations.lead"), "kind": "list"},
            speakers=[
                QuotedName(
                    name=name,
                    organisations=organisations_of(site, name),
                    quotations=how_many(said),
                    articles=said[0].articles,
                    newest=shown_quotation(site, said[0].quotations[0], language),
                )
                for name, said in speakers[:SHOWN]
            ],
            more=[(name, how_many(said)) for name, said in speakers[SHOWN:]],
            unsure=unsure,
        )


def _newest_first(speaker: tuple[Name, list[QuotedIn]]) -> tuple[int, str]:
    name, said = speaker
    return -(said[0].articles[0].published or date.min).toordinal(), name.name.casefold()
