"""The quotations of an article: words in quotation marks, or those that an editor gives to somebody, and who speaks."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from terbuka.articles.attribution import Telling
from terbuka.articles.clauses import UNKNOWN, Somebody
from terbuka.articles.held import Held
from terbuka.articles.marks import Marked, closes_first, marked_words
from terbuka.articles.wording import ORGANISATION, PERSON, worded
from terbuka.lookups import gathered
from terbuka.problems import Problem
from terbuka.records.article import QuotationNote
from terbuka.records.names import Name
from terbuka.text.texts import Texts
from terbuka.text.words import Folded, Span, folded
from terbuka.types import Article, Block, Mention, Quotation

NEAR = 3  # blocks that a pronoun may look back
ANNOUNCED = "A."  # stands for a quotation that is the next block


def find_quotations(
    article: Article, mentions: Sequence[Mention], speakers: Mapping[str, Name]
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """The quotations of an article's headline and body in order, and the problems of what editors say of them.

    `speakers` are the people and organisations by their slugs. A quotation over several blocks is one in each.
    """
    spoken = {number: speech.speaker for speech in article.notes.speaks for number in speech.blocks}
    told = gathered(mentions, lambda mention: mention.block)
    views = [folded(block.text) for block in article.told]
    marked = [
        () if block.number in spoken else marked_words(view.text)
        for block, view in zip(article.told, views, strict=True)
    ]
    found: list[Quotation] = []
    before, strangers = _Read(), set[str]()
    for at, (block, view) in enumerate(zip(article.told, views, strict=True)):
        if block.number in spoken:
            found.append(_quotation(article, block, (0, len(block.text)), speakers.get(spoken[block.number])))
        if block.number in spoken or not any((*marked[at : at + 1 + NEAR], before.open, before.unclosed)):
            before = _Read()  # nothing of it is asked for
            continue
        before = _read(view, marked[at], told.get(block.number, ()), article.language, before, strangers)
        for span, who in before.said:
            name = speakers.get(who.slug) if who else None
            found.append(_quotation(article, block, span, name if who and name and name.kind == who.kind else None))
    return _edited(article, found, speakers)


def _quotation(article: Article, block: Block, span: Span, speaker: Name | None) -> Quotation:
    return Quotation(article=article.name, block=block.number, start=span[0], end=span[1], speaker=speaker)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A block's quotations by their places, and what the next block may go on with.

    `open` is who still speaks at its end: the last quotation is `unclosed`, or a colon announces one. `last` is whom
    a pronoun means; `age` counts the blocks since that was told.
    """

    said: Sequence[tuple[Span, Somebody | None]] = ()
    open: Somebody | None = None
    unclosed: bool = False
    last: Somebody = UNKNOWN
    age: int = 0


def _read(
    view: Folded, found: Sequence[Marked], mentions: Sequence[Mention], tag: str, before: _Read, strangers: set[str]
) -> _Read:
    """Read a block, with its quotations, behind another one."""
    text = view.text.rstrip()
    if before.unclosed and (end := closes_first(text)):
        # It goes on with what the one before has not closed.
        first = Marked(start=0, end=end, first=0, last=end + 1, closed=True)
        found = (first, *(each for each in found if each.first > end))
    unclosed = bool(found) and not found[-1].closed and found[-1].end == len(text)
    marks, announces = [*found], text.endswith(":")
    if announces:
        start = len(text) + 1
        text = f"{text} {ANNOUNCED}"
        marks.append(Marked(start=start, end=len(text), first=start, last=len(text), closed=True))
    words = worded(text, marks, [_moved(mention, view) for mention in mentions], tag)
    telling = Telling(words, [text[each.start : each.end] for each in marks], tag, before.last, strangers)
    speakers = telling.speakers
    if found and found[0].first == 0 and speakers[0] is None:
        speakers[0] = before.open
    told = any(mention.kind in (PERSON, ORGANISATION) for mention in mentions)
    age = 0 if told or telling.last != before.last else before.age + 1
    return _Read(
        said=[(view.span(each.start, each.end), who) for each, who in zip(found, speakers, strict=False)],
        open=speakers[-1] if unclosed or announces else None,
        unclosed=unclosed,
        last=telling.last if age < NEAR else UNKNOWN,
        age=age,
    )


def _moved(mention: Mention, view: Folded) -> Mention:
    """A mention with its places in the folded text."""
    if not view.spans:
        return mention
    start = bisect_left(view.spans, (mention.start, 0))
    end = bisect_left(view.spans, (mention.end, 0))
    return replace(mention, start=start, end=end)


def _edited(
    article: Article, found: Sequence[Quotation], speakers: Mapping[str, Name]
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """The quotations with what editors know of them, and the problems of notes that are about none, or several."""
    blocks = {block.number: block.text for block in article.told}
    texts = Texts([blocks[each.block][each.start : each.end] for each in found])
    known, problems, told = [*found], [], Held(article.told)
    for note in article.notes.quotations:
        holding = texts.holding(note.text, whole=False)
        held = [at for at in holding if note.block in (None, found[at].block)]
        if len(held) == 1:
            each = known[held[0]]
            speaker = speakers.get(note.speaker or "", each.speaker)
            known[held[0]] = replace(each, speaker=speaker, gloss=note.gloss or each.gloss)
        elif held:
            message = f"“{note.text}” stands in {len(held)} quotations"
            numbers = ", ".join(dict.fromkeys(str(found[at].block) for at in held))
            fix = f"quote more of it, or add 'block: n'; it stands in {numbers}"
            problems.append(note.at("text").problem("quotation-ambiguous", message, fix))
        else:
            problems.append(_not_found(note, told))
    return tuple(known), tuple(problems)


def _not_found(note: QuotationNote, told: Held) -> Problem:
    """The problem of words that stand in no quotation: elsewhere in the article, or nowhere."""
    mark = note.at("text")
    holder = next((block for block, _ in told.places(note.text, whole=False, block=note.block)), None)
    if not holder:
        return told.lacks(mark, "quotation-not-found", note.text, note.block)
    message = f"“{note.text}” stands in block {holder.number}, and there in no quotation"
    fix = "give words of one quotation; whole blocks without marks go into 'speaks'"
    return mark.problem("quotation-not-found", message, fix)
