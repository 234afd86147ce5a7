"""Who says a quotation, told by the words around it. Unsure is nobody.

A quotation has an attribution behind it ("…", said Ani) or before it (Ani said that "…"), or it goes on with what
somebody is quoted with right before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from terbuka.articles import patterns
from terbuka.articles.wording import ORGANISATION, PERSON, Wording, lexicon

REACH = 60  # words on either side of a quotation that are looked at
FAR = 12  # words between a verb and a part of its clause that is quoted
STOPS = ".!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Who speaks: a name's kind and slug. Without a slug somebody who is not told, or a pronoun for one of a kind."""

    kind: str = ""
    slug: str = ""


UNKNOWN = Somebody()
HE, IT, SAME = Somebody(kind=PERSON), Somebody(kind=ORGANISATION), Somebody(kind="any")
PRONOUNS = (HE, IT, SAME)  # who was named before: "she", "the company", and a verb without its subject


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
        self._words, self._kinds = wording.words, wording.kinds
        self._quotations, self._lexicon, self._earlier = quotations, lexicon(tag), earlier
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
                    asked = self._quoted(at).endswith("?") or self._asks(at - REACH, at + REACH, start, end)
                    heard = Heard(who=who, sentence=number, asked=asked)
        verb = None if heard else next(filter(self._verb, range(start, end)), None)
        if verb is not None:
            who = self._subject(verb, max(start, verb - REACH)) or UNKNOWN
            if who in PRONOUNS:
                who = self._meant(who, start, start, end)
            heard = Heard(who=who, sentence=number, asked=self._asks(verb, verb + 1, start, end))
        if heard:
            self._heard.append(heard)

    def _verb(self, at: int) -> bool:
        """Whether a word is a verb, and not such as in "their comments" and "to say"."""
        return self._kinds[at] in "VvAIS" and self._kinds[at - 1 : at] not in ("d", "P", "p")

    def _asks(self, first: int, last: int, start: int, end: int) -> bool:
        words = self._words[max(first, start) : min(last, end)]
        return any(word.kind in "VvB" and word.text in self._lexicon.asking for word in words)

    def _quoted(self, at: int) -> str:
        return self._quotations[self._words[at].quotation]

    def _begins(self, at: int) -> bool:
        return not at or self._kinds[at - 1] == "|"

    def _who(self, found: re.Match[str] | None) -> Somebody | None:
        """Who a pattern has found; its places are the block's."""
        for group in found.groupdict() if found else ():
            if found and found[group] and group[0] in "NO":
                kind = PERSON if group[0] == "N" else ORGANISATION
                return Somebody(kind=kind, slug=self._words[found.start(group)].slug)
        if not found:
            return None
        return IT if found.groupdict().get("F") else HE

    def _behind(self, at: int, end: int) -> Somebody | None:
        """Who says a quotation by the words behind it; None if they say nothing of it."""
        kinds, first, last = self._kinds, at + 1, min(end, at + REACH)
        for pattern in (patterns.SAID, patterns.ACCORDING, patterns.DESCRIBED):
            if found := pattern.match(kinds, first, last):
                return UNKNOWN if self._joined(found.end(), last) else self._who(found)
        if patterns.PRONOUN_GLUED.match(kinds, first, last):
            return SAME
        if patterns.SAYS.match(kinds, first, last):
            return SAME if self._lexicon.silent and patterns.UNSAID.match(kinds, first, last) else UNKNOWN
        text = self._quoted(at)
        if found := patterns.SAYING.match(kinds, first, last):
            after = kinds[found.end() : min(found.end() + 2, last)]
            sure = text[-1:] in f",{STOPS}" or kinds[first] == "," or after[:1] in ("", *",PpcaG")
            if not after.startswith(("T", ":")) and sure:
                return self._who(found)
        if found := patterns.SIGNED.match(kinds, first, last):
            return self._who(found)
        # Behind a full stop a name begins a new sentence: “Yes!” Ghodsi shouted.
        if text[-1:] in STOPS and (found := patterns.NEXT.match(kinds, first, at + REACH)):
            rest = kinds[found.end() : found.end() + 1]
            if rest in ("", "|") or (found["more"] and text[-1:] != "."):
                return self._who(found)
        return None

    def _joined(self, at: int, last: int) -> bool:
        """Whether a subject goes on: "said Ani and Budi"."""
        return bool(re.match(r"K(?![VvGBaX])|,N|,K[NUO]", self._kinds[at : min(at + 3, last)]))

    def _before(self, at: int, start: int) -> Somebody | None:
        """Who says a quotation by the words of its sentence before it; None if they say nothing of it."""
        kinds, start = self._kinds, max(start, at - REACH)
        if self._begins(start):
            if found := patterns.LABEL.fullmatch(kinds, start, at):
                return self._who(found)
            found = patterns.PREDICATE.fullmatch(kinds, start, at)
            if found and self._words[found.start("linked")].text in self._lexicon.linked:
                return self._who(found) if self._quoted(at)[:1].isupper() else UNKNOWN
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
            if kind in "BG" or self._verb(verb):
                return self._by_verb(verb, at, start)
        return None

    def _by_verb(self, verb: int, at: int, start: int) -> Somebody:
        """Who says a quotation behind a verb of saying."""
        kinds, first = self._kinds, verb + 1
        found = self._inverted(verb, start, at)
        if found:
            who, first = self._who(found), found.end()
        elif kinds[verb] == "I":
            who = self._shared(verb, start) if kinds[verb - 1 : verb] in ("T", "W") else SAME
        elif kinds[verb] == "A" and kinds[at - 1] != ":":
            who = None
        else:
            who = self._subject(verb, start)
        return who if who and self._reaches(verb, first, at, start) else UNKNOWN

    def _inverted(self, verb: int, start: int, end: int) -> re.Match[str] | None:
        """The subject behind its verb: "Disse Ani: “…”", "O modelo, disse Ani, é “…”"."""
        kinds, line = self._kinds, self._kinds[max(0, start - 1) : verb]
        found = patterns.SUBJECT_BEHIND.match(kinds, verb + 1, end) if kinds[verb] in "VBA" else None
        if not found or self._joined(found.end(), end):
            return None
        if kinds[verb] == "A" or patterns.FIRST.search(line):
            return found
        inserted = kinds[found.end() : found.end() + 1] == "," and line.count(",") == 1
        return found if patterns.ENDS_CLAUSE.search(line) and (kinds[verb] == "B" or inserted) else None

    def _subject(self, verb: int, start: int) -> Somebody | None:
        """Who is the subject of a verb, or stands behind "according to"; None if that is not known."""
        if self._kinds[verb] == "S":
            return self._who(patterns.SOMEBODY.match(self._kinds, verb + 1))
        if found := self._inverted(verb, start, len(self._kinds)):
            return self._who(found)
        if found := patterns.SUBJECT.search(self._kinds, start, verb):
            return self._who(found)
        if self._lexicon.silent and patterns.FIRST.search(self._kinds[max(0, start - 1) : verb]):
            return SAME
        return self._shared(verb, start)

    def _shared(self, verb: int, start: int) -> Somebody | None:
        """The subject of the verb before, if a verb has none of its own: "Ani laughed and added"."""
        kinds = self._kinds
        joined = patterns.JOINED.search(kinds, start, verb) or kinds[verb - 1 : verb] == "T"
        if kinds[verb] not in "GI" and not joined:
            return None
        for other in range(verb - 1, start - 1, -1):
            if kinds[other] == "B" or self._verb(other):
                new = patterns.NEW_SUBJECT.search(kinds, other + 1, verb)
                return None if new else self._subject(other, start)
        found = patterns.SHARED.match(kinds, start, verb) if self._begins(start) else None
        return self._who(found)

    def _according(self, at: int, end: int) -> Somebody | None:
        """Who is behind "according to" before a quotation."""
        kinds = self._kinds
        found = patterns.SOMEBODY.match(kinds, at + 1, end)
        if kinds[at] != "J" and (not found or self._joined(found.end(), end)):
            return UNKNOWN
        rest = kinds[found.end() if found else at + 1 : end]
        clause = re.fullmatch(r",?[^NQhT|;]{1,15}", rest) and (self._linked(end) or self._partial(end))
        return (self._who(found) or SAME) if rest in ("", ",", ":") or clause else UNKNOWN

    def _linked(self, at: int) -> bool:
        """Whether a quotation is what a thing is said to be: "the model is “a beast”"."""
        while at and self._kinds[at - 1] == "d":
            at -= 1
        return bool(at) and self._words[at - 1].text in self._lexicon.linked

    def _partial(self, at: int) -> bool:
        """Whether a quotation is a part of a sentence, and neither a term nor a name: "wants to “give it all away”"."""
        text, last = self._quoted(at), self._words[at - 1]
        leads = last.kind in "dPp" and last.text not in self._lexicon.view_of | {"to"}
        return text[:1].islower() and " " in text and not leads and last.text not in self._lexicon.named

    def _reaches(self, verb: int, first: int, at: int, start: int) -> bool:
        """Whether what a verb says reaches from the word `first` behind it to a quotation."""
        kinds, text, word = self._kinds, self._quoted(at), self._words[verb].text
        rest, calling = kinds[first:at], word in self._lexicon.calling
        if self._term(at) and not calling:
            return False
        if ("Q" in kinds[start:verb] and patterns.GOES_ON.fullmatch(rest)) or rest in (",", ":"):
            return True
        if rest == "":
            title = word in self._lexicon.writing and text[:1].isupper() and text[-1:] not in f",{STOPS}"
            return not title and not calling
        if rest[-1] == ":":
            return ";" not in rest and "Q" not in rest
        if clause := patterns.CLAUSE.fullmatch(rest):
            sure = text[:1].islower() or text[-1:] in STOPS or rest[-1] in "T,"
            return self._linked(at) or (sure and "UU" not in clause["clause"])
        if rest[-1] == ",":
            return text[:1].isupper() and not any(each in rest for each in ";Q")
        if any(each in rest for each in "Qh;|") or len(rest) > FAR:
            return False
        if calling:
            return True
        clausal = word in self._lexicon.clausal and self._partial(at)
        return "N" not in rest and (self._linked(at) or clausal)

    def _term(self, at: int) -> bool:
        """Whether a quotation is a term, a title or a name: "the word “open”"."""
        last = self._words[at - 1]
        return at > 0 and last.text in self._lexicon.named and last.kind not in "Vv"

    def _going_on(self, at: int, number: int, start: int) -> Somebody:
        """Who says a quotation that stands alone: who says what stands right before it."""
        kinds = self._kinds
        if kinds[at - 1 : at] == "Q" or (at > 1 and kinds[at - 2 : at] == "Q|"):
            return self._speakers.get(kinds.rfind("Q", 0, at), UNKNOWN)
        last = self._heard[-1] if self._heard else None
        alone = self._begins(at) and re.match(r"[.|Q]|$", kinds[at + 1 : at + 2])
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
        return self._who(found)

    def _agreed(self, at: int, before: Somebody | None, behind: Somebody | None) -> Somebody:
        """Who says a quotation by what stands before and behind it."""
        if behind and not before and self._term(at):
            return UNKNOWN
        if before is None or behind is None or before == behind:
            return before or behind or UNKNOWN
        if UNKNOWN not in (before, behind) and (before in PRONOUNS or behind in PRONOUNS):
            return before if behind in PRONOUNS else behind
        apart = self._begins(at) or self._kinds[at - 1] in ",:"
        said = patterns.SAID.match(self._kinds, at + 1) or patterns.ACCORDING.match(self._kinds, at + 1)
        return behind if before == UNKNOWN and apart and said else UNKNOWN
