"""suggestions: what mends a problem for certain, as changes of lines that GitHub offers in a pull request."""

from collections.abc import Iterable, Iterator

from terbuka.commands.comments import Suggestion
from terbuka.commands.fixes import with_fix
from terbuka.problems import Problem
from terbuka.types import File


def suggestions(files: Iterable[File], problems: Iterable[Problem]) -> Iterator[Suggestion]:
    """Each problem that can be mended for certain, with the lines as they would be."""
    texts = {file.path: file.data for file in files if file.path.endswith(".yml")}
    for problem in problems:
        if problem.instead is None or problem.path not in texts:
            continue
        text = texts[problem.path].decode("utf-8", "replace")
        if "\r" in text.replace("\r\n", ""):  # lines that others may count otherwise
            continue
        new = with_fix(text, problem)
        if new is not None:
            old_lines, lines = text.split("\n"), new.split("\n")
            first = problem.line - 1
            behind = 0  # lines at the end that stay
            most = min(len(old_lines), len(lines)) - first - 1
            while behind < most and old_lines[-1 - behind] == lines[-1 - behind]:
                behind += 1
            yield Suggestion(
                path=problem.path,
                line=problem.line,
                end_line=len(old_lines) - behind,
                text="\n".join(lines[first : len(lines) - behind]),
                message=f"{problem.code}: {problem.message}",
            )
