"""What is not the article's: words that a scraper glued on are taken off, and stay to be shown folded."""

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from terbuka.problems import Mark, Problem
from terbuka.records.article import Omission
from terbuka.text.clean import CURLY, NO_CURLY
from terbuka.text.words import folded, holds, places, words
from terbuka.types import Block, Role

WORDS_COMPARED = 40  # of words that an article does not hold; enough to find the place that was meant


def omit(blocks: tuple[Block, ...], omissions: Iterable[Omission]) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Take the omitted words off the blocks: whole blocks, or the start or the end of one."""
    problems: list[Problem] = []
    result = {block.number: block for block in blocks}
    for omission in omissions:
        text, mark, number = omission.text, omission.at("text"), omission.block
        holders = [block for block in blocks if holds(block.text, text, whole=False)]
        found = [b for b in holders if number in (None, b.number) for _ in places(b.text, text, whole=False)]
        if not found:
            problems.append(not_held(mark, "omit-not-found", text, blocks, number))
        elif len(found) > 1 and not number:
            numbers = ", ".join(dict.fromkeys(str(block.number) for block in found))
            message = f"“{text}” stands {len(found)} times in the article"
            problems.append(mark.problem("omit-ambiguous", message, f"add 'block: n'; it stands in {numbers}"))
        else:
            block = result[found[0].number]
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
                    omissions=(*block.omissions, replace(omission, text=omitted)),
                )
    return tuple(result.values()), tuple(problems)


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


def not_held(mark: Mark, code: str, text: str, blocks: Sequence[Block], number: int | None = None) -> Problem:
    """The problem of words that an article does not hold, or not the block that is given by its number."""
    elsewhere = [str(block.number) for block in blocks if holds(block.text, text, whole=False)] if number else []
    fix = f"write the block that it stands in: {', '.join(elsewhere)}" if elsewhere else nearest(text, blocks)
    where = f"block {number}" if number else "the article"
    return mark.problem(code, f"{where} does not hold “{text}”", fix)


def nearest(text: str, blocks: Sequence[Block]) -> str:
    """A fix for words that an article does not hold: the words of it that are most like them."""
    if CURLY.fullmatch(text) and any(holds(block.text, text[1:-1], whole=False) for block in blocks):
        return NO_CURLY
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
    letters: Counter[str] = Counter(text)
    # The nearest by letters alone is quick to find and bounds what the slow comparison has to look at.
    likely = sorted(windows, key=lambda window: (-(letters & Counter(window)).total(), window))[:50]
    # autojunk would leave out every common letter of a text of 200 characters, which is all of them.
    likeness = {window: difflib.SequenceMatcher(None, window, text, autojunk=False).ratio() for window in likely}
    near = max(likely, key=likeness.__getitem__, default="")
    if likeness.get(near, 0) < 0.5:
        return "copy it from the article"
    return f"copy it from the article; the nearest there {'begins with' if size == WORDS_COMPARED else 'is'} “{near}”"
