"""Tags of languages: the one that says nothing, and which way a language is written."""

from __future__ import annotations

from functools import cache

UNDETERMINED = "und"  # BCP 47 for a language that nobody could tell
# ISO 15924's scripts from right to left that living languages are written in.
RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)


@cache
def direction(tag: str) -> str:
    """HTML's `dir` of text in a language: "ltr" or "rtl" by its usual script, "auto" where nobody could tell it."""
    if tag == UNDETERMINED:
        return "auto"
    import langcodes  # only here: a check asks for no direction

    return "rtl" if langcodes.Language.get(tag).maximize().script in RIGHT_TO_LEFT else "ltr"
