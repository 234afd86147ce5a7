"""What stands in a text and not in its translation: names, acronyms, numbers.

Few marks and right ones: a word is taken for a name where that is certain, and is found in the other text wherever
something like it stands there.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain

from terbuka.claims.beside import currency_of
from terbuka.languages.rules import all_text_rules, text_rules
from terbuka.languages.tags import find_locale, locale
from terbuka.text.numbers import read_numbers
from terbuka.text.words import Span, Tree, folded, places
from terbuka.types import Article

WORDS = 2**16  # so many are looked into once only; texts are made of few different ones
READ = 2**12  # blocks of which the numbers are kept: a block is aligned, and then compared with those beside it
TAKEN = b"\1"
WORD = re.compile(r"[^\W_]+(?:[-‐‑.&'’][^\W_]+)*")
JOINT = re.compile(r"[-‐‑&'’]")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# A capital letter says "name" inside of a sentence only: after a word or a comma, and a quote that closes there.
WITHIN = re.compile(r"[\w,;)%][\"”’»)]*\s$")
STEM = 4  # letters that a word shares with its translation: "American", "americano"
SPELLED = 10  # smaller numbers in words are idioms as often as not: "two", "both"

PlacesByBlock = dict[int, list[Span]]  # by block
Amount = tuple[Decimal, Decimal, str]  # from, to, and a currency's code, "%" or nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text to compare: its blocks, and words of it that an editor reads as a name."""

    language: str
    blocks: tuple[str, ...]
    readings: tuple[str, ...] = ()


def version(article: Article) -> Version:
    """An article to compare, with the blocks that its page shows."""
    return Version(
        language=article.language,
        blocks=tuple(block.text for block in article.shown),
        readings=tuple(reading.text for reading in article.notes.readings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name or a number of a text, characters `start` to `end`.

    `words` are the words that make the name, `known` says that it is one of the names given, `amount` is a number's.
    """

    start: int
    end: int
    words: frozenset[str] = frozenset()
    known: bool = False
    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What a text holds, to look terms of another text up in."""

    words: frozenset[str]
    stems: frozenset[str]
    digits: frozenset[str]
    amounts: frozenset[Amount]

    def holds(self, term: Term) -> bool:
        """Does the term, or what may be its translation, stand in this text?"""
        if term.amount:
            return any(same_amount(term.amount, amount) for amount in self.amounts) or term.words <= self.digits
        missing = term.words - self.words
        return not missing or (not term.known and all(word[:STEM] in self.stems for word in missing))


def differences(
    texts: Sequence[Version], row: Sequence[range], known: tuple[str, ...] = ()
) -> list[dict[int, list[Span]]]:
    """What differs between blocks that stand side by side: for each text a range of its blocks (see `align.rows`).

    `known` are names of which the spelling counts as a whole. Returns for each text, by block, the places that one of
    the other texts lacks. Where a text has no block in the row it is not asked.
    """
    stocks = [
        stock((folded(text.blocks[number]).text for number in numbers), text.language)
        for text, numbers in zip(texts, row, strict=True)
    ]
    result = []
    for column, (text, numbers) in enumerate(zip(texts, row, strict=True)):
        others = [stocks[at] for at, blocks in enumerate(row) if at != column and blocks]
        found: PlacesByBlock = {}
        for number in numbers:
            view = folded(text.blocks[number])
            named = [place for reading in text.readings for place in places(view.text, reading)]
            named += [place for place, _ in _tree(known).find(view.text)]
            lone = [t for t in terms(view.text, text.language, named) if not all(each.holds(t) for each in others)]
            if lone:
                found[number] = [view.span(*place) for place in _joined([(t.start, t.end) for t in lone], view.text)]
        result.append(found)
    return result


def terms(text: str, language: str, known: Iterable[Span] = ()) -> list[Term]:
    """The names and numbers of a text, in order. At the places `known` stand names; of two that overlap, the first."""
    found: list[Term] = []
    taken = bytearray(len(text))  # a byte a character: 1 where a term stands already
    for start, end in known:
        words = frozenset(chain.from_iterable(_name_words(match[0]) for match in WORD.finditer(text[start:end])))
        if words and 1 not in taken[start:end]:
            found.append(Term(start=start, end=end, words=words, known=True))
            taken[start:end] = TAKEN * (end - start)
    numbers = _amounts(text, language)
    for start, end, amount in numbers:
        written = text[start:end]
        digits = frozenset([written] if DIGITS.fullmatch(written) else [""])
        if 1 not in taken[start:end] and (amount[1] >= SPELLED or DIGITS.search(written)):
            found.append(Term(start=start, end=end, words=digits, amount=amount))
    for start, end in (
        *((start, end) for start, end, _ in numbers),
        *(at for at, _ in _own_names(language).find(text)),
    ):
        taken[start:end] = TAKEN * (end - start)
    for match in WORD.finditer(text) if _says_names(text, language) else ():
        start, end = match.span()
        words = frozenset[str]() if 1 in taken[start:end] else _name_words(match[0])
        if words and (_is_mixed(match[0]) or WITHIN.search(text, max(0, start - 4), start)):
            found.append(Term(start=start, end=end, words=words))
    return sorted(found, key=lambda term: term.start)


def stock(texts: Iterable[str], language: str) -> Stock:
    """All that texts hold together."""
    tokens: list[str] = []
    digits: set[str] = set()
    amounts: set[Amount] = set()
    for text in texts:
        unread, at = [], 0
        for start, end, amount in _amounts(text, language):
            unread.append(text[at:start])
            at = end
            amounts.add(amount)
        # What is not read is part of a name, or can be read in two ways.
        digits.update(DIGITS.findall(" ".join([*unread, text[at:]])))
        tokens += WORD.findall(text)
    return Stock(
        words=frozenset(chain.from_iterable(map(_folded_parts, tokens))),
        stems=frozenset(_fold(token)[:STEM] for token in tokens if token.islower() and len(token) >= STEM),
        digits=frozenset(digits),
        amounts=frozenset(amounts),
    )


@lru_cache(READ)
def _amounts(text: str, language: str) -> tuple[tuple[int, int, Amount], ...]:
    """The numbers of a text: their places and amounts, each with its currency's code or "%", where it has one."""
    own = locale(language)
    return tuple(
        (number.start, number.end, (number.low, number.high, currency_of(number.sign, own) or number.sign))
        for number in read_numbers(text, language)
    )


def same_amount(a: Amount, b: Amount) -> bool:
    """One amount, unless both say of what and differ: a currency may be spelled out (US$ 10, 10 dólares)."""
    return a[:2] == b[:2] and (a[2] == b[2] or not a[2] or not b[2])


@lru_cache(WORDS)
def _parts(token: str) -> tuple[str, ...]:
    """The parts of a word with hyphens, without the suffix that a language adds to a name."""
    return tuple(JOINT.split(_suffix().sub("", token)))


@lru_cache(WORDS)
def _folded_parts(token: str) -> tuple[str, ...]:
    return tuple(map(_fold, _parts(token)))


@cache
def _suffix() -> re.Pattern[str]:
    """What is glued to names: Frankle's, DBRX-nya, LLMs."""
    suffixes = [re.escape(suffix).replace("'", "['’]") for rules in all_text_rules() for suffix in rules.suffixes]
    return re.compile(rf"(?:{'|'.join(f'[-‐‑]?{suffix}|' for suffix in suffixes)}(?<=[A-Z]{{2}})s)$")


@cache
def _own_words() -> frozenset[str]:
    return frozenset(_fold(word) for rules in all_text_rules() for word in rules.own_words)


@lru_cache(WORDS)
def _name_words(token: str) -> frozenset[str]:
    """Those parts of a word that can only be a name's: with a capital letter or a digit; none if no part has one."""
    parts = [part for part in _parts(token) if any(c.isupper() or c.isdigit() for c in part)]
    words = frozenset(_fold(part) for part in parts if len(part) > 1 or part.isdigit()) - _own_words()
    return words if any(c.isupper() for c in token) or token[0].isdigit() else frozenset()


@lru_cache(WORDS)
def _is_mixed(token: str) -> bool:
    """Is it written as no common word is at any place: OpenAI, xAI, GPT-4?"""
    inside = any(any(c.isupper() or c.isdigit() for c in part[1:]) or part.isdigit() for part in _parts(token))
    return inside and any(c.isupper() for c in token)


def _says_names(text: str, language: str) -> bool:
    """Do capital letters tell names here? Not in German, nor in a headline in title case or capitals."""
    if text_rules(language).capital_nouns or text.isupper():
        return False
    plain = [word for word in WORD.findall(text)[1:] if len(word) > 1 and not _is_mixed(word)]
    in_title_case = 2 * sum(word[0].isupper() for word in plain) > len(plain)
    return not in_title_case


@lru_cache(WORDS)
def _fold(word: str) -> str:
    """A word without case and accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _joined(places: Iterable[Span], text: str) -> list[Span]:
    """Places with only a space between them as one: a name of several words."""
    joined: list[Span] = []
    for start, end in places:
        if joined and text[joined[-1][1] : start] == " ":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=64)
def _tree(names: tuple[str, ...]) -> Tree[str]:
    tree: Tree[str] = Tree()
    for name in names:
        tree.add(name, name)
    return tree


@lru_cache(maxsize=64)
def _own_names(language: str) -> Tree[str]:
    """A language's own names of countries, languages, months and days (CLDR): they differ in every translation."""
    own = find_locale(language)
    if own is None:
        return _tree(())
    languages = [name for tag, name in own.languages.items() if len(tag) == 2]
    months, days = own.months["format"]["wide"].values(), own.days["format"]["wide"].values()
    names = [*own.territories.values(), *languages, *months, *days]
    return _tree(tuple(name for name in names if name[0].isupper()))
