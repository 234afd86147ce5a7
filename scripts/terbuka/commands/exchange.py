"""Puts a folder in the place of another, so that whoever looks sees one of them, whole, at any time.

Linux and macOS swap two folders in one step. Where the system or the disk cannot, the old one is renamed aside, which
leaves a moment with none; a build that is killed in it is mended by the next one.
"""

import os
import shutil
import sys
from pathlib import Path

ASIDE, RUBBISH = "aside", "rubbish"  # the old folder while the new one comes, and what is being removed
SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(new: Path, place: Path) -> None:
    """Put the folder `new` at `place`, on the same disk, and remove what was there. It stays if OSError is raised."""
    if not place.is_dir():
        place.unlink(missing_ok=True)
        new.rename(place)
        return
    if not swap(new, place):
        aside = new.with_name(ASIDE)
        place.rename(aside)
        try:
            new.rename(place)
        except OSError:
            aside.rename(place)
            raise
        aside.rename(new)
    discard(new)


def mend(place: Path, folder: Path) -> None:
    """Put back what an exchange that was ended half-way has left aside in `folder`, and remove the rest of it."""
    aside = folder / ASIDE
    if aside.is_dir() and not place.exists():
        aside.rename(place)
    for leftover in (aside, folder / RUBBISH):
        discard(leftover)


def discard(path: Path) -> None:
    """Remove a folder, so that no half of it is ever found under its name."""
    rubbish = path.with_name(RUBBISH)
    if path.is_symlink():
        path.unlink()
    elif path.is_dir():
        if path != rubbish:
            shutil.rmtree(rubbish, ignore_errors=True)
            path.rename(rubbish)
        shutil.rmtree(rubbish, ignore_errors=True)


def swap(one: Path, other: Path) -> bool:
    """Swap two folders in one step, if that can be done here."""
    import ctypes  # here, for it takes a while to load

    library = ctypes.CDLL(None)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(os.fsencode(one), os.fsencode(other), SWAP)
        else:
            here = -100  # AT_FDCWD: paths are as those of any other call
            failed = library.renameat2(here, os.fsencode(one), here, os.fsencode(other), SWAP)
    except AttributeError:  # a library without it
        return False
    return not failed
