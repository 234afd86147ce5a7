"""propose: from words that are selected on an article's page to a statement that the check takes as it stands.

What the form calls good is checked by the build itself: over every claim of the frozen articles, and over a thousand
selections that nobody has thought of.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import nasty
import pytest
import tongues
import yaml
from playwright import sync_api as playwright
from samples import ATTRIBUTES, LANGUAGES, REAL, data
from served import WIDE, listening, served
from sites import Built
from terbuka.build import build
from terbuka.commands.proposals import statement_files
from terbuka.disk import read_seeds
from terbuka.pages import addresses
from terbuka.problems import Problem
from terbuka.site import Site
from terbuka.text.words import edge, folded
from terbuka.types import Claim, File

SELECTIONS = 1000
SAY = {
    each.tag: lambda label, each=each, **values: each.say(
        next(f"propose.{group}{label}" for group in ("", "says.") if f"propose.{group}{label}" in each.labels), **values
    )
    for each in LANGUAGES
}
TONGUES = ("english", "portuguese", "chinese", "japanese", "korean", "thai", "arabic", "hebrew", "hindi", "georgian")
# What the scripts have for tests: an article as the form knows it, and what they make of words from one character of a
# paragraph to another, or of two paragraphs.
TRIED = """async tries => {
    const [{ paragraphs, selected, wordsOf, kept }, { judge, place, readIn }] =
        await Promise.all(["words", "claim"].map(name => import(new URL(`assets/propose-${name}.js`, ROOT))))
    const { dataset } = document.querySelector(".propose")
    const [form, known] = await Promise.all(
        [dataset.form, dataset.known].map(async address => (await fetch(address)).json()))
    const blocks = paragraphs(known.blocks)
    const boundary = (block, at) => {
        const place = blocks.get(block).text[at]
        return [place.node, place.offset]
    }
    return tries.map(({ from, to, quote, ...state }) => {
        const range = document.createRange()
        if (quote) {
            const block = blocks.get(state.block)
            const at = block.text.map(({ letter }) => letter).join("").indexOf(quote)
            if (at < 0) return { is: "lost" }
            const units = Array.from(block.text.map(({ letter }) => letter).join("").slice(0, at)).length
            from = [state.block, units]
            to = [state.block, units + Array.from(quote).length - 1]
        }
        range.setStart(...boundary(...from))
        const { node, end } = blocks.get(to[0]).text[to[1]]
        range.setEnd(node, end)
        const found = selected(range, blocks)
        if (found.length !== 1) return { is: "refused", blocks: found.length, touched: new Set([from[0], to[0]]).size }
        const [{ block, start, end: last }] = found
        const words = kept(wordsOf(block, start, last))
        const attribute = form.attributes.find(({ key }) => key === state.attribute)
        const meant = place(words, block.number, blocks, form.quote)
        const values = readIn(known, attribute, meant).map(each => each.value)
        const read = { text: [words], "yes-no": ["yes"] }[attribute.kind] ?? values
        const all = { value: read[0] ?? "", ...state, quote: words, block: block.number }
        const { said, is, yaml } = judge(all, { ...known, claims: state.fresh ? [] : known.claims }, blocks, form)
        return { said, is, yaml, words, read }
    })
}"""


Seeds = Mapping[str, File]


@pytest.fixture(scope="module")
def address(real_site: Built) -> Iterator[str]:
    """That of the frozen articles, without a repository."""
    with served(real_site.site) as found:
        yield found


@pytest.fixture(scope="module")
def elsewhere(addressed_site: Built) -> Iterator[str]:
    """That of the articles in languages of all kinds, with a repository."""
    with served(addressed_site.site, "/open/") as found:
        yield found


def files(texts: Mapping[str, str | bytes]) -> Seeds:
    return {name: File(path=f"seeds/{name}", data=data(text)) for name, text in sorted(texts.items())}


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return {file.path.removeprefix("seeds/"): file for file in read_seeds(REAL)[0]}


@pytest.fixture(scope="module")
def tongues_seeds() -> Seeds:
    return files(tongues.SEEDS)


@pytest.fixture(scope="module")
def site(seeds: Seeds) -> Site:
    return build(seeds.values(), LANGUAGES, ATTRIBUTES)[0]


@pytest.fixture(scope="module")
def tongues_site(tongues_seeds: Seeds) -> Site:
    return build(tongues_seeds.values(), LANGUAGES, ATTRIBUTES)[0]


def page_of(site: Site, name: str) -> str:
    return addresses.url(addresses.article(site.article[name]))


def tried(window: playwright.Page, address: str, page: str, tries: Sequence[Mapping[str, object]]) -> list[dict]:
    """What the page's scripts make of some tries."""
    window.goto(f"{address}{page}")
    return window.evaluate(TRIED.replace("ROOT", json.dumps(address)), list(tries))


def errors(problems: Sequence[Problem]) -> list[str]:
    return [f"{each.path}:{each.line}: {each.code} {each.message}" for each in problems if not each.warning]


def with_claims(seeds: Seeds, claims: Mapping[str, str]) -> tuple[Site, tuple[Problem, ...]]:
    """The site with these claims, as YAML by the articles' names, in place of those that are there."""
    changed = dict(seeds)
    for name, text in claims.items():
        path = f"{name}.yml"
        notes = yaml.load(seeds[path].data, yaml.BaseLoader) if path in seeds else {}
        notes.pop("claims", None)
        before = yaml.safe_dump(notes, allow_unicode=True) if notes else ""
        changed[path] = File(path=f"seeds/{path}", data=f"{before}claims:\n{text}".encode())
    return build(changed.values(), LANGUAGES, ATTRIBUTES)


# -- over all claims that are there


@pytest.fixture(scope="module")
def proposed(
    browser: playwright.Browser, address: str, site: Site, seeds: Seeds
) -> list[tuple[Claim, Mapping[str, object]]]:
    """Each claim of the articles, with what the scripts make of its words, its model, its attribute and its value."""
    window = browser.new_page()
    found = []
    for article in site.articles:
        drafts = {draft.at(): draft for draft in article.notes.claims}
        claims = site.claims_in(article)
        tries = [
            {
                "block": claim.block,
                "quote": claim.quote,
                "model": claim.model,
                "attribute": claim.attribute,
                "value": drafts[claim.mark].value,
                "own": claim.basis == "editor",
                "speaker": claim.speaker.name.slug if claim.speaker else "",
                "gloss": {"en": "a translation", "id": "terjemahan", "pt-BR": "tradução"},
                "reason": "As I read it: so.",
                "fresh": True,
            }
            for claim in claims
        ]
        found += zip(claims, tried(window, address, page_of(site, article.name), tries), strict=True)
    window.close()
    return found


def test_every_claim_can_be_proposed_and_nothing_is_said_to_be_wrong(proposed: list) -> None:
    assert len(proposed) > 100
    assert [(claim.quote, made["said"]) for claim, made in proposed if made["is"] != "ok"] == []


def test_the_quote_is_word_for_word_what_was_selected(proposed: list) -> None:
    assert [made["words"] for _, made in proposed] == [claim.quote for claim, _ in proposed]


def test_what_is_proposed_passes_the_check_and_says_the_same(proposed: list, site: Site, seeds: Seeds) -> None:
    texts: dict[str, str] = {}
    for claim, made in proposed:
        texts[claim.article] = texts.get(claim.article, "") + made["yaml"]
    again, problems = with_claims(seeds, texts)
    assert errors(problems) == []
    said = [
        (claim.article, claim.block, claim.start, claim.model, claim.attribute, claim.value) for claim in site.claims
    ]
    assert said == [(c.article, c.block, c.start, c.model, c.attribute, c.value) for c in again.claims]
    who = [claim.speaker and claim.speaker.name.slug for claim in site.claims]
    assert who == [claim.speaker and claim.speaker.name.slug for claim in again.claims]


def test_the_form_of_a_repository_takes_it_into_the_file(proposed: list, site: Site) -> None:
    """The first and the last of each article, as the link of the form hands them over."""
    for article in site.articles:
        own = [made["yaml"] for claim, made in proposed if claim.article == article.name]
        for statement in (own[0], own[-1]):
            made = statement_files(article.name, statement, "the form", site)
            assert made.problems == ()
            assert statement in made.files[0].data.decode()


# -- over selections that nobody has thought of


def selections(site: Site, number: int) -> dict[str, list[dict[str, object]]]:
    """Random ones, the same each time: most within a paragraph, from any character to any other, some over several."""
    chance = random.Random(12)
    found: dict[str, list[dict[str, object]]] = {article.name: [] for article in site.articles}
    for _ in range(number):
        article = chance.choice(site.articles)
        one = chance.choice(article.told)
        start = chance.randrange(len(one.text))
        reach = chance.choice((8, 40, 120, 400))
        other, end = one, min(len(one.text) - 1, start + chance.randrange(reach))
        if chance.random() < 0.05 and one is not article.told[-1]:
            other = article.told[article.told.index(one) + 1]
            end = chance.randrange(len(other.text))
        speakers = ["", *(name.slug for kind in ("people", "organisations") for name in site.names_in(article, kind))]
        found[article.name].append(
            {
                "from": [one.number, start],
                "to": [other.number, end],
                "model": chance.choice(site.models_in(article) or site.models).slug,
                "attribute": chance.choice(site.attributes).key,
                "speaker": chance.choice(speakers) if chance.random() < 0.3 else "",
                "own": chance.random() < 0.1,
                "reason": chance.choice(("", "It's “so”: # yes")),
                "gloss": {tag: f'A "word" in {tag}' for tag in ("en", "id", "pt-BR") if chance.random() < 0.2},
            }
        )
    return found


Made = Mapping[str, Sequence[dict]]


def all_tried(browser: playwright.Browser, address: str, site: Site, number: int) -> Made:
    window = browser.new_page()
    made = {n: tried(window, address, page_of(site, n), some) for n, some in selections(site, number).items()}
    window.close()
    return made


@pytest.fixture(scope="module")
def random_ones(browser: playwright.Browser, address: str, site: Site) -> Made:
    return all_tried(browser, address, site, SELECTIONS)


@pytest.fixture(scope="module")
def random_in_tongues(browser: playwright.Browser, elsewhere: str, tongues_site: Site) -> Made:
    return all_tried(browser, elsewhere, tongues_site, SELECTIONS)


def different(entries: Iterable[str]) -> Collection[str]:
    """Those of which the check says that they say different things, without regard to speakers, glosses and reasons."""
    last = "\\n    (?:named_in|speaker|gloss|reading)"
    return {re.split(last, entry.rstrip())[0]: entry for entry in entries}.values()


def proposals(made: Made) -> dict[str, Collection[str]]:
    """What of it is called good, by article."""
    found = {name: different(each["yaml"] for each in some if each["is"] == "ok") for name, some in made.items()}
    return {name: some for name, some in found.items() if some}


def test_whatever_is_selected_what_is_called_good_passes_the_check(random_ones: Made, seeds: Seeds) -> None:
    good = proposals(random_ones)
    assert sum(map(len, good.values())) > SELECTIONS / 4
    _, problems = with_claims(seeds, {name: "".join(some) for name, some in good.items()})
    assert errors(problems) == []


def test_so_it_does_in_whatever_script(random_in_tongues: Made, tongues_seeds: Seeds) -> None:
    good = proposals(random_in_tongues)
    assert {name for name, some in good.items() if len(some) > 2} >= set(TONGUES)
    _, problems = with_claims(tongues_seeds, {name: "".join(some) for name, some in good.items()})
    assert errors(problems) == []


def test_so_it_does_of_texts_that_try_everything(browser: playwright.Browser, nasty_site: Built) -> None:
    planted = files(nasty.SEEDS)
    with served(nasty_site.site) as address:
        made = all_tried(browser, address, build(planted.values(), LANGUAGES, ATTRIBUTES)[0], SELECTIONS // 2)
    good = proposals(made)
    assert sum(map(len, good.values())) > SELECTIONS / 10
    _, problems = with_claims(planted, {name: "".join(some) for name, some in good.items()})
    assert errors(problems) == []


def test_where_nobody_knows_how_words_end_it_is_said_to_be_for_the_check(random_in_tongues: Made) -> None:
    said = [each["label"] for made in random_in_tongues["cherokee"] for each in made.get("said", ())]
    assert "words_unsure" in said


def test_words_of_several_paragraphs_are_refused(random_ones: Made) -> None:
    over = [made for some in random_ones.values() for made in some if made["is"] == "refused" and made["touched"] > 1]
    assert len(over) > 20
    assert {made["blocks"] for made in over} <= {0, 2}


# -- the words as both see them


def texts_of(site: Site) -> list[str]:
    return [block.text for article in site.articles for block in article.told]


def test_where_the_page_says_that_words_end_the_check_says_so_too(
    browser: playwright.Browser, elsewhere: str, tongues_site: Site, site: Site
) -> None:
    """Before each letter of each paragraph: the page answers yes, no, or that it does not know."""
    texts = [
        *texts_of(tongues_site),
        *texts_of(site),
        *nasty.RECEIVED,
        "x²,5 ½.5 3.0 a.5 v2.0 ⅧIX ⁿx xⁿ 漢字カナｶﾅかな3個 กำ ម្ម Ω℧ ①②",
    ]
    asked = """async texts => {
        const { edge, folded } = await import(new URL("assets/propose-words.js", ROOT))
        return texts.map(text => {
            const { letters, spans } = folded(text)
            return { text: letters.join(""), spans, edges: letters.map((_, at) => edge(letters, at)) }
        })
    }"""
    window = browser.new_page()
    window.goto(elsewhere)
    answers = window.evaluate(asked.replace("ROOT", json.dumps(elsewhere)), texts)
    window.close()
    unknown = 0
    for text, said in zip(texts, answers, strict=True):
        view = folded(text)
        assert said["text"] == view.text
        assert [tuple(span) for span in said["spans"]] == [view.span(at, at + 1) for at in range(len(view.text))]
        for at, is_edge in enumerate(said["edges"]):
            assert is_edge in (None, edge(view.text, at)), (view.text, at)
            unknown += is_edge is None
    assert 0 < unknown < 100


# -- as people do it: with a mouse, with keys alone, with a finger

ZED = "articles/komodo-opens-zed-2/"
SELECT = """([block, words]) => {
    const walker = document.createTreeWalker(document.getElementById(block), NodeFilter.SHOW_TEXT)
    const places = []
    while (walker.nextNode()) {
        const node = walker.currentNode
        for (let at = 0; at < node.data.length; at += 1) places.push([node, at])
    }
    const at = places.map(([node, at]) => node.data[at]).join("").indexOf(words)
    const [last, end] = places[at + words.length - 1]
    document.getElementById(block).scrollIntoView({ block: "center" })
    getSelection().setBaseAndExtent(...places[at], last, end + 1)
}"""


@contextmanager
def opened(browser: playwright.Browser, address: str, **options: Any) -> Iterator[playwright.Page]:
    """A window on a page, in which nothing goes wrong."""
    context = browser.new_context(viewport=options.pop("viewport", WIDE), reduced_motion="reduce", **options)
    window = context.new_page()
    window.set_default_timeout(10_000)
    with listening(window, "error", "warning") as heard:
        window.goto(address)
        yield window
    assert heard.faults == []
    context.close()


def beside(window: playwright.Page) -> playwright.Locator:
    return window.locator(".propose-offer--beside")


def form(window: playwright.Page) -> playwright.Locator:
    return window.locator("dialog.propose-form[open]")


def drag(window: playwright.Page, block: str, words: str) -> None:
    """Select words with the mouse, from before the first letter to behind the last one."""
    window.evaluate(SELECT, [block, words])
    lines = "Array.from(getSelection().getRangeAt(0).getClientRects(), box => [box.x, box.y, box.right, box.bottom])"
    boxes = window.evaluate(lines)
    window.evaluate("getSelection().removeAllRanges()")
    (x, top, _, bottom), (_, last_top, right, last_bottom) = boxes[0], boxes[-1]
    window.mouse.move(x + 1, (top + bottom) / 2)
    window.mouse.down()
    window.mouse.move(right - 1, (last_top + last_bottom) / 2, steps=5)
    window.mouse.up()


def test_with_a_mouse_from_words_to_a_form_that_is_filled_in(browser: playwright.Browser, elsewhere: str) -> None:
    with opened(browser, elsewhere + ZED, permissions=["clipboard-read", "clipboard-write"]) as window:
        drag(window, "p2", "about 7 billion parameters")
        beside(window).get_by_role("button").click()
        assert form(window).locator("[name=quote]").input_value() == "about 7 billion parameters"
        assert form(window).locator("[name=model]").input_value() == "zed-2"
        form(window).get_by_label("Find, for example").fill("TOTAL param")
        form(window).get_by_role("radio").locator("visible=true").check()
        playwright.expect(form(window).locator(".outcome")).to_have_text(SAY["en"]("good"))
        form(window).get_by_role("button", name="Copy").click()
        playwright.expect(form(window).locator(".said")).to_have_text("Copied.")
        copied = window.evaluate("navigator.clipboard.readText()")
        link = urlsplit(form(window).get_by_role("link", name="Propose").get_attribute("href"))
        place = form(window).get_by_role("link", name="seeds/english.yml").get_attribute("href")
        assert place == "https://git.example/press/open/edit/main/seeds/english.yml"
        window.keyboard.press("Escape")
        playwright.expect(form(window)).to_have_count(0)
    statement = (
        "  - model: zed-2\n    attribute: parameters-total\n    value: about 7 billion parameters\n"
        "    quote: about 7 billion parameters\n"
    )
    assert copied == f"claims:\n{statement}"  # the article has none yet
    assert link.geturl().startswith("https://git.example/press/open/issues/new?")
    assert dict(parse_qsl(link.query)) == {
        "template": "statement.yml",
        "title": "Statement: zed-2, parameters-total",
        "article": "english",
        "statement": statement,
    }


def test_with_keys_alone_from_the_button_below_the_text(browser: playwright.Browser, address: str, site: Site) -> None:
    """The frozen articles, without a repository: nothing is said of GitHub, and copying works."""
    with opened(browser, address + page_of(site, "001_acdc37089c53c771")) as window:
        window.locator(".propose button").focus()
        keys = window.keyboard
        keys.press("Enter")
        playwright.expect(form(window).locator("[name=quote]")).to_be_focused()
        keys.insert_text("DBRX, um grande modelo de linguagem")
        keys.press("Tab")
        playwright.expect(form(window).locator("[name=model]")).to_be_focused()
        assert form(window).locator("[name=model]").input_value() == "dbrx"
        keys.press("Tab")
        keys.type("tipo de modelo")
        keys.press("Enter")  # which sends nothing and closes nothing
        keys.press("Tab")
        while window.evaluate("document.activeElement.type") != "radio":
            keys.press("Tab")
        keys.press("Space")
        playwright.expect(form(window).locator(".chosen strong")).to_have_text("Tipo de modelo")
        playwright.expect(form(window).locator("[name=change]")).to_be_focused()
        words = form(window).locator("[name=words]")
        assert words.input_value() == "DBRX, um grande modelo de linguagem"
        words.focus()
        keys.press("Control+A")
        keys.insert_text("grande modelo de linguagem")
        assert form(window).locator(".outcome").inner_text() == SAY["pt-BR"]("bad")
        assert SAY["pt-BR"]("there_already") in form(window).locator(".verdict").inner_text()
        words.focus()
        keys.press("Control+A")
        keys.insert_text("modelo de linguagem")
        assert form(window).locator(".outcome").inner_text() == SAY["pt-BR"]("good")
        assert "value: modelo de linguagem\n" in form(window).locator("[name=yaml]").input_value()
        assert not form(window).locator(".send").is_visible()
        form(window).locator("[name=change]").press("Enter")
        keys.press("ArrowDown")  # goes on to what is next, and the list stays
        keys.press("ArrowUp")
        keys.press("Enter")
        playwright.expect(form(window).locator(".chosen strong")).to_have_text("Tipo de modelo")
        assert "GitHub" not in form(window).inner_text()
        keys.press("Escape")
        playwright.expect(window.locator(".propose button")).to_be_focused()


@pytest.mark.parametrize("tag", ["en", "id", "pt-BR"])
def test_with_a_finger_on_a_phone_in_each_language(
    browser: playwright.Browser, address: str, elsewhere: str, site: Site, tag: str
) -> None:
    """All of it fits, nothing is too small for a finger, and each word is the language's own."""
    id_one, pt_one = (address + page_of(site, article.name) for article in site.articles[:2])
    pages = {"en": elsewhere + ZED, "id": id_one, "pt-BR": pt_one}
    words = {"en": ("p2", "Zed 2"), "id": ("p1", "sekitar $10 juta"), "pt-BR": ("p4", "cerca de US$ 10 milhões")}[tag]
    with opened(browser, pages[tag], viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as window:
        window.evaluate(SELECT, words)
        button = beside(window).get_by_role("button")
        assert button.inner_text() == SAY[tag]("title")
        playwright.expect(button).to_be_in_viewport(ratio=1)
        button.tap()
        assert form(window).get_attribute("lang") == tag
        assert not re.search(r"[{}]|undefined|null", form(window).inner_text())
        window.locator("[value=training-cost]").tap()
        shown = form(window).locator(":is(button, input, select, textarea, a, summary, label:has(input)):visible")
        small = [box for each in shown.all() if (box := each.bounding_box()) and min(box["width"], box["height"]) < 17]
        assert small == []
        for each in shown.all():
            box = each.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
        assert form(window).evaluate("form => form.scrollWidth <= form.clientWidth")
        if tag != "en":
            assert form(window).locator(".outcome").inner_text() == SAY[tag]("good")
            window.locator("[name=change]").tap()
            window.locator("[value=price]").check()
            assert form(window).locator(".outcome").inner_text() == SAY[tag]("good")
            assert form(window).locator("[data-gloss]:visible").count() == 0
            form(window).locator("summary").tap()
            assert form(window).locator("[data-gloss]:visible").count() == 2
        form(window).get_by_role("button", name=SAY[tag]("close")).tap()
        playwright.expect(form(window)).to_have_count(0)


def test_words_of_two_paragraphs_are_answered_with_a_sentence(browser: playwright.Browser, elsewhere: str) -> None:
    with opened(browser, elsewhere + ZED) as window:
        window.evaluate(
            "getSelection().setBaseAndExtent(document.getElementById('p3').firstChild, 0,"
            " document.getElementById('p4').firstChild, 4)"
        )
        playwright.expect(beside(window).locator(":scope > :visible")).to_have_text(SAY["en"]("one_paragraph"))
        window.evaluate("getSelection().removeAllRanges()")
        playwright.expect(beside(window)).to_have_count(0)


def test_what_is_not_known_here_is_said_to_be_so(browser: playwright.Browser, elsewhere: str) -> None:
    """A model that the article does not name, a number in other words, a name of which this page knows no file."""
    with opened(browser, elsewhere + ZED) as window:
        drag(window, "p3", "more than 2 trillion tokens")
        beside(window).get_by_role("button").click()
        window.locator("[value=training-tokens]").check()
        window.locator("[name=typed]").fill("2 trillion")
        told = form(window).locator(".verdict li.ask")
        assert told.all_inner_texts() == [SAY["en"]("value_unsure", value="2 trillion")]
        assert form(window).locator(".outcome").inner_text() == SAY["en"]("unsure")
        window.locator("[name=own]").check()
        assert form(window).locator(".outcome").inner_text() == SAY["en"]("bad")  # why?
        window.locator("[name=reason]").fill("About two.")
        assert form(window).locator(".outcome").inner_text() == SAY["en"]("good")
        assert "reading: editor\n" in window.locator("[name=yaml]").input_value()
        window.locator("[name=own]").uncheck()
        window.locator("[name=typed]").fill("")
        window.locator(".read input").check()
        playwright.expect(window.locator("[name=own]")).to_be_hidden()
        assert form(window).locator(".outcome").inner_text() == SAY["en"]("good")
        window.locator("[name=model]").select_option("*")
        window.locator("[name=slug]").fill("Another 2")
        assert SAY["en"]("no_slug") in form(window).locator(".verdict").inner_text()
        window.locator("[name=slug]").fill("another-2")
        window.locator("[name=reason]").fill("")
        assert SAY["en"]("no_reason") in form(window).locator(".verdict").inner_text()
        window.locator("[name=reason]").fill("It is meant.")
        assert told.all_inner_texts() == [SAY["en"]("other_model", slug="another-2")]
        assert "reading: model\n    reason:\n      en: It is meant.\n" in window.locator("[name=yaml]").input_value()


def test_around_a_text_without_an_interface_of_its_own_the_form_is_english(
    browser: playwright.Browser, elsewhere: str, tongues_site: Site
) -> None:
    for name, block, words in (("arabic", "p2", "مفتوح المصدر"), ("chinese", "p2", "以开源方式提供")):
        with opened(browser, elsewhere + page_of(tongues_site, name)) as window:
            drag(window, block, words)
            button = beside(window).get_by_role("button")
            assert (button.inner_text(), beside(window).get_attribute("lang")) == (SAY["en"]("title"), "en")
            button.click()
            assert form(window).get_attribute("dir") == "ltr"
            quote = form(window).locator("[name=quote]")
            assert (quote.input_value(), quote.get_attribute("lang")) == (words, tongues_site.article[name].language)
            window.locator("[value=openness-described]").check()
            assert form(window).locator(".outcome").inner_text() == SAY["en"]("good")
            assert form(window).locator("[data-gloss]").count() == 3
            form(window).locator("summary").click()
            assert form(window).locator("[data-gloss]:visible").count() == 3


def test_of_words_that_stand_in_several_paragraphs_one_is_chosen(browser: playwright.Browser, elsewhere: str) -> None:
    """Typed they are the first ones; selected they are those that were."""
    with opened(browser, elsewhere + ZED) as window:
        window.locator(".propose button").click()
        form(window).locator("[name=quote]").fill("It’s open")
        window.locator("[value=openness-described]").check()
        window.locator("[name=block]").select_option("7")
        assert SAY["en"]("stands_often", n=7) in form(window).locator(".verdict").inner_text()
        assert "    block: 7\n    named_in: " in window.locator("[name=yaml]").input_value()
        window.locator("[name=block]").select_option("3")
        assert SAY["en"]("stands_twice", n=3) in form(window).locator(".verdict").inner_text()
        window.keyboard.press("Escape")
        drag(window, "p7", "It’s open")
        beside(window).get_by_role("button").click()
        assert form(window).locator("[name=block]").input_value() == "7"


@pytest.mark.parametrize(
    ("quote", "label", "values"),
    [
        ("com o LLM de código fechado da Databricks", "not_found", {}),
        ("cerca de US$ 10 bilhões treinando DBRX", "goes_on", {"n": 4, "words": "US$ 10", "next": "milhões treinando"}),
        ("treinando DBRX, um grande model aberto", "goes_on", {"n": 4, "words": "um grande", "next": "modelo de"}),
        ("Precisamos de mais disso.” Com", "ends_there", {"n": 13, "words": "mais disso.”"}),
    ],
)
def test_of_words_that_are_not_there_it_is_said_where_they_part(
    browser: playwright.Browser, address: str, site: Site, quote: str, label: str, values: dict[str, Any]
) -> None:
    with opened(browser, address + page_of(site, "001_acdc37089c53c771")) as window:
        window.locator(".propose button").click()
        form(window).locator("[name=quote]").fill(quote)
        assert form(window).locator(".verdict li").first.inner_text() == SAY["pt-BR"](label, **values)


def test_who_is_known_to_speak_is_chosen_and_the_nearest_stand_first(
    browser: playwright.Browser, address: str, site: Site
) -> None:
    """Between quotation marks, in a block that is somebody's, and in neither."""
    listed = "[...document.querySelectorAll('dialog [name=speaker] option')].map(each => each.textContent).slice(0, 3)"
    for name, words, block, chosen, first in (
        ("001_acdc37089c53c771", "Superamos tudo", "p5", "jonathan-frankle", "Jonathan Frankle"),
        ("001_acdc37089c53c771", "passar a noite inteira", "p5", "", "Jonathan Frankle"),
        ("002_af9b3b1cb130078d", "seperti model 1 miliar parameter", "p6", "hanna-hajishirzi", "Hanna Hajishirzi"),
    ):
        with opened(browser, address + page_of(site, name)) as window:
            window.evaluate(SELECT, [block, words])
            beside(window).get_by_role("button").click()
            assert form(window).locator("[name=speaker]").input_value() == chosen
            assert window.evaluate(listed)[1] == first
            form(window).locator("[name=speaker]").select_option("")
            form(window).locator("[name=quote]").press("End")
            assert form(window).locator("[name=speaker]").input_value() == ""


def test_the_button_beside_the_words_is_reached_with_the_tab_key(browser: playwright.Browser, elsewhere: str) -> None:
    with opened(browser, elsewhere + ZED) as window:
        window.evaluate(SELECT, ["p4", "no more than 12 languages"])
        beside(window).wait_for()
        window.keyboard.press("Tab")
        playwright.expect(beside(window).get_by_role("button")).to_be_focused()
        window.keyboard.press("Enter")
        assert form(window).locator("[name=quote]").input_value() == "no more than 12 languages"
        window.locator("[value=languages]").check()
        assert form(window).locator(".read").inner_text() == "up to 12 languages"


def test_a_form_that_cannot_be_loaded_is_told_and_tried_again(browser: playwright.Browser, elsewhere: str) -> None:
    context = browser.new_context()
    window = context.new_page()
    window.route("**/propose.json", lambda route: route.abort())
    window.goto(elsewhere + ZED)
    button = window.locator(".propose button")
    button.click()
    playwright.expect(window.locator(".propose [role=status]")).to_have_text(SAY["en"]("failed"))
    window.unroute_all()
    button.click()
    playwright.expect(form(window)).to_be_visible()
    context.close()


def test_a_statement_too_long_for_an_address_is_to_be_pasted(browser: playwright.Browser, elsewhere: str) -> None:
    """GitHub answers longer ones with an error."""
    asked = """async length => {
        const { proposal } = await import(new URL("assets/propose-claim.js", ROOT))
        const state = { model: "zed-2", attribute: "uses" }
        const known = { article: "a" }
        const { address, isWhole } = proposal("https://git.example/a/", "开".repeat(length), state, known, 8000)
        return [isWhole, address.includes("statement=%E5"), address.length]
    }"""
    with opened(browser, elsewhere + ZED) as window:
        (*short, _), (*long, length) = (
            window.evaluate(asked.replace("ROOT", json.dumps(elsewhere)), n) for n in (800, 900)
        )
    assert (short, long) == ([True, True], [False, False])
    assert length < 200


def test_names_are_chosen_among_those_in_the_words(browser: playwright.Browser, elsewhere: str) -> None:
    with opened(browser, elsewhere + ZED) as window:
        drag(window, "p2", "Komodo released Zed 2")
        beside(window).get_by_role("button").click()
        window.locator("[value=developer]").check()
        assert form(window).locator(".read").inner_text() == "Komodo"
        assert form(window).locator(".outcome").inner_text() == SAY["en"]("bad")  # nobody has chosen yet
        window.locator(".read input").check()
        assert form(window).locator(".outcome").inner_text() == SAY["en"]("good")
        assert "value: Komodo\n" in window.locator("[name=yaml]").input_value()
        window.locator("[name=typed]").fill("Rimba")
        assert form(window).locator(".outcome").inner_text() == SAY["en"]("unsure")
        window.locator("[name=own]").check()
        window.locator("[name=reason]").fill("So it is.")
        assert SAY["en"]("value_name_unsure", value="Rimba") in form(window).locator(".verdict").inner_text()
        assert "value: Komodo, Rimba\n" in window.locator("[name=yaml]").input_value()


def test_without_scripts_nothing_is_offered(without_scripts: playwright.Page, elsewhere: str) -> None:
    without_scripts.goto(elsewhere + ZED)
    assert not without_scripts.get_by_role("button", name=SAY["en"]("title")).is_visible()


# -- what is sent for it


def test_what_the_form_needs_stays_small(real_site: Built, site: Site) -> None:
    for article in site.articles:
        assert len(real_site.files[addresses.proposals(site.interface(article.language))]) < 40_000
        assert len(real_site.files[addresses.proposed(article)]) < 8_000
    for name in ("propose.js", "propose-form.js", "propose-claim.js", "propose-words.js", "propose.css"):
        assert len(real_site.files[f"assets/{name}"]) < 16_000


def test_each_attribute_says_what_belongs_there_in_each_language() -> None:
    for attribute in ATTRIBUTES:
        assert attribute.meaning.keys() == {language.tag for language in LANGUAGES}, attribute.key
        assert all(len(text) <= 110 and text.endswith(".") for text in attribute.meaning.values()), attribute.key
