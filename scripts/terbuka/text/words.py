"""Where words, names and sentences stand in a text of any script, and which of its characters count.

What nobody sees does not count (soft hyphens, zero-width spaces, marks of direction), nor how wide a letter is (ＡＢ),
nor whether an accent is a character of its own (NFD) or part of its letter (NFC). So words are looked for in a text
*folded*, and every place that is found is told in the text's own characters. docs/assets/propose-words.js does the same
for readers who propose statements; tests/test_propose.py holds the two against each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Generic, TypeVar

from terbuka.languages.rules import all_text_rules, any_language

Span = tuple[int, int]  # the characters of a text from the first up to the second
_Meaning = TypeVar("_Meaning")

# Unicode's default ignorable characters that are no letters (DerivedCoreProperties.txt), as a class of expressions.
IGNORED = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff"
)
# How Unicode's names of letters begin, where that is not with their script. Scripts that put no spaces between words:
# only a dictionary knows words there, so one may begin at any letter. Words of the others end where the script does.
SCRIPTS = {
    "spaceless": (
        *("THAI ", "LAO ", "TIBETAN ", "MYANMAR ", "KHMER ", "TAI ", "NEW TAI LUE "),
        *("CJK ", "IDEOGRAPHIC ", "KANGXI ", "HANGZHOU ", "HIRAGANA ", "BOPOMOFO ", "YI "),
    ),
    "katakana": ("KATAKANA", "HALFWIDTH KATAKANA"),
    "hangul": ("HANGUL", "HALFWIDTH HANGUL"),
    "latin": ("LATIN ", "MODIFIER ", "FEMININE ", "MASCULINE ", "MICRO "),
}
UNSPACED = ("spaceless", "katakana", "hangul")  # there a number stands beside a word without a space, too
# Thai and Lao write some vowels before or after their consonant, Khmer and Burmese join the next one to a sign.
JOINS_NEXT = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4\u1039\u17d2")
JOINS_LAST = frozenset("\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ec6")
MARKS_MOST = 30  # on one letter (UAX 15, stream-safe text); to put more of them into order takes quadratic time

LAWYERS = "®™©"  # marks that may stand anywhere in a name
BETWEEN = re.compile(r"\s+|[-\u2010\u2011\u2013]")  # the words of a name
_VERSION = re.compile(r"[.,]\d")

_WIDTHS = "\u3000\uff0d\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"  # full width: " -.0-9A-Za-z"
_WIDE = re.compile(f"[{_WIDTHS}]")
_GAP = re.compile(r"\s\s")
_SPACES = re.compile(r"\s{2,}")
# Each begins with one set of characters: so it is found many times quicker than as a part of one expression.
_UNEVEN = (re.compile(f"[{IGNORED}{_WIDTHS}]"), re.compile(rf"[^\w\s\x00-\x7f][^\w\s\x00-\x7f]{{{MARKS_MOST}}}"))
_UNSEEN = re.compile(f"[{IGNORED}]")

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


@cache
def _kind(character: str) -> str:
    """Of what words a character is: "" for none, "mark" for an accent or vowel sign, "digit", else its script."""
    category, name = unicodedata.category(character), unicodedata.name(character, "")
    if category[0] == "M" or "\u1160" <= character <= "\u11ff":
        return "mark"  # the second half of the jamo, too, makes one syllable with what stands before it
    if not (character.isalnum() or character == "_"):
        return ""
    if category in ("Nd", "No", "Pc"):
        return "digit"  # those of any script stand together
    return next((kind for kind, names in SCRIPTS.items() if name.startswith(names)), name.split(" ")[0])


def edge(text: str, at: int) -> bool:
    """May a word of a folded text begin or end before its character `at`?

    Not between two letters of one script, where that has spaces between words; not inside a letter with its vowels and
    accents; not before a digit, nor between one and a Latin letter ("3B"); not at the mark inside "3.0". So Latin
    letters end before Chinese or Arabic ones.
    """
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == " " or after == " ":
        return _kind(after) != "mark"
    if before.isdigit() and after in ".,":
        return not text[at + 1 : at + 2].isdigit()
    if before in ".," and after.isdigit():
        return not text[at - 2 : at - 1].isdigit()
    kind, base = _kind(after), at - 1
    while base and _kind(text[base]) == "mark":
        base -= 1
    if not kind or not _kind(text[base]):
        return kind != "mark"
    if before in JOINS_NEXT or after in JOINS_LAST or kind == "mark":
        return False
    first = _kind(text[base])
    if kind == "digit" or (kind == "latin" and first == "digit"):
        return first in UNSPACED
    return kind == "spaceless" or kind != first


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text as it is looked through: only what counts, in NFC, no two spaces in a row.

    `spans` has for each of its characters those of the source that it stands for; None where they are the same.
    """

    text: str
    spans: Sequence[Span] | None = None

    def span(self, start: int, end: int) -> Span:
        """The place in the source of the characters `start` to `end`, of which there is one at least."""
        return (self.spans[start][0], self.spans[end - 1][1]) if self.spans else (start, end)


@lru_cache(maxsize=256)
def folded(text: str) -> Folded:
    """Fold a text. What is folded stays as it is when it is folded again."""
    if not _GAP.search(text) and (text.isascii() or _even(text)):
        return Folded(text=text)
    parts: list[str] = []
    spans: list[Span] = []
    for places in _pieces(text):
        piece = "".join(text[at] for at in places)
        one = unicodedata.normalize("NFKC" if _WIDE.match(piece) else "NFC", piece)
        part = _SPACES.sub(" ", one)  # a piece may have a mark behind its spaces
        parts.append(part)
        whole = places[0], places[-1] + 1
        spans += [(at, at + 1) for at in places] if part == piece else [whole] * len(part)
    return Folded(text="".join(parts), spans=spans)


def _even(text: str) -> bool:
    """Whether every character of a text counts and stands for itself, whatever its white space."""
    return not any(each.search(text) for each in _UNEVEN) and unicodedata.is_normalized("NFC", text)


def _pieces(text: str) -> Iterator[list[int]]:
    """The characters that count, by their places: each with its marks, white space together."""
    piece: list[int] = []
    for at, character in enumerate(text):
        if _UNSEEN.match(character):
            continue
        marks = _kind(character) == "mark" and len(piece) <= MARKS_MOST
        if piece and not marks and not (character.isspace() and text[piece[-1]].isspace()):
            yield piece
            piece = []
        piece.append(at)
    if piece:
        yield piece


@cache
def _suffixes() -> re.Pattern[str]:
    """What languages glue to names: "nya" in Indonesian, particles in Korean, where several may follow each other."""
    return re.compile(f"(?:{any_language('suffixes')})+")


def ends(text: str, at: int, *, name: bool = False) -> bool:
    """May a word of a folded text end before its character `at`: at an edge, or before Korean particles?

    Of a `name` also before what other languages glue to it.
    """
    if edge(text, at):
        return True
    glued = _suffixes().match(text, at) if name or _kind(text[at]) == "hangul" else None
    return bool(glued and edge(text, glued.end()))


def line_key(text: str) -> str:
    """All of a line that counts: of one that begins with what nobody sees, without the space behind that."""
    return folded(text).text.strip()


def places(text: str, part: str, *, whole: bool = True) -> Iterator[Span]:
    """Where words stand in a text, in its own characters. They may overlap. `whole`: only where no word is cut."""
    view, wanted = folded(text), folded(part).text
    at = view.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not whole or (edge(view.text, at) and ends(view.text, end)):
            yield view.span(at, end)
        at = view.text.find(wanted, at + 1)


def holds(text: str, part: str, *, whole: bool = True) -> bool:
    """Do the words stand in the text?"""
    return any(True for _ in places(text, part, whole=whole))


def words(text: str) -> Iterator[Span]:
    """The words of a folded text with the marks at them; in scripts without spaces each letter."""
    for run in re.finditer(r"\S+", text):
        start = run.start()
        for at in range(start + 1, run.end()) if not run[0].isascii() else ():
            if _kind(text[at - 1]) and _kind(text[at]) and edge(text, at):
                yield start, at
                start = at
        yield start, run.end()


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


@dataclass(slots=True)
class Tree(Generic[_Meaning]):
    """Names to look for, letter by letter. `meaning` is that of the name that ends here."""

    branches: dict[str, Tree[_Meaning]] = field(default_factory=dict)
    meaning: _Meaning | None = None
    _starts: re.Pattern[str] | None = None

    def add(self, name: str, meaning: _Meaning) -> None:
        """Add a name as it is written; the last of two meanings counts."""
        node, self._starts = self, None
        for letter in one_spaced(name):
            node = node.branches.setdefault(letter, Tree())
        node.meaning = meaning

    def find(
        self, text: str, fits: Callable[[int, _Meaning], bool] = lambda *_: True
    ) -> Iterator[tuple[Span, _Meaning]]:
        """The names in a folded text: of those that begin at one place the longest, none within another.

        A name ends where a word ends and no version goes on ("3.1", "3,5"). `fits` says whether one that ends before
        a character has its meaning there.
        """
        end = 0
        self._starts = self._starts or _letters(self.branches)
        for start in map(re.Match.start, self._starts.finditer(text)):
            found = self._ends(text, start) if start >= end else ()
            for at, meaning in reversed(found) if found and edge(text, start) else ():
                if not _VERSION.match(text, at) and ends(text, at, name=True) and fits(at, meaning):
                    yield (start, at), meaning
                    end = at
                    break

    def _ends(self, text: str, at: int) -> list[tuple[int, _Meaning]]:
        found: list[tuple[int, _Meaning]] = []
        branches = self.branches
        while at < len(text):
            letter = text[at]
            node = branches.get(letter)
            at += 1
            if not node and letter in LAWYERS:
                continue
            if not node and (gap := BETWEEN.match(text, at - 1)):
                node = branches.get(" ")
                at = gap.end()
            if not node:
                break
            if node.meaning is not None:
                found.append((at, node.meaning))
            branches = node.branches
        return found


def _letters(letters: Collection[str]) -> re.Pattern[str]:
    """Any of some letters, where a word may begin: within those of ASCII there can none."""
    # Behind the letter, so that the letters are what is looked for.
    return re.compile(rf"[{''.join(map(re.escape, letters))}](?<![0-9A-Za-z_].)" if letters else "(?!)", re.DOTALL)


def one_spaced(name: str) -> str:
    """A name folded, without lawyers' marks, and with one space where a space or hyphens may stand."""
    return re.sub(r"[\s\u2010\u2011\u2013-]+", " ", re.sub(f"[{LAWYERS}]", "", folded(name).text)).strip()
