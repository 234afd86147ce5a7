"""Several machines make the site that one makes alone, by handing on what they have kept."""

from __future__ import annotations

from pathlib import Path

from bench.split import split


def test_machines_that_share_the_work_make_the_same_site(tmp_path: Path) -> None:
    steps = [step for step, _ in split(12, tmp_path, machines=2)]
    assert len(steps) == 4, "and no byte differs, which it looks after itself"
