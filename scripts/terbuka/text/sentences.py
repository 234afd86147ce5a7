"""Splits a block into sentences. Small on purpose: the sentences are shown, and each links to its block."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A sentence ends at its mark and the quotes and brackets that close with it, before white space and a new beginning.
# What goes on in small letters, accented ones too ("“Sim!” é o que ele disse"), is the same sentence.
# It is looked for once in each run of marks: from every dot of "......", a megabyte of them takes hours.
END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[¿¡]*[^\W_a-zß-öø-ÿ])")
WORD_LENGTH = 20  # characters; longer than any abbreviation
# Words whose full stop ends no sentence, in the languages that the press of the region writes.
ABBREVIATIONS = frozenset(
    {"a.n", "ca", "dr", "dra", "drs", "ed", "eng", "etc", "ir", "jl", "jr", "mr", "mrs", "ms", "prof"}
    | {"sdr", "sr", "sra", "srta", "st", "sto", "tn", "vs"}
)
# Those that are so before a number only: "hal. 12", but "Itu hal. Ini bukan."
BEFORE_NUMBERS = frozenset({"fig", "hal", "hlm", "no", "nr", "p", "pág", "pp", "rp", "vol"})


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence of a text, without the white space between them."""
    start = 0
    for mark in END.finditer(text):
        word = re.split(r"[\s(“\"]", text[max(start, mark.start() - WORD_LENGTH) : mark.start()])[-1]
        initial = len(word) == 1 and word.isupper()
        short = ABBREVIATIONS | BEFORE_NUMBERS if text[mark.end()].isdigit() else ABBREVIATIONS
        if text[mark.start()] == "." and (initial or word.lower() in short):
            continue
        end = mark.start() + len(mark[0].rstrip())
        yield start, end
        start = mark.end()
    if start < len(text):
        yield start, len(text)
