"""The search, in a real browser on the site of the real seeds: what readers of each language find, and how."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright import sync_api as playwright
from served import Heard, listening, served
from sites import Built
from terbuka.languages import interface as languages
from terbuka.languages.rules import glossary

SUB_PATH = "/some/path/"
FOLDERS = {"en": "", "id": "id/", "pt-BR": "pt-BR/"}
SAY = {language.tag: language.say for language in languages.load_languages()}

# The articles by short names, and the ids under which they stand in the data.
ARTICLES = {
    "dbrx-id": "000_061f8b41ef9a8b66",
    "dbrx-pt": "001_acdc37089c53c771",
    "olmoe": "002_af9b3b1cb130078d",
    "granite": "003_742f5e7d2b49922a",
    "llama": "004_850c29c358feb5e4",
}

# The reader's language, the query, and the first result: an article's short name or an address in the reader's
# language, with the place in it.
QUERIES = [
    # facts, each in the reader's language
    ("en", "Apache 2.0", "models/granite-3-0/#fact-licence"),
    ("id", "Apache 2.0", "models/granite-3-0/#fact-licence"),
    ("pt-BR", "Apache 2.0", "models/granite-3-0/#fact-licence"),
    ("en", "training cost", "models/dbrx/#fact-training-cost"),
    ("id", "biaya pelatihan", "models/dbrx/#fact-training-cost"),
    ("pt-BR", "custo do treinamento", "models/dbrx/#fact-training-cost"),
    ("en", "7 billion parameters", "models/olmoe/#fact-parameters-total"),
    ("en", "5 trillion tokens", "models/olmoe/#fact-training-tokens"),
    ("en", "116 programming languages", "models/granite-3-0/#fact-programming-languages"),
    ("id", "bahasa pemrograman", "models/granite-3-0/#fact-programming-languages"),
    ("pt-BR", "linguagens de programação", "models/granite-3-0/#fact-programming-languages"),
    ("en", "700 million", "models/llama-3/#fact-separate-licence-threshold"),
    ("id", "pengguna aktif bulanan", "models/llama-3/#fact-separate-licence-threshold"),
    ("pt-BR", "usuários ativos", "models/llama-3/#fact-separate-licence-threshold"),
    ("en", "checkpoints", "models/olmoe/#fact-checkpoints-released"),
    # models, by any of their names
    ("en", "DBRX", "models/dbrx/"),
    ("en", "Llama 3", "models/llama-3/"),
    ("id", "Llama3", "models/llama-3/"),
    ("pt-BR", "olmoe", "models/olmoe/"),
    ("en", "Granite", "models/granite-3-0/"),
    # with and without accents, and in other forms of the words
    ("pt-BR", "licença", "models/granite-3-0/#fact-licence"),
    ("pt-BR", "licenca", "models/granite-3-0/#fact-licence"),
    ("pt-BR", "cafeína", "dbrx-pt#p5"),
    ("pt-BR", "cafeina", "dbrx-pt#p5"),
    ("pt-BR", "codigo aberto", "dbrx-pt#p6"),
    ("id", "menghindari kafein", "dbrx-id#p2"),
    ("id", "percayakan publik", "olmoe#p16"),
    ("id", "pelabelan kontroversial", "llama#p18"),
    ("en", "correction", "about/#removal"),
    # words of one language find the others
    ("en", "license", "models/granite-3-0/#fact-licence"),
    ("en", "lisensi", "models/granite-3-0/#fact-licence"),
    ("en", "licença", "models/granite-3-0/#fact-licence"),
    ("id", "licence", "models/granite-3-0/#fact-licence"),
    ("pt-BR", "lisensi", "models/granite-3-0/#fact-licence"),
    ("en", "weights", "granite#p9"),
    ("pt-BR", "pesos", "granite#p9"),
    ("en", "copyright", "granite#p4"),
    ("pt-BR", "redes neurais", "dbrx-pt#p5"),
    ("en", "neural network", "dbrx-id#p2"),
    ("en", "mixture of experts", "olmoe#p6"),
    ("en", "risks", "dbrx-id#p9"),
    ("id", "código aberto", "granite#p12"),
    ("en", "trust", "olmoe#p16"),
    # names of people and things, and what is known of an article
    ("en", "Jonathan Frankle", "dbrx-id#p2"),
    ("pt-BR", "Jonathan Frankle", "dbrx-pt#p5"),
    ("id", "Hajishirzi", "olmoe#p4"),
    ("en", "GPT-4", "dbrx-id#p5"),
    ("id", "Perplexity", "granite#p4"),
    ("en", "Zuckerberg", "llama#p4"),
    ("pt-BR", "Marchezini", "dbrx-pt"),
    ("en", "2024-10-22", "olmoe"),
    # the very words
    ("id", '"literasi AI"', "olmoe#p4"),
]

# Queries and everything that they must find, in whatever order.
FOUND = [
    ("en", "training data", {"olmoe", "models/olmoe/", "models/granite-3-0/"}),
    ("id", "data latih", {"olmoe", "models/olmoe/", "models/granite-3-0/"}),
    ("pt-BR", "dados de treino", {"olmoe", "models/olmoe/", "models/granite-3-0/"}),
    ("en", "open source", {"dbrx-id", "dbrx-pt", "olmoe", "granite", "llama"}),
    ("pt-BR", "licenca", {"dbrx-id", "dbrx-pt", "granite", "llama", "models/granite-3-0/"}),
    ("pt-BR", "modelo de linguagem", {"dbrx-id", "dbrx-pt", "olmoe", "granite", "llama"}),
]


@pytest.fixture(scope="module")
def site(site_below: Built) -> Path:
    """The site of the real seeds with its index, built as the Makefile does."""
    return site_below.site


@pytest.fixture(scope="module")
def policy(site: Path) -> str:
    """A strict content security policy, with the theme's own inline scripts allowed by their hashes."""
    hashes = {
        base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        for page in site.rglob("*.html")
        for script in re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), re.DOTALL)
    }
    allowed = " ".join(f"'sha256-{each}'" for each in sorted(hashes))
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {allowed}; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
    )


@pytest.fixture(scope="module")
def address(site: Path, policy: str) -> Iterator[str]:
    """Where the site is served from: under a path of its own, and with the policy on everything."""
    with served(site, SUB_PATH, {"Content-Security-Policy": policy}) as address:
        yield address


@pytest.fixture
def heard(window: playwright.Page, address: str) -> Iterator[Heard]:
    """Anything that goes wrong in the window fails the test: errors, warnings, and requests elsewhere."""
    with listening(window, "error", "warning") as heard:
        yield heard
    assert not heard.faults
    assert [url for url in heard.requests if not url.startswith((address, "data:"))] == []


@pytest.fixture
def page(window: playwright.Page, heard: Heard) -> playwright.Page:
    return window


@pytest.fixture(scope="module")
def readers(browser, address: str) -> Iterator[dict]:
    """The home page in each language with its search open."""
    windows = {}
    for tag, folder in FOLDERS.items():
        windows[tag] = browser.new_page()
        windows[tag].goto(address + folder)
        windows[tag].keyboard.press("/")
    yield windows
    for window in windows.values():
        window.close()


@pytest.fixture(scope="module")
def named(site: Path) -> dict[str, str]:
    """The addresses of the articles by their short names."""
    rows = json.loads((site / "api/v1/articles.json").read_text("utf-8"))["articles"]
    return {short: next(row["url"] for row in rows if row["id"] == name) for short, name in ARTICLES.items()}


def ask(window, query: str) -> None:
    window.fill("#search [name=q]", query)
    window.wait_for_selector("#search ol[aria-busy=false]", state="attached")


def results(window, address: str) -> list[str]:
    links = window.eval_on_selector_all("#search ol a", "links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in links]


def expected(target: str, tag: str, named: dict[str, str]) -> str:
    short, mark, place = target.partition("#")
    return (named[short] if short in named else FOLDERS[tag] + short) + mark + place


@pytest.mark.parametrize(("tag", "query", "first"), QUERIES)
def test_a_query_leads_to_its_place(readers, address, named, tag: str, query: str, first: str) -> None:
    ask(readers[tag], query)
    assert results(readers[tag], address)[0] == expected(first, tag, named)


@pytest.mark.parametrize(("tag", "query", "wanted"), FOUND)
def test_a_query_finds_every_language(readers, address, named, tag: str, query: str, wanted: set[str]) -> None:
    ask(readers[tag], query)
    found = {result.partition("#")[0] for result in results(readers[tag], address)}
    assert {expected(each, tag, named) for each in wanted} <= found


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("query", ["lisensi", "Databricks", "training", "código aberto"])
def test_the_readers_language_comes_first_and_a_model_comes_once(readers, address, tag: str, query: str) -> None:
    ask(readers[tag], query)
    found = results(readers[tag], address)
    of = [re.match(r"(?:(id|pt-BR)/)?", result)[1] or "en" for result in found]
    assert of == sorted(of, key=[tag, *(other for other in FOLDERS if other != tag)].index)
    models = [result for result in found if "models/" in result]
    assert models
    assert all(result.startswith(f"{FOLDERS[tag]}models/") for result in models)
    assert max(Counter(result.partition("#")[0] for result in found).values()) == 1


def test_a_result_says_what_is_known_and_what_is_not(readers) -> None:
    """Language, outlet, date and model, the words marked, and each text with its language."""
    window = readers["en"]
    ask(window, "Perplexity")
    (result,) = window.query_selector_all("#search ol li")
    assert (
        result.query_selector(".facts").inner_text() == "Indonesian · publisher unknown · 28 October 2024 · Granite 3.0"
    )
    assert [mark.inner_text() for mark in result.query_selector_all("mark")] == ["Perplexity."]
    assert result.query_selector("a").get_attribute("lang") == "id"
    assert result.query_selector(".excerpt").get_attribute("lang") == "id"


@pytest.mark.parametrize(
    ("tag", "one", "several"),
    [("en", "1 result", "2 results"), ("id", "1 hasil", "2 hasil"), ("pt-BR", "1 resultado", "2 resultados")],
)
def test_results_are_counted_in_the_readers_language(readers, tag: str, one: str, several: str) -> None:
    for query, said in (("Perplexity", one), ("Apache 2.0", several)):
        ask(readers[tag], query)
        assert readers[tag].inner_text("#search [role=status]") == said


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("query", ["xyzzy", "<b>q</b>", "$& {zq}"])
def test_nothing_found_says_what_to_try(readers, tag: str, query: str) -> None:
    window = readers[tag]
    ask(window, query)
    assert window.query_selector_all("#search ol li") == []
    assert window.inner_text("#search [role=status]") == SAY[tag]("search.none", query=query)
    lists = window.eval_on_selector_all(".search__lists a", "links => links.map(link => link.pathname)")
    assert {link.removeprefix(SUB_PATH) for link in lists} >= {f"{FOLDERS[tag]}articles/", f"{FOLDERS[tag]}models/"}


def test_nothing_of_it_is_loaded_before_it_is_opened(page, heard: Heard, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    searching = re.compile(r"pagefind|words\.json")
    assert not [url for url in heard.requests if searching.search(url)]
    page.keyboard.press("/")
    ask(page, "Llama 3")
    assert [url for url in heard.requests if searching.search(url)]


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_the_keyboard_alone_will_do(page, address: str, named, folder: str) -> None:
    """`/` opens, arrows move, Enter follows to the very block, Escape leaves."""
    page.goto(address + folder)
    assert page.query_selector("dialog[open]") is None
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    ask(page, "Jonathan Frankle")
    hrefs = page.eval_on_selector_all("#search ol a", "links => links.map(link => link.href)")
    active = []
    for key in ["ArrowDown"] * (len(hrefs) + 1) + ["ArrowUp"] * len(hrefs):
        page.keyboard.press(key)
        active.append(page.evaluate("document.activeElement.href ?? document.activeElement.name"))
    assert active == [*hrefs, hrefs[-1], *reversed(hrefs[:-1]), "q"]
    page.keyboard.press("Escape")
    assert page.query_selector("dialog[open]") is None
    page.keyboard.press("/")
    page.wait_for_selector("#search [name=q]:focus")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#search ol a:focus")
    page.keyboard.press("Enter")
    page.wait_for_url(hrefs[0])
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") >= 0


def test_a_slash_can_be_typed(page, address: str) -> None:
    page.goto(f"{address}search/")
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    assert page.input_value("[name=q]") == "a/b"


def test_the_button_opens_and_gets_the_focus_back(page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Search", exact=True).click()
    assert page.get_by_role("dialog", name="Search").is_visible()
    page.get_by_role("button", name="Close").click()
    assert page.query_selector("dialog[open]") is None
    assert page.evaluate("document.activeElement.className") == "masthead__search"


def test_enter_leads_to_the_page_with_the_filters(page, address: str) -> None:
    page.goto(f"{address}id/")
    page.keyboard.press("/")
    page.keyboard.type("lisensi")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}id/search/?q=lisensi")
    page.wait_for_selector("#search ol[aria-busy=false] li")
    assert results(page, address)[0] == "id/models/granite-3-0/#fact-licence"


# What an address asks for, and all that it finds.
SHARED = [
    ("search/?q=licence&kind=model", {"models/granite-3-0/", "models/llama-3/"}),
    (
        "search/?q=licence&language=pt-BR",
        {"pt-BR/models/granite-3-0/", "pt-BR/models/llama-3/", "pt-BR/models/dbrx/", "dbrx-pt"},
    ),
    ("search/?q=licence&kind=article&language=pt-BR", {"dbrx-pt"}),
    ("pt-BR/search/?q=licen%C3%A7a&kind=article&language=id&model=llama-3", {"llama"}),
    ("id/search/?q=lisensi&model=dbrx", {"id/models/dbrx/", "dbrx-id", "dbrx-pt"}),
    ("id/search/?q=penghapusan&kind=page", {"id/about/"}),
]


@pytest.mark.parametrize(("shared", "wanted"), SHARED)
def test_an_address_can_be_shared(page, address: str, named, shared: str, wanted: set[str]) -> None:
    page.goto(address + shared)
    page.wait_for_selector("#search ol[aria-busy=false] li")
    assert {result.partition("#")[0] for result in results(page, address)} == {named.get(each, each) for each in wanted}
    assert page.url == address + shared


@pytest.mark.parametrize(
    "other",
    [
        *("length=9", "item=x", "namedItem=x", "constructor=x", "__proto__=x", "toString=x", "0=x", "=x", "search-q=x"),
        *("language=xx", "kind=constructor", "model=__proto__", "model=", "%E0%A4%A=%", "q"),
    ],
)
def test_what_else_stands_in_an_address_is_passed_over(page, address: str, other: str) -> None:
    page.goto(f"{address}search/?{other}&q=DBRX&{other}" if other != "q" else f"{address}search/?q=DBRX&q")
    page.wait_for_selector("#search ol[aria-busy=false] li")
    assert page.url == f"{address}search/?q=DBRX"
    assert page.eval_on_selector_all("#search select", "all => all.every(each => each.value === '')")


def test_the_address_follows_what_is_asked_and_into_the_other_languages(page, address: str) -> None:
    page.goto(f"{address}search/")
    ask(page, "licence & more")
    page.select_option("[name=model]", "dbrx")
    page.wait_for_selector("#search ol[aria-busy=false]", state="attached")
    assert page.url == f"{address}search/?q=licence+%26+more&model=dbrx"
    page.click(".masthead__languages [hreflang=id]")
    page.wait_for_url(f"{address}id/search/?q=licence+%26+more&model=dbrx")
    assert page.input_value("[name=q]") == "licence & more"
    assert page.input_value("[name=model]") == "dbrx"


def test_filters_have_names_and_every_choice(page, address: str) -> None:
    page.goto(f"{address}pt-BR/search/")
    assert page.get_by_label("Idioma").locator("option").all_inner_texts() == [
        "Todos os idiomas",
        "português (Brasil)",
        "indonésio",
    ]
    assert page.get_by_label("Modelo").locator("option").all_inner_texts()[1:] == [
        "DBRX",
        "Granite 3.0",
        "Llama 3",
        "OLMoE",
    ]
    assert page.get_by_label("Tipo de página").locator("option").count() == 4


@pytest.mark.parametrize("shown", ["", "id/search/?q=lisensi", "pt-BR/models/llama-3/"])
@pytest.mark.parametrize("width", [320, 360, 1440])
def test_it_fits_the_window(window: playwright.Page, address: str, shown: str, width: int) -> None:
    window.set_viewport_size({"width": width, "height": 640})
    window.goto(address + shown)
    window.keyboard.press("/")
    ask(window, "lisensi")
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    edges = window.eval_on_selector_all(
        ".masthead a, #search *", "all => all.map(e => e.getBoundingClientRect().right)"
    )
    assert max(edges) <= width


def test_what_cannot_be_loaded_is_said(window: playwright.Page, address: str) -> None:
    window.route("**/pagefind/**", lambda route: route.abort())
    window.goto(address)
    window.keyboard.press("/")
    ask(window, "licence")
    assert window.inner_text("#search [role=status]") == SAY["en"]("site.search_failed")


@pytest.mark.parametrize("tag", FOLDERS)
def test_without_scripts_links_lead_to_the_lists(browser, address: str, tag: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(address + FOLDERS[tag])
    window.click(".masthead__search")
    assert window.url == f"{address}{FOLDERS[tag]}search/"
    assert SAY[tag]("site.search_scripts") in window.inner_text("#search")
    window.click(f"text={SAY[tag]('site.search_articles')}")
    assert window.url == f"{address}{FOLDERS[tag]}articles/"
    context.close()


# -- what is searched, and the glossary


def test_only_articles_facts_and_pages_written_by_hand_are_searched(site: Path, named) -> None:
    searched = {
        page.parent.relative_to(site).as_posix() + "/"
        for page in site.rglob("*.html")
        if lxml.html.parse(str(page)).xpath("//*[@data-pagefind-body]")
    }
    models = [
        f"{folder}models/{slug}/" for folder in FOLDERS.values() for slug in ("dbrx", "granite-3-0", "llama-3", "olmoe")
    ]
    assert searched == {*named.values(), *models, *(f"{folder}about/" for folder in FOLDERS.values())}


def test_the_glossary_joins_languages_and_has_no_word_twice() -> None:
    entries = glossary()
    for entry in entries:
        assert set(entry) <= set(SAY), entry
        assert len(entry) > 1, entry
    for tag in SAY:
        forms = Counter(form.casefold() for entry in entries for form in entry.get(tag, []))
        assert max(forms.values()) == 1, forms.most_common(3)
