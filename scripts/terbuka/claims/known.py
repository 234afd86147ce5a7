"""What claims can speak of: the registered names and the attributes, looked up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from terbuka.articles.mentions import NameIndex, compile_names
from terbuka.claims.spellings import Spellings, spellings_of
from terbuka.lookups import gathered
from terbuka.records.attribute import Attribute
from terbuka.records.names import KINDS, Mentioned, Model, Name, OtherModel

SPEAKERS = ("people", "organisations")  # the kinds of names that can say something


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What claims can speak of. `names` are the canonical names of a kind, `spellings` those of all names and units.

    `others` are the slugs of models without a page, `speakers` the people and organisations by their slugs, `broken`
    the kinds and slugs of the files that could not be read. `index` finds the names in a text.
    """

    models: Mapping[str, Model]
    others: frozenset[str]
    attributes: Mapping[str, Attribute]
    names: Mapping[str, frozenset[str]]
    spellings: Spellings
    speakers: Mapping[str, Name]
    broken: frozenset[tuple[str, str]]
    index: NameIndex


def known(names: Iterable[Name], attributes: Iterable[Attribute], broken: Iterable[tuple[str, str]] = ()) -> Known:
    """What the files of names hold."""
    order = [kind.folder for kind in KINDS if issubclass(kind.record, Mentioned)]
    names = tuple(names)
    mentioned = [name for name in names if isinstance(name, Mentioned)]
    models = {name.slug: name for name in names if isinstance(name, Model)}
    return Known(
        models=models,
        others=frozenset(name.slug for name in names if isinstance(name, OtherModel)),
        attributes={attribute.key: attribute for attribute in attributes},
        names={kind: frozenset(n.name for n in some) for kind, some in gathered(names, lambda n: n.kind).items()},
        spellings=spellings_of(names),
        # A slug that both have is a person's; two files of it are told of as a problem.
        speakers={name.slug: name for kind in reversed(SPEAKERS) for name in names if name.kind == kind},
        broken=frozenset(broken),
        index=compile_names(sorted(mentioned, key=lambda name: order.index(name.kind))),
    )
