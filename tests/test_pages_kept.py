"""Pages that are kept: whatever changes, the site is the one that MkDocs builds from nothing, byte for byte, and what
MkDocs says is said, of pages that were kept as well."""

from __future__ import annotations

import errno
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import tree
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sites import Built
from terbuka.commands import beside, page_store, pages_kept
from terbuka.commands.page_store import SOURCES
from terbuka.progress import Progress

Tree = dict[str, bytes]
Said = list[str]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "REPO_URL", "PRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704067200")


@pytest.fixture
def processors(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    return lambda number: monkeypatch.setattr(beside, "processors", lambda: number)


def heard(make: Callable[[], None]) -> Said:
    """What is said while a site is made: the warnings, and in the end why there is none."""
    said: Said = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    try:
        make()
    except SystemExit as error:
        said.append(str(error))
    finally:
        logger.handlers = []
    return said


def kept(project: Path, work: Path) -> tuple[Tree, Said]:
    """The site that is made with the pages kept in `work`, and what is said."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(work / "site"))
    said = heard(lambda: pages_kept.build_site(config, work / "pages", Progress(None, None, quiet=True)))
    return tree(work / "site"), said


def whole(project: Path, work: Path) -> tuple[Tree, Said]:
    """The site that MkDocs makes of it, and what is said."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(work / "whole"))
    said = heard(lambda: build(config))
    return tree(work / "whole"), said


# ── The real site ──


@pytest.mark.parametrize("site", ["real_site", "nasty_site"])
def test_a_site_is_that_of_mkdocs_from_one_process_or_more_or_kept(
    site: str, request: pytest.FixtureRequest, tmp_path: Path, processors: Callable[[int], None]
) -> None:
    built: Built = request.getfixturevalue(site)
    processors(1)
    assert kept(built.project, tmp_path / "one") == (built.files, [])
    processors(3)
    assert kept(built.project, tmp_path / "three") == (built.files, [])
    pages = tree(tmp_path / "three" / "pages" / "html")
    assert kept(built.project, tmp_path / "three") == (built.files, [])
    assert tree(tmp_path / "three" / "pages" / "html") == pages


# ── What is made again, on a site of four pages ──

SETTINGS = {
    "site_name": "Press",
    "site_url": "https://press.example/",
    "theme": {"name": None, "custom_dir": "theme", "static_templates": ["map.txt"]},
    "plugins": [],
    "markdown_extensions": ["attr_list"],
    "nav": ["index.md"],
    "not_in_nav": "*",
    "validation": {"links": {"not_found": "warn", "anchors": "warn", "unrecognized_links": "warn"}},
}
PAGES = {
    "index.md": "# Home\n\n[One](one.md)\n",
    "one.md": "---\nkey: value\n---\n# One\n\n[Two](two.md#there) [itself](#one)\n",
    "two.md": "# Two\n\nThere.\n{ #there }\n",
    "deep/three.md": "# Three\n\n[One](../one.md) [a file](../file.txt)\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    project = tmp_path / "small"
    (project / "theme").mkdir(parents=True)
    (project / "docs" / "deep").mkdir(parents=True)
    settings(project)
    for name, text in PAGES.items():
        (project / "docs" / name).write_text(text)
    (project / "docs" / "file.txt").write_text("x")
    (project / "theme" / "main.html").write_text("{{ config.site_name }} {{ page.title }} {{ page.content }}\n")
    (project / "theme" / "map.txt").write_text(
        "{% for file in pages %}{{ file.page.title }} {{ file.page.meta }} {{ file.page.canonical_url }}\n{% endfor %}"
    )
    yield project
    assert kept(project, tmp_path / "work") == whole(project, tmp_path / "work")


def settings(project: Path, **more: object) -> None:
    (project / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS | more))


@pytest.fixture
def made(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processors: Callable[[int], None]
) -> Callable[[], set[str]]:
    """Makes the site of `small`; returns which pages were made for it, but for those of the navigation."""
    real, found = pages_kept._Build._make, set()

    def counted(self: Any, file: Any, key: str) -> Any:
        found.add(file.src_uri)
        return real(self, file, key)

    def make() -> set[str]:
        found.clear()
        kept(small, tmp_path / "work")
        return {*found}

    monkeypatch.setattr(pages_kept._Build, "_make", counted)
    processors(1)
    make()
    return make


ALL = {"one.md", "two.md", "deep/three.md"}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def move(path: Path) -> None:
    path.rename(path.parent / "deep" / path.name)


def test_nothing_is_made_where_nothing_changed(made: Callable[[], set[str]], small: Path) -> None:
    os.utime(small / "docs" / "one.md", (1, 1))
    assert made() == set()


@pytest.mark.parametrize(
    ("edit", "pages"),
    [
        (lambda small: change(small / "docs" / "one.md", "# One", "# Uno"), {"one.md"}),
        (lambda small: change(small / "docs" / "one.md", "value", "other"), {"one.md"}),
        (lambda small: change(small / "docs" / "index.md", "Home", "House"), set()),
        (
            lambda small: (small / "docs" / "two.md").rename(small / "docs" / "deep" / "two.md"),
            {"one.md", "deep/two.md"},
        ),
        (lambda small: (small / "docs" / "two.md").unlink(), {"one.md"}),
        (lambda small: (small / "docs" / "file.txt").unlink(), {"deep/three.md"}),
        (lambda small: (small / "docs" / "new.md").write_text("x"), {"new.md"}),
        (lambda small: change(small / "theme" / "main.html", "{{ page.title }}", "by {{ page.title }}"), ALL),
        (lambda small: (small / "theme" / "part.html").write_text("x"), ALL),
        (lambda small: settings(small, site_name="Presse"), ALL),
        (lambda small: settings(small, markdown_extensions=["attr_list", "toc"]), ALL),
    ],
)
def test_only_what_hangs_on_an_edit_is_made(
    made: Callable[[], set[str]], small: Path, edit: Callable[[Path], object], pages: set[str]
) -> None:
    edit(small)
    assert made() == pages
    assert made() == set()


def test_the_surroundings_change_every_page(
    made: Callable[[], set[str]], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(small / "mkdocs.yml", "site_name: Press", "site_name: !ENV [PRESS, Press]")
    assert made() == set()
    monkeypatch.setenv("PRESS", "Warta")
    assert made() == ALL
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert made() == ALL
    monkeypatch.setattr(pages_kept, "version", lambda package: "0")
    assert made() == ALL
    assert made() == set()


def test_what_a_link_missed_may_come(made: Callable[[], set[str]], small: Path) -> None:
    change(small / "docs" / "one.md", "two.md", "new.md")
    assert made() == {"one.md"}
    assert made() == set()
    (small / "docs" / "new.md").write_text("# There\n")
    assert made() == {"one.md", "new.md"}


def test_the_folder_holds_what_the_last_build_needed(made: Callable[[], set[str]], small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work" / "pages"
    assert len([*(folder / "html").iterdir()]) == 3
    for part in ("html", "facts"):
        (folder / part / "0.1").touch()  # as a build leaves it that was killed
    (small / "docs" / "two.md").unlink()
    change(small / "docs" / "one.md", "# One", "# Uno")
    made()
    left = {path.name for path in (folder / "html").iterdir()}
    assert len(left) == 2
    assert {path.name for path in (folder / "facts").iterdir()} - {SOURCES} == left
    shutil.rmtree(folder)
    assert made() == ALL - {"two.md"}


@pytest.mark.parametrize("part", ["html", "facts"])
@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"\xff"])
def test_a_damaged_page_is_made_again(
    made: Callable[[], set[str]], tmp_path: Path, damage: Callable[[bytes], bytes], part: str
) -> None:
    for path in (tmp_path / "work" / "pages" / part).iterdir():
        path.write_bytes(damage(path.read_bytes()))
        os.utime(path, (2, 2))
    assert made() == ALL
    assert made() == set()


@pytest.mark.parametrize("part", ["html", "facts"])
def test_so_is_one_that_is_lost(made: Callable[[], set[str]], tmp_path: Path, part: str) -> None:
    shutil.rmtree(tmp_path / "work" / "pages" / part)
    assert made() == ALL
    assert made() == set()


def test_a_page_that_hands_wrote_into_is_made_again(made: Callable[[], set[str]], tmp_path: Path) -> None:
    path = tmp_path / "work" / "site" / "one" / "index.html"
    html = path.read_bytes()
    path.write_bytes(html.replace(b"One", b"Eno"))
    os.utime(path, (2, 2))
    assert made() == {"one.md"}
    assert path.read_bytes() == html


def test_a_page_that_did_not_change_is_the_same_file_and_the_old_site_stays_as_it_was(
    made: Callable[[], set[str]], small: Path, tmp_path: Path
) -> None:
    site, old = tmp_path / "work" / "site", tmp_path / "old"
    site.rename(old)
    before = tree(old)
    change(small / "docs" / "one.md", "# One", "# Uno")
    assert made() == {"one.md"}
    assert tree(old) == before != tree(site)
    same = {name for name in before if (old / name).stat().st_ino == (site / name).stat().st_ino}
    assert same == {"two/index.html", "deep/three/index.html"}


def test_pages_are_copied_where_a_disk_knows_no_links(
    made: Callable[[], set[str]], small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(path: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    before = tree(tmp_path / "work" / "site")
    monkeypatch.setattr(Path, "hardlink_to", unknown)
    assert made() == set()
    assert tree(tmp_path / "work" / "site") == before


def test_a_source_is_read_again_only_if_something_was_done_to_it(
    made: Callable[[], set[str]], small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[str] = set()
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (read.add(path.name), real(path))[1])

    def sources() -> set[str]:
        read.clear()
        assert made() == set()
        return {name for name in read if name.endswith(".md")}

    assert sources() == {"one.md", "two.md", "three.md"}  # they were written just now, and may be written again
    monkeypatch.setattr(page_store, "SURE", -1)
    sources()
    assert sources() == set()
    os.utime(small / "docs" / "one.md", (1, 1))
    assert sources() == {"one.md"}
    text = (small / "docs" / "one.md").read_text()
    (small / "docs" / "one.md").write_text(text.replace("One", "Eno"))  # as long as it was, at the time at which it was
    os.utime(small / "docs" / "one.md", (1, 1))
    assert made() == {"one.md"}


def test_a_page_whose_source_changes_while_it_is_made_is_not_kept(
    made: Callable[[], set[str]], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pages_kept._Build._rendered

    def slow(self: Any, page: Any) -> Any:
        if page.file.src_uri == "one.md":
            change(small / "docs" / "one.md", "# Uno", "# One")
        return real(self, page)

    change(small / "docs" / "one.md", "# One", "# Uno")
    with monkeypatch.context() as patch:
        patch.setattr(pages_kept._Build, "_rendered", slow)
        assert made() == {"one.md"}
    assert made() == {"one.md"}


# ── What is said ──


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda docs: change(docs / "two.md", "#there", "#here"), id="an anchor goes"),
        pytest.param(lambda docs: (docs / "two.md").unlink(), id="a page goes"),
        pytest.param(lambda docs: move(docs / "two.md"), id="a page moves"),
        pytest.param(lambda docs: (docs / "file.txt").unlink(), id="a file goes"),
        pytest.param(lambda docs: change(docs / "one.md", "(#one)", "(#uno)"), id="an anchor on the page itself"),
        pytest.param(lambda docs: change(docs / "one.md", "two.md#there", "two"), id="a link to no file"),
        pytest.param(lambda docs: change(docs / "index.md", "one.md", "uno.md"), id="on the home page"),
    ],
)
@pytest.mark.parametrize("number", [1, 2])
def test_a_dead_link_is_said_each_time(
    small: Path,
    tmp_path: Path,
    processors: Callable[[int], None],
    number: int,
    edit: Callable[[Path], object],
    strict: bool,
) -> None:
    processors(number)
    settings(small, strict=strict)
    kept(small, tmp_path / "work")
    edit(small / "docs")
    for _ in range(2):
        site, said = kept(small, tmp_path / "work")
        assert len(said) == 1 + strict
        assert (site, said) == whole(small, tmp_path / "work")


def test_an_error_is_raised_as_by_mkdocs(small: Path, tmp_path: Path, processors: Callable[[int], None]) -> None:
    processors(2)
    template = small / "theme" / "main.html"
    template.write_text("{{ 1 // (page.title | length - 3) }}")  # One, Two
    with pytest.raises(ZeroDivisionError):
        kept(small, tmp_path / "work")
    template.write_text("{{ page.title }}")


# ── Where pages cannot be made alone ──


def test_the_projects_own_site_is_of_pages_that_can_be_kept(real_site: Built, tmp_path: Path) -> None:
    kept(real_site.project, tmp_path)
    assert len([*(tmp_path / "pages" / "html").iterdir()]) == len([*(real_site.project / "docs").rglob("*.md")]) - 1


@pytest.mark.parametrize(
    "looks", ["{% for item in nav %}{{ item.title }}{% endfor %}", "{{ pages | length }}", "{% include 'part.html' %}"]
)
def test_a_template_that_looks_at_other_pages_gets_them(small: Path, tmp_path: Path, looks: str) -> None:
    (small / "theme" / "part.html").write_text("{{ nav.homepage.content }}")
    (small / "theme" / "main.html").write_text(looks)
    site, _ = kept(small, tmp_path / "work")
    assert site["one/index.html"].strip()
    assert (site, []) == whole(small, tmp_path / "work")


def test_a_hook_sees_every_page(small: Path, tmp_path: Path) -> None:
    (small / "hook.py").write_text("def on_page_markdown(markdown, **given):\n    return markdown + 'hooked'\n")
    settings(small, hooks=["hook.py"])
    site, _ = kept(small, tmp_path / "work")
    assert b"hooked" in site["one/index.html"]
    assert not (tmp_path / "work" / "pages").exists()


def test_an_extension_that_may_look_around_is_let_to(small: Path, tmp_path: Path) -> None:
    settings(small, markdown_extensions=["pymdownx.snippets"])
    kept(small, tmp_path / "work")
    assert not (tmp_path / "work" / "pages").exists()


# ── Other processes ──


@pytest.mark.parametrize("number", [1, 2, 9])
def test_the_number_of_processes_changes_nothing(
    small: Path, tmp_path: Path, processors: Callable[[int], None], number: int
) -> None:
    processors(number)
    assert kept(small, tmp_path / "work") == whole(small, tmp_path / "work")
    assert len([*(tmp_path / "work" / "pages" / "html").iterdir()]) == 3


def test_what_a_process_cannot_make_is_made_without_it(
    small: Path, tmp_path: Path, processors: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, real = os.getpid(), pages_kept._Build._make

    def fails(self: Any, file: Any, key: str) -> Any:
        if os.getpid() != here and file.src_uri == "one.md":
            os.kill(os.getpid(), 9)
        return real(self, file, key)

    monkeypatch.setattr(pages_kept._Build, "_make", fails)
    processors(2)
    assert kept(small, tmp_path / "work") == whole(small, tmp_path / "work")


def test_no_process_is_left_behind(
    small: Path, tmp_path: Path, processors: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(self: Any, file: Any, key: str, made: Any) -> None:
        raise KeyboardInterrupt

    processors(2)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(pages_kept._Build, "_finish", stopped)
        kept(small, tmp_path / "work")
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
