"""JSON Schemas of the files that editors write, made from the records that these files are read into.

YAML language servers complete and explain keys with them; `make check` stays the judge. What a schema refuses the
reader refuses too. The files in `schemas/seeds/` are committed, so that they work right after a clone; each build
brings them up to date.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from terbuka.records.article import Notes
from terbuka.records.attribute import Attribute
from terbuka.records.keys import PATTERNS, TAG, Key, Record, keys_of
from terbuka.records.names import KINDS

SCHEMAS = Path(__file__).parent.parent / "schemas" / "seeds"
DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that all YAML language servers know
SCHEMA = "# yaml-language-server: $schema="  # how the first line of a file begins that names it
RECORDS: tuple[type[Record], ...] = (Notes, *dict.fromkeys(kind.record for kind in KINDS))


def schemas(attributes: Iterable[Attribute]) -> dict[str, str]:
    """The text of each schema, by its file's name."""
    made = {record.called: json_schema(record) for record in RECORDS}
    claim = made[Notes.called]["properties"]["claims"]["items"]
    claim["properties"]["attribute"]["enum"] = [attribute.key for attribute in attributes]
    return {
        file_name(name): json.dumps({"$schema": DRAFT, **schema}, ensure_ascii=False, indent=2) + "\n"
        for name, schema in made.items()
    }


def file_name(name: str) -> str:
    return f"{name}.schema.json"


def first_line(path: str) -> str:
    """The line that names the schema of a file `seeds/NAME.yml` or `seeds/KIND/SLUG.yml` to a language server."""
    _, *folders, _ = path.split("/")
    record = next((kind.record for kind in KINDS if folders == [kind.folder]), Notes)
    up = "../" * (1 + len(folders))
    return f"{SCHEMA}{up}scripts/terbuka/schemas/seeds/{file_name(record.called)}"


def json_schema(record: type[Record]) -> dict[str, Any]:
    """The schema of a record."""
    properties = {}
    for name, key in keys_of(record).items():
        about = {"description": key.about} if key.about else {}
        properties[name] = about | _schema(key.kind, key)
        _empty(properties[name], allowed=not key.required)
    required = [name for name, key in keys_of(record).items() if key.required]
    return {
        **({"description": record.__doc__.split("\n")[0]} if record.__doc__ else {}),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _schema(kind: Any, key: Key) -> dict[str, Any]:
    if isinstance(kind, type) and issubclass(kind, Record):
        return json_schema(kind)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], key)}
    if get_origin(kind) is Mapping:
        texts = {
            "type": "object",
            "propertyNames": {"pattern": f"^(?:{TAG})$"},
            "additionalProperties": _schema(get_args(kind)[1], key),
        }
        return {"anyOf": [_scalar(key), texts]} if key.plain else texts
    return _scalar(key)


def _scalar(key: Key) -> dict[str, Any]:
    """Any scalar is text to the reader, even where YAML sees a number or a Boolean in it.

    So the schema says what it is not. A `type` with all of these would have editors offer "true" and "null".
    """
    result: dict[str, Any] = {"not": {"type": ["object", "array"]}}
    if key.values:
        result["enum"] = list(key.values)
    elif pattern := PATTERNS.get(key.parse):
        result["pattern"] = f"^(?:{pattern})$"
    if key.example or key.sample:
        result["examples"] = [key.example or key.sample]
    return result


def _empty(schema: dict[str, Any], *, allowed: bool) -> None:
    """Let a key be without a value, which counts as left out, or not."""
    for each in schema.get("anyOf", [schema]):
        if "not" in each and not allowed:
            each["not"]["type"].append("null")
    if "type" in schema and allowed:
        schema["type"] = [schema["type"], "null"]
    if "enum" in schema and allowed:
        schema["enum"] = [*schema["enum"], None]
