"""How far a command is: told to a terminal by a bar, to a log by lines, and to nobody where it is quick or quiet."""

from __future__ import annotations

import io
import os
import pty
from collections.abc import Callable, Iterator

import pytest
from conftest import Ran
from terbuka import progress
from terbuka.progress import Progress


class Clock:
    """A clock that tests turn."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progress, "time", made)
    monkeypatch.setattr(progress, "EVERY", 5)
    return made


def slowly(clock: Clock, number: int, seconds: float = 1) -> list[int]:
    """A list of so many items, each of which takes so long to come."""

    class Slow(list[int]):
        def __iter__(self) -> Iterator[int]:
            for item in super().__iter__():
                clock.now += seconds
                yield item

    return Slow(range(number))


class Terminal:
    """A terminal that keeps what it is sent. It does not know its size, as many that programs open."""

    def __init__(self) -> None:
        self.own, other = pty.openpty()
        self.stream = os.fdopen(other, "w")
        assert os.get_terminal_size(other).columns == 0

    def shown(self) -> list[str]:
        """All that was shown by now, a state of the line each; the last one stands there still."""
        print(end="\a", file=self.stream, flush=True)  # what was sent comes in pieces: this is the last
        sent = b""
        while not sent.endswith(b"\a"):
            sent += os.read(self.own, 100_000)
        return sent[:-1].decode().replace("\r\n", "\n").split("\r")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


@pytest.fixture(params=["a terminal", "a log"])
def stream(request: pytest.FixtureRequest, terminal: Terminal) -> io.TextIOBase:
    return terminal.stream if request.param == "a terminal" else io.StringIO()


def test_all_items_come_through_in_order_and_as_they_are_asked_for(stream: io.TextIOBase) -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for number in range(3):
            asked.append(number)
            yield number

    watched = iter(Progress(stream, None)("stage", items()))
    assert (next(watched), asked) == (0, [0])
    assert [*watched] == [1, 2]


def test_what_is_quick_is_not_told(clock: Clock, terminal: Terminal) -> None:
    log = io.StringIO()
    for stream in (terminal.stream, log):
        told = Progress(stream, None)
        assert len([*told("stage", slowly(clock, 10, 0.05))]) == 10
        told.write("end")
    assert (terminal.shown(), log.getvalue()) == (["end"], "end")


def test_what_is_quiet_tells_nothing(clock: Clock, terminal: Terminal) -> None:
    said = io.StringIO()
    told = Progress(terminal.stream, said, quiet=True)
    assert len([*told("stage", slowly(clock, 10))]) == 10
    told.tell("Done.")
    told.write("a problem")
    assert (terminal.shown(), said.getvalue()) == (["a problem"], "")


def test_a_terminal_shows_the_stage_the_count_the_rate_and_the_time_left(terminal: Terminal, clock: Clock) -> None:
    shown: list[str] = []
    watched = Progress(terminal.stream, None)
    for item in watched("reading", slowly(clock, 10)):
        if item == 5:
            assert watched.bar is not None
            watched.bar.start_t -= 10  # as if ten seconds had passed for it too
            watched.bar.refresh()
            shown = terminal.shown()
    assert shown[-1].startswith("reading:  50%|")
    count, rest = shown[-1].split("|")[2].split(" [")
    assert count.strip() == "5/10"
    took, left, rate = rest.rstrip("] ").replace("<", ",").split(",")
    assert (took, left) == ("00:10", "00:16")  # it has counted three since it began to look
    assert rate.strip() == "3.33s/"
    assert max(map(len, shown)) <= 80


def test_a_terminal_has_nothing_left_on_its_line_in_the_end(terminal: Terminal, clock: Clock) -> None:
    for _ in Progress(terminal.stream, None)("reading", slowly(clock, 5)):
        pass
    *_, blank, last = terminal.shown()
    assert blank and not blank.strip()
    assert last == ""


def test_other_words_get_a_line_of_their_own(terminal: Terminal, clock: Clock) -> None:
    watched = Progress(terminal.stream, None)
    for item in watched("reading", slowly(clock, 5)):
        if item == 4:
            terminal.shown()
            watched.write("WARNING odd\n")
            *_, blank, line = terminal.shown()
            assert not blank.strip()
            assert line == "WARNING odd\n"


def test_a_log_gets_plain_lines_now_and_then(clock: Clock) -> None:
    log = io.StringIO()
    watched = Progress(log, None)
    for _ in watched("reading", slowly(clock, 2000, 0.01)):
        pass
    for _ in watched("writing", slowly(clock, 3, 0.1)):
        pass
    assert log.getvalue().splitlines() == [
        "reading: 501 of 2,000, 100 a second, 15 s left",
        "reading: 1,002 of 2,000, 100 a second, 10 s left",
        "reading: 1,503 of 2,000, 100 a second, 5 s left",
        "reading: done in 20 s",
    ]


def test_a_terminal_that_can_show_no_bar_is_a_log(
    clock: Clock, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    for _ in Progress(terminal.stream, None)("reading", slowly(clock, 8)):
        pass
    assert terminal.shown() == ["reading: 6 of 8, 1.0 a second, 2 s left\nreading: done in 8 s\n"]


@pytest.mark.parametrize(
    ("count", "total", "seconds", "line"),
    [
        (0, None, 12.3, "stage: 12 s"),
        (0, 14, 12.3, "stage: 0 of 14"),
        (7, None, 0.5, "stage: 7"),
        (7, 14, 0.5, "stage: 7 of 14"),
        (70, None, 14, "stage: 70, 5.0 a second"),
        (70, 140, 14, "stage: 70 of 140, 5.0 a second, 14 s left"),
        (70, 60, 2, "stage: 70 of 60, 35 a second"),
    ],
    ids=[
        "not counted",
        "none is done",
        "just begun",
        "of so many",
        "nobody knows of how many",
        "all is known",
        "more than expected",
    ],
)
def test_a_line_says_what_is_known(count: int, total: int | None, seconds: float, line: str) -> None:
    assert progress._line("stage", count, total, seconds) == line


def test_what_is_not_counted_is_told_by_its_time(terminal: Terminal, clock: Clock) -> None:
    with Progress(terminal.stream, None).stage("indexing") as step:
        clock.now += 2
        step(0)
        step(0)
    assert "indexing: 00:00" in [state.strip() for state in terminal.shown()]


def test_a_stage_shows_before_the_first_of_it_is_done(terminal: Terminal, clock: Clock) -> None:
    watched = Progress(terminal.stream, None)
    clock.now += 2
    with watched.stage("reading", 7) as step:
        assert terminal.shown()[-1].startswith("reading:   0%|")
    with watched.stage("writing") as step:
        assert terminal.shown()[-1].strip() == "writing: 00:00"
        step(1)
        assert watched.bar is not None
        watched.bar.refresh()
        assert terminal.shown()[-1].startswith("writing: 1 [")


def test_a_stage_that_fails_takes_its_bar_along(terminal: Terminal, clock: Clock) -> None:
    watched = Progress(terminal.stream, None)
    with pytest.raises(ZeroDivisionError), watched.stage("reading", 2) as step:
        clock.now += 2
        step(1)
        raise ZeroDivisionError
    assert watched.bar is None
    assert terminal.shown()[-1] == ""


GOOD = {"a.txt": "Sebuah model baru.\n", "a.yml": "language: id\ntitle: Judul\n"}


def test_a_quiet_build_says_nothing_but_problems(run: Callable[..., Ran]) -> None:
    ran = run(GOOD, "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert run({"b.txt": "Lain.\n"}, "--quiet").err.startswith("seeds/b.txt:1:1: no-notes ")


def test_every_long_stage_of_the_pages_is_told(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SOON", -1)
    monkeypatch.setattr(progress, "EVERY", -1)
    said = run(GOOD).err
    for stage in ("reading articles: 1 of 1,", "making pages: 1,"):
        assert stage in said
    assert "making pages: 1 of " in run({}).err, "as many as it made the last time"
    assert "\r" not in said
