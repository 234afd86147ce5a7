"""A language's folder and the YAML in it. Every value is read as text; every fault has its file and its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
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


def read(path: Path) -> yaml.MappingNode:
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
