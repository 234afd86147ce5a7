"""cards: the pictures of all cards, each drawn once and kept until its words or what draws it change."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict
from pathlib import Path

from terbuka.commands.beside import processors
from terbuka.commands.draw import key_of_picture
from terbuka.kept import Kept
from terbuka.pages.cards import SharedCard, cards
from terbuka.problems import Stopped
from terbuka.progress import Progress
from terbuka.site import Site
from terbuka.types import File

DRAWN_BY = "terbuka.commands.draw"
FEW = 8  # cards that are drawn by one process: starting another takes as long


def card_files(site: Site, folder: Path, progress: Progress) -> Iterator[File]:
    """The picture of each card, with its path from `docs/`. They are kept in `folder`, which can be deleted.

    Raises Stopped where they cannot be drawn, and OSError.
    """
    kept, keys = Kept(folder), {card: key_of_picture(card) for card in cards(site)}
    missing = {key: card for card, key in keys.items() if not (folder / key).is_file()}
    _draw([*missing.values()], folder, progress)
    for card, key in keys.items():
        data = kept.get(key)
        if data is None:  # damaged
            _draw([card], folder, progress)
            data = kept.get(key)
        assert data is not None
        yield File(path=card.path, data=data)
    kept.sweep()


def _draw(wanted: Sequence[SharedCard], folder: Path, progress: Progress) -> None:
    """Draw cards in processes of their own, on all processors. Raises Stopped with what one of them says."""
    if not wanted:
        return
    count = min(processors(), -(-len(wanted) // FEW))
    command = [sys.executable, "-m", DRAWN_BY, str(folder.resolve())]
    root = Path(__file__).resolve().parents[2]
    with ExitStack() as ends, progress.stage("drawing cards", len(wanted)) as step:
        running = []
        for nth in range(count):
            process = subprocess.Popen(
                command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            ends.enter_context(process)
            ends.callback(process.kill)
            running.append((process, wanted[nth::count]))
        for process, some in running:
            assert process.stdin
            with suppress(BrokenPipeError):  # it has ended, and says below why
                process.stdin.write(json.dumps([asdict(card) for card in some]).encode())
                process.stdin.close()
        for process, _ in running:
            assert process.stdout and process.stderr
            while process.stdout.read(1):
                step(1)
            said = process.stderr.read().decode("utf-8", "replace")
            if process.wait():
                raise Stopped(f"the cards cannot be drawn:\n{said}")
