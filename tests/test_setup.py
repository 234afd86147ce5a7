"""What `make` sets up, with a stand-in for Python and pip: once, by one at a time, and whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from copies import ENVIRONMENT
from sites import ROOT

# It writes down what it is asked for. `slow` and `failing` are files that make pip wait, or fail with their number.
PYTHON = f"""#!/bin/sh
case "$*" in
  -c*) exec {shutil.which("python3")} "$@" ;;
  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python; echo venv >> log ;;
  *pip*) echo pip >> log; touch .venv/half; while test -e slow; do sleep 0.05; done
    test ! -e failing || exit $(cat failing); rm .venv/half; touch .venv/whole ;;
  *) test -e .venv/whole && test ! -e .venv/half && echo built >> log ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "site.txt").touch()
    os.utime(tmp_path / "requirements" / "site.txt", (1, 1))
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def make(project: Path) -> subprocess.Popen[bytes]:
    command = ["make", "site", "PYTHON=./python"]
    return subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stdout=-1, stderr=-1, start_new_session=True)


def log(project: Path) -> list[str]:
    return (project / "log").read_text().split()


def wait_for(project: Path, word: str) -> None:
    while not (project / "log").exists() or word not in log(project):
        time.sleep(0.02)


def test_it_is_set_up_once(project: Path) -> None:
    assert make(project).wait() == 0
    assert make(project).wait() == 0
    assert log(project) == ["venv", "pip", "built", "built"]


def test_other_requirements_are_installed_too(project: Path) -> None:
    make(project).wait()
    (project / "requirements" / "site.txt").touch()
    os.utime(project / ".venv" / ".site", (2, 2))
    assert make(project).wait() == 0
    assert log(project) == ["venv", "pip", "built", "pip", "built"]


def test_of_three_at_once_one_sets_up_and_all_build(project: Path) -> None:
    (project / "slow").touch()
    running = [make(project) for _ in range(3)]
    wait_for(project, "pip")
    (project / "slow").unlink()
    assert [process.wait() for process in running] == [0, 0, 0]
    assert log(project) == ["venv", "pip", "built", "built", "built"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_one_that_was_ended_half_way_begins_anew(project: Path, number: int) -> None:
    (project / "slow").touch()
    running = make(project)
    wait_for(project, "pip")
    os.killpg(running.pid, number)
    assert running.wait() != 0
    (project / "slow").unlink()
    assert make(project).wait() == 0
    assert log(project) == ["venv", "pip", "venv", "pip", "built"]


@pytest.mark.parametrize(("code", "anew"), [(1, []), (137, ["venv"])], ids=["as without a network", "killed alone"])
def test_what_fails_is_tried_again(project: Path, code: int, anew: list[str]) -> None:
    (project / "failing").write_text(str(code))
    assert make(project).wait() != 0
    (project / "failing").unlink()
    assert make(project).wait() == 0
    assert log(project) == ["venv", "pip", *anew, "pip", "built"]
