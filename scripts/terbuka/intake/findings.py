"""findings: what a received article says of itself, key by key, each with the place that says so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import count

from terbuka.articles import derive
from terbuka.articles.describe import slug_of
from terbuka.intake.boilerplate import ADDRESS, propose
from terbuka.intake.days import days_in
from terbuka.intake.receive import Received
from terbuka.intake.stated import Finding
from terbuka.languages.rules import any_language, boilerplate
from terbuka.records.article import Notes
from terbuka.records.keys import SLUG_LENGTH, Invalid, keys_of
from terbuka.site import Site
from terbuka.text.clean import as_value

KEYS = ("language", "title", "slug", "published", "byline", "publisher", "source_url", "rights")
ADDED = "added"  # which no text tells: whoever takes the text in does
HEAD = 8  # blocks at the beginning of a text, among which its headline and byline stand
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"


def findings(received: Received, blocks: Sequence[str], site: Site) -> dict[str, Finding]:
    """What could be found for each key, in the order of the notes. The slug is always there."""
    found: dict[str, Finding | None] = {**received.page.findings}
    found["language"] = language = _language(found.get("language"), blocks, [each.tag for each in site.languages])
    found["published"] = _published(found.get("published"), received, blocks, language.value if language else "")
    if head := _head(blocks):
        found.setdefault("title", Finding(head[0], "text: first line"))
    rest, title = _rest(blocks[:HEAD]), found.get("title")
    slug = _slug(title.value if title else derive.title(rest[0] if rest else blocks[0]), site)
    found["slug"] = Finding(slug, "from the title; it is the address, so keep it")
    if byline := next(filter(None, map(_byline().fullmatch, blocks[:HEAD])), None):
        found.setdefault("byline", Finding(byline[1], "text"))
    if address := next(filter(ADDRESS.fullmatch, blocks), None):
        found.setdefault("source_url", Finding(address, "text"))
    told = {
        key: replace(finding, value=as_value(finding.value)) for key in (*KEYS, ADDED) if (finding := found.get(key))
    }
    return {key: _parsed(key, finding) for key, finding in told.items() if finding.value}


@cache
def _byline() -> re.Pattern[str]:
    """A line that names an author, with small words inside of the name ("de", "bin")."""
    by, small = any_language("by"), any_language("in_names")
    return re.compile(rf"(?i:{by}):? ({CAPITAL}(?: (?:{CAPITAL}|{small})){{1,6}})")


@cache
def _changed() -> re.Pattern[str]:
    """ "Updated": what follows is not the day of publication."""
    words = {word for each in boilerplate().values() for word in each.changed}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))), re.IGNORECASE)


def _language(stated: Finding | None, blocks: Sequence[str], interface: Sequence[str]) -> Finding | None:
    told = derive.language("\n".join(blocks), interface)
    if stated is None:
        return Finding(told, "guess: told from the words") if told else None
    tag = derive.fitting(stated.value, interface)
    if told and told.split("-")[0] != tag.split("-")[0]:
        # "en" is what templates of pages come with.
        if tag == "en":
            return Finding(told, f"guess: told from the words; {stated.where} says 'en'")
        return replace(stated, value=tag, where=f"{stated.where}; the words look like '{told}'")
    says = f" says '{stated.value}'" if tag != stated.value else ""
    return replace(stated, value=tag, where=f"{stated.where}{says}")


def _published(stated: Finding | None, received: Received, blocks: Sequence[str], tag: str) -> Finding | None:
    """The day that the page states, else one that the text begins or ends with, else a guess."""
    if stated and stated.sure:
        return stated
    if day := derive.published(blocks, tag):
        return Finding(day.isoformat(), "text")
    lines = (_changed().split(line, maxsplit=1)[0] for line in received.page.head)
    head = {day.isoformat(): words for line in lines for day, words in days_in(line, tag)}
    if len(head) == 1:
        ((shown, words),) = head.items()
        return Finding(shown, f"text: {words}")
    if stated:
        # What the page shows of itself, not in a comment or beside another article.
        own = (*blocks, *received.page.head, *(line.text for line in received.page.left_out if not line.part))
        for day, words in (each for line in own for each in days_in(line, tag)):
            if day.isoformat() == stated.value:
                return replace(stated, where=f"text: {words}", sure=True)
        address = received.page.findings.get("source_url")
        if address and re.search(stated.value.replace("-", "[/-]?"), address.value):
            return replace(stated, where="the address", sure=True)
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


def _parsed(key: str, finding: Finding) -> Finding:
    """A finding that its key does not take is no more than shown."""
    try:
        keys_of(Notes)[key].parse(finding.value)
    except Invalid as error:
        return replace(finding, where=f"{finding.where}; {error.message}", sure=False)
    return finding
