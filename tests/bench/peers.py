"""The same Markdown under the tools that others build such sites with, each as it comes."""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Cost, run
from bench.project import ENVIRONMENT

# As in the project's mkdocs.yml: without the last one the pages are other pages.
MATERIAL = {
    "site_name": "Bench",
    "theme": {"name": "material"},
    "plugins": ["search"],
    "markdown_extensions": ["attr_list", "toc", "pymdownx.blocks.html"],
}
NO_NAVIGATION = {"nav": ["index.md"], "not_in_nav": "*"}
HUGO = {
    "title": "Bench",
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
}
TEMPLATE = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n"
HUGOS_OWN = ("kind", "date")  # keys of front matter that Hugo takes for something else, or fails over when empty


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A tool: what it is called, its command, and the settings of mkdocs.yml that it reads; `most` articles at most."""

    name: str
    command: Sequence[str]
    settings: Mapping[str, object] | None = None
    most: int = sys.maxsize

    def cost(self, docs: Path, folder: Path) -> Cost:
        """What it costs to build the Markdown of `docs`, in a folder of its own. Raises RuntimeError if that fails."""
        program = Path(sys.executable).with_name(self.command[0])
        cost = run([str(program), *self.command[1:]], self.prepare(docs, folder), ENVIRONMENT)
        written, made = self.folders
        wanted = sum(1 for _ in (folder / written).rglob("*.md"))
        built = sum(path.name != "404.html" for path in (folder / made).rglob("*.html"))
        if built < wanted:  # Hugo makes a page of a folder that has none, too
            raise RuntimeError(f"{self.name} made {built} pages of {wanted}")
        return cost

    @property
    def folders(self) -> tuple[str, str]:
        """Where its project has the Markdown, and the pages that it makes."""
        return ("docs", "site") if self.settings is not None else ("content", "public")

    def prepare(self, docs: Path, folder: Path) -> Path:
        """Set its project up in a folder with the Markdown of `docs`. Returns the folder."""
        shutil.rmtree(folder, ignore_errors=True)
        write = self._markdown if self.settings is not None else self._content
        for path in sorted(docs.rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            if "\nkind: redirect\n" not in text:  # they need a template of ours
                write(path.relative_to(docs), text, folder)
        if self.settings is not None:
            (folder / "mkdocs.yml").write_text(json.dumps(self.settings), encoding="utf-8")
        else:
            (folder / "hugo.json").write_text(json.dumps(HUGO), encoding="utf-8")
            for name in ("single", "list", "index"):
                _write(folder / "layouts" / "_default" / f"{name}.html", TEMPLATE)
        return folder

    @staticmethod
    def _markdown(path: Path, text: str, folder: Path) -> None:
        _write(folder / "docs" / path, text)

    @staticmethod
    def _content(path: Path, text: str, folder: Path) -> None:
        """Hugo takes all that stands beside an `index.md`, or below it, for a part of that page."""
        lines = [line for line in text.split("\n") if line.split(":")[0] not in HUGOS_OWN]
        _write(folder / "content" / path.with_name(path.name.replace("index.md", "_index.md")), "\n".join(lines))


PEERS = (
    Peer(name="MkDocs + Material", command=("mkdocs", "build", "--quiet"), settings={**MATERIAL, **NO_NAVIGATION}),
    Peer(name="the same, all in its nav", command=("mkdocs", "build", "--quiet"), settings=MATERIAL, most=1000),
    Peer(name="Zensical", command=("zensical", "build", "--clean"), settings={**MATERIAL, **NO_NAVIGATION}),
    Peer(name="Hugo, bare template", command=("hugo", "build", "--quiet")),
)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
