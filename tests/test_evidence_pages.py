"""The marks in the articles' texts on the built site of the real seeds: the sentences that statements rest on."""

from __future__ import annotations

import copy
import json
import re
from collections import defaultdict

import pytest
from lxml.html import HtmlElement
from sites import Built, fold


@pytest.fixture(scope="module")
def built(real_site: Built) -> Built:
    return real_site


def data(built: Built, name: str) -> list[dict]:
    return json.loads(built.files[f"api/v1/{name}.json"])[name]


def articles_by_url(built: Built) -> dict[str, dict]:
    return {article["url"]: article for article in data(built, "articles")}


def spans(block: HtmlElement) -> list[tuple[int, int]]:
    """The places of the marked sentences in a block's text."""
    block = copy.deepcopy(block)
    for link in block.find_class("headerlink"):
        link.drop_tree()
    for mark in block.find_class("evidence"):
        mark.text = f"\ue000{mark.text or ''}"
        last = mark[-1] if len(mark) else None
        if last is None:
            mark.text += "\ue001"
        else:
            last.tail = f"{last.tail or ''}\ue001"
    found, at = [], 0
    for part in re.split("([\ue000\ue001])", fold(block.text_content())):
        if part == "\ue000":
            found.append((at, at))
        elif part == "\ue001":
            found[-1] = (found[-1][0], at)
        else:
            at += len(part)
    return found


def test_the_sentences_of_the_quotes_are_marked_in_the_articles_text_and_no_others(built):
    quoted = defaultdict(list)
    for claim in data(built, "claims"):
        page, _, fragment = claim["url"].partition("#")
        quoted[page, fragment].append(claim["quote"])
    for url in articles_by_url(built):
        for fragment, text in built.blocks(url).items():
            marked = spans(built.pages[url].get_element_by_id(fragment))
            places = [(text.index(q), text.index(q) + len(q)) for q in quoted[url, fragment]]
            for start, end in places:
                assert all(any(a <= at < b for a, b in marked) for at in range(start, end) if not text[at].isspace()), (
                    text[start:end]
                )
            for a, b in marked:
                assert any(start < b and a < end for start, end in places), text[a:b]
                # A mark holds a whole sentence: it begins where a block or a sentence does, and ends so.
                assert not text[:a].strip() or re.search(r"[.!?…][\"'”’»)\]]*\s*$", text[:a]), text[a:b]
                assert not text[b:].strip() or re.search(r"[.!?…][\"'”’»)\]]*\s*$", text[a:b]), text[a:b]
    assert sum(map(len, quoted.values())) == len(data(built, "claims"))


def test_nothing_but_an_articles_text_is_marked_as_evidence(built):
    for page, tree in built.pages.items():
        for mark in tree.xpath("//span[@class='evidence']"):
            assert page in articles_by_url(built)
            assert any("text" in each.classes or each.tag == "h1" for each in mark.iterancestors("div", "h1"))
