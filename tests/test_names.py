"""names: a file of names, and its own name."""

from __future__ import annotations

from datetime import date

import pytest
from samples import ATTRIBUTES, LANGUAGES, UNITS, data, made, problems_of
from terbuka.build import build
from terbuka.notes.names import read_name
from terbuka.problems import Problem
from terbuka.records.names import KINDS, Kind, Model, Name, Original, Registered
from terbuka.types import File

KIND = {kind.folder: kind for kind in KINDS}


def read(name: str, text: str | bytes, kind: Kind = KIND["models"]) -> tuple[Registered | None, tuple[Problem, ...]]:
    return read_name(File(path=f"seeds/{kind.folder}/{name}", data=data(text)), kind)


def test_a_model_is_its_names_and_those_that_are_not_its_own() -> None:
    model, problems = read("llama-3.yml", "name: Llama 3\naliases: [Llama3]\nlook_alikes: [Llama, Llama 3.1]\n")
    assert problems == ()
    assert isinstance(model, Model)
    assert (model.slug, model.name, model.aliases) == ("llama-3", "Llama 3", ("Llama3",))
    assert (model.look_alikes, model.names) == (("Llama", "Llama 3.1"), ("Llama 3", "Llama3"))


def test_other_kinds_have_names_as_well() -> None:
    name, problems = read("mit.yml", "name: MIT\n", KIND["licences"])
    assert problems == ()
    assert isinstance(name, Name)
    assert (name.kind, name.slug, name.names) == ("licences", "mit", ("MIT",))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("dbrx.yml", "DBRX"),
        ("olmoe.yml", "OLMoE"),
        ("granite-3-0.yml", "Granite 3.0"),
        ("llama-3.yml", "Llama 3"),
        ("naive.yml", "Naïve"),
        ("a-b.yml", "(A) & B!"),
    ],
)
def test_a_file_is_called_by_the_slug_of_its_name(file: str, name: str) -> None:
    model, problems = read(file, f"name: '{name}'")
    assert problems == ()
    assert model is not None
    assert f"{model.slug}.yml" == file


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        pytest.param("dbrx.yml", "name: Granite", "1:7: name-and-file", id="the name of another file"),
        pytest.param("DBRX.yml", "name: DBRX", "1:7: name-and-file", id="a file in capitals"),
        pytest.param("a.b.yml", "name: a.b", "1:7: name-and-file", id="a full stop in the file"),
        pytest.param("dbrx.yml", "aliases: [é]\nname: 中文", "2:7: name-and-file", id="another script"),
        pytest.param("dbrx.yml", "name: '?!'", "1:7: bad-name", id="no letter or digit"),
        pytest.param("dbrx.yml", "name: DBRX\naliases: [é, '-']", "2:14: bad-name", id="an alias of a mark"),
        pytest.param("dbrx.yml", "name: DBRX\nlook_alikes: [®]", "2:15: bad-name", id="a look-alike of a mark"),
        pytest.param("dbrx.yml", "name: DBRX\naliases: ['']", "2:11: empty-value", id="an empty alias"),
        pytest.param("dbrx.yml", "name: DBRX\naliases:\n-", "3:2: empty-value", id="an alias not filled in"),
        pytest.param("dbrx.yml", "name: DBRX\naliases: DBRX Instruct", "2:10: not-a-list", id="an alias, not a list"),
        pytest.param("dbrx.yml", "name: [DBRX]", "1:7: not-text", id="a list of names"),
        pytest.param("dbrx.yml", "aliases: [DBRX]", "1:1: missing-key", id="no name"),
        pytest.param("dbrx.yml", "name:", "1:1: missing-key", id="a name not filled in"),
        pytest.param("dbrx.yml", "name: DBRX\nlookalikes: [D]", "2:1: unknown-key", id="a key spelled wrong"),
        pytest.param("dbrx.yml", "name: DBRX\ndeveloper: D", "2:1: unknown-key", id="what articles are to say"),
        pytest.param("dbrx.yml", "name: 'DBRX", "1:7: bad-yaml", id="no YAML"),
        pytest.param("dbrx.yml", b"name: DBRX \xff", "1:12: not-utf-8", id="not UTF-8"),
    ],
)
def test_a_mistake_is_reported_at_its_place(file: str, text: str | bytes, expected: str) -> None:
    _, (problem,) = read(file, text)
    assert f"{problem.line}:{problem.column}: {problem.code}" == expected
    assert not problem.warning


def test_an_empty_file_lacks_its_name() -> None:
    model, problems = read("dbrx.yml", "")
    assert model is None
    assert problems


def test_the_fix_for_a_wrong_file_name_works() -> None:
    _, (problem,) = read("llama.yml", "name: Llama 3.1")
    assert problem.fix == "rename the file to 'llama-3-1.yml'"
    assert read("llama-3-1.yml", "name: Llama 3.1")[1] == ()


def test_an_original_is_what_is_known_of_it() -> None:
    text = "title: Inside\nlanguage: en\npublisher: wired\npublished: 2024-03-27\nfound: The headline is the same.\n"
    original, problems = read("dbrx-inside.yml", text, KIND["originals"])
    assert problems == ()
    assert isinstance(original, Original)
    assert (original.slug, original.title, original.language, original.byline) == ("dbrx-inside", "Inside", "en", None)
    assert original.published == date(2024, 3, 27)
    assert read("any.yml", "", KIND["originals"])[1] == ()


def test_a_kind_is_a_folder_and_one_entry() -> None:
    """Nothing else is needed for it to be read, checked and found."""
    place = Kind(folder="places", record=Name)
    files = [
        File(path="seeds/places/rimba.yml", data=b"name: Rimba\naliases: [Hutan]\n"),
        File(path="seeds/places/kota.yml", data=b"name: Desa\ncolour: red\n"),
    ]
    site, problems = build(files, LANGUAGES, ATTRIBUTES, (*KINDS, place))
    assert [f"{p.path}:{p.line}:{p.column}: {p.code}" for p in problems] == [
        "seeds/places/kota.yml:1:7: name-and-file",
        "seeds/places/kota.yml:2:1: unknown-key",
    ]
    assert [(name.kind, name.names) for name in site.names] == [("places", ("Rimba", "Hutan"))]
    assert {problem.code for problem in build(files, LANGUAGES, ATTRIBUTES)[1]} == {"unknown-file"}


def test_an_article_speaks_of_what_it_names_makes_claims_on_introduces_and_lets_speak() -> None:
    files = {
        "a.txt": "Zed keluar.\nZed punya 3 juta token, kata Ani Contoh.\n",
        "a.yml": "language: id\npeople: [{person: budi-contoh, role: x}]\nclaims:\n"
        "- {model: zed, attribute: training-tokens, value: 3 million tokens, quote: 3 juta token,\n"
        "   speaker: ani-contoh}\n",
        "b.txt": "Yak 1 keluar.\n",
        "models/zed.yml": "name: Zed\n",
        "other-models/yak-1.yml": "name: Yak 1\n",
        "people/ani-contoh.yml": "name: Ani Contoh\n",
        "people/budi-contoh.yml": "name: Budi Contoh\n",
        **UNITS,
    }
    site, _ = made(files)
    one, two = site.articles
    kinds = ("models", "other-models", "organisations", "people")
    assert [[name.slug for name in site.names_in(one, kind)] for kind in kinds] == [
        ["zed"],
        [],
        [],
        ["ani-contoh", "budi-contoh"],
    ]
    assert [[name.slug for name in site.names_in(two, kind)] for kind in kinds] == [[], ["yak-1"], [], []]
    for name in site.names:
        assert set(site.articles_on(name)) == {a for a in site.articles if name in site.names_in(a, name.kind)}


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [("rimba", []), ("rimbah", ["originals/a.yml:1:12: unknown-name"])],
)
def test_the_publisher_of_an_original_is_an_organisation(publisher: str, expected: list[str]) -> None:
    files = {"originals/a.yml": f"publisher: {publisher}\n", "organisations/rimba.yml": "name: Rimba\n"}
    assert problems_of(files) == expected
