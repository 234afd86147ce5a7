"""A quote in the words that it stands in: what stands in it, in whole words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from terbuka.text.words import edge, ends, folded

_MARKS = ".,-"


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


@lru_cache(maxsize=16)
def put_in_place(before: str, quote: str, after: str) -> Quoted:
    """The quote between the words around it."""
    # One space for several, but a no-break space stays: it groups digits.
    before, quote, after = (re.sub(r"[\t\r\n]", " ", folded(part).text) for part in (before, quote, after))
    return Quoted(text=before + quote + after, start=len(before), end=len(before) + len(quote))


def form_places(form: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a form stands in a text in whole words; of places that overlap the first."""
    body, plain = _body(form), _spaced(text)
    at = plain.find(body) if body else -1
    while at >= 0:
        end = at + len(body)
        fits = _stands_free(plain, at, end) and edge(text, at) and ends(text, end)
        if fits:
            yield at, end
        at = plain.find(body, end if fits else at + 1)


def _stands_free(text: str, start: int, end: int) -> bool:
    """No digits behind a name ("Llama.3" is another one), and no half of a number ("-4" of "3-4")."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        not (_is_word(before) and text[start] in _MARKS)
        and not (_is_word(after) and text[end - 1] in _MARKS)
        and not (after and after in ".," and text[end + 1 : end + 2].isdecimal())
    )


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=2**14)
def _body(form: str) -> str:
    """A form as it is looked for."""
    return " ".join(folded(form).text.split())


@lru_cache(maxsize=64)
def _spaced(text: str) -> str:
    """A text with a plain space for any white space, character by character."""
    return re.sub(r"\s", " ", text)
