"""Lists of much: no page grows without end, everything is reached by links alone, and no two pages have one address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from posixpath import dirname, normpath
from types import ModuleType
from typing import cast
from unittest import mock
from urllib.parse import unquote, urlsplit

import pytest
from nasty import notes
from playwright import sync_api as playwright
from samples import LANGUAGES, UNITS, made, unit
from served import listening, served
from sites import Built, mkdocs, parse, project, text_of, write_files
from terbuka import order
from terbuka.pages import (
    addresses,
    archive,
    compare,
    coverage,
    further,
    lists,
    models,
    numbered,
    organisations,
    people,
    quotations,
    review,
    sheets,
)
from terbuka.pages.asked import WHOLE, Watched
from terbuka.pages.kinds import pages
from terbuka.site import Site

LARGEST = 250_000  # bytes; the frame around it has some 20 KB
LONG = "yang panjangnya seperti judul berita pada umumnya, dengan beberapa kata lagi"
LISTS = (
    "articles/index.md",
    "articles/year",
    "articles/language",
    "models/",
    "people/",
    "organisations/",
    "quotations/",
)
LISTS = (*LISTS, "review/", "compare/", "index.md")


def seeds(articles: int, names: int, models: int) -> dict[str, str]:
    """Articles of several years and languages, each with claims on three models and somebody's words."""
    files = UNITS | {"units/parameters.yml": unit("parameters", "parameter")}
    for n in range(models):
        files[f"models/zed-{n}.yml"] = notes(name=f"Zed {n}", aliases=[f"Zedd {n}"])
    for n in range(names):
        files[f"people/orang-{n}.yml"] = notes(name=f"Orang {n}")
        files[f"organisations/kantor-{n}.yml"] = notes(name=f"Kantor {n}")
        files[f"other-models/yak-{n}.yml"] = notes(name=f"Yak {n}")
    for n in range(articles):
        chosen = [(n * 3 + step) % models for step in range(3)]
        told = [f"Zed {model} memiliki {n + step} miliar parameter." for step, model in enumerate(chosen)]
        said = f"“Zed {chosen[0]} memang model yang amat bagus,” kata Orang {n % names} dari Kantor {n % names}."
        files[f"a{n:04}.txt"] = "\n".join([*told, said, f"Yak {n % names} juga."]) + "\n"
        claims = [
            {
                "model": f"zed-{model}",
                "attribute": "parameters-total",
                "value": f"{n + step} billion parameters",
                "quote": f"Zed {model} memiliki {n + step} miliar parameter",
            }
            for step, model in enumerate(chosen)
        ]
        known: dict[str, object] = {"language": "id", "title": f"Judul {n} {LONG}", "claims": claims}
        if n % 4:
            known |= {"published": f"{2020 + n % 4}-10-22", "publisher": f"Kantor {n % names}"}
        files[f"a{n:04}.yml"] = notes(**known)
    return files


@contextmanager
def few_on_a_page() -> Iterator[None]:
    with (
        mock.patch.object(order, "ARTICLES", 6),
        mock.patch.object(order, "ARTICLES_LEAST", 3),
        mock.patch.object(archive, "NEWEST", 3),
        mock.patch.object(lists, "NAMES", 4),
        mock.patch.object(quotations, "SPEAKERS", 4),
        mock.patch.object(review, "CLAIMS", 4),
        mock.patch.object(order, "CLAIMS", 5),
        mock.patch.object(order, "CELLS", 8),
        mock.patch.object(order, "ABREAST", 3),
    ):
        yield


def site_of(files: dict[str, str]) -> Site:
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    return site


@pytest.fixture(scope="module")
def small() -> tuple[Site, dict[str, str]]:
    """A site in many parts, and its pages."""
    with few_on_a_page():
        site = site_of(seeds(articles=40, names=9, models=8))
        return site, {page.path: page.text for page in pages(site)}


# Much of everything, and much about one of each.
MUCH = [
    ({"articles": 420, "names": 420, "models": 60}, (archive, lists, quotations, review, compare, coverage)),
    ({"articles": 260, "names": 1, "models": 1}, (models, further, people, organisations)),
]


@pytest.mark.parametrize(("size", "kinds"), MUCH, ids=["many names", "one of which all speak"])
def test_no_page_of_much_is_large(size: dict[str, int], kinds: tuple[ModuleType, ...]) -> None:
    site = site_of(seeds(**size))
    sizes = {page.path: len(page.text.encode("utf-8")) for kind in kinds for page in kind.pages(site)}
    assert max(sizes.values()) < LARGEST, max(sizes, key=lambda path: sizes[path])
    assert [path for path in sizes if "/page/2/" in path]  # there is more than one has room for


def test_no_two_pages_have_one_address(small: tuple[Site, dict[str, str]]) -> None:
    with few_on_a_page():
        counts = Counter(page.path for page in pages(small[0]))
    assert [path for path, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_links_alone_lead_from_home_to_everything(small: tuple[Site, dict[str, str]], language) -> None:
    site, texts = small
    found, todo = set(), [addresses.home(language)]
    while todo:
        path = todo.pop()
        if path in found or path not in texts:
            continue
        found.add(path)
        hrefs = parse(texts[path]).xpath("//a/@href") if "articles/" not in path or "/judul" not in path else ()
        for parts in map(urlsplit, hrefs):
            if not parts.scheme and parts.path:
                target = normpath(f"{dirname(path)}/{unquote(parts.path)}").removeprefix("/")
                todo.append(f"{target}/index.md".removeprefix("./") if not target.endswith(".csv") else target)
    assert {addresses.article(article) for article in site.articles} <= found
    own = {path for path in texts if path.startswith(language.folder or ("articles", "models", "people", "compare"))}
    lists_of_its_own = {path for path in own if path.endswith("index.md") and "/page/" in path}
    assert lists_of_its_own
    assert lists_of_its_own <= found


def test_every_part_of_a_list_has_some_and_all_have_everything(small: tuple[Site, dict[str, str]]) -> None:
    site, texts = small
    for shelf, names in site.shelves.items():
        first = addresses.shelf(*shelf, LANGUAGES[0])
        shown = [each for path in parts_of(texts, first) for each in parse(texts[path]).find_class("title")]
        assert [text_of(each) for each in shown] == [site.article[name].title for name in names]
    for kind in ("people", "organisations"):
        found = parts_of(texts, f"{kind}/index.md")
        assert len(found) == 3
        titles = [text_of(each) for path in found for each in parse(texts[path]).find_class("title")]
        assert titles == [name.name for name in site.names_of(kind)]


def parts_of(texts: dict[str, str], first: str) -> list[str]:
    """The parts of a list as who follows "next" finds them."""
    found = [first]
    while following := parse(texts[found[-1]]).xpath("//a[@rel='next']/@href"):
        found.append(f"{normpath(dirname(found[-1]) + '/' + following[0])}/index.md")
    return found


def test_an_archive_of_years_has_no_filter_that_would_find_a_part(small: tuple[Site, dict[str, str]]) -> None:
    _, texts = small
    front = parse(texts["articles/index.md"])
    assert not front.find_class("filters")
    assert len(front.find_class("title")) == 3
    years = front.xpath("//nav[@class='shelves']//dd[1]//a/@href")
    assert years[:4] == ["year/2023/", "year/2022/", "year/2021/", "year/unknown/"]


def test_a_part_has_a_title_of_its_own(small: tuple[Site, dict[str, str]]) -> None:
    titles = Counter(
        text_of(parse(text).xpath("//h1")[0]) if "<h1" in text else text.partition("\n# ")[2].partition(" {")[0]
        for path, text in small[1].items()
        if path.startswith(("articles/year", "articles/language", "compare/", "people/page", "models/page"))
        and path.endswith(".md")
    )
    assert [title for title, n in titles.items() if n > 1] == []


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 4, [1, 2, 3, 4]),
        (1, 9, [1, 2, 3, 0, 9]),
        (5, 9, [1, 0, 3, 4, 5, 6, 7, 0, 9]),
        (9, 9, [1, 0, 7, 8, 9]),
    ],
)
def test_the_numbers_of_far_parts_are_left_out(number: int, last: int, shown: list[int]) -> None:
    part = numbered.Part(number=number, last=last, address=addresses.articles)
    assert [each for each, _ in part.choices] == shown


@pytest.mark.parametrize(
    ("items", "names"),
    [
        ([["Ana", "Budi"], ["Cici", "cici"]], ["A–B", "C"]),
        ([["Ana", "Bela"], ["Beni", "Budi"], ["Bulan", "Cici"]], ["A–B", "B", "B–C"]),
        ([["Ana"], ["Ani", "Anu"]], ["Ana", "Ani–Anu"]),
    ],
)
def test_parts_of_names_are_called_by_their_letters(items: list[list[str]], names: list[str]) -> None:
    part = numbered.Part(number=1, last=len(items), address=addresses.people)
    assert [name for _, name in part.named(items).choices] == names


# -- the comparison


def test_each_model_stands_once_on_a_topic(small: tuple[Site, dict[str, str]]) -> None:
    site, texts = small
    for group, columns in site.columns.items():
        found = parts_of(texts, f"compare/{group}/index.md")
        assert len(found) == len(columns)
        slugs = [each for path in found for each in parse(texts[path]).xpath("//th/@data-column")]
        assert sorted(slugs) == sorted({model for model, key in site._statements_on if key == "parameters-total"})
        for path in found:
            document = parse(texts[path])
            assert len(document.find_class("statement")) <= 8 + order.SHOWN
            ids = document.xpath("//@id")
            assert len(ids) == len(set(ids))
            for statement in document.find_class("statement"):
                assert {f"c-{id}" for id in statement.get("data-claims").split()} <= set(statement.xpath(".//@id"))
                assert statement.xpath(".//blockquote")


def test_a_comparison_of_many_shows_in_short_those_most_written_about(small: tuple[Site, dict[str, str]]) -> None:
    document = parse(small[1]["compare/index.md"])
    assert len(document.xpath("//thead//th[@data-column]")) == 8
    assert not document.find_class("statement")
    for cell in document.xpath("//td[@data-column]"):
        models = {href.split("/")[-2] for href in cell.xpath(".//p[@class='short']/a/@href")}
        assert models <= {cell.get("data-column")}
    assert document.xpath("//nav[contains(@class, 'topics')]//a/@href") == ["size/"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("long")
    write_files(folder / "planted", seeds(articles=12, names=2, models=8))
    with few_on_a_page():
        return mkdocs(project(folder, folder / "planted"))


@pytest.fixture(scope="module")
def origin(built: Built) -> Iterator[str]:
    with served(built.site) as address:
        yield address


@pytest.fixture
def page(window: playwright.Page) -> Iterator[playwright.Page]:
    with listening(window, "error") as heard:
        yield window
    assert heard.faults == []


def columns(page: playwright.Page) -> list[str]:
    seen: list[str] = page.eval_on_selector_all(
        ".compare thead th[data-column]", "all => all.filter(each => !each.hidden).map(each => each.innerText)"
    )
    return seen


def test_any_models_are_brought_together(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}compare/size/")
    assert columns(page) == ["Zed 0", "Zed 1", "Zed 2"]
    add = page.get_by_label("Add a model")
    add.select_option("zed-7")
    page.wait_for_url("**/compare/size/?models=zed-7")
    assert columns(page) == ["Zed 7"]
    add.select_option("zed-1")
    page.wait_for_url("**/compare/size/?models=zed-1+zed-7")
    assert columns(page) == ["Zed 1", "Zed 7"]
    page.locator(".choice").get_by_label("Zed 7").uncheck()
    assert columns(page) == ["Zed 1"]
    page.goto(f"{origin}id/compare/size/?models=zed-1+zed-7")
    page.locator("thead [data-column=zed-7]").wait_for()
    assert columns(page) == ["Zed 1", "Zed 7"]
    links = page.locator("thead [data-column=zed-7] a")
    assert links.evaluate("link => link.href") == f"{origin}id/models/zed-7/"


def test_a_model_that_is_asked_for_twice_is_brought_once(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}compare/size/?models=zed-7+zed-7")
    page.wait_for_load_state("networkidle")
    assert columns(page) == ["Zed 7"]
    assert page.locator(".choice input[value=zed-7]").count() == 1


def test_without_scripts_the_parts_of_the_comparison_are_whole(without_scripts: playwright.Page, origin: str) -> None:
    page = without_scripts
    page.goto(f"{origin}compare/size/?models=zed-7")
    assert columns(page) == ["Zed 0", "Zed 1", "Zed 2"]
    assert not page.get_by_label("Add a model").is_visible()


# -- what a part hangs on


def test_a_part_hangs_on_what_it_shows(small: tuple[Site, dict[str, str]]) -> None:
    """So an edit of an article makes few parts again: those that show something of it."""
    site = small[0]
    watched = Watched(site)
    kinds = (archive, lists, people, organisations, quotations, review, compare, sheets)
    with few_on_a_page():
        for page in (page for kind in kinds for page in kind.pages(cast(Site, watched))):
            with watched.asking() as asked:
                assert page.text
            whole = {name for name, key in asked if key == WHOLE}
            assert not whole & {"articles", "article", "claims", "statements", "mentions", "quotations"}, page.path
            if "articles/" in page.path:
                shown = {text_of(each) for each in parse(page.text).find_class("title")}
                assert {site.article[str(key)].title for name, key in asked if name == "article"} == shown
