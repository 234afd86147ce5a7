"""derive: what a text tells of itself. Where it does not tell, nothing is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st
from terbuka.articles import derive

ROOT = Path(__file__).resolve().parent.parent
INTERFACE = ("en", "id", "pt-BR")

INDONESIAN = (
    "Perusahaan itu mengatakan bahwa model bahasa baru mereka bisa dipakai siapa saja mulai bulan depan. Para peneliti "
    "senang karena rencana tersebut, tapi mereka juga bilang data pelatihannya belum dibuka untuk publik, sehingga "
    "hasilnya sulit diperiksa. Kantor mereka di Jakarta berharap aturan lisensinya segera jelas bagi para pengembang."
)
PORTUGUESE = (
    "A empresa anunciou que o novo modelo de linguagem poderá ser usado por qualquer pessoa a partir do próximo mês. "
    "Os pesquisadores receberam bem a notícia, mas lembraram que os dados de treinamento ainda não foram divulgados, "
    "o que torna difícil verificar os resultados de forma independente."
)
ENGLISH = (
    "The company announced that anyone will be able to use its new language model from next month on. Researchers "
    "welcomed the plan, but they also pointed out that the data it was trained on has not been published, which makes "
    "it hard for others to check the results."
)
SPANISH = (
    "La empresa anunció que cualquier persona podrá utilizar su nuevo modelo de lenguaje a partir del próximo mes. Los "
    "investigadores recibieron bien la noticia, pero recordaron que los datos de entrenamiento todavía no se han hecho "
    "públicos, por lo que resulta difícil comprobar los resultados."
)


@pytest.mark.parametrize(("text", "tag"), [(INDONESIAN, "id"), (PORTUGUESE, "pt-BR"), (ENGLISH, "en"), (SPANISH, "es")])
def test_a_long_text_tells_its_language_and_the_site_s_own_variety_of_it(text: str, tag: str) -> None:
    assert derive.language(text, INTERFACE) == tag


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("id-ID", "id", id="the only country"),
        pytest.param("in", "id", id="an old code"),
        pytest.param("ind", "id", id="a code of three letters"),
        pytest.param("pt", "pt-BR", id="the interface's variety"),
        pytest.param("por", "pt-BR", id="the interface's variety of a code of three letters"),
        pytest.param("pt-br", "pt-BR", id="small letters"),
        pytest.param("en-US", "en", id="the language's own country"),
        pytest.param("en-GB", "en", id="a country that writes numbers alike"),
        pytest.param("en-ZA", "en-ZA", id="a country with a decimal comma"),
        pytest.param("pt-PT", "pt-PT", id="a country with other large numbers"),
        pytest.param("pt-AO", "pt-AO", id="a country that counts like Portugal"),
        pytest.param("es-ES", "es", id="no language of the interface"),
        pytest.param("es-MX", "es-MX", id="where 1,000 is a thousand"),
        pytest.param("zh-TW", "zh-TW", id="another script"),
        pytest.param("zh-CN", "zh", id="the usual script"),
        pytest.param("sr-Latn", "sr-Latn", id="a script that is named"),
        pytest.param("ca-valencia", "ca-valencia", id="a variant"),
        pytest.param("x-private", "x-private", id="a tag of nobody else's"),
    ],
)
def test_a_language_has_a_region_only_where_it_changes_meaning(tag: str, expected: str) -> None:
    assert derive.fitting(tag, INTERFACE) == expected


def test_a_language_of_which_the_site_has_two_varieties_stays_without_a_region() -> None:
    assert derive.language(PORTUGUESE, ("pt-BR", "pt-PT")) == "pt"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Perusahaan itu mengumumkan model bahasa yang baru.", id="too short"),
        pytest.param("12.345 67,8 % " * 200, id="figures"),
        pytest.param("aaaa " * 100, id="one letter"),
        pytest.param("qwx zkv " * 60, id="letters of no language"),
    ],
)
def test_a_text_that_does_not_tell_has_no_language(text: str) -> None:
    assert derive.language(text, INTERFACE) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=200, max_size=400))
def test_a_language_is_a_bcp_47_tag_or_none(text: str) -> None:
    tag = derive.language(text, INTERFACE)
    assert tag is None or (langcodes.tag_is_valid(tag) and langcodes.standardize_tag(tag) == tag)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Meta merilis model baru", True),
        ("Meta merilis model baru!", True),
        ("Mengapa Meta memberi modelnya?", True),
        ("Meta merilis model baru.", False),
        ("“Kami menang.”", False),
        ("Kata mereka:", False),
        ("Meta merilis model baru " * 10, False),
    ],
)
def test_a_headline_is_a_short_line_that_ends_no_sentence(first: str, expected: bool) -> None:
    assert derive.headline(first) is expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param("Meta merilis model baru.", "Meta merilis model baru.", id="a short line"),
        pytest.param("kata " * 19 + "akhir", "kata " * 19 + "akhir", id="a long headline"),
        pytest.param("kata " * 16 + "akhir.", "kata " * 15 + "kata…", id="the first words of a long sentence"),
        pytest.param("kata " * 14 + "kata, seterusnya panjang.", "kata " * 14 + "kata…", id="no comma before the dots"),
        pytest.param("k" * 100 + ".", "k" * 80 + "…", id="one long word"),
    ],
)
def test_a_title_is_the_first_line_or_its_first_words(first: str, expected: str) -> None:
    assert derive.title(first) == expected


@given(st.text(min_size=1).filter(str.strip))
def test_a_title_is_never_empty_and_not_much_longer_than_a_line(first: str) -> None:
    line = " ".join(first.split())
    assert 0 < len(derive.title(line)) <= derive.HEADLINE_LENGTH


@pytest.mark.parametrize(
    ("lines", "tag", "expected"),
    [
        pytest.param(["2024-10-22"], "id", date(2024, 10, 22), id="an ISO date alone"),
        pytest.param([" date 2024-10-22 " + "Teks " * 50], "und", date(2024, 10, 22), id="glued to the first line"),
        pytest.param(["Judul", "22 Oktober 2024"], "id", date(2024, 10, 22), id="a long date in Indonesian"),
        pytest.param(["Judul", "Selasa, 22 Okt 2024"], "id", date(2024, 10, 22), id="a short month"),
        pytest.param(["Título", "22 de outubro de 2024"], "pt-BR", date(2024, 10, 22), id="in Portuguese"),
        pytest.param(["Title", "22 October 2024"], "en", date(2024, 10, 22), id="in English"),
        pytest.param(["Judul", *["Teks panjang."] * 9, "2024-01-05"], "id", date(2024, 1, 5), id="at the foot"),
        pytest.param(["22 de outubro de 2024"], "id", None, id="in another language than the article's"),
        pytest.param(["22 Oktober 2024"], "und", None, id="in a language that is not known"),
        pytest.param(["22/10/2024"], "id", None, id="in figures, which mean other days elsewhere"),
        pytest.param(["31 Februari 2024"], "id", None, id="a day that there is not"),
        pytest.param(["2024-02-30"], "id", None, id="an ISO date that there is not"),
        pytest.param(["0000-00-00"], "id", None, id="noughts"),
        pytest.param(["12024-10-22"], "id", None, id="part of a longer number"),
        pytest.param(["2024-10-22-5"], "id", None, id="part of a code"),
        pytest.param(["Teks " * 20 + "2024-10-22"], "id", None, id="inside of a long line"),
        pytest.param(["Teks.", *["Teks."] * 5, "2024-10-22", *["Teks."] * 3], "id", None, id="in the middle"),
        pytest.param(["2024-10-22 Teks " + "panjang " * 20], "id", date(2024, 10, 22), id="an ISO date first"),
        pytest.param(["JAKARTA, 22 Oktober 2024 – " + "Teks " * 50], "id", date(2024, 10, 22), id="a dateline"),
        pytest.param(["Contoh.com (22 Oktober 2024): " + "Teks " * 50], "id", date(2024, 10, 22), id="a site's"),
        pytest.param(["Oleh Nama Contoh | 22 Oktober 2024"], "id", date(2024, 10, 22), id="behind the author"),
        pytest.param(["Contoh.com - Selasa, 22 Oktober 2024 10:30 WIB"], "id", date(2024, 10, 22), id="with a time"),
        pytest.param(["Diterbitkan pada 22 Oktober 2024"], "id", date(2024, 10, 22), id="behind 'published'"),
        pytest.param(["Publicado em 22 de outubro de 2024 às 10h30"], "pt-BR", date(2024, 10, 22), id="and a time"),
        pytest.param(["Terbit: Selasa, 22 Oktober 2024"], "id", date(2024, 10, 22), id="behind 'published:'"),
        pytest.param(["2024-10-22T10:30:00+07:00"], "id", date(2024, 10, 22), id="an ISO time"),
        pytest.param(["Berlaku hingga 31 Desember 2024"], "id", None, id="until a day"),
        pytest.param(["Válido até 31 de dezembro de 2024"], "pt-BR", None, id="until a day, in Portuguese"),
        pytest.param(["Berlaku hingga: 31 Desember 2024"], "id", None, id="until a day, behind a colon"),
        pytest.param(["Valid until 2024-12-31"], "en", None, id="until an ISO date"),
        pytest.param(["Meta merilis model pada 22 Oktober 2024"], "id", None, id="in a headline"),
        pytest.param(["Kedaluwarsa 31 Desember 2024"], "id", None, id="behind a word that is no place"),
        pytest.param(["Diperbarui 22 Oktober 2024"], "id", None, id="when it was changed"),
        pytest.param(["22 Oktober 2024 adalah hari itu " + "kata " * 20], "id", None, id="in a sentence"),
        pytest.param(["Berlaku hingga 31 Mei 2025", "22 Oktober 2024"], "id", date(2024, 10, 22), id="the next"),
        pytest.param(["Teks.", "2024-10-22 Teks " + "panjang " * 20], "id", None, id="an ISO date in a later line"),
        *(
            pytest.param([line], tag, None, id=f"beside a word that need not be of a date line: {line[:30]}")
            for line, tag in (
                *(("Valid Until, 3 May 2024", "en"), ("Event | 3 May 2024", "en"), ("Valid until (3 May 2024)", "en")),
                *(("Berlaku Hingga, 31 Desember 2024", "id"), ("Kedaluwarsa (3 Mei 2024)", "id")),
                *(("Promo, 3 Mei 2024", "id"), ("3 Mei 2024 | Promo", "id"), ("PROMO, 3 Mei 2024 – Diskon", "id")),
                *(("3 May 2024 until 10:30", "en"), ("22 Oktober 2024 10:30 HABIS", "id")),
                *(("Ends 2024-12-31", "en"), ("2024-12-31 is the day. " + "Words " * 20, "en")),
                *(("Promo, 3 Mei 2024 – " + "Kata " * 40, "id"), ("Jakarta, 3 Mei 2024", "id")),
            )
        ),
        pytest.param(["Berlaku hingga:", "31 Desember 2024"], "id", None, id="below a line that says of what it is"),
        pytest.param(["Terbit:", "22 Oktober 2024"], "id", date(2024, 10, 22), id="below 'published:'"),
        pytest.param(["SÃO PAULO, 22 de outubro de 2024 — " + "Texto " * 50], "pt-BR", date(2024, 10, 22), id="a city"),
        pytest.param(["22 Oktober 2024 pukul 10.30 WIB"], "id", date(2024, 10, 22), id="with 'at' and a time"),
        pytest.param(["22 October 2024, 10:30 AM"], "en", date(2024, 10, 22), id="in the morning"),
        pytest.param(["31 Desember 2029"], "id", None, id="later than is believed"),
        pytest.param(["1 Januari 1970"], "id", None, id="earlier than is believed"),
        pytest.param([], "id", None, id="no lines"),
    ],
)
def test_a_date_is_taken_from_the_head_or_the_foot_only(lines: list[str], tag: str, expected: date | None) -> None:
    assert derive.published(lines, tag) == expected


@given(
    st.lists(st.text(st.sampled_from("0123456789- deOktoberoutubro.,٣²\u2028")), max_size=8),
    st.sampled_from(["id", "pt-BR", "en", "x-private", "tlh", "zh-Hant-TW", "und", "en-u-ca-buddhist", "ca-valencia"]),
)
def test_any_lines_and_tag_give_a_date_or_none(lines: list[str], tag: str) -> None:
    assert isinstance(derive.published(lines, tag), date | None)


def test_editors_are_told_up_to_which_year_dates_are_believed() -> None:
    assert f"year {derive.YEARS[-1]}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["31 Mei 2024, " * 70_000, "Kata 2024-10-22 " * 60_000])
def test_a_megabyte_of_dates_is_looked_through_in_a_moment(line: str) -> None:
    assert derive.published([line], "id") is None
