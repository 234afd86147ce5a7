"""The numbers that are read in a text, and those that are left alone."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from babel.numbers import format_compact_decimal, format_decimal
from hypothesis import given
from hypothesis import strategies as st
from terbuka.text.numbers import read_numbers

# Language, text, and the numbers in it: "low..high" for a range, with the currency or "%" behind.
NUMBERS = [
    # Separators
    ("id", "Mendukung 116 bahasa pemrograman", "116"),
    ("id", "Tetapi jika 20.000 orang meneliti kode", "20000"),
    ("id", "10.000,5", "10000.5"),
    ("id", "1.234.567 unduhan", "1234567"),
    ("id", "2.5 miliar", "2.5e9"),
    ("id", "model AI Granite 3.0", "3.0"),
    ("id", "1.23.4", ""),
    ("pt-BR", "20.000 e 1,5", "20000 1.5"),
    ("pt-PT", "20 000 utilizadores", "20000"),
    ("pt-PT", "20\u00a0000 utilizadores", "20000"),
    ("fr", "20\u202f000 personnes", "20000"),
    ("es", "20.000 y 1,5", "20000 1.5"),
    ("es-MX", "20,000 y 1.5", "20000 1.5"),
    ("en", "20,000 people, 1.5 times", "20000 1.5"),
    ("en", "1,234,567.89", "1234567.89"),
    ("en", "1,23,4 and 007", ""),
    ("en", "20 000 people", ""),
    ("de-CH", "20’000", "20000"),
    ("ar", "٢٠٬٠٠٠", "20000"),
    # Scale words
    ("id", "3 ribu", "3e3"),
    ("id", "lebih dari 700 juta pengguna", "700e6"),
    ("id", "1,5 miliar parameter", "1.5e9"),
    ("id", "2 milyar", "2e9"),
    ("id", "5 triliun token", "5e12"),
    ("id", "5 TRILIUN TOKEN", "5e12"),
    ("pt-BR", "10 mil", "10e3"),
    ("pt-BR", "um milhão e 700 milhões", "1e6 700e6"),
    ("pt-BR", "8 bilhões de parâmetros", "8e9"),
    ("pt-BR", unicodedata.normalize("NFD", "8 bilhões de parâmetros"), "8e9"),
    ("pt-BR", "5 trilhões", "5e12"),
    ("pt-BR", "10 mil milhões", "10e9"),
    ("pt-PT", "10 mil milhões de euros", "10e9"),
    ("pt-PT", "um bilião", "1e12"),
    ("pt-PT", "5 biliões, 3 bilhões", "5e12 3e9"),
    ("es", "8 mil millones", "8e9"),
    ("es", "un billón", "1e12"),
    ("es", "3 millones", "3e6"),
    ("en", "a 70-billion-parameter model", "70e9"),
    ("en", "2 thousand, 3 million", "2e3 3e6"),
    ("en", "1.5 trillion", "1.5e12"),
    ("en", "£5bn and $10m", "5e9£ 10e6$"),
    ("sw", "elfu 5", "5e3"),
    ("de", "3 Milliarden und 3 Billionen", "3e9 3e12"),
    # A scale that is not known for sure keeps its number from being read without it.
    ("id", "10 jt", ""),
    ("id", "10 billion", ""),
    ("pt-BR", "US$ 10 mi", ""),
    ("de", "3 Mio. Euro", ""),
    ("de", "3 trillion", ""),
    # The field's letters
    ("id", "model bahasa 8B dan 2B", "8e9 2e9"),
    ("pt-BR", "15T de tokens, 70b, 128k", "15e12 70e9 128e3"),
    ("es", "8 B y 500M", "8e9 500e6"),
    ("id", "500M parameter", "500e6"),
    ("id", "Rp10 M", ""),
    ("es", "$8B", ""),
    ("en", "100m, some 5 m away", "5"),
    ("en", "80GB, 15TB", "80 15"),
    # Spelled numbers
    ("id", "sekitar selusin insinyur", "12"),
    ("id", "dua lusin, dua model, seribu kata", "24 2 1000"),
    ("id", "satu miliar; salah satu", "1e9"),
    ("id", "tiga ratus juta", "300e6"),
    ("pt-BR", "cerca de uma dúzia de benchmarks", "12"),
    ("pt-BR", "dois milhões, mil dólares, cem mil", "2e6 1000 100e3"),
    ("pt-BR", "um modelo", ""),
    ("es", "una docena; dos mil; una vez", "12 2000"),
    ("en", "a dozen, two dozen, ten", "12 24 10"),
    ("en", "one of a million", "1e6"),
    # Longer spelled numbers are not read, nor is any part of them.
    ("id", "dua puluh lima juta", ""),
    ("id", "dua belas", ""),
    ("id", "2 juta 300 ribu", ""),
    ("pt-BR", "vinte e cinco bilhões", ""),
    ("pt-BR", "2 milhões e meio", ""),
    ("pt-BR", "2 milhões e 300 mil", ""),
    ("es", "treinta y dos millones", ""),
    ("en", "twenty-five million", ""),
    ("en", "two and a half million", ""),
    ("en", "half a million", ""),
    # Ranges
    ("id", "berkisar dari 3 hingga 34 miliar parameter", "3e9..34e9"),
    ("id", "dilatih pada 3-4 terabyte token", "3..4"),
    ("id", "antara 3 dan 34 miliar", "3e9..34e9"),
    ("id", "3 - 4 juta", "3e6..4e6"),
    ("pt-BR", "entre 3 e 34 bilhões", "3e9..34e9"),
    ("pt-BR", "de 500 milhões a 2 bilhões", "500e6..2e9"),
    ("pt-BR", "US$ 3 a US$ 5 milhões", "3e6..5e6US$"),
    ("es", "entre dos y tres millones", "2e6..3e6"),
    ("es", "3 hasta 34 mil millones", "3e9..34e9"),
    ("en", "3 to 34 billion", "3e9..34e9"),
    ("en", "3–34B", "3e9..34e9"),
    ("en", "3B-34B", "3e9..34e9"),
    ("en", "$3-5 million", "3e6..5e6$"),
    ("en", "500 to 2 million", ""),
    ("en", "from 10 to 3", ""),
    ("en", "7, 13 and 70 billion", "70e9"),
    # Signs
    ("id", "sekitar $10 juta", "10e6$"),
    ("id", "Rp10 miliar, Rp. 5 juta", "10e9Rp 5e6Rp."),
    ("pt-BR", "cerca de US$ 10 milhões treinando", "10e6US$"),
    ("pt-BR", "10 milhões USD", "10e6USD"),
    ("pt-BR", "10%, dez por cento", "10% 10%"),
    ("id", "82,5 persen", "82.5%"),
    # Vague words
    ("id", "bernilai jutaan dolar, miliaran, ratusan miliar dolar", ""),
    ("id", "10 jutaan", ""),
    ("pt-BR", "milhões de dólares, processo multimilionário, dezenas", ""),
    ("es", "miles de millones, cientos de millones", ""),
    ("en", "millions, dozens of models, billions of dollars", ""),
    # Names, versions, dates, times
    ("en", "GPT-4, GPT-3.5, v3.5, 8x7B, 10x, 4th, Ai2", ""),
    ("en", "Llama 3 405B", "3 405e9"),
    ("id", "date 2024-10-22", ""),
    ("en", "10:30, 10/28/2024, 24/7, 3×10^25", ""),
    ("id", "tahun 2014, didirikan", "2014"),
    # Powers, products and signs make another number of it.
    ("en", "3 × 10^25, 3*10^25, 3 x 10**25, 8 x 7B", ""),
    ("en", "−5 and ±5 and √5", ""),
    ("en", "5−10 billion", ""),
    ("en", "10²⁵, 3×10²⁵, 2½ billion, 1/2 million, 1e25, ∞", ""),
    # Too long or too great to be published as they are
    ("en", "123456789012345", "123456789012345"),
    ("en", "1234567890123456, 0.1234567890123456", ""),
    ("en", "999 million trillion", "999e18"),
    ("en", "1000 million trillion", ""),
    ("en", "1111111111111111 trillion", ""),
    # No language
    (None, "116 a; 3.5 b; 10 juta, 8B", "116 3.5 10e6 8e9"),
    (None, "20.000, 20,000, 5 billion", ""),
    ("und", "1.234.567,8", "1234567.8"),
    ("zz-not a tag", "116", "116"),
    ("ja", "10万、116", "10e4 116"),
    # Scripts that put no spaces between words
    ("zh", "约12万亿个词元，12亿。12亿 词元", "12e12 12e8 12e8"),
    ("zh-TW", "12兆，3萬", "12e12 3e4"),
    ("zh", "支持12种语言，8B模型", "12 8e9"),
    ("zh", "12兆，3千万，12亿多，12万3千，第12种，三12，12半", ""),
    ("ja", "12兆、12億円、約12言語", "12e12 12e8 12"),
    ("ja", "12億超、第12回", ""),
    ("ko", "12조 토큰, 12개 언어, 12 조건", "12e12 12 12"),
    ("ko", "12조개, 제12회", ""),
    ("th", "12 ล้านล้าน, 12 ล้าน", "12e12 12e6"),
    ("th", "12 ล้านโทเคน, 12ล้านโทเคน, 12 พันธุ์", ""),
    ("ar", "12 تريليون", "12e12"),
]


def parsed(expected: str) -> list[tuple[Decimal, Decimal, str]]:
    """The ends and the signs of the table's numbers."""
    numbers = []
    for each in expected.split():
        digits, sign = re.fullmatch(r"([\d.e]*\d)(.*)", each).groups()
        low, _, high = digits.partition("..")
        numbers.append((Decimal(low), Decimal(high or low), sign))
    return numbers


@pytest.mark.parametrize(("language", "text", "expected"), NUMBERS)
def test_numbers(language, text, expected):
    read = read_numbers(text, language)
    assert [(number.low, number.high, number.sign) for number in read] == parsed(expected)


@pytest.mark.parametrize(
    ("start", "more"),
    [("", "1"), ("1.", "0"), ("1", ",000"), ("1", " trillion"), ("1", " and 1"), ("between 1", " and 1"), ("1", "-1")],
)
@pytest.mark.parametrize("times", [1000, 20_000])
def test_a_number_without_an_end_is_left_out_at_once(start, more, times):
    assert {number.low for number in read_numbers(start + more * times, "en")} <= {1}


def test_offsets_span_the_number_with_its_words_and_its_sign():
    text = "treinar custou cerca de US$ 10 milhões, com entre 3 e 34 bilhões de parâmetros"
    spans = [text[number.start : number.end] for number in read_numbers(text, "pt-BR")]
    assert spans == ["US$ 10 milhões", "entre 3 e 34 bilhões"]


LANGUAGES = ["id", "pt-BR", "pt-PT", "es", "en", "fr", "de", "it", "ru", "pl", "ms", "tr", "nl", "vi"]
# A language's first use loads its CLDR data, which a busy machine does not do within Hypothesis's deadline.


amounts = st.decimals(min_value=1000, max_value=10**15 - 1, places=0)


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=amounts, digits=st.integers(0, 2))
def test_what_cldr_writes_in_words_is_read_back(language, amount, digits):
    locale = Locale.parse(language, sep="-")
    text = format_compact_decimal(amount, format_type="long", locale=locale, fraction_digits=digits)
    if not text[0].isdigit():
        return  # "mille" alone, in French and Italian
    (number,) = read_numbers(text, language)
    thousands = (amount.adjusted() // 3) * 3
    assert number.low == number.high == round(amount.scaleb(-thousands), digits).scaleb(thousands)


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=st.decimals(min_value=0, max_value=10**12, places=2))
def test_what_cldr_writes_in_digits_is_read_back(language, amount):
    text = format_decimal(amount, "#,##0.##", locale=Locale.parse(language, sep="-"))
    (number,) = read_numbers(text, language)
    assert number.low == number.high == amount


def test_every_language_with_long_forms_is_read_and_none_is_misread_without_its_tag():
    for tag in sorted(tag for tag in locale_identifiers() if "_" not in tag):
        locale = Locale.parse(tag)
        # Babel writes a zero too many in Swahili, and Wolof's long forms are half written in letters.
        if "long" not in locale.compact_decimal_formats or tag in ("sw", "wo"):
            continue
        for power in (4, 6, 8, 9, 12):
            amount = Decimal("7.5") * 10**power
            text = format_compact_decimal(amount, format_type="long", locale=locale, fraction_digits=1)
            read = [number.low for number in read_numbers(text, tag)]
            # Burmese puts words on both sides.
            assert read == [amount] or (tag == "my" and not read), (tag, text)
            assert {number.low for number in read_numbers(text, None)} <= {amount}, (tag, text)


@pytest.mark.parametrize("language", ["id", "pt-BR", "en", None])
@given(text=st.text(st.sampled_from("0123456789.,-–:/ $€%BMabdeiountmilhõsjrİſ\u00a0٣"), max_size=60) | st.text())
def test_any_text_gives_numbers_in_order_that_stand_in_it(language, text):
    end = 0
    for number in read_numbers(text, language):
        assert end <= number.start < number.end <= len(text)
        assert 0 <= number.low <= number.high
        end = number.end
