"""Which blocks of a translation stand for which, told from lengths, names and numbers (after Gale and Church, 1993).

The cheapest way through both texts is taken, step by step: a block for a block, for several that it was split into
or merged from, or for none.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from terbuka.translations.differ import Version, version
from terbuka.translations.prices import ALONE, ROUNDED, Prices, least
from terbuka.types import Article

# How many blocks of the one text stand for how many of the other; of two ways at one price the earlier step wins.
MOST = 4
STEPS = ((1, 1), *((n, 1) for n in range(2, MOST + 1)), *((1, n) for n in range(2, MOST + 1)), (1, 0), (0, 1))
# Two texts of so many blocks, multiplied, are compared all with all; longer ones only so many blocks to either side of
# where as much of both texts is told, so that the time grows with their length alone.
COMPARED = 250 * 250
REACH = 50
MOST_TEXTS = 100  # of one original that are set side by side: each is held against each
KEPT = 2**12  # originals whose rows are kept: statements and the pages of two kinds ask for the same ones

Row = tuple[range, ...]
Place = tuple[int, int]  # before which block of either text


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
    waiting = [pairs[::-1] for pairs in alignments]
    for end in sorted(ends):
        if end:
            row = [range(done[0], end)]
            for column, pairs in enumerate(waiting, start=1):
                last = done[column]
                while pairs and pairs[-1][0].stop <= end and (pairs[-1][0] or pairs[-1][0].stop < end):
                    last = pairs.pop()[1].stop
                row.append(range(done[column], last))
            result.append(tuple(row))
            done = [each.stop for each in row]
        for column, pairs in enumerate(waiting, start=1):
            while pairs and not pairs[-1][0] and pairs[-1][0].stop == end:
                _, right = pairs.pop()
                result.append(tuple(right if at == column else range(now, now) for at, now in enumerate(done)))
                done[column] = right.stop
    return result


def align(a: Version, b: Version) -> list[tuple[range, range]]:
    """Align two texts: pairs of ranges of their blocks, in order; one of the two may be empty."""
    near = _near([len(block) for block in a.blocks], [len(block) for block in b.blocks])
    blocks = [range(max(0, one.start - 1), min(two.stop, len(b.blocks))) for one, two in pairwise(near)]
    prices = Prices(a, b, blocks, MOST)
    best: list[dict[int, float]] = []  # by the places in both texts, the price of the cheapest way there
    steps: dict[Place, tuple[int, int]] = {}
    for i, places in enumerate(near):
        best.append({} if i else {0: 0.0})
        first = prices.firsts[i]
        for j in places:
            cheapest, second = math.inf, prices.seconds[j]
            # No step is dearer than one of a block that stands for none.
            most = ALONE + min(best[i - 1].get(j, math.inf) if i else math.inf, best[i].get(j - 1, math.inf))
            for x, y in STEPS:
                before = best[i - x].get(j - y) if x <= i else None
                if before is None:
                    continue
                alone = not x or not y
                if before + (ALONE if alone else least(first[x], second[y])) < min(cheapest, most + ROUNDED):
                    way = before + (ALONE if alone else prices.price(i, x, j, y))
                    if way < cheapest:
                        cheapest, steps[i, j] = way, (x, y)
            if i or j:
                best[i][j] = cheapest
    pairs = []
    i, j = len(a.blocks), len(b.blocks)
    while i or j:
        x, y = steps[i, j]
        pairs.append((range(i - x, i), range(j - y, j)))
        i, j = i - x, j - y
    return pairs[::-1]


def _near(a: Sequence[int], b: Sequence[int]) -> list[range]:
    """For each place between the blocks of a text, those of the other that are near it; `a` and `b` are their lengths.

    One at least is near two neighbours, so that there is a way through.
    """
    if len(a) * len(b) <= COMPARED:
        return [range(len(b) + 1)] * (len(a) + 1)
    told_a, told_b = [0, *accumulate(a)], [0, *accumulate(b)]
    middles = [bisect_left(told_b, told * told_b[-1] // (told_a[-1] or 1)) for told in told_a[:-1]]
    starts = [*(max(0, middle - REACH) for middle in middles), max(0, len(b) - REACH)]
    ends = [*(min(len(b), middle + REACH) for middle in middles), len(b)]
    return [range(start, max(end, after) + 1) for start, end, after in zip(starts, ends, [*starts[1:], 0], strict=True)]
