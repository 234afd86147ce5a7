"""Bad cases: what is made to be slow."""

from collections.abc import Iterator


def stress() -> Iterator[str]:
    yield from ()
