"""Where an article names a model: never in a longer name, never in a common word, whatever marks stand around it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terbuka.articles.describe import describe
from terbuka.articles.mentions import NameIndex, compile_names, key, mentions
from terbuka.problems import Mark
from terbuka.records.names import Model
from terbuka.text.clean import CONTROL, fold
from terbuka.text.words import folded
from terbuka.types import File, Mention, Seed


def model(slug: str, name: str, aliases: tuple[str, ...] = (), look_alikes: tuple[str, ...] = ()) -> Model:
    return Model(
        kind="models",
        slug=slug,
        name=name,
        aliases=aliases,
        look_alikes=look_alikes,
        marks={(): Mark(path=f"{slug}.yml")},
    )


MODELS = (
    model("dbrx", "DBRX"),
    model("granite-3-0", "Granite 3.0", ("IBM Granite 3.0",), ("Granite", "Granite 3.1")),
    model("llama-3", "Llama 3", ("Llama3", "Meta Llama 3"), ("Llama", "Llama 2", "Llama 3.1", "Code Llama")),
    model("olmoe", "OLMoE", ("OlmoE",), ("OLMo", "Molmo")),
)
NAMES = compile_names(MODELS)
READING = b'readings:\n- {text: Llama 2 dan 3, means: Llama 3, reason: short for "Llama 2 dan Llama 3"}\n'


def found(text: str, names: NameIndex = NAMES, notes: bytes | None = None) -> list[Mention]:
    """The mentions in an article of these lines."""
    source = File(path="seeds/a.yml", data=notes) if notes else None
    seed = Seed(name="a", file=File(path="seeds/a.txt", data=text.encode()), notes=source)
    article, _ = describe(seed, ["en", "id", "pt-BR"])
    return list(mentions(article, names)) if article else []


DBRX, GRANITE, LLAMA, OLMOE, NOTHING = "dbrx", "granite-3-0", "llama-3", "olmoe", None

# A sentence, and every name that is to be found in it with its model; None is a look-alike.
TABLE = [
    # a name is found wherever a sentence can have it
    ("Meta baru-baru ini mengumumkan peluncuran Llama 3, model bahasa besar.", [("Llama 3", LLAMA)]),
    ("Llama 3 diumumkan pekan lalu", [("Llama 3", LLAMA)]),
    ("Pekan lalu diumumkan Llama 3", [("Llama 3", LLAMA)]),
    ("Kinerjanya setara dengan Granite 3.0.", [("Granite 3.0", GRANITE)]),
    ("A IBM lançou o Granite 3.0. Ele é gratuito.", [("Granite 3.0", GRANITE)]),
    ("A empresa gastou US$ 10 milhões treinando DBRX.", [("DBRX", DBRX)]),
    ("Modelos abertos (DBRX, OLMoE) avançam.", [("DBRX", DBRX), ("OLMoE", OLMOE)]),
    ("Is it DBRX? Or OLMoE!", [("DBRX", DBRX), ("OLMoE", OLMOE)]),
    ("Llama 3: apa yang baru; DBRX/OLMoE …", [("Llama 3", LLAMA), ("DBRX", DBRX), ("OLMoE", OLMOE)]),
    ("DBRX dan DBRX", [("DBRX", DBRX), ("DBRX", DBRX)]),
    # aliases, the longest one first
    ("Meta Llama 3 tersedia gratis.", [("Meta Llama 3", LLAMA)]),
    ("Meta's Llama 3 is free.", [("Llama 3", LLAMA)]),
    ("Unduh Llama3 sekarang.", [("Llama3", LLAMA)]),
    ("O OlmoE da Ai2", [("OlmoE", OLMOE)]),
    # quotation marks, possessives and apostrophes
    ("Mereka menyebutnya “DBRX”.", [("DBRX", DBRX)]),
    ("Eles o chamam de «DBRX» ou 'DBRX'.", [("DBRX", DBRX), ("DBRX", DBRX)]),
    ("Llama 3’s licence and DBRX's price", [("Llama 3", LLAMA), ("DBRX", DBRX)]),
    # hyphens, dashes and spaces between the words of a name
    ("Model Llama-3 dan Granite-3.0", [("Llama-3", LLAMA), ("Granite-3.0", GRANITE)]),
    ("O modelo Llama‑3 é aberto.", [("Llama‑3", LLAMA)]),
    ("O modelo Llama‐3 é aberto.", [("Llama‐3", LLAMA)]),
    ("Varian Llama 3-8B dan Llama-3-70B", [("Llama 3", LLAMA), ("Llama-3", LLAMA)]),
    ("Llama 3 8B berukuran kecil.", [("Llama 3", LLAMA)]),
    ("Llama\N{NO-BREAK SPACE}3 e Granite\N{NARROW NO-BREAK SPACE}3.0", [("Llama 3", LLAMA), ("Granite 3.0", GRANITE)]),
    ("a família pós-Llama 3", [("Llama 3", LLAMA)]),
    # lawyers' marks
    ("IBM® Granite® 3.0 dirilis.", [("IBM® Granite® 3.0", GRANITE)]),
    ("IBM merilis Granite™ 3.0 hari ini.", [("Granite™ 3.0", GRANITE)]),
    ("Llama 3™ da Meta", [("Llama 3", LLAMA)]),
    ("Granite 3.0 IBM® yang baru", [("Granite 3.0", GRANITE)]),
    # Indonesian suffixes
    ("Meta dengan Llama 3-nya unggul.", [("Llama 3", LLAMA)]),
    ("Bukan Llama, DBRX-lah yang menang.", [("Llama", NOTHING), ("DBRX", DBRX)]),
    ("Databricks dan DBRXnya", [("DBRX", DBRX)]),
    ("Llama 3nya Meta", [("Llama 3", LLAMA)]),
    # capitals, as in headlines; other spellings are other words
    ("META RILIS LLAMA 3 DAN GRANITE 3.0", [("LLAMA 3", LLAMA), ("GRANITE 3.0", GRANITE)]),
    ("OLMOE E DBRX SÃO ABERTOS", [("OLMOE", OLMOE), ("DBRX", DBRX)]),
    ("El profesor se llama 3 veces.", []),
    ("Se llama Granito 3.0 y es una piedra.", []),
    ("O chão de granite 3.0 cm", []),
    # longer names and other versions are not the model
    ("Llama 3.1 lebih besar.", [("Llama 3.1", NOTHING)]),
    ("Llama 3.1-nya Meta, dan Llama-3.1", [("Llama 3.1", NOTHING), ("Llama-3.1", NOTHING)]),
    ("Llama 3.5 belum ada.", []),
    ("Llama 3,5 belum ada, kata Meta.", []),
    ("Llama 3.1.2 belum ada.", []),
    ("Llama 30 tidak ada.", []),
    ("Llama 3B adalah ukuran.", []),
    ("Granite 3.0.1 corrige erros.", []),
    ("Granite 3.1 substitui o Granite 3.0.", [("Granite 3.1", NOTHING), ("Granite 3.0", GRANITE)]),
    ("TinyLlama 3, CodeLlama 3 dan DBRXtra", []),
    ("my_DBRX and DBRX_2", []),
    ("Code Llama menulis kode.", [("Code Llama", NOTHING)]),
    ("OLMo bukan OLMoE.", [("OLMo", NOTHING), ("OLMoE", OLMOE)]),
    ("Molmo melihat gambar, OLMoE2 belum ada.", [("Molmo", NOTHING)]),
    # a family's bare name is no version, and before a version that nobody listed it is not bare
    ("Keterbukaan Llama ada batasnya.", [("Llama", NOTHING)]),
    ("A Meta abriu o Llama; a IBM, o Granite.", [("Llama", NOTHING), ("Granite", NOTHING)]),
    ("Versi Llama mereka, 3 tahun lalu", [("Llama", NOTHING)]),
    ("Llama 5 dan Granite-9 akan datang.", []),
    ("Llama v4 and Granite 4.0", []),
    ("Llama® 5 chega amanhã.", []),
    ("Llama 2, bukan Llama 3", [("Llama 2", NOTHING), ("Llama 3", LLAMA)]),
    ("Granite 3.0, 3.1 e o Granite", [("Granite 3.0", GRANITE), ("Granite", NOTHING)]),
    # without an editor's reading, a version without its name is nothing
    ("Llama 2 dan 3 belum terbuka.", [("Llama 2", NOTHING)]),
    # no model at all
    ("Inteligência artificial de código aberto custa 3.0 vezes menos.", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[sentence for sentence, _ in TABLE])
def test_mentions(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    text = fold(sentence)
    assert [(text[m.start : m.end], m.model) for m in found(sentence)] == expected


def test_an_editors_reading_names_the_model_that_it_stands_for() -> None:
    text = "Data untuk Llama 2 dan 3 tertutup."
    assert [(text[m.start : m.end], m.name, m.model) for m in found(text, notes=READING)] == [
        ("Llama 2", "Llama 2", None),
        ("Llama 2 dan 3", "Llama 3", "llama-3"),
    ]


def test_an_editors_reading_of_something_else_than_a_model_is_no_mention() -> None:
    notes = b"readings:\n- {text: Blocos de dados, means: Databricks, reason: translated}\n"
    assert found("Blocos de dados lançou algo.", notes=notes) == []


def test_each_mention_says_its_article_and_block() -> None:
    lines = "DBRX foi lançado ontem.\n\nNada aqui, disse ele.\nFim do DBRX, disse ela.\n"
    assert [(m.article, m.block, m.name, m.model) for m in found(lines)] == [
        ("a", 1, "DBRX", "dbrx"),
        ("a", 3, "DBRX", "dbrx"),
    ]


def test_without_models_nothing_is_found() -> None:
    assert found("Llama 3 dan DBRX", compile_names(())) == []


# Texts that are made of names and of what can stand around them.
PIECES = [*(name for model in MODELS for name in (*model.names, *model.look_alikes)), "Llama 5", "se llama"]
GLUE = [
    " ",
    "-",
    "‑",
    "®",
    "™",
    "’s",
    "nya",
    "-nya",
    ".",
    ",",
    "3",
    ".1",
    "(",
    ")",
    "“",
    "”",
    "\N{NO-BREAK SPACE}",
    "_",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(GLUE), st.text(max_size=3))).map(
    lambda pieces: CONTROL.sub("", re.sub(r"[\r\n]", " ", "".join(pieces)))
)


@given(TEXTS)
def test_every_mention_is_a_name_at_its_place(text: str) -> None:
    """Its words are a spelling of the name it stands for, in order, with no word cut in two."""
    block = fold(text)
    last = 0
    for mention in found(text):
        assert last <= mention.start < mention.end <= len(block)
        last = mention.end
        assert key(block[mention.start : mention.end]) == key(mention.name)
        owners = {m.slug for m in MODELS if mention.name in m.names}
        assert owners == ({mention.model} if mention.model else set())
        assert not re.match(r"\w", block[mention.start - 1 : mention.start])


# What a name can be made of: letters, and all that means something in a regular expression.
NAME = (
    st.text(st.one_of(st.sampled_from(r".*+?^$()[]{}|\-#&~ ®™ıßŉ 0aA"), st.characters(codec="utf-8")), min_size=1)
    .map(lambda name: fold(folded(CONTROL.sub("", name)).text).strip("®™© -\u2010\u2011\u2013"))
    .filter(lambda name: not unicodedata.category(f"{name}x"[0]).startswith("M"))
)


@given(st.lists(NAME.filter(lambda name: key(name).strip()), min_size=1, max_size=4))
def test_names_of_any_characters_are_found_where_they_stand_alone(names: list[str]) -> None:
    for name in names:
        text = f"x {name} x"
        alone = found(text, compile_names([model("m", name)]))
        assert [(m.start, key(text[m.start : m.end]), m.model) for m in alone] == [(2, key(name), "m")]
    together = found(f"x {' x '.join(names)} x", compile_names([model(f"m{n}", name) for n, name in enumerate(names)]))
    start = 2
    for name in names:
        assert any(m.start < start + len(name) and start < m.end for m in together)
        start += len(name) + 3


def test_an_entry_left_empty_names_nothing() -> None:
    assert found("a - b ® c", compile_names([model("m", "DBRX", ("", "-", "®"))])) == []


@given(st.lists(st.text(max_size=6), max_size=4), TEXTS)
def test_names_of_any_characters_never_break_a_text(names: list[str], text: str) -> None:
    ours = compile_names([model(f"m{number}", name, (name[::-1],), (name[:2],)) for number, name in enumerate(names)])
    for mention in found(text, ours):
        assert mention.start < mention.end
