"""What a page loads and weighs, and that nothing is published which no page asks for.

The limits are those of a reader's line, not what pages weigh today. A server sends ten packets before it hears that any
arrived, then twenty (RFC 6928, RFC 5681). A slow line is that of Lighthouse's phone: 1.6 Mbit/s, 150 ms there and back.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright import sync_api as playwright
from samples import LANGUAGES
from served import listening, served
from sites import BELOW, ROOT, Built

FLIGHT = 10 * 1460  # bytes: the first ten packets
PAGE = 3 * FLIGHT  # a page's own HTML has arrived when the server has heard from the reader once
WHOLE = 80_000  # all that it loads stands within a second: four times there and back, and 0.4 s at 200 KB/s
SEARCH = 320_000  # what seeks is there when a word has been typed, 1.6 s after the search was opened
REQUESTS = 12  # a host without HTTP/2 is asked for six files at a time: for these twice

# What each script is for: a page loads those of which it has that, and no others.
EVERYWHERE = {"assets/scheme.js", "assets/site.js"}
SCRIPTS = {
    "offer": "//main//p[@class='offer']",
    "filters": "//main//form[@class='filters']",
    "voices": "//main//fieldset[@class='voices']",
    "compare": "//main//fieldset[@class='choice']",
    "versions": "//main//nav[@class='versions']",
    "cite": "//main//section[@class='cite']",
    "propose": "//main//section[@class='propose']",
    "search": "//main//div[@id='search']",
    "missing": "//main//div[@class='not-found']",
    "report": "//footer[@data-repository][//main//a[@class='place' or @class='headerlink']]",
}
# What is asked for by its name and a place that a script knows: the files, the script, and the words in it.
FETCHED = [
    ([f"{each.folder}search/words.json" for each in LANGUAGES], "finding.js", '"words.json", page'),
    (
        [f"{each.folder}search/spellings.json" for each in LANGUAGES],
        "finding.js",
        '"spellings.json", known.page',
    ),
    ([f"verify/{each.tag}.json" for each in LANGUAGES], "verify.js", "verify/${tag}.json"),
    (["pagefind/parts.json"], "parts.js", '"parts.json", folder'),
    (["pagefind/pagefind-worker.js"], "parts-worker.js", '"../pagefind/pagefind-worker.js"'),
]
ROOTS = ("index.html", "404.html", "robots.txt")  # what hosts, readers and programs ask for by themselves
# Asked for where seeds or settings are others than here.
ELSEWHERE = {"assets/moved.js": "of pages at old addresses", "assets/report.js": "where the site has a repository"}
MKDOCS = "sitemap.xml.gz"  # which MkDocs writes by itself, and `make site` takes away

SITES = ("real_site", "nasty_site", "addressed_site")


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def loads(site: Built, address: str) -> list[str]:
    """The paths of what a page loads before anybody has done anything on it."""
    page = site.pages[address]
    found = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")
    return [target[0] for link in found if (target := site.target(address, link))]


@cache
def packed(data: bytes) -> int:
    """How many bytes are sent of a file: hosts compress texts."""
    return len(gzip.compress(data, 6, mtime=0))


# ── What pages load ──


def test_a_page_loads_the_scripts_that_have_something_to_do_on_it(site: Built) -> None:
    for address, page in site.pages.items():
        wanted = {f"assets/{name}.js" for name, place in SCRIPTS.items() if page.xpath(place)}
        scripts = [path for path in loads(site, address) if path.endswith(".js")]
        assert len(scripts) == len({*scripts}), address
        assert {*scripts} == EVERYWHERE | wanted, address


def test_each_of_those_scripts_is_on_some_page(real_site: Built, addressed_site: Built) -> None:
    found = {path for site in (real_site, addressed_site) for page in site.pages for path in loads(site, page)}
    assert {f"assets/{name}.js" for name in SCRIPTS} <= found


def test_nothing_but_the_style_sheet_and_the_scheme_keeps_a_page_waiting_and_both_come_at_once(site: Built) -> None:
    for address, page in site.pages.items():
        waited = page.xpath("//head/link[@rel='stylesheet']/@href | //head/script[@src]/@src")
        assert [target[0] for link in waited if (target := site.target(address, link))] == [
            "assets/site.css",
            "assets/scheme.js",
        ], address
        inside = page.xpath("//body//script[@src][not(@defer or @type='module')]")
        assert all(script.getnext() is None for script in inside), address  # at the end
    assert sum(packed(site.files[path]) for path in ("assets/site.css", "assets/scheme.js")) <= FLIGHT


def test_no_page_is_heavier_than_a_slow_line_carries_in_a_second(site: Built) -> None:
    for address in site.pages:
        name = address if address.endswith(".html") else f"{address}index.html"
        files = {path: packed(site.files[path]) for path in loads(site, address)}
        page = packed(site.files[name])
        assert page <= PAGE, address
        assert sum(size for path, size in files.items() if path.endswith(".js")) <= FLIGHT, address
        assert page + sum(files.values()) <= WHOLE, address
        assert len(files) < REQUESTS, address


def test_a_browser_loads_what_the_page_names_and_nothing_else(browser: playwright.Browser, site_below: Built) -> None:
    """Of each kind of page, and of nobody but the site's own host."""
    kinds = {}
    for address, page in site_below.pages.items():
        kinds.setdefault(page.xpath("string(//meta[@name='search:kind']/@content)"), address)
    assert len(kinds) > 12
    with served(site_below.site, urlsplit(BELOW).path) as host:
        for address in kinds.values():
            window = browser.new_page()  # that has nothing kept of another page
            with listening(window, "error", "warning") as heard:
                # Until it has loaded: on a busy machine the line is idle before all that a page names is asked for.
                window.goto(host + address, wait_until="load")
                window.wait_for_load_state("networkidle")
            window.close()
            assert heard.faults == [], address
            asked = [url.removeprefix(host) for url in heard.requests if not url.startswith("data:")]
            # A browser without a window asks for no icon.
            assert {*asked} | {"assets/favicon.svg"} == {address, *loads(site_below, address)}, address


def test_what_seeks_is_there_when_a_word_has_been_typed(site_below: Built) -> None:
    """All of it that is the same whatever is asked, in all languages; in pagefind/ files are compressed already."""
    scripts = [f"assets/{name}.js" for name in ("search", "finding", "parts", "parts-worker")]
    programs = [path for path in site_below.files if re.fullmatch(r"pagefind/(parts.*|[\w.-]+\.js)", path)]
    known = [*scripts, *programs, "search/words.json"]
    wasm = [data for path, data in site_below.files.items() if re.fullmatch(r"pagefind/wasm\.[\w-]+\.pagefind", path)]
    assert len(wasm) == len(LANGUAGES)
    assert sum(packed(site_below.files[path]) for path in known) + sum(map(len, wasm)) <= SEARCH


# ── What is published ──


def named(site: Built, path: str) -> Iterator[str]:
    """The addresses that a file names, of what is loaded, linked to or fetched by it."""
    text = site.files[path].decode("utf-8", "replace")
    if path.endswith(".html"):
        page = site.pages[path.removesuffix("index.html")]
        yield from page.xpath("//@href | //@src | //@action | //@data-form | //@data-known | //@data-part")
        yield from page.xpath("//meta[@property='og:image']/@content")
        for data in page.xpath("//script[@type='application/ld+json']/text()"):
            yield from re.findall(r'"(https?://[^"]+)"', data)
    elif path.endswith((".js", ".css")):
        yield from re.findall(r"""["'(]([\w./-]+\.(?:js|css|svg))["')]""", text)
    elif path != "sitemap.xml":  # which names every page, whoever wants it
        yield from re.findall(r'https?://[^\s"<>)]+', text)


def asked_for(site: Built) -> set[str]:
    """The files that are reached from the roots, by what one names after the other."""
    found, todo = set(), [*ROOTS, *(path for paths, _, _ in FETCHED for path in paths)]
    while todo:
        path = todo.pop()
        if path in found or path not in site.files:
            continue
        found.add(path)
        base = "" if path == "404.html" else path.removesuffix("index.html")
        for whole in (urljoin(site.url + base, address) for address in named(site, path)):
            if whole.startswith(site.url):
                target = unquote(urlsplit(whole).path.removeprefix(urlsplit(site.url).path))
                todo.append(f"{target}index.html" if target.endswith("/") or not target else target)
    return found


def index_files(site: Built) -> Iterator[str]:
    """The files of the search's index that its lists name: each part's own, and the program of its language."""
    for language, parts in json.loads(site.files["pagefind/parts.json"]).items():
        yield f"pagefind/wasm.{language.lower()}.pagefind"
        for part in parts:
            folder = f"pagefind/{part['folder']}/"
            yield f"{folder}pagefind-entry.json"
            (facts,) = json.loads(site.files[f"{folder}pagefind-entry.json"])["languages"].values()
            meta = f"{folder}pagefind.{facts['hash']}.pf_meta"
            yield meta
            words = gzip.decompress(site.files[meta])
            for path in site.files:
                name = re.search(r"/(\w[\w-]+)\.pf_(?:index|filter|fragment)$", path)
                if path.startswith(folder) and name and name[1].encode() in words:
                    yield path


def test_nothing_is_published_that_no_page_asks_for(site_below: Built) -> None:
    for _, script, words in FETCHED:
        assert words in site_below.files[f"assets/{script}"].decode(), script
    asked = asked_for(site_below) | {*index_files(site_below)} | ELSEWHERE.keys()
    assert sorted(site_below.files.keys() - asked - {MKDOCS}) == []
    assert len(asked & site_below.files.keys()) > 300


def test_every_class_that_is_styled_stands_somewhere() -> None:
    """In a template, or in a script or a module that makes it."""
    folders = (ROOT / "docs" / "templates", ROOT / "docs" / "assets", ROOT / "scripts" / "terbuka")
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".html", ".js", ".py")]
    words = {word for path in files for word in re.findall(r"[\w-]+", path.read_text(encoding="utf-8"))}
    for path in (ROOT / "docs" / "assets").glob("*.css"):
        rules = re.sub(r"/\*.*?\*/|url\(.*?\)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        selectors = " ".join(re.findall(r"[^{};]+(?={)", rules))
        styled = set(re.findall(r"\.([a-z_][\w-]*)", selectors))
        made = {re.sub(r"^(share-|on-)\d$", r"\1", name) for name in styled}
        assert styled and sorted(made - words) == [], path.name
