"""What is not the article's: words that a scraper glued on are taken off, and stay to be shown folded."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from terbuka.articles.held import Held
from terbuka.problems import Problem
from terbuka.records.article import Omission
from terbuka.text.words import folded
from terbuka.types import Block, Role

MOST_PLACES = 20  # of one omission that are told
MOST_PIECES = 10  # of one block that are taken off; for each, all that is left of it is gone through


def omit(held: Held, omissions: Iterable[Omission]) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Take the omitted words off the blocks: whole blocks, or the start or the end of one."""
    problems: list[Problem] = []
    result = {block.number: block for block in held.blocks}
    for omission in omissions:
        text, mark, number = omission.text, omission.at("text"), omission.block
        found = [block for block, _ in islice(held.places(text, whole=False, block=number), MOST_PLACES + 1)]
        if not found:
            problems.append(held.lacks(mark, "omit-not-found", text, number))
        elif len(found) > 1 and not number:
            numbers = ", ".join(dict.fromkeys(str(block.number) for block in found))
            more = len(found) > MOST_PLACES
            message = f"“{text}” stands {f'more than {MOST_PLACES}' if more else len(found)} times in the article"
            fix = f"add 'block: n'; it stands in {numbers}{' …' if more else ''}"
            problems.append(mark.problem("omit-ambiguous", message, fix))
        else:
            block = result[found[0].number]
            if len(block.omissions) == MOST_PIECES:
                message = f"more than {MOST_PIECES} pieces are taken off block {block.number}"
                fix = "take out in one entry what stands together, or the whole block"
                problems.append(mark.problem("too-many-omissions", message, fix))
                continue
            cut = _cut(block.text, text)
            if cut is None:
                message = f"“{text}” is neither the start nor the end of block {block.number}"
                fix = "take this entry out: words inside a sentence stay as they are"
                problems.append(mark.problem("omit-inside", message, fix))
            else:
                rest, start, omitted = cut
                result[block.number] = replace(
                    block,
                    text=rest,
                    start=block.start + start,
                    role=block.role if rest else Role.OMITTED,
                    omissions=(*block.omissions, replace(omission, text=omitted)),
                )
    return tuple(result.values()), tuple(problems)


def _cut(text: str, part: str) -> tuple[str, int, str] | None:
    """What remains of a text without words at its start or its end, from which character on, and these words.

    None if they are at neither.
    """
    view, wanted = folded(text), folded(part).text
    for at in (view.text.find(wanted), view.text.rfind(wanted)):
        if at < 0:
            break  # an omission before has taken them off
        start, end = view.span(at, at + len(wanted))
        # Characters that nobody sees are no rest, and not in the view.
        if not view.text[:at].strip():
            rest = text[end:] if view.text[at + len(wanted) :].strip() else ""
            return rest.strip(), end + len(rest) - len(rest.lstrip()), text[start:end]
        if not view.text[at + len(wanted) :].strip():
            rest = text[:start]
            return rest.strip(), len(rest) - len(rest.lstrip()), text[start:end]
    return None
