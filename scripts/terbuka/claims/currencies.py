"""Which currency a sign, a code or a word means in a language."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name

from terbuka.languages.rules import any_language

ENGLISH = Locale("en")

# Whose the bare word is, where several currencies share it: "dólares", but "pesos" of nobody in particular.
_MAIN_CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "CHF")


def currency_of(sign: str, locale: Locale) -> str | None:
    """The ISO 4217 code that a sign or code means in a locale ("$" is MXN in es-MX, else USD), or None."""
    sign = sign.rstrip(".")
    if sign in ENGLISH.currencies or sign == "US$":
        return "USD" if sign == "US$" else sign
    for symbols in (locale.currency_symbols, ENGLISH.currency_symbols):
        for code, symbol in symbols.items():
            if sign and symbol == sign:
                return str(code)
    return None


def currency_word(following: str, locale: Locale) -> str | None:
    """The currency that the words right after a number name, as an ISO 4217 code."""
    if not re.match(r"[\s-]\w", following):
        return None
    words = [word.casefold() for word in re.findall(r"\w+", following[:80])]
    words = words[1:] if re.fullmatch(any_language("of"), words[0]) else words
    known = _currency_names(locale)
    phrases = (" ".join(words[:count]) for count in range(min(len(words), 6), 0, -1))
    return next((known[phrase] for phrase in phrases if phrase in known), None)


@lru_cache(maxsize=64)
def _currency_names(locale: Locale) -> dict[str, str]:
    """CLDR's names of currencies in a language and in English, whole and as bare nouns (dolar, dollars)."""
    names: dict[str, str] = {}
    for where in (ENGLISH, locale):
        dollars = [get_currency_name(code, locale=where).split() for code in ("USD", "AUD")]
        noun = 0 if dollars[0][0] == dollars[1][0] else -1
        sharers: dict[str, list[str]] = {}
        for code in (*_MAIN_CURRENCIES, *sorted(where.currencies)):
            for name in {get_currency_name(code, count, locale=where) for count in (1, 2, 5, 1_000_000)}:
                if words := re.findall(r"\w+", name.casefold()):
                    names[" ".join(words)] = code
                    sharers.setdefault(words[noun], []).append(code)
        for word, codes in sharers.items():
            if codes[0] in _MAIN_CURRENCIES or len(set(codes)) == 1:
                names.setdefault(word, codes[0])
    return names
