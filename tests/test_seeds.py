"""The articles that the site began with: as they were received, and whole on the site."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date

import pytest
from samples import ATTRIBUTES, LANGUAGES
from sites import REAL
from terbuka.build import build
from terbuka.claims.facts import wordings
from terbuka.disk import read_seeds
from terbuka.site import Site
from terbuka.text.clean import fold
from terbuka.types import Article, Origin, Role, Statement, Tie
from terbuka.value_types import Text

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


def on_dbrx(site: Site) -> list[Statement]:
    return [statement for statement in site.statements if statement.model == "dbrx"]


def test_000_and_001_make_the_same_statements_but_for_the_headline(site: Site) -> None:
    made = [tuple(claim.article for claim in statement.claims) for statement in on_dbrx(site)]
    assert Counter(made) == {(NAMES[0], NAMES[1]): 30, (NAMES[1],): 1}
    (headline,) = (statement for statement in on_dbrx(site) if len(statement.claims) == 1)
    assert [headline.claims[0].quote] == ["modelo de IA de código aberto mais poderoso do mundo"]


def test_what_000_and_001_tell_differently_is_what_a_reader_of_both_finds(site: Site) -> None:
    apart = [statement for statement in on_dbrx(site) if len(wordings(site, statement)) > 1]
    assert [tuple(claim.gloss["en"] for claim in statement.claims) for statement in apart] == [
        (
            "build the best artificial intelligence language model",
            "build a cutting-edge artificial intelligence language model",
        ),
        ("the other open source models available", "any other open source model available"),
        (
            "in some respects, DBRX also almost equals GPT-4",
            "in several respects DBRX also came surprisingly close to GPT-4",
        ),
        ("We have set a new art for open source LLMs", "We have set a new state of the art for open source LLMs"),
        ("With open source", "By opening the source code"),
        (
            "wants to be open about the work involved in making an open source model",
            "wants to be open about the work involved in making its open source model",
        ),
        (
            "shows that AI development will not slow down any time soon",
            "suggests that AI development will not slow down any time soon",
        ),
        (
            "I am very happy to see that there are efforts at openness",
            "I am very happy to see any effort at openness",
        ),
        (
            "I am convinced that most of the market will move to open models",
            "I believe that a significant part of the market will move to open models",
        ),
    ]


def test_what_000_and_001_agree_on_has_the_same_words_in_every_language(site: Site) -> None:
    """And what they tell differently has other words in every language."""
    for statement in on_dbrx(site):
        said = [
            {**claim.gloss, site.article[claim.article].language: claim.value.text}
            for claim in statement.claims
            if isinstance(claim.value, Text) and claim.gloss
        ]
        if len(said) == 2:
            assert said[0].keys() == said[1].keys() == {"en", "id", "pt-BR"}
            same = {said[0][tag] == said[1][tag] for tag in said[0]}
            assert same == {len(wordings(site, statement)) == 1}


def test_whose_words_the_results_of_dbrx_are(site: Site) -> None:
    """Databricks' own, but for the headline."""
    measured = ("results", "better-than", "close-to", "benchmarks", "benchmark-tasks")
    said = [claim for claim in site.claims if claim.model == "dbrx" and claim.attribute in measured]
    voices = Counter(claim.speaker.name.slug if claim.speaker else claim.quote for claim in said)
    assert voices == {"jonathan-frankle": 18, "modelo de IA de código aberto mais poderoso do mundo": 1}
    assert {claim.tie for claim in said if claim.speaker} == {Tie.DEVELOPER}


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
