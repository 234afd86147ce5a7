"""The built site in a real browser: its paths, its looks, and that it asks nobody but itself for anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright import sync_api as playwright
from served import NARROW, WIDE, contrast, listening, luminance, renew, served
from sites import Built


@pytest.fixture(scope="module")
def origin(real_site: Built) -> Iterator[str]:
    """The address at which the real site is served."""
    with served(real_site.site) as address:
        yield address


@pytest.fixture
def visit(window: playwright.Page, origin: str) -> Iterator[Visit]:
    """A visit to the site. At its end nothing may have been asked of others, and nothing may have gone wrong."""
    with listening(window, "error", "warning") as heard:
        yield Visit(window, origin)
    assert [url for url in heard.requests if not url.startswith((origin, "data:", "blob:"))] == []
    assert heard.faults == []


class Visit:
    """A reader's window on the site."""

    def __init__(self, page: playwright.Page, origin: str) -> None:
        self.page, self.origin = page, origin
        self.page.set_viewport_size(WIDE)

    def reopen(self, size: playwright.ViewportSize, scheme: Literal["light", "dark"] = "light") -> None:
        renew(self.page)
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme=scheme)

    def go(self, address: str) -> None:
        self.page.goto(self.origin + address)

    @property
    def address(self) -> str:
        return self.page.url.removeprefix(self.origin)

    def style(self, selector: str, *names: str) -> dict[str, str]:
        """What the browser makes of the style of the first element that fits."""
        script = "(element, names) => names.map(name => getComputedStyle(element)[name])"
        return dict(zip(names, self.page.locator(selector).first.evaluate(script, names), strict=True))


@pytest.fixture(scope="module")
def kinds(real_site: Built) -> dict[str, str]:
    """A page of every kind."""
    articles = json.loads(real_site.files["api/v1/articles.json"])["articles"]
    model = json.loads(real_site.files["api/v1/models.json"])["models"][0]["url"]["id"]
    found = {"home": "id/", "models": "id/models/", "articles": "id/articles/", "about": "id/about/", "404": "404.html"}
    found |= {"model": model, "article": articles[0]["url"], "article with a byline": articles[1]["url"]}
    return found | {
        name: f"id/{name}/"
        for name in ("compare", "review", "strength", "coverage", "translations/dbrx-inside")
        if f"id/{name}/" in real_site.pages
    }


def test_from_home_over_an_article_to_a_model_and_back_to_the_very_block(visit: Visit) -> None:
    page = visit.page
    visit.go("id/")
    page.locator("main a[href*='articles/']:has-text('DBRX')").first.click()
    page.wait_for_url(re.compile("/id/articles/"))
    article = visit.address
    page.locator(".text a.evidence").first.click()
    page.wait_for_url(re.compile("/id/models/dbrx/#c-"))
    place = page.locator(f".statement a.place[href*='{article.rstrip('/').rpartition('/')[2]}']:visible").nth(2)
    quote = place.locator("xpath=ancestor::blockquote").inner_text().rpartition("¶")[0].strip()
    place.click()
    page.wait_for_url(re.compile(r"/id/articles/.*#p\d+$"))
    assert visit.address.startswith(f"{article}#p")
    block = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    playwright.expect(block).to_be_in_viewport()
    assert quote in block.inner_text()


def test_the_block_that_an_address_names_is_marked(visit: Visit, kinds: dict[str, str]) -> None:
    looks = ("backgroundColor", "outlineStyle", "outlineColor", "boxShadow", "borderLeftColor", "borderLeftWidth")
    for scheme in ("light", "dark"):
        visit.reopen(NARROW, scheme)
        visit.go(f"{kinds['article']}#p3")
        named, *others = (visit.style(f"#{block}", *looks) for block in ("p3", "p2", "p5"))
        assert all(named != other for other in others)
        assert others[0] == others[1]


def test_a_permalink_gives_the_address_of_its_block(visit: Visit, kinds: dict[str, str]) -> None:
    visit.go(kinds["article"])
    visit.page.locator("#p5").hover()
    visit.page.locator("#p5 a.headerlink").click()
    assert visit.address == f"{kinds['article']}#p5"


def test_what_was_left_out_is_folded_and_opens(visit: Visit, kinds: dict[str, str]) -> None:
    visit.go(kinds["article with a byline"])
    hidden = visit.page.locator("details.left-out li").first
    playwright.expect(hidden).to_be_hidden()
    visit.page.locator("details.left-out summary").click()
    playwright.expect(hidden).to_be_visible()


def test_the_language_switch_leads_to_the_same_model_in_another_language(visit: Visit) -> None:
    visit.go("models/dbrx/")
    for tag, address in (("id", "id/models/dbrx/"), ("pt-BR", "pt-BR/models/dbrx/"), ("en", "models/dbrx/")):
        visit.page.locator(f".masthead a[hreflang='{tag}']").click()
        visit.page.wait_for_url(visit.origin + address)
        assert visit.page.locator("html").get_attribute("lang") == tag
        assert visit.page.locator("h1").inner_text() == "DBRX"


def test_on_a_phone_a_language_that_leads_elsewhere_says_so_in_sight(visit: Visit, kinds: dict[str, str]) -> None:
    visit.reopen(NARROW)
    visit.go(kinds["article with a byline"])
    notes = visit.page.locator(".masthead__languages small")
    assert notes.count()
    for note in notes.all():
        playwright.expect(note).to_be_in_viewport(ratio=1)
        assert note.evaluate("note => getComputedStyle(note).clipPath") == "none"


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_translations_stand_side_by_side_and_on_a_phone_one_below_the_other(
    visit: Visit, kinds: dict[str, str], size: playwright.ViewportSize
) -> None:
    visit.reopen(size)
    visit.go(kinds["translations/dbrx-inside"])
    for row in visit.page.locator(".side-by-side tbody tr").all():
        one, other = (cell.bounding_box() for cell in row.locator("td").all())
        if size == NARROW:
            assert other["y"] >= one["y"] + one["height"]
            assert other["x"] == one["x"]
        else:
            assert other["x"] >= one["x"] + one["width"] - 1  # they share a border
            assert other["y"] == one["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(visit: Visit, kinds: dict[str, str], scheme: str) -> None:
    """WCAG 2.2 asks for 4.5:1 (success criterion 1.4.3), in the colours that the reader's system asks for."""
    visit.reopen(WIDE, scheme)
    grounds = """() => [...document.querySelectorAll('main p, main a, main dt, main dd, main h1, main h2, .masthead a,'
        + ' .colophon a, .colophon p, blockquote, summary, .unknown, .facts, .derived, td, th')].map(element => {
            let ground = 'rgba(0, 0, 0, 0)', at = element;
            for (; at && ground === 'rgba(0, 0, 0, 0)'; at = at.parentElement)
                ground = getComputedStyle(at).backgroundColor;
            const shown = element.checkVisibility({opacityProperty: true, visibilityProperty: true});
            return shown ? [element.outerHTML.slice(0, 80), getComputedStyle(element).color, ground] : null;
        }).filter(Boolean)"""
    for kind, address in kinds.items():
        visit.go(address)
        found = visit.page.evaluate(grounds)
        assert found, kind
        assert [each for each in found if contrast(*each[1:]) < 4.5] == [], kind
        ground = found[0][2]
        assert (luminance(ground) > 0.5) == (scheme == "light"), kind


def test_the_reader_can_choose_light_or_dark_and_the_site_remembers(visit: Visit, kinds: dict[str, str]) -> None:
    visit.go("id/")
    before = visit.style("body", "backgroundColor", "color")
    visit.page.locator(".masthead__scheme").click()
    after = visit.style("body", "backgroundColor", "color")
    assert luminance(after["backgroundColor"]) < luminance(before["backgroundColor"])
    visit.go(kinds["article"])
    assert visit.style("body", "backgroundColor", "color") == after


def test_the_skip_link_leads_to_the_text(visit: Visit, kinds: dict[str, str]) -> None:
    visit.go(kinds["article"])
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.address == f"{kinds['article']}#title"


def test_pages_can_be_read_without_scripts(
    without_scripts: playwright.Page, origin: str, kinds: dict[str, str]
) -> None:
    page = without_scripts  # it is narrow
    page.goto(origin + kinds["article"])
    playwright.expect(page.locator("#p1")).to_be_visible()
    playwright.expect(page.locator(".masthead__nav a").last).to_be_visible()
