"""write: pages on the disk. What was written by hand stays; a crash loses nothing."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import tree
from hypothesis import given
from hypothesis import strategies as st
from samples import examples
from terbuka.disk import LIST, UNFINISHED, Written, create, write
from terbuka.problems import Problem
from terbuka.types import File, Page

HAND = {"about.md": b"by hand", "articles/by-hand.md": b"by hand", "assets/site.css": b"by hand"}


def pages(texts: dict[str, str]) -> list[Page]:
    return [Page(path=path, text=text) for path, text in texts.items()]


def write_texts(texts: dict[str, str], docs: Path) -> Written:
    written, problems = write(pages(texts), docs)
    assert problems == ()
    assert written is not None
    return written


def put(docs: Path, files: dict[str, bytes]) -> None:
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(text)


def holds(docs: Path) -> dict[str, bytes]:
    """The files of a folder but the list of what was written."""
    return {path: text for path, text in tree(docs).items() if path != LIST}


def counts(written: Written) -> tuple[int, int, int]:
    return written.changed, written.same, written.removed


def refused(docs: Path, texts: dict[str, str]) -> list[Problem]:
    before = tree(docs)
    written, problems = write(pages(texts), docs)
    assert written is None
    assert tree(docs) == before
    return list(problems)


def test_pages_are_written_as_utf_8_with_their_line_ends(tmp_path: Path) -> None:
    assert counts(write_texts({"a.md": "é😀\n", "b/c.md": "x\r\ny"}, tmp_path / "docs")) == (2, 0, 0)
    assert holds(tmp_path / "docs") == {"a.md": "é😀\n".encode(), "b/c.md": b"x\r\ny"}


def test_writing_again_changes_nothing_not_even_times(tmp_path: Path) -> None:
    write_texts({"a.md": "x", "b/c.md": "y"}, tmp_path)
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    assert counts(write_texts({"a.md": "x", "b/c.md": "y"}, tmp_path)) == (0, 2, 0)
    assert {path.stat().st_mtime for path in tmp_path.rglob("*")} == {1}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_texts({"a.md": "x", "b.md": "y"}, tmp_path)
    os.utime(tmp_path / "a.md", (1, 1))
    assert counts(write_texts({"a.md": "x", "b.md": "z", "c.md": ""}, tmp_path)) == (2, 1, 0)
    assert (tmp_path / "a.md").stat().st_mtime == 1
    assert holds(tmp_path) == {"a.md": b"x", "b.md": b"z", "c.md": b""}


def test_leftovers_go_with_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    put(tmp_path, HAND)
    write_texts({"es/articles/a.md": "x", "articles/a.md": "x", "b.md": "y"}, tmp_path)
    assert counts(write_texts({"b.md": "y"}, tmp_path)) == (0, 1, 2)
    assert holds(tmp_path) == HAND | {"b.md": b"y"}
    assert not (tmp_path / "es").exists()


def test_the_folder_itself_stays_when_all_pages_go(tmp_path: Path) -> None:
    write_texts({"a.md": "x"}, tmp_path / "docs")
    assert counts(write_texts({}, tmp_path / "docs")) == (0, 0, 1)
    assert holds(tmp_path / "docs") == {}


def test_a_leftover_that_is_gone_already_is_no_problem(tmp_path: Path) -> None:
    write_texts({"a/b.md": "x", "c.md": "x"}, tmp_path)
    (tmp_path / "a" / "b.md").unlink()
    (tmp_path / "a").rmdir()
    write_texts({"c.md": "x"}, tmp_path)
    assert holds(tmp_path) == {"c.md": b"x"}


def test_a_page_that_was_deleted_by_hand_is_written_again(tmp_path: Path) -> None:
    write_texts({"a.md": "x"}, tmp_path)
    (tmp_path / "a.md").unlink()
    assert counts(write_texts({"a.md": "x"}, tmp_path)) == (1, 0, 0)


def test_a_file_written_by_hand_is_not_overwritten_and_nothing_else_is_written(tmp_path: Path) -> None:
    put(tmp_path, HAND)
    (problem,) = refused(tmp_path, {"about.md": "made", "new.md": "x"})
    assert (problem.path, problem.code, problem.warning) == (f"{tmp_path.name}/about.md", "not-generated", False)


def test_all_files_in_the_way_are_reported_at_once(tmp_path: Path) -> None:
    put(tmp_path, HAND)
    problems = refused(tmp_path, {"about.md": "made", "articles/by-hand.md": "made"})
    assert [problem.code for problem in problems] == ["not-generated", "not-generated"]


def test_moving_the_file_away_mends_it(tmp_path: Path) -> None:
    put(tmp_path, HAND)
    refused(tmp_path, {"about.md": "made"})
    (tmp_path / "about.md").rename(tmp_path / "about-us.md")
    write_texts({"about.md": "made"}, tmp_path)
    assert holds(tmp_path)["about-us.md"] == b"by hand"


def test_a_lost_list_is_no_loss_when_the_pages_are_the_same(tmp_path: Path) -> None:
    write_texts({"a.md": "x"}, tmp_path)
    (tmp_path / LIST).unlink()
    assert counts(write_texts({"a.md": "x"}, tmp_path)) == (0, 1, 0)
    assert counts(write_texts({}, tmp_path)) == (0, 0, 1)


@pytest.mark.parametrize("left", [bytes(40), b"\xff\xfe\x80", b"a.m\x00d\n"], ids=["zeros", "no-utf-8", "half"])
def test_nor_is_one_that_a_damaged_disk_has_left_of_it(tmp_path: Path, left: bytes) -> None:
    write_texts({"a.md": "x"}, tmp_path)
    (tmp_path / LIST).write_bytes(left)
    assert counts(write_texts({"a.md": "x"}, tmp_path)) == (0, 1, 0)


@pytest.mark.parametrize("path", ["../a.md", "../../a.md", "x/../../a.md", "/tmp/terbuka-outside.md"])
def test_a_page_outside_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (problem,) = refused(docs, {path: "x"})
    assert problem.code == "path-outside"
    assert list(tree(tmp_path)) == []


def test_a_folder_that_is_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    docs, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    docs.mkdir()
    elsewhere.mkdir()
    (docs / "articles").symlink_to(elsewhere)
    (problem,) = refused(docs, {"articles/a.md": "x"})
    assert problem.code == "path-outside"


def test_a_page_that_became_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside.md"
    outside.write_text("outside", encoding="utf-8")
    write_texts({"a.md": "x"}, docs)
    (docs / "a.md").unlink()
    (docs / "a.md").symlink_to(outside)
    write_texts({"a.md": "x"}, docs)
    assert (docs / "a.md").read_text(encoding="utf-8") == "x"
    assert not (docs / "a.md").is_symlink()
    assert outside.read_text(encoding="utf-8") == "outside"


def test_a_link_in_the_place_of_an_unfinished_file_is_not_followed(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside.md"
    docs.mkdir()
    outside.write_text("outside", encoding="utf-8")
    (docs / UNFINISHED).symlink_to(outside)
    write_texts({"a.md": "x"}, docs)
    assert outside.read_text(encoding="utf-8") == "outside"


def test_a_list_that_leads_out_of_the_folder_removes_nothing_there(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside.md"
    outside.write_text("outside", encoding="utf-8")
    write_texts({"a.md": "x"}, docs)
    (docs / LIST).write_text(f"../outside.md\n{outside}\na.md\n", encoding="utf-8")
    write_texts({"a.md": "x"}, docs)
    assert outside.exists()


names = st.sampled_from(["a.md", "b.md", "articles/a.md", "articles/b.md", "es/articles/a.md", "api/v1/a.json"])
contents = st.dictionaries(names, st.sampled_from(["", "x", "y"]))


@given(st.lists(contents, min_size=1, max_size=5))
@examples(40)
def test_after_any_writes_the_last_pages_stand_there_and_what_was_written_by_hand(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str]]
) -> None:
    docs = tmp_path_factory.mktemp("docs")
    put(docs, HAND)
    for texts in steps:
        write_texts(texts, docs)
    assert holds(docs) == HAND | {path: text.encode() for path, text in steps[-1].items()}
    assert (docs / LIST).exists() or not any(steps)


# Crashes

OLD = {"a.md": "old", "b.md": "same", "gone/c.md": "old", "gone.md": "old"}
NEW = {"a.md": "new", "b.md": "same", "d.md": "new", "more/e.md": "new"}


class Crash(Exception):
    """As if the power had failed."""


def crashing(monkeypatch: pytest.MonkeyPatch, method: str, after: int, *, half: bool = False) -> None:
    """Let a method of Path fail after so many calls; `half`: the failing call writes half of its bytes."""
    calls = 0
    real = getattr(Path, method)

    def failing(self: Path, *arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls <= after:
            return real(self, *arguments, **options)
        if half:
            (data,) = arguments
            real(self, data[: len(data) // 2])
        raise Crash

    monkeypatch.setattr(Path, method, failing)


# The list, three pages and the list again are written; an unfinished file and two leftovers are removed.
CRASHES = [("write_bytes", False, 5), ("write_bytes", True, 5), ("replace", False, 5), ("unlink", False, 3)]


@pytest.mark.parametrize(("method", "half", "after"), [(*crash, n) for *crash, calls in CRASHES for n in range(calls)])
def test_a_crash_leaves_whole_pages_and_the_next_run_mends_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, half: bool, after: int
) -> None:
    put(tmp_path, HAND)
    write_texts(OLD, tmp_path)
    with monkeypatch.context() as patch, pytest.raises(Crash):
        crashing(patch, method, after, half=half)
        write_texts(NEW, tmp_path)
    left = {path: text for path, text in holds(tmp_path).items() if path != UNFINISHED}
    assert {path: left.pop(path) for path in HAND} == HAND
    for path, text in left.items():
        assert text.decode() in (OLD.get(path), NEW.get(path)), path
    assert OLD.keys() & NEW.keys() <= left.keys()

    write_texts(NEW, tmp_path)
    assert holds(tmp_path) == HAND | {path: text.encode() for path, text in NEW.items()}


@pytest.mark.parametrize("after", range(5))
def test_after_a_crash_going_back_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    put(tmp_path, HAND)
    write_texts(OLD, tmp_path)
    with monkeypatch.context() as patch, pytest.raises(Crash):
        crashing(patch, "replace", after)
        write_texts(NEW, tmp_path)
    write_texts(OLD, tmp_path)
    assert holds(tmp_path) == HAND | {path: text.encode() for path, text in OLD.items()}
    assert sorted((tmp_path / LIST).read_text(encoding="utf-8").split()) == sorted(OLD)


# A disk that is full


@contextmanager
def full() -> Iterator[None]:
    """No file may grow beyond 1,000 bytes: more is refused as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_page_that_finds_no_room_leaves_nothing_half_written(tmp_path: Path) -> None:
    write_texts({"a.md": "old"}, tmp_path)
    with full(), pytest.raises(OSError) as caught:
        write_texts({"a.md": "x" * 2000}, tmp_path)
    assert caught.value.filename == str(tmp_path / "a.md")
    assert holds(tmp_path) == {"a.md": b"old"}


def test_an_article_that_finds_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    files = [File(path="seeds/a.txt", data=b"x"), File(path="seeds/a.yml", data=b"x" * 100_000)]
    with full(), pytest.raises(OSError) as caught:
        create(files, tmp_path)
    assert caught.value.filename == str(tmp_path / "a.yml")
    assert tree(tmp_path) == {}


def test_an_interrupt_leaves_no_half_of_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def opened(path: Path, mode: str) -> object:
        if path.suffix == ".yml":
            real(path, mode).close()
            raise KeyboardInterrupt
        return real(path, mode)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(KeyboardInterrupt):
        create([File(path="seeds/a.txt", data=b"x"), File(path="seeds/a.yml", data=b"x")], tmp_path)
    assert tree(tmp_path) == {}


def test_a_file_that_comes_in_between_stays_and_the_other_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def opened(path: Path, mode: str) -> object:
        if path.suffix == ".yml":
            path.write_bytes(b"theirs") if mode == "xb" else None
        return real(path, mode)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(FileExistsError):
        create([File(path="seeds/a.txt", data=b"x"), File(path="seeds/a.yml", data=b"x")], tmp_path)
    assert tree(tmp_path) == {"a.yml": b"theirs"}
