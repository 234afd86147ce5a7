"""What the claims of an article rest on: its text, whom it names where, and what its editor says of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from terbuka.articles.held import Held
from terbuka.articles.mentions import mentions_of
from terbuka.claims.known import Known
from terbuka.claims.spellings import Spellings
from terbuka.lookups import gathered
from terbuka.records.article import Introduction
from terbuka.records.names import Name
from terbuka.types import Article, Block, Mention, Quotation

AI_MODELS = ("models", "other-models")  # the kinds of names


class Grounds:
    """An article with what is known, for all of its claims together: it may have thousands."""

    def __init__(
        self, article: Article, known: Known, mentions: Sequence[Mention], quotations: Sequence[Quotation]
    ) -> None:
        self.article, self.known, self._mentions, self._quotations = article, known, mentions, quotations
        self.held = Held(article.told)
        self.names_one = lru_cache(self._names_one)

    @cached_property
    def spellings(self) -> Spellings:
        """The spellings of every name that a quote may hold, with what the article's readings add."""
        return self.known.spellings.plus((reading.means, reading.text) for reading in self.article.notes.readings)

    @cached_property
    def naming(self) -> Mapping[str | None, Sequence[int]]:
        """The numbers of the blocks that name somebody or something, by its slug."""
        found: dict[str | None, dict[int, None]] = {}
        for mention in self._mentions:
            found.setdefault(mention.slug, {})[mention.block] = None
        return {slug: sorted(blocks) for slug, blocks in found.items()}

    @cached_property
    def models(self) -> frozenset[tuple[int, str | None]]:
        """The blocks, by their numbers, with each model that they name."""
        return frozenset((mention.block, mention.model) for mention in self._mentions)

    @cached_property
    def ai_models_in(self) -> Mapping[int, frozenset[str]]:
        """The AI models, with a page of their own or without, that each block names."""
        found: dict[int, set[str]] = {}
        for mention in self._mentions:
            if mention.slug and mention.kind in AI_MODELS:
                found.setdefault(mention.block, set()).add(mention.slug)
        return {block: frozenset(slugs) for block, slugs in found.items()}

    @cached_property
    def ai_models(self) -> Mapping[str, bool]:
        """Those that the article names at all, in its order."""
        return {m.slug: True for m in self._mentions if m.slug and m.kind in AI_MODELS}

    def names_within(self, kind: str, block: int, start: int, end: int) -> Iterator[str]:
        """The names of a kind that a part of a block has."""
        found = self._placed.get((kind, block), ())
        for at in range(bisect_left(found, (start, "")), len(found)):
            if found[at][0] >= end:
                return
            yield found[at][1]

    @cached_property
    def _placed(self) -> Mapping[tuple[str, int], Sequence[tuple[int, str]]]:
        """Where names begin in each block, by their kind."""
        found: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for mention in self._mentions:
            if mention.kind:
                found.setdefault((mention.kind, mention.block), []).append((mention.start, mention.name))
        return {key: sorted(places) for key, places in found.items()}

    @cached_property
    def named(self) -> frozenset[tuple[int, str | None]]:
        """The blocks, by their numbers, with the slug of each whom or what they name."""
        return frozenset((mention.block, mention.slug) for mention in self._mentions)

    @cached_property
    def introductions(self) -> Mapping[str, Introduction]:
        """How the article introduces people, by their slugs; the first time counts."""
        return {each.person: each for each in reversed(self.article.notes.people)}

    def lets_speak(self, slug: str, block: int) -> bool:
        """Whether somebody is named in a block or before it, or an editor gives them the whole block."""
        named = self.naming.get(slug)
        return bool(named and named[0] <= block) or any(block in blocks for blocks in self._spoken.get(slug, ()))

    @cached_property
    def named_speakers(self) -> Sequence[str]:
        """The people and organisations that the article names, by their slugs, in its order."""
        return [slug for slug in self.naming if slug and slug in self.known.speakers]

    def heard(self, block: Block, start: int, end: int) -> Name | None:
        """Who says words of a block, if they stand in a quotation of which that is known."""
        found = self._quoted.get(block.number, ())
        letters = [at for at in range(start, end) if block.text[at].isalnum()]
        at = bisect_right(found, letters[0], key=lambda each: each.start) - 1 if letters else -1
        return found[at].speaker if at >= 0 and letters[-1] < found[at].end else None

    @cached_property
    def _quoted(self) -> Mapping[int, Sequence[Quotation]]:
        """The quotations of each block, in order."""
        return gathered(self._quotations, lambda quotation: quotation.block)

    @cached_property
    def _spoken(self) -> Mapping[str, Sequence[frozenset[int]]]:
        """The blocks that an editor gives to speakers, by their slugs."""
        found: dict[str, list[frozenset[int]]] = {}
        for speech in self.article.notes.speaks:
            found.setdefault(speech.speaker, []).append(speech.blocks)
        return found

    def _names_one(self, text: str, name: Name) -> bool:
        """Whether words of the article name somebody or something."""
        return (name.kind, name.slug) in self.named_by(text)

    def named_by(self, text: str) -> Sequence[tuple[str | None, str | None]]:
        """The kinds and slugs of whom and what words of the article name."""
        found = mentions_of(text, self.article.notes.readings, self.known.index)
        return [(meaning.kind, meaning.slug) for _, meaning in found]
