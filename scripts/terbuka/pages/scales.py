"""The numbers that are told of models, in pictures on scales of their own: sizes, tokens, costs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from terbuka.claims.facts import statements_in_order
from terbuka.claims.values import format_value
from terbuka.languages.interface import Language
from terbuka.languages.tags import ENGLISH
from terbuka.lookups import gathered
from terbuka.pages.axes import Tenfold, tenfold
from terbuka.pages.pictures import Extent, Pictured, PictureRow, on_scale
from terbuka.pages.shapes import APART, Drawing
from terbuka.records.attribute import PICTURES, Attribute
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Statement
from terbuka.value_types import Bound, Quantity, Range

ROWS, IN_ROW = 12, 3  # rows of a picture, and numbers in a row
TABLED = 10  # numbers on an attribute of a model that the table has

EXTENTS = {
    Bound.EXACT: Extent.EXACT,
    Bound.ABOUT: Extent.ABOUT,
    Bound.OVER: Extent.ABOVE,
    Bound.AT_LEAST: Extent.ABOVE,
    Bound.UNDER: Extent.BELOW,
    Bound.UP_TO: Extent.BELOW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNumber:
    """A number that a statement tells of a model, and the same in words."""

    model: Model
    attribute: str
    statement: Statement
    value: Quantity | Range
    words: str

    @property
    def low(self) -> Decimal:
        return self.value.low if isinstance(self.value, Range) else self.value.amount

    @property
    def high(self) -> Decimal:
        return self.value.high if isinstance(self.value, Range) else self.value.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme:
    """What stands at an end of a picture, in words, and the models of which just that is told."""

    words: str
    models: tuple[Model, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersPicture:
    """Numbers in one unit: the picture of `pictured` ones, of which `apart` exclude others, and all of them `told`.

    `key` is the picture's, `unit` what tells it from another one with the same; the `lowest` and the `highest` are of
    those that are in it. `is_one`: all of these are the same.
    """

    key: str
    unit: str | None
    drawing: Drawing
    pictured: int
    apart: int
    lowest: Extreme
    highest: Extreme
    is_one: bool
    told: tuple[ToldNumber, ...]

    @property
    def label(self) -> str:
        return f"pictures.{self.key}"

    @property
    def anchor(self) -> str:
        return f"{self.key}-{self.unit.lower()}" if self.unit else self.key

    @property
    def attributes(self) -> int:
        return len({each.attribute for each in self.told})


def extreme(words: str, told: Iterable[tuple[str, Model]]) -> Extreme:
    """The extreme in these words, of what is told: words and the model that each are of."""
    return Extreme(words=words, models=tuple({model.slug: model for said, model in told if said == words}.values()))


def numbers_pictures(site: Site, models: Sequence[Model], language: Language) -> Iterator[NumbersPicture]:
    """The pictures of what is told of these models, who come first in them in this order; none of a single number."""
    for picture in PICTURES:
        attributes = [each for each in site.attributes if each.picture == picture]
        told = [each for model in models for each in _told(site, model, attributes, language)]
        by_unit = gathered(told, lambda number: number.value.unit)
        for unit, numbers in by_unit.items():
            drawn = _drawn(numbers)
            if len(drawn) > 1:
                yield _picture(picture, unit if len(by_unit) > 1 else None, drawn, numbers, language)


def _told(site: Site, model: Model, attributes: Sequence[Attribute], language: Language) -> Iterator[ToldNumber]:
    for attribute in attributes:
        for statement in statements_in_order(site, model, attribute)[:TABLED]:
            if isinstance(statement.value, (Quantity, Range)):
                yield ToldNumber(
                    model=model,
                    attribute=attribute.key,
                    statement=statement,
                    value=statement.value,
                    words=format_value(statement.value, language),
                )


def _drawn(numbers: Sequence[ToldNumber]) -> list[ToldNumber]:
    """Those that have a place on the scale, of as many rows as a picture has room for."""
    rows = groupby((each for each in numbers if each.low > 0), key=lambda each: (each.model, each.attribute))
    drawn = [[*row][:IN_ROW] for _, row in rows]
    return [each for row in drawn[:ROWS] for each in row]


def _picture(
    key: str, unit: str | None, drawn: Sequence[ToldNumber], told: Sequence[ToldNumber], language: Language
) -> NumbersPicture:
    scale, ends = _scale(drawn, language), [(each.words, each.model) for each in drawn]
    is_of_one = len({each.attribute for each in told}) == 1
    rows = [
        PictureRow(
            name=_name(model, None if is_of_one else attribute, language),
            items=tuple(_pictured(each, language) for each in row),
        )
        for (model, attribute), row in groupby(drawn, key=lambda each: (each.model, each.attribute))
    ]
    return NumbersPicture(
        key=key,
        unit=unit,
        drawing=on_scale(rows, scale, language.direction),
        pictured=len(drawn),
        apart=sum(each.statement.conflict for each in drawn),
        lowest=extreme(min(drawn, key=lambda each: each.low).words, ends),
        highest=extreme(max(drawn, key=lambda each: each.high).words, ends),
        is_one=len({each.value for each in drawn}) == 1,
        told=tuple(told),
    )


def _scale(numbers: Sequence[ToldNumber], language: Language) -> Tenfold:
    scale = tenfold([amount for each in numbers for amount in (each.low, each.high)])
    unit = numbers[0].value.unit
    powers = [Decimal(1).scaleb(power) for power in scale.powers]
    ticks = [(scale.at(amount), _bare(Quantity(amount=amount, unit=unit), language)) for amount in powers]
    return replace(scale, ticks=ticks)


def _bare(value: Quantity | Range, language: Language) -> str:
    """A number in words, without what it counts: that is the picture's, but for the sign of a currency."""
    return format_value(value if value.unit in ENGLISH.currencies else replace(value, unit=None), language)


def _name(model: Model, attribute: str | None, language: Language) -> str:
    if not attribute:
        return model.name
    return f"{model.name}{language.say('common.separator')}{language.say(f'attributes.{attribute}')}"


def _pictured(number: ToldNumber, language: Language) -> Pictured:
    value, apart, label = number.value, number.statement.conflict, _bare(number.value, language)
    return Pictured(
        low=number.low,
        high=number.high,
        extent=Extent.BETWEEN if isinstance(value, Range) else EXTENTS[value.bound],
        label=f"{APART} {label}" if apart else label,
        apart=apart,
    )
