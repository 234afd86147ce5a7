"""The schemas of the seeds' YAML say what the reader says, stand in the repository as generated, and are published."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from samples import ATTRIBUTES
from sites import REAL
from terbuka.build import build
from terbuka.commands.schemas import write_schemas
from terbuka.languages import interface as languages
from terbuka.notes.reader import read_record
from terbuka.notes.schema import RECORDS, SCHEMAS, first_line, schemas
from terbuka.pages import schemas as schema_pages
from terbuka.records.keys import Record, keys_of
from terbuka.types import File

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted(REAL.rglob("*.yml"))
SHAPES = {record.called: record for record in RECORDS}
GENERATED = schemas(ATTRIBUTES)
VALIDATORS = {name: jsonschema.Draft7Validator(json.loads(GENERATED[f"{name}.schema.json"])) for name in SHAPES}


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, which language servers go by: no dates, no "no" for false."""

    yaml_implicit_resolvers: dict = {}  # noqa: RUF012 - as the base class has it


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), first)


def refused_by_schema(text: str, name: str) -> bool:
    return not VALIDATORS[name].is_valid(yaml.load(text, Loader=Core))


def refused_by_reader(text: str, name: str) -> bool:
    source = File(path="seeds/x.yml", data=text.encode("utf-8", "surrogatepass"))
    told = {} if name == "article" else {"kind": "x", "slug": "x"}
    return any(not problem.warning for problem in read_record(source, SHAPES[name], **told)[1])


@pytest.mark.parametrize("name", GENERATED)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    assert (SCHEMAS / name).read_text(encoding="utf-8") == GENERATED[name], "run make site, and commit it"


def test_a_build_writes_those_that_are_out_of_date_and_no_other(tmp_path: Path) -> None:
    assert set(write_schemas(ATTRIBUTES, tmp_path)) == GENERATED.keys()
    assert list(write_schemas(ATTRIBUTES, tmp_path)) == []
    assert list(write_schemas(ATTRIBUTES[1:], tmp_path)) == ["article.schema.json"]
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == schemas(ATTRIBUTES[1:])


def test_no_other_schema_stands_beside_them() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == GENERATED.keys()


@pytest.mark.parametrize("validator", VALIDATORS.values(), ids=VALIDATORS)
def test_each_is_a_schema(validator: jsonschema.Draft7Validator) -> None:
    validator.check_schema(validator.schema)


def inner(kind: Any) -> Any:
    """What a list or a mapping is of."""
    return inner(get_args(kind)[-1] if get_origin(kind) is Mapping else get_args(kind)[0]) if get_origin(kind) else kind


def keys_without_a_word(record: type[Record]) -> list[str]:
    found = []
    for name, key in keys_of(record).items():
        found += [] if key.about else [f"{record.called}.{name}"]
        found += keys_without_a_word(inner(key.kind)) if issubclass(inner(key.kind), Record) else []
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_every_key_is_explained(name: str) -> None:
    assert keys_without_a_word(SHAPES[name]) == []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.relative_to(REAL).as_posix())
def test_a_real_seed_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.split("\n", 1)[0]
    wanted = first_line(path.relative_to(REAL.parent).as_posix())
    if "$schema=" in first:
        assert first == wanted
    validator = VALIDATORS[wanted.rpartition("/")[2].removesuffix(".schema.json")]
    assert [error.message for error in validator.iter_errors(yaml.load(text, Loader=Core))] == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("seeds/a.yml", "# yaml-language-server: $schema=../scripts/terbuka/schemas/seeds/article.schema.json"),
        ("seeds/models/a.yml", "# yaml-language-server: $schema=../../scripts/terbuka/schemas/seeds/model.schema.json"),
        ("seeds/units/a.yml", "# yaml-language-server: $schema=../../scripts/terbuka/schemas/seeds/unit.schema.json"),
        (
            "seeds/people/a.yml",
            "# yaml-language-server: $schema=../../scripts/terbuka/schemas/seeds/person.schema.json",
        ),
    ],
)
def test_the_first_line_leads_to_the_schema(path: str, line: str) -> None:
    assert first_line(path) == line
    assert ((ROOT / path).parent / line.partition("=")[2]).resolve().is_file()


# What an editor may write wrongly; both refuse it.
WRONG = [
    pytest.param("article", "titel: Un titular", id="unknown key"),
    pytest.param("article", "published: 22/10/2024", id="date in figures"),
    pytest.param("article", "published: 2024-10", id="half a date"),
    pytest.param("article", "language: Bahasa Indonesia", id="language by its name"),
    pytest.param("article", "slug: Un Titular", id="slug with capitals and spaces"),
    pytest.param("article", "slug: un--titular", id="slug with two hyphens"),
    pytest.param("article", "source_url: www.example.com", id="address without https"),
    pytest.param("article", "title: [Un, titular]", id="list for a value"),
    pytest.param("article", "title: {es: Un titular}", id="mapping for a value"),
    pytest.param("article", "headings: Un subtítulo", id="value for a list"),
    pytest.param("article", "headings:\n  uno: dos", id="mapping for a list"),
    pytest.param("article", "omit: [Publicidad]", id="value for an entry"),
    pytest.param("article", "omit:\n  - text: Publicidad", id="omission without its reason"),
    pytest.param("article", "omit:\n  - {text: Publicidad, reason:}", id="omission with an empty reason"),
    pytest.param("article", "omit:\n  - {text: a, reason: b, block: five}", id="block in words"),
    pytest.param("article", "readings:\n  - {text: a, means: b}", id="reading without its reason"),
    pytest.param("article", "claims:\n  - {model: a, attribute: developer, value: b}", id="claim without a quote"),
    pytest.param(
        "article", "claims:\n  - {model: a, attribute: developer, value: b, quote: c, reading: mine}", id="odd reading"
    ),
    pytest.param("article", "- title: a", id="list for a file"),
    pytest.param("model", "aliases: [A]", id="model without a name"),
    pytest.param("model", "name:", id="model with an empty name"),
    pytest.param("model", "name: A\nlook-alikes: [B]", id="hyphen for an underscore"),
    pytest.param("name", "name: A\npart_of: b", id="a part of something that is no organisation"),
    pytest.param("name", "name: [A]", id="list for a name"),
    pytest.param("unit", "name: A\ncounted: {en: a}", id="one form for a unit"),
    pytest.param("unit", "name: A\ncounted: {en: {one: a}}", id="no form for all other numbers"),
    pytest.param("unit", "name: A\ncounted: {English language: {other: a}}", id="a language by its name"),
    pytest.param("original", "published: March 2024", id="no day"),
]

# What the reader takes as text, although YAML sees a number, a Boolean or nothing in it; neither refuses it.
GOOD = [
    pytest.param("article", "title: 2024", id="number as a title"),
    pytest.param("article", "title: true", id="Boolean as a title"),
    pytest.param("article", "slug: 2024", id="number as a slug"),
    pytest.param("article", "language: no", id="Norwegian"),
    pytest.param("article", "published: 2024-10-22", id="date"),
    pytest.param("article", "title:\nomit:\nheadings:\n", id="keys without values, as in a template"),
    pytest.param("article", "source_url: HTTPS://Example.com/Path", id="address in capitals"),
    pytest.param("article", "omit:\n  - {text: 5, reason: 6, block: 7}", id="numbers in an omission"),
    pytest.param("unit", "name: A\ncounted: {id: {other: 5}}", id="how a unit is counted"),
    pytest.param("original", "{}", id="original of which nothing is known"),
    pytest.param("model", "name: 3.10\naliases: [4, Five]", id="versions as names"),
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_schema_and_reader_refuse(name: str, text: str) -> None:
    assert refused_by_schema(text, name)
    assert refused_by_reader(text, name)


@pytest.mark.parametrize(("name", "text"), GOOD)
def test_schema_and_reader_take(name: str, text: str) -> None:
    assert not refused_by_schema(text, name)
    assert not refused_by_reader(text, name)


TEXTS = """
    2024-10-22 2024-13-45 id pt_BR a-b A-b https://example.com http:x editor 5 0 -1 1.5 true no null ~ ? unknown
"""
VALUES = st.one_of(
    st.sampled_from(TEXTS.split()),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=12),
    st.none(),
    st.integers(-9, 99999),
    st.booleans(),
    st.lists(st.just("a"), max_size=2),
    st.dictionaries(st.just("a"), st.just("b"), max_size=1),
)


def documents(kind: Any) -> st.SearchStrategy:
    """Files of a record, right and wrong: any of its keys and a strange one, with any values."""
    if get_origin(kind) is tuple:
        return st.one_of(VALUES, st.lists(documents(get_args(kind)[0]), max_size=2))
    if get_origin(kind) is Mapping:
        tags = st.sampled_from(["id", "pt_BR", "Indonesian language"])
        return st.one_of(VALUES, st.dictionaries(tags, documents(get_args(kind)[1]), max_size=2))
    if not issubclass(kind, Record):
        return VALUES
    keys = {name: documents(key.kind) for name, key in keys_of(kind).items()}
    # Attributes are known to the stage of claims, not to the reader.
    keys |= {"attribute": st.just("developer")} if "attribute" in keys else {}
    return st.one_of(VALUES, st.fixed_dictionaries({}, optional=keys | {"strange": VALUES}))


@pytest.mark.parametrize("name", SHAPES)
def test_what_the_schema_refuses_the_reader_refuses(name: str) -> None:
    @given(documents(SHAPES[name]))
    def holds(data: object) -> None:
        text = yaml.safe_dump(data, allow_unicode=True)
        if refused_by_schema(text, name) and data is not None:
            assert refused_by_reader(text, name), text

    holds()


def test_an_attribute_is_one_that_claims_know() -> None:
    claim = VALIDATORS["article"].schema["properties"]["claims"]["items"]["properties"]
    assert claim["attribute"]["enum"] == [attribute.key for attribute in ATTRIBUTES]


def test_they_are_published() -> None:
    site, _ = build((), languages.load_languages(), ATTRIBUTES)
    assert {page.path: page.text for page in schema_pages.pages(site)} == {
        f"schemas/{name}": text for name, text in GENERATED.items()
    }
