"""near_names: names in a new article that are spelled almost like registered ones, and are none of them."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from terbuka.articles.mentions import key
from terbuka.site import Site
from terbuka.text.words import folded
from terbuka.types import Article

CAPITAL = r"[^\W\d_a-zß-öø-ÿ][^\W_]*(?:[-'’.][^\W_]+)*"
NAME = re.compile(rf"{CAPITAL}(?: (?:{CAPITAL}|\d(?:[\w.]*\w)?))*")
SHORTEST = 5  # letters; shorter ones are like many
ALMOST = 88  # of 100: a letter or two in a name of ten
MOST_TOLD = 10


def near_names(site: Site, article: Article) -> Iterator[tuple[str, int, str]]:
    """Each such name with the block that it stands in first and the registered one."""
    names = (name for name in (*site.models, *site.names) if name.kind != "units")  # which are words, not names
    registered = {key(text): text for name in names for text in name.names}
    known = {text for text in registered if len(text) >= SHORTEST}
    if not known:
        return
    seen: dict[str, tuple[str, int]] = {}
    for block in article.told:
        for match in NAME.finditer(folded(block.text).text):
            for name in _parts(match[0]):
                if len(name) >= SHORTEST and key(name) not in registered:
                    seen.setdefault(key(name), (name, block.number))
    found = 0
    for text, (name, number) in seen.items():
        if any(part in registered for part in _parts(text)):
            continue
        near = process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=ALMOST)
        if near and re.findall(r"\d+", near[0]) == re.findall(r"\d+", text) and near[0][0] == text[0]:
            yield name, number, registered[near[0]]
            found += 1
            if found == MOST_TOLD:
                return


def _parts(name: str) -> Iterator[str]:
    """A run of capitalised words, and without those at its ends: "Ayer Databrics" begins a sentence."""
    words = name.split(" ")
    yield name
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 4) + 1):
            if (start, end) != (0, len(words)):
                yield " ".join(words[start:end])
