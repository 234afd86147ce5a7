"""write: Pages → docs/. Writes what changed, removes what is left over, and touches nothing that it did not write.

What it wrote stands in `docs/.generated`, one path a line. The list is extended before the first page is
written and shortened after the last leftover is gone, so that a crash in between loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from terbuka.types import Page, Problem, Source

LIST = ".generated"
UNFINISHED = ".unfinished"  # where a file is written before it takes its place; a crash can leave it there


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many files were written, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def write(pages: Iterable[Page], docs: Path) -> tuple[Written | None, tuple[Problem, ...]]:
    """Make the folder `docs` hold these pages.

    Returns problems, and writes nothing, where a page would overwrite a file that was written by hand or leave
    the folder.
    """
    wanted = {page.path: page.text.encode("utf-8") for page in pages}
    listed = docs / LIST
    ours = set(listed.read_text(encoding="utf-8").splitlines()) if listed.exists() else set()
    current = {path: _bytes(docs / path) for path in wanted}
    problems = [
        Problem(
            path=f"{docs.name}/{path}",
            code="not-generated",
            message="this file would be overwritten by a generated page, and the build did not write it",
            fix="move it elsewhere, or delete it if it is an old generated page",
        )
        for path, data in wanted.items()
        if path not in ours and current[path] not in (None, data)
    ]
    root = docs.resolve()
    problems += [
        Problem(
            path=f"{docs.name}/{path}",
            code="path-outside",
            message=f"the page would be written outside of '{docs.name}'",
            fix="is there a link to another folder in between? remove it",
        )
        for path in wanted
        if not (docs / path).parent.resolve().is_relative_to(root)
    ]
    if problems:
        return None, tuple(problems)
    (docs / UNFINISHED).unlink(missing_ok=True)
    changed = [path for path, data in wanted.items() if current[path] != data]
    leftovers = sorted(path for path in ours - wanted.keys() if (docs / path).resolve().is_relative_to(root))
    if changed or ours != wanted.keys():
        _replace(listed, _lines(ours | wanted.keys()), docs)
    for path in changed:
        _replace(docs / path, wanted[path], docs)
    for path in leftovers:
        _remove(docs / path, docs)
    if ours != wanted.keys():
        _replace(listed, _lines(wanted.keys()), docs)
    return Written(changed=len(changed), same=len(wanted) - len(changed), removed=len(leftovers)), ()


def create(files: Iterable[Source], seeds: Path) -> tuple[Problem, ...]:
    """Write new files into the seeds folder. Where one is there already, none is written."""
    wanted = {source: seeds / source.path.rpartition("/")[2] for source in files}
    problems = tuple(
        Problem(
            path=source.path,
            code="file-exists",
            message="there is a file of this name, and nothing is overwritten",
            fix="move it away, or give the other one another name",
        )
        for source, path in wanted.items()
        if path.exists() or path.is_symlink()
    )
    if not problems:
        for source, path in wanted.items():
            with path.open("xb") as file:
                file.write(source.data)
    return problems


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _lines(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in sorted(paths)).encode("utf-8")


def _replace(path: Path, data: bytes, docs: Path) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = docs / UNFINISHED
    new.write_bytes(data)
    new.replace(path)


def _remove(path: Path, docs: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
