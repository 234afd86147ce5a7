"""Mojibake: text in UTF-8 that some program read as Windows-1252 or Latin-1, and saved as that ("JosÃ©" for "José")."""

from __future__ import annotations

import re

# The 64 bytes that go on with a character of UTF-8, as either encoding reads them.
_GOES_ON = "".join(dict.fromkeys(bytes(range(0x80, 0xC0)).decode(code, "ignore") for code in ("cp1252", "latin-1")))
# Those of them that no text has behind a letter: no quotation marks, dashes, dots or spaces ("“AMANHÔ", "Ä–Ö").
_SAFE = "".join(mark for mark in _GOES_ON if mark not in "‚„…‘’“”–—‹›«»·™®©\u00a0")
_LETTER, _SIGN = f"Ã[{re.escape(_SAFE)}©®\u00a0]", "Â[°²³´·¹º¼½¾£¥§¿¡©®ª]"
_TWO, _THREE = f"[Â-ß][{re.escape(_SAFE)}]", f"[à-ï][{re.escape(_GOES_ON)}]{{2}}"
# A pair of Latin letters counts where no capital stands before it ("MANHÃ®"), of others two characters in a row.
MOJIBAKE = re.compile(rf"(?<![A-ZÀ-Þ])(?:{_LETTER}|{_SIGN})|â(?:€|\x80)|ï»¿|(?:{_TWO}){{2}}|(?:{_THREE}){{2}}")


def find_mojibake(text: str) -> tuple[int, str, str] | None:
    """The first mojibake of a text: its place, its word as it stands there, and what it was meant to be.

    What was meant is empty where it cannot be told: a program may have dropped bytes that it could not read.
    """
    found = MOJIBAKE.search(text)
    if found is None:
        return None
    start = max(text.rfind(space, 0, found.start()) for space in " \n\t") + 1
    word = re.compile(r"[^ \n\t]{1,40}").match(text, start)
    return found.start(), word[0] if word else found[0], _meant(word[0] if word else found[0])


def _meant(word: str) -> str:
    try:
        return b"".join(_byte(character) for character in word).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
