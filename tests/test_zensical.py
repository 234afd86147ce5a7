"""The same tree builds with Zensical, the successor of Material for MkDocs, and says the same words."""

from __future__ import annotations

import json
from importlib.util import find_spec

import pytest
from sites import Built, need, project, text_of, zensical

CONTENT = ".//*[contains(concat(' ', @class, ' '), ' md-content ')]"


Pair = tuple[Built, Built]


@pytest.fixture(scope="module", params=["real_site", "nasty_site"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """One site, built with MkDocs and built with Zensical."""
    need(find_spec("zensical"), "Zensical is not installed (requirements/ci.txt has it)")
    built = request.getfixturevalue(request.param)
    return built, zensical(project(tmp_path_factory.mktemp("zensical"), built.project / "seeds"))


def test_it_makes_the_same_pages(pair: Pair) -> None:
    mkdocs_site, zensical_site = pair
    assert zensical_site.pages.keys() == mkdocs_site.pages.keys()


def test_articles_are_the_same_block_by_block(pair: Pair) -> None:
    mkdocs_site, zensical_site = pair
    for article in json.loads(mkdocs_site.files["api/v1/articles.json"])["articles"]:
        assert zensical_site.blocks(article["url"]) == mkdocs_site.blocks(article["url"])


def test_every_page_says_the_same_in_the_same_language(pair: Pair) -> None:
    mkdocs_site, zensical_site = pair
    for page, document in mkdocs_site.pages.items():
        other = zensical_site.pages[page]
        assert other.get("lang") == document.get("lang"), page
        assert text_of(other.find(".//title")) == text_of(document.find(".//title")), page
        assert text_of(other.xpath(CONTENT)[0]) == text_of(document.xpath(CONTENT)[0]), page
        navigation = [
            [(text_of(anchor), anchor.get("aria-current")) for anchor in found.find_class("masthead__nav")[0].iter("a")]
            for found in (document, other)
        ]
        assert navigation[0] == navigation[1], page


def test_programs_read_the_same_of_every_page(pair: Pair) -> None:
    """What schema.org and Open Graph have words for, in pages made from seeds and in those written by hand."""
    mkdocs_site, zensical_site = pair
    for page, document in mkdocs_site.pages.items():
        told = [
            (
                [json.loads(script.text) for script in found.xpath("//head/script[@type='application/ld+json']")],
                [(tag.get("property"), tag.get("content")) for tag in found.xpath("//head/meta[@property]")],
            )
            for found in (document, zensical_site.pages[page])
        ]
        assert told[0] == told[1], page


def test_links_in_the_text_lead_to_the_same_places(pair: Pair) -> None:
    mkdocs_site, zensical_site = pair
    for page, document in mkdocs_site.pages.items():
        places = [
            [site.target(page, href) or href for href in found.xpath(f"{CONTENT}//a/@href")]
            for site, found in ((mkdocs_site, document), (zensical_site, zensical_site.pages[page]))
        ]
        assert places[0] == places[1], page


def test_seeds_and_data_are_published_byte_for_byte(pair: Pair) -> None:
    mkdocs_site, zensical_site = pair
    for path, data in mkdocs_site.files.items():
        if path.startswith(("seeds/", "api/")) or path.endswith(".csv"):
            assert zensical_site.files.get(path) == data, path
