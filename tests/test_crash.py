"""Whatever ends a build, `site/` is the old site or the new one, and the next build mends the rest by itself.

The suite tries a sample. `make crash` tries KILLS moments in which a build is ended, a tenth as many in the exchange of
the sites, and disks of KILLS/10 sizes that are too small; all from one seed, so that a run can be had again.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import tree
from copies import ENVIRONMENT, copy
from sites import need

KILLS = int(os.environ.get("KILLS", "1"))
AIMED = max(KILLS // 10, 1)
PATIENCE = 300  # seconds for a build that takes three on a machine with nothing else to do
BUILD = [sys.executable, "scripts/build_site.py", "--site"]
Tree = Mapping[str, bytes]

# Two states of the seeds: pages change, come and go between them.
SEEDS = {
    "a.txt": "Zed is a model.\nIt is open.\n",
    "a.yml": "language: en\ntitle: One\n",
    "models/zed.yml": "name: Zed\n",
}
STATES: tuple[Mapping[str, str], ...] = (
    {"a.yml": "language: en\ntitle: One\n", "b.txt": "Zed is open.\n", "b.yml": "language: en\ntitle: Two\n"},
    {"a.yml": "language: en\ntitle: Other\n", "c.txt": "Zed is small.\n", "c.yml": "language: en\ntitle: Three\n"},
)
# A build that ends itself: when the exchange of the sites has begun, before the step on the disk that is given by its
# number. Without a number it tells how many steps there are. `two` has it do without a swap in one step.
ENDING = """
import os, signal, sys
import build_site
from terbuka.commands import exchange, render
last, two = int(sys.argv[1]), sys.argv[2] == "two"
steps, real = 0, render.exchange

def step(event, arguments):
    global steps
    if event in ("os.rename", "os.remove", "os.rmdir", "ctypes.dlsym") or (event, arguments[1:2]) == ("open", ("wb",)):
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
        steps += 1

def begin(*arguments):
    sys.addaudithook(step)
    real(*arguments)

render.exchange = begin
if two:
    exchange.swap = lambda one, other: False
code = build_site.main(["--site"])
print(f"steps {steps}")
sys.exit(code)
"""


@dataclass
class Project:
    """A project whose seeds change between two states, and what each of them has to become."""

    folder: Path
    state: int = 0
    hand: Tree = field(default_factory=dict)  # what is written by hand, but for the seeds
    docs: list[Tree] = field(default_factory=list)
    sites: list[Tree] = field(default_factory=list)
    seconds: float = 0  # that a build takes

    def put(self, state: int) -> None:
        """Change the seeds to a state."""
        self.state = state
        for name in {*STATES[0], *STATES[1]}:
            (self.folder / "seeds" / name).unlink(missing_ok=True)
        for name, text in STATES[state].items():
            (self.folder / "seeds" / name).write_text(text, encoding="utf-8")

    def clear(self) -> None:
        """Remove whatever was built, as in a new copy."""
        subprocess.run(["make", "--silent", "clean"], cwd=self.folder, env=ENVIRONMENT, check=True)

    def start(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command or BUILD,
            cwd=self.folder,
            env=ENVIRONMENT | {"PYTHONPATH": "scripts"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def site(self) -> Tree:
        return tree(self.folder / "site")

    def written(self) -> Tree:
        """What stands in docs/, finished."""
        found = tree(self.folder / "docs")
        return {name: data for name, data in found.items() if not name.startswith(".unfinished/")}

    def build(self) -> None:
        """The next build: it takes what it finds, and leaves what a first one would."""
        began = time.monotonic()
        process = self.start()
        said, _ = process.communicate(timeout=PATIENCE)
        self.seconds = time.monotonic() - began
        assert process.returncode == 0, said
        if len(self.sites) > self.state:
            assert self.is_new()
            assert self.written() == self.docs[self.state]
        left = {path.name for path in (self.folder / ".build").iterdir()}
        assert left == {"kept", "lock", "made-of", "pages", "search"}
        assert not (self.folder / "docs" / ".unfinished").exists()

    def is_new(self) -> bool:
        """If site/ is what this state of the seeds becomes. Of Pagefind's files the names differ from time to time."""
        found, wanted = self.site(), self.sites[self.state]
        return pages(found) == pages(wanted) and len(found) == len(wanted)

    def check(self, before: Tree, *, between: bool = False) -> None:
        """What holds at any time: `before` is the site as it was. `between`: it may stand aside."""
        found = self.site()
        if between and not found:
            found = tree(self.folder / ".build" / "aside") or found
        assert found == before or self.is_new()
        assert {name: data for name, data in tree(self.folder / "seeds").items() if name in SEEDS} == {
            name: STATES[self.state].get(name, text).encode() for name, text in SEEDS.items()
        }
        docs = self.written()
        assert self.hand.items() <= docs.items()
        for name, data in docs.items():
            if name != ".generated" and name not in self.hand:
                assert data in (self.docs[0].get(name), self.docs[1].get(name)), name


def pages(site: Tree) -> Tree:
    return {name: data for name, data in site.items() if not name.startswith("pagefind/")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(copy(tmp_path_factory.mktemp("crash"), SEEDS))
    project.hand = tree(project.folder / "docs")
    for state in (0, 1):
        project.put(state)
        project.build()
        project.docs.append(project.written())
        project.sites.append(project.site())
    assert pages(project.sites[0]).keys() - pages(project.sites[1]).keys()
    return project


@pytest.fixture
def project(made: Project) -> Project:
    """The project with a whole site of one state, and the seeds of the other."""
    if not made.is_new():
        made.build()
    made.put(1 - made.state)
    return made


WAYS = {
    "kill": lambda process: process.kill(),  # what it has started goes on
    "kill all": lambda process: os.killpg(process.pid, signal.SIGKILL),
    "Ctrl+C": lambda process: os.killpg(process.pid, signal.SIGINT),
    "terminate": lambda process: process.terminate(),
}


def chosen(number: int) -> tuple[str, float, bool]:
    """How the build of this number is ended, after which part of its time, and if there was nothing before it."""
    chance = random.Random(number)
    way = "kill" if number % 2 else chance.choice(sorted(WAYS))
    return way, chance.random(), chance.random() < 0.2


@pytest.mark.parametrize("number", range(KILLS))
def test_a_build_that_is_ended_at_any_moment(project: Project, number: int) -> None:
    way, part, cold = chosen(number)
    if cold:
        project.clear()
    before = project.site()
    process = project.start()
    time.sleep(part * project.seconds)
    WAYS[way](process)
    said, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in said
    project.check(before)
    project.build()


counted: dict[str, int] = {}


def steps_of(project: Project, steps: str) -> int:
    """How many steps there are. The project is as it was afterwards, with the states changed."""
    if steps not in counted:
        process = project.start(sys.executable, "-c", ENDING, "-1", steps)
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, said
        counted[steps] = int(said.split()[-1])
        project.put(1 - project.state)
    return counted[steps]


@pytest.mark.parametrize("steps", ["one", "two"])
@pytest.mark.parametrize("number", range(AIMED))
def test_a_build_that_is_killed_in_the_exchange(project: Project, number: int, steps: str) -> None:
    count = steps_of(project, steps)
    # The first steps and the last ones, which are not those that remove a file of the old site.
    last = (number if number % 2 == 0 else count - number) if number < AIMED - 1 else count // 2
    before = project.site()
    process = project.start(sys.executable, "-c", ENDING, str(last), steps)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode in (-signal.SIGKILL, 0), said
    project.check(before, between=steps == "two")
    project.build()


@pytest.mark.parametrize("state", ["cold", "warm"] if KILLS > 10 else ["cold"])
@pytest.mark.parametrize("number", [2, 3] if KILLS > 10 else [3])
def test_builds_at_once_wait_for_each_other(project: Project, number: int, state: str) -> None:
    if state == "cold":
        project.clear()
    running = [project.start() for _ in range(number)]
    said = [process.communicate(timeout=PATIENCE)[0] for process in running]
    assert [process.returncode for process in running] == [0] * number, said
    assert sum("site/: building" in each for each in said) == 1
    assert sum("Another build is at work here (process" in each for each in said) >= number - 1
    project.build()


# ── A disk that is full, a folder that is not to be written ──


@pytest.mark.parametrize("size", [10, 2_000, 20_000, 100_000, 1_000_000] if KILLS > 10 else [20_000])
def test_a_file_that_finds_no_room_is_told_and_changes_nothing(project: Project, size: int) -> None:
    """Each file may grow to so many bytes: the lock cannot be written, or a page, or the site's, or the search's."""
    before = project.site()
    process = project.start("prlimit", f"--fsize={size}", *BUILD)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, said
    assert "Traceback" not in said
    assert said.endswith(
        ("File too large. Mend that and run the command again.\n", "could not make the index of the search\n")
    )
    project.check(before)
    project.build()


MOUNTED = ["unshare", "--map-root-user", "--mount", "sh", "-ec"]


def can_mount() -> bool:
    return not subprocess.run([*MOUNTED, "mount -t tmpfs none /tmp"], capture_output=True).returncode


@pytest.mark.parametrize("number", range(KILLS // 10 or 1))
def test_a_full_disk_is_told_and_changes_nothing(project: Project, tmp_path: Path, number: int) -> None:
    """The project on a disk of its own, with less room than a build takes."""
    need(can_mount(), "no disk can be mounted here")
    part = int(1200 * random.Random(number).random())  # of what a site takes, in thousandths
    script = f"""
        mount -t tmpfs -o size=1g none {tmp_path}
        cp -a {project.folder}/. {tmp_path}; cd {tmp_path}; cp -a site before
        used=$(df --output=used --block-size=1k . | tail -n 1); site=$(du --summarize --block-size=1k site | cut -f 1)
        mount -o remount,size=$((used + site * {part} / 1000))k {tmp_path}
        set +e; {" ".join(BUILD)}; echo "code $?"; set -e
        mount -o remount,size=1g {tmp_path}
        ! diff -r site before || echo the old site
        {" ".join(BUILD)} --quiet
        cp -a site {project.folder}/after
    """
    process = project.start(*MOUNTED, script)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert ("code 1\n" in said and "the old site\n" in said) or "code 0\n" in said, said
    after = tree(project.folder / "after")
    shutil.rmtree(project.folder / "after")
    assert pages(after) == pages(project.sites[project.state])


def test_a_folder_that_is_not_to_be_written_is_told_and_changes_nothing(project: Project) -> None:
    need(can_mount(), "no folder can be made read-only here")
    before, folder = project.site(), project.folder
    script = f"mount --bind {folder} {folder}; mount -o remount,bind,ro {folder}; cd {folder}; exec {' '.join(BUILD)}"
    process = project.start(*MOUNTED, script)
    said, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (
        1,
        f"{folder}/.build/lock: Read-only file system. Mend that and run the command again.\n",
    )
    project.check(before)
