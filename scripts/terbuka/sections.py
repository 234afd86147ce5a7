"""sections: what stands under a heading of a person's or an organisation's page, where it is too much for one page.

The page then shows some of it, and numbered parts all. What is new comes last, so that most parts stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from terbuka import layout
from terbuka.layout import oldness
from terbuka.lookups import Lookups, gathered
from terbuka.types import Quotation

ROLES, QUOTATIONS, STATEMENTS, PUBLISHED = "roles", "quotations", "statements", "published"
ROLE, QUOTATION, STATEMENT, PUBLICATION = 900, 700, 350, 300  # bytes around the words of each

Key = tuple[str, str]  # the kind and the slug of a name
Items = list[tuple[tuple[str, ...], int]]  # what stands together, and how many bytes that is


class Sections(Lookups):
    """What is in which part: articles by name, statements by the id of their first claim."""

    @cached_property
    def sections(self) -> Mapping[Key, Mapping[str, int]]:
        """By kind and slug, the sections that are too long for their page, and how many parts each has."""
        long = {key: {section: len(parts) for section, parts in some.items()} for key, some in self._sections.items()}
        return {key: some for key, some in long.items() if some}

    @cached_property
    def section_part(self) -> Mapping[tuple[str, str, str, int], tuple[str, ...]]:
        """By kind, slug, section and number, what a part shows."""
        return {
            (*key, section, number): part
            for key, some in self._sections.items()
            for section, parts in some.items()
            for number, part in enumerate(parts, start=1)
        }

    @cached_property
    def _sections(self) -> Mapping[Key, Mapping[str, list[tuple[str, ...]]]]:
        found = {}
        people = {("people", each.slug): [("people", each.slug)] for each in self.people}
        wholes = {slug: [("organisations", part) for part in parts] for slug, parts in self.whole_of.items()}
        for key, own in {**people, **{("organisations", slug): own for slug, own in wholes.items()}}.items():
            items = {
                ROLES: list(self._roles(key)),
                QUOTATIONS: list(self._quoted([q for each in own for q in self._quotations_by.get(each, ())])),
                STATEMENTS: list(self._said(own)),
                PUBLISHED: [item for each in own for item in self._published(each)],
            }
            found[key] = {section: [*_in_parts(some)] for section, some in items.items() if _size(some) > layout.ROOM}
        return found

    def _roles(self, key: Key) -> Iterator[tuple[tuple[str, ...], int]]:
        """The articles that introduce a person."""
        pairs = self._introductions.get(key[1], ()) if key[0] == "people" else ()
        for article, each in sorted(pairs, key=lambda pair: oldness(pair[0])):
            yield (article.name,), ROLE + len(each.role)

    def _quoted(self, quotations: Iterable[Quotation]) -> Iterator[tuple[tuple[str, ...], int]]:
        """The articles that quote somebody, those together that translate one original."""
        said = gathered(quotations, lambda quotation: quotation.article)
        articles = sorted((self.article[name] for name in said), key=oldness)
        for some in gathered(articles, lambda each: each.original or each.path).values():
            names = tuple(each.name for each in some)
            yield names, sum(QUOTATION + each.end - each.start for name in names for each in said[name])

    def _said(self, own: Iterable[Key]) -> Iterator[tuple[tuple[str, ...], int]]:
        """The statements that somebody makes, model by model."""
        found = {each.claims[0].id: each for key in own for each in self._statements_by.get(key, ())}
        for statement in sorted(found.values(), key=lambda each: self.model[each.model].name.casefold()):
            yield (statement.claims[0].id,), STATEMENT

    def _published(self, key: Key) -> Iterator[tuple[tuple[str, ...], int]]:
        """The originals that an organisation published, and the articles that name it, told apart by a path."""
        if key[0] == "organisations":
            for original in self._originals_by.get(key[1], ()):
                yield (f"originals/{original.slug}",), PUBLICATION * (1 + len(self.translated.get(original.slug, ())))
            for article in sorted(self._articles_by.get(key[1], ()), key=oldness):
                yield (f"articles/{article.name}",), PUBLICATION


def _size(items: Items) -> int:
    return sum(size for _, size in items)


def _in_parts(items: Items) -> Iterator[tuple[str, ...]]:
    part: list[str] = []
    room = layout.PART_ROOM
    for names, size in items:
        if part and room < size:
            yield tuple(dict.fromkeys(part))
            part, room = [], layout.PART_ROOM
        part += names
        room -= size
    yield tuple(dict.fromkeys(part))
