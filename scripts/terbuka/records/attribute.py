"""What a claim can be about: the entries of `claims/attributes.yml`."""

from collections.abc import Mapping

from terbuka.records.keys import Record, as_slug, one_of, record, true_or_false, written
from terbuka.records.names import KINDS

ROWS = ("maker", "licence", "commercial-use", "size", "cost", "doubts")  # of a model's summary, in their order
PICTURES = ("sizes", "tokens", "costs")  # what numbers of all models are drawn of, on a scale each
VALUE_KINDS = ("quantity", "text", "date", "yes-no", "names")


@record("attribute")
class Attribute(Record):
    """One thing that articles say about models.

    `names` is the folder of `seeds/` that names come from. `several`: its values may stand beside each other.
    """

    key: str
    group: str = written("The heading that it stands under.", parse=as_slug)
    kind: str = written("What its values are.", parse=one_of(*VALUE_KINDS))
    units: tuple[str, ...] = written("Of a quantity: units or ISO 4217 codes; the first is the default.", default=())
    names: str | None = written(
        "Of names: their folder in seeds/.", default=None, parse=one_of(*(kind.folder for kind in KINDS))
    )
    several: bool = written("May its values stand beside each other?", parse=true_or_false)
    summary: str | None = written(
        "Where its values stand in a model's summary. Nothing is said to lack where that place has something.",
        default=None,
        parse=one_of(*ROWS),
    )
    picture: str | None = written(
        "Of a quantity: the picture of all models in which its values stand.", default=None, parse=one_of(*PICTURES)
    )
    label: Mapping[str, str] = written(
        "What the site calls it, in each language of the interface.", default_factory=dict
    )
    meaning: Mapping[str, str] = written(
        "A line that says what belongs here, in each language of the interface.", default_factory=dict
    )
