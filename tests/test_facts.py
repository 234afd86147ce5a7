"""Claims put together: what agrees, what disagrees, and how many sources say it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from evidence import NAMES, claim, written
from hypothesis import given
from hypothesis import strategies as st
from samples import ATTRIBUTES, LANGUAGES, Files, made, unit
from sites import REAL, parse, text_of
from terbuka.build import build
from terbuka.claims.conflicts import conflicting
from terbuka.claims.facts import (
    Difference,
    by_speaker,
    how_statements_differ,
    remarks_on,
    statements_in_order,
    wordings,
)
from terbuka.claims.prove import with_conflicts
from terbuka.coverage import Voice, voice_of
from terbuka.disk import read_seeds
from terbuka.pages.kinds import pages
from terbuka.pages.lists import sources
from terbuka.problems import Mark
from terbuka.site import Site
from terbuka.types import Claim
from terbuka.value_types import Bound, Quantity, Range, Text, Value

BY_KEY = {attribute.key: attribute for attribute in ATTRIBUTES}


def corpus(attribute: str, values: list[str], *, original: str | None = None) -> Files:
    """An article for each value, all on one model, each with one claim.

    Values are written as the words that say them, or as "VALUE: WORDS".
    """
    files: dict[str, str | bytes] = dict(NAMES)
    for number, written_value in enumerate(values):
        value, _, words = written_value.partition(": ")
        quote = words or value
        shared = f"original: {original}\n" if original else ""
        files[f"a{number}.txt"] = f"Kancil 2 comes with {quote}.\n"
        files[f"a{number}.yml"] = f"language: en\ntitle: Told {number}\n{shared}" + written(
            claim("kancil-2", attribute, value, quote)
        )
    return files


def site_of(files: Files) -> Site:
    site, problems = made(files)
    assert not [str(problem) for problem in problems if not problem.warning]
    return site


def page_of(site: Site, path: str) -> str:
    return " ".join(next(page.text for page in pages(site) if page.path == path).split())


def differences_of(site: Site, attribute: str) -> tuple[Difference, ...]:
    model = next(model for model in site.models if model.slug == "kancil-2")
    return how_statements_differ(site, BY_KEY[attribute], statements_in_order(site, model, BY_KEY[attribute]))


@dataclass(frozen=True)
class Case:
    """What articles state on one attribute, one each, and which of them (from 0) disagree with another."""

    title: str
    attribute: str
    values: list[str]
    disagree: set[int]


CASES = [
    # Only one value can stand.
    Case("one value", "parameters-total", ["7B"], set()),
    Case("the same value in other words", "parameters-total", ["7B", "7 billion parameters"], set()),
    Case("two exact values", "parameters-total", ["7B", "8B"], {0, 1}),
    Case("one against two", "parameters-total", ["7B", "8B", "7B"], {0, 1, 2}),
    Case("two licences", "licence", ["Daun 1.0", "Akar 2.0"], {0, 1}),
    Case("a licence by another name", "licence", ["Daun 1.0", "Daun 1.0: Leaf Licence 1.0"], set()),
    # Ranges.
    Case("inside of a range", "training-tokens", ["5T", "2 to 8 trillion tokens"], set()),
    Case("at a range's end", "training-tokens", ["8T", "2 to 8 trillion tokens"], set()),
    Case("outside of a range", "training-tokens", ["9T", "2 to 8 trillion tokens"], {0, 1}),
    Case("ranges that meet", "training-tokens", ["2 to 8 trillion tokens", "8 to 9 trillion tokens"], set()),
    Case("ranges that do not meet", "training-tokens", ["2 to 7 trillion tokens", "8 to 9 trillion tokens"], {0, 1}),
    # "About", "over" and "under" widen.
    Case("about, and a number nearby", "training-cost", ["about $10 million", "$10.5 million"], set()),
    Case("about, and a number far off", "training-cost", ["about $10 million", "$15 million"], {0, 1}),
    Case("about, and over the same", "training-cost", ["about $10 million", "over $10 million"], set()),
    Case("over, and a number above", "training-cost", ["over $10 million", "$15 million"], set()),
    Case("over, and a number below", "training-cost", ["over $10 million", "$9 million"], {0, 1}),
    Case("under, and a number above", "training-cost", ["under $10 million", "$15 million"], {0, 1}),
    Case("under one, and over a greater", "training-cost", ["under $10 million", "over $11 million"], {0, 1}),
    Case("over a range's end", "training-tokens", ["over 8 trillion tokens", "2 to 7 trillion tokens"], {0, 1}),
    # Only those that disagree.
    Case("in the middle between two", "training-cost", ["about $10 million", "$9 million", "$11 million"], {1, 2}),
    # Several values may stand.
    Case("sizes side by side", "parameters-sizes", ["8B", "2B"], set()),
    Case("a size outside of the range", "parameters-sizes", ["8B", "2B", "3 to 34 billion parameters"], {1, 2}),
    Case("two developers", "developer", ["Rimba Lab", "Yayasan Hutan"], set()),
    Case("numbers of benchmarks", "benchmarks", ["5 benchmarks", "12 benchmarks"], set()),
    # Words.
    Case("words never disagree", "training-duration", ["months", "three days"], set()),
    Case("vague words beside a number", "training-data", ["trillions of tokens", "5 tokens"], set()),
    # Dates disagree only in a part that both state.
    Case("a month without a year", "release-date", ["March", "2025-03-05"], set()),
    Case("another month", "release-date", ["April", "2025-03-05"], {0, 1}),
    Case("another year", "release-date", ["2024", "2025-03"], {0, 1}),
    Case("a year and a month", "release-date", ["2025", "March"], set()),
]
EACH = pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in CASES])


def benchmarked(case: Case) -> Files:
    return {**corpus(case.attribute, case.values), "units/benchmarks.yml": unit("benchmarks", "benchmark")}


@EACH
def test_exactly_the_claims_that_disagree_are_marked(case):
    site = site_of(benchmarked(case))
    assert {number for number, claim in enumerate(site.claims) if claim.conflict} == case.disagree


@EACH
def test_the_order_of_the_articles_changes_no_conflict(case):
    site = site_of(benchmarked(replace(case, values=case.values[::-1])))
    last = len(case.values) - 1
    assert {last - number for number, claim in enumerate(site.claims) if claim.conflict} == case.disagree


@EACH
def test_articles_that_disagree_are_said_to(case):
    site = site_of(benchmarked(case))
    assert differences_of(site, case.attribute) == ((Difference.ARTICLES,) if case.disagree else ())


def test_one_article_may_disagree_with_itself():
    text = "Kancil 2 comes with 7B. Kancil 2 comes with 8B.\n"
    notes = "language: en\n" + written(
        claim("kancil-2", "parameters-total", "7 billion", "7B"),
        claim("kancil-2", "parameters-total", "8 billion", "8B"),
    )
    site = site_of({**NAMES, "a.txt": text, "a.yml": notes})
    assert [claim.conflict for claim in site.claims] == [True, True]
    assert differences_of(site, "parameters-total") == (Difference.ARTICLE,)


def test_what_is_said_of_two_models_or_two_attributes_never_disagrees():
    text = "Kancil 2 has 7B, Onça has 8B. Kancil 2 has 9B.\n"
    notes = "language: en\n" + written(
        claim("kancil-2", "parameters-total", "7 billion", "7B"),
        claim("onca", "parameters-total", "8 billion", "8B"),
        claim("kancil-2", "parameters-active", "9 billion", "9B"),
    )
    site = site_of({**NAMES, "a.txt": text, "a.yml": notes})
    assert not any(claim.conflict for claim in site.claims)


def test_articles_that_share_an_original_are_one_source():
    site = site_of(corpus("parameters-total", ["7B"] * 2, original="one"))
    assert (len(site.articles), len(sources(site.articles))) == (2, 1)


@pytest.mark.parametrize(
    ("originals", "counts"),
    [
        ((None,), "1 statement about Kancil 2, from 1 source of unknown publisher (1 article)"),
        ((None, None), "1 statement about Kancil 2, from 2 sources of unknown publisher (2 articles)"),
        (("one", "one"), "1 statement about Kancil 2, from 1 source of unknown publisher (2 articles)"),
        (("one", "two"), "1 statement about Kancil 2, from 2 sources of unknown publisher (2 articles)"),
        (("one", "one", None), "1 statement about Kancil 2, from 2 sources of unknown publisher (3 articles)"),
        # An original that has the name of another article is not that article.
        (("a1", None), "1 statement about Kancil 2, from 2 sources of unknown publisher (2 articles)"),
    ],
)
def test_a_models_page_counts_statements_and_sources_not_articles(originals, counts):
    files = dict(corpus("parameters-total", ["7B"] * len(originals)))
    for number, original in enumerate(originals):
        if original:
            files[f"a{number}.yml"] = f"original: {original}\n{files[f'a{number}.yml']}"
    assert counts in page_of(site_of(files), "models/kancil-2/index.md")


# Who published the sources of a model that Rimba Lab made; what belongs to it is its own.
PUBLISHED = [
    ("rimba-lab", "1 source published by its developer (1 article)."),
    ("rimba-blog", "1 source published by its developer (1 article)."),
    ("koran", "1 source independent of its developer (1 article)."),
    (None, "1 source of unknown publisher (1 article)."),
]


@pytest.mark.parametrize(("publisher", "said"), PUBLISHED)
def test_a_source_of_an_unknown_publisher_is_not_independent(publisher, said):
    files = {
        **corpus("developer", ["Rimba Lab"], original="one"),
        "organisations/rimba-blog.yml": "name: Rimba Blog\npart_of: rimba-lab\n",
        "organisations/koran.yml": "name: Koran\n",
        "originals/one.yml": f"title: One\npublisher: {publisher}\n" if publisher else "title: One\n",
    }
    assert said in page_of(site_of(files), "models/kancil-2/index.md")


# What two translations state, whether they are said to differ, and which claims contradict each other.
TRANSLATED = [
    ("parameters-total", ["7B", "7 billion parameters"], False, set()),
    ("parameters-total", ["7B", "8B"], True, {0, 1}),
    ("training-cost", ["about $10 million", "$10 million"], True, set()),
    ("training-cost", ["over $9 million", "$10 million"], True, set()),
    ("release-date", ["March", "2025-03"], True, set()),
    ("licence", ["Daun 1.0", "Akar 2.0"], True, {0, 1}),
    ("parameters-sizes", ["8B", "2B"], False, set()),
    ("parameters-sizes", ["2B", "3 to 34 billion parameters"], True, {0, 1}),
    # Words are each translation's own.
    ("training-duration", ["months", "three days"], False, set()),
]


@pytest.mark.parametrize(("attribute", "values", "differ", "disagree"), TRANSLATED)
def test_translations_that_state_different_values_are_said_to_differ(attribute, values, differ, disagree):
    site = site_of(corpus(attribute, values, original="one"))
    assert differences_of(site, attribute) == ((Difference.TRANSLATIONS,) if differ else ())
    assert {number for number, claim in enumerate(site.claims) if claim.conflict} == disagree


def test_both_values_of_translations_that_differ_stand_together():
    site = site_of(corpus("training-cost", ["about $10 million", "$10 million"], original="one"))
    page = parse(page_of(site, "models/kancil-2/index.md"))
    (box,) = page.find_class("conflict")
    assert text_of(box.find_class("differ")[0]) == "The translations differ"
    assert [text_of(value) for value in box.find_class("value")] == ["about US$10 million", "US$10 million"]
    assert len([quote for quote in box.iter("blockquote") if not list(quote.iterancestors("details"))]) == 2


def test_a_translation_and_another_article_can_both_differ():
    files = dict(corpus("parameters-total", ["7B", "8B", "9B"]))
    for number in (0, 1):
        files[f"a{number}.yml"] = f"original: one\n{files[f'a{number}.yml']}"
    site = site_of(files)
    assert differences_of(site, "parameters-total") == (Difference.ARTICLES, Difference.TRANSLATIONS)
    assert all(claim.conflict for claim in site.claims)


def test_of_the_real_claims_only_granites_2_billion_and_its_range_of_3_to_34_billion_disagree():
    found, _ = read_seeds(REAL)
    site, _ = build(found, LANGUAGES, ATTRIBUTES)
    assert site.claims
    disagreeing = {(claim.model, claim.attribute, claim.value) for claim in site.claims if claim.conflict}
    billion = Decimal(10**9)
    assert disagreeing == {
        ("granite-3-0", "parameters-sizes", Quantity(amount=2 * billion, unit="parameters")),
        ("granite-3-0", "parameters-sizes", Range(low=3 * billion, high=34 * billion, unit="parameters")),
    }
    agreeing = [claim.value for claim in site.claims if claim.attribute == "parameters-sizes" and not claim.conflict]
    assert agreeing == [Quantity(amount=8 * billion, unit="parameters")]


# ── Who says it ──

TOLD = "Budi Santoso of Rimba Lab likes Kancil 2. Sari Dewi of Koran likes Kancil 2. A fan likes Kancil 2.\n"
NAMED = {
    **NAMES,
    "people/budi-santoso.yml": "name: Budi Santoso\n",
    "people/sari-dewi.yml": "name: Sari Dewi\n",
    "people/ayu.yml": "name: Ayu\naliases: [A fan]\n",
    "organisations/koran.yml": "name: Koran\n",
    "originals/one.yml": "title: One\n",
}
PEOPLE = (
    "people:\n"
    "  - {person: budi-santoso, role: of Rimba Lab, organisation: rimba-lab}\n"
    "  - {person: sari-dewi, role: of Koran, organisation: koran}\n"
)
DEVELOPER = claim("kancil-2", "developer", "Rimba Lab", "Rimba Lab likes Kancil 2")


def told(*claims: dict[str, str], text: str = TOLD, notes: str = "", more: Files | None = None) -> Site:
    """An article that translates `one`, with these claims."""
    head = f"language: en\ntitle: Told\noriginal: one\n{PEOPLE if text == TOLD else ''}{notes}"
    return site_of({**NAMED, "a.txt": text, "a.yml": head + written(DEVELOPER, *claims), **(more or {})})


VOICES = [
    ("budi-santoso", None, Voice.DEVELOPER),
    ("rimba-lab", None, Voice.DEVELOPER),
    ("sari-dewi", None, Voice.INDEPENDENT),
    ("koran", "rimba-lab", Voice.INDEPENDENT),  # whoever is quoted speaks, not the publisher
    ("ayu", None, Voice.OTHER),  # nobody says to whom she belongs
    (None, None, Voice.ARTICLE),
    (None, "koran", Voice.ARTICLE),
    (None, "rimba-lab", Voice.DEVELOPER),
]


@pytest.mark.parametrize(("speaker", "publisher", "voice"), VOICES)
def test_a_statement_is_made_by_the_voice_of_who_says_it(speaker, publisher, voice):
    more = {"originals/one.yml": f"publisher: {publisher}\n"} if publisher else {}
    said = {"speaker": speaker} if speaker else {}
    site = told(claim("kancil-2", "reception", "likes", "A fan likes Kancil 2", **said), more=more)
    assert voice_of(site.claims[-1]) is voice


def test_claims_are_grouped_by_who_says_them_in_the_order_of_the_first_ones():
    site = told(
        claim("kancil-2", "reception", "likes", "Budi Santoso of Rimba Lab likes Kancil 2", speaker="budi-santoso"),
        claim("kancil-2", "reception", "likes", "A fan likes Kancil 2"),
        claim("kancil-2", "reception", "likes", "of Rimba Lab likes Kancil 2", speaker="budi-santoso"),
    )
    _, first, second, third = site.claims
    assert by_speaker([first, second, third]) == ((first, third), (second,))


# ── Translations of one original ──

# The glosses of two translations of a word, and whether they are said to tell different things.
GLOSSED = [
    ({"en": "fast"}, {"en": "fast"}, False),
    ({"en": "fast"}, {"en": "Fast  "}, False),
    ({"en": "fast"}, {"en": "the fastest"}, True),
    ({"en": "fast"}, {}, False),  # nobody has said what the other means
    ({}, {}, False),
    ({"en": "fast", "pt-BR": "x"}, {"en": "fast", "id": "y"}, False),
]


def translated(glosses: tuple[dict[str, str], dict[str, str]], originals: tuple[str, str] = ("one", "one")) -> Site:
    """Kancil 2 is fast, in Indonesian and in Portuguese."""
    files = dict(NAMED)
    words = (("id", "Kancil 2 cepat"), ("pt-BR", "Kancil 2 rápido"))
    for (tag, text), gloss, original in zip(words, glosses, originals, strict=True):
        entry = claim("kancil-2", "results", text.split()[-1], text)
        lines = written(entry) + ("    gloss: {" + ", ".join(f'{k}: "{v}"' for k, v in gloss.items()) + "}\n")
        files[f"{tag}.txt"] = f"{text}.\n"
        files[f"{tag}.yml"] = f"language: {tag}\ntitle: T\noriginal: {original}\n{lines}"
    return site_of(files)


@pytest.mark.parametrize(("one", "two", "differ"), GLOSSED)
def test_translations_tell_different_things_where_their_glosses_in_one_language_do(one, two, differ):
    site = translated((one, two))
    (statement,) = site.statements
    assert [len(group) for group in wordings(site, statement)] == ([1, 1] if differ else [2])
    page = page_of(site, "models/kancil-2/index.md")
    assert ("The translations differ" in page) == differ


def test_only_translations_of_one_original_tell_one_thing_in_two_wordings():
    site = translated(({"en": "fast"}, {"en": "slow"}), originals=("one", "two"))
    assert [len(wordings(site, statement)) for statement in site.statements] == [1, 1]


# ── Remarks ──

# Where a remark stands, and whether it belongs to a quote of the words "of Koran likes Kancil 2" in block 1.
REMARKED = [
    ("block: 1", True),
    ("block: 1, text: likes Kancil 2. A fan", True),
    ("block: 1, text: Sari Dewi of Ko", True),
    ("block: 1, text: A fan", False),
    ("block: 2", False),
]


@pytest.mark.parametrize(("place", "is_shown"), REMARKED)
def test_a_remark_is_shown_at_the_quotes_that_it_overlaps(place, is_shown):
    entry = claim("kancil-2", "reception", "likes", "of Koran likes Kancil 2", speaker="sari-dewi")
    notes = f"remarks:\n  - {{{place}, remark: {{en: Garbled., id: Kacau., pt-BR: Confuso.}}}}\n"
    site = told(entry, text=f"{TOLD}The end.\n", notes=PEOPLE + notes)
    found = remarks_on(site.claims[-1], site.articles[0])
    assert [remark.remark["en"] for remark in found] == ["Garbled."] * is_shown
    assert ("Garbled." in page_of(site, "models/kancil-2/index.md")) == is_shown


NUMBERS = st.integers(1, 30).map(Decimal)
QUANTITIES = st.builds(Quantity, amount=NUMBERS, unit=st.just("parameters"), bound=st.sampled_from(Bound))
RANGES = st.tuples(NUMBERS, NUMBERS).filter(lambda ends: ends[0] < ends[1])
VALUES = QUANTITIES | RANGES.map(lambda ends: Range(low=ends[0], high=ends[1], unit="parameters"))
ATTRIBUTE = st.sampled_from(["parameters-total", "parameters-sizes"])


def claims_of(attribute: str, values: list[Value]) -> list[Claim]:
    return [
        Claim(
            id=f"{number}",
            article=f"a{number}",
            block=1,
            start=0,
            model="kancil-2",
            attribute=attribute,
            value=value,
            quote="Kancil 2",
            mark=Mark(path="seeds/a.yml"),
        )
        for number, value in enumerate(values)
    ]


def marked(attribute: str, values: list[Value]) -> list[bool]:
    return [claim.conflict for claim in with_conflicts(claims_of(attribute, values), ATTRIBUTES)]


@given(attribute=ATTRIBUTE, values=st.lists(VALUES, max_size=6))
def test_whoever_disagrees_is_disagreed_with(attribute, values):
    flags = marked(attribute, values)
    several = BY_KEY[attribute].several
    for value, flag in zip(values, flags, strict=True):
        others = [other for other, marked in zip(values, flags, strict=True) if marked]
        assert flag == any(conflicting(value, other, several=several) for other in others)
        assert flag == any(conflicting(other, value, several=several) for other in others)


@given(attribute=ATTRIBUTE, values=st.lists(VALUES, min_size=1, max_size=6), new=VALUES, data=st.data())
def test_adding_a_claim_that_agrees_with_all_changes_no_conflict(attribute, values, new, data):
    several = BY_KEY[attribute].several
    agrees = not any(conflicting(new, value, several=several) for value in values)
    at = data.draw(st.integers(0, len(values)))
    flags = marked(attribute, [*values[:at], new, *values[at:]])
    if agrees:
        assert flags == [*marked(attribute, values)[:at], False, *marked(attribute, values)[at:]]
    else:
        assert flags[at]


@given(attribute=ATTRIBUTE, values=st.lists(VALUES, min_size=1, max_size=6), data=st.data())
def test_saying_the_same_once_more_changes_no_conflict(attribute, values, data):
    again = data.draw(st.integers(0, len(values) - 1))
    flags = marked(attribute, values)
    assert marked(attribute, [*values, values[again]]) == [*flags, flags[again]]


@given(values=st.lists(QUANTITIES, max_size=6))
def test_of_several_values_that_may_stand_none_disagrees_without_a_range(values):
    assert not any(marked("parameters-sizes", values))


@given(value=VALUES)
def test_words_disagree_with_nothing(value):
    assert marked("parameters-total", [value, Text(text="billions of parameters")]) == [False, False]
