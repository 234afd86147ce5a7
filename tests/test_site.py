"""The whole site, built from the real seeds and from planted ones: what readers get, and what they are spared."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nasty
import pytest
import yaml
from sites import REAL, ROOT, SITE_URL, Built, fold, links, need, text_of, write_pages
from terbuka.languages import interface as languages
from terbuka.notes.template import template

SEEDS = sorted(REAL.glob("*.txt"))
NAMES = [path.stem for path in SEEDS]
TAGS = {"": "en", "id/": "id", "pt-BR/": "pt-BR"}  # the site's own languages, by folder
SAY = {language.tag: language.say for language in languages.load_languages()}
CONTENT = ".//*[contains(concat(' ', @class, ' '), ' content ')]"  # where a page's own text stands

# Read by eye: the models that each article names, and on which blocks; and what only looks like them.
NAMED = {
    "000_061f8b41ef9a8b66": {"dbrx": [1, 2, 3, 5, 7, 8]},
    "001_acdc37089c53c771": {"dbrx": [4, 5, 6, 9, 11, 12]},
    "002_af9b3b1cb130078d": {"olmoe": [3, 5, 13]},
    "003_742f5e7d2b49922a": {"granite-3-0": [3, 4, 13]},
    "004_850c29c358feb5e4": {"llama-3": [2, 5, 9, 11, 12, 17, 18]},
}


def seed_lines(path: Path) -> list[str]:
    """The blocks of a seed as it was received: its lines that are not blank, white space folded."""
    text = path.read_bytes().decode("utf-8")
    return [fold(line) for line in re.split(r"\r\n|\r|\n", text) if fold(line)]


def seed_notes(name: str) -> dict:
    """What editors wrote, every value as the text that it is."""
    return yaml.load((REAL / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def data(site: Built, name: str) -> list[dict]:
    rows = json.loads(site.files[f"api/v1/{name}.json"])
    assert list(rows) == [name]
    return rows[name]


def row(site: Built, name: str) -> dict:
    (found,) = [each for each in data(site, "articles") if each["id"] == name]
    return found


def card(site: Built, page: str) -> dict[str, str]:
    """What the card of an article says, by its labels."""
    (holder,) = site.pages[page].find_class("card")
    return {text_of(label): text_of(label.getnext()) for label in holder.iter("dt")}


def language_of(page: str) -> str:
    """The language that a page's address promises."""
    found = re.match(r"(id|pt-BR)/|([a-z]{2,3}(?:-\w+)*)/articles/", page)
    return found[1] or found[2] if found else "en"


# -- the real seeds


def test_the_build_has_no_warning(real_site: Built) -> None:
    assert "WARNING" not in real_site.log
    assert "ERROR" not in real_site.log


@pytest.mark.parametrize("name", NAMES)
def test_every_block_stands_once_in_order_and_word_for_word(real_site: Built, name: str) -> None:
    blocks_are_whole(real_site, name, seed_lines(REAL / f"{name}.txt"), seed_notes(name))


def blocks_are_whole(site: Built, name: str, lines: list[str], notes: dict) -> None:
    """A block n is in the element with the id pn; what is missing there was omitted, or is the headline or byline."""
    page = row(site, name)["url"]
    shown = site.blocks(page)
    document = site.pages[page]
    numbers = [int(block.removeprefix("p")) for block in shown]
    assert numbers == sorted(set(numbers))
    (details,) = document.find_class("left-out") or [None]
    omitted = [text_of(item.find("span")) for item in details.iter("li")] if details is not None else []
    assert sorted(omitted) == sorted(fold(entry["text"]) for entry in notes.get("omit", []))
    left = Counter(omitted)
    for number, line in enumerate(lines, start=1):
        block = shown.get(f"p{number}", "")
        rest = line
        while rest != block:
            part = next((part for part in left if left[part] and rest.startswith(part) and rest != part), None)
            part = part or next((part for part in left if left[part] and rest.endswith(part)), None)
            if part is None:
                break
            left[part] -= 1
            rest = (rest.removeprefix(part) if rest.startswith(part) else rest.removesuffix(part)).strip()
        # The byline loses the word before it ("Por").
        known = rest == text_of(document.find(".//h1")) or any(
            rest.endswith(value) for value in card(site, page).values()
        )
        assert rest == block or (not block and known), f"block {number}"
    assert not +left, "omitted, and not in the text"


@pytest.mark.parametrize("name", NAMES)
def test_every_omission_is_shown_with_its_reason(real_site: Built, name: str) -> None:
    address = row(real_site, name)["url"]
    shown = [
        text_of(item) for details in real_site.pages[address].find_class("left-out") for item in details.iter("li")
    ]
    reasons = [
        (fold(entry["text"]), entry["reason"][language_of(address)]) for entry in seed_notes(name).get("omit", [])
    ]
    assert shown == [f"{text} — {reason}" for text, reason in reasons]


@pytest.mark.parametrize("name", NAMES)
def test_sub_headings_are_headings(real_site: Built, name: str) -> None:
    (text,) = real_site.pages[row(real_site, name)["url"]].find_class("text")
    assert [text_of(heading) for heading in text.iter("h2")] == seed_notes(name).get("headings", [])


@pytest.mark.parametrize("name", NAMES)
def test_a_block_that_names_a_model_leads_to_its_page(real_site: Built, name: str) -> None:
    """To the statement that its words prove or, where they prove none, to the page."""
    page = row(real_site, name)["url"]
    folder = page.partition("articles/")[0]
    (text,) = real_site.pages[page].find_class("text")
    found: dict[str, set[int]] = {}
    for anchor in (*text.find_class("model"), *text.find_class("evidence")):
        target, fragment = real_site.target(page, anchor.get("href"))
        slug = target.removeprefix(f"{folder}models/").rstrip("/")
        assert bool(fragment) == ("evidence" in anchor.classes)
        (block,) = anchor.xpath("ancestor::*[starts-with(@id, 'p')]/@id")
        found.setdefault(slug, set()).add(int(block.removeprefix("p")))
    for slug, blocks in NAMED[name].items():
        assert set(blocks) <= found[slug]


@pytest.mark.parametrize("folder", TAGS)
@pytest.mark.parametrize("slug", sorted({slug for named in NAMED.values() for slug in named}))
def test_a_models_page_quotes_every_block_that_names_it(real_site: Built, folder: str, slug: str) -> None:
    """Each quote is words of the very block that its link leads to, in the language of the article."""
    page = f"{folder}models/{slug}/"
    quoted = set()
    quotes = real_site.pages[page].xpath(".//blockquote")
    for quote in quotes:
        place = quote.find_class("place")[-1]
        address, block = real_site.target(page, place.get("href"))
        assert text_of(quote, "place") in real_site.blocks(address)[block]
        assert quote.get("lang") == language_of(address)
        quoted.add((address, block))
    named = {
        (row(real_site, name)["url"], f"p{block}") for name, models in NAMED.items() for block in models.get(slug, [])
    }
    assert named <= quoted


def test_translations_of_one_original_stand_together(real_site: Built) -> None:
    """Two articles, one source: beside each other on the model's page, and each naming the other."""
    one, other = row(real_site, NAMES[0]), row(real_site, NAMES[1])
    assert (one["original"], one["translations"]) == ("dbrx-inside", [other["id"]])
    assert (other["original"], other["translations"]) == ("dbrx-inside", [one["id"]])
    for folder in TAGS:
        page = f"{folder}models/dbrx/"
        (together,) = [source for source in real_site.pages[page].find_class("source") if source.find_class("together")]
        targets = {real_site.target(page, anchor.get("href"))[0] for anchor in together.iter("a")}
        assert targets == {one["url"], other["url"]}
    for page, sibling in ((one["url"], other["url"]), (other["url"], one["url"])):
        (holder,) = real_site.pages[page].find_class("card")
        assert (sibling, "") in {real_site.target(page, anchor.get("href")) for anchor in holder.iter("a")}


@pytest.mark.parametrize("name", NAMES)
def test_the_card_tells_what_is_known_and_what_is_not(real_site: Built, name: str) -> None:
    notes, page = seed_notes(name), row(real_site, name)["url"]
    say, shown = SAY[language_of(page)], card(real_site, page)
    language = {"id": "Bahasa Indonesia", "pt-BR": "Português (Brasil)"}[notes["language"]]
    assert shown[say("article.language")] == language
    assert shown[say("article.publisher")] == say("common.unknown")  # no seed names its outlet
    year = notes.get("published", say("common.unknown"))[:4]
    assert year in shown[say("article.published")]
    assert notes.get("byline", say("common.unknown")) in shown[say("article.byline")]
    sha256 = hashlib.sha256((REAL / f"{name}.txt").read_bytes()).hexdigest()
    assert shown[say("article.sha256")] == sha256
    assert text_of(real_site.pages[page].find(".//h1")) == notes["title"]


def test_an_editors_title_is_marked_and_a_headline_is_not(real_site: Built) -> None:
    for name in NAMES:
        page = row(real_site, name)["url"]
        (holder,) = real_site.pages[page].find_class("card")
        marked = SAY[language_of(page)]("article.title_editor") in text_of(holder)
        assert marked == (seed_notes(name)["title"] not in seed_lines(REAL / f"{name}.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_the_seed_is_published_byte_for_byte_and_linked(real_site: Built, name: str) -> None:
    page = row(real_site, name)["url"]
    for file in (f"seeds/{name}.txt", f"seeds/{name}.yml"):
        assert real_site.files[file] == (REAL.parent / file).read_bytes()
        assert file in {(real_site.target(page, href) or [""])[0] for _, _, href in links(real_site.pages[page])}


def test_lists_and_home_lead_to_all_articles_and_models(real_site: Built) -> None:
    articles = {each["url"] for each in data(real_site, "articles")}
    for folder, tag in TAGS.items():
        models = {each["url"][tag] for each in data(real_site, "models")}
        for page, wanted in (
            (folder, articles | models),
            (f"{folder}articles/", articles),
            (f"{folder}models/", models),
        ):
            (content,) = real_site.pages[page].xpath(CONTENT)
            assert wanted <= {(real_site.target(page, href) or [""])[0] for _, _, href in links(content)}, page


# -- the data


ARTICLE = {
    "id": str,
    "url": str,
    "language": str,
    "title": str,
    "title_from": str,
    "published": str,
    "publisher": str,
    "byline": str,
    "source_url": str,
    "original": str,
    "models": list,
    "translations": list,
    "blocks": int,
    "sha256": str,
}
MAY_BE_UNKNOWN = {"language", "published", "publisher", "byline", "source_url", "original", "developer"}


def assert_shape(rows: list[dict], shape: dict[str, type]) -> None:
    for each in rows:
        assert shape.keys() <= each.keys()
        for key, kind in shape.items():
            assert isinstance(each[key], kind) or (each[key] is None and key in MAY_BE_UNKNOWN), key
            assert each[key] != "unknown"


def test_the_data_of_articles_is_as_the_pages_and_the_seeds_have_it(real_site: Built) -> None:
    rows = data(real_site, "articles")
    assert_shape(rows, ARTICLE)
    assert [each["id"] for each in rows] == NAMES
    for each in rows:
        notes, page = seed_notes(each["id"]), real_site.pages[each["url"]]
        assert each["title"] == notes["title"] == text_of(page.find(".//h1"))
        assert each["title_from"] == ("source" if each["title"] in seed_lines(REAL / f"{each['id']}.txt") else "editor")
        assert each["blocks"] == len(seed_lines(REAL / f"{each['id']}.txt"))
        assert each["sha256"] == hashlib.sha256(real_site.files[f"seeds/{each['id']}.txt"]).hexdigest()
        for key in ("language", "published", "byline", "publisher", "source_url", "original"):
            assert each[key] == notes.get(key), key
        assert set(NAMED[each["id"]]) <= set(each["models"])


def test_the_data_of_models_leads_to_their_pages(real_site: Built) -> None:
    rows = data(real_site, "models")
    assert_shape(rows, {"id": str, "url": dict, "name": str, "aliases": list, "developer": list, "articles": list})
    assert sorted(each["id"] for each in rows) == sorted(path.stem for path in (REAL / "models").glob("*.yml"))
    for each in rows:
        assert set(each["url"]) == set(TAGS.values())
        for tag, url in each["url"].items():
            assert real_site.pages[url].get("lang") == tag
            assert text_of(real_site.pages[url].find(".//h1")) == each["name"]
        assert each["articles"] == [a["id"] for a in data(real_site, "articles") if each["id"] in a["models"]]


def test_every_claim_leads_to_the_block_that_holds_its_quote(real_site: Built) -> None:
    if "api/v1/claims.json" not in real_site.files:
        pytest.skip("there are no claims yet")
    for each in data(real_site, "claims"):
        page, _, block = each["url"].partition("#")
        assert page == row(real_site, each["article"])["url"]
        assert block == f"p{each['block']}"
        assert fold(each["quote"]) in real_site.blocks(page)[block]


# -- every page of every site


SITES = ["real_site", "nasty_site", "addressed_site"]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    return request.getfixturevalue(request.param)


def test_every_page_says_its_language(site: Built) -> None:
    for page, document in site.pages.items():
        assert document.get("lang") == language_of(page), page


def test_every_page_has_a_title_a_description_and_one_h1(site: Built) -> None:
    for page, document in site.pages.items():
        assert fold(document.findtext(".//title")), page
        assert all(fold(found) for found in document.xpath("//meta[@name='description']/@content")), page
        assert len(document.xpath("//meta[@name='description']")) == 1, page
        assert len(document.xpath("//h1")) == 1, page


def test_every_id_is_the_only_one_of_its_page(site: Built) -> None:
    for page, document in site.pages.items():
        assert [found for found, times in Counter(document.xpath("//@id")).items() if times > 1] == [], page


def test_every_internal_link_and_anchor_leads_somewhere(site: Built) -> None:
    for page, document in site.pages.items():
        for element, _, href in links(document):
            target = site.target(page, href)
            if target is None:
                continue
            address, fragment = target
            assert address in site.pages or address in site.files, f"{page}: {href}"
            if fragment and element.tag == "a":
                assert fragment in site.ids[address], f"{page}: {href}"


def test_nothing_is_loaded_from_elsewhere(site: Built) -> None:
    for page, document in site.pages.items():
        for element, name, href in links(document):
            loads = name != "href" or (
                element.tag == "link" and element.get("rel", "").strip() not in ("canonical", "alternate")
            )
            assert not loads or site.target(page, href), f"{page}: {href}"
        assert not document.xpath("//base | //iframe | //object | //embed"), page
    for path, text in site.files.items():
        if path.endswith(".css"):
            assert not re.search(rb"@import|url\(\s*[\"']?(?:https?:)?//", text), path


def test_links_out_of_the_site_are_plain_web_addresses(site: Built) -> None:
    for page, document in site.pages.items():
        for _, _, href in links(document):
            assert site.target(page, href) or re.match(r"https?://", href), f"{page}: {href}"


def test_the_sitemap_lists_every_page(site: Built) -> None:
    text = site.files["sitemap.xml"].decode("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", text)
    assert sorted(listed) == sorted(site.url + page for page in site.pages if page != "404.html")
    assert "lastmod" not in text


def test_the_404_page_leads_home_in_every_language(site: Built) -> None:
    """Its links are whole, for it is shown at any address."""
    document = site.pages["404.html"]
    assert {site.target("", href)[0] for _, _, href in links(document) if site.target("", href)} >= set(TAGS)
    for tag, say in SAY.items():
        (section,) = document.xpath("//div[@class='not-found'][@lang=$tag]", tag=tag)
        assert say("site.not_found") in text_of(section)
    for element, _, href in links(document):
        assert href.startswith(("/", "http")) or element.get("href") == "#title", href


def test_every_page_can_be_had_in_the_other_languages(site: Built) -> None:
    for page, document in site.pages.items():
        (switch,) = document.find_class("masthead__languages")
        found = {a.get("hreflang"): site.target(page, a.get("href"))[0] for a in switch.iter("a")}
        assert set(found) == set(TAGS.values()), page
        (current,) = switch.xpath(".//a[@aria-current]/@hreflang")
        assert found.pop(current) == page or page == "404.html"
        for tag, address in found.items():
            assert site.pages[address].get("lang") == tag, page


def test_the_navigation_is_in_the_language_around_the_page(site: Built) -> None:
    for page, document in site.pages.items():
        folder = next((folder for folder in ("id/", "pt-BR/") if page.startswith(folder)), "")
        (navigation,) = document.find_class("masthead__nav")
        for anchor in navigation.iter("a"):
            address, _ = site.target(page, anchor.get("href"))
            assert address.startswith(folder or ("articles/", "models/", "about/", "compare/", "review/", "")), page
            assert site.pages[address].get("lang") == TAGS[folder], page


# -- builds: that two are equal is held by test_determinism.py


def test_a_second_run_of_the_script_writes_nothing(real_site: Built, tmp_path: Path) -> None:
    copy = shutil.copytree(real_site.project, tmp_path / "copy")
    said = write_pages(copy / "seeds", copy / "docs")
    assert re.search(r" 0 written, \d+ unchanged, 0 removed", said)


def test_the_address_of_the_site_is_its_publishers(addressed_site: Built) -> None:
    for page, document in addressed_site.pages.items():
        if page != "404.html":
            assert document.xpath("//link[@rel='canonical']/@href") == [f"https://press.example/open/{page}"]
    assert [path for path, text in addressed_site.files.items() if SITE_URL.encode() in text] == []


def test_the_links_to_the_repository_are_its_publishers(addressed_site: Built) -> None:
    """ "Edit" leads to the notes, or to a new file of them that has the template in it, where there are none yet."""
    repository = "https://git.example/press/open"
    told, untold = (row(addressed_site, name)["url"] for name in ("told", "untold"))
    out = {page: [href for _, _, href in links(addressed_site.pages[page])] for page in (told, untold)}
    assert f"{repository}/edit/main/seeds/told.yml" in out[told]
    (begun,) = (href for href in out[untold] if href.startswith(f"{repository}/new/main/seeds?"))
    assert len(begun) < 2000
    query = parse_qs(urlsplit(begun).query)
    (value,) = query.pop("value")
    assert query == {"filename": ["untold.yml"]}
    assert value.splitlines()[1:] == list(template())
    for page, document in addressed_site.pages.items():
        assert repository in {href for _, _, href in links(document)}, page
        assert not {href for _, _, href in links(document) if "/edit/" in href and "seeds/" not in href}, page


def test_without_a_repository_no_page_speaks_of_one(real_site: Built) -> None:
    for page, document in real_site.pages.items():
        assert SAY["en"]("site.repository") not in text_of(document), page
        assert not [href for _, _, href in links(document) if "/edit/" in href or "github.com" in href], page


# -- seeds that try everything


@pytest.mark.parametrize("number", range(len(nasty.LINES)), ids=list(nasty.LINES))
def test_nasty_text_is_shown_as_written(nasty_site: Built, number: int) -> None:
    shown = nasty.SHOWN[number]
    assert nasty_site.blocks(row(nasty_site, "full")["url"])[f"p{number + 3}"] == shown  # after headline and byline
    assert nasty_site.blocks(row(nasty_site, "untold")["url"])[f"p{number + 1}"] == shown


def test_nasty_metadata_is_shown_as_written(nasty_site: Built) -> None:
    page = row(nasty_site, "full")["url"]
    document, shown, say = nasty_site.pages[page], card(nasty_site, page), SAY["id"]
    assert text_of(document.find(".//h1")) == nasty.TITLE
    assert fold(document.findtext(".//title")) == f"{nasty.TITLE} – Terbuka"
    assert shown[say("article.byline")] == nasty.BYLINE
    assert shown[say("article.publisher")] == nasty.PUBLISHER
    assert shown[say("article.rights")] == nasty.RIGHTS
    assert shown[say("article.source_url")] == nasty.SOURCE_URL
    assert nasty.ORIGINAL in shown[say("article.original")] and nasty.REASON in shown[say("article.original")]
    assert text_of(document.find_class("caption")[0]) == nasty.CAPTION
    (item,) = document.find_class("left-out")[0].iter("li")
    assert text_of(item) == f"{nasty.OMITTED} — {nasty.REASON}"
    assert [text_of(heading) for heading in document.find_class("text")[0].iter("h2")] == [nasty.HEADING]
    assert document.xpath("//meta[@name='description']/@content")[0].startswith(
        "Kata biasa, satu baris. <script>alert(1)"
    )


def test_nasty_titles_are_shown_as_written_wherever_they_stand(nasty_site: Built) -> None:
    url = row(nasty_site, "full")["url"]
    for page in ("", "id/", "articles/", "pt-BR/articles/", "models/zed/", "id/models/zed/"):
        found = [
            text_of(element)
            for element, _, href in links(nasty_site.pages[page])
            if nasty_site.target(page, href) == (url, "")
        ]
        assert found, page
        assert set(found) == {nasty.TITLE}, page


def test_nasty_names_are_shown_as_written(nasty_site: Built) -> None:
    for folder in TAGS:
        text = text_of(nasty_site.pages[f"{folder}models/zed/"].xpath(CONTENT)[0])
        for name in (*nasty.HOSTILE_NAMES, "<Zedd>"):
            assert name in text
        lone = nasty_site.pages[f"{folder}models/lone-b-model-b-x/"]
        assert text_of(lone.find(".//h1")) == "Lone <b>*model*</b> {{ x }}"
        assert fold(lone.findtext(".//title")) == "Lone <b>*model*</b> {{ x }} – Terbuka"


def test_nasty_claims_are_shown_as_written(nasty_site: Built) -> None:
    for folder in TAGS:
        for page in (f"{folder}models/zed/", f"{folder}review/", f"{folder}compare/"):
            text = text_of(nasty_site.pages[page].xpath(CONTENT)[0])
            assert nasty.VALUE in text, page
            if "review" not in page:
                assert nasty.SPEAKER in text, page
            if "compare" not in page:
                assert nasty.REASON in text, page


def test_every_quote_of_a_nasty_block_is_words_of_that_block(nasty_site: Built) -> None:
    for folder in TAGS:
        page = f"{folder}models/zed/"
        quotes = nasty_site.pages[page].xpath(".//blockquote")
        assert quotes
        for quote in quotes:
            address, block = nasty_site.target(page, quote.find_class("place")[-1].get("href"))
            assert text_of(quote, "place") in nasty_site.blocks(address)[block]


def test_nasty_seeds_make_no_script_image_or_handler(nasty_site: Built, real_site: Built) -> None:
    """Pages hold what the theme puts on a page of plain words, and no more of it."""

    def risky(site: Built, page: str) -> Counter[str]:
        document = site.pages[page]
        kinds = ("script", "img", "svg", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base")
        # The alternates and the filters of a list and of the search are the site's own, and not on every page.
        ours = "starts-with(@rel, 'alternate') or @*[starts-with(name(), 'data-pagefind-')]"
        ours += " or ancestor-or-self::form[@class = 'filters' or @class = 'seek'] or ancestor::fieldset"
        ours += " or self::script[contains(@src, 'assets/')]"  # each on pages that have what it is for
        ours += " or @name[starts-with(., 'citation_') or starts-with(., 'dc.') or starts-with(., 'prism.')]"
        ours += " or starts-with(@property, 'article:') or starts-with(@property, 'og:locale')"
        found = {kind: document.xpath(f"//{kind}[not({ours})]") for kind in kinds}
        return Counter({kind: len(elements) for kind, elements in found.items()})

    plain = risky(real_site, "about/")
    assert plain["script"] and plain["meta"]  # the theme has some
    for page, document in nasty_site.pages.items():
        if page != "404.html":
            assert risky(nasty_site, page) == plain, page
        assert not [name for element in document.iter() for name in element.attrib if name.startswith("on")], page
        assert "evil.example" not in " ".join(href for _, _, href in links(document)), page
        scripts = {
            text
            for text in document.xpath("//script[not(@type = 'application/ld+json')]/text()")
            if "alert" in text or "iklan" in text
        }
        assert not scripts, page


def test_nasty_seeds_make_no_element_in_their_text(nasty_site: Built) -> None:
    """A block holds words and links that the site makes; what editors note stands between the blocks."""
    for name in ("full", "untold", "spanish", "undetermined", "line", "twin"):
        (text,) = nasty_site.pages[row(nasty_site, name)["url"]].find_class("text")
        remarks = text.find_class("remark")
        assert [text_of(remark).partition(": ")[2] for remark in remarks] == (
            [nasty.REMARK, f"{nasty.RECEIVED[0]} — {nasty.REMARK}"] if name == "full" else []
        )
        for remark in remarks:
            assert {element.tag for element in remark.iterdescendants()} <= {"p", "strong", "em", "span"}
        noted = {element for remark in remarks for element in remark.iter()}
        assert {element.tag for element in text.iterdescendants() if element not in noted} <= {"p", "h2", "a"}
        assert {anchor.get("class") for anchor in text.iter("a")} <= {"headerlink", "model", "evidence"}


def test_control_characters_are_reported(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_bytes(nasty.LINES["controls"][0].encode())
    assert "control-character" in write_pages(tmp_path / "seeds", tmp_path / "docs")


def test_an_article_that_nobody_described_is_marked_as_derived(nasty_site: Built) -> None:
    untold = row(nasty_site, "line")
    assert (untold["title_from"], untold["language"], untold["published"]) == ("derived", None, None)
    assert untold["title"] == nasty.SEEDS["line.txt"]
    page, say = untold["url"], SAY["en"]
    assert card(nasty_site, page)[say("article.language")] == say("common.unknown")
    assert say("article.title_derived") in text_of(nasty_site.pages[page].find_class("card")[0])
    assert nasty_site.blocks(page) == {"p1": nasty.SEEDS["line.txt"]}


def test_an_article_in_another_language_stands_under_its_tag(nasty_site: Built) -> None:
    page = row(nasty_site, "spanish")["url"]
    assert page == "es/articles/zed-o-zed/"
    document = nasty_site.pages[page]
    assert document.get("lang") == "es"
    assert [document.find_class(name)[0].get("lang") for name in ("card", "masthead", "colophon")] == ["en"] * 3
    assert list(nasty_site.blocks(page).values()) == nasty.SPANISH.splitlines()
    assert [anchor.get("href") for anchor in document.find_class("model")] == ["../../../models/zed/"]


def test_a_title_that_ends_in_index_has_its_own_address(nasty_site: Built) -> None:
    assert row(nasty_site, "index")["url"] == "pt-BR/articles/ai-index/"


def test_browsers_and_zensical_are_tested_where_no_test_may_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_SKIPS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="there is no x"):
        need(None, "there is no x")
    monkeypatch.setenv("NO_SKIPS", "1")
    with pytest.raises(pytest.fail.Exception, match="there is no x"):
        need(None, "there is no x")
    need("found", "there is no x")


def test_pages_load_our_own_style_sheet_and_scripts_and_nothing_else_is_published(real_site: Built) -> None:
    ours = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs/assets").iterdir()}
    assert {path for path in real_site.files if path.startswith("assets/")} <= ours
    for page, document in real_site.pages.items():
        loaded = [*document.xpath("//link[@rel = 'stylesheet']/@href"), *document.xpath("//script/@src")]
        paths = [found[0] for href in loaded if (found := real_site.target(page, href))]
        assert len(paths) == len(loaded) and set(paths) <= ours, page
        assert [path for path in paths if path.endswith(".css")] == ["assets/site.css"], page
