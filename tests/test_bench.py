"""The bench measures a corpus that is one and the same, that the build takes, and stages that the build has."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bench.__main__ import Table
from bench.corpus import corpus
from bench.measure import Cost, run
from bench.project import Project
from bench.words import names
from samples import ATTRIBUTES, LANGUAGES
from sites import REAL
from terbuka.build import build
from terbuka.types import File

SIZE = 30


def files(size: int) -> list[File]:
    kept = [path for kind in ("units", "licences") for path in sorted((REAL / kind).glob("*.yml"))]
    made = {path.relative_to(REAL).as_posix(): path.read_bytes() for path in kept}
    made |= {name: text.encode("utf-8") for name, text in corpus(size)}
    return [File(path=f"seeds/{name}", data=made[name]) for name in sorted(made)]


def test_one_size_is_one_corpus() -> None:
    assert dict(corpus(SIZE)) == dict(corpus(SIZE))


def test_every_claim_of_it_is_proven_and_nothing_lacks() -> None:
    site, problems = build(files(SIZE), LANGUAGES, ATTRIBUTES)
    assert [problem.message for problem in problems] == []
    assert len(site.articles) == SIZE
    assert len(site.claims) == sum(len(article.notes.claims) for article in site.articles) > 2 * SIZE


def test_it_has_what_an_archive_has() -> None:
    site, _ = build(files(SIZE), LANGUAGES, ATTRIBUTES)
    assert {article.language for article in site.articles} == {"id", "pt-BR", "en"}
    assert sum(bool(site.translations(article)) for article in site.articles) == SIZE / 5
    assert all(site.articles_on(model) for model in site.models)


def test_a_few_names_stand_in_most_articles_and_most_in_a_few() -> None:
    models = [model.name for model in names(400)["models"].items]
    texts = [text for name, text in corpus(400) if name.endswith(".txt")]
    counts = sorted((sum(model in text for text in texts) for model in models), reverse=True)
    assert len(models) == 20
    assert counts[0] > 5 * counts[-1] > 0


def test_a_commands_cost_is_that_of_all_its_processes(tmp_path: Path) -> None:
    work = "import time\nwhile time.process_time() < 0.3: pass"
    started = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    cost = run([sys.executable, "-c", started], tmp_path)
    assert cost.cpu >= 0.3
    assert cost.memory > 2**20


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_each_stage_of_the_script_is_told(tmp_path: Path) -> None:
    seeds = tmp_path / "corpus"
    for file in files(5):
        path = seeds / file.path.removeprefix("seeds/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    told = dict(Project.copied(tmp_path / "project", seeds).script())
    stages = {"start", "read", "describe", "mentions", "claims", "statements", "check", "articles", "models", "write"}
    assert stages < told.keys()
    whole = told.pop("**script**").cpu
    assert whole * 0.8 <= sum(cost.cpu for cost in told.values()) <= whole


def test_the_table_tells_growth_from_the_first_size_to_the_last() -> None:
    table = Table()
    for size, cpu in ((10, 0.5), (100, 6.0)):
        table.add("all", size, Cost(cpu=cpu, memory=3 * 2**20))
        table.add("nothing", size, Cost(cpu=0.001, memory=0))
    table.add("in its nav", 10, Cost(cpu=1.0, memory=0))
    assert [*table.lines([10, 100])] == [
        "| | 10 | 100 | growth |",
        "|---|---:|---:|---:|",
        "| all | 0.50 s, 3 MB | 6.00 s, 3 MB | 12.0 × |",
        "| in its nav | 1.00 s |  |  |",
    ]
