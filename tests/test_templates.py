"""The pages' templates: every value is shown as it was written, wherever a template shows one, and does nothing.

One sample site has a word planted wherever a seed can hold text. That word is put in place of nasty texts in the site
itself, and every page must come out as with the plain word, text for text and attribute for attribute. No place is
forgotten: each one of each template must have shown the word, or stand in `PLAIN` with the reason why it cannot.
"""

from __future__ import annotations

import ast
import copy
import dataclasses
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest import mock
from urllib.parse import unquote, urlsplit

import jinja2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import nodes
from lxml.html import HtmlElement
from mkdocs.utils import meta as front_matter
from nasty import SYNTAX, TEXTS
from samples import LANGUAGES, UNITS, examples, made, unit
from sites import ROOT, fold, links, rendered
from terbuka import layout, order
from terbuka import site as sites
from terbuka.pages import (
    archive,
    articles,
    compare,
    differing,
    feeds,
    further,
    home,
    lists,
    machines,
    models,
    namings,
    organisations,
    people,
    pictures,
    quotations,
    review,
    sections,
    templates,
    translations,
)
from terbuka.pages.kinds import PAGE_KINDS
from terbuka.pages.templates import Address, Here, web
from terbuka.site import Site
from terbuka.types import Claim, Quotation

PAGES = ROOT / "scripts/terbuka/pages"
WORD = "Qwertz"
SEEDS = {
    "one.txt": (
        f"Judul {WORD}\nOleh: {WORD}\nZed {WORD} satu Pabrik {WORD}\nSub {WORD}\nIklan {WORD}\n"
        f"Zedd {WORD} bukan\n{WORD} kata lain\nZed {WORD} dua\nBerlisensi {WORD} tiga\nFoto {WORD}\n"
        f"Dan Zed {WORD} lagi\nOrang {WORD} bos {WORD}, kata Zed {WORD} empat\n"
        f"“Kutipan {WORD} yang panjang ini,” kata Orang {WORD}. Lain {WORD} dan Tenang {WORD} juga.\n"
    ),
    "one.yml": f"""
        language: id
        title: Judul {WORD}
        slug: one
        byline: {WORD}
        publisher: P {WORD}
        published: 2024-10-22
        rights: R {WORD}
        source_url: https://news.example/{WORD}
        original: asal
        headings: [Sub {WORD}]
        captions: [Foto {WORD}]
        omit: [{{text: Iklan {WORD}, reason: Alasan {WORD}}}]
        people:
          - {{person: orang-qwertz, role: bos {WORD}, organisation: pabrik-qwertz, gloss: {{en: boss {WORD}}}}}
        remarks:
          - {{block: 3, remark: Catatan {WORD}}}
          - {{block: 4, text: Sub {WORD}, remark: {{en: Note {WORD}, id: Catatan {WORD}}}}}
        readings: [{{text: {WORD} kata lain, means: Arti {WORD}, reason: Alasan {WORD}}}]
        claims:
          - {{model: zed-qwertz, attribute: openness-described, value: Zed {WORD} satu, quote: Zed {WORD} satu}}
          - {{model: zed-qwertz, attribute: results, value: Zed {WORD} empat, quote: Zed {WORD} empat,
              speaker: orang-qwertz, gloss: {{en: Zed {WORD} four}}}}
          - {{model: zed-qwertz, attribute: developer, value: Pabrik {WORD}, quote: Zed {WORD} empat, reading: editor,
              reason: Alasan {WORD}}}
          - {{model: zed-qwertz, attribute: licence, value: MIT, quote: Berlisensi {WORD} tiga, reading: editor,
              reason: Alasan {WORD}, named_in: Zed {WORD} dua, speaker: pabrik-qwertz}}
          - {{model: zed-qwertz, attribute: licence, value: Other, quote: Zed {WORD} dua,
              reading: editor, reason: {WORD}}}
        """,
    "two.txt": f"Isto é {WORD}\nZed {WORD} outra vez\nO tempo {WORD}\n",
    "two.yml": f"""
        language: pt-BR
        title: Título {WORD}
        slug: two
        publisher: Q {WORD}
        original: asal
        claims:
          - {{model: zed-qwertz, attribute: licence, value: MIT, quote: Zed {WORD} outra vez,
              reading: editor, reason: {WORD}}}
        """,
    "three.txt": f"Zed y Yak {WORD} en español, Kuda\nZed {WORD} es gratis y de Otra {WORD}, jefa {WORD}\n"
    f"Zed {WORD}: 7.000.000.000 parámetros, 9.000.000.000 parámetros, 1.000.000.000 parámetros, 2022 o 2021\n",
    "three.yml": f"""
        language: es
        title: Otro {WORD}
        slug: three
        original: baru
        published: 2023-01-01
        people:
          - {{person: otra-qwertz, role: jefa {WORD}, organisation: whole-qwertz}}
        claims:
          - {{model: zed-qwertz, attribute: openness-disputed, value: Zed {WORD}, quote: Zed {WORD} es gratis}}
          - {{model: zed-qwertz, attribute: openness-disputed, value: es gratis, quote: Zed {WORD} es gratis}}
          - {{model: yak, attribute: openness-disputed, value: "Yak {WORD}", quote: "Yak {WORD} en español"}}
          - {{model: zed-qwertz, attribute: openness-lacking, value: "{WORD} es", quote: Zed {WORD} es gratis}}
          - {{model: zed-qwertz, attribute: openness-lacking, value: gratis y, quote: es gratis y de Otra {WORD}}}
          - {{model: zed-qwertz, attribute: parameters-total, value: 7 billion,
              quote: "7.000.000.000 parámetros, 9.000.000.000 parámetros", reading: model, reason: {WORD}}}
          - {{model: zed-qwertz, attribute: parameters-total, value: 9 billion, quote: 9.000.000.000 parámetros,
              reading: model, reason: {WORD}}}
          - {{model: zed-qwertz, attribute: release-date, value: "2022", quote: "2022", reading: model, reason: {WORD}}}
          - {{model: zed-qwertz, attribute: release-date, value: "2021", quote: "2021", reading: model, reason: {WORD}}}
          - {{model: zed-qwertz, attribute: parameters-active, value: 1 billion, quote: 1.000.000.000 parámetros,
              reading: model, reason: {WORD}}}
        """,
    "four.txt": f"{WORD} zzz qqq\n",
    "four.yml": f"title: T {WORD}\nslug: four\npublisher: Pabrik {WORD}\n",
    "models/zed-qwertz.yml": (
        f"name: Zed {WORD}\naliases: [Zed B {WORD}, Zed C {WORD}]\nlook_alikes: [Zedd {WORD}, Zed]\n"
    ),
    "models/yak.yml": "name: Yak\n",
    "models/kuda.yml": "name: Kuda\n",
    "people/orang-qwertz.yml": f"name: Orang {WORD}\naliases: [Dia {WORD}]\n",
    "organisations/pabrik-qwertz.yml": f"name: Pabrik {WORD}\naliases: [Kantor {WORD}]\npart_of: whole-qwertz\n",
    "organisations/whole-qwertz.yml": f"name: Whole {WORD}\n",
    "originals/baru.yml": f"publisher: whole-qwertz\nurl: https://news.example/{WORD}\n",
    "originals/lama.yml": f"title: Lama {WORD}\npublisher: whole-qwertz\n",
    "people/tenang-qwertz.yml": f"name: Tenang {WORD}\n",
    "people/sunyi-qwertz.yml": f"name: Sunyi {WORD}\n",
    "people/otra-qwertz.yml": f"name: Otra {WORD}\n",
    "other-models/lain-qwertz.yml": f"name: Lain {WORD}\naliases: [Lain B {WORD}]\n",
    "originals/asal.yml": f"""
        title: Inside {WORD}
        language: en
        publisher: pabrik-qwertz
        byline: B {WORD}
        published: 2023-05-06
        url: https://news.example/{WORD}
        found: Found {WORD}
        """,
    "models/lone-qwertz.yml": f"name: Lone {WORD}\n",
    "licences/mit.yml": "name: MIT\n",
    "licences/other.yml": "name: Other\n",
    **UNITS,
    "units/parameters.yml": unit("parameters", "parámetros"),
}
# What a template shows that cannot hold any text, by how the template spells it.
TAG, DIRECTION, NAME, CLDR, SLUG, KEY, DATA, SETTING, OURS_BY_LABEL, DRAWN = (
    "a language's tag, checked where it is read",
    "ltr, rtl or auto",
    "the name of an element on the page, made of numbers, slugs and keys",
    "words of CLDR's",
    "a slug: letters, digits and hyphens",
    "a key of attributes.yml",
    "letters and digits that the build has made",
    "the site's own name, which its publisher gives",
    "words of ours, whose label a module of pages names",
    "a word of shapes.py's",
)
PLAIN = {
    "tag": TAG,
    "original.language": TAG,
    "each.tag": TAG,
    "each.direction": DIRECTION,
    "each.key": KEY,
    "line.look": DRAWN,
    "words.look": DRAWN,
    "words.anchor": DRAWN,
    "picture.key": NAME,
    "bar.label": "a number",
    **dict.fromkeys(
        (f"language.number({n})" for n in ("count", "statements", "each.times", "each.blocks")), "a number"
    ),
    "picture.unit": "a unit's key or a currency's code",
    "words": CLDR,
    "dated.words": CLDR,
    "say('pictures.one', words=picture.lowest.words)": CLDR,
    "meanings[each.key]": "a line of attributes.yml",
    "other.article.language": TAG,
    "other.tag": TAG,
    "language.tag": TAG,
    "language.cldr": TAG,
    "article.language": TAG,
    "direction(tag)": DIRECTION,
    "language.direction": DIRECTION,
    "anchor": NAME,
    "language.language_name(article.language)": CLDR,
    "language.language_name(original.language)": CLDR,
    "offer.say('article.read_original', language=offer.bare_name(original.language)) if original.language else "
    "say('article.read_the_original')": CLDR,
    "language.date(original.published)": CLDR,
    "language.date(of.published)": CLDR,
    "tongue(article)": CLDR,
    "language.language_name(of.language)": CLDR,
    "language.language_name(tag)": CLDR,
    "language.language_name(each.tag)": CLDR,
    "say('statement.in_language', language=language.bare_name(article.language)) if article.language ne "
    "UNDETERMINED else say('articles.no_language')": CLDR,
    "other.label": CLDR,
    "language.language_name(tag) if tag ne UNDETERMINED else unknown": CLDR,
    "language.date(article.published)": CLDR,
    "language.date(article.published) if article.published else say('articles.undated')": CLDR,
    "labels[article.name]": CLDR,
    "name": CLDR,  # of a year, a language, or a number
    "labels[cell.article.name]": CLDR,
    "article.slug": SLUG,
    "model.slug": SLUG,
    "cell.model.slug": SLUG,
    "each.model.slug": SLUG,
    "each.name.slug": SLUG,
    "each.name.kind": KEY,
    "group.model.slug": SLUG,
    "member.person.slug": SLUG,
    "name.slug": SLUG,
    "id": NAME,
    "'statements-of-people' if Or else 'statements'": NAME,
    "value": SLUG,  # of a filter
    "filter.name": KEY,
    "group": KEY,
    "key": KEY,
    "attribute": KEY,
    "section.key": KEY,
    "row.key": KEY,
    "voice": KEY,
    "form.name": OURS_BY_LABEL,
    "form.none": OURS_BY_LABEL,
    "form.reset": OURS_BY_LABEL,
    "form.shown": OURS_BY_LABEL,
    "say(each.label)": OURS_BY_LABEL,
    "say('groups.' ~ group)": OURS_BY_LABEL,
    "say('attributes.' ~ each.key)": OURS_BY_LABEL,
    "of[0].removeprefix('count.')": KEY,
    "' · ' if Not else NoneType": "a mark between two",
    "group.key": KEY,
    "article.sha256": DATA,
    "other.places": DATA,
    "claim.id": DATA,
    "each.claim.id": DATA,
    "first.claim.id": DATA,
    "shown.claim.id": DATA,
    "shown.claims | map | join": DATA,
    "shown.voices | join": KEY,
    "path": DATA,
    "table.key": KEY,
    "field": KEY,
    "called": SETTING,
    "imprint.name": SETTING,
    "when": CLDR,
    "name[Slice]": SETTING,
    "entry.id": DATA,
    "entry.published": DATA,
    "entry.updated": DATA,
    "updated": DATA,
}
# Words of ours alone, with at most a number of ours filled in.
OURS = re.compile(r"(other\.)?say\('[\w.]+'(, n=.*)?\)")


# Words of an article's block, who says them, and our translation of them.
QUOTED = [
    ("one", 13, f"Kutipan {WORD} yang panjang ini,", "orang-qwertz", {"en": f"Quote {WORD}"}),
    ("one", 12, f"Zed {WORD} empat", "orang-qwertz", {}),
    ("two", 2, f"Zed {WORD} outra vez", "orang-qwertz", {}),
    ("three", 2, "es gratis y de", "otra-qwertz", {}),
    ("three", 1, "en español", "whole-qwertz", {}),
]


def site() -> Site:
    found, problems = made(SEEDS)
    assert not [problem for problem in problems if not problem.warning], problems
    names = {name.slug: name for name in found.names}
    said = []
    for name, number, words, speaker, gloss in QUOTED:
        text = next(block.text for block in found.article[name].told if block.number == number)
        start = text.index(words)
        end = start + len(words)
        said.append(Quotation(article=name, block=number, start=start, end=end, speaker=names[speaker], gloss=gloss))
    return dataclasses.replace(found, quotations=tuple(said))


def planted(value: Any, text: str) -> Any:
    """The same with this text wherever the word stands in a text; addresses are made of slugs, which stay."""
    if type(value) is str:
        return value.replace(WORD, text)
    if isinstance(value, tuple):
        return tuple(planted(each, text) for each in value)
    if isinstance(value, Mapping):
        return {key: planted(each, text) for key, each in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, (Site, type(LANGUAGES[0]))):
        given = {each.name: planted(getattr(value, each.name), text) for each in dataclasses.fields(value)}
        return dataclasses.replace(value, **given)
    return value


def planted_site(site: Site, text: str) -> Site:
    """The site with this text in place of the word: what articles say and what is named, and where names stand."""
    changed = {name: planted(getattr(site, name), text) for name in ("articles", "registered")}
    blocks = {(article.name, block.number): block.text for article in site.articles for block in article.told}

    def moved(at: int, article: str, block: int) -> int:
        return len(planted(blocks[article, block][:at], text))

    def claims(some: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(dataclasses.replace(planted(c, text), start=moved(c.start, c.article, c.block)) for c in some)

    changed["claims"] = claims(site.claims)
    changed["statements"] = tuple(dataclasses.replace(each, claims=claims(each.claims)) for each in site.statements)
    changed["quotations"] = tuple(
        dataclasses.replace(
            planted(each, text),
            start=moved(each.start, each.article, each.block),
            end=moved(each.end, each.article, each.block),
        )
        for each in site.quotations
    )
    changed["mentions"] = {
        name: tuple(
            dataclasses.replace(
                planted(each, text),
                start=moved(each.start, each.article, each.block),
                end=moved(each.end, each.article, each.block),
            )
            for each in mentions
        )
        for name, mentions in site.mentions.items()
    }
    return dataclasses.replace(site, **changed)


def whole(text: str) -> Iterator[tuple[int, int]]:
    yield 0, len(text)


def in_the_middle(rows: list[pictures.PlacesRow], *rest: Any) -> pictures.Drawing:
    return pictures.along([dataclasses.replace(row, places=(0.5,)) for row in rows], *rest)


def paths_and_texts(site: Site) -> dict[str, str]:
    """The text of every page. What the text itself would decide is fixed: sentences, pairs and slugs of words."""
    fixed = [
        mock.patch.object(home, "SHORT", 10**6),
        mock.patch.object(pictures, "cut_to", lambda text, _: text),
        mock.patch.object(namings, "along", in_the_middle),
        mock.patch.object(home, "shared_words", lambda *_: 1),
        mock.patch.object(differing, "shared_words", lambda *_: 1),
        mock.patch.object(articles, "counterparts", lambda *_: [(3, 1)]),
        mock.patch.object(articles, "minutes", lambda _: 1),
        mock.patch.object(further, "sentences", whole),
        mock.patch.object(archive, "slugify", lambda text: "slug" if text else ""),
        mock.patch.object(translations, "aligned", lambda _: [(range(0, 1), range(0, 3)), (range(1, 6), range(0, 0))]),
        mock.patch.object(
            translations,
            "differences",
            lambda texts, row, _: [
                {at: [(0, len(text.blocks[at]))] for at in ats} for text, ats in zip(texts, row, strict=True)
            ],
        ),
    ]
    for patch in fixed:
        patch.start()
    try:
        texts = {page.path: page.text for kind in PAGE_KINDS for page in kind(site) if page.path.endswith(".md")}
    finally:
        for patch in fixed:
            patch.stop()
    return {path: front_matter.get_data(text)[0] for path, text in texts.items()}


def shape(element: HtmlElement, word: str, text: str) -> list[object]:
    """Every element with its attributes and words, `word` in them replaced; addresses as people read them."""

    def said(words: str | None) -> str:
        return fold((words or "").replace(word, text))

    return [
        (
            found.tag,
            {name: unquote(said(value)) if name == "href" else said(value) for name, value in found.items()},
            said(found.text),
            said(found.tail),
        )
        for found in element.iterdescendants()
    ]


@contextmanager
def in_parts() -> Iterator[None]:
    """One thing on a page of a list, and no sentences on a model's."""
    few = {"CLAIMS": 1, "PART": 1, "QUOTES": 0, "ROOM": 0, "PART_ROOM": 0}
    with (
        mock.patch.multiple(layout, **few),
        mock.patch.multiple(sections, FEW=1, IN_FULL=0, BRIEFLY=1),
        mock.patch.multiple(organisations, FEW=1, IN_FULL=0),
        mock.patch.object(people, "FEW", 1),
        mock.patch.object(models, "PLACES", 0),
        mock.patch.object(order, "ARTICLES", 1),
        mock.patch.object(order, "FEED", 1),
        mock.patch.object(lists, "NAMES", 1),
        mock.patch.object(quotations, "SPEAKERS", 1),
        mock.patch.object(review, "CLAIMS", 1),
        mock.patch.object(order, "CLAIMS", 1),
        mock.patch.object(order, "ABREAST", 1),
        mock.patch.object(sites, "PART_MOST", 1),
        mock.patch.object(compare, "SHOWN", 0),
    ):
        yield


@pytest.fixture(scope="module")
def plain() -> tuple[Site, dict[str, HtmlElement]]:
    """The site with the plain word, and its pages."""
    found = site()
    found = dataclasses.replace(found, languages=found.languages[:1])
    return found, {path: rendered(text) for path, text in paths_and_texts(found).items()}


@examples(15)
@given(text=TEXTS)
@example(text=fold(" ".join(SYNTAX).translate(dict.fromkeys(range(32)))))
def test_any_text_shows_as_written_on_every_page_and_does_nothing(text: str, plain: tuple) -> None:
    found, pages = plain
    for path, markdown in paths_and_texts(planted_site(found, text)).items():
        assert shape(rendered(markdown), WORD, WORD) == shape(pages[path], WORD, text), path


def test_no_text_is_in_an_address(plain: tuple) -> None:
    """Nor in what scripts and style sheets go by; a source's own address alone is written by an editor."""
    for path, page in plain[1].items():
        for _, _, address in links(page):
            # What is searched for is words.
            assert WORD not in address.partition("?q=")[0] or address == f"https://news.example/{WORD}", path
        for name in ("id", "class", "style", "lang", "dir", "hreflang"):
            assert not page.xpath(f"//@{name}[contains(., '{WORD}')]"), path
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), path


# -- no place is forgotten


def spelled(node: nodes.Node) -> str:
    """An expression of a template, much as the template spells it."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Const():
            return repr(node.value)
        case nodes.Getattr():
            return f"{spelled(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{spelled(node.node)}[{spelled(node.arg)}]"
        case nodes.Filter():
            return f"{spelled(node.node)} | {node.name}"
        case nodes.Call():
            named = (f"{each.key}={spelled(each.value)}" for each in node.kwargs)
            return f"{spelled(node.node)}({', '.join([*map(spelled, node.args), *named])})"
        case nodes.Compare():
            return " ".join([spelled(node.expr), *(f"{each.op} {spelled(each.expr)}" for each in node.ops)])
        case nodes.Concat():
            return " ~ ".join(map(spelled, node.nodes))
        case nodes.CondExpr():
            return f"{spelled(node.expr1)} if {spelled(node.test)} else {spelled(node.expr2)}"
    return type(node).__name__


class Watched(jinja2.Environment):
    """An environment that notes what each place of each template shows."""

    seen: dict[str, list[object]]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for output in template.find_all(nodes.Output):
            for number, node in enumerate(output.nodes):
                if not isinstance(node, nodes.TemplateData):
                    place = f"{name}:{node.lineno}: {spelled(node)}"
                    self.seen.setdefault(place, [])
                    call = nodes.Call(nodes.Name("note_", "load"), [node, nodes.Const(place)], [], None, None)
                    output.nodes[number] = call.set_lineno(node.lineno).set_environment(self)
        return template

    @classmethod
    def of(cls, environment: jinja2.Environment) -> Watched:
        made = copy.copy(environment)
        made.__class__ = type(cls.__name__, (cls, type(environment)), {})
        made.cache, made.seen = {}, {}
        made.globals = {**environment.globals, "note_": made.note}
        return made

    def note(self, value: object, place: str) -> object:
        self.seen[place].append(value)
        return value


@pytest.fixture(scope="module")
def seen() -> dict[str, list[object]]:
    """What each place of each template shows on the pages of the sample site."""
    html, markdown = Watched.of(templates.HTML), Watched.of(templates.MARKDOWN)
    with mock.patch.object(templates, "HTML", html), mock.patch.object(templates, "MARKDOWN", markdown):
        paths_and_texts(site())
        with in_parts():
            paths_and_texts(site())
            for page in (*feeds.pages(site()), *machines.pages(site())):
                assert page.text
        for path in (*PAGES.glob("*.html"), *PAGES.glob("*.xml")):
            html.get_template(path.name)
        for path in PAGES.glob("*.md"):
            markdown.get_template(path.name)
    return html.seen | markdown.seen


def is_ours(value: object) -> bool:
    """What cannot be a text of others: numbers, addresses that were made as such, and what a template has made."""
    return isinstance(value, (int, float, Address)) or hasattr(value, "__html__")


def test_every_place_has_shown_the_planted_word_or_cannot(seen: dict[str, list[object]]) -> None:
    unproved: dict[str, list[str]] = {}
    for place, values in seen.items():
        at, _, expression = place.partition(": ")
        ours = OURS.fullmatch(expression) or (values and all(map(is_ours, values)))
        if not ours and not any(WORD in str(value) for value in values):
            unproved.setdefault(expression, []).append(at)
    news = {place: shown for place, shown in unproved.items() if place not in PLAIN}
    assert news == {}, "show it through a macro of parts.html, or add it to PLAIN with the reason why it holds no text"
    assert PLAIN.keys() - unproved.keys() == set(), "no template shows these any more"


# -- what templates may do


@pytest.mark.parametrize("name", sorted(p.name for p in PAGES.iterdir() if p.suffix in (".html", ".md", ".xml")))
def test_a_template_says_what_it_gets_and_trusts_nothing(name: str) -> None:
    text = (PAGES / name).read_text(encoding="utf-8")
    assert text.startswith(("{#\n", "{#-\n", "{# ", "{#- "))
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", text)
    assert not re.search(r"<(script|style)\b|\son\w+=", text)


def test_text_is_called_markup_in_one_function_alone() -> None:
    """What a template has made; all else is escaped where it is shown."""
    found = {
        (path.name, function.name)
        for path in (ROOT / "scripts/terbuka").rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Markup"
    }
    assert found == {("templates.py", "filled")}


def test_a_template_cannot_show_what_it_was_not_given() -> None:
    for environment in (templates.HTML, templates.MARKDOWN):
        with pytest.raises(jinja2.UndefinedError):
            environment.from_string("{{ nothing }}").render()
        with pytest.raises(TypeError):
            environment.from_string("{{ nothing }}").render(nothing=None)


def test_a_template_calls_and_asks_without_a_way_round() -> None:
    """What Jinja puts around each call and each question takes longer than these do."""
    for environment in (templates.HTML, templates.MARKDOWN):
        source = "{% macro m(x) %}{{ x.y }}{% endmacro %}{{ m(x.z(1)) }}"
        made = str(environment.compile(source, raw=True))
        assert "context.call(" not in made
        assert "environment.getattr(" not in made
        assert "escape(" not in made


HERE = Here(path="id/models/zed/index.md", language=LANGUAGES[0])


@given(text=TEXTS)
def test_words_of_ours_take_any_text(text: str) -> None:
    said = HERE.say("model.lead_none", name=text)
    assert rendered(f"<p>{said}</p>").text_content() == f"No article names {text} yet."
    listed = HERE.listed([text, "b", text])
    assert rendered(f"<p>{listed}</p>").text_content() == f"{text}, b and {text}"


@pytest.mark.parametrize(
    ("page", "target", "anchor", "address", "path"),
    [
        ("index.md", "models/a/index.md", "", "models/a/", "models/a/index.md"),
        ("index.md", "index.md", "", "./", "./index.md"),
        ("id/index.md", "index.md", "", "../", "../index.md"),
        (
            "id/models/a/index.md",
            "id/articles/a/index.md",
            "p3",
            "../../articles/a/#p3",
            "../../articles/a/index.md#p3",
        ),
        ("id/articles/a/index.md", "id/articles/a/index.md", "p3", "#p3", "#p3"),
    ],
)
def test_links_are_relative_to_their_page(page: str, target: str, anchor: str, address: str, path: str) -> None:
    here = Here(path=page, language=LANGUAGES[0])
    assert here.to(target, anchor) == address
    assert here.source(target, anchor) == path
    assert here.to("seeds/a b#.txt") == "../" * page.count("/") + "seeds/a%20b%23.txt"


ADDRESSES = st.lists(
    st.one_of(
        st.sampled_from(
            [*SYNTAX, "?a=1&copy=2", "&lt;", "&copy;", "&#42;", "%20", "%", "%zz", "#x", "(", ")", "<", ">"]
        ),
        st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), max_size=5),
    ),
    max_size=6,
).map(lambda pieces: "https://a.example/" + re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufeff\uffff]", "", "".join(pieces)))


@given(address=ADDRESSES)
@example(address="https://a.example/?a=1&lt;b=2")
@example(address="https://a.example/?a=1&copy=2&amp;b")
def test_a_web_address_leads_where_it_says(address: str) -> None:
    template = templates.HTML.from_string('<p><a href="{{ web(address) }}">x</a></p>')
    (link,) = rendered(template.render(address=address)).iter("a")
    assert link.keys() == ["href"]
    assert urlsplit(link.get("href")).netloc == "a.example"
    assert unquote(link.get("href")) == unquote(address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", " data:text/html,x", "//evil.example", "file:///x", "x"])
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    with pytest.raises(ValueError, match="no web address"):
        web(address)
