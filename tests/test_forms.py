"""A form that somebody has filled in becomes a branch, a pull request and a comment, whatever stands in it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from copies import git
from forge import Forge, forge
from samples import UNITS, made, unit
from sites import ROOT
from terbuka.commands.answers import MARK
from terbuka.commands.forms import read_filled, read_forms
from terbuka.commands.proposals import FormFiles, form_files

FORMS = read_forms(ROOT / ".github" / "ISSUE_TEMPLATE")
NOTES = """\
language: id
title: Rimba merilis Kancil 2
claims:
  - model: kancil-2
    attribute: release-date
    value: 2024-10-22
    quote: 22 Oktober 2024   # as printed
    # block: 2

# The end.
"""
SEEDS: dict[str, str] = {
    **{name: str(text) for name, text in UNITS.items()},
    "units/parameters.yml": unit("parameters", "parameter"),
    "rimba.txt": (
        "Rimba merilis Kancil 2\nRimba Lab merilis Kancil 2 pada 22 Oktober 2024.\n"
        "Kancil 2 memiliki 7 miliar parameter, kata mereka.\n"
    ),
    "rimba.yml": NOTES,
    "models/kancil-2.yml": "name: Kancil 2\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\n",
}
CLAIM = """\
  - model: kancil-2
    attribute: parameters-total
    value: 7 billion parameters
    quote: Kancil 2 memiliki 7 miliar parameter
"""
ARTICLE = """\
Kancil 3 tiba
Rimba Lab hari ini memperkenalkan Kancil 3, model bahasa yang mereka kembangkan selama setahun penuh di Bandung.
Para peneliti mengatakan bahwa model itu dilatih dari teks berbahasa daerah yang dikumpulkan bersama para guru.
Mereka berharap sekolah dapat memakainya tanpa biaya mulai bulan depan, kata juru bicara laboratorium itu.
"""


def body(form: str, **answers: str) -> str:
    """The text of the issue that GitHub makes of a form, with the line ends of a browser."""
    fields = [
        field
        for field in yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml").read_text("utf-8"))["body"]
        if field["type"] != "markdown"
    ]
    assert answers.keys() <= {field["id"] for field in fields}
    parts = []
    for field in fields:
        answer, language = answers.get(field["id"], ""), field["attributes"].get("render")
        if answer and language:
            answer = f"```{language}\n{answer}\n```"
        parts.append(f"### {field['attributes']['label']}\n\n{answer or '_No response_'}")
    return "\n\n".join(parts).replace("\n", "\r\n")


def event(text: str | None, number: int = 12, **changed: Any) -> dict[str, Any]:
    return {
        "action": "labeled",
        "label": {"name": "accepted"},
        "issue": {"number": number, "title": "Statement: $(id)", "state": "open", "body": text, "labels": []},
        "sender": {"login": "editor", "type": "User"},
        "repository": {"full_name": "press/open", "default_branch": "main"},
        **changed,
    }


def answered(form: str, **answers: str) -> FormFiles:
    """What is made of a form, without a disk."""
    site, _ = made(SEEDS)
    return form_files(read_filled(body(form, **answers), FORMS), 12, site)


def codes(found: FormFiles) -> list[str]:
    return [problem.code for problem in found.problems]


# ── The workflow ──


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    return forge(tmp_path_factory.mktemp("forge"), SEEDS)


@pytest.fixture
def hub(built: Forge) -> Iterator[Forge]:
    built.reset()
    yield built
    for said in built.log:
        print(said)


GOOD = {"who": "success", "make": "success", "send": "success"}
STATEMENT = body("statement", article="rimba", statement=CLAIM)


def test_a_good_statement_becomes_a_pull_request(hub: Forge) -> None:
    assert hub.run(event(STATEMENT)) == GOOD
    assert hub.changed("form/12") == ["seeds/rimba.yml"]
    assert hub.file("form/12", "seeds/rimba.yml").decode() == NOTES.replace("# block: 2\n", f"# block: 2\n{CLAIM}")
    (pull,) = hub.state["pulls"]
    assert (pull["head"], pull["base"], pull["title"]) == ("form/12", "main", "Add a statement to rimba (#12)")
    assert "Closes #12." in pull["body"]
    (said,) = hub.comments
    assert "#100 adds this to the site" in said
    assert "Kancil 2" in said and "## What this change does" in said
    assert hub.state["unlabelled"] == []


def test_a_refused_statement_is_told_with_its_fix_and_stays_in_the_branch(hub: Forge) -> None:
    wrong = STATEMENT.replace("7 miliar", "8 miliar")
    assert hub.run(event(wrong)) == GOOD
    assert hub.state["pulls"] == []
    (said,) = hub.comments
    assert "One mistake stands in the way" in said
    assert "/blob/form/12/seeds/rimba.yml?plain=1#L12) error, `quote-not-found`" in said
    assert "the nearest there is “Kancil 2 memiliki 7 miliar parameter" in said
    assert "8 miliar" in hub.file("form/12", "seeds/rimba.yml").decode()
    assert hub.state["unlabelled"] == ["accepted"], "so that it can be put again"

    # Edited, and the label put again: the same branch, the same comment.
    assert hub.run(event(STATEMENT)) == GOOD
    assert "8 miliar" not in hub.file("form/12", "seeds/rimba.yml").decode()
    assert git(hub.bare, "rev-list", "--count", "main..form/12").strip() == "1"
    (said,) = hub.comments
    assert said.startswith(MARK) and "#100 adds this to the site" in said
    # Once more: there is nothing to do.
    before = git(hub.bare, "rev-parse", "form/12")
    hub.run(event(STATEMENT))
    assert (git(hub.bare, "rev-parse", "form/12"), len(hub.state["pulls"]), len(hub.comments)) == (before, 1, 1)


def test_an_article_becomes_a_pull_request(hub: Forge) -> None:
    known = {"address": "https://kancil.example/3", "published": "3 November 2024", "language": "Indonesian"}
    text = body("article", text=ARTICLE, **known)
    assert hub.run(event(text)) == GOOD
    assert hub.changed("form/12") == ["seeds/kancil-3-tiba.txt", "seeds/kancil-3-tiba.yml"]
    assert hub.file("form/12", "seeds/kancil-3-tiba.txt").decode() == ARTICLE, "line ends of the browser's are not its"
    notes = yaml.safe_load(hub.file("form/12", "seeds/kancil-3-tiba.yml"))
    assert notes["source_url"] == "https://kancil.example/3"
    assert str(notes["published"]) == "2024-11-03"
    assert notes["language"] == "id"
    (said,) = hub.comments
    assert "What was read" in said and "#100" in said
    assert hub.state["pulls"][0]["title"] == "Add the article kancil-3-tiba (#12)"


def test_only_who_may_write_accepts(hub: Forge) -> None:
    """Those who may only sort issues can put labels too."""
    for name in ("sorter", "some-app[bot]"):
        result = hub.run(event(STATEMENT, sender={"login": name}))
        assert result == {"who": "success", "make": "skipped", "send": "success"}
    assert hub.branches() == ["main"]
    (said,) = hub.comments
    assert "Only people who may write" in said


@pytest.mark.parametrize(
    "changed",
    [
        {"action": "opened"},
        {"action": "edited"},
        {"action": "unlabeled"},
        {"label": {"name": "wontfix"}},
        {"issue": {"number": 12, "state": "closed", "body": STATEMENT}},
    ],
    ids=["opened", "edited", "unlabelled", "another label", "closed"],
)
def test_nothing_else_starts_it(hub: Forge, changed: dict[str, Any]) -> None:
    assert set(hub.run(event(STATEMENT, **changed)).values()) <= {"skipped"}
    assert (hub.branches(), hub.comments) == (["main"], [])


def test_a_branch_that_a_person_has_changed_stays(hub: Forge) -> None:
    hub.run(event(STATEMENT.replace("7 miliar", "8 miliar")))
    hub.push("form/12", {"seeds/rimba.yml": NOTES.replace("# The end.", "# Mended.")}, start="form/12")
    hub.run(event(STATEMENT))
    assert "# Mended." in hub.file("form/12", "seeds/rimba.yml").decode()
    (said,) = hub.comments
    assert "Somebody has changed the branch" in said and "/compare/main...form/12?expand=1" in said


def test_a_branch_of_that_name_that_is_another_s_stays(hub: Forge) -> None:
    hub.push("form/12", {"seeds/rimba.yml": NOTES + "# Another's.\n"})
    hub.run(event(STATEMENT))
    assert "# Another's." in hub.file("form/12", "seeds/rimba.yml").decode()
    assert "Somebody has changed the branch" in hub.comments[0]


def test_two_forms_for_one_article_come_one_after_the_other(hub: Forge) -> None:
    other = CLAIM.replace("parameters-total", "developer").replace("7 billion parameters", "Rimba Lab")
    other = other.replace("Kancil 2 memiliki 7 miliar parameter", "Rimba Lab merilis Kancil 2")
    hub.run(event(STATEMENT))
    hub.run(event(body("statement", article="rimba", statement=other), 13))
    assert hub.branches() == ["form/12", "form/13", "main"]
    git(hub.bare, "update-ref", "refs/heads/main", "form/12")
    merging = ["git", "merge-tree", "--write-tree", "main", "form/13"]
    assert subprocess.run(merging, cwd=hub.bare, capture_output=True).returncode == 1, "they are about the same lines"
    hub.run(event(body("statement", article="rimba", statement=other), 13))
    assert subprocess.run(merging, cwd=hub.bare, capture_output=True).returncode == 0
    text = hub.file("form/13", "seeds/rimba.yml").decode()
    assert CLAIM + other in text


def test_where_no_pull_request_may_be_opened_a_link_opens_it(hub: Forge) -> None:
    hub.know(may_open=False)
    assert hub.run(event(STATEMENT)) == GOOD
    assert "form/12" in hub.branches()
    assert "[Open a pull request](" in hub.comments[0] and "/compare/main...form/12?expand=1" in hub.comments[0]


NASTY = "$(touch owned) `touch owned` ${{ github.token }} ; touch owned # @everyone <!-- x --> '\" \\ ]]> %0A::error::x"


def test_nothing_that_stands_in_a_form_is_carried_out(hub: Forge) -> None:
    nasty = {"byline": NASTY, "headline": NASTY, "publisher": NASTY, "rights": NASTY, "text": ARTICLE + NASTY + "\n"}
    assert hub.run(event(body("article", **nasty))) == GOOD
    assert [*hub.folder.rglob("owned")] == []
    text = next(path for path in hub.changed("form/12") if path.endswith(".txt"))
    assert hub.file("form/12", text).decode() == ARTICLE + NASTY + "\n", "as it was written"
    (said,) = hub.comments
    plain = re.sub(r"(?s)(`{3,})text\n.*?\n\1|(`+)(?!`).*?(?<!`)\2(?!`)", "", said)
    assert "@everyone" not in plain and "<!-- x" not in plain.replace(MARK, "")


def test_a_long_article_and_what_is_told_of_it_have_room(hub: Forge) -> None:
    """GitHub holds 65,536 characters of an issue and of a comment."""
    lines = [f"{number}. {line}" for number in range(170) for line in ARTICLE.split("\n")[1:4]]
    text = "\n".join(lines)[:60_000] + "\n"
    assert hub.run(event(body("article", headline="Panjang", text=text))) == GOOD
    assert hub.file("form/12", "seeds/panjang.txt").decode() == text
    assert len(hub.comments[0]) < 65_536


def test_what_fails_is_told_too(hub: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program's, such as an issue without a number that it reads, is no silence."""
    broken = event(STATEMENT)
    broken["issue"]["body"] = 7
    assert hub.run(broken) == {"who": "success", "make": "failure", "send": "success"}
    assert "a fault of the program" in hub.comments[0] and "/actions/runs/77" in hub.comments[0]
