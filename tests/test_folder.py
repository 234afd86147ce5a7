"""The site that opens from a folder, by its file `index.html`: everything a reader clicks leads to a file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright import sync_api as playwright
from samples import examples
from served import listening
from sites import BELOW, ROOT, Built, links, parse, text_of
from terbuka.commands.folder import from_folder, make_folder, write_folder
from terbuka.languages.interface import load_languages
from terbuka.progress import Progress

QUIET = Progress(None, None, quiet=True)
LANGUAGES = {language.tag: language for language in load_languages()}


@pytest.fixture(scope="module")
def folder(real_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, to be opened from a folder whose name is no plain word."""
    made = tmp_path_factory.mktemp("look") / "a site, 100% #1"
    write_folder(real_site.site, made, "/", QUIET)
    return made


# ── Every link of every page ──


def leads_nowhere(folder: Path) -> Iterator[str]:
    """What of all that leads or loads on the pages in a folder leads out of it, to no file, or to no place of it."""
    pages = {path: parse(path.read_bytes()) for path in folder.rglob("*.html")}
    ids = {path: frozenset(page.xpath("//@id")) for path, page in pages.items()}
    assert len(pages) > 5
    for path, page in pages.items():
        found = [(name, address) for element, name, address in links(page) if not element.get("hreflang", "").isspace()]
        found += [
            ("refresh", element.get("content").partition("url=")[2])
            for element in page.iter("meta")
            if element.get("http-equiv") == "refresh"
        ]
        for name, address in found:
            if urlsplit(address).scheme:
                continue
            parts = urlsplit(urljoin(path.as_uri(), address))
            target = Path(unquote(parts.path))
            there = target.is_file() and target.is_relative_to(folder)
            if not there or (parts.fragment and unquote(parts.fragment) not in ids.get(target, ())):
                yield f"{path.relative_to(folder)}: {name}={address}"


def test_every_link_of_every_page_leads_to_a_file_and_a_place_in_it(folder: Path) -> None:
    assert not [*leads_nowhere(folder)]


def test_so_it_does_on_pages_of_texts_that_try_everything(nasty_site: Built, tmp_path: Path) -> None:
    write_folder(nasty_site.site, tmp_path / "look", "/", QUIET)
    on_the_site = {
        (page, href)
        for page, document in nasty_site.pages.items()
        for _, _, href in links(document)
        if (target := nasty_site.target(page, href)) and f"{target[0]}index.html" not in nasty_site.files
    }
    assert len([*leads_nowhere(tmp_path / "look")]) <= len(on_the_site)


def test_a_site_below_a_path_opens_from_a_folder_too(site_below: Built, tmp_path: Path) -> None:
    write_folder(site_below.site, tmp_path / "look", urlsplit(BELOW).path, QUIET)
    assert not [*leads_nowhere(tmp_path / "look")]


def test_nothing_else_of_a_page_changes(real_site: Built, folder: Path) -> None:
    leading = {"href", "src", "action"}
    for name, data in real_site.files.items():
        copied = (folder / name).read_bytes()
        if not name.endswith(".html"):
            assert copied == data
            continue
        for was, now in zip(parse(data).iter(), parse(copied).iter(), strict=True):
            assert (was.tag, was.text, was.tail) == (now.tag, now.text, now.tail)
            assert was.keys() == now.keys()
            assert {k: v for k, v in was.items() if k not in leading} == {
                k: v for k, v in now.items() if k not in leading
            }


# ── Addresses ──


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a href="../articles/">', '<a href="../articles/index.html">'),
        ('<a href="../articles/?a=b&amp;c#p5">', '<a href="../articles/index.html?a=b&amp;c#p5">'),
        ('<a class="x" href="../..">', '<a class="x" href="../../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ("<A HREF='x/'>", '<A HREF="x/index.html">'),
        ("<a href=x/ id=y>", '<a href="x/index.html" id=y>'),
        ('<a href="x&#47;">', '<a href="x/index.html">'),
        ('<a\nhref = "x/">', '<a\nhref = "x/index.html">'),
        ('<form action="../search/">', '<form action="../search/index.html">'),
        ('<script src="/open/a.js"></script>', '<script src="../a.js"></script>'),
        ('<a href="/open/">', '<a href="../index.html">'),
        ('<a href="/open">', '<a href="../index.html">'),
        ('<a href="/open/id/#p1">', '<a href="../id/index.html#p1">'),
        (
            '<meta http-equiv="refresh" content="0; url=../x/">',
            '<meta http-equiv="refresh" content="0; url=../x/index.html">',
        ),
        # What leads out of the site, within the page or to a file stays, and so does whatever only looks like a link.
        *(
            (same, same)
            for same in (
                '<a href="">',
                '<a href="#p5">',
                '<a href="?a=b">',
                '<a href="../x.json">',
                '<a href="https://e.example/">',
                '<a href="//e.example/">',
                '<a href="mailto:a/">',
                '<a href="/elsewhere/">',
                '<a href="/opened/">',
                '<a title="a > b" data-href="x/">',
                "<p title=\"<a href='x/'>\">",
                '<meta name="description" content="0; url=../x/">',
                '<!-- <a href="x/"> -->',
                '<!-- <a href="x/">',
                '<script>a = "<a href=\\"x/\\">"</script>',
                '<title><a href="x/"></title>',
                "&lt;a href=x/&gt;",
                'a < b href="x/"',
                '<a title="<a href=x/>',
            )
        ),
        ('<title>a</title><a href="x/">', '<title>a</title><a href="x/index.html">'),
        ('<noscript><a href="x/"></noscript>', '<noscript><a href="x/index.html"></noscript>'),
    ],
)
def test_an_address(html: str, told: str) -> None:
    assert from_folder(html, "about/index.html", "/open/") == told


pieces = st.sampled_from(
    [
        "<",
        "<a ",
        "<script ",
        "<title",
        "</",
        "<!--",
        "-->",
        ">",
        '"',
        "'",
        "=",
        "href",
        "src=",
        "content",
        "x/",
        "../",
        "/",
    ]
)


@examples(100)
@given(st.lists(pieces | st.text(max_size=3), max_size=12).map("".join))
def test_any_page_is_told_once(html: str) -> None:
    told = from_folder(html, "a/b/index.html", "/")
    assert from_folder(told, "a/b/index.html", "/") == told
    if "href" not in html and "src" not in html and "content" not in html:
        assert told == html


# ── The folder ──


def test_the_folder_is_replaced_whole(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "docs" / "templates").mkdir(parents=True)
    for name, text in {"index.html": '<a href="a/">', "a/index.html": '<a href="../">', "a/x.json": "{}"}.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    (tmp_path / ".build").mkdir()
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "old.html").touch()
    make_folder(tmp_path, QUIET)
    made = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "look").rglob("*") if path.is_file()}
    assert made == {"look/index.html", "look/a/index.html", "look/a/x.json"}
    assert (tmp_path / "look" / "a" / "index.html").read_text() == '<a href="../index.html">'
    assert not [*(tmp_path / ".build").iterdir()]


# ── In a browser ──


def test_readers_click_through_the_folder(folder: Path, window: playwright.Page) -> None:
    root = f"{folder.as_uri()}/"
    with listening(window, "error", "warning") as heard:
        window.goto(f"{root}index.html")
        assert window.evaluate("document.styleSheets.length") == 1
        window.click("nav.masthead__nav a:has-text('Articles')")
        window.wait_for_url(f"{root}articles/index.html")
        window.select_option("form.filters select[name=language]", "id")
        window.wait_for_url(f"{root}articles/index.html?language=id")
        window.click(".masthead__languages a[hreflang=id]")
        window.wait_for_url(f"{root}id/articles/index.html?language=id")
        assert window.evaluate("document.documentElement.lang") == "id"
        window.click("ul a.title >> visible=true")
        window.click("article .headerlink >> nth=0")
        window.wait_for_url(re.compile("/articles/.*/index.html#p"))
        window.goto(f"{root}compare/index.html")
        window.click(".choice input >> nth=0")
        window.wait_for_url(re.compile(r"/compare/index.html\?models="))
        window.goto(f"{root}404.html")
        window.click(".not-found[lang=pt-BR] a")
        window.wait_for_url(f"{root}pt-BR/index.html")
    # Modules alone are refused: the search, which says so itself, and what is offered by a script alone.
    pages = [parse(path.read_bytes()) for path in folder.rglob("index.html")]
    refused = {Path(src).name for page in pages for src in page.xpath("//script[@type='module']/@src")}
    assert "search.js" in refused
    assert not [fault for fault in heard.faults if not any(name in fault for name in (*refused, "ERR_FAILED"))]
    assert {urlsplit(request).scheme for request in heard.requests} <= {"file", "data"}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_search_says_that_it_does_not_work_there(folder: Path, window: playwright.Page, tag: str) -> None:
    language = LANGUAGES[tag]
    window.goto(f"{folder.as_uri()}/{language.folder}index.html")
    window.click(".masthead__search")
    window.wait_for_url(f"{folder.as_uri()}/{language.folder}search/index.html")
    window.wait_for_selector(f"text={language.say('site.search_folder')}")
    assert not window.is_visible("#search-q")
    window.click(f"a:text-is('{language.say('site.search_articles')}')")
    window.wait_for_url(f"{folder.as_uri()}/{language.folder}articles/index.html")


def test_where_a_server_shows_the_pages_the_search_has_its_field(real_site: Built) -> None:
    for language in LANGUAGES.values():
        page = real_site.pages[f"{language.folder}search/"]
        (said,) = page.xpath("//*[@data-folder='yes']")
        assert text_of(said) == language.say("site.search_folder") and said.get("hidden") is not None
        (form,) = page.xpath("//*[@data-folder='no']")
        assert form.get("hidden") is None


def test_an_old_address_leads_on_with_its_place(folder: Path, window: playwright.Page) -> None:
    old = from_folder(
        '<meta charset="utf-8"><meta http-equiv="refresh" content="9; url=../../articles/">'
        '<a id="target" href="../../articles/">x</a><script src="../../assets/moved.js"></script>',
        "articles-once/old/index.html",
        "/",
    )
    place = folder / "articles-once" / "old"
    place.mkdir(parents=True)
    try:
        (place / "index.html").write_text(old, encoding="utf-8")
        window.goto(f"{place.as_uri()}/index.html#p5")
        window.wait_for_url(f"{folder.as_uri()}/articles/index.html#p5")
    finally:
        shutil.rmtree(place.parent)
