"""Every page of the built site speaks its reader's language: at the root, below a path, and in a fourth language."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
import yaml
from babel import Locale
from playwright import sync_api as playwright
from samples import real
from served import served
from sites import (
    BELOW,
    REAL,
    ROOT,
    SITE_URL,
    Built,
    copy_project,
    fold,
    links,
    mkdocs,
    own_files,
    text_of,
    write_files,
)
from terbuka.languages import interface as languages
from terbuka.lookups import gathered

FOURTH = "jv"  # Javanese: CLDR knows it, the theme does not
FOLDER = "scripts/terbuka/languages"
TAGS = tuple(language.tag for language in languages.load_languages())
TECHNICAL = {"site.locale", "site.about"}  # settings that stand among the labels


# -- the sites


def accented(text: str) -> str:
    """A label as no language writes it: every vowel with an accent, the whole in brackets, placeholders as they are."""
    parts = re.split(r"(\{\w+\})", text)
    accents = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
    return "⟦" + "".join(part if part.startswith("{") else part.translate(accents) for part in parts) + "⟧"


def with_a_fourth_language(folder: Path) -> Path:
    """A copy of the project with one more language: its folder with its labels, and nothing else."""
    copy_project(folder, REAL, "scripts", "docs", "mkdocs.yml")
    labels: dict[str, object] = {}
    for label, text in real().languages[0].labels.items():
        labels[label] = {"other": accented(text["other"])} if isinstance(text, dict) else accented(text)
    # Its page about the site is not written yet: the English one stands in.
    labels |= {"site.locale": FOURTH, "site.about": "about/"}
    write_files(folder, {f"{FOLDER}/{FOURTH}/labels.yml": yaml.safe_dump(labels, allow_unicode=True)})
    return folder


def written_by_hand() -> set[str]:
    """The pages under docs/ that are no build's, by their paths in the first language."""
    pages = {name.removeprefix("docs/") for name in own_files() if name.startswith("docs/") and name.endswith(".md")}
    return {page for page in pages if not page.startswith(tuple(f"{tag}/" for tag in TAGS))}


def build(folder: Path, url: str = SITE_URL) -> subprocess.CompletedProcess[str]:
    command, environment = [sys.executable, "scripts/build_site.py"], {**os.environ, "SITE_URL": url}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="session")
def fourth_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site with a fourth language, below a path."""
    folder = with_a_fourth_language(tmp_path_factory.mktemp("fourth"))
    done = build(folder, BELOW)
    assert done.returncode == 0, done.stderr
    return mkdocs(folder, SITE_URL=BELOW)


@pytest.fixture(params=["real_site", "nasty_site", "site_below", "fourth_site"])
def site(request: pytest.FixtureRequest) -> Built:
    return request.getfixturevalue(request.param)


def tags_of(site: Built) -> tuple[str, ...]:
    return (TAGS[0], *sorted((*TAGS[1:], FOURTH))) if FOURTH + "/" in site.pages else TAGS


@cache
def labels_of(site: Built) -> dict[str, dict[str, str]]:
    """Every label of every language of a site, plural forms apart."""
    folder = site.project / FOLDER
    loaded = languages.load_languages(folder) if folder.exists() else languages.load_languages()
    return {
        language.tag: {
            f"{label}.{form}": words
            for label, text in language.labels.items()
            if label not in TECHNICAL
            for form, words in (text.items() if isinstance(text, dict) else (("", text),))
        }
        for language in loaded
    }


def said(site: Built, tag: str, label: str) -> str:
    return labels_of(site)[tag][f"{label}."]


def language_of(page: str) -> str:
    """The language that a page's address promises."""
    first = page.partition("/")[0]
    return first if re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", first) and page != f"{first}.html" else "en"


def around(site: Built, page: str) -> str:
    """The language in which the site speaks around a page."""
    return language_of(page) if language_of(page) in tags_of(site) else "en"


# -- languages of pages and of what stands on them


def pieces(document: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Every text that a page shows or reads out, with the language that it is marked as."""
    languages: dict[lxml.html.HtmlElement | None, str] = {None: ""}
    for element in document.iter():
        above = languages[element.getparent()]
        own = languages[element] = element.get("lang", above)
        if not isinstance(element.tag, str):
            continue
        if element.tag not in ("script", "style", "code", "pre"):  # what computers read is in no language
            yield own, element.text
        yield above, element.tail
        for name, value in element.attrib.items():
            meant = name in ("title", "aria-label", "alt", "placeholder") or name.startswith(("data-one", "data-other"))
            if meant or (name == "content" and element.get("name") == "description"):
                yield own, value


def told(site: Built) -> dict[str, dict[str, list[str]]]:
    """What labels say between their placeholders, by language and label, where it has letters enough to tell."""
    found: dict[str, dict[str, list[str]]] = {}
    for tag, labels in labels_of(site).items():
        for label, text in labels.items():
            chunks = [fold(chunk) for chunk in re.split(r"\{\w+\}", text)]
            found.setdefault(tag, {})[label] = [chunk for chunk in chunks if len(re.findall(r"[^\W\d_]", chunk)) > 3]
    return found


def test_every_page_says_its_language(site: Built) -> None:
    for page, document in site.pages.items():
        assert document.get("lang") == language_of(page), page
        for name in ("masthead", "colophon"):
            assert document.find_class(name)[0].get("lang") == around(site, page), page


def test_labels_stand_in_the_language_that_they_are_marked_as(site: Built) -> None:
    """No words of the one language's labels where a page is marked as the other's."""
    labels = told(site)
    own = {tag: {chunk for chunks in found.values() for chunk in chunks} for tag, found in labels.items()}

    every = [
        (chunk, tag, label) for tag, found in labels.items() for label, chunks in found.items() for chunk in chunks
    ]
    whole = gathered(every, lambda each: each[0])
    long = [each for each in every if each[0].count(" ") > 1]

    @cache
    def others(tag: str, text: str) -> list[str]:
        """The labels of other languages that a text is or holds, but for those that are the same in its own."""
        held = [each for each in long if each[0] in text] if text.count(" ") > 1 else []
        return [
            f"{other} {label}"
            for chunk, other, label in (*whole.get(text, ()), *held)
            if other != tag and chunk not in own.get(tag, ())
        ]

    faults, seen = [], 0
    for page, document in site.pages.items():
        for tag, text in pieces(document):
            if text := fold(text or ""):
                seen += tag in own and text in own[tag]
                faults += [f"{page}: {label} {text!r} is marked as {tag}" for label in others(tag, text)]
    assert faults == []
    assert seen > 20 * len(site.pages)


def test_everything_of_an_article_is_marked_as_its_language(site: Built) -> None:
    """Wherever a link leads to an article by its title, and wherever words of it are quoted."""
    for page, document in site.pages.items():
        for anchor in document.xpath("//main//a[@href][not(ancestor::nav)]"):  # those are named by their languages
            address, _ = site.target(page, anchor.get("href")) or ("", "")
            elsewhere = address != page and re.search(r"(^|/)articles/.", address) and address.endswith("/")
            if elsewhere and anchor.text and not anchor.text.startswith("¶"):
                marked = anchor.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
                assert marked == language_of(address) == anchor.get("hreflang"), f"{page}: {address}"
        for quote in document.xpath("//blockquote"):
            place = quote.find_class("place")[-1]
            assert quote.get("lang") == language_of(site.target(page, place.get("href"))[0]), page
            assert place.get("lang") == document.get("lang"), page
        for text in document.find_class("text"):
            assert text.get("lang") == document.get("lang"), page
        for item in document.xpath("//*[contains(@class, 'left-out')]//li"):
            words, *inner = [span.get("lang") for span in item.iter("span") if "reason" not in span.classes]
            assert words == document.get("lang") and inner in ([], ["en"]), page  # English stands in for what lacks


# -- alternates


def alternates(document: lxml.html.HtmlElement) -> dict[str, str]:
    found = document.xpath("//link[@rel = 'alternate'][@hreflang]")
    assert len({link.get("hreflang") for link in found}) == len(found)
    return {link.get("hreflang"): link.get("href") for link in found}


def test_every_page_names_itself_in_every_language_and_each_names_it_back(site: Built) -> None:
    for page, document in site.pages.items():
        if page == "404.html":
            continue
        named = alternates(document)
        assert named.get(language_of(page)) == site.url + page, page
        assert document.xpath("//link[@rel='canonical']/@href") == [site.url + page]
        first = named.pop("x-default")
        assert first == named.get("en", first) and first in named.values(), page
        for tag, href in named.items():
            other = href.removeprefix(site.url)
            assert href.startswith(site.url) and other in site.pages, f"{page}: {href}"
            assert site.pages[other].get("lang") == tag, f"{page}: {href}"
            assert alternates(site.pages[other]) == named | {"x-default": first}, f"{page}: {href}"


def test_what_stands_in_every_language_names_all_of_them(site: Built) -> None:
    for page in ("", "articles/", "models/", "compare/", "review/"):
        assert set(alternates(site.pages[page])) == {*tags_of(site), "x-default"}, page
    assert set(alternates(site.pages["about/"])) == {*TAGS, "x-default"}


def test_the_sitemap_has_the_same_alternates_as_the_pages(site: Built) -> None:
    root = lxml.etree.fromstring(site.files["sitemap.xml"])
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        entry.findtext("s:loc", namespaces=names): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link[@rel='alternate']", names)
        }
        for entry in root
    }
    assert listed == {
        site.url + page: alternates(document) for page, document in site.pages.items() if page != "404.html"
    }


# -- ways


def test_every_link_leads_somewhere_on_the_site_or_plainly_out_of_it(site: Built) -> None:
    host = urlsplit(site.url).netloc
    for page, document in site.pages.items():
        for element, _, href in links(document):
            whole = urljoin(site.url + page, href)
            if urlsplit(whole).netloc != host:
                continue
            assert whole.startswith(site.url), f"{page}: {href}"
            address, fragment = site.target(page, href)
            assert address in site.files or address in site.pages, f"{page}: {href}"
            if fragment and element.tag == "a":
                assert fragment in site.ids[address], f"{page}: {href}"


def test_the_switch_leads_to_this_very_page_or_says_where_else(site: Built) -> None:
    for page, document in site.pages.items():
        (switch,) = document.find_class("masthead__languages")
        named = {tag: href.removeprefix(site.url) for tag, href in alternates(document).items()}
        anchors = {anchor.get("hreflang"): anchor for anchor in switch.iter("a")}
        assert tuple(anchors) == tags_of(site), page
        for tag, anchor in anchors.items():
            address, _ = site.target(page, anchor.get("href"))
            note = " ".join(text_of(small) for small in anchor.iter("small"))
            assert anchor.get("lang") == tag
            assert (anchor.get("aria-current") is not None) == (tag == around(site, page)), page
            if tag in named:
                assert (address, note) == (named[tag], ""), page
            elif tag == around(site, page):
                assert (address, note) == (page if page != "404.html" else "", ""), page
            elif "/articles/" in f"/{page}":
                folder = "" if tag == "en" else f"{tag}/"
                assert (address, note) == (f"{folder}articles/", said(site, tag, "site.switch_list")), page
            elif page == "404.html":
                assert (address, note) == ("" if tag == "en" else f"{tag}/", "")
            else:
                assert (tag, page) in {(FOURTH, "about/"), (FOURTH, "id/about/"), (FOURTH, "pt-BR/about/")}


def test_the_switch_leads_from_an_article_to_its_translation(real_site: Built) -> None:
    (page,) = [page for page in real_site.pages if page.startswith("id/articles/di-balik")]
    (switch,) = real_site.pages[page].find_class("masthead__languages")
    (anchor,) = switch.xpath(".//a[@hreflang='pt-BR']")
    assert real_site.target(page, anchor.get("href"))[0].startswith("pt-BR/articles/por-dentro")
    assert text_of(anchor) == "PT"


def test_the_page_that_is_not_there_speaks_every_language_and_leads_home(site: Built) -> None:
    document = site.pages["404.html"]
    sections = document.find_class("not-found")
    assert tuple(section.get("lang") for section in sections) == tags_of(site)
    for section in sections:
        tag = section.get("lang")
        assert text_of(section[0]) == said(site, tag, "site.not_found")
        (home,) = section.iter("a")
        assert home.get("href").startswith(urlsplit(site.url).path)  # it is shown at any address
        assert site.target("any/where/", home.get("href"))[0] == ("" if tag == "en" else f"{tag}/")
    assert not alternates(document)


# -- a fourth language


def test_a_fourth_language_has_every_page_that_the_others_have(fourth_site: Built) -> None:
    hand = {page.removesuffix(".md") + "/" for page in written_by_hand()}
    for tag in TAGS[1:]:
        pages = {page.removeprefix(f"{tag}/") for page in fourth_site.pages if page.startswith(f"{tag}/")}
        wanted = {page for page in pages if not re.match("articles/.", page)} - hand
        assert {page.removeprefix("jv/") for page in fourth_site.pages if page.startswith("jv/")} == wanted


def test_a_fourth_language_speaks_its_own_labels_and_nothing_else(fourth_site: Built) -> None:
    """What is not in brackets is data: names, numbers, dates and languages, as CLDR writes them, and addresses."""
    own = Locale.parse(FOURTH)
    names = [text for name in ("models", "claims") for text in _texts(fourth_site.files[f"api/v1/{name}.json"])]
    kinds = ("models", "other-models", "organisations", "people", "originals")  # with look-alikes and addresses
    names += [path.read_text("utf-8") for kind in kinds for path in (REAL / kind).glob("*.yml")]
    months = [name for width in ("wide", "abbreviated") for name in own.months["format"][width].values()]
    patterns = [str(p) for forms in own.compact_decimal_formats["long"].values() for p in forms.values()]
    data = " ".join([*names, *months, *patterns, *own.languages.values(), *own.territories.values(), "Terbuka US lan"])
    allowed = set(re.findall(r"\w+", data))
    for page, document in fourth_site.pages.items():
        if not page.startswith(f"{FOURTH}/"):
            continue
        bracketed = 0
        for tag, text in pieces(document):
            if tag != FOURTH or not text:
                continue
            while (rest := re.sub(r"⟦[^⟦⟧]*(⟧|$)|^[^⟦⟧]*⟧", " ", text)) != text:
                text, bracketed = rest, bracketed + 1
            unknown = set(re.findall(r"[^\W\d_]\w+", re.sub(r"https?://\S+", " ", text))) - allowed
            assert not unknown, f"{page}: {text!r}"
        assert bracketed > 15, page


def _texts(data: bytes) -> list[str]:
    return re.findall(r'"((?:[^"\\]|\\.)*)"', data.decode("utf-8"))


def test_pages_written_by_hand_that_it_lacks_lead_to_the_english_ones_and_say_so(fourth_site: Built) -> None:
    english = accented("{name}").replace("{name}", Locale.parse(FOURTH).languages["en"])
    for page, document in fourth_site.pages.items():
        if page.startswith(f"{FOURTH}/"):
            (anchor,) = [
                anchor
                for anchor in document.find_class("masthead__nav")[0].iter("a")
                if fourth_site.target(page, anchor.get("href"))[0] == "about/"
            ]
            assert anchor.get("hreflang") == "en"
            assert text_of(anchor) == f"{said(fourth_site, FOURTH, 'navigation.about')} ({english})"
    for page, address, note in (
        ("id/about/", "about/", f"({english})"),
        ("about/", f"{FOURTH}/", said(fourth_site, FOURTH, "site.switch_home")),
    ):
        (anchor,) = fourth_site.pages[page].xpath("//nav[@class='masthead__languages']//a[@hreflang=$tag]", tag=FOURTH)
        assert fourth_site.target(page, anchor.get("href"))[0] == address
        assert [text_of(small) for small in anchor.iter("small")] == [note]


def test_a_fourth_language_leaves_the_pages_of_the_others_as_they_are(fourth_site: Built, site_below: Built) -> None:
    """But for the ways that lead to it."""
    grown = ("review/page/2/", "id/review/page/2/", "pt-BR/review/page/2/")
    assert set(site_below.pages) == {p for p in fourth_site.pages if not p.startswith(f"{FOURTH}/") and p not in grown}
    for page in site_below.pages:
        # These name every language, or its feed; the lists for editors, that nothing has been translated into it.
        if page not in ("", "404.html") and not page.endswith(("search/", "review/", "coverage/", "data/")):
            mains = [text_of(each.pages[page].find(".//main")) for each in (site_below, fourth_site)]
            assert mains[0] == mains[1], page


# -- labels that are not in order stop the build


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        pytest.param(
            f"{FOLDER}/id/labels.yml", "  edit: .*\n", "", ":1:1: bad-labels 'site.edit' is missing", id="no label"
        ),
        pytest.param(f"{FOLDER}/id/labels.yml", "(?s).+", "labels", ":1:1: bad-labels holds no", id="no mapping"),
        pytest.param(
            f"{FOLDER}/id/labels.yml",
            "(?m)^  search:",
            "  x: y: z\n\\g<0>",
            "bad-labels is not valid YAML",
            id="no YAML",
        ),
        pytest.param(
            f"{FOLDER}/*/labels.yml",
            "  all_models: .*\n",
            "",
            "bad-labels 'home.all_models' is missing",
            id="missing everywhere",
        ),
    ],
)
def test_labels_that_are_not_in_order_stop_the_build(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    for name in ("scripts", "docs/templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("labels.html"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    write_files(tmp_path / "seeds", {"models/zed.yml": "name: Zed\n"})
    for path in tmp_path.glob(file):
        text, count = re.subn(old, new, path.read_text("utf-8"), count=1)
        assert count, path
        path.write_text(text, encoding="utf-8")
    done = build(tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "docs/index.md").exists()


def test_counts_are_written_as_the_language_writes_numbers() -> None:
    said = {language.tag: language.say("count.articles", n=1234) for language in languages.load_languages()}
    assert said == {"en": "1,234 articles", "id": "1.234 artikel", "pt-BR": "1.234 artigos"}


# -- in a browser


@pytest.fixture(scope="module")
def origin(site_below: Built) -> Iterator[str]:
    with served(site_below.site, "/some/path/") as address:
        yield address


def visible(page: playwright.Page, selector: str) -> list[str]:
    return [found.get_attribute("lang") for found in page.locator(selector).all() if found.is_visible()]


@pytest.fixture(scope="module")
def speaker(browser: playwright.Browser) -> Iterator[playwright.Page]:
    """A window whose reader's languages can be told, each time anew."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("spoken", "offered"),
    [
        (["id-ID"], ["id"]),
        (["pt-BR"], ["pt-BR"]),
        (["pt-PT"], ["pt-BR"]),
        (["ID"], ["id"]),
        (["en-GB", "id"], []),
        (["de", "id", "pt"], ["id"]),
        (["de"], []),
        (["ids"], []),
    ],
)
def test_the_english_home_offers_the_browsers_language(
    speaker: playwright.Page, origin: str, spoken: list[str], offered: list[str]
) -> None:
    page = speaker
    told = f"Object.defineProperty(navigator, 'languages', {{configurable: true, get: () => {spoken}}})"
    page.add_init_script(told)  # the last one holds
    page.goto(origin)
    assert page.evaluate("navigator.languages") == spoken
    assert visible(page, ".offer") == offered
    assert page.url == origin  # a link, never a redirect
    if offered:
        page.locator(".offer:visible a").click()
        assert page.url == f"{origin}{offered[0]}/"
        assert visible(page, ".offer") == []  # the other homes offer nothing


def test_without_scripts_nothing_is_offered_and_every_language_has_its_say(
    browser: playwright.Browser, origin: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(origin)
    assert visible(page, ".offer") == []
    page.goto(f"{origin}pt-BR/nowhere/")
    assert visible(page, ".not-found") == list(TAGS)
    context.close()


@pytest.mark.parametrize(
    ("address", "first"),
    [("pt-BR/nowhere/", "pt-BR"), ("id/models/nowhere", "id"), ("nowhere/", "en"), ("idle/", "en"), ("es/x/", "en")],
)
def test_the_page_that_is_not_there_speaks_the_language_of_its_address_first(
    window: playwright.Page, origin: str, address: str, first: str
) -> None:
    page = window
    page.goto(origin + address)
    shown = visible(page, ".not-found")
    assert shown == [first, *(tag for tag in TAGS if tag != first)]
    words = {language.tag: language.labels["site.not_found"] for language in languages.load_languages()}
    assert page.evaluate("document.documentElement.lang") == first
    assert page.title() == f"{words[first]} – Terbuka"
    assert page.locator("h1").all_inner_texts() == [words[first]]
    assert page.locator(".not-found h2").all_inner_texts() == [words[tag] for tag in shown[1:]]
    page.locator(".not-found a").first.click()
    assert page.url == origin + ("" if first == "en" else f"{first}/")
