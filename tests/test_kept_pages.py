"""What earlier builds have found and made is taken again where it is right, and only there.

Whatever editors change, a build that takes what the one before has kept writes what a first one would.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast
from unittest import mock

import pytest
from edits import ADDED
from hypothesis import given
from hypothesis import strategies as st
from samples import ATTRIBUTES, LANGUAGES, UNITS, examples
from terbuka import layout
from terbuka.build import build
from terbuka.disk import write
from terbuka.kept import Kept
from terbuka.pages import articles, further, models, organisations, people, translations
from terbuka.pages.asked import WHOLE, Answers, Watched
from terbuka.pages.kept_pages import kept_pages
from terbuka.pages.kinds import pages
from terbuka.site import Site
from terbuka.types import Claim, File, PlannedPage

Seeds = dict[str, str]
FEW = {"attributes", "imprint", "languages", "models", "proper_names"}  # what no article changes: all may hang on it
SEEDS: Seeds = {
    **UNITS,
    **ADDED,
    "people/sari-contoh.yml": "name: Sari Contoh\n",
    "originals/kancil-told.yml": "title: Kancil 2\nlanguage: en\npublisher: rimba-lab\n",
    "said.txt": "Kancil 2 baik.\n\n“Ia memiliki 7 miliar parameter dan itu cukup,” kata Sari Contoh, peneliti.\n",
    "said.yml": (
        "language: id\ntitle: Kata Sari\npublished: 2026-02-03\nheadings: []\n"
        "people: [{person: sari-contoh, role: peneliti, organisation: rimba-lab, gloss: {en: a researcher}}]\n"
        "claims:\n  - {model: kancil-2, attribute: results, value: itu cukup, quote: itu cukup,"
        " speaker: sari-contoh, reading: model, reason: It goes on, gloss: {en: that is enough}}\n"
    ),
}


def put(name: str, old: str, new: str) -> Callable[[Seeds], Seeds]:
    return lambda seeds: seeds | ({name: seeds[name].replace(old, new)} if name in seeds else {})


def without(*names: str) -> Callable[[Seeds], Seeds]:
    return lambda seeds: {name: text for name, text in seeds.items() if name not in names}


def again(name: str) -> Callable[[Seeds], Seeds]:
    return lambda seeds: seeds | {name: SEEDS[name]}


EDITS = {
    "a text": put("id-plain.txt", "kabar", "berita Kancil 2"),
    "a quoted number": lambda seeds: put("pt-told.txt", "7", "8")(put("pt-told.yml", "7 b", "8 b")(seeds)),
    "a claim is gone": put("de-told.yml", "claims:", "readings: []\n#"),
    "a gloss": put("said.yml", "that is enough", "it is enough"),
    "a translation of a role": put("said.yml", "a researcher", "researcher"),
    "a title": put("en-plain.yml", "Nothing", "Something"),
    "a date": put("said.yml", "2026-02-03", "2024-02-03"),
    "an address": put("zh-plain.yml", "language", "slug: tidak\nredirect_from: [lama]\nlanguage"),
    "an original": put("pt-told.yml", "kancil-told", "other"),
    "a publisher": put("originals/kancil-told.yml", "publisher: rimba-lab", "byline: Ann Example"),
    "an alias": put("models/kancil-2.yml", "Kantjil 2", "Kancil Dua"),
    "a look-alike": put("models/kancil-2.yml", "Kancil 3", "Kancil 4"),
    "a model's name": put("models/kancil-2.yml", "name: Kancil 2", "name: Kancil II\naliases: [Kancil 2]\n#"),
    "a person's name": put("people/sari-contoh.yml", "name: Sari Contoh", "name: S. Contoh\naliases: [Sari Contoh]"),
    "an organisation belongs to another": put("organisations/rimba-lab.yml", "aliases", "part_of: hutan\naliases"),
    "another organisation": lambda seeds: seeds | {"organisations/hutan.yml": "name: Hutan\n"},
    "an article is gone": without("id-told.txt", "id-told.yml"),
    "an article is renamed": lambda seeds: {name.replace("en-told", "told-en"): seeds[name] for name in seeds},
    "a bare text is gone": without("bare.txt"),
    "it is back": again("bare.txt"),
}


def site_of(seeds: Seeds, kept: Kept | None = None) -> Site:
    files = [File(path=f"seeds/{name}", data=text.encode("utf-8")) for name, text in sorted(seeds.items())]
    return build(files, LANGUAGES, ATTRIBUTES, kept=kept)[0]


def texts(site: Site) -> Seeds:
    return {page.path: page.text for page in pages(site)}


def written(seeds: Seeds, folder: Path) -> None:
    """Make the pages in `folder` from these seeds as a build does."""
    kept = Kept(folder / "kept")
    write(kept_pages(site_of(seeds, kept), folder / "docs", kept), folder / "docs")
    kept.sweep()


def docs(folder: Path) -> Seeds:
    found = (path for path in (folder / "docs").rglob("*") if path.is_file() and path.name != ".generated")
    return {path.relative_to(folder / "docs").as_posix(): path.read_bytes().decode("utf-8") for path in found}


@examples(8)
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5), room=st.sampled_from([0, 1000]))
def test_after_any_edits_the_pages_are_those_of_a_first_build(edits: list[str], room: int) -> None:
    of_models = {"CLAIMS": room, "PART": 1, "QUOTES": 0, "ROOM": room}
    with tempfile.TemporaryDirectory() as name, mock.patch.multiple(layout, **of_models):
        folder, seeds = Path(name), SEEDS
        written(seeds, folder)
        for edit in edits:
            seeds = EDITS[edit](seeds)
            written(seeds, folder)
            assert docs(folder) == texts(site_of(seeds)), f"after {edit}"


def test_an_edit_makes_what_shows_something_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def text(page: PlannedPage) -> str:
        made.append(page.path)
        return page.make()

    monkeypatch.setattr(PlannedPage, "text", property(text))
    written(SEEDS, tmp_path)
    assert len(set(made)) == len(made) > 10
    made.clear()
    written(SEEDS, tmp_path)
    assert made == []
    before = docs(tmp_path)
    written(EDITS["a text"](SEEDS), tmp_path)
    after = docs(tmp_path)
    articles = [path for path in made if "articles/" in path and not path.endswith("articles/index.md")]
    files = ("index.md", "certificate.jsonld", "propose.json")
    own = [f"id/articles/tidak-ada-kabar/{file}" for file in files]
    assert [path for path in articles if path in own] == own
    # Other articles lead on to it now that it speaks of what they do.
    assert all(before[path] != after[path] for path in {*articles} - {*own})
    assert not [path for path in made if "people/" in path], "which the article does not name"


def test_no_page_of_one_thing_hangs_on_everything() -> None:
    site = site_of(SEEDS)
    watched = Watched(site)
    kinds = (articles, translations, models, further, people, organisations)
    for page in (page for kind in kinds for page in kind.pages(cast(Site, watched)) if isinstance(page, PlannedPage)):
        with watched.asking() as asked:
            assert page.text
        assert {name for name, key in asked if key == WHOLE} <= FEW, page.path


def test_what_is_equal_has_one_word_whichever_objects_it_is_made_of() -> None:
    one = site_of(SEEDS)
    two = pickle.loads(pickle.dumps(one.articles))
    three = tuple(pickle.loads(pickle.dumps(each)) for each in one.articles)
    words = {
        Answers(replace(one, articles=articles)).word((("articles", WHOLE),)) for articles in (one.articles, two, three)
    }
    assert len(words) == 1


def test_what_stands_in_many_answers_is_looked_through_once() -> None:
    site, told = site_of(SEEDS), list[object]()
    answers, whole = Answers(site), Answers._whole
    with mock.patch.object(Answers, "_whole", lambda self, value: told.append(value) or whole(self, value)):
        for name in ("passages", "statements_within", "_statements_on", "_statement_of", "wordings_of"):
            for key in getattr(site, name):
                assert answers.word(((name, key),)) == answers.word(((name, key),))
    claims = [each.id for each in told if isinstance(each, Claim)]
    assert claims
    assert len(claims) == len({*claims})


def test_a_page_that_stands_is_read_once_more_and_no_more(tmp_path: Path) -> None:
    written(SEEDS, tmp_path)
    read, bytes_of = list[Path](), Path.read_bytes
    with mock.patch.object(Path, "read_bytes", lambda self: read.append(self) or bytes_of(self)):
        written(SEEDS, tmp_path)
    pages_read = [path for path in read if path.name == "index.md"]
    assert pages_read
    assert len(pages_read) == len({*pages_read})


def test_a_page_that_hands_have_changed_is_made_again(tmp_path: Path) -> None:
    written(SEEDS, tmp_path)
    (page,) = (tmp_path / "docs" / "id" / "articles").rglob("kata-sari/index.md")
    text = page.read_text(encoding="utf-8")
    page.write_text("other", encoding="utf-8")
    written(SEEDS, tmp_path)
    assert page.read_text(encoding="utf-8") == text
