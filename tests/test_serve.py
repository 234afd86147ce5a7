"""`make serve`, driven as an editor drives it: every edit is seen, a mistake is told and ends nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from copies import ENVIRONMENT, copy
from terbuka.commands.alone import alone

PATIENCE = 60  # seconds for what takes one or two on a machine with nothing else to do
SEEDS = {
    "one.txt": "Zed is a model.\n",
    "one.yml": "language: en\ntitle: First title\n",
    "models/zed.yml": "name: Zed\n",
}


def until(true: Callable[[], object]) -> bool:
    """Wait for something to become true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


@dataclass(frozen=True)
class Live:
    """A project that is being served."""

    project: Path
    process: subprocess.Popen[bytes]
    log: Path
    temporary: Path
    address: str

    def page(self, path: str) -> str:
        """What is served at an address; empty if there is nothing."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            return ""

    def shows(self, path: str, words: str) -> bool:
        return until(lambda: words in self.page(path))

    def says(self, words: str) -> bool:
        return until(lambda: words in self.log.read_text())

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    project = copy(tmp_path_factory.mktemp("live"), SEEDS)
    temporary = Path(tempfile.mkdtemp(dir=tmp_path_factory.getbasetemp()))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.parent / "live.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "scripts/build_site.py", "--serve", str(port)],
            cwd=project,
            env=ENVIRONMENT | {"TMPDIR": str(temporary)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a group of its own: what it starts is in it too
        )
    served = Live(project, process, log, temporary, f"http://127.0.0.1:{port}/")
    try:
        assert served.shows("", "First title"), log.read_text()
        yield served
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


def test_an_edit_of_a_seed_is_seen(live: Live) -> None:
    live.edit("seeds/one.yml", "First title\n", "Second title\nslug: first-title\n")
    assert live.shows("articles/first-title/", "Second title")
    assert live.shows("", "Second title")


def test_ten_pages_that_are_open_show_an_edit_by_themselves(live: Live, browser: Any) -> None:
    """All of them visible, as in ten windows: a browser has six connections to a server."""
    context = browser.new_context()
    pages = [context.new_page() for _ in range(10)]
    for page in pages:
        page.goto(live.address + "models/", timeout=PATIENCE * 1000)
    live.edit("seeds/models/zed.yml", "name: Zed\n", "name: Zed\naliases: [Zed One]\n")
    for page in pages:
        page.get_by_text("Zed One").wait_for(timeout=PATIENCE * 1000)
    live.edit("seeds/models/zed.yml", "Zed One", "Zed Two")
    for page in pages:
        page.get_by_text("Zed Two").wait_for(timeout=PATIENCE * 1000)
    context.close()
    live.edit("seeds/models/zed.yml", "aliases: [Zed Two]\n", "")


def test_a_page_that_is_not_there_yet_comes_by_itself(live: Live, browser: Any) -> None:
    page = browser.new_page()
    page.goto(live.address + "models/yod/")
    (live.project / "seeds" / "models" / "yod.yml").write_text("name: Yod\n")
    page.get_by_role("heading", name="Yod").wait_for(timeout=PATIENCE * 1000)
    page.close()


def test_the_search_finds_what_was_edited(live: Live, browser: Any) -> None:
    live.edit("seeds/one.txt", "Zed is a model.\n", "Zed is a model.\nIt is a wombat.\n")
    page = browser.new_page()

    def found() -> bool:
        page.goto(live.address + "search/?q=wombat")
        page.locator("#search ol[aria-busy=false]").wait_for(state="attached", timeout=PATIENCE * 1000)
        return bool(page.locator("#search ol li").count())

    assert until(found)
    page.close()
    live.edit("seeds/one.txt", "It is a wombat.\n", "")


def test_a_new_title_is_a_new_address_and_the_old_one_is_gone(live: Live) -> None:
    live.edit("seeds/one.yml", "slug: first-title", "slug: changed-title")
    assert live.shows("articles/changed-title/", "Zed</a> is a model")
    assert until(lambda: not live.page("articles/first-title/"))


def test_a_new_article_is_seen_and_a_removed_one_is_gone(live: Live) -> None:
    new = live.project / "seeds" / "two.txt"
    new.write_text("Zed is a model indeed.\n")
    new.with_suffix(".yml").write_text("language: en\ntitle: Another\n")
    assert live.shows("articles/another/", "Zed</a> is a model indeed"), live.log.read_text()
    new.unlink()
    new.with_suffix(".yml").unlink()
    assert until(lambda: not live.page("articles/another/")), live.log.read_text()


@pytest.mark.parametrize(
    ("file", "old", "new", "page", "words"),
    [
        pytest.param(
            "scripts/terbuka/languages/id/labels.yml", "title: Model\n", "title: Model uji\n",
            "id/models/", "Model uji",
            id="a label of a page",
        ),
        pytest.param(
            "scripts/terbuka/languages/en/labels.yml", "description: What the press", "description: What papers",
            "about/", "<p>What papers say",
            id="a label of the frame",
        ),
        pytest.param(
            "docs/templates/partials/footer.html", 'class="colophon"', 'class="colophon new"', "id/about/",
            'class="colophon new"',
            id="a template",
        ),
        pytest.param(
            "docs/assets/site.css", "/* ── Ground ── */", "/* New ground */", "assets/site.css", "/* New ground */",
            id="a stylesheet",
        ),
        pytest.param("docs/about.md", "\n# ", "\n# New: ", "about/", "New: ", id="a page written by hand"),
        pytest.param("mkdocs.yml", "site_name: Terbuka", "site_name: Berita", "about/", "Berita", id="the settings"),
    ],
)  # fmt: skip
def test_an_edit_is_seen(live: Live, file: str, old: str, new: str, page: str, words: str) -> None:
    assert words not in live.page(page)
    live.edit(file, old, new)
    assert live.shows(page, words)


@pytest.mark.parametrize(
    ("file", "good", "bad", "problem"),
    [
        ("seeds/one.yml", "language: en", "language: 5%", "seeds/one.yml:1:11: bad-language"),
        ("scripts/terbuka/languages/en/labels.yml", "  not_found: ", "  not found: ", "'site.not found' is"),
        (
            "scripts/terbuka/languages/pt-BR/labels.yml",
            "\nsite:",
            "\nsite: [",
            "bad-labels is not valid YAML",
        ),
        ("docs/templates/main.html", "{% block content %}", "{% blok content %}", "templates/main.html:"),
    ],
)
def test_a_mistake_is_told_and_the_site_goes_on(live: Live, file: str, good: str, bad: str, problem: str) -> None:
    live.edit(file, good, bad)
    assert live.says(problem), live.log.read_text()
    assert "Zed" in live.page("models/")
    words = f"After {len(problem)}"  # something new for each
    live.edit("seeds/one.yml", "title: ", f"title: {words} ")
    live.edit(file, bad, good)
    assert live.shows("", words)


def test_another_build_is_waited_for_and_no_edit_is_lost(live: Live) -> None:
    with alone(live.project):
        live.edit("seeds/one.yml", "title: ", "title: Waited ")
        assert live.says(f"Another build is at work here (process {os.getpid()}, since"), live.log.read_text()
    assert live.shows("", "Waited")


def test_it_ends_with_all_that_it_started(live: Live) -> None:
    """Last of all. One interrupt, as from the keyboard: no word of an error, no process and no file left."""
    os.killpg(live.process.pid, signal.SIGINT)
    assert live.process.wait(PATIENCE) == 0
    assert not live.page("")
    with pytest.raises(ProcessLookupError):
        os.killpg(live.process.pid, 0)
    assert not list(live.temporary.iterdir())
    assert "KeyboardInterrupt" not in live.log.read_text()


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    project = copy(tmp_path, SEEDS)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "scripts/build_site.py", "--serve", str(port)],
            cwd=project,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert done.returncode == 1
    assert f"Port {port} cannot be had" in done.stderr
