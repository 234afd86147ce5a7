"""make site: the site is made anew when anything that it hangs on changed, and what fails leaves the old one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from copies import ENVIRONMENT, copy, script
from terbuka.commands import render
from terbuka.commands.alone import alone
from terbuka.problems import Stopped
from terbuka.progress import Progress

SEEDS = {"a.txt": "Zed is a model.\n", "a.yml": "language: en\ntitle: One\n", "models/zed.yml": "name: Zed\n"}
MADE_OF = (
    *("docs/a.md", "docs/templates/main.html", "mkdocs.yml", "pagefind.yml", "requirements/site.txt"),
    "scripts/terbuka/commands/render.py",
)
ODD = ["two words", "a:b", "a#b", "50%", "it's", 'say "so"', "a$b", "-dash", "é", "a;b", "a\\b", "a*", "(a)"]


# ── With the real tools, on a project of one article ──


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy(tmp_path_factory.mktemp("rendered"), SEEDS)
    for name in ODD:
        (folder / "docs" / "assets" / f"{name}.txt").write_text("By hand.\n", encoding="utf-8")
    done = script(folder, "--site")
    assert done.returncode == 0, done.stderr
    return folder


def test_the_whole_site_is_made_with_its_search_and_files_of_any_name(project: Path) -> None:
    site = project / "site"
    assert (site / "articles" / "one" / "index.html").exists()
    assert (site / "pagefind" / "parts.json").exists()
    assert not [*site.glob("pagefind/*ui*"), *site.glob("*.gz")]
    assert {f"{name}.txt" for name in ODD} <= {path.name for path in (site / "assets").iterdir()}


def test_a_second_call_makes_nothing(project: Path) -> None:
    done = script(project, "--site")
    assert (done.returncode, "building" in done.stdout) == (0, False)


def test_every_long_stage_of_it_is_told(project: Path) -> None:
    """As lines of a log, if each were long."""
    (project / "docs" / "about.md").touch()
    told = "import sys, build_site; from terbuka import progress; progress.SOON = progress.EVERY = -1; "
    command = [sys.executable, "-c", told + "sys.exit(build_site.main(['--site']))"]
    environment = ENVIRONMENT | {"PYTHONPATH": "scripts"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    pages = len([*(project / "docs").rglob("*.md")])
    assert done.returncode == 0, done.stderr
    assert f"\nrendering pages: 1 of {pages}," in done.stderr
    assert f"\nrendering pages: {pages} of {pages}," in done.stderr
    assert "\nindexing for the search: 0 s\n" in done.stderr
    assert "\r" not in done.stderr


@pytest.mark.parametrize(
    "put",
    [
        pytest.param(lambda path: path.symlink_to("../../mkdocs.yml"), id="a link to a file"),
        pytest.param(lambda path: path.symlink_to(".."), id="a link in a circle"),
        pytest.param(os.mkfifo, id="no file"),
    ],
)
def test_what_is_no_file_of_the_docs_is_not_published(project: Path, put: Callable[[Path], None]) -> None:
    path = project / "docs" / "assets" / "odd.txt"
    put(path)
    try:
        done = script(project, "--site")
    finally:
        path.unlink()
    assert done.returncode == 1
    assert done.stderr.endswith("docs/assets/odd.txt: this is a link or no file: put the file itself there\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            *("docs/about.md", "\n# ", "\n[Dead](nowhere.md) [Dead](index.md#nothing)\n\n# "),
            ["'about.md' contains a link 'nowhere.md'", "'about.md' contains a link 'index.md#nothing'"],
        ),
        ("docs/about.md", "\n# ", "\n[Dead][noref]\n\n# ", ["docs/about.md: the link of '[noref]' is given nowhere"]),
        ("docs/templates/main.html", "{% block content %}", "{% blok content %}", ["docs/templates/main.html:"]),
        ("mkdocs.yml", "site_name:", "site_nam:", ["site_nam"]),
        ("seeds/a.yml", "language: en", "language: 5%", ["seeds/a.yml:1:11: bad-language"]),
    ],
)
def test_a_mistake_is_told_and_the_old_site_stays(
    project: Path, file: str, old: str, new: str, said: list[str]
) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        for _ in range(2):  # and the next call does not take it for done
            done = script(project, "--site")
            assert done.returncode == 1
            assert [words for words in said if words not in done.stderr] == []
            assert "Traceback" not in done.stderr
            assert (project / "site" / "index.html").exists()
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "dead"),
    [
        ('<a href="nope.md">x</a>', ["the link 'nope.md' leads nowhere"]),
        ('<img src="assets/no.png" alt="">', ["the link 'assets/no.png' leads nowhere"]),
        ('<a href="../articles/#nothing">x</a>', ["the link '../articles/#nothing' leads nowhere"]),
        ('<a href="#nothing">x</a>', ["the link '#nothing' leads nowhere"]),
        ('<a href="/nope/">x</a>', ["the link '/nope/' leads nowhere"]),
        ('<a href="../">x</a> <a href="../articles/">x</a> <img src="../assets/two%20words.txt" alt="">', []),
        ('<a href="https://example.org/nope">x</a> <a href="mailto:a@example.org">x</a> <a href="#here">x</a>', []),
        ("[x][noref], [y][]", ["the link of '[noref]' is given nowhere", "the link of '[]' is given nowhere"]),
        ("<code>a[0][1]</code> [x]", []),
    ],
)
def test_whatever_is_written_by_hand_leads_somewhere(
    project: Path, tmp_path: Path, written: str, dead: list[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").touch()
    shutil.copytree(project / "site", tmp_path / "site")
    page = f'<!doctype html><nav><a href="nope">x</a></nav><article id="here"><p>{written}</p></article>'
    (tmp_path / "site" / "about" / "index.html").write_text(page, encoding="utf-8")
    assert list(render.dead_links(tmp_path / "docs", tmp_path / "site")) == [f"docs/about.md: {each}" for each in dead]
    (tmp_path / "docs" / ".generated").write_text("about.md\n", encoding="utf-8")
    assert list(render.dead_links(tmp_path / "docs", tmp_path / "site")) == []


# ── When it is made anew, with a stand-in for MkDocs and Pagefind ──


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Calls `make_site` in `tmp_path`; returns how often it was rendered by now."""
    times = 0

    def stand_in(root: Path, site: Path, progress: Progress, *, strict: bool, kept: Path) -> None:
        nonlocal times
        assert strict
        times += 1
        site.mkdir(parents=True)
        (site / "number").write_text(str(times))

    def make() -> int:
        with alone(tmp_path) as lock:
            render.make_site(tmp_path, lock, Progress(None, None, quiet=True))
        return times

    monkeypatch.setattr(render, "render", stand_in)
    monkeypatch.setattr(render, "make_index", lambda *_: None)
    for name in MADE_OF:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return make


def number(root: Path) -> str:
    return (root / "site" / "number").read_text()


def test_it_is_made_once(made: Callable[[], int], tmp_path: Path) -> None:
    assert (made(), made()) == (1, 1)
    assert {path.name for path in (tmp_path / ".build").iterdir()} == {"lock", "made-of"}


@pytest.mark.parametrize("name", MADE_OF)
def test_a_changed_file_makes_it_anew(made: Callable[[], int], tmp_path: Path, name: str) -> None:
    made()
    os.utime(tmp_path / name, (1, 1))  # older than it was, as from another branch
    assert (made(), made()) == (2, 2)
    assert number(tmp_path) == "2"


def test_so_do_a_new_file_a_removed_file_another_address_and_a_lost_site(
    made: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made()
    new = tmp_path / "docs" / "new.md"
    new.touch()
    assert (made(), made()) == (2, 2)
    new.unlink()
    assert (made(), made()) == (3, 3)
    monkeypatch.setenv("SITE_URL", "https://press.example/")
    assert (made(), made()) == (4, 4)
    (tmp_path / "site" / "number").unlink()
    (tmp_path / "site").rmdir()
    assert (made(), made()) == (5, 5)


def rewrite(site: Path) -> None:
    found = (site / "number").stat()
    (site / "number").write_text("0")  # as long as it was
    os.utime(site / "number", ns=(found.st_atime_ns, found.st_mtime_ns + 1))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda site: (site / "number").unlink(), id="a file is gone"),
        pytest.param(lambda site: (site / "number").write_text(""), id="a file is empty"),
        pytest.param(lambda site: (site / "number").rename(site / "other"), id="a file has another name"),
        pytest.param(lambda site: (site / "more").write_text("x"), id="a file came"),
        pytest.param(rewrite, id="a file was rewritten"),
    ],
)
def test_a_site_that_hands_have_changed_is_made_anew(
    made: Callable[[], int], tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    made()
    damage(tmp_path / "site")
    assert (made(), made()) == (2, 2)
    assert {path.name for path in (tmp_path / "site").iterdir()} == {"number"}


@pytest.mark.parametrize("stamp", ["", "0\n0\n", None])
def test_a_site_without_the_mark_of_being_done_is_made_anew(
    made: Callable[[], int], tmp_path: Path, stamp: str | None
) -> None:
    made()
    path = tmp_path / ".build" / "made-of"
    path.unlink() if stamp is None else path.write_text(stamp)
    assert (made(), made()) == (2, 2)


@pytest.mark.parametrize("error", [Stopped("a mistake"), KeyboardInterrupt()])
def test_what_ends_it_leaves_the_old_site_and_the_next_call_makes_it(
    made: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def failing(root: Path, site: Path, progress: Progress, *, strict: bool, kept: Path) -> None:
        (site / "half").mkdir(parents=True)
        raise error

    made()
    os.utime(tmp_path / "docs" / "a.md", (1, 1))
    with monkeypatch.context() as patch, pytest.raises(type(error)):
        patch.setattr(render, "render", failing)
        made()
    assert number(tmp_path) == "1"
    assert made() == 2
    assert {path.name for path in (tmp_path / "site").iterdir()} == {"number"}


def test_an_edit_while_it_is_made_makes_it_anew(
    made: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = render.render

    def slow(root: Path, site: Path, progress: Progress, *, strict: bool, kept: Path) -> None:
        real(root, site, progress, strict=strict, kept=kept)
        os.utime(tmp_path / "docs" / "a.md", (2, 2))

    with monkeypatch.context() as patch:
        patch.setattr(render, "render", slow)
        made()
    assert (made(), made()) == (2, 2)
