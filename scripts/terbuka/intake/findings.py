"""findings: what a received article says of itself, key by key, each with the place that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import count

from terbuka.articles import derive
from terbuka.articles.describe import slug_of
from terbuka.intake.boilerplate import ADDRESS, propose
from terbuka.intake.receive import Received
from terbuka.intake.webpage import Finding
from terbuka.languages.rules import any_language
from terbuka.records.article import Notes
from terbuka.records.keys import SLUG_LENGTH, Invalid, slots
from terbuka.site import Site

KEYS = ("language", "title", "slug", "published", "byline", "publisher", "source_url", "rights")
HEAD = 8  # blocks at the beginning of a text, among which its headline and byline stand
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"


def findings(received: Received, blocks: Sequence[str], site: Site) -> dict[str, Finding]:
    """What could be found for each key, in the order of the notes. The slug is always there."""
    found = {finding.key: finding for finding in received.findings}
    language = _language(found.pop("language", None), blocks, [language.tag for language in site.languages])
    published = _published(found.pop("published", None), received, blocks, language.value if language else "")
    head = _head(blocks)
    rest = _rest(blocks[:HEAD])
    title = found.pop("title", None) or (
        Finding(key="title", value=head[0], where="text: first line") if head else None
    )
    byline = next(filter(None, map(_byline().fullmatch, blocks[:HEAD])), None)
    address = next(filter(ADDRESS.fullmatch, blocks), None)
    others = (
        language,
        title,
        published,
        Finding(
            key="slug",
            value=_slug(title.value if title else derive.title(rest[0] if rest else blocks[0]), site),
            where="from the title; it is the address, so keep it",
        ),
        found.get("byline") or (Finding(key="byline", value=byline[1], where="text") if byline else None),
        found.get("source_url") or (Finding(key="source_url", value=address, where="text") if address else None),
    )
    found |= {finding.key: finding for finding in others if finding}
    return {key: _parsed(found[key]) for key in KEYS if key in found}


@cache
def _byline() -> re.Pattern[str]:
    """A line that names an author, with small words inside of the name ("de", "bin")."""
    by, small = any_language("by"), any_language("in_names")
    return re.compile(rf"(?i:{by}):? ({CAPITAL}(?: (?:{CAPITAL}|{small})){{1,6}})")


def _language(stated: Finding | None, blocks: Sequence[str], interface: Sequence[str]) -> Finding | None:
    told = derive.language("\n".join(blocks), interface)
    if stated is None:
        return Finding(key="language", value=told, where="guess: told from the words") if told else None
    tag = derive.fitting(stated.value, interface)
    if told and told.split("-")[0] != tag.split("-")[0]:
        # "en" is what templates of pages come with.
        if tag == "en":
            return Finding(key="language", value=told, where=f"guess: told from the words; {stated.where} says 'en'")
        return replace(stated, value=tag, where=f"{stated.where}; the words look like '{told}'")
    says = f" says '{stated.value}'" if tag != stated.value else ""
    return replace(stated, value=tag, where=f"{stated.where}{says}")


def _published(stated: Finding | None, received: Received, blocks: Sequence[str], tag: str) -> Finding | None:
    """The day that the page states, else one that the text begins or ends with, else a guess."""
    if stated and stated.sure:
        return stated
    if day := derive.published(blocks, tag):
        return Finding(key="published", value=day.isoformat(), where="text")
    if stated:
        for match in derive.long_date().finditer(received.shown):
            if (day := derive.published([match[0]], tag)) and day.isoformat() == stated.value:
                return replace(stated, where=f"text: {match[0]}", sure=True)
    return stated


def _head(blocks: Sequence[str]) -> list[str]:
    """The lines before the first paragraph that may be the headline, the likeliest first."""
    head = blocks[:HEAD]
    omitted = {proposal.number for proposal in propose(head, None)}
    lines = []
    for number, line in enumerate(head, start=1):
        if number not in omitted and not _byline().fullmatch(line):
            if not derive.headline(line):
                break
            lines.append(line)
    lines = [line for line in lines if len(line.split()) > 2] if len(blocks) > len(lines) else []
    # "Home Economy The headline" goes before "The headline", which is the one.
    return [line for line in lines if not any(line.endswith(f" {other}") for other in lines)]


def _rest(blocks: Sequence[str]) -> list[str]:
    """The blocks without the words that are surely not the article's."""
    omitted = {proposal.number: proposal.text for proposal in propose(blocks, None) if proposal.sure}
    rest = (block.removeprefix(omitted.get(number, "")) for number, block in enumerate(blocks, start=1))
    return [block for block in map(str.strip, rest) if block]


def _slug(title: str, site: Site) -> str:
    """A slug that no file and no article of the site has."""
    taken = {source.path.split("/")[-1].rpartition(".")[0].casefold() for source in site.seeds}
    taken |= {article.slug for article in site.articles} | {"index"}
    slug = slug_of(title, "")
    numbered = (f"{slug[: SLUG_LENGTH - 5].rstrip('-')}-{number}" for number in count(2))
    return slug if slug not in taken else next(other for other in numbered if other not in taken)


def _parsed(finding: Finding) -> Finding:
    """A finding that its key does not take is no more than shown."""
    try:
        slots(Notes)[finding.key].key.parse(finding.value)
    except Invalid as error:
        return replace(finding, where=f"{finding.where}; {error.message}", sure=False)
    return finding
