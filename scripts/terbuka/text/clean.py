"""clean: bytes → text. Form only, never wording; cleaning twice is the same as once."""

import codecs
import re
from collections.abc import Iterator

from terbuka.problems import Mark, Problem
from terbuka.text.broken import broken, markup
from terbuka.types import File

# Python-Markdown uses some control characters as its own markers, and no browser shows any of them.
# What turns the direction of whatever follows; Unicode's marks of direction turn nothing and may stand.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
# In UTF-16 so much of every second byte are these: 00 of Latin letters and spaces, 04 of Cyrillic letters, 0E of Thai.
UTF_16 = 0.1
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r\x1b")

# A value between quotation marks that are none to YAML, and what to do about it.
CURLY = re.compile(r"[“„”«»‹›‘‚‟″＂「『｢〝].*[“”«»‹›’‘″＂」』｣〞〟]", re.DOTALL)
NO_CURLY = "take its quotation marks away; YAML's own are \" and '"


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
    for half in (data[::2], data[1::2]):
        if len(half) - len(half.translate(None, _CONTROLS)) >= max(4, len(half) * UTF_16):
            start = min(start, next(at for at, byte in enumerate(data) if byte in _CONTROLS))
            message = "of every second byte too many say no letter: this is UTF-16"
    if not message:
        return _line_ends(text), ()
    before = _line_ends(data[:start].decode("utf-8"))
    line, column = place(before, len(before))
    mark = Mark(path=source.path, line=line, column=column)
    return None, (mark.problem("not-utf-8", message, "save the file again with the encoding UTF-8"),)


def _line_ends(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def clean(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Drop the control characters of an article's text, with one warning for the first of each line.

    What programs broke or wrote for each other is told too.
    """
    problems = [*oddities(text, path)]
    for number, row in enumerate(text.split("\n") if CONTROL.search(text) else (), start=1):
        if found := CONTROL.search(row):
            mark = Mark(path=path, line=number, column=found.start() + 1)
            message = f"the control character U+{ord(found[0]):04X} is left out of the page"
            fix = "ignore this if nothing is missing; else receive the article again"
            problems.append(mark.problem("control-character", message, fix, warning=True))
    return CONTROL.sub("", text), tuple(problems)


def oddities(text: str, path: str) -> Iterator[Problem]:
    """A warning for the first letters of a text that some program broke or lost, and for what it wrote for programs."""
    if found := broken(text):
        fix = "receive the article again, as UTF-8; ignore this if the words are meant"
        yield _at(found[0], text, path).problem("mojibake", found[1], fix, warning=True)
    notes = path.endswith(".yml")
    if found := markup(text, 1) if notes else markup(text):  # in YAML a "\\u201c" is a character
        fix = (
            "write the character itself" if notes else "copy it from the page as browsers show it, not from its source"
        )
        yield _at(found[0], text, path).problem("markup", found[1], f"{fix}; ignore this if it is meant", warning=True)


def _at(index: int, text: str, path: str) -> Mark:
    line, column = place(text, index)
    return Mark(path=path, line=line, column=column)


def fold(text: str) -> str:
    """Make every run of white space one space, and none at the ends."""
    return " ".join(text.split())


def as_value(text: str) -> str:
    """A text as notes can hold it: without what they do not take and nobody sees."""
    return fold(TURNING.sub("", CONTROL.sub("", text)))


def place(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of a character of a text."""
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n")
