"""Work in processes beside this one, one for each processor."""

import os
import signal
from collections.abc import Callable, Generator
from typing import NoReturn


def done_beside(count: int, work: Callable[[int], object]) -> Generator[int]:
    """Do `work` for each number from 0 to `count`. Yields the numbers of what is done, as it is.

    It is dealt out in turn: what costs most comes first, so that it costs each process as much. A process ends at the
    first work that fails, or when this one has ended; what was not yielded in the end has not been done. With one
    processor, or where there can be no other processes, nothing is.
    """
    processes = min(processors(), count)
    if processes < 2:
        return
    end, told = os.pipe()
    children = []
    try:
        for nth in range(processes):
            if not (child := os.fork()):
                os.close(end)  # so that nobody reads it when this process has ended, and the next word fails
                _work(range(nth, count, processes), work, told)
            children.append(child)
        os.close(told)
        while said := os.read(end, 4):  # whole, for each is written at once
            yield int.from_bytes(said)
    finally:
        os.close(end)
        for child in children:
            os.kill(child, signal.SIGKILL)  # it has ended, unless this build was
            os.waitpid(child, 0)


def _work(numbers: range, work: Callable[[int], object], told: int) -> NoReturn:
    """What a process beside does. An error is met again, and told, where this one does what was not done."""
    try:
        for number in numbers:
            work(number)
            os.write(told, number.to_bytes(4))
    finally:
        os._exit(0)


def processors() -> int:
    """How many processes are worth having, 1 where there can be no other."""
    if not hasattr(os, "fork"):
        return 1
    affinity: Callable[[int], set[int]] = getattr(os, "sched_getaffinity", lambda _: set(range(os.cpu_count() or 1)))
    return len(affinity(0))
