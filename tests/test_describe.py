"""describe: a text and its notes become an article, in which every word of the text has its place."""

from __future__ import annotations

import re
from datetime import date

import langcodes
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import NOTES, TEXT, article_of, errors_of, made, place, problems_of
from terbuka.articles.describe import describe
from terbuka.records.article import Omission
from terbuka.records.keys import SLUG, Invalid, language_tag
from terbuka.types import Block, File, Origin, Role, Seed
from test_derive import INDONESIAN
from test_reader import assert_place_inside, yaml_like


def blocks(text: str, notes: str = NOTES) -> list[tuple[int, str, str]]:
    return [(block.number, block.role.value, block.text) for block in article_of(text, notes).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A.\nB.\n", ["A.", "B."], id="lines"),
        pytest.param("A.\n\n\nB.", ["A.", "B."], id="blank lines between"),
        pytest.param("\n \t \nA.\n \u00a0 \n", ["A."], id="lines of white space"),
        pytest.param("A.\r\nB.\rC.", ["A.", "B.", "C."], id="any line ends"),
        pytest.param("  A   b.\t\n", ["A b."], id="white space is folded"),
        pytest.param("A\u2028b\u0085c.", ["A b c."], id="separators that end no line"),
        pytest.param("\ufeffA.\n\x00\n\x01B\x02.\n", ["A.", "B."], id="control characters"),
        pytest.param("\u200b\nA.", ["\u200b", "A."], id="a character that shows nothing"),
    ],
)
def test_a_block_is_a_non_blank_line_counted_from_one(text: str, expected: list[str]) -> None:
    found = blocks(text, NOTES + "title: Judul lain\n")
    assert [(number, line) for number, _, line in found] == list(enumerate(expected, start=1))


any_line = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"))


@given(st.lists(any_line, min_size=1).filter(lambda lines: any(map(str.split, lines))))
def test_any_lines_keep_their_numbers_and_words(lines: list[str]) -> None:
    article = article_of("\n".join(lines))
    wanted = [line.split() for line in lines if line.split()]
    assert [(block.number, block.text.split()) for block in article.blocks] == list(enumerate(wanted, start=1))
    assert {block.role for block in article.blocks} <= {Role.TEXT, Role.HEADLINE}
    assert re.fullmatch(SLUG, article.slug)
    assert article.title.split()


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_are_an_article_or_problems(text: bytes, notes: bytes) -> None:
    site, problems = made({"a.txt": text, "a.yml": notes})
    assert site.articles or any(not problem.warning for problem in problems)


@given(yaml_like | st.text(st.characters(exclude_categories=["Cs"])))
@example("omit: [{text: '', reason: x}]")
@example("readings: [{text: '', means: DBRX, reason: x}]")
@example("byline: '(a|b)*[+'")
@example("headings: ['\\', '(']")
@example("claims: [{}]")
def test_any_notes_give_problems_inside_of_them_or_none(notes: str) -> None:
    _, problems = made({"a.txt": TEXT, "a.yml": notes, "models/dbrx.yml": "name: DBRX\n"})
    text = notes.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for problem in problems:
        if problem.path == "seeds/a.yml":
            assert_place_inside(problem, text)


# What the notes say


def test_everything_that_is_known_is_taken_from_the_notes() -> None:
    notes = """\
language: pt_br
title: Judul
slug: judul-pendek
published: 2024-10-22
byline: Ani
publisher: Koran
source_url: https://example.org/a?b=c#d
rights: CC BY 4.0
original: asal
"""
    article = article_of(TEXT, notes)
    assert (article.language, article.language_origin) == ("pt-BR", Origin.EDITOR)
    assert (article.title, article.title_origin, article.slug) == ("Judul", Origin.EDITOR, "judul-pendek")
    assert (article.published, article.published_origin) == (date(2024, 10, 22), Origin.EDITOR)
    assert (article.byline, article.publisher, article.rights) == ("Ani", "Koran", "CC BY 4.0")
    assert (article.source_url, article.original) == ("https://example.org/a?b=c#d", "asal")
    assert (article.notes_path, article.mark.path) == ("seeds/a.yml", "seeds/a.yml")


def test_what_is_not_known_is_none() -> None:
    article = article_of(TEXT)
    assert (article.byline, article.publisher, article.source_url) == (None, None, None)
    assert (article.rights, article.original, article.published, article.notes_path) == (None, None, None, None)
    assert (article.language, article.language_origin) == ("und", Origin.DERIVED)


def test_a_date_that_the_text_holds_is_the_source_s() -> None:
    assert article_of("2024-10-22 Teks.\n", NOTES + "published: 2024-10-22\n").published_origin is Origin.SOURCE
    assert article_of("2024-10-23 Teks.\n", NOTES + "published: 2024-10-22\n").published_origin is Origin.EDITOR


def test_without_notes_language_title_and_date_are_derived() -> None:
    article = article_of("Judul berita\n22 Oktober 2024\n" + INDONESIAN)
    assert (article.language, article.language_origin) == ("id", Origin.DERIVED)
    assert (article.title, article.title_origin, article.slug) == ("Judul berita", Origin.DERIVED, "judul-berita")
    assert (article.published, article.published_origin) == (date(2024, 10, 22), Origin.DERIVED)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("id", "id"),
        ("ID", "id"),
        ("pt-br", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("en", "en"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("i-klingon", "tlh"),
        ("in", "id"),
        ("x-private", "x-private"),
        ("mul", "mul"),
    ],
)
def test_a_language_tag_is_written_in_its_standard_form(written: str, tag: str) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize(
    "written",
    [
        *["und", "UND", "und-US", "unknown", "Indonesian", "e", "xx-nowhere", "en-us-us", "İd"],
        *["a b", "id/../..", "../id", "id\n", "-", "en-x-" + "-".join(["abcdefgh"] * 9)],
    ],
)
def test_what_is_no_language_tag_is_refused(written: str) -> None:
    with pytest.raises(Invalid, match="is no language tag"):
        language_tag(written)


@given(st.text(st.sampled_from("abidenptxzhunTWBR0189-_. İ")) | st.text())
def test_any_text_is_a_tag_that_fits_a_folder_or_refused(written: str) -> None:
    try:
        tag = language_tag(written)
    except Invalid:
        return
    assert tag.isascii()
    assert tag.replace("-", "").isalnum()
    assert len(tag) <= 35
    assert langcodes.tag_is_valid(tag)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Judul berita", "judul-berita"),
        ("¿Qué es DBRX?", "que-es-dbrx"),
        ("中文标题", "zhong-wen-biao-ti"),
        ("!!!", "a"),
        ("😀", "a"),
        ("../../etc/passwd", "etc-passwd"),
        ("kata " * 40, "-".join(["kata"] * 16)),
        ("k" * 200, "k" * 80),
    ],
)
def test_a_slug_is_made_from_the_title_or_else_the_file_name(title: str, slug: str) -> None:
    assert article_of(TEXT, NOTES + f"title: '{title}'\n").slug == slug


@given(any_line)
def test_a_slug_always_fits_an_address(title: str) -> None:
    quoted = title.replace("'", "''")
    site, _ = made({"a.txt": TEXT, "a.yml": f"language: id\ntitle: '{quoted}'\n"})
    slug = site.articles[0].slug
    assert re.fullmatch(SLUG, slug)
    assert len(slug) <= 80


# Headline, byline, headings


@pytest.mark.parametrize(
    ("text", "notes", "title", "origin", "roles"),
    [
        pytest.param("Judul\nTeks.", "title: Judul", "Judul", "source", "headline text", id="the title is a line"),
        pytest.param("Judul\nTeks.", "title: Lain", "Lain", "editor", "text text", id="the title is an editor's"),
        pytest.param("Situs\nJudul\nTeks.", "title: Judul", "Judul", "source", "text headline text", id="not first"),
        pytest.param(
            "Judul\nA.\nJudul", "title: Judul", "Judul", "source", "headline text text", id="the first of two"
        ),
        pytest.param("Judul\nTeks.", "", "Judul", "derived", "headline text", id="derived from a headline"),
        pytest.param("Teks.\nLagi.", "", "Teks.", "derived", "text text", id="derived from a sentence"),
        pytest.param("Judul", "", "Judul", "derived", "text", id="derived from the only line, which stays"),
    ],
)
def test_the_headline_is_not_repeated_in_the_body(text: str, notes: str, title: str, origin: str, roles: str) -> None:
    article = article_of(text, NOTES + notes + "\n")
    assert (article.title, article.title_origin.value) == (title, origin)
    assert [block.role.value for block in article.blocks] == roles.split()


@pytest.mark.parametrize(
    ("line", "byline", "found"),
    [
        ("Ani Budi", "Ani Budi", True),
        ("Oleh Ani Budi", "Ani Budi", True),
        ("Oleh: Ani Budi", "Ani Budi", True),
        ("Por Ani  Budi", "Ani Budi", True),
        ("Oleh Ani Budi, Jakarta", "Ani Budi", False),
        ("Kata Ani dan Ani Budi", "Ani Budi", False),
        ("Ani Budiman", "Ani Budi", False),
        ("Oleh A.*", "A.*", True),
        ("Oleh Abc", "A.*", False),
        ("By (a|b)*[+", "(a|b)*[+", True),
    ],
)
def test_the_line_that_names_the_author_is_the_byline(line: str, byline: str, found: bool) -> None:
    article = article_of(f"Teks.\n{line}\nTeks lagi.\n", NOTES + f"title: Judul\nbyline: '{byline}'\n")
    assert article.blocks[1].role is (Role.BYLINE if found else Role.TEXT)
    assert article.byline == byline


def test_headings_are_lines_of_the_body() -> None:
    assert blocks("Teks.\nBagian (1)\nTeks.\n", NOTES + "title: Judul\nheadings: [Bagian (1)]\n") == [
        (1, "text", "Teks."),
        (2, "heading", "Bagian (1)"),
        (3, "text", "Teks."),
    ]


@pytest.mark.parametrize("line", ["\u00ad Bagian", "Bagian \u200b", "\u200e Ba\u00adgian"])
def test_a_line_is_known_whatever_stands_in_it_that_nobody_sees(line: str) -> None:
    found = blocks(f"Teks.\n{line}\nTeks.\n", NOTES + "title: Judul\nheadings: [Bagian]\n")
    assert found[1] == (2, "heading", line)
    assert blocks(f"{line}\nTeks.\n", NOTES + "title: Bagian\n")[0] == (1, "headline", line)


# Omissions


def omitted(line: str, *texts: str, block: int | None = None) -> Block:
    number = f", block: {block}" if block else ""
    entries = "".join(f"- {{text: '{text}', reason: iklan{number}}}\n" for text in texts)
    return article_of(f"{line}\nTeks.\n", f"language: id\ntitle: Judul\nomit:\n{entries}").blocks[0]


@pytest.mark.parametrize(
    ("line", "texts", "rest"),
    [
        pytest.param("Iklan", ["Iklan"], "", id="a whole block"),
        pytest.param("Iklan Teks ini.", ["Iklan"], "Teks ini.", id="the start"),
        pytest.param("Teks ini. Iklan", ["Iklan"], "Teks ini.", id="the end"),
        pytest.param("Teks ini.Iklan", ["Iklan"], "Teks ini.", id="glued to the end"),
        pytest.param("Satu teks ini. Dua", ["Satu", "Dua"], "teks ini.", id="both"),
        pytest.param("Satu Dua teks ini.", ["Satu", "Dua"], "teks ini.", id="one after the other"),
        pytest.param("Satu Dua", ["Satu", "Dua"], "", id="the whole block in two pieces"),
        pytest.param("Iklan   kami: Teks.", ["Iklan kami:"], "Teks.", id="white space does not count"),
    ],
)
def test_omissions_are_whole_blocks_or_their_start_or_end(line: str, texts: list[str], rest: str) -> None:
    block = omitted(line, *texts)
    assert (block.number, block.text) == (1, rest)
    assert block.role is (Role.TEXT if rest else Role.OMITTED)
    assert block.omissions == tuple(Omission(text=text, reason={"en": "iklan"}) for text in texts)


def test_numbers_stay_when_blocks_are_omitted() -> None:
    article = article_of("Iklan\nA.\nIklan lagi\nB.\n", NOTES + "title: J\nomit:\n- {text: Iklan lagi, reason: x}\n")
    assert [block.number for block in article.shown] == [1, 2, 4]


def test_words_that_stand_twice_are_omitted_where_the_block_says() -> None:
    article = article_of("Iklan\nTeks.\nIklan\n", NOTES + "title: J\nomit:\n- {text: Iklan, reason: x, block: 3}\n")
    assert [block.role.value for block in article.blocks] == ["text", "text", "omitted"]


def test_a_derived_title_does_not_come_from_omitted_words() -> None:
    article = article_of("Iklan\nJudul\nTeks.\n", NOTES + "omit: [{text: Iklan, reason: x}]\n")
    assert article.title == "Judul"


# Problems and their fixes


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("published: 2024-02-30", "1:12: bad-date"),
        ("published: 22-10-2024", "1:12: bad-date"),
        ("published: 2024-1-1", "1:12: bad-date"),
        ("published: ٢٠٢٤-١٠-٢٢", "1:12: bad-date"),
        ("published: 0000-01-01", "1:12: bad-date"),
        ("published: unknown", "1:12: bad-date"),
        ("language: xx-nowhere", "1:11: bad-language"),
        ("slug: ../../x", "1:7: bad-slug"),
        ("slug: /etc", "1:7: bad-slug"),
        ("slug: a/b", "1:7: bad-slug"),
        ("slug: ..", "1:7: bad-slug"),
        ("slug: a--b", "1:7: bad-slug"),
        ("slug: Judul", "1:7: bad-slug"),
        ("slug: jüdul", "1:7: bad-slug"),
        ("slug: " + "a" * 81, "1:7: bad-slug"),
        ("original: ../x", "1:11: bad-slug"),
        ("source_url: example.org/a", "1:13: bad-url"),
        ("source_url: javascript:alert(1)", "1:13: bad-url"),
        ("source_url: https://", "1:13: bad-url"),
        ("source_url: https://[x", "1:13: bad-url"),
        ("source_url: https://example.org/a b", "1:13: bad-url"),
        ("title: unknown", "1:8: not-known"),
        ("byline: Unknown", "1:9: not-known"),
        ("publisher: '?'", "1:12: not-known"),
        ("rights: n/a", "1:9: not-known"),
        ("omit: [{text: Tidak ada, reason: x}]", "1:15: omit-not-found"),
        ("omit: [{text: TEKS PERTAMA, reason: x}]", "1:15: omit-not-found"),
        ("omit: [{text: Iklan, reason: x, block: 99}]", "1:15: omit-not-found"),
        ("omit: [{text: Iklan, reason: x}]", "1:15: omit-ambiguous"),
        ("omit: [{text: 😀, reason: x}, {text: pertama di, reason: x}]", "1:37: omit-inside"),
        ("omit: [{text: Teks pertama, reason: x, block: 0}]", "1:47: bad-number"),
        ("omit: [{text: Teks pertama, reason: x, block: -1}]", "1:47: bad-number"),
        ("omit: [{text: Teks pertama, reason: x, block: two}]", "1:47: bad-number"),
        ("omit: [{text: Iklan}]", "1:8: missing-key"),
        ("headings: [Teks kedua, Tidak ada]", "1:24: line-not-found"),
        ("headings:\n- Iklan", "2:3: line-not-found"),
        ("readings: [{text: Tidak ada, means: X, reason: x}]", "1:19: reading-not-found"),
        ("readings: [{text: Teks, means: X}]", "1:12: missing-key"),
    ],
)
def test_a_mistake_is_reported_at_its_place(notes: str, expected: str) -> None:
    text = "Teks pertama di sini.\nIklan\nTeks kedua di sini. 😀\nTeks kedua\nIklan\n"
    assert errors_of({"a.txt": text, "a.yml": notes}) == [f"a.yml:{expected}"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(b"", "empty-seed", id="nothing"),
        pytest.param(b"\n \t\r\n\xc2\xa0\n", "empty-seed", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "empty-seed", id="a byte order mark"),
        pytest.param(b"\x00\x01", "empty-seed", id="control characters"),
        pytest.param(b"Teks \xff", "not-utf-8", id="not UTF-8"),
    ],
)
def test_a_seed_without_text_is_an_error(text: bytes, code: str) -> None:
    site, problems = made({"a.txt": text})
    assert site.articles == ()
    assert [problem.code for problem in problems if not problem.warning] == [code]


def test_what_is_wrong_in_the_notes_of_an_empty_seed_is_reported_with_it() -> None:
    assert errors_of({"a.txt": "", "a.yml": "titel: x\n"}) == ["a.txt:1:1: empty-seed", "a.yml:1:1: unknown-key"]


def test_omissions_that_leave_nothing_are_an_error() -> None:
    notes = NOTES + "omit:\n- {text: A., reason: x}\n- {text: B., reason: x}\n"
    assert errors_of({"a.txt": "A.\nB.\n", "a.yml": notes}) == ["a.yml:3:1: all-omitted"]


TWICE = "Iklan\nTeks kedua di sini.\nIklan\nBagian\nBagian\n"


@pytest.mark.parametrize(
    ("notes", "fix", "mended"),
    [
        pytest.param(
            "omit: [{text: Iklam, reason: x, block: 1}]",
            "copy it from the article; the nearest there is “Iklan”",
            "omit: [{text: Iklan, reason: x, block: 1}]",
            id="words that are not quite there",
        ),
        pytest.param(
            "omit: [{text: Iklan, reason: x}]",
            "add 'block: n'; it stands in 1, 3",
            "omit: [{text: Iklan, reason: x, block: 3}]",
            id="words that stand twice",
        ),
        pytest.param(
            "omit: [{text: Iklan, reason: x, block: 2}]",
            "write the block that it stands in: 1, 3",
            "omit: [{text: Iklan, reason: x, block: 1}]",
            id="words of another block",
        ),
        pytest.param(
            "omit: [{text: kedua di, reason: x}]",
            "take this entry out: words inside a sentence stay as they are",
            "omit: []",
            id="words inside of a sentence",
        ),
        pytest.param(
            "headings: [Teks kedua di sini]",
            "copy it from the article; the nearest there is “Teks kedua di sini.”",
            "headings: [Teks kedua di sini.]",
            id="a heading without its full stop",
        ),
        pytest.param(
            "headings: [Bagian]", "take it out of 'headings'", "headings: []", id="a heading that stands twice"
        ),
        pytest.param(
            "title: Teks kedua di sini.\nheadings: [Teks kedua di sini.]",
            "take it out of 'headings'",
            "title: Teks kedua di sini.\nheadings: []",
            id="the headline as a heading",
        ),
        pytest.param(
            "readings: [{text: teks kedua, means: x, reason: x}]",
            "copy it from the article; the nearest there is “Teks kedua”",
            "readings: [{text: Teks kedua, means: x, reason: x}]",
            id="a reading in other capitals",
        ),
        pytest.param(
            "language: Indonesian",
            "write a BCP 47 tag such as 'id', 'pt-BR' or 'es'; leave the key out if you are not sure",
            "",
            id="a language by name",
        ),
        pytest.param(
            "published: 22 Oktober 2024",
            "write it as YYYY-MM-DD, such as 2024-10-22",
            "published: 2024-10-22",
            id="a date in words",
        ),
        pytest.param(
            "publisher: unknown", "leave the key out: the page then says unknown", "", id="a value that says nothing"
        ),
        pytest.param(
            "slug: Judul Berita",
            "use a-z, 0-9 and single '-' between them, at most 80 characters",
            "slug: judul-berita",
            id="a slug with a space",
        ),
        pytest.param(
            "source_url: www.example.org/a",
            "write it whole, beginning with https://",
            "source_url: https://www.example.org/a",
            id="an address without its beginning",
        ),
        pytest.param("titel: x", "did you mean 'title'?", "title: x", id="a key spelled wrong"),
        pytest.param(
            "title: a: b",
            "put quotation marks around a value that holds ': ' or ' #', or begins with a mark",
            "title: 'a: b'",
            id="a colon in a value",
        ),
    ],
)
def test_following_the_fix_mends_the_mistake(notes: str, fix: str, mended: str) -> None:
    _, problems = made({"a.txt": TWICE, "a.yml": notes})
    (error,) = [problem for problem in problems if not problem.warning]
    assert error.fix == fix
    assert errors_of({"a.txt": TWICE, "a.yml": mended}) == []


def test_a_long_text_that_is_not_found_is_answered_with_where_it_would_begin() -> None:
    """However much text there is: a megabyte against a megabyte has to end."""
    right = "Judul berita yang aneh sekali hari ini " + "kata lain lagi " * 20_000
    wrong = right.replace("aneh", "anah")
    _, problems = made({"a.txt": right, "a.yml": f"omit: [{{text: '{wrong}', reason: x}}]\n"})
    (error,) = [problem for problem in problems if not problem.warning]
    assert error.fix.startswith("copy it from the article; the nearest there begins with “Judul berita yang aneh ")


def test_words_to_find_in_an_article_of_a_headline_alone_are_an_error() -> None:
    claim = "claims: [{model: dbrx, attribute: developer, value: X, quote: Tidak ada}]"
    assert "a.yml:2:63: quote-not-found" in errors_of({"a.txt": "Judul\n", "a.yml": f"title: Judul\n{claim}\n"})


# Warnings


def test_an_article_without_notes_has_a_warning() -> None:
    assert problems_of({"a.txt": TEXT}) == ["a.txt:1:1: no-notes"]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param("title: Judul", ["a.yml:1:1: no-language"], id="none is given"),
        pytest.param("language:", ["a.yml:1:1: no-language"], id="none is given yet"),
        pytest.param("language: id", [], id="it is given"),
        pytest.param("language: xx", ["a.yml:1:11: bad-language"], id="a wrong one is given"),
        pytest.param("title: a: b", ["a.yml:1:9: bad-yaml"], id="it cannot be read"),
    ],
)
def test_a_language_is_asked_for_where_none_is_given(notes: str, expected: list[str]) -> None:
    assert problems_of({"a.txt": TEXT, "a.yml": notes}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("baris yang\nputus di\ntengah kalimat\nselalu begini.\n", True, id="broken lines"),
        pytest.param("Baris penuh.\nBaris penuh.\nBaris penuh.\nBaris penuh.\n", False, id="whole sentences"),
        pytest.param("Satu\nDua\nTiga\nEmpat\nLima\n", False, id="a list of names"),
        pytest.param("satu\ndua\n", False, id="too few lines to tell"),
    ],
)
def test_text_that_looks_hard_wrapped_has_a_warning(text: str, expected: bool) -> None:
    found = problems_of({"a.txt": text, "a.yml": NOTES + "title: Judul\n"})
    assert found == (["a.txt:1:1: hard-wrapped"] if expected else [])


def test_a_control_character_in_a_seed_is_a_warning_and_in_notes_an_error() -> None:
    _, problems = made({"a.txt": "é😀 a\x07b.\n", "a.yml": "language: id\ntitle: é\x07\n"})
    assert [(place(problem), problem.warning) for problem in problems] == [
        ("a.txt:1:5: control-character", True),
        ("a.yml:2:9: bad-yaml", False),
    ]


def test_describing_needs_nothing_but_the_seed() -> None:
    notes = File(path="seeds/a.yml", data=b"language: id\n")
    seed = Seed(name="a", file=File(path="seeds/a.txt", data=TEXT.encode()), notes=notes)
    assert describe(seed, ["en"]) == describe(seed, ["en"])


@pytest.mark.parametrize(
    ("stated", "tag", "origin"),
    [("pt", "pt-BR", "derived"), ("pt-BR", "pt-BR", "editor"), ("id-ID", "id", "editor"), ("in", "id", "editor")],
)
def test_a_region_that_the_editor_did_not_name_is_derived(stated: str, tag: str, origin: str) -> None:
    article = article_of("Teks.\n", f"language: {stated}\n")
    assert (article.language, article.language_origin) == (tag, origin)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("“Judul lain”", ["a.yml:2:8: curly-quotes"], id="around an editor's title"),
        pytest.param("“Judul kami”", [], id="as the text has its headline"),
        pytest.param("Kata “judul”", [], id="around a word of it"),
    ],
)
def test_quotation_marks_that_an_editor_put_around_a_title_are_told(title: str, expected: list[str]) -> None:
    files = {"a.txt": "“Judul kami”\nTeks pertama.\n", "a.yml": NOTES + f"title: {title}\n"}
    assert problems_of(files) == expected


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("Kota Contoh memaki model terbuka", True, id="a letter less"),
        pytest.param("KOTA CONTOH MEMAKAI MODEL TERBUKA", True, id="in capitals"),
        pytest.param("Kota Contoh memakai model terbuka.", True, id="a full stop more"),
        pytest.param("Kota Contoh memakai model terbuka", False, id="the line itself"),
        pytest.param("Kota Contoh dan modelnya", False, id="a title of an editor"),
        pytest.param("Kota lain memakai model tertutup", False, id="of like words"),
    ],
)
def test_a_title_that_is_almost_a_line_of_the_text_is_told(title: str, told: bool) -> None:
    files = {"a.txt": "Kota Contoh memakai model terbuka\nTeks pertama.\n", "a.yml": f"{NOTES}title: {title}\n"}
    found = made(files)[1]
    assert [problem.code for problem in found] == (["title-not-found"] if told else [])
    assert all("“Kota Contoh memakai model terbuka”" in problem.message for problem in found)
    assert [problem.instead for problem in found if problem.instead] == []  # the editor may mean it
