"""Each builder makes the same site of the same tree, MkDocs, ProperDocs and Zensical: MOVING.md says what for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from sites import ENVIRONMENT, REAL, ROOT, SITE_URL, Built, copy_project, need, properdocs, text_of, zensical

CONTENT = ".//*[contains(concat(' ', @class, ' '), ' content ')]"
MOVING = (ROOT / "MOVING.md").read_text(encoding="utf-8")


class Pair(NamedTuple):
    """One site, built with MkDocs and with another builder, and which of its files are to be equal byte for byte."""

    mkdocs: Built
    other: Built
    exact: Callable[[str], bool]


def needed(builder: str) -> None:
    need(find_spec(builder), f"{builder} is not installed (`make ci-tools` installs it)")


@pytest.fixture(scope="module", params=["real_site", "nasty_site"])
def mkdocs_site(request: pytest.FixtureRequest) -> Built:
    site: Built = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="module", params=["properdocs", "zensical"])
def pair(request: pytest.FixtureRequest, mkdocs_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    needed(request.param)
    folder, made = tmp_path_factory.mktemp(request.param), mkdocs_site.project
    shutil.copytree(made / "docs", folder / "docs")
    shutil.copy2(made / "mkdocs.yml", folder)

    def is_no_page(path: str) -> bool:
        return (made / "docs" / path).is_file()

    if request.param == "properdocs":  # the same program but for its name
        return Pair(mkdocs_site, properdocs(folder), lambda path: True)
    return Pair(mkdocs_site, zensical(folder), is_no_page)


def test_it_makes_the_same_pages(pair: Pair) -> None:
    assert pair.other.pages.keys() == pair.mkdocs.pages.keys()


def test_what_is_to_be_equal_is_equal_byte_for_byte(pair: Pair) -> None:
    """Of ProperDocs every file; of Zensical all that is no page: texts, data, tables, feeds, citations, our assets."""
    ours, theirs = ({path for path in site.files if pair.exact(path)} for site in (pair.mkdocs, pair.other))
    assert theirs == ours
    assert [path for path in sorted(ours) if pair.other.files[path] != pair.mkdocs.files[path]] == []
    assert {"api/v1/articles.json", "assets/site.css", "feed.xml", "robots.txt"} <= ours
    assert {Path(path).suffix for path in ours} >= {".txt", ".yml", ".csv", ".json", ".bib"}


def test_articles_are_the_same_block_by_block(pair: Pair) -> None:
    for article in json.loads(pair.mkdocs.files["api/v1/articles.json"])["articles"]:
        assert pair.other.blocks(article["url"]) == pair.mkdocs.blocks(article["url"])


def test_every_page_says_the_same_in_the_same_language(pair: Pair) -> None:
    for page, document in pair.mkdocs.pages.items():
        other = pair.other.pages[page]
        assert other.get("lang") == document.get("lang"), page
        assert text_of(other.find(".//title")) == text_of(document.find(".//title")), page
        assert text_of(other.xpath(CONTENT)[0]) == text_of(document.xpath(CONTENT)[0]), page
        navigation = [
            [(text_of(anchor), anchor.get("aria-current")) for anchor in found.find_class("masthead__nav")[0].iter("a")]
            for found in (document, other)
        ]
        assert navigation[0] == navigation[1], page


def test_programs_read_the_same_of_every_page(pair: Pair) -> None:
    """What schema.org and Open Graph have words for, in pages made from seeds and in those written by hand."""
    for page, document in pair.mkdocs.pages.items():
        told = [
            (
                [json.loads(script.text) for script in found.xpath("//head/script[@type='application/ld+json']")],
                [(tag.get("property"), tag.get("content")) for tag in found.xpath("//head/meta[@property]")],
            )
            for found in (document, pair.other.pages[page])
        ]
        assert told[0] == told[1], page


def test_links_in_the_text_lead_to_the_same_places(pair: Pair) -> None:
    for page, document in pair.mkdocs.pages.items():
        places = [
            [site.target(page, href) or href for href in found.xpath(f"{CONTENT}//a/@href")]
            for site, found in ((pair.mkdocs, document), (pair.other, pair.other.pages[page]))
        ]
        assert places[0] == places[1], page


# ── Moving, as MOVING.md says ──


def test_no_builder_is_missing_where_changes_are_checked() -> None:
    check = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    commands = [step["run"] for step in check["jobs"]["tests"]["steps"] if "run" in step]
    assert [command.split()[:2] for command in commands] == [["make", "ci-tools"], ["make", "test-change"]]
    locked = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
    for builder, version in re.findall(r"^\| (\w+)[\w ]* \| ([\d.]+) \|", MOVING, re.MULTILINE):
        package = "mkdocs-material" if builder == "Material" else builder.lower()
        assert f"\n{package}=={version}" in locked, "the versions that it names are those here"


def test_the_page_names_all_that_takes_anything_from_mkdocs() -> None:
    takes = [path for path in sorted((ROOT / "scripts").rglob("*.py")) if "mkdocs" in _code(path)]
    assert takes
    assert [path.name for path in takes if f"`{path.relative_to(ROOT)}`" not in MOVING] == []


def _code(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.strip().startswith(("from mkdocs", "import mkdocs")))


def test_the_build_moves_to_properdocs_with_the_command_given(tmp_path: Path) -> None:
    """The whole of it, pages that are kept too, makes the same site."""
    needed("properdocs")
    (command,) = (line for line in MOVING.splitlines() if line.startswith("sed "))
    project = copy_project(tmp_path, REAL)
    build = f"{sys.executable} scripts/build_site.py --site --quiet"
    shell(project, build)
    before = Built(project, "", SITE_URL).files
    assert shell(project, command) == ""
    assert not [path for path in (project / "scripts").rglob("*.py") if "mkdocs" in _code(path)]
    shell(project, build)
    after = Built(project, "", SITE_URL).files
    assert after.keys() == before.keys()
    assert [path for path in after if after[path] != before[path]] == []
    kept = {path: path.stat().st_ino for path in (project / "site" / "articles").rglob("*.html")}
    about = project / "docs" / "about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\nMore.\n", encoding="utf-8")
    shell(project, build)
    assert {path: path.stat().st_ino for path in kept} == kept
    about.write_text(f"{about.read_text(encoding='utf-8')}\n[x](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as failed:  # its warnings are heard
        shell(project, build)
    assert "nowhere.md" in failed.value.stderr


def shell(project: Path, command: str) -> str:
    """What a command that must succeed prints."""
    run = subprocess.run(command, shell=True, cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return run.stdout + run.stderr
