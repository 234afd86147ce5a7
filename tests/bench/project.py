"""The project with a corpus for its seeds, in a folder of its own, and what its commands cost there."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sites import copy_project

from bench.measure import Cost, run

STAGES = Path(__file__).with_name("stages.py")
# Modules are compiled once, as for anybody who builds twice.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1704067200"}
AFTER = ("rendering", "search", "other")  # the stages behind the script's own
ADDED = "\n\nIni kalimat yang ditambahkan.\n"


@dataclass(frozen=True)
class Project:
    """A copy of the project."""

    folder: Path

    @classmethod
    def copied(cls, folder: Path, seeds: Path) -> "Project":
        copy_project(folder, seeds)
        return cls(folder)

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    def script(self) -> Iterator[tuple[str, Cost]]:
        """What the stages of the script cost, and all of it: from seeds/ to docs/."""
        stages, whole = self._staged()
        yield from _parts(stages)
        yield "**script**", whole

    def site(self) -> Iterator[tuple[str, Cost]]:
        """The same, with rendering and the search's index: from seeds/ to site/."""
        stages, whole = self._staged("--site")
        yield from _parts(stages)
        yield "**script**", Cost(cpu=sum(cpu for name, cpu in stages.items() if name not in AFTER), memory=0)
        for name in AFTER:
            yield f"**{name}**", Cost(cpu=stages.get(name, 0.0), memory=0)
        yield "**all**", whole

    def check(self) -> Cost:
        return self._run("--check")

    def edits(self) -> Iterator[tuple[str, Cost]]:
        """What a new build of the whole site costs where nothing has changed, and behind one edit."""
        yield "nothing changed", self._run("--site")
        text = sorted((self.folder / "seeds").glob("*.txt"))[-1]
        text.write_text(text.read_text(encoding="utf-8").rstrip() + ADDED, encoding="utf-8")
        yield "one article edited", self._run("--site")
        labels = self.folder / "scripts" / "terbuka" / "languages" / "en" / "labels.yml"
        labels.write_text(labels.read_text(encoding="utf-8").replace("Articles", "All articles", 1), encoding="utf-8")
        yield "one label edited", self._run("--site")
        template = self.docs / "templates" / "main.html"
        template.write_text(template.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        yield "one template edited", self._run("--site")

    def _run(self, *arguments: str) -> Cost:
        return run([sys.executable, "scripts/build_site.py", *arguments], self.folder, ENVIRONMENT)

    def _staged(self, *arguments: str) -> tuple[dict[str, float], Cost]:
        told = self.folder.parent / "stages.json"
        command = [sys.executable, str(STAGES), str(self.folder), str(told), *arguments]
        whole = run(command, self.folder, ENVIRONMENT)
        return json.loads(told.read_text(encoding="utf-8")), whole


def _parts(stages: dict[str, float]) -> Iterator[tuple[str, Cost]]:
    for name, cpu in stages.items():
        if name not in AFTER:
            yield name, Cost(cpu=cpu, memory=0)
