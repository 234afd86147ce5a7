"""live: shows the site while its files are edited.

`mkdocs serve` renders what changed in `docs/`, and has the browser load it anew. What it cannot know is done here:
the script makes the pages again after an edit of a seed, a label or the code; every page is rendered again after an
edit of what stands around them all; a page that is gone is removed. Files are looked at a few times a second, as
MkDocs does: that needs no library and works on every disk. A mistake is shown, and the pages stay as they were.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from terbuka.addresses import url
from terbuka.write import LIST

PAUSE = 0.25  # seconds between two looks
SOURCES = ("seeds", "scripts")  # what the pages are made from
FRAME = ("docs/templates", "mkdocs.yml")  # what stands around every page
PATIENCE = 10  # seconds in which MkDocs must end when it is asked to


def serve(root: Path, port: int) -> int:
    """Serve the project at `root` on this machine alone until interrupted; the exit code is MkDocs', if that ends."""
    for name in ("SIGTERM", "SIGHUP"):  # whatever ends this ends MkDocs too
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    with TemporaryDirectory(prefix="terbuka-") as temporary:
        sources = _times(root, SOURCES)
        _make_pages(root)
        # MkDocs makes the folder that it serves where it is told that temporary files go.
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root,
            env=os.environ | {"TMPDIR": temporary, "TEMP": temporary, "TMP": temporary, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            return _follow(root, server, Path(temporary), sources)
        except KeyboardInterrupt:
            return 0
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _follow(root: Path, server: subprocess.Popen[bytes], temporary: Path, sources: dict[Path, int]) -> int:
    """Do what edits ask for, until the server ends. `sources` are the times of the files that the pages are of."""
    frame = _times(root, FRAME)
    while server.poll() is None:
        time.sleep(PAUSE)
        if (now := _times(root, SOURCES)) != sources:
            sources = now
            pages = _made(root)
            _make_pages(root)
            _forget(temporary, pages - _made(root))
        if (now := _times(root, FRAME)) != frame:  # the script writes a template too, the labels'
            frame = now
            for path in (root / "docs").rglob("*.md"):
                path.touch()
    return server.returncode


def _make_pages(root: Path) -> None:
    """Run the script as `make` does, so that an edit of its code counts and a crash of it ends nothing."""
    subprocess.run([sys.executable, str(root / "scripts" / "build_site.py")], cwd=root)


def _times(root: Path, names: Iterable[str]) -> dict[Path, int]:
    """When each file was last changed."""
    files = (path for name in names for path in (root / name, *(root / name).rglob("*")))
    times = {}
    for path in files:
        try:
            if path.suffix != ".pyc" and path.is_file():
                times[path] = path.stat().st_mtime_ns
        except OSError:  # gone between the two looks
            continue
    return times


def _made(root: Path) -> set[str]:
    listed = root / "docs" / LIST
    return set(listed.read_text(encoding="utf-8").splitlines()) if listed.exists() else set()


def _forget(temporary: Path, gone: set[str]) -> None:
    """Remove pages that are gone from what MkDocs serves."""
    for site in temporary.glob("mkdocs_*"):
        for path in gone:
            file = site / (f"{url(path)}index.html" if path.endswith(".md") else path)
            file.unlink(missing_ok=True)
