"""Rendered pages from one build to the next: the HTML of each in a file, its facts in another.

The file of the HTML is the very one that stands in `site/`, by a hard link where the disk has such: so a page that did
not change is neither read nor written. Whoever writes into a file of `site/` changes the kept one too; its size and
time tell of that, and the page is made again.
"""

import os
import pickle
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from terbuka.disk import replace
from terbuka.kept import Kept, key_of

SURE = 2 * 10**9  # nanoseconds after which another change of a file gives it another time, on any disk
SOURCES = key_of([b"sources"])


class Made(NamedTuple):
    """What the steps of a build ask of a page that was made, beside its HTML.

    `found` and `missed` are the paths that its links asked for, `links` the anchors that they lead to, by file, each
    with the link as it was written. `warnings` are what MkDocs said, with levels of `logging`.
    """

    title: str | None
    meta: Mapping[str, object]
    found: frozenset[str]
    missed: frozenset[str]
    anchors: frozenset[str]
    links: Mapping[str, dict[str, str]]
    warnings: Sequence[tuple[int, str]]


class PageStore:
    """Pages by their keys, in a folder that can be deleted at any time. Its methods raise OSError."""

    def __init__(self, folder: Path) -> None:
        self.facts, self.html = Kept(folder / "facts"), folder / "html"
        data = self.facts.get(SOURCES)
        self.old: dict[str, tuple[tuple[int, ...], bytes]] = pickle.loads(data) if data else {}
        self.sources: dict[str, tuple[tuple[int, ...], bytes]] = {}

    def digest(self, path: str) -> bytes:
        """What stands for the bytes of a source. It is read if anything was done to it since it was last read."""
        found = Path(path).stat()
        state = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        known = self.sources.get(path) or self.old.get(path)
        if not known or known[0] != state:
            known = state, bytes.fromhex(key_of([Path(path).read_bytes()]))
        if time.time_ns() - found.st_ctime_ns > SURE:
            self.sources[path] = known
        return known[1]

    def get(self, key: str) -> Made | None:
        """The facts of a page, if it is kept and its HTML is as it was made."""
        if not (data := self.facts.get(key)):
            return None
        made: Made
        state, made = pickle.loads(data)
        return made if state == self._state(key) else None

    def put(self, key: str, made: Made, html: bytes, *, lasting: bool) -> None:
        """Keep a page, whole or not at all. One that is not `lasting` is there for this build alone."""
        path = self.html / key
        replace(path, html, path.with_name(f"{key}.{os.getpid()}"))
        if lasting:
            self.facts.put(key, pickle.dumps((self._state(key), made), pickle.HIGHEST_PROTOCOL))

    def place(self, key: str, path: Path) -> None:
        """Put the HTML of a page into a file. One that holds nothing is none."""
        kept = self.html / key
        if not kept.stat().st_size:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        try:
            path.hardlink_to(kept)
        except OSError:  # a disk that knows no such links, or no more of one file
            shutil.copyfile(kept, path)

    def sweep(self) -> None:
        """Remove what was not asked for, at the end of a build."""
        self.facts.put(SOURCES, pickle.dumps(self.sources, pickle.HIGHEST_PROTOCOL))
        self.facts.sweep()
        if self.html.is_dir():
            for path in self.html.iterdir():
                if path.name not in self.facts.used:
                    path.unlink(missing_ok=True)

    def _state(self, key: str) -> tuple[int, int] | None:
        """What tells that the HTML of a page is the one that was made."""
        try:
            found = (self.html / key).stat()
        except FileNotFoundError:
            return None
        return found.st_size, found.st_mtime_ns
