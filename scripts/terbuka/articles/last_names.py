"""A person's last name alone: from the first place on that names them in full, "Frankle" is Jonathan Frankle.

It is nobody where two people of an article share it ("Ani Frankle", registered or not), nor as a part of another name
("Frankle Foundation", "Frankle-Budi").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import takewhile

from terbuka.languages.rules import text_rules
from terbuka.languages.tags import locale
from terbuka.records.names import Person
from terbuka.text.words import Span, Tree, folded, one_spaced
from terbuka.types import Article, Mention, Role

COUNTED = frozenset({"jr", "sr", "ii", "iii", "iv"})  # left out behind a last name
RELATED = frozenset({"filho", "neto", "júnior", "junior", "sobrinho"})  # said together with the last name
# They stand inside of names, and "de" or "da" as often before a name: what stands before them tells.
PARTICLES = frozenset(
    {"al", "bin", "binti", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le"}
    | {"ter", "van", "von", "y"}
)
_HYPHEN = r"[-\u2010\u2011]"
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(rf"([^\W\d_](?:[\w.’'-]*\w)?\.?)(?:\s+|({_HYPHEN}))$")
_AFTER = re.compile(rf"(?:\s+|({_HYPHEN}))([^\W\d_][\w’'-]*)")
_INITIAL = re.compile(r"(?<!\w)([^\W\d_])\.\s*$")
_ELISION = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ][’']$")  # "O'Frankle"
_OPENS = re.compile(r"(?:^|[^\w\s,\u2010\u2011-])\s*$")  # a sentence begins, or what stands in marks
_WINDOW = 60  # characters beside a name that are looked at: some words


def last_names(person: Person) -> tuple[str, ...]:
    """What a person can be called without their first name: "Von der Leyen", "von der Leyen", "Leyen"."""
    found: dict[str, None] = {}
    for words in (spelling.split() for spelling in person.names):
        while len(words) > 2 and words[-1].rstrip(".").casefold() in COUNTED:
            words = words[:-1]
        least = 2 if words and words[-1].casefold() in RELATED else 1
        for part in (words[at:] for at in range(1, len(words) + 1 - least)):
            last = re.sub(r"\W", "", part[-1])
            if len(last) > 1 and not last[0].islower():
                text = " ".join(part)
                found |= {text: None, text[0].upper() + text[1:]: None}
    return tuple(found)


def by_last_name(article: Article, mentions: Sequence[Mention], people: Mapping[str, Person]) -> Iterator[Mention]:
    """The places of an article that name a person by the last name alone. `people` are by their slugs."""
    first: dict[str, tuple[int, int]] = {}
    taken: dict[int, list[Mention]] = {}
    for mention in mentions:
        taken.setdefault(mention.block, []).append(mention)
        person = people.get(mention.slug or "")
        if person and person.kind == mention.kind:
            first.setdefault(person.slug, (mention.block, mention.start))
    if not first:
        return
    names, spellings = _tree(people[slug] for slug in first)
    common = _Common(article)
    found, shared = [], set()
    for block in article.told:
        text, others = block.text, taken.get(block.number, [])
        view = folded(text)
        edges = frozenset(edge for other in others for edge in (other.start, other.end))
        places = ((view.span(*place), person) for place, person in names.find(view.text))
        for (start, end), person in _free(places, others):
            capitals = text[start:end].isupper() and text[start:end] not in spellings
            fits = _whole(text, (start, end), person, edges, common, capitals=capitals)
            if fits is None and block.role not in (Role.HEADLINE, Role.HEADING):  # where any word has a capital letter
                shared.add(person.slug)
            elif fits and (block.number, start) > first[person.slug]:
                found.append((block.number, start, end, person))
    for number, start, end, person in found:
        if person.slug not in shared:
            yield Mention(
                article=article.name,
                block=number,
                start=start,
                end=end,
                name=person.name,
                kind=person.kind,
                slug=person.slug,
            )


def _tree(people: Iterable[Person]) -> tuple[Tree[Person], frozenset[str]]:
    """The last names of some people to look for, without those that two of them share, and all their spellings."""
    spellings = [(text, person) for person in people for text in last_names(person)]
    owners: dict[str, set[str]] = {}
    for text, person in spellings:
        owners.setdefault(one_spaced(text).upper(), set()).add(person.slug)
    tree: Tree[Person] = Tree()
    for text, person in spellings:
        if len(owners[one_spaced(text).upper()]) == 1:
            tree.add(text, person)
            tree.add(text.upper(), person)
    return tree, frozenset(text for text, _ in spellings)


def _free(places: Iterable[tuple[Span, Person]], others: Sequence[Mention]) -> Iterator[tuple[Span, Person]]:
    """The places, in order, that overlap no mention of a block."""
    at = 0
    for (start, end), person in places:
        while at < len(others) and others[at].end <= start:
            at += 1
        if at == len(others) or others[at].start >= end:
            yield (start, end), person


def _whole(
    text: str, place: Span, person: Person, edges: frozenset[int], common: _Common, *, capitals: bool
) -> bool | None:
    """Whether a last name at a place stands for the person; None where somebody else has it.

    `edges` are where other names of the block begin and end: "CEO Meta Zuckerberg". `capitals`: it stands in such, as
    headlines do.
    """
    start, end = place
    after = _AFTER.match(text, end, end + _WINDOW)
    named = after and after[2][0].isupper() and after.start(2) not in edges
    if after and named and (after[1] or not common.word(after[2], loose=capitals)):
        return False
    first = max(0, start - _WINDOW)
    before, particle = text[first:start], False
    if _own(before, person):
        return True  # "Jonathan E. Frankle"
    if _INITIAL.search(before):
        return None
    if _ELISION.search(before):
        return False
    if _OPENS.search(before):
        # There a capital letter says nothing, if the article has the word in small letters too.
        return not common.written(text[start:end])
    while found := _BEFORE.search(before):
        word, hyphen, at = found[1], found[2], first + found.end(1)
        before = before[: found.start()]
        if word in PARTICLES:
            particle = True
            continue
        if not word[0].isupper() or at in edges or word.endswith(("'s", "’s")) or common.title(word):
            return True
        begins = bool(_OPENS.search(before))
        if common.word(word, loose=capitals or begins) or (word.isupper() and len(word) > 1 and not capitals):
            return True  # "But Frankle", "the CTO Frankle"
        # At the beginning of a sentence it may be any word ("Tim Frankle"), but "Ani Frankle, …" introduces somebody.
        return False if hyphen or particle or (begins and text[end : end + 1] != ",") else None
    return True


def _own(before: str, person: Person) -> bool:
    """Whether words that end here, each with a capital letter, hold a person's first name or its initial."""
    first = {spelling.split()[0] for spelling in person.names}
    first |= {f"{name[0]}." for name in first}
    words = takewhile(lambda word: word[0].isupper(), reversed(before.split()))
    return before[-1:].isspace() and any(word in first for word in words)


@cache
def _small_words(language: str) -> frozenset[str]:
    """The words of a language that may begin a sentence, and the names of its days and months, in small letters."""
    rules, own = text_rules(language), locale(language)
    small = {*rules.before_names, *rules.linking, *rules.the, *rules.saying.words}
    days = (own.days["format"]["wide"], own.months["format"]["wide"])
    return frozenset((*small, *(name.casefold() for names in days for name in names.values())))


class _Common:
    """The words of an article that are part of no name, though they may have a capital letter."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._rules = text_rules(article.language)

    def title(self, word: str) -> bool:
        """Whether a word is one of office or courtesy, such as "Director" and "Mr."."""
        return word.rstrip(".").casefold() in self._titles

    def word(self, word: str, *, loose: bool) -> bool:
        """Whether a word may begin a sentence; `loose`: so may any that the article has in small letters too."""
        return word.casefold() in _small_words(self._article.language) or (loose and self.written(word))

    def written(self, word: str) -> bool:
        """Whether the article has a word in small letters."""
        return word.casefold() in self._written

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset((*self._rules.titles, *self._rules.own_words))

    @cached_property
    def _written(self) -> frozenset[str]:
        words = (word for block in self._article.told for word in _WORD.findall(block.text))
        return frozenset(word for word in words if word.islower())
