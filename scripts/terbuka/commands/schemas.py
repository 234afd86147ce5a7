"""The schemas of the seeds' YAML that are committed: each build brings them up to date."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from terbuka.disk import replace
from terbuka.notes.schema import SCHEMAS, schemas
from terbuka.records.attribute import Attribute


def write_schemas(attributes: Iterable[Attribute], folder: Path = SCHEMAS) -> Iterator[str]:
    """Write those that are not what they have to be, and tell their names."""
    for name, text in schemas(attributes).items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            replace(path, text.encode("utf-8"), path.with_name(f".{name}"))
            yield name
