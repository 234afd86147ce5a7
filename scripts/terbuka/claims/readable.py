"""What can be read in an article's own words: numbers of units, dates and names, each with the words that say it.

The other way round to proofs.py, and by the same code: what is read here can be read in each quote that holds its
words, with the words around it as they are.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from terbuka.claims.counted import counted_in
from terbuka.claims.dated import dates_in
from terbuka.claims.proofs import why_unreadable
from terbuka.claims.prove import AROUND
from terbuka.claims.spellings import Spellings
from terbuka.claims.values import parse_value, to_json
from terbuka.languages.tags import UNDETERMINED
from terbuka.records.names import Name
from terbuka.text.numbers import english
from terbuka.text.words import Span, Tree, folded
from terbuka.types import Article, Mention
from terbuka.value_types import Bound, Names, Quantity, Range, Value

DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A value that characters `start` to `end` of a block say, and how editors write it.

    `of` is a number's unit, the kind of a name (its folder in `seeds/`), or "date".
    """

    block: int
    start: int
    end: int
    of: str
    written: str
    value: Value


def readable(
    article: Article,
    mentions: Mapping[int, Iterable[Mention]],
    named: Mapping[tuple[str, str], Name],
    names: Spellings,
    unmentioned: Tree[Name],
    wanted: Collection[str],
) -> Iterator[Readable]:
    """All that can be read, block by block.

    `mentions` are by block, `named` the names by kind and slug, `names` the spellings of all of them with the
    article's own readings; `unmentioned` finds the names that are looked for in no text. `wanted` are the
    units and the kinds of names that somebody asks for.
    """
    language = None if article.language == UNDETERMINED else article.language
    for block in article.told:
        view = folded(block.text)
        found: list[tuple[Span, str, str, Value]] = []
        for value, span in counted_in(view.text, language, names, wanted):
            if (written := _written(value)) and value.unit:
                found.append((view.span(*span), value.unit, written, value))
        for day, span in dates_in(view.text, language):
            found.append((view.span(*span), DATE, str(to_json(day)[DATE]), day))
        some = mentions.get(block.number, ())
        places = [((m.start, m.end), named.get((m.kind or "", m.slug or ""))) for m in some if m.kind in wanted]
        places += [(view.span(*span), name) for span, name in unmentioned.find(view.text)]
        for (start, end), name in places:
            if name and not _why_not(name, block.text, start, end, names):
                found.append(((start, end), name.kind, name.name, Names(names=(name.name,))))
        for (start, end), of, written, read in dict.fromkeys(found):
            yield Readable(block=block.number, start=start, end=end, of=of, written=written, value=read)


def _why_not(name: Name, text: str, start: int, end: int, names: Spellings) -> str | None:
    value = Names(names=(name.name,))
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return why_unreadable(value, text[start:end], None, names, before=before, after=after)


def _written(value: Quantity | Range) -> str | None:
    """A number as editors write it; None where that cannot be."""
    ends = (value.low, value.high) if isinstance(value, Range) else (value.amount, value.amount)
    bound = f"{value.bound.words} " if isinstance(value, Quantity) and value.bound is not Bound.EXACT else ""
    text = f"{bound}{english(*ends)} {value.unit}"
    try:
        return text if parse_value(text, "quantity", (str(value.unit),)) == value else None
    except ValueError:
        return None
