"""What can be read in a quote, and what cannot."""

from __future__ import annotations

import string
from decimal import Decimal

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st
from terbuka.claims import counted
from terbuka.claims.proofs import why_unreadable
from terbuka.claims.spellings import Spellings
from terbuka.claims.values import parse_value
from terbuka.value_types import Quantity, Range

UNITS = (
    "parameters",
    "USD",
    "EUR",
    "MXN",
    "tokens",
    "monthly-active-users",
    "months",
    "percent",
    "benchmarks",
    "programming-languages",
)
WORDS = {
    "parameters": ("parameters", "parameter"),
    "tokens": ("tokens", "token", "Token", "词元", "トークン", "토큰"),
    "monthly-active-users": ("monthly active users", "users", "pengguna aktif bulanan"),
    "months": ("months", "bulan", "meses", "mês"),
    "benchmarks": ("benchmarks", "tolok ukur"),
    "programming-languages": ("programming languages", "bahasa pemrograman"),
}
UNITS_ALONE = Spellings(WORDS)
NAMES = Spellings(
    WORDS
    | {
        "Contextual AI": ("AI Kontekstual",),
        "Databricks": ("Blocos de dados",),
        "Llama 3": ("Llama3",),
    },
    WORDS,
)

READABLE = [
    ("quantity", "about 10 million USD", "id", "dan sekitar $10 juta, untuk melatih DBRX"),
    ("quantity", "about 10 million USD", "pt-BR", "cerca de US$ 10 milhões treinando DBRX"),
    ("quantity", "about 10 million USD", "id", "sekitar 10 juta dolar AS"),
    ("quantity", "about 10 million USD", "pt-BR", "cerca de dez milhões de dólares"),
    ("quantity", "about 10 million USD", "es", "unos 10 millones de dólares estadounidenses"),
    ("quantity", "about 10 million USD", "en", "around 10 million US dollars"),
    ("quantity", "10 million EUR", "de", "10 Millionen Euro"),
    ("quantity", "up to 18 trillion tokens", "de", "mit höchstens 18 Billionen Token trainiert"),
    ("quantity", "18 trillion tokens", "de", "mit 18 Billionen Token trainiert"),
    ("quantity", "over 18 trillion tokens", "de", "mit grösser als 18 Billionen Token"),
    ("quantity", "at least 18 trillion tokens", "fr", "18 billions de tokens ou plus"),
    ("quantity", "up to 18 trillion tokens", "fr", "sur jusqu’à 18 billions de tokens"),
    ("quantity", "about 18 billion tokens", "it", "circa 18 miliardi di token"),
    ("quantity", "about 12 trillion tokens", "zh", "约12万亿个词元"),
    ("quantity", "up to 12 trillion tokens", "zh", "不超过12万亿个词元"),
    ("quantity", "up to 12 trillion tokens", "zh", "用最多12万亿个词元训练"),
    ("quantity", "over 12 trillion tokens", "zh", "用超12万亿个词元训练"),
    ("quantity", "12 trillion tokens", "zh", "用１２万亿个词元训练"),
    ("quantity", "at least 12 trillion tokens", "ja", "12兆トークン以上"),
    ("quantity", "up to 12 trillion tokens", "ja", "最大12兆トークンで訓練"),
    # Units begin with a capital letter in German and in headlines, and stand in capitals in some.
    ("quantity", "up to 18 trillion tokens", "de", "mit bis zu 18 Billionen Tokens trainiert"),
    ("quantity", "8 billion parameters", "en", "A Model With 8 Billion Parameters"),
    ("quantity", "over 700 million monthly active users", "en", "Over 700 Million Monthly Active Users"),
    ("quantity", "18 trillion tokens", "en", "TRAINED ON 18 TRILLION TOKENS"),
    ("quantity", "3 to 34 billion parameters", "en", "From 3 Billion Parameters to 34 Billion Parameters"),
    ("quantity", "about 12 trillion tokens", "ko", "약 12조 토큰"),
    # Of a language without words for bounds: where nothing stands beside the number that could limit it.
    ("quantity", "18 million tokens", "sv", "Modellen: 18 miljoner tokens, och mer"),
    ("quantity", "18 million tokens", "sv", "18 miljoner tokens"),
    ("quantity", "10 million MXN", "es-MX", "10 millones, o sea $10 millones"),
    ("quantity", "over 700 million monthly active users", "id", "lebih dari 700 juta pengguna aktif bulanan"),
    ("quantity", "at least 700 million monthly active users", "en", "700 million users or more"),
    ("quantity", "at least 3 months", "id", "minimal 3 bulan"),
    ("quantity", "at least 3 months", "pt-BR", "pelo menos três meses"),
    ("quantity", "at least 3 months", "es", "al menos tres meses"),
    ("quantity", "at least 3 months", "en", "no less than 3 months"),
    ("quantity", "at least 3 months", "en", "8 benchmarks, at least 3 months"),
    ("quantity", "8 benchmarks", "en", "8 benchmarks, at least 3 months"),
    ("quantity", "8 benchmarks", "en", "8 benchmarks and at least 3 months"),
    ("quantity", "at least 8 benchmarks", "en", "8 benchmarks at least and 3 months"),
    ("quantity", "up to 8 billion", "id", "tidak lebih dari 8 miliar parameter"),
    ("quantity", "up to 18 trillion tokens", "id", "dilatih dengan hingga 18 triliun token"),
    ("quantity", "up to 18 trillion tokens", "id", "dengan sampai 18 triliun token"),
    ("quantity", "up to 18 trillion tokens", "pt-BR", "treinado com até 18 trilhões de tokens"),
    ("quantity", "up to 18 trillion tokens", "pt-BR", "com no máximo 18 trilhões de tokens"),
    ("quantity", "up to 18 trillion tokens", "es", "con hasta 18 billones de tokens"),
    ("quantity", "up to 18 trillion tokens", "en", "trained on up to 18 trillion tokens"),
    ("quantity", "under 8 billion", "en", "nearly 8 billion parameters"),
    ("quantity", "about 8 billion", "en", "nearly 8 billion parameters"),
    ("quantity", "3 to 34 billion parameters", "id", "berkisar dari 3 hingga 34 miliar parameter"),
    ("quantity", "3 to 34 billion parameters", "id", "dari 3 miliar parameter hingga 34 miliar parameter"),
    ("quantity", "8 billion", "id", "model bahasa 8B dan 2B"),
    ("quantity", "2 billion", "id", "model bahasa 8B dan 2B"),
    ("quantity", "8 billion", "id", "model 8B lebih cepat"),
    ("quantity", "116 programming languages", "id", "Mendukung 116 bahasa pemrograman"),
    ("quantity", "5 trillion tokens", "id", "dilatih pada 5 triliun token"),
    ("quantity", "about 12 benchmarks", "id", "di sekitar selusin tolok ukur"),
    ("quantity", "about 12 benchmarks", "pt-BR", "em cerca de uma dúzia de benchmarks"),
    ("quantity", "3 months", "id", "selama 3 bulan"),
    ("quantity", "82.5 percent", "id", "82,5 persen"),
    ("date", "--09", "id", "Sebelumnya pada bulan September, Ai2 merilis"),
    ("date", "2024-10-28", "id", "pada 28 Oktober 2024"),
    ("date", "2024-10-28", "id", "28 Okt 2024"),
    ("date", "2024-10-28", "en", "October 28, 2024"),
    ("date", "2024-10-28", "pt-BR", "28 de outubro de 2024"),
    ("date", "2024-10-28", "pt-BR", "28/10/2024"),
    ("date", "2024-05-03", "en", "5/3/2024"),
    ("date", "2024-10-28", "zh", "于2024年10月28日发布"),
    ("date", "2024-10", "zh", "于2024年10月发布"),
    ("date", "--09", "zh", "于九月发布"),
    ("date", "2024-01-02", "ja", "2024年1月2日に公開"),
    ("date", "--09", "ja", "９月に公開"),
    ("date", "2024-10-28", "ko", "2024년 10월 28일 공개"),
    ("date", "2024-10", None, "date 2024-10-28"),
    ("date", "2014", "id", "dimulai pada tahun 2014, didirikan"),
    ("names", "Contextual AI", "id", "dikembangkan bersama dengan AI Kontekstual."),
    ("names", "Databricks", "pt-BR", "ciência de dados e IA Blocos de dados reuniram-se"),
    ("names", "Meta, IBM", "id", "seperti IBM®, META, dan Mistral AI"),
    ("names", "Apache 2.0", "id", "di bawah lisensi Apache 2.0, mengambil"),
    ("text", "3-4 terabyte token", "id", "dilatih pada 3-4 terabyte\u00a0token, model"),
]

UNREADABLE = [
    # What is no number of the unit, however near the two stand: sizes of models, contexts, versions, years.
    *(
        ("quantity", value, "en", quote, "")
        for value, quote in [
            ("2 billion benchmarks", "Llama 3 2B"),
            ("8 billion benchmarks", "Llama 3 8B is the larger one"),
            ("8 billion monthly active users", "Llama 3 8B"),
            ("8 billion benchmarks", "Llama 3 8B passes benchmarks"),
            ("8 billion benchmarks", "Llama 3 8B-instruct benchmarks"),
            ("2 billion benchmarks", "Llama 3 2 B is out"),
            ("2 billion benchmarks", "Llama 3 2-B is out"),
            ("7 billion benchmarks", "Llama 3 8x7B benchmarks"),
            ("128 thousand benchmarks", "a context of 128k"),
            ("3 benchmarks", "Llama 3 benchmarks"),
            ("2024 benchmarks", "In 2024 benchmarks of Llama 3 were out"),
            ("8 benchmarks", "better by 8% benchmarks say"),
            ("12 trillion USD", "Llama 3 12T"),
            ("12 billion parameters", "for $12B"),
            ("12 trillion tokens", "with 12T parameters"),
        ]
    ),
    ("quantity", "12 trillion tokens", "zh", "用超12万亿个词元训练", "says over '12万亿', not exactly that"),
    ("quantity", "12 trillion tokens", "zh", "用12万亿多个词元训练", "none that can be read"),
    ("quantity", "12 trillion tokens", "zh", "用12万亿个词元模型", "does not name the unit"),
    ("date", "2024-01-28", "zh", "于2024年11月28日发布", "does not name 28 January"),
    ("date", "2024-01-02", "zh", "于2024年1月21日发布", "does not name 2 January"),
    ("date", "2024-11-21", "zh", "于2024年1月21日发布", "does not name 21 November"),
    ("date", "--01", "zh", "于十一月发布", "does not name January"),
    ("quantity", "10 million USD", "id", "dan sekitar $10 juta", "says about '$10 juta', not exactly that"),
    ("quantity", "over 10 million USD", "id", "dan sekitar $10 juta", "says about '$10 juta', not over"),
    ("quantity", "about 10 million USD", "id", "menghabiskan $10 juta", "lacks the word for 'about'"),
    ("quantity", "700 million", "id", "lebih dari 700 juta parameter", "says over"),
    (
        "quantity",
        "700 million",
        "en",
        "700 million parameters or more",
        "says at least '700 million', not exactly that",
    ),
    ("quantity", "over 700 million", "en", "700 million parameters or more", "says at least '700 million', not over"),
    ("quantity", "at least 700 million", "id", "lebih dari 700 juta parameter", "says over '700 juta', not at least"),
    ("quantity", "under 18 trillion tokens", "id", "hingga 18 triliun token", "says up to '18 triliun', not under"),
    ("quantity", "up to 18 trillion tokens", "en", "less than 18 trillion tokens", "not up to"),
    ("quantity", "18 trillion tokens", "pt-BR", "até 18 trilhões de tokens", "says up to"),
    *(
        ("quantity", f"{bound}18 trillion tokens", "de", "mit höchstens 18 Billionen Token trainiert", "says up to")
        for bound in ("", "about ", "over ", "under ", "at least ")
    ),
    *(
        ("quantity", f"{bound}18 million tokens", "sv", "högst 18 miljoner tokens", "may limit '18 miljoner'")
        for bound in ("", "up to ", "over ")
    ),
    ("quantity", "18 million tokens", "sv", "18 miljoner tokens eller mer", "may limit '18 miljoner'"),
    ("quantity", "18 million tokens", "sv", "~ 18 miljoner tokens", "may limit '18 miljoner'"),
    ("quantity", "about 10 billion USD", "id", "sekitar $10 juta", "does not hold the number 10 billion"),
    ("quantity", "about 10 million EUR", "id", "sekitar $10 juta", "does not say that '$10 juta' is in EUR"),
    ("quantity", "10 million USD", "id", "10 juta pengguna", "is in USD"),
    ("quantity", "10 million USD", "pt-BR", "10 milhões de americanos", "is in USD"),
    ("quantity", "10 million USD", "pt-BR", "10 milhões de dólares australianos", "is in USD"),
    ("quantity", "10 million USD", "es-MX", "$10 millones", "is in USD"),
    ("quantity", "10 million tokens", "id", "$10 juta", "counts '$10 juta' in $"),
    ("quantity", "10 million tokens", "id", "10 juta dolar", "in USD"),
    ("quantity", "25 tokens", "en", "25%", "in %"),
    ("quantity", "25 percent", "en", "25 models", "no percent"),
    ("quantity", "3 months", "id", "selama 3 tahun", "does not name the unit"),
    ("quantity", "3 tokens", "id", "untuk menggunakan Llama 3 secara komersial", "none that can be read"),
    (
        "quantity",
        "3 billion",
        "id",
        "3 hingga 34 miliar parameter",
        "'3 hingga 34 miliar' (3 to 34 billion)",
    ),
    ("quantity", "2 to 8 billion", "id", "model bahasa 8B dan 2B", "the number 2 to 8 billion"),
    ("quantity", "1 million USD", "id", "bernilai jutaan dolar", "none that can be read"),
    ("date", "2024-09", "id", "pada bulan September", "does not hold the year 2024"),
    ("date", "--10", "id", "pada bulan September", "does not name October"),
    ("date", "--05", "en", "it may be", "does not name May"),
    ("date", "--03", "pt-BR", "no mar e na terra", "does not name March"),
    ("date", "2024-10-08", "id", "28 Oktober 2024", "does not name 8 October"),
    ("date", "2024-03-05", "en", "5/3/2024", "does not name 5 March"),
    ("date", "2014", "id", "12.014 orang", "does not hold the year"),
    ("names", "Meta", "id", "Metaverse dan meta", "does not name Meta"),
    ("names", "Ai2, IBM", "id", "Ai2 merilis", "does not name IBM"),
    ("names", "Apache 2", "id", "lisensi Apache 2.0", "does not name Apache 2"),
    ("text", "terabyte toke", "id", "3-4 terabyte token", "does not hold the words"),
    ("yes-no", "yes", "id", "tanpa batasan", "an editor's reading"),
]


@pytest.mark.parametrize(("kind", "value", "language", "quote"), READABLE)
def test_readable(kind, value, language, quote):
    assert why_unreadable(parse_value(value, kind, UNITS), quote, language, NAMES) is None


@pytest.mark.parametrize(("kind", "value", "language", "quote", "reason"), UNREADABLE)
def test_unreadable(kind, value, language, quote, reason):
    problem = why_unreadable(parse_value(value, kind, UNITS), quote, language, NAMES)
    assert problem.startswith("the quote")
    assert reason in problem


@pytest.mark.parametrize(
    ("kind", "value", "before", "quote", "after", "reason"),
    [
        ("quantity", "10 million USD", "dan sekitar ", "$10 juta", ",", "says about"),
        (
            "quantity",
            "about 10 million USD",
            "dan sekitar ",
            "$10 juta",
            ",",
            "leaves out the word for 'about'",
        ),
        ("quantity", "over 10 million USD", "tidak ", "lebih dari $10 juta", ",", "says up to '$10 juta'"),
        ("quantity", "10 million USD", "biayanya ", "10 juta dolar", " Australia", "does not say"),
        ("quantity", "4", "menyamai GPT-", "4 parameter", ", model", "none that can be read"),
        ("quantity", "10", "", "jumlah parameter: 10", " juta", "none that can be read"),
        ("quantity", "34 billion", "3 hingga ", "34 miliar parameter", "", "none that can be read"),
        ("names", "Meta", "", "Meta", "verse", "does not name Meta"),
        ("date", "2014", "12.", "2014", "", "does not hold the year"),
    ],
)
def test_a_quote_that_cuts_off_what_belongs_to_it(kind, value, before, quote, after, reason):
    parsed = parse_value(value, kind, UNITS)
    assert why_unreadable(parsed, quote, "id", UNITS_ALONE) is None or "leaves out" in reason
    assert reason in why_unreadable(parsed, quote, "id", UNITS_ALONE, before=before, after=after)


def test_a_quote_may_not_cut_off_half_of_a_unit():
    why = why_unreadable(
        Quantity(amount=Decimal(116), unit="languages"),
        "116 bahasa",
        "id",
        SPELLED,
        after=" pemrograman",
    )
    assert why and "does not name the unit of '116'" in why


def test_units_are_looked_for_once_in_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    looked, places = list[tuple[str, str]](), counted.form_places
    monkeypatch.setattr(counted, "form_places", lambda form, text: looked.append((form, text)) or places(form, text))
    for amount in range(1, 6):
        value = Quantity(amount=Decimal(amount), unit="tokens")
        assert why_unreadable(value, "Here 1 token, 2 tokens, 3 tokens", "en", NAMES) is None or amount > 3
    assert looked
    assert len(looked) == len({*looked})


def test_no_changed_character_of_a_value_is_still_readable():
    characters = string.ascii_letters + string.digits + ".,-$ "
    for kind, text, language, quote in READABLE:
        if kind == "names" or "8B dan 2B" in quote or "nearly" in quote:
            continue  # these hold two values
        value = parse_value(text, kind, UNITS)
        for i in range(len(text)):
            for character in ("", *characters):
                changed = text[:i] + character + text[i + 1 :]
                try:
                    other = parse_value(changed, kind, UNITS)
                except ValueError:
                    continue
                assert other == value or why_unreadable(other, quote, language, NAMES), (changed, quote)


_SPELLED = {
    "parameters": ("parameters", "parameter", "parámetros", "parâmetros"),
    "tokens": ("tokens", "token", "词元", "トークン", "토큰"),
    "languages": ("languages", "language", "bahasa", "语言", "言語", "언어"),
    "programming-languages": ("bahasa pemrograman",),
    "benchmarks": ("benchmarks", "benchmark"),
    "users": ("monthly users", "users", "pengguna"),
}
SPELLED = Spellings(_SPELLED, _SPELLED)
PAIR = "con 7.000 millones de parámetros, y se entrenó con 2 billones de tokens"


@pytest.mark.parametrize(
    ("amount", "unit", "quote", "language", "readable"),
    [
        ("7e9", "parameters", PAIR, "es", True),
        ("2e12", "tokens", PAIR, "es", True),
        ("7e9", "tokens", PAIR, "es", False),
        ("2e12", "parameters", PAIR, "es", False),
        ("116", "programming-languages", "Mendukung 116 bahasa pemrograman", "id", True),
        ("116", "languages", "Mendukung 116 bahasa pemrograman", "id", False),
        ("5e12", "tokens", "jumlah token 5 triliun", "id", True),
        ("1e9", "parameters", "1 miliar parameter aktif dan 7 miliar total parameter", "id", True),
        ("7e9", "parameters", "1 miliar parameter aktif dan 7 miliar total parameter", "id", True),
        ("2e9", "parameters", "model bahasa 8B dan 2B", "id", True),
        # A size mark alone counts what the field counts by it, and nothing else.
        ("2e9", "languages", "Granite 3.0 2B", "en", False),
        ("2e9", "tokens", "Granite 3.0 2B", "en", False),
        ("8e9", "languages", "Granite 3.0 8B handles languages", "en", False),
        ("8e9", "parameters", "Granite 3.0 8B beats it in 12 languages", "en", True),
        ("8e9", "languages", "spoken in languages: 8B", "en", False),
        ("15e12", "tokens", "trained on 15T", "en", True),
        ("128e3", "tokens", "a context of 128K", "en", True),
        ("500e9", "tokens", "con 500B de tokens", "es", True),
        ("7e9", "parameters", "a 7B-parameter model", "en", True),
        ("7e9", "parameters", "7B active parameters", "en", True),
        ("15e12", "parameters", "15T multilingual tokens", "en", False),
        ("5e6", "languages", "5M languages", "en", True),
        ("700e6", "users", "it has 700M monthly users", "en", True),
        ("700e6", "users", "lebih dari 700M pengguna", "id", False),
        ("8e9", "languages", "the 8B languages model", "en", False),
        ("8e6", "languages", "the 8M languages model", "en", False),
        ("500e6", "benchmarks", "the 500M benchmarks were published", "en", False),
        ("8e9", "benchmarks", "Granite 3.0 8B benchmarks were published", "en", False),
        ("500e6", "users", "Granite 3.0 500M users", "en", False),
        ("500e6", "users", "Falcon 500M users", "en", False),
        ("8e9", "users", "Granite 3.0 8B users", "en", False),
        ("8e9", "tokens", "Granite 3.0 8B tokens", "en", False),
        ("128e3", "parameters", "128K parameters", "en", False),
        ("128e3", "tokens", "128K parameters", "en", False),
        # Nor does it count what anybody may count behind it.
        ("700e6", "parameters", "it has 700M customers", "en", False),
        ("128e3", "tokens", "it has 128K customers", "en", False),
        ("8e9", "parameters", "model bahasa 8B dan 2B yang", "id", True),
        ("2e9", "parameters", "model bahasa 8B dan 2B yang", "id", True),
        # The unit stands right behind the number, or behind words that count nothing themselves.
        ("70e9", "parameters", "has 70 billion active parameters", "en", True),
        ("70e9", "parameters", "has 70 billion customers and parameters", "en", False),
        ("70e9", "parameters", "has 70 billion customers and many parameters", "en", False),
        ("70e9", "parameters", "70 miliar pelanggan dan banyak parameter", "id", False),
        ("70e9", "parameters", "70 bilhões de clientes e muitos parâmetros", "pt-BR", False),
        ("70e9", "parameters", "70 bilhões de parâmetros", "pt-BR", True),
        ("8e9", "languages", "it has 8 billion users in 12 languages", "en", False),
        ("12", "languages", "it has 8 billion users in 12 languages", "en", True),
        ("12", "languages", "speaks 12 different natural languages", "en", True),
        ("12", "languages", "supports languages and 12 offices", "en", False),
        ("7", "languages", "page 7 lists its languages", "en", False),
        ("7", "languages", "page 7: languages", "en", False),
        ("12", "benchmarks", "tested by 12 engineers on several benchmarks", "en", False),
        ("12", "languages", "compared with 12 language models", "en", False),
        ("12", "languages", "a 12-language model", "en", True),
        ("70e9", "parameters", "a 70 billion parameter model", "en", True),
        ("8e6", "users", "8 million or more monthly users", "en", False),
        ("8e6", "users", "some 8 million users", "en", False),
        ("7e9", "parameters", "7 billion and 70 billion parameters", "en", True),
        ("70e9", "parameters", "7 billion and 70 billion parameters", "en", True),
        # It stands before the number only behind what announces it.
        ("12", "languages", "number of languages: 12.", "en", True),
        ("12", "languages", "in several languages: 12 engineers", "en", False),
        ("12", "languages", "in several languages 12", "en", False),
        ("3", "parameters", "jumlah parameter 3 model itu", "id", False),
        # A year counts nothing.
        ("2023", "languages", "since 2023 it speaks several languages", "en", False),
        ("2023", "languages", "by 2023 languages had changed", "en", False),
        ("2000", "languages", "supports 2,000 languages", "en", True),
        # Scripts that put no spaces between words
        ("12e12", "tokens", "训练了12万亿个词元", "zh", True),
        ("12e12", "tokens", "约12万亿个词元", "zh", False),
        ("12e12", "tokens", "12万亿个词元以上", "zh", False),
        ("12", "languages", "支持12种语言。", "zh", True),
        ("12", "languages", "12种语言模型", "zh", False),
        ("12", "languages", "12人会说多种语言", "zh", False),
        ("12e12", "tokens", "12兆トークンを学習", "ja", True),
        ("12e12", "tokens", "12兆トークン以上を学習", "ja", False),
        ("12", "languages", "12の言語モデル", "ja", False),
        ("12e12", "tokens", "12조 개의 토큰", "ko", True),
        ("12e12", "tokens", "12조 토큰 이상", "ko", False),
        ("12", "languages", "12개 언어 모델", "ko", False),
        # Each end of a range counts the same.
        ("3e9..34e9", "parameters", "3 billion parameters to 34 billion parameters", "en", True),
        ("3e9..34e9", "parameters", "between 3 billion parameters and 34 billion parameters", "en", True),
        ("3e9..34e9", "parameters", "3 billion tokens to 34 billion parameters", "en", False),
        ("3e9..34e9", "parameters", "3 billion parameters, then 34 billion parameters", "en", False),
        # What nobody has words for is not proven.
        ("7e9", "customers", "7 billion customers", "en", False),
    ],
)
def test_a_number_is_counted_in_its_own_unit(amount, unit, quote, language, readable) -> None:
    low, _, high = amount.partition("..")
    value = Range(low=Decimal(low), high=Decimal(high), unit=unit) if high else Quantity(amount=Decimal(low), unit=unit)
    assert (why_unreadable(value, quote, language, SPELLED) is None) is readable


PIECES = [
    *(
        "7B",
        "10^25",
        "3-4",
        "−5",
        "8 miliar",
        "10 juta",
        "1" * 40,
        "28/10/2024",
        "2024-13-45",
        "31 Februari",
        "September",
    ),
    *(
        "September",
        "hingga",
        "sekitar",
        "parameter",
        "token",
        "Rp",
        "dolar AS",
        "Llama 3",
        "\u00ad",
        "\u200b",
        "e\u0301",
    ),
    *"×%(\\.,½٣，0",
]
QUOTES = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=60)
LANGUAGES = st.sampled_from(["id", "pt-BR", "ar", "ja", "und", None])
ANY_VALUE = st.sampled_from([case[:2] for case in (*READABLE, *UNREADABLE)])


@given(case=ANY_VALUE, quote=QUOTES, before=QUOTES, after=QUOTES, language=LANGUAGES)
def test_whatever_is_quoted_is_readable_or_said_why_not(case, quote, before, after, language):
    value = parse_value(case[1], case[0], UNITS)
    why = why_unreadable(value, quote, language, NAMES, before=before, after=after)
    assert why is None or (why.startswith("the quote ") and len(why) < 2000)


@pytest.mark.parametrize("language", ["id", "zh", None])
@pytest.mark.parametrize("more", ["1", "1 ", "9,", "at least 3 tokens ", "3 to ", "10 dolar "])
def test_a_quote_without_an_end_is_read_at_once(more, language):
    quote = more * 2000
    assert why_unreadable(Quantity(amount=Decimal(7), unit="tokens"), quote, language, NAMES)


def test_currencies_are_looked_up_in_languages_of_all_kinds():
    for tag in sorted(tag for tag in locale_identifiers() if "_" not in tag)[::20]:
        assert why_unreadable(Quantity(amount=Decimal(7), unit="USD"), "7 (seven) EUR", tag, Spellings({})), tag
