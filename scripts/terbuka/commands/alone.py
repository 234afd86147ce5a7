"""One build at a time in a folder: two would take each other's files away."""

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = Path(".build", "lock")  # says who built last; it is held while they do


@contextmanager
def alone(folder: Path) -> Iterator[int]:
    """Build in `folder` while nobody else does. Whoever does is waited for, which is said on standard error.

    Gives the descriptor of the lock. The operating system holds it for as long as this process lives, or one that was
    given the descriptor: a build that is killed leaves no lock behind, unless a part of it still writes.
    Raises OSError where the lock cannot be written.
    """
    path = folder / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = _held(path)
    try:
        os.ftruncate(lock, 0)
        os.write(lock, f"process {os.getpid()}, since {time.strftime('%Y-%m-%d %H:%M:%S')}".encode())
        yield lock
    finally:
        os.close(lock)


def _held(path: Path) -> int:
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.1)  # whoever took it a moment ago writes down who they are
            holder = os.pread(lock, 100, 0).decode("utf-8", "replace") or "just begun"
            waiting = f"Another build is at work here ({holder}): waiting until it is done"
            print(waiting, file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists() and os.path.samestat(os.fstat(lock), path.stat()):
            return lock
        os.close(lock)  # `make clean` removed it in the meantime
