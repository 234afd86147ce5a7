"""What readers will see of an article, for those who look a change over before it is published: parts of a report."""

from collections.abc import Iterable, Iterator, Sequence

from terbuka.claims.suggest import suggest
from terbuka.commands.markdown_parts import (
    SHOWN,
    ReportPart,
    code_block,
    code_words,
    details,
    listed,
    markdown_words,
)
from terbuka.intake.intake import left_open
from terbuka.languages.tags import UNDETERMINED
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.evidence import shown_claims
from terbuka.problems import Problem
from terbuka.records.keys import Basis
from terbuka.site import Site
from terbuka.types import Article, Claim, Origin, Tie

ORIGINS = {Origin.SOURCE: "the text's own", Origin.EDITOR: "its editor's", Origin.DERIVED: "told by machine"}
TIES = {Tie.DEVELOPER: "developer", Tie.INDEPENDENT: "independent"}
READINGS = {Basis.EDITOR: "the editor's reading", Basis.MODEL: "which model is meant is the editor's reading"}
KINDS = {"models": "Models", "people": "People", "organisations": "Organisations", "other-models": "Other models"}
PLACES = 20  # in a row
TO_DO = "Still to be done"


def preview(site: Site, article: Article, problems: Iterable[Problem], *, is_new: bool) -> Iterator[ReportPart]:
    """What stands on the page of an article and on those of its models, and what is still to be done about it.

    `problems` are those in its two files.
    """
    title, label = f"{'New' if is_new else 'Changed'}: {markdown_words(article.title)}", f"seeds/{article.name}"
    yield ReportPart(label, (f"### {title}",))
    yield ReportPart(label, [f"- {row}" for row in _known(site, article)])
    for heading, rows in (
        ("Statements", [_claim(site, claim) for claim in site.claims_in(article)]),
        ("Folded away, as no part of the article", list(_omissions(site, article))),
        (TO_DO, list(_problems(problems))),
    ):
        if rows:
            listing, name = listed([f"- {row}" for row in rows]), f"{heading} of {label}"
            if is_new or heading == TO_DO:
                yield ReportPart(name, (f"**{heading} ({len(rows)})**\n", *listing))
            else:  # most were there before: what came or went stands in what the change does
                yield ReportPart(name, (details(f"{heading}, old and new ({len(rows)})", "\n".join(listing)),))
    if claims := suggest(site, article):
        told = f"Claims that the text seems to make: {claims.count('- model:')}. Shorten the quotes, take what is right"
        if article.notes.claims:  # whose key is not to stand there twice
            claims, told = claims.partition("\n")[2], f"{told}; they go to the end of <code>claims:</code>"
        yield ReportPart(f"suggestions for {label}", (details(told, code_block(claims, "yaml")),))
    if comments := _comments(site, article):
        told = f"Comments in the notes, in {len(comments)} lines: what was not sure, what was not taken of the page"
        yield ReportPart(f"comments of {label}", (details(told, code_block("\n".join(comments), "yaml")),))


def _known(site: Site, article: Article) -> Iterator[str]:
    language = site.languages[0]
    files = [path for path in (article.path, article.notes_path) if path]
    page = f"{addresses.url(addresses.article(article))}index.html"
    yield f"{' and '.join(map(code_words, files))}, on the page {code_words(page)}"
    tag = article.language
    named = "nobody can tell" if tag == UNDETERMINED else f"{language.language_name(tag)} ({code_words(tag)})"
    yield f"Language: {named}, {ORIGINS[article.language_origin]}. Title: {ORIGINS[article.title_origin]}"
    facts = {
        "published": f"{article.published} ({ORIGINS[article.published_origin]})" if article.published else None,
        "byline": article.byline,
        "publisher": article.publisher,
        "source_url": article.source_url,
        "rights": article.rights,
        "original": article.original,
    }
    for key, fact in facts.items():
        if fact:
            yield f"{key.replace('_', ' ').capitalize()}: {markdown_words(fact)}"
    if unknown := [code_words(key) for key, fact in facts.items() if not fact]:
        yield f"Not known: {', '.join(unknown)}"
    places = gathered(site.mentions[article.name], lambda mention: (mention.kind, mention.slug))
    roles = {each.person: each.role for each in article.notes.people}
    for kind, heading in KINDS.items():
        rows = []
        for name in site.names_in(article, kind):
            role = f" (“{markdown_words(roles[name.slug])}”)" if kind == "people" and name.slug in roles else ""
            where = _places([mention.block for mention in places.get((kind, name.slug), ())])
            rows.append(f"{markdown_words(name.name)}{role}{where}")
        more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
        yield f"{heading}: {', '.join(rows[:SHOWN]) or 'none is named'}{more}"
    if quotations := site.quotations_in(article):
        unsaid = _places([quotation.block for quotation in quotations if not quotation.speaker])
        told = f", of some of them nobody is known to be the speaker:{unsaid}" if unsaid else ""
        yield f"Quotations: {len(quotations)}{told}"


def _places(blocks: Sequence[int]) -> str:
    distinct = [*dict.fromkeys(blocks)]
    shown = ", ".join(f"¶{block}" for block in distinct[:PLACES])
    return f" {shown}{' …' if len(distinct) > PLACES else ''}" if distinct else ""


def _claim(site: Site, claim: Claim) -> str:
    """A claim in a line: what the pages say, and what they rest it on."""
    language = site.languages[0]
    value = shown_claims(site, [claim], language)
    label = language.say(f"attributes.{claim.attribute}")
    told = [f"{markdown_words(site.model[claim.model].name)}, {label}: **{markdown_words(value.text)}**"]
    told += ["(our translation)"] if value.is_gloss else []
    said = [f"— “{markdown_words(claim.quote)}” ¶{claim.block}"]
    if claim.named_in:
        said.append(f"named in “{markdown_words(claim.named_in.text)}” ¶{claim.named_in.block}")
    said.append(f"says {_speaker(claim)}")
    said += [READINGS[claim.basis]] if claim.basis in READINGS else []
    if lacks := site.lacks_gloss_in(claim):
        said.append(f"not translated into {', '.join(lacks)}")
    others = len(site.statement_of(claim).claims) - 1
    said += [f"one statement with {others} other {'claim' if others == 1 else 'claims'}"] if others else []
    said += ["**differs from what another claim says**"] if claim.conflict else []
    return f"{' '.join(told)} {', '.join(said)}"


def _speaker(claim: Claim) -> str:
    tie = f" ({TIES[claim.tie]})" if claim.tie else ""
    return f"{markdown_words(claim.speaker.name.name) if claim.speaker else 'the article'}{tie}"


def _omissions(site: Site, article: Article) -> Iterator[str]:
    first = site.languages[0].tag
    for block in article.blocks:
        for omission in block.omissions:
            reason = omission.reason.get(first) or next(iter(omission.reason.values()), "")
            yield f"“{markdown_words(omission.text)}” ¶{block.number}: {markdown_words(reason)}"


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        yield problem_row(problem)


def problem_row(problem: Problem) -> str:
    """A problem in a line, with its place and what mends it."""
    place = code_words(f"{problem.path}:{problem.line}")
    told = f"{place} {markdown_words(problem.message)}"
    return f"{told} – {markdown_words(problem.fix)} ({code_words(problem.code)})"


def _comments(site: Site, article: Article) -> list[str]:
    """The lines of an article's notes that are comments, for an editor to take or to delete."""
    notes = next((file for file in site.seeds if file.path == article.notes_path), None)
    return left_open(notes.data.decode("utf-8", "replace")) if notes else []
