"""What the blocks of an article hold, and what is said of words that they do not hold."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from terbuka.problems import Mark, Problem, surely
from terbuka.text.clean import CURLY, NO_CURLY
from terbuka.text.texts import Texts
from terbuka.text.words import Span, places
from terbuka.types import Block

EDGE = ' ,.;:!?…()"“”„«»‹›‘’'  # signs around the nearest words that were not looked for
MOST_NEAREST = 100  # of an article: whoever copies none of their words needs no nearest ones for each


class Held:
    """Blocks of an article that words are looked for in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._texts = Texts([block.text for block in blocks])
        self._sought = 0
        self.holders = lru_cache(maxsize=16)(self._holders)

    def places(self, text: str, *, whole: bool = True, block: int | None = None) -> Iterator[tuple[Block, Span]]:
        """Where words stand, in all blocks or in that of a number, in order; `whole`: only where no word is cut."""
        if block is None:
            return ((self.blocks[number], span) for number, span in self._texts.places(text, whole=whole))
        one = self._by_number.get(block)
        return ((one, span) for span in places(one.text, text, whole=whole)) if one else iter(())

    @cached_property
    def _by_number(self) -> Mapping[int, Block]:
        return {block.number: block for block in self.blocks}

    def _holders(self, text: str, *, whole: bool = True) -> list[Block]:
        """The blocks that hold words, in order."""
        return [self.blocks[number] for number in self._texts.holding(text, whole=whole)]

    def lacks(self, mark: Mark, code: str, text: str, number: int | None = None) -> Problem:
        """The problem of words that the blocks do not hold, or not the one that is given by its number."""
        elsewhere = [str(block.number) for block in self.holders(text, whole=False)] if number else []
        where = f"block {number}" if number else "the article"
        message = f"{where} does not hold “{text}”"
        if elsewhere:
            return mark.problem(code, message, f"write the block that it stands in: {', '.join(elsewhere)}")
        fix, instead = self.copied(text)
        return mark.problem(code, message, fix, instead=instead)

    def copied(self, text: str) -> tuple[str, str | None]:
        """A fix for words that the blocks do not hold, and the words of them that are most like these, if any are."""
        if CURLY.fullmatch(text) and self.holders(text[1:-1], whole=False):
            return NO_CURLY, text[1:-1]
        self._sought += 1
        if self._sought <= MOST_NEAREST and (across := self._across(text)):
            return f"it runs from block {across[0]} into block {across[1]}: take words of one block alone", None
        near, is_beginning = self._texts.nearest(text) if self._sought <= MOST_NEAREST else ("", False)
        if not near:
            return "copy it from the article", None
        fix = f"copy it from the article; the nearest there {'begins with' if is_beginning else 'is'} “{near}”"
        return fix, None if is_beginning else _surely(text, near)

    def _across(self, text: str) -> tuple[int, int] | None:
        """The numbers of two blocks, one after the other, that hold words together."""
        joined, starts = self._joined
        for start, end in places(joined, text, whole=False):
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            if last == first + 1:
                return self.blocks[first].number, self.blocks[last].number
        return None

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """The blocks as one text, and where in it each begins."""
        return " ".join(block.text for block in self.blocks), [
            0,
            *accumulate(len(block.text) + 1 for block in self.blocks),
        ]


def _surely(text: str, near: str) -> str | None:
    """The nearest words, if those that were looked for are the same but for typing errors; no sign, no figure more."""
    words, others = ([word.strip(EDGE) for word in each.split()] for each in (text, near))
    if len(words) != len(others) or not all(map(_is_typed_wrong, words, others)):
        return None
    near = near.lstrip(EDGE) if text[:1].isalnum() else near
    return near.rstrip(EDGE) if text[-1:].isalnum() else near


def _is_typed_wrong(word: str, other: str) -> bool:
    return word.casefold() == other.casefold() or surely(word, [other]) is not None
