"""A quote in the words that it stands in: what stands in it, in whole words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from terbuka.text.words import edge, ends, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quote: characters `start` to `end` of the words it stands in."""

    text: str
    start: int
    end: int

    def holds(self, forms: Iterable[str]) -> bool:
        """Whether one of the forms stands in the quote in whole words."""
        return any(True for form in forms for _ in self.places(form))

    def places(self, form: str) -> Iterator[tuple[int, int]]:
        """Where a form stands in the quote in whole words."""
        return (span for span in form_places(form, self.text) if self.start <= span[0] and span[1] <= self.end)

    def matches(self, pattern: str) -> bool:
        """Whether a pattern matches inside of the quote, seeing the words around it."""
        return any(self.start <= m.start() and m.end() <= self.end for m in re.finditer(pattern, self.text))


def put_in_place(before: str, quote: str, after: str) -> Quoted:
    """The quote between the words around it."""
    # One space for several, but a no-break space stays: it groups digits.
    before, quote, after = (re.sub(r"[\t\r\n]", " ", folded(part).text) for part in (before, quote, after))
    return Quoted(text=before + quote + after, start=len(before), end=len(before) + len(quote))


def form_places(form: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a form stands in a text in whole words."""
    # No digits behind a name ("Llama.3" is another one), and no half of a number ("-4" of "3-4").
    body = r"\s".join(map(re.escape, folded(form).text.split()))
    free = rf"(?:(?<!\w)|(?![.,-])){body}(?:(?!\w)|(?<![.,-]))(?![.,]\d)"
    spans = (match.span() for match in re.finditer(free, text))
    return ((start, end) for start, end in spans if edge(text, start) and ends(text, end))
