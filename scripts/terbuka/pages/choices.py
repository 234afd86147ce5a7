"""The filters above a list that stands on one page.

The page holds what there is to choose from, in the form, and what each item is, on the items; `assets/filters.js` only
compares them. Without scripts the form stays hidden and the list whole. A list in several parts has none: it would find
what is on one page only.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from terbuka.languages.interface import Language

Choices = dict[str, dict[str, str]]  # by filter: values as addresses write them, with the words for them

ALWAYS = ("model", "language")  # any other filter appears once there are two known values to choose from


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A choice above a list: the name in addresses, the label that names it, and values with their words, sorted."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The filters above a list, with the words around them: `forms` holds "n shown" in the language's plural forms."""

    filters: tuple[Filter, ...]
    name: str
    none: str
    reset: str
    shown: str
    forms: Mapping[str, str]


def attributes_of(choices: Choices, filters: Iterable[Filter]) -> dict[str, str]:
    """The attributes of an item that the filters read."""
    names = {each.name for each in filters}
    return {f"data-{name}": " ".join(values) for name, values in choices.items() if name in names and values}


def form_above(language: Language, kind: str, items: Collection[Choices]) -> Form | None:
    """The form above a list of such items; None where there is nothing to choose."""
    filters = _filters(items)
    if not filters:
        return None
    return Form(
        filters=filters,
        name=language.say(f"filters.{kind}.name"),
        none=language.say(f"filters.{kind}.none"),
        reset=language.say(f"filters.{kind}.reset"),
        shown=language.say(f"filters.{kind}.shown", n=len(items)),
        forms={f"data-{form}": text for form, text in language.forms(f"filters.{kind}.shown").items()},
    )


def _filters(items: Iterable[Choices]) -> tuple[Filter, ...]:
    """The filters that a list of such items has, each with its values sorted by their words."""
    found: Choices = {}
    for item in items:
        for name, values in item.items():
            found.setdefault(name, {}).update(values)
    return tuple(
        Filter(
            name=name,
            label=f"filters.{name}",
            options=tuple(sorted(values.items(), key=lambda value: value[1].casefold())),
        )
        for name, values in found.items()
        if len(values) >= (1 if name in ALWAYS else 2)
    )
