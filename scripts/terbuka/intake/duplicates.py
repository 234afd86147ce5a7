"""duplicates: which articles of the site a new one is again, or a near copy of, or another translation of.

All articles are looked at quickly, by their lines and by words with a capital letter or a digit, and the few that
share most of them as `likeness` does. At 10,000 articles this takes about a second.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz

from terbuka.site import Site
from terbuka.translations.likeness import ALIKE, anchors, likeness
from terbuka.types import Article

NAMES = re.compile(r"[A-ZÀ-ÖØ-Þ\d][\w.,'’-]+")  # roughly; translators keep them
CLOSEST = 50  # articles that are compared as a whole
SHARED = 0.25  # of a text in lines that another has, too: a copy of a part
COPY = 0.8  # of the letters; two texts in one language that share so many in the same order are copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """An article that is like a new one. `score` is their likeness, `same` the share of the text that is the same; 0
    for articles in two languages. `address`: both give the same one."""

    article: Article
    score: float
    same: float
    address: bool


def twins(site: Site, article: Article) -> Iterator[Twin]:
    """The articles of a site that a new one may be or translate, the most alike first."""
    blocks = [block.text for block in article.blocks]
    whole, own_names, own_blocks = "\n".join(blocks), set(NAMES.findall("\n".join(blocks))), set(blocks)
    ranked: list[tuple[float, float, int]] = []
    for index, other in enumerate(site.articles):
        text = "\n".join(block.text for block in other.blocks)
        shared = sum(len(block.text) for block in other.blocks if block.text in own_blocks) / max(1, len(whole))
        names = set(NAMES.findall(text))
        common = len(names & own_names) / max(1, min(len(names), len(own_names)))
        address = 2.0 if article.source_url and article.source_url == other.source_url else 0.0
        ranked.append((address + max(shared, common), shared, index))
    own = anchors(blocks)
    found = []
    for _, shared, index in nlargest(CLOSEST, ranked):
        other = site.articles[index]
        theirs = [block.text for block in other.blocks]
        score = likeness(own, anchors(theirs))
        address = bool(article.source_url) and article.source_url == other.source_url
        if score >= ALIKE or shared >= SHARED or address:
            ratio = fuzz.ratio(whole, "\n".join(theirs), score_cutoff=100 * COPY) / 100  # less is nothing
            same = max(shared, ratio) if other.language == article.language else 0.0
            found.append(Twin(article=other, score=score, same=same, address=address))
    yield from sorted(found, key=lambda twin: (-twin.same, -twin.score, twin.article.name))


def twin_told(twin: Twin, language: str) -> str:
    """What an editor is told of an article that is like a new one, with the line to take where it is a translation."""
    other = twin.article
    score = f"Score {twin.score:.2f} (of 1; from {ALIKE} on)."
    address = " Both give the same address." if twin.address else ""
    same = f" {int(100 * twin.same)} % of the text is the same."
    if twin.same >= COPY:
        return f"A near copy of {other.path}:{same}{address} Is one of them enough?"
    if twin.score < ALIKE:
        shared = same if twin.same >= SHARED else ""
        return f"Is it the same article as {other.path}?{shared}{address}"
    key = other.original or other.slug
    also = "" if other.original else f", and the same line in {other.path.removesuffix('.txt')}.yml"
    kind = "Is it the same article as" if other.language == language else "It may be a translation of"
    return f"{kind} {other.path}? {score}{address} If so{also}:\noriginal: {key}"


def may_be(blocks: Sequence[str], article: Article) -> bool:
    """May an article have these blocks, as far as it still has the words of its own?"""
    return len(article.blocks) == len(blocks) and all(
        block.text == text or block.omissions for block, text in zip(article.blocks, blocks, strict=True)
    )
