"""Who can read what: an added claim changes exactly its cells, and what is wanted is told."""

from __future__ import annotations

import json
from dataclasses import asdict
from unittest import mock

import pytest
from lxml.html import HtmlElement
from samples import ATTRIBUTES, LANGUAGES, REAL, UNITS, Files, made, real
from sites import Built, rendered, text_of
from terbuka import coverage as sites_coverage
from terbuka.build import build
from terbuka.coverage import Covered
from terbuka.disk import read_seeds
from terbuka.languages.interface import Language
from terbuka.pages import coverage
from terbuka.site import Site
from terbuka.types import File

ADDED = """
  - model: olmoe
    attribute: {attribute}
    value: campuran model pakar
    quote: Ai2 merilis OlmoE, campuran model pakar
    gloss: {{en: a mixture of expert models, pt-BR: uma mistura de modelos especialistas}}
"""

Cells = dict[tuple[str, str, str], str]  # by the model, the attribute and the column


NOTHING = Covered(statements=0, languages=(), only_in=(), single=0, partial=0, unglossed=0)


def with_claim(article: str, claim: str) -> Site:
    """The site of the real seeds with one claim more at the end of an article's notes."""
    path = f"seeds/{article}.yml"
    files = [
        File(path=file.path, data=file.data.rstrip() + claim.encode()) if file.path == path else file
        for file in read_seeds(REAL)[0]
    ]
    site, problems = build(files, LANGUAGES, ATTRIBUTES)
    assert not [problem for problem in problems if not problem.warning], problems
    return site


def page(site: Site, tag: str = "en", number: int = 1) -> HtmlElement:
    folder = "" if tag == "en" else f"{tag}/"
    path = f"{folder}coverage/" + (f"page/{number}/" if number > 1 else "") + "index.md"
    (text,) = (each.text for each in coverage.pages(site) if each.path == path)
    return rendered(text.split("\n---\n", 1)[1])


def cells(document: HtmlElement) -> Cells:
    """What the tables of a page say; under "" what one language alone tells of a model, and how much nothing does."""
    found: Cells = {}
    for section in document.xpath("//section[h2]"):
        model = section.find("h2").get("id")
        heads = [text_of(head) for head in section.xpath("div/table/thead//th")]
        for row in section.xpath("div/table/tbody/tr"):
            for head, cell in zip(heads[1:], row.findall("td"), strict=True):
                found[model, row.xpath("string(th/a/@href)").partition("#fact-")[2], head] = text_of(cell)
        for only in section.xpath("dl/div"):
            language, _, number = text_of(only.find("dt")).partition(": ")
            found[model, "", language] = f"{number}: {text_of(only.find('dd'))}"
        for summary in section.xpath("details/summary"):
            found[model, "", ""] = text_of(summary)
    return found


@pytest.mark.parametrize("attribute", ["model-type", "close-to"])
def test_one_added_claim_changes_exactly_its_cells(attribute: str) -> None:
    site = with_claim(claimed_article("olmoe"), ADDED.format(attribute=attribute))
    key = ("olmoe", attribute)
    told, more = (each.covered.get(key, NOTHING) for each in (real(), site))
    assert more.statements == told.statements + 1
    assert dict(more.languages) == dict(more.only_in) == {"id": dict(told.languages).get("id", 0) + 1}
    assert {key: each for key, each in site.covered.items() if real().covered.get(key) != each} == {key: more}
    assert real().covered.keys() <= site.covered.keys()
    before, after = cells(page(real())), cells(page(site))
    changed = {cell for cell in before.keys() | after.keys() if before.get(cell) != after.get(cell)}
    own = {("olmoe", "", "Only in Indonesian"), *((*key, each) for each in ("In all", "Indonesian", "What is wanted"))}
    if told is NOTHING:  # a new row, and one aspect less on which nothing is recorded
        own |= {(*key, "English"), (*key, "Brazilian Portuguese"), ("olmoe", "", "")}
    assert changed | {(*key, "What is wanted")} == own
    assert after[*key, "In all"] == after[*key, "Indonesian"] == str(more.statements)


def claimed_article(model: str) -> str:
    return next(claim.article for claim in real().claims if claim.model == model)


# -- made up


NAMES: Files = {
    "models/zed-1.yml": "name: Zed 1\n",
    "organisations/acme.yml": "name: Acme\n",
    "originals/told.yml": "title: Told\n",
}
BIG = "{model: zed-1, attribute: results, value: besar, quote: Zed 1 besar, gloss: {en: big}}"
CHEAP = "{model: zed-1, attribute: results, value: murah, quote: Zed 1 murah, gloss: {en: cheap, pt-BR: barato}}"
MAKER = "{model: zed-1, attribute: developer, value: Acme, quote: Zed 1 oleh Acme}"


def article(name: str, language: str, *claims: str, more: str = "") -> Files:
    """An article with these claims, and with more keys in its notes."""
    listed = "".join(f"  - {claim}\n" for claim in claims)
    notes = f"language: {language}\ntitle: T {name}\n{more}\nclaims:\n{listed}"
    return {f"{name}.txt": "Zed 1 besar. Zed 1 murah. Zed 1 oleh Acme.\n", f"{name}.yml": notes}


def covered(*articles: Files) -> dict[str, Covered]:
    files = {**UNITS, **NAMES}
    for each in articles:
        files |= each
    return {attribute: found for (_, attribute), found in made(files)[0].covered.items()}


def test_two_translations_of_one_original_are_one_source_in_two_languages() -> None:
    pair = (article(name, tag, MAKER, more="original: told") for name, tag in (("a", "id"), ("b", "es")))
    expected = Covered(statements=1, languages=(("es", 1), ("id", 1)), only_in=(), single=1, partial=0, unglossed=0)
    assert covered(*pair)["developer"] == expected
    apart = covered(article("a", "id", MAKER), article("b", "es", MAKER))["developer"]
    assert (apart.single, apart.only_in) == (0, ())


def test_what_is_told_in_one_language_alone_and_what_is_not_translated() -> None:
    found = covered(article("a", "id", BIG, CHEAP))["results"]
    assert (found.statements, found.only_in, found.unglossed) == (2, (("id", 2),), 1)


def test_of_several_statements_those_are_told_apart_that_stand_in_one_language_alone() -> None:
    texts = article("a", "id", BIG, CHEAP), article("b", "es", CHEAP.replace(", gloss: {en: cheap, pt-BR: barato}", ""))
    assert covered(*texts)["results"].only_in == (("id", 1),)
    site, _ = made({**UNITS, **NAMES, **texts[0], **texts[1]})
    found = cells(page(site))
    assert found["zed-1", "results", "What is wanted"].startswith("1 only in Indonesian · ")
    assert found["zed-1", "", "Only in Indonesian"] == "1 statement: Results"
    assert ("zed-1", "", "Only in Spanish") not in found


def test_what_nobody_says_but_the_developer() -> None:
    theirs, others = (article("a", "id", MAKER, CHEAP, more=f"publisher: {name}") for name in ("Acme", "Else"))
    again = article("b", "id", CHEAP, more="publisher: Else")
    assert covered(theirs)["results"].partial == 1
    assert covered(theirs, again)["results"].partial == 0
    assert covered(others)["results"].partial == 0


def test_many_models_stand_on_pages_of_their_own_each_once() -> None:
    files = {f"models/zeta-{n:02}.yml": f"name: Zeta {n:02}\n" for n in range(40)}
    site, _ = made({**UNITS, **NAMES, **files, **article("a", "id", MAKER)})
    with mock.patch.multiple(sites_coverage, ROWS_LEAST=5, ROWS=10):
        parts = site.coverage_parts
    assert [slug for part in parts for slug in part] == [model.slug for model in site.models]
    assert all(len(part) <= 10 for part in parts) and len(parts) > 4
    some = page(site, number=2)
    assert [each.get("id") for each in some.iter("h2")] == [*parts[1]]
    assert not some.xpath("//dl")  # the sum stands on the first one alone


# -- on the site


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_page_stands_in_every_language_and_its_links_lead_to_the_statements(
    language: Language, real_site: Built
) -> None:
    document = real_site.pages[f"{language.folder}coverage/"]
    rows = document.xpath("//tbody/tr")
    assert len(rows) == len(real().covered)
    for row in rows:
        (link,) = row.xpath("th/a/@href")
        where = real_site.target(f"{language.folder}coverage/", link)
        assert where and where[1] in real_site.ids[where[0]]
    sums = [text_of(each) for each in document.xpath("//dl/div/dd")]
    assert sums[0] == language.say("coverage.n", n=len(real().statements))
    assert language.say("coverage.n", n=real().covering.single) in sums


def test_programs_are_told_the_same(real_site: Built) -> None:
    told = json.loads(real_site.files["api/v1/coverage.json"])["coverage"]
    assert {(row.pop("model"), row.pop("attribute")): row for row in told} == {
        key: {**asdict(each), "languages": dict(each.languages), "only_in": dict(each.only_in)}
        for key, each in real().covered.items()
    }


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_a_models_page_leads_to_what_is_told_of_it_in_which_languages(language: Language, real_site: Built) -> None:
    for model in real().models:
        start = f"{language.folder}models/{model.slug}/"
        links = {real_site.target(start, link) for link in real_site.pages[start].xpath("//article//a/@href")}
        assert (f"{language.folder}coverage/", model.slug) in links


def test_it_leads_to_the_part_that_has_the_model() -> None:
    files = {f"models/zeta-{n:02}.yml": f"name: Zeta {n:02}\n" for n in range(10)}
    with mock.patch.multiple(sites_coverage, ROWS_LEAST=2, ROWS=4):
        site, _ = made({**UNITS, **NAMES, **files, **article("a", "id", MAKER)})
        parts = site.coverage_parts
        assert len(parts) > 2
        assert site.coverage_part_of == {slug: n for n, part in enumerate(parts, start=1) for slug in part}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_compare_and_review_lead_there(language: Language, real_site: Built) -> None:
    for start in ("compare/", "review/"):
        document = real_site.pages[f"{language.folder}{start}"]
        links = {real_site.target(f"{language.folder}{start}", link) for link in document.xpath("//article//a/@href")}
        assert {(f"{language.folder}coverage/", ""), (f"{language.folder}strength/", "")} <= links
