"""One input tried."""

from __future__ import annotations

from collections import Counter

from fuzz.held import HOLDS
from fuzz.inputs import made_of

AGAIN = 8  # of so many inputs one is tried twice


def tried(kind: str, number: int) -> Counter[str]:
    """Try the input of a kind with a number; returns what there was of it. Raises where something does not hold."""
    given = made_of(kind, number)
    outcome = HOLDS[kind](given)
    if number % AGAIN == 0:
        assert made_of(kind, number) == given
        assert HOLDS[kind](given) == outcome
    return Counter(
        inputs=1,
        claims=given.claimed,
        proven=len(outcome.claims),
        refused=int(any(not problem.warning for problem in outcome.problems)),
    )
