"""`python3 -m terbuka.commands.comments FOLDER` prints the review that offers in a pull request what its check
has found to mend it, as GitHub's API takes it, or nothing.

The check, which may be anybody's and has no rights, lists what it would suggest. What may write comments takes that
list as untrusted words and runs nothing of the pull request; this needs Python alone. The folder has that list,
`suggestions.json`, and GitHub's answers on the pull request, its files and its comments.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from terbuka.problems import visible

MOST = 50  # comments of a review: who has more to mend does that with `make check FIX=1`
HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)")


class Suggestion(TypedDict):
    """The lines `line` to `end_line` of a file, both from 1, and what is to stand there instead; why, in a sentence."""

    path: str
    line: int
    end_line: int
    text: str
    message: str


def review_of(
    found: Any, pull: Mapping[str, Any], files: Sequence[Mapping[str, Any]], comments: Sequence[Mapping[str, Any]]
) -> dict[str, Any] | None:
    """The review to post on a pull request, as GitHub's API takes it, or None where there is nothing to suggest.

    `found` is what the check has listed, or whatever somebody has put in its place. The others are GitHub's answers
    on the pull request, on its files and on the comments that it has. Only lines can be commented on that it changes.
    """
    shown = {file["filename"]: frozenset(_lines(file.get("patch") or "")) for file in files}
    there = {(each["path"], each["body"]) for each in comments}
    made: list[dict[str, Any]] = []
    for each in found if isinstance(found, list) else ():
        if not _is_suggestion(each) or not shown.get(each["path"], frozenset()).issuperset(
            range(each["line"], each["end_line"] + 1)
        ):
            continue
        comment = {"path": each["path"], "line": each["end_line"], "side": "RIGHT", "body": _body(each)}
        if each["line"] < each["end_line"]:
            comment |= {"start_line": each["line"], "start_side": "RIGHT"}
        if (comment["path"], comment["body"]) not in there:
            made.append(comment)
    if not made:
        return None
    return {"commit_id": pull["head"]["sha"], "event": "COMMENT", "comments": made[:MOST]}


def _is_suggestion(each: Any) -> bool:
    kinds: Mapping[str, type] = {"path": str, "line": int, "end_line": int, "text": str, "message": str}
    if not isinstance(each, dict) or any(type(each.get(key)) is not kind for key, kind in kinds.items()):
        return False
    return bool(1 <= each["line"] <= each["end_line"] <= each["line"] + MOST)


def _body(each: Mapping[str, str]) -> str:
    """The comment's Markdown. Words of a pull request stand in code, where they link to nothing and call nobody."""
    message = visible(each["message"]).replace("`", "'")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", each["text"])), 3)
    return f"`{message}`\n\n{fence}suggestion\n{each['text']}\n{fence}"


def _lines(patch: str) -> Iterator[int]:
    """The numbers of the lines that a patch shows, as they are after it."""
    number = 0
    for line in patch.split("\n"):
        if hunk := HUNK.match(line):
            number = int(hunk[1])
        elif line[:1] in (" ", "+"):
            yield number
            number += 1


def main(folder: Path) -> None:
    names = ("suggestions", "pull", "files", "comments")
    if made := review_of(*(json.loads((folder / f"{name}.json").read_bytes()) for name in names)):
        print(json.dumps(made))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
