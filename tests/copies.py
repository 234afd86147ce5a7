"""Copies of the project in folders of their own, for tests that drive its commands as a person does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from sites import REAL, copy_project

# The addresses of the site and what make was told are the tests' own.
OURS = ("SITE_URL", "REPO_URL", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "GITHUB_STEP_SUMMARY", "CI")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in OURS} | {"NO_MKDOCS_2_WARNING": "1"}


def copy(folder: Path, seeds: Mapping[str, str] | None = None) -> Path:
    """The project's own files, committed or not yet, in `folder`: with `seeds` (name: text), or the frozen articles."""
    if seeds is None:
        return copy_project(folder, REAL)
    write(folder, {f"planted/{name}": text for name, text in seeds.items()})
    copy_project(folder, folder / "planted")
    shutil.rmtree(folder / "planted")
    return folder


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "core.hooksPath=/dev/null"]
    done = subprocess.run([*command, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit(folder: Path, message: str) -> None:
    """Commit all of a folder, which becomes a git repository if it is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def script(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copy's own build script."""
    return subprocess.run(
        [sys.executable, "scripts/build_site.py", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
