"""The same seeds make the same pages, to the byte: whatever the hash seed, the time zone, the locale or the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import tree
from samples import NOTES, TEXT, data
from test_derive import ENGLISH, INDONESIAN
from test_problems import BROKEN

COMMAND = Path(__file__).resolve().parent.parent / "scripts" / "build_site.py"

SEEDS: dict[str, str | bytes] = {
    "a.txt": "Judul\n" + TEXT + INDONESIAN,
    "a.yml": NOTES + "title: Judul\noriginal: asal\nreadings: [{text: Tim itu, means: Databricks, reason: é}]\n",
    "b.txt": ENGLISH + " Llama 3 and DBRX, not Llama 2.\n" + "2024-10-22\n",
    "c.txt": TEXT + "Llama 3 dan DBRX dan OLMoE.\n",
    "c.yml": "language: pt-BR\noriginal: asal\npublished: 2024-10-22\n",
    "models/dbrx.yml": "name: DBRX\naliases: [DBRX Instruct, DBRX Base]\n",
    "models/llama-3.yml": "name: Llama 3\nlook_alikes: [Llama, Llama 2, Llama 3.1]\n",
    "models/olmoe.yml": "name: OLMoE\n",
    "organisations/databricks.yml": "name: Databricks\n",
}
SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Jakarta", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "424242", "TZ": "America/Sao_Paulo", "LC_ALL": "pt_BR.UTF-8", "LANG": "tr_TR.UTF-8"},
]


def build(
    folder: Path, files: dict[str, str | bytes], surroundings: dict[str, str]
) -> tuple[int, str, dict[str, bytes]]:
    """The command in a process of its own: its exit code, what it said and what stands in docs/."""
    for name in sorted(files, reverse=surroundings["PYTHONHASHSEED"] != "0"):  # the disk may list them in any order
        path = folder / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data(files[name]))
    done = subprocess.run(
        [sys.executable, str(COMMAND), "--seeds", "seeds", "--docs", "docs"],
        cwd=folder,
        env=os.environ | surroundings,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stderr.decode(), tree(folder / "docs")


@pytest.mark.parametrize("surroundings", SURROUNDINGS[1:], ids=lambda value: value["TZ"])
def test_two_builds_are_equal(tmp_path: Path, surroundings: dict[str, str]) -> None:
    one = build(tmp_path / "one", SEEDS, SURROUNDINGS[0])
    other = build(tmp_path / "another folder", SEEDS, surroundings)
    assert one[0] == 0, one[1]
    assert one == other
    assert len(one[2]) > len(SEEDS)


@pytest.mark.parametrize("surroundings", SURROUNDINGS[1:], ids=lambda value: value["TZ"])
def test_two_reports_are_equal(tmp_path: Path, surroundings: dict[str, str]) -> None:
    one = build(tmp_path / "one", BROKEN, SURROUNDINGS[0])
    other = build(tmp_path / "another folder", BROKEN, surroundings)
    assert one[0] == 1
    # What cannot be shown in a locale's encoding is escaped there; the rest is the same.
    assert one[1].encode("ascii", "backslashreplace") == other[1].encode("ascii", "backslashreplace")
