"""Pages that were made by an earlier build and are still right: they are taken from `docs/`, where they stand."""

import pickle
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, cast

from terbuka.kept import Kept, key_of
from terbuka.pages.asked import Answers, Question, Watched
from terbuka.pages.kinds import pages
from terbuka.site import Site
from terbuka.types import Page, Standing


class Answered(NamedTuple):
    """What a page asked of the site, a word for the answers that it got, and the digest of the page."""

    asked: tuple[Question, ...]
    answers: bytes
    page: bytes


def kept_pages(site: Site, docs: Path, kept: Kept) -> Iterator[Page | Standing]:
    """All pages of the site. Only those are made that `docs/` does not have as they would be. Raises OSError."""
    key = key_of((b"pages", kept.code))
    data = kept.get(key)
    known: dict[str, Answered] = pickle.loads(data) if data else {}
    watched, answers, table = Watched(site), Answers(site), dict[str, Answered]()
    for page in pages(cast(Site, watched)):
        if isinstance(page, Page):
            yield page
            continue
        made = known.get(page.path)
        if made and answers.word(made.asked) == made.answers and _stands(docs / page.path, made.page):
            yield Standing(path=page.path)
        else:
            with watched.asking() as asked:
                text = page.text
            questions = tuple(asked)
            made = Answered(questions, answers.word(questions), sha256(text.encode("utf-8")).digest())
            yield Page(path=page.path, text=text)
        table[page.path] = made
    kept.put(key, pickle.dumps(table, pickle.HIGHEST_PROTOCOL))


def _stands(path: Path, digest: bytes) -> bool:
    """Whether a page still is what was made."""
    try:
        return sha256(path.read_bytes()).digest() == digest
    except OSError:
        return False
