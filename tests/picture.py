"""Takes the pictures of the README and of CONTRIBUTING.md: `make picture`. Needs Chromium.

That of the README is of the built site, the others are of one with the article that CONTRIBUTING.md shows claims of.
"""

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook import claims_on, example
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from sites import mkdocs, project, write_files

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / ".github" / "pictures"
BROWSER = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
REPOSITORY = "https://github.com/owner/repository"  # without one nothing can be proposed
ADDRESS = "articles/rimba-lab-opens-kancil-2-a-language-model-for-everybody/"
BEGIN, END = "learned from about", "12 trillion tokens"
WIDTH = 420  # pixels, of a phone
SELECT = """([begin, end]) => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (texts.nextNode()) {
    const { data } = texts.currentNode
    if (data.includes(begin)) range.setStart(texts.currentNode, data.indexOf(begin))
    if (data.includes(end)) range.setEnd(texts.currentNode, data.indexOf(end) + end.length)
  }
  getSelection().addRange(range)
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        print("Chromium is not installed: nothing was taken", file=sys.stderr)
        return 1
    os.environ["REPO_URL"] = REPOSITORY
    with sync_playwright() as play, TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=chromium, args=BROWSER)
        with served(ROOT / "site") as address:
            page = browser.new_page(viewport={"width": 1200, "height": 800}, color_scheme="light")
            page.goto(f"{address}models/granite-3-0/#group-openness")
            page.screenshot(path=PICTURES / "site.png")
        seeds = Path(folder) / "seeds"
        write_files(seeds, example(f"published: 2024-10-29\n{claims_on(('release-date', 'licence', 'partners'))}"))
        built = mkdocs(project(Path(folder) / "project", seeds), REPO_URL=REPOSITORY)
        with served(built.site) as address:
            take_proposal(browser, f"{address}{ADDRESS}")
        browser.close()
    for path in PICTURES.glob("*.png"):  # of few colours: a third of the bytes
        Image.open(path).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    return 0


def take_proposal(browser: Browser, article: str) -> None:
    """Select words of the article, and propose them as a statement."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 1180}, color_scheme="light", device_scale_factor=1.25)
    page.goto(article)
    page.evaluate(SELECT, [BEGIN, END])
    offer = page.locator(".propose-offer--beside button")
    offer.wait_for()
    page.wait_for_timeout(500)  # until it stands beside the words
    page.screenshot(path=PICTURES / "select.png", clip={"x": 0, "y": 110, "width": WIDTH, "height": 440})
    offer.click()
    form = page.locator("dialog[open]")
    form.locator("#propose-find").fill("tokens")
    form.locator("label:visible", has_text="Training tokens").first.click()
    page.screenshot(path=PICTURES / "propose.png", clip={"x": 0, "y": 0, "width": WIDTH, "height": 536})
    top = form.get_by_text("What the check would say").bounding_box()
    assert top
    page.screenshot(path=PICTURES / "verdict.png", clip={"x": 0, "y": top["y"] - 22, "width": WIDTH, "height": 206})


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
