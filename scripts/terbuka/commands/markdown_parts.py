"""Reports as Markdown that GitHub shows: any text as it was written, in parts that fit into the room that there is.

Texts are anybody's. Nothing in them is taken for Markdown or HTML, calls somebody or links to anything.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from terbuka.pages.markdown import escape
from terbuka.problems import visible

LENGTH = 300  # characters of a text in a line
BLOCK = 8_000  # characters of a block of code
SHOWN = 50  # entries of a list
NAMED = 10  # parts that had no room are named
ROOM_OF_REST = 1_500  # bytes, for what says so

# GitHub makes links of these after it has read the rest, but not across a comment.
LINKING = re.compile("(?<=&#64;)|(?<=&#35;)|(?<=&#58;)(?=&#47;)|(?<=www)(?=&#46;)", re.IGNORECASE)


class ReportPart(NamedTuple):
    """A heading, paragraph or list of a report. `rows` are what can be shown without the rows below it, in lines.

    `label` names it where it has no room.
    """

    label: str
    rows: Sequence[str]


def fitted(parts: Iterable[ReportPart], room: int) -> str:
    """The parts as one text of at most `room` bytes, in UTF-8; where they do not fit its end says what is left out."""
    texts, left, out = list[str](), room - ROOM_OF_REST, dict[str, None]()
    for part in parts:
        rows = list[str]()
        for row in part.rows if not out else ():
            size = len(row.encode("utf-8")) + (1 if rows else 2)
            if size > left:
                break
            left -= size
            rows.append(row)
        texts += ["\n".join(rows)] if rows else []
        if len(rows) < len(part.rows):
            out[part.label] = None
    if out:
        named = ", ".join([*out][:NAMED]) + (f" and {len(out) - NAMED} more" if len(out) > NAMED else "")
        texts.append(f"… There is no room here for all of it. Cut short or left out: {named}.")
    return "\n\n".join(texts) + "\n"


def listed(rows: Sequence[str], mark: str = "- ") -> list[str]:
    """The rows, or the first of them with how many there are more."""
    return [*rows[:SHOWN], *([f"{mark}… and {len(rows) - SHOWN} more"] if len(rows) > SHOWN else [])]


def plain_words(text: str) -> str:
    """Any text in one line of a terminal."""
    line = " ".join(text.split())
    return visible(line if len(line) <= LENGTH else line[:LENGTH] + "…")


def markdown_words(text: str) -> str:
    """Any text, shown as it is in one line of Markdown."""
    return LINKING.sub("<!-- -->", escape(plain_words(text)))


def code_words(text: str) -> str:
    """The same as code."""
    return f"<code>{markdown_words(text)}</code>" if "`" in text or not text.isprintable() else f"`{text}`"


def code_block(text: str, kind: str) -> str:
    """Lines of code, to be copied; what is too long is cut at a line's end, which is said below."""
    shown = text.rstrip("\n")
    if len(shown) > BLOCK:
        shown = shown[:BLOCK].rpartition("\n")[0] or shown[:BLOCK]
    shown = "\n".join(map(visible, shown.split("\n")))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", shown)), default=0))
    more = text.rstrip("\n").count("\n") - shown.count("\n")
    return f"{fence}{kind}\n{shown}\n{fence}" + (f"\n\n… and {more} lines more" if more else "")


def details(summary: str, content: str) -> str:
    """What is shown when somebody opens it. `summary` is HTML in one line."""
    return f"<details><summary>{summary}</summary>\n\n{content}\n\n</details>"
