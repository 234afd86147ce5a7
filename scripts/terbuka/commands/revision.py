"""Reads what `changes.py` compares: the files of an older revision, with the pages that its own code makes of it, and
those of today."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from terbuka.commands.published import FRAME
from terbuka.commands.temporary import temporary_folder
from terbuka.disk import generated
from terbuka.problems import Stopped
from terbuka.types import Page, PlannedPage


def revision(root: Path, name: str) -> dict[str, str]:
    """The files of a revision of the git repository at `root`.

    Its own code makes its pages, in a folder that is removed afterwards, with the packages that are installed now.
    Raises Stopped.
    """
    commit = _commit(root, name)
    with temporary_folder() as temporary:
        tree = temporary / "tree"
        index = {"GIT_INDEX_FILE": str(temporary / "index")}
        for step in (("read-tree", commit), ("checkout-index", "--all", f"--prefix={tree}{os.sep}")):
            if (done := _git(root, *step, **index)).returncode:
                raise Stopped(done.stderr)
        script = tree / "scripts" / "build_site.py"
        if script.exists():
            command, own = [sys.executable, str(script)], os.environ | {"WITHOUT_CARDS": "1"}
            done = subprocess.run(command, cwd=tree, env=own, capture_output=True, text=True, encoding="utf-8")
            if done.returncode:
                raise Stopped(f"the pages of '{name}' cannot be made by its own code:\n{done.stdout}{done.stderr}")
        return _read(tree, tree.rglob("*"))


def changed_seeds(root: Path, name: str) -> tuple[set[str], set[str]]:
    """The paths of the seeds of a revision, and of those that are not now as they were then. Raises Stopped."""
    commit = _commit(root, name)
    old = _paths(root, "ls-tree", "-r", "--name-only", "-z", commit, "--", "seeds/")
    changed = _paths(root, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", "seeds/")
    return old, changed | _paths(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "seeds/")


def today(root: Path, pages: Iterable[Page | PlannedPage]) -> dict[str, str]:
    """The files of the project at `root` as it is now: what was written by hand, and the pages that were made."""
    docs = root / "docs"
    made = generated(docs)
    by_hand = (path for path in docs.rglob("*") if path.relative_to(docs).as_posix() not in made)
    files = _read(root, (*by_hand, root / "mkdocs.yml"))
    return files | {f"docs/{page.path}": page.text for page in pages}


def _read(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """The files that are compared, by their paths from `root`. Links are not followed."""
    found = {path.relative_to(root).as_posix(): path for path in paths if path.is_file() and not path.is_symlink()}
    return {
        name: path.read_text(encoding="utf-8", errors="replace")
        for name, path in found.items()
        if name.startswith(FRAME) or (name.startswith("docs/") and name.endswith((".md", ".json")))
    }


def _commit(root: Path, name: str) -> str:
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        raise Stopped(f"there is no revision '{name}' in the git repository at {root}")
    return found.stdout.strip()


def _paths(root: Path, *command: str) -> set[str]:
    if (done := _git(root, *command)).returncode:
        raise Stopped(done.stderr)
    return {path for path in done.stdout.split("\0") if path}


def _git(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(
        command,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",  # names of files are bytes
    )
