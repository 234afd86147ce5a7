"""The house is as ARCHITECTURE.md and the README draw it: rooms, layers, names, modules of a few screens."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import defaultdict
from pathlib import Path

from samples import real
from terbuka.pages.kinds import pages

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "scripts" / "terbuka"
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
LONGEST = 300  # lines of a module
SCREEN = 80  # lines of ARCHITECTURE.md
WAY = 60  # lines of build.py
# Every kind of page has a generator of this name: it is the one thing that `kinds.py` asks of a module.
SHARED = {"pages"}
TUPLE = re.compile(r"`([A-Z_]+)`")


def rooms() -> list[str]:
    """The rooms in the order of ARCHITECTURE.md, from the top."""
    table = ARCHITECTURE.partition("## The rooms")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([\w./]+)`", row)]


def test_every_room_is_drawn_and_every_drawn_room_is_there() -> None:
    there = {f"{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    there |= {path.name for path in PACKAGE.glob("*.py") if path.name != "__init__.py"}
    assert sorted(rooms()) == sorted(there)


def test_the_drawn_order_is_the_order_that_lint_holds() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    layers = [name.strip() for layer in contract["layers"] for name in re.split(r"[|:]", layer)]
    drawn = [f"terbuka.{name.removesuffix('/').removesuffix('.py')}" for name in rooms()]
    assert drawn == layers


def test_paths_that_the_documents_name_are_there() -> None:
    named = re.findall(r"`((?:scripts|seeds|docs|tests)/[\w./-]+)`", ARCHITECTURE + README)
    named = [path for path in named if not path.partition("/")[2].isupper() and "NAME" not in path]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_tuples_that_the_architecture_names_stand_where_it_says() -> None:
    rows = re.findall(r"^\| [^|]* \| ([^|]*`[A-Z_]+`[^|]*) \|", ARCHITECTURE, re.MULTILINE)
    named = [
        (path, name) for row in rows for path in re.findall(r"`(scripts/[\w./]+)`", row) for name in TUPLE.findall(row)
    ]
    assert {name for _, name in named} == {"KINDS", "PAGE_KINDS", "CHECKS"}
    for path, name in named:
        files = [ROOT / path] if path.endswith(".py") else list((ROOT / path).glob("*.py"))
        assert any(re.search(rf"^{name}\b", file.read_text(encoding="utf-8"), re.MULTILINE) for file in files), name


def test_tests_that_the_architecture_names_are_there() -> None:
    named = re.findall(r"`(test_\w+)`", ARCHITECTURE)
    assert [name for name in named if not (ROOT / "tests" / f"{name}.py").exists()] == []


def test_no_module_is_too_long_to_read() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8").count("\n") for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_the_way_of_the_data_fits_on_a_screen() -> None:
    assert (PACKAGE / "build.py").read_text("utf-8").count("\n") < WAY
    assert ARCHITECTURE.count("\n") < SCREEN


def test_every_public_name_means_one_thing() -> None:
    """Functions, classes, and what else a module hands to another, which takes it from the module that made it."""
    places, imported, taken_over = defaultdict(set), set(), set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported |= {(node.module or "", name.name) for name in node.names}
    for path in MODULES:
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for node in ast.parse(path.read_text("utf-8")).body:
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    is_public = not name.startswith("_")
                case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                    is_public = (module, name) in imported
                case ast.ImportFrom(module=source, names=names) if (source or "").startswith("terbuka"):
                    taken_over |= {(module, name.asname or name.name) for name in names}
                    continue
                case _:
                    continue
            if is_public and name not in SHARED:
                places[name].add(module)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
    assert taken_over & imported == set()


def test_every_room_says_what_it_is_for() -> None:
    assert [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def test_git_passes_over_every_file_that_the_build_makes() -> None:
    made = [f"docs/{page.path}" for page in pages(real())]
    command = ["git", "check-ignore", "--no-index", "--stdin"]
    done = subprocess.run(command, cwd=ROOT, input="\n".join(made), capture_output=True, text=True)
    assert done.stdout.split("\n")[:-1] == made, "a new kind of file needs its line in .gitignore"
