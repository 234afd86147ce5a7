"""Builds real sites in temporary folders and reads their pages back; for tests of what readers get."""

from __future__ import annotations

import contextlib
import copy
import functools
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path
from unittest import mock
from urllib.parse import unquote, urljoin, urlsplit

import build_site
import lxml.html
import pytest
from markdown import Markdown
from mkdocs.config import load_config
from terbuka.commands.search_index import make_index
from terbuka.progress import Progress

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT / "tests" / "real" / "seeds"  # the first five articles, frozen: see the README beside them
SITE_URL = "http://localhost:8000/"  # the default of mkdocs.yml
BELOW = "https://example.org/some/path/"
# As where `make site` renders; the addresses of the site are the tests' own.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPO_URL")},
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1704067200",
}
Files = Mapping[str, str | bytes]


def need(found: object, reason: str) -> None:
    """Skip a test for which something is missing here; with NO_SKIPS set it fails instead."""
    if not found:
        (pytest.fail if os.environ.get("NO_SKIPS") else pytest.skip)(reason)


def fold(text: str) -> str:
    return " ".join(text.split())


def parse(html: str | bytes) -> lxml.html.HtmlElement:
    data = html.encode("utf-8") if isinstance(html, str) else html
    return lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))


def text_of(element: lxml.html.HtmlElement, *without: str) -> str:
    """What a reader reads in an element: white space folded, permalinks (and `without`, by class) left out."""
    element = copy.deepcopy(element)
    element.tail = None
    for name in ("headerlink", *without):
        for found in element.find_class(name):
            found.drop_tree()
    return fold(element.text_content())


@functools.cache
def _renderer() -> Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def rendered(markdown: str) -> lxml.html.HtmlElement:
    """A page's text as HTML, through the very extensions of mkdocs.yml."""
    (main,) = parse(f"<main>{_renderer().reset().convert(markdown)}</main>").iter("main")
    return main


def write_files(folder: Path, files: Files) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def write_pages(seeds: Path, docs: Path, url: str = SITE_URL) -> str:
    """Run the build script for a site at this address; returns what it says. It must not fail."""
    said = io.StringIO()
    address = mock.patch.dict(os.environ, SITE_URL=url)
    with address, contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        code = build_site.main(["--seeds", str(seeds), "--docs", str(docs)])
    assert code == 0, said.getvalue()
    return said.getvalue()


@functools.cache
def own_files() -> tuple[str, ...]:
    """The project's own files, committed or not yet, but for its seeds: nothing that a build has left."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(name for name in listed if name and not name.startswith("seeds/") and (ROOT / name).is_file())


def copy_project(folder: Path, seeds: Path, *parts: str) -> Path:
    """A copy of the project, or of the files and folders of it that `parts` name, with these seeds.

    What Python has compiled goes along: it fits its source as long as that has its time.
    """
    for name in own_files():
        if not parts or name in parts or name.startswith(tuple(f"{part}/" for part in parts)):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
            compiled = Path(cache_from_source(name))
            if name.startswith("scripts/") and name.endswith(".py") and (ROOT / compiled).exists():
                (folder / compiled).parent.mkdir(exist_ok=True)
                shutil.copy2(ROOT / compiled, folder / compiled)
    shutil.copytree(seeds, folder / "seeds")
    return folder


def project(folder: Path, seeds: Path, url: str = SITE_URL) -> Path:
    """What MkDocs builds the site of these seeds from: the pages written by hand, and those that the script makes."""
    copy_project(folder, seeds, "docs", "mkdocs.yml", "pagefind.yml")
    write_pages(folder / "seeds", folder / "docs", url)
    return folder


def mkdocs(project: Path, **environment: str) -> Built:
    return _run("mkdocs", project, "build", "--strict", **environment)


def whole(folder: Path, seeds: Path, url: str) -> Built:
    """The site of these seeds as it is published: with its cards and the index of its search."""
    built = mkdocs(project(folder, seeds, url), SITE_URL=url)
    make_index(folder, folder / "site", folder / ".build" / "search", Progress(None, None, quiet=True))
    return built


def properdocs(project: Path, **environment: str) -> Built:
    return _run("properdocs", project, "build", "--strict", "--config-file", "mkdocs.yml", **environment)


def zensical(project: Path, **environment: str) -> Built:
    return _run("zensical", project, "build", "--clean", **environment)


def _run(tool: str, project: Path, *arguments: str, **environment: str) -> Built:
    command = [sys.executable, "-m", tool, *arguments]
    done = subprocess.run(command, cwd=project, env=ENVIRONMENT | environment, capture_output=True, text=True)
    log = done.stdout + done.stderr
    assert done.returncode == 0, log
    return Built(project=project, log=log, url=environment.get("SITE_URL", SITE_URL))


@dataclass(frozen=True)
class Built:
    """A site that was built, and what the tool said."""

    project: Path
    log: str
    url: str

    @property
    def site(self) -> Path:
        return self.project / "site"

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        paths = sorted(path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in paths}

    @cached_property
    def pages(self) -> dict[str, lxml.html.HtmlElement]:
        """Every page by its address from the site's root: "", "id/models/dbrx/", "404.html".

        Tests share them, so that none may change them.
        """
        return {
            path.removesuffix("index.html"): parse(data) for path, data in self.files.items() if path.endswith(".html")
        }

    def blocks(self, page: str, *, headline: bool = True) -> Mapping[str, str]:
        """The text of an article's blocks, by their ids, in the page's order; or but for the headline, its `h1`."""
        if (page, headline) not in self._blocks:
            found = self.pages[page].xpath("//*[re:test(@id, '^p[0-9]+$')]", namespaces={"re": RE})
            blocks = {element.get("id"): text_of(element) for element in found if headline or element.tag != "h1"}
            self._blocks[page, headline] = blocks
        return self._blocks[page, headline]

    @cached_property
    def _blocks(self) -> dict[tuple[str, bool], Mapping[str, str]]:
        return {}

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """The ids of each page's elements."""
        return {page: frozenset(document.xpath("//@id")) for page, document in self.pages.items()}

    def target(self, page: str, href: str) -> tuple[str, str] | None:
        """Where a link on a page leads: the address and the fragment, or None if out of the site."""
        whole = urljoin(self.url + page, href)
        if not whole.startswith(self.url):
            return None
        parts = urlsplit(whole)
        return unquote(parts.path[len(urlsplit(self.url).path) :]), unquote(parts.fragment)


RE = "http://exslt.org/regular-expressions"


def links(page: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, str, str]]:
    """Everything on a page that leads or loads: the element, the attribute and the address."""
    for element in page.iter():
        for name in ("href", "src", "srcset", "poster", "action", "data"):
            if isinstance(element.tag, str) and (value := element.get(name)) is not None:
                yield element, name, value
