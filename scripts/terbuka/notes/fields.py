"""Reads the YAML that editors write: every scalar is text, every value keeps its place, every mistake is reported.

A file's form is given by shapes: `Scalar`, `ListOf` and `Record`.
YAML's own types are not used, for they make `no` a Boolean and `3.10` a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from terbuka.problems import did_you_mean
from terbuka.text.clean import CONTROL, fold, place
from terbuka.types import Mark, Problem

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEPTH_LIMIT = 20
# What YAML does not take, and the line ends that it counts and editors do not: places would be off after them.
UNREADABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
PLACEHOLDERS = {"unknown", "null", "none", "~", "n/a", "-", "?"}


class Invalid(ValueError):
    """A value that its field does not take; carries the problem's code, message and fix."""

    def __init__(self, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.code, self.message, self.fix = code, message, fix


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text; `parse` turns it into a value or raises `Invalid`.

    An entry of a list that is `placed` is read as the value and its `Mark`. The rest is for the hints of an editor's
    own editor (`schema.py`): what to write, an example, and a regular expression or the only values that `parse` takes;
    either may let more through than `parse`, never less.
    """

    parse: Callable[[str], Any] = str
    about: str = ""
    example: str = ""
    pattern: str = ""
    values: tuple[str, ...] = ()
    placed: bool = False


@dataclass(frozen=True, slots=True)
class ListOf:
    item: Shape
    about: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. It is read into a dict of the values that are good, the marks of all that were given
    (`KEY_mark`), and `mark`, the place of the whole."""

    keys: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    name: str = "entry"
    about: str = ""

    @property
    def one(self) -> str:
        """The name with its article."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"


Shape = Scalar | ListOf | Record


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def mark(self, node: yaml.Node) -> Mark:
        return _place(node.start_mark, self.path, self.lines)

    def report(self, node: yaml.Node, code: str, message: str, fix: str) -> None:
        self.problems.append(self.mark(node).problem(code, message, fix))

    def read(self, node: yaml.Node, shape: Shape) -> Any:
        match shape:
            case Scalar():
                return self.scalar(node, shape)
            case ListOf():
                return self.list(node, shape)
            case Record():
                return self.record(node, shape)

    def scalar(self, node: yaml.Node, shape: Scalar) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            self.report(node, "not-text", "one value is wanted here", "write the value on the key's own line")
            return None
        value = fold(node.value)
        if not value:
            self.report(node, "empty-value", "the value is empty", "write it, or leave the whole entry out")
            return None
        if found := CONTROL.search(value):
            message = f"the value holds the control character U+{ord(found[0]):04X}"
            self.report(node, "control-character", message, "delete it, and its escape ('\\…') if there is one")
            return None
        try:
            parsed = shape.parse(value)
            return (parsed, self.mark(node)) if shape.placed else parsed
        except Invalid as error:
            self.report(node, error.code, error.message, error.fix)
            return None

    def list(self, node: yaml.Node, shape: ListOf) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, "not-a-list", "a list is wanted here", "start each entry with '- ' on a line of its own")
            return ()
        return tuple(v for item in node.value if (v := self.read(item, shape.item)) is not None)

    def record(self, node: yaml.Node, shape: Record) -> dict[str, Any] | None:
        if not isinstance(node, yaml.MappingNode):
            self.report(
                node,
                "not-a-mapping",
                f"'key: value' lines are wanted for {shape.one}",
                "its keys are " + ", ".join(shape.keys),
            )
            return None
        result: dict[str, Any] = {"mark": self.mark(node)}
        seen: set[str] = set()
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                fix = "known are " + ", ".join(shape.keys)
                self.report(key_node, "unknown-key", f"a list or a mapping is no key of {shape.one}", fix)
                continue
            key = key_node.value
            if key in seen:
                self.report(key_node, "duplicate-key", f"{key!r} stands here twice", "keep one of the two")
            elif key not in shape.keys:
                fix = did_you_mean(key, shape.keys)
                self.report(key_node, "unknown-key", f"{key!r} is no key of {shape.one}", fix)
            elif not _empty(value_node):
                value = self.read(value_node, shape.keys[key])
                result[f"{key}_mark"] = self.mark(value_node)
                if value is not None:
                    result[key] = value
            seen.add(key)
        for key in shape.required:
            if key not in seen or (key not in result and _empty(dict_get(node, key))):
                self.report(node, "missing-key", f"the {shape.name} has no '{key}'", f"add '{key}: …'")
        return result if all(key in result for key in shape.required) else None


def _place(mark: yaml.Mark, path: str, lines: list[str]) -> Mark:
    """YAML's mark as ours. libyaml ends every text with a line end; what is missing behind it is missing before it."""
    if mark.line < len(lines):
        return Mark(path=path, line=mark.line + 1, column=mark.column + 1)
    return Mark(path=path, line=len(lines), column=len(lines[-1]) + 1)


def dict_get(node: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((v for k, v in node.value if getattr(k, "value", None) == key), None)


def _empty(node: yaml.Node | None) -> bool:
    """A key without a value, as in a template that is not filled in yet."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def read_record(text: str, path: str, shape: Record) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """Read a YAML text as a record.

    Returns what could be read (None if nothing) and the problems, with their places.
    An empty text is a record without keys.
    """
    if found := UNREADABLE.search(text):
        line, column = place(text, found.start())
        return None, (
            Problem(
                path=path,
                line=line,
                column=column,
                code="bad-yaml",
                message=f"the character U+{ord(found[0]):04X} cannot stand here",
                fix="delete it, or put a space in its place; it is often invisible",
            ),
        )
    lines = text.split("\n")
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = _place(mark, path, lines) if mark else Mark(path=path)
        message = f"this is not valid YAML: {error.problem or error.context}"
        fix = "put quotation marks around a value that holds ': ' or ' #', or begins with a mark; indent with spaces"
        return None, (where.problem("bad-yaml", message, fix),)
    if node is None or _empty(node):
        node = yaml.MappingNode("", [], yaml.Mark(None, 0, 0, 0, None, None))
    reader = _Reader(path, lines)
    return reader.read(node, shape), tuple(reader.problems)


def _compose(text: str) -> yaml.Node | None:
    """The YAML's tree. References (`&`, `*`) are refused: a small file could stand for gigabytes."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="references ('&', '*') are not used here", problem_mark=event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_LIMIT:
            raise yaml.MarkedYAMLError(problem="the lists are nested too deep", problem_mark=event.start_mark)
    return yaml.compose(text, Loader=_Loader)


def known_text(value: str) -> str:
    """Text that says something: what is not known is left out, never written as 'unknown'."""
    if value.lower() in PLACEHOLDERS:
        raise Invalid("not-known", f"'{value}' says nothing", "leave the key out: the page then says unknown")
    return value
