"""related: which articles lead on to which. Pages ask article by article, and of those that they lead to no more than
they show, so that few pages change with an article.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from terbuka.order import FeedOn, Order, newness
from terbuka.types import Article

RELATED, NEAR, SHARED = 4, 6, 30  # articles; those looked at on each side of one; names that are looked for
SHARE = ("models", "other-models", "people", "organisations")  # what articles have in common
TOLD = 3  # names that two articles are said to share


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortArticle:
    """What is shown of an article where a page leads to it."""

    name: str
    slug: str
    language: str
    title: str
    published: date | None
    publisher: str | None


class Related(Order):
    """What readers of an article may want to read next."""

    @cached_property
    def in_short(self) -> Mapping[str, ShortArticle]:
        """The articles by name, as far as links to them show them."""
        return {
            each.name: ShortArticle(
                name=each.name,
                slug=each.slug,
                language=each.language,
                title=each.title,
                published=each.published,
                publisher=each.publisher,
            )
            for each in self.articles
        }

    @cached_property
    def related(self) -> Mapping[str, tuple[tuple[str, tuple[FeedOn, ...]], ...]]:
        """By article, a few others that share with it what few articles speak of, those that share most first.

        Each with the kinds and slugs of some of that, of which fewest articles speak first. Translations of one
        original count as one, and those of its own as none. For each name only the articles are looked at that stand
        beside it in the order of their days, so that it does not matter how many there are.
        """
        return {article.name: tuple(self._related(article)) for article in self.articles}

    def _related(self, article: Article) -> Iterator[tuple[str, tuple[FeedOn, ...]]]:
        places, shared = self._places, dict[str, list[FeedOn]]()
        names = [(name.kind, name.slug) for kind in SHARE for name in self._names_in[article.name].get(kind, ())]
        for key in sorted(names, key=lambda each: (len(places[each]), each))[:SHARED]:
            at, listed = places[key][article.name], self._listed[key]
            for near in listed[max(at - NEAR, 0) : at + NEAR + 1]:
                shared.setdefault(near, []).append(key)
        weights = {name: sum(1 / len(self._listed[key]) for key in keys) for name, keys in shared.items()}
        others = [self.article[name] for name in shared]
        others.sort(key=lambda each: (-weights[each.name], each.language != article.language, newness(each)))
        found = {article.original or article.name: article}  # one of those that translate one original
        for other in others:
            found.setdefault(other.original or other.name, other)
        for other in [*found.values()][1 : 1 + RELATED]:
            yield other.name, tuple(shared[other.name][:TOLD])

    @cached_property
    def _listed(self) -> Mapping[FeedOn, Sequence[str]]:
        """The articles that speak of a name, the newest first."""
        found: dict[FeedOn, list[str]] = {}
        for article in self.newest:
            for kind in SHARE:
                for name in self._names_in[article].get(kind, ()):
                    found.setdefault((kind, name.slug), []).append(article)
        return found

    @cached_property
    def _places(self) -> Mapping[FeedOn, Mapping[str, int]]:
        """The number of each in that list."""
        return {key: {name: number for number, name in enumerate(names)} for key, names in self._listed.items()}

    @cached_property
    def next_on(self) -> Mapping[tuple[str, str], str]:
        """By article and model that it speaks of, the next older article on the model that is no translation of it."""
        found = {}
        for (kind, slug), names in self._listed.items():
            after: tuple[str, str | None, str] = "", None, ""  # the last one, its original, and what comes behind that
            for name in reversed(names) if kind == "models" else ():
                original = self.article[name].original
                last, its_original, beyond = after
                behind = beyond if original and original == its_original else last
                if behind:
                    found[name, slug] = behind
                after = name, original, behind
        return found
