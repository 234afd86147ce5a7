"""Every fact, cell and quote of the built site of the real seeds, held against what their editors wrote.

What is expected comes from the seeds themselves, read here as plain YAML and text, not from the build's own stages.
"""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import jsonschema
import pytest
import yaml
from evidence import NAMES, written
from evidence import claim as as_written
from hypothesis import example, given
from hypothesis import strategies as st
from lxml.html import HtmlElement
from samples import ATTRIBUTES, made, real
from sites import REAL, ROOT, Built, fold, text_of
from terbuka.pages import compare
from terbuka.pages.kinds import pages
from terbuka.types import Bound

SEEDS = REAL
FOLDERS = {"en": "", "id": "id/", "pt-BR": "pt-BR/"}
LABELS = {language.tag: language for language in real().languages}
KINDS = {attribute.key: attribute.kind for attribute in ATTRIBUTES}
EVERY_LANGUAGE = pytest.mark.parametrize("tag", FOLDERS)

# How values read that are no words of an article, as their editor wrote them.
VALUES = {
    "about 10 million USD": ("about US$10 million", "sekitar US$10 juta", "cerca de US$ 10 milhões"),
    "about 12 benchmarks": ("about 12 benchmarks", "sekitar 12 tolok ukur", "cerca de 12 benchmarks"),
    "over 700 million monthly-active-users": (
        "more than 700 million monthly active users",
        "lebih dari 700 juta pengguna aktif bulanan",
        "mais de 700 milhões de usuários ativos por mês",
    ),
    "1 billion parameters": ("1 billion parameters", "1 miliar parameter", "1 bilhão de parâmetros"),
    "2 billion parameters": ("2 billion parameters", "2 miliar parameter", "2 bilhões de parâmetros"),
    "7 billion parameters": ("7 billion parameters", "7 miliar parameter", "7 bilhões de parâmetros"),
    "8 billion parameters": ("8 billion parameters", "8 miliar parameter", "8 bilhões de parâmetros"),
    "3 to 34 billion parameters": ("3–34 billion parameters", "3–34 miliar parameter", "3 a 34 bilhões de parâmetros"),
    "5 trillion tokens": ("5 trillion tokens", "5 triliun token", "5 trilhões de tokens"),
    "116 programming-languages": (
        "116 programming languages",
        "116 bahasa pemrograman",
        "116 linguagens de programação",
    ),
    "--09": ("September", "September", "setembro"),
    "yes": ("yes", "ya", "sim"),
    "no": ("no", "tidak", "não"),
}


@dataclass(frozen=True)
class Written:
    """A claim as it stands in `seeds/NAME.yml`."""

    article: str
    language: str
    model: str
    attribute: str
    value: str
    quote: str
    named_in: str | None
    stated_by: str | None
    reason: str | None

    def shown(self, tag: str) -> str:
        """The value as a page in a language has it."""
        others = VALUES.get(self.value)
        return others[list(FOLDERS).index(tag)] if others and KINDS[self.attribute] != "text" else self.value


def read_notes(article: str) -> dict:
    return yaml.load((SEEDS / f"{article}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


ARTICLES = {path.stem: read_notes(path.stem) for path in sorted(SEEDS.glob("*.txt"))}
MODELS = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for path in sorted((SEEDS / "models").glob("*.yml"))
}
CLAIMS = [
    Written(
        article=article,
        language=notes["language"],
        model=entry["model"],
        attribute=entry["attribute"],
        value=fold(entry["value"]),
        quote=fold(entry["quote"]),
        named_in=entry.get("named_in"),
        stated_by=entry.get("stated_by"),
        reason=entry.get("reason") if entry.get("reading") == "editor" else None,
    )
    for article, notes in ARTICLES.items()
    for entry in notes.get("claims", [])
]
BY_TEXT = {(claim.model, claim.attribute, claim.article, claim.quote, claim.value): claim for claim in CLAIMS}


@pytest.fixture(scope="module")
def built(real_site: Built) -> Built:
    return real_site


def data(built: Built, name: str) -> list[dict]:
    return json.loads(built.files[f"api/v1/{name}.json"])[name]


def articles_by_url(built: Built) -> dict[str, dict]:
    return {article["url"]: article for article in data(built, "articles")}


def lang(element: HtmlElement) -> str:
    """The language that an element is said to be in."""
    return next(each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang"))


@dataclass(frozen=True)
class Quote:
    """A quote as a page shows it, with the lines of facts that stand under it."""

    page: str
    element: HtmlElement
    text: str
    article: str
    fragment: str
    facts: tuple[HtmlElement, ...]

    def fact(self, start: str) -> list[HtmlElement]:
        return [fact for fact in self.facts if text_of(fact).startswith(start)]


@cache
def quotes_in(built: Built, page: str) -> list[Quote]:
    """Every quote of a page, with the link to its block."""
    found = []
    for element in built.pages[page].iter("blockquote"):
        (link,) = element.find_class("place")
        article, fragment = built.target(page, link.get("href")) or ("", "")
        facts = []
        while (after := (facts[-1] if facts else element).getnext()) is not None and "facts" in after.classes:
            facts.append(after)
        quote = Quote(page, element, text_of(element, "place"), article, fragment, tuple(facts))
        found.append(quote)
    return found


@dataclass(frozen=True)
class Shown:
    """A value with its quotes: a disclosure on a model's page or in a cell of the comparison."""

    model: str
    attribute: str
    value: HtmlElement
    details: HtmlElement
    quotes: tuple[Quote, ...]


def shown_in(built: Built, page: str, holder: HtmlElement, model: str, attribute: str) -> Iterator[Shown]:
    every = {quote.element: quote for quote in quotes_in(built, page)}
    for details in holder.iter("details"):
        assert "fact" in details.classes
        (value,) = details[0].find_class("value")
        quotes = tuple(every[quote] for quote in details.iter("blockquote"))
        yield Shown(model, attribute, value, details, quotes)


def facts_of(built: Built, tag: str, model: str) -> list[Shown]:
    """The facts on a model's page."""
    page = f"{FOLDERS[tag]}models/{model}/"
    found = []
    for term in built.pages[page].xpath("//dl[@class='evidence']/dt"):
        values = term.getnext()
        assert values.tag == "dd"
        attribute = term.get("id").removeprefix("fact-")
        assert text_of(term) == LABELS[tag].say(f"attributes.{attribute}")
        found += shown_in(built, page, values, model, attribute)
    return found


def cells_of(built: Built, tag: str) -> dict[tuple[str, str], HtmlElement]:
    """The cells of the comparison by model and attribute."""
    attributes = {LABELS[tag].say(f"attributes.{attribute.key}"): attribute.key for attribute in ATTRIBUTES}
    assert len(attributes) == len(ATTRIBUTES), "two attributes have one label"
    slugs = {model["name"]: slug for slug, model in MODELS.items()}
    cells = {}
    for table in built.pages[f"{FOLDERS[tag]}compare/"].find_class("compare"):
        names = [slugs[text_of(head)] for head in table.xpath("./thead/tr/th")[1:]]
        for row in table.xpath("./tbody/tr"):
            head, *values = row
            for name, cell in zip(names, values, strict=True):
                cells[name, attributes[text_of(head)]] = cell
    return cells


def compared(built: Built, tag: str) -> list[Shown]:
    return [
        shown
        for (model, attribute), cell in cells_of(built, tag).items()
        for shown in shown_in(built, f"{FOLDERS[tag]}compare/", cell, model, attribute)
    ]


def claims_of(built: Built, shown: list[Shown]) -> list[tuple[Written, Shown, Quote]]:
    """Each quote with the claim that it is shown for."""
    names = {url: article["id"] for url, article in articles_by_url(built).items()}
    found = []
    for each in shown:
        value = text_of(each.value)
        for quote in each.quotes:
            subject = (each.model, each.attribute, names[quote.article], quote.text)
            matching = [
                claim
                for key, claim in BY_TEXT.items()
                if key[:4] == subject and value in {claim.shown(t) for t in FOLDERS}
            ]
            assert len(matching) == 1, (subject, value)
            found.append((matching[0], each, quote))
    return found


def test_the_seeds_hold_claims_on_every_model_from_every_article():
    assert {claim.model for claim in CLAIMS} == set(MODELS)
    assert {claim.article for claim in CLAIMS} == set(ARTICLES)
    assert len(BY_TEXT) == len(CLAIMS)


def test_every_quote_of_every_page_leads_to_a_block_that_shows_exactly_its_words(built):
    walked = Counter()
    for page in built.pages:
        for quote in quotes_in(built, page):
            assert quote.text in built.blocks(quote.article)[quote.fragment], (page, quote.text)
            walked[page] += 1
    expected = {f"{folder}{page}" for folder in FOLDERS.values() for page in ("compare/", "review/")}
    expected |= {f"{folder}models/{model}/" for folder in FOLDERS.values() for model in MODELS}
    assert set(walked) == expected
    assert min(walked[f"{folder}compare/"] for folder in FOLDERS.values()) >= len(CLAIMS)


def test_every_link_to_a_place_leads_to_a_block_and_says_which(built):
    for page, tree in built.pages.items():
        for link in tree.find_class("place"):
            article, fragment = built.target(page, link.get("href")) or ("", "")
            assert fragment in built.blocks(article), (page, link.get("href"))
            assert text_of(link) == f"¶{fragment.removeprefix('p')}"


@EVERY_LANGUAGE
def test_every_claim_stands_on_its_models_page_with_its_value(built, tag):
    found = [entry for model in MODELS for entry in claims_of(built, facts_of(built, tag, model))]
    assert Counter(claim for claim, _, _ in found) == Counter(CLAIMS)
    for claim, shown, _ in found:
        assert text_of(shown.value) == fold(claim.shown(tag))


@EVERY_LANGUAGE
def test_every_claim_stands_in_the_comparison_with_its_value(built, tag):
    found = claims_of(built, compared(built, tag))
    assert Counter(claim for claim, _, _ in found) == Counter(CLAIMS)
    for claim, shown, _ in found:
        assert text_of(shown.value) == fold(claim.shown(tag))


def test_every_claim_stands_in_the_list_on_its_articles_page_and_leads_to_the_fact(built):
    names = {slug: model["name"] for slug, model in MODELS.items()}
    for url, article in articles_by_url(built).items():
        (section,) = built.pages[url].find_class("claims")
        tag = lang(section)
        found = []
        for heading in section.iter("h3"):
            for item in heading.getnext().iter("li"):
                fact, place = item.iter("a")
                page, fragment = built.target(url, fact.get("href")) or ("", "")
                assert built.pages[page].get_element_by_id(fragment) is not None
                value = text_of(item, "place").removeprefix(f"{text_of(fact)}: ")
                found.append((text_of(heading), fragment.removeprefix("fact-"), value, text_of(place)))
                assert built.target(url, place.get("href")) == (url, text_of(place).replace("¶", "p"))
        places = {(c["article"], c["model"], c["attribute"], c["quote"]): c["block"] for c in data(built, "claims")}
        expected = [
            (names[c.model], c.attribute, fold(c.shown(tag)), f"¶{places[c.article, c.model, c.attribute, c.quote]}")
            for c in CLAIMS
            if c.article == article["id"]
        ]
        assert Counter(found) == Counter(expected)


@EVERY_LANGUAGE
def test_every_cell_of_the_comparison_has_values_or_says_that_no_article_does(built, tag):
    cells = cells_of(built, tag)
    assert set(cells) == {(model, attribute.key) for model in MODELS for attribute in ATTRIBUTES}
    none = LABELS[tag].say("facts.none")
    claimed = {(claim.model, claim.attribute) for claim in CLAIMS}
    for subject, cell in cells.items():
        assert bool(list(cell.iter("details"))) == (subject in claimed)
        assert (text_of(cell) == none) == (subject not in claimed)
        assert lang(cell) == tag


@EVERY_LANGUAGE
def test_a_models_page_says_of_all_that_belongs_to_openness_what_no_article_says(built, tag):
    say = LABELS[tag].say
    for model in MODELS:
        claimed = {claim.attribute for claim in CLAIMS if claim.model == model}
        unsaid = [a.key for a in ATTRIBUTES if a.group == "openness" and a.key not in claimed]
        found = built.pages[f"{FOLDERS[tag]}models/{model}/"].find_class("unsaid")
        expected = "; ".join(say(f"attributes.{key}") for key in unsaid)
        assert [text_of(each) for each in found] == [say("facts.unsaid", what=expected)] * bool(unsaid)


def test_no_yes_or_no_stands_on_a_page_that_no_editor_read(built):
    for tag in FOLDERS:
        for claim, shown, _ in claims_of(built, compared(built, tag)):
            if text_of(shown.value) in VALUES["yes"] + VALUES["no"]:
                assert KINDS[claim.attribute] == "yes-no"
                assert claim.reason


@EVERY_LANGUAGE
def test_the_review_page_holds_every_editors_reading_with_its_reason_and_nothing_else(built, tag):
    names = {url: article["id"] for url, article in articles_by_url(built).items()}
    by_editor = [claim for claim in CLAIMS if claim.reason]
    assert by_editor
    found = []
    for quote in quotes_in(built, f"{FOLDERS[tag]}review/"):
        heading = quote.element.getprevious()
        model = next(each for each in heading.itersiblings("h2", preceding=True))
        (reason,) = quote.fact(LABELS[tag].say("facts.by_editor"))
        (words,) = reason.iter("span")
        assert lang(words) == "en"
        found.append((text_of(model), text_of(heading), names[quote.article], quote.text, text_of(words)))
    label = {claim: LABELS[tag].say(f"attributes.{claim.attribute}") for claim in by_editor}
    expected = [
        (MODELS[c.model]["name"], f"{label[c]}: {c.shown(tag)}", c.article, c.quote, fold(str(c.reason)))
        for c in by_editor
    ]
    assert Counter(found) == Counter(expected)


@EVERY_LANGUAGE
def test_an_editors_reading_is_marked_with_its_reason_wherever_it_is_shown_and_nothing_else_is(built, tag):
    shown = compared(built, tag) + [shown for model in MODELS for shown in facts_of(built, tag, model)]
    for claim, _, quote in claims_of(built, shown):
        marks = quote.fact(LABELS[tag].say("facts.by_editor"))
        assert len(marks) == bool(claim.reason)
        assert not claim.reason or text_of(marks[0]).endswith(fold(claim.reason))


@EVERY_LANGUAGE
def test_who_says_it_and_which_words_name_the_model_are_shown_with_the_quote(built, tag):
    say = LABELS[tag].say
    shown = compared(built, tag) + [shown for model in MODELS for shown in facts_of(built, tag, model)]
    names = {slug: [model["name"], *model.get("aliases", [])] for slug, model in MODELS.items()}
    said = named = 0
    for claim, _, quote in claims_of(built, shown):
        speakers = quote.fact(say("facts.said_by", who="\0").partition("\0")[0])
        assert len(speakers) == bool(claim.stated_by)
        if claim.stated_by:
            assert text_of(speakers[0]) == say("facts.said_by", who=claim.stated_by)
            assert lang(speakers[0].find("span")) == claim.language
            said += 1
        words = quote.fact(say("facts.named_in", n=0).partition("0")[0])
        assert len(words) == bool(claim.named_in)
        if claim.named_in:
            (place,) = words[0].find_class("place")
            article, fragment = built.target(quote.page, place.get("href")) or ("", "")
            assert article == quote.article
            assert int(fragment.removeprefix("p")) < int(quote.fragment.removeprefix("p"))
            assert claim.named_in in built.blocks(article)[fragment]
            assert text_of(words[0].find("span")) == f"“{claim.named_in}”"
            assert lang(words[0].find("span")) == claim.language
            assert any(name.casefold() in claim.named_in.casefold() for name in names[claim.model])
            named += 1
    assert said and named


@EVERY_LANGUAGE
def test_every_quote_stands_with_its_articles_title_and_date_and_says_where_the_outlet_is_unknown(built, tag):
    unknown = LABELS[tag].say("articles.undated"), LABELS[tag].say("articles.no_publisher")
    days = {
        "2024-10-22": {"en": "22 October 2024", "id": "22 Oktober 2024", "pt-BR": "22 de outubro de 2024"},
        "2024-10-28": {"en": "28 October 2024", "id": "28 Oktober 2024", "pt-BR": "28 de outubro de 2024"},
    }
    shown = compared(built, tag) + [shown for model in MODELS for shown in facts_of(built, tag, model)]
    for claim, _, quote in claims_of(built, shown):
        notes = ARTICLES[claim.article]
        day = days[notes["published"]][tag] if "published" in notes else unknown[0]
        assert text_of(quote.facts[0]) == f"{notes['title']} · {day} · {notes.get('publisher', unknown[1])}"
        (title,) = quote.facts[0].iter("a")
        assert (lang(title), built.target(quote.page, title.get("href"))) == (claim.language, (quote.article, ""))


def spans(block: HtmlElement) -> list[tuple[int, int]]:
    """The places of the marked sentences in a block's text."""
    block = copy.deepcopy(block)
    for link in block.find_class("headerlink"):
        link.drop_tree()
    for mark in block.find_class("evidence"):
        mark.text = f"\ue000{mark.text or ''}"
        last = mark[-1] if len(mark) else None
        if last is None:
            mark.text += "\ue001"
        else:
            last.tail = f"{last.tail or ''}\ue001"
    found, at = [], 0
    for part in re.split("([\ue000\ue001])", fold(block.text_content())):
        if part == "\ue000":
            found.append((at, at))
        elif part == "\ue001":
            found[-1] = (found[-1][0], at)
        else:
            at += len(part)
    return found


def test_the_sentences_of_the_quotes_are_marked_in_the_articles_text_and_no_others(built):
    quoted = defaultdict(list)
    for claim in data(built, "claims"):
        page, _, fragment = claim["url"].partition("#")
        quoted[page, fragment].append(claim["quote"])
    for url in articles_by_url(built):
        for fragment, text in built.blocks(url).items():
            marked = spans(built.pages[url].get_element_by_id(fragment))
            places = [(text.index(q), text.index(q) + len(q)) for q in quoted[url, fragment]]
            for start, end in places:
                assert all(any(a <= at < b for a, b in marked) for at in range(start, end) if not text[at].isspace()), (
                    text[start:end]
                )
            for a, b in marked:
                assert any(start < b and a < end for start, end in places), text[a:b]
                # A mark holds a whole sentence: it begins where a block or a sentence does, and ends so.
                assert not text[:a].strip() or re.search(r"[.!?…][\"'”’»)\]]*\s*$", text[:a]), text[a:b]
                assert not text[b:].strip() or re.search(r"[.!?…][\"'”’»)\]]*\s*$", text[a:b]), text[a:b]
    assert sum(map(len, quoted.values())) == len(CLAIMS)


def test_nothing_but_an_articles_text_is_marked_as_evidence(built):
    for page, tree in built.pages.items():
        for mark in tree.xpath("//span[@class='evidence']"):
            assert page in articles_by_url(built)
            assert any("text" in each.classes for each in mark.iterancestors("div"))


def test_quotes_open_in_place_without_scripts(built):
    for page, tree in built.pages.items():
        for details in tree.find_class("fact"):
            assert details.tag == "details"
            assert details[0].tag == "summary"
            assert not list(details[0].iter("a", "button")), "what opens a quote is the summary itself"
            assert not [name for name in details.attrib if name not in ("class", "id", "open")], page
        for element in tree.xpath("//article//*"):
            assert not [name for name in element.attrib if name.startswith("on")]


def test_quotes_are_printed_open():
    style = (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
    assert re.search(r"@media print\s*\{(?:[^@]|@(?!media))*details::details-content", style)


def conflicts(built: Built) -> Iterator[tuple[str, str, list[HtmlElement]]]:
    """The boxes of values that differ, each with its page's language and what it holds."""
    for page, tree in built.pages.items():
        for box in tree.find_class("conflict"):
            yield page, lang(tree), list(box)


def test_granites_sizes_that_disagree_stand_side_by_side_and_open(built):
    found = list(conflicts(built))
    assert {page for page, _, _ in found} == {
        f"{folder}{page}" for folder in FOLDERS.values() for page in ("models/granite-3-0/", "compare/")
    }
    assert len(found) == 6
    for page, tag, (note, *details) in found:
        assert text_of(note) == LABELS[tag].say("facts.differ_article")
        shown = {text_of(each.find("summary")): each for each in details}
        index = list(FOLDERS).index(tag)
        assert set(shown) == {VALUES["2 billion parameters"][index], VALUES["3 to 34 billion parameters"][index]}
        for each in details:
            assert each.get("open") is not None
            (quote,) = [q for q in quotes_in(built, page) if q.element in list(each)]
            assert quote.text in (
                "Rilis ini mencakup model bahasa 8B dan 2B",
                "Model-model tersebut berkisar dari 3 hingga 34 miliar parameter",
            )
            assert "2024" in text_of(quote.facts[0])
            assert text_of(quote.facts[0]).endswith(LABELS[tag].say("articles.no_publisher"))
        (eight,) = note.getparent().itersiblings("details")
        assert text_of(eight.find("summary")) == VALUES["8 billion parameters"][index]
        assert eight.get("open") is None


def test_what_does_not_disagree_is_closed(built):
    for tree in built.pages.values():
        for details in tree.find_class("fact"):
            assert (details.get("open") is not None) == ("conflict" in details.getparent().classes)


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "2 articles, 1 source"), ("id", "2 artikel, 1 sumber"), ("pt-BR", "2 artigos, 1 fonte")],
)
def test_what_two_translations_of_one_original_state_counts_as_one_source(built, tag, words):
    shown = compared(built, tag) + facts_of(built, tag, "dbrx")
    both = [each for each in shown if len({quote.article for quote in each.quotes}) == 2]
    assert {each.attribute for each in both} >= {"training-cost", "developer", "team-lead", "benchmarks"}
    assert {each.model for each in both} == {"dbrx"}
    assert {text_of(each.details[0].find_class("count")[0]) for each in both} == {words}
    alone = [each for each in shown if each not in both]
    assert not [each for each in alone if each.details[0].find_class("count")]


@EVERY_LANGUAGE
def test_words_of_an_article_carry_its_language_and_ours_the_pages(built, tag):
    shown = compared(built, tag) + [shown for model in MODELS for shown in facts_of(built, tag, model)]
    for each in shown:
        own = {claim.language for claim, _, _ in claims_of(built, [each])}
        innermost = list(each.value.iter())[-1]
        assert lang(innermost) in (own if KINDS[each.attribute] == "text" else {tag}), text_of(each.value)
        for quote in each.quotes:
            assert lang(quote.element) in own
        assert lang(each.details) == tag


def test_quotes_carry_their_articles_language_on_every_page(built):
    articles = articles_by_url(built)
    for page in built.pages:
        for quote in quotes_in(built, page):
            assert lang(quote.element) == articles[quote.article]["language"]


# The data


def rows_of(built: Built, tag: str) -> tuple[list[str], list[dict[str, str]]]:
    text = built.files[f"{FOLDERS[tag]}compare/compare.csv"].decode("utf-8")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    keys = ["model", "attribute", "value", "article", "published", "publisher", "quote", "address", "disagrees"]
    keys += ["reading", "stated_by"]
    assert head == [LABELS[tag].say(f"csv.{key}") for key in keys]
    return head, [dict(zip(keys, row, strict=True)) for row in rows]


@EVERY_LANGUAGE
def test_the_csv_has_a_row_for_each_claim_and_one_for_each_cell_without(built, tag):
    say, names = LABELS[tag].say, {slug: model["name"] for slug, model in MODELS.items()}
    published = {(c["article"], c["model"], c["attribute"], c["quote"]): c for c in data(built, "claims")}
    expected = []
    for c in CLAIMS:
        notes, entry = ARTICLES[c.article], published[c.article, c.model, c.attribute, c.quote]
        expected.append(
            (
                names[c.model],
                say(f"attributes.{c.attribute}"),
                fold(c.shown(tag)),
                notes["title"],
                notes.get("published", ""),
                notes.get("publisher", ""),
                c.quote,
                entry["url"],
                say("csv.editor") if c.reason else "",
                c.stated_by or "",
            )
        )
    claimed = {(claim.model, claim.attribute) for claim in CLAIMS}
    for model in MODELS:
        for attribute in ATTRIBUTES:
            if (model, attribute.key) not in claimed:
                label = say(f"attributes.{attribute.key}")
                expected.append((names[model], label, say("facts.none"), *[""] * 7))
    _, rows = rows_of(built, tag)
    found = [tuple(fold(text) for key, text in row.items() if key != "disagrees") for row in rows]
    assert Counter(found) == Counter(expected)


@EVERY_LANGUAGE
def test_the_csv_marks_what_disagrees(built, tag):
    _, rows = rows_of(built, tag)
    index = list(FOLDERS).index(tag)
    found = {row["value"]: row["disagrees"] for row in rows if row["disagrees"]}
    disagreeing = ("2 billion parameters", "3 to 34 billion parameters")
    assert found == {VALUES[value][index]: VALUES["yes"][index] for value in disagreeing}


SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
UNSEEN = ' \t"\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH SPACE}\N{RIGHT-TO-LEFT MARK}\N{SOFT HYPHEN}\ufeff'


def is_formula(cell: str) -> bool:
    return cell.lstrip(UNSEEN)[:1] in tuple(SIGNS)


@given(text=st.text(st.sampled_from(f"{SIGNS}{UNSEEN};,'x1"), max_size=12))
@example(text="x;=1+1")
@example(text="x\t+1")
@example(text='x; "=1+1')
@example(text="\N{IDEOGRAPHIC SPACE}＝1")
def test_no_part_of_a_cell_is_a_formula_whatever_parts_the_cells(text):
    """Spreadsheets of some languages part cells at ";", and text that is pasted is parted at tabs."""
    line = io.StringIO()
    csv.writer(line).writerow(["Zed", compare.inert(text), compare.inert(text)])
    for delimiter in ",;\t":
        cells = next(csv.reader([line.getvalue()], delimiter=delimiter))
        assert not [cell for cell in cells if is_formula(cell)], delimiter


@pytest.mark.parametrize("text", ["a - b", "a; b-c", "e-mail: a@b.example", "5 = 5", "x; 1+1", "“-1”"])
def test_other_words_stay_as_they_are_in_the_csv(text):
    assert compare.inert(text) == text


@EVERY_LANGUAGE
def test_no_cell_of_the_csv_can_be_taken_for_a_formula(built, tag):
    head, rows = rows_of(built, tag)
    assert not [cell for row in (head, *(row.values() for row in rows)) for cell in row if is_formula(cell)]


@pytest.mark.parametrize("start", ["=1+1 ", "+1 ", "-1 ", "@SUM(1) ", '="a",', "=\u00a0"])
def test_words_of_an_article_that_look_like_a_formula_are_words_in_the_csv(start):
    entry = as_written("kancil-2", "results", fold(f"{start}Kancil 2"), f"{start}Kancil 2")
    site, problems = made({**NAMES, "a.txt": f"{start}Kancil 2 it is.\n", "a.yml": f"language: en\n{written(entry)}"})
    assert not [str(problem) for problem in problems if not problem.warning]
    text = next(page.text for page in pages(site) if page.path == "compare/compare.csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert all(cell[:1] not in tuple("=+-@") for row in rows for cell in row)
    # A spreadsheet takes the apostrophe for "this is text"; the words after it are the article's.
    assert fold(f"'{start}Kancil 2") in [cell for row in rows for cell in row]


def schema(built: Built, name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(built.files[f"api/v1/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


@pytest.mark.parametrize("name", ["claims", "articles", "models"])
def test_the_data_fits_its_schema(built, name):
    schema(built, name).validate(json.loads(built.files[f"api/v1/{name}.json"]))


WRONG = [
    ("claims", "value", {"amount": 1}),
    ("claims", "value", {"amount": "1", "unit": None}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "about": False}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "about": True, "over": True}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "over": True, "at_least": True}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "near": True}),
    ("claims", "value", {"min": 1, "unit": "tokens"}),
    ("claims", "value", {"text": ""}),
    ("claims", "value", {"text": "a", "yes": True}),
    ("claims", "value", {"yes": "yes"}),
    ("claims", "value", {"names": []}),
    ("claims", "value", {"date": "September"}),
    ("claims", "value", {"date": "2024-9"}),
    ("claims", "value", {}),
    ("claims", "value", None),
    ("claims", "value", "7 billion"),
    ("claims", "model", None),
    ("claims", "model", "Llama 3"),
    ("claims", "block", 0),
    ("claims", "block", "3"),
    ("claims", "quote", ""),
    ("claims", "quote", "x" * 301),
    ("claims", "reading", "author"),
    ("claims", "reading", None),
    ("claims", "conflict", None),
    ("claims", "url", "id/articles/a/"),
    ("claims", "url", "id/articles/a/#p0"),
    ("claims", "url", "/id/articles/a/#p1"),
    ("claims", "named_in", ""),
    ("claims", "stated_by", ""),
    ("articles", "published", "22 October 2024"),
    ("articles", "published", "2024-13-01"),
    ("articles", "language", ""),
    ("articles", "publisher", ""),
    ("articles", "byline", ""),
    ("articles", "original", ""),
    ("articles", "title", None),
    ("articles", "title_from", "guess"),
    ("articles", "models", "dbrx"),
    ("articles", "models", ["dbrx", "dbrx"]),
    ("articles", "blocks", 0),
    ("articles", "sha256", "abc"),
    ("articles", "url", "/id/articles/a/"),
    ("models", "developer", []),
    ("models", "developer", "Meta"),
    ("models", "url", {}),
    ("models", "url", "models/dbrx/"),
    ("models", "url", {"en": "/models/dbrx/"}),
    ("models", "name", ""),
    ("models", "articles", None),
]


@pytest.mark.parametrize(("name", "key", "value"), WRONG)
def test_a_schema_refuses_what_breaks_the_contract(built, name, key, value):
    whole = json.loads(built.files[f"api/v1/{name}.json"])
    whole[name][0][key] = value
    assert not schema(built, name).is_valid(whole)


@pytest.mark.parametrize("name", ["claims", "articles", "models"])
def test_a_schema_wants_every_key_and_no_other(built, name):
    valid = schema(built, name)
    first = data(built, name)[0]
    for key in first:
        assert not valid.is_valid({name: [{k: v for k, v in first.items() if k != key}]}), key
    assert not valid.is_valid({name: [first | {"unknown": None}]})
    assert not valid.is_valid({name: [first], "unknown": None})
    assert valid.is_valid({name: []})


def test_claims_json_says_what_the_editors_wrote(built):
    found = [
        (c["article"], c["model"], c["attribute"], c["quote"], c["named_in"], c["stated_by"], c["reading"], c["reason"])
        for c in data(built, "claims")
    ]
    expected = [
        (c.article, c.model, c.attribute, c.quote, c.named_in, c.stated_by, "editor" if c.reason else "quote", c.reason)
        for c in CLAIMS
    ]
    assert Counter(found) == Counter(expected)


VALUE_KEYS = {
    "quantity": ({"amount", "unit"}, {"min", "max", "unit"}),
    "text": ({"text"},),
    "yes-no": ({"yes"},),
    "names": ({"names"},),
    "date": ({"date"},),
}


def test_the_values_of_claims_json_have_the_form_of_their_attributes_kind(built):
    for claim in data(built, "claims"):
        keys = claim["value"].keys() - set(Bound)
        assert keys in VALUE_KEYS[KINDS[claim["attribute"]]]
        if KINDS[claim["attribute"]] == "text":
            assert claim["value"]["text"] in claim["quote"]


@pytest.mark.parametrize(
    ("model", "attribute", "value"),
    [
        ("dbrx", "training-cost", {"amount": 10_000_000, "unit": "USD", "about": True}),
        ("olmoe", "parameters-active", {"amount": 1_000_000_000, "unit": "parameters"}),
        ("olmoe", "training-tokens", {"amount": 5_000_000_000_000, "unit": "tokens"}),
        ("olmoe", "release-date", {"date": "--09"}),
        ("granite-3-0", "parameters-sizes", {"min": 3_000_000_000, "max": 34_000_000_000, "unit": "parameters"}),
        ("granite-3-0", "licence", {"names": ["Apache 2.0"]}),
        ("granite-3-0", "training-data", {"text": "3-4 terabyte token"}),
        (
            "llama-3",
            "separate-licence-threshold",
            {"amount": 700_000_000, "unit": "monthly-active-users", "over": True},
        ),
        ("llama-3", "licence-osi-approved", {"yes": False}),
    ],
)
def test_values_in_claims_json_follow_the_contract(built, model, attribute, value):
    found = [c["value"] for c in data(built, "claims") if (c["model"], c["attribute"]) == (model, attribute)]
    assert value in found


def test_conflict_is_true_of_exactly_the_claims_that_disagree(built):
    found = [(c["model"], c["attribute"], c["value"]) for c in data(built, "claims") if c["conflict"]]
    assert found == [
        ("granite-3-0", "parameters-sizes", {"amount": 2_000_000_000, "unit": "parameters"}),
        ("granite-3-0", "parameters-sizes", {"min": 3_000_000_000, "max": 34_000_000_000, "unit": "parameters"}),
    ]


def test_the_address_of_a_claim_is_that_of_its_block(built):
    urls = {article["id"]: url for url, article in articles_by_url(built).items()}
    for claim in data(built, "claims"):
        assert claim["url"] == f"{urls[claim['article']]}#p{claim['block']}"
        assert claim["quote"] in built.blocks(urls[claim["article"]])[f"p{claim['block']}"]


def test_claims_articles_and_models_agree(built):
    claims, articles, models = (data(built, name) for name in ("claims", "articles", "models"))
    about = {article["id"]: set(article["models"]) for article in articles}
    told = {model["id"]: set(model["articles"]) for model in models}
    assert {(a, m) for a, ms in about.items() for m in ms} == {(a, m) for m, names in told.items() for a in names}
    assert {(c["article"], c["model"]) for c in claims} <= {(a, m) for a, ms in about.items() for m in ms}
    for model in models:
        said = [c["value"]["names"] for c in claims if (c["model"], c["attribute"]) == (model["id"], "developer")]
        assert model["developer"] == (list(dict.fromkeys(name for names in said for name in names)) or None)
    for article in articles:
        siblings = [a["id"] for a in articles if a["original"] and a["original"] == article["original"]]
        assert article["translations"] == [name for name in siblings if name != article["id"]]


def test_articles_and_models_json_agree_with_the_seeds_and_the_pages(built):
    for article in data(built, "articles"):
        raw = (SEEDS / f"{article['id']}.txt").read_bytes()
        assert article["sha256"] == hashlib.sha256(raw).hexdigest()
        lines = [line for line in re.split(r"\r\n?|\n", raw.decode("utf-8")) if line.strip()]
        assert article["blocks"] == len(lines)
        assert all(int(block.removeprefix("p")) <= len(lines) for block in built.blocks(article["url"]))
        heading = built.pages[article["url"]].find(".//h1")
        assert text_of(heading) == article["title"]
        # A headline's claims and mentions lead to it as they do to a block of the body.
        number = next((n for n, line in enumerate(lines, start=1) if fold(line) == article["title"]), None)
        assert heading.get("id") == (f"p{number}" if number else "title")
        notes = ARTICLES[article["id"]]
        for key in ("language", "title", "published", "publisher", "byline", "source_url", "original"):
            assert article[key] == notes.get(key)
    assert [article["id"] for article in data(built, "articles")] == list(ARTICLES)
    for model in data(built, "models"):
        assert model["name"] == MODELS[model["id"]]["name"]
        assert model["aliases"] == MODELS[model["id"]].get("aliases", [])
        for tag, url in model["url"].items():
            assert text_of(built.pages[url].get_element_by_id("title")) == model["name"]
            assert built.pages[url].get("lang") == tag
    assert {model["id"] for model in data(built, "models")} == set(MODELS)
