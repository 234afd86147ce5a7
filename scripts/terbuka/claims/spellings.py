"""How names are spelled, looked for in a text without trying each of thousands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from terbuka.claims.quoted import form_places
from terbuka.records.names import Name, Unit
from terbuka.text.words import Span, folded

_BEGINNING = 4  # characters of a spelling by which it is looked up


class Spellings:
    """The spellings of every name by its canonical form, and of every unit by its key.

    `units` are those of the keys that are units. `below` has further ones.
    """

    def __init__(
        self, forms: Mapping[str, tuple[str, ...]], units: Collection[str] = (), below: Spellings | None = None
    ) -> None:
        self._forms, self._below = forms, below
        self.units: frozenset[str] = below.units if below else frozenset(units)

    def plus(self, others: Iterable[tuple[str, str]]) -> Spellings:
        """These, and for each pair of spellings the second wherever the first is one."""
        more: dict[str, tuple[str, ...]] = {}
        for known, other in others:
            for key in self._keys.get(known, ()):
                more[key] = (*more.get(key, self.of(key)), other)
        return Spellings(more, below=self) if more else self

    def __contains__(self, key: str) -> bool:
        return key in self._forms or (self._below is not None and key in self._below)

    def of(self, key: str) -> tuple[str, ...]:
        """The spellings under a key; none if nothing is known of it."""
        if key in self._forms or not self._below:
            return self._forms.get(key, ())
        return self._below.of(key)

    def versions(self, text: str) -> Iterator[Span]:
        """Where names with a digit stand in a text, in whole words."""
        for form in _begun(self._versions, text):
            yield from form_places(form, text)
        if self._below:
            yield from self._below.versions(text)

    def end(self, text: str) -> bool:
        """Whether a text ends with a name that is no unit's."""
        return text.endswith(self._ends.get(text[-1:], ())) or (self._below is not None and self._below.end(text))

    @cached_property
    def _keys(self) -> Mapping[str, list[str]]:
        """The keys by each spelling under them."""
        keys: dict[str, list[str]] = {}
        for key, forms in self._forms.items():
            for form in forms:
                keys.setdefault(form, []).append(key)
        return keys

    @cached_property
    def _versions(self) -> Mapping[int, Mapping[str, list[str]]]:
        """The forms with a digit by their beginnings, and these by their lengths."""
        found: dict[int, dict[str, list[str]]] = {}
        for key, forms in self._forms.items():
            for form in dict.fromkeys((key, *forms)):
                if any(map(str.isdecimal, form)):
                    beginning = _plain(form)[:_BEGINNING]
                    found.setdefault(len(beginning), {}).setdefault(beginning, []).append(form)
        return found

    @cached_property
    def _ends(self) -> Mapping[str, tuple[str, ...]]:
        """The names by their last character."""
        found: dict[str, list[str]] = {}
        for key, forms in self._forms.items():
            for form in (key, *forms) if key not in self.units else ():
                found.setdefault(form[-1:], []).append(form)
        return {last: tuple(forms) for last, forms in found.items()}


def spellings_of(names: Iterable[Name]) -> Spellings:
    """How these names are spelled."""
    names = tuple(names)
    return Spellings(
        {name.slug if isinstance(name, Unit) else name.name: name.names for name in names},
        [name.slug for name in names if isinstance(name, Unit)],
    )


def _begun(forms: Mapping[int, Mapping[str, list[str]]], text: str) -> Iterator[str]:
    """The forms that may stand in a text. They are given by their beginnings, and these by their lengths."""
    plain = _plain(text) if forms else ""
    for length, some in forms.items():
        for beginning in {plain[at : at + length] for at in range(len(plain))} & some.keys():
            yield from some[beginning]


def _plain(text: str) -> str:
    return " ".join(folded(text).text.split())
