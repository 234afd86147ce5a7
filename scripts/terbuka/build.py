"""The way of the data: clean, describe, mentions, claims, check. Pure; reading and writing are at its edges."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from terbuka.articles.describe import describe
from terbuka.articles.mentions import compile_names, mentions
from terbuka.check import check
from terbuka.claims.prove import claims, known, with_conflicts
from terbuka.languages.interface import Language
from terbuka.notes.article import read_notes
from terbuka.notes.names import read_model, read_name
from terbuka.site import Site
from terbuka.text.clean import clean, decode
from terbuka.types import Attribute, Claim, File, Problem, Seed


def build(
    sources: Iterable[File], languages: tuple[Language, ...], attributes: tuple[Attribute, ...]
) -> tuple[Site, tuple[Problem, ...]]:
    """Make the site from the files of a seeds folder.

    Returns what could be made and every problem met, sorted by place; with an error among them the site is not to
    be published.
    """
    sources = tuple(sources)
    problems: list[Problem] = []
    models, names, articles, broken = [], [], [], []
    for source in sources:
        kind = source.path.split("/")[1]
        if source.path.count("/") != 2:
            continue
        if kind == "models":
            model, found = read_model(source)
            models += [model] if model else []
            broken += [] if model else [source.path.rpartition("/")[2].removesuffix(".yml")]
        else:
            name, found = read_name(source, kind)
            names += [name] if name else []
        problems += found
    for seed in _seeds(sources, problems):
        article, found = describe(seed, [language.tag for language in languages])
        problems += found
        articles += [article] if article else []
    model_names = compile_names(models)
    mentioned = {article.name: tuple(mentions(article, model_names)) for article in articles}
    proven: list[Claim] = []
    for article in articles:
        some, found = claims(article, known(models, attributes, names, broken), model_names, mentioned[article.name])
        proven += some
        problems += found
    site = Site(
        languages=languages,
        seeds=sources,
        articles=tuple(articles),
        models=tuple(sorted(models, key=lambda model: model.name.casefold())),
        mentions=mentioned,
        attributes=attributes,
        names=tuple(names),
        claims=with_conflicts(proven, attributes),
    )
    problems += check(site)
    return site, tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column, p.code, p.message)))


def _seeds(sources: tuple[File, ...], problems: list[Problem]) -> list[Seed]:
    """Pair each `NAME.txt` with its `NAME.yml`."""
    files = {source.path: source for source in sources if source.path.count("/") == 1}
    seeds = []
    for path, source in files.items():
        if path.endswith(".yml"):
            text = f"{path.removesuffix('.yml')}.txt"
            if text not in files:
                problems.append(
                    Problem(
                        path=path,
                        code="no-text",
                        message=f"there is no {text} for this file to speak of",
                        fix=f"add {text}, or delete this file",
                    )
                )
            continue
        notes = files.get(path.removesuffix(".txt") + ".yml")
        text, found = decode(source)
        problems += found
        if text is None:
            problems += read_notes(notes)[1]
            continue
        text, found = clean(text, path)
        problems += found
        seeds.append(
            Seed(
                name=path.rpartition("/")[2].removesuffix(".txt"),
                path=path,
                text=text,
                sha256=hashlib.sha256(source.data).hexdigest(),
                notes=notes,
            )
        )
    return seeds
