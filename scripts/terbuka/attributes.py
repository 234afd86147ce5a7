"""What a claim can be about: `attributes.yml`, whose head explains it. A new attribute needs an entry and labels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "attributes.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One thing that articles say about models.

    `kind` is quantity, text, date, yes-no or names; `names` the folder of `seeds/` that names come from.
    `several`: its values may stand beside each other.
    """

    key: str
    group: str
    kind: str
    units: tuple[str, ...] = ()
    names: str | None = None
    several: bool


def load(path: Path = FILE) -> tuple[Attribute, ...]:
    """The attributes in the order in which pages show them."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        Attribute(
            key=key,
            group=entry["group"],
            kind=entry["kind"],
            units=tuple(entry.get("units", ())),
            names=entry.get("names"),
            several=entry["several"],
        )
        for key, entry in entries.items()
    )
