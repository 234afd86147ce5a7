"""order: in which order and in which groups lists show what a site holds, as names, slugs and numbers.

What these stand for lists ask one by one, so that a list is made again when it or what stands in it changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from zlib import crc32

from terbuka.languages.tags import UNDETERMINED
from terbuka.lookups import Lookups
from terbuka.records.keys import Basis
from terbuka.records.names import Name
from terbuka.types import Article, Claim
from terbuka.value_types import Aspect, Text

# The kind and the slug of what its articles speak of, or LANGUAGE and their own; ALL have neither.
FeedOn = tuple[str, str]
ALL: FeedOn = "", ""
Shelf = tuple[str, str]  # what its articles have in common, "year" or "language", and which one; "" is unknown
YEAR, LANGUAGE = "year", "language"
ARTICLES_LEAST, ARTICLES = 100, 200  # in a list on one page: some 100 KB
CLAIMS = 180  # in a comparison on one page: some 250 KB
FEED = 50  # articles in a feed, and in each of its archives
CELLS, ABREAST, SHOWN = 120, 12, 2  # of one in parts: statements on a page, models there, and statements in a cell


class Order(Lookups):
    """What lists are made from."""

    @cached_property
    def newest(self) -> tuple[str, ...]:
        """The names of the articles, the newest first."""
        return tuple(article.name for article in sorted(self.articles, key=newness))

    @cached_property
    def feeds(self) -> Mapping[tuple[FeedOn, int], tuple[str, ...]]:
        """The articles of each feed and its archives, the last that came first: all, on a model, in a language.

        Number 0 is the feed. Where that cannot hold all, its archives do, each full; the oldest is number 1, so that
        one does not change when an article comes.
        """
        lists: dict[FeedOn, list[str]] = {ALL: [], **{("models", model.slug): [] for model in self.models}}
        for article in sorted(self.articles, key=arrival):
            for key in (ALL, *(("models", model.slug) for model in self._names_in[article.name].get("models", ()))):
                lists[key].append(article.name)
            if article.language != UNDETERMINED:
                lists.setdefault((LANGUAGE, article.language), []).append(article.name)
        found = {}
        for key, names in lists.items():
            found[key, 0] = tuple(reversed(names[-FEED:]))
            for number in range(1, (max(len(names), 1) - 1) // FEED + 1):
                found[key, number] = tuple(reversed(names[(number - 1) * FEED : number * FEED]))
        return found

    @cached_property
    def newest_day(self) -> date | None:
        """The day on which the last article came, as far as it is known."""
        return max(filter(None, map(came, self.articles)), default=None)

    @cached_property
    def archives_of(self) -> Mapping[FeedOn, int]:
        """How many archives each feed has."""
        return Counter(key for key, number in self.feeds if number)

    @cached_property
    def shelves(self) -> Mapping[Shelf, tuple[str, ...]]:
        """The same by year and by language."""
        shelves: dict[Shelf, list[str]] = {}
        for article in (self.article[name] for name in self.newest):
            year = str(article.published.year) if article.published else ""
            for shelf in ((YEAR, year), (LANGUAGE, article.language)):
                shelves.setdefault(shelf, []).append(article.name)
        return {shelf: tuple(names) for shelf, names in shelves.items()}

    @cached_property
    def shelf_parts(self) -> Mapping[tuple[Shelf, int], tuple[str, ...]]:
        """What stands on each page of a shelf, by its number from 1 on."""
        parts = {
            shelf: parted(((name, 1) for name in names), ARTICLES_LEAST, ARTICLES)
            for shelf, names in self.shelves.items()
        }
        return {(shelf, number): part for shelf, some in parts.items() for number, part in enumerate(some, start=1)}

    @cached_property
    def lengths_of_shelves(self) -> Mapping[Shelf, int]:
        """How many pages each has."""
        return Counter(shelf for shelf, _ in self.shelf_parts)

    @cached_property
    def labels_of_shelves(self) -> tuple[Shelf, ...]:
        """The shelves there are: the years, the newest first, then the languages by their tags."""
        years = [shelf for shelf in self.shelves if shelf[0] == YEAR]
        return (*years, *sorted(shelf for shelf in self.shelves if shelf[0] == LANGUAGE))

    @cached_property
    def counts(self) -> tuple[int, int, int]:
        """How many articles, sources and models there are."""
        return len(self.articles), how_many_sources(self.articles), len(self.models)

    @cached_property
    def fits_one_list(self) -> bool:
        """Whether one page can list all articles."""
        return len(self.articles) <= ARTICLES

    def reach_of(self, name: Name) -> tuple[int, int]:
        """How many articles, and how many sources, speak of somebody or something."""
        return self._reach.get((name.kind, name.slug), (0, 0))

    def names_of(self, kind: str) -> tuple[Name, ...]:
        """The names of a kind, sorted."""
        return self._of_kind.get(kind, ())

    @cached_property
    def _reach(self) -> Mapping[tuple[str, str], tuple[int, int]]:
        return {key: (len(articles), how_many_sources(articles)) for key, articles in self._articles_on.items()}

    @cached_property
    def pairs(self) -> tuple[str, ...]:
        """The keys of the originals that several articles translate, the newest first."""
        keys = dict.fromkeys(self.article[name].original for name in self.newest)
        return tuple(key for key in keys if key and len(self.translated[key]) > 1)

    @cached_property
    def speakers(self) -> tuple[tuple[str, str], ...]:
        """Those who are quoted, by kind and slug: whoever has the newest words first."""
        names = [name for name in (*self.people, *self.organisations) if (name.kind, name.slug) in self._quotations_by]
        days = {
            (name.kind, name.slug): min(newness(self.article[q.article])[0] for q in said)
            for name in names
            for said in [self._quotations_by[name.kind, name.slug]]
        }
        names.sort(key=lambda name: (days[name.kind, name.slug], name.name.casefold()))
        return tuple((name.kind, name.slug) for name in names)

    @cached_property
    def unsure(self) -> int:
        """How many quotations there are of which nobody is sure who speaks."""
        return sum(not quotation.speaker for quotation in self.quotations)

    @cached_property
    def told_of(self) -> Mapping[str, int]:
        """Of how many models there are statements on an attribute, by its key: of those on which there are any."""
        counts = Counter(attribute for _, attribute in self._statements_on)
        return {attribute.key: counts[attribute.key] for attribute in self.attributes if counts[attribute.key]}

    @cached_property
    def fits_one_comparison(self) -> bool:
        """Whether one page can show what is said of all models."""
        return len(self.claims) <= CLAIMS

    @cached_property
    def columns(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """By group of attributes, the models on which there are statements in it, in parts that fit a page each."""
        weights: dict[str, Counter[str]] = {attribute.group: Counter() for attribute in self.attributes}
        groups = {attribute.key: attribute.group for attribute in self.attributes}
        for (model, attribute), statements in self._statements_on.items():
            weights[groups[attribute]][model] += min(len(statements), SHOWN)
        return {group: tuple(self._columns(some)) for group, some in weights.items() if some}

    def _columns(self, weights: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
        part: list[str] = []
        full = 0
        for slug in (model.slug for model in self.models if model.slug in weights):
            if part and (full + weights[slug] > CELLS or len(part) == ABREAST):
                yield tuple(part)
                part, full = [], 0
            part.append(slug)
            full += weights[slug]
        yield tuple(part)

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def to_review(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the claims that editors are to look at again, by why, model by model."""
        places = {model.slug: at for at, model in enumerate(self.models)}
        claims = sorted(self.claims, key=lambda claim: places[claim.model])
        return {
            "values": tuple(claim.id for claim in claims if claim.basis is Basis.EDITOR),
            "models": tuple(claim.id for claim in claims if claim.basis is Basis.MODEL or claim.named_in),
            "changes": tuple(claim.id for claim in claims if self.is_loose(claim)),
            "glosses": tuple(claim.id for claim in claims if self.lacks_gloss_in(claim)),
        }

    def is_loose(self, claim: Claim) -> bool:
        """Whether the machine would not notice if a value that it has read in the quote were changed."""
        strength = self.strengths.get(claim.id)
        return claim.basis is not Basis.EDITOR and bool(
            strength and {*strength.judged} - {Aspect.MODEL, Aspect.SPEAKER}
        )

    def lacks_gloss_in(self, claim: Claim) -> tuple[str, ...]:
        """The interface's languages in which readers see a value only in the words of another language.

        Names are the same in all; what a translation says in its own words, or an editor has translated there, serves
        all claims of the statement.
        """
        if not isinstance(claim.value, Text) or claim.value.text in self._spellings:
            return ()
        same = self._statement_of[claim.id].claims
        there = {self.article[each.article].language for each in same} | {tag for each in same for tag in each.gloss}
        return tuple(language.tag for language in self.languages if language.tag not in there)


def newness(article: Article) -> tuple[int, str]:
    """Sorts articles by date, the newest first; those without a date come last, by name."""
    return -(article.published.toordinal() if article.published else 0), article.name


def came(article: Article) -> date | None:
    """The day on which an article came to the site, as far as it is known; else that on which it was published."""
    return article.added or article.published


def arrival(article: Article) -> tuple[int, str]:
    """Sorts articles by the day on which they came, the first ones first; those of an unknown day before all others."""
    day = came(article)
    return day.toordinal() if day else 0, article.name


def how_many_sources(articles: Iterable[Article]) -> int:
    """How many articles there are, those that translate one original counted once."""
    return len({("original", article.original) if article.original else ("", article.name) for article in articles})


def parted(weights: Iterable[tuple[str, int]], least: int, most: int) -> Iterator[tuple[str, ...]]:
    """Keys in their order, in one part or more, each of weight `most` at most, if one of its keys does not weigh more.

    Where a part ends hangs on the key that begins the next, so that a key that comes, goes or grows changes few parts.
    """
    part: list[str] = []
    full = 0
    for key, weight in weights:
        may_end = full >= least and crc32(key.encode()) % 64 == 0
        if part and (may_end or full + weight > most):
            yield tuple(part)
            part, full = [], 0
        part.append(key)
        full += weight
    yield tuple(part)
