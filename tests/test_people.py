"""The pages of people and organisations, their lists, and the index of quotations, of a small made-up site."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from unittest import mock

import jsonschema
import pytest
from lxml.html import HtmlElement
from mkdocs.utils import meta as front_matter
from samples import LANGUAGES, UNITS, Files, made
from sites import Built, fold, rendered, text_of
from terbuka.pages import api, archive, lists, organisations, people, quotations
from terbuka.site import Site
from terbuka.types import Quotation

EN, ID, PT = LANGUAGES
KINDS = ("people", "organisations")

# Two translations of one original and an article of its own; the quotations are given by hand, below.
SEEDS: Files = {
    "one.txt": (
        "Rimba Lab, bagian dari Rimba, membuat Zed, kata Ani Contoh, kepala riset.\n"
        "“Zed mudah dipakai,” ujar Ani Contoh. “Kami bangga.”\n"
        "Zed lebih baik daripada Yak 1, tulis Rimba. Zed mahal, kata Budi Contoh.\n"
    ),
    "one.yml": """
        language: id
        title: Zed datang
        original: asal
        published: 2024-10-22
        people:
          - {person: ani-contoh, role: kepala riset, organisation: rimba-lab,
             gloss: {en: head of research, pt-BR: chefe de pesquisa}}
        claims:
          - {model: zed, attribute: developer, value: Rimba Lab, quote: "Rimba Lab, bagian dari Rimba, membuat Zed"}
          - {model: zed, attribute: reception, value: mudah dipakai, quote: Zed mudah dipakai, speaker: ani-contoh,
             gloss: {en: easy to use, pt-BR: fácil de usar}}
          - {model: zed, attribute: reception, value: lebih baik daripada Yak 1, quote: Zed lebih baik daripada Yak 1,
             speaker: rimba, gloss: {en: better than Yak 1, pt-BR: melhor que o Yak 1}}
        """,
    "two.txt": (
        "O Zed é da Rimba Lab, parte da Rimba, disse Ani Contoh, chefe de pesquisa.\n"
        "“O Zed é fácil de usar”, disse Ani Contoh. “Temos orgulho.”\n"
    ),
    "two.yml": """
        language: pt-BR
        title: O Zed chega
        original: asal
        people: [{person: ani-contoh, role: chefe de pesquisa, organisation: rimba-lab, gloss: {en: head of research}}]
        """,
    "three.txt": "Yak 1 is old, says Ani Contoh, who now leads Harian Contoh.\nThey said: “Perhaps.”\n",
    "three.yml": """
        language: en
        title: Old Yak
        publisher: Harian Contoh
        published: 2025-01-02
        people: [{person: ani-contoh, role: now leads Harian Contoh, organisation: harian-contoh}]
        """,
    "models/zed.yml": "name: Zed\n",
    "other-models/yak-1.yml": "name: Yak 1\n",
    "people/ani-contoh.yml": "name: Ani Contoh\naliases: [A. Contoh]\n",
    "people/budi-contoh.yml": "name: Budi Contoh\n",
    "people/cita-contoh.yml": "name: Cita Contoh\n",
    "organisations/rimba.yml": "name: Rimba\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\npart_of: rimba\n",
    "organisations/harian-contoh.yml": "name: Harian Contoh\n",
    "originals/asal.yml": "title: Zed is here\nlanguage: en\npublisher: harian-contoh\nurl: https://news.example/zed\n",
    **UNITS,
}
GLOSSED = {"en": "Zed is easy to use", "pt-BR": "O Zed é fácil de usar"}
SAID = (
    ("one", "Zed mudah dipakai,", "ani-contoh", GLOSSED),
    ("one", "Kami bangga.", "ani-contoh", {}),
    ("two", "O Zed é fácil de usar", "ani-contoh", {"en": "Zed is easy to use."}),
    ("two", "Temos orgulho.", "ani-contoh", {"en": "We are proud."}),
    ("three", "Perhaps.", None, {}),
)


def quotation(site: Site, article: str, text: str, speaker: str | None, gloss: dict[str, str]) -> Quotation:
    names = {name.slug: name for kind in (site.people, site.organisations) for name in kind}
    block = next(block for block in site.article[article].told if text in block.text)
    start = block.text.index(text)
    return Quotation(
        article=article,
        block=block.number,
        start=start,
        end=start + len(text),
        speaker=names[speaker] if speaker else None,
        gloss=gloss,
    )


def site_of(files: Files = SEEDS, said: tuple[tuple[str, str, str | None, dict[str, str]], ...] = SAID) -> Site:
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    return replace(site, quotations=tuple(quotation(site, *each) for each in said))


@cache
def site() -> Site:
    return site_of()


def pages_of(made_of: Site) -> dict[str, HtmlElement]:
    every = [page for kind in (people, organisations, quotations, lists, archive) for page in kind.pages(made_of)]
    return {page.path: rendered(front_matter.get_data(page.text)[0]) for page in every}


@cache
def all_pages() -> dict[str, HtmlElement]:
    return pages_of(site())


def page(path: str) -> HtmlElement:
    return all_pages()[f"{path}/index.md"]


def section(document: HtmlElement, anchor: str) -> HtmlElement:
    return document.xpath("//section[h2[@id=$id]]", id=anchor)[0]


def shown(document: HtmlElement) -> list[list[str]]:
    """What is shown of each quotation or role: our translations, the words and what stands below, in order."""
    return [
        [text_of(part, "place") for part in each.xpath("./p|./blockquote|./ul/li")]
        for each in document.find_class("quotation")
    ]


def items(document: HtmlElement) -> dict[str, str]:
    """The entries of a list by their titles, with what stands below these."""
    return {
        text_of(item.find_class("title")[0]): text_of(item.find_class("facts")[0])
        for item in document.xpath("//*[@class='list']//li")
    }


# -- a person


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
@pytest.mark.parametrize("kind", KINDS)
def test_everybody_has_a_page_in_every_language(kind: str, language) -> None:
    names = site().people if kind == "people" else site().organisations
    for name in names:
        document = page(f"{language.folder}{kind}/{name.slug}")
        assert text_of(document.find(".//h1")) == name.name
    assert f"{language.folder}{kind}/index.md" in all_pages()


def test_a_page_says_how_much_there_is_and_how_else_the_name_is_written() -> None:
    assert text_of(page("people/ani-contoh").find_class("lead")[0]) == (
        "Ani Contoh is named in 3 articles. On this page: 2 quotations and 1 statement. Also written A. Contoh."
    )
    assert text_of(page("people/budi-contoh").find_class("lead")[0]) == "Budi Contoh is named in 1 article."
    assert text_of(page("people/cita-contoh").find_class("lead")[0]) == "No article names Cita Contoh in its text."


def test_who_is_not_quoted_has_a_page_that_says_so() -> None:
    assert "No quotation from Budi Contoh has been found in the articles." in page("people/budi-contoh").text_content()
    assert not page("people/budi-contoh").xpath("//h2[@id='quotations']")
    assert not page("people/cita-contoh").xpath("//h2")


def test_a_role_stands_in_the_readers_language_above_the_articles_words() -> None:
    assert shown(section(page("people/ani-contoh"), "roles")) == [
        ["now leads Harian Contoh · Harian Contoh", "Old Yak · English"],
        [
            "head of research (our translation) · Rimba Lab",
            "kepala riset",
            "Zed datang · Indonesian",
            "chefe de pesquisa",
            "O Zed chega · Brazilian Portuguese",
        ],
    ]
    assert shown(section(page("pt-BR/people/ani-contoh"), "roles"))[0] == [
        "chefe de pesquisa · Rimba Lab",  # the words of an article in the page's language are nobody's translation
        "O Zed chega · Português (Brasil)",
        "kepala riset",
        "Zed datang · Indonésio",
    ]


def test_a_role_leads_to_its_place_and_to_the_organisation() -> None:
    roles = section(page("id/people/ani-contoh"), "roles")
    assert [link.get("href") for link in roles.find_class("place")] == [
        "../../articles/zed-datang/#p1",
        "../../../articles/old-yak/#p1",
        "../../../pt-BR/articles/o-zed-chega/#p1",
    ]
    assert set(roles.xpath(".//a[text()='Rimba Lab']/@href")) == {"../../organisations/rimba-lab/"}


def test_translations_of_one_quotation_stand_together_below_what_they_mean() -> None:
    first, second = shown(section(page("people/ani-contoh"), "quotations"))
    assert first == [
        "Zed is easy to use (our translation)",  # but for the full stop both say the same
        "Zed mudah dipakai,",
        "in Indonesian",
        "O Zed é fácil de usar",
        "in Brazilian Portuguese",
        "Statement taken from it:",
        "Zed: How it was received",
    ]
    # One without our translation stands as it is.
    assert second == ["Kami bangga.", "in Indonesian", "We are proud. (our translation)", "Temos orgulho.", *second[4:]]


def test_words_in_the_readers_language_come_first_and_need_no_translation() -> None:
    first, _ = shown(section(page("pt-BR/people/ani-contoh"), "quotations"))
    assert first[:4] == ["O Zed é fácil de usar", "em português (Brasil)", "Zed mudah dipakai,", "em indonésio"]
    quotes = section(page("pt-BR/people/ani-contoh"), "quotations").findall(".//blockquote")
    assert [quote.get("lang") for quote in quotes] == ["pt-BR", "id", "pt-BR", "id"]


def test_translations_that_quote_somebody_unequally_often_stand_one_after_the_other() -> None:
    (source,) = pages_of(site_of(said=SAID[:3]))["people/ani-contoh/index.md"].find_class("source")
    assert [text_of(title) for title in source.iter("h3")] == ["Zed datang", "O Zed chega"]
    assert [each[-1 if n else 1] for n, each in enumerate(shown(source))] == [
        "Zed mudah dipakai,",
        "Kami bangga.",
        "O Zed é fácil de usar",
    ]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_quotation_stands_on_its_speakers_page_with_its_place(language) -> None:
    document = section(page(f"{language.folder}people/ani-contoh"), "quotations")
    found = {
        (text_of(quote, "place"), quote.find_class("place")[0].get("href").partition("/articles/")[2])
        for quote in document.iter("blockquote")
    }
    slugs = {article.name: article.slug for article in site().articles}
    assert found == {
        (text, f"{slugs[each.article]}/#p{each.block}")
        for each, (_, text, speaker, _) in zip(site().quotations, SAID, strict=True)
        if speaker
    }


def test_a_quotation_leads_to_the_statements_in_it_and_shows_what_they_say_where_nothing_else_does() -> None:
    easy = next(claim for claim in site().claims if claim.quote == "Zed mudah dipakai")
    links = section(page("people/ani-contoh"), "quotations").xpath(".//ul//a/@href")
    assert links == [f"../../models/zed/#c-{easy.id}"]
    untold = tuple((article, text, speaker, {}) for article, text, speaker, _ in SAID)
    document = pages_of(site_of(said=untold))["people/ani-contoh/index.md"]
    assert "Zed: How it was received – easy to use (our translation)" in shown(section(document, "quotations"))[0]


def test_statements_stand_model_by_model_with_the_very_words() -> None:
    statements = section(page("people/ani-contoh"), "statements")
    assert [text_of(title) for title in statements.iter("h3")] == ["Zed"]
    (statement,) = statements.find_class("statement")
    assert text_of(statement.find_class("value")[0]) == "easy to use"
    assert (
        text_of(statement.find("blockquote") or statement.findall(".//blockquote")[0], "place") == "Zed mudah dipakai"
    )
    (claim,) = [claim for claim in site().claims if claim.speaker and claim.speaker.name.slug == "ani-contoh"]
    assert statement.get("data-claims") == claim.id


def test_every_article_that_names_somebody_is_listed() -> None:
    for name in (*site().people, *site().organisations):
        found = set(items(page(f"{name.kind}/{name.slug}")))
        wanted = {article.title for article in site().articles_on(name)}
        assert wanted <= found
    assert set(items(page("people/ani-contoh"))) == {"Zed datang", "O Zed chega", "Old Yak"}


# -- an organisation


def test_an_organisation_has_what_its_parts_have() -> None:
    whole, part = page("organisations/rimba"), page("organisations/rimba-lab")
    assert "Parts of it: Rimba Lab." in text_of(whole.find_class("lead")[0])
    assert "Part of Rimba." in text_of(part.find_class("lead")[0])
    for document in (whole, part):
        assert text_of(section(document, "models").find(".//li")) == "Zed who says so"
        assert [text_of(title) for title in section(document, "people").iter("h3")] == ["Ani Contoh"]
    assert not page("organisations/harian-contoh").xpath("//h2[@id='models']")


def test_it_is_said_whether_an_organisation_speaks_itself_or_its_people() -> None:
    document = page("organisations/rimba")
    own, theirs = section(document, "statements"), section(document, "statements-of-people")
    assert text_of(own.find("h2")) == "Its own statements"
    assert [text_of(value) for value in own.find_class("value")] == ["better than Yak 1"]
    assert text_of(theirs.find("h2")) == "Statements by its people"
    assert [text_of(value) for value in theirs.find_class("value")] == ["easy to use"]
    assert [text_of(value) for value in page("organisations/rimba-lab").find_class("value")] == ["easy to use"]


def test_what_an_outlet_published_stands_on_its_page() -> None:
    published = section(page("organisations/harian-contoh"), "published")
    original, article = map(text_of, published.iter("li"))
    assert original == "Zed is here · English – translated here: Zed datang and O Zed chega"
    assert article == "Old Yak"
    assert published.xpath(".//a[text()='Zed is here']/@href") == ["https://news.example/zed"]


def test_of_an_original_what_is_not_known_is_left_out() -> None:
    for known, wanted in (
        ("publisher: harian-contoh\nurl: https://news.example/zed\n", "https://news.example/zed – translated here: "),
        ("publisher: harian-contoh\n", "an original whose title is not known – translated here: "),
        ("publisher: harian-contoh\ntitle: T\npublished: 2024-01-31\n", "T · 31 January 2024 – translated here: "),
    ):
        documents = pages_of(site_of(SEEDS | {"originals/asal.yml": known}))
        published = section(documents["organisations/harian-contoh/index.md"], "published")
        assert text_of(published.find(".//li")).startswith(wanted)


# -- the lists


def test_people_and_organisations_are_listed_by_name_with_how_much_there_is() -> None:
    assert items(page("people")) == {
        "Ani Contoh": "Rimba Lab and Harian Contoh · 2 quotations · 1 statement · 3 articles",
        "Budi Contoh": "1 article",
        "Cita Contoh": "not named in any article yet",
    }
    assert items(page("organisations")) == {
        "Harian Contoh": "1 person · 1 article",
        "Rimba": "1 model · 1 person · 2 statements · 2 articles",
        "Rimba Lab": "1 model · 1 person · 1 statement · 2 articles",
    }
    assert list(items(page("pt-BR/people"))) == ["Ani Contoh", "Budi Contoh", "Cita Contoh"]


def test_people_can_be_chosen_by_organisation() -> None:
    (form,) = page("people").find_class("filters")
    assert form.xpath(".//option/@value") == ["", "harian-contoh", "rimba-lab"]
    chosen = page("people").xpath("//a[@class='title']/@data-organisation")
    assert chosen == ["rimba-lab harian-contoh"]
    assert not page("organisations").find_class("filters")


def test_the_index_has_the_newest_words_of_everybody_who_is_quoted() -> None:
    document = page("quotations")
    assert [text_of(title) for title in document.iter("h2")] == ["Ani Contoh"]
    (newest,) = shown(document)
    assert newest[:2] == ["Zed is easy to use (our translation)", "Zed mudah dipakai,"]
    (every,) = document.xpath("//a[text()='All quotations from Ani Contoh (2)']/@href")
    assert every == "../people/ani-contoh/#quotations"
    assert text_of(document.find_class("unsaid")[0]).startswith("1 more passage in quotation marks is not listed")
    assert "Perhaps" not in document.text_content()


def test_the_index_is_sorted_by_the_newest_words_and_stands_in_parts() -> None:
    said = (*SAID, ("three", "Yak 1 is old", "harian-contoh", {}))
    with mock.patch.object(quotations, "SPEAKERS", 1):
        documents = pages_of(site_of(said=said))
    first, second = documents["quotations/index.md"], documents["quotations/page/2/index.md"]
    assert [text_of(title) for page in (first, second) for title in page.iter("h2")] == ["Harian Contoh", "Ani Contoh"]
    assert [len(page.find_class("quotation")) for page in (first, second)] == [1, 1]
    assert [link.get("href") for link in first.xpath("//nav[@class='numbers']//a")] == ["page/2/", "page/2/"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_a_site_without_people_says_so_in_its_lists(language) -> None:
    documents = pages_of(site_of({"a.txt": "Satu.\n", "a.yml": "language: id\ntitle: Satu\n"}, ()))
    for kind in (*KINDS, "quotations"):
        text = documents[f"{language.folder}{kind}/index.md"].text_content()
        assert language.say("common.none_yet") in text
    assert not documents["models/index.md"].xpath("//h2")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_an_empty_site_says_so_in_its_lists(language) -> None:
    documents = pages_of(site_of({}, ()))
    for kind in ("models", "articles"):
        assert language.say("common.none_yet") in documents[f"{language.folder}{kind}/index.md"].text_content()


# -- models that have no page


def test_models_without_a_page_are_listed_with_the_ways_to_their_articles() -> None:
    document = page("models")
    assert items(document) == {
        "Zed": "2 articles · 1 source",
        "Yak 1": "2 articles · 2 sources · Search for “Yak 1”",
    }
    assert document.xpath("//h2[@id='others']/following::a/@href") == [
        "../articles/?model=yak-1",
        "../search/?q=Yak%201",
    ]


def test_articles_are_listed_and_chosen_by_every_model_that_they_name() -> None:
    facts = items(page("articles"))
    assert facts["Zed datang"].endswith(
        " · translated from Harian Contoh · Zed · also named: Yak 1 · translation of the same original"
    )
    assert facts["Old Yak"] == "English · 2 January 2025 · Harian Contoh · also named: Yak 1"
    (form,) = page("articles").find_class("filters")
    assert form.xpath(".//select[@name='model']/option/@value") == ["", "yak-1", "zed"]
    assert page("articles").xpath("//a[text()='Zed datang']/@data-model") == ["zed yak-1"]


def test_an_outlet_is_not_told_twice() -> None:
    """An article of the very publisher of its original."""
    known = SEEDS["two.yml"].replace("original: asal", "original: asal\n        publisher: Harian Contoh")
    for files, told in ((SEEDS, True), (SEEDS | {"two.yml": known}, False)):
        found = site_of(files)
        (listed,) = lists.listed_articles(found, [found.article["two"]])
        assert (listed.outlet is not None) == told


# -- the data


@pytest.mark.parametrize("name", ["people", "organisations", "quotations"])
@pytest.mark.parametrize("made_of", [site, lambda: site_of({}, ())], ids=["of a site", "of an empty site"])
def test_the_data_of_speakers_fit_their_schemas(name: str, made_of) -> None:
    files = {each.path: each.text for each in api.pages(made_of())}
    schema = json.loads(files[f"api/v1/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(files[f"api/v1/{name}.json"]))


def test_the_data_have_every_quotation_with_its_speaker_if_it_has_one() -> None:
    files = {each.path: json.loads(each.text) for each in api.pages(site())}
    rows = files["api/v1/quotations.json"]["quotations"]
    assert [(row["article"], row["text"], row["speaker"], row["gloss"] or {}) for row in rows] == sorted(
        SAID, key=lambda said: said[0]
    )
    assert rows[0]["url"] == "id/articles/zed-datang/#p2"
    (ani, budi, cita) = files["api/v1/people.json"]["people"]
    assert ani["articles"] == ["one", "three", "two"]
    assert (budi["articles"], cita["articles"]) == (["one"], [])
    assert ani["url"] == {each.tag: f"{each.folder}people/ani-contoh/" for each in LANGUAGES}
    assert [each["part_of"] for each in files["api/v1/organisations.json"]["organisations"]] == [None, None, "rimba"]


# -- the real ones


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_people_of_the_first_articles_have_pages(real_site: Built, language) -> None:
    for name in ("people", "organisations"):
        rows = json.loads(real_site.files[f"api/v1/{name}.json"])[name]
        assert rows
        for row in rows:
            document = real_site.pages[row["url"][language.tag]]
            assert text_of(document.find(".//h1")) == row["name"]
            assert document.get("lang") == language.tag


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_quotation_of_the_first_articles_stands_on_its_speakers_page(real_site: Built, language) -> None:
    rows = json.loads(real_site.files["api/v1/quotations.json"])["quotations"]
    for row in rows:
        if row["speaker"]:
            kind = "people" if f"people/{row['speaker']}/" in real_site.pages else "organisations"
            page = f"{language.folder}{kind}/{row['speaker']}/"
            quotes = {
                text_of(quote, "place"): {
                    real_site.target(page, link.get("href")) for link in quote.find_class("place")
                }
                for quote in real_site.pages[page].iter("blockquote")
                if "quotation" in quote.getparent().get("class", "")
            }
            assert tuple(row["url"].split("#")) in quotes[fold(row["text"])]
