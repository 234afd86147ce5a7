"""The page of the data, and what programs look for at a site's root."""

from __future__ import annotations

import csv
import io
import json
import urllib.robotparser
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree
from samples import LANGUAGES, made, real
from sites import BELOW, Built, fold, text_of
from terbuka.commands.settings import read_imprint
from terbuka.pages import data as data_pages
from terbuka.pages import machines
from terbuka.pages.api import TABLES
from terbuka.problems import Stopped
from terbuka.types import Imprint

OPENSEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_page_tells_every_table_with_every_field_that_its_rows_have(language, site_below: Built) -> None:
    page = site_below.pages[f"{language.folder}data/"]
    for name in TABLES:
        rows = json.loads(site_below.files[f"api/v1/{name}.json"])[name]
        (section,) = page.xpath(f"//section[h3[@id='{name}']]")
        told = {text_of(row.find("th")): text_of(row.find("td")) for row in section.find("table/tbody")}
        assert {key for row in rows for key in row} <= told.keys(), name
        assert all(told.values())
        assert language.say("data.rows", n=len(rows)) in fold(section.text_content())


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_it_tells_every_column_of_the_comparison_by_the_name_that_it_has_there(language, site_below: Built) -> None:
    sheet = site_below.files[f"{language.folder}compare/compare.csv"].decode()
    page = site_below.pages[f"{language.folder}data/"]
    (table,) = page.xpath("//h2[@id='sheets']/following-sibling::table[1]")
    assert [text_of(row.find("th")) for row in table.find("tbody")] == next(csv.reader(io.StringIO(sheet)))


def test_what_it_leads_to_is_there_and_the_schemas_are_schemas(site_below: Built) -> None:
    for language in LANGUAGES:
        page = f"{language.folder}data/"
        paths = {
            urljoin(BELOW + page, a).removeprefix(BELOW) for a in site_below.pages[page].xpath("//article//a/@href")
        }
        files = {file for path in paths if not (file := path.partition("#")[0]).endswith("/")}
        assert files <= site_below.files.keys()
        assert {f"api/v1/{name}.json" for name in TABLES} <= files
        schemas = [path for path in files if path.endswith(".schema.json")]
        assert len(schemas) > len(TABLES)
        assert all("properties" in json.loads(site_below.files[path]) for path in schemas)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_it_says_how_to_use_the_data_how_current_it_is_and_on_what_terms(language, site_below: Built) -> None:
    page = site_below.pages[f"{language.folder}data/"]
    articles = json.loads(site_below.files["api/v1/articles.json"])["articles"]
    newest = date.fromisoformat(max(filter(None, (row["added"] or row["published"] for row in articles))))
    said = fold(page.find(".//article").text_content())
    for label in ("lead", "begin", "current_files", "rights_texts", "rights_ours", "rights_check"):
        assert fold(language.say(f"data.{label}")) in said, label
    assert language.say("data.current_day", day=language.date(newest)) in said
    assert {"use", "current", "tables", "rights"} <= site_below.ids[f"{language.folder}data/"]


def test_where_no_day_is_known_none_is_told() -> None:
    (page, *_) = data_pages.pages(made({"a.txt": "Satu Zed dua.\n", "a.yml": "language: id\n"})[0])
    assert LANGUAGES[0].say("data.current_files") in page.text
    assert "The newest article" not in page.text and "dateModified" not in page.text


def test_every_page_leads_to_the_data_in_its_language(site_below: Built) -> None:
    for page, document in site_below.pages.items():
        for footer in document.find_class("colophon"):
            (language,) = (each for each in LANGUAGES if each.tag == footer.get("lang"))
            links = [urljoin(BELOW + page, link) for link in footer.xpath(".//a/@href")]
            assert f"{BELOW}{language.folder}data/" in links, page


def test_a_table_in_parts_tells_how_many_there_are() -> None:
    assert real().data_sizes["claims"] == (len(real().claims), 1)
    assert real().data_sizes["people"] == (len(real().people), 1)
    assert {table for table, _ in real().data_parts} == set(TABLES)
    assert data_pages.fields_of("claims").keys() >= {"quote", "value"}


# -- at the root


def test_robots_are_let_in_and_led_to_the_sitemap(site_below: Built) -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(site_below.files["robots.txt"].decode().splitlines())
    assert robots.can_fetch("any", f"{BELOW}id/models/dbrx/")
    assert robots.site_maps() == [f"{BELOW}sitemap.xml"]
    assert "sitemap.xml" in site_below.files


def test_the_summary_for_language_models_leads_to_what_is_there(site_below: Built) -> None:
    lines = site_below.files["llms.txt"].decode().splitlines()
    assert lines[0] == "# Terbuka" and lines[2].startswith("> ")
    links = [line.partition("](")[2].partition(")")[0] for line in lines if line.startswith("- [")]
    paths = [link.removeprefix(BELOW) for link in links]
    assert len(paths) > 10 and all(path in site_below.pages or path in site_below.files for path in paths)


def test_a_name_in_the_summary_means_nothing_to_markdown() -> None:
    site, _ = made({"a.txt": "Satu [x](y) dua.\n", "models/x-y-z-b.yml": "name: '[x](y) *z* <b>'\n"})
    (page,) = (page for page in machines.pages(site) if page.path == "llms.txt")
    assert r"[\[x\](y) \*z\* \<b\>](http" in page.text


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_browsers_are_told_how_to_search(language, site_below: Built) -> None:
    head = site_below.pages[language.folder].find("head")
    (link,) = head.xpath("link[@rel='search']")
    assert link.get("type") == "application/opensearchdescription+xml"
    path = urljoin(BELOW + language.folder, link.get("href")).removeprefix(BELOW)
    found = etree.fromstring(site_below.files[path])
    assert found.tag == f"{{{OPENSEARCH['o']}}}OpenSearchDescription"
    assert 0 < len(found.findtext("o:ShortName", "", OPENSEARCH)) <= 16
    templates = {url.get("type"): url.get("template") for url in found.findall("o:Url", OPENSEARCH)}
    search = urlsplit(templates["text/html"])
    assert search.query == "q={searchTerms}"
    assert f"https://{search.netloc}{search.path}".removeprefix(BELOW) == f"{language.folder}search/"
    assert site_below.pages[f"{language.folder}search/"].xpath("//form//input[@name='q']")
    assert templates["application/opensearchdescription+xml"] == BELOW + path


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_manifest_leads_to_the_site_wherever_it_is_published(language, site_below: Built) -> None:
    (link,) = site_below.pages[language.folder].xpath("//link[@rel='manifest']")
    whole = urljoin(BELOW + language.folder, link.get("href"))
    manifest = json.loads(site_below.files[whole.removeprefix(BELOW)])
    assert urljoin(whole, manifest["start_url"]) == BELOW + language.folder
    assert urljoin(whole, manifest["scope"]) == BELOW
    assert (manifest["lang"], manifest["name"]) == (language.tag, "Terbuka")
    for icon in manifest["icons"]:
        assert urljoin(whole, icon["src"]).removeprefix(BELOW) in site_below.files


# -- the address


SETTINGS = {
    "site_url: https://a.example/b\nsite_name: N\n": Imprint(name="N", address="https://a.example/b/"),
    "site_url: !ENV [SITE_URL, 'https://c.example/']\n": Imprint(address="https://env.example/x/"),
    "site_url: !ENV [NOBODY_SETS_THIS, 'https://c.example/']\n": Imprint(address="https://c.example/"),
    "x: !!python/name:os.system\n": Imprint(),
    "": Imprint(),
}


@pytest.mark.parametrize("text", SETTINGS)
def test_the_address_is_the_one_that_mkdocs_takes(text: str, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://env.example/x")
    monkeypatch.delenv("NOBODY_SETS_THIS", raising=False)
    (tmp_path / "mkdocs.yml").write_text(text)
    assert read_imprint(tmp_path / "mkdocs.yml") == SETTINGS[text]


def test_settings_that_cannot_be_read_stop_the_build(tmp_path) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: [")
    with pytest.raises(Stopped, match=r"mkdocs\.yml"):
        read_imprint(tmp_path / "mkdocs.yml")
