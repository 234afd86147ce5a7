"""What holds of any input. Each function takes one, raises where it does not hold, and returns what came of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement
from samples import ATTRIBUTES, LANGUAGES, made
from sites import fold, rendered, text_of
from terbuka.articles.describe import pair_seeds
from terbuka.build import build
from terbuka.claims.known import Known, known
from terbuka.claims.prove import with_conflicts
from terbuka.claims.values import format_value, to_json
from terbuka.commands.fixes import fixed
from terbuka.intake.intake import intake
from terbuka.notes.names import read_registered
from terbuka.pages import addresses
from terbuka.pages.kinds import pages
from terbuka.problems import Problem
from terbuka.records.keys import Basis
from terbuka.records.names import KINDS, Name
from terbuka.site import Site
from terbuka.stories import Story, story
from terbuka.text.clean import clean
from terbuka.text.words import holds
from terbuka.translations.statements import statements
from terbuka.types import Article, Claim, File, Page, Role
from terbuka.value_types import Names, PartialDate, Quantity, Range, Text, Value

from fuzz.inputs import NAMES, Files, Input, Said
from fuzz.told import Told

CONTRIBUTING = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"
TAGS = [language.tag for language in LANGUAGES]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of an input: the same each time."""

    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...] = ()
    article: Article | None = None
    made: object = None


@cache
def _codes() -> frozenset[str]:
    return frozenset(re.findall(r"^\| `([a-z0-9-]+)` \|", CONTRIBUTING.read_text("utf-8"), re.MULTILINE))


@cache
def _prepared() -> tuple[Known, Site]:
    """What is registered in most inputs, and the site of nothing else."""
    files = [File(path=f"seeds/{name}", data=text.encode()) for name, text in NAMES.items()]
    names, broken, problems = read_registered(files, KINDS)
    assert not problems and not broken
    site, _ = build(files, LANGUAGES, ATTRIBUTES)
    return known([name for name in names if isinstance(name, Name)], ATTRIBUTES), site


def told_well(problems: Iterable[Problem], files: Files) -> None:
    """Every problem has a place in one of the files, a code that editors can look up, a message and a fix."""
    for problem in problems:
        assert problem.code in _codes(), problem
        assert problem.message.strip() and problem.fix.strip(), problem
        data = files[problem.path.removeprefix("seeds/")]
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        lines = text.split("\n")
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


def reading_holds(given: Input) -> Outcome:
    """Any bytes are an article, or a name, or there are errors."""
    files = [File(path=f"seeds/{name}", data=data) for name, data in given.files.items()]
    registered, broken, problems = read_registered(files, KINDS)
    told_well(problems, given.files)
    found = _story(given)
    read = len(registered) + len(broken) + int(found.article is not None)
    assert read == sum("/" in name or name == "a.txt" for name in given.files) or found.problems
    _mended(given, found.problems)
    return replace(found, problems=(*problems, *found.problems), made=registered)


def describing_holds(given: Input) -> Outcome:
    """Any notes of the right form describe the article, or there are problems; what is mended is no problem again."""
    found = _story(given)
    _mended(given, found.problems)
    return found


def claiming_holds(given: Input) -> Outcome:
    """What is proven was said: by those very words, of that model, in that block."""
    found = _story(given)
    assert found.article
    for claim in found.claims:
        _is_said(claim, given.told["a"])
        _shown(claim.value)
    said = statements(with_conflicts(found.claims, ATTRIBUTES), (found.article,))
    assert sorted(claim.id for each in said for claim in each.claims) == sorted(claim.id for claim in found.claims)
    return replace(found, made=said)


def page_holds(given: Input) -> Outcome:
    """Any page becomes an article that builds, or there is a problem."""
    _, site = _prepared()
    (data,) = given.files.values()
    result, problems = intake(File(path="page.html", data=data), site)
    told_well(problems, given.files)
    assert (result is None) == bool(problems)
    if result:
        files = {file.path.removeprefix("seeds/"): file.data for file in result.files}
        built = _story(Input(files=files, told={}))
        assert built.article and [problem for problem in built.problems if not problem.warning] == []
    return Outcome(problems=problems, made=result)


def folder_holds(given: Input) -> Outcome:
    """Any folder is a site whose every page is whole and escaped, or there are errors."""
    site, problems = made(given.files)
    told_well(problems, given.files)
    for article in site.articles:
        _kept(article, given.files[f"{article.name}.txt"])
    for claim in site.claims:
        _stands(claim, site.article[claim.article])
        _is_said(claim, given.told[claim.article])
    whole = all(problem.warning for problem in problems)
    return Outcome(problems=problems, claims=site.claims, made=_published(site) if whole else None)


HOLDS: Mapping[str, Callable[[Input], Outcome]] = {
    "reading": reading_holds,
    "describing": describing_holds,
    "claiming": claiming_holds,
    "page": page_holds,
    "folder": folder_holds,
}


# Texts and claims


def _story(given: Input) -> Outcome:
    """What is found in an article, with names that were prepared once."""
    files = [File(path=f"seeds/{name}", data=data) for name, data in given.files.items() if "/" not in name]
    seeds, problems = pair_seeds(files)
    found = story(seeds[0], _prepared()[0], TAGS) if seeds else Story(None)
    problems += found.problems
    told_well(problems, given.files)
    if found.article:
        _kept(found.article, given.files[f"{found.article.name}.txt"])
        for claim in found.claims:
            _stands(claim, found.article)
    return Outcome(problems=problems, claims=found.claims, article=found.article, made=found)


def _mended(given: Input, problems: Iterable[Problem]) -> None:
    for file, done in fixed([File(path=f"seeds/{name}", data=data) for name, data in given.files.items()], problems):
        again = _story(Input(files={**given.files, file.path.removeprefix("seeds/"): file.data}, told={})).problems
        assert not set(done) & set(again), file


def _kept(article: Article, data: bytes) -> None:
    """Every word of the text stands in its blocks, in order, or was omitted by an editor."""
    text, _ = clean(data.decode("utf-8-sig"), "")
    lines = [line for line in map(fold, re.split(r"\r\n|[\r\n]", text)) if line]
    assert [block.number for block in article.blocks] == list(range(1, len(lines) + 1))
    for block, line in zip(article.blocks, lines, strict=True):
        assert block.text == line or block.omissions or block.role is Role.OMITTED, (block, line)
        assert block.text in line
        assert not block.omissions or all(fold(omission.text) in line for omission in block.omissions)


def _stands(claim: Claim, article: Article) -> None:
    """The quote stands in its block word for word."""
    block = article.told_by_number[claim.block]
    assert claim.quote and block.text[claim.start : claim.end] == claim.quote, claim


def _is_said(claim: Claim, said: Said) -> None:
    """A proven value was written into the block."""
    if claim.basis is Basis.EDITOR:
        return
    if isinstance(claim.value, Text):
        assert holds(claim.quote, claim.value.text), claim
    else:
        some = said.get(claim.block, ())
        assert any(_says(one, claim.value) for one in some), f"{claim}\nwas proven, and written was {some}"


def _says(one: Told, value: Value) -> bool:
    match one.value, value:
        case Quantity(), Quantity():
            same = (one.value.amount, one.value.unit) == (value.amount, value.unit)
            return same and value.bound in one.bounds
        case PartialDate(), PartialDate():
            parts = ("year", "month", "day")
            return all(getattr(value, part) in (None, getattr(one.value, part)) for part in parts)
        case Names(), Names():
            return set(value.names) <= set(one.value.names)
        case _:
            return one.value == value


def _shown(value: Value) -> None:
    """A value is data that keeps it, and words of every language."""
    data = json.loads(json.dumps(to_json(value), allow_nan=False), parse_float=Decimal, parse_int=Decimal)
    if isinstance(value, Quantity):
        assert data["amount"] == value.amount, value
    if isinstance(value, Range):
        assert (data["min"], data["max"]) == (value.low, value.high), value
    for language in _prepared()[1].languages:
        assert format_value(value, language).strip(), value


# Pages

LIVE = {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "svg", "math", "template", "img"}
SCHEMES = {"", "http", "https"}


def _published(site: Site) -> tuple[Page, ...]:
    """All pages. None has in it what a seed put there to do something, and articles are word for word."""
    made = tuple(Page(path=page.path, text=page.text) for page in pages(site))
    articles = {addresses.article(article): article for article in site.articles}
    for page in made:
        assert re.fullmatch(r"[\w./-]+", page.path, re.ASCII), page.path
        if page.path.endswith(".json"):
            json.loads(page.text)
        if page.path.endswith(".xml"):
            etree.fromstring(page.text.encode())
        if page.path.endswith(".md"):
            shown = rendered(page.text.partition("\n---\n")[2])
            harmless(page.path, shown)
            if article := articles.get(page.path):
                blocks = {
                    each.get("id"): text_of(each) for each in shown.iter() if re.match(r"p\d", each.get("id", ""))
                }
                wanted = {f"p{block.number}": fold(block.text) for block in article.told}
                assert blocks.items() ^ wanted.items() == set(), page.path
    return made


def harmless(path: str, shown: HtmlElement) -> None:
    """A page's text has no element, no attribute and no address that runs or loads something."""
    for element in shown.iter():
        drawn = element.tag == "svg" and element.xpath("boolean(ancestor::*[@class = 'picture' or @class = 'shares'])")
        assert element.tag not in LIVE or drawn, (path, element.tag)  # pictures.html draws figures of numbers
        for name, value in element.items():
            assert not name.startswith("on") and name != "style", (path, name)
            if name in ("href", "src", "action"):
                assert urlsplit(value).scheme in SCHEMES, (path, value)
