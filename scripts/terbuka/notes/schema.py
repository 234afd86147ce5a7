"""JSON Schemas of the files that editors write, made from the shapes that read them.

YAML language servers complete and explain keys with them; `make check` stays the judge. What a schema refuses the
reader refuses too. The files in `schemas/seeds/` are committed, so that they work right after a clone:

    python -m terbuka.schema    writes them anew
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from terbuka.claims import attributes
from terbuka.notes.article import NOTES
from terbuka.notes.fields import ListOf, Record, Scalar, Shape
from terbuka.notes.names import MODEL, NAME
from terbuka.types import Attribute

FOLDER = Path(__file__).parent.parent / "schemas" / "seeds"
DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that all YAML language servers know


def schemas(attributes: Iterable[Attribute]) -> dict[str, str]:
    """The text of each schema, by its file's name."""
    article = json_schema(NOTES)
    claim = article["properties"]["claims"]["items"]
    claim["properties"]["attribute"]["enum"] = [attribute.key for attribute in attributes]
    shapes = {"article": article, "model": json_schema(MODEL), "name": json_schema(NAME)}
    return {
        file_name(name): json.dumps({"$schema": DRAFT, **shape}, ensure_ascii=False, indent=2) + "\n"
        for name, shape in shapes.items()
    }


def file_name(name: str) -> str:
    return f"{name}.schema.json"


def first_line(path: str) -> str:
    """The line that names the schema of a file `seeds/NAME.yml` or `seeds/KIND/SLUG.yml` to a language server."""
    _, *folders, _ = path.split("/")
    name = "article" if not folders else "model" if folders == ["models"] else "name"
    return (
        f"# yaml-language-server: $schema={'../' * (1 + len(folders))}scripts/terbuka/schemas/seeds/{file_name(name)}"
    )


def json_schema(shape: Shape) -> dict[str, Any]:
    """The schema of a shape."""
    about = {"description": shape.about} if shape.about else {}
    match shape:
        case Scalar():
            return about | _scalar(shape)
        case ListOf():
            return {**about, "type": "array", "items": json_schema(shape.item)}
        case Record():
            properties = {key: json_schema(value) for key, value in shape.keys.items()}
            for key, value in properties.items():
                _empty(value, allowed=key not in shape.required)
            required = {"required": list(shape.required)} if shape.required else {}
            return {**about, "type": "object", "properties": properties, **required, "additionalProperties": False}


def _scalar(shape: Scalar) -> dict[str, Any]:
    """Any scalar is text to the reader, even where YAML sees a number or a Boolean in it.

    So the schema says what it is not. A `type` with all of these would have editors offer "true" and "null".
    """
    result: dict[str, Any] = {"not": {"type": ["object", "array"]}}
    if shape.values:
        result["enum"] = list(shape.values)
    elif shape.pattern:
        result["pattern"] = f"^(?:{shape.pattern})$"
    if shape.example:
        result["examples"] = [shape.example]
    return result


def _empty(schema: dict[str, Any], *, allowed: bool) -> None:
    """Let a key be without a value, which counts as left out, or not."""
    if "not" in schema and not allowed:
        schema["not"]["type"].append("null")
    if "type" in schema and allowed:
        schema["type"] = [schema["type"], "null"]
    if "enum" in schema and allowed:
        schema["enum"] = [*schema["enum"], None]


def main() -> None:
    for name, text in schemas(attributes.load()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
