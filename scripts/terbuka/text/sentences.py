"""Splits a block into sentences. Small on purpose: the sentences are shown, and each links to its block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from terbuka.languages.rules import all_text_rules
from terbuka.text.words import IGNORED

# The marks of Latin, Devanagari, Arabic, Ethiopic, Khmer and Burmese, and of Chinese and Japanese, which put no space
# behind them. Thai and Lao mark no end: their spaces part clauses and names alike, so a block of them stays whole.
STOPS, WIDE_STOPS = ".!?…।॥؟۔።፧។៕။", "。！？｡"
OPENING, CLOSING = "\"'“‘«(\\[¿¡「『（【《〈", "\"'”’»)\\]」』）】》〉"
# A sentence ends at its mark and the quotes and brackets that close with it, before white space and a new beginning.
# What goes on in small letters, accented ones too ("“Sim!” é o que ele disse"), is the same sentence; so is what goes
# on at once behind a quote ("「はい。」と言った").
# It is looked for once in each run of marks: from every dot of "......", a megabyte of them takes hours.
END = re.compile(
    rf"(?<![{STOPS}])[{STOPS}]+[{CLOSING}]*[{IGNORED}]*\s+(?=[{OPENING}]*[^\W_a-zß-öø-ÿ])"
    rf"|(?<![{WIDE_STOPS}])[{WIDE_STOPS}]+(?![{WIDE_STOPS}])(?:[{CLOSING}]+(?=[\s{OPENING}])|(?![{CLOSING}]))\s*(?=\S)"
)
WORD_LENGTH = 20  # characters; longer than any abbreviation


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence of a text, without the white space between them."""
    start, (always, before_numbers) = 0, _abbreviations()
    for mark in END.finditer(text):
        if text[mark.start()] == ".":
            word = re.split(r"[\s(“\"]", text[max(start, mark.start() - WORD_LENGTH) : mark.start()])[-1]
            short = before_numbers if text[mark.end()].isdigit() else always
            if (len(word) == 1 and word.isupper()) or word.lower() in short:
                continue
        end = mark.start() + len(mark[0].rstrip())
        yield start, end
        start = mark.end()
    if start < len(text):
        yield start, len(text)


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Words whose full stop ends no sentence: always, and before a number. Of all languages, for titles travel."""
    always = frozenset(word for rules in all_text_rules() for word in rules.abbreviations)
    return always, always.union(*(rules.abbreviations_before_numbers for rules in all_text_rules()))
