"""A page at each old address that leads on to the new one; the template does the leading."""

from __future__ import annotations

from collections.abc import Iterator

from terbuka.pages import addresses
from terbuka.pages.markdown import front_matter
from terbuka.pages.redirected import redirects
from terbuka.site import Site
from terbuka.types import Page


def pages(site: Site) -> Iterator[Page]:
    for redirect in redirects(site):
        meta = {
            "title": redirect.title,
            "title_language": redirect.title_language,
            "language": redirect.language.tag,
            "kind": "redirect",
            "template": "redirect.html",
            "redirect": addresses.url(redirect.target),
        }
        yield Page(path=redirect.path, text=front_matter(meta))
