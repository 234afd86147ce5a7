"""What mends a mistake for certain is offered on its lines in a pull request, whoever opened it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from samples import made
from sites import ROOT
from terbuka.commands.comments import review_of
from terbuka.commands.suggestions import suggestions

NOTES = "language: id\ntitel: Judul\npublished: '22.10.2024'\n"
PULL = {"number": 7, "head": {"sha": "0123abcd"}}
FILES = [
    {"filename": "seeds/a.yml", "patch": "@@ -0,0 +1,3 @@\n+language: id\n+titel: Judul\n+published: '22.10.2024'"}
]


def listed() -> list[Any]:
    site, problems = made({"a.txt": "Sebuah kalimat.\n", "a.yml": NOTES})
    return json.loads(json.dumps(list(suggestions(site.seeds, problems))))


def test_each_mistake_is_offered_with_its_lines_as_they_would_be() -> None:
    assert [(each["line"], each["end_line"], each["text"]) for each in listed()] == [
        (2, 2, "title: Judul"),
        (3, 3, "published: '2024-10-22'"),
    ]


def test_a_review_has_a_comment_for_each() -> None:
    made = review_of(listed(), PULL, FILES, [])
    assert made and made["commit_id"] == "0123abcd" and made["event"] == "COMMENT"
    first, _ = made["comments"]
    assert (first["path"], first["line"], first["side"]) == ("seeds/a.yml", 2, "RIGHT")
    assert first["body"].endswith("```suggestion\ntitle: Judul\n```")


def test_what_was_said_is_not_said_again() -> None:
    made = review_of(listed(), PULL, FILES, [])
    assert made and review_of(listed(), PULL, FILES, made["comments"]) is None


def test_only_lines_that_the_pull_request_shows_are_commented_on() -> None:
    files = [{"filename": "seeds/a.yml", "patch": "@@ -1,2 +1,2 @@\n language: id\n-title: Judul\n+titel: Judul"}]
    made = review_of(listed(), PULL, files, [])
    assert made and [comment["line"] for comment in made["comments"]] == [2]
    assert review_of(listed(), PULL, [{"filename": "seeds/a.yml"}], []) is None, "too large for GitHub to show"


@pytest.mark.parametrize(
    "found",
    [
        "no list",
        [None, 1, "x", []],
        [{"path": "seeds/a.yml", "line": "2", "end_line": 2, "text": "", "message": ""}],
        [{"path": "seeds/a.yml", "line": True, "end_line": 2, "text": "", "message": ""}],
        [{"path": "seeds/a.yml", "line": 3, "end_line": 2, "text": "", "message": ""}],
        [{"path": "seeds/a.yml", "line": 1, "end_line": 10**9, "text": "", "message": ""}],
        [{"path": "../../README.md", "line": 1, "end_line": 1, "text": "", "message": ""}],
    ],
)
def test_what_is_no_list_of_suggestions_makes_no_review(found: object) -> None:
    assert review_of(found, PULL, FILES, []) is None


def test_words_of_a_pull_request_stand_in_code() -> None:
    nasty = "````\n@everyone <img src=x onerror=alert(1)> [x](javascript:1) ```suggestion"
    found = [{"path": "seeds/a.yml", "line": 1, "end_line": 1, "text": nasty, "message": f"`x` {nasty}\u202e\n# big"}]
    made = review_of(found, PULL, FILES, [])
    assert made
    message, _, suggestion = made["comments"][0]["body"].partition("\n\n")
    assert message.count("`") == 2 and message[0] == message[-1] == "`" and "\n" not in message
    assert suggestion == f"`````suggestion\n{nasty}\n`````"


def test_the_review_is_made_without_any_package(tmp_path: Path) -> None:
    for name, data in {"suggestions": listed(), "pull": PULL, "files": FILES, "comments": []}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    command = [sys.executable, "-S", "-m", "terbuka.commands.comments", str(tmp_path)]
    environment = {"PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["comments"]) == 2
