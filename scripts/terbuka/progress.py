"""How far a command is, for what takes a while: on a terminal a bar, in a log a line now and then.

The stages of the build are watched by whoever wants to know: they stay pure, for what watches them changes nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, Protocol, TextIO, TypeVar

if TYPE_CHECKING:
    from tqdm import tqdm

SOON = 1.0  # seconds of a command after which a terminal shows where it is
EVERY = 5.0  # seconds between two lines of a log
T = TypeVar("T")


class Watch(Protocol):
    """Lets the items of a stage through, one by one, and counts them. `total`: how many they are, if that is known."""

    def __call__(self, stage: str, items: Iterable[T], total: int | None = None) -> Iterable[T]: ...


def unwatched(stage: str, items: Iterable[T], total: int | None = None) -> Iterable[T]:
    """What watches a stage for nobody."""
    return items


class Progress:
    """Tells on `stream` which stage a command is in, how far it is, how fast, and how long it will take.

    What was done is said on `said`. `quiet`: neither is told. Other words for the stream are given to `write`, so that
    no bar is in their way.
    """

    def __init__(self, stream: TextIO | None, said: TextIO | None, *, quiet: bool = False) -> None:
        self.stream, self.said, self.quiet = stream, said, quiet
        self.terminal = bool(stream and stream.isatty() and os.environ.get("TERM") != "dumb")
        self.began = self.told = time.monotonic()
        self.bar: tqdm[NoReturn] | None = None

    def tell(self, sentence: str) -> None:
        """Say what was done, or what begins."""
        if not self.quiet:
            print(sentence, file=self.said, flush=True)

    def __call__(self, stage: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        total = len(items) if total is None and isinstance(items, Sized) else total
        with self.stage(stage, total) as step:
            for item in items:
                yield item
                step(1)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """A stage that says itself how many more it has done, perhaps none: by calling what this gives."""
        began, told, count = time.monotonic(), self.told, 0

        def step(more: int) -> None:
            nonlocal count
            count += more
            if self.bar is not None:
                self.bar.bar_format = None if total or count else self.bar.bar_format
                self.bar.update(more)
            elif self.stream and not self.quiet and (now := time.monotonic()) - self.began > SOON:
                if self.terminal:
                    self.bar = self._bar(name, total, count)
                elif now - self.told > EVERY:
                    self.told = now
                    print(_line(name, count, total, now - began), file=self.stream, flush=True)

        step(0)  # so that a stage shows before the first of it is done
        try:
            yield step
        finally:
            if self.bar is not None:
                self.bar.close()
                self.bar = None
            if self.told != told:  # it was told on the way: its end is told too
                self.told = time.monotonic()
                print(f"{name}: done in {self.told - began:,.0f} s", file=self.stream, flush=True)

    def _bar(self, name: str, total: int | None, count: int) -> tqdm[NoReturn]:
        from tqdm import tqdm  # here, for it takes longer to load than most commands take

        form = None if total or count else "{desc}: {elapsed}"  # what is not counted
        width = os.get_terminal_size(self.stream.fileno()).columns if self.stream else 0
        return tqdm(  # a terminal that does not know its size says 0, and would get no bar
            desc=name,
            total=total or None,
            initial=count,
            unit="",
            file=self.stream,
            leave=False,
            bar_format=form,
            ncols=width or 80,
            nrows=20,
        )

    def write(self, text: str) -> None:
        """Write other words, as to the stream itself."""
        if self.stream:
            if self.bar is not None:
                self.bar.clear()
            self.stream.write(text)
            self.stream.flush()


def _line(name: str, count: int, total: int | None, seconds: float) -> str:
    """A stage in one line: `rendering pages: 912 of 2,021, 210 a second, 5 s left`."""
    if not (count or total):
        return f"{name}: {seconds:,.0f} s"
    told = f"{name}: {count:,}" + (f" of {total:,}" if total else "")
    if not count or seconds < SOON:  # too early to say how fast it is
        return told
    rate = count / seconds
    told += f", {rate:,.0f} a second" if rate > 10 else f", {rate:.1f} a second"
    return told + (f", {(total - count) / rate:,.0f} s left" if total and total > count else "")
