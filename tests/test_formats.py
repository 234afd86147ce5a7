"""How problems are printed: for people, for GitHub, for other programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import build_site
import pytest
from hypothesis import given
from hypothesis import strategies as st
from terbuka.problems import Problem, as_github, as_json, as_text

WRONG = Problem(path="seeds/a.yml", line=3, column=8, code="bad-date", message="'May' is no date", fix="write it so")
DOUBTFUL = Problem(path="seeds/b.txt", code="hard-wrapped", message="2 lines end", fix="ignore it", warning=True)

texts = st.text(st.characters(), max_size=20)
problems = st.builds(
    Problem,
    path=texts,
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**6),
    code=st.sampled_from(["bad-date", "unknown-file"]),
    message=texts,
    fix=texts,
    warning=st.booleans(),
)


def test_text_has_the_place_the_code_and_the_fix() -> None:
    assert as_text([WRONG]) == "seeds/a.yml:3:8: bad-date 'May' is no date\n    fix: write it so\n"


def test_a_problem_is_an_annotation_on_its_line() -> None:
    assert as_github([WRONG, DOUBTFUL]) == (
        "::error file=seeds/a.yml,line=3,col=8,title=bad-date"
        "::seeds/a.yml:3:8: bad-date 'May' is no date%0A    fix: write it so\n"
        "::warning file=seeds/b.txt,line=1,col=1,title=hard-wrapped"
        "::seeds/b.txt:1:1: hard-wrapped 2 lines end%0A    fix: ignore it\n"
    )


@pytest.mark.parametrize(
    ("message", "escaped"),
    [
        ("100%", "100%25"),
        ("%0A as it was written", "%250A as it was written"),
        ("a: b, c", "a: b, c"),  # these two are escaped in properties only
        ("::error::no", "::error::no"),  # means nothing inside of a line
    ],
)
def test_a_message_is_escaped_as_github_asks(message: str, escaped: str) -> None:
    problem = Problem(path="seeds/a.yml", code="c", message=message, fix="f")
    assert f" c {escaped}%0A    fix: f\n" in as_github([problem])


def test_a_path_is_escaped_as_github_asks_of_properties() -> None:
    problem = Problem(path="seeds/50%: a,b.txt", code="c", message="m", fix="f")
    assert as_github([problem]).startswith("::error file=seeds/50%25%3A a%2Cb.txt,line=1,")


def test_json_is_a_list_of_objects() -> None:
    mended = replace(WRONG, instead="2024-05-01")
    assert json.loads(as_json([mended, DOUBTFUL])) == [
        {
            "path": "seeds/a.yml",
            "line": 3,
            "column": 8,
            "severity": "error",
            "code": "bad-date",
            "message": "'May' is no date",
            "fix": "write it so",
            "instead": "2024-05-01",
        },
        {
            "path": "seeds/b.txt",
            "line": 1,
            "column": 1,
            "severity": "warning",
            "code": "hard-wrapped",
            "message": "2 lines end",
            "fix": "ignore it",
            "instead": None,
        },
    ]
    assert json.loads(as_json([])) == []


@given(st.lists(problems, max_size=3))
def test_nothing_in_a_problem_breaks_out_of_its_lines(found: list[Problem]) -> None:
    """Whatever an article or a file's name holds: one command each for GitHub, two lines each for people."""
    commands = as_github(found)
    assert len(re.findall(r"^::(?:error|warning) file=[^:,\r\n]*,", commands, re.M)) == len(found)
    assert commands.count("\n") == len(found) and "\r" not in commands
    commands.encode("utf-8")
    assert len(as_text(found).splitlines()) == 2 * len(found)
    rows = json.loads(as_json(found))
    assert [(row["path"], row["message"], row["fix"]) for row in rows] == [(p.path, p.message, p.fix) for p in found]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A seeds folder with one error, on line 2, and one warning."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("One line of text.\n")
    (tmp_path / "seeds" / "a.yml").write_text("language: en\npublished: May\noriginal: lone\n")
    return tmp_path / "seeds"


def test_the_command_prints_annotations(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_site.main(["--check", "--format", "github", "--seeds", str(faulty)]) == 1
    printed = capsys.readouterr()
    assert [line.partition("::seeds")[0] for line in printed.out.splitlines()] == [
        "::warning file=seeds/a.yml,line=1,col=1,title=lone-original",
        "::error file=seeds/a.yml,line=2,col=12,title=bad-date",
    ]
    assert "1 error, 1 warning" in printed.err


@pytest.mark.parametrize("mend", [False, True])
def test_the_command_prints_nothing_but_json(faulty: Path, mend: bool, capsys: pytest.CaptureFixture[str]) -> None:
    if mend:
        (faulty / "a.yml").write_text("language: en\n")
    code = build_site.main(["--check", "--format", "json", "--seeds", str(faulty)])
    rows = json.loads(capsys.readouterr().out)
    assert (code, [row["code"] for row in rows]) == ((0, []) if mend else (1, ["lone-original", "bad-date"]))


def test_an_unknown_format_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_site.main(["--check", "--format", "xml"])
    assert ended.value.code == 2
    assert "'github'" in capsys.readouterr().err
