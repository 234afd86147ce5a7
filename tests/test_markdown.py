"""Markdown that the pages are made of: any text shows as it is written, and what is known of a page survives."""

from __future__ import annotations

import html

import pytest
from hypothesis import assume, given
from markupsafe import Markup
from mkdocs.utils import meta as front_matter
from nasty import ANY, TEXTS
from samples import LANGUAGES, made
from sites import fold, parse, rendered, text_of
from terbuka.pages.articles import Piece, ShownBlock
from terbuka.pages.markdown import escape
from terbuka.pages.markdown import front_matter as head
from terbuka.pages.templates import Here, filled
from terbuka.text.clean import clean
from terbuka.types import Role

SITE, _ = made(
    {
        "a.txt": "Zed cepat.\n",
        "a.yml": "language: id\nslug: a\nclaims: [{model: zed, attribute: results, value: cepat, quote: Zed cepat}]\n",
        "models/zed.yml": "name: Zed",
    }
)


@given(before=ANY, name=TEXTS, after=ANY)
def test_a_link_may_stand_inside_of_any_text(before: str, name: str, after: str) -> None:
    """Words that prove a claim, or name a model, are linked wherever in a block they stand, and so is the block."""
    before, after = clean(before, "")[0], clean(after, "")[0]
    text = fold(before + name + after)
    at = len(fold(before + name)) - len(name)
    assume(text[at:].startswith(name))
    (claim,), (model,) = SITE.claims, SITE.models
    here = Here(path="id/articles/a/index.md", language=LANGUAGES[1], site=SITE)
    for proven, address in ((None, ""), (claim, f"#c-{claim.id}")):
        linked = Piece(text=name, model=model, claim=proven)
        pieces = (Piece(text=text[:at]), linked, Piece(text=text[at + len(name) :]))
        blocks = [ShownBlock(number=1, role=Role.TEXT, pieces=pieces, before=Markup(), after=Markup())]
        shown = rendered(filled("articles.md", here, article=SITE.articles[0], blocks=blocks))
        (block,) = shown.iter("p")
        assert text_of(block) == text
        assert [(link.tag, link.get("class"), link.get("href")) for link in block] == [
            ("a", "evidence" if proven else "model", f"../../models/zed/index.md{address}"),
            ("a", "headerlink", "#p1"),
        ]


@given(ANY)
def test_escaped_text_stays_on_its_line(text: str) -> None:
    assert len(f"x{escape(text)}x".splitlines()) == 1


@pytest.mark.parametrize("text", ["Kata biasa, lagi. Dan baru-baru ini", "É assim, não? ".strip("? "), "Plain words"])
def test_running_text_stays_readable(text: str) -> None:
    """Pages are read in Git too: commas, full stops and hyphens between letters mean nothing to Markdown."""
    assert escape(text) == text


@given(title=ANY, description=ANY, other=ANY)
def test_front_matter_survives_and_makes_no_element(title: str, description: str, other: str) -> None:
    """MkDocs and its theme write title and description into the page's head as they are."""
    title, description, other = (clean(text, "")[0] for text in (title, description, other))
    text = head({"title": title, "description": description, "byline": other})
    body, meta = front_matter.get_data(f"{text}# x")
    assert body == "# x"
    assert meta == {"title": html.escape(title), "description": html.escape(description), "byline": other}
    page = parse(f'<html><head><title>{meta["title"]}</title><meta content="{meta["description"]}"></head></html>')
    assert fold(page.findtext(".//title") or "") == fold(title)
    assert [fold(found.get("content")) for found in page.iter("meta")] == [fold(description)]
    assert [found.tag for found in page.iterdescendants()] == ["head", "title", "meta"]


def test_front_matter_can_be_told_from_a_text_that_looks_like_it() -> None:
    body, meta = front_matter.get_data(f"{head({'title': 'x'})}{escape('title: y')}\n\n{escape('---')}")
    assert meta == {"title": "x"}
    assert body.count("&#45;") == 3
