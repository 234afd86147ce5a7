"""Whether a claim's value can be read in the words that are quoted for it.

A wrong reading that passes is worse than a right one that is refused: the editor can quote better, or mark
the reading as an own one. Of a language whose words for "about" are not known, nothing may stand that could be one.
"""

from terbuka.claims.counted import why_not_counted
from terbuka.claims.dated import why_not_dated
from terbuka.claims.quoted import Quoted, put_in_place
from terbuka.claims.spellings import Spellings
from terbuka.value_types import Names, PartialDate, Quantity, Range, Text, Value, YesNo


def why_unreadable(
    value: Value,
    quote: str,
    language: str | None,
    names: Spellings,
    *,
    before: str = "",
    after: str = "",
) -> str | None:
    """Why the value cannot be read in the quote, as a clause that begins with "the quote"; None if it can.

    `language` is the quote's BCP 47 tag. `names` are all that are known: a number inside of one (Llama 3) counts
    nothing, and a unit must stand in the quote in one of its forms. `before` and `after` are the words around the
    quote: they show what it cuts off ("about", half a number).
    """
    place = put_in_place(before, quote, after)
    match value:
        case Quantity() | Range():
            return why_not_counted(value, place, language, names)
        case Names():
            missing = [name for name in value.names if not _named(place, (name, *names.of(name)))]
            return f"the quote does not name {', '.join(missing)}" if missing else None
        case Text():
            held = place.holds((value.text,))
            return None if held else f"the quote does not hold the words {value.text!r}"
        case PartialDate():
            return why_not_dated(value, place, language)
        case YesNo():
            return "the quote holds no yes or no: that is an editor's reading"


def _named(quote: Quoted, forms: tuple[str, ...]) -> bool:
    # In capitals too, but "Ai" is not what "AI" abbreviates.
    return quote.holds((*forms, *(form.upper() for form in forms if len(form) > 2)))
