"""A language's folder and the YAML in it. Every value is read as text; every fault has its file and its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import yaml

FOLDER = Path(__file__).parent
_Rules = TypeVar("_Rules")
READER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a language's file. `path` is relative to the project, `line` counts from 1."""

    path: str
    line: int
    message: str


class BadLanguage(ValueError):
    """A language's files are not in order: all faults that were found."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(f"{fault.path}:{fault.line}: {fault.message}" for fault in faults))
        self.faults = faults


def shown(tag: str, name: str) -> str:
    """The path of a language's file in messages."""
    return f"scripts/terbuka/languages/{tag}/{name}"


def read_nodes(path: Path) -> yaml.MappingNode:
    """The nodes of a file of `key: value` lines, which know their lines. Raises BadLanguage where it is none."""
    line, message = 1, "holds no 'key: value' lines"
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), READER)
        if isinstance(node, yaml.MappingNode):
            return node
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"is not valid YAML: {error.problem}"
    except (UnicodeDecodeError, yaml.YAMLError):
        message = "is not text in UTF-8"
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    raise BadLanguage(Fault(path=shown(path.parent.name, path.name), line=line, message=message))


def entries(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
    """The keys of a mapping with their values and lines."""
    for key, value in node.value:
        yield str(key.value), value, key.start_mark.line + 1


def parse(kind: type[_Rules], path: Path) -> _Rules:
    """A file as a record of this kind, or as a mapping. Raises BadLanguage at the first value that does not fit."""
    made: _Rules = _value(kind, read_nodes(path), shown(path.parent.name, path.name))
    return made


def _value(kind: Any, node: yaml.Node, path: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        found = list(entries(node))
        if isinstance(kind, type) and is_dataclass(kind):
            kinds = get_type_hints(kind)
            for key, _, line in found:
                if key not in kinds:
                    raise BadLanguage(Fault(path=path, line=line, message=f"'{key}' is no key: {', '.join(kinds)} are"))
            return kind(**{key: _value(kinds[key], value, path) for key, value, _ in found})
        if get_origin(kind) in (Mapping, dict):
            return {key: _value(get_args(kind)[1], value, path) for key, value, _ in found}
    elif isinstance(node, yaml.SequenceNode) and get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], value, path) for value in node.value)
    elif isinstance(node, yaml.ScalarNode) and kind is str and node.value.strip():
        return node.value
    elif isinstance(node, yaml.ScalarNode) and kind is bool and node.value in ("true", "false"):
        return node.value == "true"
    raise BadLanguage(Fault(path=path, line=node.start_mark.line + 1, message=f"takes {_described(kind)}"))


def _described(kind: Any) -> str:
    if kind is bool:
        return "true or false"
    return (
        "words" if kind is str else "a list of words: [one, two]" if get_origin(kind) is tuple else "'key: value' lines"
    )
