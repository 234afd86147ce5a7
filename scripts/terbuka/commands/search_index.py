"""search_index: the index of the search, made by Pagefind in parts, which are kept: an edit costs those it changes.

A part has pages of one language, of articles or of what has a name; `site/pagefind/id-articles-1/` is an index of its
own. Where there are many, a page's address says in which part it is, so that new pages change few of them.
`parts.json` beside the parts tells of them; docs/assets/parts.js asks them all, and ranks their answers as one index.
"""

import gzip
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from terbuka.kept import Kept, key_of
from terbuka.problems import Stopped
from terbuka.progress import Progress

FOLDER = "pagefind"
PART_PAGES = 2_500  # about as many are in a part at most; of articles they take 7 s
ARTICLES = ("article", "page")  # the kinds that are in parts of their own
SEARCHED = b"data-pagefind-body"
LANGUAGE = re.compile(rb'<html[^>]* lang="([^"]+)"')
KIND = re.compile(rb'data-pagefind-filter="kind\[content\]" content="([^"]+)"')
EMPTY = pickle.dumps({})
SIGNATURE = b"pagefind_dcd"  # what all that it packs begins with
SHARED = re.compile(r"pagefind-worker\.js|wasm\.[\w-]+\.pagefind")  # the same in all parts of a language
OWN = re.compile(r"pagefind-entry\.json|.*\.pf_\w+")

Files = dict[str, bytes]  # by their paths in a folder


class Searched(NamedTuple):
    """A page that is searched: its path in the site, its kind, and the digest of its HTML."""

    path: str
    kind: str
    digest: bytes


def make_index(root: Path, site: Path, folder: Path, progress: Progress, lock: int | None = None) -> None:
    """Make the index of the rendered site in `site/pagefind/`, with the settings of the project at `root`.

    `folder` is where parts are kept, for this alone. `lock`: a descriptor that Pagefind is to hold, too. Raises Stopped
    where Pagefind fails, and OSError.
    """
    kept, work, new = Kept(folder / "parts"), folder / "work", site / f"{FOLDER}.new"
    rules = (version("pagefind").encode(), (root / "pagefind.yml").read_bytes(), Path(__file__).read_bytes())
    told: dict[str, list[dict[str, object]]] = {}
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    with progress.stage("indexing for the search") as step:
        for (language, group), pages in sorted(_grouped(_searched(site, kept, rules))):
            key = key_of((*rules, *(fact for page in pages for fact in (page.path.encode(), page.digest))))
            data = kept.get(key)
            if data is None:
                process = _pagefind(root, site, pages, work, lock)
                while process.poll() is None:
                    step(0)
                    time.sleep(0.02)
                if process.returncode:
                    raise Stopped("Pagefind could not make the index of the search")
                made = _made(work / "index")
                data = pickle.dumps((made, _words(made)), pickle.HIGHEST_PROTOCOL)
                kept.put(key, data)
            files: Files
            files, words = pickle.loads(data)
            part = f"{language}-{group}"
            _write(files, new, part)
            facts = {"folder": part, "kinds": sorted({page.kind for page in pages})}
            told.setdefault(language, []).append({**facts, "pages": len(pages), "words": words})
            step(0)
    (new / "parts.json").write_text(f"{json.dumps(told, indent=1)}\n", encoding="utf-8")
    shutil.rmtree(work, ignore_errors=True)
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    new.rename(site / FOLDER)
    kept.sweep()


def _grouped(pages: Iterable[tuple[str, Searched]]) -> Iterator[tuple[tuple[str, str], list[Searched]]]:
    """Pages and their languages by the parts that they are in, each under its language and its name there."""
    groups: dict[tuple[str, str], list[Searched]] = {}
    for language, page in pages:
        groups.setdefault((language, "articles" if page.kind in ARTICLES else "names"), []).append(page)
    for (language, group), each in groups.items():
        count = -(-len(each) // PART_PAGES)
        for number in range(count):
            if some := [page for page in each if crc32(page.path.encode()) % count == number]:
                yield (language, f"{group}-{number + 1}"), some


def _searched(site: Path, kept: Kept, rules: tuple[bytes, ...]) -> Iterator[tuple[str, Searched]]:
    """The pages that are searched, in the order of their paths, each with its language.

    A page is not read again that is the very file which was read for the last index: those that did not change are
    linked into a new site.
    """
    key = key_of((b"pages", *rules))
    known: dict[tuple[str, int, int, int], tuple[str, Searched] | None] = pickle.loads(kept.get(key) or EMPTY)
    found = {}
    for path in sorted(Path(at, name) for at, _, names in os.walk(site) for name in names if name.endswith(".html")):
        name, facts = path.relative_to(site).as_posix(), path.stat()
        file = (name, facts.st_ino, facts.st_size, facts.st_mtime_ns)
        found[file] = known[file] if file in known else _read(name, path.read_bytes())
    kept.put(key, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    return (each for each in found.values() if each)


def _read(name: str, html: bytes) -> tuple[str, Searched] | None:
    language, kind = LANGUAGE.search(html), KIND.search(html)
    if SEARCHED not in html or not language:
        return None
    return language[1].decode(), Searched(name, kind[1].decode() if kind else ARTICLES[-1], sha256(html).digest())


def _pagefind(
    root: Path, site: Path, pages: Sequence[Searched], work: Path, lock: int | None
) -> subprocess.Popen[bytes]:
    """Begin to make the index of some pages of a site in `work/index`."""
    shutil.rmtree(work, ignore_errors=True)
    for page in pages:
        linked = work / "pages" / page.path
        linked.parent.mkdir(parents=True, exist_ok=True)
        try:
            linked.hardlink_to(site / page.path)
        except OSError:  # a disk that knows no such links
            shutil.copyfile(site / page.path, linked)
    command = [sys.executable, "-m", "pagefind", "--quiet"]
    command += ["--site", str(work / "pages"), "--output-path", str(work / "index")]
    return subprocess.Popen(command, cwd=root, pass_fds=() if lock is None else (lock,))


def _made(index: Path) -> Files:
    """What Pagefind has made, but for its own looks: docs/assets/search.js stands in for them."""
    paths = (path for path in index.rglob("*") if path.is_file())
    return {name: p.read_bytes() for p in paths if _is_needed(name := p.relative_to(index).as_posix())}


def _is_needed(name: str) -> bool:
    return bool(OWN.fullmatch(name)) or (bool(SHARED.fullmatch(name)) and "unknown" not in name)


def _write(files: Files, new: Path, part: str) -> None:
    """Write the files of a part. What all parts of a language share is written once."""
    for name, data in files.items():
        path = new / (name if SHARED.fullmatch(name) else f"{part}/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _words(files: Files) -> int:
    """How many words the pages of a part have."""
    fragments = (gzip.decompress(data) for name, data in files.items() if name.endswith(".pf_fragment"))
    return sum(json.loads(data.removeprefix(SIGNATURE))["word_count"] for data in fragments)


if __name__ == "__main__":
    project, rendered, kept_in = map(Path, sys.argv[1:])
    make_index(project, rendered, kept_in, Progress(None, None, quiet=True))
