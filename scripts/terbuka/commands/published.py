"""What a revision publishes, read from its files: the data (`docs/api/v1/*.json`), the pages, and what is around them.

Nothing else is needed of a revision, so it may be older than this code: what its data lack is left out.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from terbuka.pages.addresses import url

DATA = ("articles", "models", "claims", "people", "organisations", "quotations")
FRAME = ("docs/templates/", "docs/assets/", "mkdocs.yml")  # what stands around every page
# What is told of other things, or says which thing it is.
UNTOLD = {"id", "models", "mentions", "translations", "developer", "articles"}
UNTOLD_OF_CLAIMS = {"article", "model", "attribute", "conflict", "url", "id", "statement"}
OURS = ("gloss", "reason")  # words of editors in several languages; older revisions have one text, in English


class Subject(NamedTuple):
    """Which thing it is. `of`: article, model, claim, mention, person, organisation, quotation, page, frame.

    `place`: a quote, a person's or organisation's id, an address, a path.
    """

    of: str
    article: str = ""
    model: str = ""
    attribute: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that is published.

    `words` name it; `facts` are what is told where they differ, by name, in words; `text` differs without being told.
    `ours` are words of editors, by what they are and the language ("gloss en"): where they come or go their number is
    told. `link` is the id by which others point to it. `addresses` are an article's or a model's, `blocks` those in
    which an article mentions a model.
    """

    words: Mapping[str, str]
    facts: Mapping[str, str]
    text: str = ""
    ours: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    addresses: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """All things of a revision, where its redirects lead, by address, and the kinds that it tells nothing of."""

    things: Mapping[Subject, Thing]
    redirects: Mapping[str, str]
    untold: frozenset[str]


def read_published(files: Mapping[str, str]) -> Published:
    """What these files publish: texts by their paths from the project's root."""
    rows = {name: list(_rows(files, name)) for name in DATA}
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
        facts = _facts(row, {*UNTOLD_OF_CLAIMS, *OURS})
        words = facts | {"model": models[row["model"]], "title": titles[row["article"]], "id": row["article"]}
        words |= {"attribute": row["attribute"].replace("-", " "), "block": str(row["block"])}
        key = _free(things, Subject("claim", row["article"], row["model"], row["attribute"], row["quote"]))
        link, disputed = row.get("id", ""), row["conflict"]
        things[key] = Thing(words=words, facts=facts, ours=_ours(row), link=link, disputed=disputed)
    for of, name in (("person", "people"), ("organisation", "organisations")):
        for row in rows[name]:
            words = {"title": row["name"], "id": row["id"]}
            things[Subject(of, place=row["id"])] = Thing(words=words, facts=_facts(row, UNTOLD | {"url"}))
    names = {row["id"]: row["name"] for name in ("people", "organisations") for row in rows[name]}
    for row in rows["quotations"]:
        words = {"title": titles[row["article"]], "id": row["article"], "block": str(row["block"])}
        facts = {"speaker": names.get(row["speaker"], "unknown")}
        key = _free(things, Subject("quotation", row["article"], place=f"{row['block']} {row['text']}"))
        words |= facts | {"value": _words(row["text"])}
        things[key] = Thing(words=words, facts=facts, ours=_ours(row))
    for address, text in pages.items():
        things[Subject("page", place=address)] = Thing(words={"address": f"/{address}"}, facts={}, text=text)
    for path, text in files.items():
        if path.startswith(FRAME):
            things[Subject("frame", place=path)] = Thing(words={"path": path}, facts={}, text=text)
    redirects = {address: target for address, text in pages.items() if (target := _redirect(text))}
    untold = set() if all("mentions" in row for row in rows["articles"]) else {"mention"}
    kinds = (("person", "people"), ("organisation", "organisations"), ("quotation", "quotations"))
    untold |= {of for of, name in kinds if f"docs/api/v1/{name}.json" not in files}
    return Published(things=things, redirects=redirects, untold=frozenset(untold))


def _rows(files: Mapping[str, str], name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table of the data, part by part."""
    file = f"{name}.json"
    while file:
        part = json.loads(files.get(f"docs/api/v1/{file}", "{}"))
        yield from part.get(name, ())
        file = part.get("next")


def _free(things: Mapping[Subject, Thing], key: Subject) -> Subject:
    """The key, or one of its own where another thing has it: two claims with one quote, words said twice in a block."""
    while key in things:
        key = key._replace(place=f"{key.place} ")
    return key


def _ours(row: Mapping[str, Any]) -> dict[str, str]:
    texts = {name: {"en": text} if isinstance(text := row.get(name), str) else text or {} for name in OURS}
    return {f"{name} {tag}": _words(text) for name, found in texts.items() for tag, text in found.items()}


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
        case {"name": str(name)}:
            return name
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
