"""Bad cases: seeds that are made to be slow, each at half its size and at its size, which should take twice as long.

`python -m bench.stress CASE SIZE` carries one out in this process: it reads, proves and checks the seeds, and makes all
pages. A problem is as good an answer as a page.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.measure import run
from bench.project import ENVIRONMENT
from bench.words import REAL, made_up

ROOT = Path(__file__).resolve().parent.parent.parent
SENTENCE = "Kata {a}, tim {b} menulis {n} kalimat tentang {c} pada hari itu."
MOST = 120  # seconds, after which a case is given up

Seeds = Mapping[str, str]  # texts by their paths in a seeds folder


@dataclass(frozen=True, kw_only=True)
class Case:
    """`seeds` makes those of a size; `page` a saved web page that is to become a seed."""

    name: str
    size: int
    seeds: Callable[[int], Seeds] | None = None
    page: Callable[[int], str] | None = None


def sentence(number: int) -> str:
    """A sentence that stands nowhere else."""
    a, b, c = (made_up(3 * number + at) for at in range(3))
    return SENTENCE.format(a=a, b=b, c=c, n=number)


def article(lines: list[str], **notes: object) -> dict[str, str]:
    told = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in notes.items())
    return {"a.txt": "\n".join(lines) + "\n", "a.yml": f"language: id\n{told}", "models/dbrx.yml": "name: DBRX\n"}


def numbered(count: int) -> range:
    """So many numbers, none of which another count has: what is made of them is met for the first time."""
    return range(count * 1000, count * 1000 + count)


def sentences(count: int) -> list[str]:
    return [sentence(number) for number in numbered(count)]


def claims(count: int) -> Seeds:
    lines = [f"{each} DBRX ada di sini." for each in sentences(count)]
    drafts = [
        {"model": "dbrx", "attribute": "results", "value": line[: line.index(".")], "quote": line[: line.index(".")]}
        for line in lines
    ]
    return article(lines, claims=drafts)


def claims_in_one_line(count: int) -> Seeds:
    lines = sentences(count)
    drafts = [{"model": "dbrx", "attribute": "results", "value": line[:-1], "quote": line[:-1]} for line in lines]
    return article([" ".join(["DBRX.", *lines])], claims=drafts)


def numbers(count: int) -> Seeds:
    lines = [f"DBRX menguasai {number} bahasa, kata {made_up(number)}." for number in numbered(count)]
    quotes = [line[: line.index(",")] for line in lines]
    drafts = [
        {"model": "dbrx", "attribute": "languages", "value": f"{number} languages", "quote": quote}
        for number, quote in zip(numbered(count), quotes, strict=True)
    ]
    return article(lines, claims=drafts)


def lost_quotes(count: int) -> Seeds:
    lines = sentences(30 * count)
    lost = [line.replace("kalimat", "kata") for line in lines[::30]]
    drafts = [{"model": "dbrx", "attribute": "results", "value": "x", "quote": quote} for quote in lost]
    return article([*lines, "DBRX"], claims=drafts)


def pair(count: int) -> Seeds:
    lines = sentences(count)
    other = [line.replace("pada hari itu", "naquele dia") for at, line in enumerate(lines) if at % 10]
    texts = {"a": lines, "b": other}
    made: dict[str, str] = {}
    for name, some in texts.items():
        made |= {f"{name}.txt": "\n".join(some) + "\n", f"{name}.yml": "language: id\noriginal: o\ntitle: X\n"}
    return made


def quotations(count: int) -> Seeds:
    said = " ".join(f"“{each}” kata Ani Contoh." for each in sentences(count))
    return {**article([f"Ani Contoh dari DBRX. {said}"]), "people/ani-contoh.yml": "name: Ani Contoh\n"}


def aliases(count: int) -> Seeds:
    listed = json.dumps([made_up(number) for number in numbered(count)])
    return {**article(["DBRX ada di sini."]), "models/dbrx.yml": f"name: DBRX\naliases: {listed}\n"}


def authors(count: int) -> str:
    data = {"@type": "NewsArticle", "author": [{"name": f"{made_up(n)} {made_up(n + count)}"} for n in range(count)]}
    text = "".join(f"<p>{sentence(number)} {sentence(number + 50)}</p>" for number in range(20))
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f"<html lang=id><head><title>X</title>{script}</head><body><article><h1>X</h1>{text}</article></body></html>"


CASES = (
    Case(name="mentions in one block", size=50_000, seeds=lambda n: article(["DBRX ada di sini. " * n])),
    Case(name="claims in one article", size=5000, seeds=claims),
    Case(name="claims in one block", size=5000, seeds=claims_in_one_line),
    Case(name="claims of numbers in one article", size=2000, seeds=numbers),
    Case(
        name="readings in one article",
        size=5000,
        seeds=lambda n: article(
            sentences(n), readings=[{"text": made_up(3 * k), "means": "DBRX", "reason": "x"} for k in numbered(n)]
        ),
    ),
    Case(name="headings in one article", size=5000, seeds=lambda n: article(sentences(n), headings=sentences(n)[1:])),
    Case(
        name="remarks in one article",
        size=5000,
        seeds=lambda n: article(sentences(n), remarks=[{"block": k + 1, "remark": "x"} for k in range(n)]),
    ),
    Case(name="quotes not found among 3,000 blocks", size=100, seeds=lost_quotes),
    Case(name="quotations in one block", size=5000, seeds=quotations),
    Case(name="aliases of a model", size=40_000, seeds=aliases),
    Case(name="paragraphs of a pair of translations", size=4000, seeds=pair),
    Case(name="sentences in one line", size=12_000, seeds=lambda n: article([" ".join(sentences(n))])),
    Case(name="letters in one word", size=1_000_000, seeds=lambda n: article(["a" * n, "DBRX"])),
    Case(name="authors in the data of a saved page", size=15_000, page=authors),
)


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


def carry_out(case: Case, size: int) -> tuple[int, int]:
    """How many problems a case has, and how many pages."""
    from terbuka.build import build
    from terbuka.claims.attributes import load_attributes
    from terbuka.intake.intake import intake
    from terbuka.languages.interface import load_languages
    from terbuka.pages.kinds import pages
    from terbuka.types import File

    seeds = case.seeds(size) if case.seeds else {}
    units = {f"units/{path.name}": path.read_text(encoding="utf-8") for path in (REAL / "units").glob("*.yml")}
    files = [File(path=f"seeds/{name}", data=text.encode("utf-8")) for name, text in sorted({**units, **seeds}.items())]
    site, problems = build(files, load_languages(), load_attributes()[0])
    if case.page:
        _, problems = intake(File(path="page.html", data=case.page(size).encode("utf-8")), site)
    return len(problems), sum(1 for _ in pages(site))


if __name__ == "__main__":
    print(carry_out(CASES[int(sys.argv[1])], int(sys.argv[2])))
