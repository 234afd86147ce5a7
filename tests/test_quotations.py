"""Who says a quotation: a table of sentences as news writes them, about people and organisations that do not exist.

The rule is that nobody gets words that are not theirs; so where a reader could doubt, nobody speaks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import article_of, made, real
from terbuka.articles.marks import marked_words
from terbuka.articles.mentions import compile_names, mentions
from terbuka.articles.quotations import find_quotations
from terbuka.problems import Mark
from terbuka.records.names import Mentioned, Model, Organisation, Person
from terbuka.types import Article, Quotation


def _named(kind: type[Mentioned], folder: str, slug: str, name: str, *aliases: str) -> Mentioned:
    return kind(kind=folder, slug=slug, name=name, aliases=aliases, marks={(): Mark(path=f"{slug}.yml")})


NAMES = (
    _named(Person, "people", "ani", "Ani Contoh"),
    _named(Person, "people", "budi", "Budi Teladan"),
    _named(Person, "people", "cira", "Cira Exemplo"),
    _named(Person, "people", "dino", "Dino de Amostra"),
    _named(Person, "people", "eve", "Eve Sample"),
    _named(Person, "people", "finn", "Finn Example"),
    _named(Organisation, "organisations", "komodo", "Komodo"),
    _named(Organisation, "organisations", "rimba", "Rimba Lab", "Rimba"),
    _named(Organisation, "organisations", "ipe", "Instituto Ipê"),
    _named(Organisation, "organisations", "acme", "Acme Labs", "Acme"),
    _named(Model, "models", "zed", "Zed 2"),
)
INDEX = compile_names(NAMES)
SPEAKERS = {name.slug: name for name in NAMES if name.kind in ("people", "organisations")}


def told(article: Article) -> list[Quotation]:
    return list(find_quotations(article, tuple(mentions(article, INDEX)), SPEAKERS)[0])


def spoken(text: str, language: str, notes: str = "") -> str:
    """Who says each quotation of a text: their slugs in order, "-" for nobody."""
    found = told(article_of(text, f"language: {language}\n{notes}"))
    return " ".join(each.speaker.slug if each.speaker else "-" for each in found)


# A language a file, a text a line, its blocks parted by "¶". Before it, who says each of its quotations: a slug, "-" if
# nobody does, or a slug in brackets where a reader knows more than what stands beside the quotation tells for sure.
TABLE = [
    (path.stem, text.replace(" ¶ ", "\n"), who.strip())
    for path in sorted((Path(__file__).parent / "said").glob("*.txt"))
    for who, bar, text in (line.partition(" | ") for line in path.read_text("utf-8").splitlines())
    if bar
]


@pytest.mark.parametrize(("language", "text", "who"), TABLE, ids=[text for _, text, _ in TABLE])
def test_who_says_it(language: str, text: str, who: str) -> None:
    assert spoken(text, language) == re.sub(r"\(\w+\)", "-", who)


def test_nearly_everybody_is_found() -> None:
    """The test above holds that nobody is who does not speak; this one, that nine of ten who do are found."""
    speakers = [who for _, _, all_of_them in TABLE for who in all_of_them.split() if who != "-"]
    assert len(speakers) > 250
    assert sum(who[0] != "(" for who in speakers) / len(speakers) > 0.9


# Every quotation of the first five articles, by block, its first words, and who says it.
REAL = {
    "000_061f8b41ef9a8b66": [
        (2, "Kami telah melampaui", "jonathan-frankle"),
        (4, "Ya!", "ali-ghodsi"),
        (4, "Tunggu, apakah kita", "ali-ghodsi"),
        (4, "Saya akan menganggapnya", "jonathan-frankle"),
        (5, "Kami telah menetapkan", "jonathan-frankle"),
        (9, "Saya sangat senang", "ali-farhadi"),
        (9, "Saya yakin sebagian", "ali-farhadi"),
    ],
    "001_acdc37089c53c771": [
        (5, "Superamos tudo", "jonathan-frankle"),
        (8, "Sim!", "ali-ghodsi"),
        (8, "Espere, nós vencemos", "ali-ghodsi"),
        (8, "Considerarei um sucesso", "jonathan-frankle"),
        (9, "Estabelecemos um novo", "jonathan-frankle"),
        (13, "Estou muito feliz", "ali-farhadi"),
        (13, "Acredito que uma", "ali-farhadi"),
    ],
    "002_af9b3b1cb130078d": [(2, "Bahkan model kami", "ai2")],
    "003_742f5e7d2b49922a": [
        (6, "Memiliki keberagaman pemikiran", "kate-soule"),
        (6, "Kami ingin komunitas", "kate-soule"),
        (9, "Bayangkan ada beberapa", "dave-bergmann"),
        (9, "Jika Anda merilis", "dave-bergmann"),  # nothing closes it
        (11, "Kami pada dasarnya", "amit-sangani"),
        (11, "Semakin terbuka AI,", "amit-sangani"),
        (14, "Sumber terbuka akan", "dave-nielsen"),
        (14, "Dan hal ini", "dave-nielsen"),
    ],
    "004_850c29c358feb5e4": [
        (2, "membangun model terbuka", "meta"),
        (5, "Saya sangat senang", "mark-zuckerberg"),  # "katanya": the block before is about him
        (5, "Saya berharap model", "mark-zuckerberg"),
        (6, "sumber terbuka", None),
        (9, "perubahan yang jauh", "alex-ratner"),
        (12, "AI perusahaan semakin", "alex-ratner"),
        (12, "dan Meta telah", "alex-ratner"),
        (13, "sebuah langkah strategis", "bindu-reddy"),
        (14, "Sungguh menakjubkan melihat", "aaron-levie"),  # nothing closes it
        (14, "Ini adalah saat", "aaron-levie"),
        (18, "sumber terbuka", None),
        (21, "Versi singkatnya adalah", "mark-zuckerberg"),
        (21, "Dan karena masih", "mark-zuckerberg"),
    ],
}


@pytest.mark.parametrize("name", REAL)
def test_the_first_articles_are_read_without_an_editor(name: str) -> None:
    site = real()
    article = site.article[name]
    article = replace(article, notes=replace(article.notes, quotations=(), speaks=()))
    speakers = {each.slug: each for each in (*site.organisations, *site.people)}
    found, problems = find_quotations(article, site.mentions[name], speakers)
    blocks = {block.number: block.text for block in article.told}
    words = [" ".join(blocks[each.block][each.start : each.end].split()[:3]) for each in found]
    assert problems == ()
    assert [
        (each.block, text, each.speaker.slug if each.speaker else None) for each, text in zip(found, words, strict=True)
    ] == [(block, " ".join(text.split()[:3]), who) for block, text, who in REAL[name]]


# Marks as texts have them, and what is quoted; "~" where nothing closes it.
MARKS = [
    ("“A,” kata “B”", ["A,", "B"]),
    ("«A» e « B »", ["A", "B"]),
    ("„A“, „B”, »C«, ”D”, ‹E›", ["A", "B", "C", "D", "E"]),
    ('"A," said "B".', ["A,", "B"]),
    ("「はい。」と『いいえ』", ["はい。", "いいえ"]),
    ("‘It’s fine,’ he said", ["It’s fine,"]),
    ("‘the students’ work is good’ and so on", ["the students’ work is good"]),
    ("It’s the students’ work, don’t you think? ’Tis so.", []),
    ("'It's fine,' he said, o'clock and the '90s", ["It's fine,"]),
    ('a 13" screen, 5"x7", "yes"', ["yes"]),
    ("He said “A “B” C” and D", ["A “B” C"]),
    ("“A ‘B’ C”, «D “E” F»", ["A ‘B’ C", "D “E” F"]),
    ("“A. “B.”", ["A.~", "B."]),
    ("“A", ["A~"]),
    ("A” and “B”. C.”", ["B"]),
    ("“A,“ kata ”B”", ["A,", "B"]),
    ('“”, " ", « »', []),
    ("“A,” kata X. “B. C.", ["A,", "B. C.~"]),
]


@pytest.mark.parametrize(("text", "expected"), MARKS, ids=[text for text, _ in MARKS])
def test_what_stands_in_quotation_marks(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] + "~" * (not each.closed) for each in marked_words(text)] == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“Satu,” kata Ani Contoh. “Dua.\n“Tiga.\n“Empat.”", "ani ani ani ani"),  # each block opens, the last closes
        ("“Satu,” kata Ani Contoh. “Dua.\nTiga,” katanya.", "ani ani ani"),  # opened in a block, closed in the next
        ("“Satu,” kata Ani Contoh.\n“Dua,” kata Budi Teladan. “Tiga.”", "ani budi budi"),
        ("“Satu,” kata Ani Contoh. “Dua.\n“Tiga,” kata Budi Teladan.", "ani ani budi"),
        ("“Satu,” kata Ani Contoh. “Dua.\n“Tiga,” kata Gita Umpama.", "ani ani -"),
    ],
)
def test_quotations_over_several_blocks(text: str, who: str) -> None:
    assert spoken(text, "id") == who


PEOPLE: dict[str, str | bytes] = {
    "people/ani-contoh.yml": "name: Ani Contoh\n",
    "people/budi-teladan.yml": "name: Budi Teladan\n",
}
BOTH = "Ani Contoh dan Budi Teladan bicara.\n“Kami senang.”\nKami “senang” sekali.\n"


def noted(notes: str) -> tuple[list[tuple[int, str, str | None]], list[str]]:
    """The quotations of an article about which an editor writes so, and the codes of what is wrong with that."""
    site, problems = made({**PEOPLE, "a.txt": BOTH, "a.yml": f"language: id\n{notes}"})
    blocks = {block.number: block.text for block in site.articles[0].told}
    quotes = [
        (each.block, blocks[each.block][each.start : each.end], each.speaker.slug if each.speaker else None)
        for each in site.quotations
    ]
    return quotes, [problem.code for problem in problems if not problem.warning]


NOBODY = [(2, "Kami senang.", None), (3, "senang", None)]


@pytest.mark.parametrize(
    ("notes", "quotes", "codes"),
    [
        ("", NOBODY, []),
        (
            "speaks: [{speaker: ani-contoh, blocks: 3}]",
            [(2, "Kami senang.", None), (3, "Kami “senang” sekali.", "ani-contoh")],
            [],
        ),
        (
            "quotations: [{text: Kami senang, speaker: budi-teladan}]",
            [(2, "Kami senang.", "budi-teladan"), (3, "senang", None)],
            [],
        ),
        (
            "quotations: [{text: senang, block: 3, speaker: budi-teladan}]",
            [(2, "Kami senang.", None), (3, "senang", "budi-teladan")],
            [],
        ),
        ("quotations: [{text: senang, speaker: budi-teladan}]", NOBODY, ["quotation-ambiguous"]),
        ("quotations: [{text: sekali, speaker: budi-teladan}]", NOBODY, ["quotation-not-found"]),
        ("quotations: [{text: sekali, block: 2}]", NOBODY, ["quotation-not-found"]),
        ("quotations: [{text: sedih}]", NOBODY, ["quotation-not-found"]),
        ("quotations: [{text: Kami senang, speaker: cira}]", NOBODY, ["unknown-name"]),
        ("quotations: [{text: Kami senang, gloss: {id: Senang}}]", NOBODY, ["needless-gloss"]),
    ],
)
def test_an_editor_knows_better(notes: str, quotes: list[tuple[int, str, str | None]], codes: list[str]) -> None:
    assert noted(notes + "\n") == (quotes, codes)


def test_a_gloss_stands_with_its_quotation() -> None:
    notes = "language: id\nquotations: [{text: Kami senang, gloss: {en: We are happy.}}]\n"
    site, _ = made({**PEOPLE, "a.txt": BOTH, "a.yml": notes})
    assert [each.gloss for each in site.quotations] == [{"en": "We are happy."}, {}]


def test_places_are_those_of_the_text_as_it_came() -> None:
    soft = "\N{SOFT HYPHEN}"
    text = f"A{soft}ni Contoh se{soft}nang. “Ka{soft}mi,” ka{soft}ta Con{soft}toh."
    (found,) = told(article_of(text, "language: id\n"))
    assert text[found.start : found.end] == f"Ka{soft}mi,"
    assert found.speaker == SPEAKERS["ani"]


PIECES = st.sampled_from(
    ["Ani Contoh", "Contoh", "Komodo", "kata", "mengatakan", "katanya", "bahwa", "dan", "CEO", "yang", "ia", "Zed 2"]
)
GLUE = st.sampled_from([*"“”\"'’‘«»„「」,.:;—() \n?", " ", " ", "\N{SOFT HYPHEN}", "e\N{COMBINING ACUTE ACCENT}"])
TEXTS = st.lists(st.one_of(PIECES, GLUE, st.text(max_size=2)), min_size=1, max_size=40).map("".join)


@given(TEXTS, st.sampled_from(["id", "pt-BR", "en", "fr", "ja"]))
@example(text="\n---\n“a”", language="id")  # beside the quotation a block without a word
def test_quotations_of_any_text_stand_in_order_and_apart(text: str, language: str) -> None:
    article = article_of(f"x {text}", f"language: {language}\n")
    blocks = {block.number: block.text for block in article.told}
    last = (0, 0)
    for each in told(article):
        assert last <= (each.block, each.start)
        assert each.start < each.end <= len(blocks[each.block])
        assert not {blocks[each.block][each.start], blocks[each.block][each.end - 1]} & {" ", "\n"}
        last = (each.block, each.end)


@pytest.mark.parametrize("piece", ["“", "”", '"', "“a", "“”", "‘s’", "“a «b ", "“A,” kata Ani Contoh. ", "“a” dan "])
def test_many_marks_take_no_longer_each(piece: str) -> None:
    """No clock is asked: were the time quadratic, this would not end."""
    text = piece * (50_000 // len(piece))
    assert len(told(article_of(text, "language: id\n"))) <= len(text)
