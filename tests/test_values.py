"""Values: read from an editor's words, written for data and for readers, compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import LANGUAGES
from terbuka.claims.conflicts import disagree
from terbuka.claims.values import format_value, parse_value, to_json
from terbuka.languages.interface import Label, Language
from terbuka.value_types import Bound, Names, PartialDate, Quantity, Range, Text, YesNo

UNITS = ("parameters", "USD", "monthly-active-users", "tokens", "months", "percent", "IDR")

LABELS: Mapping[str, Mapping[str, Label]] = {
    "en": {
        "value.about": "about {value}",
        "value.over": "more than {value}",
        "value.at_least": "at least {value}",
        "value.under": "less than {value}",
        "value.up_to": "up to {value}",
        "value.range": "{low}–{high}",
        "value.yes": "yes",
        "value.no": "no",
        "units.parameters": {"one": "{n} parameter", "other": "{n} parameters"},
        "units.monthly-active-users": {"one": "{n} monthly active user", "other": "{n} monthly active users"},
        "units.months": {"one": "{n} month", "other": "{n} months"},
    },
    "id": {
        "value.about": "sekitar {value}",
        "value.over": "lebih dari {value}",
        "value.at_least": "setidaknya {value}",
        "value.under": "kurang dari {value}",
        "value.up_to": "hingga {value}",
        "value.range": "{low}–{high}",
        "value.yes": "ya",
        "value.no": "tidak",
        "units.parameters": {"other": "{n} parameter"},
        "units.monthly-active-users": {"other": "{n} pengguna aktif bulanan"},
        "units.months": {"other": "{n} bulan"},
    },
    "pt-BR": {
        "value.about": "cerca de {value}",
        "value.over": "mais de {value}",
        "value.at_least": "pelo menos {value}",
        "value.under": "menos de {value}",
        "value.up_to": "até {value}",
        "value.range": "{low} a {high}",
        "value.yes": "sim",
        "value.no": "não",
        "units.parameters": {"one": "{n} parâmetro", "many": "{n} de parâmetros", "other": "{n} parâmetros"},
        "units.monthly-active-users": {"many": "{n} de usuários ativos mensais", "other": "{n} usuários"},
        "units.months": {"one": "{n} mês", "many": "{n} de meses", "other": "{n} meses"},
    },
}


def speaking(tag: str, more: Mapping[str, Label] | None = None) -> Language:
    """A language of the interface with these labels, and more."""
    return Language(tag=tag, labels={**LABELS[tag], **(more or {})})


def quantity(amount, unit="parameters", bound=Bound.EXACT):
    return Quantity(amount=Decimal(amount), unit=unit, bound=bound)


def between(low, high, unit="parameters"):
    return Range(low=Decimal(low), high=Decimal(high), unit=unit)


@pytest.mark.parametrize(
    ("text", "value", "data"),
    [
        (
            "about 10 million USD",
            quantity("10e6", "USD", Bound.ABOUT),
            {"amount": 10_000_000, "unit": "USD", "about": True},
        ),
        (
            "over 700 million monthly active users",
            quantity("700e6", "monthly-active-users", Bound.OVER),
            {"amount": 700_000_000, "unit": "monthly-active-users", "over": True},
        ),
        (
            "less than 3 months",
            quantity(3, "months", Bound.UNDER),
            {"amount": 3, "unit": "months", "under": True},
        ),
        (
            "up to 18 trillion tokens",
            quantity("18e12", "tokens", Bound.UP_TO),
            {"amount": 18_000_000_000_000, "unit": "tokens", "up_to": True},
        ),
        ("at most 3 months", quantity(3, "months", Bound.UP_TO), {"amount": 3, "unit": "months", "up_to": True}),
        ("at least 3", quantity(3, bound=Bound.AT_LEAST), {"amount": 3, "unit": "parameters", "at_least": True}),
        ("no less than 3", quantity(3, bound=Bound.AT_LEAST), {"amount": 3, "unit": "parameters", "at_least": True}),
        ("nearly 3", quantity(3, bound=Bound.ABOUT), {"amount": 3, "unit": "parameters", "about": True}),
        (
            "3 to 34 billion parameters",
            between("3e9", "34e9"),
            {"min": 3_000_000_000, "max": 34_000_000_000, "unit": "parameters"},
        ),
        ("8 billion", quantity("8e9"), {"amount": 8_000_000_000, "unit": "parameters"}),
        ("8B", quantity("8e9"), {"amount": 8_000_000_000, "unit": "parameters"}),
        ("116", quantity(116), {"amount": 116, "unit": "parameters"}),
        ("5 trillion tokens", quantity("5e12", "tokens"), {"amount": 5_000_000_000_000, "unit": "tokens"}),
        ("1 month", quantity(1, "months"), {"amount": 1, "unit": "months"}),
        ("82.5%", quantity("82.5", "percent"), {"amount": 82.5, "unit": "percent"}),
        ("$3-5 million", between("3e6", "5e6", "USD"), {"min": 3_000_000, "max": 5_000_000, "unit": "USD"}),
    ],
)
def test_quantities(text, value, data):
    assert parse_value(text, "quantity", UNITS) == value
    assert to_json(value) == data


def test_a_count_without_units_has_none():
    assert to_json(parse_value("12", "quantity")) == {"amount": 12, "unit": None}


@pytest.mark.parametrize(
    ("text", "kind", "data"),
    [
        ("2024-10-28", "date", {"date": "2024-10-28"}),
        ("2024-10", "date", {"date": "2024-10"}),
        ("2024", "date", {"date": "2024"}),
        ("--09", "date", {"date": "--09"}),
        ("September", "date", {"date": "--09"}),
        ("--02-29", "date", {"date": "--02-29"}),
        ("Ai2, Contextual AI", "names", {"names": ["Ai2", "Contextual AI"]}),
        ("yes", "yes-no", {"yes": True}),
        ("No", "yes-no", {"yes": False}),
        ("  3-4 terabyte\ntoken ", "text", {"text": "3-4 terabyte token"}),
    ],
)
def test_other_kinds(text, kind, data):
    assert to_json(parse_value(text, kind)) == data


@pytest.mark.parametrize(
    ("text", "kind", "cure"),
    [
        (" ", "text", "write what the quote says"),
        ("many", "quantity", "Write it like"),
        ("millions", "quantity", "Write it like"),
        ("8 or 9", "quantity", "Write it like"),
        ("34 to 3 billion", "quantity", "Write it like"),
        ("precisely 8 billion", "quantity", "write 'about', 'over', 'under', 'up to', 'at least' or nothing"),
        ("about 3 to 34 billion", "quantity", "must stand without 'about'"),
        ("8 billion bananas", "quantity", "one that the attribute allows (parameters, USD"),
        ("8 million EUR", "quantity", "one that the attribute allows (parameters, USD"),
        ("$8 million dollars", "quantity", "write it once"),
        ("2024-02-30", "date", "Write 2024-10-28"),
        ("2024-00", "date", "Write 2024-10-28"),
        ("-", "date", "Write 2024-10-28"),
        ("last year", "date", "Write 2024-10-28"),
        ("Ai2,, IBM", "names", "one comma, each once"),
        ("Ai2, Ai2", "names", "one comma, each once"),
        ("maybe", "yes-no", "must be yes or no"),
        ("8", "number", "A kind must be"),
    ],
)
def test_what_cannot_be_read_says_the_cure(text, kind, cure):
    with pytest.raises(ValueError) as error:
        parse_value(text, kind, UNITS)
    assert cure in str(error.value)


@pytest.mark.parametrize(
    ("text", "kind", "english", "indonesian", "portuguese"),
    [
        (
            "about 10 million USD",
            "quantity",
            "about US$10 million",
            "sekitar US$10 juta",
            "cerca de US$\u00a010 milhões",
        ),
        (
            "over 700 million monthly active users",
            "quantity",
            "more than 700 million monthly active users",
            "lebih dari 700 juta pengguna aktif bulanan",
            "mais de 700 milhões de usuários ativos mensais",
        ),
        (
            "3 to 34 billion",
            "quantity",
            "3–34 billion parameters",
            "3–34 miliar parameter",
            "3 a 34 bilhões de parâmetros",
        ),
        (
            "500 million to 2 billion",
            "quantity",
            "500 million–2 billion parameters",
            "500 juta–2 miliar parameter",
            "500 milhões a 2 bilhões de parâmetros",
        ),
        (
            "1.5 million",
            "quantity",
            "1.5 million parameters",
            "1,5 juta parameter",
            "1,5 milhão de parâmetros",
        ),
        (
            "12,345,678",
            "quantity",
            "12,345,678 parameters",
            "12.345.678 parameter",
            "12.345.678 parâmetros",
        ),
        ("up to 2 months", "quantity", "up to 2 months", "hingga 2 bulan", "até 2 meses"),
        ("at least 2 months", "quantity", "at least 2 months", "setidaknya 2 bulan", "pelo menos 2 meses"),
        ("20,000", "quantity", "20,000 parameters", "20.000 parameter", "20.000 parâmetros"),
        ("1 month", "quantity", "1 month", "1 bulan", "1 mês"),
        ("3 months", "quantity", "3 months", "3 bulan", "3 meses"),
        (
            "10 billion IDR",
            "quantity",
            "IDR\u00a010 billion",
            "Rp10 miliar",
            "IDR\u00a010 bilhões",
        ),
        ("2024-10-28", "date", "October 28, 2024", "28 Oktober 2024", "28 de outubro de 2024"),
        ("2024-10", "date", "October 2024", "Oktober 2024", "outubro de 2024"),
        ("--10-28", "date", "October 28", "28 Oktober", "28 de outubro"),
        ("--09", "date", "September", "September", "setembro"),
        ("2024", "date", "2024", "2024", "2024"),
        ("Ai2, IBM, Meta", "names", "Ai2, IBM, and Meta", "Ai2, IBM, dan Meta", "Ai2, IBM e Meta"),
        ("Ai2", "names", "Ai2", "Ai2", "Ai2"),
        ("no", "yes-no", "no", "tidak", "não"),
        ("kata <asli>", "text", "kata <asli>", "kata <asli>", "kata <asli>"),
    ],
)
def test_values_for_readers(text, kind, english, indonesian, portuguese):
    value = parse_value(text, kind, UNITS)
    assert [format_value(value, speaking(tag)) for tag in LABELS] == [
        english,
        indonesian,
        portuguese,
    ]


def test_every_bound_has_its_words_in_every_language_of_the_interface():
    shown = {
        language.tag: [
            format_value(quantity(3, None, bound), language).replace("3", "…")
            for bound in (Bound.OVER, Bound.AT_LEAST, Bound.UNDER, Bound.UP_TO)
        ]
        for language in LANGUAGES
    }
    assert shown == {
        "en": ["more than …", "at least …", "less than …", "up to …"],
        "id": ["lebih dari …", "setidaknya …", "kurang dari …", "hingga …"],
        "pt-BR": ["mais de …", "pelo menos …", "menos de …", "até …"],
    }


def test_other_languages_write_the_currency_where_they_do():
    value = parse_value("10 million USD", "quantity", UNITS)
    assert format_value(value, speaking("en", {"site.locale": "es"})) == "10 millones\u00a0US$"
    # Japanese has no long scale words in CLDR.
    assert format_value(value, speaking("en", {"site.locale": "ja"})) == "US$10,000,000"


def test_a_unit_without_a_label_says_where_to_add_it():
    with pytest.raises(LookupError, match="'tokens' has no label in id"):
        format_value(quantity(5, "tokens"), speaking("id"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (quantity("8e9"), quantity("2e9"), True),
        (quantity("8e9"), quantity("8000000000.0"), False),
        (quantity("2e9"), between("3e9", "34e9"), True),
        (quantity("8e9"), between("3e9", "34e9"), False),
        (quantity("34e9"), between("3e9", "34e9"), False),
        (between(1, 2), between(3, 4), True),
        (between(1, 3), between(3, 4), False),
        (quantity("10e6", "USD", Bound.ABOUT), quantity("10.9e6", "USD"), False),
        (quantity("10e6", "USD", Bound.ABOUT), quantity("12e6", "USD"), True),
        (quantity(700, bound=Bound.OVER), quantity(700), True),
        (quantity(700, bound=Bound.AT_LEAST), quantity(700), False),
        (quantity(700, bound=Bound.UNDER), quantity(700), True),
        (quantity(700, bound=Bound.UP_TO), quantity(700), False),
        (quantity(700, bound=Bound.UP_TO), quantity(700, bound=Bound.AT_LEAST), False),
        (quantity(700, bound=Bound.UP_TO), quantity(700, bound=Bound.OVER), True),
        (quantity(700, bound=Bound.UNDER), quantity(700, bound=Bound.AT_LEAST), True),
        (quantity(700, bound=Bound.OVER), quantity(700, bound=Bound.AT_LEAST), False),
        (quantity("34e9", bound=Bound.OVER), between("3e9", "34e9"), True),
        (quantity("34e9", bound=Bound.AT_LEAST), between("3e9", "34e9"), False),
        (quantity("3e9", bound=Bound.UNDER), between("3e9", "34e9"), True),
        (quantity("3e9", bound=Bound.UP_TO), between("3e9", "34e9"), False),
        (quantity(700, bound=Bound.OVER), quantity(699), True),
        (quantity(700, bound=Bound.OVER), quantity(800, bound=Bound.OVER), False),
        (quantity(700, bound=Bound.OVER), quantity(600, bound=Bound.UNDER), True),
        (quantity(3, "months"), quantity(4, "years"), False),
        (Names(names=("Ai2",)), Names(names=("IBM",)), True),
        (Names(names=("Ai2", "IBM")), Names(names=("IBM", "Ai2")), False),
        (YesNo(yes=True), YesNo(yes=False), True),
        (Text(text="free"), Text(text="open"), False),
        (Text(text="8"), quantity(8), False),
        (PartialDate(month=9), PartialDate(year=2024, month=9, day=3), False),
        (PartialDate(month=9), PartialDate(year=2024, month=10), True),
        (PartialDate(year=2024), PartialDate(month=9), False),
    ],
)
def test_disagreement(a, b, expected):
    assert disagree(a, b) is disagree(b, a) is expected


# A language's first use loads its CLDR data, which a busy machine does not do within Hypothesis's deadline.


amounts = st.decimals(min_value=0, max_value=10**13, places=1)
units = st.sampled_from(["parameters", "USD"])
numbers = st.lists(st.integers(1, 12), min_size=1, max_size=3)
values = st.one_of(
    st.builds(Quantity, amount=amounts, unit=units, bound=st.sampled_from(Bound)),
    st.builds(
        lambda ends, unit: between(min(ends), max(ends), unit),
        st.lists(amounts, min_size=2, max_size=2, unique=True),
        units,
    ),
    st.builds(Text, text=st.text(min_size=1)),
    st.builds(YesNo, yes=st.booleans()),
    st.builds(lambda names: Names(names=tuple(map(str, names))), numbers),
    st.builds(
        PartialDate,
        year=st.none() | st.integers(2020, 2026),
        month=st.integers(1, 12),
        day=st.none() | st.integers(1, 28),
    ),
)


@given(a=values, b=values)
def test_disagreement_is_symmetric_and_irreflexive(a, b):
    assert disagree(a, b) == disagree(b, a)
    assert not disagree(a, a)


@given(value=values)
def test_every_value_has_a_form_for_data(value):
    (kind,) = {"amount", "min", "text", "yes", "names", "date"} & to_json(value).keys()
    if kind == "date":
        assert parse_value(to_json(value)["date"], "date") == value


@given(value=st.builds(Quantity, amount=amounts, unit=units, bound=st.sampled_from(Bound)))
def test_the_english_form_of_a_quantity_is_read_as_the_same_quantity(value):
    assert parse_value(format_value(value, speaking("en")), "quantity", UNITS) == value


# Whatever an editor writes

PIECES = st.sampled_from(
    [
        *("about ", "up to ", " to ", " million", " trillion", " quadrillion", " dozen", " parameters", " months"),
        *"-−–,.eE^× /()²½∞09٣３BTMK$%{}",
        *("00", "000", "999", "1234567890123456", "\u00a0", "USD", "null", "NaN", "Infinity", "%s"),
    ]
)
WRITTEN = st.lists(PIECES, max_size=12).map("".join) | st.text()
DATES = st.from_regex(r"-?\d{0,5}(-\d{1,3}){0,3}", fullmatch=True)


@given(text=WRITTEN | DATES, kind=st.sampled_from(["quantity", "date", "text", "names", "yes-no"]))
def test_whatever_is_written_becomes_a_value_that_can_be_published_or_a_message(text, kind):
    try:
        value = parse_value(text, kind, UNITS)
    except ValueError as error:
        assert len(str(error)) < 400
        return
    data = to_json(value)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    if isinstance(value, Quantity):
        assert Decimal(str(data["amount"])) == value.amount
    assert not disagree(value, value)
    assert format_value(value, speaking("en", {f"units.{unit}": {"other": "{n}"} for unit in ("tokens", "percent")}))


@pytest.mark.parametrize(
    "amount",
    [
        *("1" * 16, "1111111111111111 trillion", "1e400", "10^30", "−5", "-5", "∞", "½", "10²"),
        *("9" * 999_998, f"0.{'0' * 5000}1", f"1{' trillion' * 5000}", "1,0" * 5000, f"1{',000' * 400}"),
    ],
    ids=lambda amount: amount[:20],
)
def test_a_number_that_cannot_be_published_as_it_is_is_no_value(amount):
    with pytest.raises(ValueError, match="15 digits at most and below 10\\^21") as error:
        parse_value(f"{amount} tokens", "quantity", UNITS)
    assert len(str(error.value)) < 400


@pytest.mark.parametrize(
    "text",
    ["2024-13-45", "2024-13", "0000", "0000-01-01", "2023-02-29", "--02-30", "---05", "1" * 5000],
    ids=lambda text: text[:20],
)
def test_a_day_that_does_not_exist_is_no_date(text):
    with pytest.raises(ValueError, match="must be a day that exists") as error:
        parse_value(text, "date")
    assert len(str(error.value)) < 400


@pytest.mark.parametrize(
    ("text", "english", "portuguese"),
    [
        ("999 trillion months", "999 trillion months", "999 trilhões de meses"),
        ("1.5 quadrillion months", "1,500,000,000,000,000 months", "1.500.000.000.000.000 de meses"),
        ("123456789012345 months", "123,456,789,012,345 months", "123.456.789.012.345 meses"),
        ("0.00000000000001 months", "0.00000000000001 months", "0,00000000000001 mês"),
        ("0 months", "0 months", "0 mês"),
        ("１２ months", "12 months", "12 meses"),
    ],
)
def test_the_greatest_and_the_smallest_numbers_are_shown_as_they_are(text, english, portuguese):
    value = parse_value(text, "quantity", UNITS)
    assert format_value(value, speaking("en")) == english
    assert format_value(value, speaking("pt-BR")) == portuguese
