"""An article as received, `NAME.txt` with its `NAME.yml` → a Seed → an Article, with what is missing derived."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from slugify import slugify

from terbuka.articles import derive
from terbuka.articles.held import Held
from terbuka.articles.omissions import omit
from terbuka.languages.rules import any_language
from terbuka.languages.tags import UNDETERMINED
from terbuka.lookups import gathered
from terbuka.notes.reader import read_record
from terbuka.problems import Mark, Problem
from terbuka.records.article import Notes
from terbuka.records.keys import SLUG_LENGTH
from terbuka.text.clean import CURLY, NO_CURLY, clean, decode, fold
from terbuka.text.words import folded, line_key
from terbuka.types import Article, Block, File, Origin, Role, Seed

_HEAD = 8  # lines, among which a text has its headline
_ALMOST = 85  # of 100, by rapidfuzz: a title so like a line is this line with a mistake in it


def pair_seeds(files: Iterable[File]) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """The articles of a folder, and the problems of notes that belong to none."""
    own = {file.path: file for file in files if file.path.count("/") == 1}
    seeds: list[Seed] = []
    problems: list[Problem] = []
    for path, file in own.items():
        stem = path.rpartition(".")[0]
        notes = own.get(f"{stem}.yml")
        if path.endswith(".yml"):
            if f"{stem}.txt" not in own:
                message = f"there is no {stem}.txt for this file to speak of"
                problems.append(Mark(path=path).problem("no-text", message, f"add {stem}.txt, or delete this file"))
            continue
        seeds.append(Seed(name=stem.rpartition("/")[2], file=file, notes=notes))
    return tuple(seeds), tuple(problems)


def describe(seed: Seed, interface: Sequence[str]) -> tuple[Article | None, tuple[Problem, ...]]:
    """Describe a seed. `interface` are the tags of the site's own languages.

    Returns the article, or None where there is no text, or none in UTF-8, and the problems met on the way.
    """
    path = seed.notes.path if seed.notes else seed.path
    read, found = read_record(seed.notes, Notes) if seed.notes else (None, ())
    notes, problems = read or Notes(marks={(): Mark(path=path)}), [*found]
    decoded, found = decode(seed.file)
    problems += found
    if decoded is None:
        return None, tuple(problems)
    text, found = clean(decoded, seed.path)
    problems += found
    lines = [line for line in map(fold, text.split("\n")) if line]
    if not lines:
        fix = "put the article's text into it, or delete it with its .yml"
        return None, (*problems, Mark(path=seed.path).problem("empty-seed", "the file holds no text", fix))
    raw = tuple(Block(number=number, text=line) for number, line in enumerate(lines, start=1))
    held = Held(raw)
    blocks, found = omit(held, notes.omit)
    problems += found
    if not any(block.role is Role.TEXT for block in blocks):
        fix = "keep the words that are the article's; if none is, delete the seed with its .yml"
        problems.append(notes.at("omit").problem("all-omitted", "nothing of the article remains", fix))
    blocks, title, title_origin = _title(blocks, notes)
    blocks = _byline(blocks, notes.byline)
    for key, role in (("headings", Role.HEADING), ("captions", Role.CAPTION)):
        blocks = _lines(blocks, notes, key, role, problems)
    body = [block.text for block in blocks if block.role is not Role.OMITTED]

    problems += _unread(notes, held)
    stated = notes.language
    language = derive.fitting(stated, interface) if stated else derive.language("\n".join(body), interface)
    tag = language or UNDETERMINED
    published = notes.published
    derived_date = None if published else derive.published(lines, tag)
    in_text = published is not None and published.isoformat() in text
    mark = Mark(path=path)
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
        slug=notes.slug or slug_of(title, seed.name),
        published=published or derived_date,
        published_origin=Origin.DERIVED if not published else Origin.SOURCE if in_text else Origin.EDITOR,
        added=notes.added,
        byline=notes.byline,
        publisher=notes.publisher,
        source_url=notes.source_url,
        rights=notes.rights,
        original=notes.original,
        blocks=blocks,
        notes=notes,
        mark=mark,
        address_mark=next((notes.at(key) for key in ("slug", "title") if (key,) in notes.marks), mark),
    )
    problems += _warnings(article, seed, read)
    return article, tuple(problems)


def _title(blocks: tuple[Block, ...], notes: Notes) -> tuple[tuple[Block, ...], str, Origin]:
    """The title, and the blocks with the headline marked as such where the text has it."""
    shown = [block for block in blocks if block.role is Role.TEXT]
    if title := notes.title:
        block = next((block for block in shown if line_key(block.text) == line_key(title)), None)
        title, origin = (block.text, Origin.SOURCE) if block else (title, Origin.EDITOR)
        return _mark(blocks, block, Role.HEADLINE), title, origin
    first = (shown or blocks)[0]
    headline = first if len(shown) > 1 and derive.headline(first.text) else None
    return _mark(blocks, headline, Role.HEADLINE), derive.title(first.text), Origin.DERIVED


def _byline(blocks: tuple[Block, ...], byline: str | None) -> tuple[Block, ...]:
    """Mark the line that names the author: the name alone, or behind "by" in some language ("Por …", "Oleh: …")."""
    if not byline:
        return blocks
    by = any_language("by")
    # Any one word stands for languages that have no folder.
    line = re.compile(rf"(?:(?:[^\W\d_]{{1,10}}|(?i:{by})):? )?{re.escape(folded(byline).text)}")
    texts = (block for block in blocks if block.role is Role.TEXT)
    return _mark(blocks, next((b for b in texts if line.fullmatch(line_key(b.text))), None), Role.BYLINE)


def _lines(blocks: tuple[Block, ...], notes: Notes, key: str, role: Role, problems: list[Problem]) -> tuple[Block, ...]:
    """Give the lines that stand under a key of the notes their role."""
    held, result = Held(blocks), {block.number: block for block in blocks}
    lines = gathered(blocks, lambda block: line_key(block.text))
    free = {text: [block for block in same if block.role is Role.TEXT] for text, same in lines.items()}
    for line, mark in notes.placed(key):
        text = line_key(line)
        found = free.get(text, [])
        if len(found) == 1:
            result[found[0].number] = replace(found[0], role=role)
            free[text] = []
        else:
            message = f"“{line}” is a line of the article's body {len(found)} times, and should be so once"
            fix = f"take it out of '{key}'" if text in free else held.copied(line)[0]
            problems.append(mark.problem("line-not-found", message, fix))
    return tuple(result.values())


def _mark(blocks: tuple[Block, ...], block: Block | None, role: Role) -> tuple[Block, ...]:
    return tuple(replace(b, role=role) if b is block else b for b in blocks)


def _unread(notes: Notes, held: Held) -> Iterator[Problem]:
    """The readings of words that the article does not hold."""
    for reading in notes.readings:
        if not any(held.places(reading.text)):
            mark, message = reading.at("text"), f"“{reading.text}” stands inside of words only"
            if held.holders(reading.text, whole=False):
                yield mark.problem("reading-not-found", message, "write whole words")
            else:
                yield held.lacks(mark, "reading-not-found", reading.text)


def slug_of(title: str, name: str) -> str:
    """The slug of an article that has none of its own."""
    return slugify(folded(title).text, max_length=SLUG_LENGTH, word_boundary=True) or slugify(name) or "article"


def _almost(article: Article) -> str | None:
    """The line at the head of a text that a title is almost the same as."""
    lines = [block.text for block in article.blocks if block.role is not Role.OMITTED][:_HEAD]
    long = len(article.title)
    alike = [line for line in lines if abs(len(line) - long) * 5 < long]
    if not alike:
        return None
    from rapidfuzz import fuzz  # only here: most titles are lines, and most lines have another length

    best = max(alike, key=lambda line: fuzz.ratio(line.casefold(), article.title.casefold()))
    return best if fuzz.ratio(best.casefold(), article.title.casefold()) >= _ALMOST else None


def _warnings(article: Article, seed: Seed, notes: Notes | None) -> Iterator[Problem]:
    if not seed.notes or not seed.notes.data.strip():
        lack = f"{seed.name}.yml is empty" if seed.notes else f"there is no {seed.name}.yml"
        message = f"{lack}: language '{article.language}', title and date are derived"
        fix = f"write {seed.path.removesuffix('.txt')}.yml with what you know; ignore this if that is nothing"
        yield article.mark.problem("no-notes", message, fix, warning=True)
    elif article.language == UNDETERMINED and notes and ("language",) not in notes.marks:
        fix = "add 'language:' with its tag, such as 'id' or 'pt-BR'"
        yield article.mark.problem("no-language", "the language cannot be told", fix, warning=True)
    if article.title_origin is Origin.EDITOR and CURLY.fullmatch(article.title):
        message = f"{article.title} is taken with its quotation marks, and is no line of the text"
        fix = f"{NO_CURLY}. Ignore this if the source writes it so"
        yield article.notes.at("title").problem("curly-quotes", message, fix, warning=True)
    elif article.title_origin is Origin.EDITOR and (near := _almost(article)):
        message = f"“{article.title}” is almost the line “{near}”, and taken for your own title"
        fix = "copy it from the text; ignore this if it is one"
        yield article.notes.at("title").problem("title-not-found", message, fix, warning=True)
    texts = [block.text for block in article.blocks if block.role is Role.TEXT]
    broken = sum(text[-1].isalnum() and after[0].islower() for text, after in pairwise(texts))
    if broken >= 3 and broken * 4 >= len(texts):
        message = f"{broken} lines end inside a sentence: each line is shown as a paragraph"
        fix = "receive the article again with one line a paragraph; ignore this if the lines are meant"
        yield Mark(path=article.path).problem("hard-wrapped", message, fix, warning=True)
