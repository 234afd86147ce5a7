"""The site: everything the pages are made from, and what they ask of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from terbuka.coverage import Coverage
from terbuka.languages.interface import Language
from terbuka.layout import Layout
from terbuka.order import parted
from terbuka.records.article import Introduction
from terbuka.records.attribute import Attribute
from terbuka.records.names import Model, Name, Organisation, Original
from terbuka.related import Related
from terbuka.sections import Sections
from terbuka.types import Article, Claim, Mention, Quotation, Statement

PART_LEAST, PART_MOST = 1_500, 3_000  # rows of a part of the data; one of a claim has up to 1.6 KB


@dataclass(frozen=True, kw_only=True)
class Site(Coverage, Related, Layout, Sections):
    """Everything the pages are made from, and the questions about it that pages have."""

    def interface(self, tag: str) -> Language:
        """The language in which the site speaks around a text: the text's own, else the first one."""
        return next((language for language in self.languages if language.tag == tag), self.languages[0])

    def statements_on(self, model: Model, attribute: Attribute) -> tuple[Statement, ...]:
        return self._statements_on.get((model.slug, attribute.key), ())

    def statement_of(self, claim: Claim) -> Statement:
        """The statement that a claim is part of."""
        return self._statement_of[claim.id]

    def statement(self, first: str) -> Statement:
        """The statement whose first claim has this id."""
        return self._statement_of[first]

    def original(self, article: Article) -> Original | None:
        """What is known of the text that an article translates."""
        return self.original_of.get(article.original or "")

    def outlet(self, article: Article) -> Organisation | None:
        """Who published the text that an article translates."""
        original = self.original(article)
        return self.organisation(original.publisher) if original else None

    def organisation(self, slug: str | None) -> Organisation | None:
        return self.organisation_of.get(slug or "")

    def parts_of(self, organisation: Organisation) -> tuple[Organisation, ...]:
        """The organisations that are a part of another."""
        return self._parts_of.get(organisation.slug, ())

    def publisher(self, article: Article) -> str | None:
        """The slug of the organisation that published an article's original or, where it translates none, itself."""
        return self._publishers.get(article.name)

    def published_by(self, organisation: Organisation) -> tuple[tuple[Original, ...], tuple[Article, ...]]:
        """The originals that an organisation published, and the articles that name it as their publisher."""
        return self._originals_by.get(organisation.slug, ()), self._articles_by.get(organisation.slug, ())

    def developed_by(self, organisation: Organisation) -> tuple[Claim, ...]:
        """A claim on each model that says that an organisation has developed it."""
        return self._developed_by.get(organisation.slug, ())

    def developers(self, model: Model) -> tuple[str, ...]:
        """The slugs of the organisations that have developed a model, as any claim says."""
        return self._developers.get(model.slug, ())

    def called(self, spelling: str | None) -> Organisation | None:
        """The organisation of which this is a spelling."""
        return self.organisation(self._called.get(spelling or ""))

    def members(self, organisation: Organisation) -> tuple[tuple[Article, Introduction], ...]:
        """How the articles introduce the people of an organisation."""
        return self._members.get(organisation.slug, ())

    def said_by_members(self, organisation: Organisation) -> tuple[Statement, ...]:
        """The statements of which somebody says a claim whom its article introduces as one of an organisation's."""
        return self._said_by_members.get(organisation.slug, ())

    def is_name(self, text: str) -> bool:
        """Whether words are a registered name, which is the same in every language."""
        return text in self._spellings

    def claims_on(self, model: Model, attribute: Attribute) -> tuple[Claim, ...]:
        return self._claims_on.get((model.slug, attribute.key), ())

    def claims_in(self, article: Article) -> tuple[Claim, ...]:
        return self._claims_in.get(article.name, ())

    def models_in(self, article: Article) -> tuple[Model, ...]:
        """The models that an article speaks of, by name or in a claim's quote, in the order of the site's models."""
        return tuple(name for name in self.names_in(article, "models") if isinstance(name, Model))

    def names_in(self, article: Article, kind: str) -> tuple[Name, ...]:
        """The names of a kind that an article speaks of or lets speak, sorted."""
        return self._names_in[article.name].get(kind, ())

    def articles_on(self, name: Name) -> tuple[Article, ...]:
        """The articles that speak of a model, a person …, or let them speak."""
        return self._articles_on.get((name.kind, name.slug), ())

    def quotations_in(self, article: Article) -> tuple[Quotation, ...]:
        return self._quotations_in.get(article.name, ())

    def quotations_by(self, name: Name) -> tuple[Quotation, ...]:
        """What somebody says word for word, in the articles' order."""
        return self._quotations_by.get((name.kind, name.slug), ())

    def words(self, quotation: Quotation) -> tuple[Article, int, str]:
        """Where a quotation stands, its article and the number of the block, and its words."""
        article = self.article[quotation.article]
        text = article.told_by_number[quotation.block].text
        return article, quotation.block, text[quotation.start : quotation.end]

    def statements_by(self, name: Name) -> tuple[Statement, ...]:
        """The statements of which somebody says a claim."""
        return self._statements_by.get((name.kind, name.slug), ())

    def introductions(self, person: Name) -> tuple[tuple[Article, Introduction], ...]:
        """How the articles introduce a person."""
        return self._introductions.get(person.slug, ())

    def translations(self, article: Article) -> tuple[Article, ...]:
        """The other articles that translate the same original."""
        if article.original is None:
            return ()
        return tuple(other for other in self.translated[article.original] if other.name != article.name)

    def first_mentions(self, name: str) -> tuple[Mention, ...]:
        """The first place of each article that has a name, as its file writes it: a model's or a look-alike's."""
        return self._first_mentions.get(name, ())

    @cached_property
    def data_parts(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """The parts of the data that the site publishes, by what they hold ("claims") and their number from 1 on: the
        names of the articles, or the slugs, whose rows a part has."""
        named = {"models": self.models, "people": self.people, "organisations": self.organisations}
        weights = {
            "articles": [(each.name, 1 + len(self.mentions[each.name]) // 50) for each in self.articles],
            "claims": [(each.name, len(self.claims_in(each))) for each in self.articles],
            "quotations": [(each.name, len(self.quotations_in(each))) for each in self.articles],
            "coverage": [(slug, rows) for slug, rows in self.rows_of_coverage.items()],
            "originals": [(slug, 1) for slug in sorted({*self.original_of, *self.translated})],
            **{k: [(each.slug, 1 + len(self.articles_on(each)) // 25) for each in some] for k, some in named.items()},
        }
        return {
            (of, number): part for of, each in weights.items() for number, part in enumerate(_parted(each), start=1)
        }

    @cached_property
    def data_sizes(self) -> Mapping[str, tuple[int, int]]:
        """How many rows each table of the data has, and in how many parts they are."""
        rows = {"claims": len(self.claims), "quotations": len(self.quotations), "coverage": len(self.covered)}
        parts = Counter(table for table, _ in self.data_parts)
        held = Counter(dict.fromkeys(parts, 0))
        for (table, _), part in self.data_parts.items():
            held[table] += len(part)
        return {table: (rows.get(table, held[table]), parts[table]) for table in parts}

    @cached_property
    def sheets(self) -> tuple[tuple[str, ...], ...]:
        """The slugs of the models of each sheet of the comparison."""
        claims = Counter(claim.model for claim in self.claims)
        return tuple(_parted((model.slug, 1 + claims[model.slug] // 2) for model in self.models))  # 0.5 KB each


def _parted(weights: Iterable[tuple[str, int]]) -> Iterator[tuple[str, ...]]:
    return parted(weights, PART_LEAST, PART_MOST)
