"""What the theme's templates say of the languages, as a template that they import.

Words stand in the labels files only; this hands on those of the group `site`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from terbuka.pages import addresses
from terbuka.site import Site
from terbuka.types import Page


def pages(site: Site) -> Iterator[Page]:
    first = site.languages[0]
    languages = [
        {
            "tag": language.tag,
            "direction": language.direction,
            "home": addresses.url(addresses.home(language)),
            "first": language.language_name(first.tag),  # for pages that stand in the first language alone
            "models": addresses.url(addresses.models(language)),
            "articles": addresses.url(addresses.articles(language)),
            "search": addresses.url(addresses.search(language)),
            "say": {
                label.removeprefix("site."): text
                for label, text in language.labels.items()
                if label.startswith("site.")
            },
        }
        for language in site.languages
    ]
    text = json.dumps(languages, ensure_ascii=False, indent=2)
    yield Page(
        path="templates/labels.html",
        text=f"{{# made by the build from the labels files #}}\n{{% set languages = {text} %}}\n",
    )
