"""What is dated of models, on one line: their release, as it is told, and from when to when articles speak of them."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from terbuka.claims.facts import statements_in_order
from terbuka.claims.values import format_value
from terbuka.languages.interface import Language
from terbuka.languages.tags import locale
from terbuka.pages.axes import Days, months_around
from terbuka.pages.pictures import Extent, Pictured, PictureRow, on_scale
from terbuka.pages.scales import IN_ROW, ROWS, TABLED, Extreme, extreme
from terbuka.pages.shapes import APART, Drawing
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Statement
from terbuka.value_types import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When something of a model was, in words and in days; where no year is told, it has none and no place on a line.

    It is what a statement on the `attribute` tells, or how many `articles` speak of it.
    """

    model: Model
    words: str
    days: tuple[date, date] | None
    attribute: str | None = None
    statement: Statement | None = None
    articles: int = 0

    @property
    def is_apart(self) -> bool:
        return bool(self.statement and self.statement.conflict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesPicture:
    """The dates of models: the picture of `pictured` ones, of which `apart` exclude others, and all that are `told`.

    The `first` and the `last` are in the words in which they are told: of a month nobody makes a day.
    """

    drawing: Drawing
    pictured: int
    apart: int
    first: Extreme
    last: Extreme
    told: tuple[Dated, ...]


def dates_picture(site: Site, models: Sequence[Model], language: Language) -> DatesPicture | None:
    """The picture of what is dated of these models, who come first in it in this order; None of less than two dates."""
    told = [each for model in models for each in _dated(site, model, language)]
    rows = [[*row] for _, row in groupby((each for each in told if each.days), key=lambda each: each.model)]
    drawn = [each for row in rows[:ROWS] for each in row[: IN_ROW + 1]]
    ends = [end for each in drawn for end in _ends(each, language)]
    told_of = [(words, model) for _, words, model in ends]
    if len({words for words, _ in told_of}) < 2:
        return None
    lines = [
        PictureRow(name=model.name, items=tuple(_pictured(each, language) for each in row))
        for model, row in groupby(drawn, key=lambda each: each.model)
    ]
    return DatesPicture(
        drawing=on_scale(lines, _scale([day for day, *_ in ends], language), language.direction),
        pictured=len(drawn),
        apart=sum(each.is_apart for each in drawn),
        first=extreme(min(ends, key=lambda end: end[0])[1], told_of),
        last=extreme(max(ends, key=lambda end: end[0])[1], told_of),
        told=tuple(told),
    )


def _dated(site: Site, model: Model, language: Language) -> Iterator[Dated]:
    for attribute in site.attributes:
        for statement in statements_in_order(site, model, attribute)[:TABLED] if attribute.kind == "date" else ():
            if isinstance(statement.value, PartialDate):
                words, days = format_value(statement.value, language), _days(statement.value)
                yield Dated(model=model, words=words, days=days, attribute=attribute.key, statement=statement)
    if found := site.days_on.get(model.slug):
        first, last, articles = found
        low, high = language.date(first), language.date(last)
        words = low if first == last else language.say("pictures.days", low=low, high=high)
        yield Dated(model=model, words=words, days=(first, last), articles=articles)


def _ends(dated: Dated, language: Language) -> Iterator[tuple[date, str, Model]]:
    """The first day and the last one, in words: of articles each day, of what is told no more than is told."""
    for day in dated.days or ():
        yield day, dated.words if dated.statement else language.date(day), dated.model


def _days(value: PartialDate) -> tuple[date, date] | None:
    """The first day and the last one that a date can mean."""
    if not value.year:
        return None
    months = (value.month, value.month) if value.month else (1, 12)
    day = value.day or monthrange(value.year, months[1])[1]
    return date(value.year, months[0], value.day or 1), date(value.year, months[1], day)


def _scale(days: Sequence[date], language: Language) -> Days:
    from babel.dates import format_skeleton  # only here: it takes long to load

    ends = months_around(days)
    scale = Days(low=ends[0].toordinal(), high=max(ends[-1], *days).toordinal())
    pattern = "yMMM" if any(day.month > 1 for day in ends) else "y"
    where = locale(language.cldr)
    ticks = [(scale.at(Decimal(day.toordinal())), format_skeleton(pattern, day, locale=where)) for day in ends]
    return replace(scale, ticks=ticks)


def _pictured(dated: Dated, language: Language) -> Pictured:
    assert dated.days
    first, last = dated.days
    label = language.say("count.articles", n=dated.articles) if dated.articles else dated.words
    return Pictured(
        low=Decimal(first.toordinal()),
        high=Decimal(last.toordinal()),
        extent=Extent.EXACT if first == last else Extent.BETWEEN,
        label=f"{APART} {label}" if dated.is_apart else label,
        apart=dated.is_apart,
    )
