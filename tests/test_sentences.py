"""A block is split into its sentences: each is quoted on its own, and none may break off in its middle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terbuka.text.clean import fold
from terbuka.text.words import sentences

# A text with ‖ where one sentence ends and the next begins.
TABLE = [
    # plain sentences
    "Meta merilis model baru. ‖ Model itu gratis.",
    "A empresa gastou milhões. ‖ Valeu a pena? ‖ Sim!",
    "The model is open. ‖ Its data is not.",
    "Satu kalimat saja tanpa titik",
    "Água é vida. ‖ Ótimo! ‖ Às vezes não.",
    # numbers, decimals, versions
    "IBM® merilis Granite 3.0 dari IBM hari ini.",
    "Kinerja Granite 3.0 setara. ‖ Granite 3.0 dari IBM itu kecil.",
    "A IBM lançou o Granite 3.0. ‖ Ele é pequeno.",
    "Custa US$ 3.5 milhões, ou 3,5 mil por mês. ‖ É caro.",
    "Pengguna mencapai 20.000 orang. ‖ 700 juta lagi menyusul.",
    "Llama 3.1 has 405 billion parameters. ‖ Llama 3 has 70.",
    # quotation marks: the sentence ends after the mark that closes it
    "“Kami ingin komunitas menggunakannya.” ‖ Ia lalu pergi.",
    '"Kami sangat senang." ‖ "Ya."',
    "Ia berkata: “Ini gratis.” ‖ “Semua orang boleh memakainya.”",
    "‘Open’ is a word. ‖ ‘Free’ is another.",
    "«É aberto.» ‖ «Não é.»",
    # what goes on in small letters is the same sentence, quoted or not
    "“Ya!” teriak mereka. ‖ Semua tertawa.",
    "“Ya!” teriak Frankle kepada tim.",
    "“Superamos tudo!” disse Jonathan Frankle à equipe.",
    "“Funciona?” perguntou ela. ‖ “Sim!” respondeu ele.",
    "“Sim!” é o que ele disse.",
    "“Já?” às vezes perguntam.",
    "“We did it!” he said. ‖ The team cheered.",
    # ellipses
    "Kami menunggu… dan menunggu. ‖ Lalu selesai.",
    "Ele pensou... e falou. ‖ Depois saiu.",
    "Ele hesitou… é difícil dizer.",
    "Well… ‖ The answer is no.",
    "Tunggu... ‖ Mereka datang.",
    # brackets
    "Modelnya terbuka (lihat lisensinya). ‖ Datanya tidak.",
    "O modelo é aberto. ‖ (Os dados, não.) ‖ É pouco.",
    "The model is open. ‖ [Its data is not.] ‖ Nobody knows why.",
    # abbreviations and initials
    "Dr. Budi dan Prof. Siti bekerja di Jl. Sudirman. ‖ Mereka peneliti.",
    "O Sr. Silva e a Sra. Souza leram a pág. 5 do vol. 2. ‖ Gostaram.",
    "Mr. Smith met Mrs. Jones vs. Dr. Who. ‖ They talked.",
    "Humberto M. Marchezini escreveu. ‖ J. Frankle falou.",
    "Harganya Rp. 5 juta. ‖ Itu murah.",
    "Lihat hal. 12 dan no. 3. ‖ Selesai.",
    # … which are words of their own where no number follows
    "Ini banyak hal. ‖ Itu bukan hal. ‖ Ya.",
    "The answer is no. ‖ Then he left.",
    # marks in a row
    "Benarkah?! ‖ Benar!!!",
    # foreign openings
    "Isso é tudo. ‖ ¿Qué más? ‖ ¡Nada!",
    # marks of other scripts
    "मॉडल खुला है। ‖ डेटा नहीं।",
    "النموذج مفتوح. ‖ هل هو مجاني؟ ‖ نعم.",
    "ماڈل کھلا ہے۔ ‖ ڈیٹا نہیں۔",
    "ម៉ូដែលបើក។ ‖ ទិន្នន័យមិនបើក។",
    "မော်ဒယ်ပွင့်သည်။ ‖ ဒေတာမပွင့်ပါ။",
    "ሞዴሉ ክፍት ነው። ‖ መረጃው አይደለም።",
    # Thai marks no end of a sentence: its spaces part clauses and names alike
    "นายตัวอย่าง ใจดี กล่าวว่า โมเดลนี้เปิด ข้อมูลไม่เปิด",
    "โมเดลนี้เปิดไหม? ‖ ไม่",
    # unseen characters behind the mark
    "Satu.\u200b ‖ Dua.",
]

# The same for scripts that put no space between sentences.
WITHOUT_SPACES = [
    "该模型是开源的。‖数据不是。",
    "真的吗？！‖是的！‖好。",
    "成本为3.5亿元。‖很贵。",
    "「はい。」‖「いいえ。」",
    "「はい。」と彼は言った。‖皆は笑った。",
    "他说：“这是开源的。”",
    "“这是开源的。”他说。‖数据不是。",
    "モデルは公開された（無料。）‖（データは違う。）",
    "Granite 3.0を使う。‖Llama 3は使わない。",
]


@pytest.mark.parametrize("marked", WITHOUT_SPACES)
def test_sentences_without_spaces_between_them(marked: str) -> None:
    text = marked.replace("‖", "")
    assert [text[start:end] for start, end in sentences(text)] == marked.split("‖")


@pytest.mark.parametrize("marked", TABLE)
def test_sentences(marked: str) -> None:
    wanted = [sentence.strip() for sentence in marked.split("‖")]
    text = " ".join(wanted)
    assert [text[start:end] for start, end in sentences(text)] == wanted


def test_an_empty_text_has_no_sentence() -> None:
    assert list(sentences("")) == []


PIECES = [
    ". ",
    "! ",
    "? ",
    "… ",
    "...",
    ".” ",
    "“",
    "(",
    ") ",
    ".) ",
    " “A",
    "3.0 ",
    "Dr. ",
    "A. ",
    "a",
    "É",
    "é",
    " ",
    "»",
    "。",
    "」",
    "「用",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3))).map("".join)


@given(TEXTS)
def test_sentences_and_the_white_space_between_them_make_the_text_again(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert start < end
        assert text[at:start].strip() == ""
        at = end
    assert at == len(text)


@given(TEXTS.map(fold))
def test_sentences_of_a_block_have_no_white_space_at_their_ends(block: str) -> None:
    for start, end in sentences(block):
        assert block[start:end] == block[start:end].strip()
