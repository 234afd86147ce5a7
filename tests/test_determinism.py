"""The same seeds make the same pages and the same site, to the byte: whatever the hash seed, the time zone, the locale,
the folder, the umask or the day; and nobody is asked for anything on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import tree
from copies import ENVIRONMENT, copy
from samples import NOTES, TEXT, data
from served import served
from test_derive import ENGLISH, INDONESIAN
from test_problems import BROKEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
        [sys.executable, str(COMMAND), "--seeds", "seeds", "--docs", "docs", "--quiet"],
        cwd=folder,
        env=os.environ | surroundings,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stderr.decode(), tree(folder / "docs")


def test_builds_are_equal(tmp_path: Path) -> None:
    one, *others = (build(tmp_path / each["TZ"] / "a folder", SEEDS, each) for each in SURROUNDINGS)
    assert one[0] == 0, one[1]
    assert others == [one] * 2
    assert len(one[2]) > len(SEEDS)


def test_reports_are_equal(tmp_path: Path) -> None:
    one, *others = (build(tmp_path / each["TZ"] / "a folder", BROKEN, each) for each in SURROUNDINGS)
    assert one[0] == 1
    for other in others:
        # What cannot be shown in a locale's encoding is escaped there; the rest is the same.
        assert one[1].encode("ascii", "backslashreplace") == other[1].encode("ascii", "backslashreplace")


# ── The whole site ──

# What is done when Python starts in a process: it is another day, and whoever wants to speak to somebody is written
# down.
ELSEWHERE = """
import os, socket
import time_machine
time_machine.travel(int(os.environ["DAY"]), tick=True).start()

def speak(*arguments, **options):
    with open(os.environ["SPOKEN"], "a") as file:
        print(arguments, file=file)
    raise OSError(101, "Network is unreachable")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.gethostbyname = speak
"""
FIRST = {**SURROUNDINGS[0], "DAY": "1700000000"}
# No encoding but ASCII, and four hundred days later.
OTHER = {
    **{"PYTHONHASHSEED": "424242", "TZ": "America/Sao_Paulo", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"},
    **{"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "DAY": "1734560000"},
}
UNSPOKEN = ["unshare", "--map-root-user", "--net"]  # where the system can, no network is there at all


def made(folder: Path, surroundings: dict[str, str], umask: int) -> Path:
    """The site of the frozen seeds, built by the command in a copy of the project."""
    copy(folder)
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "sitecustomize.py").write_text(ELSEWHERE)
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "SOURCE_DATE_EPOCH"}
    alone = UNSPOKEN if not subprocess.run([*UNSPOKEN, "true"], capture_output=True).returncode else []
    done = subprocess.run(
        [*alone, sys.executable, "scripts/build_site.py", "--site"],
        cwd=folder,
        env={**environment, **surroundings, "PYTHONPATH": "elsewhere", "SPOKEN": str(folder / "spoken")},
        umask=umask,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("first"), FIRST, 0o022)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("other") / "a folder" / "with é", OTHER, 0o077)


def test_two_sites_are_equal_but_for_the_files_of_the_search(first: Path, other: Path) -> None:
    one, two = tree(first / "site"), tree(other / "site")
    searched = {name for name in {*one, *two} if name.startswith("pagefind/")}
    assert one.keys() - searched == two.keys() - searched
    assert [name for name in one.keys() - searched if one[name] != two[name]] == []
    assert len(one) - len(searched) > 100


def test_nothing_is_said_of_the_folder_or_the_day(other: Path) -> None:
    for name, text in tree(other / "site").items():
        assert not [word for word in (bytes(other), b"2024-12-18", b"2024-12-19") if word in text], name


@pytest.mark.parametrize("folder", ["first", "other"])
def test_nobody_is_asked_for_anything(request: pytest.FixtureRequest, folder: str) -> None:
    made = request.getfixturevalue(folder)
    assert not (made / "spoken").exists()
    asked = "import socket; socket.create_connection(('example.org', 80))"
    environment = ENVIRONMENT | {"PYTHONPATH": "elsewhere", "SPOKEN": str(made / "spoken"), "DAY": "0"}
    assert subprocess.run([sys.executable, "-c", asked], cwd=made, env=environment, capture_output=True).returncode
    assert "example.org" in (made / "spoken").read_text(), "it would have been written down"
    (made / "spoken").unlink()


# What the search answers in a language: each result with its words, its places and its weight.
ANSWERS = """async ([root, language, query]) => {
    const { engine, listed } = await import(root + "assets/parts.js");
    const { search, end } = await engine(language, (await listed())[language]);
    const results = await search(query, { kinds: ["article", "model", "page", "person", "organisation"] });
    const said = await Promise.all(results.map(async each => {
        const { url, excerpt, meta, anchors, filters, locations } = await each.data();
        return [new URL(url, root).pathname, each.score, excerpt, meta, anchors, filters, locations];
    }));
    end();
    return JSON.stringify(said);
}"""
QUERIES = ("DBRX", "Apache 2.0", "open source", "training data", "pelatihan", "biaya", "licença", "dados de treino")


def test_the_answers_of_the_search_are_equal(first: Path, other: Path, browser: Browser) -> None:
    answers: list[list[str]] = []
    for folder in (first, other):
        with served(folder / "site") as root:
            page, said = browser.new_page(), []
            page.goto(root)
            for language in ("en", "id", "pt-BR"):
                said += [page.evaluate(ANSWERS, [root, language, query]) for query in QUERIES]
            page.close()
            answers.append([json.dumps(json.loads(each), sort_keys=True) for each in said])
    assert answers[0] == answers[1]
    assert sum(len(each) for each in answers[0]) > 10_000
