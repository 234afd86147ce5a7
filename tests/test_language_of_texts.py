"""A language of texts is one folder: a made-up one, unknown to CLDR, is read by the words that stand there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from sites import ROOT, write_files
from terbuka.languages.files import FOLDER, BadLanguage, parse
from terbuka.languages.rules import TextRules, text_rules

TAG = "qaa"  # for private use: no language has it
RULES = {
    "text.yml": """\
by: [skribita da]
abbreviations: [gr]
suffixes: [zu]
model: [modelu]
linking: [ki]
percent: [sadu]
numbers:
  units: [du, tri]
  scales: {milonu: 1e6, bilonu: 1e9}
  to: [gisu]
  about: [cesu]
  up_to: [maksu]
""",
    "boilerplate.yml": "omit: {advertisement: {lines: [reklamu]}}\nshare: [donu]\nminutes: [mino]\n",
    "glossary.yml": "weights: [pezu]\n",
}
TEXT = """\
La nova modelu venas
Skribita da Ani Budi
La gr. Budi montris Zedzu. Zed uzas cesu du bilonu parametru. Zed prenas maksu 3 milonu tokenu, 5 gisu 7 sadu.
"""
NOTES = f"""\
language: {TAG}
title: La nova modelu venas
byline: Ani Budi
claims:
  - {{model: zed, attribute: parameters-total, value: about 2 billion parameters, quote: uzas cesu du bilonu parametru}}
  - {{model: zed, attribute: training-tokens, value: up to 3 million tokens, quote: prenas maksu 3 milonu tokenu}}
"""
SEEDS = {
    "seeds/vortu.txt": TEXT,
    "seeds/vortu.yml": NOTES,
    "seeds/models/zed.yml": "name: Zed\n",
}
RECEIVED = f"""\
La dua modelu venas
Skribita da Ani Budi
4 mino
La modelu Komodo venas, sed la modelu ki Databricks ne venas, kaj {"neniu scias kial. " * 4}
Reklamu
donu facebook
"""


def run(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/build_site.py", *arguments]
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the language's folder, and nothing else, added; its seeds are one article and one model."""
    folder = tmp_path_factory.mktemp("texts")
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    words = {"parameters": "parametru", "tokens": "tokenu"}
    units = {}
    for path in sorted((ROOT / "tests/real/seeds/units").glob("*.yml")):
        units[f"seeds/units/{path.name}"] = path.read_text("utf-8").replace(
            "aliases:\n", f"aliases:\n  - {words.get(path.stem, f'never said of {path.stem}')}\n"
        )
    rules = {f"scripts/terbuka/languages/{TAG}/{name}": text for name, text in RULES.items()}
    write_files(folder, SEEDS | units | rules)
    done = run(folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_numbers_and_bounds_are_read_in_its_words(project: Path) -> None:
    claims = json.loads((project / "docs/api/v1/claims.json").read_text("utf-8"))["claims"]
    assert len(claims) == 2
    for right, wrong in (("about 2", "2"), ("up to 3", "about 3"), ("2 billion", "3 billion")):
        write_files(project, {"seeds/vortu.yml": NOTES.replace(right, wrong)})
        done = run(project, "--check")
        assert "value-not-in-quote" in done.stderr, (right, done.stderr)
    write_files(project, {"seeds/vortu.yml": NOTES})


def test_without_its_folder_they_are_not(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns(TAG))
    done = run(tmp_path / "project", "--check")
    assert done.stderr.count("value-not-in-quote") == 2


def test_its_abbreviations_end_no_sentence_and_its_suffixes_belong_to_no_name(project: Path) -> None:
    page = (project / "docs/models/zed/index.md").read_text("utf-8")
    assert "La gr. Budi montris" in page
    (article,) = json.loads((project / "docs/api/v1/articles.json").read_text("utf-8"))["articles"]
    written = "".join(path.read_text("utf-8") for path in (project / "docs").rglob("articles/*/index.md"))
    assert "zed" in str(article["models"]).lower() and written
    assert page.count("La gr.") == 1


def test_what_its_sites_put_around_an_article_is_known(project: Path) -> None:
    done = run(project, "--article", "-", given=RECEIVED)
    assert done.returncode == 0, done.stderr
    notes = yaml.load((project / "seeds/la-dua-modelu-venas.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    (project / "seeds/la-dua-modelu-venas.yml").unlink()
    (project / "seeds/la-dua-modelu-venas.txt").unlink()
    assert notes["byline"] == "Ani Budi"
    assert [(entry["text"], entry["reason"]["en"]) for entry in notes["omit"]] == [
        ("4 mino", "reading time"),
        ("Reklamu", "advertisement"),
        ("donu facebook", "share links"),
    ]
    assert "Komodo" in done.stdout
    assert "Databricks" not in done.stdout


def test_its_words_find_those_of_other_languages(project: Path) -> None:
    words = json.loads((project / "docs/search/words.json").read_text("utf-8"))["glossary"]
    (entry,) = [entry for entry in words if "pezu" in entry.get(TAG, ())]
    assert entry["en"] == ["weights"] and entry["id"] == ["bobot"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bye: [x]\n", "text.yml:1: 'bye' is no key"),
        ("by: [x]\nmodel: x\n", "text.yml:2: 'model' takes a list of words"),
        ("numbers:\n  one: [x, []]\n", "text.yml:2: each entry of 'one' takes words"),
        ("numbers: [x]\n", "text.yml:1: 'numbers' takes 'key: value' lines"),
        ("capital_nouns: maybe\n", "text.yml:1: 'capital_nouns' takes true or false"),
    ],
)
def test_a_folder_that_is_not_in_order_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    write_files(tmp_path, {f"{TAG}/text.yml": text})
    with pytest.raises(BadLanguage, match=message):
        parse(TextRules, tmp_path / TAG / "text.yml")


def test_such_a_folder_stops_the_build_without_a_traceback(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "project")
    write_files(tmp_path / "project", {f"scripts/terbuka/languages/{TAG}/text.yml": "by: [x]\nbye: [x]\n"})
    done = run(tmp_path / "project", "--check", "--quiet")  # a slow one would tell how far it is
    assert done.returncode == 1
    assert done.stderr.startswith(f"scripts/terbuka/languages/{TAG}/text.yml:2:1: bad-labels 'bye' is no key")
    assert "en/text.yml explains each key" in done.stderr and "same labels" not in done.stderr


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.yml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_key_stands_twice_in_a_languages_file(path: Path) -> None:
    nodes = [yaml.compose(path.read_text("utf-8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert sorted(set(keys)) == sorted(keys)
            nodes += [value for _, value in node.value]


def test_a_region_without_a_folder_is_read_as_its_language() -> None:
    assert text_rules("pt-PT") == text_rules("pt") == text_rules("pt-BR")
    assert text_rules("es-MX") == text_rules("es")
    assert text_rules("qab") == text_rules("und") == TextRules()
