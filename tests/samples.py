"""Small made-up seeds, and what the build makes of them without a disk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hypothesis import settings
from terbuka.build import build
from terbuka.claims import attributes
from terbuka.disk import read_seeds
from terbuka.languages import interface as languages
from terbuka.problems import Problem
from terbuka.site import Site
from terbuka.types import Article, File

REAL = Path(__file__).parent / "real" / "seeds"

Files = Mapping[str, str | bytes]

LANGUAGES = languages.load_languages()
ATTRIBUTES, _ = attributes.load_attributes()

TEXT = "Sebuah model baru.\nTim itu merilis DBRX kemarin.\nKata mereka, ini baru awal.\n"
NOTES = "language: id\n"


def examples(number: int) -> settings:
    """So many examples of a property that is slow to try; `make fuzz` tries as many times more as of any other."""
    return settings(max_examples=number * settings().max_examples // settings.get_profile("tests").max_examples)


def unit(key: str, *aliases: str) -> str:
    """A unit's file, with the real one's words for how it is counted."""
    _, _, counted = (REAL / "units" / f"{key}.yml").read_text(encoding="utf-8").partition("\ncounted:")
    return f"name: {key.replace('-', ' ')}\naliases: [{', '.join(aliases)}]\ncounted:{counted}"


# The units that the project's attributes count in: where some stand, all must.
UNITS = {f"units/{path.stem}.yml": unit(path.stem) for path in sorted((REAL / "units").glob("*.yml"))}


@cache
def real() -> Site:
    """The site of the frozen copies of the first articles."""
    return build(read_seeds(REAL)[0], LANGUAGES, ATTRIBUTES)[0]


def data(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def made(files: Files) -> tuple[Site, tuple[Problem, ...]]:
    """The site that these files make, and all problems. A name is a path inside of the seeds folder."""
    sources = [File(path=f"seeds/{name}", data=data(files[name])) for name in sorted(files)]
    return build(sources, LANGUAGES, ATTRIBUTES)


def problems_of(files: Files) -> list[str]:
    """The problems of these files, as `path:line:column: CODE`, without the folder they have in common."""
    return [place(problem) for problem in made(files)[1]]


def place(problem: Problem) -> str:
    path = problem.path.removeprefix("seeds/")
    return f"{path}:{problem.line}:{problem.column}: {problem.code}"


def errors_of(files: Files) -> list[str]:
    return [place(problem) for problem in made(files)[1] if not problem.warning]


def article_of(text: str | bytes, notes: str | bytes | None = None) -> Article:
    """The article that this text makes, which must have no errors."""
    files = {"a.txt": text} | ({} if notes is None else {"a.yml": notes})
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    return site.articles[0]
