"""The page of the data, in each language: every file for programs, what its fields say, and whose the data is."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from terbuka.languages.interface import Language
from terbuka.notes.schema import schemas
from terbuka.order import ALL, FEED, LANGUAGE
from terbuka.pages import addresses
from terbuka.pages.api import DATA_FOLDER, DATA_SCHEMAS, TABLES
from terbuka.pages.feeds import feed_title
from terbuka.pages.nodes import dataset_node
from terbuka.pages.sheets import COLUMNS
from terbuka.pages.templates import planned
from terbuka.site import Site
from terbuka.types import PlannedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the data: its files, how many rows it has, and each field's name and label."""

    key: str
    path: str
    schema: str
    rows: int
    parts: int
    fields: tuple[tuple[str, str], ...]


def pages(site: Site) -> Iterator[PlannedPage]:
    for language in site.languages:
        yield planned(site, language, addresses.data, "data.html", partial(_view, site, language))


def _view(site: Site, language: Language) -> dict[str, object]:
    tables = [_table(site, key) for key in TABLES]
    sheets = [addresses.compare_csv(language, number) for number in range(1, len(site.sheets) + 1)]
    forms = {**{table.path: "application/json" for table in tables}, **dict.fromkeys(sheets, "text/csv")}
    return {
        "meta": {
            "title": language.say("data.title"),
            "description": language.say("data.description"),
            "kind": "data",  # not searched: it has words of everything
        },
        "nodes": (dataset_node(site, language, forms),),
        "tables": tables,
        "columns": [(f"csv.{column}", f"data.columns.{column}") for column in COLUMNS],
        "sheets": sheets,
        "schemas": [f"schemas/{name}" for name in schemas(site.attributes)],
        "feeds": [*_feeds(site)],
        "length_of_feeds": FEED,
        "files": ["sitemap.xml", "llms.txt", "robots.txt", addresses.opensearch(language)],
        "root": site.imprint.address,
        "newest": site.newest_day,
    }


def _feeds(site: Site) -> Iterator[tuple[str, str, str]]:
    """Of all articles, and of those in each language: how the feed is called, its path and its language."""
    shown = [(language, ALL) for language in site.languages]
    shown += [(site.interface(on[1]), on) for on, archive in site.feeds if on[0] == LANGUAGE and not archive]
    for language, on in shown:
        yield feed_title(site, language, on), addresses.feed(language, on), language.tag


def _table(site: Site, key: str) -> Table:
    rows, parts = site.data_sizes[key]
    path = f"{DATA_FOLDER}{key}"
    fields = tuple((field, f"data.fields.{field}") for field in fields_of(key))
    return Table(key=key, path=f"{path}.json", schema=f"{path}.schema.json", rows=rows, parts=parts, fields=fields)


def fields_of(key: str) -> Mapping[str, Any]:
    """The fields of a table's rows, as its schema describes them."""
    schema = json.loads((DATA_SCHEMAS / f"{key}.schema.json").read_text(encoding="utf-8"))
    found: Mapping[str, Any] = schema["properties"][key]["items"]["properties"]
    return found
