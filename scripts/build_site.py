"""Makes the site's pages in docs/ from the articles in seeds/.

    python scripts/build_site.py            check the seeds and write the pages
    python scripts/build_site.py --check    check the seeds, write nothing
    python scripts/build_site.py --suggest NAME
                                            print candidate claims for seeds/NAME.txt, write nothing

Exit codes: 0 done (warnings or none), 1 the seeds have errors and nothing was written, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from terbuka import attributes, languages
from terbuka.build import build
from terbuka.pages import pages
from terbuka.read import read_seeds
from terbuka.suggest import suggest
from terbuka.types import Problem
from terbuka.write import write

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the site's pages in docs/ from the articles in seeds/.")
    parser.add_argument("--check", action="store_true", help="check the seeds and write nothing")
    parser.add_argument("--suggest", metavar="NAME", help="print candidate claims for seeds/NAME.txt, write nothing")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help="the folder of articles and names")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="the folder to write the pages to")
    options = parser.parse_args(arguments)

    sources, unread = read_seeds(options.seeds)
    try:
        interface = languages.load(wanted=languages.wanted())
    except ValueError as error:
        print(f"The labels need mending:\n{error}", file=sys.stderr)
        return 1
    site, found = build(sources, interface, attributes.load())
    problems = (*unread, *found)
    if options.suggest:
        article = next((article for article in site.articles if article.name == options.suggest), None)
        if article is None:
            known = ", ".join(article.name for article in site.articles)
            parser.error(f"there is no article '{options.suggest}'; there are: {known}")
        print(suggest(site, article), end="")
        return 0
    if any(not problem.warning for problem in problems):
        return report(problems)
    if options.check:
        report(problems)
        print(f"{len(site.articles)} articles, {len(site.models)} models: no errors")
        return 0
    written, found = write(pages(site), options.docs)
    code = report((*problems, *found))
    if written:
        print(f"{options.docs.name}/: {written.changed} written, {written.same} unchanged, {written.removed} removed")
    return code


def report(problems: Sequence[Problem]) -> int:
    """Print the problems by place and say what follows from them; the exit code is 1 if one is an error."""
    for problem in sorted(problems, key=lambda p: (p.path, p.line, p.column)):
        print(problem, file=sys.stderr)
    errors = sum(not problem.warning for problem in problems)
    if problems:
        outcome = "nothing was written" if errors else "warnings stop nothing"
        print(f"{errors} errors, {len(problems) - errors} warnings: {outcome}", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
