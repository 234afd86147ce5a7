"""kinds: Site → Pages. One module a kind of page; a new kind is a module here and its name in `PAGE_KINDS`."""

from collections.abc import Iterator

from terbuka.pages import (
    api,
    archive,
    articles,
    certificates,
    citations,
    compare,
    coverage,
    data,
    feeds,
    further,
    home,
    lists,
    machines,
    models,
    organisations,
    people,
    propose,
    quotations,
    redirects,
    review,
    schemas,
    search,
    seeds,
    sheets,
    strength,
    theme,
    translations,
)
from terbuka.site import Site
from terbuka.types import Page, PlannedPage

PAGE_KINDS = (
    home.pages,
    archive.pages,
    lists.pages,
    articles.pages,
    certificates.pages,
    propose.pages,
    citations.pages,
    translations.pages,
    models.pages,
    further.pages,
    people.pages,
    organisations.pages,
    quotations.pages,
    redirects.pages,
    feeds.pages,
    compare.pages,
    sheets.pages,
    review.pages,
    coverage.pages,
    strength.pages,
    search.pages,
    api.pages,
    seeds.pages,
    data.pages,
    machines.pages,
    schemas.pages,
    theme.pages,
)


def pages(site: Site) -> Iterator[Page | PlannedPage]:
    """All pages of the site, whatever their kind."""
    for kind in PAGE_KINDS:
        yield from kind(site)
