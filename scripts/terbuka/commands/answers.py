"""answers: what a form's issue is told of what became of it, as Markdown. Pure, and needs Python alone.

What was made of the form comes from where the form was read, and may hold anything: it is looked at before it is used,
and its words stand in code, where they link to nothing and call nobody.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from terbuka.problems import visible

MARK = "<!-- what became of this form -->"  # how the comment is found again; nobody sees it
# Characters of a comment, but for what always stands in it, and of all; GitHub takes 65,536.
LIMIT, MOST = 60_000, 65_000
MOST_TOLD = 15_000  # of what was read in an article
MOST_LISTED = 50  # problems
PATH = re.compile(r"seeds/[A-Za-z0-9][A-Za-z0-9._-]{0,95}\.(?:txt|yml)")
SIZE_LIMIT = 1024 * 1024  # characters of a file, as the build reads them


class Outcome(Enum):
    """What became of the branch."""

    NOBODY = "Only people who may write to this repository can accept a form."
    FAILED = "The files could not be made, which is a fault of the program."
    REFUSED = "Nothing was made of this form."
    UNWRITTEN = "The branch could not be written."
    THEIRS = "Somebody has changed the branch, so it stays as they left it: nothing of this form was put in again."
    PUSHED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormResult:
    """What was made of a form: the files by their paths, what was read in them, what is wrong, what changes."""

    files: Mapping[str, str]
    told: str
    problems: tuple[Mapping[str, Any], ...]
    changes: str

    @property
    def errors(self) -> int:
        return sum(problem["severity"] == "error" for problem in self.problems)

    @property
    def subject(self) -> str:
        """In a few words, made of nothing but the files' names."""
        name = next(iter(self.files)).removeprefix("seeds/").rpartition(".")[0]
        added = any(path.endswith(".txt") for path in self.files)
        return f"Add the article {name}" if added else f"Add a statement to {name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where things are: the repository, its two branches, the issue's label, the run's log, the pull request."""

    repository: str
    base: str
    branch: str
    label: str
    log: str
    pull: int | None = None


def form_result(found: Any, changes: str) -> FormResult | None:
    """What was made of a form, if that is what was found: files of articles and their problems."""
    if not isinstance(found, dict) or not isinstance(told := found.get("told"), str):
        return None
    files, problems = found.get("files"), found.get("problems")
    if not isinstance(files, list) or len(files) > 2 or not all(map(_is_file, files)):
        return None
    if not isinstance(problems, list) or not all(map(_is_problem, problems)):
        return None
    by_path = {file["path"]: file["text"] for file in files}
    if len({path.rpartition(".")[0] for path in by_path}) > 1:
        return None
    return FormResult(files=by_path, told=told, problems=tuple(problems), changes=changes)


def _is_file(file: Any) -> bool:
    if not isinstance(file, dict) or not all(isinstance(file.get(key), str) for key in ("path", "text")):
        return False
    return bool(PATH.fullmatch(file["path"])) and len(file["text"]) <= SIZE_LIMIT


def _is_problem(each: Any) -> bool:
    texts, numbers = ("path", "severity", "code", "message", "fix"), ("line", "column")
    return (
        isinstance(each, dict)
        and all(isinstance(each.get(key), str) for key in texts)
        and all(type(each.get(key)) is int for key in numbers)
        and isinstance(each.get("instead"), str | None)
    )


def comment(outcome: Outcome, made: FormResult | None, links: Links) -> str:
    """The comment on the form's issue."""
    parts = [MARK, *_head(outcome, made, links)]
    if made and outcome is not Outcome.THEIRS:
        parts += _listed(made, links if outcome is Outcome.PUSHED else None)
        told = _block(_cut(made.told, MOST_TOLD)) if made.told else ""
        if 0 < len(told) < 2 * MOST_TOLD:  # else it is made of nothing but marks of code
            parts.append(f"<details><summary>What was read</summary>\n\n{told}\n\n</details>")
        room = LIMIT - len("\n\n".join(parts))
        if made.changes and made.files and room > 0:
            if len(made.changes) > room:
                parts.append(f"What follows is cut: [the run]({links.log}) has all of it.")
            parts.append(_cut(made.changes, room))
    return _cut("\n\n".join(parts), MOST)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rpartition("\n")[0]


def pull_text(number: int, links: Links) -> str:
    """What the pull request says; the rest stands in the issue."""
    return (
        f"Made of the form in #{number}, which says what the check found, and what changes on the site.\n\n"
        "GitHub starts no checks for a pull request that a workflow has opened. To have all of them run, close it and "
        f"open it again. To have it made anew of the form as it is then, take the label off #{number} and put it there "
        "again; that is also what to do if another change came first and this one cannot be merged any more.\n\n"
        f"Closes #{number}."
    )


def _head(outcome: Outcome, made: FormResult | None, links: Links) -> Iterator[str]:
    branch = f"[`{links.branch}`]({links.repository}/tree/{links.branch})"
    compare = f"{links.repository}/compare/{links.base}...{links.branch}?expand=1"
    again = f"put the label `{links.label}` again"
    warned = made is not None and bool(made.problems)
    found = "The check found no mistake; look at what it warns of." if warned else "The check found nothing wrong."
    found += f" The built site is kept by [the run]({links.log}) for a look: unpack it, and open `index.html`."
    if outcome is Outcome.NOBODY:
        yield f"**{outcome.value}** The label is off again."
    elif outcome is Outcome.REFUSED:
        pull = f" #{links.pull} stays as it was." if links.pull else ""
        yield f"**{outcome.value}**{pull} Edit the issue's text, and {again}."
    elif outcome in (Outcome.FAILED, Outcome.UNWRITTEN):
        yield f"**{outcome.value}** [The log]({links.log}) says more. When that is mended, {again}."
    elif outcome is Outcome.THEIRS:
        pull = f"#{links.pull} is about it." if links.pull else f"[Open a pull request]({compare}) of it."
        yield f"**{outcome.value}**"
        yield f"{pull} To begin anew with what this form says now, delete the branch {branch} and {again}."
    elif made and made.errors:
        counted = "One mistake stands" if made.errors == 1 else f"{made.errors} mistakes stand"
        yield f"**{counted} in the way.** What was made of this form is in the branch {branch}" + (
            f" (#{links.pull})." if links.pull else "."
        )
        files = " or ".join(
            f"[`{path}`]({links.repository}/edit/{links.branch}/{path})" for path in made.files if path.endswith(".yml")
        )
        yield (
            f"Either edit this issue and {again}, or mend {files} in the branch and "
            + ("see what the checks say there." if links.pull else f"[open a pull request]({compare}) of it.")
        )
    elif links.pull:
        yield f"**#{links.pull} adds this to the site**, from the branch {branch}. {found}"
    else:
        yield f"**[Open a pull request]({compare})** of the branch {branch}. {found}"
        yield (
            "It was not opened for you because the repository does not allow that: Settings, Actions, General, “Allow "
            "GitHub Actions to create and approve pull requests”."
        )


def _listed(made: FormResult, links: Links | None) -> Iterator[str]:
    """The problems, the errors first, each with its place, which leads to its line where there is one, and its fix."""
    problems = sorted(made.problems, key=lambda each: (each["severity"] != "error", each["path"], each["line"]))
    rows = []
    for each in problems[:MOST_LISTED]:
        is_file = "/" in each["path"]
        line = f":{each['line']}" if is_file else f", line {each['line']}" if each["line"] > 1 else ""
        place = code(each["path"] + line)
        if links and each["path"] in made.files:
            place = f"[{place}]({links.repository}/blob/{links.branch}/{each['path']}?plain=1#L{each['line']})"
        rows.append(f"- {place} {each['severity']}, {code(each['code'])}: {code(each['message'])}")
        rows.append(f"    - {code(each['fix'])}")
        if each.get("instead") and each["instead"] not in each["fix"]:
            rows.append(f"    - write {code(each['instead'])}")
    if len(problems) > MOST_LISTED:
        rows.append(f"- … and {len(problems) - MOST_LISTED} more")
    if rows:
        yield "\n".join(rows)


def code(text: str) -> str:
    """Any text as a piece of code in a line of Markdown, where nothing of it means anything."""
    text = visible(" ".join(text.split())) or " "
    marks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    room = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{marks}{room}{text}{room}{marks}"


def _block(text: str) -> str:
    text = "\n".join(map(visible, text.split("\n")))
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def own_comment(comments: Sequence[Mapping[str, Any]]) -> int | None:
    """The number of the comment that a workflow has written here before, or None."""
    for each in comments:
        author = (each["user"] or {}).get("login")
        if author == "github-actions[bot]" and (each["body"] or "").startswith(MARK):
            return int(each["id"])
    return None
