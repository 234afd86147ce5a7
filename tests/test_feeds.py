"""The feeds, read as feed readers read them: Atom with its archives, its dates and its ids."""

from __future__ import annotations

import json
import re
from collections import Counter
from unittest import mock
from urllib.parse import urljoin, urlsplit

import feedparser
import nasty
import pytest
from lxml import etree
from playwright import sync_api as playwright
from samples import LANGUAGES, made
from served import served
from sites import BELOW, Built, text_of
from terbuka import order
from terbuka.languages.interface import Language
from terbuka.pages import feeds
from terbuka.site import Site

ATOM = {"a": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}
UNKNOWN = "1970-01-01T00:00:00Z"
FOLDERS = {language.tag: language.folder for language in LANGUAGES}
FEED = re.compile(r"(?:.*/)?feed(?:-[\w-]+)?\.xml")


def feeds_of(site: Built) -> list[str]:
    """The paths of a site's feeds."""
    return [path for path in site.files if FEED.fullmatch(path)]


def texts(site: Site) -> dict[str, str]:
    return {page.path: page.text for page in feeds.pages(site)}


def sample(**notes: str) -> Site:
    """A site of articles on one model, each with these lines of notes."""
    files = {"models/zed.yml": "name: Zed\n"}
    for name, lines in notes.items():
        files |= {f"{name}.txt": f"Zed dirilis {name}.\nModelnya terbuka.\n", f"{name}.yml": f"language: id\n{lines}"}
    return made(files)[0]


def entries(text: str) -> list[etree._Element]:
    return etree.fromstring(text.encode()).findall("a:entry", ATOM)


def test_every_language_and_every_model_has_a_feed_that_readers_read_without_a_fault(site_below: Built) -> None:
    models = [model["id"] for model in json.loads(site_below.files["api/v1/models.json"])["models"]]
    wanted = {
        f"{folder}{place}feed.xml" for folder in FOLDERS.values() for place in ("", *(f"models/{m}/" for m in models))
    }
    wanted |= {"id/articles/feed-id.xml", "pt-BR/articles/feed-pt-BR.xml"}
    assert {*feeds_of(site_below)} == wanted
    for path in wanted:
        feed = feedparser.parse(site_below.files[path])
        assert not feed.bozo and feed.version == "atom10", path
        (own,) = (link.href for link in feed.feed.links if link.rel == "self")
        assert own == feed.feed.id == BELOW + path
        assert feed.feed.author == "Terbuka"  # of the entries that have none of their own
        for entry in feed.entries:
            assert entry.link.startswith(BELOW) and entry.link.removeprefix(BELOW) in site_below.pages, path
            assert entry.title and entry.content[0].value, path


# RFC 4287, 4.1.1 and 4.1.2: of some things a feed and an entry have exactly one, and of others no more than one.
ONE = {"id", "title", "updated"}
AT_MOST_ONE = {
    "published",
    "content",
    "summary",
    "rights",
    "icon",
    "logo",
    "subtitle",
    "generator",
}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")  # RFC 3339


@pytest.mark.parametrize("name", ["site_below", "nasty_site"])
def test_a_feed_is_what_atom_wants_it_to_be(name: str, request: pytest.FixtureRequest) -> None:
    site: Built = request.getfixturevalue(name)
    for path in feeds_of(site):
        feed = etree.fromstring(site.files[path])
        found = feed.findall("a:entry", ATOM)
        language = feed.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert path.startswith(FOLDERS[str(language)]) and feed.find("a:author/a:name", ATOM).text, path
        for each in (feed, *found):
            counts = Counter(etree.QName(child).localname for child in each)
            assert all(counts[tag] == 1 for tag in ONE) and all(counts[tag] <= 1 for tag in AT_MOST_ONE), path
            assert all(
                INSTANT.fullmatch(day.text)
                for tag in ("updated", "published")
                for day in each.findall(f"a:{tag}", ATOM)
            )
            assert all(each.findtext(f"a:{tag}", "", ATOM).strip() for tag in ONE), path
            links = each.findall("a:link", ATOM)
            kinds = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in links]
            assert len({*kinds}) == len(kinds) and "alternate" in {rel for rel, *_ in kinds}, path
            iris = [each.findtext("a:id", "", ATOM), *(link.get("href") for link in links)]
            assert all(urlsplit(iri).scheme in ("http", "https", "urn") for iri in iris), path
        ids = [entry.findtext("a:id", "", ATOM) for entry in found]
        assert len({*ids}) == len(ids), path
        for content in feed.iterfind("a:entry/a:content", ATOM):
            assert content.get("type") == "xhtml"
            assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]


def test_the_feed_holds_every_article_in_its_own_language_and_leads_to_its_page(site_below: Built) -> None:
    articles = {row["url"]: row for row in json.loads(site_below.files["api/v1/articles.json"])["articles"]}
    for folder in FOLDERS.values():
        feed = feedparser.parse(site_below.files[f"{folder}feed.xml"])
        assert {entry.link.removeprefix(BELOW) for entry in feed.entries} == articles.keys()
        for entry in feed.entries:
            row = articles[entry.link.removeprefix(BELOW)]
            assert (entry.title, entry.title_detail.language) == (row["title"], row["language"])
            assert {tag.term for tag in entry.get("tags", [])} == set(row["models"])


def test_a_models_feed_holds_the_articles_on_it_and_what_they_say_of_it(site_below: Built) -> None:
    articles = json.loads(site_below.files["api/v1/articles.json"])["articles"]
    feed = feedparser.parse(site_below.files["id/models/dbrx/feed.xml"])
    on_it = {row["url"] for row in articles if "dbrx" in row["models"]}
    assert {entry.link.removeprefix(BELOW) for entry in feed.entries} == on_it
    assert any("sekitar US$10 juta" in entry.content[0].value for entry in feed.entries)
    for entry in feed.entries:
        for link in etree.HTML(entry.content[0].value).xpath("//@href"):
            page, _, anchor = link.removeprefix(BELOW).partition("#")
            assert page in site_below.pages and (not anchor or anchor in site_below.ids[page]), link


def test_the_feed_of_a_language_holds_the_articles_in_it_and_no_others(site_below: Built) -> None:
    articles = json.loads(site_below.files["api/v1/articles.json"])["articles"]
    for path, tag in (("id/articles/feed-id.xml", "id"), ("pt-BR/articles/feed-pt-BR.xml", "pt-BR")):
        feed = feedparser.parse(site_below.files[path])
        assert feed.feed.language == tag
        assert {entry.link.removeprefix(BELOW) for entry in feed.entries} == {
            row["url"] for row in articles if row["language"] == tag
        }


def test_articles_in_a_language_that_the_site_does_not_speak_have_a_feed_in_the_first_one_that_it_does() -> None:
    made_up = {"a.txt": "Un texto de muestra.\n", "a.yml": "language: es\n", "b.txt": "?\n", "b.yml": "title: X\n"}
    found = texts(made(made_up)[0])
    assert [path for path in found if "articles/" in path] == ["articles/feed-es.xml"]  # in none known there is none
    assert "new articles in Spanish" in found["articles/feed-es.xml"]


def test_pages_lead_to_their_feeds(site_below: Built) -> None:
    def linked(page: str) -> list[str]:
        links = site_below.pages[page].xpath("//link[@type='application/atom+xml']")
        assert {link.get("rel") for link in links} == {"alternate"}
        return [urljoin(BELOW + page, link.get("href")).removeprefix(BELOW) for link in links]

    assert linked("") == ["feed.xml"]
    assert linked("id/models/dbrx/") == ["id/feed.xml", "id/models/dbrx/feed.xml"]
    (article, *_) = (page for page in site_below.pages if page.startswith("pt-BR/articles/por-"))
    assert linked(article) == ["pt-BR/feed.xml", "pt-BR/articles/feed-pt-BR.xml"]
    for page in site_below.pages:
        if page.startswith("pt-BR/"):
            assert linked(page)[0] == "pt-BR/feed.xml", page


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_readers_are_told_what_a_feed_is_and_where_theirs_are(language: Language, site_below: Built) -> None:
    for page in ("", "models/dbrx/", "data/"):
        (feeds,) = site_below.pages[language.folder + page].find_class("feeds")
        assert language.say("site.feed_how") in text_of(feeds)
        links = feeds.iter("a")
        on_pages = {urljoin(BELOW + language.folder + page, link.get("href")): text_of(link) for link in links}
        assert all(shown == address for address, shown in on_pages.items())
        wanted = [f"{BELOW}{language.folder}feed.xml"]
        if page == "models/dbrx/":
            wanted.append(f"{BELOW}{language.folder}models/dbrx/feed.xml")
        assert [*on_pages] == wanted == [button.get("value") for button in feeds.iter("button")]


def test_the_address_of_a_feed_is_copied_by_a_key_and_that_is_said(
    site_below: Built, browser: playwright.Browser
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], has_touch=True)
    page = context.new_page()
    with served(site_below.site) as root:
        page.goto(f"{root}id/models/dbrx/")
        page.locator(".feeds summary").press("Enter")
        buttons = page.locator(".feeds button")
        buttons.first.press("Enter")
        playwright.expect(page.locator(".copied")).to_have_text(LANGUAGES[1].say("site.copied"))
        assert page.evaluate("navigator.clipboard.readText()") == f"{BELOW}id/feed.xml"
        buttons.last.tap()
        address = f"{BELOW}id/models/dbrx/feed.xml"
        page.wait_for_function("async text => (await navigator.clipboard.readText()) === text", arg=address)
    context.close()


def test_without_a_script_a_feed_has_its_link_and_no_button(
    site_below: Built, without_scripts: playwright.Page
) -> None:
    with served(site_below.site) as root:
        without_scripts.goto(root)
        without_scripts.locator(".feeds summary").click()
        assert without_scripts.locator(".feeds a").is_visible()
        assert not without_scripts.locator(".feeds button").is_visible()


# -- dates


DATES = {
    "published: 2024-10-22\nadded: 2026-11-21\n": ("2024-10-22T00:00:00Z", "2026-11-21T00:00:00Z"),
    "published: 2024-10-22\n": ("2024-10-22T00:00:00Z", "2024-10-22T00:00:00Z"),
    "added: 2026-11-21\n": (None, "2026-11-21T00:00:00Z"),
    "": (None, UNKNOWN),
}


@pytest.mark.parametrize("notes", DATES)
def test_an_entry_has_the_dates_that_are_known_and_no_other(notes: str) -> None:
    published, updated = DATES[notes]
    (entry,) = entries(texts(sample(one=notes))["feed.xml"])
    assert (entry.findtext("a:published", None, ATOM), entry.findtext("a:updated", None, ATOM)) == (published, updated)


def test_the_feed_is_as_new_as_its_newest_entry_and_one_without_entries_is_one_too() -> None:
    def updated(site: Site) -> str | None:
        return etree.fromstring(texts(site)["feed.xml"].encode()).findtext("a:updated", None, ATOM)

    assert updated(sample(one="added: 2026-11-21\n", two="published: 2025-01-01\n")) == "2026-11-21T00:00:00Z"
    assert updated(sample()) == UNKNOWN
    assert "<entry>" not in texts(sample())["models/zed/feed.xml"]


def test_an_article_whose_day_is_not_known_says_so() -> None:
    (entry,) = entries(texts(sample(one=""))["pt-BR/feed.xml"])
    assert "data não informada" in "".join(entry.find("a:content", ATOM).itertext())


# -- ids


def test_an_id_is_the_articles_own_wherever_it_is_published_and_however_it_is_called() -> None:
    def ids(site: Site) -> set[str]:
        return {str(each.findtext("a:id", None, ATOM)) for text in texts(site).values() for each in entries(text)}

    (known,) = ids(sample(one="title: Satu\n"))
    assert known.startswith("urn:uuid:")
    assert ids(sample(one="title: Dua\nslug: lain\nredirect_from: [satu]\npublished: 2024-10-22\n")) == {known}
    both = ids(sample(one="title: Satu\n", two="title: Satu\nslug: dua\n"))
    assert known in both and len(both) == 2


# -- archives


def test_what_a_feed_cannot_hold_is_in_archives_that_lead_on_to_each_other() -> None:
    names = {f"n{number}": f"added: 2026-01-{number:02}\n" for number in range(1, 8)}
    with mock.patch.object(order, "FEED", 3):
        found = texts(sample(**names))
        more = texts(sample(**names, n8="added: 2026-02-01\n"))
    for folder in ("", "id/", "pt-BR/models/zed/"):
        gathered, path, chain = [], f"{folder}feed.xml", []
        while path:
            chain.append(path)
            feed = feedparser.parse(found[path])
            assert not feed.bozo
            links = {link.rel: link.href for link in feed.feed.links}
            assert feed.feed.id.endswith(f"/{folder}feed.xml")  # one feed, whichever document
            document = etree.fromstring(found[path].encode())
            assert (document.find("fh:archive", ATOM) is not None) is (path != chain[0])
            assert links.get("current", feed.feed.id) == feed.feed.id
            gathered += [entry.title for entry in feed.entries]
            before = links.get("prev-archive", "").removeprefix("http://localhost:8000/")
            if before:
                back = {link.rel: link.href for link in feedparser.parse(found[before]).feed.links}
                assert back.get("next-archive", links["self"]) == links["self"]
            path = before
        assert chain == [f"{folder}{name}" for name in ("feed.xml", "feed-2.xml", "feed-1.xml")]
        assert len(set(gathered)) == 7
        assert len(feedparser.parse(found[f"{folder}feed.xml"]).entries) == 3
    # An article that comes leaves the archives as they are: readers fetch them once.
    feeds_alone = {path for path in found if not re.search(r"-\d+\.xml$", path)}
    assert {path for path in found if found[path] != more[path]} == feeds_alone


def test_whatever_seeds_hold_the_feeds_are_whole_and_hold_it_as_words(nasty_site: Built) -> None:
    for path in feeds_of(nasty_site):
        etree.fromstring(nasty_site.files[path])
        feed = feedparser.parse(nasty_site.files[path], sanitize_html=False)
        assert not feed.bozo, path
        for entry in feed.entries:
            assert not etree.HTML(entry.content[0].value).xpath("//script | //img | //@onerror | //@onclick"), path
    titles = [each.findtext("a:title", None, ATOM) for each in entries(nasty_site.files["feed.xml"].decode())]
    assert nasty.TITLE in titles
