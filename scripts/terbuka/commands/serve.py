"""serve: shows the site while its files are edited, on MkDocs' own server, which has browsers load each page anew.

The script makes the pages, MkDocs renders those that changed (or all, elsewhere, if their frame did), Pagefind indexes.
"""

import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from terbuka.commands.alone import alone
from terbuka.commands.render import render
from terbuka.commands.temporary import temporary_folder
from terbuka.disk import generated
from terbuka.pages.addresses import url
from terbuka.problems import Stopped
from terbuka.progress import Progress


class Preview(LiveReloadServer):
    """The site of the project at `root`, in the folder `temporary`. A mistake is told, and the last site stays."""

    poll_response_timeout = 1  # seconds for which a page that waits holds one of the six connections of its browser

    def __init__(self, root: Path, temporary: Path, port: int) -> None:
        super().__init__(self.make, "127.0.0.1", port, root=str(temporary / "none"))
        self.project, self.temporary = root, temporary
        self.files: set[Path] = set()  # of docs/, that the site is made from
        self.frame: dict[Path, int] = {}  # what stands around every page, and when it was changed
        self.stop_indexing: Callable[[], None] = lambda: None
        self.error_handler = self.instead
        self.observer: Any = PollingObserverVFS(os.stat, self.watched, polling_interval=0.25)
        self.watch(str(root))
        self._want_rebuild = True  # it is made after the first look, so that no edit is missed

    def make(self) -> None:
        """Make the site again, as far as that can be done, and say what cannot."""
        command = [sys.executable, str(self.project / "scripts" / "build_site.py")]
        subprocess.run(command, cwd=self.project, env=os.environ | {"SITE_URL": self.address, "WITHOUT_CARDS": "1"})
        try:
            self.show()
        except (OSError, Stopped) as mistake:
            print(mistake, file=sys.stderr, flush=True)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_port}/"

    def show(self) -> None:
        docs = self.project / "docs"
        files = {Path(folder, name) for folder, _, names in os.walk(docs) for name in names}
        frame = {p: p.stat().st_mtime_ns for p in (self.project / "mkdocs.yml", *(docs / "templates").rglob("*"))}
        old, whole = Path(self.root), frame != self.frame
        site = self.temporary / str(time.monotonic_ns()) if whole else old
        progress = Progress(sys.stderr, sys.stdout)
        with alone(self.project):
            render(self.project, site, progress, strict=False, dirty=not whole, address=self.address)
        for gone in self.files - files:  # MkDocs leaves what it made of them
            path = gone.relative_to(docs).as_posix()
            (site / (f"{url(path)}index.html" if path.endswith(".md") else path)).unlink(missing_ok=True)
        if not self.files:
            print(f"{self.address}  (Ctrl+C ends it)", flush=True)
        self.root, self.files, self.frame = str(site), files, frame
        self.stop_indexing()
        if whole:
            shutil.rmtree(old, ignore_errors=True)
        self.index(site)

    def index(self, site: Path) -> None:
        """Make the index of the search beside, until there is a newer site."""
        command = [sys.executable, "-m", "terbuka.commands.search_index"]
        command += map(str, (self.project, site, self.temporary / "index"))
        process = subprocess.Popen(command, cwd=self.project / "scripts", process_group=0)

        def stop() -> None:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # Pagefind too
                process.wait()

        self.stop_indexing = stop

    def watched(self, folder: str | None) -> Iterator[os.DirEntry[str]]:
        """The entries of a folder that people edit."""
        if folder == str(self.project):  # at the beginning of each look
            self.made = {str(self.project / "docs" / path) for path in generated(self.project / "docs")}
        for entry in os.scandir(folder):
            known = folder != str(self.project) or entry.name in ("seeds", "scripts", "docs", "mkdocs.yml")
            if known and entry.name[0] != "." and entry.name != "__pycache__" and entry.path not in self.made:
                yield entry

    def instead(self, code: int) -> bytes:
        """What readers get where there is no page; it is loaded anew as all pages are."""
        page = Path(self.root) / f"{code}.html"
        return self._inject_js_into_html(page.read_bytes() if page.exists() else b"", self._visible_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """A page with the script that loads it anew, which its content security policy lets in, by its hash."""
        page: bytes = super()._inject_js_into_html(content, epoch)
        script = page.rpartition(b"<script>")[2].partition(b"</script>")[0]
        allowed = b"script-src 'sha256-%b'" % base64.b64encode(hashlib.sha256(script).digest())
        return page.replace(b"script-src", allowed, 1)

    def handle_error(self, *request: object) -> None:
        """Say nothing of a browser that went on to another page."""


def serve(root: Path, port: int) -> None:
    """Serve the project at `root` until interrupted. Raises Stopped if the port cannot be had."""
    with temporary_folder() as temporary:
        preview = Preview(root, temporary, port)
        try:
            preview.serve()
        except OSError as error:
            raise Stopped(f"Port {port} cannot be had ({error.strerror}); PORT=… names another") from error
        except KeyboardInterrupt:
            pass
        finally:
            preview.shutdown()
            preview.stop_indexing()
