"""Who says a quotation, told by the words around it. Unsure is nobody.

A quotation has an attribution behind it ("…", said Ani) or before it (Ani said that "…"), or it goes on with what
somebody is quoted with right before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from terbuka.articles import patterns
from terbuka.articles.clauses import IT, PRONOUNS, SAME, STOPS, UNKNOWN, Clauses, Somebody
from terbuka.articles.wording import PERSON, Wording

REACH = 60  # words on either side of a quotation that are looked at


@dataclass(slots=True)
class Heard:
    """Who was last quoted, or told to say something, and whether somebody else is to answer.

    The sentence behind begins at the place `next`. Of anybody else the words tell from `end` on: those before
    describe who speaks.
    """

    who: Somebody
    next: int
    end: int
    asked: bool


class Telling:
    """One block: who says each of its quotations, in order (`speakers`); None where nothing is told of it."""

    def __init__(
        self, wording: Wording, quotations: Sequence[str], tag: str, earlier: Somebody, strangers: set[str]
    ) -> None:
        """Read a block. `quotations` are their words, `tag` is the language's.

        `earlier` is who a pronoun means before anybody is named in the block; `strangers` are words of names that are
        not known, to which those of this block are added.
        """
        self._clauses, self._earlier = Clauses(wording, quotations, tag), earlier
        self._words, self._kinds, self._lexicon = wording.words, wording.kinds, self._clauses.lexicon
        self._speakers: dict[int, Somebody] = {}  # by their places among the words
        self._heard: list[Heard] = []
        firsts = {(word.kind, word.slug): at for at, word in reversed([*enumerate(self._words)]) if word.slug}
        self._people = sorted((at, slug) for (kind, slug), at in firsts.items() if kind in "Nn")
        self._firms = sorted((at, slug) for (kind, slug), at in firsts.items() if kind == "O")
        asides = {at for found in patterns.NAME_AND_ASIDE.finditer(self._kinds) for at in range(*found.span())}
        runs = [found.span() for found in patterns.STRANGER.finditer(self._kinds)]
        # "Ani, dean of Some Faculty": behind an office that somebody has stands no name.
        offices = {at for run in runs if run[0] in asides and self._kinds[run[0] - 1] == "t" for at in range(*run)}
        strangers |= {self._words[at].text for run in runs for at in range(*run) if at not in offices}
        unknown = (at for at, word in enumerate(self._words) if word.kind == "U" and word.text in strangers)
        self._strangers = [at for at in unknown if at not in offices]
        start = 0
        for line in self._kinds.split("|"):
            self._sentence(start, start + len(line))
            start += len(line) + 1
        places = [wording.quotations.get(at, -1) for at in range(len(quotations))]
        self.speakers = [self._speakers.get(place) for place in places]

    @property
    def last(self) -> Somebody:
        """Whom a pronoun of the next block means: who spoke last, or whom the last sentence, or nothing, is about."""
        kinds, heard = self._kinds, self._heard[-1] if self._heard else None
        who = heard.who if heard else self._topic(kinds.rfind("|") + 1, len(kinds)) or self._earlier
        strange = self._strange(heard.end if heard else 0, len(kinds))
        return UNKNOWN if strange or not self._alone(who, len(kinds)) else who

    def _strange(self, start: int, end: int) -> bool:
        """Whether words tell of somebody who is not known: by a name of two words, or by one of them."""
        at = bisect_left(self._strangers, start)
        return at < len(self._strangers) and self._strangers[at] < end

    def _alone(self, who: Somebody, end: int) -> bool:
        """Whether nobody else of a kind is named in the block before a word."""
        named = self._people if who.kind == PERSON else [*self._people[:2], *self._firms[:2]]
        return not any(at < end and slug != who.slug for at, slug in named[:4])

    def _named(self, start: int, end: int) -> Iterator[str]:
        """The people that words name, by their slugs."""
        return (word.slug for word in self._words[start:end] if word.kind in "Nn")

    def _sentence(self, start: int, end: int) -> None:
        """Find the speakers of a sentence's quotations, and keep who speaks in it for those that follow."""
        heard = None
        for at in range(start, end):
            if self._kinds[at] == "Q":
                before, behind = self._before(at, start), self._behind(at, end)
                who = self._agreed(at, before, behind)
                if before is None and behind is None:
                    who = self._going_on(at, start)
                if who in PRONOUNS:
                    who = self._meant(who, at, start, end)
                if who == UNKNOWN and not before and not behind:
                    continue
                self._speakers[at] = who
                if who != UNKNOWN or behind or not heard or self._kinds[at - 1] in ",:":
                    asked = self._clauses.asks(max(start, at - REACH), min(end, at + REACH))
                    asked = asked or self._clauses.text(at).endswith("?")
                    heard = Heard(who=who, next=end + 1, end=end, asked=asked)
        verb = None if heard else next((at for at in range(start, end) if self._tells(at, start, end)), None)
        if verb is not None:
            who = self._clauses.subject(verb, max(start, verb - REACH)) or self._topic(start, end) or UNKNOWN
            if who in PRONOUNS:
                who = self._meant(who, start, start, end)
            heard = Heard(who=who, next=end + 1, end=verb, asked=self._clauses.asks(verb, verb + 1))
        if heard:
            self._heard.append(heard)

    def _tells(self, at: int, start: int, end: int) -> bool:
        """Whether a sentence without a quotation tells here that somebody says something."""
        if self._kinds[at] == "B":
            return bool(self._clauses.inverted(at, max(start, at - REACH), end))
        return self._clauses.is_verb(at) and self._kinds[at - 1 : at] != "X"

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
        first = found.end() if found else at + 1
        if aside := patterns.ASIDE.match(kinds, first, end):
            first = aside.end() - 1
        rest = kinds[first:end]
        clause = re.fullmatch(r",?[^NQhT|;]{1,15}", rest) and (self._clauses.linked(end) or self._clauses.partial(end))
        return (self._clauses.who(found) or SAME) if rest in ("", ",", ":") or clause else UNKNOWN

    def _going_on(self, at: int, start: int) -> Somebody:
        """Who says a quotation that stands alone: who says what stands right before it."""
        kinds = self._kinds
        if kinds[at - 1 : at] == "Q" or (at > 1 and kinds[at - 2 : at] == "Q|"):
            return self._speakers.get(kinds.rfind("Q", 0, at), UNKNOWN)
        last = self._heard[-1] if self._heard else None
        alone = self._clauses.begins(at) and re.match(r"[.|Q]|$", kinds[at + 1 : at + 2])
        if not last or not alone or last.asked or last.next != start:
            return UNKNOWN
        before = kinds.rfind("|", 0, start - 1) + 1
        if "Q" not in kinds[before : start - 1]:
            return last.who if self._alone(last.who, start) else UNKNOWN
        return UNKNOWN if {*self._named(before, start)} - {last.who.slug} else last.who

    def _meant(self, pronoun: Somebody, at: int, start: int, end: int) -> Somebody:
        """Who a pronoun beside a quotation means: who was heard last, if nobody else is in play."""
        kinds, heard, near = self._kinds, self._heard[-1] if self._heard else None, at + REACH
        last = heard.who if heard else None
        unheard = last in (None, UNKNOWN) and "Q" not in kinds[max(0, start - REACH) : start]
        if topic := self._topic(start, at) if unheard else None:
            last = topic
        elif any(slug == (last or self._earlier).slug for slug in self._named(max(start, at - REACH), min(end, near))):
            return UNKNOWN  # "he told Ani"
        elif self._strange(heard.end if heard else 0, start):
            return UNKNOWN
        elif last is None:
            before = kinds.rfind("|", 0, start - 1) + 1 if start else 0
            last = (self._topic(before, start - 1) if start else None) or self._earlier
        if pronoun == IT and (last is None or not last.slug) and start:
            # "Komodo would not comment. …, the company said"
            last = self._clauses.who(patterns.THE_FIRM.match(kinds, kinds.rfind("|", 0, start - 1) + 1, start))
        if not last or not last.slug or (pronoun != SAME and pronoun.kind != last.kind):
            return UNKNOWN
        if heard and last == heard.who and not heard.asked and heard.next == start:
            # Right before, that person alone has spoken.
            first = max(kinds.rfind("|", 0, start - 1) + 1, at - 2 * REACH)
            return UNKNOWN if {*self._named(first, min(end, near))} - {last.slug} else last
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
