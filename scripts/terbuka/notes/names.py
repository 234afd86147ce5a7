"""Reads the files of registered names: `seeds/KIND/SLUG.yml`, whatever the kind."""

from __future__ import annotations

from slugify import slugify

from terbuka.notes.reader import read_record
from terbuka.problems import Problem
from terbuka.records.names import Kind, Name, Registered
from terbuka.types import File


def read_registered(source: File, kind: Kind) -> tuple[Registered | None, tuple[Problem, ...]]:
    """What a file of a kind holds, or None with the problems that prevent it."""
    slug = source.path.rpartition("/")[2].removesuffix(".yml")
    record, problems = read_record(source, kind.record, kind=kind.folder, slug=slug)
    if isinstance(record, Name) and slug != (wanted := slugify(record.name)):
        problem = record.at("name").problem(
            "name-and-file",
            f"the name '{record.name}' does not belong to a file '{slug}.yml'",
            f"rename the file to '{wanted}.yml'" if wanted else "write the name in Latin letters or digits",
        )
        return None, (*problems, problem)
    return record, problems
