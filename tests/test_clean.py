"""clean: bytes become text, in form only."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terbuka.text.clean import clean, decode, fold, place
from terbuka.types import File

any_text = st.text(st.characters(exclude_categories=["Cs"]))


def decoded(data: bytes) -> str | None:
    return decode(File(path="seeds/a.txt", data=data))[0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"a\nb\n", "a\nb\n", id="line feeds stay"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="Windows line ends"),
        pytest.param(b"a\rb\r", "a\nb\n", id="lone carriage returns"),
        pytest.param(b"a\r\r\nb", "a\n\nb", id="both in a row"),
        pytest.param(b"\xef\xbb\xbfa", "a", id="a byte order mark goes"),
        pytest.param("a\u2028b\u0085c".encode(), "a\u2028b\u0085c", id="other separators end no line"),
        pytest.param("é😀\u0301".encode(), "é😀\u0301", id="no Unicode normalisation"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_decoding_changes_line_ends_and_nothing_else(data: bytes, text: str) -> None:
    assert decoded(data) == text


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        pytest.param(b"\xff", 1, 1, "0xff", id="at once"),
        pytest.param(b"abc\xff", 1, 4, "0xff", id="in the first line"),
        pytest.param("é😀\n日本".encode() + b"\xe9 x", 2, 3, "0xe9", id="columns are characters"),
        pytest.param(b"\xef\xbb\xbfab\xff", 1, 3, "0xff", id="a byte order mark has no column"),
        pytest.param(b"\xef\xbb\xbf\xff", 1, 1, "0xff", id="right after a byte order mark"),
        pytest.param(b"a\r\nb\xff", 2, 2, "0xff", id="Windows line ends"),
        pytest.param(b"a\rb\xff", 2, 2, "0xff", id="lone carriage returns"),
        pytest.param(b"a\n\xe2\x82", 2, 1, "0xe2", id="a character cut off at the end"),
        pytest.param("teks".encode("utf-16"), 1, 1, "UTF-16", id="UTF-16"),
        pytest.param("teks\n“é”".encode("utf-16-le"), 1, 2, "UTF-16", id="UTF-16 without a mark"),
        pytest.param("teks\n“é”".encode("utf-16-be"), 1, 1, "UTF-16", id="UTF-16 without a mark, the other way"),
        pytest.param("Вышла новая модель.".encode("utf-16-le"), 1, 1, "UTF-16", id="UTF-16 in Russian"),
        pytest.param("Вышла новая модель.".encode("utf-16-be"), 1, 1, "UTF-16", id="UTF-16 in Russian, the other way"),
        pytest.param("صدر نموذج جديد".encode("utf-16-le"), 1, 2, "UTF-16", id="UTF-16 in Arabic"),
        pytest.param("เปิดตัวรุ่นใหม่".encode("utf-16-le"), 1, 2, "UTF-16", id="UTF-16 in Thai"),
        pytest.param("नया मॉडल जारी हुआ है।".encode("utf-16-be"), 1, 7, "UTF-16", id="UTF-16 in Hindi"),
        pytest.param("발표된 새 모델이다".encode("utf-16-be"), 1, 1, "", id="UTF-16 in Korean"),
        pytest.param("发布了新的开源模型".encode("utf-16-le"), 1, 1, "", id="UTF-16 in Chinese"),
    ],
)
def test_bytes_that_are_not_utf_8_are_reported_with_their_place(data: bytes, line: int, column: int, byte: str) -> None:
    text, problems = decode(File(path="seeds/a.txt", data=data))
    assert text is None
    assert [(p.path, p.line, p.column, p.code, p.warning) for p in problems] == [
        ("seeds/a.txt", line, column, "not-utf-8", False)
    ]
    assert byte in problems[0].message


@given(st.binary())
def test_any_bytes_become_text_or_one_problem_inside_of_the_file(data: bytes) -> None:
    text, problems = decode(File(path="seeds/a.txt", data=data))
    assert (text is None) == (len(problems) == 1)
    for problem in problems:
        lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1])


def read(data: bytes) -> str:
    text = decoded(data)
    assert text is not None
    return clean(text, "seeds/a.txt")[0]


@given(any_text)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    once = read(text.encode())
    assert read(once.encode()) == once


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x02", "\x03", "\x08", "\x0e", "\x1a", "\x1b", "\x7f", "\x80", "\x9f", "\ufeff", "\ufffe", "\uffff"],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_control_characters_are_left_out_with_a_warning_at_their_place(character: str) -> None:
    text, problems = clean(f"é\n😀 a{character}b", "seeds/a.txt")
    assert text == "é\n😀 ab"
    assert [(p.path, p.line, p.column, p.code, p.warning) for p in problems] == [
        ("seeds/a.txt", 2, 4, "control-character", True)
    ]


def test_a_line_of_control_characters_has_one_warning() -> None:
    text, problems = clean("a\x00\x01\x02\nb\nc\x00", "seeds/a.txt")
    assert text == "a\nb\nc"
    assert [(p.line, p.column) for p in problems] == [(1, 2), (3, 2)]


@pytest.mark.parametrize(
    "text",
    ["\t", "\n", " ", "\u00a0", "\u2028", "\u0085", "\u200d", "\u200b", "\u00ad", "\u202e", "é", "e\u0301", "😀"],
)
def test_everything_that_says_something_or_spaces_it_stays(text: str) -> None:
    assert clean(text, "seeds/a.txt") == (text, ())


ODD = ("mojibake", "markup")  # told of what stays as it is


@given(any_text)
def test_cleaning_twice_is_the_same_as_once(text: str) -> None:
    once, _ = clean(text, "seeds/a.txt")
    again, problems = clean(once, "seeds/a.txt")
    assert (again, [problem for problem in problems if problem.code not in ODD]) == (once, [])


def is_control(character: str) -> bool:
    return (unicodedata.category(character) == "Cc" and not character.isspace()) or character in "\ufeff\ufffe\uffff"


@given(any_text)
def test_cleaning_takes_control_characters_and_nothing_else(text: str) -> None:
    cleaned, _ = clean(text, "seeds/a.txt")
    assert cleaned == "".join(character for character in text if not is_control(character))
    assert cleaned.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  a  b  ", "a b"),
        ("a\t\n b", "a b"),
        ("a\u00a0\u2003b", "a b"),
        ("a\u2028b", "a b"),
        ("a\u200bb", "a\u200bb"),
        (" \u3000 ", ""),
    ],
)
def test_folding_makes_white_space_one_space(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(any_text)
def test_folding_keeps_the_words_and_is_done_once(text: str) -> None:
    assert fold(text).split(" ") == (text.split() or [""])
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [("abc", 0, (1, 1)), ("abc", 3, (1, 4)), ("a\nb", 2, (2, 1)), ("a\n", 2, (2, 1)), ("é😀x", 2, (1, 3))],
)
def test_places_count_lines_and_characters_from_one(text: str, index: int, expected: tuple[int, int]) -> None:
    assert place(text, index) == expected


@given(any_text.filter(bool), st.data())
def test_a_place_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text) - 1))
    line, column = place(text, index)
    assert (text.split("\n")[line - 1] + "\n")[column - 1] == text[index]


@pytest.mark.parametrize("text", ["Sebuah model baru.\x00 Lagi.", "1\t2\t3\n" * 9, "\x1b[1mSatu\x1b[0m, dua. " * 9])
def test_a_few_control_characters_make_no_utf_16(text: str) -> None:
    assert decoded(text.encode()) == text


WORDS = [
    *("avaliação", "José", "à ", "Ü", "“kami”", "’s", "—", "…", "20°C", "½", "año", "naïve", "Łódź", "AÇÃO ÁREA"),
    *("中国模型", "日本語", "한국어", "модель", "مرحبا", "ไทย", "नमस्ते", "ελληνικά"),
]


@pytest.mark.parametrize(
    ("word", "encoding"),
    [(word, encoding) for encoding in ("cp1252", "latin-1") for word in WORDS]
    + [("José", "mac_roman"), ("“kami”", "mac_roman"), ("José", "cp437"), ("“kami”", "cp437"), ("José", "cp850")]
    + [("“kami”", "cp850"), ("модель", "cp1251")],
)
def test_text_that_was_read_in_another_encoding_is_told_at_its_place(word: str, encoding: str) -> None:
    broken = f"Satu\nkata {word} ini".encode().decode(encoding, "replace")
    (problem,) = [problem for problem in clean(broken, "seeds/a.txt")[1] if problem.code == "mojibake"]
    assert (problem.line, problem.warning) == (2, True)
    assert problem.column >= 6


@pytest.mark.parametrize(
    "word",
    [
        *("Müller", "São Paulo", "Zürich", "FRANÇA", "Só", "Música", "Nº 5", "€ 5", "Việt", "Tại", "władza", "Łódź"),
        *("İstanbul", "«Olá»", "¿Qué?", "≥ 5", "→", "№ 5", "🙂"),
    ],
)
def test_one_broken_letter_in_a_text_is_told(word: str) -> None:
    (problem,) = clean(f"kata {word} ini".encode().decode("cp1252", "replace"), "a")[1]
    assert (problem.code, problem.column >= 6) == ("mojibake", True)


def test_a_letter_that_a_program_lost_is_told() -> None:
    (problem,) = clean("kata Jos\ufffd ini", "a")[1]
    assert (problem.code, problem.column, problem.message) == ("mojibake", 9, "“Jos\ufffd” has lost a letter (U+FFFD)")


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp437", "cp850"])
def test_the_warning_says_what_was_meant(encoding: str) -> None:
    word = "José".encode().decode(encoding)
    (problem,) = clean(f"kata {word}", "a")[1]
    assert problem.message == f"“{word}” is UTF-8 that was read in another encoding, perhaps “José”"


@pytest.mark.parametrize(("text", "encoding"), [("модель открыта", "cp1251"), ("开放的模型", "gb18030")])
def test_another_encoding_that_was_read_as_latin_1_is_told(text: str, encoding: str) -> None:
    (problem,) = clean(f"kata {text.encode(encoding).decode('latin-1')} ini", "a")[1]
    assert (problem.code, problem.column >= 6) == ("mojibake", True)


def test_letters_that_became_question_marks_are_told() -> None:
    (problem,) = clean("A op??o de S?o Paulo e a cria??o de um modelo, n?o outra.", "a")[1]
    assert (problem.code, problem.column, problem.message) == ("mojibake", 3, "“op??o” has lost a letter (?)")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Satu &amp; dua", "“&amp;” is how HTML"),
        ("Satu&nbsp;dua", "“&nbsp;” is how HTML"),
        ("Kota&#8217;s", "“&#8217;” is how HTML"),
        ("Kota &#x201C;", "“&#x201C;” is how HTML"),
        ("<p>Satu</p>", "“<p>” is how HTML"),
        ('Satu <a href="/x">dua</a>', '“<a href="/x">” is how HTML'),
        ("Satu<br/>dua", "“<br/>” is how HTML"),
        ("Kata \\u201cya\\u201d", "“\\u201c” is how a program"),
        ("Kata =E2=80=9Cya=E2=80=9D", "“=E2=80=9C” is how mail"),
        ("Kata [Ani](https://example.org/ani) lagi", "“[Ani](https://example.org/ani)” is how Markdown"),
        ("![foto](/ani.png)", "“![foto](/ani.png)” is how Markdown"),
        ("Kata **Ani** lagi", "“**Ani**” is how Markdown"),
        ("Satu\n## Bagian dua\nTiga", "“## ” is how Markdown"),
    ],
)
def test_characters_as_programs_write_them_are_told(text: str, shown: str) -> None:
    (problem,) = clean(text, "seeds/a.txt")[1]
    assert (problem.code, problem.warning) == ("markup", True)
    assert problem.message.startswith(shown)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "AT&T; R&D",
            "a & b; c",
            "&c.;",
            "1 < 2 > 0",
            "<3",
            "a<c>d",
            "x = E2=m",
            "[1] (dua)",
            "2**3**4",
            "# 1 lagu",
            "F** d** it",
            "C:\\unit",
        ),
        *("Apa? Ya. Apa? Ya. Apa? Ya.", "https://x.example/?a=b?c=d a?b/c x.example/?d", "Ya?tidak, kata Ani."),
        *("√2 dan √(x+1) dan √π", "├── a", "РЕ Сі", "Œuvre àéè", "ÂÊÎÔÛ"),
    ],
)
def test_what_is_written_for_readers_is_not_told(text: str) -> None:
    assert clean(text, "seeds/a.txt")[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        *(*WORDS, *(word.upper() for word in WORDS)),
        *("“AMANHÔ", "«AMANHû", "AMANHÃ…", "IRMÃ™ e MAÇÃ®", "É”", "‘café’”", "“Você é “José”’", "LIBERTÉ\u00a0!"),
        *("Ä–Ö–Ü", "prêt-à-porter", "de a à z", "ÁÉÍ", "5 €", "© ® ™", "Â ou ã"),
        *("“CAFɔ", "MANHò", "«stráž…»", "BÁŠEŇ ÍŽE", "Spaß“ und", "daß»", "5 Å² groß", "café»¹", "ÇA\u00adÃO", "É’A"),
    ],
)
def test_text_of_any_language_is_no_mojibake(text: str) -> None:
    assert clean(text, "seeds/a.txt")[1] == ()
