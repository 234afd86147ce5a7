"""A saved page or a text becomes a seed and its notes: what is sure as keys, the rest as comments, and it builds."""

from __future__ import annotations

import io
import re
import socket
from collections.abc import Iterable
from pathlib import Path

import pytest
import time_machine
import yaml
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from samples import ATTRIBUTES, LANGUAGES, Files, data, made
from terbuka.build import build
from terbuka.intake.boilerplate import propose
from terbuka.intake.intake import Intake, intake
from terbuka.intake.receive import is_html, join_lines, receive
from terbuka.pages.kinds import pages
from terbuka.problems import Problem
from terbuka.site import Site
from terbuka.text.clean import fold
from terbuka.translations.likeness import ALIKE, anchors, likeness
from terbuka.types import Article, File, Role

RECEIVED = Path(__file__).parent / "received"
ES, ID, PT = (data((RECEIVED / f"{tag}.html").read_bytes()) for tag in ("es", "id", "pt"))
PT_LATIN_1 = PT.decode("utf-8").encode("iso-8859-1")
PARAGRAPH = (
    "Una redacción de ejemplo probó el modelo durante una semana y contó a sus lectores lo que vio en ese tiempo. "
)
SEEDS: Files = {
    "models/dbrx.yml": "name: DBRX\n",
    "models/llama-3.yml": "name: Llama 3\naliases: [Meta Llama 3]\nlook_alikes: [Llama, Llama 4]\n",
    "organisations/databricks.yml": "name: Databricks\n",
    **{
        f"units/{unit}.yml": f"name: {unit.replace('-', ' ')}\n"
        for a in ATTRIBUTES
        for unit in a.units
        if unit != "USD"
    },
}
SITE, _ = made(SEEDS)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network is asked for something")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def taken(given: str | bytes, name: str = "page.html", site: Site = SITE) -> tuple[Intake, Article]:
    """What is made of a page or a text; it builds without an error, whatever it is."""
    result, problems = intake(File(path=name, data=data(given)), site)
    assert result is not None, problems
    together, problems = build((*site.seeds, *result.files), LANGUAGES, ATTRIBUTES)
    assert [problem for problem in problems if not problem.warning] == []
    return result, together.articles[-1] if len(together.articles) == 1 else added(together, site)


def added(together: Site, before: Site) -> Article:
    return next(a for a in together.articles if a.name not in {other.name for other in before.articles})


def notes(result: Intake) -> dict:
    """What stands in the notes, of the reasons for omissions the English words."""
    found = yaml.load(result.files[1].data.decode("utf-8"), Loader=yaml.BaseLoader) or {}
    for entry in found.get("omit", ()):
        assert entry["reason"].keys() == {language.tag for language in LANGUAGES}
        entry["reason"] = entry["reason"]["en"]
    return found


def lines(result: Intake) -> list[str]:
    return [line for line in result.files[0].data.decode("utf-8").split("\n") if line]


def page(body: str, head: str = "", attributes: str = ' lang="es"') -> str:
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body><article>{body}</article></body></html>"


def comments(result: Intake) -> str:
    return "\n".join(line for line in result.files[1].data.decode("utf-8").split("\n") if line.startswith("#"))


# A page of each language, as saved


def test_a_spanish_page() -> None:
    result, article = taken(ES)
    assert [file.path for file in result.files] == [
        "seeds/un-modelo-abierto-para-todos.txt",
        "seeds/un-modelo-abierto-para-todos.yml",
    ]
    assert notes(result) == {
        "language": "es",
        "title": "Un modelo abierto para todos",
        "slug": "un-modelo-abierto-para-todos",
        "published": "2024-11-05",
        "byline": "Ana Ejemplo",
        "publisher": "Diario Ejemplo",
        "source_url": "https://diario.example/tecnologia/un-modelo-abierto",
        "omit": [
            {"text": "Publicidad", "reason": "advertisement"},
            {"text": "Lea también: Las diez mejores aplicaciones del año", "reason": "link to another article"},
        ],
        "headings": ["Qué cambia para los desarrolladores"],
    }
    assert article.title_origin == "source"
    assert [block.role for block in article.blocks].count("headline") == 1
    assert lines(result) == [
        "Un modelo abierto para todos",
        "La empresa Databricks presentó este martes DBRX, un modelo de lenguaje que costó unos 10 millones de dólares "
        "y que se ofrece con una licencia abierta.",
        "Publicidad",
        "El equipo comparó DBRX con Llama 4 y con Mixtral 8x7B, dos modelos que también publican sus pesos, en una "
        "docena de pruebas.",
        "Qué cambia para los desarrolladores",
        "Los desarrolladores pueden descargar el modelo desde Hugging Face y usarlo en sus propios equipos, siempre "
        "que tengan memoria suficiente.",
        "Lea también: Las diez mejores aplicaciones del año",
        "Tiene 132.000 millones de parámetros en total.",
        "Se entrenó con 12 billones de tokens.",
        "«Es un paso importante», dijo la portavoz de la empresa.",
        "La compañía no ha dicho cuándo llegará la siguiente versión, aunque sus ingenieros ya trabajan en ella desde "
        "hace meses.",
        "Suscríbete a nuestro boletín para recibir las noticias de tecnología.",
    ]


def test_each_value_says_where_it_was_found() -> None:
    text = taken(ES)[0].files[1].data.decode("utf-8")
    found = dict(re.findall(r"^(\w+): .*?  # (.*)$", text, re.MULTILINE))
    assert found == {
        "language": "page metadata: <html lang> says 'es-ES'",
        "title": "text: <h1>",
        "slug": "from the title; it is the address, so keep it",
        "published": "page metadata: JSON-LD datePublished",
        "byline": "page metadata: JSON-LD author.name",
        "publisher": "page metadata: JSON-LD publisher.name",
        "source_url": "page metadata: link canonical",
    }
    assert "# Not found: write what is so, and take '# ' away.\n# rights: © The Example\n" in text


def test_the_notes_end_with_how_a_claim_looks_where_none_is_proposed() -> None:
    text = taken(page("<p>Hujan turun sepanjang hari di kota itu, dan sungai di bawah jembatan lama meluap.</p>" * 3))[
        0
    ]
    assert comments(text).endswith(
        "# claims:\n#   - model: dbrx\n#     attribute: training-cost\n#     value: about 10 million USD\n"
        "#     quote: cerca de US$ 10 milhões treinando DBRX"
    )


def test_the_notes_propose_what_is_not_sure_as_comments() -> None:
    said = comments(taken(ES)[0])
    assert "#   - text: Suscríbete a nuestro boletín para recibir las noticias de tecnología." in said
    assert "# Model: DBRX (blocks 2, 4)" in said
    assert "#   Llama 4 (block 4)\n#   Mixtral 8x7B (block 4)\n" in f"{said}\n"
    assert "#     attribute: training-cost\n#     value: about 10 million USD" in said


def test_the_report_tells_it_all_and_the_next_command() -> None:
    report = taken(ES)[0].report
    for words in (
        "seeds/un-modelo-abierto-para-todos.txt (12 blocks)",
        "published: 2024-11-05  (page metadata: JSON-LD datePublished)",
        "omit block 3, advertisement: “Publicidad”",
        "? omit block 12, newsletter sign-up: “Suscríbete",
        "sub-heading: “Qué cambia para los desarrolladores”",
        "Model: DBRX (blocks 2, 4)",
        "Candidate claims: 3",
    ):
        assert words in report
    assert report.endswith("then: make check\n")


def of_text(problems: Iterable[Problem]) -> list[Problem]:
    """The problems but those of models that these few articles do not name."""
    return [problem for problem in problems if problem.code != "model-not-found"]


def test_proposals_are_right_when_taken() -> None:
    """With the '# ' taken away the notes still build, and say what was proposed."""
    result, _ = taken(ES)
    text = result.files[1].data.decode("utf-8")
    omissions, claims = re.sub(r"^# (?=  )", "", text, flags=re.MULTILINE), text[text.index("# claims:") :]
    claims = re.sub(r"^# ?", "", claims, flags=re.MULTILINE)
    whole = omissions[: omissions.index("# Model:")] + claims
    together, problems = build(
        (*SITE.seeds, result.files[0], File(path=result.files[1].path, data=whole.encode())), LANGUAGES, ATTRIBUTES
    )
    # The outlet is a new one.
    assert [problem for problem in of_text(problems) if problem.code != "unknown-publisher"] == []
    assert [block.role for block in together.articles[0].blocks].count("omitted") == 3
    assert [claim.attribute for claim in together.claims] == ["developer", "partners", "training-cost"]


def test_an_indonesian_page_without_data_for_machines() -> None:
    result, article = taken(ID)
    found = notes(result)
    assert article.language == "id"
    assert found["title"] == "Perusahaan Contoh merilis model bahasa terbuka"
    assert found["byline"] == "Penulis Contoh"
    assert found["publisher"] == "Harian Contoh"
    assert found["published"] == "2024-10-22"
    assert found["headings"] == ["Data latihnya masih tertutup"]
    assert [(entry["text"], entry["reason"]) for entry in found["omit"]] == [
        ("Bagikan ke WhatsApp | Facebook | Telegram", "share links"),
        ("Baca juga: Sepuluh aplikasi terbaik tahun ini", "link to another article"),
        ("Scroll untuk melanjutkan", "advertisement"),
        ("Tinggalkan komentar", "comment form"),
    ]
    assert "#   - text: 'Foto: Dok. Perusahaan Contoh'\n#     reason: {en: photo caption or credit," in comments(result)
    assert "#   Komodo 2 (block 5)\n#   Qwen2.5 (block 6)" in comments(result)
    assert "source_url" not in found


@pytest.mark.parametrize("saved", [PT, PT_LATIN_1], ids=["UTF-8", "Latin-1"])
def test_a_portuguese_page(saved: bytes) -> None:
    result, article = taken(saved)
    found = notes(result)
    assert article.language == "pt-BR"
    assert found["title"] == "Modelo aberto chega às redações"
    assert found["published"] == "2024-11-28"
    assert found["byline"] == "Autora Exemplo, Outro Exemplo"
    assert found["publisher"] == "Jornal de Exemplo"
    assert found["source_url"] == "https://jornal.example/modelo-aberto"
    assert [entry["text"] for entry in found["omit"]] == [
        "PUBLICIDADE",
        "Leia também: Cinco dicas para escrever melhor",
    ]
    assert ("are the accents right?" in result.report) == (saved is PT_LATIN_1)


def test_a_page_that_is_one_element_with_line_breaks() -> None:
    body = f"<div>{PARAGRAPH * 2}<br><br>Otra línea.<br/>{PARAGRAPH}fin</div>"
    result, article = taken(f"<html><head><title>Un título</title></head><body>{body}</body></html>")
    assert lines(result) == [fold(PARAGRAPH * 2), "Otra línea.", f"{PARAGRAPH}fin"]
    assert article.language == "es"


def test_of_a_great_many_authors_the_first_are_proposed() -> None:
    names = [f"Ana Ejemplo {chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(60)]
    authors = "".join(f'<meta name="author" content="{name}">' for name in names)
    result, _ = taken(page(f"<h1>Un título de ejemplo</h1><p>{PARAGRAPH * 3}</p>", authors))
    assert "byline" not in notes(result)
    assert names[49] in comments(result)
    assert names[50] not in comments(result)


def test_the_article_is_on_the_site_with_no_other_file_touched() -> None:
    before = {page.path: page.text for page in pages(SITE)}
    result, _ = taken(ES)
    together, _ = build((*SITE.seeds, *result.files), LANGUAGES, ATTRIBUTES)
    after = {page.path: page.text for page in pages(together)}
    own = "es/articles/un-modelo-abierto-para-todos/index.md"
    assert own in after
    for path in ("articles/index.md", "id/articles/index.md", "pt-BR/articles/index.md", "models/dbrx/index.md"):
        assert "un-modelo-abierto-para-todos" in after[path], path
        assert path not in before or before[path] != after[path]
    for path in ("api/v1/articles.json", "api/v1/models.json"):
        assert "un-modelo-abierto-para-todos" in after[path], path
    assert {source.path for source in together.seeds} - {source.path for source in SITE.seeds} == {
        file.path for file in result.files
    }


# What is sure, and what is only proposed


def stated(head: str, body: str = f"<h1>Un título de ejemplo</h1><p>{PARAGRAPH * 3}</p>", **more: str) -> dict:
    return notes(taken(page(body, head, **more))[0])


JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        pytest.param('<meta name="author" content="Ana Ejemplo">', "byline", "Ana Ejemplo", id="author in meta"),
        pytest.param('<meta name="author" content="ana de ejemplo">', "byline", "ana de ejemplo", id="own spelling"),
        pytest.param(
            '<meta property="og:site_name" content="el ejemplo">', "publisher", "el ejemplo", id="own capitals"
        ),
        pytest.param(
            '<meta name="copyright" content="Ejemplo S.A.">', "publisher", None, id="copyright is no publisher"
        ),
        pytest.param(
            '<meta name="twitter:site" content="@ejemplo">', "publisher", None, id="an account is no publisher"
        ),
        pytest.param("<title>Un título de ejemplo - Ejemplo</title>", "publisher", None, id="a title's end is none"),
        pytest.param(
            '<link rel="canonical" href="https://a.example/b">', "publisher", None, id="an address is no publisher"
        ),
        pytest.param(
            '<link rel="canonical" href="https://a.example/b">', "source_url", "https://a.example/b", id="url"
        ),
        pytest.param('<link rel="canonical" href="https://a.example/">', "source_url", None, id="front page"),
        pytest.param('<meta property="og:url" content="not an address">', "source_url", None, id="no address"),
        pytest.param(
            '<meta property="article:published_time" content="2024-10-22T23:59-03:00">', "published", "2024-10-22"
        ),
        pytest.param('<meta property="article:modified_time" content="2024-10-22">', "published", None, id="changed"),
        pytest.param('<meta name="date" content="2024-10-22">', "published", "2024-10-22", id="date"),
        pytest.param(
            JSON_LD.format('{"datePublished": "2024-10-22"}'), "published", "2024-10-22", id="date in JSON-LD"
        ),
        pytest.param(
            JSON_LD.format('{"dateCreated": "2024-10-20", "datePublished": "2024-10-22"}'),
            "published",
            "2024-10-22",
            id="published, not created",
        ),
        pytest.param(JSON_LD.format('{"datePublished": "2024-10-'), "published", None, id="broken JSON-LD"),
        pytest.param(
            JSON_LD.format('{"author": {"name": "Ana Ejemplo"}}'), "byline", "Ana Ejemplo", id="author in JSON-LD"
        ),
        pytest.param('<meta name="author" content="unknown">', "byline", None, id="a word that says nothing"),
        pytest.param(JSON_LD.format('{"author": {"name": ""}}'), "byline", None, id="an author without a name"),
        pytest.param('<meta property="og:site_name" content="&#x202e;">', "publisher", None, id="nothing to be seen"),
        pytest.param("", "byline", None, id="nothing"),
        pytest.param("", "published", None, id="nothing of a date"),
    ],
)
def test_what_the_page_states_is_a_key_and_what_it_does_not_is_none(head: str, key: str, value: str | None) -> None:
    assert stated(head).get(key) == value


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES[1:]])  # what says "en" is not believed
def test_a_page_may_state_the_very_language_that_the_site_has(tag: str) -> None:
    assert stated("", attributes=f' lang="{tag}"')["language"] == tag


@pytest.mark.parametrize("heading", ["&shy; Los pesos", "Los \u2067pesos", "Los pesos&#x200b; "])
def test_lines_of_a_page_may_have_characters_that_nobody_sees(heading: str) -> None:
    body = f"<h1>{heading} en breve</h1><p>{PARAGRAPH * 3}</p><h2>{heading}</h2><p>{PARAGRAPH}</p>"
    result, article = taken(page(body))
    assert notes(result).keys() >= {"title", "headings"}
    assert [block.role for block in article.blocks].count(Role.HEADING) == 1
    assert article.blocks[0].role is Role.HEADLINE


def test_a_guess_is_shown_as_one() -> None:
    head = '<link rel="canonical" href="https://www.diario.example/b">'
    assert "# publisher: diario.example  # guess" in comments(taken(page(f"<p>{PARAGRAPH * 3}</p>", head))[0])


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        pytest.param(f"<script type='application/ld+json'>{start * 100_000}", f"{end * 100_000}</script>", id=name)
        for name, start, end in (("JSON-LD lists", "[", "]"), ("JSON-LD objects", '{"a":', "}"))
    ]
    + [
        pytest.param(f"<script type='application/ld+json'>{start * 900}", f"{end * 900}</script>", id=name)
        for name, start, end in (("900 lists", "[", "]"), ("900 objects", '{"a":', "}"))
    ]
    + [
        pytest.param(f"<{tag}>" * 100_000, f"</{tag}>" * 100_000, id=tag)
        for tag in ("div", "b", "span", "blockquote", "ul", "table")
    ],
)
def test_what_is_nested_without_end_is_passed_over(opening: str, closing: str) -> None:
    told = "".join(f"<p>{PARAGRAPH}{number}.</p>" for number in range(4))
    result, _ = taken(page(f"{told}<div>{opening}1{closing}</div>"))
    assert lines(result)[:4] == [f"{PARAGRAPH}{number}." for number in range(4)]


def test_the_headline_is_the_one_that_the_page_shows() -> None:
    head = '<meta property="og:title" content="Un título, corto | Diario">'
    found, article = taken(page(f"<h1>Un título, corto y bueno</h1><p>{PARAGRAPH * 3}</p>", head))
    assert notes(found)["title"] == "Un título, corto y bueno"
    assert lines(found)[0] == "Un título, corto y bueno"
    assert article.title_origin == "source"


def test_a_title_that_the_page_does_not_show_is_no_text_of_it() -> None:
    head = '<meta property="og:title" content="Un título">'
    found, article = taken(page(f"<h1>Diario Ejemplo</h1><p>{PARAGRAPH * 3}</p>", head))
    assert notes(found)["title"] == "Un título"
    assert "Un título" not in lines(found)
    assert article.title_origin == "editor"


@pytest.mark.parametrize(
    ("lang", "tag"),
    [
        ("es", "es"),
        ("es-MX", "es-MX"),
        ("es-AR", "es"),
        ("es_ES", "es"),
        ("id-ID", "id"),
        ("in", "id"),
        ("en-GB", "en"),
        ("pt", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("pt-PT", "pt-PT"),
        ("zh-TW", "zh-TW"),
        ("zh-CN", "zh"),
        ("sr-Latn", "sr-Latn"),
    ],
)
def test_a_language_has_a_region_only_where_it_changes_meaning(lang: str, tag: str) -> None:
    short = "<p>Un texto de ejemplo que es demasiado corto para saber su lengua.</p>"
    assert notes(taken(page(short, attributes=f' lang="{lang}"'))[0])["language"] == tag


@pytest.mark.parametrize(
    ("attributes", "tag", "where"),
    [
        (' lang="en"', "es", "guess: told from the words; page metadata: <html lang> says 'en'"),
        (' lang="fr"', "fr", "page metadata: <html lang>; the words look like 'es'"),
        (' lang="spanish language"', "es", "guess: told from the words"),
        ("", "es", "guess: told from the words"),
    ],
    ids=["what templates come with", "another", "no tag", "nothing"],
)
def test_a_language_that_the_words_contradict(attributes: str, tag: str, where: str) -> None:
    result, _ = taken(page(f"<p>{PARAGRAPH * 3}</p>", attributes=attributes))
    assert f"language: {tag}  # {where}\n" in result.files[1].data.decode("utf-8")


# What cannot be read


CONSENT = page(
    "<h1>Nosotros y nuestros 842 socios valoramos tu privacidad</h1>"
    "<p>Utilizamos cookies para almacenar y acceder a información en tu dispositivo, con tu consentimiento, para "
    "mostrar anuncios y contenidos.</p><p>Puedes aceptar todas las cookies o retirar tu consentimiento.</p>"
    "<button>Aceptar todo</button>"
)


@pytest.mark.parametrize(
    ("name", "given", "code", "words"),
    [
        pytest.param("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "unreadable", "a PDF", id="PDF"),
        pytest.param("a.html", b"%PDF-1.7\n", "unreadable", "a PDF", id="PDF with another name"),
        pytest.param("a.png", b"\x89PNG\r\n\x1a\n\0\0", "unreadable", "an image", id="PNG"),
        pytest.param("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "unreadable", "an image", id="JPEG"),
        pytest.param("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ", "unreadable", "an image", id="WebP"),
        pytest.param("a.svg", b'<?xml version="1.0"?>\n<svg xmlns="x"></svg>', "unreadable", "an image", id="SVG"),
        pytest.param("a.docx", b"PK\x03\x04\x14\0", "unreadable", "office document", id="office document"),
        pytest.param("a.rtf", rb"{\rtf1\ansi Hola}", "unreadable", "office document", id="rich text"),
        pytest.param("a.mhtml", b"From: <Saved by Blink>\nSubject: x", "unreadable", "web archive", id="web archive"),
        pytest.param("a.bin", b"\x01\x02\0\x03" * 20, "unreadable", "no text", id="bytes"),
        pytest.param("a.txt", b"", "no-article", "nothing in it", id="empty file"),
        pytest.param("a.txt", b" \n\t\r\n\xef\xbb\xbf", "no-article", "nothing in it", id="blank file"),
        pytest.param("a.html", b"", "no-article", "nothing in it", id="empty page"),
        pytest.param("a.html", page("<p></p>"), "no-article", "nothing in it", id="page without text"),
        pytest.param("a.html", page("<nav><a href='/'>Inicio</a></nav>"), "no-article", "no article's text", id="menu"),
        pytest.param("a.html", CONSENT, "consent-wall", "consent", id="consent wall"),
        pytest.param(
            "a.html",
            page("<h1>Un momento</h1><p>Please enable JavaScript. Verify you are human.</p>"),
            "consent-wall",
            "JavaScript",
            id="check for robots",
        ),
    ],
)
def test_what_holds_no_article_is_refused_with_what_to_do(name: str, given: str | bytes, code: str, words: str) -> None:
    result, problems = intake(File(path=name, data=data(given)), SITE)
    assert result is None
    assert [(problem.path, problem.code) for problem in problems] == [(name, code)]
    assert words in problems[0].message
    assert problems[0].fix


def test_a_page_with_a_cookie_notice_is_no_wall() -> None:
    notice = "<div class='cookie-banner'><p>Utilizamos cookies. <button>Aceptar todo</button></p></div>"
    result, _ = taken(page(f"<h1>Un título</h1><p>{PARAGRAPH * 3}</p>") + notice)
    assert fold(PARAGRAPH * 3) in lines(result)


def test_an_article_about_cookies_is_no_wall() -> None:
    about = "".join(f"<p>Las cookies y el consentimiento, parte {n}. {PARAGRAPH * 4}</p>" for n in range(12))
    assert len(lines(taken(page(about))[0])) == 12


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!doctype html><title>x</title>", True),
        ("\ufeff  <HTML>", True),
        ("<!-- saved from url=(0014)about:internet -->\n<html>", True),
        ('<?xml version="1.0"?><!DOCTYPE html><html>', True),
        ("<p>Solo un párrafo", True),
        ("texto <b>suelto</b><p>uno</p><p>dos</p></div>", True),
        ("Un texto sobre la etiqueta <p> y su cierre </p>.", False),
        ("3 < 4 y 5 > 4", False),
        ("Un texto sin nada.", False),
        ("", False),
    ],
)
def test_html_is_known_by_its_content(text: str, html: bool) -> None:
    assert is_html(text) is html


# Plain text


TEXT = f"""Un título de texto llano
Por Ana Ejemplo

{PARAGRAPH * 2}
Compartir en Facebook Compartir en WhatsApp
{PARAGRAPH * 2}
Una línea corta
{PARAGRAPH * 2}
https://diario.example/articulo
"""


def test_plain_text() -> None:
    result, article = taken(TEXT, "texto.txt")
    assert notes(result) == {
        "language": "es",
        "title": "Un título de texto llano",
        "slug": "un-titulo-de-texto-llano",
        "byline": "Ana Ejemplo",
        "source_url": "https://diario.example/articulo",
        "omit": [
            {"text": "Compartir en Facebook Compartir en WhatsApp", "reason": "share links"},
            {"text": "https://diario.example/articulo", "reason": "web address"},
        ],
    }
    assert [block.role for block in article.blocks[:2]] == ["headline", "byline"]
    assert "# headings:\n#   - Una línea corta" in comments(result)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), f"\ufeff{TEXT}", f"\n\n {TEXT}\n\n"])
def test_a_text_that_needs_nothing_is_kept_to_the_byte(text: str) -> None:
    assert taken(text, "texto.txt")[0].files[0].data == text.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252"])
def test_a_text_in_another_encoding_becomes_utf_8(encoding: str) -> None:
    result, _ = taken(TEXT.encode(encoding), "texto.txt")
    assert result.files[0].data.decode("utf-8") == TEXT
    assert "kept as UTF-8" in result.report


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    result, _ = taken(TEXT.encode("utf-8").replace("ó".encode(), "ó".encode() + b"\xff", 1), "texto.txt")
    assert "redacción de ejemplo" in lines(result)[2]
    assert "1 characters were broken" in result.report


WRAPPED = """Un título de texto llano

Una redacción de ejemplo probó el modelo
durante una semana y contó a sus lectores lo
que vio en ese tiempo, sin callar los fallos.

Un segundo párrafo, que también está partido
por el ancho de la página y que termina aquí.
Un tercero empieza sin línea en blanco, y es
tan largo como los otros dos, o casi, según
se mire.
"""


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param(
            WRAPPED,
            "Un título de texto llano\n\n"
            "Una redacción de ejemplo probó el modelo durante una semana y contó a sus lectores lo "
            "que vio en ese tiempo, sin callar los fallos.\n\n"
            "Un segundo párrafo, que también está partido por el ancho de la página y que termina aquí. "
            "Un tercero empieza sin línea en blanco, y es tan largo como los otros dos, o casi, según se mire.\n",
            id="broken by width",
        ),
        pytest.param(
            "uno dos tres código-\nabierto cinco seis\nsiete ocho nueve diez\nonce doce",
            "uno dos tres código-abierto cinco seis siete ocho nueve diez once doce",
            id="hyphen kept",
        ),
        pytest.param("Uno.\nDos.\nTres.\n", "Uno.\nDos.\nTres.\n", id="a line a paragraph"),
        pytest.param("uno\ndos\n\nTres cuatro.\n", "uno\ndos\n\nTres cuatro.\n", id="too few to tell"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_lines_that_were_broken_by_width_are_joined(text: str, joined: str) -> None:
    assert join_lines(text) == joined


@given(st.lists(st.text("ab .-\n", max_size=40), max_size=12).map("\n".join))
def test_joining_changes_white_space_only_and_nothing_twice(text: str) -> None:
    joined = join_lines(text)
    assert "".join(joined.split()) == "".join(text.split())
    assert joined.count("\n") <= text.count("\n")


def test_a_wrapped_text_builds_without_a_warning() -> None:
    result, _ = taken(WRAPPED, "texto.txt")
    assert "read these once" in result.report
    _, problems = build((*SITE.seeds, *result.files), LANGUAGES, ATTRIBUTES)
    assert of_text(problems) == []


# Omissions


@pytest.mark.parametrize(
    ("line", "reason", "sure"),
    [
        ("PUBLICIDAD", "advertisement", True),
        ("[Continúa después de la publicidad]", "advertisement", True),
        ("Iklan", "advertisement", True),
        ("Baca juga: Model baru dirilis", "link to another article", True),
        ("Leia também:", "link to another article", True),
        ("Leia também o texto inteiro", "link to another article", False),
        ("Related Articles", "site navigation", True),
        ("Inicio > Tecnología > Inteligencia artificial", "site navigation", True),
        ("Facebook Twitter WhatsApp", "share links", True),
        ("Compartilhe no WhatsApp | Copiar link", "share links", True),
        ("Deixe um comentário", "comment form", True),
        ("Suscríbete a nuestro boletín", "newsletter sign-up", False),
        ("Source link", "link that the copying site added", True),
        ("Foto: Agencia Ejemplo", "photo caption or credit", False),
        ("© 2024 Diario Ejemplo", "site footer", True),
        ("5 min de lectura", "reading time", True),
        ("https://example.com/a", "web address", True),
        ("Un párrafo como cualquier otro.", None, None),
        ("Compartir el modelo es lo que pide la licencia.", None, None),
        ("Copyright y modelos abiertos: qué dice la ley", None, None),
        ("Publicidad: el negocio que viene con los modelos", None, None),
        ("El modelo X", None, None),
        (f"Foto: {'una frase larga ' * 20}", None, None),
    ],
)
def test_lines_that_sites_add(line: str, reason: str | None, sure: bool | None) -> None:
    found = propose([PARAGRAPH, line, PARAGRAPH], None)
    assert [(p.text, p.reason, p.sure) for p in found] == ([(line, reason, sure)] if reason else [])


def test_the_headline_that_stands_there_again_is_omitted() -> None:
    blocks = ["Portada Economía Un título bueno", "Un título bueno", PARAGRAPH, "Un título bueno"]
    assert [(p.number, p.text, p.block) for p in propose(blocks, "Un título bueno")] == [
        (1, "Portada Economía Un título bueno", None),
        (4, "Un título bueno", 4),
    ]


def test_the_date_that_a_scraper_glued_on_is_omitted_from_its_line() -> None:
    result, article = taken(f"date 2024-10-22 {PARAGRAPH * 2}\n{PARAGRAPH}", "a.txt")
    assert notes(result)["omit"] == [
        {"text": "date 2024-10-22", "reason": "date from the page's data, glued to the first line"}
    ]
    assert article.blocks[0].text == fold(PARAGRAPH * 2)
    assert notes(result)["published"] == "2024-10-22"


def test_words_that_stand_there_twice_are_omitted_by_their_block() -> None:
    result, article = taken(f"{PARAGRAPH}\nPublicidad\n{PARAGRAPH}\nPublicidad\n{PARAGRAPH}", "a.txt")
    assert [entry["block"] for entry in notes(result)["omit"]] == ["2", "4"]
    assert [block.role for block in article.blocks] == ["text", "omitted", "text", "omitted", "text"]


def test_a_menu_is_only_proposed() -> None:
    result, _ = taken(f"Portada\nMundo\nDeportes\n{PARAGRAPH}\n{PARAGRAPH}", "a.txt")
    assert "omit" not in notes(result)
    assert comments(result).count("reason: {en: site navigation,") == 3


def test_a_text_of_nothing_but_such_lines_loses_none_of_them() -> None:
    result, _ = taken("Publicidad\n© 2024 Diario Ejemplo, todos los derechos\nDeja un comentario\n", "a.txt")
    assert "omit" not in notes(result)


# The names of the files


def test_names_are_unique_and_what_is_there_is_not_added_again() -> None:
    first, _ = taken(ES)
    site, _ = build((*SITE.seeds, *first.files), LANGUAGES, ATTRIBUTES)
    again, problems = intake(File(path="again.html", data=ES), site)
    assert again is None
    assert [problem.code for problem in problems] == ["already-there"]
    second, _ = taken(ES.replace(b"La empresa Databricks", b"La compa\xc3\xb1\xc3\xada Databricks"), site=site)
    assert second.files[0].path == "seeds/un-modelo-abierto-para-todos-2.txt"
    assert notes(second)["slug"] == "un-modelo-abierto-para-todos-2"
    assert "A near copy of seeds/un-modelo-abierto-para-todos.txt: " in second.report


@pytest.mark.parametrize(
    "title", ["Index", "日本語の題", "¡¿…?!", "a" * 300, "../../etc/passwd", "'; rm -rf *", "# comentario: no"]
)
def test_any_title_makes_a_name(title: str) -> None:
    result, _ = taken(page(f"<h1>{title}</h1><p>{PARAGRAPH * 3}</p>"))
    assert re.fullmatch(r"seeds/[a-z0-9]+(-[a-z0-9]+)*\.txt", result.files[0].path)
    assert result.files[0].path != "seeds/index.txt"


# Translations and models


def anchored(sentence: str) -> list[str]:
    return [sentence.format(n=n) for n in range(2, 9)]


INDONESIAN = anchored("Menurut Databricks, DBRX punya {n} pakar dan lebih cepat dari Llama {n} di New York.")
SPANISH = anchored("Según la empresa Databricks, DBRX tiene {n} expertos y es más rápido que Llama {n} en New York.")
OTHER = anchored("Según el equipo de Granada, el modelo Alhambra {n} lee {n}00 páginas de Cervantes en Sevilla.")


def test_translations_are_alike_and_other_texts_are_not() -> None:
    assert likeness(anchors(INDONESIAN), anchors(SPANISH)) > 0.8
    assert likeness(anchors(OTHER), anchors(SPANISH)) < ALIKE


def test_too_few_names_tell_nothing() -> None:
    assert likeness(anchors(["Ayer habló Ana."]), anchors(["Ayer habló Ana."])) == 0


def test_numbers_are_one_however_they_are_written() -> None:
    assert anchors(["Tiene 132.000 fotos y 3,5 horas."]) == anchors(["It has 132,000 photos and 3.5 hours."])


@given(st.lists(st.text("Aa1 .“,-", max_size=30), max_size=6), st.lists(st.text("Aa1 .“,-", max_size=30), max_size=6))
def test_likeness_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    assert 0 <= likeness(anchors(one), anchors(other)) == likeness(anchors(other), anchors(one)) <= 1


@pytest.mark.parametrize(("key", "proposed"), [("original: dbrx-inside\n", "dbrx-inside"), ("", "judul")])
def test_the_article_that_it_may_translate_is_named_with_the_score(key: str, proposed: str) -> None:
    before, _ = made({**SEEDS, "lama.txt": "\n".join(INDONESIAN), "lama.yml": f"language: id\nslug: judul\n{key}"})
    result, _ = taken("\n".join(SPANISH), "nuevo.txt", before)
    assert re.search(
        rf"It may be a translation of seeds/lama\.txt\? Score [01]\.\d\d .*\n# original: {proposed}$",
        comments(result),
        re.M,
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Lo comparan con Llama 4 y GPT-4.", ["GPT-4", "Llama 4"]),
        ("Usan Mixtral 8x7B, Qwen2.5 y Code Llama 70B.", ["Code Llama 70B", "Mixtral 8x7B", "Qwen2.5"]),
        ("Meluncurkan model bahasa Komodo kemarin.", ["Komodo"]),
        ("Presentó el modelo Alhambra ayer.", ["Alhambra"]),
        ("Según Llama 4 es así.", ["Llama 4"]),
        ("Presentó el modelo de Databricks ayer.", []),
        ("Se puede bajar el modelo desde Hugging Face.", []),
        ("Tienen el modelo bahasa Komodo 2.", ["Komodo 2"]),
        ("Habla de DBRX, de Llama 3, de Meta Llama 3 y de Llama.", []),
        ("Cuesta Rp 5 juta; el 3 de Mayo 12 se firmó la pág. 4.", []),
        ("Los 3 países firmaron. Tiene 132.000 millones.", []),
        ("Es un modelo de IA y otro modelo AI.", []),
    ],
)
def test_names_that_look_like_models_without_a_page(sentence: str, names: list[str]) -> None:
    said = taken(f"{PARAGRAPH * 3}\nAyer, dijo: {sentence[0].lower()}{sentence[1:]}\n{sentence}\n", "a.txt")[0].report
    found = re.search(r"seeds/models/:\n((?:    .*\n)+)", said)
    assert re.findall(r"^    (.*?) \(", found[1] if found else "", re.MULTILINE) == names


@pytest.mark.parametrize(
    ("written", "registered"),
    [
        ("Databrics", "Databricks"),
        ("Data Bricks", "Databricks"),
        ("Databrickss", "Databricks"),
        ("Meta Lama 3", "Meta Llama 3"),
        ("Meta Llama 4", None),
        ("Databricks", None),
        ("Granada", None),
    ],
)
def test_a_name_that_is_spelled_almost_like_a_registered_one_is_told(written: str, registered: str | None) -> None:
    said = taken(f"{PARAGRAPH * 3}\nAyer habló {written} de su trabajo.\n", "a.txt")[0].report
    told = re.findall(rf"{re.escape(written)} \(block 2\): (.*)", said.partition("Names spelled almost")[2])
    assert told == ([registered] if registered else [])


def copied(text: str) -> str:
    """What is said of a text, where the site has a Spanish one of three paragraphs and some names."""
    before, _ = made({**SEEDS, "otro.txt": "\n".join([*SPANISH, PARAGRAPH]), "otro.yml": "language: es\n"})
    return taken(text, "nuevo.txt", before)[0].report


def test_a_near_copy_is_told() -> None:
    edited = "\n".join([*SPANISH, PARAGRAPH]).replace("más rápido", "mucho más rápido", 2)
    assert re.search(r"A near copy of seeds/otro\.txt: 9\d % of the text is the same\.", copied(edited))


def test_a_text_that_shares_paragraphs_is_told() -> None:
    lines = [*SPANISH[:3], *(f"{PARAGRAPH}{number}." for number in range(4))]
    assert re.search(r"Is it the same article as seeds/otro\.txt\?", copied("\n".join(lines)))


def test_a_text_that_shares_nothing_is_not() -> None:
    assert "seeds/otro.txt" not in copied("\n".join(OTHER))


def test_the_same_address_is_told() -> None:
    notes = "language: es\nsource_url: https://diario.example/tecnologia/un-modelo-abierto\n"
    before, _ = made({**SEEDS, "otro.txt": PARAGRAPH * 2, "otro.yml": notes})
    said = taken(ES, site=before)[0].report
    assert "Is it the same article as seeds/otro.txt? Both give the same address." in said


# Anything at all


@given(
    st.lists(
        st.one_of(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40),
            st.sampled_from(
                ["Publicidad", "Un título", "Por Ana Ejemplo", "Home Un título", "date 2024-10-22 x", PARAGRAPH]
            ),
            st.sampled_from(
                ["- a: 'b'", "#", "no", "Mundo", "© 2024", "https://a.example", "Baca juga: x", "\x85a\u2028b"]
            ),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_text_builds(blocks: list[str]) -> None:
    taken("\n".join(["Una línea que basta para que esto sea un artículo.", *blocks]), "a.txt")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "h1", "h2", "li", "div", "blockquote", "td"]),
            st.one_of(st.text(max_size=60), st.sampled_from(["Publicidad", "Un título", "Por Ana Ejemplo", PARAGRAPH])),
        ),
        max_size=8,
    ),
    st.text(max_size=20),
)
def test_any_page_builds(elements: list[tuple[str, str]], title: str) -> None:
    head = f'<title>{title}</title><meta name="author" content="{title}"><meta property="og:url" content="{title}">'
    body = "".join(f"<{name}>{text}</{name}>" for name, text in elements)
    taken(page(f"<h1>Un título</h1><p>{PARAGRAPH * 2}</p>{body}<p>{PARAGRAPH}</p>", head))


@given(st.binary(max_size=200))
def test_any_bytes_are_received_or_refused(given: bytes) -> None:
    received, problems = receive(File(path="-", data=given))
    assert (received is None) == bool(problems)


# The command


def test_the_command_writes_two_files_that_check_and_build(project: Project, tmp_path: Path) -> None:
    project.put(SEEDS)
    given = tmp_path / "guardado.html"
    given.write_bytes(ES)
    ran = project.run("--article", str(given))
    assert ran.code == 0
    assert "then: make check" in ran.out
    assert ran.docs == {}
    written = sorted(path.name for path in project.seeds.iterdir() if path.is_file())
    assert written == ["un-modelo-abierto-para-todos.txt", "un-modelo-abierto-para-todos.yml"]
    first, *_ = (project.seeds / written[1]).read_text(encoding="utf-8").split("\n")
    assert first.startswith("# yaml-language-server: $schema=../")
    assert str(tmp_path) not in (project.seeds / written[1]).read_text(encoding="utf-8")
    assert project.run("--check").code == 0
    assert project.run().code == 0


def test_the_command_overwrites_nothing(project: Project, tmp_path: Path) -> None:
    project.put(SEEDS)
    (tmp_path / "guardado.html").write_bytes(ES)
    # The reader refuses this name as a link out of the folder; it is there all the same.
    (project.seeds / "un-modelo-abierto-para-todos.yml").symlink_to(tmp_path / "nowhere")
    ran = project.run("--article", str(tmp_path / "guardado.html"))
    assert ran.code == 1
    assert "file-exists" in ran.err
    assert not (project.seeds / "un-modelo-abierto-para-todos.txt").exists()
    assert not (tmp_path / "nowhere").exists()


def test_the_command_reads_standard_input(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.put(SEEDS)
    for page, name in ((ES, "un-modelo-abierto-para-todos"), (TEXT.encode("utf-8"), "un-titulo-de-texto-llano")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page)))
        assert project.run("--article", "-").code == 0
        assert (project.seeds / f"{name}.txt").is_file()


def test_the_command_notes_the_day_on_which_an_article_is_added(project: Project, tmp_path: Path) -> None:
    project.put(SEEDS)
    (tmp_path / "guardado.html").write_bytes(ES)
    with time_machine.travel("2027-02-03 12:00", tick=False):
        assert project.run("--article", str(tmp_path / "guardado.html")).code == 0
    notes = (project.seeds / "un-modelo-abierto-para-todos.yml").read_text(encoding="utf-8")
    assert "added: 2027-02-03  # today\n" in notes
    assert yaml.load(notes, yaml.BaseLoader)["added"] == "2027-02-03"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("https://diario.example/articulo", "nothing is fetched"),
        ("no/such/file.html", "there is no such file"),
        ("", "make article FROM="),
    ],
)
def test_what_is_no_file_is_wrong_usage(project: Project, given: str, words: str) -> None:
    project.put(SEEDS)
    ran = project.run("--article", given)
    assert ran.code == 2
    assert words in ran.err


def test_what_cannot_be_read_stops_the_command(project: Project, tmp_path: Path) -> None:
    project.put(SEEDS)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    ran = project.run("--article", str(tmp_path / "a.pdf"))
    assert ran.code == 1
    assert "unreadable" in ran.err
    assert not list(project.seeds.glob("*.txt"))


def test_the_command_reads_a_folder_and_tells_it_all_in_one(project: Project, tmp_path: Path) -> None:
    project.put(SEEDS)
    folder = tmp_path / "saved"
    (folder / "a_files").mkdir(parents=True)
    (folder / "a.html").write_bytes(ES)
    (folder / "b.htm").write_bytes(ID)
    (folder / "c.txt").write_text(TEXT, encoding="utf-8")
    (folder / "d.html").write_bytes(ES.replace(b"La empresa Databricks", b"La firma Databricks"))
    (folder / "e.html").write_bytes(ES)
    (folder / "f.html").write_bytes(b"%PDF-1.7")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "a_files" / "frame.html").write_bytes(PT)
    ran = project.run("--article", str(folder))
    assert ran.code == 1
    assert {path.name for path in project.seeds.glob("*.txt")} == {
        "un-modelo-abierto-para-todos.txt",
        "un-modelo-abierto-para-todos-2.txt",
        "perusahaan-contoh-merilis-model-bahasa-terbuka.txt",
        "un-titulo-de-texto-llano.txt",
    }
    assert "d.html → seeds/un-modelo-abierto-para-todos-2.txt: 12 blocks" in ran.out
    assert "\n  A near copy of seeds/un-modelo-abierto-para-todos.txt: 99 % of the text is the same." in ran.out
    assert "4 articles added of 6 files" in ran.out
    told = re.findall(r"(\w\.html):1:1: ([\w-]+)", ran.err)
    assert told == [("e.html", "already-there"), ("f.html", "unreadable")]
    assert "2 errors, 0 warnings: those files were not added" in ran.err
    assert project.run("--check").code == 0


def test_a_folder_without_pages_is_told(project: Project, tmp_path: Path) -> None:
    project.put(SEEDS)
    (tmp_path / "saved").mkdir()
    ran = project.run("--article", str(tmp_path / "saved"))
    assert ran.code == 2
    assert "there is no web page or text in this folder" in ran.err


def test_a_mistake_in_another_seed_does_not_stop_the_command(project: Project, tmp_path: Path) -> None:
    project.put({**SEEDS, "otro.txt": PARAGRAPH, "otro.yml": "titel: x\n"})
    (tmp_path / "guardado.html").write_bytes(ES)
    assert project.run("--article", str(tmp_path / "guardado.html")).code == 0
