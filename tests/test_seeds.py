"""The articles that the site began with: as they were received, and whole on the site."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date

import pytest
from samples import ATTRIBUTES, LANGUAGES
from sites import REAL
from terbuka.build import build
from terbuka.disk import read_seeds
from terbuka.site import Site
from terbuka.text.clean import fold
from terbuka.types import Article, Origin, Role

SEEDS = REAL

# As received. A seed is never edited, not a byte.
SHA256 = {
    "000_061f8b41ef9a8b66": "c6a44870a0612e395dc4664c9a394d02c19a3aa633af430c7a40826875bc7115",
    "001_acdc37089c53c771": "9e18249c93c80fc6e8db7fffce429fe1304fa2ca43347fee69a3082244df635b",
    "002_af9b3b1cb130078d": "4c6f8047255ce19f498dd72e7029d0137e9b305b0e6ee6770843a62b9422f6d8",
    "003_742f5e7d2b49922a": "a08466b78c978e66e6777eb8c9b55f7a851ce00dc682701b2e9e96b8f83fe928",
    "004_850c29c358feb5e4": "213eb2e9a3dbfa6411e1db4a080634dde583c54f6d9aebfce20a9d52fe514713",
}
NAMES = list(SHA256)
each_seed = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def site() -> Site:
    sources, unread = read_seeds(SEEDS)
    site, problems = build(sources, LANGUAGES, ATTRIBUTES)
    assert [str(problem) for problem in (*unread, *problems) if not problem.warning] == []
    return site


@pytest.fixture(scope="module")
def articles(site: Site) -> dict[str, Article]:
    return {article.name: article for article in site.articles}


def lines(name: str) -> list[str]:
    """The seed's non-blank lines, read without the build's help."""
    text = (SEEDS / f"{name}.txt").read_bytes().decode("utf-8")
    return [line for line in text.split("\n") if line.strip()]


@each_seed
def test_a_seed_is_as_it_was_received(name: str) -> None:
    assert hashlib.sha256((SEEDS / f"{name}.txt").read_bytes()).hexdigest() == SHA256[name]


@each_seed
def test_the_site_names_the_seed_it_was_made_from(articles: dict[str, Article], name: str) -> None:
    assert (articles[name].path, articles[name].sha256) == (f"seeds/{name}.txt", SHA256[name])


@each_seed
def test_blocks_are_the_non_blank_lines_counted_from_one(articles: dict[str, Article], name: str) -> None:
    assert [block.number for block in articles[name].blocks] == list(range(1, len(lines(name)) + 1))


@each_seed
def test_every_word_stands_in_its_block_or_in_what_was_omitted_from_it(articles: dict[str, Article], name: str) -> None:
    for line, block in zip(lines(name), articles[name].blocks, strict=True):
        pieces = [block.text, *(omission.text for omission in block.omissions)]
        assert Counter(" ".join(pieces).split()) == Counter(line.split()), f"block {block.number}"


@each_seed
def test_a_block_without_omissions_is_its_line(articles: dict[str, Article], name: str) -> None:
    for line, block in zip(lines(name), articles[name].blocks, strict=True):
        if not block.omissions:
            assert block.text == fold(line)


@each_seed
def test_what_is_not_shown_as_text_is_the_headline_the_byline_or_omitted_whole(
    articles: dict[str, Article], name: str
) -> None:
    article = articles[name]
    for block in article.blocks:
        match block.role:
            case Role.HEADLINE:
                assert block.text == article.title
            case Role.BYLINE:
                assert article.byline and article.byline in block.text
            case Role.OMITTED:
                assert block.text == "" and block.omissions
            case _:
                assert block in article.shown


@each_seed
def test_every_omission_has_its_reason(articles: dict[str, Article], name: str) -> None:
    assert all(omission.reason for block in articles[name].blocks for omission in block.omissions)


@each_seed
def test_no_seed_names_its_publisher_address_or_rights(articles: dict[str, Article], name: str) -> None:
    article = articles[name]
    assert (article.publisher, article.source_url, article.rights) == (None, None, None)


@pytest.mark.parametrize(("name", "language"), list(zip(NAMES, ["id", "pt-BR", "id", "id", "id"], strict=True)))
def test_an_editor_has_named_the_language(articles: dict[str, Article], name: str, language: str) -> None:
    assert (articles[name].language, articles[name].language_origin) == (language, Origin.EDITOR)


@pytest.mark.parametrize(
    ("name", "day"), list(zip(NAMES, [None, None, date(2024, 10, 22), date(2024, 10, 28), None], strict=True))
)
def test_a_date_is_given_where_the_text_gives_one(articles: dict[str, Article], name: str, day: date | None) -> None:
    assert articles[name].published == day
    if day:
        assert articles[name].published_origin is Origin.SOURCE
        assert day.isoformat() in lines(name)[0]


@pytest.mark.parametrize(
    ("name", "origin"),
    list(zip(NAMES, [Origin.EDITOR, Origin.SOURCE, Origin.EDITOR, Origin.EDITOR, Origin.EDITOR], strict=True)),
)
def test_only_001_has_a_headline_of_its_own(articles: dict[str, Article], name: str, origin: Origin) -> None:
    assert articles[name].title_origin is origin


def test_000_and_001_translate_one_original_and_no_other_does(site: Site, articles: dict[str, Article]) -> None:
    first, second, *others = (articles[name] for name in NAMES)
    assert first.original == second.original == "dbrx-inside"
    assert site.translations(first) == (second,)
    assert site.translations(second) == (first,)
    assert [site.translations(article) for article in others] == [(), (), ()]


@pytest.mark.parametrize(
    ("model", "article"),
    [
        ("dbrx", "000_061f8b41ef9a8b66"),
        ("dbrx", "001_acdc37089c53c771"),
        ("olmoe", "002_af9b3b1cb130078d"),
        ("granite-3-0", "003_742f5e7d2b49922a"),
        ("llama-3", "004_850c29c358feb5e4"),
    ],
)
def test_the_articles_name_the_models_they_are_about(
    site: Site, articles: dict[str, Article], model: str, article: str
) -> None:
    assert model in [found.slug for found in site.models_in(articles[article])]
