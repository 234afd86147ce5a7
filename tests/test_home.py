"""The home page: a search in sight, a statement to see, the models in short, and where the sources disagree."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement
from playwright import sync_api as playwright
from samples import LANGUAGES, made, real
from served import served
from sites import Built, fold, links, rendered, text_of
from terbuka.pages import home
from terbuka.pages.summary import summary
from terbuka.site import Site

TAGS = {language.tag: language.folder for language in LANGUAGES}
LANGUAGE = {language.tag: language for language in real().languages}
each_language = pytest.mark.parametrize("tag", TAGS)


def data(site: Built, name: str) -> list[dict]:
    return json.loads(site.files[f"api/v1/{name}.json"])[name]


def section(site: Built, tag: str, name: str) -> HtmlElement:
    (found,) = site.pages[TAGS[tag]].find_class(name)
    return found


def in_english(site: Site) -> HtmlElement:
    return rendered(next(home.pages(site)).text.partition("\n---\n")[2])


# -- search


@each_language
def test_the_search_stands_on_it_and_leads_to_the_searchs_page(real_site: Built, tag: str) -> None:
    form = section(real_site, tag, "seek")
    assert form.get("method") == "get"
    assert real_site.target(TAGS[tag], form.get("action")) == (f"{TAGS[tag]}search/", "")
    (field,) = form.iter("input")
    assert field.get("name") == "q"
    assert [text_of(label) for label in form.iter("label") if label.get("for") == field.get("id")]


def test_the_search_works_without_scripts(without_scripts: playwright.Page, origin: str) -> None:
    page = without_scripts
    page.goto(f"{origin}id/")
    page.locator(".seek input").fill("kepentingan komersial")
    page.locator(".seek button").click()
    assert page.url == f"{origin}id/search/?q=kepentingan+komersial"


@pytest.fixture(scope="module")
def origin(real_site: Built) -> Iterator[str]:
    with served(real_site.site) as found:
        yield found


def test_on_a_phone_the_search_is_in_sight(window: playwright.Page, origin: str) -> None:
    window.set_viewport_size({"width": 390, "height": 844})
    window.goto(origin)
    playwright.expect(window.locator(".seek input")).to_be_in_viewport(ratio=1)


# -- a statement


@each_language
def test_one_statement_is_shown_whole(real_site: Built, tag: str) -> None:
    """Of somebody, in the page's language, with the words that say it and a link to their place."""
    (statement,) = section(real_site, tag, "specimen").find_class("statement")
    claims = {each["id"]: each for each in data(real_site, "claims")}
    shown = [claims[each] for each in statement.get("data-claims").split()]
    (speaker,) = {each["speaker"]["name"] for each in shown}
    assert speaker in text_of(statement.find_class("speaker")[0])
    quotes = [text_of(quote, "place") for quote in statement.iter("blockquote")]
    assert set(quotes) <= {fold(each["quote"]) for each in shown}
    (title,) = section(real_site, tag, "specimen").iter("h3")
    target, fragment = real_site.target(TAGS[tag], title.find("a").get("href"))
    assert target == f"{TAGS[tag]}models/{shown[0]['model']}/"
    assert fragment in {f"c-{each['id']}" for each in shown}


def test_it_is_the_same_in_every_language(real_site: Built) -> None:
    found = {section(real_site, tag, "specimen").find_class("statement")[0].get("data-claims") for tag in TAGS}
    assert len(found) == 1


# -- the models


@each_language
def test_each_model_has_a_card_with_maker_licence_and_size(real_site: Built, tag: str) -> None:
    language, models = LANGUAGE[tag], {model.name: model for model in real().models}
    cards = section(real_site, tag, "cards").xpath("./ul/li")
    assert {text_of(card.find("h3")) for card in cards} == set(models)
    for card in cards:
        model = models[text_of(card.find("h3"))]
        rows = {row.key: row for row in summary(real(), model, language)}
        told = {text_of(term): text_of(term.getnext()) for term in card.iter("dt")}
        for key in ("maker", "licence", "size"):
            shown = told.pop(language.say(f"summary.{key}"))
            if rows[key].told:
                assert fold(rows[key].told[0].shown.wordings[0].value.text) in shown
            else:
                assert shown == language.say("statement.none")
        assert len(told) == 1  # what is special


def test_what_is_special_is_told_of_few_models_and_rather_in_numbers(real_site: Built) -> None:
    label = {LANGUAGE["en"].say(f"attributes.{attribute.key}"): attribute.key for attribute in real().attributes}
    found = {}
    for card in section(real_site, "en", "cards").xpath("./ul/li"):
        term = list(card.iter("dt"))[-1]
        found[text_of(card.find("h3"))] = (label[text_of(term)], text_of(term.getnext().find_class("value")[0]))
    assert found == {
        "DBRX": ("training-cost", "about US$10 million"),
        "Granite 3.0": ("programming-languages", "116 programming languages"),
        "Llama 3": ("separate-licence-threshold", "more than 700 million monthly active users"),
        "OLMoE": ("training-tokens", "5 trillion tokens"),
    }


@each_language
def test_of_what_accounts_differ_on_the_disputed_values_are_shown(real_site: Built, tag: str) -> None:
    for model in real().models:
        for row in summary(real(), model, LANGUAGE[tag]):
            flags = [each.is_disputed for each in row.told]
            assert flags == sorted(flags, reverse=True)
    (card,) = [c for c in section(real_site, tag, "cards").xpath("./ul/li") if text_of(c.find("h3")) == "Granite 3.0"]
    (differs,) = card.find_class("differ")
    values = [text_of(value) for value in differs.getparent().find_class("value")]
    assert [value[0] for value in values] == ["2", "3"]


@each_language
def test_every_value_leads_to_its_claim(real_site: Built, tag: str) -> None:
    ids = {f"c-{each['id']}": each["model"] for each in data(real_site, "claims")}
    for name in ("cards", "differences"):
        for value in section(real_site, tag, name).find_class("value"):
            (link,) = value.iterancestors("a")
            target, fragment = real_site.target(TAGS[tag], link.get("href"))
            assert target == f"{TAGS[tag]}models/{ids[fragment]}/"
            assert real_site.pages[target].get_element_by_id(fragment) is not None


# -- where they disagree


def test_disagreements_come_first_and_then_what_translations_tell_differently(real_site: Built) -> None:
    say, items = LANGUAGE["en"].say, section(real_site, "en", "differences").xpath(".//li[./a]")
    told = [text_of(item.find_class("facts")[0]) for item in items if item.find_class("facts")]
    assert text_of(items[0].find("a")) == f"Granite 3.0: {say('attributes.parameters-sizes')}"
    assert [text_of(value) for value in items[0].find_class("value")] == [
        "2 billion parameters",
        "3–34 billion parameters",
    ]
    assert told == [say("statement.differ_article")] + [say("statement.differ_translations")] * 4


def test_what_a_person_claims_stands_there_with_the_name(real_site: Built) -> None:
    claims = {each["id"]: each for each in data(real_site, "claims")}
    spoken = 0
    for tag in TAGS:
        for item in section(real_site, tag, "differences").xpath(".//li[./ul]"):
            ids = [href.partition("#c-")[2] for link, _, href in links(item) if link.find_class("value")]
            names = {claims[each]["speaker"]["name"] for each in ids if claims[each]["speaker"]}
            assert {text_of(each) for each in item.find_class("speaker")} >= names
            spoken += len(names)
    assert spoken


@each_language
def test_translations_of_one_original_are_linked(real_site: Built, tag: str) -> None:
    targets = {real_site.target(TAGS[tag], href) for _, _, href in links(section(real_site, tag, "differences"))}
    assert (f"{TAGS[tag]}translations/dbrx-inside/", "") in targets


# -- few of many, and none


MANY = {f"models/m-{n}.yml": f"name: M {n}\n" for n in range(400)} | {
    f"a{n}.txt": f"Kemarin M {n} keluar di sana.\n" for n in range(400)
}


def test_of_many_models_and_articles_a_few_are_shown_and_the_way_to_all() -> None:
    main = in_english(made(MANY)[0])
    (cards,) = main.find_class("cards")
    assert len(cards.xpath("./ul/li")) == home.CARDS
    assert len(main.xpath("//h2[@id='articles']/following-sibling::div//li")) == home.LENGTH_OF_LISTS
    for name in ("models", "articles"):
        assert main.xpath(f"//a[@class='more'][@href='{name}/']")
    assert fold(main.find_class("scope")[0].text_content()) == "So far: 400 articles from 400 sources, on 400 models."


def test_without_statements_it_is_short() -> None:
    main = in_english(made({})[0])
    assert not [name for name in ("specimen", "differences") if main.find_class(name)]
    assert main.find_class("seek")


def test_nothing_is_said_of_publishers_that_nobody_knows(real_site: Built) -> None:
    """Where an original's is known, it stands there."""
    for tag, folder in TAGS.items():
        text = text_of(real_site.pages[folder].find(".//main"))
        assert "WIRED" in text and "IBM Think" in text
        undated = LANGUAGE[tag].say("articles.undated")  # that is said
        assert undated in text
        assert LANGUAGE[tag].say("common.unknown") not in text.replace(undated, "")
