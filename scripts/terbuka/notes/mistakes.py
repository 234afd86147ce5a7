"""What is wrong with a text that is no YAML, in an editor's words, at the place where the mistake was made.

The parser names the place where it had to stop: the line after a missing space, or the end of the file for a
quotation mark that opens and does not close.
"""

import re

import yaml

from terbuka.notes.foreign import COLON, KEY, foreign
from terbuka.notes.tree import ANOTHER, DEEP, LOADER, REFERENCE, TYPED
from terbuka.problems import Mark, Problem

ALONE = re.compile(rf"{KEY}")
ALIGN = "begin it in the same column as the keys or entries that it belongs to: "
QUOTE_IT = "put quotation marks around a value that holds ': ' or ' #', or begins with a mark"
# One space and "#": "Kota Contoh #1". Who means a comment sets it apart.
CUT = re.compile(r" #")
CUT_IN_BRACKETS = re.compile(r"""((?:[^"']|"[^"]*"|'[^']*')*?[^\s"'] )#""")
CUT_FIX = "put quotation marks around the value; if it is a comment, write two spaces before the '#'"
CLOSE = "put the same mark at the value's end, and none of its kind in between: \"it's\", 'the \"new\" one'"
BRACKET = "close it where the list or the entry ends; a text that holds a bracket goes between quotation marks"
# What the parser reports of a value that begins with a mark of YAML's, at a place behind the mark.
BEGINS = ("comment or line break", "alphabetic or numeric character")
# Other reports of the parser: what they hold, what is said for them (nothing: the report itself), and the fix.
REPORTS = (
    (ANOTHER, "a second '---' begins another document", "delete this line: one file is one document"),
    ("document start", "", "begin all keys of a level in the same column, and write nothing after '...'"),
    ("mapping values", "a value that is not in quotation marks holds ': '", QUOTE_IT),
    ("start any token", "a value cannot begin with this mark", QUOTE_IT),
    ("are not allowed in this context", "a value cannot begin with this mark", QUOTE_IT),
    ("',' or ", "a bracket that was opened is not closed here", "close it, or put quotation marks around the value"),
    ("escape", "", "put single quotation marks (') around the value: in double ones '\\' has a meaning of its own"),
    (REFERENCE, "", "put quotation marks around a value that begins with '&' or '*'"),
    (TYPED, "a value cannot begin with '!'", QUOTE_IT),
    (DEEP, "", "write each entry on a line of its own, beginning with '- '"),
)


def mistake(error: yaml.MarkedYAMLError, path: str, text: str) -> Problem:
    """The problem for what the parser reports of a text."""
    lines = text.split("\n")
    said, context = error.problem or "", error.context or ""
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    where = place_of(mark, path, lines) if mark else Mark(path=path)
    if begun and "quoted scalar" in context and "end of stream" in said:
        where = place_of(begun, path, lines)
        return _bad(where, "the quotation mark that opens here is not closed", CLOSE)
    first = begun.line + 1 if begun and "simple key" in context else where.line - 1
    row = lines[where.line - 1]
    if found := foreign(path, lines, first, where.line):
        return found
    if begun and "simple key" in context:
        where = place_of(begun, path, lines)
        return _bad(where, "a colon is missing between a key and its value", COLON)
    if mark and (opened := _ended_before(text, mark)):
        where = place_of(opened.start_mark, path, lines)
        if not isinstance(opened, yaml.ScalarToken):
            return _bad(where, "the value goes on behind the bracket that closes the one that opens here", BRACKET)
        return _bad(where, "the quotation mark that opens here is not closed where the value ends", CLOSE)
    if begun and "',' or" in said and begun.line + 1 < where.line and ALONE.fullmatch(row[: where.column - 1]):
        where = place_of(begun, path, lines)
        return _bad(where, "the bracket that opens here is not closed before the next key", BRACKET)
    top = next((line for line in enumerate(lines, 1) if line[1].lstrip()[:1] not in ("", "#")), (1, ""))
    if "document start" in said and (own := _indent(top[1])) > _indent(row):
        where = Mark(path=path, line=top[0], column=own + 1)
        message = f"the line begins in column {own + 1} and does not fit those below it"
        return _bad(where, message, f"{ALIGN}{_indent(row) + 1}")
    for number in range(begun.line if begun and "',' or" in said else where.line, where.line):
        if cut := CUT_IN_BRACKETS.match(lines[number]):
            where = Mark(path=path, line=number + 1, column=cut.end())
            return where.problem("value-cut", "YAML takes this '#' and what closes the brackets for a comment", CUT_FIX)
    before = row[: where.column - 1]
    if "\t" in row[: where.column] and not before.strip():
        return _bad(where, "a tab stands where spaces are wanted", "indent with spaces, as the lines above")
    if "mapping values" in said and ALONE.fullmatch(before) and ":" not in lines[where.line - 2]:
        where = Mark(path=path, line=where.line - 1, column=_indent(lines[where.line - 2]) + 1)
        return _bad(where, "a colon is missing between a key and its value", COLON)
    indented = "mapping values" in said and ALONE.fullmatch(before) and where.line > 1
    if indented or ("block" in context and ("expected key" in said or "'-' indicator" in said)):
        own = _indent(row)
        columns = {_indent(line) + 1 for line in lines[: where.line - 1] if line.strip() and line.strip()[0] != "#"}
        columns |= {line.index("- ") + 3 for line in lines[: where.line - 1] if line.lstrip().startswith("- ")}
        fix = ALIGN + (", ".join(map(str, sorted(columns - {own + 1}))) or "1")
        return _bad(where, f"the line begins in column {own + 1} and does not fit those above it", fix)
    if "',' or" in said and row[where.column - 1 :][:1] == ":":
        return _bad(where, "a text between brackets holds ': ', or a bracket is not closed", QUOTE_IT)
    if begun and any(words in said for words in BEGINS):
        where = place_of(begun, path, lines)
        return _bad(where, f"a value cannot begin with '{lines[where.line - 1][where.column - 1 :][:1]}'", QUOTE_IT)
    for words, message, fix in REPORTS:
        if words in said:
            return _bad(where, message or f"this is not valid YAML: {said}", fix)
    return _bad(where, f"this is not valid YAML: {said or context}", f"{QUOTE_IT}; indent with spaces")


def place_of(mark: yaml.Mark, path: str, lines: list[str]) -> Mark:
    """YAML's mark as ours. libyaml ends every text with a line end; what is missing behind it is missing before it."""
    line, column = line_and_column(mark, lines)
    return Mark(path=path, line=line, column=column)


def line_and_column(mark: yaml.Mark, lines: list[str]) -> tuple[int, int]:
    """The same as two numbers, from 1."""
    return (mark.line + 1, mark.column + 1) if mark.line < len(lines) else (len(lines), len(lines[-1]) + 1)


def _ended_before(text: str, mark: yaml.Mark) -> yaml.Token | None:
    """What opens a value in quotation marks, or in brackets on the same line, that ends right before a place."""
    opened: list[yaml.Token] = []
    last: yaml.Token | None = None
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if (token.start_mark.line, token.start_mark.column) >= (mark.line, mark.column):
                break
            last = token
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                last = opened.pop() if token.end_mark.line == mark.line else token
    except yaml.YAMLError:
        pass
    quoted = isinstance(last, yaml.ScalarToken) and last.style in ("'", '"')
    bracket = isinstance(last, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken) and last not in opened
    return last if quoted or bracket else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _bad(where: Mark, message: str, fix: str) -> Problem:
    return where.problem("bad-yaml", message, fix)
