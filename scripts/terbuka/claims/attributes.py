"""What a claim can be about: `attributes.yml`, whose head explains it. A new attribute needs an entry and labels."""

from __future__ import annotations

from pathlib import Path

import yaml

from terbuka.types import Attribute

FILE = Path(__file__).parent / "attributes.yml"


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
