"""What the articles say about an attribute of a model: by whom, in which wordings, and how it differs."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations, product

from terbuka.claims.prove import conflicting
from terbuka.records.article import Remark
from terbuka.records.attribute import Attribute
from terbuka.records.names import Model
from terbuka.site import Site, gathered
from terbuka.text.words import places
from terbuka.types import Article, Claim, Statement, Text, Tie


class Difference(StrEnum):
    """Between what the values of an attribute differ: the label that says so is `statement.differ_…`."""

    ARTICLES = "articles"
    ARTICLE = "article"
    TRANSLATIONS = "translations"


class Voice(StrEnum):
    """Who says something of a model: its developer, somebody independent or whose ties nobody knows, the article."""

    DEVELOPER = "developer"
    INDEPENDENT = "independent"
    ARTICLE = "article"
    OTHER = "other"


def statements_in_order(site: Site, model: Model, attribute: Attribute) -> tuple[Statement, ...]:
    """The statements on an attribute of a model, those that disagree with others first."""
    return tuple(sorted(site.statements_on(model, attribute), key=lambda statement: not statement.conflict))


def articles_of(site: Site, claims: Iterable[Claim]) -> tuple[Article, ...]:
    """The articles in which claims are made, in the site's order."""
    return tuple(site.article[name] for name in sorted({claim.article for claim in claims}))


def voice_of(claim: Claim) -> Voice:
    """Who says a claim. What a model's developer published is its own word, even where nobody is quoted."""
    if claim.tie is Tie.DEVELOPER:
        return Voice.DEVELOPER
    if not claim.speaker:
        return Voice.ARTICLE
    return Voice.INDEPENDENT if claim.tie is Tie.INDEPENDENT else Voice.OTHER


def by_speaker(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Claims grouped by who says them, in the order of the first ones."""
    named = gathered(claims, lambda c: (c.speaker.name.kind, c.speaker.name.slug, c.tie) if c.speaker else (c.tie,))
    return tuple(named.values())


def wordings(site: Site, statement: Statement) -> tuple[tuple[Claim, ...], ...]:
    """The claims of a statement grouped by what they say; more than one group where translations differ.

    They do where claims of two translations of one original have different values, or as words different glosses.
    """
    groups: list[list[Claim]] = []
    for claim in statement.claims:
        fits = (group for group in groups if not any(_differ(site, claim, other) for other in group))
        group = next(fits, None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return tuple(tuple(group) for group in groups)


def _differ(site: Site, one: Claim, two: Claim) -> bool:
    """Do claims of two translations of one original differ in substance?"""
    a, b = site.article[one.article], site.article[two.article]
    if a is b or a.original is None or a.original != b.original or one.value == two.value:
        return False
    if not (isinstance(one.value, Text) and isinstance(two.value, Text)):
        return True
    return any(_folded(one.gloss[tag]) != _folded(two.gloss[tag]) for tag in one.gloss.keys() & two.gloss.keys())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def remarks_on(claim: Claim, article: Article) -> tuple[Remark, ...]:
    """What an editor notes of the words of a claim's quote, or of its whole block."""
    text = next(block.text for block in article.told if block.number == claim.block)
    return tuple(
        remark
        for remark in article.notes.remarks
        if remark.block == claim.block
        and (
            remark.text is None
            or any(s < claim.end and claim.start < e for s, e in places(text, remark.text, whole=False))
        )
    )


def how_statements_differ(site: Site, attribute: Attribute, statements: Sequence[Statement]) -> tuple[Difference, ...]:
    """How the values of an attribute differ from statement to statement, if they do.

    Between two translations of one original every other value counts, even one that does not contradict ("about
    10 million" and "10 million"), for the original stated one. Words are each translation's own and do not count.
    """
    found = set()
    for one, two in combinations(statements, 2):
        contradict = conflicting(one.value, two.value, several=attribute.several)
        differ = contradict or not (attribute.several or isinstance(one.value, Text))
        articles = [{claim.article for claim in each.claims} for each in (one, two)]
        originals = {name: site.article[name].original or site.article[name].path for name in articles[0] | articles[1]}
        if contradict and articles[0] & articles[1]:
            found.add(Difference.ARTICLE)
        if contradict and len({*originals.values()}) > 1:
            found.add(Difference.ARTICLES)
        if differ and any(a != b and originals[a] == originals[b] for a, b in product(*articles)):
            found.add(Difference.TRANSLATIONS)
    return tuple(difference for difference in Difference if difference in found)
