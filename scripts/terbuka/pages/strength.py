"""How strong the evidence is, in each language: what was changed in the claims, and what of it the machine noticed."""

from collections.abc import Iterator
from functools import partial

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.templates import planned
from terbuka.site import Site
from terbuka.types import PlannedPage

NEVERS = ("strength.nevers.meaning", "strength.nevers.left_out", "strength.nevers.gloss", "strength.nevers.truth")


def pages(site: Site) -> Iterator[PlannedPage]:
    for language in site.languages:
        yield planned(site, language, addresses.strength, "strength.html", partial(_view, site, language))


def _view(site: Site, language: Language) -> dict[str, object]:
    proven = site.proven
    return {
        "meta": {
            "title": language.say("strength.title"),
            "description": language.say("strength.description"),
            "kind": "strength",
        },
        "sums": (
            ("strength.quotes", proven.claims),
            ("strength.whole", proven.whole),
            ("strength.tried", proven.tried),
            ("strength.refused", proven.refused),
        ),
        "aspects": [
            (f"strength.aspects.{each}", f"strength.tries.{each}", *counts) for each, *counts in proven.aspects
        ],
        "nevers": NEVERS,
    }
