"""Who says a quotation: a table of sentences as news writes them, about people and organisations that do not exist.

The rule is that nobody gets words that are not theirs; so where a reader could doubt, nobody speaks.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import article_of, made, real
from terbuka.articles.marks import quoted
from terbuka.articles.mentions import compile_names, mentions
from terbuka.articles.quotations import quotations
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
    return list(quotations(article, tuple(mentions(article, INDEX)), SPEAKERS)[0])


def spoken(text: str, language: str, notes: str = "") -> str:
    """Who says each quotation of a text: their slugs in order, "-" for nobody."""
    found = told(article_of(text, f"language: {language}\n{notes}"))
    return " ".join(each.speaker.slug if each.speaker else "-" for each in found)


# A text, a block a line, and who says each of its quotations.
INDONESIAN = [
    # Behind the quotation: kata X, with offices, organisations and more around the name.
    ("“Kami senang,” kata Ani Contoh.", "ani"),
    ("“Kami senang”, ujar Ani Contoh, Senin (21/10).", "ani"),
    ("“Kami senang,” tutur Ani Contoh, kepala riset Rimba Lab, kepada wartawan di Bogor.", "ani"),
    ("“Kami senang,” kata CEO Komodo Budi Teladan dalam keterangan tertulis.", "budi"),
    ("“Kami senang,” kata CEO dan pendiri Komodo, Budi Teladan.", "budi"),
    ("“Kami senang,” ungkap peneliti senior Rimba Lab Ani Contoh sambil tersenyum.", "ani"),
    ("“Kami senang,” jelas Direktur Riset Terapan di Rimba Lab, Ani Contoh.", "ani"),
    ("“Apakah ini aman?” tanya Budi Teladan.", "budi"),
    ("“Model ini terbuka,” kata Komodo dalam pernyataan resmi.", "komodo"),
    ("“Model ini terbuka,” tulis Rimba Lab di blognya.", "rimba"),
    ("“Model ini terbuka,” demikian tulis Ani Contoh.", "ani"),
    ("“Model ini terbuka,” begitu kata Ani Contoh di X.", "ani"),
    ('"Model ini terbuka," kata Ani Contoh.', "ani"),
    ("'Model ini terbuka,' kata Ani Contoh.", "ani"),
    # With its subject before the verb.
    ("Ani Contoh mengatakan, “Model ini terbuka.”", "ani"),
    ("Ani Contoh berkata: “Model ini terbuka.”", "ani"),
    ("“Model ini terbuka,” Ani Contoh mengatakan kepada tim itu.", "ani"),
    ("“Model ini terbuka,” Ani Contoh, kepala riset di Rimba Lab, akhirnya mengatakan kepada timnya.", "ani"),
    ("Ani Contoh, kepala riset di Rimba Lab, menulis dalam email bahwa Zed 2 adalah “lompatan besar”.", "ani"),
    ("Kepala Riset Rimba Lab Ani Contoh menegaskan bahwa Zed 2 “tidak akan pernah ditutup”.", "ani"),
    ("Komodo menyatakan bahwa model itu “sepenuhnya terbuka” bagi siapa saja.", "komodo"),
    ("Namun Ani Contoh menambahkan, “Masih banyak pekerjaan.”", "ani"),
    ("Dalam sebuah unggahan, Komodo menyebut model itu “lompatan besar”.", "komodo"),
    ("Ani Contoh baru-baru ini mengatakan pada X bahwa langkah Komodo dengan Zed 2 adalah “langkah cerdik.”", "ani"),
    ("Kata Ani Contoh, “Model ini terbuka.”", "ani"),
    ("Seperti kata Ani Contoh, “Model ini terbuka.”", "ani"),
    # According to.
    ("Menurut Ani Contoh, “tidak ada model yang benar-benar terbuka”.", "ani"),
    ("“Tidak ada model yang benar-benar terbuka,” menurut Ani Contoh.", "ani"),
    # Going on: the same sentence, the next one, a pronoun, a last name.
    ("“Model ini terbuka,” kata Ani Contoh, “dan akan tetap begitu.”", "ani ani"),
    ("“Model ini terbuka,” kata Ani Contoh dalam wawancara. “Kami tidak akan menutupnya.”", "ani ani"),
    ("Ani Contoh memuji model itu. “Ini lompatan besar,” katanya. Ia menambahkan: “Kami bangga.”", "ani ani"),
    ("“Ini lompatan besar,” kata Ani Contoh. Dia juga menambahkan, “Kami bangga.”", "ani ani"),
    ("Ani Contoh senang.\n“Ini lompatan besar,” tulis Contoh, “untuk kita semua.”", "ani ani"),
    ("Ani Contoh mengatakan model itu masih mahal. “Kami harus menekan biayanya,” katanya.", "ani"),
    ("Ani Contoh menyatakan keyakinannya pada model itu.\n“Ini baru awal,” katanya di Bogor.", "ani"),
    ("“Ini baru awal,” ujar Ani Contoh, dan menambahkan, “Tunggu saja.”", "ani ani"),
    ("Ani Contoh menjawab bahwa Zed 2 lebih cepat daripada model Rimba Lab, dan menambahkan, “Jauh.”", "ani"),
    # Several people: each gets what is said beside the name.
    (
        "“Ya!” teriak Budi Teladan, CEO Komodo, saat skor muncul. “Tunggu, kita menang?” Ani Contoh menjawab bahwa "
        "mereka memang menang, dan menambahkan, “Lihat sendiri.”",
        "budi budi ani",
    ),
    ("“Kami cepat,” kata Ani Contoh. “Kami murah,” kata Budi Teladan.", "ani budi"),
    ("Ani Contoh berkata: “Kami cepat.” Budi Teladan menjawab: “Kami murah.”", "ani budi"),
    ("Setelah bertemu Ani Contoh, Budi Teladan berkata: “Kami cepat.”", "budi"),
    ("“Kami cepat,” kata Ani Contoh kepada Budi Teladan.", "ani"),
    ("Ani Contoh mengatakan kepada Budi Teladan: “Kami cepat.”", "ani"),
    # Nobody: somebody else speaks, or it is not told who.
    ("“Kami cepat,” kata seorang karyawan kepada Ani Contoh.", "-"),
    ("“Kami cepat,” kata Gita Umpama, yang duduk di samping Ani Contoh.", "-"),
    ("“Kami cepat,” kata juru bicara Komodo.", "-"),
    ("Juru bicara Komodo mengatakan, “Kami cepat.”", "-"),
    ("Pengacara Budi Teladan mengatakan: “Klien saya tidak bersalah.”", "-"),
    ("Tim Budi Teladan mengatakan, “Kami cepat.”", "-"),
    ("“Kami cepat,” kata rekan Ani Contoh.", "-"),
    ("Ani Contoh tidak pernah mengatakan “kami cepat”.", "-"),
    ("Ani Contoh membantah pernah berkata, “Kami cepat.”", "-"),
    ("Jika Ani Contoh berkata “kami cepat”, jangan percaya.", "-"),
    ("Ani Contoh disebut “jenius” oleh teman-temannya.", "-"),
    ("Ani Contoh ditanya wartawan: “Apakah Anda senang?”", "-"),
    ("“Kami cepat,” kata Ani Contoh dan Budi Teladan serempak.", "-"),
    ("Ani Contoh bertemu ibunya. “Kamu hebat,” katanya.", "-"),
    ("“Siapa yang menang?” tanya Ani Contoh. “Kami.”", "ani -"),
    ("Ani Contoh dan Budi Teladan tiba. “Kami cepat,” katanya.", "-"),
    ("Gita Umpama memuji Ani Contoh. “Ia luar biasa,” katanya.", "-"),
    ("“Saya kagum pada Ani Contoh,” kata Gita Umpama. “Ia luar biasa.”", "- -"),
    # Words, titles and names are nobody's speech.
    ("Istilah “sumber terbuka” sering dipakai Komodo.", "-"),
    ("Ani Contoh menulis buku “Terbuka untuk Semua” pada 2020.", "-"),
    ("Ani Contoh menggunakan kata “terbuka” terlalu sering.", "-"),
    ("Pelabelan model Komodo sebagai “sumber terbuka” diperdebatkan.", "-"),
    ("Film “Kata Ibu” diputar di kantor Rimba Lab.", "-"),
    # A name in the quotation does not speak; nor does a person of another sentence.
    ("“Ani Contoh hebat,” kata Budi Teladan.", "budi"),
    ("“Saya bilang kepada Ani Contoh bahwa kami cepat,” kata seorang teman.", "-"),
    ("Ani Contoh tiba kemarin. “Kami cepat” tertulis di kausnya.", "-"),
    # Headlines.
    ("Ani Contoh: “Model Kami Terbuka”\nIsi berita menyusul.", "ani"),
    ("“Model Kami Terbuka”, Kata Ani Contoh\nIsi berita menyusul.", "ani"),
]

PORTUGUESE = [
    ("“Estamos felizes”, disse Cira Exemplo.", "cira"),
    ("“Estamos felizes”, afirma Dino de Amostra, diretor de pesquisa do Instituto Ipê.", "dino"),
    ("“Estamos felizes”, disse o CEO da Komodo, Budi Teladan, em nota enviada à imprensa.", "budi"),
    ("“Estamos felizes”, explicou a arquiteta-chefe de redes neurais da Komodo, Cira Exemplo.", "cira"),
    ("“Estamos felizes”, disse a pesquisadora Cira Exemplo ao jornal.", "cira"),
    ("“O modelo é aberto”, disse a Komodo em comunicado.", "komodo"),
    ("“O modelo é aberto”, informou o Instituto Ipê.", "ipe"),
    ("“O modelo é aberto”, segundo Cira Exemplo.", "cira"),
    ("“O modelo é aberto!”, gritou Cira Exemplo.", "cira"),
    ("“O modelo é aberto” — Cira Exemplo, do Instituto Ipê", "cira"),
    ("«O modelo é aberto», disse Cira Exemplo.", "cira"),
    ("Cira Exemplo disse: “O modelo é aberto”.", "cira"),
    ("Cira Exemplo, pesquisadora do Instituto Ipê, afirmou: “O modelo é aberto”.", "cira"),
    ("Disse Cira Exemplo: “O modelo é aberto”.", "cira"),
    ("Como disse Cira Exemplo, “o modelo é aberto”.", "cira"),
    ("Segundo Cira Exemplo, “o modelo é aberto”.", "cira"),
    ("De acordo com o Instituto Ipê, o modelo é “totalmente aberto”.", "ipe"),
    ("Cira Exemplo afirma que a estratégia da Komodo com o Zed 2 é “um passo inteligente”.", "cira"),
    (
        "Dino de Amostra, CEO da Komodo e professor da USN, escreveu em um e-mail que o Zed 2 é “um salto”.",
        "dino",
    ),
    ("A Komodo diz que o modelo é “o mais aberto do mundo”.", "komodo"),
    ("Cira Exemplo chamou o modelo de “salto enorme”.", "cira"),
    ("Cira Exemplo descreveu o modelo como “um salto enorme”.", "cira"),
    ("O modelo, disse Cira Exemplo, é “um salto enorme”.", "cira"),
    ("Para Cira Exemplo, o modelo é “um salto enorme”.", "cira"),
    ("“O modelo é aberto”, disse Cira Exemplo. “E vai continuar assim.”", "cira cira"),
    ("“O modelo é aberto”, disse Cira Exemplo, “e vai continuar assim”.", "cira cira"),
    ("“O modelo é aberto”, disse Cira Exemplo, acrescentando: “E vai continuar assim”.", "cira cira"),
    ("Cira Exemplo respondeu que o Zed 2 venceu o modelo da Acme, acrescentando: “De longe”.", "cira"),
    ("“É um salto”, disse Cira Exemplo. Ela também afirmou: “Estamos orgulhosos”.", "cira cira"),
    (
        "Cira Exemplo afirma que falta transparência. O campo se fecha, diz ela. “Precisamos mudar”, diz Exemplo.",
        "cira",
    ),
    (
        "“Sim!” gritou Budi Teladan, CEO da Komodo, quando saíram os números. “Espere, vencemos?” Exemplo respondeu que sim.",
        "budi budi",
    ),
    ("“Somos rápidos”, disse Cira Exemplo. “Somos baratos”, respondeu Budi Teladan.", "cira budi"),
    ("“Somos rápidos”, disse Cira Exemplo a Budi Teladan.", "cira"),
    ("Cira Exemplo disse a Budi Teladan: “Somos rápidos”.", "cira"),
    (
        "“Superamos tudo”, disse Dino de Amostra, arquiteto-chefe de redes da Komodo e líder da equipe, à equipe.",
        "dino",
    ),
    ("“Somos rápidos”, contou Amostra.\nDino de Amostra riu. “Muito rápidos”, disse Amostra.", "- dino"),
    # Nobody.
    ("“Somos rápidos”, disse a Cira Exemplo um colega.", "-"),
    ("“Somos rápidos”, disse um funcionário da Komodo.", "-"),
    ("“Somos rápidos”, disse o advogado de Budi Teladan.", "-"),
    ("O porta-voz da Komodo disse: “Somos rápidos”.", "-"),
    ("A equipe de Cira Exemplo disse: “Somos rápidos”.", "-"),
    ("“Somos rápidos”, disse Hugo Fulano, que trabalhou com Cira Exemplo.", "-"),
    ("Hugo Fulano disse a Cira Exemplo: “Somos rápidos”.", "-"),
    ("Cira Exemplo nunca disse “somos rápidos”.", "-"),
    ("Cira Exemplo não disse que o modelo era “rápido”.", "-"),
    ("Cira Exemplo negou ter dito: “Somos rápidos”.", "-"),
    ("Se Cira Exemplo disser “somos rápidos”, desconfie.", "-"),
    ("Cira Exemplo foi chamada de “gênio” pelos colegas.", "-"),
    ("“Somos rápidos”, disseram Cira Exemplo e Budi Teladan.", "-"),
    ("A mulher que acusa Budi Teladan disse: “Ele mentiu”.", "-"),
    ("Cira Exemplo escreveu o livro “Tudo Aberto”.", "-"),
    ("Cira Exemplo escreveu “Memórias de um Modelo” em 2019.", "-"),
    ("O termo “código aberto” foi usado pela Komodo.", "-"),
    ("O chamado “código aberto” divide a Komodo e o Instituto Ipê.", "-"),
    ("Cira Exemplo abraçou a mãe. “Você conseguiu”, disse ela.", "-"),
    ("“Vocês venceram?”, perguntou Cira Exemplo. “Vencemos.”", "cira -"),
    ("Cira Exemplo encontrou Budi Teladan. “Somos rápidos”, disse ele.", "-"),
    ("“Cira Exemplo é brilhante”, disse Budi Teladan.", "budi"),
    ("Cira Exemplo: “Vamos abrir tudo”\nO texto começa aqui.", "cira"),
    ("“Vamos abrir tudo”, diz Cira Exemplo\nO texto começa aqui.", "cira"),
    ("Cira Exemplo saiu. Do lado de fora, um cartaz: “Vamos abrir tudo”.", "-"),
]

ENGLISH = [
    ("“We are happy,” said Eve Sample.", "eve"),
    ("“We are happy,” Eve Sample said.", "eve"),
    ("“We are happy,” said Eve Sample, head of research at Acme Labs, on Monday.", "eve"),
    ("“We are happy,” Eve Sample, head of research at Acme Labs, told reporters.", "eve"),
    ("“We are happy,” said Acme CEO Finn Example.", "finn"),
    ("“We are happy,” said the company's chief scientist, Eve Sample.", "eve"),
    ("“We are happy,” says the director of research at Acme Labs, Eve Sample.", "eve"),
    ("“We are happy,” Acme Labs CEO Finn Example wrote in a blog post.", "finn"),
    ("“We are happy,” Acme Labs said in a statement.", "acme"),
    ("“We are happy,” according to Eve Sample.", "eve"),
    ("“Are we happy?” asked Eve Sample.", "eve"),
    ("“Yes!” Eve Sample shouted when the scores appeared.", "eve"),
    ('"We are happy," Eve Sample said. "And we will stay so."', "eve eve"),
    ("‘We are happy,’ said Eve Sample. ‘It’s the engineers’ day.’", "eve eve"),
    ("Eve Sample said: “We are happy.”", "eve"),
    ("Eve Sample told Finn Example, “We are happy.”", "eve"),
    ("Eve Sample, head of research at Acme Labs, said, “We are happy.”", "eve"),
    (
        "Eve Sample, who leads research at Acme Labs, added that Zed 2 is “a much bigger leap than people realise.”",
        "eve",
    ),
    ("Last week Eve Sample wrote that the model was “a beast.”", "eve"),
    ("But Eve Sample said that the model was “a beast.”", "eve"),
    ("Eve Sample said the model was “a beast.”", "eve"),
    ("Eve Sample called the model “a beast.”", "eve"),
    ("Acme Labs says that its model is “truly open.”", "acme"),
    ("According to Eve Sample, the model is “truly open.”", "eve"),
    ("As Eve Sample put it, “the model is open.”", "eve"),
    ("The model, said Eve Sample, is “a beast.”", "eve"),
    ("“We are happy,” Eve Sample said, “and we will stay so.”", "eve eve"),
    ("“We are happy,” said Eve Sample, adding, “and we will stay so.”", "eve eve"),
    ("“We are happy,” said Eve Sample. She added: “And we will stay so.”", "eve eve"),
    ("Eve Sample replied that Zed 2 had beaten the model of Acme Labs, adding: “By far.”", "eve"),
    ("“We are fast,” said Eve Sample. “We are cheap,” said Finn Example.", "eve finn"),
    ("“We are fast,” he said.\nEve Sample left. “We are cheap,” Sample said.", "- eve"),
    ("“We are fast,” Eve Sample told Finn Example.", "eve"),
    ("Eve Sample laughed and said: “We are fast.”", "eve"),
    # Nobody.
    ("“We are fast,” he told Eve Sample.", "-"),
    ("“We are fast,” a colleague told Eve Sample.", "-"),
    ("“We are fast,” said Jane Placeholder, who worked with Eve Sample.", "-"),
    ("“We are fast,” said Eve Sample's lawyer.", "-"),
    ("Eve Sample’s lawyer said: “We are fast.”", "-"),
    ("“We are fast,” said a spokesperson for Acme Labs.", "-"),
    ("An Acme Labs spokesperson said: “We are fast.”", "-"),
    ("Jane Placeholder, her boss, told Eve Sample: “We are fast.”", "-"),
    ("Eve Sample was told: “We are fast.”", "-"),
    ("Eve Sample never said “we are fast.”", "-"),
    ("Eve Sample didn't say that they were “fast.”", "-"),
    ("Eve Sample declined to say whether the model is “open.”", "-"),
    ("“We are fast,” said Eve Sample and Finn Example.", "-"),
    ("Jane Placeholder and Eve Sample said: “We are fast.”", "-"),
    ("Eve Sample hugged her mother. “You did it,” she said.", "-"),
    ("“Did you win?” Eve Sample asked. “We did.”", "eve -"),
    ("“Wait, did we win?” Eve Sample said they had.", "-"),
    ("Eve Sample wrote “Open Doors” in 2019.", "-"),
    ("Eve Sample read the book “Open Doors” and said nothing.", "-"),
    ("The word “open” is used by Acme Labs.", "-"),
    ("A startup called “Zedd” and Acme Labs compete.", "-"),
    ("Eve Sample smiled at the “experts.”", "-"),
    ("“Eve Sample is brilliant,” said Finn Example.", "finn"),
    ("A critic said that Eve Sample was “slow.”", "-"),
    ("Eve Sample left. A poster outside said: “We are fast.”", "-"),
    ("Acme Labs: “We Are Fast”\nThe text begins here.", "acme"),
]

OTHERS = [
    ("es", "«Somos rápidos», dijo Cira Exemplo.", "cira"),
    ("es", "Cira Exemplo afirmó que el modelo es «un gran salto».", "cira"),
    ("de", "„Wir sind schnell“, sagte Eve Sample.", "eve"),
    ("de", "Eve Sample sagte: »Wir sind schnell.«", "eve"),
    ("fr", "« Nous sommes rapides », a déclaré Eve Sample.", "eve"),
    ("fr", "« Nous sommes rapides », dit Eve Sample. « Très rapides », ajoute-t-elle.", "eve eve"),
    ("fi", "”Olemme nopeita”, sanoi Eve Sample.", "-"),
]

TABLE = [
    *(("id", text, who) for text, who in INDONESIAN),
    *(("pt-BR", text, who) for text, who in PORTUGUESE),
    *(("en", text, who) for text, who in ENGLISH),
    *OTHERS,
]


@pytest.mark.parametrize(("language", "text", "who"), TABLE, ids=[text for _, text, _ in TABLE])
def test_who_says_it(language: str, text: str, who: str) -> None:
    assert spoken(text, language) == who


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
    found, problems = quotations(article, site.mentions[name], speakers)
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
    assert [text[each.start : each.end] + "~" * (not each.closed) for each in quoted(text)] == expected


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
