"""Editors break no test of the code: only test_live.py reads the project's seeds; a change of them runs it alone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from copies import ENVIRONMENT, commit, copy, write
from sites import ROOT
from terbuka.disk import read_seeds


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: read_seeds(ROOT / "seeds"), id="as the build does"),
        pytest.param(lambda: sorted((ROOT / "seeds").glob("*.txt")), id="its list"),
        pytest.param(lambda: (ROOT / "seeds" / "units" / "tokens.yml").read_text(encoding="utf-8"), id="a file"),
    ],
)
def test_a_test_of_the_code_that_reads_the_projects_seeds_fails(read: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match=r"tests read tests/real/seeds instead \(all but test_live\.py\)"):
        read()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy(tmp_path_factory.mktemp("changed"), {"a.txt": "A line.\n"})
    commit(folder, "Before")
    return folder


@pytest.mark.parametrize(
    ("files", "alone"),
    [
        ({"seeds/b.txt": "Another line.\n", "seeds/models/zed.yml": "name: Zed\n"}, True),
        ({"seeds/b.txt": "A third line.\n", "README.md": "# Other\n"}, False),
        ({"scripts/terbuka/seeds/b.py": ""}, False),
        ({"tests/real/seeds/b.txt": "A line.\n"}, False),
    ],
    ids=["seeds", "seeds and a document", "code in a folder of this name", "frozen seeds"],
)
def test_a_change_of_seeds_alone_runs_what_holds_of_any_seeds(
    project: Path, files: dict[str, str], alone: bool
) -> None:
    write(project, files)
    commit(project, "After")
    command = ["make", "--dry-run", "test-change", "REV=HEAD^1"]
    said = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    tests = [line.partition("-m pytest")[2].strip() for line in said.stdout.splitlines() if "-m pytest" in line]
    assert tests == ["tests/test_live.py" if alone else ""]


def test_where_it_cannot_be_told_what_changed_all_tests_run(project: Path) -> None:
    command = ["make", "--dry-run", "test-change", "REV=no-such-revision"]
    said = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, text=True)
    assert "tests/test_live.py" not in said.stdout
    assert "-m pytest" in said.stdout
