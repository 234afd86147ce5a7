"""Makes the site's pages in docs/ from the articles in seeds/.

    python scripts/build_site.py            check the seeds and write the pages
    python scripts/build_site.py --check    check the seeds, write nothing
    python scripts/build_site.py --suggest NAME
                                            print candidate claims for seeds/NAME.txt, write nothing
    python scripts/build_site.py --compare REVISION
                                            print what changes from a branch, tag or commit, write nothing
    python scripts/build_site.py --serve PORT
                                            write the pages, show the site, and follow every edit
    python scripts/build_site.py --article FROM
                                            write a seed and its notes from a saved page, a text or '-', no pages

With --format github or json, problems go to standard output: as annotations, or as one list (terbuka/formats.py).
Exit codes: 0 done (warnings or none), 1 the seeds have errors and nothing was written, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from terbuka.build import build
from terbuka.claims import attributes
from terbuka.claims.suggest import suggest
from terbuka.commands import changes
from terbuka.commands.revision import Unreadable, revision, today
from terbuka.commands.serve import serve
from terbuka.disk import create, read_seeds, read_source, write
from terbuka.languages import interface as languages
from terbuka.languages.files import BadLanguage, Fault
from terbuka.pages.kinds import pages
from terbuka.problems import FORMATS
from terbuka.site import Site
from terbuka.types import Problem

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the site's pages in docs/ from the articles in seeds/.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="check the seeds and write nothing")
    mode.add_argument("--suggest", metavar="NAME", help="print candidate claims for seeds/NAME.txt, write nothing")
    mode.add_argument("--compare", metavar="REVISION", help="print what changes from a revision, write nothing")
    mode.add_argument("--serve", metavar="PORT", type=port, help="show the site on this port and follow every edit")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are printed")
    mode.add_argument(
        "--article",
        metavar="FROM",
        help="add an article to the seeds: a saved web page, a text, '-' for standard input",
    )
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help="the folder of articles and names")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="the folder to write the pages to")
    options = parser.parse_args(arguments)
    if options.serve is not None:
        return serve(ROOT, options.serve)

    try:
        return run(parser, options)
    except BadLanguage as error:
        return report([language_problem(fault) for fault in error.faults], options.format)


def run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    """Do what the options ask for; the exit code. Raises BadLanguage where a language's files are not in order."""
    sources, unread = read_seeds(options.seeds)
    site, found = build(sources, languages.load(), attributes.load())
    refused = {problem.path for problem in unread}  # a text that is there but was not read is not missing
    found = [p for p in found if p.code != "no-text" or p.path.removesuffix("yml") + "txt" not in refused]
    problems = (*unread, *found)
    if options.suggest is not None:
        name = Path(options.suggest).name.removesuffix(".txt").removesuffix(".yml")
        article = site.article.get(name)
        if article is None:
            known = ", ".join(article.name for article in site.articles)
            parser.error(f"there is no article '{options.suggest}'; there are: {known}")
        print(suggest(site, article), end="")
        return 0
    if options.article is not None:
        return add_article(options.article, site, options.seeds, options.format)
    if any(not problem.warning for problem in problems):
        return report(problems, options.format)
    if options.compare is not None:
        try:
            before = revision(ROOT, options.compare)
        except Unreadable as error:
            print(error, file=sys.stderr)
            return 1
        print(changes.report(before, today(ROOT, pages(site)), options.compare), end="")
        return 0
    said = sys.stderr if options.format == "json" else sys.stdout
    if options.check:
        report(problems, options.format)
        print(f"{len(site.articles)} articles, {len(site.models)} models: no errors", file=said)
        return 0
    try:
        written, found = write(pages(site), options.docs)
    except OSError as error:
        print(f"The pages could not be written: {error}. Mend that and run the command again.", file=sys.stderr)
        return 1
    code = report((*problems, *found), options.format)
    if written:
        counts = f"{written.changed} written, {written.same} unchanged, {written.removed} removed"
        print(f"{options.docs.name}/: {counts}", file=said)
    return code


def port(value: str) -> int:
    """A port that can be served on."""
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(f"'{value}' is no port: they go from 1 to 65535")
    return int(value)


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def language_problem(fault: Fault) -> Problem:
    fix = "mend it there; each language has the same labels, with their placeholders and the plural forms it needs"
    return Problem(path=fault.path, line=fault.line, code="bad-labels", message=fault.message, fix=fix)


def add_article(given: str, site: Site, seeds: Path, form: str) -> int:
    """Write a seed and its notes from a file, or from standard input, and say what was found."""
    # Only here, for what reads web pages takes half a second to load.
    from terbuka.intake.intake import intake

    source, problems = read_source(given, sys.stdin.buffer)
    if source is None:
        report(problems, form)
        return 2
    result, problems = intake(source, site)
    if result:
        problems = create(result.files, seeds)
    if result and not problems:
        print(result.report, end="")
    return report(problems, form)


def report(problems: Sequence[Problem], form: str) -> int:
    """Print the problems by place and say what follows from them; the exit code is 1 if one is an error."""
    ordered = sorted(problems, key=lambda p: (p.path, p.line, p.column))
    print(FORMATS[form](ordered), end="", file=sys.stderr if form == "text" else sys.stdout)
    errors = sum(not problem.warning for problem in problems)
    if problems:
        outcome = "nothing was written" if errors else "warnings stop nothing"
        print(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}: {outcome}", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
