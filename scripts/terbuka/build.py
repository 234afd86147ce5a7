"""The way of the data: clean, describe, mentions, claims, check. Pure; reading and writing are at its edges."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from terbuka.articles.describe import describe
from terbuka.articles.mentions import compile_names, mentions
from terbuka.check import check
from terbuka.claims.attributes import with_labels
from terbuka.claims.prove import claims, known, with_conflicts
from terbuka.languages.interface import Language
from terbuka.notes.names import read_registered
from terbuka.notes.reader import read_record
from terbuka.records.article import Notes
from terbuka.records.attribute import Attribute
from terbuka.records.names import KINDS, Kind, Registered, Unit
from terbuka.site import Site
from terbuka.text.clean import clean, decode
from terbuka.types import Claim, File, Problem, Seed


def build(
    sources: Iterable[File],
    languages: tuple[Language, ...],
    attributes: tuple[Attribute, ...],
    kinds: tuple[Kind, ...] = KINDS,
) -> tuple[Site, tuple[Problem, ...]]:
    """Make the site from the files of a seeds folder.

    Returns what could be made and every problem met, sorted by place; with an error among them the site is not to
    be published.
    """
    sources = tuple(sources)
    problems: list[Problem] = []
    registered, broken = _registered(sources, kinds, problems)
    articles = []
    for seed in _seeds(sources, problems):
        article, found = describe(seed, [language.tag for language in languages])
        problems += found
        articles += [article] if article else []
    units = [name for name in registered if isinstance(name, Unit)]
    site = Site(
        languages=tuple(with_labels(language, attributes, units) for language in languages),
        seeds=sources,
        articles=tuple(articles),
        attributes=attributes,
        kinds=kinds,
        registered=registered,
        mentions={},
        claims=(),
    )
    names = compile_names(site.models)
    mentioned = {article.name: tuple(mentions(article, names)) for article in articles}
    checked = known(site.names, attributes, broken)
    proven: list[Claim] = []
    for article in articles:
        some, found = claims(article, checked, names, mentioned[article.name])
        proven += some
        problems += found
    site = replace(site, mentions=mentioned, claims=with_conflicts(proven, attributes))
    problems += check(site)
    return site, tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column, p.code, p.message)))


def _registered(
    sources: tuple[File, ...], kinds: tuple[Kind, ...], problems: list[Problem]
) -> tuple[tuple[Registered, ...], tuple[tuple[str, str], ...]]:
    """The registered names, and the kinds and slugs of those that cannot be read."""
    registered, broken = [], []
    folders = {kind.folder: kind for kind in kinds}
    for source in sources:
        _, *folder, file = source.path.split("/")
        if not folder:
            continue
        if folder[0] not in folders:
            message = f"'{source.path}' is in no folder that the build reads"
            fix = "articles go into seeds/, names into " + ", ".join(f"seeds/{name}/" for name in folders)
            problems.append(Problem(path=source.path, code="unknown-file", message=message, fix=fix))
            continue
        record, found = read_registered(source, folders[folder[0]])
        problems += found
        registered += [record] if record else []
        broken += [] if record else [(folder[0], file.removesuffix(".yml"))]
    return tuple(registered), tuple(broken)


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
            problems += read_record(notes, Notes)[1] if notes else ()
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
