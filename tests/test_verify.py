"""Checking in the reader's own browser: what is changed is told, of the claim that it is of and of no other."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from checker import verify
from playwright.sync_api import Page, Request, Route
from samples import LANGUAGES, real
from served import NARROW, WIDE, listening, served
from sites import Built
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.text.clean import CONTROL, fold
from terbuka.types import Article
from test_certificates import ODD, certificate_of, items, odd

Json = dict[str, Any]
DBRX, PORTUGUESE = (real().articles[number] for number in (0, 1))
SAY = {language.tag: language.say for language in LANGUAGES}
STATES = {"found": "found", "moved": "moved", "lost": "not found", "foreign": "another text"}


@pytest.fixture(scope="module")
def host(site_below: Built) -> Iterator[str]:
    """The address of the site of the real seeds, below a path."""
    with served(site_below.site, "/some/path/") as address:
        yield address


def page_of(article: Article) -> str:
    return addresses.url(addresses.article(article))


@contextmanager
def instead(window: Page, pattern: str, change: Callable[[bytes], bytes]) -> Iterator[None]:
    """Meanwhile the host gives something else than it has."""

    def answer(route: Route, request: Request) -> None:
        found = route.fetch()
        route.fulfill(response=found, body=change(found.body()))

    window.route(pattern, answer)
    yield
    window.unroute(pattern)


def check(window: Page, button: str = "#verify-page button.verify") -> dict[str, str]:
    """Press a button and wait for what is found: by the claims' ids. What was found before is gone."""
    window.evaluate("document.querySelectorAll('.verified').forEach(each => each.remove())")
    window.locator(button).first.click()
    box = window.locator(button).first.locator("xpath=ancestor::p/following-sibling::*[1][@aria-busy='false']")
    box.wait_for()
    found: dict[str, str] = box.evaluate(
        "box => Object.fromEntries([...box.querySelectorAll('[data-claim]')].map(e => [e.dataset.claim, e.dataset.is]))"
    )
    return found


def check_all(window: Page) -> None:
    """Press every button of a page, and wait for what is found at each."""
    buttons = window.locator("button.verify").count()
    window.evaluate("document.querySelectorAll('button.verify').forEach(each => each.click())")
    window.locator(".verified[aria-busy=false]").nth(buttons - 1).wait_for(state="attached")


def lines(window: Page, kind: str = "right, .wrong") -> list[str]:
    """The lines of what was found on a page as a whole."""
    return [fold(line) for line in window.locator(f".verified > [role=status] > p:is(.{kind})").all_inner_texts()]


def ids(article: Article) -> list[str]:
    return [claim.id for claim in real().claims_in(article)]


# -- as the site is


@pytest.mark.parametrize("article", real().articles, ids=lambda article: article.name)
def test_all_of_each_real_article_is_as_it_says(window: Page, host: str, article: Article) -> None:
    window.goto(host + page_of(article))
    found = check(window)
    assert found == dict.fromkeys(ids(article), "found")
    say = real().interface(article.language).say
    data = real().seed_file[article.path].data
    same, blocks, quotes = lines(window)
    assert same == "✓ " + say("verify.same", n=len(data))
    assert blocks == "✓ " + say("verify.blocks", n=len(article.told))
    assert quotes == "✓ " + say("verify.quotes", n=len(found), right=len(found))
    assert window.locator(".verified .facts").inner_text() == say("verify.same_server")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_each_quote_of_a_model_stands_where_its_page_says(window: Page, host: str, language: Language) -> None:
    site = real()
    window.goto(host + addresses.url(addresses.registered(site.model["granite-3-0"], language)))
    window.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    buttons = window.locator("button.verify")
    check_all(window)
    told = window.locator(".verified [data-claim]")
    assert {told.nth(n).get_attribute("data-claim") for n in range(told.count())} == {
        claim.id for claim in site.claims if claim.model == "granite-3-0"
    }
    assert buttons.count() == told.count() > 20
    assert window.locator(".verified [data-claim]:not([data-is=found])").count() == 0
    claim = next(claim for claim in site.claims if claim.id == told.first.get_attribute("data-claim"))
    position = next(
        each["target"]["selector"][1]
        for each in items(json.loads(certificate_of(site, claim.article)))
        if each["id"].endswith(f"#{claim.id}")
    )
    number = window.evaluate("([n, tag]) => n.toLocaleString(tag)", [position["start"] + 1, language.cldr])
    end = window.evaluate("([n, tag]) => n.toLocaleString(tag)", [position["end"], language.cldr])
    words = language.say("verify.found", block=claim.block, start=number, end=end)
    assert told.first.inner_text() == f"✓ {words}"


@pytest.mark.parametrize(
    "address",
    ["", "compare/", "review/", "people/jonathan-frankle/", "organisations/databricks/", "id/organisations/ibm-think/"],
)
def test_statements_are_checked_wherever_they_stand(window: Page, host: str, address: str) -> None:
    window.goto(host + address)
    window.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    buttons = window.locator("button.verify")
    statements = window.locator(":is(.statement, .reviewed) blockquote").count()
    assert buttons.count() == statements
    if not statements:
        return
    assert [*check(window, "button.verify").values()] == ["found"]


def test_of_seeds_that_try_everything_all_is_as_it_says(window: Page, nasty_site: Built) -> None:
    pages = {
        path.removesuffix("certificate.jsonld") for path in nasty_site.files if path.endswith("certificate.jsonld")
    }
    with served(nasty_site.site) as address, listening(window, "error", "warning") as heard:
        for page in sorted(pages):
            window.goto(address + page)
            assert {*check(window).values()} <= {"found"}, page
            assert window.locator(".verified .wrong").count() == 0, window.locator(".verified").inner_text()
        window.goto(f"{address}models/zed/")
        assert [*check(window, "button.verify").values()] == ["found"]
    assert len(pages) == 7
    assert heard.faults == []


# -- what is changed


@pytest.mark.parametrize("at", [0, 1, 2017, 4036, 4037])
@pytest.mark.parametrize("bit", [1, 128])
def test_a_changed_byte_turns_the_hash_red(window: Page, host: str, at: int, bit: int) -> None:
    def change(data: bytes) -> bytes:
        assert len(data) == 4038
        return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]

    window.goto(host + page_of(DBRX))
    with instead(window, "**/seeds/*.txt", change):
        check(window)
    say = SAY["id"]
    assert lines(window, "wrong")[0].startswith("✗ " + say("verify.other_text", n=4038))
    assert DBRX.sha256 in window.locator(".verified").inner_text()
    assert not [line for line in lines(window, "right") if "SHA-256" in line]


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), True),
        (lambda data: b"\xef\xbb\xbf" + data, True),
        (lambda data: data + b"\n", False),
        (lambda data: data.replace(b" ", b"  "), False),
    ],
)
def test_a_server_that_changes_nothing_but_line_ends_is_told_from_others(
    window: Page, host: str, change: Callable[[bytes], bytes], is_same: bool
) -> None:
    window.goto(host + page_of(DBRX))
    with instead(window, "**/seeds/*.txt", change):
        check(window)
    assert (SAY["id"]("verify.line_ends") in lines(window, "wrong")[0]) == is_same


def test_no_byte_can_be_changed_unnoticed(window: Page, host: str) -> None:
    """Every byte of an article, one after the other."""
    data = real().seed_file[DBRX.path].data
    window.goto(host)
    hashes = window.evaluate(
        """async ([root, data]) => {
            const { hashed } = await import(root + "assets/verify.js")
            const bytes = Uint8Array.from(atob(data), each => each.charCodeAt(0))
            const found = [await hashed(bytes)]
            for (let at = 0; at < bytes.length; at++) {
                bytes[at] ^= 1
                found.push(await hashed(bytes))
                bytes[at] ^= 1
            }
            return found
        }""",
        [host, base64.b64encode(data).decode()],
    )
    assert hashes[0] == DBRX.sha256
    assert len({*hashes}) == len(hashes) == len(data) + 1


def test_a_changed_quote_of_the_certificate_turns_exactly_its_claim_red(window: Page, host: str) -> None:
    window.goto(host + page_of(DBRX))
    known = json.loads(certificate_of(real(), DBRX.name))
    for number in range(1, len(items(known))):

        def change(data: bytes, number: int = number) -> bytes:
            certificate = json.loads(data)
            quote = items(certificate)[number]["target"]["selector"][0]
            quote["exact"] = quote["exact"][:-1] + "§"
            return json.dumps(certificate).encode()

        with instead(window, "**/certificate.jsonld", change):
            found = check(window)
        claim, _, model = items(known)[number]["id"].partition("#")[2].partition("-")
        assert {id: state for id, state in found.items() if state != "found"} == {claim: "unnamed" if model else "lost"}
        assert len(found) == len(ids(DBRX))


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (lambda item: item["target"]["selector"][1].update(start=0, end=5), "moved"),
        (lambda item: item["target"]["source"].update(sha256="0" * 64), "foreign"),
        (lambda item: item.update(id=item["id"] + "x"), "uncertified"),
    ],
)
def test_what_else_of_a_claim_is_changed_in_the_certificate_is_told(
    window: Page, host: str, change: Callable[[Json], None], state: str
) -> None:
    def changed(data: bytes) -> bytes:
        certificate = json.loads(data)
        change(items(certificate)[3])
        return json.dumps(certificate).encode()

    window.goto(host + page_of(DBRX))
    with instead(window, "**/certificate.jsonld", changed):
        found = check(window)
    own = items(json.loads(certificate_of(real(), DBRX.name)))[3]["id"].partition("#")[2]
    wrong = {id: is_ for id, is_ in found.items() if is_ != "found"}
    assert wrong == ({own: state} if state != "uncertified" else {own: state, f"{own}x": "unshown"})


def test_another_hash_on_the_page_or_in_the_certificate_is_told(window: Page, host: str) -> None:
    window.goto(host + page_of(DBRX))
    window.evaluate("document.querySelector('.hash').textContent = '0'.repeat(64)")
    assert {*check(window).values()} == {"found"}
    assert lines(window, "wrong") == ["✗ " + SAY["id"]("verify.other_hash")]
    assert f"{SAY['id']('verify.page_states')} {'0' * 64}" in window.locator(".verified").inner_text()
    window.reload()
    with instead(window, "**/certificate.jsonld", lambda data: data.replace(DBRX.sha256.encode(), b"1" * 64)):
        check(window)
    assert lines(window, "wrong")[:2] == [
        "✗ " + SAY["id"](label, n=4038) for label in ("verify.other_text", "verify.other_hash")
    ]


def test_changed_words_of_the_page_turn_their_claims_red_and_no_others(window: Page, host: str) -> None:
    """Of each block one word; the claims that it belongs to are those whose quotes have it."""
    claims = real().claims_in(DBRX)
    window.goto(host + page_of(DBRX))
    for block in DBRX.told:
        at = block.text.index(" ") + 1
        text = block.text[at : at + 1]
        before = window.locator(f"#p{block.number}").inner_html()
        window.evaluate(
            """([id, at]) => {
                const words = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT)
                while (words.nextNode() && at >= words.currentNode.length) at -= words.currentNode.length
                words.currentNode.replaceData(at, 1, "§")
            }""",
            [f"p{block.number}", at],
        )
        assert text not in (" ", "§")
        found = check(window)
        # The same words may stand in the block once more; then the quote is there still.
        changed = block.text[:at] + "§" + block.text[at + 1 :]
        wrong = {c.id for c in claims if c.block == block.number and c.quote not in changed}
        assert {id for id, state in found.items() if state != "found"} == wrong
        assert {found[id] for id in wrong} <= {"reworded"}
        assert SAY["id"]("verify.blocks_wrong", n=1) + f" ¶{block.number}" in lines(window, "wrong")[0]
        window.evaluate("([id, html]) => (document.getElementById(id).innerHTML = html)", [f"p{block.number}", before])
    assert {*check(window).values()} == {"found"}


def test_a_changed_quote_beside_a_statement_turns_red_alone(window: Page, host: str) -> None:
    window.goto(f"{host}models/dbrx/")
    window.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    changed = window.evaluate(
        """() => [...document.querySelectorAll(".statement blockquote p")].flatMap((quote, number) => {
            if (number % 3) return []
            quote.firstChild.data = quote.firstChild.data.replace(/\\S/, "§")
            return [quote.closest("[id^=c-]").id.slice(2)]
        })"""
    )
    check_all(window)
    found = window.evaluate(
        "() => [...document.querySelectorAll('.verified [data-claim]')].map(e => [e.dataset.claim, e.dataset.is])"
    )
    assert len(changed) > 15
    assert dict(found) == {claim: "reworded" if claim in changed else "found" for claim, _ in found}
    assert len(found) > 50


def test_a_quote_that_is_said_to_stand_in_another_paragraph_is_told(window: Page, host: str) -> None:
    window.goto(f"{host}models/dbrx/")
    window.evaluate("document.querySelector('.statement blockquote .place').hash = '#p1'")
    assert [*check(window, "button.verify").values()] == ["displaced"]


def test_other_words_that_name_the_model_are_told(window: Page, host: str) -> None:
    claim = next(claim for claim in real().claims if claim.named_in and claim.model == "dbrx")
    window.goto(f"{host}models/dbrx/")
    window.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    button = f":is(.quoted#c-{claim.id}, .wording#c-{claim.id} > .quoted) button.verify"
    assert check(window, button) == {claim.id: "found"}
    window.evaluate("id => (document.querySelector(`#c-${id} .named-in [lang]`).textContent = '“§”')", claim.id)
    assert check(window, button) == {claim.id: "reworded"}


def test_paragraphs_that_are_not_shown_are_told(window: Page, host: str) -> None:
    window.goto(host + page_of(PORTUGUESE))
    last = PORTUGUESE.shown[-1]
    window.evaluate("id => document.getElementById(id).remove()", f"p{last.number}")
    check(window)
    assert f"✗ {SAY['pt-BR']('verify.blocks_missing', n=1)} ¶{last.number}" in lines(window, "wrong")


# -- the script says the same


def mutated(data: bytes) -> Iterator[bytes]:
    """A text as it is, and with a byte changed, gone or come in, at many places."""
    yield data
    for at in range(0, len(data), max(1, len(data) // 60)):
        yield data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        yield data[:at] + data[at + 1 :]
        yield data[:at] + b"\xff\xe2\x82" + data[at:]
        yield data[:at] + "\N{LLAMA}".encode() + data[at:]


@pytest.mark.parametrize("name", [*(article.name for article in real().articles), "odd"])
def test_script_and_browser_agree_on_every_claim(window: Page, host: str, name: str) -> None:
    site = odd()[0] if name == "odd" else real()
    data = ODD.encode() if name == "odd" else site.seed_file[site.article[name].path].data
    certificate = certificate_of(site, name)
    texts = [*mutated(data)]
    window.goto(host)
    found = window.evaluate(
        """async ([root, certificate, texts]) => {
            const { certified, judged, received } = await import(root + "assets/verify.js")
            const { claims } = certified(JSON.parse(certificate))
            return texts.map(data => {
                const text = received(Uint8Array.from(atob(data), each => each.charCodeAt(0)))
                return [...claims].flatMap(([id, { quote, model }]) =>
                    [[id, quote], [`${id}-model`, model]].flatMap(([own, words]) => {
                        const { is, start = null } = words ? judged(text, words) : {}
                        return is ? [[own, is, start]] : []
                    }),
                )
            })
        }""",
        [host, certificate, [base64.b64encode(text).decode() for text in texts]],
    )
    words = verify.read_certificate(certificate.encode()).words
    states = set()
    for text, judged in zip(texts, found, strict=True):
        verdicts = [verify.verdict(verify.decoded(text), each) for each in words]
        assert [(each.words.id, each.state, each.start) for each in verdicts] == [
            (id, STATES[state], start) for id, state, start in judged
        ]
        states |= {each.state for each in verdicts}
    assert states == {"found", "moved", "not found"}


@pytest.mark.parametrize("name", [*(article.name for article in real().articles), "odd"])
def test_browser_and_build_count_the_same_blocks(window: Page, host: str, name: str) -> None:
    site = odd()[0] if name == "odd" else real()
    data = ODD.encode() if name == "odd" else site.seed_file[site.article[name].path].data
    window.goto(host)
    lines, blocks = window.evaluate(
        """async ([root, certificate, data]) => {
            const { certified, received, verdict } = await import(root + "assets/verify.js")
            const text = received(Uint8Array.from(atob(data), each => each.charCodeAt(0)))
            const { claims } = certified(JSON.parse(certificate))
            return [text.lines.length, [...claims].map(([id, claim]) => [id, verdict(text, claim).block])]
        }""",
        [host, certificate_of(site, name), base64.b64encode(data).decode()],
    )
    assert lines == len(site.article[name].blocks)
    assert blocks == [[claim.id, claim.block] for claim in site.claims_in(site.article[name])]


def test_both_show_a_text_in_the_same_way(window: Page, host: str) -> None:
    """Each character of the first plane between two letters, as the build shows it."""
    window.goto(host)
    points = [point for point in range(0x10000) if not 0xD800 <= point < 0xE000 and point not in (0x0A, 0x0D)]
    found = window.evaluate(
        """async ([root, points]) => {
            const { shown } = await import(root + "assets/verify.js")
            return points.map(point => shown(`a${String.fromCodePoint(point)}b `))
        }""",
        [host, points],
    )
    assert found == [fold(CONTROL.sub("", f"a{chr(point)}b ")) for point in points]


# -- for every reader


def test_nothing_is_loaded_before_it_is_asked_for(window: Page, host: str) -> None:
    with listening(window, "error", "warning") as heard:
        window.goto(host + page_of(DBRX), wait_until="networkidle")
        before = [*heard.requests]
        check(window)
    assert not [url for url in before if "verify" in url or "certificate" in url or "/seeds/" in url]
    asked = [url.removeprefix(host) for url in heard.requests if url not in before]
    assert asked == [
        "assets/verify.js",
        "verify/id.json",
        addresses.certificate(DBRX),
        DBRX.path,
    ]
    assert heard.faults == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "desk"])
def test_it_is_done_by_keyboard_and_told_to_who_does_not_see_it(window: Page, host: str, size: Any) -> None:
    window.set_viewport_size(size)
    window.goto(f"{host}pt-BR/models/dbrx/")
    button = window.locator("button.verify").first
    button.focus()
    box = button.bounding_box()
    assert box and box["height"] >= 24 and box["width"] >= 24
    window.keyboard.press("Enter")
    status = window.get_by_role("status").filter(has_text="✓")
    status.first.wait_for()
    assert button.evaluate("each => each === document.activeElement")
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    window.keyboard.press("Enter")
    window.locator(".verified[aria-busy=false]").wait_for()
    assert window.locator(".verified").count() == 1, "what was found before is replaced"


def test_without_a_script_there_is_no_button_but_the_certificate(without_scripts: Page, host: str) -> None:
    without_scripts.goto(host + page_of(DBRX))
    assert not without_scripts.locator("button.verify").first.is_visible()
    link = without_scripts.locator("#verify-page a[download]").first
    assert link.is_visible()
    with without_scripts.expect_download() as download:
        link.click()
    known = json.loads(download.value.path().read_bytes())
    assert [each["id"].partition("#")[2] for each in items(known)] == [
        each["id"].partition("#")[2] for each in items(json.loads(certificate_of(real(), DBRX.name)))
    ]


@pytest.mark.parametrize("lost", ["**/assets/verify.js", "**/verify/pt-BR.json"])
def test_where_nothing_can_be_loaded_it_says_so(window: Page, host: str, lost: str) -> None:
    """In words that the page has already, also the second time: not by an address alone, nor in silence."""
    window.goto(f"{host}pt-BR/models/dbrx/")
    window.route(lost, lambda route: route.abort())
    for _ in range(2):
        window.evaluate("document.querySelector('.copied').textContent = ''")
        window.locator("button.verify").first.click()
        window.get_by_text(SAY["pt-BR"]("site.unchecked")).wait_for()
    assert window.locator(".verified").count() == 0


def test_a_text_that_is_gone_is_told(window: Page, host: str) -> None:
    window.goto(host + page_of(DBRX))
    window.route("**/seeds/*.txt", lambda route: route.fulfill(status=404))
    check(window)
    assert lines(window) == ["✗ " + SAY["id"]("verify.failed", address=host + DBRX.path)]


def test_where_browsers_compute_no_hash_it_says_so(window: Page, host: str) -> None:
    """Crypto is for secure contexts alone: not where a page comes over http from elsewhere."""
    window.goto(host + page_of(DBRX))
    window.evaluate("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    assert {*check(window).values()} == {"found"}
    status = window.locator(".verified [role=status]").inner_text()
    assert status.startswith("– " + SAY["id"]("verify.no_hash", n=4038))
    with instead(window, "**/seeds/*.txt", lambda data: data + b"\n"):
        check(window)
    assert lines(window, "wrong") == [
        f"✗ {SAY['id']('verify.no_hash', n=4039)} {SAY['id']('verify.other_size', n=4038)}"
    ]


def test_from_a_folder_it_says_what_else_there_is(window: Page, site_below: Built) -> None:
    window.goto((site_below.site / page_of(DBRX) / "index.html").as_uri())
    assert not window.locator("button.verify").first.is_visible()
    assert window.locator("#verify-page [data-folder=yes]").inner_text() == SAY["id"]("verify.from_folder")


@pytest.mark.parametrize("missing", ["**/certificate.jsonld", "**/seeds/*.txt"])
def test_what_cannot_be_fetched_is_told(window: Page, host: str, missing: str) -> None:
    window.goto(host + page_of(DBRX))
    window.route(missing, lambda route: route.abort())
    check(window)
    (said,) = lines(window)
    where = addresses.certificate(DBRX) if "certificate" in missing else DBRX.path
    assert said == "✗ " + SAY["id"]("verify.failed", address=host + where)
    window.unroute(missing)
    assert {*check(window).values()} == {"found"}, "once more, and it goes well"


@pytest.mark.parametrize("data", [b"", b"{}", b"<!doctype html>", b"[]"])
def test_a_certificate_that_is_none_is_told(window: Page, host: str, data: bytes) -> None:
    window.goto(host + page_of(DBRX))
    with instead(window, "**/certificate.jsonld", lambda _: data):
        check(window)
    assert lines(window) == ["✗ " + SAY["id"]("verify.broken", address=host + addresses.certificate(DBRX))]


@pytest.mark.parametrize(("key", "value"), [("start", -1), ("start", "7"), ("end", 7.5), ("end", None)])
def test_a_certificate_with_numbers_that_are_none_is_told(window: Page, host: str, key: str, value: object) -> None:
    def change(data: bytes) -> bytes:
        certificate = json.loads(data)
        items(certificate)[1]["target"]["selector"][1][key] = value
        return json.dumps(certificate).encode()

    window.goto(host + page_of(DBRX))
    with instead(window, "**/certificate.jsonld", change):
        check(window)
    assert lines(window) == ["✗ " + SAY["id"]("verify.broken", address=host + addresses.certificate(DBRX))]


def test_a_certificate_of_another_article_is_told(window: Page, host: str, site_below: Built) -> None:
    window.goto(host + page_of(DBRX))
    other = site_below.files[addresses.certificate(PORTUGUESE)]
    with instead(window, "**/certificate.jsonld", lambda _: other):
        check(window)
    assert lines(window) == ["✗ " + SAY["id"]("verify.broken", address=host + addresses.certificate(DBRX))]
