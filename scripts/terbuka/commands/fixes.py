"""fixes: puts into the YAML of editors what mends their mistakes for certain, and keeps every other character."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import yaml

from terbuka.notes.tree import LOADER
from terbuka.problems import Problem
from terbuka.types import File

LINE_END, BOM = re.compile(r"\r\n?|\n"), "\ufeff"  # as the reader of the files takes them


class Fixed(NamedTuple):
    """A file with some of its problems mended: its new text, and these problems."""

    file: File
    problems: tuple[Problem, ...]


def fixed(files: Iterable[File], problems: Iterable[Problem]) -> Iterator[Fixed]:
    """The files of which problems can be mended for certain, with these mended."""
    by_path = {file.path: file for file in files}
    certain = sorted((p for p in problems if p.instead is not None), key=lambda p: p.path)
    for path, some in groupby(certain, key=lambda problem: problem.path):
        text = by_path[path].data.decode("utf-8") if path in by_path and path.endswith(".yml") else None
        done: list[Problem] = []
        # From the end of the file, so that the places of the others stay.
        for problem in sorted(some, key=lambda p: (p.line, p.column), reverse=True) if text is not None else ():
            if text is not None and (new := with_fix(text, problem)) is not None:
                text = new
                done.append(problem)
        if text is not None and done:
            yield Fixed(File(path=path, data=text.encode("utf-8")), tuple(reversed(done)))


def with_fix(text: str, problem: Problem) -> str | None:
    """The text of a YAML file with one problem mended, or None where that would change anything else."""
    at = _offset(text, problem.line, problem.column)
    if at is None or problem.instead is None:
        return None
    before = _values(text)
    place = next((number for number, (start, *_) in enumerate(before) if start == at), None)
    if place is None and problem.instead.strip():
        return None  # a value that nothing there stands for
    if place is None:
        new = text[:at] + problem.instead + text[at:]
        return new if _is_yaml(new) else None
    wanted = [value for *_, value in before]
    wanted[place] = problem.instead
    start, end, _ = before[place]
    # As it stood, else as YAML can take any text.
    for written in (problem.instead, _single(problem.instead), json.dumps(problem.instead, ensure_ascii=False)):
        new = text[:start] + written + text[end:]
        is_plain = written == problem.instead
        if not (is_plain and text[start] in "\"'") and [value for *_, value in _values(new)] == wanted:
            return new
    return None


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _offset(text: str, line: int, column: int) -> int | None:
    """Where a place, both its numbers from 1, is in a text."""
    ends = list(LINE_END.finditer(text))
    starts = [len(BOM) if text.startswith(BOM) else 0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(text)]
    if not (1 <= line <= len(starts) and 1 <= column <= stops[line - 1] - starts[line - 1] + 1):
        return None
    return starts[line - 1] + column - 1


def _values(text: str) -> list[tuple[int, int, str]]:
    """The keys and values of a YAML text, each with where it begins and ends, as far as it can be read."""
    found: list[tuple[int, int, str]] = []
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken):
                found.append((token.start_mark.index, token.end_mark.index, token.value))
    except yaml.YAMLError:
        pass
    return found


def _is_yaml(text: str) -> bool:
    try:
        yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        return False
    return True
