"""Carries out the build script in this process and tells what each of its stages costs.

`python stages.py PROJECT TOLD ARGUMENTS…` runs the script of the project in the folder with the arguments, and writes
the CPU seconds of each stage to the file TOLD, as JSON. What happens inside of a stage counts for the inner one alone.
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

# Where a stage's function is looked up when the build calls it, and the stage. A generator is followed to its end.
FUNCTIONS = (
    ("terbuka.disk", "read_seeds", "read"),
    ("terbuka.build", "read_registered", "read"),
    ("terbuka.build", "known", "names"),
    ("terbuka.build", "pair_seeds", "describe"),
    ("terbuka.stories", "describe", "describe"),
    ("terbuka.stories", "mentions", "mentions"),
    ("terbuka.stories", "find_quotations", "quotations"),
    ("terbuka.stories", "claims", "claims"),
    ("terbuka.build", "with_conflicts", "claims"),
    ("terbuka.build", "with_ties", "claims"),
    ("terbuka.build", "statements", "statements"),
    ("terbuka.build", "check", "check"),
    ("terbuka.disk", "write", "write"),
    ("terbuka.commands.render", "make_site", "other"),
    ("terbuka.commands.render", "render", "rendering"),
)
# What the command calls a stage that is no function of its own, and the stage.
CALLED = {"indexing for the search": "search"}


class Clock:
    """Gives the CPU time of this process, and of those it has waited for, to the stage that is on."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self.on, self.since = ["start"], self._now()

    @staticmethod
    def _now() -> float:
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + ended.ru_utime + ended.ru_stime

    def count(self) -> None:
        now = self._now()
        self.stages[self.on[-1]] = self.stages.get(self.on[-1], 0.0) + now - self.since
        self.since = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.count()
        self.on.append(name)
        try:
            yield
        finally:
            self.count()
            self.on.pop()

    def timed(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def run(*arguments: Any, **given: Any) -> Any:
            with self.stage(name):
                result = function(*arguments, **given)
            return self._followed(result, name) if isinstance(result, Iterator) else result

        return run

    def made(self, kind: Callable[[Any], Iterator[Any]], name: str) -> Callable[[Any], Iterator[Any]]:
        """A kind of pages, of which each counts when it is planned and when it is made."""

        def run(site: Any) -> Iterator[Any]:
            for page in self._followed(kind(site), name):
                yield replace(page, make=self.timed(page.make, name)) if hasattr(page, "make") else page

        return run

    def told(self, stage: Callable[..., Any]) -> Callable[..., Any]:
        """The method that tells of a stage, which also counts those that are `CALLED` so."""

        @contextmanager
        def run(progress: object, name: str, *arguments: Any) -> Iterator[Any]:
            with self.stage(CALLED.get(name, self.on[-1])), stage(progress, name, *arguments) as step:
                yield step

        return run

    def _followed(self, items: Iterator[Any], name: str) -> Iterator[Any]:
        while True:
            with self.stage(name):
                try:
                    item = next(items)
                except StopIteration:
                    return
            yield item


def carry_out(project: Path, arguments: list[str]) -> dict[str, float]:
    """Run the script of a project and return the CPU seconds of its stages. Raises SystemExit where it fails."""
    clock = Clock()
    sys.path.insert(0, str(project / "scripts"))
    script = importlib.import_module("build_site")
    for module, function, name in FUNCTIONS:
        place = importlib.import_module(module)
        setattr(place, function, clock.timed(getattr(place, function), name))
    progress: Any = importlib.import_module("terbuka.progress").Progress
    progress.stage = clock.told(progress.stage)
    kinds: Any = importlib.import_module("terbuka.pages.kinds")
    kinds.PAGE_KINDS = tuple(clock.made(kind, kind.__module__.rpartition(".")[2]) for kind in kinds.PAGE_KINDS)
    code = script.main(arguments)
    clock.count()
    if code:
        sys.exit(code)
    return clock.stages


if __name__ == "__main__":
    _, at, told, *rest = sys.argv
    Path(told).write_text(json.dumps(carry_out(Path(at), rest)), encoding="utf-8")
