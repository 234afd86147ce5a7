"""What a claim can be about: the entries of `claims/attributes.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from terbuka.records.keys import Key, Record, one_of, slug, true_or_false
from terbuka.records.names import KINDS

VALUE_KINDS = ("quantity", "text", "date", "yes-no", "names")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Record):
    """One thing that articles say about models.

    `names` is the folder of `seeds/` that names come from. `several`: its values may stand beside each other.
    """

    called: ClassVar[str] = "attribute"
    key: str
    group: Annotated[str, Key("The heading that it stands under.", parse=slug)]
    kind: Annotated[str, Key("What its values are.", parse=one_of(*VALUE_KINDS))]
    units: Annotated[tuple[str, ...], Key("Of a quantity: units or ISO 4217 codes; the first is the default.")] = ()
    names: Annotated[
        str | None, Key("Of names: their folder in seeds/.", parse=one_of(*(kind.folder for kind in KINDS)))
    ] = None
    several: Annotated[bool, Key("May its values stand beside each other?", parse=true_or_false)]
    label: Annotated[Mapping[str, str], Key("What the site calls it, in each language of the interface.")] = field(
        default_factory=dict, hash=False
    )
