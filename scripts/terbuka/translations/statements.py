"""Statements: claims that say one thing, put together.

One thing say claims on one attribute of a model with the same value, and such in aligned blocks of two translations of
one original whose values are words. Editors join (`same_as`) and part (`apart_from`) what is paired wrongly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from terbuka.kept import Kept
from terbuka.lookups import gathered
from terbuka.translations.align import MOST_TEXTS, aligned
from terbuka.translations.differ import version
from terbuka.types import Article, Claim, Statement
from terbuka.value_types import Text


def statements(claims: Sequence[Claim], articles: Iterable[Article], kept: Kept | None = None) -> tuple[Statement, ...]:
    """The statements that the claims make, in the order of their first ones.

    With `kept` translations are not aligned again that an earlier build has aligned. Raises OSError then.
    """
    translations = gathered((article for article in articles if article.original), lambda article: article.original)
    worded = {claim.article for claim in claims if isinstance(claim.value, Text)}
    row_of: dict[tuple[str, int], tuple[str | None, int]] = {}
    for original, texts in translations.items():
        some = [text for text in texts if text.name in worded]
        for (name, block), row in _rows(some, kept) if 1 < len(some) <= MOST_TEXTS else ():
            row_of[name, block] = original, row
    made: list[Statement] = []
    for (model, attribute), some_claims in gathered(claims, lambda c: (c.model, c.attribute)).items():
        for group in _groups(some_claims, row_of):
            made.append(Statement(model=model, attribute=attribute, claims=group))
    order = {claim.id: number for number, claim in enumerate(claims)}
    return tuple(sorted(made, key=lambda statement: order[statement.claims[0].id]))


def _groups(
    claims: Sequence[Claim], row_of: Mapping[tuple[str, int], tuple[str | None, int]]
) -> Iterator[tuple[Claim, ...]]:
    order = {claim.id: number for number, claim in enumerate(claims)}
    groups = {claim.id: [claim.id] for claim in claims}
    parted: dict[str, set[str]] = {}
    for claim in claims:
        for other in claim.apart_from:
            parted.setdefault(claim.id, set()).add(other)
            parted.setdefault(other, set()).add(claim.id)

    def join(one: str, two: str) -> None:
        # What the smaller group holds goes into the larger one, so that thousands are soon together.
        b, a = sorted((groups[one], groups[two]), key=len)
        if a is b or any(groups.get(other) is a for each in b for other in parted.get(each, ())):
            return
        a += b
        groups.update(dict.fromkeys(b, a))

    for claim in claims:
        for other in claim.same_as:
            if other in groups:
                join(claim.id, other)
    for same in gathered(claims, lambda claim: claim.value).values():
        for each in same[1:]:
            join(same[0].id, each.id)
    for one, two in _counterparts(claims, row_of):
        join(one.id, two.id)
    for group in {id(group): group for group in groups.values()}.values():
        yield tuple(claims[at] for at in sorted(order[each] for each in group))


def _counterparts(
    claims: Sequence[Claim], row_of: Mapping[tuple[str, int], tuple[str | None, int]]
) -> Iterator[tuple[Claim, Claim]]:
    """Claims in words of aligned blocks that stand for each other: as many in each text, in the texts' order."""
    worded = [claim for claim in claims if isinstance(claim.value, Text) and (claim.article, claim.block) in row_of]
    for some in gathered(worded, lambda claim: row_of[claim.article, claim.block]).values():
        texts = gathered(some, lambda claim: claim.article)
        for a, b in combinations(texts.values(), 2):
            # What says the same already has its counterpart.
            shared = {claim.value for claim in a} & {claim.value for claim in b}
            left, right = (
                sorted((c for c in side if c.value not in shared), key=lambda c: (c.block, c.start)) for side in (a, b)
            )
            if len(left) == len(right):
                yield from zip(left, right, strict=True)


def _rows(articles: Sequence[Article], kept: Kept | None) -> Iterator[tuple[tuple[str, int], int]]:
    """The row of each block of some translations by the article's name and the block's number; headlines share one."""
    rows = kept.made(("rows", *map(version, articles)), lambda: aligned(articles)) if kept else aligned(articles)
    for number, row in enumerate(rows, start=1):
        for article, blocks in zip(articles, row, strict=True):
            for at in blocks:
                yield (article.name, article.shown[at].number), number
    for article in articles:
        if article.headline:
            yield (article.name, article.headline.number), 0
