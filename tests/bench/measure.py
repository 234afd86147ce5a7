"""What a command costs: the CPU seconds of all its processes, and the most memory that they have at once."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.1  # seconds between two looks at the memory
TOLD = 2000  # characters of what a command that failed has said


@dataclass(frozen=True, kw_only=True)
class Cost:
    """`cpu` in seconds, user and system together; `memory` in bytes, shared pages once where /proc tells (PSS)."""

    cpu: float
    memory: int


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, most: int = 0) -> Cost:
    """Run a command in a folder to its end. Raises RuntimeError with what it said where it fails.

    `most`: it is ended after so many CPU seconds, and TimeoutError raised.
    """

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most) if most else resource.getrlimit(resource.RLIMIT_CPU))

    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT, preexec_fn=limited
        )
        memory = _Memory(process.pid)
        with memory:
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            raise TimeoutError(f"{' '.join(map(str, command))}: not done in {most} CPU seconds")
        if process.returncode:
            said.seek(max(said.seek(0, os.SEEK_END) - TOLD, 0))
            raise RuntimeError(f"{' '.join(map(str, command))}: {said.read().decode(errors='replace')}")
    # The kernel tells of the largest process alone, and of no moment; it counts in bytes on macOS.
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(cpu=used.ru_utime + used.ru_stime, memory=memory.most or largest)


class _Memory:
    """Looks now and then at the memory of a process and of all that it started, as long as the context lasts."""

    def __init__(self, root: int) -> None:
        self.root, self.most, self.ended = root, 0, threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def _look(self) -> None:
        while PROC.is_dir() and not self.ended.wait(EVERY):
            self.most = max(self.most, sum(map(_share, _below(self.root))))


def _below(root: int) -> list[int]:
    """A process and its descendants."""
    parents: dict[int, list[int]] = {}
    for path in PROC.glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        parents.setdefault(parent, []).append(int(path.parent.name))
    found, waiting = [], [root]
    while waiting:
        found.append(at := waiting.pop())
        waiting += parents.get(at, ())
    return found


def _share(process: int) -> int:
    """The bytes of memory of a process; pages that several share are divided between them."""
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
