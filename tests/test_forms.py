"""A form that somebody has filled in becomes a branch, a pull request and a comment, whatever stands in it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_site
import pytest
import yaml
from copies import git
from forge import WORKFLOW, Forge, forge
from hypothesis import given
from hypothesis import strategies as st
from samples import REAL, UNITS, examples, made, unit
from sites import ROOT, write_files
from terbuka.commands.answers import MARK, Links, Outcome, code, comment, form_result, own_comment
from terbuka.commands.forms import NAMES, Filled, read_filled, read_forms
from terbuka.commands.insertion import read_items, with_items
from terbuka.commands.proposals import KEYS, FormFiles, beyond, form_files, statement_files
from terbuka.problems import Mark
from terbuka.records.article import Notes
from terbuka.records.keys import keys_of

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
    return "\n\n".join(parts).replace("\r\n", "\n").replace("\n", "\r\n")


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


GOOD = {"who": "success", "make": "success", "look": "skipped", "send": "success"}
STATEMENT = body("statement", article="rimba", statement=CLAIM)


def test_a_good_statement_becomes_a_pull_request(hub: Forge) -> None:
    assert hub.run(event(STATEMENT), compares=True) == GOOD
    assert hub.changed("form/12") == ["seeds/rimba.yml"]
    assert hub.file("form/12", "seeds/rimba.yml").decode() == NOTES.replace("# block: 2\n", f"# block: 2\n{CLAIM}")
    (pull,) = hub.state["pulls"]
    assert (pull["head"], pull["base"], pull["title"]) == ("form/12", "main", "Add a statement to rimba (#12)")
    assert "Closes #12." in pull["body"]
    (said,) = hub.comments
    assert "#100 adds this to the site" in said
    assert "Kancil 2" in said and "## What this change does" in said and "Compared with `main`" in said
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
        assert result == {**GOOD, "make": "skipped"}
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
    hub.run(event(STATEMENT))
    assert "`same-claim`" in hub.comments[0], "it is there already"


def test_where_no_pull_request_may_be_opened_a_link_opens_it(hub: Forge) -> None:
    hub.know(may_open=False)
    assert hub.run(event(STATEMENT)) == GOOD
    assert "form/12" in hub.branches()
    assert "[Open a pull request](" in hub.comments[0] and "/compare/main...form/12?expand=1" in hub.comments[0]


def test_a_branch_that_cannot_be_written_is_told(hub: Forge) -> None:
    hook = hub.bare / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    try:
        assert hub.run(event(STATEMENT)) == GOOD
    finally:
        hook.unlink()
    assert (hub.branches(), hub.state["pulls"]) == (["main"], [])
    assert "The branch could not be written" in hub.comments[0]


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
    real = (REAL / "001_acdc37089c53c771.txt").read_text(encoding="utf-8")
    text = (real * 20)[:60_000].strip() + "\n"
    assert hub.run(event(body("article", headline="Panjang", text=text))) == GOOD
    assert hub.file("form/12", "seeds/panjang.txt").decode() == text
    notes = yaml.safe_load(hub.file("form/12", "seeds/panjang.yml"))
    assert notes["language"] == "pt-BR", "told from the words, where the form does not say it"
    assert len(hub.comments[0]) < 65_536


def test_what_fails_is_told_too(hub: Forge) -> None:
    """A fault of the program's, here with an event that GitHub does not send, is no silence."""
    broken = event(STATEMENT)
    broken["issue"]["body"] = 7
    assert hub.run(broken) == {**GOOD, "make": "failure"}
    assert "a fault of the program" in hub.comments[0] and "/actions/runs/77" in hub.comments[0]


# ── What a form says ──


def test_the_forms_are_as_they_are_read() -> None:
    """The last field takes the many lines, all others are of one; the keys of an article are those of its notes."""
    for name in NAMES:
        form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text(encoding="utf-8"))
        kinds = [field["type"] for field in form["body"] if field["type"] != "markdown"]
        assert kinds == ["input"] * (len(kinds) - 1) + ["textarea"]
        # In a field of code GitHub makes nothing of the text: no links of what is pasted, no mentions, no comments.
        assert form["body"][-1]["attributes"]["render"] in ("text", "yaml")
    assert set(FORMS["article"]) == {*KEYS, "text"}
    assert set(KEYS.values()) <= keys_of(Notes).keys()
    assert [*FORMS["statement"]] == ["article", "statement"], "a page's link fills them in by these names"


def test_the_label_is_the_one_that_contributing_names() -> None:
    (label,) = re.findall(r"label\.name == '(\w+)'", WORKFLOW.read_text(encoding="utf-8"))
    assert f"the label `{label}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_what_was_left_empty_says_nothing() -> None:
    assert read_filled(body("article", text="A.\n\nB."), FORMS) == Filled(
        "article", {**dict.fromkeys(KEYS, ""), "text": "A.\n\nB."}
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("### Text\n\n### Statement\n\n### Article\n", id="headings of forms"),
        pytest.param("```\ncode\n```\n\nafter", id="marks of code"),
        pytest.param("_No response_ is what they said", id="GitHub's words"),
        pytest.param("<!-- x --> @everyone #1 [x](y) &amp; \\", id="Markdown and HTML"),
        pytest.param("    indented", id="blanks before"),
    ],
)
def test_a_text_comes_as_it_was_pasted(text: str) -> None:
    found = read_filled(body("article", text=text, headline="T"), FORMS)
    assert found and found.form == "article"
    assert (found.answers["text"], found.answers["headline"]) == (text.strip("\n"), "T")


@pytest.mark.parametrize("text", [None, "", "Please add this", "### Page\n\nx\n\n### Text\n\ny", "###Text\nx"])
def test_an_issue_of_no_form_becomes_nothing(text: str | None) -> None:
    found = form_files(read_filled(text or "", FORMS), 12, made(SEEDS)[0])
    assert (codes(found), found.files) == (["no-form"], ())


def test_an_editor_may_have_taken_the_marks_of_code_away() -> None:
    text = STATEMENT.replace("```yaml\r\n", "").replace("\r\n```", "")
    assert read_filled(text, FORMS) == read_filled(STATEMENT, FORMS)


# ── An article ──


def test_what_is_known_of_an_article_goes_into_its_notes() -> None:
    known = {
        "address": "https://kancil.example/3",
        "headline": "Kancil 3 tiba: akhirnya",
        "publisher": "Rimba Pos",
        "byline": "Ani",
        "published": "22.10.2024",
        "language": "bahasa Indonesia",
        "rights": "CC BY 4.0",
    }
    found = answered("article", text=ARTICLE, **known)
    text, notes = found.files
    assert (text.path, notes.path) == ("seeds/kancil-3-tiba-akhirnya.txt", "seeds/kancil-3-tiba-akhirnya.yml")
    said = yaml.load(notes.data, yaml.BaseLoader)
    assert {field: said[key] for field, key in KEYS.items()} == {
        **known,
        "published": "2024-10-22",
        "language": "id",
    }
    assert codes(found) == []


def test_the_day_on_which_the_form_was_filed_is_that_on_which_its_article_came() -> None:
    filled = read_filled(body("article", text=ARTICLE), FORMS)
    _, notes = form_files(filled, 7, made(SEEDS)[0], "2027-02-03").files
    assert yaml.load(notes.data, yaml.BaseLoader)["added"] == "2027-02-03"


@pytest.mark.parametrize(
    ("answer", "tag"),
    [("id", "id"), ("PT-br", "pt-BR"), ("Portuguese", "pt-BR"), ("Español", "es"), ("Brazilian Portuguese", "pt-BR")],
)
def test_a_language_may_be_called_by_its_name(answer: str, tag: str) -> None:
    found = answered("article", text=ARTICLE, language=answer)
    assert yaml.safe_load(found.files[1].data)["language"] == tag


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("español", "12 de noviembre de 2026"),
        ("Polish", "12 listopada 2026"),
        ("", "12 November 2026"),
        ("", "November 12, 2026"),
        ("", "12 de novembro de 2026"),
        ("", "Kamis, 12 November 2026, 09.30 WIB"),
    ],
)
def test_a_day_may_be_written_as_its_language_has_it(language: str, answer: str) -> None:
    found = answered("article", text=ARTICLE, language=language, published=answer)
    assert yaml.load(found.files[1].data, yaml.BaseLoader)["published"] == "2026-11-12"
    assert codes(found) == []


@pytest.mark.parametrize(
    "answer",
    ["31 de noviembre de 2026", "12/11/2026", "ayer", "12 de noviembre", "2 de mayo de 2026, 3 de mayo de 2026"],
)
def test_what_names_no_one_day_is_not_taken_for_one(answer: str) -> None:
    found = answered("article", text=ARTICLE, language="es", published=answer)
    assert "published" not in yaml.safe_load(found.files[1].data)
    (problem,) = found.problems
    assert (problem.code, problem.message) == ("bad-date", f"'{answer}' names no one day that everybody reads alike")


def test_a_language_of_its_own_tells_the_day_where_none_is_given() -> None:
    text = "Un modelo abierto llega a las escuelas\n" + (
        "La empresa publicó este jueves un modelo de lenguaje que cualquiera puede descargar sin pagar nada. "
        "Queríamos que las escuelas pudieran usarlo, dijo la directora de investigación a los periodistas.\n"
        "Los datos con los que fue entrenado, en cambio, no se han publicado todavía, según la misma compañía.\n"
    )
    found = answered("article", text=text, published="12 de noviembre de 2026")
    assert yaml.load(found.files[1].data, yaml.BaseLoader)["published"] == "2026-11-12"


@pytest.mark.parametrize("answer", ["www.kancil.example/3", "kancil.example/berita/3?page=2", "kancil.example"])
def test_an_address_may_be_as_browsers_show_it(answer: str) -> None:
    found = answered("article", text=ARTICLE, address=answer)
    assert yaml.safe_load(found.files[1].data)["source_url"] == f"https://{answer}"
    assert codes(found) == []


def test_what_cannot_be_known_is_left_out_and_told() -> None:
    wrong = {"published": "5/6/2024", "language": "the usual", "address": "javascript:alert(1)", "byline": "unknown"}
    found = answered("article", text=ARTICLE, **wrong)
    assert sorted(codes(found)) == ["bad-date", "bad-language", "bad-url", "not-known"]
    assert all(problem.warning and "left out" in problem.fix for problem in found.problems)
    assert not yaml.safe_load(found.files[1].data).keys() & {"published", "source_url", "byline"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "no-article", id="none"),
        pytest.param("https://kancil.example/3", "no-article", id="an address alone"),
        pytest.param("Pendek.", "no-article", id="too short"),
        pytest.param(SEEDS["rimba.txt"], "already-there", id="one that is there"),
    ],
)
def test_a_text_that_is_no_new_article_is_refused(text: str, code: str) -> None:
    found = answered("article", text=text, address="https://kancil.example/3")
    assert (codes(found), found.files) == ([code], ())


def test_a_text_that_is_almost_there_is_told_and_made_all_the_same() -> None:
    site, _ = made({**SEEDS, "kancil.txt": ARTICLE})
    almost = ARTICLE.replace("selama setahun penuh", "selama dua tahun penuh")
    found = form_files(read_filled(body("article", text=almost, headline="Lagi"), FORMS), 12, site)
    (problem,) = found.problems
    assert (problem.code, problem.warning, len(found.files)) == ("already-there", True, 2)
    assert "seeds/kancil.txt" in problem.message


def test_an_article_s_name_leads_nowhere() -> None:
    for headline in ("../../.git/hooks/post-commit", "/etc/passwd", "CON", ".git", "a\u202eb/..\\c", "rimba"):
        for file in answered("article", text=ARTICLE, headline=headline).files:
            assert re.fullmatch(r"seeds/[a-z0-9-]+\.(txt|yml)", file.path) and file.path not in ("seeds/rimba.yml",)


# ── A statement ──


@pytest.mark.parametrize(
    "name",
    [
        *("rimba", "rimba.yml", "seeds/rimba.txt", "https://open.example/id/articles/rimba-merilis-kancil-2/"),
        *("https://open.example/id/articles/rimba-merilis-kancil-2/#p2", "Rimba merilis  kancil 2"),
        *(
            "https://open.example/id/articles/rimba-merilis-kancil-2/?h=kancil",
            "articles/rimba-merilis-kancil-2/index.html",
        ),
    ],
)
def test_the_article_may_be_named_by_its_file_its_page_or_its_title(name: str) -> None:
    assert [file.path for file in answered("statement", article=name, statement=CLAIM).files] == ["seeds/rimba.yml"]


@pytest.mark.parametrize(
    "name", ["", "rimbaa", "../rimba/../etc", "/etc/passwd", ".git/config", "rimba\u202e", "models/kancil-2", "*", "."]
)
def test_an_article_that_is_not_there_is_told(name: str) -> None:
    found = answered("statement", article=name, statement=CLAIM)
    assert (codes(found), found.files) == (["unknown-article"], ())


BOMB = "\n".join(["- a: &a [x]", *(f"  b{n}: &b{n} [{', '.join(['*a'] * 9)}]" for n in range(9))])


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        pytest.param(BOMB, "bad-yaml", id="a bomb"),
        pytest.param("- model: &x kancil-2", "bad-yaml", id="an anchor"),
        pytest.param("- <<: {model: kancil-2}\n  model: *x", "bad-yaml", id="a reference"),
        pytest.param("- model: !!python/object/apply:os.system ['touch owned']", "bad-yaml", id="a tag"),
        pytest.param("- !local {model: x}", "bad-yaml", id="a tag of its own"),
        pytest.param("%TAG ! tag:x,2000:\n---\n- model: x", "bad-yaml", id="a directive"),
        pytest.param("- model: x\n---\n- model: y", "bad-yaml", id="two documents"),
        pytest.param("- " * 3000, "bad-yaml", id="a nest"),
        pytest.param("- model: x\n  quote: a\x00b", "bad-yaml", id="a zero"),
        pytest.param("- model: 'x", "bad-yaml", id="a quotation mark that is open"),
        pytest.param("kancil-2 is fast", "not-a-list", id="a sentence"),
        pytest.param("- kancil-2", "not-a-mapping", id="a list of words"),
        pytest.param("claims:\n", "not-a-list", id="an empty list"),
        pytest.param("# a thought", "empty-value", id="a comment"),
    ],
)
def test_what_is_no_claim_is_refused_with_its_place(statement: str, code: str) -> None:
    found = answered("statement", article="rimba", statement=statement)
    assert (codes(found), found.files) == ([code], ())
    assert found.problems[0].fix


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(CLAIM, id="as it stands in the file"),
        pytest.param(CLAIM.strip(), id="without its first blanks"),
        pytest.param(CLAIM.replace("\n    ", "\n  ").strip(), id="at the margin"),
        pytest.param(f"claims:\n{CLAIM}", id="with its key"),
        pytest.param(CLAIM.replace("  - ", "", 1).replace("    ", ""), id="without a mark of a list"),
        pytest.param(CLAIM.replace("\n", "\r\n"), id="line ends of a browser"),
        pytest.param(f"\ufeff{CLAIM}\n\n", id="byte order mark"),
    ],
)
def test_a_claim_may_be_written_so(statement: str) -> None:
    (file,) = answered("statement", article="rimba", statement=statement).files
    assert file.data.decode() == NOTES.replace("# block: 2\n", f"# block: 2\n{CLAIM}")


def test_several_claims_are_all_put_in() -> None:
    (file,) = answered("statement", article="rimba", statement=CLAIM + CLAIM.replace("total", "active")).files
    assert [claim["attribute"] for claim in yaml.load(file.data, yaml.BaseLoader)["claims"]] == [
        "release-date",
        "parameters-total",
        "parameters-active",
    ]


def test_a_key_that_stands_twice_is_the_check_s_affair() -> None:
    statement = f"{CLAIM}    value: 8 billion parameters\n"
    (file,) = answered("statement", article="rimba", statement=statement).files
    found = made({**SEEDS, "rimba.yml": file.data})[1]
    assert [(problem.code, problem.line) for problem in found] == [("duplicate-key", 13)]


def test_an_article_without_notes_gets_them() -> None:
    site, _ = made({**{name: text for name, text in SEEDS.items() if name != "rimba.yml"}})
    (file,) = statement_files("rimba", CLAIM, "claims.yml", site).files
    head, _, rest = file.data.decode().partition("\n")
    assert head.startswith("# yaml-language-server: ") and rest == f"\nclaims:\n{CLAIM}"


@pytest.mark.parametrize("notes", ["claims: none\n", "- claims\n", "title: [\n", "claims: {a: b}\n", b"\xff\xfe"])
def test_notes_that_have_no_place_for_a_claim_are_not_touched(notes: str | bytes) -> None:
    site, _ = made({**SEEDS, "rimba.yml": notes})
    found = statement_files("rimba", CLAIM, "claims.yml", site)
    assert (found.files, {problem.code for problem in found.problems} - {"unknown-article"}) in [
        ((), {"not-a-list"}),
        ((), set()),
    ]


def test_only_what_came_is_told() -> None:
    old = [Mark(path="a", line=line).problem("no-gloss", "a gloss is missing", "f") for line in (1, 2)]
    new = [Mark(path="a", line=line).problem("no-gloss", "a gloss is missing", "f") for line in (3, 4, 9)]
    assert [problem.line for problem in beyond(old, new)] == [9]


def test_a_statement_can_be_added_in_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(tmp_path / "seeds", SEEDS)
    (tmp_path / "claims.yml").write_text(CLAIM, encoding="utf-8")
    command = ["--seeds", str(tmp_path / "seeds"), "--statement", str(tmp_path / "claims.yml"), "--into"]
    assert build_site.main([*command, "rimba"]) == 0
    assert CLAIM in (tmp_path / "seeds" / "rimba.yml").read_text(encoding="utf-8")
    assert "→ seeds/rimba.yml" in capsys.readouterr().out
    assert build_site.main([*command, "kancil"]) == 1
    assert "unknown-article" in capsys.readouterr().err


# ── Every other byte ──

CLAIMS = ["- model: a\n  quote: 'x # y'  # c", "- model: a\n  quote: |\n    x\n\n    y", "- {model: a, quote: x}"]
CLAIMS += [
    "- model: a\n  gloss:\n    en: x\n    id: y\n  # block: 5",
    "-   model: a\n    quote:",
    "- model: 语\n  quote: >-\n    x",
]
SECTIONS = ["", "claims:", "claims:   # none\n  # - model: x", "claims: []", "claims: [ ]  # none", "claims:\n  []"]
SECTIONS += ["claims: [{model: a, quote: x}]  # c", "claims: [\n  {model: a},  # c\n  {model: b},\n  # d\n  ]"]
HEADS = ["", "language: id", "# yaml-language-server: x\ntitle: 'a: b'  # c\nomit:\n  - {text: x, reason: y}", "---"]
TAILS = [
    "",
    "# end",
    "\n# end\n",
    "people: []",
    "\nheadings:\n  - x # y\n\n",
    "remarks:\n  - remark: |\n      x\n\n# - model: z",
]


@st.composite
def notes_files(draw: st.DrawFn) -> str:
    """The notes of an article, in many of the ways in which YAML can be written."""
    section = draw(st.sampled_from(SECTIONS))
    if draw(st.booleans()):
        items = "\n".join(draw(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=3)))
        section = "claims:  # these\n" + indented(items, draw(st.sampled_from([0, 2, 3, 6])))
    margin = draw(st.sampled_from([0, 0, 2]))
    head, tail = draw(st.sampled_from(HEADS)), draw(st.sampled_from(TAILS))
    text = "\n".join(indented(part, 0 if part == "---" else margin) for part in (head, section, tail) if part)
    text += draw(st.sampled_from(["", "\n", "\n\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


def indented(text: str, margin: int) -> str:
    return "\n".join(" " * margin + line if line else line for line in text.split("\n"))


def said(text: str) -> dict[str, Any]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the parser that the build has: the other takes less
    return fold_all(yaml.load(text.removeprefix("\ufeff"), loader) or {})


@examples(200)
@given(notes=notes_files(), claim=st.sampled_from([CLAIM, *CLAIMS]))
def test_a_claim_is_put_in_and_every_other_byte_stays(notes: str, claim: str) -> None:
    items, problems = read_items(claim, "claims.yml")
    assert items, problems
    new = with_items(notes, items)
    assert new is not None
    # All that there was is there, with one piece put into it; only the brackets of an empty list may go.
    assert any(one_piece_more(old, new) for old in (notes, re.sub(r"(?<=claims:)\s*\[ ?\]", "", notes)))
    before, after = said(notes), said(new)
    there = before.pop("claims", None) or []
    assert after.pop("claims") == [*there, *fold_all(yaml.load(claim, yaml.BaseLoader))]
    assert after == before


@pytest.mark.parametrize("path", sorted(REAL.glob("*.yml")), ids=lambda path: path.stem)
def test_a_claim_is_put_into_notes_that_editors_have_written(path: Path) -> None:
    notes = path.read_bytes().decode("utf-8")
    items, _ = read_items(CLAIM, "claims.yml")
    new = items and with_items(notes, items)
    assert new and one_piece_more(notes, new) and CLAIM in new
    assert said(new)["claims"][:-1] == said(notes)["claims"]


PIECES = [*"ab-:?|>!&*%@`'\"[]{},# \t\n\r\0\ufeff\u2028é语😀", "- model: a\n", "claims:", "---\n", "  "]
ANYTHING = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@examples(300)
@given(statement=ANYTHING, notes=ANYTHING)
def test_whatever_is_written_has_an_answer(statement: str, notes: str) -> None:
    items, problems = read_items(statement, "claims.yml")
    assert bool(items) != bool(problems)
    for problem in problems:
        assert 1 <= problem.line <= len(re.split(r"\r\n?|\n", statement)) and problem.column >= 1
    good, _ = read_items(CLAIM, "claims.yml")
    new = with_items(notes, items or good) if good else None
    assert new is None or "claims" in new


def one_piece_more(old: str, new: str) -> bool:
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return new.endswith(old[same:]) and len(new) >= len(old)


def fold_all(value: Any) -> Any:
    """Any white space is one space to the reader of the notes."""
    if isinstance(value, dict):
        return {key: fold_all(each) for key, each in value.items()}
    return [fold_all(each) for each in value] if isinstance(value, list) else " ".join(value.split())


# ── What is handed over is looked at ──

PROBLEM = {
    "path": "seeds/a.yml",
    "line": 3,
    "column": 8,
    "severity": "error",
    "code": "bad-date",
    "message": "'May' is no date",
    "fix": "write it so",
    "instead": None,
}
RESULT = {"files": [{"path": "seeds/a.yml", "text": "x"}], "told": "", "problems": [PROBLEM]}
LINKS = Links(
    repository="https://git.example/press/open", base="main", branch="form/12", label="accepted", log="https://log"
)


@pytest.mark.parametrize(
    "changed",
    [
        {"files": [{"path": path, "text": "x"}]}
        for path in (
            "../a.yml",
            "/etc/passwd",
            ".git/config",
            "seeds/../x.yml",
            "seeds/.git/x.yml",
            "seeds/models/x.yml",
            ".github/workflows/x.yml",
            "seeds/a.yml\n",
            "seeds/-a.py",
            "seeds/a.yml\0",
        )
    ]
    + [
        {"files": [{"path": "seeds/a.yml", "text": "x" * (2**20 + 1)}]},
        {"files": [{"path": f"seeds/a{n}.yml", "text": "x"} for n in range(2)]},
        {"files": [{"path": f"seeds/{n}.txt", "text": "x"} for n in range(3)]},
        {"files": "seeds/a.yml"},
        {"files": [{"path": "seeds/a.yml", "text": 7}]},
        {"problems": [{**PROBLEM, "line": "3"}]},
        {"problems": [{**PROBLEM, "instead": {}}]},
        {"told": None},
    ],
    ids=str,
)
def test_what_is_no_article_s_files_is_not_taken(changed: dict[str, Any]) -> None:
    assert form_result(RESULT, "") is not None
    assert form_result({**RESULT, **changed}, "") is None
    assert form_result([RESULT], "") is None


@given(st.text(min_size=1))
def test_words_of_a_form_stand_in_code(text: str) -> None:
    shown = code(text)
    marks = re.match("`+", shown)
    assert marks and shown.endswith(marks[0]) and "\n" not in shown
    assert marks[0] not in re.split(r"(?<!`)`+(?!`)", shown[len(marks[0]) : -len(marks[0])] or " ")[0]


def test_a_comment_has_room_whatever_there_is_to_say() -> None:
    problems = [{**PROBLEM, "line": line, "message": "`" * 30 + "@everyone" * 30} for line in range(1, 400)]
    made_ = form_result({**RESULT, "problems": problems, "told": "`" * 50_000}, "- x\n" * 40_000)
    said = comment(Outcome.PUSHED, made_, LINKS)
    assert len(said) < 65_536
    assert "349 more" in said and "is cut: [the run](https://log)" in said


def test_what_was_read_cannot_turn_what_stands_around_it() -> None:
    told = "title: abc\u202e\u2066\x1b[2K\n```\n@everyone"
    said = comment(Outcome.PUSHED, form_result({**RESULT, "problems": [], "told": told}, ""), LINKS)
    assert "````text\ntitle: abc\\u202e\\u2066\\u001b[2K\n```\n@everyone\n````" in said


def test_only_the_workflow_s_own_comment_is_changed() -> None:
    others = [{"id": 1, "user": {"login": "mallory"}, "body": MARK}, {"id": 2, "user": None, "body": None}]
    own = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\n\nx"}
    assert own_comment(others) is None
    assert own_comment([*others, own]) == 3


def test_what_may_write_needs_no_package(tmp_path: Path) -> None:
    command = [sys.executable, "-S", "-c", "import terbuka.commands.pull_requests"]
    done = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "scripts")}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
