"""A folder takes the place of another: in one step where that can be had, and mended where it cannot."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import tree
from terbuka.commands import exchange

OLD, NEW = {"index.html": b"old", "a/b.html": b"old"}, {"index.html": b"new", "c/d.html": b"new"}


@pytest.fixture(params=["in one step", "in two"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the old folder stands; the new one stands at `beside`."""
    if request.param == "in two":
        monkeypatch.setattr(exchange, "swap", lambda one, other: False)
    put(tmp_path / "site", OLD)
    put(beside(tmp_path), NEW)
    return tmp_path / "site"


def beside(folder: Path) -> Path:
    return folder / ".build" / "site"


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def everything(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(root).items() if not name.startswith("elsewhere/")}


def test_two_folders_are_swapped_in_one_step(tmp_path: Path) -> None:
    put(tmp_path / "site", OLD)
    put(beside(tmp_path), NEW)
    if not exchange.swap(beside(tmp_path), tmp_path / "site"):
        pytest.skip("this disk swaps no folders")
    assert (tree(tmp_path / "site"), tree(beside(tmp_path))) == (NEW, OLD)


def test_what_cannot_be_swapped_stays(tmp_path: Path) -> None:
    put(tmp_path / "site", OLD)
    assert not exchange.swap(beside(tmp_path), tmp_path / "site")
    assert tree(tmp_path) == {f"site/{name}": data for name, data in OLD.items()}


def test_the_new_folder_takes_the_place_and_nothing_else_is_left(place: Path) -> None:
    exchange.exchange(beside(place.parent), place)
    assert tree(place.parent) == {f"site/{name}": data for name, data in NEW.items()}
    assert not list((place.parent / ".build").iterdir())


@pytest.mark.parametrize("there", ["nothing", "a file", "a link to nothing", "a link to a folder"])
def test_so_it_does_where_no_folder_was(place: Path, there: str) -> None:
    place.rename(place.with_name("elsewhere"))
    if there == "a file":
        place.write_bytes(b"x")
    elif there == "a link to nothing":
        place.symlink_to("nowhere")
    elif there == "a link to a folder":
        place.symlink_to("elsewhere")
    exchange.exchange(beside(place.parent), place)
    assert everything(place.parent) == {f"site/{name}": data for name, data in NEW.items()}
    assert tree(place.with_name("elsewhere")) == OLD
    assert not place.is_symlink()
    assert not list((place.parent / ".build").iterdir())


def test_a_new_folder_that_cannot_come_leaves_the_old_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self == beside(place.parent):
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, target)

    monkeypatch.setattr(exchange, "swap", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PermissionError):
        exchange.exchange(beside(place.parent), place)
    assert tree(place) == OLD


class Killed(BaseException):
    """As if the process had been killed here."""


@pytest.mark.parametrize("after", range(12))
def test_whatever_step_is_the_last_the_next_start_finds_one_of_them_whole(
    place: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """The steps are the calls that change the disk. Between two of them the place may be empty, but only then."""
    steps = 0

    def counting(name: str) -> None:
        real = getattr(os, name)

        def step(*arguments: object, **options: object) -> object:
            nonlocal steps
            steps += 1
            if steps > after:
                raise Killed
            return real(*arguments, **options)

        patch.setattr(os, name, step)

    with monkeypatch.context() as patch:
        for name in ("rename", "unlink", "rmdir"):
            counting(name)
        with suppress(Killed):
            exchange.exchange(beside(place.parent), place)
    exchange.mend(place, place.parent / ".build")
    assert tree(place) in (OLD, NEW)
    exchange.discard(beside(place.parent))
    assert not list((place.parent / ".build").iterdir())


def test_mending_takes_nothing_away_from_a_place_that_is_taken(place: Path) -> None:
    put(place.parent / ".build" / exchange.ASIDE, {"half": b"x"})
    exchange.mend(place, place.parent / ".build")
    assert tree(place) == OLD


def test_a_link_is_discarded_and_not_followed(place: Path) -> None:
    link = place.with_name("link")
    link.symlink_to(place)
    exchange.discard(link)
    assert not link.is_symlink()
    assert tree(place) == OLD
