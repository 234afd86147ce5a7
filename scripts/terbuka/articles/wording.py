"""A block as a row of letters, one a word or mark, so that patterns can tell who speaks in it.

Q  a quotation          V  a verb of saying, its subject on either side    , ; : - ( )  themselves
N  a person             v  one with its subject before it                  .  a full stop right behind a quotation
O  an organisation      B  one that says only right behind a quotation     |  a sentence ends
M  another name         I  one that has its pronoun at its end             t  an office, such as "director"
n  somebody's           G  one that shares the subject before it           P  of, at
U  unknown, capital     A  a passive                                       d  an article
w  any other word       Y  what says that somebody else spoke              a  an adverb
T  that, or who         S  according to                                    K  and
W  who                  J  one that has its pronoun at its end             k  but, then
R  he, she              F  the company                                     c  when, although
s  a statement          h  somebody else                                   X  a negation
p  any other word that leads on                q  as, such as
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from terbuka.articles.marks import Marked
from terbuka.languages.rules import SayingWords, Words, text_rules
from terbuka.text.words import sentences
from terbuka.types import Mention

PERSON, ORGANISATION = "people", "organisations"  # the kinds of names that can say something
_TOKEN = re.compile(r"[^\W_][\w.’'\u2010\u2011-]*[^\W_]|[^\W_]|[,;:()]|[–—]|(?<=\s)-(?=\s)|[.!?…](?=[\s.!?…]|$)")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# "chief scientist for AI at Komodo and founder of Zed": what stands before a name. An office stands behind "and", not
# behind "of" ("a friend of the CEO Ani"). The last word is an office, an organisation or has a capital letter; of
# another the name may be a possessor ("tim Frankle").
_OFFICE = r"t[tUO-]{0,4}(?:w{1,3}[UO]{1,3})?(?:Pd?[UOw-]{1,4}){0,3}"
_OFFICES = re.compile(rf"(?:[dn]?O?U{{0,2}}{_OFFICE}(?:Kd?{_OFFICE}){{0,2}}|d?O)(?<=[tUO])(?=N)")
WORDS = 2**16  # so many are looked into once only: texts are made of few different ones
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")  # "pendapatanDia": a sentence's end got lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words by which a language says who speaks, each by what `wording` calls it."""

    words: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[Words, str], ...]]  # by their first word, the longest first
    suffixes: Words
    glued: re.Pattern[str]  # such a suffix behind a name
    calling: frozenset[str]
    clausal: frozenset[str]
    writing: frozenset[str]
    asking: frozenset[str]
    view_of: frozenset[str]
    silent: bool
    linked: frozenset[str]
    named: frozenset[str]


@cache
def lexicon(tag: str) -> Lexicon:
    """The words of a language, by its BCP 47 tag."""
    rules = text_rules(tag)
    saying = rules.saying
    kinds: dict[Words, str] = {}
    # Of a word that is several things, the first counts. What joins and is an adverb is both; what negates and is one
    # is told by the word behind it: Portuguese "se diz", "se Ani diz".
    both, perhaps = {*saying.joins} & {*saying.asides}, {*saying.negations} & {*saying.asides}
    for kind, words in (
        ("Y", saying.told),
        ("k", tuple(both)),
        ("x", tuple(perhaps)),
        ("X", saying.negations),
        ("S", saying.according_to),
        ("q", saying.likening),
        ("R", saying.pronouns),
        ("F", saying.firms),
        ("T", saying.that),
        ("W", saying.who),
        ("G", saying.adding),
        ("A", saying.passive),
        ("v", saying.ahead),
        ("V", saying.verbs),
        ("B", saying.behind),
        ("K", saying.joins),
        ("a", saying.asides),
        ("d", rules.the),
        ("t", rules.titles),
        ("P", saying.at),
        ("c", saying.clauses),
        ("s", saying.statements),
        ("h", saying.others),
        ("p", (*rules.linking, *rules.before_names)),
    ):
        for word in words:
            for form in word.split("/"):
                kinds.setdefault(tuple(form.casefold().split()), kind)
    phrases: dict[str, list[tuple[Words, str]]] = {}
    for phrase, kind in sorted(kinds.items(), key=lambda item: -len(item[0])):
        if len(phrase) > 1:
            phrases.setdefault(phrase[0], []).append((phrase, kind))
    return Lexicon(
        words={phrase[0]: kind for phrase, kind in kinds.items() if len(phrase) == 1},
        phrases={first: tuple(found) for first, found in phrases.items()},
        suffixes=rules.suffixes,
        glued=re.compile("-?(?:" + ("|".join(map(re.escape, rules.suffixes)) or "(?!)") + r")(?!\w)"),
        calling=_forms(saying, saying.calling),
        clausal=_forms(saying, saying.clausal),
        writing=_forms(saying, saying.writing),
        asking=_forms(saying, saying.asking),
        view_of=frozenset(saying.view_of),
        silent=saying.silent,
        linked=frozenset(saying.linked),
        named=frozenset(saying.named),
    )


def _forms(saying: SayingWords, first: Words) -> frozenset[str]:
    """All forms of verbs by their first ones."""
    rows = (word.split("/") for word in (*saying.verbs, *saying.ahead, *saying.behind, *saying.adding))
    return frozenset(form for row in rows if row[0] in first for form in row)


class Word(NamedTuple):
    """A word or mark of a block: its letter (see the head of this file), and what it stands for."""

    kind: str
    text: str = ""
    slug: str = ""
    quotation: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A block: its words, and their letters in one text. `quotations` has the place of each quotation among them."""

    words: Sequence[Word]
    kinds: str
    quotations: Mapping[int, int]


def worded(text: str, quotations: Sequence[Marked], mentions: Iterable[Mention], tag: str) -> Wording:
    """The wording of a folded text in the language of a BCP 47 tag. `mentions` are in order, with places in it."""
    words: list[Word] = []
    raw = [*_raw(text, quotations, mentions, tag)]
    plain = ["" if word.kind else word.text.casefold() for word in raw]
    at, phrases = 0, lexicon(tag).phrases
    while at < len(raw):
        count, word = 1, raw[at]
        if not word.kind:
            found = _phrase(raw, plain, at, tag) if plain[at] in phrases else None
            count, word = found or (1, _alone(word.text, tag))
        if word.kind != "." or (words and words[-1].kind == "Q"):
            words.append(word)
        at += count
    words = [
        word._replace(kind="a" if after.kind == "V" else "X") if word.kind == "x" else word
        for word, after in zip(words, [*words, Word(kind="|")][1:], strict=True)
    ]
    kinds = "".join(word.kind for word in words)
    # One word for somebody and what stands before the name.
    offices = {place for found in _OFFICES.finditer(kinds) for place in range(found.start(), found.end())}
    words = [word for place, word in enumerate(words) if place not in offices]
    return Wording(
        words=words,
        kinds="".join(word.kind for word in words),
        quotations={word.quotation: place for place, word in enumerate(words) if word.quotation >= 0},
    )


def _raw(text: str, quotations: Sequence[Marked], mentions: Iterable[Mention], tag: str) -> Iterator[Word]:
    """The words and marks of a text; the kind of most words is still to be told."""
    items = [(each.first, each.last, Word(kind="Q", quotation=at)) for at, each in enumerate(quotations)]
    kinds = {PERSON: "N", ORGANISATION: "O"}
    for each in mentions:
        kind = kinds.get(each.kind or "", "M")
        if kind != "M" and _POSSESSIVE.match(text, each.end):
            kind = "n"
        items.append((each.start, each.end, Word(kind=kind, text=text[each.start : each.end], slug=each.slug or "")))
    items.sort(key=lambda item: (item[0], -item[1]))
    ends = [end for _, end in sentences(text)]
    glued = lexicon(tag).glued
    at, ended = 0, 0
    for start, end, word in (*items, (len(text), len(text), None)):
        if start < at:
            continue  # within a quotation or a longer name
        for found in _TOKEN.finditer(text, at, start):
            last = bisect_left(ends, found.start() + 1)
            if last > ended:
                yield Word(kind="|")
                ended = last
            yield from _pieces(found[0], tag)
        last = bisect_left(ends, start + 1)
        if word and last > ended:
            yield Word(kind="|")
        if word:
            yield word
            ended = bisect_left(ends, end)
            suffix = _POSSESSIVE.match(text, end) if word.kind == "n" else None
            suffix = suffix or (glued.match(text, end) if word.kind != "Q" else None)
            at = suffix.end() if suffix else end


@lru_cache(WORDS)
def _pieces(token: str, tag: str) -> tuple[Word, ...]:
    if token in "–—-":
        return (Word(kind="-"),)
    if token in ",;:()":
        return (Word(kind=token),)
    if token in ".!?…":
        return (Word(kind="."),)
    if (cut := _GLUED.search(token)) and _kind(token[cut.start() :], lexicon(tag)) == "R":
        return Word(kind="", text=token[: cut.start()]), Word(kind="|"), Word(kind="", text=token[cut.start() :])
    return (Word(kind="", text=token),)


def _phrase(raw: Sequence[Word], plain: Sequence[str], at: int, tag: str) -> tuple[int, Word] | None:
    """How many words from here on are one, and which: "according to". `plain` are those to be told, casefolded."""
    known = lexicon(tag)
    for phrase, kind in known.phrases[plain[at]]:
        if tuple(plain[at : at + len(phrase)]) == phrase:
            after = raw[at + len(phrase)] if at + len(phrase) < len(raw) else Word(kind="|")
            if kind in "RF" and (after.kind in ("N", "O", "M") or _named(after.text, known)):
                continue  # "the researcher Ani"
            return len(phrase), Word(kind=kind, text=" ".join(phrase))
    return None


@lru_cache(WORDS)
def _alone(word: str, tag: str) -> Word:
    """The word that stands for one of a text and no other."""
    known, plain = lexicon(tag), word.casefold()
    return Word(kind=known.words.get(plain) or _kind(word, known), text=plain)


def _kind(word: str, known: Lexicon) -> str:
    """The letter of one word, or of one with something glued to it: "katanya", "disse-me", "ex-CEO"."""
    if kind := _listed(word, known):
        return kind
    head, tail = word.split("-")[0], word.rpartition("-")[2]
    for suffix in known.suffixes:
        if word.endswith(suffix) and (kind := _listed(word.removesuffix(suffix).rstrip("-"), known)):
            return {"B": "I", "A": "I", "S": "J", "t": "t", "h": "h", "s": "s"}.get(kind, "w")
    if head != word and _listed(head, known) in ("V", "v", "B"):
        return "I" if _listed(tail, known) == "R" else _listed(head, known)
    if head != word and _listed(tail, known) == "t":
        return "t"
    return "U" if word[0].isupper() else "w"


def _named(word: str, known: Lexicon) -> bool:
    """Whether a word may begin a name or stand before one."""
    return word[:1].isupper() or (bool(word) and _kind(word, known) == "t")


def _listed(word: str, known: Lexicon) -> str:
    return known.words.get(word.casefold(), "")
