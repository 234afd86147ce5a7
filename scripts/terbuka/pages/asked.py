"""What pages ask of the site, so that a page is made again when an answer changes, and only then.

A page that was made is still right if each answer that it got is the same today: nothing else goes into it but the
code. What it asked is found out by watching it, so no list of it can be wrong or forgotten.
"""

import io
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any

from terbuka.site import Site
from terbuka.types import File

WHOLE = "*"  # in place of a key: everything
Question = tuple[str, object]  # the name of what is looked up in the site, and the key


class Watched:
    """Stands for a site, and notes in `asked` what is looked up in it: by key where it is a mapping, else whole.

    Methods of the site run on this one, so that what they look up is noted too.
    """

    def __init__(self, site: Site) -> None:
        self._site, self._mappings = site, dict[str, _Watched]()
        self.asked: set[Question] = set()

    def __getattr__(self, name: str) -> Any:
        if name in self._mappings:
            return self._mappings[name]
        method = getattr(Site, name, None)
        if hasattr(method, "__get__") and callable(method):
            bound = method.__get__(self)
            self.__dict__[name] = bound
            return bound
        value = getattr(self._site, name)
        if isinstance(value, Mapping):
            self._mappings[name] = _Watched(name, value, self)
            return self._mappings[name]
        self.asked.add((name, WHOLE))
        return value

    @contextmanager
    def asking(self) -> Iterator[set[Question]]:
        """What is asked meanwhile."""
        before, self.asked = self.asked, set()
        try:
            yield self.asked
        finally:
            self.asked = before


class _Watched(Mapping[Any, Any]):
    def __init__(self, name: str, mapping: Mapping[Any, Any], site: Watched) -> None:
        self._name, self._mapping, self._site = name, mapping, site

    def __getitem__(self, key: object) -> Any:
        self._site.asked.add((self._name, key))
        return self._mapping[key]

    def get(self, key: object, default: Any = None) -> Any:
        self._site.asked.add((self._name, key))
        return self._mapping.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._site.asked.add((self._name, key))
        return key in self._mapping

    def __iter__(self) -> Iterator[Any]:
        self._site.asked.add((self._name, WHOLE))
        return iter(self._mapping)

    def __len__(self) -> int:
        self._site.asked.add((self._name, WHOLE))
        return len(self._mapping)


class Answers:
    """What a site answers, as words that are the same when the answers are."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[Question, bytes] = {}
        self._items: dict[int, bytes] = {}  # by identity: the site holds them as long as it is

    def word(self, questions: tuple[Question, ...]) -> bytes:
        """One word for the answers to some questions, in their order."""
        return blake2b(b"".join(map(self._answer, questions)), digest_size=16).digest()

    def _answer(self, question: Question) -> bytes:
        known = self._known.get(question)
        if known is None:
            name, key = question
            value = getattr(self._site, name, None)
            if isinstance(value, Mapping) and key != WHOLE:
                value = value.get(key)
            known = self._known[question] = self._digest(value)
        return known

    def _digest(self, value: object) -> bytes:
        if isinstance(value, File):
            value = (value.path, value.sha256)  # what it holds is read when a page is made
        if isinstance(value, tuple) and type(value) is tuple:
            return blake2b(b"(" + b"".join(map(self._digest, value)), digest_size=16).digest()
        if isinstance(value, Mapping):
            return self._digest(tuple(value.items()))
        if value is None or isinstance(value, str | int):
            return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._items.get(id(value))
        if known is None:
            # Fields alone: what an object has worked out since it was made is no part of it.
            content = (type(value), [getattr(value, f.name) for f in fields(value)]) if is_dataclass(value) else value
            known = self._items[id(value)] = blake2b(_pickled(content), digest_size=16).digest()
        return known


def _pickled(content: object) -> bytes:
    """The bytes of what is equal are equal: of two equal texts some builds hold one object, and some two."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # refers back to nothing
    pickler.dump(content)
    return buffer.getvalue()
