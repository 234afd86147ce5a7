"""propose: from words that are selected on an article's page to a statement that the check takes as it stands.

What the form calls good is checked by the build itself: over every claim of the frozen articles, and over a thousand
selections that nobody has thought of.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pytest
from playwright import sync_api as playwright
from samples import ATTRIBUTES, LANGUAGES, REAL
from served import served
from sites import Built
from terbuka.build import build
from terbuka.disk import read_seeds
from terbuka.problems import Problem
from terbuka.site import Site
from terbuka.types import Claim, File

SELECTIONS = 1000
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
        const read = { text: [words], "yes-no": ["yes"] }[attribute.kind] ?? readIn(known, attribute, meant)
        const all = { value: read[0] ?? "", ...state, quote: words, block: block.number }
        const { said, is, yaml } = judge(all, { ...known, claims: state.fresh ? [] : known.claims }, blocks, form)
        return { said, is, yaml, words, read }
    })
}"""


@pytest.fixture(scope="module")
def address(real_site: Built) -> Iterator[str]:
    with served(real_site.site) as found:
        yield found


@pytest.fixture(scope="module")
def seeds() -> Mapping[str, File]:
    return {file.path.removeprefix("seeds/"): file for file in read_seeds(REAL)[0]}


@pytest.fixture(scope="module")
def site(seeds: Mapping[str, File]) -> Site:
    return build(seeds.values(), LANGUAGES, ATTRIBUTES)[0]


def url_of(site: Site, name: str) -> str:
    article = site.article[name]
    folder = "" if article.language == "en" else f"{article.language}/"
    return f"{folder}articles/{article.slug}/"


def tried(window: playwright.Page, address: str, page: str, tries: Sequence[Mapping[str, object]]) -> list[dict]:
    """What the page's scripts make of some tries."""
    window.goto(f"{address}{page}")
    return window.evaluate(TRIED.replace("ROOT", json.dumps(address)), list(tries))


def errors(problems: Sequence[Problem]) -> list[str]:
    return [f"{each.path}:{each.line}: {each.code} {each.message}" for each in problems if not each.warning]


def with_claims(seeds: Mapping[str, File], claims: Mapping[str, str]) -> tuple[Site, tuple[Problem, ...]]:
    """The site with these claims, as YAML by the articles' names, in place of those that are there."""
    changed = dict(seeds)
    for name, text in claims.items():
        path = f"{name}.yml"
        before, key, _ = seeds[path].data.decode().partition("\nclaims:\n")
        assert key
        changed[path] = File(path=f"seeds/{path}", data=f"{before}{key}{text}".encode())
    return build(changed.values(), LANGUAGES, ATTRIBUTES)


# -- over all claims that are there


@pytest.fixture(scope="module")
def proposed(
    browser: playwright.Browser, address: str, site: Site, seeds: Mapping[str, File]
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
        found += zip(claims, tried(window, address, url_of(site, article.name), tries), strict=True)
    window.close()
    return found


def test_every_claim_can_be_proposed_and_nothing_is_said_to_be_wrong(proposed: list) -> None:
    assert len(proposed) > 100
    assert [(claim.quote, made["said"]) for claim, made in proposed if made["is"] != "ok"] == []


def test_the_quote_is_word_for_word_what_was_selected(proposed: list) -> None:
    assert [made["words"] for _, made in proposed] == [claim.quote for claim, _ in proposed]


def test_what_is_proposed_passes_the_check_and_says_the_same(
    proposed: list, site: Site, seeds: Mapping[str, File]
) -> None:
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
        models = site.models_in(article)
        speakers = ["", *(name.slug for kind in ("people", "organisations") for name in site.names_in(article, kind))]
        found[article.name].append(
            {
                "from": [one.number, start],
                "to": [other.number, end],
                "model": chance.choice(models).slug,
                "attribute": chance.choice(site.attributes).key,
                "speaker": chance.choice(speakers) if chance.random() < 0.3 else "",
                "own": chance.random() < 0.1,
                "reason": chance.choice(("", "It's “so”: # yes")),
                "gloss": {tag: f'A "word" in {tag}' for tag in ("en", "id", "pt-BR") if chance.random() < 0.2},
            }
        )
    return found


@pytest.fixture(scope="module")
def random_ones(browser: playwright.Browser, address: str, site: Site) -> dict[str, list[dict]]:
    window = browser.new_page()
    found = {
        name: tried(window, address, url_of(site, name), tries) for name, tries in selections(site, SELECTIONS).items()
    }
    window.close()
    return found


def different(entries: Iterable[str]) -> Collection[str]:
    """Those of which the check says that they say different things, without regard to speakers, glosses and reasons."""
    last = "\\n    (?:named_in|speaker|gloss|reading)"
    return {re.split(last, entry.rstrip())[0]: entry for entry in entries}.values()


def test_whatever_is_selected_what_is_called_good_passes_the_check(
    random_ones: dict[str, list[dict]], seeds: Mapping[str, File]
) -> None:
    good = {
        name: [*different(made["yaml"] for made in some if made["is"] == "ok")] for name, some in random_ones.items()
    }
    assert sum(map(len, good.values())) > SELECTIONS / 4
    _, problems = with_claims(seeds, {name: "".join(some) for name, some in good.items()})
    assert errors(problems) == []


def test_words_of_several_paragraphs_are_refused(random_ones: dict[str, list[dict]]) -> None:
    over = [made for some in random_ones.values() for made in some if made["is"] == "refused" and made["touched"] > 1]
    assert len(over) > 20
    assert {made["blocks"] for made in over} <= {0, 2}
