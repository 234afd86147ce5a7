"""What programs read of a page: schema.org as JSON-LD, and Open Graph, read by extruct as crawlers do."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import extruct
import nasty
import pytest
import rdflib
from PIL import Image
from samples import LANGUAGES, made
from sites import BELOW, Built, text_of
from terbuka.pages import nodes as things
from terbuka.pages import structured

# Of schema.org 29: which properties a thing of a type may have that we write, and of what type their values are.
TEXT, URL, DATE, NUMBER, YES = "Text", "URL", "Date", "Number", "Boolean"
THING = {"name": TEXT, "url": URL, "alternateName": TEXT, "description": TEXT, "sameAs": URL, "image": "ImageObject"}
WORK = {
    **THING,
    "headline": TEXT,
    "inLanguage": TEXT,
    "author": "Person Organization",
    "creator": "Person Organization",
    "publisher": "Person Organization",
    "datePublished": DATE,
    "dateModified": DATE,
    "copyrightNotice": TEXT,
    "mainEntityOfPage": URL,
    "mentions": "SoftwareApplication",
    "translationOfWork": "NewsArticle",
    "workTranslation": "NewsArticle",
    "citation": "NewsArticle",
    "mainEntity": "SoftwareApplication Person Organization",
    "isAccessibleForFree": YES,
    "usageInfo": URL,
}
RULES: dict[str, dict[str, str]] = {
    "NewsArticle": WORK,
    "SoftwareApplication": WORK,
    "WebPage": WORK,
    "ProfilePage": WORK,
    "WebSite": {**WORK, "potentialAction": "SearchAction"},
    "Dataset": {**WORK, "distribution": "DataDownload"},
    "DataDownload": {**WORK, "contentUrl": URL, "encodingFormat": TEXT},
    "ImageObject": {**WORK, "width": NUMBER, "height": NUMBER},
    "Person": {**THING, "affiliation": "Organization"},
    "Organization": {**THING, "parentOrganization": "Organization"},
    "BreadcrumbList": {**THING, "itemListElement": "ListItem"},
    "ListItem": {**THING, "position": NUMBER, "item": URL},
    "SearchAction": {**THING, "target": "EntryPoint", "query-input": TEXT},
    "EntryPoint": {**THING, "urlTemplate": TEXT},
}
IS = {
    TEXT: lambda value: isinstance(value, str) and value.strip() != "",
    URL: lambda value: isinstance(value, str) and urlsplit(value).scheme in ("http", "https"),
    DATE: lambda value: isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None,
    NUMBER: lambda value: isinstance(value, int) and not isinstance(value, bool),
    YES: lambda value: isinstance(value, bool),
}
Node = dict[str, Any]


def read(built: Built, page: str) -> dict[str, Any]:
    return _read(built.files[f"{page}index.html" if not page.endswith(".html") else page], built.url + page)


@cache
def _read(data: bytes, address: str) -> dict[str, Any]:
    return extruct.extract(data, base_url=address, syntaxes=["json-ld", "opengraph"], uniform=False)


def graph(built: Built, page: str) -> list[Node]:
    (block,) = read(built, page)["json-ld"]
    assert block["@context"] == "https://schema.org"
    nodes: list[Node] = block["@graph"]
    return nodes


def of_type(nodes: list[Node], kind: str) -> list[Node]:
    return [node for node in nodes if node["@type"] == kind]


def nodes_in(value: object) -> Iterator[Node]:
    """A node and all those within."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from nodes_in(each)


def real_pages(built: Built) -> list[str]:
    """All pages but the one that says that there is none, and those that lead on to others."""
    moved = [page for page, found in built.pages.items() if found.xpath("//meta[@http-equiv='refresh']")]
    return [page for page in built.pages if page != "404.html" and page not in moved]


def faults(node: Node, known: frozenset[str]) -> Iterator[str]:
    """What of a node is not as schema.org has it."""
    if node.keys() == {"@id"}:
        if node["@id"] not in known:
            yield f"{node['@id']} is described nowhere on the page"
        return
    rules = RULES.get(node["@type"])
    if rules is None:
        yield f"no type {node['@type']}"
        return
    for key, value in node.items():
        for each in value if isinstance(value, list) else [value]:
            if key in ("@type", "@id"):
                continue
            wanted = rules.get(key)
            if wanted is None:
                yield f"a {node['@type']} has no {key}"
            elif wanted in IS:
                if not IS[wanted](each):
                    yield f"{node['@type']}.{key}: {each!r} is no {wanted}"
            elif not isinstance(each, dict):
                yield f"{node['@type']}.{key}: {each!r} is no thing"
            elif "@type" in each and each["@type"] not in wanted.split():
                yield f"{node['@type']}.{key} is a {each['@type']}"


@pytest.mark.parametrize("name", ["site_below", "nasty_site"])
def test_every_page_says_what_schema_org_has_words_for(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    for page in real_pages(built):
        nodes = graph(built, page)
        known = frozenset(node["@id"] for node in nodes_in(nodes) if "@id" in node and "@type" in node)
        assert [fault for node in nodes_in(nodes) for fault in faults(node, known)] == [], page


@pytest.mark.parametrize("name", ["site_below", "nasty_site"])
def test_every_page_says_where_it_stands_in_the_site(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    for page in real_pages(built):
        (crumbs,) = of_type(graph(built, page), "BreadcrumbList")
        items = crumbs["itemListElement"]
        paths = [item["item"].removeprefix(built.url) for item in items]
        assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
        assert paths[0] in [language.folder for language in LANGUAGES] and paths[-1] == page
        assert all(path in built.pages for path in paths), page
        assert len({*paths}) == len(paths), page


def test_the_way_to_a_page_leads_over_its_list_and_the_name_that_it_is_about(site_below: Built) -> None:
    (crumbs,) = of_type(graph(site_below, "id/models/dbrx/"), "BreadcrumbList")
    names = [item["name"] for item in crumbs["itemListElement"]]
    assert names == ["Beranda", "Model", "DBRX"]
    (about,) = of_type(graph(site_below, "pt-BR/about/"), "BreadcrumbList")
    title = text_of(site_below.pages["pt-BR/about/"].find(".//h1"))
    assert [item["name"] for item in about["itemListElement"]] == ["Início", title]


def test_what_is_in_parts_stands_below_the_name_that_it_is_about() -> None:
    site, _ = made({"a.txt": "Satu DBRX dua.\n", "models/dbrx.yml": "name: DBRX\n"})
    steps = [*structured.trail(site, "id/models/dbrx/cost/page/2/index.md", site.interface("id"), "Biaya")]
    paths = ["id/index.md", "id/models/index.md", "id/models/dbrx/index.md", "id/models/dbrx/cost/page/2/index.md"]
    assert [path for _, path in steps] == paths


def test_addresses_in_the_data_are_those_of_pages_and_files_under_the_sites_own(site_below: Built) -> None:
    own = [
        node[key].removeprefix(BELOW).partition("#")[0]
        for page in real_pages(site_below)
        for node in nodes_in(graph(site_below, page))
        for key in ("url", "item", "contentUrl", "mainEntityOfPage", "usageInfo")
        if node.get(key, "").startswith(BELOW)
    ]
    assert len(own) > 500
    assert {path for path in own if path not in site_below.pages and path not in site_below.files} == set()


def test_a_thing_has_one_id_and_one_name_on_whatever_page_it_stands(site_below: Built) -> None:
    names: dict[str, set[str]] = {}
    for page in real_pages(site_below):
        for node in nodes_in(graph(site_below, page)):
            if node.get("@type") in ("Person", "Organization", "SoftwareApplication") and "@id" in node:
                names.setdefault(node["@id"], set()).add(node["name"])
    assert len(names) > 10
    assert {id: found for id, found in names.items() if len(found) > 1} == {}


def test_an_article_says_its_language_its_original_and_the_other_translations(site_below: Built) -> None:
    rows = {row["id"]: row for row in json.loads(site_below.files["api/v1/articles.json"])["articles"]}
    for row in rows.values():
        nodes = graph(site_below, row["url"])
        article = next(node for node in nodes if node.get("url") == BELOW + row["url"])
        assert (article["@type"], article["headline"]) == ("NewsArticle", row["title"])
        assert article["inLanguage"] == row["language"]
        assert article.get("datePublished") == row["published"]
        original = next(node for node in nodes if node["@id"] == article["translationOfWork"]["@id"])
        assert article["citation"] == article["translationOfWork"]
        versions = {version["url"].removeprefix(BELOW) for version in original["workTranslation"]}
        assert versions == {row["url"], *(rows[other]["url"] for other in row["translations"])}


NOTES = "language: id\ntitle: Zed\npublisher: Kota Data\nbyline: {byline}\npublished: 2024-10-02\n"


def article_of(notes: str) -> Node:
    files = {
        "a.txt": "Satu Zed dua, kata Ani Contoh.\nTiga.\n",
        "a.yml": notes,
        "people/ani-contoh.yml": "name: Ani Contoh\n",
        "organisations/kota-data.yml": "name: Kota Data\n",
    }
    site, _ = made(files)
    return things.article_nodes(site, site.articles[0])[0]


@pytest.mark.parametrize(
    "byline, author",
    [
        ("Ani Contoh", ("Person", "http://localhost:8000/people/ani-contoh/#person")),
        ("Kota Data", ("Organization", "http://localhost:8000/organisations/kota-data/#organisation")),
        ("Budi Lain", ("Person", None)),
    ],
)
def test_who_wrote_an_article_is_the_one_of_that_name(byline: str, author: tuple[str, str | None]) -> None:
    article = article_of(NOTES.format(byline=byline))
    found = article["author"]
    assert (found["@type"], found.get("@id"), found["name"]) == (*author, byline)
    assert article["publisher"]["@id"] == "http://localhost:8000/organisations/kota-data/#organisation"
    assert article["datePublished"] == "2024-10-02"


def test_what_is_not_known_is_not_there() -> None:
    article = article_of("title: Zed\n")
    assert article.keys() == {"@type", "@id", "url", "headline", "mainEntityOfPage", "image"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_programs_are_told_how_the_site_is_searched(language, site_below: Built) -> None:
    (site,) = of_type(graph(site_below, language.folder), "WebSite")
    template = site["potentialAction"]["target"]["urlTemplate"]
    page = template.removesuffix("?q={search_term_string}").removeprefix(BELOW)
    assert site_below.pages[page].xpath("//form//input[@name='q']")
    assert site["url"] == BELOW + language.folder


def test_the_data_tells_all_its_files(site_below: Built) -> None:
    (data,) = of_type(graph(site_below, "id/data/"), "Dataset")
    files = {each["contentUrl"].removeprefix(BELOW): each["encodingFormat"] for each in data["distribution"]}
    assert files["api/v1/claims.json"] == "application/json" and files["id/compare/compare.csv"] == "text/csv"
    assert 50 <= len(data["description"]) <= 5000
    rows = json.loads(site_below.files["api/v1/articles.json"])["articles"]
    assert data["dateModified"] == max(filter(None, (row["added"] or row["published"] for row in rows)))
    (rights,) = site_below.pages["id/data/"].xpath("//*[@id=$id]", id=data["usageInfo"].partition("#")[2])
    assert rights.tag == "h2" and "license" not in data  # none has been named yet


def test_a_model_cites_articles_and_a_person_belongs_to_organisations(site_below: Built) -> None:
    nodes = graph(site_below, "pt-BR/models/dbrx/")
    (page,) = of_type(nodes, "WebPage")
    (model,) = of_type(nodes, "SoftwareApplication")
    assert page["mainEntity"] == {"@id": model["@id"]} and len(page["citation"]) > 1
    assert [maker["name"] for maker in model["creator"]] == ["Databricks"]
    (person,) = of_type(graph(site_below, "people/jonathan-frankle/"), "Person")
    assert [each["name"] for each in person["affiliation"]] == ["Databricks"]


# -- nothing breaks out of it


def test_whatever_a_seed_plants_is_words_in_the_data(nasty_site: Built) -> None:
    headlines = set()
    for page in real_pages(nasty_site):
        scripts = nasty_site.pages[page].xpath("//script[@type='application/ld+json']")
        assert len(scripts) == 1 and scripts[0].getparent().tag == "head", page
        assert not {*scripts[0].text} & {*"<>&"}, page
        headlines |= {node["headline"] for node in nodes_in(graph(nasty_site, page)) if "headline" in node}
    assert {nasty.TITLE, nasty.ORIGINAL} <= headlines


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's, of what it uses itself
@pytest.mark.parametrize("name", ["site_below", "nasty_site"])
def test_expanded_as_json_ld_all_of_it_is_about_things_with_whole_addresses(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Read by a parser of linked data: with the words of schema.org alone, every statement and every link is one."""
    built: Built = request.getfixturevalue(name)
    for page in real_pages(built):
        nodes = graph(built, page)
        known = rdflib.Graph().parse(
            data=json.dumps({"@context": {"@vocab": "https://schema.org/"}, "@graph": nodes}), format="json-ld"
        )
        kinds = Counter(kind for kind in known.objects(None, rdflib.RDF.type))
        assert sum(kinds.values()) >= len(nodes) and all(kind.startswith("https://schema.org/") for kind in kinds), page
        for subject, said, value in known:
            assert said == rdflib.RDF.type or said.startswith("https://schema.org/"), page
            for each in (subject, value):
                assert not isinstance(each, rdflib.URIRef) or urlsplit(each).scheme in ("http", "https"), (page, each)
            assert not isinstance(value, rdflib.Literal) or str(value).strip(), (page, said)
            described = (value, rdflib.RDF.type, None) in known or said == rdflib.RDF.type
            assert isinstance(value, rdflib.Literal) or described, (page, said, value)


# -- Open Graph


def tags(built: Built, page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content in read(built, page)["opengraph"][0]["properties"]:
        found.setdefault(name, []).append(content)
    return found


@pytest.mark.parametrize("name", ["site_below", "nasty_site"])
def test_every_page_tells_what_is_shown_of_its_address(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    for page in real_pages(built):
        document, found = built.pages[page], tags(built, page)
        several = found.pop("og:locale:alternate", [])
        assert {key for key, values in found.items() if len(values) > 1} == set(), page
        (title,) = found["og:title"]
        assert text_of(document.find(".//title")) == f"{' '.join(title.split())} – Terbuka"
        assert found["og:url"] == document.xpath("//link[@rel='canonical']/@href")
        assert found["og:description"] == document.xpath("//meta[@name='description']/@content")
        assert found["og:image:alt"][0].strip()
        shown = [*found.get("og:locale", []), *several]
        assert all(re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", locale) for locale in shown) and len({*shown}) == len(shown)
        kind = {"article": "article", "person": "profile"}.get(
            document.xpath("string(//meta[@data-pagefind-filter='kind[content]']/@content)"), "website"
        )
        assert found["og:type"] == [kind], page
        assert document.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_pages_in_the_languages_of_the_site_name_them_and_each_other(site_below: Built) -> None:
    locales = {"": "en_GB", "id/": "id_ID", "pt-BR/": "pt_BR"}
    for folder, own in locales.items():
        for page in (f"{folder}models/dbrx/", f"{folder}about/", folder):
            found = tags(site_below, page)
            assert found["og:locale"] == [own]
            assert {*found["og:locale:alternate"]} == {*locales.values()} - {own}, page


def test_the_picture_that_a_page_names_is_there_and_as_large_as_it_says(site_below: Built) -> None:
    pictures = Counter()
    for page in (*real_pages(site_below), "404.html"):
        found = dict(read(site_below, page)["opengraph"][0]["properties"])
        path = found["og:image"].removeprefix(BELOW)
        with Image.open(BytesIO(site_below.files[path])) as picture:
            assert picture.format == "PNG" and found["og:image:type"] == "image/png"
            assert picture.size == (int(found["og:image:width"]), int(found["og:image:height"])) == (1200, 630)
        pictures[path] += 1
    rows = json.loads(site_below.files["api/v1/articles.json"])["articles"]
    assert {f"{row['url']}card.png" for row in rows} <= pictures.keys()
    assert {"models/dbrx/card.png", "card.png", "id/card.png", "pt-BR/card.png"} <= pictures.keys()
    assert pictures["models/dbrx/card.png"] >= len(LANGUAGES)


@pytest.mark.parametrize("name", ["site_below", "nasty_site"])
def test_nothing_is_told_twice_in_the_head(name: str, request: pytest.FixtureRequest) -> None:
    """Citations, cards and the search each have names of their own."""
    built: Built = request.getfixturevalue(name)
    for page, document in built.pages.items():
        named = [element.get("name") or element.get("property") for element in document.iterfind("head/meta")]
        twice = {name for name, n in Counter(filter(None, named)).items() if n > 1}
        assert twice <= {"og:locale:alternate"}, page
