"""The clauses of a block: who is the subject of a verb, and how far it reaches."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from terbuka.articles import patterns
from terbuka.articles.wording import ORGANISATION, PERSON, Wording, lexicon

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


class Clauses:
    """The words of a block. All places are those of its words; `start` is where a sentence begins."""

    def __init__(self, wording: Wording, quotations: Sequence[str], tag: str) -> None:
        """`quotations` are their words, `tag` the language's."""
        self.words, self.kinds = wording.words, wording.kinds
        self.lexicon, self._quotations = lexicon(tag), quotations

    def begins(self, at: int) -> bool:
        return not at or self.kinds[at - 1] == "|"

    def text(self, at: int) -> str:
        return self._quotations[self.words[at].quotation]

    def is_verb(self, at: int) -> bool:
        """Whether a word is a verb, and not such as in "their comments" and "to say"."""
        return self.kinds[at] in "VvAIJS" and self.kinds[at - 1 : at] not in ("d", "P", "p")

    def asks(self, start: int, end: int) -> bool:
        words = self.words[start:end]
        return any(word.kind in "VvB" and word.text in self.lexicon.asking for word in words)

    def who(self, found: re.Match[str] | None) -> Somebody | None:
        """Who a pattern has found; its places are the block's."""
        for group in found.groupdict() if found else ():
            if found and found[group] and group[0] in "NO":
                kind = PERSON if group[0] == "N" else ORGANISATION
                return Somebody(kind=kind, slug=self.words[found.start(group)].slug)
        if not found:
            return None
        return IT if found.groupdict().get("F") else HE

    def joined(self, at: int, last: int) -> bool:
        """Whether a subject goes on: "said Ani and Budi"."""
        return bool(re.match(r"K(?![VvGBaX])|,N|,K[NUO]", self.kinds[at : min(at + 3, last)]))

    def subject(self, verb: int, start: int) -> Somebody | None:
        """Who is the subject of a verb, or stands behind "according to"; None if that is not known."""
        if self.kinds[verb] == "S":
            return self.who(patterns.SOMEBODY.match(self.kinds, verb + 1))
        if self.kinds[verb] in "IJ":
            return SAME
        if found := self.inverted(verb, start, len(self.kinds)):
            return self.who(found)
        if found := patterns.SUBJECT.search(self.kinds, start, verb):
            return self.who(found)
        line = self.kinds[max(0, start - 1) : verb]
        if self.lexicon.silent and (patterns.FIRST.search(line) or patterns.UNNAMED.fullmatch(line)):
            return SAME
        return self.shared(verb, start)

    def inverted(self, verb: int, start: int, end: int) -> re.Match[str] | None:
        """The subject behind its verb: "Disse Ani: “…”", "O modelo, disse Ani, é “…”"."""
        kinds, line = self.kinds, self.kinds[max(0, start - 1) : verb]
        found = patterns.SUBJECT_BEHIND.match(kinds, verb + 1, end) if kinds[verb] in "VBA" else None
        if not found or self.joined(found.end(), end):
            return None
        if kinds[verb] == "A" or patterns.FIRST.search(line):
            return found
        inserted = kinds[found.end() : found.end() + 1] in ("", "|") or (
            kinds[found.end()] == "," and line.count(",") == 1
        )
        return found if patterns.ENDS_CLAUSE.search(line) and (kinds[verb] == "B" or inserted) else None

    def shared(self, verb: int, start: int) -> Somebody | None:
        """The subject of the verb before, if a verb has none of its own: "Ani laughed and added"."""
        kinds = self.kinds
        joined = patterns.JOINED.search(kinds, start, verb) or kinds[verb - 1 : verb] == "T"
        if kinds[verb] not in "GI" and not joined:
            return None
        if found := patterns.SHARED.search(kinds, start, verb):
            return self.who(found)
        for other in range(verb - 1, start - 1, -1):
            if kinds[other] == "B" or self.is_verb(other):
                new = patterns.NEW_SUBJECT.search(kinds, other + 1, verb)
                return None if new else self.subject(other, start)
        return None

    def reaches(self, verb: int, first: int, at: int, start: int) -> bool:
        """Whether what a verb says reaches from the word `first` behind it to a quotation."""
        kinds, text, word = self.kinds, self.text(at), self.words[verb].text
        rest, calling = kinds[first:at], word in self.lexicon.calling
        if self.term(at) and not calling:
            return False
        if ("Q" in kinds[start:verb] and patterns.GOES_ON.fullmatch(rest)) or rest in (",", ":"):
            return True
        if rest == "":
            title = word in self.lexicon.writing and text[:1].isupper() and text[-1:] not in f",{STOPS}"
            return not title and (not calling or bool(patterns.WHAT.search(kinds, start, verb)))
        if rest[-1] == ":":
            return ";" not in rest and "Q" not in rest
        if clause := patterns.CLAUSE.fullmatch(rest):
            sure = text[:1].islower() or text[-1:] in STOPS or rest[-1] in "T,"
            return self.linked(at) or (sure and "UU" not in clause["clause"])
        if rest[-1] == ",":
            return text[:1].isupper() and not any(each in rest for each in ";Q")
        if any(each in rest for each in "Qh;|") or len(rest) > FAR:
            return False
        if calling:
            return True
        clausal = word in self.lexicon.clausal and self.partial(at)
        return "N" not in rest and (self.linked(at) or clausal)

    def linked(self, at: int) -> bool:
        """Whether a quotation is what a thing is said to be: "the model is “a beast”"."""
        while at and self.kinds[at - 1] == "d":
            at -= 1
        return bool(at) and self.words[at - 1].text in self.lexicon.linked

    def partial(self, at: int) -> bool:
        """Whether a quotation is a part of a sentence, and neither a term nor a name: "wants to “give it all away”"."""
        text, last = self.text(at), self.words[at - 1]
        leads = last.kind in "dPp" and last.text not in self.lexicon.view_of | {"to"}
        return text[:1].islower() and " " in text and not leads and last.text not in self.lexicon.named

    def term(self, at: int) -> bool:
        """Whether a quotation is a term, a title or a name: "the word “open”"."""
        last = self.words[at - 1]
        return at > 0 and last.text in self.lexicon.named and last.kind not in "Vv"
