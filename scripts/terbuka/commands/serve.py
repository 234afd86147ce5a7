"""live: shows the site while its files are edited, and has the browser load each page anew after an edit.

The script makes the pages again after an edit of a seed, a label or the code, and MkDocs renders those that changed.
After an edit of what stands around every page it renders those that a browser shows, and then all of them, elsewhere,
which takes the old site's place when it is done.
A mistake is printed, and what was there before it is still shown.
(`mkdocs serve` answers no request after a mistake in a template, and does not render pages again for a mended one.)
Files are looked at a few times a second, as MkDocs does: that needs no library and works on every disk.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from terbuka.pages.addresses import url

PAUSE = 0.25  # seconds between two looks
SOURCES = ("seeds/", "scripts/")  # what the pages are made from
FRAME = ("docs/templates/", "mkdocs.yml")  # what stands around every page
WATCHED = (*SOURCES, "docs/", "mkdocs.yml")
EVENTS = "/.live?"  # where a page waits for a newer one than itself
SCRIPT = "<script>new EventSource('{address}').onmessage = () => location.reload()</script>\n</body>"

Times = dict[str, int]


class Server(ThreadingHTTPServer):
    """Serves a folder on this machine alone, once it has one."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.site: Path | None = None
        self.version = 0
        self.open: set[Path] = set()  # pages that a browser shows
        self.changed = threading.Condition()  # held to change the three
        super().__init__(("127.0.0.1", port), Handler)

    def show(self, site: Path) -> None:
        """Serve this folder from now on; pages that are open are loaded anew."""
        if self.site is None:
            threading.Thread(target=self.serve_forever, daemon=True).start()
        with self.changed:
            self.site, self.version = site, time.time_ns()
            self.open.clear()
            self.changed.notify_all()

    def opened(self) -> tuple[Path, ...]:
        """The pages that a browser shows, as files."""
        with self.changed:
            return tuple(self.open)

    def handle_error(self, *request: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser that went on to another page
            super().handle_error(*request)


class Handler(SimpleHTTPRequestHandler):
    server: Server

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.site)
        return super().translate_path(path)

    def do_GET(self) -> None:
        own = self.path.removeprefix(EVENTS)
        if own == self.path or not own.isdecimal():
            super().do_GET()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        page = urlsplit(self.headers.get("Referer", "")).path
        with self.server.changed:
            self.server.open.add(Path(self.translate_path(page)) / "index.html")
            self.server.changed.wait_for(lambda: self.server.version > int(own))
        self.wfile.write(b"data: new\n\n")

    def send_head(self) -> BytesIO | None:
        """A page with the script that waits for the next one; a page that is not there as readers get it."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        status = HTTPStatus.OK if path.exists() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            path = self.server.site / "404.html"
        if path.suffix != ".html" or not path.exists():
            return super().send_head()
        script = SCRIPT.format(address=f"{EVENTS}{self.server.version}")
        data = path.read_bytes().replace(b"</body>", script.encode(), 1)
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing of requests: the terminal is for problems."""


def serve(root: Path, port: int) -> int:
    """Serve the project at `root` until interrupted; the exit code is 1 if the port cannot be had."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # the first is ignored by what was started in the background
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        server = Server(port)
    except OSError as error:
        print(f"Port {port} cannot be had ({error.strerror}); PORT=… names another", file=sys.stderr)
        return 1
    with server, TemporaryDirectory(prefix="terbuka-") as temporary:
        try:
            _follow(root, server, Path(temporary))
        except KeyboardInterrupt:
            return 0


def _follow(root: Path, server: Server, temporary: Path) -> None:
    """Make the site, and make it again at each change."""
    _quiet_mkdocs()
    address = f"http://localhost:{server.server_port}/"
    seen: Times = {}
    shown: Times = {}  # what the site that is shown was rendered from
    while True:
        began = time.monotonic()
        now = _times(root)
        if now == seen:
            time.sleep(max(PAUSE, 4 * (time.monotonic() - began)))  # a large site is not to keep the machine busy
            continue
        if _of(now, SOURCES) != _of(seen, SOURCES):
            subprocess.run([sys.executable, str(root / "scripts" / "build_site.py")], cwd=root)
            before, now = now, _times(root)
            seen = now if _of(now, SOURCES) == _of(before, SOURCES) else {}  # edited while they were read: once more
        else:
            seen = now
        whole = server.site is None or _of(now, FRAME) != _of(shown, FRAME)
        site = temporary / str(time.monotonic_ns()) if whole else server.site
        if whole and server.site is not None and _age(server.opened()):
            error = _render(root, server.site, address, whole=False)  # first the pages that are being looked at
            if error is None:
                server.show(server.site)
        error = _render(root, site, address, whole)
        if error is None:
            if not shown:
                print(f"{address}  (Ctrl+C ends it)", flush=True)
            _remove(site, _of(shown, ["docs/"]).keys() - now.keys())
            shown = now
            server.show(site)
        elif _times(root) == now:  # else a file was written while it was read: look again
            print(error, end="", file=sys.stderr, flush=True)
        for folder in temporary.iterdir():
            if folder != server.site:
                shutil.rmtree(folder)


def _age(pages: Iterable[Path]) -> bool:
    """Have MkDocs take these pages for older than what they are made from; False if there are none."""
    found = [page for page in pages if page.exists()]
    for page in found:
        os.utime(page, (0, 0))
    return bool(found)


def _remove(site: Path, gone: Iterable[str]) -> None:
    """Remove what MkDocs made of files of `docs/` that are gone: it leaves it where it is."""
    for path in gone:
        path = path.removeprefix("docs/")
        (site / (f"{url(path)}index.html" if path.endswith(".md") else path)).unlink(missing_ok=True)


def _render(root: Path, site: Path, address: str, whole: bool) -> str | None:
    """Have MkDocs render the pages into the folder `site`, all or those that changed. Returns what prevented it."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), site_url=address, strict=False)
        build(config, dirty=not whole)
    except (Exception, SystemExit) as error:
        # The last frame is, for a template, its file and line.
        return "".join(traceback.format_exception(error, limit=-1))
    return None


def _quiet_mkdocs() -> None:
    """MkDocs' warnings, such as links that lead nowhere, go to the terminal; advice and what is said anyway do not."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(lambda record: not re.match("A 'dirty' build|Error building page", record.getMessage()))
    logging.getLogger("mkdocs").addHandler(handler)


def _times(root: Path) -> Times:
    """When each file was last changed, by its path from `root`."""
    times = {}
    for name in WATCHED:
        for path in (root / name, *(root / name).rglob("*")):
            try:
                if path.suffix != ".pyc" and not path.name.startswith(".") and path.is_file():
                    times[path.relative_to(root).as_posix()] = path.stat().st_mtime_ns
            except OSError:  # gone between the two looks
                continue
    return times


def _of(times: Times, names: Iterable[str]) -> Times:
    return {path: at for path, at in times.items() if path.startswith(tuple(names))}
