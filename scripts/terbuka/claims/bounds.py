"""How a speaker limits a number: the words for about, over, at least, under and up to, on either side of it."""

from __future__ import annotations

import re
from functools import lru_cache

from terbuka.languages.rules import text_rules
from terbuka.types import Bound

_REACH = 80  # characters in which the words beside a number are looked for
_Phrases = dict[str, frozenset[Bound]]


def knows_bounds(language: str) -> bool:
    """Whether a language's words are known. `language` is its BCP 47 tag."""
    return any(_phrases(language))


def bounds_of(before: str, after: str, language: str) -> frozenset[Bound]:
    """What the words right before and after a number say of it. "Nearly" says two things: about and under."""
    (leading, before_it), (trailing, after_it) = _patterns(language)
    found = ((leading.search(before[-_REACH:]), before_it), (trailing.match(after[:_REACH]), after_it))
    return frozenset(bound for match, phrases in found if match for bound in phrases[match[1].casefold()])


def without_bound(text: str, language: str) -> str:
    """The words up to a number without those at their end that limit it: of "8 tokens, at least 3" the first alone."""
    return _patterns(language)[0][0].sub("", text)


def leading_phrases(language: str) -> _Phrases:
    """What a language says before a number, and the bounds that it means."""
    return _phrases(language)[0]


@lru_cache(maxsize=16)
def _phrases(language: str) -> tuple[_Phrases, _Phrases]:
    """What is said before a number, and after it."""
    sides: tuple[_Phrases, _Phrases] = ({}, {})
    for bound in Bound:
        if bound is not Bound.EXACT:
            for phrase in getattr(text_rules(language).numbers, bound):
                bare = phrase.removeprefix("…")
                side = sides[bare != phrase]
                side[bare] = side.get(bare, frozenset()) | {bound}
    return sides


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], _Phrases], tuple[re.Pattern[str], _Phrases]]:
    before, after = _phrases(language)
    leading, trailing = ("|".join(map(re.escape, side)) or "(?!)" for side in (before, after))
    # "No more than" begins before "more than" and so wins. After a number, its noun may come first.
    return (
        (re.compile(rf"(?<!\w)({leading})\s*$", re.IGNORECASE), before),
        (re.compile(rf"\s?(?:[^\W\d]+\s){{0,3}}?({trailing})(?!\w)", re.IGNORECASE), after),
    )
