"""Who says a quotation, told by the words around it. Unsure is nobody.

A quotation has an attribution behind it ("…", said Ani) or before it (Ani said that "…"), or it goes on with what
somebody is quoted with right before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from terbuka.articles import patterns
from terbuka.articles.clauses import PRONOUNS, SAME, STOPS, UNKNOWN, Clauses, Somebody
from terbuka.articles.wording import PERSON, Wording

REACH = 60  # words on either side of a quotation that are looked at


@dataclass(slots=True)
class Heard:
    """Who was last quoted, or told to say something: in which sentence, and whether somebody else is to answer."""

    who: Somebody
    sentence: int
    asked: bool


class Telling:
    """One block: who says each of its quotations, in order (`speakers`); None where nothing is told of it."""

    def __init__(self, wording: Wording, quotations: Sequence[str], tag: str, earlier: Somebody = UNKNOWN) -> None:
        """`quotations` are their words, `earlier` who a pronoun means before anybody is named in the block."""
        self._clauses, self._earlier = Clauses(wording, quotations, tag), earlier
        self._words, self._kinds, self._lexicon = wording.words, wording.kinds, self._clauses.lexicon
        self._speakers: dict[int, Somebody] = {}  # by their places among the words
        self._heard: list[Heard] = []
        firsts = {(word.kind, word.slug): at for at, word in reversed([*enumerate(self._words)]) if word.slug}
        self._people = sorted((at, slug) for (kind, slug), at in firsts.items() if kind in "Nn")
        self._firms = sorted((at, slug) for (kind, slug), at in firsts.items() if kind == "O")
        start = 0
        for number, line in enumerate(self._kinds.split("|")):
            self._sentence(number, start, start + len(line))
            start += len(line) + 1
        places = [wording.quotations.get(at, -1) for at in range(len(quotations))]
        self.speakers = [self._speakers.get(place) for place in places]

    @property
    def last(self) -> Somebody:
        """Who the block's last sentence lets speak or is about, if nobody else is named: a pronoun may mean them."""
        start, end = self._kinds.rfind("|") + 1, len(self._kinds)
        last = self._heard[-1] if self._heard else None
        if "UU" in self._kinds[start:] or (last and last.sentence != self._kinds.count("|")):
            return UNKNOWN
        who = last.who if last else self._topic(start, end) or UNKNOWN
        return who if self._alone(who, end) else UNKNOWN

    def _alone(self, who: Somebody, end: int) -> bool:
        """Whether nobody else of a kind is named in the block before a word."""
        named = self._people if who.kind == PERSON else [*self._people[:2], *self._firms[:2]]
        return not any(at < end and slug != who.slug for at, slug in named[:4])

    def _sentence(self, number: int, start: int, end: int) -> None:
        """Find the speakers of a sentence's quotations, and keep who speaks in it for those that follow."""
        heard = None
        for at in range(start, end):
            if self._kinds[at] == "Q":
                before, behind = self._before(at, start), self._behind(at, end)
                who = self._agreed(at, before, behind)
                if before is None and behind is None:
                    who = self._going_on(at, number, start)
                if who in PRONOUNS:
                    who = self._meant(who, at, start, end)
                if who != UNKNOWN or before or behind:
                    self._speakers[at] = who
                    asked = self._clauses.text(at).endswith("?") or self._clauses.asks(
                        at - REACH, at + REACH, start, end
                    )
                    heard = Heard(who=who, sentence=number, asked=asked)
        verb = None if heard else next(filter(self._clauses.is_verb, range(start, end)), None)
        if verb is not None:
            who = self._clauses.subject(verb, max(start, verb - REACH)) or UNKNOWN
            if who in PRONOUNS:
                who = self._meant(who, start, start, end)
            heard = Heard(who=who, sentence=number, asked=self._clauses.asks(verb, verb + 1, start, end))
        if heard:
            self._heard.append(heard)

    def _behind(self, at: int, end: int) -> Somebody | None:
        """Who says a quotation by the words behind it; None if they say nothing of it."""
        kinds, first, last = self._kinds, at + 1, min(end, at + REACH)
        for pattern in (patterns.SAID, patterns.ACCORDING, patterns.DESCRIBED):
            if found := pattern.match(kinds, first, last):
                return UNKNOWN if self._clauses.joined(found.end(), last) else self._clauses.who(found)
        if patterns.PRONOUN_GLUED.match(kinds, first, last):
            return SAME
        if patterns.SAYS.match(kinds, first, last):
            return SAME if self._lexicon.silent and patterns.UNSAID.match(kinds, first, last) else UNKNOWN
        text = self._clauses.text(at)
        if found := patterns.SAYING.match(kinds, first, last):
            after = kinds[found.end() : min(found.end() + 2, last)]
            sure = text[-1:] in f",{STOPS}" or kinds[first] == "," or after[:1] in ("", *",PpcaG")
            if not after.startswith(("T", ":")) and sure:
                return self._clauses.who(found)
        if found := patterns.SIGNED.match(kinds, first, last):
            return self._clauses.who(found)
        # Behind a full stop a name begins a new sentence: “Yes!” Ghodsi shouted.
        if text[-1:] in STOPS and (found := patterns.NEXT.match(kinds, first, at + REACH)):
            rest = kinds[found.end() : found.end() + 1]
            if rest in ("", "|") or (found["more"] and text[-1:] != "."):
                return self._clauses.who(found)
        return None

    def _before(self, at: int, start: int) -> Somebody | None:
        """Who says a quotation by the words of its sentence before it; None if they say nothing of it."""
        kinds, start = self._kinds, max(start, at - REACH)
        if self._clauses.begins(start):
            if found := patterns.LABEL.fullmatch(kinds, start, at):
                return self._clauses.who(found)
            found = patterns.PREDICATE.fullmatch(kinds, start, at)
            if found and self._words[found.start("linked")].text in self._lexicon.linked:
                return self._clauses.who(found) if self._clauses.text(at)[:1].isupper() else UNKNOWN
        for verb in range(at - 1, start - 1, -1):
            kind, line = kinds[verb], kinds[max(0, start - 1) : verb]
            if kind == "Q":
                return self._speakers.get(verb) if patterns.LISTED.fullmatch(kinds, verb + 1, at) else None
            if kind == "Y":
                return UNKNOWN
            free = patterns.FREE.search(line)
            if kind in "SJ" or (kind in "pP" and free and self._words[verb].text in self._lexicon.view_of):
                return self._according(verb, at) if free else None
            if kind in "BI" and not free and not (kind == "I" and line[-1:] in ("T", "W")):
                continue  # a word as any other
            if kind in "BG" or self._clauses.is_verb(verb):
                return self._by_verb(verb, at, start)
        return None

    def _by_verb(self, verb: int, at: int, start: int) -> Somebody:
        """Who says a quotation behind a verb of saying."""
        kinds, first = self._kinds, verb + 1
        found = self._clauses.inverted(verb, start, at)
        if found:
            who, first = self._clauses.who(found), found.end()
        elif kinds[verb] == "I":
            who = self._clauses.shared(verb, start) if kinds[verb - 1 : verb] in ("T", "W") else SAME
        elif kinds[verb] == "A" and kinds[at - 1] != ":":
            who = None
        else:
            who = self._clauses.subject(verb, start)
        return who if who and self._clauses.reaches(verb, first, at, start) else UNKNOWN

    def _according(self, at: int, end: int) -> Somebody | None:
        """Who is behind "according to" before a quotation."""
        kinds = self._kinds
        found = patterns.SOMEBODY.match(kinds, at + 1, end)
        if kinds[at] != "J" and (not found or self._clauses.joined(found.end(), end)):
            return UNKNOWN
        rest = kinds[found.end() if found else at + 1 : end]
        clause = re.fullmatch(r",?[^NQhT|;]{1,15}", rest) and (self._clauses.linked(end) or self._clauses.partial(end))
        return (self._clauses.who(found) or SAME) if rest in ("", ",", ":") or clause else UNKNOWN

    def _going_on(self, at: int, number: int, start: int) -> Somebody:
        """Who says a quotation that stands alone: who says what stands right before it."""
        kinds = self._kinds
        if kinds[at - 1 : at] == "Q" or (at > 1 and kinds[at - 2 : at] == "Q|"):
            return self._speakers.get(kinds.rfind("Q", 0, at), UNKNOWN)
        last = self._heard[-1] if self._heard else None
        alone = self._clauses.begins(at) and re.match(r"[.|Q]|$", kinds[at + 1 : at + 2])
        if not last or not alone or last.asked or last.sentence != number - 1:
            return UNKNOWN
        before = kinds.rfind("|", 0, start - 1) + 1
        if "Q" not in kinds[before : start - 1]:
            return last.who if self._alone(last.who, start) else UNKNOWN
        others = (word for word in self._words[before:start] if word.kind in "Nn")
        return UNKNOWN if any(word.slug != last.who.slug for word in others) else last.who

    def _meant(self, pronoun: Somebody, at: int, start: int, end: int) -> Somebody:
        """Who a pronoun beside a quotation means: who was heard last, if nobody else is in play."""
        last = self._heard[-1].who if self._heard else None
        first = last in (None, UNKNOWN) and "Q" not in self._kinds[max(0, start - REACH) : start]
        if topic := self._topic(start, at) if first else None:
            last = topic
        elif any(word.slug == (last or self._earlier).slug for word in self._words[start:end] if word.kind in "NO"):
            return UNKNOWN  # "he told Ani"
        elif last is None:
            last = self._topic(self._kinds.rfind("|", 0, start - 1) + 1, start - 1) if start else self._earlier
        if not last or not last.slug or (pronoun != SAME and pronoun.kind != last.kind):
            return UNKNOWN
        return last if self._alone(last, end) else UNKNOWN

    def _topic(self, start: int, end: int) -> Somebody | None:
        """Whom a sentence, or its beginning, is about: somebody who begins it, if it speaks of nobody else."""
        found = patterns.TOPIC.fullmatch(self._kinds, start, end) if end - start <= REACH else None
        if not found or patterns.ANOTHER.search(found["rest"]):
            return None
        if self._kinds[start] in "pP" and self._words[start].text not in self._lexicon.view_of:
            return None
        return self._clauses.who(found)

    def _agreed(self, at: int, before: Somebody | None, behind: Somebody | None) -> Somebody:
        """Who says a quotation by what stands before and behind it."""
        if behind and not before and self._clauses.term(at):
            return UNKNOWN
        if before is None or behind is None or before == behind:
            return before or behind or UNKNOWN
        if UNKNOWN not in (before, behind) and (before in PRONOUNS or behind in PRONOUNS):
            return before if behind in PRONOUNS else behind
        apart = self._clauses.begins(at) or self._kinds[at - 1] in ",:"
        said = patterns.SAID.match(self._kinds, at + 1) or patterns.ACCORDING.match(self._kinds, at + 1)
        return behind if before == UNKNOWN and apart and said else UNKNOWN
