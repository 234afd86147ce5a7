"""Where an article names a person by the last name alone: behind the full name, and never within another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import article_of
from terbuka.articles.last_names import last_names
from terbuka.articles.mentions import compile_names, mentions
from terbuka.problems import Mark
from terbuka.records.names import Mentioned, Model, Organisation, Person

KINDS: dict[str, type[Mentioned]] = {"people": Person, "organisations": Organisation, "models": Model}


def named(name: str, *aliases: str, kind: str = "people") -> Mentioned:
    slug = "-".join(name.casefold().replace(".", "").split())
    return KINDS[kind](kind=kind, slug=slug, name=name, aliases=aliases, marks={(): Mark(path=f"{slug}.yml")})


ANI, BUDI = named("Ani Contoh"), named("Budi Teladan")
NAMES = (
    ANI,
    BUDI,
    named("Cira Contoh"),
    named("Maria Luísa Exemplo", "Luísa Exemplo"),
    named("Ursula von der Muster"),
    named("João de Amostra"),
    named("Nina Souza-Modelo"),
    named("Sam Sample Jr."),
    named("Rui Prova Neto"),
    named("Madonna Xyz", "Madx"),
    named("ليلى مثال"),
    named("Анна Пример"),
    named("bell sample-hooks"),
    named("Malcolm X"),
    named("Komodo", kind="organisations"),
    named("Contoh Lab", kind="organisations"),
    named("Zed", kind="models"),
)
INDEX = compile_names(NAMES)


def short(text: str, language: str) -> list[str]:
    """The places of people, each with the number of its block, "*" where it is the last name alone."""
    article = article_of(text, f"language: {language}\n")
    blocks = {block.number: block.text for block in article.told}
    people = {name.slug: name for name in NAMES if name.kind == "people"}
    found = [(m, blocks[m.block][m.start : m.end]) for m in mentions(article, INDEX) if m.slug in people]
    full = {spelling.casefold() for name in people.values() for spelling in name.names}
    return [f"{m.block} {words}{'' if words.casefold() in full else '*'}" for m, words in found]


# The text, its language, and who is named where.
TABLE = [
    # Behind the full name and not before it, in the same block or a later one.
    ("Contoh tiba. Ani Contoh berkata. Contoh pergi.", "id", ["1 Ani Contoh", "1 Contoh*"]),
    ("Kata Ani Contoh.\nNamun Contoh pergi.\nContoh lain", "id", ["1 Ani Contoh", "2 Contoh*", "3 Contoh*"]),
    ("Budi Teladan tiba.\nContoh pergi.", "id", ["1 Budi Teladan"]),
    # What stands around it: marks, possessives, what a language glues to names, small words, offices, other names.
    ("Ani Contoh: “Contoh’s, Contoh, (Contoh) ‘Contoh’”.", "en", ["1 Ani Contoh", *["1 Contoh*"] * 4]),
    ("Ani Contoh tiba. Buku Contohnya dan si Contoh-nya.", "id", ["1 Ani Contoh", "1 Contoh*"]),
    ("Ani Contoh foi. A era pós-Contoh; o de Contoh.", "pt-BR", ["1 Ani Contoh", "1 Contoh*", "1 Contoh*"]),
    ("Ani Contoh disse. Segundo Contoh, sim. Mas Contoh foi.", "pt-BR", ["1 Ani Contoh", *["1 Contoh*"] * 2]),
    ("Ani Contoh left. When Contoh came, Dr. Contoh spoke.", "en", ["1 Ani Contoh", *["1 Contoh*"] * 2]),
    ("Ani Contoh left. Then CEO Contoh and President Contoh came.", "en", ["1 Ani Contoh", *["1 Contoh*"] * 2]),
    ("Ani Contoh left. Komodo Contoh, Komodo's Contoh.", "en", ["1 Ani Contoh", *["1 Contoh*"] * 2]),
    ("Ani Contoh tiba. Kata Contoh Senin lalu.", "id", ["1 Ani Contoh", "1 Contoh*"]),
    ("Ani Contoh left with Komodo. Contoh Zed, Komodo de Contoh.", "en", ["1 Ani Contoh", *["1 Contoh*"] * 2]),
    # A word that begins a sentence is none of a name where the article has it in small letters too.
    ("Ani Contoh tiba dengan gembira. Gembira Contoh pergi.", "id", ["1 Ani Contoh", "1 Contoh*"]),
    # In capitals as in headlines.
    ("Ani Contoh pergi.\nCONTOH PERGI", "id", ["1 Ani Contoh", "2 CONTOH*"]),
    ("Ani Contoh pergi.\nBUDI CONTOH DATANG", "id", ["1 Ani Contoh"]),
    # As a part of another name it is nobody.
    ("Ani Contoh pergi. Contoh Lab dan Contoh Hall.", "id", ["1 Ani Contoh"]),
    ("Ani Contoh pergi ke Contoh-Hall dan Teladan-Contoh, dan O'Contoh.", "id", ["1 Ani Contoh"]),
    ("Ani Contoh foi. O Rui de Contoh.", "pt-BR", ["1 Ani Contoh"]),
    ("Ani Contoh pergi. Contohan, mencontoh, contoh.", "id", ["1 Ani Contoh"]),
    # Where the article has the word itself, a capital at the beginning of a sentence says nothing.
    ("Ani Contoh memberi contoh. Contoh ini baik. Kata Contoh.", "id", ["1 Ani Contoh", "1 Contoh*"]),
    # Of two who share it nobody is meant, whether both are registered or one is not.
    ("Ani Contoh dan Cira Contoh tiba. Contoh pergi.", "id", ["1 Ani Contoh", "1 Cira Contoh"]),
    ("Ani Contoh tiba. Contoh pergi.\nKemudian Cira Contoh.", "id", ["1 Ani Contoh", "2 Cira Contoh"]),
    ("Ani Contoh tiba. Kata Contoh, atau Dodi Contoh. Contoh pergi.", "id", ["1 Ani Contoh"]),
    ("Ani Contoh tiba. Contoh dan D. Contoh. Contoh pergi.", "id", ["1 Ani Contoh"]),
    ("Ani Contoh tiba. Dodi Contoh, adiknya, juga. Contoh pergi.", "id", ["1 Ani Contoh"]),
    ("Ani Contoh tiba. Buku Contoh laku. Si Contoh pergi.", "id", ["1 Ani Contoh", "1 Contoh*"]),
    # With more of the person's own name it is theirs.
    ("Ani Contoh left. Ani Q. Contoh and A. Contoh. Contoh left.", "en", ["1 Ani Contoh", *["1 Contoh*"] * 3]),
    # Several words, particles, hyphens, generations, aliases.
    (
        "Maria Luísa Exemplo foi. Exemplo e Luísa Exemplo.",
        "pt-BR",
        ["1 Maria Luísa Exemplo", "1 Exemplo*", "1 Luísa Exemplo"],
    ),
    (
        "Ursula von der Muster came. Von der Muster and von der Muster, not Muster Hall. But Muster?",
        "en",
        ["1 Ursula von der Muster", "1 Von der Muster*", "1 von der Muster*", "1 Muster*"],
    ),
    ("João de Amostra foi. De Amostra e Amostra.", "pt-BR", ["1 João de Amostra", "1 De Amostra*", "1 Amostra*"]),
    ("Nina Souza-Modelo foi. Mas Souza-Modelo, e o Modelo.", "pt-BR", ["1 Nina Souza-Modelo", "1 Souza-Modelo*"]),
    ("Sam Sample Jr. left. And Sample?", "en", ["1 Sam Sample Jr.", "1 Sample*"]),
    ("Rui Prova Neto foi. O Neto e Prova Neto.", "pt-BR", ["1 Rui Prova Neto", "1 Prova Neto*"]),
    ("Madx came. And Xyz. Madonna Xyz came. Or Xyz?", "en", ["1 Madx", "1 Xyz*", "1 Madonna Xyz", "1 Xyz*"]),
    # Any script; but a letter and a word in small letters are no last names.
    ("Анна Пример пришла. Пример ушла, Примером.", "ru", ["1 Анна Пример", "1 Пример*"]),
    ("قالت ليلى مثال ذلك. ثم ذهبت مثال.", "ar", ["1 ليلى مثال", "1 مثال*"]),
    ("bell sample-hooks spoke of sample-hooks. Malcolm X is on X.", "en", ["1 bell sample-hooks", "1 Malcolm X"]),
]


@pytest.mark.parametrize(("text", "language", "expected"), TABLE, ids=[text for text, *_ in TABLE])
def test_last_names(text: str, language: str, expected: list[str]) -> None:
    assert short(text, language) == expected


def test_what_a_person_can_be_called() -> None:
    assert last_names(named("Ursula von der Muster", "U. Contoh")) == (
        "von der Muster",
        "Von der Muster",
        "der Muster",
        "Der Muster",
        "Muster",
        "Contoh",
    )


PIECES = st.sampled_from(["Ani Contoh", "Contoh", "Budi Teladan", "Teladan", "Cira", "Lab", "CONTOH", "dan", "Komodo"])
GLUE = st.sampled_from(
    [" ", ", ", ". ", "-", "\n", "’s ", " de ", "nya ", "“", "\N{SOFT HYPHEN}", "e\N{COMBINING ACUTE ACCENT}"]
)


@given(st.lists(st.one_of(PIECES, GLUE, st.text(max_size=2)), min_size=1).map("".join))
def test_nobody_is_called_by_the_last_name_before_the_full_one(text: str) -> None:
    article = article_of(f"x {text}", "language: id\n")
    named_already: set[str] = set()
    last = (0, 0)
    for mention in mentions(article, INDEX):
        assert last <= (mention.block, mention.start)  # in order, and none twice
        last = (mention.block, mention.end)
        words = next(block.text for block in article.told if block.number == mention.block)[mention.start : mention.end]
        if mention.kind == "people" and mention.slug:
            if words.casefold() == "contoh" or words.casefold() == "teladan":
                assert mention.slug in named_already
            named_already.add(mention.slug)
