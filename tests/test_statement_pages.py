"""Every statement of the built site of the real seeds, held against what their editors wrote.

What is expected comes from the seeds themselves, read here as plain YAML, with the ids that the site's own data has.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import yaml
from evidence import NAMES, written
from evidence import claim as as_written
from hypothesis import example, given
from hypothesis import strategies as st
from lxml.html import HtmlElement
from samples import ATTRIBUTES, LANGUAGES, made, real
from sites import REAL, ROOT, Built, fold, text_of
from terbuka.pages import models, sheets
from terbuka.pages.kinds import pages
from terbuka.records.attribute import ROWS

FOLDERS = {"en": "", "id": "id/", "pt-BR": "pt-BR/"}
LABELS = {language.tag: language for language in real().languages}
BY_KEY = {attribute.key: attribute for attribute in ATTRIBUTES}
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


def read_yaml(path: str) -> Any:
    return yaml.load((REAL / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


ARTICLES = {path.stem: read_yaml(f"{path.stem}.yml") for path in sorted(REAL.glob("*.txt"))}
REGISTERED = {
    folder: {path.stem: read_yaml(f"{folder}/{path.name}") for path in sorted((REAL / folder).glob("*.yml"))}
    for folder in ("models", "other-models", "people", "organisations", "licences", "originals")
}
MODELS = REGISTERED["models"]
SPELLINGS = {
    spelling
    for folder, files in REGISTERED.items()
    if folder != "originals"
    for file in files.values()
    for spelling in (file["name"], *file.get("aliases", []))
}


@dataclass(frozen=True)
class Written:
    """A claim as it stands in `seeds/NAME.yml`, with its id."""

    id: str
    article: str
    language: str
    model: str
    attribute: str
    value: str
    quote: str
    gloss: tuple[tuple[str, str], ...]
    named_in: str | None
    speaker: str | None
    reading: str | None
    reason: tuple[tuple[str, str], ...]

    @property
    def is_words(self) -> bool:
        return BY_KEY[self.attribute].kind == "text"

    def shown(self, tag: str) -> tuple[str, bool] | None:
        """The value as a page in a language can have it, and whether it is a gloss; None where it only names it."""
        if not self.is_words:
            others = VALUES.get(self.value)
            return (others[list(FOLDERS).index(tag)] if others else self.value), False
        if self.language == tag or self.value in SPELLINGS:
            return self.value, False
        gloss = dict(self.gloss).get(tag)
        return (fold(gloss), True) if gloss else None


def pairs(texts: dict[str, str] | str | None) -> tuple[tuple[str, str], ...]:
    return tuple((texts if isinstance(texts, dict) else {"en": texts} if texts else {}).items())


@cache
def claims(built: Built) -> dict[str, Written]:
    """The claims that the editors wrote, by their ids."""
    published = json.loads(built.files["api/v1/claims.json"])["claims"]
    entries = [(name, entry) for name, notes in ARTICLES.items() for entry in notes.get("claims", [])]
    assert [(c["article"], c["model"], c["attribute"], c["quote"]) for c in published] == [
        (name, entry["model"], entry["attribute"], fold(entry["quote"])) for name, entry in entries
    ]
    return {
        row["id"]: Written(
            id=row["id"],
            article=name,
            language=ARTICLES[name]["language"],
            model=entry["model"],
            attribute=entry["attribute"],
            value=fold(entry["value"]),
            quote=fold(entry["quote"]),
            gloss=pairs(entry.get("gloss")),
            named_in=entry.get("named_in"),
            speaker=entry.get("speaker"),
            reading=entry.get("reading"),
            reason=pairs(entry.get("reason")),
        )
        for row, (name, entry) in zip(published, entries, strict=True)
    }


@pytest.fixture(scope="module")
def built(real_site: Built) -> Built:
    return real_site


def lang(element: HtmlElement) -> str:
    """The language that an element is said to be in."""
    return next(each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang"))


def in_the_open(element: HtmlElement) -> bool:
    return next(element.iterancestors("details"), None) is None


@dataclass(frozen=True)
class Shown:
    """A statement on a page with the claims that it says to hold."""

    page: str
    tag: str
    element: HtmlElement
    claims: tuple[Written, ...]

    def open(self, name: str) -> list[HtmlElement]:
        """What a reader sees of a class, or a tag, without opening anything."""
        found = self.element.find_class(name[1:]) if name.startswith(".") else self.element.iter(name)
        return [each for each in found if in_the_open(each)]


def statements_on(built: Built, page: str, tag: str) -> list[Shown]:
    known = claims(built)
    return [
        Shown(page, tag, element, tuple(known[each] for each in element.get("data-claims").split(" ")))
        for element in built.pages[page].find_class("statement")
    ]


def pages_with_statements(tag: str) -> list[str]:
    return [f"{FOLDERS[tag]}{page}" for page in (*(f"models/{model}/" for model in MODELS), "compare/")]


def shown_in(built: Built, tag: str) -> Iterator[Shown]:
    for page in pages_with_statements(tag):
        yield from statements_on(built, page, tag)


def test_the_seeds_hold_claims_on_every_model_from_every_article(built):
    assert {claim.model for claim in claims(built).values()} == set(MODELS)
    assert {claim.article for claim in claims(built).values()} == set(ARTICLES)


@EVERY_LANGUAGE
def test_every_claim_stands_once_on_its_models_page_and_once_in_the_comparison(built, tag):
    known = claims(built)
    for page in pages_with_statements(tag):
        found = Counter(claim.id for each in statements_on(built, page, tag) for claim in each.claims)
        subject = page.removeprefix(FOLDERS[tag]).removeprefix("models/").rstrip("/")
        assert found == Counter(c.id for c in known.values() if subject in ("compare", c.model)), page


def test_a_statement_holds_the_claims_that_the_data_puts_together(built):
    together = {}
    for row in json.loads(built.files["api/v1/claims.json"])["claims"]:
        together.setdefault(row["statement"], []).append(row["id"])
    for tag in FOLDERS:
        for each in shown_in(built, tag):
            assert [claim.id for claim in each.claims] in list(together.values())


@EVERY_LANGUAGE
def test_every_value_is_in_the_pages_language(built, tag):
    """Or it is a name, or shown as our translation; of the real seeds none is left in another language."""
    say = LABELS[tag].say
    for each in shown_in(built, tag):
        allowed = {shown for claim in each.claims if (shown := claim.shown(tag))}
        values = each.open(".value")
        assert values
        for value in values:
            note = value.getnext()
            is_gloss = note is not None and "note" in note.classes and text_of(note) == f"({say('statement.gloss')})"
            assert (text_of(value), is_gloss) in allowed, (each.page, text_of(value))
            assert lang(list(value.iter())[-1]) == tag


@EVERY_LANGUAGE
def test_right_below_a_value_stands_a_quote_of_the_source_in_the_open(built, tag):
    known = claims(built)
    articles = {article["id"]: article for article in json.loads(built.files["api/v1/articles.json"])["articles"]}
    for each in shown_in(built, tag):
        quotes = each.open("blockquote")
        assert len(quotes) == len(each.open(".value"))
        for value, quote in zip(each.open(".value"), quotes, strict=True):
            wording = next(iter(value.iterancestors("div")))
            claim = known[wording.get("id").removeprefix("c-")]
            assert next(iter(wording.iter("blockquote"))) is quote
            assert text_of(quote, "place") == claim.quote
            assert lang(quote) == claim.language == articles[claim.article]["language"]
            (place,) = quote.find_class("place")
            article, fragment = built.target(each.page, place.get("href")) or ("", "")
            assert article == articles[claim.article]["url"]
            assert claim.quote in built.blocks(article)[fragment]
            # The words of the page's own language come first.
            assert claim.language == tag or tag not in {known[i].language for i in ids_in(wording)}


def ids_in(element: HtmlElement) -> list[str]:
    found = element.xpath("descendant-or-self::*[starts-with(@id, 'c-')]")
    return [each.get("id").removeprefix("c-") for each in found]


@EVERY_LANGUAGE
def test_every_claim_has_an_anchor_a_quote_and_a_link_that_can_be_copied(built, tag):
    for each in shown_in(built, tag):
        assert sorted(ids_in(each.element)) == sorted(claim.id for claim in each.claims)
        assert Counter(text_of(quote, "place") for quote in each.element.iter("blockquote")) == Counter(
            claim.quote for claim in each.claims
        )
        links = each.element.find_class("permalink")
        assert sorted(link.get("href") for link in links) == sorted(f"#c-{claim.id}" for claim in each.claims)
        assert {link.get("aria-label") for link in links} == {LABELS[tag].say("statement.link")}


@EVERY_LANGUAGE
def test_whoever_says_it_stands_beside_the_value_with_their_page(built, tag):
    said = 0
    for each in shown_in(built, tag):
        shown = {text_of(name): name for name in each.open(".speaker")}
        kinds = {slug: kind for kind in ("organisations", "people") for slug in REGISTERED[kind]}
        names = {REGISTERED[kinds[c.speaker]][c.speaker]["name"]: c.speaker for c in each.claims if c.speaker}
        assert set(shown) == set(names), each.page
        for name, element in shown.items():
            (link,) = element.iter("a")
            assert built.target(each.page, link.get("href"))[0] == f"{FOLDERS[tag]}{kinds[names[name]]}/{names[name]}/"
        said += len(names)
    assert said > 50


@EVERY_LANGUAGE
def test_a_persons_role_is_told_in_the_pages_language(built, tag):
    roles = {
        (article, each["person"]): {ARTICLES[article]["language"]: each["role"], **each.get("gloss", {})}
        for article, notes in ARTICLES.items()
        for each in notes.get("people", [])
    }
    for model in MODELS:
        for each in statements_on(built, f"{FOLDERS[tag]}models/{model}/", tag):
            told = {text_of(found, "note") for found in each.element.find_class("role")}
            expected = {}
            for claim in each.claims:
                if role := roles.get((claim.article, claim.speaker), {}).get(tag):
                    expected.setdefault(claim.speaker, set()).add(fold(role))
            assert all(told & some for some in expected.values())


def test_where_our_translation_is_the_very_word_it_is_not_called_a_translation():
    claim = "model: zed, attribute: reception, value: super, quote: memuji Zed super, speaker: ani-contoh"
    site, problems = made(
        {
            "models/zed.yml": "name: Zed\n",
            "people/ani-contoh.yml": "name: Ani Contoh\n",
            "a.txt": "Ani Contoh, CEO di sana, memuji Zed super.\n",
            "a.yml": (
                "language: id\ntitle: Zed\n"
                "people: [{person: ani-contoh, role: CEO, gloss: {en: CEO, pt-BR: CEO}}]\n"
                f"claims: [{{{claim}, gloss: {{en: super, pt-BR: super}}}}]\n"
            ),
        }
    )
    assert not [each for each in problems if not each.warning]
    for language, page in zip(LANGUAGES, models.pages(site), strict=True):
        assert "super" in page.text and "CEO" in page.text
        assert language.say("statement.gloss") not in page.text


@EVERY_LANGUAGE
def test_the_tie_of_who_says_it_to_the_developer_is_told_in_words(built, tag):
    say = LABELS[tag].say
    ties = {row["id"]: row["tie"] for row in json.loads(built.files["api/v1/claims.json"])["claims"]}
    assert {"developer", "independent"} <= set(ties.values())
    for each in shown_in(built, tag):
        expected = {
            say("statement.published_by_developer")
            if ties[claim.id] == "developer" and not claim.speaker
            else say(f"statement.tie_{ties[claim.id]}")
            for claim in each.claims
            if ties[claim.id]
        }
        assert {text_of(tie) for tie in each.open(".tie")} == expected


@EVERY_LANGUAGE
def test_what_is_an_editors_reading_says_so_and_why_and_nothing_else_does(built, tag):
    say = LABELS[tag].say
    for each in shown_in(built, tag):
        for claim in each.claims:
            (holder,) = each.element.xpath(f"descendant-or-self::*[@id='c-{claim.id}']")
            nested = {other.id for other in each.claims if other is not claim} & set(ids_in(holder))
            told = [
                f for f in holder.find_class("facts") if not nested & {i for up in f.iterancestors() for i in own(up)}
            ]
            text = " ".join(text_of(fact) for fact in told)
            assert (say("statement.by_editor") in text) == (claim.reading == "editor")
            assert (say("statement.by_model") in text) == (claim.reading == "model" and not claim.named_in)
            assert (say("statement.named_in_reading") in text) == bool(claim.named_in)
            assert not claim.named_in or f"“{claim.named_in}”" in text
            assert not claim.reason or fold(dict(claim.reason)[tag]) in text


def own(element: HtmlElement) -> list[str]:
    return [str(element.get("id")).removeprefix("c-")] if str(element.get("id")).startswith("c-") else []


@EVERY_LANGUAGE
def test_statements_that_translations_tell_differently_say_so_with_both_wordings(built, tag):
    differing = 0
    for each in shown_in(built, tag):
        glosses = {fold(dict(claim.gloss)["en"]).casefold() for claim in each.claims if claim.gloss}
        boxes = each.element.find_class("differ")
        assert [text_of(box) for box in boxes] == [LABELS[tag].say("statement.differ_translations")] * (
            len(glosses) > 1
        )
        if boxes:
            assert {claim.article for claim in each.claims} == {"000_061f8b41ef9a8b66", "001_acdc37089c53c771"}
            assert len(each.open(".value")) == len(each.open("blockquote")) == len(glosses)
            differing += 1
    assert differing >= 2


@EVERY_LANGUAGE
def test_a_models_page_begins_with_a_summary_whose_values_lead_to_their_statements(built, tag):
    say = LABELS[tag].say
    for model in MODELS:
        page = f"{FOLDERS[tag]}models/{model}/"
        (strip,) = built.pages[page].find_class("summary")
        assert [text_of(term) for term in strip.iter("dt")] == [say(f"summary.{row}") for row in ROWS]
        told = {claim.attribute for claim in claims(built).values() if claim.model == model}
        for row, cell in zip(ROWS, strip.iter("dd"), strict=True):
            is_told = any(attribute.summary == row and attribute.key in told for attribute in ATTRIBUTES)
            assert bool(cell.find_class("value")) == is_told
            assert (text_of(cell) == say("statement.none")) == (not is_told)
            for value in cell.find_class("value"):
                target, fragment = built.target(page, value.getparent().get("href")) or ("", "")
                assert target == page
                statement = built.pages[page].get_element_by_id(fragment)
                assert text_of(value) == text_of(statement.find_class("value")[0])


@EVERY_LANGUAGE
def test_a_models_page_says_at_its_end_of_what_nothing_is_recorded_and_it_is_true(built, tag):
    say = LABELS[tag].say
    for model in MODELS:
        told = {claim.attribute for claim in claims(built).values() if claim.model == model}
        rows = {BY_KEY[key].summary for key in told} - {None}
        unsaid = [a.key for a in ATTRIBUTES if a.group == "openness" and a.key not in told and a.summary not in rows]
        (found,) = built.pages[f"{FOLDERS[tag]}models/{model}/"].find_class("unsaid")
        listed = LABELS[tag].list([say(f"attributes.{key}") for key in unsaid])
        assert text_of(found) == say("statement.unsaid", what=listed)
        assert not found.xpath("following::*[contains(concat(' ', @class, ' '), ' statement ')]")


@EVERY_LANGUAGE
def test_a_bare_family_name_may_include_the_model_and_says_so(built, tag):
    (names,) = built.pages[f"{FOLDERS[tag]}models/llama-3/"].xpath("//*[@id='other']/following-sibling::ul[1]")
    told = {text_of(item.find("strong")): [text_of(note) for note in item.find_class("note")] for item in names}
    assert told["Llama"] == [LABELS[tag].say("model.family", name="Llama", model="Llama 3")]
    assert told["Llama 2"] == []


@EVERY_LANGUAGE
def test_the_comparison_has_a_row_for_all_of_which_something_is_recorded_and_names_the_rest(built, tag):
    say = LABELS[tag].say
    page = built.pages[f"{FOLDERS[tag]}compare/"]
    told = {(claim.model, claim.attribute) for claim in claims(built).values()}
    rows = {}
    for table in page.find_class("compare"):
        models = [head.get("data-column") for head in table.xpath("./thead/tr/th")[1:]]
        assert models == sorted(MODELS, key=lambda model: MODELS[model]["name"].casefold())
        for row in table.xpath("./tbody/tr"):
            rows[text_of(row[0])] = row
            for model, cell in zip(models, row[1:], strict=True):
                (key,) = [a.key for a in ATTRIBUTES if say(f"attributes.{a.key}") == text_of(row[0])]
                assert (cell.get("data-column"), cell.get("data-model")) == (model, MODELS[model]["name"])
                assert bool(cell.find_class("statement")) == ((model, key) in told)
                assert (text_of(cell) == say("statement.none")) == ((model, key) not in told)
    keys = {key for _, key in told}
    assert list(rows) == [say(f"attributes.{a.key}") for a in ATTRIBUTES if a.key in keys]
    rest = [say(f"attributes.{a.key}") for a in ATTRIBUTES if a.key not in keys]
    assert [text_of(found) for found in page.find_class("unsaid")] == [LABELS[tag].list(rest)] * bool(rest)


def test_granites_sizes_that_disagree_stand_side_by_side(built):
    for tag, folder in FOLDERS.items():
        index = list(FOLDERS).index(tag)
        for page in (f"{folder}models/granite-3-0/", f"{folder}compare/"):
            (box,) = built.pages[page].find_class("conflict")
            assert text_of(box[0]) == LABELS[tag].say("statement.differ_article")
            found = {text_of(value) for value in box.find_class("value") if in_the_open(value)}
            assert found == {VALUES["2 billion parameters"][index], VALUES["3 to 34 billion parameters"][index]}


@EVERY_LANGUAGE
def test_a_models_page_says_by_whose_voices_each_statement_is_made_and_counts_them(built, tag):
    ties = {row["id"]: row["tie"] for row in json.loads(built.files["api/v1/claims.json"])["claims"]}
    for model in MODELS:
        page = f"{FOLDERS[tag]}models/{model}/"
        made_by: Counter[str] = Counter()
        for each in statements_on(built, page, tag):
            expected = {
                "developer"
                if ties[claim.id] == "developer"
                else "article"
                if not claim.speaker
                else "independent"
                if ties[claim.id]
                else "other"
                for claim in each.claims
            }
            assert set(each.element.get("data-voices").split(" ")) == expected
            made_by.update(expected)
        choices = {
            box.get("value"): int(text_of(box.getparent().find_class("note")[0]))
            for choice in built.pages[page].find_class("voices")
            for box in choice.iter("input")
        }
        all_of_them = {"": len(statements_on(built, page, tag))} if len(made_by) > 1 else {}
        assert choices == ({**all_of_them, **made_by} if all_of_them else {})
        # Where the numbers do not add up, it says why.
        said = [text_of(note) for note in built.pages[page].xpath("//*[@class='voices']/p")]
        more = bool(choices) and sum(made_by.values()) > choices[""]
        assert said == [LABELS[tag].say("voices.several")] * more


@EVERY_LANGUAGE
def test_the_review_page_holds_every_editors_reading_and_nothing_else(built, tag):
    known = claims(built).values()
    expected = {
        "values": Counter((c.quote, c.attribute) for c in known if c.reading == "editor"),
        "models": Counter((c.quote, c.attribute) for c in known if c.reading == "model" or c.named_in),
        # Of which a machine would not notice that another value was written.
        "changes": Counter(
            (row["quote"], row["attribute"])
            for row in json.loads(built.files["api/v1/claims.json"])["claims"]
            if row["reading"] != "editor" and {*row["judged"]} - {"model", "speaker"}
        ),
    }
    keys = {LABELS[tag].say(f"attributes.{a.key}"): a.key for a in ATTRIBUTES}
    found: dict[str, Counter[tuple[str, str]]] = {}
    for each in built.pages[f"{FOLDERS[tag]}review/"].find_class("reviewed"):
        (section,) = each.xpath("preceding-sibling::h2[1]")
        (quote,) = each.iter("blockquote")
        link = next(each.iter("a"))
        page, fragment = built.target(f"{FOLDERS[tag]}review/", link.get("href")) or ("", "")
        assert built.pages[page].get_element_by_id(fragment) is not None
        found.setdefault(section.get("id"), Counter())[text_of(quote, "place"), keys[text_of(link)]] += 1
    assert found == expected


def test_the_review_page_names_what_lacks_a_translation():
    entry = as_written("kancil-2", "results", "cepat", "Kancil 2 cepat")
    files = {**NAMES, "a.txt": "Kancil 2 cepat.\n", "a.yml": f"language: id\n{written(entry)}"}
    site, _ = made(files)
    texts = {page.path: fold(page.text) for page in pages(site)}
    assert "Not translated into: English and Brazilian Portuguese." in texts["review/index.md"]
    assert "Belum diterjemahkan ke: Inggris dan Portugis (Brasil)." in texts["id/review/index.md"].replace(
        "Bahasa ", ""
    )
    # And readers are told in what language the words are.
    assert (
        '<span class="value"><span lang="id">cepat</span></span> <span class="note">'
        in texts["models/kancil-2/index.md"]
    )
    assert '<span class="value">cepat</span></p>' in texts["id/models/kancil-2/index.md"]


def test_nothing_of_a_statement_needs_a_script_or_runs_one(built):
    for tree in built.pages.values():
        for statement in tree.find_class("statement"):
            assert {button.get("class") for button in statement.iter("button")} <= {"verify"}, "which checks its quote"
            assert not statement.xpath(".//@hidden | .//*[@*[starts-with(name(), 'on')]]")


def test_no_id_stands_twice_on_a_page_with_statements(built):
    for tag in FOLDERS:
        for page in pages_with_statements(tag):
            ids = Counter(built.pages[page].xpath("//@id"))
            assert [each for each, n in ids.items() if n > 1] == []


def test_every_quote_of_every_page_leads_to_a_block_that_shows_exactly_its_words(built):
    articles = {a["url"]: a["language"] for a in json.loads(built.files["api/v1/articles.json"])["articles"]}
    walked: Counter[str] = Counter()
    for page, tree in built.pages.items():
        for quote in tree.xpath("//blockquote[.//a[@class='place']]"):
            (place,) = quote.find_class("place")
            article, fragment = built.target(page, place.get("href")) or ("", "")
            assert text_of(quote, "place") in built.blocks(article)[fragment], page
            assert lang(quote) == articles[article]
            walked[page] += 1
    for tag in FOLDERS:
        assert walked[f"{FOLDERS[tag]}compare/"] == len(claims(built))


def test_every_link_to_a_place_leads_to_a_block_and_says_which(built):
    for page, tree in built.pages.items():
        for link in tree.find_class("place"):
            article, fragment = built.target(page, link.get("href")) or ("", "")
            assert fragment in built.blocks(article), (page, link.get("href"))
            assert text_of(link) == f"¶{fragment.removeprefix('p')}"


def test_what_can_be_opened_is_printed_open():
    style = (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
    assert re.search(r"@media print\s*\{(?:[^@]|@(?!media))*details::details-content", style)


# ── The comparison as CSV ──

COLUMNS = list(sheets.COLUMNS)


def rows_of(built: Built, tag: str) -> tuple[list[str], list[dict[str, str]]]:
    text = built.files[f"{FOLDERS[tag]}compare/compare.csv"].decode("utf-8")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == [LABELS[tag].say(f"csv.{key}") for key in COLUMNS]
    return head, [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@EVERY_LANGUAGE
def test_the_csv_has_a_row_for_each_claim_and_one_for_each_cell_without(built, tag):
    say, names = LABELS[tag].say, {slug: model["name"] for slug, model in MODELS.items()}
    published = {row["id"]: row for row in json.loads(built.files["api/v1/claims.json"])["claims"]}
    expected = []
    for c in claims(built).values():
        notes, row = ARTICLES[c.article], published[c.id]
        value = c.value if c.is_words else c.shown(tag)[0]
        expected.append(
            {
                "model": names[c.model],
                "attribute": say(f"attributes.{c.attribute}"),
                "value": fold(value),
                "gloss": fold(dict(c.gloss).get(tag, "")),
                "speaker": row["speaker"]["name"] if row["speaker"] else "",
                "tie": say(f"statement.tie_{row['tie']}") if row["tie"] else "",
                "article": notes["title"],
                "published": notes.get("published", ""),
                "publisher": notes.get("publisher", ""),
                "quote": c.quote,
                "address": row["url"],
                "disagrees": say("value.yes") if row["conflict"] else "",
                "reading": say(f"csv.by_{row['reading']}") if row["reading"] != "quote" else "",
                "id": c.id,
                "statement": row["statement"],
            }
        )
    told = {(claim.model, claim.attribute) for claim in claims(built).values()}
    for model in MODELS:
        for attribute in ATTRIBUTES:
            if (model, attribute.key) not in told:
                empty = dict.fromkeys(COLUMNS, "")
                label = say(f"attributes.{attribute.key}")
                expected.append(empty | {"model": names[model], "attribute": label, "value": say("statement.none")})
    _, rows = rows_of(built, tag)
    found = [{key: fold(text) for key, text in row.items()} for row in rows]
    assert Counter(map(str, found)) == Counter(map(str, expected))


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
    csv.writer(line).writerow(["Zed", sheets.inert(text), sheets.inert(text)])
    for delimiter in ",;\t":
        cells = next(csv.reader([line.getvalue()], delimiter=delimiter))
        assert not [cell for cell in cells if is_formula(cell)], delimiter


@pytest.mark.parametrize("text", ["a - b", "a; b-c", "e-mail: a@b.example", "5 = 5", "x; 1+1", "“-1”"])
def test_other_words_stay_as_they_are_in_the_csv(text):
    assert sheets.inert(text) == text


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
