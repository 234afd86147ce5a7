"""attributes: what claims can be about is checked like all that editors write; what they count in has its file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import Project
from samples import ATTRIBUTES, LANGUAGES, REAL, Files, data, errors_of, made, place, unit
from terbuka.build import build
from terbuka.claims.attributes import FILE, load_attributes, read_attributes, without_file
from terbuka.languages.interface import Language
from terbuka.problems import Problem
from terbuka.records.attribute import Attribute
from terbuka.types import File

GOOD = "size:\n  group: size\n  kind: quantity\n  units: [tokens]\n  several: false\n  label: {en: Size}\n"


def read(text: str) -> tuple[tuple[Attribute, ...], list[str]]:
    attributes, problems = read_attributes(File(path="seeds/a.yml", data=text.encode()))
    return attributes, [place(problem) for problem in problems]


def test_the_attributes_of_the_project_are_read_in_their_order_and_without_a_problem() -> None:
    attributes, problems = load_attributes()
    assert problems == ()
    keys = [line[:-1] for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    assert [attribute.key for attribute in attributes] == keys


def test_an_attribute_is_what_its_entry_says() -> None:
    (attribute,), problems = read(GOOD)
    assert problems == []
    assert attribute == Attribute(
        key="size", group="size", kind="quantity", units=("tokens",), several=False, label={"en": "Size"}
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("kind: quantity", "kind: number", "a.yml:3:9: bad-choice", id="a kind of value that is none"),
        pytest.param("several: false", "several: no", "a.yml:5:12: bad-choice", id="neither true nor false"),
        pytest.param("  group: size\n", "", "a.yml:2:3: missing-key", id="no group"),
        pytest.param("units:", "unit:", "a.yml:4:3: unknown-key", id="a key spelled wrong"),
        pytest.param("  units: [tokens]\n", "", "a.yml:2:3: bad-attribute", id="a quantity of nothing"),
        pytest.param("kind: quantity", "kind: text", "a.yml:4:10: bad-attribute", id="words with a unit"),
        pytest.param("units: [tokens]", "names: models", "a.yml:2:3: bad-attribute", id="names of a quantity"),
        pytest.param("units: [tokens]", "names: brands", "a.yml:4:10: bad-choice", id="names of no kind"),
        pytest.param("label: {en:", "label: {english language:", "a.yml:6:11: bad-language", id="no language"),
        pytest.param("size:\n", "Size !:\n", "a.yml:1:1: bad-slug", id="a key with a mark"),
        pytest.param("size:\n", "size:\nsize:\n", "a.yml:2:1: duplicate-key", id="a key that stands twice"),
        pytest.param("kind: quantity", "kind quantity", "a.yml:3:3: bad-yaml", id="no YAML"),
    ],
)
def test_a_mistake_is_a_problem_at_its_place(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert expected in read(GOOD.replace(old, new))[1]


# What an attribute counts in


CLAIM: Files = {
    "a.txt": "Sebuah judul\nDBRX memiliki 132 miliar parameter, dan 70 miliar pelanggan.\n",
    "a.yml": "language: id\nclaims:\n- model: dbrx\n  attribute: parameters-total\n  value: 132 billion parameters\n"
    "  quote: DBRX memiliki 132 miliar parameter\n",
    "models/dbrx.yml": "name: DBRX\n",
    "units/parameters.yml": unit("parameters", "parameter"),
}


def without(files: Files, name: str) -> Files:
    return {path: text for path, text in files.items() if path != name}


def test_a_claim_is_proven_with_its_unit_s_file() -> None:
    site, problems = made(CLAIM)
    assert problems == ()
    assert [claim.attribute for claim in site.claims] == ["parameters-total"]


def test_a_unit_without_its_file_is_an_error_that_names_it() -> None:
    site, problems = made(without(CLAIM, "units/parameters.yml"))
    assert [place(problem) for problem in problems] == ["a.yml:4:14: no-unit"]
    assert "seeds/units/parameters.yml" in problems[0].fix
    assert site.claims == ()


def test_no_claim_passes_because_a_file_is_missing_or_cannot_be_read() -> None:
    """A number of customers is no number of parameters, whatever is missing."""
    wrong = {
        **CLAIM,
        "a.yml": "language: id\nclaims:\n"
        "- model: dbrx\n  attribute: parameters-total\n  value: 70 billion\n  quote: DBRX memiliki 132\n"
        "- model: dbrx\n  attribute: parameters-total\n  value: 70 billion\n  quote: 70 miliar pelanggan\n",
    }
    for files in (wrong, without(wrong, "units/parameters.yml"), wrong | {"units/parameters.yml": "name: [a]\n"}):
        site, problems = made(files)
        assert any(not problem.warning for problem in problems)
        assert site.claims == ()


@pytest.mark.parametrize("name", ["units/parameters.yml", "models/dbrx.yml"])
def test_what_is_wrong_with_a_file_is_told_there_and_not_at_each_claim(name: str) -> None:
    site, problems = made({**CLAIM, name: "name: [a]\n"})
    assert {problem.path for problem in problems} == {f"seeds/{name}"}
    assert site.claims == ()


def test_a_name_that_may_be_in_a_file_that_cannot_be_read_is_not_told_to_be_missing() -> None:
    claim = "language: id\nclaims: [{model: dbrx, attribute: developer, value: Rimba, quote: DBRX dari Rimba}]\n"
    files = {"a.txt": "Sebuah judul\nDBRX dari Rimba.\n", "a.yml": claim, "models/dbrx.yml": "name: DBRX\n"}
    assert errors_of(files) == ["a.yml:2:53: unknown-name"]
    site, problems = made({**files, "organisations/rimba.yml": "nama: Rimba\n"})
    assert {problem.path for problem in problems} == {"seeds/organisations/rimba.yml"}
    assert site.claims == ()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(["units/tokens.yml"], [], id="its file is there"),
        pytest.param(["units/words.yml"], ["a.yml:4:11: no-unit"], id="others are"),
        pytest.param(["units/words.yml", "models/tokens.yml", "tokens.yml"], ["a.yml:4:11: no-unit"], id="elsewhere"),
        pytest.param([], [], id="there is no unit yet"),
    ],
)
def test_a_unit_without_a_file_is_told_in_the_attribute_that_counts_in_it(
    files: list[str], expected: list[str]
) -> None:
    """Whether a claim needs it or not."""
    text = GOOD.replace("[tokens]", "[tokens, USD, percent]")
    attributes, _ = read_attributes(File(path="seeds/a.yml", data=text.encode()))
    problems = without_file(attributes, [File(path=f"seeds/{name}", data=b"") for name in files])
    assert [place(problem) for problem in problems] == expected


def test_a_build_tells_it(project: Project) -> None:
    project.put({f"units/{path.name}": path.read_bytes() for path in (REAL / "units").iterdir()})
    (project.seeds / "units" / "tokens.yml").unlink()
    lines = project.run("--check").problems
    assert lines and all(
        "attributes.yml" in line and "no-unit" in line and "counts in tokens" in line for line in lines
    )


# What attributes and units are called


def labelled(attributes: tuple[Attribute, ...], languages: tuple[Language, ...], files: Files = CLAIM) -> list[Problem]:
    sources = [File(path=f"seeds/{name}", data=data(files[name])) for name in sorted(files)]
    return list(build(sources, languages, attributes)[1])


def test_a_language_that_lacks_a_label_is_told_where_to_write_it() -> None:
    first, *others = ATTRIBUTES
    lacking = replace(first, label={tag: text for tag, text in first.label.items() if tag != "id"})
    (problem,) = labelled((lacking, *others), LANGUAGES)
    assert (problem.code, problem.line) == ("no-label", first.at("label").line)
    assert problem.path == "scripts/terbuka/claims/attributes.yml"
    assert "scripts/terbuka/languages/id/labels.yml" in problem.fix


def test_a_language_may_bring_its_own_labels() -> None:
    first, *others = ATTRIBUTES
    lacking = replace(first, label={tag: text for tag, text in first.label.items() if tag != "id"})
    own = tuple(
        replace(language, labels={**language.labels, f"attributes.{first.key}": "Sendiri"})
        if language.tag == "id"
        else language
        for language in LANGUAGES
    )
    assert labelled((lacking, *others), own) == []
    site, _ = build([], own, (lacking, *others))
    assert site.interface("id").say(f"attributes.{first.key}") == "Sendiri"


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        pytest.param("  en: {one: '{n} p', other: '{n} p'}\n", "4:3: no-label", id="a language is missing"),
        pytest.param("  en: {other: '{n} p'}\n", "4:7: bad-labels", id="a plural form is missing"),
        pytest.param("  en: {one: '{n} p', other: 'p'}\n", None, id="the number stands in one form at least"),
        pytest.param("  en: {one: 'p', other: 'p'}\n", "4:7: bad-labels", id="the number is nowhere"),
        pytest.param("  en: {one: '{n} p', other: '{m} p'}\n", "4:7: bad-labels", id="another placeholder"),
        pytest.param("  en: {one: '{n', other: '{n} p'}\n", "4:7: bad-labels", id="a brace that is not closed"),
    ],
)
def test_the_words_for_a_unit_that_is_claimed_are_checked(counted: str, expected: str | None) -> None:
    others = "  id: {other: '{n} p'}\n  pt-BR: {one: '{n} p', other: '{n} p'}\n"
    rest = "" if expected and "no-label" in expected else others
    text = f"name: parameters\naliases: [parameter]\ncounted:\n{counted}{rest}"
    found = [place(problem) for problem in labelled(ATTRIBUTES, LANGUAGES, {**CLAIM, "units/parameters.yml": text})]
    assert sorted(set(found)) == ([f"units/parameters.yml:{expected}"] if expected else [])


def test_a_label_that_nothing_uses_is_told() -> None:
    own = (replace(LANGUAGES[0], labels={**LANGUAGES[0].labels, "attributes.colour": "Colour"}), *LANGUAGES[1:])
    (problem,) = labelled(ATTRIBUTES, own)
    assert (problem.code, problem.message) == ("unused-label", "nothing uses 'attributes.colour'")
