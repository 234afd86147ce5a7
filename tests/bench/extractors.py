"""`python -m bench.extractors FOLDER`: how well `make article` reads real pages, beside trafilatura and readability.

The pages are those that well-known extractors are tested with. They are other people's and never a part of this
project: put their repositories into a folder, each in one of its own, and name it. Known are, by how their tests lie:

    readability   mozilla/readability: test/test-pages/*/{source,expected}.html, expected-metadata.json
    benchmark     scrapinghub/article-extraction-benchmark: ground-truth.json, html/*.html.gz
    newspaper     newspaper4k: tests/data/{html,metadata}
    goose         goose3: tests/data/*/*.{html,json}
    trafilatura   adbar/trafilatura: tests/evaldata.json, tests/{eval,cache}

For each project and extractor a line: `kept` is the share of the expected paragraphs that stand whole in one line of
the answer, `right` the share of the answer's characters that are expected ones, `F1` their harmonic mean, each the mean
over the pages. Trafilatura's pages have words that must and words that must not be found, and are counted so. Of
titles, bylines and dates it is told how many are right, of those that are told, and how many wrong; `?` are those that
are only proposed. What the others answer is kept in FOLDER/.answers.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import fmean
from typing import Any

from lxml import html as lxml_html
from lxml.etree import LxmlError
from lxml.html import HtmlElement
from terbuka.build import build
from terbuka.claims.attributes import load_attributes
from terbuka.intake.boilerplate import propose
from terbuka.intake.findings import findings
from terbuka.intake.receive import receive
from terbuka.languages.interface import load_languages
from terbuka.site import Site
from terbuka.text.clean import fold
from terbuka.types import File

BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"),
    *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br"),
}
KEYS = ("title", "byline", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page and what is expected of it. `whole`: nothing is right but these and what is `also` right."""

    project: str
    name: str
    data: bytes
    paragraphs: tuple[str, ...] = ()
    whole: bool = False
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    known: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an extractor makes of a page; of `found` those in `unsure` are only proposed."""

    lines: list[str]
    found: dict[str, str]
    unsure: list[str] = field(default_factory=list)


# The projects' pages


def cases(folder: Path) -> Iterator[Case]:
    for expected in sorted(folder.glob("**/test-pages/*/expected.html")):
        page = expected.parent
        said = json.loads((page / "expected-metadata.json").read_text(encoding="utf-8"))
        tree = lxml_html.document_fromstring(f"<div>{expected.read_text(encoding='utf-8')}</div>")
        known = {"title": said["title"], "byline": said["byline"], "published": (said["publishedTime"] or "")[:10]}
        yield Case(
            project="readability",
            name=page.name,
            data=(page / "source.html").read_bytes(),
            paragraphs=tuple(blocks(tree, "figcaption")),
            also=tuple(blocks(tree)),
            whole=True,
            known={key: fold(value) for key, value in known.items() if value},
        )
    for truth in sorted(folder.glob("**/ground-truth.json")):
        for name, said in sorted(json.loads(truth.read_text(encoding="utf-8")).items()):
            page = truth.parent / "html" / f"{name}.html.gz"
            data = gzip.decompress(page.read_bytes()) if page.exists() else b""
            text = tuple(line for line in map(fold, said["articleBody"].split("\n")) if line)
            if data:
                yield Case(project="benchmark", name=name[:12], data=data, paragraphs=text, whole=True)
    for described in sorted(folder.glob("**/tests/data/metadata/*.json")):
        said = json.loads(described.read_text(encoding="utf-8"))
        page = described.parent.parent / "html" / f"{described.stem}.html"
        text = tuple(line for line in map(fold, (said.get("text") or "").split("\n")) if line)
        known = {"title": said["title"], "byline": "; ".join(said.get("authors", ()))}
        known["published"] = str(said.get("publish_date") or "")[:10]
        known = {key: fold(value) for key, value in known.items() if value}
        if page.exists() and text:
            data = page.read_bytes()
            yield Case(project="newspaper", name=page.stem, data=data, paragraphs=text, whole=True, known=known)
    for described in sorted(folder.glob("**/tests/data/*/test_*.json")):
        said = json.loads(described.read_text(encoding="utf-8")).get("expected", {})
        page = described.with_suffix(".html")
        text = tuple(line for line in map(fold, (said.get("cleaned_text") or "").split("\n")) if line)
        known = {"title": said.get("title"), "byline": "; ".join(said.get("authors") or ())}
        known["published"] = str(said.get("publish_date") or "")[:10]
        known = {key: fold(value) for key, value in known.items() if value}
        if page.exists() and text:
            yield Case(
                project="goose", name=page.stem, data=page.read_bytes(), paragraphs=text[:-1] or text, known=known
            )
    for listed in sorted(folder.glob("**/evaldata.json")):
        for said in json.loads(listed.read_text(encoding="utf-8")).values():
            pages = [listed.parent / place / said["file"] for place in ("eval", "cache")]
            found = next((page for page in pages if page.exists()), None)
            known = {"title": said.get("title"), "byline": said.get("author"), "published": said.get("date")}
            if isinstance(known["byline"], list):
                known["byline"] = "; ".join(known["byline"])
            if found:
                yield Case(
                    project="trafilatura",
                    name=found.stem,
                    data=found.read_bytes(),
                    paragraphs=tuple(map(fold, said["with"])),
                    without=tuple(map(fold, said["without"])),
                    known={key: fold(value) for key, value in known.items() if value},
                )


def fold_inside(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def blocks(tree: HtmlElement, *more: str) -> Iterator[str]:
    """The text of HTML, a line for each element that begins one, without what no reader sees and `more` elements."""
    without = ("script", "style", "noscript", "template", "head", *more)
    pieces: list[str] = []

    def read(element: HtmlElement, pre: bool) -> None:
        named = isinstance(element.tag, str)
        end = "\n" if named and element.tag in BLOCKS else ""
        inside = pre or element.tag == "pre"
        if named and element.tag not in without:
            pieces.append(end + (element.text or "" if inside else fold_inside(element.text)))
            for child in element:
                read(child, inside)
        pieces.append(end + (element.tail or "" if pre else fold_inside(element.tail)))

    read(tree, False)
    return (line for line in map(fold, "".join(pieces).split("\n")) if line)


# The extractors


@cache
def empty() -> Site:
    return build((), load_languages(), load_attributes()[0])[0]


def ours(data: bytes) -> Answer:
    received, _ = receive(File(path="page.html", data=data))
    if received is None:
        return Answer(lines=[], found={})
    lines = list(received.page.lines)
    told = findings(received, lines, empty())
    title = told["title"].value if "title" in told else None
    omitted = {proposal.number for proposal in propose(lines, title) if proposal.sure}
    return Answer(
        lines=[line for number, line in enumerate(lines, start=1) if number not in omitted],
        found={key: told[key].value for key in KEYS if key in told},
        unsure=[key for key in KEYS if key in told and not told[key].sure],
    )


def trafilatura(data: bytes) -> Answer:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    said = bare_extraction(data, include_comments=False, with_metadata=True)
    if not isinstance(said, Document):
        return Answer(lines=[], found={})
    found = {"title": said.title, "byline": said.author, "published": said.date}
    lines = [line for line in map(fold, (said.text or "").split("\n")) if line]
    return Answer(lines=lines, found={key: fold(value) for key, value in found.items() if value})


def readability(data: bytes) -> Answer:
    from readability import Document  # type: ignore[import-not-found]  # readability-lxml, where it is installed

    document = Document(data)
    tree = lxml_html.document_fromstring(document.summary())
    return Answer(lines=list(blocks(tree)), found={"title": fold(document.short_title())})


EXTRACTORS: dict[str, tuple[Callable[[bytes], Answer], str]] = {
    "terbuka": (ours, ""),
    "trafilatura": (trafilatura, "trafilatura"),
    "readability": (readability, "readability-lxml"),
}


def find(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def answer(name: str, case: Case, kept: Path) -> Answer:
    extract, package = EXTRACTORS[name]
    file = None
    if package:
        digest = hashlib.sha256(case.data).hexdigest()[:32]
        file = kept / f"{package}-{version(package)}" / f"{digest}.json"
        if file.exists():
            return Answer(**json.loads(file.read_text(encoding="utf-8")))
    try:
        result = extract(case.data)
    except (ValueError, AssertionError, LxmlError, TypeError) as error:  # theirs, of pages that they do not take
        print(f"{case.name}: {name}: {error}"[:200], file=sys.stderr)
        result = Answer(lines=[], found={})
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(result)), encoding="utf-8")
    return result


# The score


def plain(text: str) -> str:
    return re.sub(
        r"[\s\u00ad\u200b]+", "", text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})
    ).casefold()


def kept(case: Case, lines: Sequence[str]) -> float:
    """The share of the expected paragraphs that stand whole in one line."""
    text = "\n".join(map(plain, lines))
    return fmean(plain(paragraph) in text for paragraph in case.paragraphs)


def right(case: Case, lines: Sequence[str]) -> float:
    """The share of the lines' characters that are expected, the headline aside; or of the words looked for."""
    if not case.whole:
        text = "\n".join(map(plain, lines))
        wrong = sum(plain(words) in text for words in case.without)
        found = sum(plain(words) in text for words in case.paragraphs)
        return found / (found + wrong) if found + wrong else 1.0
    expected, title = "".join(map(plain, (*case.paragraphs, *case.also))), plain(case.known.get("title", ""))
    told = [line for line in map(plain, lines) if line and line != title]
    return sum(len(line) * (line in expected) for line in told) / max(1, sum(map(len, told)))


def same_title(value: str, gold: str) -> bool:
    one, other = plain(value), plain(gold)
    return one == other or bool(re.fullmatch(re.escape(one) + r"[-|:–—·•»«/].*", other))


def same_byline(value: str, gold: str) -> bool:
    """The same persons; behind them the other may have a date."""
    behind = plain(gold).removeprefix("by").partition(plain(value))
    dated = not behind[0] and bool(behind[1]) and bool(re.search(r"\d{4}", behind[2]))
    return _people(value) == _people(gold) or dated


def _people(text: str) -> set[str]:
    names = re.split(r"[,;&|\n]| and | und | y | e | et ", re.sub(r"^(?:by|von|por|par|di)\b:? ", "", text, flags=re.I))
    return {re.sub(r"\W", "", name).casefold() for name in names} - {""}


SAME: dict[str, Callable[[str, str], bool]] = {
    "title": same_title,
    "byline": same_byline,
    "published": lambda value, gold: value[:10] == gold[:10],
}


def cell(key: str, answers: Sequence[tuple[Case, Answer]]) -> str:
    """Right and wrong among those that are known, the proposed ones apart."""
    counts = {"right": 0, "wrong": 0, "right ?": 0, "wrong ?": 0}
    known = [(case, said) for case, said in answers if key in case.known]
    for case, said in known:
        if value := said.found.get(key):
            verdict = "right" if SAME[key](value, case.known[key]) else "wrong"
            counts[verdict + (" ?" if key in said.unsure else "")] += 1
    if not any(counts.values()):
        return "–"
    told = f"{counts['right']} / {counts['wrong']}"
    if counts["right ?"] or counts["wrong ?"]:
        told += f" (? {counts['right ?']} / {counts['wrong ?']})"
    return f"{told} of {len(known)}"


def row(project: str, name: str, answers: Sequence[tuple[Case, Answer]]) -> str:
    recall, precision = (fmean(score(case, said.lines) for case, said in answers) for score in (kept, right))
    f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
    cells = (f"{recall:.3f}", f"{precision:.3f}", f"{f1:.3f}", *(cell(key, answers) for key in KEYS))
    return f"| {project} | {len(answers)} | {name} | {' | '.join(cells)} |"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="How well real pages are read, beside other extractors.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--projects", default="readability,benchmark,newspaper,goose,trafilatura")
    parser.add_argument("--extractors", default=",".join(EXTRACTORS))
    parser.add_argument("--every", type=int, default=1, help="only every so manyth page")
    parser.add_argument("--dump", type=Path, help="write each page's answer of ours and its score to this file")
    options = parser.parse_args(arguments)
    by_project: dict[str, list[Case]] = {}
    for case in cases(options.folder):
        by_project.setdefault(case.project, []).append(case)
    if not by_project:
        print(f"{options.folder}: no test pages of a known extractor are in there", file=sys.stderr)
        return 1
    dumped: list[dict[str, Any]] = []
    print("| pages of | pages | read by | kept | right | F1 | title right / wrong | byline | published |")
    print("|---|---:|---|---:|---:|---:|---|---|---|")
    installed = [name for name in options.extractors.split(",") if not EXTRACTORS[name][1] or find(EXTRACTORS[name][1])]
    for project in options.projects.split(","):
        chosen = by_project.get(project, [])[:: options.every]
        for name in installed if chosen else ():
            answers = [(case, answer(name, case, options.folder / ".answers")) for case in chosen]
            print(row(project, name, answers), flush=True)
            if name == "terbuka":
                dumped += [
                    {
                        "project": project,
                        "name": case.name,
                        "kept": kept(case, said.lines),
                        "right": right(case, said.lines),
                    }
                    | {"known": case.known, **asdict(said)}
                    | {"paragraphs": case.paragraphs, "without": case.without}
                    for case, said in answers
                ]
    if options.dump:
        options.dump.write_text(json.dumps(dumped, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
