"""What holds of any input holds of some hundred; `make fuzz` tries many more, other ones at each run."""

from __future__ import annotations

from collections import Counter

import pytest
from fuzz.__main__ import SHARES
from fuzz.held import HOLDS, harmless
from fuzz.inputs import INPUTS
from fuzz.tried import tried
from sites import rendered
from terbuka.claims import prove

SOME = {"reading": 300, "describing": 300, "claiming": 300, "page": 60, "folder": 8}


def counted(kind: str) -> Counter[str]:
    return sum((tried(kind, number) for number in range(SOME[kind])), Counter())


@pytest.mark.parametrize("kind", INPUTS)
def test_it_holds_of_whatever_is_put_in(kind: str) -> None:
    assert counted(kind)["inputs"] == SOME[kind]


def test_all_kinds_of_inputs_are_tried() -> None:
    assert INPUTS.keys() == HOLDS.keys() == SHARES.keys() == SOME.keys()
    assert sum(SHARES.values()) == 1000


def test_half_of_what_is_claimed_is_proven() -> None:
    """Else nothing would be said of proofs."""
    counts = counted("claiming")
    assert 0.4 < counts["proven"] / counts["claims"] < 0.7


def test_half_of_the_folders_are_sites() -> None:
    counts = counted("folder")
    assert counts["refused"] <= counts["inputs"] / 2


def test_a_value_that_is_not_said_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "why_unreadable", lambda *_, **__: None)
    with pytest.raises(AssertionError, match="was proven, and written was"):
        counted("claiming")


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=x>x</p>",
        "[x](javascript:1)",
        "<p style=x>x</p>",
    ],
)
def test_a_text_that_is_not_escaped_is_found_out(text: str) -> None:
    with pytest.raises(AssertionError):
        harmless("page", rendered(text))
