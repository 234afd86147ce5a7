"""HTML of Markdown, made quickly: what is found is what Python-Markdown and MkDocs find, or nothing is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor
from mkdocs.structure.pages import _RawHTMLPreprocessor
from terbuka.commands.page_html import converter, plain

Found = tuple[str, set[str], list[str]]


def quick(source: str) -> Found | None:
    """The text that is left, the anchors, and the blocks that were set aside."""
    markdown = Markdown()
    found = plain(source, markdown.is_block_level, markdown.htmlStash.store)
    if not found:
        assert not markdown.htmlStash.rawHtmlBlocks
        return None
    return found.text, found.anchors, [str(block) for block in markdown.htmlStash.rawHtmlBlocks]


def slow(source: str) -> Found:
    markdown = Markdown()
    anchors = _RawHTMLPreprocessor()
    lines = HtmlBlockPreprocessor(markdown).run(anchors.run(source.split("\n")))
    return "\n".join(lines), anchors.present_anchor_ids, [str(block) for block in markdown.htmlStash.rawHtmlBlocks]


WORDS = st.sampled_from(["one", "two  three", "&amp;", "&#46;", "&#x2F;", "`", "**", "[a](b)", "{ #c }", "é", "›", "'"])
GAPS = st.sampled_from(["", " ", "\n", "   ", "\n\n", "\n\n\n", "\n   ", "\n    ", "\n \n", "\t"])
TAGS = st.sampled_from(["p", "div", "span", "a", "li", "ul", "h2", "br", "img", "table", "td", "details"])
NAMES = st.sampled_from(["id", "name", "class", "data-id", "hidden", "lang", "xml:lang"])
VALUES = st.sampled_from(["", "x", "c-1", "a b", "q&amp;a", "x id=", "one\ntwo"])


@st.composite
def tags(draw: st.DrawFn) -> str:
    given = draw(st.lists(st.tuples(NAMES, st.none() | VALUES), max_size=3))
    told = "".join(draw(st.sampled_from([" ", "\n", "  "])) + n + ("" if v is None else f'="{v}"') for n, v in given)
    return f"<{draw(TAGS)}{told}{draw(st.sampled_from(['', ' ', '/', ' /']))}>"


ENDS = st.builds("</{}{}>".format, TAGS, st.sampled_from(["", " ", "\n"]))
ODD = st.sampled_from(
    [
        *(
            "<",
            ">",
            "&",
            "<<p>",
            "< p>",
            "</>",
            "</",
            "<p",
            "<!-- x -->",
            "<!--",
            "-->",
            "<!doctype html>",
            "<![CDATA[",
        ),
        *("<?php ?>", "<?", "<hr>", "<hr/>", "<HR>", "<P>", "</P>", "<p class=x>", "<p id='y'>", "<p id=z>", "<p`>"),
        *("<script>", "</script>", "<style>", "<textarea>", "<title>", "<xmp>", "&amp", "&#", "&#46", "&;", "&x.y;"),
        *('<p id="a>b">', '<p id="a<b">', '<p id="x"class="y">', "<p =>", "<p/ id>", "\x0b", "\xa0", "\x1c", "\x00"),
        *("<br/>", "<p markdown>", '"', "<p\f>", "<p\t>", "</p x>", "</p/>", "<p id = 'x'>", "</ p>", "<a:b>", "<é>"),
    ]
)


@st.composite
def elements(draw: st.DrawFn) -> str:
    """HTML as templates write it, each element in lines of its own."""
    tag = draw(st.sampled_from(["p", "div", "ul", "h2", "section", "table"]))
    inner = draw(st.lists(WORDS | GAPS | st.builds("<b>{}</b>".format, WORDS) | st.just('<a id="x"\n href="y">z</a>')))
    return f'{draw(st.sampled_from(["", " ", "   "]))}<{tag} class="a b">{"".join(inner)}</{tag}>'


@given(st.lists(elements() | WORDS, min_size=1), st.sampled_from(["\n", "\n\n", "\n \n", " \n\n"]))
def test_what_templates_write_is_read_quickly(parts: list[str], between: str) -> None:
    source = between.join(parts) + "\n\n"
    assert quick(source) == slow(source)


@given(st.lists(WORDS | GAPS | tags() | ENDS, max_size=20).map("".join))
def test_other_plain_html_is_read_alike_or_not(source: str) -> None:
    found = quick(source)
    assume(found)
    assert found == slow(source)


@given(st.lists(st.tuples(WORDS | GAPS | tags() | ENDS | ODD | st.text(max_size=3), GAPS), max_size=20))
def test_so_is_any_text(parts: list[tuple[str, str]]) -> None:
    source = "".join(part for pair in parts for part in pair)
    found = quick(source)
    assert found is None or found == slow(source)


@given(st.text(alphabet='<>/ap=" \n&;#1!-?x', max_size=40))
def test_so_are_any_letters(source: str) -> None:
    found = quick(source)
    assert found is None or found == slow(source)


@pytest.mark.parametrize(
    "odd",
    [
        *(
            "<p>",
            "<p>x</p> x",
            "<p>x</p><p>y</p>",
            "<hr>",
            "<br",
            "<script>x</script>",
            "<p id='x'>y</p>",
            "a & b",
            "<!-- x -->",
        ),
        *('<p id="&amp;">x</p>', "<p id>x</p>", "<P>x</P>", "<div/>"),
    ],
)
def test_what_is_not_plain_is_left_alone(odd: str) -> None:
    assert quick(f"{odd}\n\n") is None


# ── What is not asked ──

EXTENSIONS = ["attr_list", "fenced_code", "pymdownx.blocks.html", "tables", "toc"]
MARKDOWN = st.sampled_from(
    [
        *(
            "one",
            "two words",
            "`",
            "``",
            "```",
            "~~~",
            "\\",
            "\\`",
            "*",
            "**",
            "_",
            "__",
            "[a]",
            "[a][b]",
            "[a]: u",
            "![",
            "]: ",
        ),
        *(
            "](u)",
            "[",
            "]",
            "!",
            ":",
            "<http://x>",
            "<a@b>",
            "@",
            "<",
            ">",
            "&amp;",
            "&",
            "  ",
            " ",
            "\n",
            "\n\n",
            "\t",
            "\r\n",
        ),
        *(
            "|",
            "| a | b |\n|---|:-:|\n| c | d |",
            "a | b\n- | -",
            "---",
            ":",
            "> ",
            "- ",
            "# ",
            "===",
            "{ #c }",
            "{: .d }",
        ),
        *(
            "/// html | p\n",
            "    attrs: {class: e}\n",
            "///\n",
            "///",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "    ",
            "\x02",
            "\x03",
        ),
    ]
)


@given(st.lists(MARKDOWN, max_size=25).map("".join))
def test_what_is_not_asked_finds_nothing(text: str) -> None:
    asked = Markdown(extensions=EXTENSIONS)
    assert converter(text, EXTENSIONS, {}).convert(text) == asked.convert(text)


def test_a_page_without_marks_is_asked_little() -> None:
    few, all_of_it = converter("One.", EXTENSIONS, {}), Markdown(extensions=EXTENSIONS)
    assert len(few.inlinePatterns) < len(all_of_it.inlinePatterns) / 2
