"""What pages ask of the site, so that a page is made again when an answer changes, and only then.

A page that was made is still right if each answer that it got is the same today: nothing else goes into it but the
code. What it asked is found out by watching it, so no list of it can be wrong or forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from typing import Any

from terbuka.languages.interface import Language
from terbuka.records.names import Registered
from terbuka.site import Site
from terbuka.types import Article, Claim, File

WHOLE = "*"  # in place of a key: everything
PLAIN = frozenset((str, int, bool, type(None), Decimal, date))  # what `repr` tells whole
SHARED = (Article, Claim, Language, Registered)  # what stands in many answers
Question = tuple[str, object]  # the name of what is looked up in the site, and the key


class Watched:
    """Stands for a site, and notes in `asked` what is looked up in it: by key where it is a mapping, else whole.

    Methods of the site run on this one, so that what they look up is noted too.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self.asked: set[Question] = set()

    def __getattr__(self, name: str) -> Any:
        method = getattr(Site, name, None)
        if hasattr(method, "__get__") and callable(method):
            bound = method.__get__(self)
            self.__dict__[name] = bound
            return bound
        value = getattr(self._site, name)
        if isinstance(value, Mapping):
            self.__dict__[name] = _Watched(name, value, self)
            return self.__dict__[name]
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
        self._items: dict[int, str] = {}  # by identity: the site holds them as long as it is

    def word(self, questions: tuple[Question, ...]) -> bytes:
        """One word for the answers to some questions, in their order."""
        known = self._known
        return _digest(b"".join([known.get(each) or self._answer(each) for each in questions]))

    def _answer(self, question: Question) -> bytes:
        name, key = question
        value = getattr(self._site, name, None)
        if isinstance(value, Mapping) and key != WHOLE:
            value = value.get(key)
        word = self._known[question] = _digest(self._told(value).encode("utf-8", "surrogatepass"))
        return word

    def _told(self, value: object) -> str:
        """A text that is the same for equal values, and for no others. It hangs on no object's place in memory."""
        if type(value) in PLAIN:
            return repr(value)
        if not isinstance(value, SHARED):
            return self._whole(value)
        known = self._items.get(id(value))
        if known is None:
            whole = self._whole(value).encode("utf-8", "surrogatepass")
            known = self._items[id(value)] = f"#{_digest(whole).hex()}"
        return known

    def _whole(self, value: object) -> str:
        kind: type = type(value)
        if isinstance(value, File):
            parts: Iterable[object] = (value.path, value.sha256)  # what it holds is read when a page is made
        elif isinstance(value, Mapping):
            parts = value.items()
        elif isinstance(value, tuple):
            parts = value
        elif is_dataclass(value):
            # Fields alone: what an object has worked out since it was made is no part of it.
            parts = [getattr(value, name) for name in _fields(kind)]
        else:
            return repr(value)
        return f"{kind.__name__}({','.join(map(self._told, parts))})"


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
