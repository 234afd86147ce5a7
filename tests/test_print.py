"""Pages on paper: few sheets, with all that is said on them and nothing that needs a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright import sync_api as playwright
from served import served
from sites import Built

SHEETS = {
    "models/dbrx/": 4,
    "id/models/dbrx/": 4,
    "pt-BR/models/olmoe/": 4,
    "models/llama-3/": 4,
    "people/jonathan-frankle/": 3,
    "organisations/databricks/": 3,
    "": 4,
    "id/articles/mengapa-meta-menawarkan-llama-3-secara-gratis/": 4,
    "id/articles/hanna-hajishirzi-dari-ai2-tentang-olmoe-model-sumber-terbuka-dan-literasi-ai/": 4,
}


@pytest.fixture(scope="module")
def origin(real_site: Built) -> Iterator[str]:
    with served(real_site.site) as address:
        yield address


@pytest.mark.parametrize("address", SHEETS)
def test_a_page_prints_on_few_sheets(address: str, window: playwright.Page, origin: str) -> None:
    window.goto(origin + address)
    printed = window.pdf(prefer_css_page_size=True)
    assert 0 < len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= SHEETS[address]


@pytest.fixture
def paper(window: playwright.Page) -> Iterator[playwright.Page]:
    """A window that shows a page as it is printed."""
    window.emulate_media(media="print")
    yield window
    window.emulate_media(media="null")


def test_paper_has_every_statement_with_its_quote_and_its_speaker(paper: playwright.Page, origin: str) -> None:
    paper.goto(f"{origin}id/models/dbrx/")
    for selector in (
        ".statement .value",
        ".wording > .quoted blockquote",
        ".statement .says",
        ".wording > .quoted .place",
    ):
        found = paper.locator(f".told {selector}")
        hidden = found.evaluate_all("all => all.filter(each => !each.getClientRects().length).length")
        assert found.count() and hidden == 0, selector
    assert not paper.locator("button:visible, .contents:visible, .permalink:visible").count()


def test_the_citation_is_on_paper_and_what_copies_it_is_not(paper: playwright.Page, origin: str) -> None:
    paper.goto(f"{origin}id/articles/mengapa-meta-menawarkan-llama-3-secara-gratis/")
    assert paper.locator(".citation").is_visible()
    assert not paper.locator(".cite ul, .read-on, button").locator("visible=true").count()
