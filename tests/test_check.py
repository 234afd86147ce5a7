"""check: what can only be seen when all articles and names stand beside each other."""

from __future__ import annotations

import pytest
from samples import NOTES, TEXT, Files, made, place
from slugify import slugify

TITLED = "language: id\ntitle: Judul\n"


def found(files: Files) -> list[str]:
    return [place(problem) for problem in made(files)[1]]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"a.txt": TEXT, "a.yml": TITLED, "b.txt": TEXT, "b.yml": TITLED},
            ["b.yml:2:8: same-slug"],
            id="two articles with one title",
        ),
        pytest.param(
            {"a.txt": TEXT, "a.yml": NOTES + "title: A b\n", "b.txt": TEXT, "b.yml": NOTES + "slug: a-b\n"},
            ["b.yml:2:7: same-slug"],
            id="a slug and a title that make the same",
        ),
        pytest.param(
            {f"{name}.txt": TEXT for name in "abc"} | {f"{name}.yml": TITLED for name in "abc"},
            ["b.yml:2:8: same-slug", "c.yml:2:8: same-slug"],
            id="three articles with one title",
        ),
        pytest.param(
            {"a.txt": TEXT, "a.yml": TITLED, "b.txt": TEXT, "b.yml": TITLED.replace("id", "es")},
            [],
            id="one title in two languages",
        ),
        pytest.param(
            {"a.txt": TEXT + "Index.\n", "a.yml": NOTES + "title: Index\n", "models/index.yml": "name: Index\n"},
            [],
            id="names like the file of a folder's own page",
        ),
    ],
)
def test_no_two_pages_have_one_address(files: Files, expected: list[str]) -> None:
    assert found(files) == expected


def test_an_article_says_whose_address_it_has_and_the_fix_works() -> None:
    files = {"a.txt": TEXT, "a.yml": TITLED, "b.txt": TEXT + "Teks lain.\n", "b.yml": TITLED}
    _, (problem,) = made(files)
    assert problem.message == "the address 'id/articles/judul/' is taken by a"
    assert problem.fix == "give this article a 'slug:' of its own"
    assert found(files | {"b.yml": TITLED + "slug: judul-2\n"}) == []
    _, (problem,) = made(files | {"b.txt": TEXT})
    assert problem.fix == "its text is that of seeds/a.txt: delete one of the two"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("aliases: [Model A]", "aliases: [Model A]", ["models/b.yml:2:11: same-name"], id="the same alias"),
        pytest.param("", "aliases: [A]", ["models/b.yml:2:11: same-name"], id="another's name as an alias"),
        pytest.param("aliases: [B]", "", ["models/b.yml:1:7: same-name"], id="the other way round"),
        pytest.param("aliases: [MODEL-A]", "aliases: [Model A]", ["models/b.yml:2:11: same-name"], id="spelled alike"),
        pytest.param("aliases: [A]", "", [], id="a name of one's own, twice"),
        pytest.param("look_alikes: [B]", "look_alikes: [A]", [], id="another's name as a look-alike"),
        pytest.param("look_alikes: [C]", "look_alikes: [C]", [], id="the same look-alike"),
        pytest.param("look_alikes: [A]", "", ["models/a.yml:2:15: own-look-alike"], id="one's own look-alike"),
        pytest.param(
            "aliases: [Model A]\nlook_alikes: [model-a]", "", ["models/a.yml:3:15: own-look-alike"], id="spelled so"
        ),
    ],
)
def test_a_name_belongs_to_one_model(first: str, second: str, expected: list[str]) -> None:
    assert found({"models/a.yml": f"name: A\n{first}\n", "models/b.yml": f"name: B\n{second}\n"}) == expected


@pytest.mark.parametrize("kind", ["organisations", "people", "licences", "units"])
def test_a_name_stands_in_one_file_of_its_kind(kind: str) -> None:
    files = {f"{kind}/a.yml": "name: A\naliases: [One, Acme]\n", f"{kind}/acme.yml": "name: Acme\naliases: [One]\n"}
    assert found(files) == [f"{kind}/acme.yml:1:7: same-name", f"{kind}/acme.yml:2:11: same-name"]
    assert found({f"{kind}/a.yml": "name: A\n", "models/a.yml": "name: A\n"}) == []


@pytest.mark.parametrize(
    ("name", "text", "offered"),
    [
        pytest.param("Kancil 2", "Sebuah model baru, Kancil 2, dirilis.", None, id="named"),
        pytest.param(
            "Kancil 2", "Kancil 2 dirilis\nKata mereka, ini baru awal.", None, id="named in the headline only"
        ),
        pytest.param("Kancill 2", "Sebuah model baru, Kancil 2, dirilis.", "“Kancil 2”", id="misspelled"),
        pytest.param("L'Ours 7", "Mereka merilis “L’Ours 7”, katanya.", "“L’Ours 7”", id="another apostrophe"),
        pytest.param("Kancil 2", "Mereka merilis Kancil2 kemarin.", "“Kancil2”", id="another space"),
        pytest.param("GPT-Contoh", "Mereka merilis gpt-contoh kemarin.", "“gpt-contoh”", id="all small"),
        pytest.param("Mekar", "Mereka merilis “mekarr”, katanya.", "“mekarr”", id="all small and misspelled"),
        pytest.param("DBRXX", "该公司发布了DBRX。模型很好", "“DBRX”", id="in a script without spaces"),
        pytest.param("样本千问", "该公司发布了样本干问，模型很好", "“样本干问”", id="in Chinese letters"),
        pytest.param("샘플라마 2", "회사가 샘플리마 2는 공개했다", "“샘플리마 2", id="in Korean"),
        pytest.param("Образец 2", "Вышла модель Образецъ 2 вчера", "“Образецъ 2”", id="in Cyrillic"),
        pytest.param("Kancil 2", "Mereka merilis sebuah model kemarin.", "check its spelling", id="nothing like it"),
    ],
)
def test_a_model_that_no_article_names_is_a_warning_with_what_is_nearest(
    name: str, text: str, offered: str | None
) -> None:
    slug = slugify(name)
    _, problems = made({"a.txt": f"{text}\nTitik.\n", "a.yml": TITLED, f"models/{slug}.yml": f"name: {name}\n"})
    if offered is None:
        assert problems == ()
    else:
        (problem,) = problems
        assert (place(problem), problem.warning) == (f"models/{slug}.yml:1:7: model-not-found", True)
        assert offered in problem.fix


def test_a_name_of_which_nothing_can_be_seen_is_near_to_nothing() -> None:
    files = {"a.txt": TEXT, "a.yml": TITLED, "models/kancil.yml": "name: Kancil\naliases: ['\u034f']\n"}
    assert "models/kancil.yml:1:7: model-not-found" in found(files)


def test_where_there_are_no_articles_yet_no_model_is_missed() -> None:
    assert found({"models/a.yml": "name: A\n"}) == []


def test_an_original_of_one_article_alone_is_a_warning() -> None:
    files = {"a.txt": TEXT, "a.yml": TITLED + "original: asal\n"}
    _, (problem,) = made(files)
    assert (place(problem), problem.warning) == ("a.yml:1:1: lone-original", True)
    assert "'asal'" in problem.message


def test_articles_that_share_an_original_are_no_problem() -> None:
    notes = "language: {tag}\noriginal: asal\n"
    files = {"a.txt": TEXT, "a.yml": notes.format(tag="id"), "b.txt": TEXT, "b.yml": notes.format(tag="pt-BR")}
    assert found(files) == []
    site, _ = made(files)
    first, second = site.articles
    assert site.translations(first) == (second,)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"a.yml": NOTES}, ["a.yml:1:1: no-text"], id="notes without a text"),
        pytest.param({"a.yml": "titel: x"}, ["a.yml:1:1: no-text"], id="and they are wrong as well"),
        pytest.param({"a.txt": TEXT, "A.yml": NOTES}, ["A.yml:1:1: no-text", "a.txt:1:1: no-notes"], id="in capitals"),
        pytest.param(
            {"a.txt.yml": NOTES, "a.txt": TEXT}, ["a.txt.yml:1:1: no-text", "a.txt:1:1: no-notes"], id="a.txt.yml"
        ),
        pytest.param({}, [], id="nothing at all"),
    ],
)
def test_texts_and_notes_belong_together(files: Files, expected: list[str]) -> None:
    assert sorted(found(files)) == sorted(expected)


def test_what_is_a_part_of_a_circle_is_not_in_it() -> None:
    wholes = {"a": "b", "b": "c", "c": "d", "d": "b", "e": "f", "f": "g"}
    files = {f"organisations/{each}.yml": f"name: {each.upper()}\npart_of: {wholes.get(each)}\n" for each in "abcdef"}
    assert found({**files, "organisations/g.yml": "name: G\n"}) == [
        f"organisations/{each}.yml:2:10: part-of-itself" for each in "bcd"
    ]


def test_of_one_original_a_hundred_translations_are_set_side_by_side() -> None:
    def of(count: int) -> Files:
        names = [f"a{number:03}" for number in range(count)]
        notes = {f"{name}.yml": f"language: id\ntitle: Judul {name}\noriginal: satu\n" for name in names}
        return {**notes, **{f"{name}.txt": TEXT for name in names}}

    assert found(of(100)) == []
    assert found(of(101)) == ["a100.yml:1:1: too-many-translations"]


def test_a_model_without_a_page_gets_one_before_it_gets_claims() -> None:
    claim = "claims: [{model: zed, attribute: licence, value: MIT, quote: Satu}]\n"
    _, problems = made({"a.txt": TEXT, "a.yml": NOTES + claim, "other-models/zed.yml": "name: Zed\n"})
    (problem,) = (problem for problem in problems if problem.code == "unknown-model")
    assert problem.fix == "move seeds/other-models/zed.yml to seeds/models/: only what has a page there has claims"
