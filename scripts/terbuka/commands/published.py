"""What a revision publishes, read from its files: the data (`docs/api/v1/*.json`), the pages, and what is around them.

Nothing else is needed of a revision, so it may be older than this code: what its data lack is left out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from terbuka.pages.addresses import url

DATA = ("articles", "models", "claims")
FRAME = ("docs/templates/", "docs/assets/", "mkdocs.yml")  # what stands around every page
# What is told of other things, or says which thing it is.
UNTOLD = {"id", "models", "mentions", "translations", "developer", "articles"}
UNTOLD_OF_CLAIMS = {"article", "model", "attribute", "conflict", "url"}


class Subject(NamedTuple):
    """Which thing it is. `of`: article, model, claim, mention, page, frame. `place`: a quote, an address, a path."""

    of: str
    article: str = ""
    model: str = ""
    attribute: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that is published.

    `words` name it; `facts` are what is told where they differ, by name, in words; `text` differs without being told.
    `addresses` are an article's or a model's, `blocks` those in which an article mentions a model.
    """

    words: Mapping[str, str]
    facts: Mapping[str, str]
    text: str = ""
    addresses: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """All things of a revision, where its redirects lead, by address, and whether it says what articles mention."""

    things: Mapping[Subject, Thing]
    redirects: Mapping[str, str]
    mentions: bool


def read_published(files: Mapping[str, str]) -> Published:
    """What these files publish: texts by their paths from the project's root."""
    rows = {name: json.loads(files.get(f"docs/api/v1/{name}.json", "{}")).get(name, []) for name in DATA}
    pages = {
        url(path.removeprefix("docs/")): text
        for path, text in files.items()
        if path.startswith("docs/") and path.endswith(".md")
    }
    titles = {row["id"]: row["title"] for row in rows["articles"]}
    models = {row["id"]: row["name"] for row in rows["models"]}
    things: dict[Subject, Thing] = {}
    for row in rows["articles"]:
        words = {"title": row["title"], "id": row["id"]}
        things[Subject("article", row["id"])] = Thing(words=words, facts=_facts(row, UNTOLD), addresses=(row["url"],))
        for model, blocks in row.get("mentions", {}).items():
            thing = Thing(words={"model": models[model], **words}, facts={}, blocks=tuple(blocks))
            things[Subject("mention", row["id"], model)] = thing
    for row in rows["models"]:
        words, facts = {"title": row["name"], "id": row["id"]}, _facts(row, UNTOLD | {"url"})
        thing = Thing(words=words, facts=facts, addresses=tuple(row["url"].values()))
        things[Subject("model", model=row["id"])] = thing
    for row in rows["claims"]:
        words = {"model": models[row["model"]], "title": titles[row["article"]], "id": row["article"]}
        facts = _facts(row, UNTOLD_OF_CLAIMS)
        words |= {"attribute": row["attribute"].replace("-", " "), "block": str(row["block"])} | facts
        key = Subject("claim", row["article"], row["model"], row["attribute"], row["quote"])
        while key in things:  # two claims with one quote
            key = key._replace(place=f"{key.place} ")
        things[key] = Thing(words=words, facts=facts, disputed=row["conflict"])
    for address, text in pages.items():
        things[Subject("page", place=address)] = Thing(words={"address": f"/{address}"}, facts={}, text=text)
    for path, text in files.items():
        if path.startswith(FRAME):
            things[Subject("frame", place=path)] = Thing(words={"path": path}, facts={}, text=text)
    redirects = {address: target for address, text in pages.items() if (target := _redirect(text))}
    return Published(things=things, redirects=redirects, mentions=all("mentions" in row for row in rows["articles"]))


def _facts(row: Mapping[str, Any], untold: set[str]) -> dict[str, str]:
    return {name: _words(value) for name, value in row.items() if name not in untold}


def _words(value: Any) -> str:
    """A value of the published data in words."""
    match value:
        case None:
            return "unknown"
        case {"amount": amount, "unit": unit}:
            bounds = [name.replace("_", " ") for name, holds in value.items() if holds is True]
            return " ".join([*bounds, f"{amount:,}", unit or ""]).rstrip()
        case {"min": low, "max": high, "unit": unit}:
            return f"{low:,} to {high:,} {unit or ''}".rstrip()
        case {"yes": yes}:
            return "yes" if yes else "no"
        case {"names": names} | ([*_] as names):
            return ", ".join(names) or "none"
        case {"text": str(text)} | {"date": str(text)} | str(text):
            return f"“{text}”"
        case _:
            return str(value)


def _redirect(text: str) -> str | None:
    """Where a page at an old address leads; None for any other page."""
    head = text.partition("\n---\n")[0]
    return yaml.safe_load(head)["redirect"] if "\nkind: redirect\n" in head else None
