"""What is kept from one build to the next: found whole or not at all, and only as long as it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terbuka.kept import Kept, key_of

ONE, TWO = key_of([b"one"]), key_of([b"two"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "kept"


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 1000])
def test_what_was_put_is_found_by_the_next_build(folder: Path, data: bytes) -> None:
    Kept(folder).put(ONE, data)
    assert Kept(folder).get(ONE) == data
    assert Kept(folder).get(TWO) is None


def test_the_last_word_counts(folder: Path) -> None:
    kept = Kept(folder)
    kept.put(ONE, b"first")
    kept.put(ONE, b"last")
    assert kept.get(ONE) == b"last"


def test_nothing_is_found_or_swept_where_no_folder_is(folder: Path) -> None:
    kept = Kept(folder)
    assert kept.get(ONE) is None
    kept.sweep()
    assert not folder.exists()


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"\xff"])
def test_what_is_damaged_is_not_found(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    Kept(folder).put(ONE, b"data")
    path = folder / ONE
    path.write_bytes(damage(path.read_bytes()))
    kept = Kept(folder)
    assert kept.get(ONE) is None
    kept.sweep()
    assert [*folder.iterdir()] == []


def test_what_was_not_asked_for_is_removed(folder: Path) -> None:
    old = Kept(folder)
    for key in (ONE, TWO):
        old.put(key, b"old")
    (folder / f"{TWO}.1").touch()  # as a build leaves it that was killed
    new = Kept(folder)
    new.get(TWO)
    new.put(key_of([b"new"]), b"new")
    new.sweep()
    assert {path.name for path in folder.iterdir()} == {TWO, key_of([b"new"])}


def test_what_cannot_be_kept_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    with pytest.raises(OSError, match=ONE):
        Kept(tmp_path / "kept").put(ONE, b"x")


def test_no_half_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, os.strerror(28), str(path))

    Kept(folder).put(ONE, b"old")
    with monkeypatch.context() as patch, pytest.raises(OSError, match=ONE):
        patch.setattr(Path, "write_bytes", full)
        Kept(folder).put(ONE, b"new")
    assert Kept(folder).get(ONE) == b"old"
    assert len([*folder.iterdir()]) == 1


@given(st.lists(st.binary()), st.lists(st.binary()))
def test_a_key_stands_for_its_parts_and_their_order(parts: list[bytes], others: list[bytes]) -> None:
    assert (key_of(parts) == key_of(others)) == (parts == others)
