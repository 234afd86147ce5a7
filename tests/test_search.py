"""The search, in a real browser on the site of the real seeds: what readers of each language find, and how."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright import sync_api as playwright
from served import WIDE, Heard, listening, served
from sites import Built, text_of
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
# language, with the place in it; of a statement that is its attribute.
QUERIES = [
    # statements, each in the reader's language
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
    ("pt-BR", "codigo aberto", "models/llama-3/#fact-openness-described"),
    ("id", "menghindari kafein", "dbrx-id#p2"),
    ("id", "percayakan publik", "olmoe#p16"),
    ("id", "pelabelan kontroversial", "models/llama-3/#fact-openness-disputed"),
    ("en", "correction", "about/#removal"),
    # words of one language find the others
    ("en", "license", "models/granite-3-0/#fact-licence"),
    ("en", "lisensi", "models/granite-3-0/#fact-licence"),
    ("en", "licença", "models/granite-3-0/#fact-licence"),
    ("id", "licence", "models/granite-3-0/#fact-licence"),
    ("pt-BR", "lisensi", "models/granite-3-0/#fact-licence"),
    ("en", "weights", "models/olmoe/#fact-openness-plan"),
    ("pt-BR", "pesos", "models/olmoe/#fact-openness-plan"),
    ("en", "copyright", "models/granite-3-0/#fact-training-data"),
    ("pt-BR", "redes neurais", "dbrx-pt#p5"),
    ("en", "neural network", "organisations/databricks/#jonathan-frankle-1"),
    ("en", "mixture of experts", "models/olmoe/#fact-training-method"),
    ("en", "risks", "dbrx-id#p9"),
    ("id", "código aberto", "granite#p12"),
    ("en", "trust", "models/olmoe/#fact-openness-reasons"),
    # names of people and things, and what is known of an article
    ("en", "Jonathan Frankle", "people/jonathan-frankle/"),
    ("pt-BR", "Jonathan Frankle", "people/jonathan-frankle/"),
    ("id", "Hajishirzi", "people/hanna-hajishirzi/"),
    ("en", "GPT-4", "models/dbrx/#fact-close-to"),
    ("id", "Perplexity", "organisations/perplexity/"),
    ("id", "kasus News Corp", "granite#p4"),
    ("en", "Zuckerberg", "people/mark-zuckerberg/"),
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
def built(site_below: Built) -> Built:
    return site_below


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served from: under a path of its own."""
    with served(site, SUB_PATH) as address:
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
def script(browser, address: str) -> Iterator[Callable[..., object]]:
    """What a function of finding.js says to some arguments."""
    window = browser.new_page()
    window.goto(address)
    yield lambda name, *given: window.evaluate(
        "async ([name, given]) => (await import(`${document.baseURI}assets/finding.js`))[name](...given)", [name, given]
    )
    window.close()


@pytest.fixture(scope="module")
def named(site: Path) -> dict[str, str]:
    """The addresses of the articles by their short names."""
    rows = json.loads((site / "api/v1/articles.json").read_text("utf-8"))["articles"]
    return {short: next(row["url"] for row in rows if row["id"] == name) for short, name in ARTICLES.items()}


def ask(window, query: str) -> None:
    window.fill("#search [name=q]", query)
    window.wait_for_selector("#search ol[aria-busy=false]", state="attached")


def said(window) -> str:
    return " ".join(window.inner_text("#search [role=status]").split())


def attribute(built: Built, result: str) -> str:
    """A result, with the attribute of a statement in its place."""
    page, _, anchor = result.partition("#")
    if not anchor.startswith("c-"):
        return result
    (label,) = built.pages[page].xpath("//section[.//*[@id=$id]]/*[starts-with(@id, 'fact-')]/@id", id=anchor)
    return f"{page}#{label}"


def results(window, address: str) -> list[str]:
    links = window.eval_on_selector_all("#search ol .title", "links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in links]


def expected(target: str, tag: str, named: dict[str, str]) -> str:
    short, mark, place = target.partition("#")
    return (named[short] if short in named else FOLDERS[tag] + short) + mark + place


@pytest.mark.parametrize(("tag", "query", "first"), QUERIES)
def test_a_query_leads_to_its_place(readers, address, built, named, tag: str, query: str, first: str) -> None:
    ask(readers[tag], query)
    assert attribute(built, results(readers[tag], address)[0]) == expected(first, tag, named)


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


# What is searched, and of the first statement found its attribute, words that are shown of it, and who says it.
STATEMENTS = [
    ("en", "commercial interest", "llama-3/#fact-openness-reasons", "serves their commercial interests", "Bindu Reddy"),
    ("id", "kepentingan komersial", "llama-3/#fact-openness-reasons", "kepentingan komersial mereka", "Bindu Reddy"),
    ("pt-BR", "interesses comerciais", "llama-3/#fact-openness-reasons", "interesses comerciais deles", "Bindu Reddy"),
    # what only words of another language find
    ("id", "commercial interests", "llama-3/#fact-openness-reasons", "kepentingan komersial mereka", "Bindu Reddy"),
    ("pt-BR", "commercial interests", "llama-3/#fact-openness-reasons", "interesses comerciais deles", "Bindu Reddy"),
    ("en", "kepentingan komersial mereka", "llama-3/#fact-openness-reasons", "commercial interests", "Bindu Reddy"),
    ("id", "Reddy", "llama-3/#fact-openness-reasons", "kepentingan komersial mereka", "Bindu Reddy"),
    ("en", "Apache 2.0", "granite-3-0/#fact-licence", "Apache 2.0", None),
    ("en", "training cost", "dbrx/#fact-training-cost", "about US$10 million", None),
]


@pytest.mark.parametrize(("tag", "query", "place", "words", "speaker"), STATEMENTS)
def test_a_statement_stands_there_in_the_readers_language_with_its_speaker(
    readers, address, built, tag: str, query: str, place: str, words: str, speaker: str | None
) -> None:
    ask(readers[tag], query)
    found = results(readers[tag], address)
    at = next(n for n, result in enumerate(found) if "models/" in result)
    assert attribute(built, found[at]) == f"{FOLDERS[tag]}models/{place}"
    result = readers[tag].query_selector_all("#search ol li")[at]
    assert words in result.query_selector(".excerpt").inner_text()
    assert result.query_selector(".excerpt").get_attribute("lang") == tag
    speakers = [each.inner_text() for each in result.query_selector_all(":scope > .facts .speaker")]
    assert speakers == ([speaker] if speaker else [])
    assert (SAY[tag]("statement.the_article") in result.query_selector(".facts").inner_text()) == (not speaker)


# What is searched, and attributes and words of the statements that one result shows, each with its own link: the name
# of a model says nothing about the place on its own page, and the label above a statement is one of its words.
SEVERAL = [
    ("en", "DBRX cost", "dbrx", ["training-cost"], ["about US$10 million"]),
    ("id", "biaya DBRX", "dbrx", ["training-cost"], ["sekitar US$10 juta"]),
    ("pt-BR", "custo do DBRX", "dbrx", ["training-cost"], ["cerca de US$ 10 milhões"]),
    ("en", "cost of training DBRX", "dbrx", ["training-cost"], ["about US$10 million"]),
    ("en", "Llama 3 licence", "llama-3", ["licence-osi-approved", "separate-licence-threshold"], ["700 million"]),
    ("id", "lisensi Llama 3", "llama-3", ["licence-osi-approved", "separate-licence-threshold"], ["700 juta"]),
    ("pt-BR", "licença do Llama 3", "llama-3", ["licence-osi-approved", "separate-licence-threshold"], ["700 milhões"]),
    ("en", "Llama 3 training data", "llama-3", ["training-data-disclosed"], ["no"]),
    ("en", "commercial", "llama-3", ["openness-reasons"], ["commercially", "serves their commercial interests"]),
    # a word that stands on the page but once says more than one that stands there often
    ("pt-BR", "quem disse que o Llama é aberto", "llama-3", ["openness-described"], ["código aberto"]),
]


@pytest.mark.parametrize(("tag", "query", "model", "attributes", "words"), SEVERAL)
def test_all_statements_that_answer_are_shown(readers, address, built, tag, query, model, attributes, words) -> None:
    ask(readers[tag], query)
    (result, *_) = readers[tag].query_selector_all("#search ol li")
    links = [link.get_attribute("href").partition(SUB_PATH)[2] for link in result.query_selector_all("a")]
    page = f"{FOLDERS[tag]}models/{model}/"
    assert 1 <= len(links) <= 3
    assert all(link.startswith(f"{page}#c-") for link in links)
    assert {f"{page}#fact-{each}" for each in attributes} <= {attribute(built, link) for link in links}
    assert all(each in result.inner_text() for each in words)


@pytest.mark.parametrize("query", ["comercial", "comerciais", "aplicação comercial"])
def test_one_and_several_find_each_other(readers, address, query: str) -> None:
    """What a language's endings keep apart for Pagefind's stems."""
    ask(readers["pt-BR"], query)
    assert "pt-BR/models/granite-3-0/" in {result.partition("#")[0] for result in results(readers["pt-BR"], address)}


# A query that no page has all words of, the words that are left out, and the first result's page and words.
WITHOUT = [
    ("en", "how much did DBRX cost", "how, much, did", "models/dbrx/", "about US$10 million"),
    ("en", "who developed DBRX", "who", "models/dbrx/", "Databricks"),
    ("en", "DBRX translations differ", "translations, differ", "models/dbrx/", "DBRX"),
    ("en", "dbrx translations differ", "translations, differ", "models/dbrx/", "DBRX"),
    ("en", "who says Llama is open", "who, says, is", "models/llama-3/", "open source"),
    ("id", "boleh dipakai komersial", "boleh, dipakai", "id/models/llama-3/", "kepentingan komersial"),
    ("en", "Llama 3 xyzzy", "xyzzy", "models/llama-3/", "Llama 3"),
]


@pytest.mark.parametrize(("tag", "query", "left", "first", "words"), WITHOUT)
def test_words_that_no_page_has_are_left_out_and_told(readers, address, tag, query, left, first, words) -> None:
    ask(readers[tag], query)
    assert said(readers[tag]).startswith(SAY[tag]("search.without", words=left))
    assert readers[tag].query_selector("#search [role=status] button") is None  # they are no slips either
    assert results(readers[tag], address)[0].partition("#")[0] == first
    assert words in readers[tag].inner_text("#search ol li:first-child")


ROLE = {"en": "cloud computing", "id": "komputasi awan", "pt-BR": "computação em nuvem"}


@pytest.mark.parametrize(("tag", "is_ours"), [("en", True), ("id", False), ("pt-BR", True)])
def test_a_translation_of_ours_says_so(readers, tag: str, is_ours: bool) -> None:
    """That of a value, and that of what somebody is called."""
    for query in (
        {"en": "commercial interests", "id": "kepentingan komersial", "pt-BR": "interesses comerciais"},
        ROLE,
    ):
        ask(readers[tag], query[tag])
        facts = readers[tag].inner_text("#search ol li:first-child .facts")
        assert (SAY[tag]("statement.gloss") in facts) == is_ours


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("query", ["Databricks", "open", "Meta", "2024", "WIRED", "token", "IBM"])
def test_what_is_shown_of_a_statement_is_what_its_page_says(readers, address, built, tag: str, query: str) -> None:
    """The value, whole where it is short, and every name in front of a quote."""
    window = readers[tag]
    ask(window, query)
    for link, result in zip(results(window, address), window.query_selector_all("#search ol li"), strict=True):
        page, _, anchor = link.partition("#")
        if not anchor.startswith("c-"):
            continue
        anchors = [a.get_attribute("href").partition("#")[2] for a in result.query_selector_all("a")]
        excerpts = [each.inner_text() for each in result.query_selector_all(".excerpt")]
        facts = result.query_selector_all(".facts")
        for at, excerpt, fact in zip(anchors, excerpts, facts, strict=True):
            (wording,) = built.pages[page].xpath("//*[@id=$id]", id=at)
            (value,) = wording.xpath("p[@class='said']/span[@class='value']")
            assert set(excerpt.strip("… ").split()) <= set(text_of(value).split()), link
            assert excerpt == text_of(value).rstrip(".") or len(text_of(value).split()) > 48
            speakers = [text_of(each) for each in wording.xpath("p[@class='says']/span[@class='speaker']")]
            assert [each.inner_text() for each in fact.query_selector_all(".speaker")] == speakers


# What is searched, and the words of Aaron Levie that are shown: our translation or, in their own language, these.
QUOTATIONS = [
    ("en", "amazing grand scale", "amazing to see Meta", True),
    ("id", "amazing grand scale", "Sungguh menakjubkan melihat Meta", False),
    ("pt-BR", "amazing grand scale", "ver a Meta impulsionar", True),
    ("pt-BR", "impressionante impulsionar", "ver a Meta impulsionar", True),
]


@pytest.mark.parametrize(("tag", "query", "words", "is_ours"), QUOTATIONS)
def test_a_quotation_is_found_by_its_translation(readers, address, built, tag, query, words, is_ours) -> None:
    ask(readers[tag], query)
    page, _, anchor = results(readers[tag], address)[0].partition("#")
    assert page == f"{FOLDERS[tag]}people/aaron-levie/"
    (quotation,) = built.pages[page].xpath("//*[@id=$id]", id=anchor)
    assert words in text_of(quotation)
    (result, *_) = readers[tag].query_selector_all("#search ol li")
    assert words in result.query_selector(".excerpt").inner_text()
    assert (SAY[tag]("statement.gloss") in result.query_selector(".facts").inner_text()) == is_ours


def test_what_is_said_comes_before_who_says_it(readers, address) -> None:
    """But for the page of the very name."""
    ask(readers["en"], "commercial interests")
    assert [re.sub("/.*", "", result) for result in results(readers["en"], address)][:2] == ["models", "people"]
    ask(readers["en"], "Bindu Reddy")
    assert [re.sub("/.*", "", result) for result in results(readers["en"], address)][:2] == ["people", "models"]


# A slip, what was meant, and the first result of that; slips where something like it is found are only told.
SLIPS = [
    ("en", "Databriks", "Databricks", "organisations/databricks/"),
    ("id", "Databriks", "Databricks", "organisations/databricks/"),
    ("pt-BR", "Databriks", "Databricks", "organisations/databricks/"),
    ("en", "Jonathan Frenkle", "Jonathan Frankle", "people/jonathan-frankle/"),
    ("id", "Zukcerberg", "Zuckerberg", "people/mark-zuckerberg/"),  # two letters changed places
    ("pt-BR", "licensa", "licença", "models/granite-3-0/#fact-licence"),
    ("id", "kafien", "kafein", "dbrx-id#p2"),
    ("en", "Perplexitty", "Perplexity", "organisations/perplexity/"),
    ("en", "Llma 3", "Llama 3", "models/llama-3/"),
    ("en", "commersial interests", "commercial interests", "models/llama-3/#fact-openness-reasons"),  # of a translation
    ("id", "melampui segalanya", "melampaui segalanya", "models/dbrx/#fact-results"),
]


@pytest.mark.parametrize(("tag", "slip", "meant", "first"), SLIPS)
def test_a_slip_of_one_letter_is_forgiven(
    readers, address, built, named, tag: str, slip: str, meant: str, first: str
) -> None:
    window = readers[tag]
    ask(window, slip)
    offer = window.query_selector("#search [role=status] button")
    assert offer.inner_text() == meant
    if SAY[tag]("search.instead", query=meant) not in said(window):
        assert SAY[tag]("search.meant", query=meant) in said(window)
        offer.click()
        window.wait_for_selector("#search ol[aria-busy=false]", state="attached")
        assert window.input_value("#search [name=q]") == meant
        assert window.query_selector("#search [role=status] button") is None
    assert attribute(built, results(window, address)[0]) == expected(first, tag, named)


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize(
    "query", ["Databricks", "licence", "lisensi", "licença", "pesos", "weights", "Datab", "xyzzy", "says who", "boleh"]
)
def test_what_is_well_written_is_not_put_right(readers, tag: str, query: str) -> None:
    ask(readers[tag], query)
    assert readers[tag].query_selector("#search [role=status] button") is None


def test_what_was_meant_can_be_taken_with_the_keyboard(page, address: str) -> None:
    page.goto(f"{address}search/?q=Databriks")
    page.wait_for_selector(".search__meant")
    page.focus("[name=q]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.search__meant')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}search/?q=Databricks")
    assert page.evaluate("document.activeElement.name") == "q"


@given(st.text("abcd", max_size=6), st.text("abcd", max_size=6))
@settings(max_examples=300)
def test_a_slip_is_one_letter(script, one: str, other: str) -> None:
    """More, less, another one, or two that have changed places: against trying each of them."""
    near = {one[:at] + one[at + 1 :] for at in range(len(one))}
    near |= {one[:at] + letter + one[at:] for at in range(len(one) + 1) for letter in "abcd"}
    near |= {one[:at] + letter + one[at + 1 :] for at in range(len(one)) for letter in "abcd"}
    near |= {one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)}
    assert script("slip", one, other) == (other in near | {one})


# Ways to write one thing, all of which find the same.
ONE_THING = [
    ("Llama 3", "Llama3", "llama3", "llama-3", "LLAMA 3", "Meta Llama 3"),
    ("GPT-4", "GPT4", "gpt 4", "Gpt-4"),
    ("Granite 3.0", "Granite3.0", "granite-3.0"),
    ("Ai2", "Ai 2", "Allen Institute for AI"),
    ("código aberto", "codigo aberto", "Código Aberto"),
]


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("ways", ONE_THING, ids=lambda ways: ways[0])
def test_however_a_name_is_spaced_the_same_is_found(readers, address, tag: str, ways: tuple[str, ...]) -> None:
    found = []
    for way in ways:
        ask(readers[tag], way)
        found.append((said(readers[tag]), results(readers[tag], address)))
    assert found[0][1]
    assert found == [found[0]] * len(ways)


def test_a_name_is_not_its_neighbour(readers, address, named) -> None:
    ask(readers["en"], "Llama 3")
    assert named["dbrx-id"] not in {result.partition("#")[0] for result in results(readers["en"], address)}
    ask(readers["en"], "Llama 2")
    assert named["dbrx-id"] in {result.partition("#")[0] for result in results(readers["en"], address)}


# A query, and the sentence of an article that answers it: it is shown whole.
SENTENCES = [
    ("id", "opacity risiko", "dbrx-id", "Opacity sangat penting ketika ada kekhawatiran tentang risiko yang dapat"),
    ("id", "antusiasme wirausahawan", "granite", "“Dan hal ini akan menghadirkan lebih banyak antusiasme bagi"),
    ("id", "literasi AI", "olmoe", "Kami berbicara dengan Hanna Hajishirzi, Direktur Senior Penelitian NLP di Ai2"),
    ("pt-BR", "cafeína leite gelado", "dbrx-pt", "Frankle geralmente evita cafeína, mas estava tomando goles de café"),
]


@pytest.mark.parametrize(("tag", "query", "short", "sentence"), SENTENCES)
def test_the_sentence_that_answers_is_shown(readers, address, named, tag, query, short, sentence) -> None:
    window = readers[tag]
    ask(window, query)
    at = [result.partition("#")[0] for result in results(window, address)].index(named[short])
    excerpt = window.query_selector_all("#search ol li .excerpt")[at].inner_text()
    assert excerpt.removeprefix("… ").startswith(sentence)
    assert re.search(r"[.?!][”\"]?( …)?$", excerpt)


def test_a_result_says_what_is_known(readers) -> None:
    """Language, outlet if there is one, date and model, the words marked, and each text with its language."""
    window = readers["en"]
    ask(window, "malware")
    (result,) = window.query_selector_all("#search ol li")
    assert result.query_selector(".facts").inner_text() == "Indonesian · 28 October 2024 · Granite 3.0"
    assert [mark.inner_text() for mark in result.query_selector_all("mark")] == ["malware"]
    assert result.query_selector("a").get_attribute("lang") == "id"
    assert result.query_selector(".excerpt").get_attribute("lang") == "id"


@pytest.mark.parametrize(
    ("tag", "one", "several"),
    [("en", "1 result", "2 results"), ("id", "1 hasil", "2 hasil"), ("pt-BR", "1 resultado", "2 resultados")],
)
def test_results_are_counted_in_the_readers_language(readers, tag: str, one: str, several: str) -> None:
    for query, counted in (("malware", one), ("Apache 2.0", several)):
        ask(readers[tag], query)
        assert said(readers[tag]) == counted


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("query", ["xyzzy", "<b>q</b>", "$& {zq}"])
def test_nothing_found_says_what_to_try(readers, tag: str, query: str) -> None:
    window = readers[tag]
    ask(window, query)
    assert window.query_selector_all("#search ol li") == []
    assert said(window) == f"{SAY[tag]('search.none', query=query)} {SAY[tag]('search.try')}"
    lists = window.eval_on_selector_all(".search__lists a", "links => links.map(link => link.pathname)")
    assert {link.removeprefix(SUB_PATH) for link in lists} >= {f"{FOLDERS[tag]}articles/", f"{FOLDERS[tag]}models/"}


def test_nothing_of_it_is_loaded_before_it_is_opened(page, heard: Heard, address: str) -> None:
    """And the words that a slip is measured by only where a word is found nowhere."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    searching = re.compile(r"pagefind|search\.js|finding\.js|words\.json|spellings\.json")
    assert not [url for url in heard.requests if searching.search(url)]
    page.keyboard.press("/")
    for query in ("Llama 3", "licence", "Bindu Reddy"):
        ask(page, query)
    assert {"finding.js", "words.json", "parts.js", "pagefind-worker.js"} <= {
        Path(url.partition("?")[0]).name for url in heard.requests
    }
    assert not [url for url in heard.requests if "spellings" in url]
    ask(page, "Databriks")
    assert [url for url in heard.requests if "spellings" in url] == [f"{address}search/spellings.json"]


KEYS = ("/", "Control+k", "Meta+k")


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_keys_open_it(page, address: str, folder: str) -> None:
    page.goto(address + folder)
    for keys in KEYS:
        page.keyboard.press(keys)
        page.wait_for_selector("#search [name=q]:focus")
        page.keyboard.press("Escape")
        assert page.query_selector("dialog[open]") is None, keys


def test_other_keys_do_not(page, address: str) -> None:
    page.goto(address)
    for keys in ("k", "Shift+Control+k", "Alt+Control+k", "Control+/", "Alt+/", "Control+Meta+k"):
        page.keyboard.press(keys)
        assert page.query_selector("dialog[open]") is None, keys


def test_no_key_is_taken_from_who_writes_or_chooses(page, address: str) -> None:
    page.goto(f"{address}articles/")
    page.evaluate("""() => {
        document.querySelector("main").insertAdjacentHTML("beforeend", "<textarea></textarea><p contenteditable>x</p>")
        addEventListener("keydown", event => { window.taken = event.defaultPrevented })
    }""")
    for keys in KEYS:
        for field in ("textarea", "[contenteditable]", "form.filters select"):
            page.evaluate("window.taken = null")
            page.focus(field)
            page.keyboard.press(keys)
            assert page.query_selector("dialog[open]") is None, (keys, field)
            assert page.evaluate("window.taken") is False, (keys, field)


@pytest.mark.parametrize("tag", FOLDERS)
def test_the_keys_are_told(page, address: str, tag: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(address + FOLDERS[tag])
    opener = page.query_selector(".masthead__search")
    assert opener.inner_text() == "Ctrl K"
    assert "Ctrl K" in opener.get_attribute("title")
    assert opener.get_attribute("aria-keyshortcuts") == "/ Control+K Meta+K"
    page.keyboard.press("Control+k")
    assert page.locator(".search__keys").is_visible()
    assert page.inner_text(".search__keys") == SAY[tag]("site.search_keys")


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_the_keyboard_alone_will_do(page, address: str, named, folder: str) -> None:
    """`/` opens, arrows move, Enter follows to the very block, Escape leaves."""
    page.goto(address + folder)
    assert page.query_selector("dialog[open]") is None
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    ask(page, "Apache 2.0")
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
    page.locator("header").get_by_role("button", name="Search, Ctrl K", exact=True).click()
    assert page.get_by_role("dialog", name="Search").is_visible()
    page.get_by_role("button", name="Close").click()
    assert page.query_selector("dialog[open]") is None
    assert page.evaluate("document.activeElement.className") == "masthead__search"


def test_enter_leads_to_the_page_with_the_filters(page, address: str, built) -> None:
    page.goto(f"{address}id/")
    page.keyboard.press("/")
    page.keyboard.type("lisensi")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}id/search/?q=lisensi")
    page.wait_for_selector("#search ol[aria-busy=false] li")
    assert attribute(built, results(page, address)[0]) == "id/models/granite-3-0/#fact-licence"


# What an address asks for, and all that it finds.
SHARED = [
    ("search/?q=licence&kind=model", {"models/granite-3-0/", "models/llama-3/", "models/dbrx/"}),
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
        "length=9&item=x&namedItem=x&constructor=x&__proto__=x&toString=x&0=x&=x&search-q=x",
        "language=xx&kind=constructor&model=__proto__&%E0%A4%A=%",
        "model=",
        "q",
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


@pytest.mark.parametrize("tag", ["id", "pt-BR"])
def test_a_statement_that_was_found_is_kept_into_the_other_languages(page, address: str, built, tag: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    ask(page, "commercial interests")
    (found, *_) = [result for result in results(page, address) if "models/" in result]
    page.click(f"#search ol a[href$='{found}']")
    page.wait_for_url(address + found)
    page.click(f".masthead__languages [hreflang={tag}]")
    page.wait_for_url(address + FOLDERS[tag] + found)
    assert "Bindu Reddy" in page.inner_text(":target")


def test_filters_have_names_and_every_choice(page, address: str) -> None:
    page.goto(f"{address}pt-BR/search/")
    assert page.get_by_label("Idioma").locator("option").all_inner_texts() == [
        "Todos os idiomas",
        "Português (Brasil)",
        "Indonésio",
    ]
    assert page.get_by_label("Modelo").locator("option").all_inner_texts()[1:] == [
        "DBRX",
        "Granite 3.0",
        "Llama 3",
        "OLMoE",
    ]
    assert page.get_by_label("Tipo de página").locator("option").count() == 6


@pytest.mark.parametrize("shown", ["", "id/search/?q=lisensi", "pt-BR/models/llama-3/"])
def test_it_fits_the_window(window: playwright.Page, address: str, shown: str) -> None:
    window.goto(address + shown)
    window.keyboard.press("/")
    ask(window, "lisensi")
    for width in (320, 360, 1440):
        window.set_viewport_size({"width": width, "height": 640})
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
    assert said(window) == SAY["en"]("site.search_failed")


def test_words_typed_while_what_seeks_is_on_its_way_are_sought(window: playwright.Page, address: str) -> None:
    """The dialog opens at once, whatever the line."""
    held: list[playwright.Route] = []
    window.route("**/assets/search.js", lambda route: held.append(route))
    window.goto(address)
    window.keyboard.press("/")
    window.keyboard.type("licence")
    assert window.locator("#search ol[aria-busy]").count() == 0
    held[0].continue_()
    window.wait_for_selector("#search ol[aria-busy=false] li")


def test_where_what_seeks_cannot_be_loaded_it_is_said_and_enter_leads_on(window: playwright.Page, address: str) -> None:
    window.route("**/assets/search.js", lambda route: route.abort())
    window.goto(address)
    window.keyboard.press("/")
    window.get_by_text(SAY["en"]("site.search_failed")).wait_for()
    window.keyboard.type("licence")
    window.keyboard.press("Enter")
    window.wait_for_url(f"{address}search/?q=licence")


@pytest.mark.parametrize("tag", FOLDERS)
def test_without_scripts_links_lead_to_the_lists(without_scripts, address: str, tag: str) -> None:
    window = without_scripts
    window.goto(address + FOLDERS[tag])
    window.click(".masthead__search")
    assert window.url == f"{address}{FOLDERS[tag]}search/"
    assert SAY[tag]("site.search_scripts") in window.inner_text("#search")
    window.get_by_role("link", name=SAY[tag]("site.search_articles"), exact=True).click()
    assert window.url == f"{address}{FOLDERS[tag]}articles/"


# -- what is searched, and the glossary


def test_only_what_is_said_and_who_says_it_is_searched(site: Path, named) -> None:
    """Articles, models, people and organisations, and the pages written by hand: no list, no comparison."""
    searched = {
        page.parent.relative_to(site).as_posix() + "/"
        for page in site.rglob("*.html")
        if lxml.html.parse(str(page)).xpath("//*[@data-pagefind-body]")
    }
    kinds = ("models", "people", "organisations")
    rows = [row for kind in kinds for row in json.loads((site / f"api/v1/{kind}.json").read_text("utf-8"))[kind]]
    assert len(rows) > 20
    of_names = {address for row in rows for address in row["url"].values()}
    assert searched == {*named.values(), *of_names, *(f"{folder}about/" for folder in FOLDERS.values())}


def test_the_glossary_joins_languages_and_has_no_word_twice() -> None:
    entries = glossary()
    for entry in entries:
        assert set(entry) <= set(SAY), entry
        assert len(entry) > 1, entry
    for tag in SAY:
        forms = Counter(form.casefold() for entry in entries for form in entry.get(tag, []))
        assert max(forms.values()) == 1, forms.most_common(3)
