"""describe: an article's text and what editors wrote about it → an Article, with what is missing derived."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from slugify import slugify

from terbuka.articles import derive
from terbuka.languages.rules import any_language
from terbuka.notes.article import SLUG_LENGTH, read_notes
from terbuka.text.clean import fold
from terbuka.text.words import folded, holds, places, same, words
from terbuka.types import (
    UNDETERMINED,
    Article,
    Block,
    Draft,
    Mark,
    OldAddress,
    Omission,
    Origin,
    Problem,
    Reading,
    Role,
    Seed,
)

WORDS_COMPARED = 40  # of words that an article does not hold; enough to find the place that was meant


def describe(seed: Seed, interface: Sequence[str]) -> tuple[Article | None, tuple[Problem, ...]]:
    """Describe a seed. `interface` are the tags of the site's own languages.

    Returns the article, or None where there is no text, and the problems met on the way.
    """
    problems: list[Problem] = []
    raw = tuple(
        Block(number=number, text=line)
        for number, line in enumerate(filter(None, map(fold, seed.text.split("\n"))), start=1)
    )
    notes, found = read_notes(seed.notes)
    problems += found
    if not raw:
        empty = Problem(
            path=seed.path,
            code="empty-seed",
            message="the file holds no text",
            fix="put the article's text into it, or delete it with its .yml",
        )
        return None, (*problems, empty)
    blocks = _omit(raw, notes.get("omit", ()), problems)
    if not any(block.role is Role.TEXT for block in blocks):
        fix = "keep the words that are the article's; if none is, delete the seed with its .yml"
        problems.append(notes["omit_mark"].problem("all-omitted", "nothing of the article remains", fix))
    blocks, title, title_origin = _title(blocks, notes)
    blocks = _byline(blocks, notes.get("byline"))
    blocks = _headings(blocks, notes, problems)
    body = [block.text for block in blocks if block.role is not Role.OMITTED]

    stated = notes.get("language")
    language = derive.fitting(stated, interface) if stated else derive.language("\n".join(body), interface)
    tag = language or UNDETERMINED
    published = notes.get("published")
    derived_date = None if published else derive.published([block.text for block in raw], tag)
    in_text = published is not None and published.isoformat() in seed.text
    mark = Mark(path=seed.notes.path if seed.notes else seed.path)
    article = Article(
        name=seed.name,
        path=seed.path,
        notes_path=seed.notes.path if seed.notes else None,
        sha256=seed.sha256,
        language=tag,
        # A region that the editor did not name is the build's (pt → pt-BR).
        language_origin=Origin.EDITOR if stated and not tag.startswith(f"{stated}-") else Origin.DERIVED,
        title=title,
        title_origin=title_origin,
        slug=notes.get("slug") or slug_of(title, seed.name),
        published=published or derived_date,
        published_origin=Origin.DERIVED if not published else Origin.SOURCE if in_text else Origin.EDITOR,
        byline=notes.get("byline"),
        publisher=notes.get("publisher"),
        source_url=notes.get("source_url"),
        rights=notes.get("rights"),
        original=notes.get("original"),
        blocks=blocks,
        readings=_readings(notes.get("readings", ()), raw, problems),
        drafts=tuple(_draft(entry) for entry in notes.get("claims", ())),
        mark=mark,
        address_mark=notes.get("slug_mark") or notes.get("title_mark") or mark,
        redirect_from=tuple(OldAddress(text=old, mark=mark) for old, mark in notes.get("redirect_from", ())),
    )
    problems += _warnings(article, seed, notes)
    return article, tuple(problems)


def _omit(blocks: tuple[Block, ...], omissions: Sequence[dict[str, Any]], problems: list[Problem]) -> tuple[Block, ...]:
    """Take the omitted words off the blocks: whole blocks, or the start or the end of one."""
    result = {block.number: block for block in blocks}
    for entry in omissions:
        text, mark, number = entry["text"], entry["text_mark"], entry.get("block")
        holders = [block for block in blocks if holds(block.text, text, whole=False)]
        found = [
            (block, place)
            for block in holders
            if number in (None, block.number)
            for place in places(block.text, text, whole=False)
        ]
        if not found:
            where = f"block {number}" if number else "the article"
            elsewhere = ", ".join(str(block.number) for block in holders)
            fix = f"write the block that it stands in: {elsewhere}" if elsewhere else nearest(text, blocks)
            problems.append(mark.problem("omit-not-found", f"{where} does not hold “{text}”", fix))
        elif len(found) > 1 and not number:
            numbers = ", ".join(dict.fromkeys(str(block.number) for block, _ in found))
            message = f"“{text}” stands {len(found)} times in the article"
            problems.append(mark.problem("omit-ambiguous", message, f"add 'block: n'; it stands in {numbers}"))
        else:
            block = result[found[0][0].number]
            cut = _cut(block.text, text)
            if cut is None:
                message = f"“{text}” is neither the start nor the end of block {block.number}"
                fix = "take this entry out: words inside a sentence stay as they are"
                problems.append(mark.problem("omit-inside", message, fix))
            else:
                rest, omitted = cut
                result[block.number] = replace(
                    block,
                    text=rest,
                    role=block.role if rest else Role.OMITTED,
                    omissions=(*block.omissions, Omission(text=omitted, reason=entry["reason"])),
                )
    return tuple(result.values())


def _cut(text: str, part: str) -> tuple[str, str] | None:
    """What remains of a text without words at its start or its end, and these words; None if they are at neither."""
    found = list(places(text, part, whole=False))
    for start, end in found[:1] + found[-1:]:
        before, after = text[:start].strip(), text[end:].strip()
        # Characters that nobody sees are no rest.
        if not folded(before).text:
            return (after if folded(after).text else ""), text[start:end]
        if not folded(after).text:
            return before, text[start:end]
    return None


def _title(blocks: tuple[Block, ...], notes: dict[str, Any]) -> tuple[tuple[Block, ...], str, Origin]:
    """The title, and the blocks with the headline marked as such where the text has it."""
    shown = [block for block in blocks if block.role is Role.TEXT]
    if title := notes.get("title"):
        block = next((block for block in shown if same(block.text, title)), None)
        title, origin = (block.text, Origin.SOURCE) if block else (title, Origin.EDITOR)
        return _mark(blocks, block, Role.HEADLINE), title, origin
    if not shown:
        return blocks, derive.title(blocks[0].text), Origin.DERIVED
    first = shown[0] if len(shown) > 1 and derive.headline(shown[0].text) else None
    return _mark(blocks, first, Role.HEADLINE), derive.title(shown[0].text), Origin.DERIVED


def _byline(blocks: tuple[Block, ...], byline: str | None) -> tuple[Block, ...]:
    """Mark the line that names the author: the name alone, or behind "by" in some language ("Por …", "Oleh: …")."""
    if not byline:
        return blocks
    by = any_language("by")
    # Any one word stands for languages that have no folder.
    line = re.compile(rf"(?:(?:[^\W\d_]{{1,10}}|(?i:{by})):? )?{re.escape(folded(byline).text)}")
    block = next(
        (block for block in blocks if block.role is Role.TEXT and line.fullmatch(folded(block.text).text)), None
    )
    return _mark(blocks, block, Role.BYLINE)


def _headings(blocks: tuple[Block, ...], notes: dict[str, Any], problems: list[Problem]) -> tuple[Block, ...]:
    for heading, mark in notes.get("headings", ()):
        found = [block for block in blocks if block.role is Role.TEXT and same(block.text, heading)]
        if len(found) == 1:
            blocks = _mark(blocks, found[0], Role.HEADING)
        else:
            message = f"“{heading}” is a line of the article's body {len(found)} times, and should be so once"
            known = any(same(block.text, heading) for block in blocks)
            fix = "take it out of 'headings'" if known else nearest(heading, blocks)
            problems.append(mark.problem("heading-not-found", message, fix))
    return blocks


def _mark(blocks: tuple[Block, ...], block: Block | None, role: Role) -> tuple[Block, ...]:
    return tuple(replace(b, role=role) if b is block else b for b in blocks)


def _readings(
    entries: Sequence[dict[str, Any]], blocks: tuple[Block, ...], problems: list[Problem]
) -> tuple[Reading, ...]:
    for entry in entries:
        text = entry["text"]
        if not any(holds(block.text, text) for block in blocks):
            inside = any(holds(block.text, text, whole=False) for block in blocks)
            message = f"“{text}” stands inside of words only" if inside else f"the article does not hold “{text}”"
            fix = "write whole words" if inside else nearest(text, blocks)
            problems.append(entry["text_mark"].problem("reading-not-found", message, fix))
    return tuple(
        Reading(text=entry["text"], means=entry["means"], reason=entry["reason"], mark=entry["mark"])
        for entry in entries
    )


def _draft(entry: dict[str, Any]) -> Draft:
    return Draft(
        model=entry["model"],
        attribute=entry["attribute"],
        value=entry["value"],
        quote=entry["quote"],
        block=entry.get("block"),
        named_in=entry.get("named_in"),
        stated_by=entry.get("stated_by"),
        by_editor=entry.get("reading", False),
        reason=entry.get("reason"),
        mark=entry["mark"],
        marks={key.removesuffix("_mark"): mark for key, mark in entry.items() if key.endswith("_mark")},
    )


def nearest(text: str, blocks: Sequence[Block]) -> str:
    """A fix for words that an article does not hold: the words of it that are most like them."""
    view = folded(text).text
    wanted = list(words(view))[:WORDS_COMPARED]
    size, text = len(wanted), view[: wanted[-1][1]] if wanted else ""
    windows = {
        line[spans[at][0] : spans[min(at + size, len(spans)) - 1][1]]
        for line in (folded(block.text).text for block in blocks)
        for spans in [list(words(line))]
        for at in range(max(1, len(spans) - size + 1))
        if spans
    }
    letters = Counter(text)
    # The nearest by letters alone is quick to find and bounds what the slow comparison has to look at.
    likely = sorted(windows, key=lambda window: (-(Counter(window) & letters).total(), window))[:50]
    # autojunk would leave out every common letter of a text of 200 characters, which is all of them.
    likeness = {window: difflib.SequenceMatcher(None, window, text, autojunk=False).ratio() for window in likely}
    near = max(likely, key=likeness.__getitem__, default="")
    if likeness.get(near, 0) < 0.5:
        return "copy it from the article"
    return f"copy it from the article; the nearest there {'begins with' if size == WORDS_COMPARED else 'is'} “{near}”"


def slug_of(title: str, name: str) -> str:
    """The slug of an article that has none of its own."""
    return slugify(folded(title).text, max_length=SLUG_LENGTH, word_boundary=True) or slugify(name) or "article"


def _warnings(article: Article, seed: Seed, notes: dict[str, Any]) -> Iterator[Problem]:
    if not seed.notes or not seed.notes.data.strip():
        lack = f"{seed.name}.yml is empty" if seed.notes else f"there is no {seed.name}.yml"
        yield article.mark.problem(
            "no-notes",
            f"{lack}: language '{article.language}', title and date are derived",
            f"write {seed.path.removesuffix('.txt')}.yml with what you know; ignore this if that is nothing",
            warning=True,
        )
    elif article.language == UNDETERMINED and notes and "language_mark" not in notes:
        yield article.mark.problem(
            "no-language",
            "the language cannot be told",
            "add 'language:' to the file",
            warning=True,
        )
    texts = [block.text for block in article.blocks if block.role is Role.TEXT]
    broken = [
        number for number, (text, after) in enumerate(pairwise(texts)) if text[-1].isalnum() and after[0].islower()
    ]
    if len(broken) >= 3 and len(broken) * 4 >= len(texts):
        yield Problem(
            path=article.path,
            code="hard-wrapped",
            message=f"{len(broken)} lines end inside a sentence: each line is shown as a paragraph",
            fix="receive the article again with one line a paragraph; ignore this if the lines are meant",
            warning=True,
        )
