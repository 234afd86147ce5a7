"""What the report on a change shows of each article that readers will see, whatever its words are."""

from __future__ import annotations

import re
from collections.abc import Mapping

import lxml.html
import markdown
import nasty
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from samples import UNITS, data, examples, unit
from terbuka.build import build
from terbuka.claims import attributes
from terbuka.commands.markdown_parts import (
    ROOM_OF_REST,
    ReportPart,
    code_block,
    code_words,
    details,
    fitted,
    listed,
    markdown_words,
)
from terbuka.commands.preview import preview
from terbuka.intake.intake import intake
from terbuka.languages.interface import load_languages
from terbuka.problems import Problem
from terbuka.site import Site
from terbuka.types import File

LANGUAGES = load_languages()
ROOM = 1_000_000
SEEDS: dict[str, str | bytes] = {
    "one.txt": (
        "Share this\nRimba released Zed yesterday.\n“Zed is good,” said Ani Contoh of Rimba.\n"
        "Zed was trained on 3 trillion tokens.\nZed was made of 5 trillion tokens of code.\n“Who knows?”\n"
    ),
    "one.yml": (
        "language: en\n"
        "title: Un título\n"
        "publisher: Rimba\n"
        "omit:\n"
        "  - {text: Share this, reason: {en: share button}}\n"
        "people:\n"
        "  - {person: ani-contoh, role: Ani Contoh of Rimba}\n"
        "claims:\n"
        "  - {model: zed, attribute: training-tokens, value: 3 trillion tokens, quote: on 3 trillion tokens}\n"
        "  - {model: zed, attribute: reception, value: Zed is good, quote: Zed is good, speaker: ani-contoh}\n"
        "# headings: [Maybe]\n"
    ),
    "models/zed.yml": "name: Zed\n",
    "people/ani-contoh.yml": "name: Ani Contoh\n",
    "organisations/rimba.yml": "name: Rimba\n",
    **UNITS,
    "units/tokens.yml": unit("tokens", "token"),
}


def made(seeds: Mapping[str, str | bytes]) -> tuple[Site, list[Problem]]:
    sources = [File(path=f"seeds/{name}", data=data(seeds[name])) for name in sorted(seeds)]
    site, problems = build(sources, LANGUAGES, attributes.load_attributes()[0])
    return site, list(problems)


def report(seeds: Mapping[str, str | bytes], name: str = "one", room: int = ROOM) -> str:
    site, problems = made(seeds)
    theirs = [problem for problem in problems if problem.path.startswith(f"seeds/{name}.")]
    return fitted(preview(site, site.article[name], theirs, is_new=True), room)


def shown(text: str) -> lxml.html.HtmlElement:
    """A report as readers see it."""
    return lxml.html.fromstring(f"<main>{markdown.markdown(text, extensions=['fenced_code', 'md_in_html'])}</main>")


def lines(text: str) -> list[str]:
    return [" ".join(item.text_content().split()) for item in shown(text).iter("h3", "li", "strong")]


def test_all_that_readers_will_see_of_an_article() -> None:
    assert [line for line in lines(report(SEEDS)) if "gloss" not in line] == [
        "New: Un título",
        "seeds/one.txt and seeds/one.yml, on the page articles/un-titulo/index.html",
        "Language: English (en), its editor's. Title: its editor's",
        "Publisher: Rimba",
        "Not known: published, byline, source_url, rights, original",
        "Models: Zed ¶2, ¶3, ¶4, ¶5",
        "People: Ani Contoh (“Ani Contoh of Rimba”) ¶3",
        "Organisations: Rimba ¶2, ¶3",
        "Other models: none is named",
        "Quotations: 2, of some of them nobody is known to be the speaker: ¶6",
        "Statements (2)",
        "Zed, Training tokens: 3 trillion tokens — “on 3 trillion tokens” ¶4, says the article",
        "3 trillion tokens",
        "Zed, How it was received: Zed is good — “Zed is good” ¶3, says Ani Contoh, not translated into id, pt-BR",
        "Zed is good",
        "Folded away, as no part of the article (1)",
        "“Share this” ¶1: share button",
        "Still to be done (2)",
    ]


def test_missing_translations_are_told_with_their_lines() -> None:
    told = [line for line in lines(report(SEEDS)) if "lacks words in id, pt-BR" in line]
    assert len(told) == 2
    assert told[0].startswith("seeds/one.yml:")


def test_claims_that_could_be_added_can_be_pasted() -> None:
    text = report(SEEDS)
    suggested = re.search(r"```yaml\n(  - model.*?)```", text, re.DOTALL)
    assert suggested and "they go to the end of <code>claims:</code>" in text
    notes = str(SEEDS["one.yml"]).replace("# headings: [Maybe]\n", suggested[1])
    assert {entry["attribute"] for entry in yaml.safe_load(suggested[1])} >= {"training-tokens"}
    assert not [problem for problem in made(SEEDS | {"one.yml": notes})[1] if not problem.warning]


def test_where_nothing_is_claimed_yet_the_key_is_there_to_be_pasted() -> None:
    notes = str(SEEDS["one.yml"]).partition("claims:")[0]
    suggested = re.search(r"```yaml\n(claims:\n.*?)```", report(SEEDS | {"one.yml": notes}), re.DOTALL)
    assert suggested
    assert not [problem for problem in made(SEEDS | {"one.yml": notes + suggested[1]})[1] if not problem.warning]


def test_signs_that_turn_the_direction_of_writing_can_be_pasted_too() -> None:
    text = "Zed was trained on 3 trillion \u202etokens\u202c of text.\n"
    seeds = {name: each for name, each in SEEDS.items() if not name.startswith("one")} | {"one.txt": text}
    told = report(seeds | {"one.yml": "language: en\n"})
    assert "\u202e" not in told
    for entry in yaml.safe_load(told.partition("```yaml\n")[2].partition("```")[0] or "claims: []")["claims"]:
        assert entry["quote"] in text


PARAGRAPH = "<p>Zed was trained on 3 trillion tokens, says Rimba, which has made it in two years of hard work.</p>"
PAGE = (
    "<html lang='en'><title>Zed</title><body><nav><a href='/'>Home</a></nav><div>A line that stands elsewhere.</div>"
    f"<article><h1>Zed is here</h1>{PARAGRAPH * 3}</article></body></html>"
)


def test_what_was_not_taken_of_a_page_stands_in_the_notes_and_is_shown() -> None:
    made_of, problems = intake(File(path="page.html", data=PAGE.encode()), made(SEEDS)[0])
    assert made_of and not [problem for problem in problems if not problem.warning]
    files = {file.path.removeprefix("seeds/"): file.data for file in made_of.files}
    text = report(SEEDS | files, made_of.article.name)
    comments = shown(text).xpath("//details")[-1].text_content()
    assert "A line that stands elsewhere." in comments
    assert "1 of navigation" in comments
    assert "Candidate claims" not in comments and "Filled in by" not in comments and "Not found" not in comments
    assert "# byline" not in comments, "a key to be filled in is no question"


def test_with_mistakes_what_can_be_told_is_told() -> None:
    notes = str(SEEDS["one.yml"]).replace("quote: on 3 trillion", "quote: on 4 trillion")
    told = lines(report(SEEDS | {"one.yml": notes}))
    assert "Statements (1)" in told
    assert [line for line in told if line.startswith("seeds/one.yml:9 ") and "quote-not-found" in line]


def test_of_an_article_that_was_there_only_what_is_to_be_done_is_in_the_open() -> None:
    site, problems = made(SEEDS)
    theirs = [problem for problem in problems if problem.path == "seeds/one.yml"]
    page = shown(fitted(preview(site, site.article["one"], theirs, is_new=False), ROOM))
    folded = [summary.text_content() for summary in page.iter("summary")]
    assert folded[0] == "Statements, old and new (2)"
    assert len(re.findall("^- Zed, ", next(page.iter("details")).text_content(), re.MULTILINE)) == 2
    assert [each.text_content() for each in page.iter("strong") if not list(each.iterancestors("details"))] == [
        f"Still to be done ({len(theirs)})"
    ]


@pytest.mark.parametrize("notes", ["{", "- a\n", "claims: [{}]\n", "titel: x\n", "language: xx-yy-zz\n"])
def test_no_notes_are_too_wrong_for_it(notes: str) -> None:
    assert lines(report(SEEDS | {"one.yml": notes}))[0].startswith("New: ")


# ── Whatever the words are ──

OURS = {"main", "h3", "p", "ul", "li", "strong", "code", "details", "summary", "pre"}


def linking(page: lxml.html.HtmlElement) -> list[str]:
    """The texts outside of code in which GitHub would find somebody or something to link to."""
    texts = page.xpath("//text()[not(ancestor::code or ancestor::pre)]")
    return [text for text in texts if re.search(r"@\w|#\d|://|www\.", text)]


def test_texts_that_try_everything_are_words() -> None:
    site, problems = made(nasty.SEEDS)
    assert len(site.articles) > 3
    for article in site.articles:
        theirs = [problem for problem in problems if problem.path in (article.path, article.notes_path)]
        text = fitted(preview(site, article, theirs, is_new=False), ROOM)
        page = shown(text)
        assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= OURS
        assert not page.xpath("//@*[name() != 'class']")
        (heading,) = page.iter("h3")
        assert len(heading.text_content().split()) >= 1
        assert not linking(page)


words = st.text(st.characters(codec="utf-8")) | st.lists(
    st.sampled_from(
        ["`", "```", "~~~", "\n", "</details>", "<!--", "-->", "@a", "#1", "https://e.example", " ", "* ", "\u202e"]
    )
).map("".join)


@examples(60)
@given(words)
def test_a_block_of_code_is_one_whatever_is_in_it(text: str) -> None:
    page = shown(f"Before.\n\n{code_block(text, 'yaml')}\n\nAfter.")
    (code,) = page.iter("code")
    assert [element.tag for element in page] == ["p", "pre", "p"]
    assert "\u202e" not in (code.text or "")


@examples(60)
@given(words)
def test_words_call_nobody_and_link_to_nothing(text: str) -> None:
    told = f"x{markdown_words(text)} {code_words('x' + text)}"
    assert "\n" not in told
    page = shown(told)
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= {"main", "p", "code"}
    assert not linking(page)


# ── The room ──


def test_long_lists_say_how_many_more_there_are() -> None:
    assert listed(["- a"] * 50) == ["- a"] * 50
    assert listed(["- a"] * 52)[49:] == ["- a", "- … and 2 more"]


def test_long_code_is_cut_at_the_end_of_a_line_and_says_so() -> None:
    told = code_block("x: 1234\n" * 2_000, "yaml")
    assert re.fullmatch(r"```yaml\n(x: 1234\n)+```\n\n… and (\d+) lines more", told)
    assert told.count("x: 1234") + int(told.split()[-3]) == 2_000


@examples(60)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.text(max_size=3).map("é".join), max_size=5)), max_size=30),
    st.integers(ROOM_OF_REST, ROOM_OF_REST + 300),
)
def test_a_report_never_takes_more_room_than_there_is(parts: list[tuple[str, list[str]]], room: int) -> None:
    rows = [ReportPart(label, rows) for label, rows in parts]
    text = fitted(rows, room)
    assert len(text.encode()) <= room
    whole = fitted(rows, ROOM)
    assert text == whole or "There is no room here for all of it" in text


def test_what_has_no_room_is_named_and_nothing_is_cut_open() -> None:
    parts = [ReportPart("first", ("a", "b")), ReportPart("code", (details("More", code_block("x\n" * 900, "yaml")),))]
    text = fitted([*parts, *(ReportPart(f"part {n}", ("c",)) for n in range(20))], ROOM_OF_REST + 500)
    assert text.startswith("a\nb\n\n… There is no room here for all of it. Cut short or left out: code, part 0, part 1")
    assert text.endswith(" and 11 more.\n")
    assert "<details>" not in text


def test_an_article_of_the_longest_words_has_room() -> None:
    title = "<*_@#" * 60
    notes = f"title: '{title}'\n" + str(SEEDS["one.yml"]).replace("title: Un título\n", "")
    assert len(report(SEEDS | {"one.yml": notes}).encode()) < 40_000
