"""A made-up corpus for the tests of claims: two models, and one article in each of the languages below.

Nothing in it is true of any model, company or licence that exists.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from samples import Files, unit

NAMES = {
    "models/kancil-2.yml": "name: Kancil 2\naliases: [Kantjil 2]\nlook_alikes: [Kancil, Kancil 3]\n",
    "models/onca.yml": "name: Onça\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\naliases: [Rimba Laboratories]\n",
    "organisations/yayasan-hutan.yml": "name: Yayasan Hutan\n",
    "people/budi-santoso.yml": "name: Budi Santoso\n",
    "people/sari-dewi.yml": "name: Sari Dewi\n",
    "licences/daun-1-0.yml": "name: Daun 1.0\naliases: [Leaf Licence 1.0]\n",
    "licences/akar-2-0.yml": "name: Akar 2.0\n",
    "units/parameters.yml": unit("parameters", "parameter", "parâmetros", "parámetros"),
    "units/tokens.yml": unit("tokens", "token"),
    "units/languages.yml": unit("languages", "bahasa", "línguas", "lenguas"),
    "units/programming-languages.yml": unit(
        "programming-languages", "bahasa pemrograman", "linguagens de programação", "lenguajes de programación"
    ),
    "units/monthly-active-users.yml": unit(
        "monthly-active-users", "pengguna aktif bulanan", "usuários ativos mensais", "usuarios activos mensuales"
    ),
}

LONG = "Kancil 2 " + "dan terus " * 29 + "x"  # 300 characters, the most that a quote may have

TEXTS = {
    "id": (
        "Kancil 2 gratis untuk semua",  # 1, the headline
        "Oleh Sari Dewi",  # 2, the byline
        "Rimba Lab memperkenalkan Kancil 2 pada bulan Maret 2025 di bawah lisensi Daun 1.0.",  # 3
        "Model itu memiliki 7 miliar parameter dan dilatih pada sekitar 1,5 triliun token.",  # 4
        "“Kancil 2 memahami 12 bahasa pemrograman,” menurut brosur untuk Budi Santoso, direktur riset.",  # 5
        "Laboratorium Rimba menghabiskan $12 juta untuk Kancil 2.",  # 6
        "Kancil Kedua bisa diunduh dari situs mereka.",  # 7
        "Kelebihannya",  # 8, a heading
        "Kancil 2 cepat. Kancil 2 cepat, kata mereka lagi.",  # 9
        "Kancil 2 cepat. Kancil 3 masih jauh.",  # 10
        f"{LONG}. Titik.",  # 11
        "Baca juga: Kancil 2 dipakai 5 juta orang",  # 12, omitted
        "Kantjil 2  memakai\tdata\u00a0yang terbuka.",  # 13
    ),
    "pt-BR": (
        "Onça foi treinada com mais de 2,5 bilhões de tokens e fala 40 línguas.",
        "Onça custou cerca de R$ 10 milhões, e serve a 3 milhões de usuários ativos mensais.",
        "Onça foi lançada em 5 de março de 2025 pela Rimba Lab.",
    ),
    "pt-PT": (
        "Onça tem 7 mil milhões de parâmetros e foi treinada com um bilião de tokens.",
        "Onça conhece 116 linguagens de programação.",
    ),
    "es": (
        "Onça tiene 7 mil millones de parámetros y se entrenó con 1,5 billones de tokens.",
        "Onça habla 30 lenguas y 1.200 lenguajes de programación, y la usan hasta 2 millones de usuarios activos "
        "mensuales.",
    ),
    "en": (
        "Onça was trained on between 2 and 3 trillion tokens for around $1.5 million.",
        "The 7B model, released on March 5, 2025 by Rimba Laboratories under the Leaf Licence 1.0, is called Onça.",
        "Its weights are free, but IBM has doubts.",
    ),
    # Too short for anybody to tell its language, and no editor has named one.
    "und": ("Onça: 7B parameters, 3 juta token, 1 billion tokens, 1.500 lenguas, $4, 2025-03-05, Maret 2024.",),
}
NOTES = {
    "id": (
        "language: id\ntitle: Kancil 2 gratis untuk semua\nbyline: Sari Dewi\nheadings: [Kelebihannya]\n"
        'omit: [{text: "Baca juga: Kancil 2 dipakai 5 juta orang", reason: site navigation}]\n'
        "readings:\n"
        "  - {text: Laboratorium Rimba, means: Rimba Lab, reason: the name was translated}\n"
        "  - {text: Kancil Kedua, means: Kancil 2, reason: the number was spelled out}\n"
    ),
    "pt-BR": "language: pt-BR\n",
    "pt-PT": "language: pt-PT\n",
    "es": "language: es\n",
    "en": "language: en\n",
    "und": "title: Kurz\n",
}


def claim(model: str, attribute: str, value: str, quote: str, **more: str) -> dict[str, str]:
    """A claim's keys, in the order in which editors write them."""
    return {"model": model, "attribute": attribute, "value": value, "quote": quote, **more}


def written(*claims: dict[str, str]) -> str:
    """Claims as an editor writes them under the notes of an article."""
    lines = ["claims:"] if claims else []
    for entry in claims:
        for number, (key, value) in enumerate(entry.items()):
            lines.append(f"  {' ' if number else '-'} {key}: {_scalar(value)}")
    return "".join(f"{line}\n" for line in lines)


def _scalar(value: str) -> str:
    """A value as YAML: plain where it can be, else between quotation marks. A mark of the tests stays before it."""
    mark = "▶" * value.startswith("▶")
    value = value.removeprefix(mark)
    plain = (
        value and not set('"[{-@') & set(value[0]) and not {": ", " #"} & {value[i : i + 2] for i in range(len(value))}
    )
    return mark + (value if plain else json.dumps(value, ensure_ascii=False))


def corpus(article: str, notes: str | None = None) -> Files:
    """One article of the corpus with all names. `notes`: what stands in its `.yml` instead of its own."""
    text = "".join(f"{line}\n" for line in TEXTS[article])
    return {**NAMES, f"{article}.txt": text, f"{article}.yml": NOTES[article] if notes is None else notes}


def claimed(article: str, claims: Sequence[dict[str, str]]) -> Files:
    """The article with these claims."""
    return corpus(article, NOTES[article] + written(*claims))
