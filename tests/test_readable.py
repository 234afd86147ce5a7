"""readable: what the build finds to be said in an article's words, the check finds there too."""

from __future__ import annotations

import random

import pytest
import tongues
from samples import ATTRIBUTES, Files, made, real
from terbuka.claims.dated import dates_in
from terbuka.claims.known import known
from terbuka.claims.proofs import why_unreadable
from terbuka.claims.readable import Readable, readable
from terbuka.claims.values import to_json
from terbuka.lookups import gathered
from terbuka.records.names import Mentioned, Name, Unit
from terbuka.site import Site
from terbuka.text.words import Tree, edge, folded
from terbuka.types import Article

NEARLY = ("about", "under")  # "quase" says both
WANTED = {of for attribute in ATTRIBUTES for of in (*attribute.units, attribute.names) if of}


def found(site: Site, article: Article) -> list[Readable]:
    licences: Tree[Name] = Tree()
    for name in site.names:
        for spelling in name.names if not isinstance(name, Mentioned | Unit) else ():
            licences.add(spelling, name)
    spellings = known(site.names, site.attributes).spellings
    own = spellings.plus((reading.means, reading.text) for reading in article.notes.readings)
    mentions = gathered(site.mentions[article.name], lambda mention: mention.block)
    return list(readable(article, mentions, site.name, own, licences, WANTED))


def told(text: str, language: str, **more: str) -> list[tuple[str, str, str]]:
    """What can be read in a text of one line: of what, the value, and the words that it takes."""
    files: Files = {**tongues.SEEDS, **more, "a.txt": f"{text}\n", "a.yml": f"language: {language}\ntitle: Made up\n"}
    site, _ = made(files)
    article = site.article["a"]
    return [
        (each.of, each.written, article.told_by_number[each.block].text[each.start : each.end])
        for each in found(site, article)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It has about 7 billion tokens.", [("tokens", "about 7 billion tokens", "about 7 billion tokens")]),
        ("en", "It has 7 billion tokens or so.", [("tokens", "about 7 billion tokens", "7 billion tokens or so")]),
        ("en", "Of no more than 12 languages.", [("languages", "up to 12 languages", "no more than 12 languages")]),
        ("id", "Biayanya sekitar 10 juta dolar AS.", [("USD", "about 10 million USD", "sekitar 10 juta dolar")]),
        ("id", "Biayanya 10 juta dolar Australia.", []),
        ("id", "Ada 3 hingga 34 miliar token.", [("tokens", "3 to 34 billion tokens", "3 hingga 34 miliar token")]),
        (
            "id",
            "Ada dalam 2B dan 8B.",
            [("parameters", "2 billion parameters", "2B"), ("parameters", "8 billion parameters", "8B")],
        ),
        ("id", "Zed 2.5 dan Zed 2 tidak dihitung, dan 5 orang juga tidak.", []),
        (
            "pt-BR",
            "quase 3 trilhões de tokens",
            [(of, f"{bound} 3 trillion tokens", "quase 3 trilhões de tokens") for of in ["tokens"] for bound in NEARLY],
        ),
        (
            "pt-BR",
            "Sai com a licença MIT, diz Ani Contoh, da KOMODO.",
            [("people", "Ani Contoh", "Ani Contoh"), ("organisations", "Komodo", "KOMODO"), ("licences", "MIT", "MIT")],
        ),
        ("id", "Ani Contoh bicara. Contoh diam.", [("people", "Ani Contoh", "Ani Contoh")]),
    ],
)
def test_what_can_be_read_and_the_fewest_words_that_say_it(language: str, text: str, expected: list) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on March 3rd, 2024", "2024; --03-03: March 3; 2024-03-03: March 3rd, 2024; --03: March"),
        ("id", "3 Agustus, dan pada 2024 lagi", "2024; --08-03: 3 Agustus; --08: Agustus"),
        (
            "pt-BR",
            "28 de outubro de 2024",
            "2024; --10-28: 28 de outubro; 2024-10-28: 28 de outubro de 2024; --10: outubro; 2024-10: outubro de 2024",
        ),
        ("pt-BR", "em mar de 2024; o mar", "2024; --03: mar de 2; 2024-03: mar de 2024"),
        (
            "zh",
            "于2024年10月28日发布",
            "2024; --10: 10月; 2024-10: 2024年10月; --10-28: 10月28; 2024-10-28: 2024年10月28",
        ),
        ("de", "am 28.10.2024", "2024-10-28: 28.10.2024"),
        ("en", "on 2024-02-30, and 2024-02", "2024-02; 2024"),
        ("en", "version 2024.5 of 1,900 pages", ""),
        ("xx", "Mei 2024", "2024"),
    ],
)
def test_dates_are_found_with_all_that_stands_in_them(language: str, text: str, expected: str) -> None:
    """A date by itself is written as it is read."""
    dates = {str(to_json(value)["date"]): text[start:end] for value, (start, end) in dates_in(text, language)}
    said = "; ".join(date if date == words else f"{date}: {words}" for date, words in dates.items())
    assert sorted(said.split("; ")) == sorted(expected.split("; "))


@pytest.mark.parametrize("site", [real(), made(tongues.SEEDS)[0]], ids=["real", "tongues"])
def test_the_check_reads_it_in_every_quote_that_holds_its_words(site: Site) -> None:
    """In a dozen quotes around each, at whatever edges."""
    spellings, chance, tried = known(site.names, site.attributes).spellings, random.Random(3), 0
    for article in site.articles:
        own = spellings.plus((reading.means, reading.text) for reading in article.notes.readings)
        language = None if article.language == "und" else article.language
        for each in found(site, article):
            text = article.told_by_number[each.block].text
            view = folded(text)
            edges = [view.span(at, at + 1)[0] for at in range(len(view.text)) if edge(view.text, at)] + [len(text)]
            starts, ends = [at for at in edges if at <= each.start], [at for at in edges if at >= each.end]
            for _ in range(12):
                start, end = chance.choice(starts[-9:]), chance.choice(ends[:9])
                why = why_unreadable(each.value, text[start:end], language, own, before=text[:start], after=text[end:])
                assert why is None, (article.name, each, text[start:end])
                tried += 1
    assert tried > 300
