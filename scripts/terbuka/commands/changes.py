"""What a change does to the site: two sets of files → a report in Markdown. Pure; `revision.py` reads the files.

Files are given by their paths from the project's root: the pages (`docs/**/*.md`) and the published data
(`docs/api/v1/*.json`) of before and after, and what stands around the pages (templates, assets, `mkdocs.yml`).
So nothing but what a revision publishes is needed of it, whatever its code was.
All that others wrote is escaped: a title may hold Markdown.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import yaml

from terbuka.pages.addresses import url
from terbuka.pages.markdown import escape
from terbuka.types import Bound

Files = Mapping[str, str]
Row = Mapping[str, Any]

SHOWN = 50  # entries of one list; GitHub cuts a summary of more than a megabyte
LENGTH = 300  # characters of one value
# What hangs on other things that are reported by themselves.
DERIVED = {"articles": {"models", "mentions", "translations"}, "models": {"url", "developer", "articles"}}
DERIVED["claims"] = {"url", "conflict"}
FRAME = ("docs/templates/", "docs/assets/", "mkdocs.yml")


def report(old: Files, new: Files, name: str) -> str:
    """The report as Markdown. `name` is what the older files are called: a branch, a tag or a commit."""
    before, after = _data(old), _data(new)
    before = _renamed(before, after, _redirects(new))
    titles = {row["id"]: row["title"] for rows in (before, after) for row in rows["articles"]}
    models = {row["id"]: row["name"] for rows in (before, after) for row in rows["models"]}
    data = [
        *_section("Articles", _entries(before, after, "articles", "title")),
        *_section("Models", _entries(before, after, "models", "name")),
        *_section("Claims", _claims(before["claims"], after["claims"], titles, models)),
        *_section("New disagreements", _disagreements(before["claims"], after["claims"], titles, models)),
        *_section("Mentions", _mentions(before["articles"], after["articles"], models)),
    ]
    parts = [
        f"## What this change does\n\nCompared with {_code(name)}.",
        *(data or ["No article, model, claim or mention changes."]),
        *_pages(old, new),
        *_section("Addresses that lead nowhere now", _dead(old, new, before, after)),
    ]
    return "\n\n".join(parts) + "\n"


def _data(files: Files) -> dict[str, list[dict[str, Any]]]:
    """The published data; a revision from before there was any has none."""
    return {name: json.loads(files.get(f"docs/api/v1/{name}.json", "{}")).get(name, []) for name in DERIVED}


def _renamed(
    before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]], redirects: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """The older data with today's ids: of an article whose file was renamed, of a model whose old address redirects."""
    ids = {kind: {row["id"] for row in after[kind]} for kind in ("articles", "models")}
    texts = {row["sha256"]: row["id"] for row in after["articles"]}
    pages = {address: row["id"] for row in after["models"] for address in row["url"].values()}
    articles = {
        row["id"]: texts.get(row["sha256"], row["id"]) for row in before["articles"] if row["id"] not in ids["articles"]
    }
    models = {
        row["id"]: pages.get(redirects.get(row["url"]["en"], ""), row["id"])
        for row in before["models"]
        if row["id"] not in ids["models"]
    }
    rows = {
        "articles": [row | {"id": articles.get(row["id"], row["id"])} for row in before["articles"]],
        "models": [row | {"id": models.get(row["id"], row["id"])} for row in before["models"]],
        "claims": [
            row
            | {"article": articles.get(row["article"], row["article"])}
            | {"model": models.get(row["model"], row["model"])}
            for row in before["claims"]
        ],
    }
    for row in rows["articles"]:
        if "mentions" in row:
            row["mentions"] = {models.get(model, model): blocks for model, blocks in row["mentions"].items()}
    return rows


# ── Articles and models ──


def _entries(
    before: Mapping[str, list[dict[str, Any]]], after: Mapping[str, list[dict[str, Any]]], kind: str, title: str
) -> Iterator[str]:
    old, new = ({row["id"]: row for row in rows[kind]} for rows in (before, after))
    for key in sorted(new.keys() - old.keys()):
        yield f"added: {_named(new[key][title], key)}"
    for key in sorted(new.keys() & old.keys()):
        if changes := list(_fields(old[key], new[key], kind)):
            yield f"changed: {_named(new[key][title], key)}" + "".join(f"\n    - {change}" for change in changes)
    for key in sorted(old.keys() - new.keys()):
        yield f"removed: {_named(old[key][title], key)}"


def _fields(old: Row, new: Row, kind: str) -> Iterator[str]:
    """What differs between two rows, as `key: old → new`. A key that only one has is the code's doing."""
    for key in new:
        if key in old and key not in DERIVED[kind] and old[key] != new[key]:
            yield f"{_plain(key)}: {_value(old[key])} → {_value(new[key])}"


# ── Claims ──


def _claims(
    before: Iterable[Row], after: Iterable[Row], titles: Mapping[str, str], models: Mapping[str, str]
) -> Iterator[str]:
    old, new = _by_subject(before), _by_subject(after)
    for subject in sorted(old.keys() | new.keys()):
        article, model, attribute = subject
        pairs = _paired(old.get(subject, []), new.get(subject, []))
        for was, now in pairs:
            claim = was if now is None else now
            about = f"{_text(models.get(model, model))}, {_plain(attribute)}"
            place = f"{_named(titles.get(article, article), article)} ¶{claim['block']}"
            if was is None or now is None:
                verb = "added" if was is None else "removed"
                yield f"{verb}: {about}: {_value(claim['value'])} — “{_text(claim['quote'])}”, {place}"
            else:
                changes = "".join(f"\n    - {change}" for change in _fields(was, now, "claims"))
                yield f"changed: {about}, {place}{changes}"


def _by_subject(claims: Iterable[Row]) -> dict[tuple[str, str, str], list[Row]]:
    """Claims by article, model and attribute, in their order."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for claim in claims:
        groups.setdefault((claim["article"], claim["model"], claim["attribute"]), []).append(claim)
    return groups


def _paired(old: list[Row], new: list[Row]) -> list[tuple[Row | None, Row | None]]:
    """Which claims on one subject are one claim before and after: the like ones first. What is the same is left out."""
    old, new = list(old), list(new)
    pairs: list[tuple[Row | None, Row | None]] = []
    for like in (
        lambda a, b: not list(_fields(a, b, "claims")),
        lambda a, b: a["quote"] == b["quote"],
        lambda a, b: a["value"] == b["value"],
        lambda a, b: True,
    ):
        for was in list(old):
            now = next((claim for claim in new if like(was, claim)), None)
            if now is not None:
                old.remove(was)
                new.remove(now)
                pairs.append((was, now))
    changed = [(was, now) for was, now in pairs if was and now and list(_fields(was, now, "claims"))]
    return [*changed, *((was, None) for was in old), *((None, now) for now in new)]


def _disagreements(
    before: Iterable[Row], after: Iterable[Row], titles: Mapping[str, str], models: Mapping[str, str]
) -> Iterator[str]:
    """The models and attributes on which a value disagrees that did not before, each with all that is claimed."""
    known = {_conflict(claim) for claim in before if claim["conflict"]}
    disputed = sorted((claim for claim in after if claim["conflict"]), key=_conflict)
    for (model, attribute), claims in groupby(disputed, key=lambda claim: _conflict(claim)[:2]):
        found = list(claims)
        if any(_conflict(claim) not in known for claim in found):
            values = (
                f"{_value(claim['value'])} ({_named(titles[claim['article']], claim['article'])} ¶{claim['block']})"
                for claim in found
            )
            yield f"{_text(models.get(model, model))}, {_plain(attribute)}: " + " / ".join(values)


def _conflict(claim: Row) -> tuple[str, str, str]:
    return claim["model"], claim["attribute"], json.dumps(claim["value"], sort_keys=True)


# ── Mentions ──


def _mentions(before: Iterable[Row], after: Iterable[Row], models: Mapping[str, str]) -> Iterator[str]:
    old, new = ({row["id"]: row for row in rows} for rows in (before, after))
    if any("mentions" not in row for row in (*old.values(), *new.values())):
        return  # a revision that does not publish them
    for article in sorted(old.keys() | new.keys()):
        was, now = (rows[article]["mentions"] if article in rows else {} for rows in (old, new))
        title = _named((new.get(article) or old[article])["title"], article)
        for model in sorted(was.keys() | now.keys()):
            blocks = Counter(was.get(model, ())), Counter(now.get(model, ()))
            for verb, places in (("gained", blocks[1] - blocks[0]), ("lost", blocks[0] - blocks[1])):
                if places:
                    where = ", ".join(f"¶{block}" for block in sorted(places))
                    yield f"{verb}: {_text(models.get(model, model))}, {places.total()} in {title}: {where}"


# ── Pages ──


def _pages(old: Files, new: Files) -> Iterator[str]:
    before, after = _addresses(old), _addresses(new)
    redirects = _redirects(new)
    moved = {address for address in before.keys() & redirects.keys() if before[address] != after[address]}
    changed = {address for address in before.keys() & after.keys() if before[address] != after[address]} - moved
    paths = sorted(path for path in old.keys() | new.keys() if path.startswith(FRAME))
    frame = [path for path in paths if old.get(path) != new.get(path)]
    lists = [
        *(f"added: {_address(address)}" for address in sorted(after.keys() - before.keys())),
        *(f"moved: {_address(address)} → {_address(redirects[address])}" for address in sorted(moved)),
        *(f"changed: {_address(address)}" for address in sorted(changed)),
        *(f"gone: {_address(address)}" for address in sorted(before.keys() - after.keys())),
    ]
    if lists:
        yield from _section("Pages", lists)
    else:
        yield "No page changes."
    if frame:
        yield f"What stands around the pages changes: {', '.join(map(_code, frame))}."


def _dead(
    old: Files, new: Files, before: Mapping[str, list[dict[str, Any]]], after: Mapping[str, list[dict[str, Any]]]
) -> Iterator[str]:
    """The addresses that had a page and have none now, each with what would keep it."""
    articles = {row["url"]: row["id"] for row in before["articles"]}
    models = {address: row["id"] for row in before["models"] for address in row["url"].values()}
    ids = {row["id"] for kind in ("articles", "models") for row in after[kind]}
    for address in sorted(_addresses(old).keys() - _addresses(new).keys()):
        name = articles.get(address) or models.get(address)
        path = f"seeds/{'models/' if address in models else ''}{name}.yml"
        slug = address.rstrip("/").rpartition("/")[2]
        whole = address.rstrip("/")
        now = next((row for row in after["articles"] if row["id"] == name), None) if address in articles else None
        if now and now["url"].rpartition("articles/")[0] != address.rpartition("articles/")[0]:
            slug = whole  # the language changed too
        if name in ids:
            cure = f"add {_code(f'redirect_from: [{slug}]')} to {_code(path)}"
        elif name:
            cure = f"if another page took its place, add {_code(f'redirect_from: [{slug}]')} to its file"
        else:
            cure = "nothing leads on from it"
        yield f"{_address(address)}: {cure}"


def _addresses(files: Files) -> dict[str, str]:
    """The text of each page by its address from the site's root."""
    return {
        url(path.removeprefix("docs/")): text
        for path, text in files.items()
        if path.startswith("docs/") and path.endswith(".md")
    }


def _redirects(files: Files) -> dict[str, str]:
    """Where each redirect page leads, by its address."""
    found = {}
    for address, text in _addresses(files).items():
        head = text.partition("\n---\n")[0]
        if "\nkind: redirect\n" in head:
            found[address] = yaml.safe_load(head)["redirect"]
    return found


# ── Markdown ──


def _section(title: str, entries: Iterable[str]) -> list[str]:
    """A heading with how many entries of each sort there are, and the entries as a list; nothing if there are none."""
    found = list(entries)
    if not found:
        return []
    shown = "\n".join(f"- {entry}" for entry in found[:SHOWN])
    more = f"\n- … and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return [f"### {title} ({len(found)})\n\n{shown}{more}"]


def _named(title: str, key: str) -> str:
    return f"{_text(title)} ({_code(key)})"


def _address(address: str) -> str:
    return _code(f"/{address}")


def _value(value: Any) -> str:
    """A value of the published data in words."""
    match value:
        case None:
            return "unknown"
        case {"amount": amount}:
            limit = next((f"{bound.words} " for bound in Bound if value.get(bound)), "")
            return _text(f"{limit}{amount:,} {value.get('unit') or ''}".rstrip())
        case {"min": low, "max": high}:
            return _text(f"{low:,} to {high:,} {value.get('unit') or ''}".rstrip())
        case {"yes": yes}:
            return "yes" if yes else "no"
        case {"names": names} | ([*_] as names):
            return ", ".join(map(_text, names)) or "none"
        case {"text": text} | {"date": text}:
            return f"“{_text(text)}”"
        case _:
            return f"“{_text(str(value))}”"


def _text(text: str) -> str:
    """Any text, shown as it is in one line of Markdown."""
    line = " ".join(text.split())
    # GitHub makes links of names and addresses after it has read the rest, but not across a comment.
    return escape(line if len(line) <= LENGTH else line[:LENGTH] + "…").replace("&#64;", "&#64;<!-- -->")


def _plain(key: str) -> str:
    return escape(key.replace("_", " ").replace("-", " "))


def _code(text: str) -> str:
    return f"<code>{_text(text)}</code>" if "`" in text or not text.isprintable() else f"`{text}`"
