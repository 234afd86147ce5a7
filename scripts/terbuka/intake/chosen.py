"""chosen: which of a page's lines are its article's.

Trafilatura finds the main text, but it breaks paragraphs at elements that it does not know, and leaves out lists,
tables and whole ends. So it is only asked where the article is: its words are looked for in the page's own lines, and
what is built like them, or stands between them in no box of its own, is the article's too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from unicodedata import normalize

from lxml.html import HtmlElement

from terbuka.intake.page_lines import HEADINGS, PageLine

GRAM = 24  # characters without spaces; so many are not found by chance
STEP = 8  # every so manyth place of a text is kept by what stands there
PLACES = 16  # of one gram that are looked at
RUNNING = frozenset(
    {
        *("p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("blockquote", "pre", "h2", "h3", "h4", "h5", "h6", "center"),
    }
)
LINKED = 0.5  # of a line; more in links is a link
LITTLE = 0.25
LINK = 0.95  # of a line; it is nothing but a link
SENTENCE = 120  # characters; a longer line is one
LISTED = frozenset({"li", "td", "th", "tr", "dd", "dt", "h1", "h2", "h3", "h4"})
PARAGRAPH = 80  # characters
LEAD = 40  # characters; a sentence under the headline has as many
MOST_LEADS = 3
LEADS = re.compile(
    r"summary|sub-?title|sub-?head|\bde[ck]k?\b|standfirst|\bstand-?first\b|\blede?\b|\blead\b|\bintro|abstract|excerpt"
    r"|chapo|sapo|bajada|entradilla|linha-fina|copete|description"
)
SENTENCE_ENDS = '.!?。！？…؟"”»'
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MOST = 0.8  # of the text; what holds so much of it holds the article
SOME = 0.25  # of the text; what holds so much of it is no side part of the page, whatever its class says
FEW = 0.25  # of the page's densest element; if the text that was found has no more than that, it was the wrong one
NEVER = frozenset({"comments", "navigation", "footer", "sharing", "sign-up", "consent", "advertisement", "controls"})
Held = Mapping[HtmlElement, int]  # characters of lines, by each element around them


def chosen(lines: Sequence[PageLine], told: Iterable[str], title: str | None, ends: Callable[[str], bool]) -> set[int]:
    """The indices of the lines that are the article's, by texts that were found in the page and its headline.

    `ends`: does a line stand above what is not the article's any more, as "Related stories" does?
    """
    long = [i for i, line in enumerate(lines) if len(line.text) >= PARAGRAPH and line.linked <= LINKED]
    all_long = _held(lines, long)
    keys = [_key(line.text) for line in lines]
    taken = {index for text in told for index in found(keys, _key(text))}
    held = _held(lines, taken)
    most = max(held.values(), default=0), max(all_long.values(), default=0)
    part = [side_part(line, held, all_long, most) for line in lines]
    own = {index for index in taken if part[index] not in NEVER and not _only_link(lines[index])}
    taken = _without_others(lines, own or taken, ends)
    free = {index for index, line in enumerate(lines) if not part[index] and line.linked <= LINKED}
    taken = _densest(lines, taken, [index for index in long if index in free])
    taken |= set(_alike(lines, taken, free, _held(lines, taken)))
    held = _held(lines, taken)
    direct = {lines[index].element.getparent() for index in taken}
    start = min(taken & set(long), default=0)  # what is before the first paragraph has rules of its own
    body = {index for index in taken if index >= start}
    taken |= {index for index in _between(body) if index in free and _belongs(lines[index], held, direct)}
    return taken | set(_lead(lines, taken, free, title))


def _held(lines: Sequence[PageLine], indices: Collection[int]) -> Held:
    held: Counter[HtmlElement] = Counter()
    for index in indices:
        for element in _around(lines[index].element):
            held[element] += len(lines[index].text)
    return held


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    """An element and all that it stands in, the innermost first."""
    yield element
    yield from element.iterancestors()


def side_part(line: PageLine, held: Held, long: Held, most: tuple[int, int]) -> str:
    """The side part of the page that a line stands in; empty for what is around the article itself.

    `most` is what any element holds of either.
    """
    for element, part in line.parts:
        if held.get(element, 0) <= SOME * most[0] and (part == "comments" or long.get(element, 0) * 2 <= most[1]):
            return part
    return ""


def _only_link(line: PageLine) -> bool:
    """Is a line nothing but a link to another page, which sites put between paragraphs?"""
    sentence = len(line.text) > SENTENCE or line.text[-1] in SENTENCE_ENDS
    return line.linked >= LINK and not sentence and line.tag not in LISTED


def _without_others(lines: Sequence[PageLine], taken: set[int], ends: Callable[[str], bool]) -> set[int]:
    """The lines without those of other articles: below a line that says so, in elements that had none before."""
    for index in sorted(taken):
        if ends(lines[index].text):
            own = {lines[each].element.getparent() for each in taken if each < index}
            others = {each for each in taken if each >= index and lines[each].element.getparent() not in own}
            return taken - others if own else taken
    return taken


def _densest(lines: Sequence[PageLine], taken: set[int], long: Collection[int]) -> set[int]:
    """The lines that were taken, or, where the page has far more running text elsewhere, the paragraphs there."""
    scores: Counter[HtmlElement] = Counter()
    for index in long:
        # As readability counts: whole for the element around a paragraph, half for the next one.
        for weight, element in zip((1.0, 0.5), lines[index].element.iterancestors(), strict=False):
            scores[element] += round(weight * len(lines[index].text))
    if not scores:
        return taken
    best = max(scores, key=lambda element: scores[element])
    paragraphs = {index for index in long if best in lines[index].element.iterancestors()}
    length = sum(len(lines[index].text) for index in paragraphs)
    return paragraphs if sum(len(lines[index].text) for index in taken) <= FEW * length else taken


def _alike(lines: Sequence[PageLine], taken: Set[int], free: Set[int], held: Held) -> Iterator[int]:
    """The lines that are built like most of those that were taken, in what holds the article."""
    total = max(held.values(), default=0)
    ways = Counter[tuple[str, ...]]()
    for index in taken:
        ways[_way(lines[index].element)] += len(lines[index].text)
    usual = {way for way, length in ways.items() if length >= SOME * total}
    inside = {each for each, length in held.items() if length >= MOST * total}
    innermost = next((each for each in inside if not any(child in inside for child in each)), None)
    if innermost is None:
        return
    # What one page builds in several pieces of a kind is one text, unless a piece has a headline of its own.
    kind = _way(innermost)
    whole: dict[HtmlElement, bool] = {innermost: True}
    for index in free - taken:
        if lines[index].linked <= LITTLE and _way(lines[index].element) in usual:
            for piece in _around(lines[index].element):
                if piece not in whole:
                    whole[piece] = _way(piece) == kind and next(piece.iter("h1", "article"), None) is None
                if whole[piece]:
                    yield index


def _way(element: HtmlElement) -> tuple[str, ...]:
    return tuple(f"{each.tag} {each.get('class') or ''}" for each in _around(element))


def _between(taken: Collection[int]) -> Iterator[int]:
    """The lines between those that were taken."""
    for before, after in pairwise(sorted(taken)):
        yield from range(before + 1, after)


def _belongs(line: PageLine, held: Held, direct: Collection[HtmlElement]) -> bool:
    """Does a line stand in an element whose text was taken, in no box of its own?

    A quotation may have one, and a line alone in a box beside the paragraphs is a sub-heading to those who see it.
    """
    alone = line.tag == "div" and line.element.getparent() in direct
    quoted = any(each.tag == "blockquote" for each in _around(line.element))
    for element in _around(line.element):
        if element in held:
            return True
        if not (element.tag in RUNNING or quoted or (alone and element is line.element)):
            return False
    return False


def _lead(lines: Sequence[PageLine], taken: Collection[int], free: Collection[int], title: str | None) -> Iterator[int]:
    """The headline and what leads from it to the text."""
    last = max(taken, default=0)
    heads = [index for index, line in enumerate(lines[:last]) if line.tag == "h1" and line.text == title]
    if not heads:
        return
    head = heads[-1]
    yield head
    known, count = {lines[index].text for index in taken}, 0
    for index in range(head + 1, min(index for index in taken if index > head)):
        line = lines[index]
        dated = len(line.text) < 3 * LEAD and YEAR.search(line.text)
        says = len(line.text) >= LEAD and not dated and (line.text[-1] in SENTENCE_ENDS or line.tag in HEADINGS)
        if index in free and (says or _is_lead(line)) and line.text not in known:
            known.add(line.text)
            count += 1
            yield index
        if count == MOST_LEADS:
            return


def _is_lead(line: PageLine) -> bool:
    named = f"{line.element.get('class') or ''} {line.element.get('itemprop') or ''}".lower()
    return len(line.text) * 2 >= LEAD and bool(LEADS.search(named))


def found(keys: Sequence[str], text: str) -> set[int]:
    """The lines that stand in a text, both without spaces: long ones anywhere, short ones only beside others."""
    whole = _Text(text)
    places: dict[int, tuple[int, int]] = {}
    cursor = 0
    for index, key in enumerate(keys):
        if (start := whole.find(key, cursor)) >= 0:
            places[index] = (start, start + len(key))
            cursor = max(cursor, start + len(key))
    places = dict(_once(places))
    for order in (range(len(keys)), range(len(keys) - 1, -1, -1)):
        forward, near = order.step > 0, None
        for index in order:
            if index in places:
                near = places[index]
            elif near and (key := keys[index]):
                start = near[1] if forward else near[0] - len(key)
                if start >= 0 and text.startswith(key, start):
                    places[index] = near = (start, start + len(key))
    return set(places) | {index for index, key in enumerate(keys) if index not in places and whole.has_most(key)}


class _Text:
    """A text in which long strings are found without going through all of it each time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for start in range(0, len(text) - GRAM + 1, STEP):
            known = self.places[text[start : start + GRAM]]
            if len(known) < PLACES:
                known.append(start)

    def find(self, key: str, after: int) -> int:
        """Where a string stands, if may be behind a place; -1 if nowhere, or if it is short."""
        starts = []
        for offset in range(STEP if len(key) >= GRAM + STEP else 0):
            for place in self.places.get(key[offset : offset + GRAM], ()):
                if place >= offset and self.text.startswith(key, place - offset):
                    starts.append(place - offset)
        return min((start for start in starts if start >= after), default=min(starts, default=-1))

    def has_most(self, key: str) -> bool:
        """Does it have most pieces of a long string?"""
        size = GRAM + STEP
        pieces = [key[start : start + size] for start in range(0, len(key) - size + 1, size)]
        return len(pieces) > 2 and sum(self.find(piece, 0) >= 0 for piece in pieces) * 2 > len(pieces)


def _once(places: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """A place in the text belongs to one line: of two that say the same, to the one whose neighbour is there too."""
    owners: dict[tuple[int, int], list[int]] = {}
    for index, place in places.items():
        owners.setdefault(place, []).append(index)
    for place, indices in owners.items():
        near = [index for index in indices if index + 1 in places or index - 1 in places]
        yield (near or indices)[0], place


def _key(text: str) -> str:
    """What two ways to write a line have in common: spaces and quotation marks are ours, or theirs."""
    return re.sub(r"[\s“”\"«»]+", "", normalize("NFKC", text))
