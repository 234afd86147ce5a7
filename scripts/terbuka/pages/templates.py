"""Fills in the templates that stand beside the page modules, each value escaped for the place where it stands.

`NAME.html` is HTML: a value is escaped as text or as an attribute between double quotes, and an address is what `to`
or `web` makes. `NAME.xml` is XML, in the same way. `NAME.md` is Markdown: a value is escaped as running text.
A template that asks for what it was not given, or that would show None, fails. HTML and XML are written with
indentation and read without it: Python-Markdown passes an element through untouched that begins at the edge of a line
and ends before an empty one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED, direction
from terbuka.pages import addresses
from terbuka.pages.cards import SharedCard
from terbuka.pages.environment import HTML, MARKDOWN, Address
from terbuka.pages.markdown import front_matter
from terbuka.pages.shapes import APART
from terbuka.pages.structured import shared
from terbuka.records.names import KINDS
from terbuka.site import Site
from terbuka.types import Claim, Page, PlannedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The page that a template is filled in for: its path relative to `docs/`, the language it speaks, and its site."""

    path: str
    language: Language
    site: Site | None = None

    def say(self, label: str, **values: object) -> Markup:
        """The words of a label as HTML. Values are escaped, but for those that a template has made; `n` is a number.

        Other whole numbers are written as the language writes them, too.
        """
        if not values.keys() - {"n"}:
            return _said(self.language, label, values.get("n"))
        given = {name: self.language.number(value) if type(value) is int else value for name, value in values.items()}
        return _put(given, _parts(self.language, label, values.get("n"), *values))

    def listed(self, items: Iterable[object], shown: Callable[[object], object] = str) -> Markup:
        """A list in the language's own way ("a, b and c") as HTML, each item as the macro `shown` makes it."""
        made = {str(number): shown(item) for number, item in enumerate(items)}
        return _put(made, _listing(self.language, len(made)))

    def heading(
        self,
        title: str,
        *,
        parts: Sequence[object] = (),
        anchor: str = "title",
        tag: str | None = None,
        is_searched: bool = False,
    ) -> Markup:
        """The heading of the page, to stand between empty lines, as heading.md makes it."""
        given = {"title": title, "parts": parts, "anchor": anchor, "tag": tag, "is_searched": is_searched}
        return filled("heading.md", self, **given)

    def to(self, target: str, anchor: str = "") -> Address:
        """The address of a page or file of the site, relative to this page."""
        way = "" if anchor and target == self.path else _way(self.path, target)
        return Address(f"{way}#{quote(anchor)}" if anchor else way)

    def whole(self, target: str, anchor: str = "") -> Address:
        """The same with all that comes before it, for what is read away from the site."""
        assert self.site
        address = f"{self.site.imprint.address}{quote(addresses.url(target))}"
        return Address(f"{address}#{quote(anchor)}" if anchor else address)

    def source(self, target: str, anchor: str = "") -> Address:
        """The same to a page's file, as Markdown has it; MkDocs checks that it is there."""
        way, hash, rest = self.to(target, anchor).partition("#")
        return Address((way and f"{way}index.md") + hash + rest)

    def to_claim(self, claim: Claim) -> Address:
        """The address of a claim, on its model's page or where the rest of that is."""
        return self.to(self._page_of(claim), addresses.claim(claim))

    def source_of_claim(self, claim: Claim) -> Address:
        """The same as Markdown has it."""
        return self.source(self._page_of(claim), addresses.claim(claim))

    def _page_of(self, claim: Claim) -> str:
        assert self.site
        return addresses.page_of_claim(self.site, claim, self.language)


@lru_cache(2**14)
def _said(language: Language, label: str, n: object) -> Markup:
    """The words of a label that takes no value, or a number alone."""
    return escape(language.say(label) if n is None else language.say(label, n=n))


@lru_cache(2**14)
def _parts(language: Language, label: str, n: object, *names: str) -> Sequence[str]:
    """The words of a label around its values, and the names of these, by turns."""
    return _by_turns(language.say(label, **{name: n if name == "n" else f"{{{name}}}" for name in names}))


@lru_cache(2**10)
def _listing(language: Language, count: int) -> Sequence[str]:
    """The same of a list, whose values are called by their numbers from 0 on."""
    return _by_turns(language.list([f"{{{number}}}" for number in range(count)]))


def _by_turns(text: str) -> Sequence[str]:
    return [part if at % 2 else escape(part) for at, part in enumerate(re.split(r"\{(\w+)\}", text))]


def _put(values: Mapping[str, object], words: Sequence[str]) -> Markup:
    """Values put between words of ours; those that no template has made are escaped."""
    return escape("").join([escape(values[each]) if at % 2 else each for at, each in enumerate(words)])


@lru_cache(2**14)
def _way(path: str, target: str) -> str:
    """The address of a target, relative to a page."""
    here, there = _steps(path)[:-1], _steps(target)
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "../" * (len(here) - same) + "/".join(there[same:]) or "./"


@lru_cache(2**16)
def _steps(path: str) -> list[str]:
    """The parts of a page's or a file's address, as links write them."""
    return quote(addresses.url(path)).split("/")


def web(address: str) -> Address:
    """A web address out of the site. Raises ValueError for any other: it is checked where it is read."""
    if urlsplit(address).scheme.lower() not in ("http", "https"):
        raise ValueError(f"'{address}' is no web address")
    return Address(addresses.escaped(address))


HTML.globals |= {
    "address": addresses,
    "direction": direction,
    "web": web,
    "UNDETERMINED": UNDETERMINED,
    "APART": APART,
    "PAGED": frozenset(kind.folder for kind in KINDS if kind.pages),
}


def filled(template: str, here: Here, **values: object) -> Markup:
    """What a template makes of these values for a page: HTML, or Markdown where its name ends in `.md`.

    All templates have `here`, `language`, `say` and `to`, and the functions of `addresses` as `address`.
    """
    given = {"here": here, "language": here.language, **values}
    if template.endswith(".md"):
        return Markup(MARKDOWN.get_template(template).render(given, say=here.language.say, to=here.source))
    return Markup(HTML.get_template(template).render(given, say=here.say, to=here.to))


def page(
    site: Site,
    language: Language,
    address: Callable[[Language], str],
    template: str,
    *,
    meta: Mapping[str, object],
    **values: object,
) -> Page:
    """A page that stands in every language at `address`, here in one of them. `meta` goes into its front matter."""
    return Page(path=address(language), text=_text(site, language, address, template, lambda: {"meta": meta, **values}))


def planned(
    site: Site,
    language: Language,
    address: Callable[[Language], str],
    template: str,
    view: Callable[[], Mapping[str, object]],
) -> PlannedPage:
    """The same, made when it is asked for: `view` gives the values, and `meta` among them.

    It may give `nodes`, what the page is or is about (structured.py), and the page's own `card` (cards.py).
    """
    return PlannedPage(path=address(language), make=partial(_text, site, language, address, template, view))


def _text(
    site: Site,
    language: Language,
    address: Callable[[Language], str],
    template: str,
    view: Callable[[], Mapping[str, object]],
) -> str:
    given = dict(view())
    meta, nodes, card = given.pop("meta"), given.pop("nodes", ()), given.pop("card", None)
    assert isinstance(meta, Mapping) and isinstance(nodes, tuple) and (card is None or isinstance(card, SharedCard))
    path, alternates = address(language), addresses.in_languages(site.languages, address)
    whole = {**meta, "language": language.tag, "alternates": alternates}
    head = front_matter({**whole, **shared(site, path, language, whole, nodes, card)})
    return f"{head}{filled(template, Here(path=path, language=language, site=site), **given)}"
