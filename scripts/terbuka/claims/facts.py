"""Claims put together: what the articles say about an attribute of a model, value by value, and how they differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from terbuka.claims.prove import conflicting
from terbuka.records.attribute import Attribute
from terbuka.records.names import Model
from terbuka.site import Site, gathered
from terbuka.types import Article, Claim, Text, Value


class Difference(StrEnum):
    """Between what the values of an attribute differ: the label that says so is `facts.differ_…`."""

    ARTICLES = "articles"
    ARTICLE = "article"
    TRANSLATIONS = "translations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value with all the claims that state it."""

    value: Value
    claims: tuple[Claim, ...]

    @property
    def conflict(self) -> bool:
        return any(claim.conflict for claim in self.claims)


def facts(site: Site, model: Model, attribute: Attribute, language: str) -> tuple[Fact, ...]:
    """The facts on an attribute of a model: those that disagree first, then words in the reader's own language."""
    groups = gathered(site.claims_on(model, attribute), lambda claim: claim.value)
    found = [Fact(value=value, claims=group) for value, group in groups.items()]

    def is_foreign(fact: Fact) -> bool:
        return isinstance(fact.value, Text) and site.article[fact.claims[0].article].language != language

    return tuple(sorted(found, key=lambda fact: (not fact.conflict, is_foreign(fact))))


def articles_of(site: Site, claims: Iterable[Claim]) -> tuple[Article, ...]:
    """The articles in which claims are made, in the site's order."""
    return tuple(site.article[name] for name in sorted({claim.article for claim in claims}))


def how_facts_differ(site: Site, attribute: Attribute, facts: Iterable[Fact]) -> tuple[Difference, ...]:
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
