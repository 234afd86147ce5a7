"""Of a model of which very much is said some stands on its own page, and all of it on that and numbered parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from posixpath import dirname, join, normpath
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import LANGUAGES, examples, made, real
from sites import rendered
from terbuka import layout
from terbuka.pages import addresses, further, models
from terbuka.pages.asked import Watched
from terbuka.pages.kinds import pages
from terbuka.site import Site

TAGS = ("id", "pt-BR", "es", "en")
FOLDERS = {language.tag: language.folder for language in LANGUAGES}


@contextmanager
def limits(claims: int = 6, part: int = 4, quotes: int = 1, room: int = 0, of_part: int = 3000) -> Iterator[None]:
    """As if pages had room for so little."""
    names = {
        "CLAIMS": claims,
        "PART": part,
        "QUOTES": quotes,
        "ROOM": room,
        "PART_ROOM": of_part,
    }
    with mock.patch.multiple(layout, **names):
        yield


def told(articles: int, undated: int = 0) -> Site:
    """Articles in four languages, in turn, that all tell one thing of a model, and of another what no other tells."""
    files = {
        "models/kancil-2.yml": "name: Kancil 2\n",
        "models/onca.yml": "name: Onça\n",
        "licences/mit.yml": "name: MIT\n",
    }
    for number in range(articles):
        tag = TAGS[number % len(TAGS)]
        files[f"a{number:03}.txt"] = f"Kancil 2: MIT.\n\nOnça {number} x. Y.\n"
        date = "" if number < undated else f"published: {2000 + number}-01-01\n"
        files[f"a{number:03}.yml"] = (
            f"language: {tag}\ntitle: T {number}\n{date}claims:\n"
            f"  - {{model: kancil-2, attribute: licence, value: MIT, quote: 'Kancil 2: MIT'}}\n"
            f"  - {{model: onca, attribute: reception, value: '{number} x', quote: Onça {number} x}}\n"
            f"  - {{model: onca, attribute: uses, value: Onça {number}, quote: Onça {number} x}}\n"
        )
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    return site


def texts(site: Site) -> dict[str, str]:
    return {page.path: page.text for page in pages(site) if page.path.endswith(".md")}


def ids(text: str) -> list[str]:
    return re.findall(r'id="c-([^"]+)"', text)


def to_claims(path: str, text: str) -> Iterator[tuple[str, str]]:
    """The links to claims on a page: the page and the id to which each leads."""
    for html, markdown, claim in re.findall(r'(?:href="([^"#]*)|\]\(([^)#]*))#c-([^")]+)', text):
        way = markdown.removesuffix("index.md") or html
        yield normpath(join(dirname(path), way, "index.md")) if way else path, claim


@examples(10)
@given(articles=st.integers(0, 18), claims=st.integers(1, 12), part=st.integers(1, 6), quotes=st.integers(0, 3))
def test_every_claim_stands_once_in_each_language_and_all_links_lead_to_it(
    articles: int, claims: int, part: int, quotes: int
) -> None:
    with limits(claims, part, quotes):
        site = told(articles)
        found = texts(site)
    for folder in FOLDERS.values():
        mine = {path: text for path, text in found.items() if path.startswith(f"{folder}models/")}
        assert Counter(claim for text in mine.values() for claim in ids(text)) == dict.fromkeys(
            [claim.id for claim in site.claims], 1
        )
    for path, text in found.items():
        for page, claim in to_claims(path, text):
            assert claim in ids(found[page]), f"{path}: {page}#c-{claim}"


def test_a_model_s_page_shows_what_each_attribute_has_room_for_and_leads_to_the_rest() -> None:
    with limits(claims=6, part=4):
        found = texts(told(9))
    page = rendered(found["models/onca/index.md"])
    assert [len(section.find_class("statement")) for section in page.find_class("evidence")] == [3, 3]
    assert [more.text_content().strip() for more in page.find_class("further")] == ["6 more statements"] * 2
    for key in ("reception", "uses"):
        parts = [f"models/onca/{key}/index.md", f"models/onca/{key}/page/2/index.md"]
        assert [len(rendered(found[path]).find_class("statement")) for path in parts] == [4, 2]
        assert f"models/onca/{key}/page/3/index.md" not in found
        assert f'href="{key}/"' in found["models/onca/index.md"]
        assert 'href="page/2/"' in found[parts[0]]


def test_a_statement_that_many_make_shows_its_first_quotes_those_in_the_reader_s_language_first() -> None:
    with limits(claims=6, part=4, quotes=1):
        site = told(12)
        found = texts(site)
    of = {claim.article: claim.id for claim in site.claims if claim.model == "kancil-2"}
    own, others = ("a001", "a005", "a009"), ("a000", "a002", "a003", "a004", "a006", "a007", "a008", "a010", "a011")
    order = [of[article] for article in (*own, *others)]
    page, *parts = (
        f"pt-BR/models/kancil-2/{part}index.md" for part in ("", "licence/", "licence/page/2/", "licence/page/3/")
    )
    assert [ids(found[path]) for path in (page, *parts)] == [order[:2], order[2:6], order[6:10], order[10:]]
    (shown,) = rendered(found[page]).find_class("statement")
    assert set(shown.get("data-claims").split()) == set(order[:2])
    (way,) = shown.xpath("./p/a")
    assert way.text_content() == "mais 10 citações em outra página"
    assert list(to_claims(page, found[page]))[-1] == (parts[0], order[2])
    (rest,) = rendered(found[parts[1]]).find_class("statement")
    assert [each.text_content() for each in rest.xpath("./p/a")] == [
        "As primeiras citações desta declaração",
        "mais 2 citações em outra página",
    ]


def test_what_fits_stands_on_the_model_s_page_alone() -> None:
    assert real().part_of_claim == {}
    assert real().articles_in == {}
    assert real().sections == {}
    assert [page.path for page in further.pages(real())] == []


def test_the_sentences_stand_once_by_the_language_of_the_articles_the_newest_articles_in_the_last_part() -> None:
    with limits():
        site = told(9, undated=5)
        found = texts(site)
    sentences = [path for path in found if "/kancil-2/sentences/" in path]
    first = ["models", "id/models", "pt-BR/models", "es/models"]
    assert {f"{each}/kancil-2/sentences/index.md" for each in first} <= set(sentences)
    shown = {path: re.findall(r'<h2 id="in-([^"]+)"', found[path]) for path in sentences}
    assert Counter(title for titles in shown.values() for title in titles) == Counter(f"t-{n}" for n in range(9))
    assert shown["id/models/kancil-2/sentences/index.md"] == ["t-4", "t-0"]
    assert shown["id/models/kancil-2/sentences/page/2/index.md"] == ["t-8"]
    for folder in FOLDERS.values():
        page = f"{folder}models/kancil-2/index.md"
        ways = {normpath(join(dirname(page), way)) for way in re.findall(r'href="([^"]*sentences/[^"]*)"', found[page])}
        last = {"id": "page/2"}
        assert ways == {normpath(f"{each}/kancil-2/sentences/{last.get(each.partition('/')[0], '')}") for each in first}
    assert "Artikel dalam bahasa Indonesia" in found["id/models/kancil-2/sentences/index.md"]


def test_an_article_more_makes_the_last_part_of_its_language_alone() -> None:
    with limits():
        before, after = (texts(told(number)) for number in (11, 12))
    changed = {path for path in after if "/sentences/" in path and after[path] != before.get(path)}
    assert changed == {f"models/{model}/sentences/page/2/index.md" for model in ("kancil-2", "onca")} | {
        f"models/{model}/sentences/index.md"
        for model in ("kancil-2", "onca")  # which now leads to another part
    }


@pytest.mark.parametrize("kind", [models, further])
def test_no_part_hangs_on_what_the_others_show(kind) -> None:
    with limits():
        watched = Watched(told(12))
        for page in kind.pages(watched):
            with watched.asking() as asked:
                assert page.text
            names = {key for name, key in asked if name == "article"}
            assert len(names) < 12 or page.path.endswith(("models/onca/index.md", "models/kancil-2/index.md"))


def test_no_attribute_has_an_address_that_something_else_has() -> None:
    keys = {attribute.key for attribute in real().attributes}
    assert not keys & {"sentences", "page", "feed.xml"}
    kancil = told(1).model["kancil-2"]
    assert addresses.articles_on(kancil, "es") == "es/models/kancil-2/sentences/index.md"
