"""What is made to be slow takes no longer than its size: held by the steps that each function takes, not by a clock.

A step is a line that is carried out, each time: so a loop over all, for each of all, is seen however short it is.
`make bench PARTS=stress` measures the same cases at full size.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from types import CodeType, FrameType

import pytest
from bench.cases import MANY, Case
from bench.stress import carry_out
from sites import ROOT
from terbuka.translations import align

OURS = str(ROOT / "scripts" / "terbuka")
SIZE = 10  # of the smallest; then twice and four times as much
TWICE = 3.2  # times what went on top goes on top with twice the size; it would be four times with its square
KEPT = ("folded",)  # functions that keep what they have made, and of so much more a smaller part
FEWEST = 20  # steps for each item more; a function with fewer is none that counts


def steps(work: Callable[[], object], below: str = OURS) -> Counter[CodeType]:
    """How many lines each function, and each template, carries out whose file is `below`."""
    functions: dict[int, tuple[CodeType, list[int], object]] = {}

    def new(code: CodeType) -> tuple[CodeType, list[int], object]:
        """A count of its own, for to look it up by the code takes longer than to carry out a line."""
        count = [0]

        def line(frame: FrameType, event: str, _: object) -> object:
            count[0] += event == "line"
            return line

        return code, count, line if code.co_filename.startswith(below) else None

    def call(frame: FrameType, event: str, _: object) -> object:
        if (known := functions.get(id(frame.f_code))) is None:
            known = functions[id(frame.f_code)] = new(frame.f_code)
        return known[2]

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    found: Counter[CodeType] = Counter()
    for code, count, _ in functions.values():
        found[code] += count[0]
    return found


@pytest.mark.parametrize("case", MANY, ids=lambda case: case.name.replace(" ", "-"))
def test_twice_as_much_takes_twice_as_long(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    # Texts of so few blocks would be compared all with all.
    monkeypatch.setattr(align, "COMPARED", 0)
    monkeypatch.setattr(align, "REACH", 5)
    size = min(SIZE, case.size // 4)
    carry_out(case, 2, whole=False)  # what is made once and kept is made now
    one, two, four = (steps(lambda n=n: carry_out(case, n, whole=False)) for n in (size, 2 * size, 4 * size))
    slow = {
        f"{code.co_filename.removeprefix(OURS)}:{code.co_firstlineno}:{code.co_name}": (one[code], two[code], count)
        for code, count in four.items()
        if one[code]  # what comes in from a number on, such as the parts of a list, tells nothing of growth
        and count - two[code] > max(FEWEST * 2 * size, TWICE * (two[code] - one[code]), two[code] // 5)
        and code.co_name not in KEPT
    }
    assert slow == {}


def test_a_loop_in_a_loop_is_seen() -> None:
    def pairs(count: int) -> int:
        return len([one for one in range(count) for two in range(count) if one == two])

    few, many = (sum(steps(lambda n=n: pairs(n), below=__file__).values()) for n in (20, 40))
    assert many > 3 * few
