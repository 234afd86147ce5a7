"""What it costs to let blocks of one text stand for blocks of its translation: by lengths, names and numbers."""

import math
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate
from operator import and_, or_

from terbuka.text.words import folded
from terbuka.translations.differ import STEM, Amount, Term, Version, same_amount, stock, terms

# The figures are those that did best on disturbed copies of real articles; none of them has to be exact.
SPREAD = 0.12  # of the logarithm of the ratio of lengths between blocks that translate one another
SHORTEST = 20  # characters that are added to each length: a heading may be twice as long as its translation
MERGED = 3.5  # the price of each block more than one in a step,
ALONE = 3.0  # of a block that stands for none,
SHARED = -0.5  # of a name or number that both have
LONE = 1.5  # and of one that only one has

ROUNDED = 1e-6  # more than what rounding adds to a price

_Held = dict[int, int]  # by block of the other text: which terms it holds, a bit each
Side = tuple[float, float]  # of blocks in a row: the logarithm of their length, and the least price of their terms


class Prices:
    """The prices of steps through two texts. `near` has for each block of the first those of the other that may
    stand for it.

    `firsts` has for each place in the first text the sides of the blocks before it: of none, of one, up to `most`.
    `seconds` has the same of the second text.
    """

    def __init__(self, a: Version, b: Version, near: Sequence[range], most: int) -> None:
        self._lengths_a, self._lengths_b = (_sums([len(block) for block in each.blocks]) for each in (a, b))
        terms_a, terms_b = _terms(a), _terms(b)
        self._terms_a, self._terms_b = (_sums([len(own) for own in each]) for each in (terms_a, terms_b))
        self._held_a = _held(terms_a, b, near)
        self._held_b = _held(terms_b, a, _turned(near, len(b.blocks)))
        self.firsts = _sides(self._lengths_a, self._terms_a, self._held_a, most)
        self.seconds = _sides(self._lengths_b, self._terms_b, self._held_b, most)

    def price(self, i: int, x: int, j: int, y: int) -> float:
        """Of the step in which the `x` blocks of the first text before its `i`th stand for the `y` before the `j`th."""
        length_a, length_b = self._lengths_a[i] - self._lengths_a[i - x], self._lengths_b[j] - self._lengths_b[j - y]
        ratio = math.log((length_a + SHORTEST) / (length_b + SHORTEST))
        total = self._terms_a[i] - self._terms_a[i - x] + self._terms_b[j] - self._terms_b[j - y]
        left, right = range(i - x, i), range(j - y, j)
        shared = _count(self._held_a, left, right) + _count(self._held_b, right, left) if total else 0
        names = SHARED * shared + LONE * (total - shared)
        return (ratio / SPREAD) ** 2 / 2 + MERGED * (x + y - 2) + names


def least(first: Side, second: Side) -> float:
    """No more than the price of the step in which blocks stand for others, and quick to tell."""
    ratio = first[0] - second[0]
    return (ratio / SPREAD) ** 2 / 2 + first[1] + second[1] - ROUNDED


def _sides(lengths: Sequence[int], terms: Sequence[int], held: Sequence[_Held], most: int) -> list[list[Side]]:
    """For each place in a text the sides of the blocks before it: as if one block held all that any of those near does.

    `lengths` and `terms` are sums, see `_sums`.
    """
    shared = _sums([reduce(or_, each.values(), 0).bit_count() for each in held])
    lone = [LONE * all_of - (LONE - SHARED) * some for all_of, some in zip(terms, shared, strict=True)]
    return [
        [
            (math.log(lengths[at] - lengths[at - count] + SHORTEST), lone[at] - lone[at - count] + MERGED * (count - 1))
            for count in range(min(most, at) + 1)
        ]
        for at in range(len(lengths))
    ]


def _sums(numbers: Sequence[int]) -> list[int]:
    """The sum of the first so many of them, from none to all."""
    return [0, *accumulate(numbers)]


def _terms(text: Version) -> list[list[Term]]:
    """The names and numbers of each block, each once."""
    found = (terms(folded(block).text, text.language) for block in text.blocks)
    return [[*{(term.words, term.amount): term for term in own}.values()] for own in found]


def _turned(near: Sequence[range], count: int) -> list[range]:
    """By each of `count` blocks of the other text the blocks of the first that it may stand for."""
    found, first, last = [], 0, 0
    for at in range(count):
        while first < len(near) and near[first].stop <= at:
            first += 1
        while last < len(near) and near[last].start <= at:
            last += 1
        found.append(range(first, last))
    return found


def _held(terms_of: Sequence[Sequence[Term]], other: Version, near: Sequence[range]) -> list[_Held]:
    """For each block, which of its names and numbers the blocks of another text hold that are near."""
    holders = _Holders(other)
    found = []
    for own, window in zip(terms_of, near, strict=True):
        held: _Held = {}
        for bit, term in enumerate(own):
            for block in _ones(holders.of(term) >> window.start & (1 << len(window)) - 1):
                held[window.start + block] = held.get(window.start + block, 0) | 1 << bit
        found.append(held)
    return found


class _Holders:
    """Which blocks of a text hold something: a bit each, the first block's the lowest."""

    def __init__(self, text: Version) -> None:
        self._all = (1 << len(text.blocks)) - 1
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._digits: dict[str, int] = {}
        self._amounts: dict[object, dict[Amount, int]] = {}
        for number, block in enumerate(text.blocks):
            own = stock([folded(block).text], text.language)
            for found, known in ((own.words, self._words), (own.stems, self._stems), (own.digits, self._digits)):
                for each in found:
                    known[each] = known.get(each, 0) | 1 << number
            for amount in own.amounts:
                same = self._amounts.setdefault(amount[:2], {})
                same[amount] = same.get(amount, 0) | 1 << number

    def of(self, term: Term) -> int:
        """The blocks that hold a term that is no known name; see `Stock.holds`."""
        if not term.amount:
            return reduce(and_, (self._words.get(w, 0) | self._stems.get(w[:STEM], 0) for w in term.words), self._all)
        same = self._amounts.get(term.amount[:2], {})
        holders = reduce(or_, (at for amount, at in same.items() if same_amount(term.amount, amount)), 0)
        return holders | reduce(and_, (self._digits.get(word, 0) for word in term.words), self._all)


def _ones(bits: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _count(held: Sequence[_Held], blocks: range, others: range) -> int:
    """How many names and numbers of the blocks are held by any of the others."""
    return sum(reduce(or_, (held[block].get(other, 0) for other in others)).bit_count() for block in blocks)
