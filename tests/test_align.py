"""Translations of one original are set side by side: each block beside the blocks that it translates."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ATTRIBUTES, LANGUAGES
from sites import REAL
from terbuka.build import build
from terbuka.disk import read_seeds
from terbuka.text.words import sentences
from terbuka.translations import align as aligning
from terbuka.translations.align import align, rows
from terbuka.translations.differ import Version

# Read by eye: paragraph for paragraph, the sub-heading included.
BY_EYE = [(1, 4), (2, 5), (3, 6), (4, 8), (5, 9), (6, 10), (7, 11), (8, 12), (9, 13)]
CAPTION = 7  # the block of the second text that the first one lacks
HEADING = 5  # its place, from 0: two words, too short to tell by its length

Pair = tuple[list[int], list[int]]


def real() -> list[tuple[str, list[int], list[str]]]:
    """The two real translations: language, numbers of the blocks, and texts."""
    site, _ = build(read_seeds(REAL)[0], LANGUAGES, ATTRIBUTES)
    return [
        (article.language, [block.number for block in article.shown], [block.text for block in article.shown])
        for article in site.articles
        if article.original == "dbrx-inside"
    ]


def without_caption(language: str, numbers: list[int], texts: list[str]) -> tuple[str, list[int], list[str]]:
    """A real translation with the blocks alone that both have."""
    kept = [at for at, number in enumerate(numbers) if (language, number) != ("pt-BR", CAPTION)]
    return language, [numbers[at] for at in kept], [texts[at] for at in kept]


WHOLE = real()
ARTICLES = [without_caption(*article) for article in WHOLE]
TEXTS = [texts for _, _, texts in ARTICLES]
BLOCKS = range(len(TEXTS[0]))


def text(*blocks: str, language: str = "id") -> Version:
    return Version(language=language, blocks=blocks)


def pairs(*sides: Sequence[str]) -> list[Pair]:
    """How two copies of the real translations are paired."""
    one, other = (
        Version(language=article[0], blocks=tuple(side)) for article, side in zip(ARTICLES, sides, strict=True)
    )
    return [(list(left), list(right)) for left, right in align(one, other)]


def disturbed(side: int, blocks: list[str]) -> list[Pair]:
    """The pairs of one translation, whole, and a disturbed copy of the other; the copy's blocks come second."""
    sides = [blocks, TEXTS[1]] if side == 0 else [TEXTS[0], blocks]
    return [pair if side == 1 else (pair[1], pair[0]) for pair in pairs(*sides)]


def both_sides(cases: Sequence[int | tuple[int, int]]) -> pytest.MarkDecorator:
    found = [(side, case) for side in (0, 1) for case in cases]
    return pytest.mark.parametrize(("side", "at"), found, ids=[f"{('id', 'pt')[side]}-{at}" for side, at in found])


def test_every_block_of_the_real_pair_stands_beside_its_translation() -> None:
    (_, one, _), (_, other, _) = ARTICLES
    found = [([one[i] for i in left], [other[j] for j in right]) for left, right in pairs(*TEXTS)]
    assert found == [([left], [right]) for left, right in BY_EYE]


def test_the_caption_that_only_one_real_text_has_stands_alone() -> None:
    (_, one, texts), (_, other, other_texts) = WHOLE
    found = [([one[i] for i in left], [other[j] for j in right]) for left, right in pairs(texts, other_texts)]
    assert found == sorted(([([], [CAPTION])] + [([a], [b]) for a, b in BY_EYE]), key=lambda pair: pair[1])


@both_sides(BLOCKS)
def test_a_block_whose_translation_was_dropped_stands_alone(side: int, at: int) -> None:
    copy = TEXTS[side][:at] + TEXTS[side][at + 1 :]
    wanted = [([i], [] if i == at else [i - (i > at)]) for i in BLOCKS]
    assert disturbed(side, copy) == wanted


@both_sides([at for at in BLOCKS[:-1] if HEADING not in (at, at + 1)])
def test_two_blocks_stand_beside_the_one_that_they_were_merged_into(side: int, at: int) -> None:
    copy = [*TEXTS[side][:at], " ".join(TEXTS[side][at : at + 2]), *TEXTS[side][at + 2 :]]
    wanted = [([i], [i - (i > at)]) for i in BLOCKS if i not in (at, at + 1)]
    wanted.insert(at, ([at, at + 1], [at]))
    assert disturbed(side, copy) == wanted


def ends(side: int, at: int) -> list[int]:
    """Where a block can be split: between sentences, with a quarter of it at least on either side."""
    whole = TEXTS[side][at]
    return [start for start, _ in sentences(whole) if len(whole) / 4 <= start <= len(whole) * 3 / 4]


@both_sides([at for at in BLOCKS if ends(0, at) and ends(1, at)])
def test_a_block_stands_beside_all_blocks_that_it_was_split_into(side: int, at: int) -> None:
    whole = TEXTS[side][at]
    for end in ends(side, at):
        copy = [*TEXTS[side][:at], whole[:end].rstrip(), whole[end:], *TEXTS[side][at + 1 :]]
        wanted = [([i], [at, at + 1] if i == at else [i + (i > at)]) for i in BLOCKS]
        assert disturbed(side, copy) == wanted, whole[end:]


STRANGER = (
    "Cuaca di pegunungan berubah cepat pada musim hujan, sehingga para pendaki diminta membawa jas hujan, "
    "makanan tambahan, dan peta, serta melapor kepada penjaga sebelum berangkat dan sesudah kembali."
)


@both_sides([*BLOCKS, len(BLOCKS)])
def test_a_block_that_only_one_text_has_stands_alone(side: int, at: int) -> None:
    copy = [*TEXTS[side][:at], STRANGER, *TEXTS[side][at:]]
    wanted = [([i], [i + (i >= at)]) for i in BLOCKS]
    wanted.insert(at, ([], [at]))
    assert disturbed(side, copy) == wanted


def test_many_disturbances_at_once() -> None:
    """The second block dropped, the third and fourth merged, the eighth split, a stranger at the end."""
    one, whole = TEXTS[1], TEXTS[1][7]
    end = ends(1, 7)[0]
    copy = [one[0], f"{one[2]} {one[3]}", one[4], one[5], one[6], whole[:end].rstrip(), whole[end:], one[8], STRANGER]
    assert pairs(TEXTS[0], copy) == [
        ([0], [0]),
        ([1], []),
        ([2, 3], [1]),
        ([4], [2]),
        ([5], [3]),
        ([6], [4]),
        ([7], [5, 6]),
        ([8], [7]),
        ([], [8]),
    ]


def test_names_and_numbers_pair_blocks_of_one_length() -> None:
    one = text("Kata Wira Lestari, ini baru.", "Biayanya $10 juta saja.", "Kata Mawar Hijau, ini lama.")
    other = text("Custou só US$ 10 milhões.", "Diz Mawar Hijau: é velho.", language="pt-BR")
    assert align(one, other) == [(range(0, 1), range(0, 0)), (range(1, 2), range(0, 1)), (range(2, 3), range(1, 2))]


def test_long_texts_that_are_compared_only_near_each_other_are_paired_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    one = [f"Kata {name} Lestari pada {year}, semuanya baik." for year in range(1900, 1990) for name in ("Wira", "Sri")]
    other = [line.replace("semuanya", "tudo") for at, line in enumerate(one) if at % 17]
    other[60:60] = [STRANGER, STRANGER]
    texts = text(*one), text(*other, language="pt-BR")
    wanted = align(*texts)
    monkeypatch.setattr(aligning, "COMPARED", 0)
    monkeypatch.setattr(aligning, "REACH", 20)
    assert align(*texts) == wanted


def test_a_short_text_beside_a_long_one_has_a_way_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligning, "COMPARED", 0)
    monkeypatch.setattr(aligning, "REACH", 2)
    one, other = text(A, B), text(*[C] * 40)
    assert [block for _, right in align(one, other) for block in right] == list(range(40))
    assert [block for left, _ in align(other, one) for block in left] == list(range(40))


# -- more than two texts

A, B, C, D = (f"Kata {name} Lestari, pada tahun {year} semuanya {'baik ' * 20}sekali." for name, year in (
    ("Wira", 2001), ("Mawar", 2002), ("Sinta", 2003), ("Bagus", 2004)
))  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        pytest.param([text(A, B, C)] * 3, ["0 0 0", "1 1 1", "2 2 2"], id="alike"),
        pytest.param([text(A, B), text(A, B), text(A + B)], ["01 01 0"], id="merged in one, so in one row in all"),
        pytest.param([text(A, B, C), text(B, C), text(A, B)], ["0 - 0", "1 0 1", "2 1 -"], id="dropped here and there"),
        pytest.param([text(A, C), text(A, B, C), text(A, D, C)], ["0 0 0", "- 1 -", "- - 1", "1 2 2"], id="added"),
        pytest.param([text(A), text(A), text(D, A)], ["- - 0", "0 0 1"], id="added at the beginning"),
        pytest.param([text(A), text(A, B)], ["0 0", "- 1"], id="added at the end"),
        pytest.param([text(), text(A)], ["- 0"], id="nothing in the first"),
        pytest.param([text(A), text()], ["0 -"], id="nothing in the second"),
        pytest.param([text(), text()], [], id="nothing at all"),
    ],
)
def test_rows_hold_all_texts(texts: list[Version], wanted: list[str]) -> None:
    found = [" ".join("".join(map(str, blocks)) or "-" for blocks in row) for row in rows(texts)]
    assert found == wanted


TEXT = st.builds(
    Version,
    language=st.sampled_from(["id", "pt-BR", "en", "de", "und"]),
    blocks=st.lists(st.one_of(st.sampled_from([A, B, C, D, f"{A} {B}", "Blok"]), st.text()), max_size=6).map(tuple),
)


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_every_block_stands_in_one_row_in_order(texts: list[Version]) -> None:
    found = rows(texts)
    for column, each in enumerate(texts):
        assert [number for row in found for number in row[column]] == list(range(len(each.blocks)))
    assert all(any(row) for row in found)


@given(TEXT)
def test_a_text_beside_itself_is_paired_block_by_block(one: Version) -> None:
    assert rows([one, one]) == [(range(at, at + 1), range(at, at + 1)) for at in range(len(one.blocks))]
