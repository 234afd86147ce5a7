"""claims: what editors say that an article says, proven against its text.

Proven means: the quote stands in the article, character for character but for white space; the value can be read
in the quote; and the model is named in the quote's block, or in earlier words that are given. Each proof has a
problem code of its own.
"""

import re
from base64 import b32encode
from bisect import bisect_left
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice

from terbuka.claims.attributes import UNITS, units_with_files
from terbuka.claims.conflicts import in_conflict
from terbuka.claims.grounds import Grounds
from terbuka.claims.known import SPEAKERS, Known
from terbuka.claims.proofs import why_unreadable
from terbuka.claims.speakers import people_faults, speaker_of, voice_faults
from terbuka.claims.values import parse_value
from terbuka.languages.tags import UNDETERMINED
from terbuka.lookups import gathered
from terbuka.problems import Problem, did_you_mean, surely
from terbuka.records.article import Draft
from terbuka.records.attribute import Attribute
from terbuka.records.keys import Basis
from terbuka.records.names import Model
from terbuka.text.clean import CURLY, NO_CURLY
from terbuka.text.words import places
from terbuka.types import Article, Block, Claim, Mention, NamedIn, Quotation, Role
from terbuka.value_types import Bound, Names, Quantity, Range, Text, Value, YesNo

EXAMPLES = {
    "quantity": "a number with its unit, in English, such as 'about 12{unit}' or '3 to 5 million{unit}'",
    "text": "words of the quote, as they stand there",
    "date": "a date or a part of one, such as 2024-10-28, 2024-10 or --09 for September",
    "yes-no": "yes or no, with 'reading: editor' and 'reason:'",
    "names": "names that have a file in seeds/, separated by commas",
}
ID_LENGTH = 8  # letters and digits of 32, so of 5 bits each: two claims of 30,000 share an id once in 2,000 sites
MOST_PLACES = 20  # of one quote that are told
AROUND = 1000  # characters before and after a quote that can change how its numbers are read; far more than do
QUOTE_LENGTH = 300  # characters; a quote is as short as it can be and still say it


def claims(
    article: Article, known: Known, mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The article's claims that are proven, and the problems of those that are not."""
    grounds = Grounds(article, known, mentions, quotations)
    problems = list(people_faults(grounds))
    proven = []
    for draft in article.notes.claims:
        found = list(faults(draft, grounds))
        problems += found
        if not found and not any(file in known.broken for file in _files(draft, known)):
            proven.append(_claim(draft, grounds))
    return tuple(proven), tuple(problems)


def with_conflicts(claims: Sequence[Claim], attributes: Iterable[Attribute]) -> tuple[Claim, ...]:
    """The claims, each marked whether another one on its model and attribute disagrees with it."""
    several = {attribute.key: attribute.several for attribute in attributes}
    apart = set()
    for subject, some in gathered(claims, lambda claim: (claim.model, claim.attribute)).items():
        values = dict.fromkeys(claim.value for claim in some)  # the same value often stands in many articles
        apart |= {(*subject, value) for value in in_conflict(values, several=several[subject[1]])}
    return tuple(replace(c, conflict=(c.model, c.attribute, c.value) in apart) for c in claims)


def faults(draft: Draft, grounds: Grounds) -> Iterator[Problem]:
    """What is wrong with a draft, if anything: every problem that can be seen at once."""
    article, known = grounds.article, grounds.known
    model, attribute = known.models.get(draft.model), known.attributes.get(draft.attribute)
    if model is None and ("models", draft.model) not in known.broken:  # what is wrong with the file is told there
        message = f"there is no model '{draft.model}'"
        fix = f"{did_you_mean(draft.model, known.models)} (a new model needs a file in seeds/models/)"
        if draft.model in known.others:
            fix = f"move seeds/other-models/{draft.model}.yml to seeds/models/: only what has a page there has claims"
        near = surely(draft.model, known.models, letters=False)
        yield draft.at("model").problem("unknown-model", message, fix, instead=near)
    if attribute is None:
        message = f"there is no attribute '{draft.attribute}'"
        fix, near = did_you_mean(draft.attribute, known.attributes), surely(draft.attribute, known.attributes)
        yield draft.at("attribute").problem("unknown-attribute", message, fix, instead=near)
    if draft.reading and not draft.reason:
        message = "an editor's reading needs its reason"
        yield draft.at("reading").problem("no-reason", message, "add 'reason:', which readers will see")
    if draft.gloss and attribute and attribute.kind != "text":
        message = f"'{draft.attribute}' takes no gloss: its values are shown in every language"
        yield draft.at("gloss").problem("needless-gloss", message, "take it out")
    if article.language in draft.gloss:
        message = f"the article itself is in the language '{article.language}'"
        yield draft.at("gloss", article.language).problem("needless-gloss", message, "take this language out")
    place = yield from _quote_faults(draft, grounds)
    yield from voice_faults(draft, grounds, place)
    if attribute:
        missing = [unit for unit in units_with_files(attribute) if unit not in known.spellings.units]
        for unit in missing:
            if (UNITS, unit) not in known.broken:
                message = f"'{draft.attribute}' counts in {unit}, and there is no file {UNITS}/{unit}.yml"
                fix = f"add seeds/{UNITS}/{unit}.yml with the unit's name and aliases: without it nothing is proven"
                yield draft.at("attribute").problem("no-unit", message, fix)
        if not missing:
            yield from _value_faults(draft, attribute, grounds, place)
    if model and place:
        yield from name_faults(draft, model, grounds, place[0])


def _files(draft: Draft, known: Known) -> Iterator[tuple[str, str]]:
    """The kinds and slugs of the files that a draft's proof rests on."""
    attribute = known.attributes[draft.attribute]
    yield "models", draft.model
    yield from ((UNITS, unit) for unit in units_with_files(attribute))
    yield from (file for file in known.broken if file[0] == attribute.names)
    yield from ((kind, draft.speaker) for kind in SPEAKERS if draft.speaker)


Place = tuple[Block, int, int]


def _quote_faults(draft: Draft, grounds: Grounds) -> Generator[Problem, None, Place | None]:
    """Check that the quote stands in the article once, in whole words; returns its place if so."""
    mark = draft.at("quote")
    if len(draft.quote) > QUOTE_LENGTH:
        message = f"the quote has {len(draft.quote)} characters, the limit is {QUOTE_LENGTH}"
        yield mark.problem("quote-too-long", message, "keep only the words that say it")
    found = _places(draft, grounds, whole=True)
    cuts = not found
    found = found or _places(draft, grounds, whole=False)
    if not found:
        yield grounds.held.lacks(mark, "quote-not-found", draft.quote, draft.block)
        return None
    if len(found) > 1:
        numbers = ", ".join(str(block.number) for block, _, _ in found[:MOST_PLACES])
        more = len(found) > MOST_PLACES
        times = f"more than {MOST_PLACES}" if more else len(found)
        message = f"the quote stands in the article {times} times, in the blocks {numbers}{' …' if more else ''}"
        yield mark.problem(
            "quote-ambiguous", message, "add 'block: n' (on the article's page ¶ shows it), or quote more words"
        )
        return None
    if cuts:
        fix = "quote whole words"
        yield mark.problem("quote-cuts-word", f"“{draft.quote}” begins or ends inside a word", fix)
    return found[0]


def _places(draft: Draft, grounds: Grounds, *, whole: bool) -> list[Place]:
    """Where the quote stands in the body or, where that does not hold it, in the headline; `whole`: as whole words.

    Of places beyond `MOST_PLACES` only one is looked for.
    """
    places = grounds.held.places(draft.quote, whole=whole, block=draft.block)
    found = [(block, *span) for block, span in islice(places, MOST_PLACES + 2)]  # one may be the headline's
    return [place for place in found if place[0].role is not Role.HEADLINE][: MOST_PLACES + 1] or found


def value_of(draft: Draft, attribute: Attribute) -> Value:
    """The value that an editor wrote; raises ValueError where the attribute does not take it."""
    return parse_value(draft.value, attribute.kind, attribute.units)


def _value_faults(draft: Draft, attribute: Attribute, grounds: Grounds, place: Place | None) -> Iterator[Problem]:
    known = grounds.known
    mark, curly = draft.at("value"), NO_CURLY if CURLY.fullmatch(draft.value) else ""
    bare = draft.value[1:-1] if curly else None
    try:
        value = value_of(draft, attribute)
    except ValueError as error:
        unit = f" {attribute.units[0]}" if attribute.units else ""
        fix = f"'{attribute.key}' takes {EXAMPLES[attribute.kind].format(unit=unit)}"
        yield mark.problem("bad-value", str(error), curly or fix, instead=bare)
        return
    if isinstance(value, Names):
        names = known.names.get(attribute.names or "", frozenset())
        for name in value.names:
            if name not in names and any(kind == attribute.names for kind, _ in known.broken):
                return  # it may be the one that could not be read; what is wrong with that is told there
            if name not in names:
                fix = f"{did_you_mean(name, sorted(names))} (a new name needs a file in seeds/{attribute.names}/)"
                near = surely(name, sorted(names)) if name == draft.value else None
                message = f"there is no file for the name '{name}'"
                yield mark.problem("unknown-name", message, curly or fix, instead=bare or near)
                return
    if place and draft.reading != Basis.EDITOR:
        why = why_not_read(value, grounds, place)
        if why:
            message, (fix, instead) = f"'{draft.value}' cannot be read in the quote: {why}", _mended(draft, value, why)
            yield mark.problem("value-not-in-quote", message, curly or fix, instead=None if curly else instead)


def why_not_read(value: Value, grounds: Grounds, place: Place) -> str | None:
    """Why a value cannot be read in the words at a place of the article, with those around them; None if it can."""
    block, start, end = place
    return why_unreadable(
        value,
        block.text[start:end],
        None if grounds.article.language == UNDETERMINED else grounds.article.language,
        grounds.spellings,
        before=block.text[max(0, start - AROUND) : start],
        after=block.text[end : end + AROUND],
    )


def _mended(draft: Draft, value: Value, why: str) -> tuple[str, str | None]:
    """How to mend a value that cannot be read in its quote, and what is to stand there if that is certain."""
    said = re.match(rf"the quote says ({'|'.join(bound.words for bound in Bound if bound.words)}) ", why)
    if isinstance(value, YesNo):
        return "add 'reading: editor' and 'reason:', which readers will see", None
    if said and isinstance(value, Quantity) and value.bound is Bound.EXACT and draft.value[0].isdigit():
        return f"write '{said[1]} {draft.value}'", f"{said[1]} {draft.value}"
    if isinstance(value, Text):
        fix = "copy the value from the quote, or quote the words that the value has"
    elif isinstance(value, Quantity | Range):
        fix = "write the number as the quote has it, with words such as 'about', and quote its unit"
    else:
        fix = "write what the quote says, or quote the words that say it"
    return f"{fix}; what only a person can read needs 'reading: editor' and 'reason:'", None


def name_faults(draft: Draft, model: Model, grounds: Grounds, block: Block) -> Iterator[Problem]:
    """What keeps a draft whose quote stands in a block from being about a model."""
    if draft.named_in is None:
        by_machine = draft.reading != Basis.MODEL
        if by_machine and (block.number, model.slug) not in grounds.models:
            message = f"block {block.number}, where the quote stands, does not name {model.name}"
            named = grounds.naming.get(model.slug, ())
            earlier = bisect_left(named, block.number)
            where = f", as block {named[earlier - 1]} does" if earlier else ""
            fix = (
                f"add 'named_in:' with words of an earlier block that name it{where}, or 'reading: model' and 'reason:'"
            )
            yield draft.at("quote").problem("model-not-named", message, fix)
        return
    mark = draft.at("named_in")
    holders = grounds.held.holders(draft.named_in)
    if not holders:
        yield grounds.held.lacks(mark, "named-in-not-found", draft.named_in)
    elif holders[0].number >= block.number:
        message = f"“{draft.named_in}” stands in block {holders[0].number}, not before the quote's block {block.number}"
        yield mark.problem("named-in-not-before", message, "give words of an earlier block")
    elif not grounds.names_one(draft.named_in, model):
        message = f"“{draft.named_in}” does not name {model.name}"
        fix = "give words that hold its name: " + ", ".join(model.names)
        others = dict.fromkeys(slug for kind, slug in grounds.named_by(draft.named_in) if kind == model.kind)
        fix += f"; if what they name is meant: 'model: {next(iter(others))}'" if others else ""
        yield mark.problem("named-in-without-name", message, fix)


def _claim(draft: Draft, grounds: Grounds) -> Claim:
    article, known = grounds.article, grounds.known
    block, start, end = _places(draft, grounds, whole=True)[0]
    named_in = None
    if draft.named_in:
        # The nearest block before the quote's: what a reader has just read.
        holders = grounds.held.holders(draft.named_in)
        holder = holders[bisect_left(holders, block.number, key=lambda each: each.number) - 1]
        first, last = next(places(holder.text, draft.named_in))
        named_in = NamedIn(block=holder.number, text=holder.text[first:last])
    return Claim(
        id=_id(draft, article),
        article=article.name,
        block=block.number,
        start=start,
        model=draft.model,
        attribute=draft.attribute,
        value=value_of(draft, known.attributes[draft.attribute]),
        quote=block.text[start:end],
        named_in=named_in,
        speaker=speaker_of(known.speakers[draft.speaker], grounds) if draft.speaker else None,
        gloss=draft.gloss,
        basis=draft.reading or (Basis.MODEL if named_in else Basis.QUOTE),
        reason=draft.reason,
        mark=draft.at(),
        same_as=draft.same_as,
        apart_from=draft.apart_from,
    )


def _id(draft: Draft, article: Article) -> str:
    """A short id, made of what the claim says and where alone, so that other claims do not change it."""
    said = "\n".join((article.name, draft.model, draft.attribute, draft.value, draft.quote, str(draft.block)))
    return b32encode(sha256(said.encode()).digest()[: ID_LENGTH * 5 // 8]).decode().lower()
