"""Reads the files of names: `seeds/KIND/SLUG.yml`, where the folder is the kind and the file's name the slug."""

from __future__ import annotations

from typing import Any

from slugify import slugify

from terbuka.notes.article import SLUG, slug
from terbuka.notes.fields import Invalid, ListOf, Record, Scalar, known_text, read_record
from terbuka.text.clean import decode
from terbuka.types import File, Name, OldAddress, Problem


def spoken_name(value: str) -> str:
    """A name with a letter or a digit: any other would be found at every hyphen or mark of a text."""
    if not any(map(str.isalnum, value)):
        raise Invalid("bad-name", f"'{value}' is no name", "write it with its letters, or leave the entry out")
    return known_text(value)


NAME = Record(
    {
        "name": Scalar(
            spoken_name,
            "The name as the site writes it. The file's name is its slug: “Apache 2.0” stands in apache-2-0.yml.",
            example="Apache 2.0",
        ),
        "aliases": ListOf(
            Scalar(spoken_name, example="Apache License 2.0", placed=True),
            about="Other spellings of the same name, as articles write them.",
        ),
    },
    required=("name",),
    name="name",
    about="A name that claims use: an organisation's, a licence's or a unit's.",
)
MODEL = Record(
    {
        "name": Scalar(
            spoken_name,
            "The name as the site writes it. The file's name is its slug: “Granite 3.0” stands in granite-3-0.yml.",
            example="Granite 3.0",
        ),
        "aliases": ListOf(
            Scalar(spoken_name, example="Meta Llama 3", placed=True),
            about="Other spellings of the same model's name, as articles write them. Capitals count.",
        ),
        "look_alikes": ListOf(
            Scalar(spoken_name, example="Llama 3.1", placed=True),
            about="Names that hold this one or look like it and are not this model: other versions, the family.",
        ),
        "redirect_from": ListOf(
            Scalar(slug, example="granite-3", pattern=SLUG.pattern, placed=True),
            about="The slugs under which the model's page once stood, so that old addresses still lead to it.",
        ),
    },
    required=("name",),
    name="model",
    about="An AI model: its names only. Everything else about it comes from the claims of articles.",
)


def read_model(source: File) -> tuple[Name | None, tuple[Problem, ...]]:
    """A model from its file, or None with the problems that prevent it."""
    record, problems = _read(source, MODEL)
    if record is None:
        return None, problems
    model = Name(
        kind="models",
        slug=record["slug"],
        name=record["name"],
        aliases=tuple(name for name, _ in record.get("aliases", ())),
        look_alikes=tuple(name for name, _ in record.get("look_alikes", ())),
        mark=record["name_mark"],
        marks=dict((*record.get("look_alikes", ()), *record.get("aliases", ()))),
        redirect_from=tuple(OldAddress(text=old, mark=mark) for old, mark in record.get("redirect_from", ())),
    )
    return model, problems


def read_name(source: File, kind: str) -> tuple[Name | None, tuple[Problem, ...]]:
    """A name of any other kind from its file, or None with the problems that prevent it."""
    record, problems = _read(source, NAME)
    if record is None:
        return None, problems
    aliases = tuple(name for name, _ in record.get("aliases", ()))
    name = Name(kind=kind, slug=record["slug"], name=record["name"], aliases=aliases, mark=record["mark"])
    return name, problems


def _read(source: File, shape: Record) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The record of a file, with its `slug`, which is the slug of its name."""
    text, problems = decode(source)
    if text is None:
        return None, problems
    record, problems = read_record(text, source.path, shape)
    if record is None:
        return None, problems
    slug = source.path.rpartition("/")[2].removesuffix(".yml")
    if "name" in record and slug != (wanted := slugify(record["name"])):
        problem = record["name_mark"].problem(
            "name-and-file",
            f"the name '{record['name']}' does not belong to a file '{slug}.yml'",
            f"rename the file to '{wanted}.yml'" if wanted else "write the name in Latin letters or digits",
        )
        return None, (*problems, problem)
    return record | {"slug": slug}, problems
