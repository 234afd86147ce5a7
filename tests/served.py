"""Serves built sites as a host would, for tests in a real browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright import sync_api as playwright
from sites import Built, need
from test_browser import ARGUMENTS


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder under a path, and its 404.html at any address that is not there."""

    def __init__(self, *arguments: object, under: str, **options: object) -> None:
        self.under = under
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.under) if path.startswith(self.under) else "nothing"
        return super().translate_path(f"/{below}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(built: Built, under: str = "/") -> Iterator[str]:
    """Serve a site on this machine; gives the address of its home page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, under=under, directory=str(built.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{under}"
    server.shutdown()
    server.server_close()


@contextmanager
def chromium() -> Iterator[playwright.Browser]:
    found = shutil.which("chromium")
    need(found, "Chromium is not installed (Debian: apt install chromium)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()
