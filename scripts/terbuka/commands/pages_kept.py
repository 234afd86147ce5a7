"""What `mkdocs build` does, with its own functions, but each page is made once and kept until something changes that
it hangs on: then an edit costs the pages that it changes. Those that are to be made are made on all processors.

A page is kept under the hash of the frame (settings, templates, versions) and of its own Markdown. It is taken if its
links find the files that they found. The pages of the navigation hang on each other and are always made.
The folder can be deleted at any time; what the last build did not need is removed from it.
"""

import hashlib
import logging
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePath

from jinja2 import Environment
from jinja2.runtime import Context
from mkdocs.commands.build import _build_extra_template, _build_theme_template, build, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, clean_directory, write_file
from mkdocs.utils.yaml import yaml_load

from terbuka.commands.beside import done_beside
from terbuka.commands.page_html import make_html
from terbuka.commands.page_store import Made, PageStore
from terbuka.kept import key_of
from terbuka.progress import Progress

# What makes HTML of Markdown, and looks at nothing but the page. With other extensions MkDocs builds the site.
EXTENSIONS = {"attr_list", "fenced_code", "pymdownx.blocks.html", "tables", "toc"}
PACKAGES = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "pymdown-extensions", "pyyaml")
AROUND = ("nav", "pages")  # what templates know of other pages
LOGGER = logging.getLogger("mkdocs")


class LooksAround(Exception):
    """A template looks at other pages than its own, so that no page can be made alone."""


def build_site(config: MkDocsConfig, folder: Path, progress: Progress) -> None:
    """Build the site of this configuration, byte for byte as MkDocs does. Pages are kept in `folder`.

    Raises what MkDocs raises, and OSError. With plugins, which may look at anything, MkDocs builds it by itself.
    """
    if any(config.plugins.events.values()) or not EXTENSIONS.issuperset(config.markdown_extensions):
        build(config)
        return
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    LOGGER.addHandler(counter)
    try:
        _Build(config, folder, progress).run()
    except LooksAround:
        build(config)
        return
    finally:
        LOGGER.removeHandler(counter)
    if config.strict and (counts := counter.get_counts()):
        raise Abort(f"Aborted with {', '.join(f'{count} {level.lower()}s' for level, count in counts)} in strict mode!")


class _Build:
    def __init__(self, config: MkDocsConfig, folder: Path, progress: Progress) -> None:
        self.config, self.store, self.progress = config, PageStore(folder), progress
        self.env: Environment = config.theme.get_env()
        # Or each page looks twenty times whether a template changed.
        self.env.get_template = cache(self.env.get_template)  # type: ignore[method-assign]
        self.files = _Asked(get_files(config))
        self.files.add_files_from_theme(self.env, config)
        set_exclusions(self.files, config)
        self.nav: Navigation = get_navigation(self.files, config)
        self.pages = self.files.documentation_pages()
        self.frame = _frame(config)

    def run(self) -> None:
        clean_directory(self.config.site_dir)
        self.files.copy_static_files()
        with closing(self._each()) as pages:
            for _ in self.progress("rendering pages", pages, len(self.pages)):
                pass
        self.store.sweep()
        for name in self.config.theme.static_templates:
            _build_theme_template(name, self.env, self.files, self.config, self.nav)
        for name in self.config.extra_templates:
            _build_extra_template(name, self.files, self.config, self.nav)
        for file in self.pages:
            _page(file).validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)

    def _each(self) -> Generator[None]:
        """Put each page into the site, taken or made. Their order does not matter, for none looks at another."""
        for page in self.nav.pages:
            self._read(page)
        for page in self.nav.pages:
            html, _ = self._rendered(page)
            if html:
                write_file(html, page.file.abs_dest_path)
            yield
        others = {*self.pages}.difference(page.file for page in self.nav.pages)
        keys = {file: self._key(file) for file in self.pages if file in others}
        wanted = []
        for file, key in keys.items():
            if made := self._kept(key):
                self._finish(file, key, made)
                yield
            else:
                wanted.append(file)
        wanted.sort(key=_size, reverse=True)
        left = dict(enumerate(wanted))
        with closing(done_beside(len(wanted), lambda number: self._make(wanted[number], keys[wanted[number]]))) as done:
            for number in done:
                if made := self._kept(key := keys[left[number]]):
                    self._finish(left.pop(number), key, made)
                    yield
        for file in left.values():  # without other processes, and what has failed in them
            self._finish(file, keys[file], self._make(file, keys[file]))
            yield

    def _make(self, file: File, key: str) -> Made:
        """Make a page and keep it under its key, until the next build if its source did not change meanwhile."""
        page = _page(file)
        with _heard() as warnings:
            found, missed = self._read(page)
            html, made = self._rendered(page)
        made = made._replace(found=found, missed=missed, warnings=warnings)
        page.markdown = page.content = None  # which would take much room
        self.store.put(key, made, html, lasting=self._key(file) == key)
        return made

    def _read(self, page: Page) -> tuple[frozenset[str], frozenset[str]]:
        """Make HTML of a page's Markdown. Returns the paths that its links asked for, those found and those missed."""
        self.files.found, self.files.missed = set(), set()
        page.read_source(self.config)
        make_html(page, self.config, self.files)
        return frozenset(self.files.found), frozenset(self.files.missed)

    def _rendered(self, page: Page) -> tuple[bytes, Made]:
        """A page that was read, put into its template."""
        self.env.context_class = _Alone
        page.active = True
        context = get_context(self.nav, self.pages, self.config, page)
        output = self.env.get_template(str(page.meta.get("template", "main.html"))).render(dict(context))
        page.active = False
        self.env.context_class = Context
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        html = output.encode("utf-8", errors="xmlcharrefreplace") if output.strip() else b""
        anchors = frozenset(page.present_anchor_ids or ())
        return html, Made(page.title, page.meta, frozenset(), frozenset(), anchors, links, ())

    def _finish(self, file: File, key: str, made: Made) -> None:
        """Put a page into the site, say what was said when it was made, and tell its facts to the steps that follow."""
        self.store.place(key, Path(file.abs_dest_path))
        page = _page(file)
        page.meta, page.title = dict(made.meta), made.title
        page.present_anchor_ids = set(made.anchors)
        page.links_to_anchors = {self.files.src_uris[path]: links for path, links in made.links.items()}
        for level, message in made.warnings:
            LOGGER.log(level, "%s", message)

    def _kept(self, key: str) -> Made | None:
        """A page that is kept under a key and that would be made as it was, if there is one."""
        if not (made := self.store.get(key)):
            return None
        there = self.files.src_uris
        found = all(path in there for path in made.found) and not any(path in there for path in made.missed)
        return made if found else None

    def _key(self, file: File) -> str:
        """Under what a page is kept."""
        return key_of((self.frame, file.src_uri.encode(), self.store.digest(file.abs_src_path or "")))


class _Asked(Files):
    """The files of a site, which remember what a page's links asked for."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.found: set[str] = set()
        self.missed: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        if file:
            self.found.add(file.src_uri)
        else:
            self.missed.add(PurePath(path).as_posix())
        return file


class _Alone(Context):
    """What a template of a page can look at, which is not the other pages."""

    def resolve_or_missing(self, key: str) -> object:
        if key in AROUND:
            raise LooksAround
        return super().resolve_or_missing(key)


@contextmanager
def _heard() -> Iterator[list[tuple[int, str]]]:
    """The warnings of MkDocs, which nobody else hears."""
    heard: list[tuple[int, str]] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append((record.levelno, record.getMessage()))  # type: ignore[method-assign]
    others, LOGGER.handlers = LOGGER.handlers, [handler]
    try:
        yield heard
    finally:
        LOGGER.handlers = others


def _frame(config: MkDocsConfig) -> bytes:
    """All that each page hangs on beside its Markdown, as one word."""
    with Path(config.config_file_path).open("rb") as file:
        settings = yaml_load(file)  # with what it takes from the environment
    os.umask(mask := os.umask(0))
    facts = settings, config.site_url, os.environ.get("SOURCE_DATE_EPOCH"), mask, sys.version, *map(version, PACKAGES)
    word = hashlib.sha256(repr(facts).encode("utf-8", "surrogateescape"))
    for path in sorted(Path(__file__).parent.glob("page*.py")):
        word.update(path.read_bytes())
    templates = Path(config.theme.custom_dir or os.devnull)
    for path in sorted(templates.rglob("*")):
        if path.is_file():
            word.update(f"\0{path.relative_to(templates)}\0{path.stat().st_size}\0".encode("utf-8", "surrogateescape"))
            word.update(path.read_bytes())
    return word.digest()


def _page(file: File) -> Page:
    assert file.page is not None  # the navigation gives each file its own
    return file.page


def _size(file: File) -> int:
    return Path(file.abs_src_path or "").stat().st_size
