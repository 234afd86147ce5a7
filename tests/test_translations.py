"""The page of translations, in each language: every block of every text once, beside its counterpart."""

from __future__ import annotations

import json

import lxml.html
import pytest
import sites
from samples import LANGUAGES, made
from sites import Built, links, text_of
from terbuka.pages import translations

TAGS = {language.folder: language.tag for language in LANGUAGES}
SAY = {language.tag: language.say for language in LANGUAGES}
REAL = ("000_061f8b41ef9a8b66", "001_acdc37089c53c771")
each_language = pytest.mark.parametrize("folder", TAGS, ids=list(TAGS.values()))

# Three texts of one made-up original, the third without its second paragraph; two of the three share a language.
SEEDS = {
    "one.txt": (
        "Perusahaan Rimba Lab membuat model Kancil 2 dengan biaya $12 juta, kata Wira Lestari.\n"
        "Cuaca\nHujan turun di Bukit Zamrud sepanjang tahun 2023, dan semua orang membawa payung besar.\n"
    ),
    "one.yml": "language: id\ntitle: Satu\noriginal: asal\nheadings: [Cuaca]\n",
    "three.txt": "Rimba Lab mengeluarkan $12 juta untuk membuat Kancil 2, menurut Wira Lestari.\nCuaca\n",
    "three.yml": "language: id\ntitle: Tiga\noriginal: asal\n",
    "two.txt": (
        "A empresa Laboratório da Mata fez o modelo Kancil 2 por US$ 10 milhões, diz Wira Lestari.\n"
        "O tempo\nChove no Bukit Zamrud durante todo o ano de 2023, e as pessoas levam um guarda-chuva.\n"
    ),
    "two.yml": (
        "language: pt-BR\ntitle: Dois\noriginal: asal\nheadings: [O tempo]\n"
        "readings: [{text: Laboratório da Mata, means: Rimba Lab, reason: translated word by word}]\n"
    ),
    "lone.txt": "Satu teks yang aslinya belum diterjemahkan orang lain.\n",
    "lone.yml": "language: id\ntitle: Sendiri\noriginal: sendiri\n",
    "models/kancil-2.yml": "name: Kancil 2\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\n",
}


@pytest.fixture(scope="module")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("translations")
    sites.write_files(folder / "planted", SEEDS)
    return sites.mkdocs(sites.project(folder, folder / "planted"))


def articles(site: Built, original: str) -> list[dict]:
    return [row for row in json.loads(site.files["api/v1/articles.json"])["articles"] if row["original"] == original]


def table(site: Built, folder: str, original: str) -> lxml.html.HtmlElement:
    (found,) = site.pages[f"{folder}translations/{original}/"].find_class("side-by-side")
    return found


def cells(row: lxml.html.HtmlElement) -> list[str]:
    return [" / ".join(text_of(block, "place") for block in cell) for cell in row.iter("td")]


def marks(site: Built, folder: str, original: str) -> list[list[str]]:
    """What is marked, row by row, where anything is."""
    found = [[text_of(mark) for mark in row.find_class("differs")] for row in table(site, folder, original).iter("tr")]
    return [row for row in found if row]


# -- the real pair


@each_language
def test_the_real_translations_stand_beside_each_other(real_site: Built, folder: str) -> None:
    """Every block as its article has it, once and in order; checked pair by pair in test_align."""
    for column, article in enumerate(articles(real_site, "dbrx-inside")):
        blocks = real_site.blocks(article["url"], headline=False)
        page = f"{folder}translations/dbrx-inside/"
        found = []
        for row in table(real_site, folder, "dbrx-inside").xpath("./tbody/tr"):
            cell = row.findall("td")[column]
            if cell.find_class("unknown"):  # the picture's caption, which one text alone has
                continue
            assert cell.get("lang") == article["language"]
            for block in cell.findall("p"):
                (link,) = block.find_class("place")
                address, place = real_site.target(page, link.get("href"))
                assert address == article["url"]
                found.append((place, text_of(block, "place")))
        assert found == list(blocks.items())


def test_what_differs_in_the_real_translations(real_site: Built) -> None:
    """Read sentence by sentence: these two names, and nothing else."""
    assert marks(real_site, "", "dbrx-inside") == [
        ["Databricks", "Blocos de dados"],
        ["Allen Institute for AI", "Instituto Allen de IA"],
    ]


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("", "translation of the same original"),
        ("id/", "terjemahan dari naskah asli yang sama"),
        ("pt-BR/", "tradução do mesmo original"),
    ],
)
def test_lists_say_of_which_articles_there_is_a_translation(real_site: Built, folder: str, words: str) -> None:
    page = f"{folder}articles/"
    target = (f"{folder}translations/dbrx-inside/", "")
    said = [text_of(link) for link, _, href in links(real_site.pages[page]) if real_site.target(page, href) == target]
    assert said == [words] * len(REAL)


@pytest.mark.parametrize("name", REAL)
def test_both_articles_lead_to_the_page_in_their_language(real_site: Built, name: str) -> None:
    """At the top and at the foot; and what is called the original is none of the two."""
    one, other = articles(real_site, "dbrx-inside")
    article, sibling = (one, other) if one["id"] == name else (other, one)
    page, target = article["url"], (f"{article['language']}/translations/dbrx-inside/", "")
    say = SAY[article["language"]]
    found = [text_of(link) for link, _, href in links(real_site.pages[page]) if real_site.target(page, href) == target]
    assert found == [say("translations.read")] * 2
    (card,) = real_site.pages[page].find_class("card")
    named = {}
    for link, _, href in links(card):
        dd = link.xpath("ancestor::dd")[0]
        named[href] = text_of(dd.xpath("preceding-sibling::dt[1]")[0])
    (called,) = {label for href, label in named.items() if real_site.target(page, href) == (sibling["url"], "")}
    assert called == say("article.translations", n=1)
    assert called != say("article.original")


# -- three texts of one original


@each_language
def test_rows_hold_the_counterparts_and_say_where_there_is_none(sample_site: Built, folder: str) -> None:
    first, second, third = (SEEDS[f"{name}.txt"].split("\n")[:-1] for name in ("one", "three", "two"))
    alone = SAY[TAGS[folder]]("translations.alone")
    rows = table(sample_site, folder, "asal").xpath("./tbody/tr")
    assert [cells(row) for row in rows] == [
        [first[0], second[0], third[0]],
        [first[1], second[1], third[1]],
        [first[2], alone, third[2]],
    ]


@each_language
def test_every_cell_has_its_language(sample_site: Built, folder: str) -> None:
    rows = table(sample_site, folder, "asal").xpath("./tbody/tr")
    assert [[cell.get("lang") for cell in row.iter("td")] for row in rows] == [
        ["id", "id", "pt-BR"],
        ["id", "id", "pt-BR"],
        ["id", None, "pt-BR"],  # our own words, in the page's language
    ]


def test_columns_are_headed_by_title_and_language(sample_site: Built) -> None:
    heads = [text_of(head) for head in table(sample_site, "", "asal").iter("th")]
    undated = SAY["en"]("articles.undated")
    assert heads == [
        f"Satu Indonesian 1 · {undated}",
        f"Tiga Indonesian 2 · {undated}",
        f"Dois Brazilian Portuguese · {undated}",
    ]


@each_language
def test_what_differs_is_marked_and_listed(sample_site: Built, folder: str) -> None:
    """An amount and a name, each linked to its row; the reading of an editor is named."""
    assert marks(sample_site, folder, "asal") == [
        ["Rimba Lab", "$12 juta", "Rimba Lab", "$12 juta", "Laboratório da Mata", "US$ 10 milhões"]
    ]
    page = f"{folder}translations/asal/"
    (listed,) = sample_site.pages[page].xpath("//*[@id='differ']/following-sibling::ul[1]/li")
    found = [(text_of(link), link.get("lang"), href) for link, _, href in links(listed)]
    assert found == [
        ("Rimba Lab", "id", "#row-1"),
        ("$12 juta", "id", "#row-1"),
        ("Rimba Lab", "id", "#row-1"),
        ("$12 juta", "id", "#row-1"),
        ("Laboratório da Mata", "pt-BR", "#row-1"),
        ("US$ 10 milhões", "pt-BR", "#row-1"),
    ]
    assert SAY[TAGS[folder]]("translations.means", name="Rimba Lab") in text_of(listed)


@each_language
def test_the_page_says_what_it_is(sample_site: Built, folder: str) -> None:
    say, page = SAY[TAGS[folder]], sample_site.pages[f"{folder}translations/asal/"]
    assert text_of(page.find(".//h1")) == say("translations.title_on", names="Kancil 2")
    assert page.get("lang") == TAGS[folder]
    alternates = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
    wanted = {tag: f"{sites.SITE_URL}{other}translations/asal/" for other, tag in TAGS.items()}
    assert alternates == wanted | {"x-default": wanted["en"]}


# -- what editors note


def test_editors_remarks_stand_beside_the_words_in_the_pages_language() -> None:
    """Those of every text, whatever its language; those on a headline come first."""
    remark = "{{en: {0} in English, id: {0} dalam bahasa Indonesia, pt-BR: {0} em português}}".format
    notes = {
        "one": f"[{{block: 1, remark: {remark('One')}}}]",
        "two": f"[{{block: 1, remark: {remark('Head')}}}, {{block: 4, text: Zamrud, remark: {remark('Two')}}}]",
    }
    files = SEEDS | {f"{name}.yml": f"{SEEDS[f'{name}.yml']}remarks: {text}\n" for name, text in notes.items()}
    files["two.txt"] = f"Dois\n{files['two.txt']}"
    site, _ = made(files)
    for language, page in zip(LANGUAGES, translations.pages(site), strict=True):
        words = {"en": "in English", "id": "dalam bahasa Indonesia", "pt-BR": "em português"}[language.tag]
        rows = lxml.html.fromstring(page.text).xpath("//tr[@id]")
        found = [
            [(td.get("lang"), aside.get("lang"), text_of(aside)) for td in row.iter("td") for aside in td.iter("aside")]
            for row in rows
        ]
        note = language.say("statement.remark")
        assert found == [
            [
                ("id", language.tag, f"{note} One {words}"),
                ("pt-BR", language.tag, f"{note} Head {words}"),
            ],
            [],
            [("pt-BR", language.tag, f"{note} Zamrud — Two {words}")],
        ]


# -- when there is no such page, and when there is nothing to tell


def test_an_article_without_a_second_translation_has_no_such_page() -> None:
    site, _ = made(SEEDS)
    paths = [page.path for page in translations.pages(site)]
    assert paths == [f"{folder}translations/asal/index.md" for folder in TAGS]


def test_without_models_and_differences_the_page_says_so() -> None:
    files = {name: text for name, text in SEEDS.items() if name in ("three.txt", "three.yml")}
    files |= {"four.txt": files["three.txt"], "four.yml": "language: id\ntitle: Empat\noriginal: asal\n"}
    site, _ = made(files)
    for language, page in zip(LANGUAGES, translations.pages(site), strict=True):
        assert f"# {language.say('translations.title')} {{ #title }}" in page.text
        assert language.say("translations.no_differences").removesuffix(".") in page.text
        assert "differs" not in page.text


# -- untrusted text


@each_language
def test_nasty_blocks_are_shown_as_written(nasty_site: Built, folder: str) -> None:
    for column, article in enumerate(articles(nasty_site, "one-original")):
        rows = table(nasty_site, folder, "one-original").xpath("./tbody/tr")
        shown = [text_of(block, "place") for row in rows for block in row.findall("td")[column] if block.tag == "p"]
        alone = SAY[TAGS[folder]]("translations.alone")
        assert [text for text in shown if text != alone] == list(
            nasty_site.blocks(article["url"], headline=False).values()
        )
