"""render: docs/ → site/. MkDocs makes the pages, Pagefind the index of the search; no logic of ours is in either."""

import hashlib
import logging
import os
import re
import traceback
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from terbuka.commands.exchange import discard, exchange, mend
from terbuka.commands.search_index import make_index
from terbuka.disk import generated, replace
from terbuka.pages.addresses import url
from terbuka.problems import Stopped
from terbuka.progress import Progress

ADDRESSES = ("SITE_URL", "REPO_URL")  # which mkdocs.yml takes from the environment


def make_site(root: Path, lock: int, progress: Progress) -> None:
    """Bring `site/` up to date with `docs/` and the settings.

    The old site stays until a whole new one takes its place. `lock` is the descriptor of the lock on `root`, which is
    held until the last process that writes has ended. Raises Stopped with what prevented it.
    """
    site, folder = root / "site", root / ".build"
    new, stamp = folder / "site", folder / "made-of"
    mend(site, folder)
    made_of = _made_of(root)
    if site.is_dir() and stamp.is_file() and stamp.read_text(encoding="utf-8") == _stamp(made_of, site):
        return
    progress.tell("site/: building")
    discard(new)
    render(root, new, progress, strict=True, kept=folder / "pages")
    (new / "sitemap.xml.gz").unlink(
        missing_ok=True
    )  # MkDocs's own: robots.txt names what it is of, hosts compress that
    if dead := list(dead_links(root / "docs", new)):
        raise Stopped("\n".join(dead))
    make_index(root, new, folder / "search", progress, lock)
    done = _stamp(made_of, new)
    exchange(new, site)
    replace(
        stamp, done.encode("utf-8"), stamp.with_name("made-of.new")
    )  # last of all: without it the site is made again


def render(
    root: Path,
    site: Path,
    progress: Progress,
    *,
    strict: bool,
    kept: Path | None = None,
    dirty: bool = False,
    address: str | None = None,
) -> None:
    """Have MkDocs render `docs/` into the folder `site`. Raises Stopped or OSError with what prevented it.

    `strict`: any warning prevents it. `kept`: the folder in which pages are kept for the next time.
    `dirty`: only what is older than its source, other files stay as they are.
    `address` is that of the site, if not the one that mkdocs.yml gives. Warnings are printed.
    """
    for _ in _sources(root):  # that they are files
        pass
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1704067200")  # archives hold their time: a fixed one keeps them equal
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from terbuka.commands.pages_kept import build_site

    handler = logging.StreamHandler(progress)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(lambda record: not record.getMessage().startswith(("A 'dirty' build", "Error building page")))
    logging.getLogger("mkdocs").handlers = [handler]
    settings = {"site_url": address} if address else {}
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=strict, **settings)
        if kept:
            build_site(config, kept, progress)
        else:
            with progress.stage("rendering pages"):
                build(config, dirty=dirty)
    except (Exception, SystemExit) as error:
        if isinstance(error, OSError) and error.errno:  # the disk's, not that of a template which is nowhere
            error.filename = error.filename2 or error.filename
            raise
        raise Stopped(_told(error, root)) from error


def dead_links(docs: Path, site: Path) -> Iterator[str]:
    """What leads nowhere in the rendered pages that were written by hand: MkDocs knows the links of Markdown alone."""
    from lxml import html

    names = {file.path.removeprefix(f"{docs}{os.sep}") for file in _files(docs) if file.name.endswith(".md")}
    for name in sorted(names - generated(docs)):
        page = site / url(name) / "index.html"
        for article in html.parse(BytesIO(page.read_bytes())).iterfind(".//article") if page.is_file() else ():
            for _, _, link, _ in article.iterlinks():
                parts = urlsplit(link)
                target = page.parent / unquote(parts.path) if parts.path else page
                target = target / "index.html" if target.is_dir() else target
                anchor = f'id="{parts.fragment}"' if parts.fragment else ""
                there = target.is_file() and (not anchor or anchor in target.read_text(encoding="utf-8"))
                if not (parts.scheme or parts.netloc or there):
                    yield f"docs/{name}: the link '{link}' leads nowhere"
            for text in article.xpath(".//text()[not(ancestor::code or ancestor::pre)]"):
                for reference in re.findall(r"\]\[[^\]\[]*\]", text):
                    yield f"docs/{name}: the link of '{reference[1:]}' is given nowhere"


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What stands in a folder and in those below it, but for the folders."""
    folders = [os.fspath(folder)]
    for at in folders:  # which grows
        with os.scandir(at) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    yield entry


def _sources(root: Path) -> Iterator[os.DirEntry[str]]:
    """The files of `docs/`. Raises Stopped where one is none: MkDocs would publish whatever a link leads to."""
    for entry in _files(root / "docs"):
        if not entry.is_file(follow_symlinks=False):
            shown = Path(entry).relative_to(root)
            raise Stopped(f"{shown}: this is a link or no file: put the file itself there")
        yield entry


def _told(error: BaseException, root: Path) -> str:
    """An error of MkDocs in one line, with its place: for a template its file and line."""
    if isinstance(error, SystemExit):  # its own words
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{place.filename.removeprefix(f'{root}/')}:{place.lineno}: {type(error).__name__}: {error}"


def _made_of(root: Path) -> str:
    """What the site is made of, as one word: it changes with any file, setting or version that the site hangs on."""
    files = [root / name for name in ("mkdocs.yml", "pagefind.yml", "requirements/site.txt")]
    files += (root / "scripts" / "terbuka" / "commands").glob("*.py")  # of our code these alone see the site
    facts = [f"{name}={os.environ.get(name, '')}" for name in ADDRESSES]
    facts += [_state(str(path), path.lstat(), root) for path in files]
    facts += [_state(file.path, file.stat(), root) for file in _sources(root) if file.name[0] != "."]
    return _word(facts)


def _stamp(made_of: str, site: Path) -> str:
    """The mark of a site that is done: what it was made of, and what its files were, which hands can have changed."""
    return f"{made_of}\n{_word(_state(file.path, file.stat(follow_symlinks=False), site) for file in _files(site))}\n"


def _state(path: str, found: os.stat_result, root: Path) -> str:
    """The path, size and time of a file."""
    return f"{path[len(str(root)) :]} {found.st_size} {found.st_mtime_ns}"


def _word(facts: Iterable[str]) -> str:
    """Facts as one word, in whatever order they come."""
    return hashlib.sha256("\0".join(sorted(facts)).encode("utf-8", "surrogateescape")).hexdigest()
