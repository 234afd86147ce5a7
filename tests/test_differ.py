"""Names and numbers that differ between translations are marked; whatever is only worded otherwise is not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from terbuka.translations.differ import Version, differences

KNOWN = ("Kancil", "Kancil 2", "Rimba Lab", "Hutan Raya")


def marked(*texts: Version, known: tuple[str, ...] = KNOWN) -> list[list[str]]:
    """The words that are marked in each of the texts, all blocks of which stand in one row."""
    found = differences(texts, [range(len(text.blocks)) for text in texts], known)
    return [
        [text.blocks[number][start:end] for number, spans in places.items() for start, end in spans]
        for text, places in zip(texts, found, strict=True)
    ]


def pair(one: str, other: str, languages: str = "id pt-BR") -> list[list[str]]:
    tags = languages.split()
    return marked(Version(language=tags[0], blocks=(one,)), Version(language=tags[1], blocks=(other,)))


@pytest.mark.parametrize(
    ("one", "other", "languages"),
    [
        pytest.param("Biayanya sekitar $10 juta saja.", "Custou só cerca de US$ 10 milhões.", "id pt-BR", id="scale"),
        pytest.param("Biayanya 10 juta dolar saja.", "Custou só US$ 10 milhões.", "id pt-BR", id="currency in words"),
        pytest.param("selusin insinyur bekerja", "doze engenheiros trabalham", "id pt-BR", id="a dozen"),
        pytest.param("sebanyak 1,5 triliun token", "um total de 1.500 bilhões de tokens", "id pt-BR", id="two scales"),
        pytest.param("naik 50 persen tahun ini", "subiu 50% este ano", "id pt-BR", id="per cent"),
        pytest.param("it has 8B parameters", "tem 8 bilhões de parâmetros", "en pt-BR", id="a letter for a scale"),
        pytest.param("pada 22 Oktober 2024 lalu", "em 22 de outubro de 2024", "id pt-BR", id="a date"),
        pytest.param("dua model itu sama", "ambos os modelos são iguais", "id pt-BR", id="small numbers in words"),
        pytest.param("kata Kancil 2 dan 3 itu", "diz que Kancil 2 e 3 são", "id pt-BR", id="versions in a list"),
        pytest.param("kata orang model AI itu baik", "dizem que o modelo de IA é bom", "id pt-BR", id="acronym"),
        pytest.param("menurut para LLM yang ada", "segundo os LLMs que existem", "id pt-BR", id="plural of an acronym"),
        pytest.param("model ZX-4 itu lebih baik", "o modelo ZX 4 é melhor", "id pt-BR", id="hyphen"),
        pytest.param("model ZX-4-nya dan ABXnya baik", "seu modelo ZX-4 e o ABX", "id pt-BR", id="Indonesian suffix"),
        pytest.param("this is what Wira’s team said", "é o que disse o time de Wira", "en pt-BR", id="genitive"),
        pytest.param("di negara Amerika Serikat itu", "lá nos Estados Unidos mesmo", "id pt-BR", id="country"),
        pytest.param("dalam bahasa Inggris dan Prancis", "em inglês e em francês", "id pt-BR", id="languages"),
        pytest.param("kata orang pada hari Senin lalu", "disse na segunda-feira passada", "id pt-BR", id="day"),
        pytest.param("the big American company said", "disse a grande empresa americana", "en pt-BR", id="nationality"),
        pytest.param("kata sang Presiden kemarin itu", "disse ontem o presidente", "id pt-BR", id="office"),
        pytest.param("this is what I think of it", "é isto o que acho dele", "en pt-BR", id="I"),
        pytest.param("itu yang ingin Anda ketahui", "é o que você quer saber", "id pt-BR", id="polite you"),
        pytest.param("“Sudah!” kata dia, “Kami menang.”", "“Pronto!”, disse ele. “Ganhamos.”", "id pt-BR", id="quotes"),
        pytest.param("Perusahaan itu besar. Orangnya sedikit.", "A empresa é grande.", "id pt-BR", id="first words"),
        pytest.param("Blok Bangunan Besar", "Blocos de construção", "id pt-BR", id="title case"),
        pytest.param("KABAR BARU DARI HUTAN", "Notícias da floresta", "id pt-BR", id="capitals"),
        pytest.param("das ist ein gutes Haus der Firma", "é uma boa casa da empresa", "de pt-BR", id="German nouns"),
        pytest.param("kata Šimon dan José kemarin itu", "disseram ontem Simon e Jose", "id pt-BR", id="accents"),
        pytest.param("ia dari rimba lab itu sendiri", "é mesmo da RIMBA LAB", "id pt-BR", id="case"),
    ],
)
def test_one_thing_in_other_words_is_no_difference(one: str, other: str, languages: str) -> None:
    assert pair(one, other, languages) == [[], []]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        pytest.param(
            "Biayanya sekitar $12 juta saja.", "Custou só cerca de US$ 10 milhões.", [["$12 juta"], ["US$ 10 milhões"]],
            id="amount",
        ),
        pytest.param("ada Rp10 juta", "há US$ 10 milhões", [["Rp10 juta"], ["US$ 10 milhões"]], id="currency"),
        pytest.param("ada 10 juta orang", "há 10 bilhões de pessoas", [["10 juta"], ["10 bilhões"]], id="scale"),
        pytest.param("pada tahun 2023 itu juga", "no mesmo ano de 2024", [["2023"], ["2024"]], id="year"),
        pytest.param("selusin insinyur bekerja", "vinte engenheiros trabalham", [["selusin"], ["vinte"]], id="words"),
        pytest.param(
            "kata sang ketua itu, Wira Lestari", "disse a chefe da casa, Mawar Hijau",
            [["Wira Lestari"], ["Mawar Hijau"]], id="person",
        ),
        pytest.param("kata sang ketua Wira Lestari", "disse o chefe Lestari", [["Wira"], []], id="part of a name"),
        pytest.param("model ZX-4 itu lebih baik", "o modelo ZX-4o é melhor", [["ZX-4"], ["ZX-4o"]], id="version"),
        pytest.param("model dari perusahaan xRimba itu", "o modelo da empresa", [["xRimba"], []], id="acronym"),
        pytest.param("Kancil 2 itu cepat sekali", "O Kancil é muito rápido", [["Kancil 2"], []], id="known version"),
        pytest.param("Rimba Lab itu besar sekali", "A empresa é grande", [["Rimba Lab"], []],
                     id="known name as first word"),
        pytest.param("itu dari Hutan Raya sendiri", "é da própria Mata Raya", [["Hutan Raya"], ["Mata"]],
                     id="known name marked whole"),
        pytest.param("itu Rimba Lab, lalu Rimba Lab lagi", "é a empresa", [["Rimba Lab", "Rimba Lab"], []],
                     id="every time"),
    ],
)  # fmt: skip
def test_what_stands_in_one_text_only_is_marked(one: str, other: str, wanted: list[list[str]]) -> None:
    assert pair(one, other) == wanted


def test_words_that_an_editor_reads_as_a_name_are_marked_whole() -> None:
    one = Version(language="id", blocks=("perusahaan data Rimba Lab itu besar",))
    other = Version(
        language="pt-BR", blocks=("a empresa Laboratório de mata é grande",), readings=("Laboratório de mata",)
    )
    assert marked(one, other) == [["Rimba Lab"], ["Laboratório de mata"]]


def test_what_was_moved_into_the_next_block_of_a_row_is_no_difference() -> None:
    one = Version(language="id", blocks=("kata sang ketua Wira itu", "harganya 300 ribu saja"))
    other = Version(language="pt-BR", blocks=("custa só 300 mil, disse o chefe Wira",))
    assert marked(one, other) == [[], []]


def test_nothing_is_marked_where_a_block_has_no_counterpart() -> None:
    one = Version(language="id", blocks=("kata sang ketua Wira Lestari",))
    other = Version(language="pt-BR", blocks=("disse a chefe Mawar Hijau",))
    assert differences([one, other], [range(1), range(0)], KNOWN) == [{}, {}]


def test_of_three_texts_each_is_marked_where_another_lacks_it() -> None:
    texts = [Version(language="id", blocks=(f"kata sang ketua {name} itu",)) for name in ("Wira", "Wira", "Mawar")]
    assert marked(*texts) == [["Wira"], ["Wira"], ["Mawar"]]


TEXT = st.builds(
    Version,
    language=st.sampled_from(["id", "pt-BR", "en", "es", "de", "und", "xx-invalid"]),
    blocks=st.tuples(st.text() | st.text(alphabet="aB1 .,-’“”$%\n")),
    readings=st.tuples(st.text(min_size=1, max_size=3)),
)


@given(TEXT, TEXT)
def test_marks_are_places_of_their_block_in_order_and_apart(one: Version, other: Version) -> None:
    for text, places in zip((one, other), differences([one, other], [range(1)] * 2, KNOWN), strict=True):
        for number, spans in places.items():
            edges = [edge for span in spans for edge in span]
            assert edges == sorted(edges)
            assert all(0 <= start < end <= len(text.blocks[number]) for start, end in spans)


@given(TEXT)
@example(Version(language="id", blocks=("00",), readings=("0",)))
def test_a_text_does_not_differ_from_itself(text: Version) -> None:
    assert differences([text, text], [range(1)] * 2, KNOWN) == [{}, {}]
