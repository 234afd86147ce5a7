"""What the tests of the command share: a project of their own in a temporary folder, and the command run on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import build_site
import pytest
from samples import Files, data


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
