"""How much an article speaks of each model: where along its text it names which, and how often."""

from dataclasses import dataclass

from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages.lists import OTHER_MODELS
from terbuka.pages.pictures import PlacesRow, along
from terbuka.pages.shapes import Drawing
from terbuka.records.names import Name
from terbuka.site import Site
from terbuka.types import Article, Mention

LINES, NAMES = 5, 30  # names in the picture, and in the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A model with how often an article names it, in how many blocks, and in which one first."""

    name: Name
    times: int
    blocks: int
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingsPicture:
    """The models that an article names, most often first: the picture of `pictured` ones, and those that are `told`.

    The label `seen` tells of the first, of all `times`.
    """

    drawing: Drawing
    pictured: int
    seen: str
    times: int
    told: tuple[Named, ...]


def namings_picture(site: Site, article: Article, language: Language) -> NamingsPicture | None:
    """The picture of an article's models, those without a page too; None where it has not two of them."""
    starts, length = dict[int, int](), 0
    for block in article.shown:
        starts[block.number] = length
        length += len(block.text)
    found = [each for each in site.mentions[article.name] if _is_model(each) and each.block in starts]
    by_name = gathered(found, lambda mention: (mention.kind or "", mention.slug or ""))
    often = sorted(by_name.items(), key=lambda each: -len(each[1]))
    named = [_named(site.name[key], some) for key, some in often]
    if len(named) < 2:
        return None
    rows = [
        PlacesRow(
            name=site.name[key].name,
            total=language.say("pictures.times", n=len(some)),
            places=tuple((starts[each.block] + each.start) / length for each in some),
        )
        for key, some in often[:LINES]
    ]
    first, last = (f"¶{number}" for number in (min(starts), max(starts)))
    return NamingsPicture(
        drawing=along(rows, (first, last), language.direction),
        pictured=len(rows),
        seen="pictures.most_named" if named[0].times > named[1].times else "pictures.named_as_often",
        times=len(found),
        told=tuple(named[:NAMES]),
    )


def _is_model(mention: Mention) -> bool:
    return mention.kind in ("models", OTHER_MODELS)


def _named(name: Name, mentions: tuple[Mention, ...]) -> Named:
    blocks = [each.block for each in mentions]
    return Named(name=name, times=len(blocks), blocks=len({*blocks}), first=min(blocks))
