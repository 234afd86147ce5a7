"""What inputs are put together from: words, marks that mean something somewhere, lines, and files that are damaged."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import TypeVar

from nasty import LINES, SYNTAX
from samples import REAL

from fuzz.told import MODELS, WORDS

T = TypeVar("T")
NAMES = (*MODELS.values(), "Ani Sari", "Bo Li", "Pohon AI", "GPT-4", "2024-10-22", "12")
SAID = ("katanya", "said Ani Sari", "ujar Bo Li", "disse ele", ":", "")
BROKEN = (b"\r", b"\n", b"\r\n", b"\t", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\0", b": ")


def some(random: Random, make: Callable[[], T], numbers: tuple[int, ...] = (1, 1, 2, 4)) -> list[T]:
    """Several that are made."""
    return [make() for _ in range(random.choice(numbers))]


@cache
def real(ending: str) -> tuple[bytes, ...]:
    """The frozen real seeds whose names end so."""
    return tuple(path.read_bytes() for path in sorted(REAL.glob(f"**/*{ending}")))


def nasty(random: Random, most: int = 6, empty: str = "") -> str:
    """Words, marks that mean something somewhere, and any characters; `empty` in place of nothing."""
    found = []
    for _ in range(random.randrange(most + 1)):
        range_ = random.choice(((0, 0x80), (0, 0x3000), (0xE000, 0x1FFFF)))
        pieces = (random.choice(SYNTAX), random.choice(WORDS), random.choice(NAMES), chr(random.randrange(*range_)))
        found.append(random.choice(pieces))
    return random.choice(("", " ")).join(found) or empty


def line(random: Random) -> str:
    """A line of a text; what is in it may end it."""
    lines: tuple[Callable[[], str], ...] = (
        lambda: " ".join(random.choice(WORDS) for _ in range(random.randrange(1, 12))),
        lambda: random.choice(tuple(LINES.values()))[0],
        lambda: nasty(random),
        lambda: f"“{nasty(random)}”, {random.choice(SAID)} {random.choice(WORDS)}.",
    )
    return random.choice(lines)()


def words_of(random: Random, lines: list[str]) -> str:
    """A line, some words of one, or words that stand nowhere."""
    chosen = random.choice(lines)
    words = chosen.split() or ["x"]
    at = random.randrange(len(words))
    return random.choice((chosen, " ".join(words[at : at + random.randrange(1, 6)]), nasty(random, 3)))


def disguised(random: Random, text: str) -> str:
    """A text in which something is changed that does not count: white space, what nobody sees, the form of letters."""
    at = random.randrange(len(text) + 1)
    return random.choice(
        (
            *(text,) * 6,
            text[:at] + random.choice("\u00ad\u200b\u2060\u200e") + text[at:],
            text.replace(" ", random.choice(("\u00a0", "  ", "\t", "\u2003"))),
            unicodedata.normalize("NFD", text),
        )
    )


def damaged(random: Random, data: bytes) -> bytes:
    """Bytes with some of them lost, doubled, changed or put in."""
    for _ in range(random.choice((0, 1, 1, 2, 5, 20))):
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + random.choice((0, 1, 1, 4, 30)))
        pieces = (
            bytes([random.randrange(256)]),
            random.choice(SYNTAX).encode(),
            b"",
            data[at:end] * random.choice((2, 9)),
            random.choice(BROKEN),
        )
        data = data[:at] + random.choice(pieces) + data[end:]
    return data


def part(random: Random, data: bytes, most: int) -> bytes:
    """Some lines of a file, cut off anywhere."""
    at = random.randrange(max(1, len(data) - most // 2))
    if random.random() < 0.8:
        at = data.rfind(b"\n", 0, at) + 1
    return data[at : at + random.randrange(1, most)]


def yaml_of(keys: Mapping[str, object]) -> bytes:
    """A record as YAML: each value, and each entry of a list, on a line of its own as JSON, which is YAML too."""
    lines = []
    for key, value in keys.items():
        entries = value if isinstance(value, list) else []
        lines.append(f"{key}:" if entries else f"{key}: {json.dumps(value, ensure_ascii=False)}")
        lines += [f"  - {json.dumps(entry, ensure_ascii=False)}" for entry in entries]
    return encoded("\n".join([*lines, ""]))


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
