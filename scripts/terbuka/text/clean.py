"""clean: bytes → text. Form only, never wording; cleaning twice is the same as once."""

from __future__ import annotations

import codecs
import re

from terbuka.types import File, Problem

# Python-Markdown uses some control characters as its own markers, and no browser shows any of them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")


def decode(source: File) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a source as UTF-8, with line ends as `\\n` and without a byte order mark.

    Returns None with a problem where the bytes are not UTF-8.
    """
    data = source.data.removeprefix(codecs.BOM_UTF8)
    try:
        return _line_ends(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        before = _line_ends(data[: error.start].decode("utf-8"))
        line, column = place(before, len(before))
        problem = Problem(
            path=source.path,
            line=line,
            column=column,
            code="not-utf-8",
            message=f"byte 0x{data[error.start]:02x} is not UTF-8",
            fix="save the file again with the encoding UTF-8",
        )
        return None, (problem,)


def _line_ends(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def clean(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Drop the control characters of an article's text, with one warning for the first of each line."""
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        if found := CONTROL.search(line):
            problems.append(
                Problem(
                    path=path,
                    line=number,
                    column=found.start() + 1,
                    code="control-character",
                    message=f"the control character U+{ord(found[0]):04X} is left out of the page",
                    fix="ignore this if nothing is missing; else receive the article again",
                    warning=True,
                )
            )
    return CONTROL.sub("", text), tuple(problems)


def fold(text: str) -> str:
    """Make every run of white space one space, and none at the ends."""
    return " ".join(text.split())


def place(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of a character of a text."""
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n")
