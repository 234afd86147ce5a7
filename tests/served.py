"""Serves built sites as a host would, for tests in a real browser, and tells how colours stand out there."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright import sync_api as playwright
from sites import need

# Chromium is not to speak to anyone on its own, and CI has no user to shield it from.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NARROW: playwright.ViewportSize = {"width": 360, "height": 740}
WIDE: playwright.ViewportSize = {"width": 1440, "height": 900}


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder under a path, and its 404.html at any address that is not there."""

    def __init__(self, *arguments: Any, under: str, headers: dict[str, str], **options: Any) -> None:
        self.under, self.more = under, headers
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.under) if path.startswith(self.under) else "nothing"
        return super().translate_path(f"/{below}")

    def end_headers(self) -> None:
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser leaves a page while it loads
            super().handle()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path, under: str = "/", headers: dict[str, str] | None = None) -> Iterator[str]:
    """Serve a site's folder on this machine; gives the address of its home page."""
    host = partial(_Host, under=under, headers=headers or {}, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), host)
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


def renew(page: playwright.Page) -> None:
    """Make a window as new, which costs a quarter of opening one: nothing is kept, nothing is stopped on its way."""
    if page.url.startswith("http"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    page.unroute_all()
    page.goto("about:blank")  # before anything else changes, which the page would keep
    page.context.clear_cookies()
    if page.viewport_size != NARROW:
        page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="light")
    page.set_default_timeout(5000)


@dataclass
class Heard:
    """What a window asked for, and what went wrong in it."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def listening(page: playwright.Page, *said: str) -> Iterator[Heard]:
    """Write down what a window asks for and what goes wrong in it; `said`: the kinds of console messages that are."""
    heard = Heard()

    def answered(answer: playwright.Response) -> None:
        if answer.status >= 400:
            heard.faults.append(f"{answer.status} {answer.url}")

    def failed(request: playwright.Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # that is what leaving a page while it loads does
            heard.faults.append(f"{request.failure} {request.url}")

    def spoke(message: playwright.ConsoleMessage) -> None:
        if message.type in said:
            heard.faults.append(message.text)

    def asked(dialog: playwright.Dialog) -> None:
        heard.faults.append(dialog.message)
        dialog.dismiss()

    listeners: dict[Any, Any] = {
        "dialog": asked,
        "request": lambda request: heard.requests.append(request.url),
        "response": answered,
        "requestfailed": failed,
        "console": spoke,
        "pageerror": lambda error: heard.faults.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield heard
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of a computed colour."""
    red, green, blue = (float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3])
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
