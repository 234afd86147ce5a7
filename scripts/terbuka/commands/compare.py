"""compare: what changes on the site from a revision to what is there now, in words."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from terbuka.commands.changes import changes, told
from terbuka.commands.markdown_parts import SHOWN, ReportPart, code_block, fitted, listed
from terbuka.commands.preview import preview, problem_row
from terbuka.commands.published import read_published
from terbuka.commands.revision import changed_seeds, revision, today
from terbuka.pages.kinds import pages
from terbuka.problems import Problem, Stopped
from terbuka.progress import Progress
from terbuka.site import Site

EVERYTHING = 2**60  # bytes
FILES = (
    "Each article with the file that shows it in the built site, which `make look` makes, and which the check of a pull"
    " request keeps as the download `site`: unpack that first."
)


def what_changes(site: Site, root: Path, name: str, progress: Progress) -> str:
    """What changes from the revision `name` of the project at `root`, as plain text. Raises Stopped."""
    return fitted(_changes(site, root, name, progress, markdown=False), EVERYTHING)


def summary_of_changes(
    site: Site, problems: Sequence[Problem], root: Path, name: str, progress: Progress, room: int
) -> tuple[str, bool]:
    """The same in Markdown, with what readers will see of each article that was added or changed, and all mistakes.

    It has `room` bytes at most. The second is whether all of it could be told: with errors there is no site to compare,
    nor does each older revision make one. Raises Stopped where there is no such revision.
    """
    errors = [problem for problem in problems if not problem.warning]
    warnings = [problem for problem in problems if problem.warning]
    parts = [*_errors(errors), *_articles(site, warnings, root, name)]
    is_whole = not errors
    if is_whole:
        try:
            parts += _changes(site, root, name, progress, markdown=True)
        except Stopped as why:
            is_whole = False
            parts.append(
                ReportPart("what this change does", ("## What this change does\n", code_block(str(why), "text")))
            )
    return fitted(parts, room), is_whole


def _changes(site: Site, root: Path, name: str, progress: Progress, *, markdown: bool) -> Iterator[ReportPart]:
    made = progress("making pages", pages(site))
    found = changes(read_published(revision(root, name)), read_published(today(root, made)))
    return told(found, name, markdown=markdown)


def _errors(errors: Sequence[Problem]) -> Iterator[ReportPart]:
    if errors:
        rows = listed([f"- {problem_row(problem)}" for problem in sorted(errors, key=lambda p: (p.path, p.line))])
        yield ReportPart("mistakes", (f"## What is to be mended ({len(errors)})\n", *rows))


def _articles(site: Site, problems: Iterable[Problem], root: Path, name: str) -> Iterator[ReportPart]:
    old, changed = changed_seeds(root, name)
    touched = [article for article in site.articles if changed & {article.path, article.notes_path}]
    if not touched:
        return
    yield ReportPart("articles", (f"## What readers will see ({len(touched)})", "", FILES))
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    for article in touched[:SHOWN]:
        theirs = [each for path in (article.path, article.notes_path or "") for each in by_path.get(path, ())]
        yield from preview(site, article, theirs, is_new=article.path not in old)
    if len(touched) > SHOWN:
        yield ReportPart("articles", (f"… and {len(touched) - SHOWN} more articles that were added or changed.",))
