"""Text that is written from right to left says so wherever it says its language, and is laid out so."""

from __future__ import annotations

import re

import pytest
import sites
from lxml.html import HtmlElement
from playwright import sync_api as playwright
from samples import LANGUAGES
from served import WIDE, served
from sites import ROOT, Built
from terbuka.languages.tags import direction

# Made up: one text in Arabic and its translation, another text in Hebrew that nobody described.
SEEDS = {
    "one.txt": "أطلقت الشركة نموذج Zed أمس.\nنموذج Zed مفتوح المصدر للجميع.\nإعلان\n",
    "one.yml": (
        "language: ar\ntitle: نموذج جديد\nslug: jadid\noriginal: asal\npublisher: صحيفة\nbyline: ليلى\n"
        "omit: [{text: إعلان, reason: an advertisement}]\n"
        "claims:\n  - {model: zed, attribute: openness-described, value: مفتوح المصدر, quote: نموذج Zed مفتوح المصدر}\n"
    ),
    "two.txt": "Perusahaan itu merilis Zed kemarin.\nModel Zed terbuka untuk semua.\n",
    "two.yml": "language: id\ntitle: Model baru\noriginal: asal\n",
    "models/zed.yml": "name: Zed\n",
}
ARTICLE = "ar/articles/jadid/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("directions")
    sites.write_files(folder / "planted", SEEDS)
    return sites.mkdocs(sites.project(folder, folder / "planted"))


def direction_of(element: HtmlElement) -> str:
    """The direction that an element is said to have."""
    return next((each.get("dir") for each in (element, *element.iterancestors()) if each.get("dir")), "ltr")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"), ("ckb", "rtl"), ("dv", "rtl"), ("yi", "rtl")),
        *(("en", "ltr"), ("id", "ltr"), ("pt-BR", "ltr"), ("zh", "ltr"), ("ms-Arab", "rtl"), ("ar-Latn", "ltr")),
        *(("ku", "ltr"), ("ku-Arab", "rtl"), ("und", "auto")),
    ],
)
def test_a_language_is_written_as_its_script_is(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_whatever_says_its_language_is_laid_out_in_its_direction(site: Built) -> None:
    """Each element with a `lang`, and all within: in Arabic from the right, in our own words from the left again."""
    seen = set()
    for page, document in site.pages.items():
        for element in document.xpath("//body//*[@lang]"):
            seen.add((page.partition("/")[0], element.get("lang"), element.tag))
            assert direction_of(element) == direction(element.get("lang")), (page, element.tag, element.attrib)
    assert {("models", "ar", "blockquote"), ("models", "ar", "a"), ("models", "en", "a"), ("ar", "ar", "div")} <= seen
    assert {("articles", "ar", "a"), ("translations", "ar", "td"), ("compare", "ar", "blockquote")} <= seen


def test_the_text_of_an_article_and_its_title_run_from_the_right(site: Built) -> None:
    document = site.pages[ARTICLE]
    for element in (document.find(".//h1"), *document.find_class("text")):
        assert (element.get("lang"), element.get("dir")) == ("ar", "rtl")
    (card,) = document.find_class("card")
    assert (card.get("lang"), direction_of(card)) == ("en", "ltr")


def test_a_browser_lays_it_out_from_the_right(site: Built, window: playwright.Page) -> None:
    script = """(element, names) => names.map(name => getComputedStyle(element)[name])"""
    window.set_viewport_size(WIDE)
    with served(site.site) as origin:
        for page, selector in (
            ("translations/asal/", "td[dir=rtl]"),
            ("translations/asal/", "th a[dir=rtl]"),
            ("compare/", "blockquote[dir=rtl]"),
            ("models/zed/", "blockquote[dir=rtl]"),
            (f"{ARTICLE}#p2", ".text[dir=rtl] > :target"),
        ):
            window.goto(origin + page)
            element = window.locator(selector).first
            assert element.evaluate(script, ["direction", "textAlign"]) == ["rtl", "start"], (page, selector)
            assert element.evaluate(script, ["display"]) != ["inline"], (page, selector)
            if selector[:2] not in ("td", "th"):
                left, right = element.evaluate(script, ["borderLeftWidth", "borderRightWidth"])
                assert left == "0px" != right, (page, selector)


def test_nothing_else_says_a_direction(site: Built) -> None:
    """So that pages without such texts are as they were."""
    for page, document in site.pages.items():
        if not document.xpath("//body//*[@lang='ar']"):
            assert document.xpath("//main//@dir") == [], page


def test_the_style_sheet_knows_no_left_and_right() -> None:
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "docs/assets/site.css").read_text("utf-8"), flags=re.DOTALL)
    assert (
        re.findall(r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|\b(?:left|right):", text) == []
    )
    # Four values name top, right, bottom and left: the two sides have to be alike.
    for sides in re.findall(r"(?:margin|padding):\s*([^;\s]+) ([^;\s]+) ([^;\s]+) ([^;\s]+);", text):
        assert sides[1] == sides[3], sides


def test_the_languages_of_the_interface_have_one_direction() -> None:
    assert {language.tag: direction(language.tag) for language in LANGUAGES} == {
        language.tag: language.direction for language in LANGUAGES
    }
