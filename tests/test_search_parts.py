"""The index of the search in parts: an edit makes few of them anew, and they answer as one index would."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import Browser
from samples import real
from served import served
from sites import ROOT
from terbuka.commands import search_index
from terbuka.progress import Progress

KINDS = ("article", "model", "page", "person", "organisation")
QUIET = Progress(None, None, quiet=True)


def texts() -> Iterator[tuple[str, str, str]]:
    """Each block of the first articles, and what was translated of them: a language, a name, and the words."""
    for article in real().articles:
        for block in article.told:
            yield article.language, f"{article.slug}-{block.number}", block.text
    for claim in real().claims:
        for tag, text in claim.gloss.items():
            yield tag, f"gloss-{claim.id}", text


def page(language: str, name: str, text: str) -> str:
    kind, model = KINDS[crc32(name.encode()) % len(KINDS)], ("one", "two")[len(text) % 2]
    return (
        f'<!doctype html><html lang="{language}"><head><title>{name}</title>'
        f'<meta data-pagefind-filter="kind[content]" content="{kind}">'
        f'<meta data-pagefind-filter="model[content]" content="{model}">'
        f'<meta data-pagefind-meta="title[content]" content="{" ".join(text.split()[:3])}"></head>'
        f"<body><main data-pagefind-body><p>{text.replace('<', '')}</p></main></body></html>"
    )


def write_site(folder: Path) -> Path:
    for language, name, text in texts():
        path = folder / language / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(language, name, text), encoding="utf-8")
    for name in ("index.html", "404.html"):
        (folder / name).write_text("<!doctype html><html lang='en'><title>Home</title><p>Not searched.</p></html>")
    shutil.copytree(ROOT / "docs" / "assets", folder / "assets")
    return folder


def parts(site: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads((site / "pagefind" / "parts.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site whose languages have an index each."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "ARTICLES", KINDS)
        search_index.make_index(ROOT, write_site(folder / "site"), folder / "kept", QUIET)
    yield folder / "site"


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same, in parts of about twenty pages."""
    folder = tmp_path_factory.mktemp("split")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "PART_PAGES", 20)
        search_index.make_index(ROOT, write_site(folder / "site"), folder / "kept", QUIET)
        yield folder / "site"


def test_every_page_is_in_one_part(whole: Path, split: Path) -> None:
    one, many = parts(whole), parts(split)
    assert one.keys() == many.keys() == {language for language, *_ in texts()}
    for language in one:
        assert len(one[language]) == 1 < len(many[language])
        for fact in ("pages", "words"):
            assert sum(part[fact] for part in many[language]) == one[language][0][fact]
    folders = {part["folder"] for some in many.values() for part in some}
    assert folders == {path.name for path in (split / "pagefind").iterdir() if path.is_dir()}
    assert not [*(split / "pagefind").rglob("*ui*")]


# Queries in a language, for each choice of filters, and the results: their addresses in order, with their weights.
ASKED = """async ([language, queries, choices]) => {
    const { engine, listed } = await import(document.baseURI + "assets/parts.js")
    const { search, end } = await engine(language, (await listed())[language] ?? [])
    const said = []
    for (const chosen of choices)
        for (const query of queries) {
            const results = await search(query, chosen)
            const urls = await Promise.all(results.map(async each => (await each.data()).url))
            said.push(results.map(({ score, words }, n) => [urls[n], score.toFixed(6), words]))
        }
    end()
    return said
}"""


def queries(language: str) -> list[str]:
    """One to four words of a text, phrases, beginnings of words, words of several texts, and some that nobody has."""
    chance = random.Random(language)
    found = [re.findall(r"[\w.-]*\w", text) for tag, _, text in texts() if tag == language]
    words = [word for some in found for word in some]
    made = [" ".join(chance.sample(words, number)) for number in (2, 3)]
    for some in chance.choices([each for each in found if len(each) > 3], k=6):
        made += [" ".join(chance.sample(some, number)) for number in (1, 2, 3, 4)]
        made += [f'"{some[0]} {some[1]}"', some[2][:3], f"{some[3]} zzzq", f"{some[1][:5]}qq {some[2]}"]
    return [*made, "xyzzyq"]


CHOICES = [
    {"kinds": ["article", "model", "page"]},
    {"kinds": ["person", "organisation"]},
    {"kinds": ["article"], "model": "two"},
]


def answers(site: Path, browser: Browser, language: str) -> list[list[list[object]]]:
    with served(site, "/below/") as address:
        window = browser.new_page()
        window.goto(address)
        said: list[list[list[object]]] = window.evaluate(ASKED, [language, queries(language), CHOICES])
        window.close()
    return said


@pytest.mark.parametrize("language", ["en", "id", "pt-BR"])
def test_parts_answer_as_one_index(whole: Path, split: Path, browser: Browser, language: str) -> None:
    asked = [(query, chosen) for chosen in CHOICES for query in queries(language)]
    one, many = (answers(site, browser, language) for site in (whole, split))
    answered = dict.fromkeys(map(str, CHOICES), 0)
    for (query, chosen), expected, found in zip(asked, one, many, strict=True):
        assert found == expected, (query, chosen)
        answered[str(chosen)] += bool(found)
    assert min(answered.values()) > 5, answered


def made_anew(site: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many parts are made when the index is."""
    begun = []
    begin = search_index._pagefind
    monkeypatch.setattr(search_index, "_pagefind", lambda *given: begun.append(given) or begin(*given))
    search_index.make_index(ROOT, site, kept, QUIET)
    monkeypatch.setattr(search_index, "_pagefind", begin)
    return len(begun)


def test_an_edit_makes_its_part_anew(split: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = split.parent / "kept"
    before = {path: path.read_bytes() for path in (split / "pagefind").rglob("*") if path.is_file()}
    assert made_anew(split, kept, monkeypatch) == 0
    assert {path: path.read_bytes() for path in (split / "pagefind").rglob("*") if path.is_file()} == before
    (edited, *_) = sorted(split.glob("id/*/index.html"))
    text = edited.read_text("utf-8")
    edited.write_text(text.replace("<p>", "<p>Wombat "), "utf-8")
    assert made_anew(split, kept, monkeypatch) == 1
    edited.write_text(text, "utf-8")
    assert made_anew(split, kept, monkeypatch) == 1
    assert len([*(kept / "parts").iterdir()]) == sum(map(len, parts(split).values())) + 1  # and what is known of pages


def test_what_is_damaged_is_made_anew(split: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = split.parent / "kept"
    for part in (kept / "parts").iterdir():
        part.write_bytes(part.read_bytes()[:-1])
    assert made_anew(split, kept, monkeypatch) == sum(map(len, parts(split).values()))
