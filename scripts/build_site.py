"""Makes the site's pages in docs/ from the articles in seeds/; `--help` lists what else it can do.

With --format github or json, problems go to standard output: as annotations, or as one list (terbuka/problems.py);
what changes is told in Markdown with --format github, else as plain text.
With WITHOUT_CARDS in the environment no pictures for shared addresses are drawn, for who looks at pages alone.
Exit codes: 0 done (warnings or none), 1 the seeds have errors or the command cannot go on, 2 wrong usage,
130 interrupted, 141 the output is read no further.
"""

# Each command imports what it needs, when it is given: a check is not to wait for what only a comparison needs, and an
# interrupt while modules are loaded is one like any other.
from __future__ import annotations

import json
import os
import sys

SUMMARY = 1_000_000  # bytes; GitHub takes none of more than 1 MiB
MOST_ROUNDS = 5  # of mending, each of which may show what hid behind the last

TYPE_CHECKING = False  # as in typing, which is not loaded for it
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from terbuka.kept import Kept
    from terbuka.problems import Problem
    from terbuka.progress import Progress
    from terbuka.site import Site
    from terbuka.types import File


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command. Returns its exit code; raises SystemExit for wrong usage."""
    import argparse
    import gc
    from pathlib import Path

    from terbuka.languages.files import BadLanguage
    from terbuka.problems import FORMATS, Stopped

    gc.set_threshold(700, 10, 100)  # most of what is made lasts to the end: Python is seldom to look through all of it
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Make the site's pages in docs/ from the articles in seeds/.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--site", action="store_true", help="make the whole site in site/ too, if anything changed")
    mode.add_argument("--look", action="store_true", help="make it in look/ too, to be opened there without a server")
    mode.add_argument("--check", action="store_true", help="check the seeds and write nothing")
    mode.add_argument("--suggest", metavar="NAME", help="print candidate claims for seeds/NAME.txt, write nothing")
    mode.add_argument("--compare", metavar="REVISION", help="print what changes from a revision, write nothing")
    mode.add_argument("--serve", metavar="PORT", help="show the site on this port and follow every edit")
    mode.add_argument("--suggestions", action="store_true", help="print what mends problems for certain, as JSON")
    article = "write a seed and its notes from a saved web page, a text, each in a folder, or '-' for standard input"
    mode.add_argument("--article", metavar="FROM", help=article)
    mode.add_argument("--statement", metavar="FROM", help="put claims, of a file or '-', into the notes of --into NAME")
    mode.add_argument(
        "--form", metavar="EVENT", help="make what an issue asks for, of GitHub's event; print it as JSON"
    )
    parser.add_argument("--into", metavar="NAME", default="", help="with --statement: the article, as seeds/NAME.yml")
    parser.add_argument(
        "--fix", action="store_true", help="with --check: mend in seeds/ what can be mended for certain"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems, and what is asked for")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems and changes are printed")
    room = "with --compare and --format github: the bytes that there are for it"
    parser.add_argument("--room", type=int, default=SUMMARY, metavar="BYTES", help=room)
    parser.add_argument("--seeds", type=Path, default=root / "seeds", help="the folder of articles and names")
    parser.add_argument("--docs", type=Path, default=root / "docs", help="the folder to write the pages to")
    options = parser.parse_args(arguments)
    try:
        return carry_out(options, parser, root)
    except BadLanguage as error:
        from terbuka.commands.reading import report

        return report(error.problems, options.format)
    except Stopped as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"{error.filename or 'Output'}: {error.strerror}. Mend that and run the command again.", file=sys.stderr)
    return 1


def carry_out(options: argparse.Namespace, parser: argparse.ArgumentParser, root: Path) -> int:
    """Do what the options ask for in the project at `root`. Returns the exit code.

    Raises BadLanguage where a language's files are not in order, Stopped and OSError where the command cannot go on.
    """
    from terbuka.progress import Progress

    if options.serve is not None:
        from terbuka.commands.serve import serve

        if not options.serve.isdecimal() or not 1 <= int(options.serve) <= 65535:
            parser.error(f"argument --serve: '{options.serve}' is no port: they go from 1 to 65535")
        serve(root, int(options.serve))
        return 0
    progress = Progress(sys.stderr, sys.stderr if options.format == "json" else sys.stdout, quiet=options.quiet)
    reading = (options.suggest, options.article, options.compare, options.statement, options.form)
    if not (options.check or options.suggestions) and reading == (None,) * len(reading):
        return make(options, root, progress)

    from terbuka.commands.reading import read, report
    from terbuka.kept import Kept, code_word

    kept = Kept(options.docs.resolve().parent / ".build" / "kept", code_word(root), reads_only=True)
    imprint = None
    if options.compare is not None:
        from terbuka.commands.settings import read_imprint

        imprint = read_imprint(root / "mkdocs.yml")
    site, problems = read(options.seeds, progress, kept, imprint)
    if options.check and options.fix:
        site, problems = mend_seeds(options.seeds, site, problems, progress, kept)
    if options.suggestions:
        from terbuka.commands.suggestions import suggestions

        print(json.dumps(list(suggestions(site.seeds, problems)), indent=2))
        return 0
    if options.suggest is not None:
        from terbuka.claims.suggest import suggest

        name = options.suggest.rpartition("/")[2].removesuffix(".txt").removesuffix(".yml")
        if name not in site.article:
            known = ", ".join(article.name for article in site.articles)
            parser.error(f"there is no article '{options.suggest}'; there are: {known}")
        print(suggest(site, site.article[name]), end="")
        return 0
    if options.article is not None:
        from terbuka.commands.additions import add_articles

        return add_articles(options.article, site, options.seeds, options.format, progress)
    if options.statement is not None:
        from terbuka.commands.additions import add_statement

        return add_statement(options.statement, options.into, site, options.seeds, options.format)
    if options.form is not None:
        from terbuka.commands.additions import take_form

        return take_form(options.form, site, problems, options.seeds, root, progress)
    if options.compare is not None and options.format == "github":
        from terbuka.commands.compare import summary_of_changes

        text, is_whole = summary_of_changes(site, problems, root, options.compare, progress, options.room)
        print(text, end="")
        return 0 if is_whole else 1
    if any(not problem.warning for problem in problems):
        return report(problems, options.format)
    if options.check:
        report(problems, options.format)
        progress.tell(f"{len(site.articles)} articles, {len(site.models)} models: no errors")
        return 0

    from terbuka.commands.compare import what_changes

    print(what_changes(site, root, options.compare, progress), end="")
    return 0


def mend_seeds(
    seeds: Path, site: Site, problems: tuple[Problem, ...], progress: Progress, kept: Kept
) -> tuple[Site, tuple[Problem, ...]]:
    """Mend what can be mended for certain, which may show more of it. Returns the site then, and what is left."""
    from terbuka.commands.fixes import fixed
    from terbuka.commands.reading import put, read

    for _ in range(MOST_ROUNDS):
        found = [*fixed(site.seeds, problems)]
        put([file for file, _ in found], seeds)
        for _, done in found:
            for problem in done:
                progress.tell(f"{problem.path}:{problem.line}: mended: {problem.message} → {problem.instead!r}")
        if not found:
            break
        site, problems = read(seeds, progress, kept)
    return site, problems


def make(options: argparse.Namespace, root: Path, progress: Progress) -> int:
    """Make the pages, and the whole site if that is asked for, while nobody else does. Returns the exit code."""
    from terbuka.commands.alone import alone

    whole = options.site or options.look
    with alone(root if whole else options.docs.resolve().parent) as lock:
        code = make_pages(options, root, progress)
        if whole and code == 0:
            from terbuka.commands.render import make_site

            make_site(root, lock, progress)
            if options.look:
                from terbuka.commands.folder import make_folder

                make_folder(root, progress)
        return code


def make_pages(options: argparse.Namespace, root: Path, progress: Progress) -> int:
    """Make the pages in `docs/`. Returns the exit code; what the site held in memory is free then."""
    from itertools import chain

    from terbuka.commands.reading import read, report
    from terbuka.commands.schemas import write_schemas
    from terbuka.commands.settings import read_imprint
    from terbuka.disk import generated, write
    from terbuka.kept import Kept, code_word
    from terbuka.pages.kept_pages import kept_pages

    kept = Kept(options.docs.resolve().parent / ".build" / "kept", code_word(root))
    site, problems = read(options.seeds, progress, kept, read_imprint(root / "mkdocs.yml"))
    if any(not problem.warning for problem in problems):
        return report(problems, options.format)
    pages = progress("making pages", kept_pages(site, options.docs, kept), len(generated(options.docs)))
    cards = pictures(site, options.docs.resolve().parent / ".build" / "cards", progress)
    written, unwritten = write(chain(pages, cards), options.docs)
    kept.sweep()
    for name in write_schemas(site.attributes):
        progress.tell(f"{name}: written anew")
    code = report((*problems, *unwritten), options.format)
    if written:
        counts = f"{written.changed} written, {written.same} unchanged, {written.removed} removed"
        progress.tell(f"{options.docs.name}/: {counts}")
    return code


def pictures(site: Site, folder: Path, progress: Progress) -> Iterable[File]:
    """The pictures of cards, which lie in `folder` from one build to the next; none if WITHOUT_CARDS is set."""
    if os.environ.get("WITHOUT_CARDS"):
        return ()
    from terbuka.commands.cards import card_files

    return card_files(site, folder, progress)


def run() -> int | str | None:
    """Carry out the command of the process. Whatever ends it, Python says nothing of its own about it."""
    code: int | str | None
    try:
        import signal

        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not ignored, as it is in the background
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # at once and in silence, wherever it is
        for stream in (sys.stdout, sys.stderr):
            if stream:  # it is None where it was closed
                stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # typed as any stream
        code = main()
    except SystemExit as ended:
        code = ended.code
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 141
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # else Python tries once more
            code = 141 if isinstance(error, BrokenPipeError) else 1
    return code


if __name__ == "__main__":
    sys.exit(run())
