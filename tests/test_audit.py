"""What programs that know the standards find wrong with the pages: the Nu checker, and axe in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import audit
import pytest
from audit import AXE, NU
from audit.kinds import pages_of_every_kind
from playwright import sync_api as playwright
from served import NARROW, WIDE, served
from sites import Built, need

INSTALLED = "is not installed (`make ci-tools` installs it)"


def test_what_is_installed_is_held_by_hashes_and_names_no_registry() -> None:
    lock = json.loads((Path(audit.__file__).parent / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert {"node_modules/axe-core", "node_modules/vnu-jar", "node_modules/lighthouse"} <= packages.keys()
    assert [name for name, package in packages.items() if "integrity" not in package or "resolved" in package] == []


# ── Nu: markup, style sheets and pictures by the letter of their standards ──

# What it says that is not so, by what it says of what.
NOT_SO = (
    # Read from a folder, a page has no origin that 'self' could mean; the tests in a browser hear what it blocks.
    (r"Resource violates Content Security Policy .* “(?!\w*:|//)\S+” blocked", ""),
    # Data does not run, and no policy is about it.
    (r"Inline script violates Content Security Policy", r'<script type="application/ld\+json">'),
    # It does not know these properties, and each browser leaves out what it does not know either.
    (r"CSS: “(paint-order|field-sizing)”: Property .* doesn't exist", ""),
)


@pytest.fixture(scope="module")
def nu(site_below: Built, nasty_site: Built) -> list[dict[str, Any]]:
    """What it says of every page, style sheet and picture of both sites: one start of Java for all of them."""
    java = shutil.which("java")
    need(java, "Java is not installed (Debian: apt install default-jre-headless)")
    need(NU.exists(), f"The Nu checker {INSTALLED}")
    read = [
        "--skip-non-html",
        "--also-check-css",
        "--also-check-svg",
    ]  # a folder is otherwise read as HTML, PNG and all
    command = [java, "-jar", NU, *read, "--format", "json", "--stdout"]
    asked = subprocess.run([*command, site_below.site, nasty_site.site], capture_output=True, text=True)
    return json.loads(asked.stdout)["messages"]


def test_the_nu_checker_finds_nothing_in_any_page_style_sheet_or_picture(nu: list[dict[str, Any]]) -> None:
    assert [
        f"{said['url'].rpartition('/site/')[2]}:{said.get('lastLine')}: {said['message']} {said.get('extract', '')}"
        for said in nu
        if not any(re.search(a, said["message"]) and re.search(b, said.get("extract", "")) for a, b in NOT_SO)
    ] == []


def test_the_nu_checker_has_read_every_page(nu: list[dict[str, Any]], site_below: Built) -> None:
    """It warns of every page that loads a script, so it has met those of which it says anything."""
    of = {said["url"].rpartition("/site/")[2].removesuffix("index.html") for said in nu}
    assert site_below.pages.keys() <= of


def test_each_exception_is_one(nu: list[dict[str, Any]]) -> None:
    assert [pattern for pattern, _ in NOT_SO if not any(re.search(pattern, said["message"]) for said in nu)] == []


# ── axe: what helps for readers need, in a browser ──

# All its rules, and what it tries out, but for those of AAA, those that it has given up, and two that it tries out: for
# one each short bold line is a heading, and one says only that a page hides something.
RUN = """async () => {
    const isOut = ({ ruleId, tags }) =>
        ["p-as-heading", "hidden-content"].includes(ruleId) || tags.includes("wcag2aaa") || tags.includes("deprecated")
    const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, { enabled: !isOut(rule) }]))
    const { violations } = await axe.run({ rules, resultTypes: ["violations"] })
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}: ${node.failureSummary}`))
}"""
DBRX = "di-balik-pembuatan-dbrx-model-bahasa-sumber-terbuka-dari-databricks"
OPEN = "() => { for (const each of document.querySelectorAll('details')) each.open = true }"


def found_by_axe(window: playwright.Page) -> list[str]:
    if not window.evaluate("() => 'axe' in window"):
        window.evaluate(AXE.read_text(encoding="utf-8"))
    return window.evaluate(RUN)


@pytest.fixture(scope="module", autouse=True)
def _axe() -> None:
    need(AXE.exists(), f"axe {INSTALLED}")


@pytest.mark.parametrize("name", ["site_below", "nasty_site"])
def test_axe_finds_nothing_on_a_page_of_any_kind(
    name: str, window: playwright.Page, request: pytest.FixtureRequest
) -> None:
    """On a phone by day; by night on a large screen, and with all opened that opens."""
    site: Built = request.getfixturevalue(name)
    found: dict[str, list[str]] = {}

    def hear(page: str) -> None:
        for said in found_by_axe(window):
            found.setdefault(said, []).append(page)

    with served(site.site, under=urlsplit(site.url).path) as address:
        for page in pages_of_every_kind(site):
            window.goto(address + page)
            hear(page)
            window.set_viewport_size(WIDE)
            window.emulate_media(color_scheme="dark")
            window.evaluate(OPEN)
            hear(f"{page} by night")
            window.set_viewport_size(NARROW)
            window.emulate_media(color_scheme="light")
    assert found == {}


def search(window: playwright.Page) -> None:
    window.keyboard.press("/")
    window.keyboard.type("dbrx")
    wait_for_results(window)


def wait_for_results(window: playwright.Page) -> None:
    window.locator("#search ol[aria-busy=false] li").first.wait_for()


def check(window: playwright.Page) -> None:
    window.locator("button.verify").last.click()
    window.locator(".verified[aria-busy=false]").wait_for()


def propose(window: playwright.Page) -> None:
    """Words that the page does not have, of an attribute whose value is to be written in other languages too."""
    window.locator(".propose button").click()
    form = window.locator("dialog.propose-form[open]")
    form.locator("[name=quote]").fill("DBRX")
    form.locator("[value=model-type]").check()
    form.locator("[name=words]").fill("xyz")
    form.locator(".verdict li").first.wait_for()


STATES = {
    "the search": ("id/models/dbrx/", search),
    "a page of results": ("pt-BR/search/?q=dbrx", wait_for_results),
    "nothing that fits a choice": ("articles/?year=1900", None),
    "an article that is checked": (f"id/articles/{DBRX}/", check),
    "a model that is checked": ("models/dbrx/", check),
    "the form for statements": (f"id/articles/{DBRX}/", propose),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_what_readers_open(state: str, window: playwright.Page, site_below: Built) -> None:
    """On a phone by night, as pages of every kind are not looked at above."""
    page, open_it = STATES[state]
    with served(site_below.site, under=urlsplit(site_below.url).path) as address:
        window.emulate_media(color_scheme="dark")
        window.goto(address + page)
        if open_it:
            open_it(window)
        window.evaluate(OPEN)
        assert found_by_axe(window) == []
