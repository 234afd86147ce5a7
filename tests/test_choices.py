"""What readers choose on pages with statements, in a real browser: who speaks, and which models are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright import sync_api as playwright
from served import NARROW, WIDE, served
from sites import Built

STATEMENTS = ".statement:visible"


@pytest.fixture(scope="module")
def origin(real_site: Built) -> Iterator[str]:
    with served(real_site.site) as address:
        yield address


@pytest.fixture
def page(window: playwright.Page) -> playwright.Page:
    window.set_viewport_size(WIDE)
    return window


def voices(page: playwright.Page) -> set[str]:
    found: list[str] = page.locator(STATEMENTS).evaluate_all("all => all.map(each => each.dataset.voices)")
    return set(found)


def test_of_a_models_statements_those_of_the_chosen_voice_are_shown(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}models/dbrx/")
    every = page.locator(STATEMENTS).count()
    for choice in page.locator(".voices label").all()[1:]:
        choice.click()
        value = choice.locator("input").input_value()
        shown = page.locator(STATEMENTS).count()
        assert 0 < shown == int(choice.locator(".note").inner_text()) < every
        assert all(value in each.split() for each in voices(page))
        # Nothing is left of what has become empty.
        assert (
            page.locator(
                ".evidence:visible:not(:has(.statement:visible)), .group:visible:not(:has(h3:visible))"
            ).count()
            == 0
        )
    page.locator(".voices label").first.click()
    assert page.locator(STATEMENTS).count() == every


def test_a_statement_that_an_address_names_is_shown_whatever_was_chosen(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}models/dbrx/")
    page.locator(".voices label", has_text="The article itself").click()
    hidden = page.locator(".statement[hidden] .wording").first.get_attribute("id")
    page.evaluate("id => { location.hash = id }", hidden)
    playwright.expect(page.locator(f"[id='{hidden}']")).to_be_in_viewport()
    playwright.expect(page.locator(".voices input").first).to_be_checked()


def test_the_attribute_of_the_statement_that_an_address_names_is_in_sight(page: playwright.Page, origin: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{origin}models/olmoe/")
    section = page.locator(".told .evidence").filter(has=page.locator(".statement").nth(2)).first
    for number in (0, 2):
        named = section.locator(".statement .wording").nth(number)
        page.goto(f"{origin}models/olmoe/#{named.get_attribute('id')}")
        for each in (section.locator("h3"), named.locator(".said")):
            playwright.expect(each).to_be_in_viewport(ratio=1)


def test_an_address_opens_the_further_quote_that_it_names(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}models/dbrx/")
    further = page.locator("details .quoted").first.get_attribute("id")
    playwright.expect(page.locator(f"[id='{further}']")).to_be_hidden()
    page.goto(f"{origin}compare/#{further}")
    playwright.expect(page.locator(f"[id='{further}'] blockquote")).to_be_in_viewport()


def columns(page: playwright.Page) -> set[str]:
    found: list[str] = page.locator("[data-column]:visible").evaluate_all("all => all.map(each => each.dataset.column)")
    return set(found)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_comparison_shows_the_chosen_models_and_keeps_them_in_its_address(
    page: playwright.Page, origin: str, size: playwright.ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{origin}compare/")
    assert len(columns(page)) == 4
    for name in ("Granite 3.0", "OLMoE"):
        page.locator(".choice label", has_text=name).click()
    assert columns(page) == {"dbrx", "llama-3"}
    assert page.locator(".compare tbody tr:visible:not(:has(.statement:visible))").count() == 0
    assert page.url == f"{origin}compare/?models=dbrx+llama-3"
    # The address opens the same choice, also in another language.
    page.reload()
    assert columns(page) == {"dbrx", "llama-3"}
    page.locator(".masthead__languages a[hreflang='id'], .masthead__languages a[lang='id']").first.click()
    page.wait_for_url(re.compile("/id/compare/"))
    assert columns(page) == {"dbrx", "llama-3"}
    page.locator(".choice input").nth(1).check()
    page.locator(".choice input").nth(3).check()
    assert page.url == f"{origin}id/compare/"


def test_the_comparisons_columns_keep_their_names_in_sight(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}compare/")
    page.locator(".compare tbody tr").nth(8).scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 400)")
    heads = page.locator(".compare thead th")
    assert any(heads.nth(n).bounding_box()["y"] in (0, 0.0) for n in range(heads.count()))  # type: ignore[index]


def test_the_contents_of_a_models_page_stay_in_sight(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}models/dbrx/")
    page.evaluate("scrollTo(0, 5000)")
    playwright.expect(page.locator(".contents p")).to_be_in_viewport()


def test_without_scripts_everything_is_shown_and_nothing_to_choose_is(
    without_scripts: playwright.Page, origin: str
) -> None:
    page = without_scripts
    page.set_viewport_size(WIDE)
    page.goto(f"{origin}compare/?models=dbrx")
    assert len(columns(page)) == 4
    playwright.expect(page.locator(".choice")).to_be_hidden()
    page.goto(f"{origin}models/dbrx/")
    playwright.expect(page.locator(".voices")).to_be_hidden()
    assert page.locator(".statement").count() == page.locator(STATEMENTS).count()


@pytest.mark.parametrize(
    ("address", "most"), [("compare/", 8), ("id/compare/", 8), ("compare/?models=dbrx+llama-3", 5)]
)
def test_the_comparison_prints_on_a_few_pages(page: playwright.Page, origin: str, address: str, most: int) -> None:
    page.goto(origin + address)
    printed = page.pdf(prefer_css_page_size=True)
    assert 0 < len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= most
