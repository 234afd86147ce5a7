"""What programs did to the characters of a text: misread them, lost them, wrote them for each other."""

import re
from html import unescape
from itertools import islice

# Mojibake: text in UTF-8 that some program read as Windows-1252 or Latin-1, and saved as that ("JosÃ©" for "José").
# The 64 bytes that go on with a character of UTF-8, as either encoding reads them.
_GOES_ON = "".join(dict.fromkeys(bytes(range(0x80, 0xC0)).decode(code, "ignore") for code in ("cp1252", "latin1")))
_LETTERS, _BEHIND, _BETWEEN = "ŠšŒœŽžŸƒ", "™®©¹²³´†‡‚„‹›", "…‘’“”–—«»·\u00a0\u00ad"
_NEVER = re.escape("".join(mark for mark in _GOES_ON if mark not in _LETTERS + _BEHIND + _BETWEEN))  # behind a letter
_SAFE, _NEXT, _INSIDE = rf"[{_NEVER}{_LETTERS}¹²³´†‡\u00ad]", f"[{re.escape(_GOES_ON)}]", r"(?=[^\W\d_])"
_MOJIBAKE = re.compile(
    # In capitals only what no text has there ("MÃ¼", "FRANÃ‡A"), for of others many end so ("“AMANHÔ", "CAFɹ").
    rf"[Â-Å](?:[{_NEVER}]|[{_BEHIND}]{_INSIDE}|(?<=[a-zß-ÿ].){_NEXT})"
    rf"|(?<![A-ZÀ-Þ]{{2}})(?:Ã[{_LETTERS}©®¹²³´†‡\u00a0\u00ad]|Â[©®¹²³´·«])"
    rf"|â[{_NEVER}†‚„]{_NEXT}|â[€\x80]|[à-ï]{_NEXT}[{_NEVER}{_BEHIND}]{_INSIDE}"
    rf"|(?:[Â-ß]{_SAFE}){{2}}|(?:[à-ï]{_NEXT}{{2}}){{2}}|ï»¿|ðŸ"
)
# Quick to find, and nowhere in most texts: what any of it has.
_MAY_BE_MOJIBAKE = re.compile(rf"[Â-ð]{_NEXT}")
# The same as other systems read it: “é” in Mac OS Roman and the code pages 437 and 850, Cyrillic in Windows-1251.
_CYRILLIC = re.escape(bytes(range(0x80, 0xC0)).decode("cp1251", "ignore"))
_OF_OTHERS = re.compile(rf"√[^\w\s(]|‚Ä|├[^\s─-╿]|[ΓÔ]Ç|(?:[РС][{_CYRILLIC}]){{2}}")
# Another encoding of one byte that was read as Latin-1: no word has six letters with accents in a row.
_ONE_BYTE = re.compile("[À-ÖØ-öø-ÿ]{6}")
# Letters for which a program put "?", in so many words of a text.
_ASKED = re.compile(r"(?<![\w/?=&.-])[^\W\d_]+\?{1,2}[a-zß-ÿ]+(?![\w?/=])")
_INSIDE_WORD = re.compile(r"\?[a-zß-ÿ]")
_MOST_ASKED = 3

# How programs write characters for each other.
_TAGS = "a|b|i|p|br|em|li|td|tr|ul|ol|div|img|span|strong|table|figure|script|style|blockquote|h[1-6]"
_MARKUP = (  # compiled where there is such a sign
    ("HTML", "&", r"&(?:#\d{2,7}|#x[\da-fA-F]{2,6}|[A-Za-z]{2,30}\d?);"),
    ("HTML", "<", rf"(?i)</?(?:{_TAGS})(?:\s[^<>]*)?/?>"),
    ("a program", "\\u", r"\\u[\da-fA-F]{4}"),
    ("Markdown", "](", r"!?\[[^\[\]\n]*\]\((?:https?:|/|#)[^()\s]*\)"),
    ("Markdown", "**", r"(?<![\w*])\*\*\w[^*\n]*\*\*(?![\w*])"),
    ("Markdown", "# ", r"(?m)^#{1,6} (?=[^\W\d_])"),
    ("mail", "=", r"=[C-F][\dA-F](?:=[89AB][\dA-F])+"),
)


def broken(text: str) -> tuple[int, str] | None:
    """Where the first letters stand that some program broke or lost, and what is said of their word."""
    lost = text.find("\ufffd")
    match = _MOJIBAKE.search(text) if _MAY_BE_MOJIBAKE.search(text) else None
    if not match and any(map(text.__contains__, "√‚├ΓÔРС")):  # one of which any of it has
        match = _OF_OTHERS.search(text)
    if not match and not text.isascii():
        match = _ONE_BYTE.search(text)
    found = [*([lost] if lost >= 0 else []), *([match.start()] if match else [])]
    inside = len(_INSIDE_WORD.findall(text)) if text.count("?") >= _MOST_ASKED else 0
    asked = list(islice(_ASKED.finditer(text), _MOST_ASKED)) if inside >= _MOST_ASKED else []
    if not found and len(asked) == _MOST_ASKED:
        return asked[0].start(), f"“{asked[0][0]}” has lost a letter (?)"
    if not found:
        return None
    at = min(found)
    start = max(text.rfind(space, 0, at) for space in " \n\t") + 1
    word = re.split(r"[ \n\t]", text[start : start + 40])[0]
    if at == lost:
        return at, f"“{word}” has lost a letter (U+FFFD)"
    if _ONE_BYTE.match(text, at):
        return at, f"“{word}” was read in another encoding than its own"
    perhaps = f", perhaps “{meant}”" if (meant := _meant(word)) else ""
    return at, f"“{word}” is UTF-8 that was read in another encoding{perhaps}"


def markup(text: str, kinds: int = len(_MARKUP)) -> tuple[int, str] | None:
    """Where the first character stands that is written as only programs write it, and what is said of it.

    `kinds` of it are looked for: one finds what stands for a character in HTML.
    """
    for whose, sign, pattern in _MARKUP[:kinds]:
        for found in re.finditer(pattern, text) if sign in text else ():
            if sign != "&" or unescape(found[0]) != found[0]:
                return found.start(), f"“{found[0][:40]}” is how {whose} writes what readers see otherwise"
    return None


def _meant(word: str) -> str:
    """What mojibake was meant to be; empty if that is lost: a program may have dropped bytes that it could not read."""
    for encoding in ("windows", "mac_roman", "cp437", "cp850", "cp1251"):
        try:
            data = b"".join(map(_byte, word)) if encoding == "windows" else word.encode(encoding)
            return data.decode("utf-8")
        except UnicodeError:
            pass
    return ""


def _byte(character: str) -> bytes:
    """The byte that either of the two encodings has for a character."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin1")
