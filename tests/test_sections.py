"""The page of somebody who stands in very many articles shows some of each section, and numbered parts show all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import pytest
from samples import LANGUAGES, made
from sites import rendered
from terbuka import layout
from terbuka.pages import organisations, people, sections
from terbuka.pages.asked import Watched
from terbuka.pages.kinds import pages
from terbuka.site import Site

FOLDERS = [language.folder for language in LANGUAGES]
PART_ROOM = 2400  # two of most things that a part lists


@contextmanager
def limits() -> Iterator[None]:
    """As if a page had room for one thing, and a part for little more."""
    with (
        mock.patch.multiple(layout, ROOM=0, PART_ROOM=PART_ROOM),
        mock.patch.multiple(sections, FEW=1, IN_FULL=0, BRIEFLY=1),
        mock.patch.multiple(organisations, FEW=1, IN_FULL=0),
        mock.patch.object(people, "FEW", 1),
    ):
        yield


def told(articles: int) -> Site:
    """Articles in turn in Indonesian and Portuguese, each of which introduces and quotes somebody, on a model."""
    files = {
        "models/kancil-2.yml": "name: Kancil 2\n",
        "people/sari-dewi.yml": "name: Sari Dewi\n",
        "organisations/rimba-lab.yml": "name: Rimba Lab\npart_of: hutan\n",
        "organisations/hutan.yml": "name: Hutan\n",
    }
    for number in range(articles):
        tag, said = [("id", "kata"), ("pt-BR", "disse")][number % 2]
        files[f"a{number:03}.txt"] = f"“Kancil 2 x{number} y z w,” {said} Sari Dewi, q{number} Rimba Lab.\n"
        files[f"a{number:03}.yml"] = (
            f"language: {tag}\ntitle: T {number}\npublished: {2000 + number}-01-01\npublisher: Rimba Lab\n"
            f"people: [{{person: sari-dewi, role: q{number}, organisation: rimba-lab}}]\n"
            f"claims:\n  - {{model: kancil-2, attribute: uses, value: x{number}, quote: Kancil 2 x{number},"
            " speaker: sari-dewi}\n"
        )
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    return site


def texts(site: Site) -> dict[str, str]:
    return {page.path: page.text for page in pages(site) if page.path.endswith(".md")}


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    with limits():
        return texts(told(7))


def parts(found: dict[str, str], of: str) -> list[str]:
    """The texts of the parts of a section in their order."""
    number, shown = 1, [found[f"{of}/index.md"]]
    while f"{of}/page/{(number := number + 1)}/index.md" in found:
        shown.append(found[f"{of}/page/{number}/index.md"])
    return shown


@pytest.mark.parametrize("folder", FOLDERS)
def test_parts_hold_all_quotations_and_roles_and_the_page_the_newest(found: dict[str, str], folder: str) -> None:
    page = rendered(found[f"{folder}people/sari-dewi/index.md"])
    for section, words in (("quotations", "x"), ("roles", "q")):
        (shown,) = page.xpath(f"//h2[@id='{section}']/..")
        assert re.findall(rf"\b{words}\d+\b", " ".join(shown.xpath(".//blockquote//text()")) or shown.text_content())[
            0
        ] == (f"{words}6")
        all_of_it = parts(found, f"{folder}people/sari-dewi/{section}")
        assert len(all_of_it) > 2
        counted = Counter(
            word
            for text in all_of_it
            for each in rendered(text).find_class("quotation")
            for word in set(re.findall(rf"\b{words}\d+\b", each.text_content()))
        )
        assert counted == {f"{words}{number}": 1 for number in range(7)}
        (way,) = shown.find_class("further")
        last = f"page/{len(all_of_it)}/"
        assert [a.get("href") for a in way.iter("a")] == [f"{section}/{last}"]
        # What the parts hold is found there, and not twice.
        assert not shown.xpath(".//*[@data-pagefind-body]")
        assert all(rendered(text).xpath("//*[@data-pagefind-body]") for text in all_of_it)


@pytest.mark.parametrize("folder", FOLDERS)
def test_parts_hold_all_statements_each_with_the_way_to_where_it_stands(found: dict[str, str], folder: str) -> None:
    shown = parts(found, f"{folder}people/sari-dewi/statements")
    ways = [way for text in shown for way in re.findall(r'href="[^"]*#c-([^"]+)"', text)]
    with limits():
        assert Counter(ways) == {claim.id: 1 for claim in told(7).claims}


def test_articles_that_name_somebody_stand_once_by_their_language(found: dict[str, str]) -> None:
    for name in ("people/sari-dewi", "organisations/rimba-lab", "organisations/hutan"):
        titles = [
            re.findall(r'class="title"[^>]*>T (\d)<', text)
            for folder in ("id/", "pt-BR/")
            for text in parts(found, f"{folder}{name}/articles")
        ]
        assert sorted(number for some in titles for number in some) == list("0123456")
        assert all(some == sorted(some, reverse=True) for some in titles)
        assert f"{name}/articles/index.md" not in found, "no article is in English"
        assert found[f"{name}/index.md"].count('class="title"') == 1


def test_an_organisation_leads_to_its_people_and_to_all_that_it_published(found: dict[str, str]) -> None:
    for name in ("rimba-lab", "hutan"):
        page = rendered(found[f"organisations/{name}/index.md"])
        (theirs,) = page.xpath("//h2[@id='statements']/../ul/li")
        assert theirs.text_content().split() == ["Sari", "Dewi", "7", "statements"]
        published = [title for text in parts(found, f"organisations/{name}/published") for title in titles(text)]
        assert sorted(published) == list("0123456")


def titles(text: str) -> list[str]:
    (section,) = rendered(text).xpath("//section")
    return re.findall(r"T (\d)", section.text_content())


def test_an_article_more_makes_the_last_parts_alone(found: dict[str, str]) -> None:
    with limits():
        after = texts(told(8))
    for section in ("quotations", "roles"):
        old, new = (parts(each, f"people/sari-dewi/{section}") for each in (found, after))
        # The ways to the other parts lead to one more, where a part is full.
        old, new = ([re.sub(r"<nav.*?</nav>", "", text, flags=re.DOTALL) for text in each] for each in (old, new))
        changed = [number for number, text in enumerate(new) if text not in old[number : number + 1]]
        assert changed == [len(new) - 1]


def test_a_part_hangs_on_the_articles_that_it_shows() -> None:
    with limits():
        watched = Watched(told(8))
        for page in people.pages(watched):
            if re.search(r"people/sari-dewi/(quotations|roles|articles)/", page.path):
                with watched.asking() as asked:
                    assert page.text
                assert len({key for name, key in asked if name == "article"}) <= 4, page.path
