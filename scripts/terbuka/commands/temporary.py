"""A folder for the time of a command."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that is removed in the end, also if that is an interrupt or the end of the session."""
    numbers = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
    before = [(number, signal.signal(number, signal.default_int_handler)) for number in numbers]
    try:
        with TemporaryDirectory(prefix="terbuka-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    finally:
        for number, handler in reversed(before):
            signal.signal(number, handler)
