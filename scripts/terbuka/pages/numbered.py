"""Lists in numbered parts, so that no page grows without end; for the macro `numbers` of parts.html."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Self, TypeVar

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.templates import planned
from terbuka.site import Site
from terbuka.types import PlannedPage

AROUND = 2  # numbers on each side of the part that one is on

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the `last` parts of a list, counted from 1; the first one stands at `address`.

    `names` are what the parts hold in short, such as "A–C", where that tells each from the others.
    """

    number: int
    last: int
    address: Callable[[Language], str]
    names: tuple[str, ...] = ()

    def at(self, number: int, language: Language) -> str:
        return addresses.part(self.address(language), number)

    def title(self, title: str, language: Language) -> str:
        """The title of the list as that of this part."""
        return language.say("numbers.title", title=title, n=self.number) if self.number > 1 else title

    def named(self, parts: Iterable[Sequence[str]]) -> Self:
        """The same with names for its parts, of which these are the sorted items."""
        return replace(self, names=_spans(parts))

    def of(self, items: Sequence[_Item], most: int) -> Sequence[_Item]:
        """What stands in this part, of items of which there are at most so many in each."""
        return items[(self.number - 1) * most : self.number * most]

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """The parts to choose from, with their names; of numbers not all, with a 0 in the place of those left out."""
        if self.names:
            return tuple(enumerate(self.names, start=1))
        shown: list[int] = []
        for number in range(1, self.last + 1):
            if number in (1, self.last) or abs(number - self.number) <= AROUND:
                shown.append(number)
            elif shown[-1]:
                shown.append(0)
        return tuple((number, str(number)) for number in shown)


def _spans(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """What to call parts of sorted names: "A–C" by first letters, or else by their first and last names."""
    ends = [(part[0], part[-1]) for part in parts if part]
    letters = tuple(_span(first[:1].upper(), last[:1].upper()) for first, last in ends)
    return letters if len(set(letters)) == len(letters) else tuple(_span(first, last) for first, last in ends)


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def how_many_parts(items: int, most: int) -> int:
    """How many parts there are of so many items, at most `most` in each."""
    return max(1, -(-items // most))


def in_parts(
    site: Site,
    address: Callable[[Language], str],
    template: str,
    last: int,
    view: Callable[[Site, Language, Part], Mapping[str, object]],
) -> Iterator[PlannedPage]:
    """The parts of a list in each language; `view` gives what the template gets beside the `part`, and the `meta`."""
    for number in range(1, last + 1):
        part = Part(number=number, last=last, address=address)
        for language in site.languages:
            yield planned(
                site, language, partial(part.at, number), template, partial(_view, site, language, part, view)
            )


def _view(
    site: Site, language: Language, part: Part, view: Callable[[Site, Language, Part], Mapping[str, object]]
) -> Mapping[str, object]:
    return {"part": part, **view(site, language, part)}
