"""Where words and names stand in a text: by one rule in every script, and whatever stands in it that nobody sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import errors_of, made
from terbuka.text.words import Tree, edge, folded, holds, line_key, one_spaced, places, words

# A text, a name, and whether the name stands in it as a word.
BESIDE = [
    # scripts without spaces, and Korean, whose particles follow a word
    ("采用DBRX模型", "DBRX", True),
    ("該市使用DBRX處理", "DBRX", True),
    ("新しいDBRXを使う", "DBRX", True),
    ("DBRXモデルの公開", "DBRX", True),
    ("ใช้DBRXได้", "DBRX", True),
    ("ที่DBRXทำ", "DBRX", True),
    ("ໃຊ້DBRXໄດ້", "DBRX", True),
    ("ប្រើDBRXបាន", "DBRX", True),
    ("DBRXကို", "DBRX", True),
    ("개발한 DBRX는", "DBRX", True),
    ("Llama 3가 나왔다", "Llama 3", True),
    ("发布Llama 3。", "Llama 3", True),
    # letters of another script never go on with a word
    ("новыйDBRX и моделиDBRX", "DBRX", 2),
    ("وDBRX لDBRX والـDBRX", "DBRX", 3),
    ("בDBRX", "DBRX", True),
    ("DBRX\u200cها", "DBRX", True),
    ("DBRXका और Llama 3का", "Llama 3", True),
    ("DBRXका", "DBRX", True),
    ("DBRXஐ", "DBRX", True),
    ("DBRXის", "DBRX", True),
    ("το DBRXκαι", "DBRX", True),
    # nor does the width of its letters matter
    ("采用ＤＢＲＸ模型", "DBRX", True),
    ("使用Ｌｌａｍａ\u3000３。", "Llama 3", True),
    ("使用Ｌｌａｍａ－３．１。", "Llama 3", False),
    ("使用DBRX模型", "ＤＢＲＸ", True),
    ("ＤＢＲＸｓ", "DBRX", False),
    # letters of its own, accents and digits do
    ("DBRXs and MyDBRX", "DBRX", False),
    ("DBRX\u0301", "DBRX", False),
    ("my_DBRX", "DBRX", False),
    ("DBRX_2", "DBRX", False),
    ("DBRXª DBRXʰ", "DBRX", False),
    ("модель2", "модель", False),
    ("Llama 3B", "Llama 3", False),
    ("DBRX2", "DBRX", False),
    ("采用DBRXs模型", "DBRX", False),
    # versions
    ("Llama 3.1在", "Llama 3", False),
    ("Llama 3,5는", "Llama 3", False),
    ("采用Llama 30", "Llama 3", False),
    # names in these scripts: only a dictionary knows where words of Chinese and Thai end, but not inside a letter
    ("采用样本模型", "样本", True),
    ("ที่นี่", "ที่", True),
    ("ที่นี่", "ท", False),
    ("เก่า", "ก่", False),
    ("ខ្មែរ", "ខ", False),
    ("ドラマを見る", "ラマ", False),
    ("ラマを見る", "ラマ", True),
    ("샘플라마", "라마", False),
    ("लामाओं", "लाम", False),
]


@pytest.mark.parametrize(("text", "name", "stands"), BESIDE)
def test_a_name_stands_where_a_word_of_its_script_begins_and_ends(text: str, name: str, stands: int) -> None:
    tree: Tree[str] = Tree()
    tree.add(name, name)
    view = folded(text).text
    assert [one_spaced(view[start:end]) for (start, end), _ in tree.find(view)] == [one_spaced(name)] * stands
    if "." not in text and "," not in text:
        assert holds(text, name) is bool(stands)


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        ("오픈 모델로 공개", "오픈 모델", True),
        ("오픈 모델에서는 공개", "오픈 모델", True),
        ("오픈 모델입니다.", "오픈 모델", True),
        ("오픈 모델링", "오픈 모델", False),
        ("오픈 모델로링", "오픈 모델", False),
        ("열린오픈 모델로", "오픈 모델", False),
        ("modelnya", "model", False),
    ],
)
def test_a_quote_may_end_before_particles_in_hangul(text: str, part: str, found: bool) -> None:
    assert holds(text, part) is found


def test_particles_may_follow_a_name_in_hangul() -> None:
    tree: Tree[str] = Tree()
    tree.add("샘플", "sample")
    assert [place for place, _ in tree.find("샘플은 샘플과 샘플러")] == [(0, 2), (4, 6)]


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        pytest.param("Con\u00adtoh", "Contoh", "Con\u00adtoh", id="a soft hyphen"),
        pytest.param("Gra\u200bnite 3.0", "Granite 3.0", "Gra\u200bnite 3.0", id="a zero-width space"),
        pytest.param("a \u200b b", "a b", "a \u200b b", id="one between spaces"),
        pytest.param("a \u2066DBRX\u2069 b", "DBRX", "DBRX", id="marks of direction around a name stay outside of it"),
        pytest.param("می\u200cخواهم", "میخواهم", "می\u200cخواهم", id="a non-joiner"),
        pytest.param("avaliac\u0327a\u0303o", "avaliação", "avaliac\u0327a\u0303o", id="accents of their own"),
        pytest.param("avaliação", "avaliac\u0327a\u0303o", "avaliação", id="accents of their own in the words"),
        pytest.param("e\u00ad\u0301", "é", "e\u00ad\u0301", id="a soft hyphen before an accent"),
        pytest.param("한국", "\u1112\u1161\u11ab국", "한국", id="jamo"),
        pytest.param("Å", "\u212b", "Å", id="a sign that is a letter"),
        pytest.param("X\ufe0f", "X", "X", id="a variation selector"),
    ],
)
def test_what_nobody_sees_does_not_count(text: str, part: str, found: str) -> None:
    assert [text[start:end] for start, end in places(text, part)] == [found]


def test_words_may_be_looked_for_inside_of_others() -> None:
    assert list(places("maintain", "ai")) == []
    assert list(places("maintain", "ai", whole=False)) == [(1, 3), (5, 7)]
    assert list(places("maintain", "")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Ya,” kata Ann.", ["“Ya,”", "kata", "Ann."]),
        ("采用DBRX。好", ["采", "用", "DBRX。好"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("Llama 3.1", ["Llama", "3.1"]),
        (" ", []),
    ],
)
def test_words_keep_their_marks_and_are_letters_where_nobody_can_tell_words(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == found


LETTERS = st.text(st.one_of(st.sampled_from("ab 3.,e\u0301éç개ไก่用ラ\u1112\u1161"), st.characters(codec="utf-8")))
UNSEEN = st.sampled_from("\u00ad\u200b\u200c\u200d\u200e\u202e\u2060\u2066\u2069\ufe0f\ufeff")


@given(LETTERS)
def test_folding_twice_is_the_same_as_once(text: str) -> None:
    once = folded(text).text
    assert folded(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(LETTERS)
def test_every_place_of_a_folded_text_is_a_part_of_the_source_that_folds_to_it(text: str) -> None:
    view = folded(text)
    for start in range(len(view.text)):
        first, last = view.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert view.text[start] in folded(text[first:last]).text


@given(st.lists(st.tuples(st.sampled_from("abc é3用"), st.lists(UNSEEN, max_size=2)), max_size=12))
def test_unseen_characters_and_normal_forms_change_no_find(letters: list[tuple[str, list[str]]]) -> None:
    plain = "".join(letter for letter, _ in letters)
    strewn = unicodedata.normalize("NFD", "".join(letter + "".join(unseen) for letter, unseen in letters))
    assert line_key(plain) == line_key(strewn)
    for part in ("a", "ab", "é", "3", "c 用", "用"):
        found = [plain[start:end] for start, end in places(plain, part)]
        assert [folded(strewn[start:end]).text for start, end in places(strewn, part)] == found


@given(LETTERS)
def test_an_edge_is_at_both_ends_and_at_white_space(text: str) -> None:
    view = folded(text).text
    assert edge(view, 0)
    assert edge(view, len(view))
    for at in range(1, len(view)):
        if view[at].isspace():
            assert edge(view, at)


def test_spaces_around_what_nobody_sees_are_one_whatever_stands_on_them() -> None:
    assert "  " not in folded("a \u200b \u0301b").text
    assert holds("que \u00ad \u05a0x", "que \u05a0x")


def test_a_letter_with_a_hundred_thousand_accents_is_folded_in_no_time() -> None:
    assert len(folded("a" + "\u0301\u0316" * 50_000).text) <= 100_001


# The same through the whole build: names, quotes, readings and the words that are offered.
MODELS = {"models/granite-3-0.yml": "name: Granite 3.0\n"}
NOTES = """\
language: {language}
title: Sample
claims:
  - model: granite-3-0
    attribute: results
    value: {value}
    quote: {quote}
    named_in: Granite 3.0
"""
FIRST = {
    "id": "Kota Contoh memakai Gra\u200bnite 3.0 sejak Senin, kata seorang pejabat.",
    "pt-BR": "A prefeitura de Exemplo\u0301polis usa o Granite\u00a0\u200b3.0 desde ontem.",
    "zh": "样本市宣布采用Granite 3.0处理市民来信。",
    "ja": "サンプル市はGranite 3.0を採用した。",
    "th": "เมืองตัวอย่างใช้Granite 3.0แล้ว",
}


@pytest.mark.parametrize(
    ("language", "line", "quote"),
    [
        ("id", "Mereka meng\u00adhemat \u200bbanyak uang, kata wali kota.", "Mereka menghemat banyak uang"),
        ("pt-BR", "A avaliac\u0327a\u0303o na\u0303o esta\u0301 pronta, disse ela.", "A avaliação não está pronta"),
        ("zh", "该市表示它在约十二万亿个词元上训练。", "约十二万亿个词元"),
        ("ja", "市によると、費用は半分になった。", "費用は半分"),
        ("th", "เมืองบอกว่าค่าใช้จ่ายลดลงครึ่งหนึ่ง", "ค่าใช้จ่ายลดลง"),
    ],
)
def test_a_quote_is_found_and_shown_in_the_articles_own_words(language: str, line: str, quote: str) -> None:
    notes = NOTES.format(language=language, value=quote, quote=quote)
    site, problems = made({**MODELS, "a.txt": f"{FIRST[language]}\n{line}\n", "a.yml": notes})
    assert [problem for problem in problems if not problem.warning] == []
    claim = site.claims[0]
    assert claim.quote == site.articles[0].blocks[1].text[claim.start : claim.end]
    assert line_key(claim.quote) == line_key(quote)
    mention = site.mentions["a"][0]
    assert line_key(site.articles[0].blocks[0].text[mention.start : mention.end]) == "Granite 3.0"


@pytest.mark.parametrize(
    "line",
    [
        "Mereka meng\u00adhemat \u200bbanyak uang tahun lalu, kata wali kota itu.",
        "A avaliac\u0327a\u0303o na\u0303o esta\u0301 pronta, segundo a prefeitura da cidade.",
        "该市表示它在约十二万亿个词元上训练，耗时三个月，花费不多。",
    ],
)
def test_the_words_that_are_offered_for_a_quote_that_is_not_found_pass_when_pasted(line: str) -> None:
    wrong = folded(line).text[3:26].strip() + " x"
    files = {**MODELS, "a.txt": f"{FIRST['id']}\n{line}\n"}
    notes = "language: id\nclaims:\n- {{model: granite-3-0, attribute: results, value: x, quote: '{}'}}\n"
    (problem,) = [p for p in made({**files, "a.yml": notes.format(wrong)})[1] if p.code == "quote-not-found"]
    offered = problem.fix.rpartition("“")[2].rstrip("”")
    assert not [
        error for error in errors_of({**files, "a.yml": notes.format(offered)}) if "quote-" in error.split(": ")[1]
    ]


def test_omissions_headings_titles_and_bylines_are_found_in_what_counts() -> None:
    lines = (
        "Ju\u00addul con\u200btoh",
        "Oleh Jose\u0301 Contoh",
        "Iklan\u200b: beli. Isi artikel.",
        "Ba\u00adgian",
        "Akhir.",
    )
    notes = (
        "language: id\ntitle: Judul contoh\nbyline: José Contoh\nheadings: [Bagian]\n"
        "omit: [{text: 'Iklan: beli.', reason: advertisement}]\n"
    )
    site, problems = made({"a.txt": "\n".join(lines), "a.yml": notes})
    assert [problem for problem in problems if not problem.warning] == []
    article = site.articles[0]
    assert [block.role.value for block in article.blocks] == ["headline", "byline", "text", "heading", "text"]
    assert article.title == "Ju\u00addul con\u200btoh"
    assert article.slug == "judul-contoh"
    assert (article.blocks[2].text, article.blocks[2].omissions[0].text) == ("Isi artikel.", "Iklan\u200b: beli.")


def test_a_block_of_which_only_unseen_characters_remain_is_omitted() -> None:
    notes = "language: id\nomit: [{text: Iklan, reason: advertisement}]\n"
    site, _ = made({"a.txt": "Iklan\u200b\nIsi artikel.", "a.yml": notes})
    assert [block.role.value for block in site.articles[0].blocks] == ["omitted", "text"]


def test_a_reading_marks_no_part_of_a_word() -> None:
    notes = "language: en\nreadings: [{text: ai, means: Granite 3.0, reason: short}]\n"
    site, problems = made({**MODELS, "a.txt": "They maintain an ai in Spain.\n", "a.yml": notes})
    assert [problem for problem in problems if not problem.warning] == []
    assert [(mention.start, mention.end) for mention in site.mentions["a"]] == [(17, 19)]


def test_a_reading_that_stands_only_inside_of_words_is_told() -> None:
    notes = "language: en\nreadings: [{text: ai, means: Granite 3.0, reason: short}]\n"
    _, problems = made({**MODELS, "a.txt": "They maintain a system in Spain.\n", "a.yml": notes})
    (problem,) = [problem for problem in problems if problem.code == "reading-not-found"]
    assert problem.message == "“ai” stands inside of words only"
