"""Tries inputs by their numbers; says what failed, what was tried, and what took longest.

`python -m fuzz 1000000` tries a million, other ones at each run. `python -m fuzz 1 --kind claiming --first 7` tries one
and shows it.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from heapq import nlargest

from fuzz.inputs import INPUTS, made_of
from fuzz.tried import tried

# Of a thousand inputs, by what they cost: one of the first three a millisecond or two, a page 15, a folder 150.
SHARES = {"reading": 330, "describing": 320, "claiming": 307, "page": 40, "folder": 3}
AT_ONCE = 10_000  # inputs, after which it says how far it is
SLOWEST = 3


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("count", type=int, help="how many inputs")
    parser.add_argument("--kind", choices=tuple(INPUTS), help="of one kind alone")
    parser.add_argument("--first", type=int, default=int(time.time()) * 1000, help="the first one's number")
    asked = parser.parse_args()
    if asked.kind and asked.count == 1:
        for name, data in made_of(asked.kind, asked.first).files.items():
            print(f"{name}: {data!r}")
    failed = 0
    for kind in [asked.kind] if asked.kind else INPUTS:
        count = asked.count if asked.kind else asked.count * SHARES[kind] // 1000
        failed += _tried(kind, range(asked.first, asked.first + count))
    return int(failed > 0)


def _tried(kind: str, numbers: range) -> int:
    """Try inputs of a kind; returns how many failed."""
    counts: Counter[str] = Counter()
    slowest: list[tuple[float, int]] = []
    began = time.process_time()
    for at, number in enumerate(numbers, start=1):
        start = time.process_time()
        try:
            counts += tried(kind, number)
        except Exception:
            counts["failed"] += 1
            print(f"{kind} {number}: {traceback.format_exc()}")
        slowest = nlargest(SLOWEST, [*slowest, (time.process_time() - start, number)])
        if at % AT_ONCE == 0 or at == len(numbers):
            told = ", ".join(f"{count} {name}" for name, count in counts.items())
            slow = ", ".join(f"{number} took {took:.2f}" for took, number in slowest)
            print(f"{kind} from {numbers[0]}: {told}; {time.process_time() - began:.0f} CPU s; {slow}", flush=True)
    return counts["failed"]


if __name__ == "__main__":
    sys.exit(main())
