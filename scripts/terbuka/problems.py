"""Problems: what is wrong, where, and how to mend it. As text for people, for GitHub's pages, and for other programs:

`text`    PATH:LINE:COLUMN: CODE message, and the fix on a line of its own
`github`  a workflow command each, which GitHub shows on the line of the change that it is about
`json`    one list of objects, empty where there are no problems:
          {"path", "line", "column", "severity": "error" or "warning", "code", "message", "fix",
          "instead": the value that mends it for certain, or null}
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

# Line ends, terminal commands, what turns the direction of writing, and what stands for bytes that are no UTF-8.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


MOST_KNOWN = 30  # words that a fix lists


class Stopped(Exception):
    """Why a command cannot go on, in a sentence for the person who gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong in a file, where, and how to mend it.

    `path` is relative to the project, `line` and `column` count from 1, columns in characters.
    An error stops the build, a warning does not.
    `instead` is what mends it for certain: the value that is to stand for the one that begins at the place, or what is
    to be put there where none begins.
    """

    path: str
    line: int = 1
    column: int = 1
    code: str
    message: str
    fix: str
    warning: bool = False
    instead: str | None = None

    @property
    def severity(self) -> str:
        return "warning" if self.warning else "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}\n    fix: {self.fix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in a file that an editor wrote, for the problems found there."""

    path: str
    line: int = 1
    column: int = 1

    def problem(
        self, code: str, message: str, fix: str, *, warning: bool = False, instead: str | None = None
    ) -> Problem:
        """A problem at this place."""
        return Problem(
            path=self.path,
            line=self.line,
            column=self.column,
            code=code,
            message=message,
            fix=fix,
            warning=warning,
            instead=instead,
        )


LIKE = 60  # of 100, by rapidfuzz: less is another word
TYPING_ERROR = 80  # of 100: one letter of five
MOST_MEANT = 5  # words that may be meant
PART = 4  # words of a name by which it is looked up


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A fix for a word that is not known: the nearest one, or those that are known."""
    names = tuple(known)
    if not names:
        return "none is known yet"
    parts = _by_part(names).get(_plain(word).strip("-"), ())
    if 1 < len(parts) <= MOST_MEANT and not nearest(word, names, TYPING_ERROR):
        return f"did you mean one of {', '.join(parts)}?"
    if near := (parts[0] if len(parts) == 1 else None) or nearest(word, names):
        return f"did you mean '{near}'?"
    return "known are " + ", ".join(names[:MOST_KNOWN]) + (" …" if len(names) > MOST_KNOWN else "")


def surely(word: str, known: Iterable[str], *, letters: bool = True) -> str | None:
    """Of the known words the one that is meant: one letter of it or so is wrong, and none of its figures.

    "llama-2" is no "llama-3", and "cost" nothing for certain. Without `letters` no letter may be wrong either, for
    "olmo" may be a model beside "olmoe": only capitals, spaces and marks.
    """
    from rapidfuzz import fuzz, process

    names = _plain_names(tuple(known))
    found = process.extract(_plain(word), names, scorer=fuzz.ratio, score_cutoff=TYPING_ERROR, limit=2)
    if not found or re.findall(r"\d+", word) != re.findall(r"\d+", near := found[0][2]):
        return None
    if not letters:
        return near if _plain(word).replace("-", "") == _plain(near).replace("-", "") else None
    return near if len(found) == 1 else None


def nearest(word: str, known: Iterable[str], like: float = LIKE) -> str | None:
    """Of the known words the one that a word is most like, if it is so like one."""
    from rapidfuzz import fuzz, process  # only here: most words are known

    near = process.extractOne(_plain(word), _plain_names(tuple(known)), scorer=fuzz.ratio, score_cutoff=like)
    return near[2] if near else None


@lru_cache(maxsize=32)
def _plain_names(names: tuple[str, ...]) -> Mapping[str, str]:
    """What is compared of names, by each."""
    return {name: _plain(name) for name in names}


@lru_cache(maxsize=32)
def _by_part(names: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """The names by each word of theirs, and by up to four words that follow each other in them."""
    found: dict[str, dict[str, None]] = {}
    for name, plain in _plain_names(names).items():
        words = plain.strip("-").split("-")
        for begin in range(len(words)):
            for end in range(begin, min(begin + PART, len(words))):
                found.setdefault("-".join(words[begin : end + 1]), {})[name] = None
    return {part: [*some] for part, some in found.items()}


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.casefold())


def as_text(problems: Sequence[Problem]) -> str:
    return "".join(f"{_text(problem)}\n" for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands. GitHub annotates ten of a step at most and logs them all, so the place is in the text too."""
    return "".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_data(_text(problem))}\n"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    keys = ("path", "line", "column", "severity", "code", "message", "fix", "instead")
    rows = [{key: getattr(problem, key) for key in keys} for problem in problems]
    return json.dumps(rows, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def _text(problem: Problem) -> str:
    """The problem's two lines, whatever stands in it: a file's name may hold line ends and terminal commands."""
    path, message, fix = map(visible, (problem.path, problem.message, problem.fix))
    return str(replace(problem, path=path, message=message, fix=fix))


def visible(text: str) -> str:
    """A text whose line ends and terminal commands show, and do nothing."""
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _data(text: str) -> str:
    """A workflow command's message, escaped as GitHub's own toolkit does."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
