"""What a page says of itself to programs: JSON-LD in the words of schema.org, and what others show of a shared address.

docs/templates/partials/shared.html writes it into the page; nodes.py says what pages are about.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.cards import SharedCard, alternative, card_of_site
from terbuka.pages.nodes import Node, whole_address
from terbuka.site import Site

VOCABULARY = "https://schema.org"
# The lists that pages stand below, by their folders, and what they are called.
LISTS = {
    "articles": "articles.title",
    "compare": "compare.heading",
    "models": "models.title",
    "organisations": "organisations.title",
    "people": "people.title",
}
# In HTML nothing in these words ends the script or begins another (WHATWG, "Restrictions for contents of script").
HARMLESS = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})


def shared(
    site: Site,
    path: str,
    language: Language,
    meta: Mapping[str, object],
    nodes: Iterable[Node] = (),
    card: SharedCard | None = None,
) -> dict[str, object]:
    """What the front matter of a page at `path` has for shared.html, beside the rest, which is `meta`.

    `language` is the one that the site speaks there. `nodes` are what the page is or is about, `card` its own one.
    """
    crumbs = trail(site, path, language, str(meta["title"]))
    linked = {"@context": VOCABULARY, "@graph": [*nodes, _breadcrumbs(site, path, crumbs)]}
    card = card or card_of_site(site, language)
    alternates = meta["alternates"]
    assert isinstance(alternates, Mapping)
    own = territorial(site, str(meta["language"]))
    others = {territorial(site, tag) for tag in alternates} - {None, own}
    return {
        "linked": json.dumps(linked, ensure_ascii=False).translate(HARMLESS),
        "locale": own,
        "locales": sorted(str(other) for other in others),
        "card": addresses.url(card.path),
        "card_shows": alternative(card),
    }


def trail(site: Site, path: str, language: Language, title: str) -> Iterator[tuple[str, str]]:
    """The names and paths of the pages that a page stands below, from the first one of its language to itself."""
    home = addresses.home(language)
    yield language.say("navigation.home"), home
    steps = path.split("/")[:-1]
    while steps and steps[0] not in LISTS:  # the folder of the language
        del steps[0]
    if steps:
        above = f"{language.folder}{steps[0]}/index.md"
        if above != path:
            yield language.say(LISTS[steps[0]]), above
        if len(steps) > 2 and (name := site.name.get((steps[0], steps[1]))):
            yield name.name, addresses.registered(name, language)
    if path != home:
        yield title, path


def _breadcrumbs(site: Site, path: str, crumbs: Iterator[tuple[str, str]]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "@id": f"{whole_address(site, path)}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": whole_address(site, at)}
            for number, (name, at) in enumerate(crumbs, start=1)
        ],
    }


def territorial(site: Site, tag: str) -> str | None:
    """A language with a country, as Open Graph names it: the one that the interface writes, else the usual one."""
    interface = site.interface(tag)
    return _locale(interface.cldr if interface.tag == tag else tag)


@cache
def _locale(tag: str) -> str | None:
    if tag == UNDETERMINED:
        return None
    import langcodes  # only here: a check shares no page

    known = langcodes.Language.get(tag).maximize()
    return f"{known.language}_{known.territory}" if known.territory else None
