"""stories: one article after another with all that is found in it, or as an earlier build found it."""

import io
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from terbuka.articles.describe import describe
from terbuka.articles.mentions import mentions
from terbuka.articles.quotations import find_quotations
from terbuka.claims.known import Known
from terbuka.claims.prove import claims
from terbuka.kept import Kept, key_of
from terbuka.problems import Problem
from terbuka.records.names import Registered
from terbuka.types import Article, Claim, File, Mention, Quotation, Seed


class Story(NamedTuple):
    """What a seed holds, as far as no other must be asked. `article` is None where it has no text."""

    article: Article | None
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


def story(seed: Seed, known: Known, interface: Sequence[str]) -> Story:
    """All that is found in a seed. `interface` are the tags of the site's own languages."""
    article, problems = describe(seed, interface)
    if not article:
        return Story(None, problems=problems)
    named = tuple(mentions(article, known.index))
    quotations, faults = find_quotations(article, named, known.speakers)
    proven, refused = claims(article, known, named)
    return Story(article, named, quotations, proven, (*problems, *faults, *refused))


def teller(
    known: Known, interface: Sequence[str], registered: Iterable[Registered], files: Iterable[File], kept: Kept | None
) -> Callable[[Seed], Story]:
    """What makes a story of a seed; with `kept` it takes those that an earlier build made, or raises OSError."""
    make = partial(story, known=known, interface=interface)
    return _KeptStories(kept, make, registered, files) if kept else make


class _KeptStories:
    """What `make` makes, kept from one build to the next: it hangs on the seed, the files of names, and the code."""

    def __init__(
        self, kept: Kept, make: Callable[[Seed], Story], registered: Iterable[Registered], files: Iterable[File]
    ) -> None:
        self.kept, self.make = kept, make
        names = (part for file in files if file.path.count("/") > 1 for part in (file.path.encode(), file.data))
        self.around = key_of((kept.code, *names)).encode()
        self.registered = {(each.kind, each.slug): each for each in registered}

    def __call__(self, seed: Seed) -> Story:
        notes = (seed.notes.path.encode(), seed.notes.sha256.encode()) if seed.notes else ()
        key = key_of((self.around, seed.path.encode(), seed.sha256.encode(), *notes))
        data = self.kept.get(key)
        if not data:
            data = self._written(self.make(seed))
            self.kept.put(key, data)
        return self._read(data)  # a new one too, so that it is the same in whichever build it was made

    def _written(self, made: Story) -> bytes:
        buffer = io.BytesIO()
        _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(made)
        return buffer.getvalue()

    def _read(self, data: bytes) -> Story:
        found: Story = _Unpickler(io.BytesIO(data), self.registered).load()
        return found


class _Pickler(pickle.Pickler):
    """Leaves out the registered names: the site has them."""

    def persistent_id(self, each: object) -> tuple[str, str] | None:
        return (each.kind, each.slug) if isinstance(each, Registered) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, registered: Mapping[tuple[str, str], Registered]) -> None:
        super().__init__(file)
        self.registered = registered

    def persistent_load(self, key: tuple[str, str]) -> Registered:
        return self.registered[key]
