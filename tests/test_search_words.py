"""What the build tells the search's scripts: names and their spellings, and the words that a slip is measured by."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Mapping

import pytest
from samples import LANGUAGES, Files, made, real
from terbuka.languages.rules import glossary
from terbuka.pages import search
from terbuka.site import Site

NAMES = {
    "models/kancil-2.yml": "name: Kancil 2\naliases: [Kantjil 2]\n",
    "other-models/elang-7.yml": "name: Elang-7\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\n",
    "people/sari-dewi.yml": "name: Sari Dewi\n",
}


def told(site: Site, tag: str, name: str) -> object:
    folder = "" if tag == "en" else f"{tag}/"
    (text,) = [page.text for page in search.pages(site) if page.path == f"{folder}search/{name}.json"]
    return json.loads(text)


def words(site: Site, tag: str = "en") -> list[str]:
    found = told(site, tag, "spellings")
    assert isinstance(found, dict)
    return [word for kind in ("terms", "names", "own", "others") for word in found[kind]]


def site_of(files: Files) -> Site:
    site, problems = made({**NAMES, **files})
    assert not [str(problem) for problem in problems if not problem.warning]
    return site


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(
        {
            "a.txt": "Kancil 2 berlari cepat.\nOrang melihat Kancil 2 berlari. Berlari lagi, lagi berlari.\n",
            "a.yml": "language: id\ntitle: Tentang\n",
            "b.txt": "The Kancil 2 runs quickly, zoologically.\nIt runs where nobody runs.\n",
            "b.yml": "language: en\ntitle: About\n",
        }
    )


def test_names_are_told_with_all_their_spellings(site: Site) -> None:
    names = told(site, "en", "words")["names"]  # type: ignore[index]
    assert ["Kancil 2", "Kancil2", "Kantjil 2", "Kantjil2"] in names
    assert ["Elang-7", "Elang 7"] in names
    assert not [each for each in names if "Rimba Lab" in each or "Sari Dewi" in each]  # there is but one way


def test_units_are_no_names() -> None:
    names = told(real(), "en", "words")["names"]  # type: ignore[index]
    assert "tokens" not in {spelling for each in names for spelling in each}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_words_are_those_of_names_terms_articles_and_translations(language) -> None:
    found = words(real(), language.tag)
    assert {"Databricks", "Frankle", "Zuckerberg", "Mixtral"} <= set(found)
    assert {"kafein", "cafeína"} <= set(found)
    folded = {word.casefold() for word in found}
    for thing in glossary():
        for form in thing.get(language.tag, ()):
            assert {word.casefold() for word in search.WORD.findall(form)} <= folded
    for claim in real().claims:
        assert {word.casefold() for word in search.WORD.findall(claim.gloss.get(language.tag, ""))} <= folded


def test_the_likeliest_come_first(site: Site) -> None:
    english, indonesian = words(site, "en"), words(site, "id")
    assert english.index("licence") < english.index("Kancil") < english.index("runs") < english.index("quickly")
    assert english.index("zoologically") < english.index("lisensi") < english.index("berlari")
    assert indonesian.index("lisensi") < indonesian.index("Kancil") < indonesian.index("berlari")
    assert indonesian.index("berlari") < indonesian.index("runs")


def test_a_word_stands_there_once_as_it_is_written_most_often(site: Site) -> None:
    found = words(site, "id")
    assert "berlari" in found and "Berlari" not in found
    assert len({word.casefold() for word in found}) == len(found)


def test_short_words_and_numbers_are_left_out() -> None:
    found = words(
        site_of({"a.txt": f"Dua tiga 12345 kata5kata {'z' * 21} empat.\n", "a.yml": "language: id\ntitle: T\n"})
    )
    assert "empat" in found and "tiga" in found and "kata" in found
    assert not [word for word in found if len(word) < 4 or len(word) > 20 or not word.isalpha()]


def many(articles: int) -> Mapping[str, str]:
    """Articles of made-up words, some frequent and most rare, as those of a language are."""
    chance = random.Random(0)
    letters = "aeioubdgklmnprst"
    known = ["".join(chance.choices(letters, k=chance.randint(4, 11))) for _ in range(30_000)]
    weights = [1 / rank for rank in range(1, len(known) + 1)]
    files: dict[str, str] = {}
    for number in range(articles):
        files[f"a{number}.txt"] = " ".join(chance.choices(known, weights, k=700)) + ".\n"
        files[f"a{number}.yml"] = f"language: {('id', 'en')[number % 2]}\ntitle: Number {number}\n"
    return files


def test_they_stay_few_however_many_articles_there_are() -> None:
    site = site_of(many(200))
    for language in LANGUAGES:
        found = words(site, language.tag)
        assert len(found) == search.WORDS_MOST
        assert "Kancil" in found and "licence" in found
        sent = gzip.compress("\n".join(found).encode("utf-8"))
        assert len(sent) < 60_000


def test_only_names_and_the_readers_language_may_be_meant(site: Site) -> None:
    english = told(site, "en", "spellings")
    assert isinstance(english, dict)
    assert "Kancil" in english["names"] and "runs" in english["own"] and "licence" in english["terms"]
    assert "berlari" in english["others"] and "lisensi" in english["others"]


def test_little_words_and_endings_are_told(site: Site) -> None:
    known = told(site, "en", "words")
    assert isinstance(known, dict)
    assert "who" in known["little"]["en"] and "yang" in known["little"]["id"] and "são" in known["little"]["pt-BR"]
    assert ["al", "ais"] in known["endings"]["pt-BR"]
