"""The seeds themselves, so that readers can hold every page against the text as it was received."""

from collections.abc import Iterator

from terbuka.site import Site
from terbuka.types import Page


def pages(site: Site) -> Iterator[Page]:
    published = {path for article in site.articles for path in (article.path, article.notes_path)}
    for seed in site.seeds:
        if seed.path in published:
            yield Page(path=seed.path, text=seed.data.decode("utf-8"))
