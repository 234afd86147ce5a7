"""Reads the files of names: `seeds/KIND/SLUG.yml`, where the folder is the kind and the file's name the slug."""

from __future__ import annotations

from slugify import slugify

from terbuka.clean import decode
from terbuka.fields import ListOf, Record, Scalar, problem_at, read_record
from terbuka.types import Model, Problem, Source

MODEL = Record(
    {"name": Scalar(), "aliases": ListOf(Scalar()), "look_alikes": ListOf(Scalar())},
    required=("name",),
    name="model",
)


def read_model(source: Source) -> tuple[Model | None, tuple[Problem, ...]]:
    """A model from its file, or None with the problems that prevent it."""
    text, problems = decode(source)
    if text is None:
        return None, problems
    record, problems = read_record(text, source.path, MODEL)
    if record is None:
        return None, problems
    slug = source.path.rpartition("/")[2].removesuffix(".yml")
    if slug != (wanted := slugify(record["name"])):
        problem = problem_at(
            record["name_mark"],
            "name-and-file",
            f"the name '{record['name']}' does not belong to a file '{slug}.yml'",
            f"rename the file to '{wanted}.yml'" if wanted else "write the name in Latin letters or digits",
        )
        return None, (*problems, problem)
    model = Model(
        slug=slug,
        name=record["name"],
        aliases=record.get("aliases", ()),
        look_alikes=record.get("look_alikes", ()),
        mark=record["mark"],
    )
    return model, problems
