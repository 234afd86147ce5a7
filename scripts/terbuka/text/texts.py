"""Several texts that words are looked for in again and again, such as the blocks of an article: searched as one."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice

from terbuka.text.words import Folded, Span, edge, ends, folded, words

_BETWEEN = "\0"  # stands between the texts; no text has it, and no words that an editor writes
_WORDS_COMPARED = 40  # of words that no text holds; enough to find the place that was meant
_COMMON = 100  # places; a word that stands in more says little
_TRIED = 12  # places that are compared letter by letter
_ALIKE = 55  # of 100, by rapidfuzz: less is another text
_MARKS = '.,;:!?…()[]"“”„«»'


class Texts:
    """Texts by their number, from 0."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _views(self) -> list[Folded]:
        return [folded(text) for text in self._texts]

    @cached_property
    def _all(self) -> str:
        return _BETWEEN.join(view.text for view in self._views)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text begins in all of them."""
        return [0, *accumulate(len(view.text) + 1 for view in self._views)][: len(self._views)]

    def places(self, part: str, *, whole: bool = True) -> Iterator[tuple[int, Span]]:
        """Where words stand: a text's number, and the place in its own characters; `whole`: only where no word is cut.

        In order; they may overlap.
        """
        wanted = folded(part).text
        at = self._all.find(wanted) if wanted else -1
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            view, start = self._views[number], at - self._starts[number]
            end = start + len(wanted)
            if end <= len(view.text) and (not whole or (edge(view.text, start) and ends(view.text, end))):
                yield number, view.span(start, end)
            at = self._all.find(wanted, at + 1)

    def holding(self, part: str, *, whole: bool = True) -> list[int]:
        """The numbers of the texts that hold the words, in order."""
        return list(dict.fromkeys(number for number, _ in self.places(part, whole=whole)))

    def nearest(self, text: str) -> tuple[str, bool]:
        """The words that are most like some that no text holds, or none; and whether only the beginning was looked for.

        Places are found by the words that they share; what no text has stands for the word that is most like it.
        """
        from rapidfuzz import fuzz  # only here: words that are right are not looked for so

        view = folded(text).text
        spans = list(islice(words(view), _WORDS_COMPARED))
        wanted = view[: spans[-1][1]] if spans else ""
        votes: Counter[tuple[int, int]] = Counter()
        for at, span in enumerate(spans):
            found = self._words_like(view[slice(*span)])
            for number, place in found[:_COMMON]:
                last = max(0, len(self._spans[number]) - len(spans))
                votes[number, min(max(0, place - at), last)] += 1_000_000 // len(found)
        likely = sorted(votes, key=lambda place: (-votes[place], place))[:_TRIED]
        near = {
            self._views[number].text[own[at][0] : own[min(at + len(spans), len(own)) - 1][1]]: None
            for number, first in likely
            for own in [self._spans[number]]
            for at in range(max(0, first - 1), min(first + 2, len(own)))
        }
        likeness = {window: fuzz.ratio(window, wanted) for window in near}
        best = max(near, key=likeness.__getitem__, default="")
        return best if likeness.get(best, 0) >= _ALIKE else "", len(spans) == _WORDS_COMPARED

    def _words_like(self, word: str) -> list[tuple[int, int]]:
        """The places, by text and number of the word in it, of a word or else of the one that is most like it."""
        from rapidfuzz import fuzz, process

        known, bare = self._vocabulary, _bare(word)
        if bare not in known:
            found = process.extractOne(bare, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
            bare = found[0] if found else ""
        return known.get(bare, [])

    @cached_property
    def _spans(self) -> list[list[Span]]:
        return [list(words(view.text)) for view in self._views]

    @cached_property
    def _vocabulary(self) -> Mapping[str, list[tuple[int, int]]]:
        places: dict[str, list[tuple[int, int]]] = {}
        for number, (view, spans) in enumerate(zip(self._views, self._spans, strict=True)):
            for at, span in enumerate(spans):
                places.setdefault(_bare(view.text[slice(*span)]), []).append((number, at))
        return places


def _bare(word: str) -> str:
    """A word in small letters, without the marks around it."""
    return word.casefold().strip(_MARKS) or word
