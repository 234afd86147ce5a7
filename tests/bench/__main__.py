"""`python -m bench`: what a build costs at several sizes, stage by stage, beside the same Markdown under other tools.

Prints Markdown tables. CPU seconds are user and system time of all processes together; memory is the most that they
hold at once. `SIZES` are numbers of articles, `PARTS` some of script, site, edits, peers and stress.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpus import write_corpus
from bench.measure import Cost
from bench.peers import PEERS
from bench.project import Project
from bench.stress import stress

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("script", "site", "edits", "peers", "stress")
SHOWN = 0.01  # CPU seconds; what costs less at every size is no line of the table


class Table:
    """Costs by what was done, in the order in which it was first done, and by size."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[int, Cost]] = {}

    def add(self, name: str, size: int, cost: Cost) -> None:
        self.rows.setdefault(name, {})[size] = cost
        print(f"{size:>6} {name}: {_shown(cost)}", file=sys.stderr, flush=True)

    def lines(self, sizes: Sequence[int]) -> Iterator[str]:
        yield f"| | {' | '.join(f'{size:,}' for size in sizes)} | growth |"
        yield f"|---|{'---:|' * (len(sizes) + 1)}"
        for name, costs in self.rows.items():
            first, *_, last = [costs.get(size) for size in (*sizes, sizes[-1])]
            if all(cost.cpu < SHOWN and not cost.memory for cost in costs.values()):
                continue
            cells = [_shown(costs[size]) if size in costs else "" for size in sizes]
            grown = f"{last.cpu / first.cpu:.1f} ×" if first and last and first.cpu >= SHOWN else ""
            yield f"| {name} | {' | '.join(cells)} | {grown} |"


def _shown(cost: Cost) -> str:
    return f"{cost.cpu:.2f} s" + (f", {cost.memory / 2**20:,.0f} MB" if cost.memory else "")


def costs(size: int, parts: Sequence[str], folder: Path) -> Iterator[tuple[str, Cost]]:
    """What was done with the corpus of a size, and what it cost."""
    seeds = folder / "corpus"
    write_corpus(size, seeds)
    project = Project.copied(folder / "project", seeds)
    yield from project.site() if {"site", "edits"} & {*parts} else project.script()
    if "script" in parts:
        yield "`make check`", project.check()
    if "edits" in parts:
        yield from project.edits()
    for peer in PEERS if "peers" in parts else ():
        if size <= peer.most:
            try:
                yield peer.name, peer.cost(project.docs, folder / "peer")
            except RuntimeError as error:  # a table without one of them is better than none
                print(error, file=sys.stderr)


def machine() -> str:
    """What the figures were measured on."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").split("\n") if told.exists() else []
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.system()}, Python {platform.python_version()}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description="Measure what a build costs.")
    parser.add_argument("--sizes", default="100,1000", help="numbers of articles, with commas between them")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    options = parser.parse_args()
    sizes, parts = sorted(int(size) for size in options.sizes.split(",")), options.parts.split(",")
    if unknown := {*parts}.difference(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    (ROOT / ".build").mkdir(exist_ok=True)
    table = Table()
    with tempfile.TemporaryDirectory(dir=ROOT / ".build", prefix="bench-") as folder:
        for size in sizes if {*parts} - {"stress"} else ():
            for name, cost in costs(size, parts, Path(folder) / str(size)):
                table.add(name, size, cost)
            shutil.rmtree(Path(folder) / str(size))
    print(f"Measured on {machine()}.\n")
    if table.rows:
        print("\n".join(table.lines(sizes)))
    if "stress" in parts:
        print("\n".join(("", *stress())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
