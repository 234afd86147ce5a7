"""A language's folder and the YAML in it. Every value is read as text; every problem has its file and its line."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import yaml

from terbuka.problems import Mark, Problem

FOLDER = Path(__file__).parent
READER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Rules = TypeVar("Rules")


class BadLanguage(ValueError):
    """A language's files are not in order: all problems that were found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(f"{problem.path}:{problem.line}: {problem.message}" for problem in problems))
        self.problems = problems


def bad_labels(path: str, line: int, message: str) -> Problem:
    """A problem in a language's file. `path` is relative to the project, `line` counts from 1."""
    fix = "each language has the same labels, with their placeholders and the plural forms it needs"
    if not path.endswith("labels.yml"):
        fix = f"{shown('en', path.rpartition('/')[2])} explains each key, and none is needed"
    return Mark(path=path, line=line).problem("bad-labels", message, f"mend it there; {fix}")


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
    raise BadLanguage(bad_labels(shown(path.parent.name, path.name), line, message))


def entries(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
    """The keys of a mapping with their values and lines."""
    for key, value in node.value:
        yield str(key.value), value, key.start_mark.line + 1


def parse(kind: type[Rules], path: Path) -> Rules:
    """A file as a record of this kind, or as a mapping. Raises BadLanguage at the first value that does not fit."""
    made: Rules = _value(kind, read_nodes(path), shown(path.parent.name, path.name))
    return made


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, node: yaml.Node, path: str, under: str = "the file") -> Any:
    if isinstance(node, yaml.MappingNode):
        found = list(entries(node))
        if isinstance(kind, type) and is_dataclass(kind):
            kinds = _hints(kind)
            for key, _, line in found:
                if key not in kinds:
                    raise BadLanguage(bad_labels(path, line, f"'{key}' is no key: {', '.join(kinds)} are"))
            return kind(**{key: _value(kinds[key], value, path, f"'{key}'") for key, value, _ in found})
        if get_origin(kind) in (Mapping, dict):
            return {key: _value(get_args(kind)[1], value, path, f"'{key}'") for key, value, _ in found}
    elif isinstance(node, yaml.SequenceNode) and get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], value, path, f"each entry of {under}") for value in node.value)
    elif isinstance(node, yaml.ScalarNode) and kind is str and node.value.strip():
        return node.value
    elif isinstance(node, yaml.ScalarNode) and kind is bool and node.value in ("true", "false"):
        return node.value == "true"
    wanted = {bool: "true or false", str: "words", tuple: "a list of words: [one, two]"}
    message = f"{under} takes " + wanted.get(get_origin(kind) or kind, "'key: value' lines")
    raise BadLanguage(bad_labels(path, node.start_mark.line + 1, message))
