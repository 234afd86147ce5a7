"""One build at a time: the second waits, says for whom, and is let in by the end of the first, whatever that end is."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from copies import ENVIRONMENT
from sites import ROOT
from terbuka.commands.alone import LOCK, alone

HOLD = """
import sys, time
from pathlib import Path
from terbuka.commands.alone import alone
with alone(Path(sys.argv[1])) as lock:
    print("in", flush=True)
    {then}
"""
SCRIPTS = ENVIRONMENT | {"PYTHONPATH": str(ROOT / "scripts")}


@contextmanager
def building(folder: Path, then: str = "sys.stdin.read()") -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of a folder until its input ends, and tells on its output."""
    command = [sys.executable, "-c", HOLD.format(then=then), str(folder)]
    with subprocess.Popen(command, env=SCRIPTS, stdin=-1, stdout=-1, stderr=subprocess.STDOUT, text=True) as process:
        yield process
        process.kill()


def told(process: subprocess.Popen[str]) -> str:
    """The next line that a process says, once it says it."""
    assert process.stdout
    return process.stdout.readline()


def test_who_comes_second_is_told_for_whom_it_waits_and_goes_on(tmp_path: Path) -> None:
    with building(tmp_path) as first:
        assert told(first) == "in\n"
        with building(tmp_path) as second:
            said = told(second)
            assert said.startswith(f"Another build is at work here (process {first.pid}, since 20"), said
            assert said.endswith("): waiting until it is done\n")
            first.communicate()
            assert told(second) == "in\n"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_ended_leaves_no_lock(tmp_path: Path, number: int) -> None:
    with building(tmp_path) as first:
        assert told(first) == "in\n"
        first.send_signal(number)
        first.wait()
        with alone(tmp_path):
            pass


def test_what_a_killed_build_has_started_is_waited_for(tmp_path: Path) -> None:
    """The lock was handed to it: what it still writes comes before the next build, and not into it."""
    start = "import subprocess; subprocess.run(['sh', '-c', 'echo started; cat'], pass_fds=[lock])"
    with building(tmp_path, start) as first:
        assert (told(first), told(first)) == ("in\n", "started\n")
        first.kill()
        first.wait()
        with building(tmp_path) as second:
            assert "waiting" in told(second)
            assert first.stdin
            first.stdin.close()  # which ends what it has started
            assert told(second) == "in\n"


def test_a_lock_that_was_removed_keeps_nobody_out_and_lets_nobody_in_too_early(tmp_path: Path) -> None:
    """As by `make clean`, while one waits: it goes on only with the lock that the next one will see."""
    with building(tmp_path) as first:
        assert told(first) == "in\n"
        with building(tmp_path) as second:
            assert "waiting" in told(second)
            (tmp_path / LOCK).unlink()
            first.communicate()
            assert told(second) == "in\n"
            assert f"process {second.pid}" in (tmp_path / LOCK).read_text()


def test_a_place_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / LOCK.parent).touch()
    with pytest.raises(OSError) as caught, alone(tmp_path):
        pass
    assert str(caught.value.filename).startswith(str(tmp_path / LOCK.parent))


def test_a_check_waits_for_nobody(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    with building(tmp_path) as first:
        assert told(first) == "in\n"
        command = [sys.executable, str(ROOT / "scripts" / "build_site.py"), "--check", "--seeds", "seeds"]
        done = subprocess.run(command, cwd=tmp_path, env=SCRIPTS, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
