"""Tags of languages: the one that says nothing, CLDR's data for the others, and which way a language is written."""

from functools import cache

from babel import Locale, UnknownLocaleError

UNDETERMINED = "und"  # BCP 47 for a language that nobody could tell
ENGLISH = Locale("en")
# ISO 15924's scripts from right to left that living languages are written in.
RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)


@cache
def find_locale(language: str | None) -> Locale | None:
    """Babel's locale of a BCP 47 tag, or of its language where the rest is unknown to Babel, or None."""
    for tag in (language or "", (language or "").split("-")[0]):
        try:
            # Babel takes "und" for American English.
            return None if tag[:3] in ("", "und") else Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None


def locale(tag: str) -> Locale:
    """CLDR's data for a language tag; English where CLDR has none."""
    return find_locale(tag) or ENGLISH


@cache
def direction(tag: str) -> str:
    """HTML's `dir` of text in a language: "ltr" or "rtl" by its usual script, "auto" where nobody could tell it."""
    if tag == UNDETERMINED:
        return "auto"
    import langcodes  # only here: a check asks for no direction

    return "rtl" if langcodes.Language.get(tag).maximize().script in RIGHT_TO_LEFT else "ltr"
