"""draw: the pictures of cards, as PNG: in any script for which the packages of fonts have glyphs, the same everywhere.

Typst sets the words: shaping, both directions, where lines of Chinese or Thai may break. Fonts come from packages, none
from the system. Words for which there is no glyph are left out; then the name of the site takes the title's place.
A process of its own reads cards as JSON from standard input and keeps their pictures: `python -m terbuka.commands.draw
FOLDER`. Typst has threads, which a fork would lose.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from terbuka.kept import Kept, key_of
from terbuka.pages.cards import SharedCard

TEMPLATE = Path(__file__).with_name("card.typ")
PACKAGES = ("fonttools", "manimgx-fonts", "manimgx-fonts-cjk", "pillow", "typst")
FONTS = ("manimgx_fonts", "manimgx_fonts_cjk")
FIRST, CHINESE = "Noto Sans", "Noto Sans CJK SC"
# Which of the forms of Chinese characters a language has, as its fonts are called; the others have the first one.
FORMS = {"ja": "JP", "ko": "KR", "zh-Hant": "TC", "zh-TW": "TC", "zh-HK": "HK", "zh-MO": "HK"}
AT_ONCE = 16  # cards that are set together: some 3 MB of pixels each
LONGEST = 600  # characters of a title that are looked at
LINE = 56  # characters below the title
# Scripts without blanks between words: Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese; and Korean.
BROKEN_ANYWHERE = re.compile(
    r"[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffff\U0001f000-\U0003ffff]"
)
PAPER, INK, RED = (0xFB, 0xF9, 0xF4), (0x1F, 0x1B, 0x16), (0x8A, 0x2F, 0x1D)  # as in the template
LEVELS = 9, 6  # steps between the paper and the other two: 16 colours, four bits for a pixel


class Family(NamedTuple):
    """A family of fonts, and the characters that it has."""

    name: str
    characters: frozenset[int]


def key_of_picture(card: SharedCard) -> str:
    """The key of a card's picture: it changes with the words, the template and the versions of what draws it."""
    return key_of((_maker(), json.dumps([card.title, card.language, card.notes, card.site]).encode()))


@cache
def _maker() -> bytes:
    versions = (version(package).encode() for package in PACKAGES)
    return key_of((*versions, TEMPLATE.read_bytes(), Path(__file__).read_bytes())).encode()


def draw(cards: Sequence[SharedCard]) -> Iterator[bytes]:
    """The picture of each card."""
    for at in range(0, len(cards), AT_ONCE):
        yield from map(_small, _set(cards[at : at + AT_ONCE]))


def _set(cards: Sequence[SharedCard]) -> Sequence[bytes]:
    given = {"fonts": [FIRST], "cards": [_given(card) for card in cards]}
    made = _compiler().compile(TEMPLATE.read_bytes(), format="png", ppi=72, sys_inputs={"cards": json.dumps(given)})
    return [made] if isinstance(made, bytes) else made


@cache
def _compiler() -> Any:
    import typst

    folders = [str(file.parent) for file in _files()]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted({*folders}))
    return typst.Compiler(font_paths=found)


def _given(card: SharedCard) -> Mapping[str, object]:
    """A card as the template takes it."""
    language, _, rest = card.language.partition("-")
    title = drawable(card.title[:LONGEST]) or card.site
    notes = _one_line(" · ".join(note for note in map(drawable, card.notes) if note))
    return {
        "title": title,
        "breakable": " ".join("\N{ZERO WIDTH SPACE}".join(word) for word in title.split()),
        "unbroken": [word for word in title.split() if not BROKEN_ANYWHERE.search(word)],
        "notes": notes,
        "site": card.site,
        "lang": language if language.isalpha() and len(language) in (2, 3) and language.islower() else "en",
        "region": rest if len(rest) == 2 and rest.isalpha() and rest.isupper() else None,
        "rightwards": _is_rightwards(title),
        "fonts": families_for(f"{title}{notes}{card.site}", card.language),
    }


def drawable(text: str) -> str:
    """A text as it can be drawn: without signs for which there is no glyph, and empty if a letter is among them."""
    there = _characters()
    kept = []
    for sign in text:
        kind = unicodedata.category(sign)
        if kind[0] == "C":  # marks of direction and joining mean something to what sets the text; others are nothing
            kept += [sign] if kind == "Cf" else []
        elif kind[0] == "Z" or ord(sign) in there:
            kept.append(sign)
        elif kind[0] in "LNM":
            return ""
    return "".join(kept).strip()


def _one_line(notes: str) -> str:
    """Notes that fit in a line, or as much of them as does."""
    return notes if len(notes) <= LINE else f"{notes[: LINE - 1].rstrip()}…"


def families_for(text: str, language: str) -> list[str]:
    """The families that a text needs. Chinese characters have the forms of the language."""
    own = FORMS.get(language) or FORMS.get(language.partition("-")[0]) or "SC"
    wanted = {ord(sign) for sign in text if not sign.isspace()}
    names = []
    for family in _families():
        if wanted & family.characters or family.name == FIRST:
            names.append(family.name.replace(CHINESE, f"Noto Sans CJK {own}"))
            wanted -= family.characters
    return names


@cache
def _families() -> tuple[Family, ...]:
    """The families there are, the one for Latin first and the one with pictures last."""
    from fontTools.ttLib import TTFont

    found = []
    for file in _files():
        font = TTFont(file, fontNumber=0, lazy=True)
        name = CHINESE if file.suffix == ".ttc" else str(font["name"].getBestFamilyName())
        found.append(Family(name, frozenset(font.getBestCmap())))
    return tuple(sorted(found, key=lambda each: (each.name != FIRST, each.name == CHINESE, each.name.endswith("oji"))))


@cache
def _characters() -> frozenset[int]:
    return frozenset[int]().union(*(family.characters for family in _families()))


def _files() -> list[Path]:
    specs = [spec for name in FONTS if (spec := find_spec(name))]
    files = [file for spec in specs for at in spec.submodule_search_locations or () for file in Path(at).iterdir()]
    return sorted(file for file in files if file.suffix in (".ttf", ".ttc") and "Italic" not in file.name)


def _is_rightwards(text: str) -> bool:
    """Whether the first letter that has a direction goes from left to right (UAX 9, P2 and P3)."""
    return next((kind == "L" for sign in text if (kind := unicodedata.bidirectional(sign)) in ("L", "R", "AL")), True)


def _small(picture: bytes) -> bytes:
    """The same picture in few colours: a quarter of its bytes."""
    from PIL import Image

    out = BytesIO()
    with Image.open(BytesIO(picture)) as found:
        found.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", bits=4)
    return out.getvalue()


@cache
def _palette() -> Any:
    from PIL import Image

    palette = Image.new("P", (1, 1))
    steps = [(INK, LEVELS[0], 0), (RED, LEVELS[1], 1)]
    colours = [_between(PAPER, to, n / count) for to, count, first in steps for n in range(first, count + 1)]
    palette.putpalette([part for colour in colours for part in colour])
    return palette


def _between(one: tuple[int, ...], other: tuple[int, ...], part: float) -> list[int]:
    return [round(a + (b - a) * part) for a, b in zip(one, other, strict=True)]


def _main() -> None:
    kept = Kept(Path(sys.argv[1]))
    wanted = [SharedCard(**each) for each in json.load(sys.stdin)]
    for card, picture in zip(wanted, draw(wanted), strict=True):
        kept.put(key_of_picture(card), picture)
        print(end=".", flush=True)


if __name__ == "__main__":
    _main()
