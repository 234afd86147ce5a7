"""reading: the site of a seeds folder, files put back into it, and what is said of its problems."""

import sys
from collections.abc import Sequence
from pathlib import Path

from terbuka.build import build
from terbuka.claims import attributes
from terbuka.disk import read_seeds, replace
from terbuka.kept import Kept
from terbuka.languages import interface
from terbuka.problems import FORMATS, Problem
from terbuka.progress import Watch
from terbuka.site import Site
from terbuka.types import File, Imprint


def read(
    seeds: Path, watch: Watch, kept: Kept | None = None, imprint: Imprint | None = None
) -> tuple[Site, tuple[Problem, ...]]:
    """The site of a seeds folder and every problem of it. Its pages are published under the `imprint`."""
    sources, unread = read_seeds(seeds)
    known, faults = attributes.load_attributes()
    site, found = build(sources, interface.load_languages(), known, watch=watch, kept=kept, imprint=imprint)
    refused = {problem.path for problem in unread}  # a text that is there but was not read is not missing
    found = tuple(p for p in found if p.code != "no-text" or p.path.removesuffix("yml") + "txt" not in refused)
    return site, (*faults, *attributes.without_file(known, sources), *unread, *found)


def put(files: Sequence[File], seeds: Path) -> None:
    """Write files into the seeds folder, in the place of those that are there."""
    for file in files:
        path = seeds / file.path.partition("/")[2]
        replace(path, file.data, path.with_name(f".{path.name}.new"))


def report(problems: Sequence[Problem], form: str, errors_mean: str = "nothing was written") -> int:
    """Print the problems by place and say what follows from them; the exit code is 1 if one is an error."""
    ordered = sorted(problems, key=lambda p: (p.path, p.line, p.column))
    print(FORMATS[form](ordered), end="", file=sys.stderr if form == "text" else sys.stdout)
    errors = sum(not problem.warning for problem in problems)
    if problems:
        outcome = errors_mean if errors else "warnings stop nothing"
        print(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}: {outcome}", file=sys.stderr)
    return 1 if errors else 0


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
