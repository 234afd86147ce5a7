"""intake: a web page or a text that an editor has → a seed and its notes, filled in as far as can be told.

What is sure stands in the notes as keys, each with the place it was found in. What is not sure stands there as
comments, for the editor to take or to delete. As it is written, the article builds without an error.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import yaml

from terbuka.articles import derive
from terbuka.articles.describe import describe
from terbuka.articles.mentions import compile_names, mentions
from terbuka.claims.suggest import suggest
from terbuka.intake.boilerplate import Proposal, propose
from terbuka.intake.duplicates import COPY, may_be, twin_told, twins
from terbuka.intake.findings import ADDED, KEYS, findings
from terbuka.intake.near_names import near_names
from terbuka.intake.new_models import new_models
from terbuka.intake.receive import NOT_TAKEN, Received, receive, shortened
from terbuka.intake.stated import Finding
from terbuka.intake.webpage import WebPage
from terbuka.languages.rules import boilerplate
from terbuka.notes.reader import UNREADABLE
from terbuka.notes.schema import SCHEMA, first_line
from terbuka.notes.template import template
from terbuka.problems import Mark, Problem
from terbuka.site import Site
from terbuka.text.clean import as_value, clean, fold
from terbuka.types import Article, File, Role, Seed

SUBHEADING_LENGTH = 80  # characters; a line of plain text up to this long may be a sub-heading
PARAGRAPH_LENGTH = 120  # characters; it stands between lines that are at least this long
SHOWN_LENGTH = 70  # characters of a block that the report shows

# How comments begin in the notes: those that stand in all of them, and others that stand at the end of their group and
# are no question to an editor.
FILLED, UNSURE = "# Filled in by 'make article'", "# Lines that begin with '#' are not sure"
NOT_FOUND, CANDIDATES, SAMPLE = "# Not found", "# Candidate claims", "# A claim looks so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The two files to write, the article that they make, and what to tell the editor: all of it, and in brief.

    `copied` are the paths of articles of which it is a near copy.
    """

    files: tuple[File, ...]
    article: Article
    report: str
    brief: str
    copied: tuple[str, ...] = ()


def intake(
    source: File, site: Site, said: Mapping[str, Finding] | None = None
) -> tuple[Intake | None, tuple[Problem, ...]]:
    """Make a seed and its notes of a source that an editor has, who may have `said` values of its keys.

    Returns None with the problem where it holds no article, or one that is there already. No file of the site has the
    names of the two files.
    """
    received, problems = receive(source)
    if received is None:
        return None, problems
    if said:
        page = replace(received.page, findings={**received.page.findings, **said})
        received = replace(received, page=page)
    blocks = _blocks(received.text)
    if there := _there(blocks, site):
        fix = "nothing is to be done"
        return None, (Mark(path=source.path).problem("already-there", f"this text is there already: {there}", fix),)
    found = findings(received, blocks, site)
    title = found["title"].value if "title" in found else None
    omissions = propose(blocks, title)
    if {omission.text for omission in omissions if omission.sure} >= set(blocks):
        omissions = tuple(replace(omission, sure=False) for omission in omissions)
    path = f"seeds/{found['slug'].value}"
    notes = [
        first_line(f"{path}.yml"),
        f"{FILLED} from {_file_name(source.path)}; behind each value: where it was found.",
        f"{UNSURE}: take '# ' away where they are right, delete the others.",
        "",
        *_keys(found),
        *_omit(omissions),
    ]
    article = _described(f"{path}.txt", received, "\n".join(notes), site)
    headings = dict(_headings(received.page, article))
    notes += _list("headings", [(_yaml(text), sure) for text, sure in headings.items()])
    site = replace(site, mentions={**site.mentions, article.name: tuple(mentions(article, compile_names(site.models)))})
    like = tuple(twins(site, article))
    alike = tuple(twin_told(twin, article.language) for twin in like)
    copied = tuple(twin.article.path for twin in like if twin.same >= COPY)
    remarks = (*_remarks(site, article), *alike)
    claims = suggest(site, article)
    told = ["\n".join(received.remarks)] if received.remarks else []
    notes += [f"\n{_commented(comment)}" for comment in (*remarks, *told)]
    if claims:
        notes.append(f"\n{CANDIDATES}: shorten the quotes, correct, take what is right.\n{_commented(claims)}")
    else:
        notes += [f"\n{SAMPLE}; CONTRIBUTING.md has one of each kind.", *template(("claims",))]
    data = "".join(f"{line}\n" for line in notes).encode("utf-8")
    files = (File(path=f"{path}.txt", data=received.data), File(path=f"{path}.yml", data=data))
    report = "\n".join(
        (
            f"{source.path} → {path}.txt ({len(blocks)} blocks) and {path}.yml",
            *_report(found, omissions, headings),
            *remarks,
            *received.remarks,
            f"Candidate claims: {claims.count('- model:')}",
        )
    ).replace("\n", "\n  ")
    report += f"\nWhat is marked '?' stands in {path}.yml as a comment. Look at it, then: make check\n"
    certain = [*(each.sure for each in found.values()), *(each.sure for each in omissions), *headings.values()]
    brief = [f"{source.path} → {path}.txt: {len(blocks)} blocks, {certain.count(False)} marked '?'"]
    brief += [line.partition("\n")[0] for line in (*alike, *received.remarks) if not line.startswith(NOT_TAKEN)]
    shown = "\n  ".join(brief) + "\n"
    return Intake(files=files, article=article, report=report, brief=shown, copied=copied), ()


def left_open(notes: str) -> list[str]:
    """The comments of notes, line by line: what was not sure, what was not taken of the page, what editors noted."""
    groups = re.split(r"\n[ \t]*\n", re.sub(r"\r\n?", "\n", notes))
    ends = (NOT_FOUND, CANDIDATES, SAMPLE)
    lines = (line for group in groups for line in takewhile(lambda line: not line.startswith(ends), group.split("\n")))
    return [line for line in lines if line.lstrip().startswith("#") and not line.startswith((FILLED, UNSURE, SCHEMA))]


def _report(found: Mapping[str, Finding], omissions: Sequence[Proposal], headings: Mapping[str, bool]) -> Iterator[str]:
    told = [(finding.sure, f"{key}: {finding.value}  ({finding.where})") for key, finding in found.items()]
    for each in omissions:
        text = shortened(each.text, SHOWN_LENGTH)
        told.append((each.sure, f"omit block {each.number}, {each.reason}: “{text}”"))
    told += [(sure, f"sub-heading: “{shortened(text, SHOWN_LENGTH)}”") for text, sure in headings.items()]
    return (line if sure else f"? {line}" for sure, line in told)


def _blocks(text: str) -> list[str]:
    """The blocks of a seed's text, as the build counts them."""
    cleaned, _ = clean(re.sub(r"\r\n?", "\n", text), "")
    return [line for line in map(fold, cleaned.split("\n")) if line]


def _there(blocks: Sequence[str], site: Site) -> str | None:
    """The path of the seed that has this text."""
    different = {article.path for article in site.articles if not may_be(blocks, article)}
    others = (seed for seed in site.seeds if seed.path.endswith(".txt") and seed.path not in different)
    return next((seed.path for seed in others if _blocks(seed.data.decode("utf-8-sig", "replace")) == blocks), None)


def _described(path: str, received: Received, notes: str, site: Site) -> Article:
    seed = Seed(
        name=path.removeprefix("seeds/").removesuffix(".txt"),
        file=File(path=path, data=received.text.encode("utf-8")),
        notes=File(path=path.removesuffix(".txt") + ".yml", data=notes.encode("utf-8")),
    )
    article, problems = describe(seed, [language.tag for language in site.languages])
    if article is None:  # it has blocks, so this is a fault of the program
        raise ValueError("\n".join(map(str, problems)))
    return article


def _headings(page: WebPage, article: Article) -> Iterator[tuple[str, bool]]:
    """The sub-headings, each a line of the body once. Those of a page are sure, those of plain text are guesses."""
    body = [block.text for block in article.blocks if block.role is Role.TEXT]
    counts, headings = Counter(body), set(page.headings)
    for before, line, after in zip(["", *body], body, [*body[1:], ""], strict=False):
        short = len(line) <= SUBHEADING_LENGTH and line[0] not in '“"«-–—'
        between = min(len(before), len(after)) >= PARAGRAPH_LENGTH
        stated = line in headings
        if counts[line] == 1 and derive.headline(line) and (stated or (short and between and not page.visible)):
            yield line, stated


def _remarks(site: Site, article: Article) -> Iterator[str]:
    """What the notes have no key for: the models named, other names like models', articles that it may translate."""
    for model in site.models:
        if numbers := [m.block for m in site.mentions[article.name] if m.model == model.slug]:
            yield f"Model: {model.name} ({_in_blocks(numbers)})"
    if names := new_models(site, article):
        listed = "".join(f"\n  {name} ({_in_blocks(numbers)})" for name, numbers in names.items())
        yield f"Names that look like models and have no page; a model needs a file in seeds/models/:{listed}"
    if near := [f"\n  {name} (block {number}): {known}" for name, number, known in near_names(site, article)]:
        yield f"Names spelled almost like registered ones; is it the same, give it there as an alias:{''.join(near)}"


def _keys(found: Mapping[str, Finding]) -> Iterator[str]:
    for key, finding in found.items():
        # A date is text to the reader, and needs no quotation marks.
        value = finding.value if key in ("published", ADDED) else _yaml(finding.value)
        yield f"{'' if finding.sure else '# '}{key}: {value}  # {finding.where}"
    if missing := [key for key in KEYS if key not in found]:
        yield f"{NOT_FOUND}: write what is so, and take '# ' away."
        yield from template(missing)


def _omit(omissions: Sequence[Proposal]) -> Iterator[str]:
    entries = []
    for omission in omissions:
        block = f"\nblock: {omission.block}" if omission.block else ""
        said = {"en": omission.reason}
        said |= {tag: told for tag, each in boilerplate().items() if (told := each.reasons.get(omission.reason))}
        reason = yaml.safe_dump(said, default_flow_style=True, allow_unicode=True, width=2**30, sort_keys=False)
        entries.append((f"text: {_yaml(omission.text)}\nreason: {reason.strip()}{block}", omission.sure))
    return _list("omit", entries)


def _list(key: str, entries: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """A list of the notes; its entries that are not sure are comments, and so is the key if none is."""
    if entries:
        yield ""
        yield f"{key}:" if any(sure for _, sure in entries) else f"# {key}:"
    for entry, sure in entries:
        first, *others = entry.split("\n")
        lines = (f"  - {first}", *(f"    {line}" for line in others))
        yield from (line if sure else f"# {line}" for line in lines)


def _file_name(path: str) -> str:
    """A path's last part, fit for a comment; the folders before it are the editor's own affair."""
    return fold(clean(re.split(r"[/\\]", path)[-1], "")[0])


def _yaml(value: str) -> str:
    """A value as YAML on one line."""
    return yaml.safe_dump([as_value(value)], allow_unicode=True, width=2**30).removeprefix("- ").rstrip("\n")


def _commented(text: str) -> str:
    readable = UNREADABLE.sub("\ufffd", text.rstrip("\n"))
    return "\n".join(f"# {line}".rstrip() for line in readable.split("\n"))


def _in_blocks(numbers: Sequence[int]) -> str:
    distinct = dict.fromkeys(numbers)
    return f"block{'s' if len(distinct) > 1 else ''} {', '.join(map(str, distinct))}"
