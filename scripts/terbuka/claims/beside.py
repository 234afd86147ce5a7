"""What stands beside a number: its currency, and the words by which a speaker limits it (about, over, up to …)."""

import re
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name

from terbuka.languages.rules import any_language, text_rules
from terbuka.languages.tags import ENGLISH
from terbuka.text.number_rules import HAN
from terbuka.value_types import Bound

# Whose the bare word is, where several currencies share it: "dólares", but "pesos" of nobody in particular.
_MAIN_CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "CHF")
_REACH = 80  # characters in which the words beside a number are looked for
_Phrases = dict[str, frozenset[Bound]]


def currency_of(sign: str, locale: Locale) -> str | None:
    """The ISO 4217 code that a sign or code means in a locale ("$" is MXN in es-MX, else USD), or None."""
    sign = sign.rstrip(".")
    if sign in ENGLISH.currencies or sign == "US$":
        return "USD" if sign == "US$" else sign
    return _currency_signs(locale).get(sign)


@lru_cache(maxsize=64)
def _currency_signs(locale: Locale) -> dict[str, str]:
    """The codes by their signs: of those that share one the locale's before English's, and the first of each."""
    signs = [*locale.currency_symbols.items(), *ENGLISH.currency_symbols.items()]
    return {symbol: str(code) for code, symbol in reversed(signs) if symbol}


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
        counts = {where.plural_form(count): count for count in (1, 2, 5, 1_000_000)}.values()  # one for each form
        dollars = [get_currency_name(code, locale=where).split() for code in ("USD", "AUD")]
        noun = 0 if dollars[0][0] == dollars[1][0] else -1
        sharers: dict[str, list[str]] = {}
        for code in (*_MAIN_CURRENCIES, *sorted(where.currencies)):
            for name in {get_currency_name(code, count, locale=where) for count in counts}:
                if words := re.findall(r"\w+", name.casefold()):
                    names[" ".join(words)] = code
                    sharers.setdefault(words[noun], []).append(code)
        for word, codes in sharers.items():
            if codes[0] in _MAIN_CURRENCIES or len(set(codes)) == 1:
                names.setdefault(word, codes[0])
    return names


def bounds_of(before: str, after: str, language: str) -> frozenset[Bound]:
    """What the words right before and after a number say of it. "Nearly" says two things: about and under."""
    leading, trailing = _patterns(language)
    found = zip(
        (leading.search(before[-_REACH:]), trailing.match(after[:_REACH])), bound_phrases(language), strict=True
    )
    return frozenset(bound for match, phrases in found if match for bound in phrases[match[1].casefold()])


def without_bound(text: str, language: str) -> str:
    """The words up to a number without those at their end that limit it: of "8 tokens, at least 3" the first alone."""
    return _patterns(language)[0].sub("", text)


@lru_cache(maxsize=16)
def bound_phrases(language: str) -> tuple[_Phrases, _Phrases]:
    """What a language says before a number and after it, and the bounds that it means; nothing if that is not known.

    `language` is its BCP 47 tag.
    """
    sides: tuple[_Phrases, _Phrases] = ({}, {})
    for bound in Bound:
        if bound is not Bound.EXACT:
            for phrase in getattr(text_rules(language).numbers, bound):
                bare = phrase.removeprefix("…")
                side = sides[bare != phrase]
                for form in {bare, bare.casefold()}:  # "größer" and "grösser"
                    side[form] = side.get(form, frozenset()) | {bound}
    return sides


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds such a phrase right before a number and after it, where the number's noun may come first."""
    # "No more than" begins before "more than" and so wins.
    leading, trailing = ("|".join(map(re.escape, side)) or "(?!)" for side in bound_phrases(language))
    return (
        re.compile(rf"(?:(?<!\w)|(?=[{HAN}]))((?i:{leading}))\s*$"),  # "HAN" in any case takes long to compile
        re.compile(
            rf"(?:\s?(?:[^\W\d]+\s){{0,3}}?|[{HAN}]{{0,10}}?)((?i:{trailing}))(?:(?!\w)|(?<=[{HAN}\uac00-\ud7af]))"
        ),
    )
