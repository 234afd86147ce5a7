"""How strong the evidence for a claim is: the claim is changed, and its proof is asked whether it still stands.

What is refused the machine would have noticed, had an editor written it so; what passes only a person can tell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice

from terbuka.claims.conflicts import disagree
from terbuka.claims.dated import dates_in
from terbuka.claims.grounds import Grounds
from terbuka.claims.prove import Place, name_faults, why_not_read
from terbuka.claims.speakers import voice_faults
from terbuka.languages.rules import text_rules
from terbuka.languages.tags import UNDETERMINED
from terbuka.records.article import Draft
from terbuka.records.keys import Basis
from terbuka.records.names import KINDS, Mentioned
from terbuka.text.numbers import read_numbers
from terbuka.text.words import places
from terbuka.types import Article, Block, Claim
from terbuka.value_types import (
    Aspect,
    Bound,
    Names,
    PartialDate,
    Quantity,
    Range,
    Strength,
    Text,
    Value,
    YesNo,
)

MONEY = ("USD", "EUR", "percent")  # what stands beside numbers everywhere, and needs no file
# How many take a claim's place: those that come next, or stand beside it.
MOST_UNITS, MOST_NAMES, MOST_MODELS, MOST_SPEAKERS = 12, 8, 20, 8
MOST_UNLOOKED = 40
UNLOOKED = frozenset(kind.folder for kind in KINDS if not issubclass(kind.record, Mentioned))  # for in no text
OTHER = "ZZZ"  # a word of no text

Change = tuple[Aspect, Value]


def strengths_in(article: Article, claims: Iterable[Claim], grounds: Grounds) -> Mapping[str, Strength]:
    """The strength of each of an article's claims, by its id."""
    drafts = {draft.at(): draft for draft in article.notes.claims}
    return {claim.id: strength_of(claim, drafts[claim.mark], grounds) for claim in claims}


def strength_of(claim: Claim, draft: Draft, grounds: Grounds) -> Strength:
    """How far the proof of a claim, which its editor wrote as `draft`, holds against changes."""
    block = grounds.article.told_by_number[claim.block]
    place = block, claim.start, claim.end
    passed: dict[Aspect, list[bool]] = {}
    for aspect, value in dict.fromkeys(_changes(claim, grounds)):
        if claim.basis is Basis.EDITOR:  # nothing of its value is proven
            passed.setdefault(Aspect.VALUE, []).append(True)
        elif value != claim.value:
            passed.setdefault(aspect, []).append(why_not_read(value, grounds, place) is None)
    passed[Aspect.MODEL] = [*_other_models(draft, grounds, block)]
    if claim.basis is Basis.MODEL:  # also where words before the quote name the model: that they mean it is a reading
        passed[Aspect.MODEL].append(True)
    passed[Aspect.SPEAKER] = [*_other_speakers(draft, grounds, place)]
    return _one(
        tuple(aspect for aspect in Aspect if aspect in passed and not any(passed[aspect])),
        tuple(aspect for aspect in Aspect if any(passed.get(aspect, ()))),
        sum(map(len, passed.values())),
        sum(some.count(False) for some in passed.values()),
    )


@lru_cache(maxsize=2**12)
def _one(noticed: tuple[Aspect, ...], judged: tuple[Aspect, ...], tried: int, refused: int) -> Strength:
    """Thousands of claims have few different ones, and are kept in little room so."""
    return Strength(noticed=noticed, judged=judged, tried=tried, refused=refused)


def _changes(claim: Claim, grounds: Grounds) -> Iterator[Change]:
    """Other values in the place of a claim's own, each with what of it is changed."""
    language = None if grounds.article.language == UNDETERMINED else grounds.article.language
    match claim.value:
        case Quantity() as value:
            others = (*_other_numbers(value.amount), *_numbers_in(claim.quote, language))
            yield from ((Aspect.NUMBER, replace(value, amount=other)) for other in others)
            yield from _other_units(value, grounds)
            yield from ((Aspect.BOUND, replace(value, bound=bound)) for bound in Bound)
            for low, high in ((value.amount, value.amount * 10), (value.amount / 10, value.amount)):
                yield Aspect.BOUND, Range(low=low, high=high, unit=value.unit)
        case Range() as value:
            for other in _other_numbers(value.low):
                yield Aspect.NUMBER, replace(value, low=other)
            for other in _other_numbers(value.high):
                yield Aspect.NUMBER, replace(value, high=other)
            yield from _other_units(value, grounds)
            for end, half in ((value.low, Bound.AT_LEAST), (value.high, Bound.UP_TO)):
                for bound in (Bound.EXACT, half):
                    yield Aspect.BOUND, Quantity(amount=end, unit=value.unit, bound=bound)
        case Names() as value:
            yield from _other_names(value, claim, grounds)
        case PartialDate() as value:
            dates = (found for found, _ in dates_in(claim.quote, language) if disagree(value, found))
            yield from ((Aspect.DATE, other) for other in (*_other_dates(value), *islice(dates, MOST_NAMES)))
        case Text() as value:
            yield from _other_words(value.text, claim.quote, language or UNDETERMINED)
        case YesNo() as value:
            yield Aspect.VALUE, YesNo(yes=not value.yes)


def _other_numbers(amount: Decimal) -> Iterator[Decimal]:
    """Ten and a thousand times as much, a tenth of it, and another first and last digit."""
    yield from (amount * 10, amount * 1000, amount / 10)
    sign, digits, exponent = amount.normalize().as_tuple()
    assert isinstance(exponent, int)
    for at in (0, len(digits) - 1):
        other = digits[at] % 9 + 1
        yield Decimal((sign, (*digits[:at], other, *digits[at + 1 :]), exponent))


def _numbers_in(quote: str, language: str | None) -> Iterator[Decimal]:
    """The numbers that stand in a quote, any of which may be the one that is meant."""
    return (end for number in read_numbers(quote, language)[:MOST_NAMES] for end in {number.low, number.high})


def _other_units(value: Quantity | Range, grounds: Grounds) -> Iterator[Change]:
    units = sorted(grounds.spellings.units - {value.unit})[:MOST_UNITS]
    return ((Aspect.UNIT, replace(value, unit=unit)) for unit in (*units, *MONEY))


def _other_names(value: Names, claim: Claim, grounds: Grounds) -> Iterator[Change]:
    """Each name as another one of its kind, one left out and one added: names of the quote, and a few besides."""
    kind = grounds.known.attributes[claim.attribute].names or ""
    beside = islice(grounds.names_within(kind, claim.block, claim.start, claim.end), MOST_NAMES)
    known = _in_order(grounds.known.names.get(kind, frozenset()))[: MOST_UNLOOKED if kind in UNLOOKED else MOST_NAMES]
    others = dict.fromkeys(name for name in (*beside, *known) if name not in value.names)
    for other in others:
        yield Aspect.NAME, Names(names=(*value.names, other))
        for at in range(len(value.names)):
            yield Aspect.NAME, Names(names=(*value.names[:at], other, *value.names[at + 1 :]))
    yield Aspect.NAME, Names(names=(OTHER,))
    if len(value.names) > 1:
        yield from ((Aspect.NAME, Names(names=tuple(n for n in value.names if n != name))) for name in value.names)


@lru_cache(maxsize=16)
def _in_order(names: frozenset[str]) -> list[str]:
    return sorted(names)


def _other_dates(value: PartialDate) -> Iterator[PartialDate]:
    """The next and the last year, month and day, and a day or a year that was not given."""
    for key in ("year", "month", "day"):
        part = getattr(value, key)
        for other in filter(None, (part + 1, part - 1)) if part else (1, 2024):
            try:
                changed = replace(value, **{key: other})
                date(changed.year or 2000, changed.month or 1, changed.day or 1)
            except ValueError:
                continue
            if changed.month or not changed.day:
                yield changed


def _other_words(text: str, quote: str, language: str) -> Iterator[Change]:
    """Other words at either end and another digit; and what denies them added or taken away."""
    words = text.split()
    yield Aspect.WORDS, Text(text=" ".join((OTHER, *words[1:])))
    yield Aspect.WORDS, Text(text=" ".join((*words[:-1], OTHER)))
    for at, character in enumerate(text):
        if character.isdecimal():
            yield Aspect.WORDS, Text(text=f"{text[:at]}{(int(character) + 1) % 10}{text[at + 1 :]}")
    own = next(places(quote, text), None)
    for word in text_rules(language).saying.negations:
        yield Aspect.DENIAL, Text(text=f"{word} {text}")
        for start, end in places(quote, word) if own else ():
            if own and end <= own[0]:
                yield Aspect.DENIAL, Text(text=quote[start : own[1]])
        for start, end in places(text, word):
            without = " ".join((text[:start] + text[end:]).split())
            if without:
                yield Aspect.DENIAL, Text(text=without)


def _other_models(draft: Draft, grounds: Grounds, block: Block) -> Iterator[bool]:
    """Whether the claim could be about another model: each that the article names, and one that it does not."""
    models = grounds.known.models
    beside = grounds.ai_models_in.get(block.number, frozenset())
    elsewhere = (slug for slug in grounds.ai_models if slug not in beside)
    named = (slug for slug in chain(sorted(beside)[: MOST_MODELS + 1], elsewhere) if slug != draft.model)
    unnamed = (slug for slug in models if slug not in grounds.ai_models)
    for slug in chain(islice(named, MOST_MODELS), islice(unnamed, 1)):
        if slug in models:
            yield not any(name_faults(replace(draft, model=slug), models[slug], grounds, block))
        else:  # without a page of its own no claim is about it, and the words may be all the same
            yield slug in beside


def _other_speakers(draft: Draft, grounds: Grounds, place: Place) -> Iterator[bool]:
    """Whether somebody else could say it: each whom the article names, one whom it does not, or the article itself."""
    named = grounds.named_speakers
    unnamed = (slug for slug in grounds.known.speakers if slug not in grounds.naming)
    for slug in chain(islice(named, MOST_SPEAKERS + 1), islice(unnamed, 1), [None]):
        if slug != draft.speaker:
            yield not any(voice_faults(replace(draft, speaker=slug), grounds, place))
