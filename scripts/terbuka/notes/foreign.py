"""What is typed or pasted in the place of YAML's own marks: those of other keyboards and programs.

A parser takes them for words, and stops where these end, on another line.
"""

import re

from terbuka.problems import Mark, Problem

KEY = r"\s*(?:- +)*[A-Za-z_][\w-]*"
COLON = "write 'key: value', with a space after the colon"
DASH = "begin an entry with '- ': the hyphen of the keyboard and a space"
SPACE = "[^\\S \t\n]"  # white space that YAML does not take for any
MARKS = (
    # what a line holds up to the mark, the mark, what follows it; what is said of it; the fix; what is put there
    (r"", r"```|~~~", "", "'{}' marks code in Markdown, and nothing here", "delete this line", None),
    (r"\s*?", SPACE, "", "{} stands in the place of a space", "delete it and type a space", None),
    (rf"{KEY}:\s*?", SPACE, "", "{} stands in the place of a space", "delete it and type a space", None),
    (KEY, "[：﹕︓]", "", "'{}' is another colon than ':'", COLON, None),
    (rf"{KEY}\s*:", "", r"[^\s:/]", "a space is missing after '{}'", COLON, " "),
    (r"\s*", "[–—−‑‒﹣－•·▪*]", rf"{KEY}:", "'{}' is another mark than '-'", DASH, None),
    (r"\s*-", "", r"[A-Za-z_][\w-]*:(?:\s|$)", "a space is missing after '{}'", DASH, " "),
    (
        r"""\s*(?:- +)*(?:"[\w-]+"|[\w-]+):\s+(?:"[^"]*"|'[^']*')""",
        ",",
        r"\s*$",
        "'{}' stands behind the value",
        "delete it",
        None,
    ),
)


def foreign(path: str, lines: list[str], first: int, last: int) -> Problem | None:
    """The first such mark on these lines, counted from 1."""
    for number in range(max(first, 1), last + 1):
        for before, sign, after, message, fix, instead in MARKS:
            if found := re.match(rf"(?P<before>{before})(?P<mark>{sign})(?={after})", lines[number - 1]):
                where = Mark(path=path, line=number, column=found.start("mark") + 1)
                mark = found["mark"] or found[0].strip()
                shown = mark if mark.isprintable() and not mark.isspace() else f"U+{ord(mark[0]):04X}"
                return where.problem("bad-yaml", message.format(shown), fix, instead=instead)
    return None
