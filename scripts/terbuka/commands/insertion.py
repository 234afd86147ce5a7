"""insertion: puts claims into the YAML of an article, as they were written, and keeps every other character of it.

Whatever is put in is read back: where the file would not say what it said before and the claims behind it, nothing is
put in. YAML has too many ways to write a list to trust in one of them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from terbuka.notes.mistakes import mistake
from terbuka.notes.reader import UNREADABLE
from terbuka.notes.tree import LOADER, tree
from terbuka.problems import Mark, Problem
from terbuka.text.clean import fold, place

KEY = "claims"
LINE_END, BOM = re.compile(r"\r\n?|\n"), "\ufeff"  # as the reader of the files takes them
WIDTH = 2**30  # characters of a line: none is broken
INDENT = "  "  # of the entries below `claims:` where nothing is there yet to go by

COMMENT = re.compile(r"(?:\r\n?|\n)( *)#[^\r\n]*")

Said = str | tuple[Any, ...]  # what YAML says: a text, or a list or a mapping of more


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Entries of `claims:`: their lines, the first of which begins with `- `, and the same as one line each."""

    lines: tuple[str, ...]
    flow: tuple[str, ...]
    said: tuple[Said, ...]


def read_items(text: str, path: str) -> tuple[Items | None, tuple[Problem, ...]]:
    """Read entries of `claims:` as somebody has written them: with that line above them or without, indented or not,
    and a single one without its `- ` too.

    Returns None with what is wrong, at its place in the text, where these are none. What is wrong with a claim itself
    is the check's affair.
    """
    text = LINE_END.sub("\n", text.removeprefix(BOM)).strip("\n")
    if found := UNREADABLE.search(text):
        line, column = place(text, found.start())
        message = f"the character U+{ord(found[0]):04X} cannot stand here"
        where = Mark(path=path, line=line, column=column)
        return None, (where.problem("bad-yaml", message, "delete it, or put a space in its place"),)
    first = Mark(path=path)
    wanted = "write it as '- model: …', and below that '  attribute: …', '  value: …' and '  quote: …'"
    try:
        node, lines = _with_its_indent(text)
        if mark := _directive("\n".join(lines)):
            where = Mark(path=path, line=mark.line + 1, column=mark.column + 1)
            message = "tags ('!') and documents ('---') are not used here"
            return None, (where.problem("bad-yaml", message, "put quotation marks around a value that begins so"),)
    except yaml.MarkedYAMLError as error:
        return None, (mistake(error, path, text),)
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return None, (first.problem("empty-value", "there is no claim in it", wanted),)
    if isinstance(node, yaml.MappingNode) and [key.value for key, _ in node.value] == [KEY]:
        ((key, node),) = node.value
        lines = lines[key.end_mark.line + 1 :]
    elif isinstance(node, yaml.MappingNode):
        lines = [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]
        begins = yaml.Mark("", 0, 0, 0, None, 0)
        node = yaml.SequenceNode("", [node], begins, node.end_mark)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return None, (first.problem("not-a-list", "this is no claim, and no list of them", wanted),)
    for item in node.value:
        if not isinstance(item, yaml.MappingNode):
            where = Mark(path=path, line=item.start_mark.line + 1, column=item.start_mark.column + 1)
            return None, (where.problem("not-a-mapping", "a claim is made of 'key: value' lines", wanted),)
    flow = tuple(map(_flow, node.value))
    if node.flow_style:
        lines = [f"- {item}" for item in flow]
    margin = 0 if node.flow_style else node.start_mark.column
    lines = [line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in lines]
    return Items(lines=tuple(lines), flow=flow, said=tuple(map(_said, node.value))), ()


def with_items(text: str, items: Items) -> str | None:
    """The text of an article's notes with these entries at the end of its `claims:`, or None where it has no place
    for them: it is no YAML, or what stands there is no list."""
    begins, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    if UNREADABLE.search(LINE_END.sub("\n", body)):
        return None
    try:
        root = tree(body)
    except yaml.YAMLError:
        return None
    if root is None or _is_empty(root):
        wanted: Said = ("mapping", (KEY, ("list", *items.said)))
        ways = _at_the_end(body, None, items)
    elif isinstance(root, yaml.MappingNode):
        number = next((number for number, (key, _) in enumerate(root.value) if key.value == KEY), len(root.value))
        key, value = root.value[number] if number < len(root.value) else (None, None)
        if value is not None and not (isinstance(value, yaml.SequenceNode) or _is_empty(value)):
            return None
        said = [(_said(one), _said(other)) for one, other in root.value]
        there = _said(value)[1:] if isinstance(value, yaml.SequenceNode) else ()
        wanted = ("mapping", *said[:number], (KEY, ("list", *there, *items.said)), *said[number + 1 :])
        if key is not None and value is not None:
            ways = _below_key(body, root, key, value, items)
        elif root.flow_style:
            ways = _in_brackets(body, root, f"{KEY}: [{', '.join(items.flow)}]")
        else:
            ways = _at_the_end(body, root, items)
    else:
        return None
    return next((begins + new for new in ways if _says(new) == wanted), None)


# Each of these gives ways to put the entries in, the most beautiful one first; not all of them say what they should.


def _at_the_end(body: str, root: yaml.MappingNode | None, items: Items) -> Iterator[str]:
    margin, new_line = " " * root.start_mark.column if root else "", _new_line(body)
    added = [f"{margin}{KEY}:", *(f"{margin}{INDENT}{line}" for line in items.lines)]
    ended = body if not body or LINE_END.fullmatch(body[-1]) else body + new_line
    for between in (new_line, "") if body.strip() else ("",):
        yield ended + between + "".join(line + new_line for line in added)
    if root:
        yield _below(body, _end(root), added)


def _below_key(body: str, root: yaml.MappingNode, key: yaml.Node, value: Any, items: Items) -> Iterator[str]:
    below = [f"{' ' * root.start_mark.column}{INDENT}{line}" for line in items.lines]
    start, end = value.start_mark.index, value.end_mark.index
    if isinstance(value, yaml.ScalarNode):
        if not root.flow_style:
            yield _below(body, key.end_mark.index, below)
        at = body.find(":", key.end_mark.index) + 1
        yield f"{body[:at]} [{', '.join(items.flow)}]{body[at:]}"
    elif value.flow_style:
        if not (value.value or root.flow_style or body[start + 1 : end - 1].strip()):  # `[]`, which says: none
            head = body[:start].rstrip()
            yield _below(head + body[end:], len(head), below)
        yield from _in_brackets(body, value, ", ".join(items.flow))
    else:
        column, at = value.start_mark.column, _end(value)
        lines = [f"{' ' * column}{line}" for line in items.lines]
        yield _below(body, at, lines, deeper_than=column)
        yield _below(body, at, lines)


def _in_brackets(body: str, node: yaml.Node, added: str) -> Iterator[str]:
    """Behind what stands in brackets, on a line of its own where that does."""
    if not node.value:
        at = node.start_mark.index + 1
        yield body[:at] + added + body[at:]
        yield f"{body[:at]}{added} {body[at:]}"
        return
    last = node.value[-1]
    first, behind = last if isinstance(last, tuple) else (last, last)
    at, line = _end(behind), re.search(r"(?:\r\n?|\n)[ \t]*\Z", body[: first.start_mark.index])
    yield f"{body[:at]},{line[0] if line else ' '}{added}{body[at:]}"


def _below(body: str, at: int, lines: list[str], deeper_than: int | None = None) -> str:
    """Lines put below the one in which something ends, and below the comments that are a part of it."""
    found = LINE_END.search(body, len(body[:at].rstrip()))
    at = found.start() if found else len(body)
    while deeper_than is not None and (comment := COMMENT.match(body, at)) and len(comment[1]) > deeper_than:
        at = comment.end()
    return body[:at] + "".join(_new_line(body) + line for line in lines) + body[at:]


def _new_line(body: str) -> str:
    found = LINE_END.search(body)
    return found[0] if found else "\n"


def _end(node: yaml.Node) -> int:
    """Where what stands in a node ends. A list of lines ends for YAML only where the next thing begins."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _with_its_indent(text: str) -> tuple[yaml.Node | None, list[str]]:
    """The tree of entries, and their lines. A first line that has lost its indent gets it back: forms cut that off.

    Raises yaml.MarkedYAMLError.
    """
    lines = text.split("\n")
    try:
        return tree(f"{text}\n"), lines
    except yaml.MarkedYAMLError:
        key = re.match(r"-? *(?=[\w\"'])", lines[0])
        others = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
        lost = min(others, default=0) - (key.end() if key else 0)
        if not key or lost <= 0:
            raise
        lines[0] = " " * lost + lines[0]
        try:
            return tree("\n".join([*lines, ""])), lines
        except yaml.MarkedYAMLError:
            pass
        raise


def _directive(text: str) -> Any:
    """The mark where a text has a tag, or a line that begins or ends a document, or None."""
    for event in yaml.parse(text, Loader=LOADER):
        if getattr(event, "tag", None) or getattr(event, "explicit", None):
            return event.start_mark
    return None


def _flow(node: yaml.Node) -> str:
    """What a node says, on one line."""
    if isinstance(node, yaml.MappingNode):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(value)}" for key, value in node.value) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(map(_flow, node.value)) + "]"
    if "\n" in node.value:
        return json.dumps(node.value, ensure_ascii=False)
    said = yaml.safe_dump([node.value], default_flow_style=True, allow_unicode=True, width=WIDTH)
    return "" if _is_empty(node) else said.strip()[1:-1]


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style


def _said(node: yaml.Node) -> Said:
    """What a node says to the reader of the notes, which takes any white space as one space."""
    if isinstance(node, yaml.MappingNode):
        return ("mapping", *((_said(key), _said(value)) for key, value in node.value))
    return ("list", *map(_said, node.value)) if isinstance(node, yaml.SequenceNode) else fold(node.value)


def _says(text: str) -> Said | None:
    try:
        root = tree(text)
    except yaml.YAMLError:
        return None
    return _said(root) if root else None
