"""The page of an article as somebody reads it: its text soon, what its words prove, and where it is from."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
import yaml
from lxml.html import HtmlElement
from playwright import sync_api as playwright
from samples import LANGUAGES, made, real
from served import NARROW, WIDE, served
from sites import REAL, Built, fold, links, rendered, text_of
from terbuka.pages import articles as article_pages
from terbuka.pages.evidence import shown_claims
from terbuka.translations.align import counterparts
from terbuka.types import Article

SAY = {language.tag: language.say for language in LANGUAGES}
NAMES = [path.stem for path in sorted(REAL.glob("*.txt"))]
PHONE: playwright.ViewportSize = {"width": 390, "height": 844}
each_article = pytest.mark.parametrize("name", NAMES)


def data(site: Built, name: str) -> list[dict]:
    return json.loads(site.files[f"api/v1/{name}.json"])[name]


def address(site: Built, name: str) -> str:
    (found,) = [each["url"] for each in data(site, "articles") if each["id"] == name]
    return found


def notes(name: str) -> dict:
    return yaml.load((REAL / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def page_of(site: Built, name: str) -> HtmlElement:
    return site.pages[address(site, name)]


def of_card(site: Built, name: str, label: str) -> list[HtmlElement]:
    """What stands under a label at the foot of the page."""
    (card,) = page_of(site, name).find_class("card")
    (term,) = [term for term in card.iter("dt") if text_of(term) == label]
    found = []
    while (after := (found[-1] if found else term).getnext()) is not None and after.tag == "dd":
        found.append(after)
    return found


# -- the words that prove a statement

KANCIL = {
    "models/kancil-2.yml": "name: Kancil 2\n",
    "a.txt": "Kemarin Kancil 2 keluar. Kancil 2 dan Kancil 2 yang sangat cepat, kata mereka.\n",
}


def marked(claims: str) -> list[tuple[str, str | None]]:
    """The pieces of the sample's block, those that lead somewhere with the quote of the claim or the model's name."""
    site, problems = made({**KANCIL, "a.yml": f"language: id\nslug: a\n{claims}"})
    assert not [problem for problem in problems if not problem.warning], problems
    (page,) = article_pages.pages(site)
    quotes = {f"c-{claim.id}": claim.quote for claim in site.claims}
    (block,) = [each for each in rendered(page.text.partition("\n---\n")[2]).iter("p") if each.get("id") == "p1"]
    found = [(block.text or "", None)]
    for link in block.iter("a"):
        if link.get("class") != "headerlink":
            fragment = link.get("href").partition("#")[2]
            found.append((link.text, quotes[fragment] if fragment else "Kancil 2"))
        found.append((link.tail or "", None))
    return [(text, mark) for text, mark in found if text.strip()]


def claimed(*quotes: str) -> str:
    entries = (f"  - {{model: kancil-2, attribute: results, value: {q}, quote: {q}}}\n" for q in quotes)
    return "".join(["claims:\n", *entries])


def test_without_claims_the_first_mention_leads_to_the_model() -> None:
    assert marked("") == [
        ("Kemarin ", None),
        ("Kancil 2", "Kancil 2"),
        (" keluar. Kancil 2 dan Kancil 2 yang sangat cepat, kata mereka. ", None),
    ]


def test_the_words_of_a_quote_lead_to_its_statement_and_no_others_do() -> None:
    """Links do not nest: a model's name in a quote leads where the quote does."""
    quote = "Kancil 2 yang sangat cepat"
    assert marked(claimed(quote)) == [
        ("Kemarin ", None),
        ("Kancil 2", "Kancil 2"),
        (" keluar. Kancil 2 dan ", None),
        (quote, quote),
        (", kata mereka. ", None),
    ]


def test_of_quotes_that_overlap_each_word_leads_to_the_shortest() -> None:
    long, short, late = "Kancil 2 dan Kancil 2 yang sangat cepat", "Kancil 2 yang sangat", "sangat cepat, kata mereka"
    with_names = claimed(long, short) + f"  - {{model: kancil-2, attribute: reception, value: {late}, quote: {late},\n"
    with_names += "      reading: model, reason: of the model}\n"
    with_names = with_names.replace(f"value: {late}, quote: {late}", f'value: "{late}", quote: "{late}"')
    assert marked(with_names) == [
        ("Kemarin ", None),
        ("Kancil 2", "Kancil 2"),
        (" keluar. ", None),
        ("Kancil 2 dan ", long),
        ("Kancil 2 yang sangat", short),
        (" cepat, kata mereka", late),
        (". ", None),
    ]


def test_a_full_stop_between_two_quotes_leads_nowhere_by_itself() -> None:
    long, first, second = "Kancil 2 keluar. Kancil 2 dan", "Kancil 2 keluar", "Kancil 2 dan"
    assert marked(claimed(long, first, second))[1:4] == [(first, first), (". ", None), (second, second)]


@each_article
def test_exactly_the_quotes_are_underlined_and_lead_to_the_statement(real_site: Built, name: str) -> None:
    page, folder = address(real_site, name), address(real_site, name).partition("articles/")[0]
    claims = {f"c-{each['id']}": each for each in data(real_site, "claims") if each["article"] == name}
    quotes = defaultdict(set)  # by block, the characters of quotes
    for each in claims.values():
        text = real_site.blocks(page)[f"p{each['block']}"]
        start = text.index(fold(each["quote"]))
        quotes[f"p{each['block']}"] |= set(range(start, start + len(fold(each["quote"]))))
    found = defaultdict(set)
    for link in page_of(real_site, name).find_class("evidence"):
        (block,) = link.xpath("ancestor::*[re:test(@id, '^p[0-9]+$')]", namespaces={"re": RE})
        start = len("".join(_before(block, link)))
        found[block.get("id")] |= set(range(start, start + len(link.text)))
        target, fragment = real_site.target(page, link.get("href"))
        assert target == f"{folder}models/{claims[fragment]['model']}/"
        assert real_site.pages[target].get_element_by_id(fragment) is not None
        assert link.text in fold(claims[fragment]["quote"])
        assert any(map(str.isalnum, link.text))
        assert not list(link)
    for block, characters in quotes.items():
        text = real_site.blocks(page)[block]
        assert found[block] <= characters
        assert not any(text[at].isalnum() for at in characters - found[block])
    assert found.keys() == quotes.keys()


def test_nothing_but_an_articles_text_leads_so(real_site: Built) -> None:
    written = {each["url"] for each in data(real_site, "articles")}
    for page, document in real_site.pages.items():
        for link in document.xpath("//a[@class='evidence']"):
            assert page in written
            assert any("text" in each.classes or each.tag == "h1" for each in link.iterancestors("div", "h1"))


RE = "http://exslt.org/regular-expressions"


def _before(block: HtmlElement, link: HtmlElement) -> Iterator[str]:
    yield block.text or ""
    for each in block:
        if each is link:
            return
        yield from (each.text or "", each.tail or "")


# -- what editors note, captions


@each_article
def test_a_remark_stands_beside_its_block_in_the_pages_language(real_site: Built, name: str) -> None:
    """Before it, where it is on how the block begins."""
    page = address(real_site, name)
    tag, blocks = page.partition("/")[0], real_site.blocks(page)
    wanted = []
    for remark in notes(name).get("remarks", []):
        words = f"{remark['text']} — " if "text" in remark else ""
        first = blocks[f"p{remark['block']}"].startswith(remark.get("text", ""))
        said = fold(f"{SAY[tag]('statement.remark')} {words}{remark['remark'][tag]}")
        wanted.append(("before" if first else "after", f"p{remark['block']}", said))
    found = []
    for remark in page_of(real_site, name).find_class("remark"):
        assert remark.get("lang") == tag
        for place, side in (("after", remark.itersiblings(preceding=True)), ("before", remark.itersiblings())):
            block = next((each.get("id") for each in side if each.get("id")), None)
            found.append((place, block, text_of(remark)))
    assert set(wanted) <= set(found)
    assert len(found) == 2 * len(wanted)  # each lies between two blocks


def test_a_remark_on_a_whole_block_or_its_beginning_stands_before_it() -> None:
    remarks = """remarks:
  - {block: 1, text: mereka, remark: Who}
  - {block: 1, remark: {en: All of it, id: Semuanya}}
  - {block: 1, text: Kemarin, remark: When}
"""
    site, _ = made({**KANCIL, "a.yml": f"language: id\nslug: a\n{remarks}"})
    (page,) = article_pages.pages(site)
    (text,) = rendered(page.text.partition("\n---\n")[2]).find_class("text")
    assert [text_of(each).removeprefix(SAY["id"]("statement.remark")).strip() for each in text] == [
        "Semuanya",
        "Kemarin — When",
        "Kemarin Kancil 2 keluar. Kancil 2 dan Kancil 2 yang sangat cepat, kata mereka.",
        "mereka — Who",
    ]


def test_a_remark_on_the_headline_stands_before_the_text() -> None:
    files = {**KANCIL, "a.txt": f"Kancil 2 keluar\n{KANCIL['a.txt']}"}
    files["a.yml"] = "language: id\nslug: a\ntitle: Kancil 2 keluar\nremarks: [{block: 1, remark: {id: Judulnya}}]\n"
    (page,) = article_pages.pages(made(files)[0])
    (text,) = rendered(page.text.partition("\n---\n")[2]).find_class("text")
    assert [each.tag for each in text] == ["aside", "p"]
    assert text_of(text[0]).endswith("Judulnya")


def test_a_caption_is_marked_as_one(real_site: Built) -> None:
    found = {
        name: [text_of(each) for each in page_of(real_site, name).find_class("caption")]
        for name in NAMES
        if page_of(real_site, name).find_class("caption")
    }
    assert found == {name: notes(name)["captions"] for name in NAMES if "captions" in notes(name)}
    assert found


# -- where it is from


def original(article: Article) -> dict:
    path = REAL / "originals" / f"{article.original}.yml"
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("article", real().articles, ids=lambda article: article.name)
def test_the_original_is_named_and_marked_as_found_by_an_editor(real_site: Built, article: Article) -> None:
    known, say = original(article), SAY[article.language]
    (told,) = of_card(real_site, article.name, say("article.original"))
    outlet = real().organisation(known["publisher"]).name
    assert text_of(told).startswith(known.get("title", say("article.the_original")) + f" · {outlet}")
    assert known["url"] in {href for _, _, href in links(told)}
    assert say("article.found_by_editor") in text_of(told)
    assert fold(known["found"][article.language]) in text_of(told)
    (line,) = page_of(real_site, article.name).find_class("source-line")
    assert outlet in text_of(line)


@each_article
def test_readers_of_the_originals_language_are_led_there_in_it(real_site: Built, name: str) -> None:
    (link,) = page_of(real_site, name).find_class("offered")
    assert (text_of(link), link.get("lang"), link.get("hreflang")) == ("Read the English original", "en", "en")


def test_the_other_translation_is_called_that_and_not_the_original(real_site: Built) -> None:
    one, other = NAMES[:2]
    for name, sibling in ((one, other), (other, one)):
        tag = address(real_site, name).partition("/")[0]
        told, beside = of_card(real_site, name, SAY[tag]("article.translations", n=1))
        (target,) = [real_site.target(address(real_site, name), href) for _, _, href in links(told)]
        assert target == (address(real_site, sibling), "")
        assert text_of(beside) == SAY[tag]("translations.read")
    assert SAY["id"]("article.translations", n=1) == "Terjemahan lain"


def test_the_byline_stands_without_the_word_before_it(real_site: Built) -> None:
    (told,) = of_card(real_site, NAMES[1], SAY["pt-BR"]("article.byline"))
    assert text_of(told) == "Humberto Marchezini"


def test_an_original_of_which_little_is_known_is_named_by_what_is() -> None:
    files = {**KANCIL, "a.yml": "language: id\nslug: a\noriginal: asal\n", "originals/asal.yml": "language: es\n"}
    site, _ = made(files)
    (page,) = article_pages.pages(site)
    main = rendered(page.text.partition("\n---\n")[2])
    assert text_of(main.find_class("source-line")[0]) == "Bahasa Indonesia · 1 menit baca · Naskah asli"
    assert text_of(main.xpath("//dt[@id='original']/following-sibling::dd[1]")[0]) == "naskah aslinya · Bahasa Spanyol"
    assert not main.find_class("offered")


# -- the statements at its foot


@each_article
def test_every_claim_stands_at_the_foot_with_its_value_and_its_speaker(real_site: Built, name: str) -> None:
    page, article = address(real_site, name), real().article[name]
    language = real().interface(article.language)
    (section,) = page_of(real_site, name).find_class("claims")
    found = {}
    for item in section.iter("li"):
        _, fragment = real_site.target(page, item.find("a").get("href"))
        (place,) = item.find_class("place")
        says = [text_of(each) for each in item.find_class("says")]
        tie = [text_of(each) for each in item.find_class("tie")]
        found[fragment] = (text_of(item.find_class("value")[0]), text_of(place), says, tie)
    assert found.keys() == {f"c-{claim.id}" for claim in real().claims_in(article)}
    for claim in real().claims_in(article):
        value, place, says, tie = found[f"c-{claim.id}"]
        assert value == fold(shown_claims(real(), (claim,), language).text)
        assert place == f"¶{claim.block}"
        assert bool(says) == bool(claim.speaker)
        if claim.speaker:
            assert says[0].startswith(claim.speaker.name.name)
            assert tie == ([language.say(f"statement.tie_{claim.tie}")] if claim.tie else [])


def test_that_the_developer_published_an_article_is_said_once(real_site: Built) -> None:
    found = {
        name: [text_of(line) for line in page_of(real_site, name).xpath("//section[@class='claims']/p[@class='says']")]
        for name in NAMES
    }
    said = f"{SAY['id']('statement.the_article')}, {SAY['id']('statement.published_by_developer')}"
    assert found == {name: [said] if name.startswith("003") else [] for name in NAMES}  # IBM Think on IBM's model


# -- in a browser


@pytest.fixture(scope="module")
def origin(real_site: Built) -> Iterator[str]:
    with served(real_site.site) as found:
        yield found


@each_article
def test_on_a_phone_the_text_begins_on_the_first_screen(
    window: playwright.Page, origin: str, real_site: Built, name: str
) -> None:
    window.set_viewport_size(PHONE)
    window.goto(origin + address(real_site, name))
    lines = "element => [element.getBoundingClientRect().top, parseFloat(getComputedStyle(element).lineHeight)]"
    top, height = window.locator(".text > p[id]").first.evaluate(lines)
    assert top + 5 * height < PHONE["height"]
    assert window.locator(".card code").evaluate("element => element.getBoundingClientRect().top") > PHONE["height"]


def test_the_sign_at_a_statement_copies_its_address(browser: playwright.Browser, origin: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{origin}id/models/dbrx/")
    sign = page.locator(".statement .permalink").first
    claim = sign.get_attribute("href")
    assert claim and claim.startswith("#c-") and page.locator(claim).count() == 1
    for way in ("click", "Enter"):
        page.evaluate("navigator.clipboard.writeText('')")
        sign.click() if way == "click" else sign.press(way)
        playwright.expect(page.locator(".copied")).to_have_text(SAY["id"]("site.copied"))
        wanted = f"{origin}id/models/dbrx/{claim}"
        page.wait_for_function("async text => (await navigator.clipboard.readText()) === text", arg=wanted)
        page.evaluate("document.querySelector('.copied').textContent = ''")
    context.close()


def test_the_numbers_of_paragraphs_are_seen_and_copy_their_address(
    browser: playwright.Browser, origin: str, real_site: Built
) -> None:
    page_address = origin + address(real_site, NAMES[0])
    for size in (NARROW, WIDE):  # by a finger, and by a key
        permissions = ["clipboard-read", "clipboard-write"]
        context = browser.new_context(viewport=size, permissions=permissions, has_touch=size == NARROW)
        page = context.new_page()
        page.goto(page_address)
        number, text = page.locator("#p2 .headerlink"), page.locator("#p2")
        playwright.expect(number).to_be_visible()
        in_margin = number.bounding_box()["x"] < text.bounding_box()["x"]
        assert in_margin == (size == WIDE)
        number.press("Enter") if size == WIDE else number.tap()
        page.wait_for_url(f"{page_address}#p2")
        playwright.expect(page.locator(".copied")).to_have_text(SAY["id"]("site.copied"))
        assert page.evaluate("navigator.clipboard.readText()") == f"{page_address}#p2"
        context.close()


def test_the_tabs_lead_to_the_paragraph_that_one_reads(window: playwright.Page, origin: str, real_site: Built) -> None:
    window.set_viewport_size(PHONE)
    one, other = (address(real_site, name) for name in NAMES[:2])
    tab, switch = ".versions a[hreflang='pt-BR']", ".masthead a[hreflang='pt-BR']"
    window.goto(origin + one)
    window.locator(tab).click()
    assert window.url == origin + other  # nothing was read yet
    window.goto(origin + one)
    window.locator("#p5").evaluate("block => block.scrollIntoView()")
    window.locator(tab).click()  # in sight all along
    beside = dict(counterparts(real().articles[:2], 0, 1))  # checked pair by pair in test_align
    assert window.url == f"{origin}{other}#p{beside[5]}"
    playwright.expect(window.locator(f"#p{beside[5]}")).to_be_in_viewport()
    for name in (tab, switch):
        window.goto(f"{origin}{one}#p3")
        window.locator(name).click()
        assert window.url == f"{origin}{other}#p{beside[3]}"


def test_where_one_reads_is_measured_once_for_a_tab(window: playwright.Page, origin: str, real_site: Built) -> None:
    window.goto(origin + address(real_site, NAMES[0]))
    measured = window.locator(".versions a[hreflang='pt-BR']").evaluate(
        """tab => {
            const [measure, seen] = [Element.prototype.getBoundingClientRect, new Map()]
            Element.prototype.getBoundingClientRect = function () {
                seen.set(this, (seen.get(this) ?? 0) + 1)
                return measure.call(this)
            }
            tab.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }))
            return Math.max(...seen.values())
        }"""
    )
    assert measured == 1


def test_without_scripts_the_tabs_lead_to_the_translation(
    without_scripts: playwright.Page, origin: str, real_site: Built
) -> None:
    page = without_scripts
    one, other = (address(real_site, name) for name in NAMES[:2])
    page.goto(f"{origin}{one}#p5")
    page.locator(".versions a[hreflang='pt-BR']").click()
    assert page.url == origin + other


def test_the_language_switch_keeps_the_statement(window: playwright.Page, origin: str, real_site: Built) -> None:
    claim = data(real_site, "claims")[0]
    anchor = f"#c-{claim['id']}"
    window.goto(f"{origin}models/{claim['model']}/{anchor}")
    for tag in ("id", "pt-BR", "en"):
        window.locator(f".masthead a[hreflang='{tag}']").click()
        folder = "" if tag == "en" else f"{tag}/"
        assert window.url == f"{origin}{folder}models/{claim['model']}/{anchor}"


def test_a_language_that_leads_elsewhere_takes_no_place_along(
    window: playwright.Page, origin: str, real_site: Built
) -> None:
    window.goto(f"{origin}{address(real_site, NAMES[0])}#p5")
    window.locator(".masthead a[hreflang='en']").click()
    assert re.fullmatch(f"{origin}articles/", window.url)
