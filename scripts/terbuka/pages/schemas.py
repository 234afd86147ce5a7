"""The JSON Schemas of the seeds' YAML, for editors who work outside of a clone."""

from collections.abc import Iterator

from terbuka.notes.schema import schemas
from terbuka.site import Site
from terbuka.types import Page


def pages(site: Site) -> Iterator[Page]:
    for name, text in schemas(site.attributes).items():
        yield Page(path=f"schemas/{name}", text=text)
