"""Lists of articles: what stands in them, and their filters by address, by keyboard and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import lxml.html
import pytest
from nasty import notes
from playwright import sync_api as playwright
from samples import made
from served import NARROW, listening, served
from sites import Built, mkdocs, parse, project, text_of, write_files
from terbuka.languages import interface as languages
from terbuka.pages import archive

HOSTILE = "</select><script>alert(1)</script> {{ p }} *P*"

# By name, newest first: what editors know, and the models that the text names.
ARTICLES = {
    "newest": ({"language": "id", "published": "2025-03-01", "publisher": "Harian Contoh"}, ["zed"]),
    "newer": ({"language": "pt-BR", "published": "2024-10-22", "publisher": HOSTILE}, ["b-yak-b", "zed"]),
    "old": ({"language": "es", "published": "2023-01-31"}, []),
    "undated": ({"language": "id", "publisher": "Harian Contoh"}, ["b-yak-b"]),
    "unknown": ({}, ["zed"]),  # too short a text to tell its language
}
MODELS = {"zed": "Zed", "b-yak-b": "<b>Yak</b>"}
SEEDS = {f"models/{slug}.yml": notes(name=name) for slug, name in MODELS.items()}
for name, (known, models) in ARTICLES.items():
    words = " dan ".join(MODELS[model] for model in models)
    SEEDS[f"{name}.txt"] = f"{words or 'Qwrt'} xyzzy.\n"
    SEEDS[f"{name}.yml"] = notes(title=f"Title of {name}", **known)

TAGS = {language.folder: language for language in languages.load_languages()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("lists")
    write_files(folder / "planted", SEEDS)
    return mkdocs(project(folder, folder / "planted"))


def items(document: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return document.xpath("//*[@class='list']//li")


# -- what stands in a list


@pytest.mark.parametrize("folder", TAGS)
def test_a_list_holds_every_article_by_date(site: Built, folder: str) -> None:
    titles = [text_of(item.find_class("title")[0]) for item in items(site.pages[f"{folder}articles/"])]
    assert titles == [f"Title of {name}" for name in ARTICLES]


@pytest.mark.parametrize("folder", TAGS)
def test_each_article_has_its_language_date_publisher_and_models(site: Built, folder: str) -> None:
    language = TAGS[folder]
    for item, (known, models) in zip(items(site.pages[f"{folder}articles/"]), ARTICLES.values(), strict=True):
        facts = text_of(item.find_class("facts")[0])
        tag, day, publisher = (known.get(key) for key in ("language", "published", "publisher"))
        wanted = [
            language.language_name(tag) if tag else language.say("articles.no_language"),
            language.date(date.fromisoformat(day)) if day else language.say("articles.undated"),
        ]
        wanted += [publisher] if publisher else []
        wanted += [language.list([MODELS[model] for model in models])] if models else []
        assert facts == " · ".join(wanted)
        ways = [anchor.get("href") for anchor in item.find_class("facts")[0].iter("a")]
        assert ways == [f"../models/{model}/" for model in models]


# -- what there is to choose from


def offered(files: dict[str, str]) -> dict[str, dict[str, str]]:
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    (page,) = [page for page in archive.pages(site) if page.path == "articles/index.md"]
    selects = parse(page.text).iter("select")
    return {each.get("name"): {option.get("value"): option.text for option in each[1:]} for each in selects}


ONE = {"a.txt": "Zed xyzzy.\n", "a.yml": "language: id\n", "models/zed.yml": "name: Zed\n"}


@pytest.mark.parametrize(
    ("more", "names"),
    [
        pytest.param({}, ["model", "language"], id="models and languages are always to be chosen from"),
        pytest.param({"a.txt": "Xyzzy.\n"}, ["language"], id="unless there are none"),
        pytest.param({"a.yml": "published: 2024-01-01\npublisher: P\n"}, ["model"], id="one year, one publisher"),
        pytest.param(
            {"a.yml": "published: 2024-01-01\n", "b.txt": "Q.\n", "b.yml": "published: 2024-12-31\n"},
            ["model"],
            id="the same year twice",
        ),
        pytest.param(
            {"a.yml": "published: 2024-01-01\n", "b.txt": "Q.\n", "b.yml": "published: 2025-01-01\n"},
            ["model", "year"],
            id="two years",
        ),
        pytest.param({"a.yml": "publisher: P\n", "b.txt": "Q.\n"}, ["model"], id="what is unknown is no value"),
        pytest.param(
            {"a.yml": "publisher: P\n", "b.txt": "Q.\n", "b.yml": "publisher: Q\n"},
            ["model", "publisher"],
            id="two publishers",
        ),
        pytest.param(
            {"a.yml": "publisher: P\n", "b.txt": "Q.\n", "b.yml": "publisher: p.\n"},
            ["model"],
            id="one publisher in two spellings",
        ),
    ],
)
def test_a_filter_appears_once_there_is_something_to_choose(more: dict[str, str], names: list[str]) -> None:
    assert list(offered(ONE | more)) == names


def test_choices_are_sorted_by_their_words_and_hold_plain_values() -> None:
    found = offered(SEEDS)
    assert found["language"] == {"pt-BR": "Brazilian Portuguese", "id": "Indonesian", "es": "Spanish"}
    assert found["model"] == {"b-yak-b": "<b>Yak</b>", "zed": "Zed"}
    assert list(found["year"]) == ["2023", "2024", "2025"]
    assert set(found["publisher"].values()) == {"Harian Contoh", HOSTILE}
    for values in found.values():
        assert all(re.fullmatch(r"[A-Za-z0-9-]+", value) for value in values)


@pytest.mark.parametrize("folder", TAGS)
def test_the_form_shows_names_as_written(site: Built, folder: str) -> None:
    language, document = TAGS[folder], site.pages[f"{folder}articles/"]
    (form,) = document.find_class("filters")
    assert [text_of(label) for label in form.iter("label")] == [
        language.say(f"filters.{name}") for name in ("model", "language", "publisher", "year")
    ]
    publishers = [text_of(option) for option in form.xpath(".//select[@name='publisher']/option")]
    assert publishers == [language.say("filters.all"), HOSTILE, "Harian Contoh"]
    assert "alert(1)" not in " ".join(document.xpath("//script/text()"))


# -- in a browser


@pytest.fixture(scope="module")
def origin(site: Built) -> Iterator[str]:
    with served(site.site) as address:
        yield address


@pytest.fixture
def page(window: playwright.Page) -> Iterator[playwright.Page]:
    with listening(window, "error") as heard:
        yield window
    assert heard.faults == []


def shown(page: playwright.Page) -> list[str]:
    seen = "titles => titles.filter(title => title.checkVisibility()).map(title => title.innerText)"
    titles: list[str] = page.eval_on_selector_all(".list .title", seen)
    return [title.removeprefix("Title of ") for title in titles]


def status(page: playwright.Page) -> str:
    return page.locator(".filters [role=status]").inner_text()


def choice(page: playwright.Page, label: str) -> playwright.Locator:
    return page.locator(".filters").get_by_role("combobox", name=label, exact=True)


def reset(page: playwright.Page) -> playwright.Locator:
    return page.locator(".filters").get_by_role("button", include_hidden=True)


PUBLISHER = "select-script-alert-1-script-p-p"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["newest", "newer", "old", "undated", "unknown"]),
        ("?model=zed", ["newest", "newer", "unknown"]),
        ("?model=b-yak-b", ["newer", "undated"]),
        ("?language=id", ["newest", "undated"]),
        ("?language=PT-br", ["newer"]),
        ("?model=zed&language=id", ["newest"]),
        ("?language=id&model=zed&from=elsewhere", ["newest"]),
        ("?year=2023", ["old"]),
        ("?publisher=harian-contoh", ["newest", "undated"]),
        (f"?publisher={PUBLISHER}", ["newer"]),
        ("?model=&language=", ["newest", "newer", "old", "undated", "unknown"]),
        ("?model=zed&language=es", []),
        ("?model=gone", []),
        ("?model=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", []),
        ("?model=zed%20b-yak-b", []),
    ],
)
def test_an_address_chooses(page: playwright.Page, origin: str, query: str, left: list[str]) -> None:
    chooses(page, origin, "", query, left)


@pytest.mark.parametrize("folder", [folder for folder in TAGS if folder])
def test_an_address_chooses_in_every_language(page: playwright.Page, origin: str, folder: str) -> None:
    """Some, one and none, each told in the page's words."""
    for query, left in (("?model=b-yak-b", ["newer", "undated"]), ("?year=2023", ["old"]), ("?model=gone", [])):
        chooses(page, origin, folder, query, left)


def chooses(page: playwright.Page, origin: str, folder: str, query: str, left: list[str]) -> None:
    """What an address shows, and how that is told."""
    say = TAGS[folder].say
    page.goto(f"{origin}{folder}articles/{query}")
    assert shown(page) == left
    assert status(page) == (say("filters.articles.shown", n=len(left)) if left else say("filters.articles.none"))
    chosen = len(left) < len(ARTICLES)
    assert reset(page).is_visible() == chosen
    assert reset(page).text_content() == say("filters.articles.reset")
    assert page.url == f"{origin}{folder}articles/{query}"


def test_what_is_chosen_by_keyboard_stands_in_the_address(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}id/articles/?from=elsewhere#title")
    choice(page, "Model").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert (shown(page), status(page)) == (["newest", "newer", "unknown"], "3 artikel ditampilkan")
    assert page.url == f"{origin}id/articles/?from=elsewhere&model=zed#title"
    page.keyboard.press("Tab")
    page.keyboard.press("b")  # Bahasa Indonesia
    assert page.evaluate("document.activeElement.name") == "language"
    assert (shown(page), status(page)) == (["newest"], "1 artikel ditampilkan")
    address = page.url
    assert address == f"{origin}id/articles/?from=elsewhere&model=zed&language=id#title"
    page.reload()
    assert shown(page) == ["newest"]
    reset(page).focus()
    page.keyboard.press("Enter")
    assert shown(page) == list(ARTICLES)
    assert page.url == f"{origin}id/articles/?from=elsewhere#title"
    assert page.evaluate("document.activeElement.name") == "model"  # and not lost with the button
    assert not reset(page).is_visible()


def test_the_choice_is_kept_on_the_way_to_an_article_and_back(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}articles/")
    choice(page, "Year").select_option("2024")
    page.locator(".list .title:visible").click()
    page.wait_for_url("**/title-of-newer/")
    page.go_back()
    page.wait_for_url("**/articles/?year=2024")
    assert shown(page) == ["newer"]
    assert choice(page, "Year").input_value() == "2024"


def test_the_choice_is_kept_in_the_other_language(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}articles/")
    choice(page, "Model").select_option("zed")
    page.locator(".masthead__languages a[hreflang='pt-BR']").click()
    page.wait_for_url("**/pt-BR/articles/?model=zed")
    assert (shown(page), status(page)) == (["newest", "newer", "unknown"], "3 artigos na lista")
    choice(page, "Ano").select_option("2024")
    assert status(page) == "1 artigo na lista"


def test_the_number_left_is_announced_once_it_changes(page: playwright.Page, origin: str) -> None:
    """The live region is on the page from the start, and is written to only when there is something new to say."""
    page.goto(f"{origin}articles/")
    page.evaluate("""() => {
        window.said = [];
        const region = document.querySelector(".filters [role=status]");
        new MutationObserver(() => said.push(region.textContent)).observe(region, {childList: true});
    }""")
    for value in ("id", "", "pt-BR"):
        choice(page, "Language").select_option(value)
    choice(page, "Model").select_option("b-yak-b")  # the same one article
    assert page.evaluate("said") == ["2 articles shown", "5 articles shown", "1 article shown"]


def test_nothing_moves_when_the_script_comes(page: playwright.Page, origin: str) -> None:
    page.goto(f"{origin}articles/")
    top = "document.querySelector('.list').getBoundingClientRect().top"
    before = page.context.new_page()
    before.set_viewport_size(NARROW)
    before.route("**/filters.js", lambda route: route.abort())
    before.goto(f"{origin}articles/")
    assert before.evaluate(top) == page.evaluate(top)
    before.close()


def test_without_scripts_the_list_is_whole_and_the_form_away(without_scripts: playwright.Page, origin: str) -> None:
    page = without_scripts
    page.goto(f"{origin}articles/?model=zed")
    assert shown(page) == list(ARTICLES)
    assert not page.locator("form.filters").is_visible()


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_the_form_fits_the_window(page: playwright.Page, origin: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{origin}articles/?model=gone")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for control in page.locator(".filters select, .filters button").all():
        box = control.bounding_box()
        assert box["height"] >= 44
        assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_a_thousand_articles_are_filtered_while_one_looks(page: playwright.Page, origin: str) -> None:
    """Time for a choice among 1,000 articles, each a copy of those of the list."""
    page.route("**/articles/", lambda route: _many(route, 200))
    page.goto(f"{origin}articles/")
    assert page.locator(".list li").count() == 1000
    took = page.evaluate("""() => {
        const select = document.querySelector(".filters [name=model]"), start = performance.now();
        select.value = "zed";
        select.dispatchEvent(new Event("change", {bubbles: true}));
        document.body.offsetHeight;
        return performance.now() - start;
    }""")
    assert status(page) == "600 articles shown"
    assert took < 500  # milliseconds; some 30 here


def _many(route: playwright.Route, times: int) -> None:
    answer = route.fetch()
    head, rest = answer.text().split('<div class="list">\n<ul>', 1)
    rows, tail = rest.split("</ul>", 1)
    route.fulfill(response=answer, body=f'{head}<div class="list">\n<ul>{rows * times}</ul>{tail}')
