"""Claims put together: what the articles say about an attribute of a model, value by value, and how they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from terbuka.attributes import Attribute
from terbuka.claims import conflicting
from terbuka.types import Article, Claim, Model, Site
from terbuka.values import Text, Value


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
    claims = [claim for claim in site.claims if (claim.model, claim.attribute) == (model.slug, attribute.key)]
    groups: dict[Value, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.value, []).append(claim)
    articles = by_name(site)
    return tuple(
        sorted(
            (Fact(value=value, claims=tuple(group)) for value, group in groups.items()),
            key=lambda fact: (
                not fact.conflict,
                isinstance(fact.value, Text) and articles[fact.claims[0].article].language != language,
            ),
        )
    )


def by_name(site: Site) -> dict[str, Article]:
    return {article.name: article for article in site.articles}


def articles_of(site: Site, claims: Iterable[Claim]) -> tuple[Article, ...]:
    """The articles in which claims are made, in the site's order."""
    names = {claim.article for claim in claims}
    return tuple(article for article in site.articles if article.name in names)


def differences(site: Site, attribute: Attribute, facts: Iterable[Fact]) -> tuple[Difference, ...]:
    """How the values of an attribute differ, if they do.

    Between two translations of one original every other value counts, even one that does not contradict ("about
    10 million" and "10 million"), for the original stated one. Words are each translation's own and do not count.
    """
    articles = by_name(site)
    found = set()
    claims = [claim for fact in facts for claim in fact.claims]
    for at, claim in enumerate(claims):
        for other in claims[at + 1 :]:
            one, two = articles[claim.article], articles[other.article]
            contradict = conflicting(claim.value, other.value, several=attribute.several)
            if one is not two and one.original is not None and one.original == two.original:
                differ = claim.value != other.value and not attribute.several and not isinstance(claim.value, Text)
                if differ or contradict:
                    found.add(Difference.TRANSLATIONS)
            elif contradict:
                found.add(Difference.ARTICLE if one is two else Difference.ARTICLES)
    return tuple(difference for difference in Difference if difference in found)
