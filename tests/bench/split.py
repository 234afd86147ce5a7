"""One site made by several machines, each with a part of the work, and whether it is the site that one makes alone.

What is kept between builds is all that they hand on: each reads its part of the articles, then each renders its part of
the pages, and whoever has all that was kept makes the site of it. Each machine is a copy of the project here.

`python -m bench.split PHASE PROJECT NUMBER OF` does one part of a phase, `read` or `render`, in this process.
"""

import filecmp
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

from bench.corpus import write_corpus
from bench.measure import Cost, run
from bench.project import ENVIRONMENT, Project

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = (".build/kept", ".build/pages", ".build/search")
MACHINES = 4


def split(size: int, folder: Path, machines: int = MACHINES) -> Iterator[tuple[str, Cost]]:
    """What each step costs: of the machines the one that has most to do. Raises AssertionError where a byte differs."""
    write_corpus(size, folder / "corpus")
    alone = Project.copied(folder / "alone", folder / "corpus")
    yield "one machine: all", _build(alone.folder)
    each = [Project.copied(folder / f"machine-{number}", folder / "corpus").folder for number in range(machines)]
    yield f"{machines} machines: reading, the most of one", _most(each, "read")
    _hand_on(each)
    yield f"{machines} machines: pages and rendering, the most of one", _most(each, "render")
    _hand_on(each)
    yield "then one machine: joining, and the search", _build(each[0])
    assert not (found := list(_different(alone.folder / "site", each[0] / "site"))), found[:10]


def _most(each: list[Path], phase: str) -> Cost:
    costs = []
    for number, folder in enumerate(each):
        command = [sys.executable, "-m", "bench.split", phase, str(folder), str(number), str(len(each))]
        costs.append(run(command, folder, {**ENVIRONMENT, "PYTHONPATH": f"{folder / 'scripts'}:{ROOT / 'tests'}"}))
    return max(costs, key=lambda cost: cost.cpu)


def _build(folder: Path) -> Cost:
    return run([sys.executable, "scripts/build_site.py", "--site"], folder, ENVIRONMENT)


def _hand_on(each: list[Path]) -> None:
    """Give every machine what the others have kept, with its times."""
    for name in KEPT:
        for giver in each:
            for taker in each:
                if giver != taker and (giver / name).is_dir():
                    shutil.copytree(giver / name, taker / name, dirs_exist_ok=True)


def _different(one: Path, other: Path) -> Iterator[str]:
    """The files that are not the same in two sites, the search's aside: they are made in another order."""
    names = {path.relative_to(one).as_posix() for path in one.rglob("*") if path.is_file()}
    names ^= {path.relative_to(other).as_posix() for path in other.rglob("*") if path.is_file()}
    yield from (name for name in names if "pagefind" not in name)
    for path in one.rglob("*"):
        name = path.relative_to(one)
        if path.is_file() and "pagefind" not in str(name) and not filecmp.cmp(path, other / name, shallow=False):
            yield name.as_posix()


def read(project: Path, number: int, of: int) -> None:
    """Find what a part of the articles holds, and keep it."""
    from terbuka.articles.describe import pair_seeds
    from terbuka.claims.attributes import load_attributes
    from terbuka.claims.known import known
    from terbuka.disk import read_seeds
    from terbuka.kept import Kept, code_word
    from terbuka.languages.interface import load_languages
    from terbuka.notes.names import read_registered
    from terbuka.records.names import KINDS, Name
    from terbuka.stories import teller

    files, _ = read_seeds(project / "seeds")
    registered, broken, _ = read_registered(files, KINDS)
    names = known([each for each in registered if isinstance(each, Name)], load_attributes()[0], broken)
    kept = Kept(project / ".build" / "kept", code_word(project))
    tell = teller(names, [language.tag for language in load_languages()], registered, files, kept)
    for seed in pair_seeds(files)[0][number::of]:
        tell(seed)


def render(project: Path, number: int, of: int) -> None:
    """Make the pages, render a part of them, and keep it."""
    sys.path.insert(0, str(project / "scripts"))
    import build_site
    from mkdocs.config import load_config
    from mkdocs.structure.files import File
    from terbuka.commands import pages_kept
    from terbuka.progress import Progress

    build_site.main(["--quiet", "--seeds", str(project / "seeds"), "--docs", str(project / "docs")])

    class Part(pages_kept._Build):
        def _each(self) -> Generator[None]:
            for page in self.nav.pages:
                self._read(page)
            alone: list[File] = sorted({*self.pages}.difference(page.file for page in self.nav.pages), key=str)
            for file in alone[number::of]:
                self._make(file, self._key(file))
                yield

    os.environ |= {name: ENVIRONMENT[name] for name in ("NO_MKDOCS_2_WARNING", "SOURCE_DATE_EPOCH")}
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / ".build" / "part"))
    Part(config, project / ".build" / "pages", Progress(None, None, quiet=True)).run()


if __name__ == "__main__":
    _, phase, at, number, of = sys.argv
    {"read": read, "render": render}[phase](Path(at), int(number), int(of))
