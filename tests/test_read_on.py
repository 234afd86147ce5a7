"""What an article's page leads on to, and how long an article takes to read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from samples import LANGUAGES, article_of, made, real
from sites import Built, text_of
from terbuka import related as relations
from terbuka.pages.read_on import minutes, read_on
from terbuka.site import Site


def site_of(**articles: tuple[str, str]) -> Site:
    """A site of articles, each with the names that its text has and lines of its notes."""
    files = {f"models/model-{letter}.yml": f"name: Model {letter.upper()}\n" for letter in "abc"}
    files |= {f"people/orang-{name}.yml": f"name: Orang {name.title()}\n" for name in ("satu", "dua", "tiga")}
    for name, (named, notes) in articles.items():
        text = "".join(f"Di sini ada {each}.\n" for each in named.split(", "))
        files |= {f"{name}.txt": f"{text}Selesai {name}.\n", f"{name}.yml": f"language: id\ntitle: T {name}\n{notes}"}
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    return site


def related(site: Site, name: str) -> list[tuple[str, list[str]]]:
    found = read_on(site, site.article[name]).related
    return [(article.name, [shared.name for shared in names]) for article, names in found]


def following(site: Site, name: str) -> dict[str, str]:
    return {model.name: article.name for model, article in read_on(site, site.article[name]).next}


def test_articles_that_share_rare_names_come_before_those_that_share_common_ones() -> None:
    site = site_of(
        a=("Model A, Orang Satu", ""), b=("Model A", ""), c=("Model A", ""), d=("Orang Satu", ""), e=("Orang Dua", "")
    )
    assert related(site, "d") == [("a", ["Orang Satu"])]
    assert related(site, "c") == [("a", ["Model A"]), ("b", ["Model A"])]
    assert related(site, "a")[0] == ("d", ["Orang Satu"])
    assert related(site, "e") == []


def test_translations_of_one_original_count_as_one_and_ones_own_as_none() -> None:
    site = site_of(
        a=("Orang Satu", "original: x\n"),
        b=("Orang Satu", "original: x\n"),
        c=("Orang Satu", "original: y\n"),
        d=("Orang Satu", "original: y\n"),
    )
    assert [name for name, _ in related(site, "a")] == ["c"]
    assert [name for name, _ in related(site, "d")] == ["a"]


def test_the_next_article_on_a_model_is_the_one_before_in_time_and_never_a_translation() -> None:
    site = site_of(
        new=("Model A, Model B", "published: 2024-03-03\noriginal: x\n"),
        same=("Model A", "published: 2024-03-02\noriginal: x\n"),
        old=("Model A", "published: 2024-03-01\n"),
        undated=("Model B", ""),
    )
    assert following(site, "new") == {"Model A": "old", "Model B": "undated"}
    assert following(site, "same") == {"Model A": "old"}
    assert following(site, "old") == following(site, "undated") == {}


def test_what_is_next_is_not_told_again_as_related() -> None:
    site = site_of(a=("Model A", "published: 2024-01-02\n"), b=("Model A", "published: 2024-01-01\n"))
    assert following(site, "a") == {"Model A": "b"}
    assert related(site, "a") == []
    assert related(site, "b") == [("a", ["Model A"])]


def test_few_articles_are_named_of_many() -> None:
    site = site_of(**{f"n{number}": ("Model A, Orang Satu", "") for number in range(30)})
    assert all(len(site.related[article.name]) == relations.RELATED for article in site.articles)


@contextmanager
def counted() -> Iterator[list[int]]:
    """How many lines of related.py are carried out meanwhile."""
    lines = [0]

    def trace(frame: object, event: str, _: object) -> object:
        if frame.f_code.co_filename != relations.__file__:
            return None
        lines[0] += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield lines
    finally:
        sys.settrace(before)


def test_twice_as_many_articles_that_all_share_a_name_take_twice_as_long() -> None:
    lines = []
    for many in (100, 200):
        site = site_of(**{f"n{number:03}": ("Model A, Orang Satu", "") for number in range(many)})
        assert site._places  # what is gathered once for all pages
        with counted() as done:
            assert site.related and site.next_on
        lines.append(done[0])
    assert lines[0] and lines[1] <= 2.1 * lines[0]


# -- on the page


def test_every_page_leads_on_to_articles_that_are_there(site_below: Built) -> None:
    site = real()
    for article in site.articles:
        address = f"{'' if article.language == 'en' else article.language + '/'}articles/{article.slug}/"
        (section,) = site_below.pages[address].find_class("read-on")
        titles = [text_of(link) for link in section.iter("a")]
        on = read_on(site, article)
        assert titles == [other.title for _, other in on.next] + [other.title for other, _ in on.related]
        for link in section.iter("a"):
            assert site_below.target(address, link.get("href"))[0] in site_below.pages
            assert link.get("lang") == link.get("hreflang")


# -- how long


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kata. ", 1, id="a short text"),
        pytest.param("kata " * 1150, 5, id="a long one"),
        pytest.param("字" * 1650, 5, id="one of Chinese, of fewer characters"),
        pytest.param("คำ" * 2875, 5, id="one of Thai, without spaces"),
    ],
)
def test_an_article_takes_as_long_as_its_script_is_read(text: str, expected: int) -> None:
    assert minutes(article_of(f"Judul\n{text}\n", "language: id\ntitle: Judul\n")) == expected


def test_the_page_says_how_long_in_its_language(site_below: Built) -> None:
    say = {language.tag: language.say for language in LANGUAGES}
    for article in real().articles:
        (line,) = site_below.pages[f"{article.language}/articles/{article.slug}/"].find_class("source-line")
        assert say[article.language]("article.minutes", n=minutes(article)) in text_of(line)
