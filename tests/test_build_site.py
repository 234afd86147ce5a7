"""The command: what it reads, writes, says and returns."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project, Ran
from hypothesis import given
from hypothesis import strategies as st
from samples import NOTES, TEXT, made
from terbuka.pages.kinds import pages

COMMAND = Path(__file__).resolve().parent.parent / "scripts" / "build_site.py"

GOOD = {"a.txt": TEXT, "a.yml": NOTES + "title: Judul\n", "models/dbrx.yml": "name: DBRX\n"}
WARNED = {"a.txt": TEXT}
BAD = {"a.txt": TEXT, "a.yml": "titel: Judul\n"}


def test_a_run_without_problems_writes_the_pages_and_says_how_many(run: Callable[..., Ran]) -> None:
    ran = run(GOOD)
    assert (ran.code, ran.err) == (0, "")
    pages = ran.docs.keys() - {".generated"}
    assert ran.out == f"docs/: {len(pages)} written, 0 unchanged, 0 removed\n"
    assert {
        *("index.md", "id/index.md", "pt-BR/index.md"),
        *("models/dbrx/index.md", "id/models/dbrx/index.md", "pt-BR/models/dbrx/index.md"),
        *("id/articles/judul/index.md", "articles/index.md", "id/articles/index.md", "pt-BR/articles/index.md"),
        *("api/v1/articles.json", "api/v1/models.json"),
    } <= pages


def test_the_seed_is_published_byte_for_byte(run: Callable[..., Ran]) -> None:
    text = "\ufeffSatu.\r\n\r\nDua\u2028tiga.\x07\n".encode()
    ran = run({"a.txt": text, "a.yml": NOTES})
    assert ran.docs["seeds/a.txt"] == text


def test_an_article_s_page_has_every_block_in_order(run: Callable[..., Ran]) -> None:
    page = run(GOOD).docs["id/articles/judul/index.md"].decode()
    places = [page.index(f"#p{number}") for number in (1, 2, 3)]
    assert places == sorted(places)


def test_a_second_run_changes_nothing(run: Callable[..., Ran]) -> None:
    first, second = run(GOOD), run({})
    assert second.docs == first.docs
    assert second.out == f"docs/: 0 written, {len(first.docs) - 1} unchanged, 0 removed\n"


def test_checking_writes_nothing(run: Callable[..., Ran]) -> None:
    ran = run(GOOD, "--check")
    assert (ran.code, ran.out, ran.err, ran.docs) == (0, "1 articles, 1 models: no errors\n", "", {})


def test_warnings_alone_stop_nothing(run: Callable[..., Ran]) -> None:
    ran = run(WARNED)
    assert ran.code == 0
    assert ran.problems == ["seeds/a.txt:1:1: no-notes there is no a.yml: language 'und', title and date are derived"]
    assert ran.err.splitlines()[-1] == "0 errors, 1 warning: warnings stop nothing"
    assert "und/articles/sebuah-model-baru/index.md" in ran.docs


def test_warnings_alone_pass_the_check_and_it_writes_nothing(run: Callable[..., Ran]) -> None:
    ran = run(WARNED, "--check")
    assert (ran.code, ran.docs) == (0, {})
    assert "no-notes" in ran.err


@pytest.mark.parametrize("arguments", [(), ("--check",)], ids=["build", "check"])
def test_errors_are_told_and_nothing_is_written(run: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    ran = run(BAD, *arguments)
    assert (ran.code, ran.out, ran.docs) == (1, "", {})
    assert ran.err.splitlines() == [
        "seeds/a.yml:1:1: no-language the language cannot be told",
        "    fix: add 'language:' with its tag, such as 'id' or 'pt-BR'",
        "seeds/a.yml:1:1: unknown-key 'titel' is no key of an article",
        "    fix: did you mean 'title'?",
        "1 error, 1 warning: nothing was written",
    ]


def test_errors_leave_what_was_there(run: Callable[..., Ran]) -> None:
    before = run(GOOD)
    after = run(BAD | {"b.txt": TEXT})
    assert after.code == 1
    assert after.docs == before.docs


def test_mending_the_error_brings_the_pages(run: Callable[..., Ran]) -> None:
    run(BAD)
    ran = run({"a.yml": "language: id\ntitle: Judul\n"})
    assert ran.code == 0
    assert "id/articles/judul/index.md" in ran.docs


BESIDE = ("cite.bib", "cite.json", "certificate.jsonld", "propose.json")  # files beside an article's page


def test_an_article_that_is_gone_takes_its_pages_along(run: Callable[..., Ran], project: Project) -> None:
    before = run(GOOD | {"b.txt": TEXT, "b.yml": "language: es\ntitle: Otro\n"})
    (project.seeds / "b.txt").unlink()
    (project.seeds / "b.yml").unlink()
    after = run({})
    page = {f"es/articles/otro/{name}" for name in ("index.md", *BESIDE)}
    around = {"articles/propose.json", "articles/feed-es.xml"}  # English, around Spanish; the other one is Indonesian
    assert before.docs.keys() - after.docs.keys() == {*page, *around, "seeds/b.txt", "seeds/b.yml"}
    assert after.docs == run({}).docs


def test_a_page_in_the_way_is_an_error_and_stays(run: Callable[..., Ran], project: Project) -> None:
    (project.docs / "models" / "dbrx").mkdir(parents=True)
    (project.docs / "models" / "dbrx" / "index.md").write_text("by hand", encoding="utf-8")
    ran = run(GOOD)
    assert ran.code == 1
    assert [line.split()[:2] for line in ran.problems] == [["docs/models/dbrx/index.md:1:1:", "not-generated"]]
    assert ran.docs == {"models/dbrx/index.md": b"by hand"}


def test_an_empty_folder_makes_a_site_without_articles(run: Callable[..., Ran]) -> None:
    ran = run({})
    assert (ran.code, ran.err) == (0, "")
    assert "index.md" in ran.docs


def test_a_folder_that_is_not_there_is_an_error(project: Project) -> None:
    project.seeds.rmdir()
    ran = project.run()
    assert (ran.code, ran.docs) == (1, {})
    assert ran.problems == [f"seeds:1:1: no-seeds there is no folder '{project.seeds}'"]


def test_suggesting_writes_nothing(run: Callable[..., Ran]) -> None:
    ran = run(GOOD, "--suggest", "a")
    assert (ran.code, ran.docs) == (0, {})


@pytest.mark.parametrize(
    "arguments", [["--chekc"], ["seeds"], ["--seeds"], ["--suggest"], ["--suggest", "no-such-article"]], ids=" ".join
)
def test_wrong_usage_says_how_and_writes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        project.run(*arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err
    assert list(project.docs.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [(GOOD, [], 0), (WARNED, [], 0), (BAD, [], 1), (BAD, ["--check"], 1), (GOOD, ["--chekc"], 2)],
    ids=["good", "warned", "bad", "bad, checked", "wrong usage"],
)
def test_the_exit_code_is_that_of_the_process(
    project: Project, files: dict[str, str], arguments: list[str], code: int
) -> None:
    project.put(files)
    command = [sys.executable, str(COMMAND), *arguments, "--seeds", str(project.seeds), "--docs", str(project.docs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


# ── What ends a command from outside ──


def command(project: Project, *arguments: str) -> list[str]:
    return [sys.executable, str(COMMAND), *arguments, "--seeds", str(project.seeds), "--docs", str(project.docs)]


COMMANDS = [[], ["--check"], ["--suggest", "a"], ["--article", "-"], ["--compare", "HEAD"]]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("after", [0.01, 0.05, 0.2])
def test_an_interrupt_ends_every_command_without_a_word(project: Project, arguments: list[str], after: float) -> None:
    project.put(GOOD)
    start = "import sys, build_site; del sys.argv[0]; print('up', flush=True); sys.exit(build_site.run())"
    words = [sys.executable, "-c", start, *command(project, *arguments)[1:]]
    with subprocess.Popen(words, cwd=COMMAND.parent, stdin=-1, stdout=-1, stderr=-1, text=True) as process:
        assert process.stdout and process.stdout.readline() == "up\n"
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode in (-signal.SIGINT, 130, 0, 1), "0 and 1: it was done before"
    assert "Traceback" not in said and "Interrupt" not in said


@pytest.mark.parametrize("arguments", [[], ["--check"], ["--check", "--format", "json"]], ids=" ".join)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_takes_nothing_is_no_error_of_ours(
    project: Project, monkeypatch: pytest.MonkeyPatch, arguments: list[str], unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    project.put(GOOD)
    read, nobody = os.pipe()
    os.close(read)
    for output, code in ((nobody, 141), (os.open("/dev/full", os.O_WRONLY), 1)):
        done = subprocess.run(command(project, *arguments), stdout=output, stderr=subprocess.PIPE, text=True)
        os.close(output)
        assert done.returncode == code
        assert "Traceback" not in done.stderr and "Exception" not in done.stderr


def test_a_page_that_cannot_be_written_is_said_in_a_sentence(run: Callable[..., Ran], project: Project) -> None:
    (project.docs / "index.md").mkdir()
    ran = run(GOOD)
    assert ran.code == 1
    assert ran.err == f"{project.docs / 'index.md'}: Is a directory. Mend that and run the command again.\n"


def test_a_check_loads_only_what_it_needs() -> None:
    code = "import sys, build_site; build_site.main(['--check']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=COMMAND.parent, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "terbuka.check" in loaded
    unwanted = {"mkdocs", "jinja2", "lxml", "trafilatura", "rapidfuzz", "watchdog", "subprocess", "tempfile", "tqdm"}
    assert not unwanted & loaded
    costly = ("terbuka.commands.", "terbuka.intake", "terbuka.pages.kinds")
    assert {name for name in loaded if name.startswith(costly)} == {"terbuka.commands.reading"}


NASTY = [
    "</script><script>alert(1)</script>",
    "{{ config }} {% raw %}",
    "[x](javascript:alert(1))",
    "---\ntitle: x\n---",
    "=cmd|' /C calc'!A0",
    "\u200flanguage\u200e",
    "𝕌𝕟𝕚𝕔𝕠𝕕𝕖 😀 ﷽",
    "a" * 5000,
    "%s {0} {name} \\1 \\g<0>",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_stops_the_build(run: Callable[..., Ran], text: str) -> None:
    quoted = " ".join(text.split()).replace("'", "''")
    reason = f"{{en: '{quoted}', id: '{quoted}', pt-BR: '{quoted}'}}"
    notes = f"""\
language: id
title: '{quoted}'
byline: '{quoted}'
publisher: '{quoted}'
rights: '{quoted}'
omit: [{{text: '{quoted}', reason: {reason}, block: 2}}]
readings: [{{text: '{quoted}', means: DBRX, reason: {reason}}}]
"""
    line = " ".join(text.split())
    files = {"a.txt": f"Teks DBRX {line} dan\n{line}\n", "a.yml": notes}
    short = quoted[:50]  # a name is held to 100 characters
    names = f"name: DBRX\naliases: ['x {short}']\nlook_alikes: ['y {short}']\n"
    ran = run(files | {"models/dbrx.yml": names})
    # The outlet is not known, and what looks like markup or like a title is told, which stops nothing.
    told = {line.split()[1] for line in ran.problems}
    assert ran.code == 0
    assert {"unknown-publisher"} <= told <= {"unknown-publisher", "markup", "title-not-found"}


any_text = st.text(st.characters(exclude_categories=["Cs"]))
any_value = any_text.map(lambda text: "'" + text.replace("'", "''") + "'")


@given(any_text, any_value, any_value, any_value)
def test_any_text_and_any_values_make_pages_or_problems(text: str, title: str, byline: str, alias: str) -> None:
    files = {
        "a.txt": f"DBRX {text}\nTeks.\n",
        "a.yml": f"language: id\ntitle: {title}\nbyline: {byline}\n",
        "models/dbrx.yml": f"name: DBRX\naliases: [{alias}]\n",
    }
    site, problems = made(files)
    if all(problem.warning for problem in problems):
        made_pages = list(pages(site))
        assert len({page.path for page in made_pages}) == len(made_pages)
        for page in made_pages:
            assert ".." not in page.path
            page.text.encode("utf-8")
