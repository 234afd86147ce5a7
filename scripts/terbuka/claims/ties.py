"""Whose words claims are: those of their model's developer, or of somebody who does not belong to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from terbuka.lookups import DEVELOPER, gathered, publishers
from terbuka.records.names import Name, Organisation, Registered
from terbuka.types import Article, Claim, Tie
from terbuka.value_types import Names


def with_ties(
    claims: Sequence[Claim], articles: Iterable[Article], registered: Sequence[Registered]
) -> tuple[Claim, ...]:
    """The claims, each with its tie: its speaker's or, where the article itself says it, its publisher's."""
    organisations = {each.slug: each for each in registered if isinstance(each, Organisation)}
    developers = developers_of(claims, organisations.values())
    published = publishers(articles, registered)
    return tuple(
        replace(
            claim,
            tie=tie_of(_voice(claim, published), developers.get(claim.model, frozenset()), organisations),
        )
        for claim in claims
    )


def developers_of(claims: Iterable[Claim], organisations: Iterable[Name]) -> dict[str, frozenset[str]]:
    """By model, the slugs of the organisations that any claim names as its developer."""
    slugs = {each.name: each.slug for each in organisations}
    made = gathered((claim for claim in claims if claim.attribute == DEVELOPER), lambda claim: claim.model)
    return {
        model: frozenset(
            slugs[name] for c in some if isinstance(c.value, Names) for name in c.value.names if name in slugs
        )
        for model, some in made.items()
    }


def tie_of(who: str | None, developers: frozenset[str], organisations: Mapping[str, Organisation]) -> Tie | None:
    """The tie of an organisation to the developers of a model; None where one of the two is not known."""
    if who is None or not developers:
        return None
    seen: set[str] = set()
    at: str | None = who
    while at and at not in seen:  # the parts of two files may go in a circle
        if at in developers:
            return Tie.DEVELOPER
        seen.add(at)
        at = organisations[at].part_of if at in organisations else None
    return Tie.INDEPENDENT


def _voice(claim: Claim, published: Mapping[str, str | None]) -> str | None:
    if not claim.speaker:
        return published[claim.article]
    if isinstance(claim.speaker.name, Organisation):
        return claim.speaker.name.slug
    return claim.speaker.organisation.slug if claim.speaker.organisation else None
