"""Whatever is edited, the site that a build mends is the one that a build makes from nothing, byte for byte.

The index of the search is left out, for its files differ from time to time. `EDITS` is how many edits are tried, each
on what the ones before it have left; `make fuzz` tries many.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from bench.corpus import write_corpus
from conftest import tree
from copies import ENVIRONMENT
from sites import copy_project

EDITS = int(os.environ.get("EDITS", "15"))
ARTICLES = 12
BUILD = """
import sys, build_site
from terbuka.commands import render
render.make_index = lambda *given: None
sys.exit(build_site.main(["--site", "--quiet"]))
"""
Edit = Callable[[Path, random.Random], object]


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = ENVIRONMENT | {"PYTHONPATH": "scripts"}
    return subprocess.run([sys.executable, "-c", BUILD], cwd=folder, env=environment, capture_output=True, text=True)


def from_nothing(folder: Path, to: Path) -> Path:
    """A copy of a project without anything that a build has made."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns(".build", "site"))
    subprocess.run(["make", "--silent", "clean"], cwd=to, env=ENVIRONMENT, check=True)
    return to


def article(folder: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((folder / "seeds").glob("*.txt")))


def notes(folder: Path, chance: random.Random, edit: Callable[[dict[str, Any]], object]) -> None:
    """Change the notes of an article that has claims."""
    found = [path for path in sorted((folder / "seeds").glob("*.yml")) if "\nclaims:" in path.read_text("utf-8")]
    put(chance.choice(found), edit)


def put(path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    keys = yaml.safe_load(path.read_text("utf-8"))
    edit(keys)
    path.write_text("".join(f"{name}: {json.dumps(keys[name], default=str)}\n" for name in keys), "utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text('utf-8').rstrip()}{text}", "utf-8")


def edit_text(folder: Path, chance: random.Random) -> None:
    model = chance.choice(sorted((folder / "seeds" / "models").glob("*.yml")))
    name = yaml.safe_load(model.read_text("utf-8"))["name"]
    append(article(folder, chance), f"\n\nKalimat {chance.random()} tentang {name}.\n")


def edit_title(folder: Path, chance: random.Random) -> None:
    notes(folder, chance, lambda keys: keys.update(title=f"Title {chance.random()}"))


def delete_claim(folder: Path, chance: random.Random) -> None:
    notes(folder, chance, lambda keys: keys["claims"].remove(chance.choice(keys["claims"])))


def glosses(keys: dict[str, Any]) -> Iterable[dict[str, str]]:
    return [each["gloss"] for each in (*keys["claims"], *keys.get("people", ())) if "gloss" in each]


def edit_gloss(folder: Path, chance: random.Random) -> None:
    def edit(keys: dict[str, Any]) -> None:
        for gloss in glosses(keys):
            gloss[chance.choice(sorted(gloss))] += f" {chance.randrange(100)}"

    notes(folder, chance, edit)


def delete_article(folder: Path, chance: random.Random) -> None:
    path = article(folder, chance)
    path.unlink()
    path.with_suffix(".yml").unlink()


def rename_article(folder: Path, chance: random.Random) -> None:
    path = article(folder, chance)
    for each in (path, path.with_suffix(".yml")):
        each.rename(each.with_name(f"renamed-{each.name[-40:]}"))


def edit_model(folder: Path, chance: random.Random) -> None:
    model = chance.choice(sorted((folder / "seeds" / "models").glob("*.yml")))
    put(model, lambda keys: keys.update(aliases=[*keys.get("aliases", []), f"Alias {chance.randrange(10**6)}"]))


def rename_model(folder: Path, chance: random.Random) -> None:
    model = chance.choice(sorted((folder / "seeds" / "models").glob("*.yml")))
    slug = f"renamed-{chance.randrange(10**6)}"
    for path in (folder / "seeds").rglob("*.yml"):
        path.write_text(path.read_text("utf-8").replace(f'"{model.stem}"', f'"{slug}"'), "utf-8")
    model.rename(model.with_stem(slug))


def edit_label(folder: Path, chance: random.Random) -> None:
    path = folder / "scripts" / "terbuka" / "languages" / chance.choice(["en", "id", "pt-BR"]) / "labels.yml"
    name = chance.choice(["skip", "navigation", "search", "switch"])
    change(path, f"\n  {name}: ", f"\n  {name}: More ")


def edit_template(folder: Path, chance: random.Random) -> None:
    name = chance.choice(["main.html", "404.html", "sitemap.xml", "redirect.html", "partials/footer.html"])
    append(folder / "docs" / "templates" / name, f"\n<!-- {chance.random()} -->\n")


def edit_settings(folder: Path, chance: random.Random) -> None:
    path = folder / "mkdocs.yml"
    name = f"site_name: Terbuka {chance.random()}"
    path.write_text("\n".join([name, *path.read_text("utf-8").split("\n")[2:]]), "utf-8")


def edit_page_by_hand(folder: Path, chance: random.Random) -> None:
    append(folder / "docs" / "about.md", f"\n\nMore of it: {chance.random()}, see [the home page](index.md).\n")


def add_page_by_hand(folder: Path, chance: random.Random) -> None:
    (folder / "docs" / f"more-{chance.randrange(100)}.md").write_text("---\nlanguage: en\n---\n# More\n", "utf-8")


def edit_asset(folder: Path, chance: random.Random) -> None:
    append(folder / "docs" / "assets" / "site.css", f"\n/* {chance.random()} */\n")


def edit_nothing(folder: Path, chance: random.Random) -> None:
    for path in (folder / "docs").rglob("*.md"):
        os.utime(path)


KINDS: tuple[Edit, ...] = (
    *(edit_text, edit_title, delete_claim, edit_gloss, delete_article, rename_article, edit_model, rename_model),
    *(edit_label, edit_template, edit_settings, edit_page_by_hand, add_page_by_hand, edit_asset, edit_nothing),
)


def test_after_any_edit_the_site_is_that_of_a_build_from_nothing(tmp_path: Path) -> None:
    """Each kind in turn, in an order of chance; looked at after each third. An edit that is a mistake is put back."""
    chance = random.Random(EDITS)
    project, fresh = tmp_path / "project", tmp_path / "fresh"
    kinds: list[Edit] = []
    since: list[str] = []
    looked = 0
    for number in range(EDITS):
        if number % (3 * len(KINDS)) == 0:  # before too few articles are left
            shutil.rmtree(project, ignore_errors=True)
            write_corpus(ARTICLES, tmp_path / "corpus")
            copy_project(project, tmp_path / "corpus")
            first = build(project)
            assert first.returncode == 0, first.stderr
        kinds = kinds or chance.sample(KINDS, len(KINDS))
        edit = kinds.pop()
        shutil.copytree(project / "seeds", tmp_path / "before")
        edit(project, chance)
        if build(project).returncode:
            shutil.rmtree(project / "seeds")
            (tmp_path / "before").rename(project / "seeds")
        else:
            shutil.rmtree(tmp_path / "before")
            since.append(edit.__name__)
        if number % 3 == 2 and since:
            done = build(from_nothing(project, fresh))
            assert done.returncode == 0, (since, done.stderr)
            for folder in ("docs", "site"):
                assert tree(project / folder) == tree(fresh / folder), (number, since, folder)
            looked += len(since)
            since.clear()
    assert looked > EDITS / 2
