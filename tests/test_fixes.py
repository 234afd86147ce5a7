"""What mends a mistake for certain is put into the file, and every other character stays."""

from __future__ import annotations

from pathlib import Path

import build_site
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import UNITS, Files, made
from sites import write_files
from terbuka.commands.fixes import fixed, with_fix
from terbuka.problems import Mark

TEXT = "Rimba Lab merilis Kancil 2 kemarin.\nKancil 2 memiliki 7 miliar parameter, kata mereka.\n"
NAMES: Files = {**UNITS, "models/kancil-2.yml": "name: Kancil 2\n", "organisations/rimba-lab.yml": "name: Rimba Lab\n"}
CLAIM = """\
claims:  # what it says
  - model: kancil-2
    attribute: parameters-total   # all of them
    value: 7 billion parameters
    quote: Kancil 2 memiliki 7 miliar parameter
"""

SAID = "memiliki sekitar 7 miliar parameters"
ABOUT = f"language: id\n{CLAIM}".replace("value: 7", "value: about 7").replace("memiliki 7 miliar parameter", SAID)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("langage: id # sure\n", "language: id # sure\n", id="a key"),
        pytest.param(CLAIM.replace("kancil-2", "kancil2"), CLAIM, id="a model"),
        pytest.param(
            CLAIM.replace("parameters-total", "'parameter-total'"),
            CLAIM.replace("parameters-total", "'parameters-total'"),
            id="in quotation marks",
        ),
        pytest.param(CLAIM.replace("miliar parameter\n", "milliar parameter\n"), CLAIM, id="a quote"),
        pytest.param(
            CLAIM.replace("Kancil 2 memiliki 7 miliar parameter", "kata mareka"),
            CLAIM.replace("Kancil 2 memiliki 7 miliar parameter", "kata mereka"),
            id="a quote, without the signs around its words",
        ),
        pytest.param("published: 22.10.2024\n", "published: 2024-10-22\n", id="a day that can only be one"),
        pytest.param(
            "published: 2024/1/5  # as printed\n", "published: 2024-01-05  # as printed\n", id="a day, the year first"
        ),
        pytest.param("title: X\nbyline:Ani\n", "title: X\nbyline: Ani\n", id="a space"),
        pytest.param(
            ABOUT.replace("value: about", "value:"),
            ABOUT,
            id="the word that limits a number",
        ),
        pytest.param("published: “2024-10-22”\n", "published: 2024-10-22\n", id="quotation marks"),
        pytest.param(
            "people: [{person: ani, role: kata, organisaton: rimba-lab}]\n",
            "people: [{person: ani, role: kata, organisation: rimba-lab}]\n",
            id="on one line",
        ),
    ],
)
def test_a_certain_fix_is_put_in_place(
    wrong: str, right: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TEXT.replace("memiliki 7 miliar parameter", SAID) if SAID in right else TEXT
    write_files(tmp_path / "seeds", {**NAMES, "a.txt": text, "a.yml": wrong})
    build_site.main(["--check", "--fix", "--seeds", str(tmp_path / "seeds")])
    assert (tmp_path / "seeds" / "a.yml").read_bytes().decode("utf-8") == right
    assert "seeds/a.yml:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param("published: 5/6/2024\n", id="a day that can be two"),
        pytest.param("published: soon\n", id="no day"),
        pytest.param(
            CLAIM.replace("Kancil 2 memiliki 7 miliar parameter", "tidak ada di sini sama sekali"), id="words like none"
        ),
        pytest.param(CLAIM.replace("memiliki 7", "tidak memiliki 7"), id="a quote with a word more"),
        pytest.param(CLAIM.replace("memiliki 7", "melebihi 7"), id="a quote with another word"),
        pytest.param(CLAIM.replace("Kancil 2 memiliki 7", "Kancil 2 memiliki 8"), id="a quote with another number"),
        pytest.param(CLAIM.replace("kancil-2", "kancil-3"), id="another version of a model"),
        pytest.param(CLAIM.replace("kancil-2", "kancil"), id="a model without its version"),
        pytest.param(CLAIM.replace("parameters-total", "parameters"), id="a part of several attributes"),
        pytest.param("title: [\n", id="no YAML"),
        pytest.param("titel: X\ntitle: Y\n", id="a key that is there already"),
        pytest.param("titel: X\ntitel: Y\n", id="a key twice"),
    ],
)
def test_what_is_not_certain_stays(notes: str, tmp_path: Path) -> None:
    write_files(tmp_path / "seeds", {**NAMES, "a.txt": TEXT, "a.yml": notes})
    build_site.main(["--check", "--fix", "--seeds", str(tmp_path / "seeds")])
    assert (tmp_path / "seeds" / "a.yml").read_text(encoding="utf-8") == notes


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\n\r"])
@pytest.mark.parametrize("begins", ["", "\ufeff"])
def test_a_mistake_is_mended_in_its_own_place_whatever_ends_the_lines(ends: str, begins: str) -> None:
    """A line end of another kind once moved the place of a fix by a line, and `claims:` became `title:`."""
    files = {**NAMES, "a.txt": TEXT, "a.yml": begins + ends.join(["langage: id", "titel: X", *CLAIM.split("\n")])}
    site, problems = made(files)
    (one,) = fixed(site.seeds, problems)
    assert one.file.data.decode("utf-8") == files["a.yml"].replace("langage", "language").replace("titel", "title")


def test_all_that_is_mended_in_a_file_is_mended_at_once() -> None:
    wrong = CLAIM.replace("kancil-2", "kancil2").replace("attribute:", "atribute:").replace("milliar", "miliar")
    site, problems = made({**NAMES, "a.txt": TEXT, "a.yml": f"langage: id\n{wrong}"})
    (one,) = fixed(site.seeds, problems)
    assert one.file.data.decode("utf-8").startswith("language: id\nclaims:  # what it says\n")
    assert [problem.line for problem in one.problems] == sorted(problem.line for problem in one.problems)


WORDS = st.text(alphabet="ab:#- '\"{}[],&*!|>%@\\é语\n", min_size=1, max_size=8)


@given(
    instead=WORDS,
    around=st.sampled_from(["k: old  # c\n", "k: 'old'\nl: x\n", "- {k: old, l: [old, x]}\n", 'k: "old"\n']),
)
def test_nothing_but_the_value_changes(instead: str, around: str) -> None:
    line = around.split("\n")[0]
    column = min(at for mark in ("'old'", '"old"', "old") if (at := line.find(mark)) >= 0) + 1
    problem = Mark(path="a.yml", line=1, column=column).problem("c", "m", "f", instead=instead)
    new = with_fix(around, problem)
    if new is not None:
        before, after = around[: column - 1], around.partition("old")[2].lstrip("'\"")
        assert new.startswith(before)
        assert new.endswith(after)
