"""What the articles say about an attribute of a model, statement by statement, and how they differ."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations, product

from terbuka.claims.prove import conflicting
from terbuka.records.attribute import Attribute
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Claim, Statement, Text


class Difference(StrEnum):
    """Between what the values of an attribute differ: the label that says so is `facts.differ_…`."""

    ARTICLES = "articles"
    ARTICLE = "article"
    TRANSLATIONS = "translations"


def facts(site: Site, model: Model, attribute: Attribute, language: str) -> tuple[Statement, ...]:
    """The statements on an attribute of a model: those that disagree first, then words in the reader's own language."""

    def is_foreign(statement: Statement) -> bool:
        tags = {site.article[claim.article].language for claim in statement.claims}
        return isinstance(statement.value, Text) and language not in tags

    found = site.statements_on(model, attribute)
    return tuple(sorted(found, key=lambda statement: (not statement.conflict, is_foreign(statement))))


def articles_of(site: Site, claims: Iterable[Claim]) -> tuple[Article, ...]:
    """The articles in which claims are made, in the site's order."""
    return tuple(site.article[name] for name in sorted({claim.article for claim in claims}))


def how_facts_differ(site: Site, attribute: Attribute, facts: Iterable[Statement]) -> tuple[Difference, ...]:
    """How the values of an attribute differ, if they do.

    Between two translations of one original every other value counts, even one that does not contradict ("about
    10 million" and "10 million"), for the original stated one. Words are each translation's own and do not count.
    """
    found = set()
    for one, two in combinations(facts, 2):
        contradict = conflicting(one.value, two.value, several=attribute.several)
        differ = contradict or not (attribute.several or isinstance(one.value, Text))
        articles = [{claim.article for claim in fact.claims} for fact in (one, two)]
        originals = {name: site.article[name].original or site.article[name].path for name in articles[0] | articles[1]}
        if contradict and articles[0] & articles[1]:
            found.add(Difference.ARTICLE)
        if contradict and len({*originals.values()}) > 1:
            found.add(Difference.ARTICLES)
        if differ and any(a != b and originals[a] == originals[b] for a, b in product(*articles)):
            found.add(Difference.TRANSLATIONS)
    return tuple(difference for difference in Difference if difference in found)
