"""clean: bytes → text. Form only, never wording; cleaning twice is the same as once."""

from __future__ import annotations

import codecs
import re

from terbuka.problems import Problem
from terbuka.text.mojibake import find_mojibake
from terbuka.types import File

# Python-Markdown uses some control characters as its own markers, and no browser shows any of them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")


NULS = 10  # of so many bytes one is 0 in UTF-16, even where most letters are none of Latin: spaces and line ends


def decode(source: File) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a source as UTF-8, with line ends as `\\n` and without a byte order mark.

    Returns None with a problem where the bytes are not UTF-8.
    """
    data = source.data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
        start, message = len(data), ""
    except UnicodeDecodeError as error:
        text, start, message = "", error.start, f"byte 0x{data[error.start]:02x} is not UTF-8"
    if data.count(0) >= max(2, len(data) / NULS):
        start, message = min(start, data.index(0)), "every second byte or so is 0: this is UTF-16"
    if not message:
        return _line_ends(text), ()
    before = _line_ends(data[:start].decode("utf-8"))
    line, column = place(before, len(before))
    fix = "save the file again with the encoding UTF-8"
    return None, (Problem(path=source.path, line=line, column=column, code="not-utf-8", message=message, fix=fix),)


def _line_ends(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def clean(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Drop the control characters of an article's text, with one warning for the first of each line.

    The text's first mojibake is told too.
    """
    problems = []
    if mojibake := find_mojibake(text):
        at, word, meant = mojibake
        line, column = place(text, at)
        perhaps = f", perhaps “{meant}”" if meant else ""
        problems.append(
            Problem(
                path=path,
                line=line,
                column=column,
                code="mojibake",
                message=f"“{word}” is UTF-8 that was read in another encoding{perhaps}",
                fix="receive the article again, as UTF-8; ignore this if the words are meant",
                warning=True,
            )
        )
    for number, row in enumerate(text.split("\n"), start=1):
        if found := CONTROL.search(row):
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
