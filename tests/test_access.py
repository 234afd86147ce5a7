"""access: every kind of page by keyboard, enlarged, with other spacing, in a narrow window (WCAG 2.2), in a browser.

What axe and others can tell stands in their own tests; here is what has to be tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from audit.kinds import kind_of, pages_of_every_kind, tag_of
from lxml import etree
from playwright.sync_api import Page, ViewportSize
from served import NARROW, WIDE, contrast, served
from sites import Built

SMALLEST: ViewportSize = {"width": 320, "height": 256}  # 1280 × 1024 enlarged to 400 % (1.4.10)

SHEET: ViewportSize = {"width": 643, "height": 972}  # A4 within margins of 2 cm

# The least room that readers may give their lines, words and letters (1.4.12).
SPACED = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }
"""
# Letters of twice the size (1.4.4).
LARGE = "html { font-size: 200% !important; }"


def longest_of_every_kind(built: Built) -> list[str]:
    """The address of the longest page of each kind in each language."""
    longest: dict[tuple[str, str], tuple[int, str]] = {}
    for address, page in built.pages.items():
        key = (kind_of(address), tag_of(address))
        longest[key] = max(longest.get(key, (0, "")), (len(page.text_content()), address))
    return sorted(address for _, address in longest.values())


@pytest.fixture(scope="module")
def real_host(real_site: Built) -> Iterator[str]:
    with served(real_site.site) as origin:
        yield origin


@pytest.fixture(scope="module")
def nasty_host(nasty_site: Built) -> Iterator[str]:
    with served(nasty_site.site) as origin:
        yield origin


SCRIPTS = """
    const isShown = element => element.checkVisibility({visibilityProperty: true})
    const told = element => element.outerHTML.slice(0, 120)
    const all = selector => [...document.querySelectorAll(selector)].filter(isShown)
    const styled = css => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        document.adoptedStyleSheets = [sheet]
    }

    // What can be seen of the page only by scrolling to its side, or not at all; but for what scrolls by itself, as
    // tables may (1.4.10).
    const scrolls = element => {
        for (let at = element; at; at = at.parentElement)
            if (at !== document.body && ['auto', 'scroll'].includes(getComputedStyle(at).overflowX))
                return at.querySelector('table, ol')
        return false
    }
    const cut = () => [
        ...document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} wide`] : [],
        ...all('body *').filter(element => {
            const {left, right, width} = element.getBoundingClientRect()
            const {position, overflowX, overflowY} = getComputedStyle(element)
            const isCut = [overflowX, overflowY].some(flow => ['hidden', 'clip'].includes(flow))
                && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
            return isCut || (width && (right > innerWidth + 1 || left < -1) && position !== 'fixed'
                && !element.matches('.skip') && !scrolls(element))
        }).map(told),
    ]

    // What would have to be scrolled, where nothing can be.
    const held = () => all('main *')
        .filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible')
        .map(told)

    // Targets smaller than 24 × 24 that stand less than that from others, but for those in a line of text (2.5.8).
    const TARGETS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]:not(div)'
    const box = element => {
        const label = element.labels?.[0]
        return (label?.contains(element) ? label : element).getBoundingClientRect()
    }
    const isInText = element => {
        let block = element
        while (getComputedStyle(block).display === 'inline') block = block.parentElement
        const copy = block.cloneNode(true)
        for (const target of copy.querySelectorAll('a, button')) target.remove()
        return block !== element && /\\p{L}/u.test(copy.textContent)
    }
    const tight = () => {
        const targets = all(TARGETS).map(element => {
            const {left, top, width, height} = box(element)
            return {element, rects: [...element.getClientRects()], x: left + width / 2, y: top + height / 2,
                isSmall: Math.min(width, height) < 24}
        })
        const near = (one, other) => other.isSmall
            ? Math.hypot(one.x - other.x, one.y - other.y) < 24
            : other.rects.some(({left, right, top, bottom}) => Math.hypot(
                Math.max(left - one.x, 0, one.x - right), Math.max(top - one.y, 0, one.y - bottom)) < 12)
        return targets
            .filter(one => one.isSmall && !isInText(one.element))
            .filter(one => targets.some(other => other !== one && near(one, other)))
            .map(({element}) => told(element))
    }
"""


def test_every_page_fits_a_window_of_320_pixels_and_letters_of_twice_the_size(
    window: Page, real_host: str, real_site: Built, nasty_host: str, nasty_site: Built
) -> None:
    """Whatever room readers give lines, words and letters; and a sheet of paper. Each target can be hit."""
    found = {}
    longest = [real_host + address for address in longest_of_every_kind(real_site)]
    for address in [*longest, *(nasty_host + page for page in pages_of_every_kind(nasty_site))]:
        window.set_viewport_size(SMALLEST)
        window.goto(address)
        window.evaluate("() => document.querySelectorAll('details').forEach(each => (each.open = true))")
        found[address, "narrow"] = window.evaluate(f"() => {{ {SCRIPTS} return [...cut(), ...tight()] }}")
        spaced = f"css => {{ {SCRIPTS} styled(css); return cut() }}"
        found[address, "spaced"] = window.evaluate(spaced, SPACED)
        window.set_viewport_size(SHEET)
        window.emulate_media(media="print")
        found[address, "on paper"] = window.evaluate(f"() => {{ {SCRIPTS} styled(''); return [...cut(), ...held()] }}")
        window.emulate_media(media="screen")
        window.set_viewport_size(WIDE)
        found[address, "large"] = window.evaluate(spaced, LARGE)
        found[address, "wide"] = window.evaluate(f"() => {{ {SCRIPTS} styled(''); return [...cut(), ...tight()] }}")
    assert len(found) > 100
    assert {where: faults for where, faults in found.items() if faults} == {}


# What the Tab key has come to is written down when the key is let go: asking each time takes twice as long.
WALK = """() => {
window.stops = []
addEventListener('keyup', () => {
    const element = document.activeElement
    if (element === document.body) return stops.push(null)
    const label = element.labels?.[0]
    const marked = [element, label].find(each => each && getComputedStyle(each).outlineStyle !== 'none')
    const rects = [...element.getClientRects()].filter(({width, height}) => width && height)
    const isCovered = rects.some(({left, right, top, bottom}) => {
        const [x, y] = [(left + right) / 2, (top + bottom) / 2]
        const at = document.elementFromPoint(x, y)
        return at && !element.contains(at) && !at.contains(element) && !label?.contains(at)
    })
    let ground = 'rgba(0, 0, 0, 0)'
    for (let at = element.parentElement; at && ground === 'rgba(0, 0, 0, 0)'; at = at.parentElement)
        ground = getComputedStyle(at).backgroundColor
    const style = marked && getComputedStyle(marked)
    stops.push({
        told: element.outerHTML.slice(0, 120),
        key: element.getAttribute('href') ?? element.outerHTML,
        ring: style && parseFloat(style.outlineWidth) >= 2 ? [style.outlineColor, ground] : null,
        isSeen: rects.some(({left, right, top, bottom}) =>
            bottom > 0 && top < innerHeight && right > 0 && left < innerWidth) && !isCovered,
    })
}, true)
}"""
CONTROLS = """() => [...document.querySelectorAll('a[href], button, select, input, textarea, summary')]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && (each.type !== 'radio' || each.checked))
    .map(each => each.getAttribute('href') ?? each.outerHTML)"""


def test_the_keyboard_reaches_every_control_and_shows_where_it_is(
    window: Page, real_host: str, real_site: Built
) -> None:
    """Each stop of the Tab key is in sight, below nothing that stays (2.4.11), in a ring of 3:1; and none holds it.

    Now in a narrow window and now in a wide one, in light and in dark.
    """
    for number, address in enumerate(pages_of_every_kind(real_site)):
        window.set_viewport_size(NARROW if number % 2 else WIDE)
        window.emulate_media(color_scheme="light" if number % 4 < 2 else "dark")
        window.goto(real_host + address)
        wanted = set(window.evaluate(CONTROLS))
        window.evaluate(WALK)
        stops: list[dict[str, Any] | None] = []
        while None not in stops:
            assert len(stops) <= 9 * len(wanted) + 99, f"the keyboard does not come out of {address}"
            for _ in range(50):
                window.keyboard.press("Tab")
            stops = window.evaluate("stops")
        reached = [stop for stop in stops[: stops.index(None)] if stop]
        assert wanted <= {stop["key"] for stop in reached}, address
        assert [stop["told"] for stop in reached if not stop["isSeen"] or not stop["ring"]] == [], address
        assert [stop["told"] for stop in reached if contrast(*stop["ring"]) < 3] == [], address


def test_words_in_another_language_say_so(real_site: Built) -> None:
    """As far as a machine knows a language by a line of its words (3.1.2)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    known = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known.set_languages(["en", "id", "pt"])
    wrong, tried = set(), set()
    for address in longest_of_every_kind(real_site):
        for element in real_site.pages[address].iter(etree.Element):
            words = " ".join([element.text or "", *(child.tail or "" for child in element)])
            said = (each.get("lang") for each in (element, *element.iterancestors()))
            tag = next(filter(None, said))
            for text in (words, element.get("aria-label"), element.get("title")):
                is_told = element.tag in ("script", "code") or not text or "://" in text
                if is_told or sum(map(str.isalpha, text)) < 40 or (tag, text) in tried:
                    continue
                tried.add((tag, text))
                language, probability = known.classify(text)
                if probability > 0.95 and language != tag.partition("-")[0]:
                    wrong.add((address, tag, language, text))
    assert len(tried) > 500
    assert wrong == set()


def test_pages_of_a_language_have_titles_of_their_own(real_site: Built) -> None:
    """So that windows can be told apart (2.4.2)."""
    titles = Counter((page.get("lang"), page.findtext(".//title")) for page in real_site.pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_headings_leave_out_no_level(real_site: Built, nasty_site: Built) -> None:
    for built in (real_site, nasty_site):
        for address, page in built.pages.items():
            levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
            assert all(later <= level + 1 for level, later in pairwise(levels)), address


def test_without_the_style_sheet_icons_are_small_and_what_is_for_paper_alone_is_away(real_site: Built) -> None:
    for address in longest_of_every_kind(real_site):
        page = real_site.pages[address]
        for picture in page.xpath("//svg[not(ancestor::svg)]"):
            assert picture.get("width"), address
            assert picture.get("height"), address
        assert all("hidden" in each.attrib for each in page.find_class("on-paper")), address
