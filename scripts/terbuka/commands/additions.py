"""additions: what is given becomes files in the seeds folder: pages and texts, claims, what a form asks for."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from terbuka.commands.forms import read_filled, read_forms
from terbuka.commands.proposals import beyond, form_files, statement_files
from terbuka.commands.reading import counted, put, read, report
from terbuka.disk import create, read_source, source_paths
from terbuka.intake.intake import intake
from terbuka.intake.stated import Finding
from terbuka.problems import Problem, as_json
from terbuka.progress import Progress
from terbuka.site import Site


def add_articles(given: str, site: Site, seeds: Path, form: str, progress: Progress) -> int:
    """Write a seed and its notes from a file, each one in a folder, or standard input, and say what was found.

    Returns the exit code: 2 where there is nothing to read.
    """
    if given and Path(given).is_dir():
        return _add_folder(given, site, seeds, form, progress)
    return _add_file(given, site, seeds, form)


def _add_file(given: str, site: Site, seeds: Path, form: str) -> int:
    source, problems = read_source(given, sys.stdin.buffer if sys.stdin else None)
    if source is None:
        report(problems, form)
        return 2
    result, problems = intake(source, site, _added_today())
    if result:
        problems = create(result.files, seeds)
    if result and not problems:
        print(result.report, end="")
    return report(problems, form)


def _add_folder(folder: str, site: Site, seeds: Path, form: str, progress: Progress) -> int:
    paths, problems = source_paths(folder)
    if not paths:
        report(problems, form)
        return 2
    told: list[str] = []
    for path in progress("reading pages", paths):
        source, refused = read_source(path, None)
        result, refused = intake(source, site, _added_today()) if source else (None, refused)
        refused = (*refused, *create(result.files, seeds)) if result else refused
        problems += refused
        if result and not any(not problem.warning for problem in refused):
            told.append(result.brief)
            # The next ones are compared with this one, too.
            site = replace(site, articles=(*site.articles, result.article), seeds=(*site.seeds, *result.files))
    print("".join(told), end="")
    added = f"{counted(len(told), 'article')} added of {counted(len(paths), 'file')}"
    print(f"{added}. What is marked '?' stands in the notes as a comment. Look at it, then: make check")
    return report(problems, form, "those files were not added")


def add_statement(given: str, name: str, site: Site, seeds: Path, form: str) -> int:
    """Put claims from a file, or from standard input, into the notes of an article."""
    source, problems = read_source(given, sys.stdin.buffer if sys.stdin else None)
    if source is None:
        report(problems, form)
        return 2
    made = statement_files(name, source.data.decode("utf-8", "replace"), source.path, site)
    put(made.files, seeds)
    for file in made.files:
        print(f"{source.path} → {file.path}. Look at it, then: make check")
    return report(made.problems, form)


def take_form(event: str, site: Site, before: Sequence[Problem], seeds: Path, root: Path, progress: Progress) -> int:
    """Make in `seeds/` what the issue of GitHub's event asks for, and print it with its new problems as JSON."""
    issue = json.loads(Path(event).read_bytes())["issue"]
    body = (issue["body"] or "").encode("utf-8", "replace").decode("utf-8")
    filled = read_filled(body, read_forms(root / ".github" / "ISSUE_TEMPLATE"))
    made = form_files(filled, issue["number"], site, issue.get("created_at", "")[:10])
    put(made.files, seeds)
    problems = [*made.problems, *(beyond(before, read(seeds, progress)[1]) if made.files else ())]
    files = [{"path": file.path, "text": file.data.decode("utf-8")} for file in made.files]
    print(json.dumps({"files": files, "told": made.told, "problems": json.loads(as_json(problems))}, indent=2))
    return 0


def _added_today() -> Mapping[str, Finding]:
    """The day on which a text is added, as its notes have it. Of all that is written only this goes by the clock."""
    return {"added": Finding(date.today().isoformat(), "today")}
