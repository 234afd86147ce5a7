"""Reads the files of registered names: `seeds/KIND/SLUG.yml`, whatever the kind."""

from collections.abc import Iterable

from slugify import slugify

from terbuka.notes.reader import read_record
from terbuka.problems import Mark, Problem
from terbuka.records.names import Kind, Name, Registered
from terbuka.types import File


def read_registered(
    files: Iterable[File], kinds: Iterable[Kind]
) -> tuple[tuple[Registered, ...], tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """The registered names of a seeds folder, the kinds and slugs of those that cannot be read, and the problems."""
    registered: list[Registered] = []
    broken: list[tuple[str, str]] = []
    problems: list[Problem] = []
    folders = {kind.folder: kind for kind in kinds}
    for file in files:
        _, *folder, name = file.path.split("/")
        if not folder:
            continue
        if folder[0] not in folders:
            message = f"'{file.path}' is in no folder that the build reads"
            fix = "articles go into seeds/, names into " + ", ".join(f"seeds/{name}/" for name in folders)
            problems.append(Mark(path=file.path).problem("unknown-file", message, fix))
            continue
        record, found = read_name(file, folders[folder[0]])
        problems += found
        if record:
            registered.append(record)
        else:
            broken.append((folder[0], name.removesuffix(".yml")))
    return tuple(registered), tuple(broken), tuple(problems)


def read_name(source: File, kind: Kind) -> tuple[Registered | None, tuple[Problem, ...]]:
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
