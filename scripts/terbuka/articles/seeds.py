"""seeds: the files of the seeds folder → the articles as received, each `NAME.txt` with its `NAME.yml`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from terbuka.notes.reader import read_record
from terbuka.problems import Mark, Problem
from terbuka.records.article import Notes
from terbuka.text.clean import clean, decode
from terbuka.types import File, Seed


def pair_seeds(files: Iterable[File]) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """The articles of a folder, decoded and clean, and the problems of those that are not text, or have none."""
    own = {file.path: file for file in files if file.path.count("/") == 1}
    seeds: list[Seed] = []
    problems: list[Problem] = []
    for path, file in own.items():
        stem = path.rpartition(".")[0]
        notes = own.get(f"{stem}.yml")
        if path.endswith(".yml"):
            if f"{stem}.txt" not in own:
                message = f"there is no {stem}.txt for this file to speak of"
                problems.append(Mark(path=path).problem("no-text", message, f"add {stem}.txt, or delete this file"))
            continue
        text, found = decode(file)
        problems += found
        if text is None:
            problems += read_record(notes, Notes)[1] if notes else ()
            continue
        text, found = clean(text, path)
        problems += found
        digest = hashlib.sha256(file.data).hexdigest()
        seeds.append(Seed(name=stem.rpartition("/")[2], path=path, text=text, sha256=digest, notes=notes))
    return tuple(seeds), tuple(problems)
