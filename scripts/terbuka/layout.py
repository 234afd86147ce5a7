"""layout: what stands on a page that would grow without end, and in which numbered parts the rest is.

How much that is follows from what is quick to ask. What a part holds is looked up by its number, so that a
part is made again when that changes, and not with every other one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from terbuka.lookups import Lookups, gathered
from terbuka.types import Article, Claim, Statement
from terbuka.value_types import Text

CLAIMS = 120  # on a model's page; where there are more, each attribute has its share
PART = 120  # claims of a part
QUOTES = 5  # those behind the first one of a wording, where some must be left out
ROOM, PART_ROOM = 40_000, 160_000  # bytes of articles, at most, on the page of a name and on a part
ARTICLE, SENTENCE, LISTED = 400, 300, 600  # bytes around an article's title and a sentence; of an article in a list

Told = list[tuple[int, Claim]]  # claims of a statement, each with the number of its wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A statement as far as one page shows it: some `claims`, also by wording, and the first one of each wording.

    Elsewhere it begins with the claim `before`, and `left` further ones follow from `after` on.
    """

    claims: tuple[Claim, ...]
    heads: tuple[Claim, ...]
    wordings: tuple[tuple[Claim, ...], ...]
    conflict: bool
    before: Claim | None = None
    after: Claim | None = None
    left: int = 0


class Layout(Lookups):
    """Where everything stands that is said of something."""

    @cached_property
    def wordings_of(self) -> Mapping[str, tuple[tuple[Claim, ...], ...]]:
        """By the id of a statement's first claim, its claims grouped by what they say.

        There is more than one group where translations differ: where claims of two translations of one original have
        different values, or as words different glosses.
        """
        return {each.claims[0].id: self._by_wording(each) for each in self.statements}

    def _by_wording(self, statement: Statement) -> tuple[tuple[Claim, ...], ...]:
        groups: list[list[Claim]] = []
        texts: list[dict[str, list[Claim]]] = []  # the same by original: from a claim of another one, none can differ
        for claim in statement.claims:
            original = self.article[claim.article].original or ""
            fits = (at for at, known in enumerate(texts) if not any(_differ(claim, c) for c in known.get(original, ())))
            at = next(fits, len(groups))
            if at == len(groups):
                groups.append([])
                texts.append({})
            groups[at].append(claim)
            if original:
                texts[at].setdefault(original, []).append(claim)
        return tuple(tuple(group) for group in groups)

    @cached_property
    def statements_within(self) -> Mapping[tuple[str, str, str], tuple[Statement, ...]]:
        """By original, model and attribute, the statements that translations of that original alone make."""
        within = [(self._original_of(each.claims), each) for each in self.statements]
        known = [(original, each) for original, each in within if original]
        groups = gathered(known, lambda pair: (pair[0], pair[1].model, pair[1].attribute))
        return {key: tuple(each for _, each in group) for key, group in groups.items()}

    @cached_property
    def apart_within(self) -> Mapping[tuple[str, str], str]:
        """By model and attribute, the original whose translations alone make the statements that may differ."""
        found = {}
        for key, statements in self._statements_on.items():
            apart = [each for each in statements if each.conflict] or statements
            found[key] = self._original_of([claim for each in apart for claim in each.claims])
        return found

    def _original_of(self, claims: Iterable[Claim]) -> str:
        """The one original of the articles that make claims, if they have one and the same."""
        originals = {self.article[claim.article].original or "" for claim in claims}
        return originals.pop() if len(originals) == 1 else ""

    @cached_property
    def passages(self) -> Mapping[tuple[str, str, str, int], tuple[Passage, ...]]:
        """By model, attribute, language of the interface and number of the part; 0 is the model's own page."""
        found = {}
        for keys in gathered(self._statements_on, lambda key: key[0]).values():
            claims = sum(len(each.claims) for key in keys for each in self._statements_on[key])
            most = claims if claims <= CLAIMS else CLAIMS // len(keys)
            for key in keys:
                for tag in (language.tag for language in self.languages):
                    for number, part in enumerate(self._laid_out(self._statements_on[key], most, tag)):
                        found[*key, tag, number] = tuple(part)
        return found

    def _laid_out(self, statements: Sequence[Statement], most: int, tag: str) -> list[list[Passage]]:
        """Statements on an attribute in parts. The first one is the model's page, with so many claims at most.

        What is disputed comes first, and so do quotes in the page's language. Each language has as many parts.
        """
        parts: list[list[Passage]] = [[]]
        shown = listed = 0
        for statement in sorted(statements, key=lambda each: not each.conflict):
            wordings = self._own_first(statement, tag)
            told = [(at, claim) for at, wording in enumerate(wordings) for claim in wording]
            here, rest = (told, []) if len(told) <= most - shown else _some(wordings)
            if shown and shown + len(here) > most:
                here, rest, shown = [], told, most  # nor does anything after it stand there
            shown += len(here)
            chosen: dict[int, Told] = {0: here} if here else {}
            for each in rest:
                if listed % PART == 0:
                    parts.append([])
                listed += 1
                chosen.setdefault(len(parts) - 1, []).append(each)
            for number, passage in _passages(statement, wordings, chosen):
                parts[number].append(passage)
        return parts

    def _own_first(self, statement: Statement, tag: str) -> list[list[Claim]]:
        """The claims by wording, those in words of a language first."""
        return [
            sorted(wording, key=lambda claim: self.article[claim.article].language != tag)
            for wording in self.wordings_of[statement.claims[0].id]
        ]

    def excerpt(self, statement: Statement, tag: str) -> Passage:
        """A statement as pages of other things show it: some claims in each wording, those in a language first."""
        wordings = self._own_first(statement, tag)
        here, rest = _some(wordings)
        _, passage = next(_passages(statement, wordings, {0: here, 1: rest} if rest else {0: here}))
        return passage

    @cached_property
    def parts_on(self) -> Mapping[tuple[str, str, str], int]:
        """By model, attribute and language of the interface, how many parts there are beside the model's page."""
        last: dict[tuple[str, str, str], int] = {}
        for model, attribute, tag, number in self.passages:
            last[model, attribute, tag] = number
        return last

    @cached_property
    def part_of_claim(self) -> Mapping[tuple[str, str], int]:
        """By id and language of the interface, the part in which a claim stands where that is not its model's page."""
        return {
            (claim.id, tag): number
            for (_, _, tag, number), passages in self.passages.items()
            if number
            for passage in passages
            for claim in chain.from_iterable(passage.wordings)
        }

    @cached_property
    def articles_in(self) -> Mapping[tuple[str, str], tuple[tuple[str, int, int], ...]]:
        """By kind and slug of what more articles speak of than its page can show, the languages of the articles.

        Each with the number of articles, and of the parts in which they stand: of a model, the sentences on it.
        """
        return {
            key: tuple((tag, sum(map(len, parts)), len(parts)) for tag, parts in languages.items())
            for key, languages in self._articles_of_names.items()
        }

    @cached_property
    def articles_part(self) -> Mapping[tuple[str, str, str, int], tuple[str, ...]]:
        """By kind, slug, language and number, the articles of such a part, the oldest first."""
        return {
            (*key, tag, number): names
            for key, languages in self._articles_of_names.items()
            for tag, parts in languages.items()
            for number, names in enumerate(parts, start=1)
        }

    @cached_property
    def _articles_of_names(self) -> Mapping[tuple[str, str], Mapping[str, list[tuple[str, ...]]]]:
        sizes: dict[tuple[str, str], dict[str, int]] = {}
        wholes: dict[str, list[str]] = {}
        for whole, slugs in self.whole_of.items():
            for slug in slugs:
                wholes.setdefault(slug, []).append(whole)
        for article in sorted(self.articles, key=oldness):
            for model, size in self._sizes_of_sentences(article).items():
                sizes.setdefault(("models", model), {})[article.name] = size
            for name in self._names_in[article.name].get("people", ()):
                sizes.setdefault(("people", name.slug), {})[article.name] = LISTED
            for name in self._names_in[article.name].get("organisations", ()):
                for whole in wholes[name.slug]:
                    sizes.setdefault(("organisations", whole), {})[article.name] = LISTED
        found = {}
        for key, size_of in sizes.items():
            if sum(size_of.values()) > ROOM:
                tags = gathered(size_of, lambda name: self.article[name].language)
                found[key] = {tag: list(filled_parts(tags[tag], size_of)) for tag in sorted(tags)}
        return found

    def _sizes_of_sentences(self, article: Article) -> dict[str, int]:
        """How long the sentences of an article are at most that name a model or make claims on it, by model."""
        places = [(m.model, m.block) for m in self.mentions[article.name] if m.model]
        places += [(claim.model, claim.block) for claim in self._claims_in.get(article.name, ())]
        sizes: dict[str, int] = {}
        for model, _ in places:
            sizes[model] = sizes.get(model, ARTICLE) + SENTENCE
        for model, block in set(places):
            sizes[model] += len(article.told_by_number[block].text)
        return sizes


def oldness(article: Article) -> tuple[int, str]:
    """Sorts articles by date, the oldest first, those without a date before all others."""
    return article.published.toordinal() if article.published else 0, article.name


def filled_parts(names: Iterable[str], size_of: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Names in parts of some size."""
    part: list[str] = []
    room = PART_ROOM
    for name in names:
        if part and room < size_of[name]:
            yield tuple(part)
            part, room = [], PART_ROOM
        part.append(name)
        room -= size_of[name]
    yield tuple(part)


def _some(wordings: Sequence[Sequence[Claim]]) -> tuple[Told, Told]:
    """The claims of a statement that are shown where not all can be, and the others."""
    here = [(at, claim) for at, wording in enumerate(wordings) for claim in wording[: 1 + QUOTES]]
    return here, [(at, claim) for at, wording in enumerate(wordings) for claim in wording[1 + QUOTES :]]


def _passages(
    statement: Statement, wordings: Sequence[Sequence[Claim]], chosen: Mapping[int, Told]
) -> Iterator[tuple[int, Passage]]:
    """The passages of a statement, each with the number of the part for which its claims are chosen."""
    numbers, left = [*chosen], sum(map(len, chosen.values()))
    order = {claim.id: number for number, claim in enumerate(statement.claims)}
    for at, (number, told) in enumerate(chosen.items()):
        left -= len(told)
        groups = gathered(told, lambda each: each[0])
        yield (
            number,
            Passage(
                claims=tuple(sorted((claim for _, claim in told), key=lambda claim: order[claim.id])),
                heads=tuple(wordings[wording][0] for wording in groups),
                wordings=tuple(tuple(claim for _, claim in group) for group in groups.values()),
                conflict=statement.conflict,
                before=wordings[0][0] if at else None,
                after=chosen[numbers[at + 1]][0][1] if left else None,
                left=left,
            ),
        )


def _differ(one: Claim, two: Claim) -> bool:
    """Do claims of two texts that translate one original differ in substance?"""
    if one.article == two.article or one.value == two.value:
        return False
    if not (isinstance(one.value, Text) and isinstance(two.value, Text)):
        return True
    return any(_folded(one.gloss[tag]) != _folded(two.gloss[tag]) for tag in one.gloss.keys() & two.gloss.keys())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
