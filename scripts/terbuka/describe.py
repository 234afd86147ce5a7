"""describe: an article's text and what editors wrote about it → an Article, with what is missing derived."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import langcodes
from slugify import slugify

from terbuka import derive
from terbuka.clean import decode, fold
from terbuka.fields import Invalid, ListOf, Record, Scalar, known_text, problem_at, read_record
from terbuka.types import (
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
    Source,
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_LENGTH = 80  # characters; an address that can be read and sent
WORDS_COMPARED = 40  # of words that an article does not hold; enough to find the place that was meant
ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
BLOCK_NUMBER = r"[1-9][0-9]{0,4}"
UNDETERMINED = "und"  # BCP 47 for a language that is not known
TAG_LENGTH = 35  # characters; what every program has to take (RFC 5646, section 4.4.1), and it names a folder


def language_tag(value: str) -> str:
    """A BCP 47 tag in its standard form (RFC 5646), checked against the IANA registry."""
    tag = langcodes.standardize_tag(value) if langcodes.tag_is_valid(value) else UNDETERMINED
    if tag.split("-")[0] == UNDETERMINED or len(tag) > TAG_LENGTH:
        raise Invalid(
            "bad-language",
            f"'{value[:100]}' is no language tag",
            "write a BCP 47 tag such as 'id', 'pt-BR' or 'es'; leave the key out if you are not sure",
        )
    return tag


def iso_date(value: str) -> date:
    """A day as YYYY-MM-DD (ISO 8601)."""
    try:
        if not re.fullmatch(ISO_DAY, value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise Invalid("bad-date", f"'{value}' is no date", "write it as YYYY-MM-DD, such as 2024-10-22") from None


def slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > SLUG_LENGTH:
        raise Invalid(
            "bad-slug",
            f"'{value[:100]}' cannot stand in an address",
            f"use a-z, 0-9 and single '-' between them, at most {SLUG_LENGTH} characters",
        )
    return value


def old_address(value: str) -> str:
    """Where an article once stood: its old slug or, where its language changed too, its path (`es/articles/SLUG`)."""
    path = value.strip("/")
    tag, articles, last = path.rpartition("articles/")
    tag = tag.removesuffix("/")
    if articles and tag not in ("", UNDETERMINED) and (path != f"{tag}/articles/{last}" or language_tag(tag) != tag):
        raise Invalid(
            "bad-slug",
            f"'{value[:100]}' is no article's address",
            "write the old slug or, if the language changed too, 'LANGUAGE/articles/SLUG'",
        )
    slug(last)
    return path


def web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in value
    except ValueError:
        good = False
    if not good:
        raise Invalid("bad-url", f"'{value}' is no web address", "write it whole, beginning with https://")
    return value


def block_number(value: str) -> int:
    if not re.fullmatch(BLOCK_NUMBER, value):
        raise Invalid("bad-number", f"'{value}' is no block number", "count the seed's non-blank lines from 1")
    return int(value)


def by_editor(value: str) -> bool:
    if value != "editor":
        raise Invalid("bad-reading", f"'{value}' is no way of reading", "write 'editor', or leave the key out")
    return True


BLOCK = Scalar(
    block_number,
    "Which block holds the words, where several do: the seed's non-blank lines, counted from 1.",
    example="5",
    pattern=BLOCK_NUMBER,
)
NOTES = Record(
    {
        "language": Scalar(
            language_tag,
            "The language of the text as a BCP 47 tag, with the region where it changes meaning: pt-BR, not pt. "
            "Without it the build derives the language and the page says so.",
            example="pt-BR",
            pattern=r"[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*",
        ),
        "title": Scalar(
            known_text,
            "The headline, word for word as in the text; where the text has none, a title of your own, "
            "which the page marks as yours.",
            example="Por dentro da criação do modelo",
        ),
        "slug": Scalar(
            slug,
            f"The article's part of its address: a-z, 0-9 and single hyphens, at most {SLUG_LENGTH} characters. "
            "Without it the slug is made of the title, and changes with it.",
            example="por-dentro-da-criacao",
            pattern=SLUG.pattern,
        ),
        "redirect_from": ListOf(
            Scalar(
                old_address,
                example="an-old-slug",
                pattern=r"/?([A-Za-z0-9-]+/)*[a-z0-9-]+/?",
                placed=True,
            ),
            about="Where the article once stood, so that old addresses still lead to it: its old slugs; where its "
            "language changed too, LANGUAGE/articles/SLUG.",
        ),
        "published": Scalar(
            iso_date,
            "The day on which the article was published, as YYYY-MM-DD.",
            example="2024-10-22",
            pattern=ISO_DAY,
        ),
        "byline": Scalar(known_text, "Who wrote it, as the article says.", example="Nama Penulis"),
        "publisher": Scalar(known_text, "The newspaper, magazine or site that published it.", example="Harian Contoh"),
        "source_url": Scalar(
            web_address,
            "Where the article stands on the web: the whole address.",
            example="https://example.com/article",
            pattern=r"[Hh][Tt][Tt][Pp][Ss]?:.+",
        ),
        "rights": Scalar(known_text, "Under what terms the text may be shown, as its owner says.", example="CC BY 4.0"),
        "original": Scalar(
            slug,
            "A key of your choice that all translations of one original share. Together they are one source.",
            example="dbrx-inside",
            pattern=SLUG.pattern,
        ),
        "omit": ListOf(
            Record(
                {
                    "text": Scalar(
                        about="The words, exactly as they stand in the seed: a whole block, or its start or end.",
                        example="Source link",
                    ),
                    "reason": Scalar(about="Why they are not the article's. Readers see it.", example="advertisement"),
                    "block": BLOCK,
                },
                required=("text", "reason"),
                name="omission",
            ),
            about="What a scraper glued on and is not the article's. Readers find it folded, with the reason.",
        ),
        "headings": ListOf(
            Scalar(example="Blocos de construção", placed=True),
            about="The lines that are sub-headings, each exactly as it stands in the seed.",
        ),
        "readings": ListOf(
            Record(
                {
                    "text": Scalar(about="The words, exactly as they stand in the seed.", example="Blocos de dados"),
                    "means": Scalar(about="The name that they stand for.", example="Databricks"),
                    "reason": Scalar(about="How you know. Readers see it.", example="The name was translated."),
                },
                required=("text", "means", "reason"),
                name="reading",
            ),
            about="What words of this article stand for, where a name was garbled or shortened.",
        ),
        "claims": ListOf(
            Record(
                {
                    "model": Scalar(about="The model: the name of its file in seeds/models/.", example="dbrx"),
                    "attribute": Scalar(about="What is said about the model.", example="training-cost"),
                    "value": Scalar(
                        about="What the article says: a number with its unit, a name, words of the quote, "
                        "a date, yes or no.",
                        example="about 10 million USD",
                    ),
                    "quote": Scalar(
                        about="The words that say it, exactly as they stand in the seed, and as few as will do.",
                        example="cerca de US$ 10 milhões treinando DBRX",
                    ),
                    "block": BLOCK,
                    "named_in": Scalar(
                        about="Words of an earlier block that name the model, where the quote's own block does not.",
                        example="merilis model Granite 3.0",
                    ),
                    "stated_by": Scalar(
                        known_text,
                        "Who says it in the article, in its words, where it is not the article itself.",
                        example="Jonathan Frankle",
                    ),
                    "reading": Scalar(
                        by_editor,
                        "Write editor where the value is your reading and cannot be read out of the quote. "
                        "It needs a reason.",
                        values=("editor",),
                    ),
                    "reason": Scalar(about="Why you read the quote so. Readers see it."),
                },
                required=("model", "attribute", "value", "quote"),
                name="claim",
            ),
            about="What this article says about models, each with the very words that say it.",
        ),
    },
    name="article",
    about="What is known about an article. Every key is optional: what is not known is left out.",
)


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
        problems.append(problem_at(notes["omit_mark"], "all-omitted", "nothing of the article remains", fix))
    blocks, title, title_origin = _title(blocks, notes)
    blocks = _byline(blocks, notes.get("byline"))
    blocks = _headings(blocks, notes, problems)
    body = [block.text for block in blocks if block.role is not Role.OMITTED]

    language = notes.get("language")
    derived_language = None if language else derive.language("\n".join(body), interface)
    tag = language or derived_language or UNDETERMINED
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
        language_origin=Origin.EDITOR if language else Origin.DERIVED,
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


def read_notes(notes: Source | None) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What editors wrote of an article, empty if that is nothing or cannot be read, and the problems in it."""
    if notes is None:
        return {}, ()
    text, problems = decode(notes)
    if text is None:
        return {}, problems
    record, problems = read_record(text, notes.path, NOTES)
    return record or {}, problems


def _omit(blocks: tuple[Block, ...], omissions: Sequence[dict[str, Any]], problems: list[Problem]) -> tuple[Block, ...]:
    """Take the omitted words off the blocks: whole blocks, or the start or the end of one."""
    result = {block.number: block for block in blocks}
    for entry in omissions:
        text, mark, number = entry["text"], entry["text_mark"], entry.get("block")
        places = [block for block in blocks if text in block.text and number in (None, block.number)]
        count = sum(block.text.count(text) for block in places)
        if not places:
            where = f"block {number}" if number else "the article"
            elsewhere = ", ".join(str(block.number) for block in blocks if text in block.text)
            fix = f"write the block that it stands in: {elsewhere}" if elsewhere else nearest(text, blocks)
            problems.append(problem_at(mark, "omit-not-found", f"{where} does not hold “{text}”", fix))
        elif count > 1 and not number:
            numbers = ", ".join(str(block.number) for block in places)
            message = f"“{text}” stands {count} times in the article"
            problems.append(problem_at(mark, "omit-ambiguous", message, f"add 'block: n'; it stands in {numbers}"))
        else:
            block = result[places[0].number]
            rest = _cut(block.text, text)
            if rest is None:
                message = f"“{text}” is neither the start nor the end of block {block.number}"
                fix = "take this entry out: words inside a sentence stay as they are"
                problems.append(problem_at(mark, "omit-inside", message, fix))
            else:
                result[block.number] = replace(
                    block,
                    text=rest,
                    role=block.role if rest else Role.OMITTED,
                    omissions=(*block.omissions, Omission(text=text, reason=entry["reason"])),
                )
    return tuple(result.values())


def _cut(text: str, part: str) -> str | None:
    if text.startswith(part):
        return text.removeprefix(part).strip()
    if text.endswith(part):
        return text.removesuffix(part).strip()
    return None


def _title(blocks: tuple[Block, ...], notes: dict[str, Any]) -> tuple[tuple[Block, ...], str, Origin]:
    """The title, and the blocks with the headline marked as such where the text has it."""
    shown = [block for block in blocks if block.role is Role.TEXT]
    if title := notes.get("title"):
        block = next((block for block in shown if block.text == title), None)
        return _mark(blocks, block, Role.HEADLINE), title, Origin.SOURCE if block else Origin.EDITOR
    if not shown:
        return blocks, derive.title(blocks[0].text), Origin.DERIVED
    first = shown[0] if len(shown) > 1 and derive.headline(shown[0].text) else None
    return _mark(blocks, first, Role.HEADLINE), derive.title(shown[0].text), Origin.DERIVED


def _byline(blocks: tuple[Block, ...], byline: str | None) -> tuple[Block, ...]:
    """Mark the line that names the author: the name alone, or one word for "by" before it ("Por …", "Oleh: …")."""
    if not byline:
        return blocks
    line = re.compile(rf"(?:[^\W\d_]{{1,10}}:? )?{re.escape(byline)}")
    block = next((block for block in blocks if block.role is Role.TEXT and line.fullmatch(block.text)), None)
    return _mark(blocks, block, Role.BYLINE)


def _headings(blocks: tuple[Block, ...], notes: dict[str, Any], problems: list[Problem]) -> tuple[Block, ...]:
    for heading, mark in notes.get("headings", ()):
        found = [block for block in blocks if block.role is Role.TEXT and block.text == heading]
        if len(found) == 1:
            blocks = _mark(blocks, found[0], Role.HEADING)
        else:
            message = f"“{heading}” is a line of the article's body {len(found)} times, and should be so once"
            known = any(block.text == heading for block in blocks)
            fix = "take it out of 'headings'" if known else nearest(heading, blocks)
            problems.append(problem_at(mark, "heading-not-found", message, fix))
    return blocks


def _mark(blocks: tuple[Block, ...], block: Block | None, role: Role) -> tuple[Block, ...]:
    return tuple(replace(b, role=role) if b is block else b for b in blocks)


def _readings(
    entries: Sequence[dict[str, Any]], blocks: tuple[Block, ...], problems: list[Problem]
) -> tuple[Reading, ...]:
    for entry in entries:
        if not any(entry["text"] in block.text for block in blocks):
            message = f"the article does not hold “{entry['text']}”"
            problems.append(
                problem_at(entry["text_mark"], "reading-not-found", message, nearest(entry["text"], blocks))
            )
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
    wanted = text.split()[:WORDS_COMPARED]
    size, text = len(wanted), " ".join(wanted)
    windows = {
        " ".join(words[at : at + size])
        for block in blocks
        for words in [block.text.split()]
        for at in range(max(1, len(words) - size + 1))
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
    return slugify(title, max_length=SLUG_LENGTH, word_boundary=True) or slugify(name) or "article"


def _warnings(article: Article, seed: Seed, notes: dict[str, Any]) -> Iterator[Problem]:
    if not seed.notes:
        yield problem_at(
            article.mark,
            "no-notes",
            f"there is no {seed.name}.yml: language '{article.language}', title and date are derived",
            f"write {seed.path.removesuffix('.txt')}.yml with what you know; ignore this if that is nothing",
            warning=True,
        )
    elif article.language == UNDETERMINED and notes and "language_mark" not in notes:
        yield problem_at(
            article.mark,
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
