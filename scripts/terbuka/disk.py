"""disk: files → memory, and pages → `docs/`. The only stages that read and write.

A seeds folder is untrusted: nothing outside of it is read, whatever its links say.
In `docs/` only what changed is written, what is left over is removed, and nothing is touched that the build did not
write. What it wrote stands in `docs/.generated`, one path a line. The list is extended before the first page takes its
place and shortened after the last leftover is gone, so that a crash in between loses nothing.
"""

import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from terbuka.problems import Mark, Problem
from terbuka.stored import Stored
from terbuka.types import File, Page, Standing

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
SIZE_LIMIT = 1024 * 1024  # bytes; the longest news features have about 100 KB
SOURCES = (".html", ".htm", ".xhtml", ".txt")  # the names of what an editor adds many of at once
PAGE_LIMIT = 20 * 1024 * 1024  # bytes; web pages carry their pictures and programs along


def read_seeds(folder: Path) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Read every file of a seeds folder, in the order of their paths.

    Returns the sources with paths like `seeds/NAME.txt` and the problems met. A file that cannot be used
    (a link out of the folder, a name that fits no address, a size over the limit) is a problem, not a source.
    """
    sources, problems = list[File](), list[Problem]()
    if not folder.is_dir():
        fix = "run the command in the project's folder, or name the seeds folder with --seeds"
        return (), (Mark(path=folder.name).problem("no-seeds", f"there is no folder '{folder}'", fix),)
    root = folder.resolve()
    name = folder.name or root.name  # '.' has no name of its own
    unlisted: list[OSError] = []
    for path in _files(folder, unlisted):
        shown = f"{name}/{path.relative_to(folder).as_posix()}"
        try:
            problem = _unusable(path, shown, root, (".txt", ".yml") if path.parent == folder else (".yml",))
            if not problem:
                sources.append(Stored(shown, path))
        except FileNotFoundError:  # removed since it was listed
            continue
        except OSError as error:
            problem = _locked(shown, error)
        problems += [problem] if problem else []
    problems += [_locked(f"{name}/{Path(error.filename).relative_to(folder).as_posix()}", error) for error in unlisted]
    return tuple(sources), tuple(problems)


def _locked(shown: str, error: OSError) -> Problem:
    message = f"it cannot be read: {error.strerror}"
    return Mark(path=shown).problem("no-access", message, "let everybody read it, or remove it")


def read_source(given: str, standard_input: BinaryIO | None) -> tuple[File | None, tuple[Problem, ...]]:
    """Read what an editor wants to add: a file, or standard input for '-'. Nothing is ever fetched."""
    shown = "standard input" if given == "-" else given
    data, message, fix = b"", "", "give a saved web page or a text: make article FROM=path/to/page.html"
    if re.match(r"https?://", given):
        message = "a web address is given, and nothing is fetched"
        fix = "save the page from the browser (“Web page, HTML only”) and give the file"
    elif not given or (given == "-" and not standard_input):
        message = "no file is given"
    else:
        try:
            if given == "-" and standard_input:
                data = standard_input.read(PAGE_LIMIT + 1)
            else:
                with Path(given).open("rb") as file:
                    data = file.read(PAGE_LIMIT + 1)
        except (FileNotFoundError, IsADirectoryError):
            message = "there is no such file"
        except OSError as error:
            message = f"it cannot be read: {error.strerror}"
        if len(data) > PAGE_LIMIT:
            message = f"it has more than {PAGE_LIMIT:,} bytes, the limit"
            fix = "copy the article's text into a .txt file"
    if message:
        return None, (Mark(path=shown or "FROM").problem("no-file", message, fix),)
    return File(path=shown, data=data), ()


def source_paths(given: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The web pages and texts of a folder that an editor wants to add, by name, none of its folders opened."""
    try:
        found = sorted(path for path in Path(given).iterdir() if path.suffix.lower() in SOURCES and path.is_file())
    except OSError as error:
        message = f"it cannot be read: {error.strerror}"
        return (), (Mark(path=given).problem("no-file", message, "give a folder of saved web pages and texts"),)
    paths = tuple(str(path) for path in found if path.name[0] != ".")
    if not paths:
        message, fix = "there is no web page or text in this folder", f"their names end in {', '.join(SOURCES)}"
        return (), (Mark(path=given).problem("no-file", message, fix),)
    return paths, ()


def _files(folder: Path, unlisted: list[OSError]) -> list[Path]:
    """What stands in a seeds folder and in its folders of names, in the order of the paths; no folder below is opened.

    Hidden files and READMEs are no seeds. `unlisted` gets the errors of folders that cannot be opened.
    """
    found: list[Path] = []
    for at, folders, names in os.walk(folder, onerror=unlisted.append):
        below = [name for name in folders if Path(at) == folder and not Path(at, name).is_symlink()]
        found += [Path(at, name) for name in {*folders, *names}.difference(below)]
        folders[:] = [name for name in below if name[0] != "."]
    return sorted(path for path in found if path.name[0] != "." and path.name != "README.md")


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links that lead to each other; which error it is depends on the Python
        return False


def _unusable(path: Path, shown: str, root: Path, wanted: Collection[str]) -> Problem | None:
    """Why what stands in a seeds folder is not to be read, or None. `wanted` are the endings that files have there."""
    mark = Mark(path=shown)
    if path.is_symlink() and not _inside(path, root):
        message = "the link leads out of the seeds folder, or in a circle"
        return mark.problem("path-outside", message, "put the file itself here instead of a link")
    if not path.is_file():
        fix = "articles go into seeds/, names into the folder of their kind in it, such as seeds/models/"
        return mark.problem("unknown-file", f"'{shown}' is no file that the build reads", fix)
    if path.suffix not in wanted:
        fix = "use the ending " + " or ".join(f"'{suffix}'" for suffix in wanted)
        return mark.problem("unknown-file", f"a file ending in '{path.suffix}' is not read here", fix)
    if not FILE_NAME.fullmatch(path.name):
        fix = "use Latin letters, digits, '-', '_' and '.' only, at most 100 characters"
        return mark.problem("bad-file-name", f"{path.name!r} cannot stand in an address", fix)
    if (size := path.stat().st_size) > SIZE_LIMIT:
        message = f"the file has {size:,} bytes, the limit is {SIZE_LIMIT:,}"
        return mark.problem("too-large", message, "is it one article? remove what is not")
    return None


LIST = ".generated"
UNFINISHED = ".unfinished"  # where files wait for their places; a crash can leave some there


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many files were written, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def generated(docs: Path) -> set[str]:
    """The paths, from the folder `docs`, of all pages that the build has written there; a damaged line is none."""
    listed = docs / LIST
    text = listed.read_text(encoding="utf-8", errors="surrogateescape") if listed.exists() else ""
    return {line for line in text.split("\n") if line.isprintable()} - {""}


def write(pages: Iterable[Page | File | Standing], docs: Path) -> tuple[Written | None, tuple[Problem, ...]]:
    """Make the folder `docs` hold these pages. They may come one by one: each is written aside as it comes, and all of
    them take their places when the last is there.

    Returns problems, and changes nothing, where a page would overwrite a file that was written by hand or leave
    the folder. Raises OSError where a page cannot be written.
    """
    root, ours, aside = docs.resolve(), generated(docs), docs / UNFINISHED
    wanted, problems = set[str](), list[Problem]()
    changed: dict[str, Path] = {}  # by path, where its new text waits
    _clear(aside)
    with _cleared(aside):
        for page in pages:
            wanted.add(path := page.path)
            if isinstance(page, Standing):
                continue
            data = page.data if isinstance(page, File) else page.text.encode("utf-8")
            current = _bytes(docs / path)
            problems += _misplaced(path, docs, root, by_hand=path not in ours and current not in (None, data))
            if current != data and not problems:
                changed[path] = aside / str(len(changed))
                _put(data, changed[path], docs / path)
        if problems:
            return None, tuple(problems)
        leftovers = sorted(path for path in ours - wanted if _inside(docs / path, root))
        if changed or ours != wanted:
            replace(docs / LIST, _lines(ours | wanted), aside / LIST)
        for path, waiting in changed.items():
            _move(waiting, docs / path)
        for path in leftovers:
            _remove(docs / path, docs)
        if ours != wanted:
            replace(docs / LIST, _lines(wanted), aside / LIST)
    return Written(changed=len(changed), same=len(wanted) - len(changed), removed=len(leftovers)), ()


def replace(path: Path, data: bytes, aside: Path) -> None:
    """Write a file whole or not at all: first as `aside`, on the same disk. Raises OSError that names the file."""
    _put(data, aside, path)
    _move(aside, path)


def _misplaced(path: str, docs: Path, root: Path, *, by_hand: bool) -> Iterator[Problem]:
    """Why a page is not to be written, if it is not."""
    mark = Mark(path=f"{docs.name}/{path}")
    if by_hand:
        message = "this file would be overwritten by a generated page, and the build did not write it"
        fix = "move it elsewhere, or delete it if it is an old generated page"
        yield mark.problem("not-generated", message, fix)
    elif not _inside((docs / path).parent, root):
        fix = "is there a link to another folder in between? remove it"
        yield mark.problem("path-outside", f"the page would be written outside of '{docs.name}'", fix)


def create(files: Iterable[File], seeds: Path) -> tuple[Problem, ...]:
    """Write new files into the seeds folder, all or none. Where one is there already, none is written.

    Raises OSError where that cannot be done.
    """
    wanted = {source: seeds / source.path.rpartition("/")[2] for source in files}
    problems = tuple(
        Mark(path=source.path).problem(
            "file-exists",
            "there is a file of this name, and nothing is overwritten",
            "move it away, or give the other one another name",
        )
        for source, path in wanted.items()
        if path.exists() or path.is_symlink()
    )
    if problems:
        return problems
    with ExitStack() as undo:
        for source, path in wanted.items():
            undo.enter_context(_whole(path, path))
            with path.open("xb") as file:
                file.write(source.data)
    return ()


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _lines(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in sorted(paths)).encode("utf-8")


def _put(data: bytes, aside: Path, path: Path) -> None:
    """Write aside what is to become the file `path`, which an error names."""
    with _whole(aside, path):
        aside.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(data)


def _move(aside: Path, path: Path) -> None:
    with _whole(aside, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(path)


@contextmanager
def _cleared(folder: Path) -> Iterator[None]:
    """However this ends, `folder` is gone, as far as it can be."""
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear(path: Path) -> None:
    """Remove what a crash has left. A link is not followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _whole(written: Path, path: Path) -> Iterator[None]:
    """What fails in here, or is interrupted, leaves no half of the file `written`; an error says that `path` fails."""
    try:
        yield
    except BaseException as error:
        if not (isinstance(error, FileExistsError) and error.filename == str(written)):  # else it is somebody else's
            written.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in (None, str(written)):
            error.filename = str(path)
        raise


def _remove(path: Path, docs: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
