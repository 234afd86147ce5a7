"""Reads the YAML that editors write into records: every scalar is text, every value keeps its place, every mistake
is reported.

YAML's own types are not used, for they make `no` a Boolean and `3.10` a number.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import yaml

from terbuka.notes.foreign import foreign
from terbuka.notes.mistakes import CUT, CUT_FIX, line_and_column, mistake, place_of
from terbuka.notes.tree import tree
from terbuka.problems import Mark, Problem, did_you_mean, surely
from terbuka.records.keys import Invalid, Key, Record, as_slug, keys_of, language_tag
from terbuka.records.places import Places, Way
from terbuka.text.clean import CONTROL, CURLY, NO_CURLY, TURNING, decode, fold, oddities, place
from terbuka.types import File

R = TypeVar("R", bound=Record)
# What YAML does not take, and the line ends that it counts and editors do not: places would be off after them.
UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# What editors call the keys that are called otherwise here.
OTHER_WORDS = {
    **dict.fromkeys(("author", "authors", "writer", "by"), "byline"),
    **dict.fromkeys(("date", "day", "published_at"), "published"),
    **dict.fromkeys(("url", "link", "source", "address"), "source_url"),
    **dict.fromkeys(("outlet", "newspaper", "site"), "publisher"),
    **dict.fromkeys(("lang", "locale"), "language"),
    **dict.fromkeys(("headline", "heading"), "title"),
    **dict.fromkeys(("copyright", "license", "licence"), "rights"),
    **dict.fromkeys(("translation", "translations"), "gloss"),
    **dict.fromkeys(("paragraph", "line"), "block"),
}
UNSEEN = re.compile("[\u00ad\u200b\u2060]")  # what only says where a line may end, and is no part of a value


def read_record(source: File, record: type[R], **told: str) -> tuple[R | None, tuple[Problem, ...]]:
    """Read a file as a record; `told` are its fields that the file's path gives.

    Returns the record with all that is good in it, or None if that is too little, and the problems with their places.
    A file without anything is a record without keys.
    """
    reader, node = _open(source)
    return reader.record(node, record, told) if node else None, reader.found


def read_entries(source: File, record: type[R], key: str) -> tuple[tuple[R, ...], tuple[Problem, ...]]:
    """Read a file of entries, each under a key of its own, which becomes the record's field `key`."""
    reader, node = _open(source)
    entries: list[R | None] = []
    for name, value in reader.pairs(node, "'KEY:' lines", as_slug) if node else ():
        entries.append(reader.record(value, record, {key: name}))
    return tuple(entry for entry in entries if entry is not None), reader.found


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    @property
    def found(self) -> tuple[Problem, ...]:
        return tuple(self.problems)

    def mark(self, node: yaml.Node) -> Mark:
        return place_of(node.start_mark, self.path, self.lines)

    def report(self, node: yaml.Node, code: str, message: str, fix: str, **more: Any) -> None:
        self.problems.append(self.mark(node).problem(code, message, fix, **more))

    def record(self, node: yaml.Node, record: type[R], told: Mapping[str, str] | None = None) -> R | None:
        known = keys_of(record)
        if not isinstance(node, yaml.MappingNode):
            message = f"'key: value' lines are wanted for {record.with_article()}"
            self.report(node, "not-a-mapping", message, "its keys are " + ", ".join(known))
            return None
        values: dict[str, Any] = {}
        places: dict[Way, tuple[int, int]] = {(): line_and_column(node.start_mark, self.lines)}
        filled: dict[str, bool] = {}  # the keys that stand here: has each a value?
        meant: set[str | None] = set()
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                fix = "known are " + ", ".join(known)
                self.report(key_node, "unknown-key", f"a list or a mapping is no key of {record.with_article()}", fix)
            elif key in filled:
                self.report(key_node, "duplicate-key", f"{key!r} stands here twice", "keep one of the two")
            elif key not in known and (self.comma(node, key_node, value_node) or self.foreign(key_node)):
                pass
            elif key not in known:
                message, near = f"{key!r} is no key of {record.with_article()}", surely(key, known)
                others = [other.value for other, _ in node.value]
                certain = near if near not in others and others.count(key) == 1 else None
                meant |= {certain}
                word = OTHER_WORDS.get(key.casefold())
                fix = f"did you mean '{word}'?" if word in known else did_you_mean(key, known)
                self.report(key_node, "unknown-key", message, fix, instead=certain)
            elif _empty(value_node):
                self.cut(value_node)
            elif (value := self.value(value_node, known[key].kind, known[key], (key,), places)) is not None:
                values[key] = value
            if isinstance(key_node, yaml.ScalarNode):
                filled.setdefault(key, not _empty(value_node))
        required = [name for name, key in known.items() if key.required]
        for key in required:
            if not filled.get(key) and key not in meant:  # a key that is spelled wrong is told once
                self.report(node, "missing-key", f"the {record.called} has no '{key}'", f"add '{key}: …'")
        if not all(key in values for key in required):
            return None
        return record(**values, **(told or {}), marks=Places(self.path, places))

    def value(self, node: yaml.Node, kind: Any, key: Key, way: Way, places: dict[Way, tuple[int, int]]) -> Any:
        """What stands under a key, or None if that is wrong; its place and those of what it holds go into `places`."""
        places[way] = line_and_column(node.start_mark, self.lines)
        held, inner = _holding(kind)
        if held is Record:
            return self.record(node, inner)
        if held is tuple:
            return self.entries(node, inner, key, way, places)
        if held is Mapping:
            if key.plain and isinstance(node, yaml.ScalarNode):
                return None if (text := self.scalar(node, key)) is None else {key.plain: text}
            values: dict[str, Any] = {}
            for tag, value_node in self.pairs(node, "'LANGUAGE: …' lines", language_tag):
                value = self.value(value_node, inner, key, (*way, tag), places)
                values |= {} if value is None else {tag: value}
            return values
        return self.scalar(node, key)

    def entries(
        self, node: yaml.Node, kind: Any, key: Key, way: Way, places: dict[Way, tuple[int, int]]
    ) -> tuple[object, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, "not-a-list", "a list is wanted here", "start each entry with '- ' on a line of its own")
            return ()
        values: list[object] = []
        for item in node.value:
            value = self.value(item, kind, key, (*way, len(values)), places)
            if value is not None:
                values.append(value)
        return tuple(values)

    def pairs(self, node: yaml.Node, what: str, parse: Callable[[str], str]) -> list[tuple[str, yaml.Node]]:
        """The entries of a mapping whose keys are not given beforehand, each key once and parsed."""
        if not isinstance(node, yaml.MappingNode):
            fix = "write each on a line of its own, with ':' behind its key"
            self.report(node, "not-a-mapping", f"{what} are wanted here", fix)
            return []
        pairs: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            if self.comma(node, key_node, value_node):
                continue
            name = self.scalar(key_node, Key(parse=parse))
            if name in pairs:
                self.report(key_node, "duplicate-key", f"{name!r} stands here twice", "keep one of the two")
            elif name is not None:
                pairs[name] = value_node
        return list(pairs.items())

    def comma(self, node: yaml.MappingNode, key_node: yaml.Node, value_node: yaml.Node) -> bool:
        """Report what stands behind a comma between brackets and has no value: is it the rest of a text?"""
        if not (node.flow_style and _empty(value_node) and isinstance(key_node, yaml.ScalarNode)):
            return False
        message = f"'{key_node.value[:40]}' stands behind a comma, and has no value"
        self.report(key_node, "empty-value", message, "put quotation marks around a text that holds a comma")
        return True

    def foreign(self, node: yaml.Node) -> bool:
        """Report another mark than YAML's on the line of a key."""
        line, _ = line_and_column(node.start_mark, self.lines)
        problem = foreign(self.path, self.lines, line, line)
        self.problems.extend([problem] if problem else [])
        return problem is not None

    def scalar(self, node: yaml.Node, key: Key) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            fix = "write the value on the key's own line, in quotation marks if it holds ': '"
            if getattr(node, "flow_style", False):
                fix = "put quotation marks around a value that begins with a bracket"
            self.report(node, "not-text", "one value is wanted here", fix)
            return None
        self.cut(node)
        # Nothing of what is looked for below can be printed.
        plain = node.value.isprintable()
        value = fold(node.value if plain else UNSEEN.sub("", node.value))
        if not value:
            self.report(node, "empty-value", "the value is empty", "write it, or leave the whole entry out")
            return None
        if found := not plain and (CONTROL.search(value) or TURNING.search(value)):
            message = f"the value holds the control character U+{ord(found[0]):04X}"
            self.report(node, "control-character", message, "delete it, and its escape ('\\…') if there is one")
            return None
        curly = not node.style and CURLY.fullmatch(value)
        try:
            parsed = key.parse(value)
        except Invalid as error:
            instead = value[1:-1] if curly else error.instead
            self.report(node, error.code, error.message, NO_CURLY if curly else error.fix, instead=instead)
            return None
        if key.sample and (value == key.sample or (key.sample.endswith("/") and value.startswith(key.sample))):
            message = f"'{value}' is a sample from CONTRIBUTING.md"
            self.report(node, "sample-value", message, "write what is true of this one, or delete it", warning=True)
        if curly and not key.verbatim:
            fix = f"{NO_CURLY}. Ignore this if the source writes it so"
            self.report(node, "curly-quotes", f"{value} is taken with its quotation marks", fix, warning=True)
        return parsed

    def cut(self, node: yaml.Node) -> None:
        """Warn where a value without quotation marks ends at a " #" that nothing sets apart as a comment."""
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return
        end = node.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if CUT.match(rest):
            message = f"the value ends before '{rest.strip()[:40]}', which YAML takes for a comment"
            self.report(node, "value-cut", message, CUT_FIX, warning=True)


@cache
def _holding(kind: Any) -> tuple[type | None, Any]:
    """How many values a key of some type takes, `tuple`, `Mapping`, a `Record` of them or one (None), and of which."""
    if isinstance(kind, type) and issubclass(kind, Record):
        return Record, kind
    held = get_origin(kind)
    return held, get_args(kind)[-1 if held is Mapping else 0] if held else kind


def _empty(node: yaml.Node) -> bool:
    """A key without a value, as in a template that is not filled in yet."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def _open(source: File) -> tuple[_Reader, yaml.Node | None]:
    """A file's tree, or None with the problem in the reader."""
    text, problems = decode(source)
    odd = oddities(text or "", source.path)
    reader = _Reader(source.path, (text or "").split("\n"), [*problems, *odd])
    if text is None:
        return reader, None
    if found := UNREADABLE.search(text):
        line, column = place(text, found.start())
        message = f"the character U+{ord(found[0]):04X} cannot stand here"
        fix = "delete it, or put a space in its place; it is often invisible"
        reader.problems.append(Mark(path=source.path, line=line, column=column).problem("bad-yaml", message, fix))
        return reader, None
    try:
        node = tree(text)
    except yaml.MarkedYAMLError as error:
        reader.problems.append(mistake(error, source.path, text))
        return reader, None
    if node is None or _empty(node):
        start = yaml.Mark(source.path, 0, 0, 0, None, 0)
        return reader, yaml.MappingNode("", [], start, start)
    if isinstance(node, yaml.ScalarNode) and (problem := foreign(source.path, reader.lines, 1, len(reader.lines))):
        reader.problems.append(problem)
        return reader, None
    return reader, node
