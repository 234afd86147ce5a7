"""stories: one article after another with all that is found in it, or as an earlier build found it."""

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from terbuka.articles.describe import describe
from terbuka.articles.mentions import mentions
from terbuka.articles.quotations import find_quotations
from terbuka.claims.grounds import Grounds
from terbuka.claims.known import Known
from terbuka.claims.prove import claims
from terbuka.claims.strength import strengths_in
from terbuka.kept import Kept, key_of
from terbuka.problems import Problem
from terbuka.records.names import Registered
from terbuka.types import Article, Claim, File, Mention, Quotation, Seed
from terbuka.value_types import Strength


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
    proven, refused = claims(article, known, named, quotations)
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
        self.around = _around(kept.code, files)
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


def _around(code: bytes, files: Iterable[File]) -> bytes:
    """What stands for the code and the files of names, on which all that is found in articles hangs."""
    names = (part for file in files if file.path.count("/") > 1 for part in (file.path.encode(), file.data))
    return key_of((code, *names)).encode()


class Strengths(Mapping[str, Strength]):
    """How strong the evidence for each claim of these stories is, by its id: worked out when it is first asked for.

    That is when pages are made; a check asks for none. With `kept` only for articles of which no earlier build has.
    """

    def __init__(self, stories: Sequence[Story], known: Known, files: Iterable[File], kept: Kept | None) -> None:
        self._stories, self._known, self._files, self._kept = stories, known, files, kept

    def __getitem__(self, claim: str) -> Strength:
        return self._by_claim[claim]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_claim)

    def __len__(self) -> int:
        return len(self._by_claim)

    @cached_property
    def _by_claim(self) -> Mapping[str, Strength]:
        kept = self._kept
        key = key_of((b"strengths", kept.code)) if kept else ""
        data = kept.get(key) if kept else None
        before: dict[str, Mapping[str, Strength]] = pickle.loads(data) if data else {}
        around = _around(kept.code, self._files) if kept else b""
        digest = {file.path: file.sha256.encode() for file in self._files if file.path.count("/") == 1}
        table = {}
        for article, named, quoted, made, _ in self._stories:
            if article and made:
                word = key_of((around, article.name.encode(), *(digest[path] for path in _paths(article))))
                table[word] = before.get(word) or strengths_in(
                    article, made, Grounds(article, self._known, named, quoted)
                )
        if kept and table.keys() != before.keys():
            kept.put(key, pickle.dumps(table, pickle.HIGHEST_PROTOCOL))
        return {claim: strength for some in table.values() for claim, strength in some.items()}


def _paths(article: Article) -> tuple[str, ...]:
    return (article.path, article.notes_path) if article.notes_path else (article.path,)


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
