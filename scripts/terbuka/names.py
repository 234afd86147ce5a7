"""Reads the files of names: `seeds/KIND/SLUG.yml`, where the folder is the kind and the file's name the slug."""

from __future__ import annotations

from typing import Any

from slugify import slugify

from terbuka.clean import decode
from terbuka.describe import slug
from terbuka.fields import Invalid, ListOf, Record, Scalar, problem_at, read_record
from terbuka.types import Model, Name, OldAddress, Problem, Source


def spoken_name(value: str) -> str:
    """A name with a letter or a digit: any other would be found at every hyphen or mark of a text."""
    if not any(map(str.isalnum, value)):
        raise Invalid("bad-name", f"'{value}' is no name", "write it with its letters, or leave the entry out")
    return value


NAME = Record({"name": Scalar(spoken_name), "aliases": ListOf(Scalar(spoken_name))}, required=("name",), name="name")
MODEL = Record(
    {
        **NAME.keys,
        "look_alikes": ListOf(Scalar(spoken_name)),
        "redirect_from": ListOf(Scalar(slug, placed=True)),
    },
    required=("name",),
    name="model",
)


def read_model(source: Source) -> tuple[Model | None, tuple[Problem, ...]]:
    """A model from its file, or None with the problems that prevent it."""
    record, problems = _read(source, MODEL)
    if record is None:
        return None, problems
    model = Model(
        slug=record["slug"],
        name=record["name"],
        aliases=record.get("aliases", ()),
        look_alikes=record.get("look_alikes", ()),
        mark=record["mark"],
        redirect_from=tuple(OldAddress(text=old, mark=mark) for old, mark in record.get("redirect_from", ())),
    )
    return model, problems


def read_name(source: Source, kind: str) -> tuple[Name | None, tuple[Problem, ...]]:
    """A name of any other kind from its file, or None with the problems that prevent it."""
    record, problems = _read(source, NAME)
    if record is None:
        return None, problems
    aliases = record.get("aliases", ())
    name = Name(kind=kind, slug=record["slug"], name=record["name"], aliases=aliases, mark=record["mark"])
    return name, problems


def _read(source: Source, shape: Record) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The record of a file, with its `slug`, which is the slug of its name."""
    text, problems = decode(source)
    if text is None:
        return None, problems
    record, problems = read_record(text, source.path, shape)
    if record is None:
        return None, problems
    slug = source.path.rpartition("/")[2].removesuffix(".yml")
    if "name" in record and slug != (wanted := slugify(record["name"])):
        problem = problem_at(
            record["name_mark"],
            "name-and-file",
            f"the name '{record['name']}' does not belong to a file '{slug}.yml'",
            f"rename the file to '{wanted}.yml'" if wanted else "write the name in Latin letters or digits",
        )
        return None, (*problems, problem)
    return record | {"slug": slug}, problems
