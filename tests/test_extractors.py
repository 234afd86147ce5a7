"""The measure of how real pages are read, on made-up ones that lie as other projects' test pages do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.extractors import cases, main, same_byline, same_title

TEXT = (
    "Granite 3.0 was published on Tuesday by the village of Millbrook, which has used it since spring to sort letters.",
    "The village says that it has saved two afternoons a week, and that the letters are answered sooner.",
)
PAGE = f"<html><body><article><h1>Millbrook</h1><p>{TEXT[0]}</p><p>{TEXT[1]}</p></article></body></html>"
EXPECTED = {"title": "Millbrook", "byline": None, "publishedTime": None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    page = tmp_path / "readability" / "test" / "test-pages" / "one"
    page.mkdir(parents=True)
    (page / "source.html").write_text(PAGE, encoding="utf-8")
    (page / "expected.html").write_text(f"<div><p>{TEXT[0]}</p><p>{TEXT[1]}</p></div>", encoding="utf-8")
    (page / "expected-metadata.json").write_text(json.dumps(EXPECTED), encoding="utf-8")
    pages = tmp_path / "trafilatura" / "tests" / "eval"
    pages.mkdir(parents=True)
    (pages / "two.html").write_text(PAGE, encoding="utf-8")
    said = {"file": "two.html", "with": [TEXT[0][:40], "nowhere"], "without": ["Imprint"], "title": "Millbrook"}
    (pages.parent / "evaldata.json").write_text(json.dumps({"https://a.example": said}), encoding="utf-8")
    return tmp_path


def test_pages_are_found_by_how_projects_keep_them(folder: Path) -> None:
    assert [(case.project, case.name, case.whole) for case in cases(folder)] == [
        ("readability", "one", True),
        ("trafilatura", "two", False),
    ]


def test_the_table_has_a_line_for_each_project_and_extractor(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--extractors", "terbuka,trafilatura"]) == 0
    rows = capsys.readouterr().out.splitlines()[2:]
    assert [row.split(" | ")[2:6] for row in rows[::2]] == [
        ["terbuka", "1.000", "1.000", "1.000"],
        ["terbuka", "0.500", "1.000", "0.667"],
    ]
    assert [row.split(" | ")[2] for row in rows[1::2]] == ["trafilatura", "trafilatura"]
    assert list((folder / ".answers").rglob("*.json"))


def test_a_folder_without_pages_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "no test pages" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "gold", "same"),
    [
        ("A title", "A title | Site", True),
        ("A title", "A  Title", True),
        ("A title", "A title of more words", False),
    ],
)
def test_a_title_may_lack_the_site_s_name(value: str, gold: str, same: bool) -> None:
    assert same_title(value, gold) is same


@pytest.mark.parametrize(
    ("value", "gold", "same"),
    [
        ("Ann Example, Bo Sample", "Bo Sample; Ann Example", True),
        ("Ann Example", "By Ann Example March 25, 2015", True),
        ("Ann Example", "Ann Example and Bo Sample", False),
    ],
)
def test_a_byline_is_compared_by_its_persons(value: str, gold: str, same: bool) -> None:
    assert same_byline(value, gold) is same
