"""What tests share: a project of their own in a temporary folder, and sites that are built once for many tests."""

from __future__ import annotations

import fcntl
import gc
import math
import os
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import build_site
import nasty
import pytest
import sites
import tongues
from hypothesis import HealthCheck, settings
from samples import Files, data
from terbuka import progress
from terbuka.commands.beside import processors

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# A shell that starts tests in the background has them ignore Ctrl-C, and with them all that they start and end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No test is a matter of time, for a busy machine may be slow, nor of chance: each run tries the same examples.
settings.register_profile("tests", deadline=None, derandomize=True, database=None, max_examples=50)
# `make fuzz`: many more, other ones at each run, and what fails is kept in .hypothesis/ and tried first the next time.
settings.register_profile("fuzz", deadline=None, max_examples=3000, suppress_health_check=list(HealthCheck))
settings.load_profile("tests")

# Cards are drawn where a test is about them: it takes a second.
os.environ["WITHOUT_CARDS"] = "1"

# Nor is it a matter of time what a command says.
progress.EVERY = math.inf

# What editors may change breaks no test of the code: outside of these files nobody reads the project's seeds.
READ_SEEDS = ("test_live.py",)
_reading = False
_SEEDS = str(sites.ROOT / "seeds")


def _forbid_the_seeds(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("open", "os.listdir", "os.scandir") and not _reading and type(arguments[0]) in (str, type(Path())):
        path = str(arguments[0])
        inside = path.startswith(_SEEDS) and path[len(_SEEDS) :][:1] in ("", os.sep)
        assert not inside, f"{path}: tests read tests/real/seeds instead (all but {', '.join(READ_SEEDS)})"


sys.addaudithook(_forbid_the_seeds)


def pytest_xdist_auto_num_workers() -> int:
    """A worker more than processors: half of what a browser's tests do is to wait for it."""
    return processors() + 1


def pytest_collection_finish() -> None:
    """What is there before the first test stays till the end: a twelfth of the time went into looking for garbage."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    global _reading
    _reading = item.path.name in READ_SEEDS
    try:
        return (yield)
    finally:
        _reading = False


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@dataclass(frozen=True)
class Ran:
    """What the command said, and what stands in docs/ after it."""

    code: int
    out: str
    err: str
    docs: dict[str, bytes]

    @property
    def problems(self) -> list[str]:
        """The lines that begin a problem's report."""
        return [line for line in self.err.splitlines()[:-1] if not line.startswith("    fix: ")]


class Project:
    """A folder with `seeds/` and `docs/`."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.seeds, self.docs, self._capsys = folder / "seeds", folder / "docs", capsys
        self.seeds.mkdir()
        self.docs.mkdir()

    def put(self, files: Files) -> None:
        for name, text in files.items():
            path = self.seeds / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data(text))

    def run(self, *arguments: str) -> Ran:
        self._capsys.readouterr()
        code = build_site.main(["--seeds", str(self.seeds), "--docs", str(self.docs), *arguments])
        said = self._capsys.readouterr()
        return Ran(code=code, out=said.out, err=said.err, docs=tree(self.docs))


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    return Project(tmp_path, capsys)


@pytest.fixture
def run(project: Project) -> Callable[..., Ran]:
    """Puts these files into `seeds/` and runs the command on them."""

    def run(files: Files, *arguments: str) -> Ran:
        project.put(files)
        return project.run(*arguments)

    return run


Once = Callable[[str, Callable[[Path], sites.Built]], sites.Built]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Builds a site once for all workers: the first that needs it makes it in this folder, the others wait for it."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root

    def once(name: str, make: Callable[[Path], sites.Built]) -> sites.Built:
        kept = root / f"{name}.pickle"
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                folder = root / name
                folder.mkdir()  # a build that has failed fails again
                kept.write_bytes(pickle.dumps(make(folder)))
            site: sites.Built = pickle.loads(kept.read_bytes())
            return site

    return once


@pytest.fixture(scope="session")
def real_site(once: Once) -> sites.Built:
    """The site of the real seeds, with the default addresses."""
    return once("real", lambda folder: sites.mkdocs(sites.project(folder, sites.REAL)))


@pytest.fixture(scope="session")
def site_below(once: Once) -> sites.Built:
    """The site of the real seeds, published below a path, with the index of its search and its cards."""

    def make(folder: Path) -> sites.Built:
        with pytest.MonkeyPatch.context() as environment:
            environment.delenv("WITHOUT_CARDS")
            return sites.whole(folder, sites.REAL, sites.BELOW)

    return once("below", make)


@pytest.fixture(scope="session")
def nasty_site(once: Once) -> sites.Built:
    """A site of seeds that try everything."""

    def make(folder: Path) -> sites.Built:
        sites.write_files(folder / "planted", nasty.SEEDS)
        return sites.mkdocs(sites.project(folder, folder / "planted"))

    return once("nasty", make)


@pytest.fixture(scope="session")
def addressed_site(once: Once) -> sites.Built:
    """A site of plain articles, in languages of all kinds, published under an address of its own from a repository."""
    files = {
        **tongues.SEEDS,
        "told.txt": "Zed dirilis kemarin, kata perusahaan itu.\nModelnya terbuka untuk semua orang.\nLowongan kerja\n",
        "told.yml": "language: id\ntitle: Tentang Zed\nomit: [{text: Lowongan kerja, reason: advertisement}]\n",
    }

    def make(folder: Path) -> sites.Built:
        sites.write_files(folder / "planted", files)
        address = "https://press.example/open/"
        made = sites.project(folder, folder / "planted", address)
        return sites.mkdocs(made, SITE_URL=address, REPO_URL="https://git.example/press/open")

    return once("addressed", make)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    from served import chromium  # only here, for most tests need no browser

    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def only_window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def window(only_window: Page) -> Page:
    """A window as new, of the size of a phone."""
    from served import renew

    renew(only_window)
    return only_window


@pytest.fixture(scope="session")
def only_window_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_scripts(only_window_without_scripts: Page) -> Page:
    """A window as new in which no script of a page runs."""
    from served import renew

    renew(only_window_without_scripts)
    return only_window_without_scripts
