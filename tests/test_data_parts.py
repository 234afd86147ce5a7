"""The data in parts: no part is large, each leads to the next, and a change touches few of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import jsonschema
import pytest
from bench.corpus import corpus
from hypothesis import given
from hypothesis import strategies as st
from samples import REAL, made
from terbuka import site as sites
from terbuka.commands.published import read_published
from terbuka.order import parted
from terbuka.pages import api
from terbuka.site import Site

SIZE, LEAST, MOST = 40, 20, 40


@cache
def seeds() -> dict[str, str]:
    kept = {
        f"{path.parent.name}/{path.name}": path for kind in ("licences", "units") for path in (REAL / kind).iterdir()
    }
    return dict(corpus(SIZE)) | {name: path.read_text("utf-8") for name, path in kept.items()}


def site_of(files: dict[str, str]) -> Site:
    return made(files)[0]


def tables(site: Site) -> dict[str, str]:
    return {page.path.removeprefix("api/v1/"): page.text for page in api.pages(site)}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "PART_LEAST", LEAST)
    monkeypatch.setattr(sites, "PART_MOST", MOST)


@pytest.fixture(scope="module")
def whole() -> dict[str, str]:
    """The tables of a site whose tables all fit, by file."""
    return tables(site_of(seeds()))


@pytest.fixture
def split(whole: dict[str, str], small: None) -> dict[str, str]:
    return tables(site_of(seeds()))


def parts(files: dict[str, str], table: str) -> Iterator[dict[str, object]]:
    """The parts of a table, as who follows `next` gets them."""
    name = f"{table}.json"
    while name:
        yield (part := json.loads(files[name]))
        name = part.get("next")


def test_a_table_that_fits_is_one_file(whole) -> None:
    assert {name for name in whole if ".schema." not in name} == {f"{table}.json" for table in api.TABLES}
    assert all("next" not in json.loads(text) for text in whole.values())


@pytest.mark.parametrize("table", api.TABLES)
def test_the_parts_have_the_rows_of_the_whole_in_order(whole, split, table: str) -> None:
    found = [*parts(split, table)]
    assert [row for part in found for row in part[table]] == json.loads(whole[f"{table}.json"])[table]  # type: ignore
    assert len(found) == sum(name.partition(".")[0].partition("-")[0] == table for name in split) - 1  # its schema
    assert ["next" in part for part in found] == [True] * (len(found) - 1) + [False]
    if table in ("articles", "claims", "quotations"):
        assert len(found) > 1
        assert all(len(part[table]) <= MOST for part in found)  # type: ignore[arg-type]


@pytest.mark.parametrize("table", api.TABLES)
def test_every_part_fits_the_schema(split, table: str) -> None:
    schema = json.loads(split[f"{table}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    valid = jsonschema.Draft202012Validator(schema)
    for part in parts(split, table):
        valid.validate(part)
    assert not valid.is_valid({table: [], "next": "../elsewhere.json"})


def test_comparing_revisions_reads_all_parts(whole, split) -> None:
    one, other = ({f"docs/api/v1/{name}": text for name, text in files.items()} for files in (whole, split))
    assert read_published(one).things == read_published(other).things


def test_an_edited_text_changes_one_part(split) -> None:
    name = [each for each in seeds() if each.endswith(".txt")][SIZE // 2]
    after = tables(site_of(seeds() | {name: f"{seeds()[name]}Nobody is named here.\n"}))
    changed = [each for each in split if split[each] != after.get(each)]
    assert after.keys() == split.keys()
    assert len(changed) == 1
    assert changed[0].startswith("articles")


weights = st.lists(st.tuples(st.integers(0, 10**6).map(str), st.integers(0, 50)), unique_by=lambda pair: pair[0])


@given(weights)
def test_parts_hold_every_key_in_order_and_are_bounded(items: list[tuple[str, int]]) -> None:
    found = [*parted(items, LEAST, MOST)]
    assert [key for part in found for key in part] == [key for key, _ in items]
    weight = dict(items)
    assert all(sum(weight[key] for key in part) <= MOST or len(part) == 1 for part in found)


def test_a_key_that_comes_changes_few_parts() -> None:
    keys = [f"{number:05}" for number in range(0, 100_000, 2)]
    before = {*parted(((key, 3) for key in keys), 1_500, 3_000)}
    for new in ("00001", "33333", "99999"):
        after = {*parted(((key, 3) for key in sorted([*keys, new])), 1_500, 3_000)}
        assert len(after - before) <= 3
