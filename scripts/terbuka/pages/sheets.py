"""The comparison as CSV, in each language, in sheets of some models each."""

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache, partial

from terbuka.claims.facts import statements_in_order
from terbuka.claims.values import format_value
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.records.keys import Basis
from terbuka.site import Site
from terbuka.types import Claim, PlannedPage, Tie

COLUMNS = (
    "model",
    "attribute",
    "value",
    "gloss",
    "speaker",
    "tie",
    "article",
    "published",
    "publisher",
    "quote",
    "address",
    "disagrees",
    "reading",
    "id",
    "statement",
)
# What may stand between a cell's edge and the sign that makes it a formula: white space, quotation marks, and what
# nobody sees. In sheets of East Asian languages the wide and the small signs count as well.
SKIPPED = r"\s\"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
FORMULA = re.compile(rf"((?:^|[;\t])[{SKIPPED}]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])")


def pages(site: Site) -> Iterator[PlannedPage]:
    for number in range(1, len(site.sheets) + 1):
        for language in site.languages:
            make = partial(_sheet, site, language, number)
            yield PlannedPage(path=addresses.compare_csv(language, number), make=make)


def _sheet(site: Site, language: Language, number: int) -> str:
    """One row a claim, and one for every attribute of a model on which nothing is recorded (RFC 4180)."""
    models = [site.model[slug] for slug in site.sheets[number - 1]]
    say = language.say
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([say(f"csv.{column}") for column in COLUMNS])
    for attribute in site.attributes:
        label = say(f"attributes.{attribute.key}")
        for model in models:
            found = statements_in_order(site, model, attribute)
            if not found:
                row = {"model": model.name, "attribute": label, "value": say("statement.none")}
                writer.writerow([inert(row.get(column, "")) for column in COLUMNS])
            for each in found:
                for claim in each.claims:
                    row = {"model": model.name, "attribute": label, "statement": each.claims[0].id}
                    row |= _cells(site, claim, language)
                    writer.writerow([inert(row[column]) for column in COLUMNS])
    return out.getvalue()


def _cells(site: Site, claim: Claim, language: Language) -> dict[str, str]:
    """What a row has of a claim. A value in words is the source's own, `gloss` our translation of it."""
    say, article = language.say, site.article[claim.article]
    ties = {Tie.DEVELOPER: say("statement.tie_developer"), Tie.INDEPENDENT: say("statement.tie_independent"), None: ""}
    return {
        "value": format_value(claim.value, language),
        "gloss": claim.gloss.get(language.tag, ""),
        "speaker": claim.speaker.name.name if claim.speaker else "",
        "tie": ties[claim.tie],
        "article": article.title,
        "published": article.published.isoformat() if article.published else "",
        "publisher": article.publisher or "",
        "quote": claim.quote,
        "address": f"{addresses.url(addresses.article(article))}#{addresses.block(claim.block)}",
        "disagrees": say("value.yes") if claim.conflict else "",
        "reading": say(f"csv.by_{claim.basis}") if claim.basis is not Basis.QUOTE else "",
        "id": claim.id,
    }


@lru_cache(2**14)  # a sheet says few things again and again, and those of all languages come one after another
def inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, nor a part of it where ";" or a tab parts cells.

    Articles are untrusted. An apostrophe before the sign says that words follow.
    """
    return FORMULA.sub(r"\1'", text)
