"""What holds of any valid seeds, whatever they say: the only tests that read the project's own `seeds/`."""

from __future__ import annotations

import json
from pathlib import Path

import build_site
import jsonschema
import pytest
import yaml
from sites import REAL, ROOT
from terbuka.notes.schema import first_line
from test_schemas import Core

SEEDS = ROOT / "seeds"


def test_the_check_finds_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_site.main(["--check", "--seeds", str(SEEDS)]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.yml")), ids=lambda path: path.relative_to(SEEDS).as_posix())
def test_what_editors_wrote_fits_the_schema_that_their_program_may_check_it_by(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    schema = path.parent / first_line(path.relative_to(ROOT).as_posix()).partition("=")[2]
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(yaml.load(text, Loader=Core))] == []


def test_a_seed_that_is_frozen_too_was_not_edited() -> None:
    """A seed is never edited, not a byte; it may be taken away."""
    for path in sorted(REAL.glob("*.txt")):
        live = SEEDS / path.name
        assert not live.exists() or live.read_bytes() == path.read_bytes(), path.name
