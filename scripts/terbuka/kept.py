"""kept: what was worked out once and is asked for again by the next build, as bytes in a folder.

Each result lies in a file of its own, under a key that stands for all that it hangs on: whatever changes, the key
changes, so that nothing in the folder is ever wrong, and it can be deleted at any time.
Processes of one build may keep results at once.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from terbuka.disk import replace

T = TypeVar("T")
DIGEST = hashlib.sha256().digest_size  # bytes at the beginning of a file, by which damage to the rest is noticed


def key_of(parts: Iterable[bytes]) -> str:
    """The key of what hangs on these parts, and on their order. Its letters fit file names."""
    word = hashlib.sha256()
    for part in parts:
        word.update(len(part).to_bytes(8))
        word.update(part)
    return word.hexdigest()


def code_word(root: Path) -> bytes:
    """What stands for the code of the project at `root`, and for the versions that it runs on."""
    files = [*(root / "scripts").rglob("*.*"), root / "requirements" / "site.txt"]
    found = sorted(file for file in files if file.is_file() and file.suffix != ".pyc")
    parts = (part for file in found for part in (str(file.relative_to(root)).encode(), file.read_bytes()))
    return key_of((sys.version.encode(), *parts)).encode()


class Kept:
    """Results by their keys (see `key_of`), in a folder that is made for the first of them.

    `code` stands for what worked them out (see `code_word`), where keys say nothing of it.

    Its methods raise OSError where the disk cannot do what they need, but not for a result that is missing or damaged.
    """

    def __init__(self, folder: Path, code: bytes = b"", *, reads_only: bool = False) -> None:
        self.folder, self.code, self.reads_only = folder, code, reads_only
        self.used: set[str] = set()  # keys of what this object has put, and of what was found

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, if it is there and whole."""
        try:
            data = (self.folder / key).read_bytes()
        except FileNotFoundError:
            return None
        if hashlib.sha256(memoryview(data)[DIGEST:]).digest() != data[:DIGEST]:
            return None
        self.used.add(key)
        return data[DIGEST:]

    def put(self, key: str, data: bytes) -> None:
        """Keep a result, whole or not at all."""
        if self.reads_only:
            return
        digest = hashlib.sha256(data).digest()
        replace(self.folder / key, digest + data, self.folder / f"{key}.{os.getpid()}")
        self.used.add(key)

    def made(self, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` makes of these values alone, or has made. Both can be pickled."""
        key = key_of((self.code, pickle.dumps(of)))
        if data := self.get(key):
            found: T = pickle.loads(data)
            return found
        found = make()
        self.put(key, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
        return found

    def sweep(self) -> None:
        """Remove all that was not asked for since this object was made: at the end of a build that asks for all that
        it needs. What a build left that was killed goes too."""
        if self.folder.is_dir():
            for entry in [*os.scandir(self.folder)]:
                if entry.name not in self.used:
                    Path(entry).unlink(missing_ok=True)
