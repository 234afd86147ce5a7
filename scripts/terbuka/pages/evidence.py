"""What pages show of a statement, for the macros of evidence.html: its value in the page's language, and its claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from terbuka.claims.facts import by_speaker, how_statements_differ, remarks_on
from terbuka.claims.values import format_value
from terbuka.coverage import Voice, voice_of
from terbuka.languages.interface import Language
from terbuka.layout import Passage
from terbuka.records.article import Remark
from terbuka.records.attribute import Attribute
from terbuka.records.keys import Basis
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, Claim, Statement
from terbuka.value_types import Aspect, Strength, Text

UNTOLD = (Aspect.DENIAL,)  # where it would be noticed: it goes without saying of words

_Mark = TypeVar("_Mark")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """A value in words, and the language that they are in. `is_gloss`: they are our translation of the source's."""

    text: str
    language: str
    is_gloss: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """A claim with its article, and what an editor notes of the words; `is_said`: who says it stands beside it.

    The labels `checked` say what a machine would notice, those `judged` what only a person can tell of the `model`.
    """

    claim: Claim
    article: Article
    model: str
    checked: tuple[str, ...]
    judged: tuple[str, ...]
    remarks: tuple[Remark, ...]
    is_said: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWording:
    """One way in which a statement is told: its value, a claim of each who says it, and the quotes.

    `more` are those behind the first.
    """

    value: ShownValue
    speakers: tuple[tuple[Claim, Article], ...]
    first: ShownQuote
    more: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """A statement, or some claims of it, in more than one wording where translations differ; and by whose voices.

    It begins elsewhere with the claim `before`; from `after` on there are `left` more.
    """

    claims: tuple[Claim, ...]
    wordings: tuple[ShownWording, ...]
    voices: tuple[Voice, ...]
    before: Claim | None
    after: Claim | None
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatements:
    """The statements on one attribute: those `apart` stand together, below the labels of how they differ.

    `more` are in parts elsewhere.
    """

    differences: tuple[str, ...]
    apart: tuple[ShownStatement, ...]
    rest: tuple[ShownStatement, ...]
    more: int = 0


def shown_value(site: Site, statement: Statement, language: Language) -> ShownValue:
    """The value of a statement for a page in `language`, see `shown_claims`."""
    return shown_claims(site, statement.claims, language)


def shown_claims(site: Site, claims: Sequence[Claim], language: Language) -> ShownValue:
    """The value of claims that say one thing, for a page in `language`.

    Words stand as a source in the language has them; else as they are, where they are a name; else as an editor has
    translated them; else in the first claim's own language.
    """
    first = claims[0]
    if not isinstance(first.value, Text):
        return ShownValue(text=format_value(first.value, language), language=language.tag)
    worded = [(claim, claim.value.text) for claim in claims if isinstance(claim.value, Text)]
    for claim, text in worded:
        if site.article[claim.article].language == language.tag or site.is_name(text):
            return ShownValue(text=text, language=language.tag)
    for claim, _ in worded:
        if gloss := claim.gloss.get(language.tag):
            return ShownValue(text=gloss, language=language.tag, is_gloss=gloss not in (text for _, text in worded))
    return ShownValue(text=first.value.text, language=site.article[first.article].language)


def shown_statement(site: Site, statement: Statement, language: Language) -> ShownStatement:
    """A statement for a page in `language` that is of something else than its model; of many quotes only some."""
    return shown_passage(site, site.excerpt(statement, language.tag), language)


def shown_passage(site: Site, passage: Passage, language: Language) -> ShownStatement:
    """What a page in `language` shows of a statement; quotes in the page's language come first."""
    return ShownStatement(
        claims=passage.claims,
        wordings=tuple(
            _wording(site, head, group, language) for head, group in zip(passage.heads, passage.wordings, strict=True)
        ),
        voices=tuple(dict.fromkeys(map(voice_of, passage.claims))),
        before=passage.before,
        after=passage.after,
        left=passage.left,
    )


def _wording(site: Site, head: Claim, claims: Sequence[Claim], language: Language) -> ShownWording:
    said = by_speaker(claims)
    quotes = [
        ShownQuote(
            claim=claim,
            article=site.article[claim.article],
            model=site.model[claim.model].name,
            checked=checked_labels(site.strengths[claim.id]),
            judged=judged_labels(site.strengths[claim.id], claim),
            remarks=remarks_on(claim, site.article[claim.article]),
            is_said=len(said) > 1,
        )
        for claim in claims
    ]
    return ShownWording(
        value=shown_claims(site, claims if head is claims[0] else (head, *claims), language),
        speakers=tuple((some[0], site.article[some[0].article]) for some in said),
        first=quotes[0],
        more=tuple(quotes[1:]),
    )


def checked_labels(strength: Strength) -> tuple[str, ...]:
    """What of a claim a machine would notice."""
    return tuple(f"strength.checked.{each}" for each in strength.noticed if each not in UNTOLD)


def judged_labels(strength: Strength, claim: Claim) -> tuple[str, ...]:
    """What of it only a person can tell; the labels take the name of its `model`."""
    model = "strength.judged.model" if claim.basis is Basis.MODEL else "strength.judged.model_beside"
    return tuple(model if each is Aspect.MODEL else f"strength.judged.{each}" for each in strength.judged)


def shown_statements(
    site: Site, attribute: Attribute, statements: Sequence[Statement], language: Language, most: int | None = None
) -> ShownStatements:
    """The statements on an attribute of a model, for a page that is not the model's own; `most` of them at most."""
    some = [site.excerpt(each, language.tag) for each in statements[:most]]
    return _shown(site, attribute, statements, some, language)


def shown_on_model_page(site: Site, model: Model, attribute: Attribute, language: Language) -> ShownStatements:
    """What a model's own page shows of the statements on an attribute."""
    passages = site.passages.get((model.slug, attribute.key, language.tag, 0), ())
    return _shown(site, attribute, site.statements_on(model, attribute), passages, language)


def shown_in_part(site: Site, model: str, attribute: str, language: Language, number: int) -> ShownStatements:
    """What a part shows of them, whatever the other parts hold."""
    passages = site.passages[model, attribute, language.tag, number]
    shown = [(passage.conflict, shown_passage(site, passage, language)) for passage in passages]
    apart = tuple(each for conflict, each in shown if conflict)
    rest = tuple(each for conflict, each in shown if not conflict)
    return ShownStatements(differences=("summary.differ",) if apart else (), apart=apart, rest=rest)


def _shown(
    site: Site, attribute: Attribute, statements: Sequence[Statement], some: Iterable[Passage], language: Language
) -> ShownStatements:
    differ = how_statements_differ(site, attribute, statements)
    conflicting = any(statement.conflict for statement in statements)
    apart: list[ShownStatement] = []
    rest: list[ShownStatement] = []
    for passage in some:
        together = bool(differ) and (passage.conflict or not conflicting)
        (apart if together else rest).append(shown_passage(site, passage, language))
    return ShownStatements(
        differences=tuple(f"statement.differ_{difference}" for difference in differ),
        apart=tuple(apart),
        rest=tuple(rest),
        more=len(statements) - len(apart) - len(rest),
    )


def pieces(
    text: str, marks: Iterable[tuple[int, int, _Mark]], start: int = 0, end: int | None = None
) -> Iterator[tuple[str, _Mark | None]]:
    """The text from `start` to `end` in pieces: what is marked with its mark, what is not with None.

    A mark (start, end, mark) that begins before another ends, or lies across an edge, is passed over.
    """
    at, end = start, len(text) if end is None else end
    for first, last, mark in marks:
        if at <= first and last <= end:
            if at < first:
                yield text[at:first], None
            yield text[first:last], mark
            at = last
    if at < end:
        yield text[at:end], None
