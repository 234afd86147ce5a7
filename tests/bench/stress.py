"""Bad cases: seeds that are made to be slow, each at half its size and at its size, which should take twice as long.

`python -m bench.stress CASE SIZE` carries one out in this process: it reads, proves and checks the seeds, and makes all
pages. A problem is as good an answer as a page.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.cases import CASES, Case
from bench.measure import run
from bench.project import ENVIRONMENT
from bench.words import REAL

ROOT = Path(__file__).resolve().parent.parent.parent
MOST = 120  # seconds, after which a case is given up


def stress() -> Iterator[str]:
    """The lines of a table: what each case costs at half its size and at its size."""
    yield "| | size | half of it | all of it | growth |"
    yield "|---|---:|---:|---:|---:|"
    for number, case in enumerate(CASES):
        started = seconds(number, 1)
        cost = [max(0.01, seconds(number, size) - started) for size in (case.size // 2, case.size)]
        shown = [f"{each:.1f} s" if each < MOST - started else f"over {MOST} s" for each in cost]
        grown = f"{cost[1] / cost[0]:.1f} ×" if cost[1] < MOST - started else ""
        print(f"{case.name}: {', '.join(shown)}", file=sys.stderr, flush=True)
        yield f"| {case.name} | {case.size:,} | {shown[0]} | {shown[1]} | {grown} |"


def seconds(number: int, size: int) -> float:
    """The CPU seconds that a case takes."""
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{ROOT / 'scripts'}:{ROOT / 'tests'}"}
    try:
        cost = run([sys.executable, "-m", "bench.stress", str(number), str(size)], ROOT, environment, most=MOST)
    except TimeoutError:
        return MOST
    return cost.cpu


def carry_out(case: Case, size: int, *, whole: bool = True) -> tuple[int, int]:
    """How many problems a case has, and characters its pages, if it has any; of one language unless `whole`."""
    from terbuka.build import build
    from terbuka.claims.attributes import load_attributes
    from terbuka.intake.intake import intake
    from terbuka.languages.interface import load_languages
    from terbuka.pages.kinds import pages
    from terbuka.types import File

    seeds = case.seeds(size) if case.seeds else {}
    units = {f"units/{path.name}": path.read_text(encoding="utf-8") for path in (REAL / "units").glob("*.yml")}
    files = [File(path=f"seeds/{name}", data=text.encode("utf-8")) for name, text in sorted({**units, **seeds}.items())]
    site, problems = build(files, load_languages()[: None if whole else 1], load_attributes()[0])
    if case.page:
        _, problems = intake(File(path="page.html", data=case.page(size).encode("utf-8")), site)
    broken = any(not problem.warning for problem in problems)  # then no page is made
    return len(problems), 0 if broken else sum(len(page.text) for page in pages(site))


if __name__ == "__main__":
    print(carry_out(CASES[int(sys.argv[1])], int(sys.argv[2])))
