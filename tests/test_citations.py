"""How to cite an article, read by what reads citations: pybtex, citeproc, and the names of tags that Zotero knows."""

from __future__ import annotations

import json
import warnings
from datetime import date
from unittest import mock
from urllib.parse import urljoin

import citeproc
import nasty
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from lxml.html import HtmlElement
from playwright import sync_api as playwright
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text
from samples import LANGUAGES, made
from served import served
from sites import BELOW, Built, fold, rendered, text_of
from terbuka.pages import citations
from terbuka.pages.articles import pages as pages_of_articles

SAY = {language.tag: language.say for language in LANGUAGES}
NOTES = (
    "language: pt-BR\ntitle: O modelo\nbyline: Ana Silva e Rui Sá\npublisher: Jornal & Cia\npublished: 2024-10-02\n"
    "source_url: https://news.example/a_b%20c?x=1#y\noriginal: inside\n"
)
FILES = {
    "a-1.txt": "O modelo\nFoi lançado ontem em São Paulo.\nÉ aberto.\n",
    "a-1.yml": NOTES,
    "originals/inside.yml": (
        "title: Inside {it}\nlanguage: en\npublisher: wired\nbyline: W. Knight\npublished: 2024-03-27\nfound: A copy.\n"
    ),
    "organisations/wired.yml": "name: WIRED\n",
}


def cited(notes: str = NOTES) -> tuple[Entry, dict[str, object]]:
    """The entry of BibTeX and the item of CSL of one article."""
    site, problems = made(FILES | {"a-1.yml": notes})
    assert not [problem for problem in problems if not problem.warning], problems
    bib, csl = (page.text for page in citations.pages(site))
    return bibtex(bib), item(csl)


def bibtex(text: str) -> Entry:
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry


def item(text: str) -> dict[str, object]:
    (found,) = json.loads(text)
    return found


def words(value: str) -> str:
    """What TeX makes of a field."""
    signs = {tex: str(number) * 9 for number, tex in enumerate(citations.TEX.values()) if tex.startswith("{")}
    for tex, held in signs.items():
        value = value.replace(tex, held)
    value = str(Text.from_latex(value))
    for sign, tex in citations.TEX.items():
        value = value.replace(signs.get(tex, tex), sign)
    return value


def articles(site: Built) -> list[dict[str, object]]:
    return json.loads(site.files["api/v1/articles.json"])["articles"]


def test_an_entry_of_bibtex_says_all_that_is_known() -> None:
    entry, _ = cited()
    assert (entry.type, entry.key) == ("misc", "a-1")
    (author,) = entry.persons["author"]
    assert str(author) == "{Ana Silva e Rui Sá}"  # one text, which nobody takes for a last name and a first one
    page = "http://localhost:8000/pt-BR/articles/o-modelo/"
    fields = {name: words(value) for name, value in entry.fields.items() if name not in ("url", "note")}
    assert fields == {
        "title": "O modelo",
        "howpublished": "Jornal & Cia",
        "year": "2024",
        "month": "October",
        "day": "2",
        "language": "pt-BR",
        "origtitle": "Inside {it}",
        "origlanguage": "en",
        "origpublisher": "WIRED",
        "origdate": "2024-03-27",
    }
    assert entry.fields["url"] == "https://news.example/a_b%20c?x=1#y"
    assert page in entry.fields["note"] and SAY["pt-BR"]("cite.found") in entry.fields["note"]


def test_an_item_of_csl_says_the_same() -> None:
    _, found = cited()
    assert str(found.pop("note")).startswith(f"{SAY['pt-BR']('cite.found')} SHA-256")
    assert found == {
        "id": "a-1",
        "type": "article-newspaper",
        "title": "O modelo",
        "author": [{"literal": "Ana Silva e Rui Sá"}],
        "container-title": "Jornal & Cia",
        "issued": {"date-parts": [[2024, 10, 2]]},
        "language": "pt-BR",
        "URL": "https://news.example/a_b%20c?x=1#y",
        "archive": "Terbuka",
        "archive_location": "http://localhost:8000/pt-BR/articles/o-modelo/",
        "original-title": "Inside {it}",
        "original-author": [{"literal": "W. Knight"}],
        "original-publisher": "WIRED",
        "original-date": {"date-parts": [[2024, 3, 27]]},
    }


def test_what_is_not_known_is_left_out_and_a_title_of_ours_is_in_brackets() -> None:
    entry, found = cited("title: Um título nosso\n")
    assert {*entry.fields} == {"title", "url", "note", *(["language"] if "language" in found else [])}
    assert not entry.persons
    assert words(entry.fields["title"]) == found["title"] == "[Um título nosso]"
    assert not {"author", "issued", "container-title", "original-title"} & found.keys()
    assert found["URL"] == found["archive_location"] == entry.fields["url"]


def test_whatever_a_title_holds_bibtex_shows_it_as_it_is(nasty_site: Built) -> None:
    paths = [path for path in nasty_site.files if path.endswith("/cite.bib")]
    shown = []
    for path in paths:
        entry = bibtex(nasty_site.files[path].decode())
        shown.append(words(entry.fields["title"]))
        assert item(nasty_site.files[path.replace(".bib", ".json")].decode())["id"] == entry.key
    assert len(paths) == len(articles(nasty_site))
    assert nasty.TITLE in shown


def test_an_item_has_the_variables_of_csl_alone_each_of_its_kind(site_below: Built, nasty_site: Built) -> None:
    for site in (site_below, nasty_site):
        for path in (path for path in site.files if path.endswith("/cite.json")):
            for variable, value in item(site.files[path].decode()).items():
                name = variable.replace("-", "_")
                assert name in (*citeproc.VARIABLES, "id", "type"), f"{path}: {variable}"
                if name in citeproc.NAMES:
                    assert value and all(each.keys() == {"literal"} and each["literal"] for each in value), path
                elif name in citeproc.DATES:
                    (parts,) = value["date-parts"]
                    assert value.keys() == {"date-parts"} and date(*parts), path
                else:
                    assert isinstance(value, str) and value, f"{path}: {variable}"


@pytest.mark.filterwarnings("ignore")
def test_every_article_of_the_site_can_be_put_into_a_list_of_references(site_below: Built) -> None:
    for article in articles(site_below):
        page = f"{BELOW}{article['url']}"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = CiteProcJSON(json.loads(site_below.files[f"{article['url']}cite.json"]))
            style = CitationStylesStyle("harvard-cite-them-right", validate=False)
            references = CitationStylesBibliography(style, source, formatter.plain)
            references.register(Citation([CitationItem(article["id"])]))
            (line,) = (str(each) for each in references.bibliography())
        assert str(article["title"]) in line
        assert not article["byline"] or str(article["byline"]) in line
        assert not article["published"] or str(article["published"])[:4] in line
        assert bibtex(site_below.files[f"{article['url']}cite.bib"].decode()).fields["url"] == page


# -- on the page


def section(site: Built, address: str) -> HtmlElement:
    (found,) = site.pages[address].find_class("cite")
    return found


def test_the_page_says_how_to_cite_it_and_leads_to_the_files(site_below: Built) -> None:
    for article in articles(site_below):
        address = str(article["url"])
        (told,) = section(site_below, address).find_class("citation")
        text = text_of(told)
        assert str(article["title"]) in text and text.endswith(f"Terbuka, {BELOW}{address}")
        assert ".." not in text
        files = [
            urljoin(BELOW + address, link).removeprefix(BELOW)
            for link in section(site_below, address).xpath(".//@href")
        ]
        assert files == [f"{address}cite.bib", f"{address}cite.json"] and set(files) <= site_below.files.keys()


def told(notes: str) -> str:
    """How the page says that an article with these notes is cited."""
    site, _ = made(FILES | {"a-1.yml": notes})
    (page,) = pages_of_articles(site)
    (found,) = rendered(page.text.partition("---\n\n")[2]).find_class("citation")
    return text_of(found)


PAGE = "Terbuka, http://localhost:8000/pt-BR/articles/o-modelo/"


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        (
            "",
            "Ana Silva e Rui Sá, “O modelo”, Jornal & Cia, 2 de outubro de 2024. "
            f"Tradução de “Inside {{it}}” (W. Knight, WIRED). {PAGE}",
        ),
        ("byline original", f"“O modelo”, Jornal & Cia, 2 de outubro de 2024. {PAGE}"),
        ("byline original publisher published", f"“O modelo”, s.d. {PAGE}"),
    ],
)
def test_in_words_it_is_author_title_outlet_and_date_then_what_it_translates_and_where_it_is(
    left_out: str, expected: str
) -> None:
    lines = [line for line in NOTES.splitlines() if line.partition(":")[0] not in left_out.split()]
    assert told("\n".join(lines)) == expected


def test_of_an_original_whose_title_nobody_knows_its_outlet_is_told() -> None:
    files = {"originals/inside.yml": "publisher: wired\n"}
    with mock.patch.dict(FILES, files):
        assert (
            told("language: pt-BR\ntitle: O modelo\noriginal: inside\n")
            == f"“O modelo”, s.d., texto original: WIRED. {PAGE}"
        )


def test_a_date_that_is_not_known_is_told_as_such(site_below: Built) -> None:
    for article in articles(site_below):
        (words,) = section(site_below, str(article["url"])).find_class("citation")
        undated = f" {SAY[str(article['language'])]('cite.undated')}"
        assert (undated in text_of(words)) is (article["published"] is None)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("id", ", diakses 2 Januari 2026."), ("pt-BR", ", acesso em 2 de janeiro de 2026.")],
)
def test_a_script_says_when_the_page_was_seen(
    tag: str, expected: str, site_below: Built, browser: playwright.Browser
) -> None:
    address = next(str(article["url"]) for article in articles(site_below) if article["language"] == tag)
    page = browser.new_page()
    page.clock.set_fixed_time("2026-01-02T12:00:00")
    with served(site_below.site) as root:
        page.goto(root + address)
        playwright.expect(page.locator(".citation")).to_contain_text(f"{BELOW}{address}{expected}")
    page.close()


def test_zotero_finds_what_it_reads(site_below: Built) -> None:
    for article in articles(site_below):
        page = site_below.pages[str(article["url"])]
        found = {meta.get("name"): meta.get("content") for meta in page.xpath("//head/meta[@name]")}
        item = json.loads(site_below.files[f"{article['url']}cite.json"])[0]
        assert found["citation_title"] == item["title"]
        assert found.get("citation_author") == article["byline"]
        assert found.get("citation_publication_date", "").replace("/", "-") == (article["published"] or "")
        assert found["citation_language"] == article["language"]
        assert found["citation_public_url"] == item["archive_location"]
        assert found["dc.type"] == "NewsItem"
    for address, page in site_below.pages.items():
        if address not in {str(article["url"]) for article in articles(site_below)}:
            assert not page.xpath("//meta[starts-with(@name, 'citation_')]"), address


def test_a_citation_is_copied_in_each_form(site_below: Built, browser: playwright.Browser) -> None:
    address = next(str(article["url"]) for article in articles(site_below) if article["byline"])
    with served(site_below.site) as root:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(root + address)
        buttons = page.locator(".cite button")
        told = page.locator(".citation").inner_text()
        for button, wanted in (
            (0, fold(told)),
            (1, site_below.files[f"{address}cite.bib"].decode()),
            (2, site_below.files[f"{address}cite.json"].decode()),
        ):
            buttons.nth(button).click()
            playwright.expect(page.locator(".copied")).to_have_text(SAY["pt-BR"]("cite.copied"))
            page.wait_for_function("async text => (await navigator.clipboard.readText()) === text", arg=wanted)
        context.close()


def test_without_a_script_there_are_no_buttons(site_below: Built, without_scripts: playwright.Page) -> None:
    address = str(articles(site_below)[0]["url"])
    with served(site_below.site) as root:
        without_scripts.goto(root + address)
        assert not without_scripts.locator(".cite button").first.is_visible()
        assert without_scripts.locator(".cite a").first.is_visible()
