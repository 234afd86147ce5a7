"""Any text shows as it is written and does nothing, through the very extensions that the site is built with."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils import meta as front_matter
from samples import examples
from sites import ROOT, fold, parse, text_of, write_files, write_pages
from terbuka.pages.markdown import attributes, box, escape, link, outside, page, span
from terbuka.text.clean import clean

# What means something to Markdown, its extensions, HTML, YAML or the templates, whole and in pieces.
SYNTAX = [
    *"*_`~^$%=+#|\\<>()[]{}!&;:.,-/\"'@?",
    *("**", "__", "``", "```", "~~~", "$$", "==", "++", "^^", "---", "===", "***", "- - -", ": : :", "|-|-|"),
    *(
        "1.",
        "1)",
        "- ",
        "* ",
        "+ ",
        "> ",
        "# ",
        "###### ",
        ": def",
        ":   ",
        "    ",
        "\t",
        "[ ]",
        "[x] ",
        "[^1]",
        "[^1]:",
    ),
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>",
        "</p>",
        "</div>",
        "<!--",
        "-->",
        "<?php",
        "]]>",
    ),
    *(
        "<a href=javascript:1>x</a>",
        "<http://a.example>",
        "<a@b.example>",
        "<svg/onload=alert(1)>",
        "<style>",
        "</title>",
    ),
    *(
        "{{ config }}",
        "{% raw %}",
        "{# x #}",
        "{ #id .c }",
        "{: #p1 onclick=alert(1) }",
        "{ .c }",
        '{ title="x" }',
        "{",
    ),
    *(
        "[x](javascript:1)",
        "[x](data:text/html,1)",
        "[x][y]",
        "[y]: http://a.example",
        "![](x)",
        "![x](y)",
        "](",
        "[TOC]",
    ),
    *("--8<--", '--8<-- "mkdocs.yml"', ":smile:", ":material-home:", "www.a.example", "https://a.example/?a=1&lt;b=2"),
    *(
        "///",
        "/// html | div",
        "/// details | x",
        "!!! note",
        "??? note",
        '=== "Tab"',
        "*[HTML]: x",
        "++ctrl+c++",
        "#!python x",
    ),
    *(
        "&amp;",
        "&lt;script&gt;",
        "&#42;",
        "&#x2a;",
        "&copy",
        "&",
        "\\*",
        "\\\\",
        "\\(x\\)",
        "(c)",
        "(tm)",
        "-->",
        "1/2",
        "1st",
    ),
    *(
        "{++x++}",
        "{--x--}",
        "{>>x<<}",
        "{==x==}",
        "@user",
        "#123",
        "0123456789abcdef0123456789abcdef01234567",
        "wzxhzdk:0",
    ),
    *("---\ntitle: x\n---", "title: x", "%YAML", "!!python/object:os.system", "null", "~", "yes", "3.10", "2024-10-22"),
    *(
        "\N{NO-BREAK SPACE}",
        "\N{ZERO WIDTH SPACE}",
        "\N{IDEOGRAPHIC SPACE}",
        "\N{EM SPACE}",
        "\N{LINE SEPARATOR}",
        "\x0b",
        "\x85",
    ),
    *(
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "\N{LEFT-TO-RIGHT ISOLATE}",
        "\N{ZERO WIDTH JOINER}",
        "\N{SOFT HYPHEN}",
        "\N{COMBINING ACUTE ACCENT}",
    ),
    *("🦙", "👩‍💻", "é", "ﷺ", "“”", "’", "…", "\x02", "\x03", "\x00", "\ufeff", "\uffff", "\x1b[31m"),
    *("a", "b c", "kata", "Llama 3", "não", " ", "\n", "\n\n"),
]
PIECES = st.one_of(st.sampled_from(SYNTAX), st.text(st.characters(codec="utf-8"), max_size=4))
ANY = st.lists(PIECES, min_size=1, max_size=12).map("".join)
# What the pages get: text that was cleaned of control characters and whose white space was folded.
TEXTS = ANY.map(lambda text: fold(clean(text, "")[0])).filter(bool)


@pytest.fixture(scope="module")
def render() -> Callable[[str], lxml.html.HtmlElement]:
    """Markdown → HTML as mkdocs.yml has it."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    renderer = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return lambda text: parse(f"<main>{renderer.reset().convert(text)}</main>").find(".//main")


def tags(element: lxml.html.HtmlElement) -> list[str]:
    return [found.tag for found in element.iterdescendants()]


PERMALINK = link("¶", "a.md", "a.md", "p1", klass="headerlink", title="Tautan ke paragraf ini")

# Where the pages put text: the Markdown around it, the elements that this makes, and which of them holds the text.
PLACES: dict[str, tuple[Callable[[str], str], list[str], str]] = {
    "paragraph": (lambda text: text, ["p"], "p"),
    "block": (
        lambda text: box(f"{text} {PERMALINK}\n{attributes(id='p1')}", "div", klass="text", lang="id"),
        ["div", "p", "a"],
        "p[@id='p1']",
    ),
    "second block": (
        lambda text: box(f"x {PERMALINK}\n{attributes(id='p1')}\n\n{text} {PERMALINK}\n{attributes(id='p2')}", "div"),
        ["div", "p", "a", "p", "a"],
        "p[@id='p2']",
    ),
    "title": (lambda text: f"# {text} {attributes(id='title', lang='id')}", ["h1"], "h1[@id='title']"),
    "heading": (lambda text: f"## {text} {PERMALINK} {attributes(id='p1')}", ["h2", "a"], "h2[@id='p1']"),
    "heading link": (
        lambda text: f"### {link(text, 'a.md', 'b.md', lang='id')} {attributes(id='b')}",
        ["h3", "a"],
        "h3[@id='b']/a[@href='b.md']",
    ),
    "link text": (
        lambda text: f"kata {link(text, 'id/models/a.md', 'id/articles/b.md', 'p3', klass='title', lang='id')}, kata",
        ["p", "a"],
        "a[@href='../articles/b.md#p3'][@class='title'][@lang='id']",
    ),
    "outside link": (lambda text: outside(text, "https://a.example/x"), ["p", "a"], "a[@href='https://a.example/x']"),
    "list item": (lambda text: f"- {text}\n- x", ["ul", "li", "li"], "li[1]"),
    "list of titles": (
        lambda text: box(f"- {link(text, 'a.md', 'b.md')}\n  {span(text, klass='facts')}\n- x", "div", klass="list"),
        ["div", "ul", "li", "a", "span", "li"],
        "a",
    ),
    "facts": (lambda text: f"- x\n  {span(text, klass='facts')}", ["ul", "li", "span"], "span[@class='facts']"),
    "quote": (
        lambda text: box(f"{text} {link('¶1', 'a.md', 'b.md', 'p1', klass='headerlink')}", "blockquote", lang="es"),
        ["blockquote", "p", "a"],
        "blockquote[@lang='es']",
    ),
    "definition": (lambda text: f"x\n:   {text}\n\ny\n:   x", ["dl", "dt", "dd", "dt", "dd"], "dd[1]"),
    "defined": (lambda text: f"{text}\n:   x", ["dl", "dt", "dd"], "dt"),
    "summary": (lambda text: box("x", "details", summary=text, klass="c"), ["details", "summary", "p"], "summary"),
    "left out": (
        lambda text: box(f"x\n\n- {span(text, lang='id')} — {span(text, klass='reason')}", "details", summary="x"),
        ["details", "summary", "p", "ul", "li", "span", "span"],
        "span[@class='reason']",
    ),
    "strong": (lambda text: f"x **{text}** x", ["p", "strong"], "strong"),
    "strong at an edge": (lambda text: f"- **{text}**: x", ["ul", "li", "strong"], "strong"),
    "span": (lambda text: f"x{span(text, lang='pt-BR', klass='c')}x", ["p", "span"], "span[@lang='pt-BR']"),
    "paragraph with a class": (lambda text: f"{text}\n{attributes(klass='lead')}", ["p"], "p[@class='lead']"),
}


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXTS)
def test_any_text_shows_as_written(place: str, text: str, render: Callable) -> None:
    around, elements, where = PLACES[place]
    shown = render(around(escape(text)))
    (holder,) = shown.xpath(f".//{where}")
    assert text_of(holder) == text
    assert tags(shown) == elements


@given(before=ANY, name=TEXTS, after=ANY)
def test_a_link_may_stand_inside_of_any_text(before: str, name: str, after: str, render: Callable) -> None:
    """The first mention of a model is linked, wherever in a block it stands."""
    before, after = clean(before, "")[0], clean(after, "")[0]
    text = fold(before + name + after)
    at = len(fold(before + name)) - len(name)
    assume(text[at:].startswith(name))
    parts = (escape(text[:at]), link(escape(name), "a.md", "b.md", klass="model"), escape(text[at + len(name) :]))
    shown = render(f"{''.join(parts)} {PERMALINK}\n{attributes(id='p1')}")
    assert text_of(shown) == text
    assert tags(shown) == ["p", "a", "a"]


@given(ANY)
def test_escaped_text_stays_on_its_line(text: str) -> None:
    assert len(f"x{escape(text)}x".splitlines()) == 1


@pytest.mark.parametrize("text", ["Kata biasa, lagi. Dan baru-baru ini", "É assim, não? ".strip("? "), "Plain words"])
def test_running_text_stays_readable(text: str) -> None:
    """Pages are read in Git too: commas, full stops and hyphens between letters mean nothing to Markdown."""
    assert escape(text) == text


ADDRESSES = st.lists(
    st.one_of(
        st.sampled_from(
            [*SYNTAX, "?a=1&copy=2", "&lt;", "&copy;", "&#42;", "%20", "%", "%zz", "#x", "(", ")", "<", ">"]
        ),
        st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), max_size=5),
    ),
    max_size=6,
).map(lambda pieces: "https://a.example/" + re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufeff\uffff]", "", "".join(pieces)))


@examples(300)
@given(address=ADDRESSES)
@example(address="https://a.example/?a=1&lt;b=2")
@example(address="https://a.example/?a=1&copy=2&amp;b")
def test_a_web_address_leads_where_it_says(address: str, render: Callable) -> None:
    shown = render(outside("x", address))
    assert tags(shown) == ["p", "a"]
    (anchor,) = shown.iter("a")
    assert anchor.keys() == ["href"]
    assert urlsplit(anchor.get("href")).netloc == "a.example"
    assert unquote(anchor.get("href")) == unquote(address)


@given(value=TEXTS)
def test_an_attribute_holds_any_value_and_makes_no_other(value: str, render: Callable) -> None:
    shown = render(f"x\n{attributes(id='p1', klass='a b', title=value)}")
    assert tags(shown) == ["p"]
    assert text_of(shown) == "x"
    assert set(shown[0].keys()) == {"id", "class", "title"}
    assert fold(shown[0].get("title")) == value
    assert (shown[0].get("id"), shown[0].get("class")) == ("p1", "a b")
    shown = render(link("x", "a.md", "b.md", title=value))
    assert tags(shown) == ["p", "a"]
    assert set(shown[0][0].keys()) == {"href", "title"}
    assert fold(shown[0][0].get("title")) == value


@given(value=TEXTS)
def test_a_box_holds_any_value_of_an_attribute(value: str, render: Callable) -> None:
    shown = render(box("x", "div", klass="c", title=value))
    assert tags(shown) == ["div", "p"]
    assert text_of(shown) == "x"
    assert set(shown[0].keys()) == {"class", "title"}
    assert fold(shown[0].get("title")) == value


def test_boxes_may_stand_in_boxes(render: Callable) -> None:
    shown = render(box(box(box("x", "blockquote"), "section") + "\n\n" + box("y", "details", summary="z"), "div"))
    assert tags(shown) == ["div", "section", "blockquote", "p", "details", "summary", "p"]


@pytest.mark.parametrize(
    ("page_path", "target", "anchor", "href"),
    [
        ("index.md", "models/dbrx.md", "", "models/dbrx.md"),
        ("id/models/dbrx.md", "id/articles/a.md", "p3", "../articles/a.md#p3"),
        ("id/models/dbrx.md", "pt-BR/articles/a.md", "", "../../pt-BR/articles/a.md"),
        ("id/articles/a.md", "seeds/a.txt", "", "../../seeds/a.txt"),
        ("id/articles/a.md", "id/articles/a.md", "p3", "#p3"),
    ],
)
def test_links_are_relative_to_their_page(
    page_path: str, target: str, anchor: str, href: str, render: Callable
) -> None:
    (anchor_element,) = render(link("x", page_path, target, anchor)).iter("a")
    assert anchor_element.get("href") == href


@given(title=ANY, description=ANY, other=ANY)
def test_front_matter_survives_and_makes_no_element(title: str, description: str, other: str) -> None:
    """MkDocs and its theme write title and description into the page's head as they are."""
    title, description, other = (clean(text, "")[0] for text in (title, description, other))
    text = page({"title": title, "description": description, "byline": other}, "# x")
    body, meta = front_matter.get_data(text)
    assert body.strip() == "# x"
    assert meta == {"title": html.escape(title), "description": html.escape(description), "byline": other}
    head = parse(f'<html><head><title>{meta["title"]}</title><meta content="{meta["description"]}"></head></html>')
    assert fold(head.findtext(".//title") or "") == fold(title)
    assert [fold(found.get("content")) for found in head.iter("meta")] == [fold(description)]
    assert tags(head) == ["head", "title", "meta"]


def test_front_matter_can_be_told_from_a_text_that_looks_like_it() -> None:
    body, meta = front_matter.get_data(page({"title": "x"}, escape("title: y"), escape("---")))
    assert meta == {"title": "x"}
    assert body.count("&#45;") == 3


def article(text: str, umbrella: str) -> dict[str, str]:
    """Seeds of one article that has this text wherever an article can have text."""
    notes = {
        "language": "id",
        "slug": "a",
        "title": f"{umbrella}{text} 1",
        "byline": f"{umbrella}{text} 2",
        "publisher": f"{umbrella}{text} 3",
        "rights": f"{umbrella}{text} 4",
        "headings": [f"{text}{umbrella}"],
        "omit": [{"text": f"{umbrella} {text}{umbrella}", "reason": text}],
    }
    lines = ["Awal teks, tanpa judul.", text, notes["headings"][0], text, notes["omit"][0]["text"]]
    return {"seeds/a.txt": "\n".join(lines), "seeds/a.yml": yaml.safe_dump(notes, allow_unicode=True, width=2**20)}


def skeleton(element: lxml.html.HtmlElement) -> list[tuple[str, list[str]]]:
    """All elements with the names of their attributes."""
    return [(found.tag, sorted(found.keys())) for found in element.iterdescendants()]


def rendered(seeds: dict[str, str], render: Callable) -> dict[str, lxml.html.HtmlElement]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, seeds)
        write_pages(folder / "seeds", folder / "docs")
        paths = ["index.md", "id/index.md", "articles/index.md", "id/articles/a.md"]
        return {path: render(front_matter.get_data((folder / "docs" / path).read_text("utf-8"))[0]) for path in paths}


@pytest.fixture(scope="module")
def innocent(render: Callable) -> dict[str, lxml.html.HtmlElement]:
    return rendered(article("kata", "☂"), render)


@examples(25)
@given(text=TEXTS.filter(lambda text: "☂" not in text))
def test_pages_of_any_text_are_made_as_those_of_plain_words(text: str, render: Callable, innocent: dict) -> None:
    """Every page has the elements and attributes that it has with plain words, and the text itself."""
    pages = rendered(article(text, "☂"), render)
    for path, shown in pages.items():
        assert skeleton(shown) == skeleton(innocent[path]), path
        assert f"☂{text} 1" in text_of(shown), path
    shown = pages["id/articles/a.md"]
    assert text_of(shown.find("h1")) == f"☂{text} 1"
    blocks = {found.get("id"): text_of(found) for found in shown.xpath(".//*[starts-with(@id, 'p')]")}
    assert blocks == {"p1": "Awal teks, tanpa judul.", "p2": text, "p3": f"{text}☂", "p4": text}
    values = [text_of(found) for found in shown.iter("dd")]
    assert {f"☂{text} {number}" for number in (2, 3, 4)} <= set(values)
    (item,) = shown.xpath(".//details//li")
    assert text_of(item) == f"☂ {text}☂ — {text}"
