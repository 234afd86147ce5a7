"""Which blocks of a translation stand for which, told from lengths, names and numbers (after Gale and Church, 1993).

The cheapest way through both texts is taken, step by step: a block for a block, for several that it was split into
or merged from, or for none.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_

from terbuka.text.words import folded
from terbuka.translations.differ import Version, stock, terms, version
from terbuka.types import Article

# The figures are those that did best on disturbed copies of real articles; none of them has to be exact.
# How many blocks of the one text stand for how many of the other; of two ways at one price the earlier step wins.
MOST = 4
STEPS = ((1, 1), *((n, 1) for n in range(2, MOST + 1)), *((1, n) for n in range(2, MOST + 1)), (1, 0), (0, 1))
SPREAD = 0.12  # of the logarithm of the ratio of lengths between blocks that translate one another
SHORTEST = 20  # characters that are added to each length: a heading may be twice as long as its translation
MERGED = 3.5  # the price of each block more than one in a step,
ALONE = 3.0  # of a block that stands for none,
SHARED = -0.5  # of a name or number that both have
LONE = 1.5  # and of one that only one has
KEPT = 2**12  # originals whose rows are kept: statements and the pages of two kinds ask for the same ones

Row = tuple[range, ...]


def aligned(articles: Iterable[Article]) -> tuple[Row, ...]:
    """The rows of articles that translate one original: ranges of the blocks that their pages show, see `rows`."""
    return _kept(tuple(version(article) for article in articles))


@lru_cache(KEPT)
def _kept(texts: tuple[Version, ...]) -> tuple[Row, ...]:
    return tuple(rows(texts))


def counterparts(articles: Sequence[Article], one: int, other: int) -> Iterator[tuple[int, int]]:
    """Which block of the one article stands beside which of the other: pairs of their numbers, in the text's order.

    Of several blocks in a row each has the one at its place, or else the last. One without a counterpart has no pair.
    """
    for row in aligned(articles):
        for place, block in enumerate(row[one]) if row[other] else ():
            beside = min(row[other][0] + place, row[other][-1])
            yield articles[one].shown[block].number, articles[other].shown[beside].number


def rows(texts: Sequence[Version]) -> list[Row]:
    """Set translations of one original side by side: each further text is aligned to the first.

    A row has a range of blocks for each text, empty where it has no counterpart. Every block of every text stands in
    exactly one row, in order.
    """
    first = len(texts[0].blocks)
    alignments = [align(texts[0], other) for other in texts[1:]]
    # A row can end where no text has a step across; before it stand the blocks of a text that have no counterpart.
    ends = set(range(first + 1)).intersection(*({left.stop for left, _ in pairs} | {0} for pairs in alignments))
    result: list[Row] = []
    done = [0] * len(texts)
    for end in sorted(ends):
        if end:
            row = [range(done[0], end)]
            for column, pairs in enumerate(alignments, start=1):
                last = max(right.stop for left, right in pairs if left and left.stop <= end)
                row.append(range(done[column], last))
            result.append(tuple(row))
            done = [each.stop for each in row]
        for column, pairs in enumerate(alignments, start=1):
            for left, right in pairs:
                if not left and left.start == end:
                    result.append(tuple(right if at == column else range(now, now) for at, now in enumerate(done)))
                    done[column] = right.stop
    return result


def align(a: Version, b: Version) -> list[tuple[range, range]]:
    """Align two texts: pairs of ranges of their blocks, in order; one of the two may be empty."""
    n, m = len(a.blocks), len(b.blocks)
    (all_a, held_a), (all_b, held_b) = _held(a, b), _held(b, a)

    def price(left: range, right: range) -> float:
        """What it costs to let blocks of the one text stand for blocks of the other."""
        if not left or not right:
            return ALONE
        length_a, length_b = sum(len(a.blocks[i]) for i in left), sum(len(b.blocks[j]) for j in right)
        ratio = math.log((length_a + SHORTEST) / (length_b + SHORTEST))
        total = sum(all_a[i] for i in left) + sum(all_b[j] for j in right)
        shared = _count(held_a, left, right) + _count(held_b, right, left)
        names = SHARED * shared + LONE * (total - shared)
        return (ratio / SPREAD) ** 2 / 2 + MERGED * (len(left) + len(right) - 2) + names

    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(n + 1):
        for j in range(m + 1):
            ways = [
                (best[i - x, j - y][0] + price(range(i - x, i), range(j - y, j)), x, y)
                for x, y in STEPS
                if x <= i and y <= j
            ]
            if ways:
                best[i, j] = min(ways, key=lambda way: way[0])
    pairs = []
    i, j = n, m
    while i or j:
        _, x, y = best[i, j]
        pairs.append((range(i - x, i), range(j - y, j)))
        i, j = i - x, j - y
    return pairs[::-1]


def _held(a: Version, b: Version) -> tuple[list[int], list[list[int]]]:
    """For each block of a text how many names and numbers it has, and, block by block of the other text, which of
    them are held there: one bit each.
    """
    stocks = [stock([folded(block).text], b.language) for block in b.blocks]
    terms_of = (terms(folded(block).text, a.language) for block in a.blocks)
    found = [{(term.words, term.amount): term for term in own}.values() for own in terms_of]  # each once
    held = [[sum(each.holds(term) << bit for bit, term in enumerate(own)) for each in stocks] for own in found]
    return [len(own) for own in found], held


def _count(held: list[list[int]], blocks: range, others: range) -> int:
    """How many names and numbers of the blocks are held by any of the others."""
    return sum(reduce(or_, (held[block][other] for other in others)).bit_count() for block in blocks)
