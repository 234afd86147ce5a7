"""What the articles say about an attribute of a model: by whom, in which wordings, and how it differs."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations

from terbuka.claims.conflicts import conflicting
from terbuka.lookups import gathered
from terbuka.records.article import Remark
from terbuka.records.attribute import Attribute
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.text.words import places
from terbuka.types import Article, Claim, Statement


class Difference(StrEnum):
    """Between what the values of an attribute differ: the label that says so is `statement.differ_…`."""

    ARTICLES = "articles"
    ARTICLE = "article"
    TRANSLATIONS = "translations"


def statements_in_order(site: Site, model: Model, attribute: Attribute) -> tuple[Statement, ...]:
    """The statements on an attribute of a model, those that disagree with others first."""
    return tuple(sorted(site.statements_on(model, attribute), key=lambda statement: not statement.conflict))


def by_speaker(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Claims grouped by who says them, in the order of the first ones."""
    named = gathered(claims, lambda c: (c.speaker.name.kind, c.speaker.name.slug, c.tie) if c.speaker else (c.tie,))
    return tuple(named.values())


def wordings(site: Site, statement: Statement) -> tuple[tuple[Claim, ...], ...]:
    """The claims of a statement grouped by what they say; more than one group where translations differ."""
    return site.wordings_of[statement.claims[0].id]


def remarks_on(claim: Claim, article: Article) -> tuple[Remark, ...]:
    """What an editor notes of the words of a claim's quote, or of its whole block."""
    text = article.told_by_number[claim.block].text
    return tuple(
        remark
        for remark in article.remarks_by_block.get(claim.block, ())
        if remark.text is None
        or any(s < claim.end and claim.start < e for s, e in places(text, remark.text, whole=False))
    )


def how_statements_differ(site: Site, attribute: Attribute, statements: Sequence[Statement]) -> tuple[Difference, ...]:
    """How the values of an attribute differ from statement to statement, if they do.

    Between two translations of one original every other value counts, even one that does not contradict ("about
    10 million" and "10 million"), for the original stated one. Words are each translation's own and do not count.
    """
    if attribute.kind == "text":
        return ()
    told = [(statement.value, _sources(site, statement)) for statement in statements]
    texts: dict[str, set[str]] = {}  # by source, which are most of one text: there translations cannot differ
    for _, sources in told:
        for source, names in sources.items():
            texts.setdefault(source, set()).update(names)
    possible = {Difference.ARTICLE, *([Difference.ARTICLES] if len(texts) > 1 else ())}
    possible |= {Difference.TRANSLATIONS} if any(len(names) > 1 for names in texts.values()) else set()
    found: set[Difference] = set()
    for (one, of_one), (two, of_two) in combinations(told, 2):
        shared = [(of_one[source], of_two[source]) for source in of_one if source in of_two]
        if contradict := conflicting(one, two, several=attribute.several):
            found |= {Difference.ARTICLE} if any(a & b for a, b in shared) else set()
            found |= {Difference.ARTICLES} if len(of_one) > 1 or of_one.keys() != of_two.keys() else set()
        if contradict or not attribute.several:
            found |= {Difference.TRANSLATIONS} if any(len(a | b) > 1 for a, b in shared) else set()
        if found >= possible:
            break
    return tuple(difference for difference in Difference if difference in found)


def _sources(site: Site, statement: Statement) -> dict[str, set[str]]:
    """The names of the articles that say a statement, by what they translate or, without an original, themselves."""
    found: dict[str, set[str]] = {}
    for claim in statement.claims:
        article = site.article[claim.article]
        found.setdefault(article.original or article.path, set()).add(article.name)
    return found
