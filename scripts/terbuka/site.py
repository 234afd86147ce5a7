"""The site: everything the pages are made from, and what is looked up in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from terbuka.languages.interface import Language
from terbuka.records.article import Introduction
from terbuka.records.attribute import Attribute
from terbuka.records.names import Kind, Model, Name, Organisation, Original, Registered
from terbuka.types import Article, Claim, File, Mention, Quotation, Statement

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything the pages are made from. `mentions` are by the article's name, those of its body in order.

    Not slotted: what is looked up again and again is gathered once and kept.
    """

    languages: tuple[Language, ...]
    seeds: tuple[File, ...]
    articles: tuple[Article, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    attributes: tuple[Attribute, ...]
    kinds: tuple[Kind, ...]
    registered: tuple[Registered, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...] = ()

    def interface(self, tag: str) -> Language:
        """The language in which the site speaks around a text: the text's own, else the first one."""
        return next((language for language in self.languages if language.tag == tag), self.languages[0])

    def statements_on(self, model: Model, attribute: Attribute) -> tuple[Statement, ...]:
        return self._statements_on.get((model.slug, attribute.key), ())

    def statement_of(self, claim: Claim) -> Statement:
        """The statement that a claim is part of."""
        return self._statement_of[claim.id]

    def original(self, article: Article) -> Original | None:
        """What is known of the text that an article translates."""
        return self._originals.get(article.original or "")

    def outlet(self, article: Article) -> Organisation | None:
        """Who published the text that an article translates."""
        original = self.original(article)
        return self.organisation(original.publisher) if original else None

    def organisation(self, slug: str | None) -> Organisation | None:
        return self._organisations.get(slug or "")

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
    def names(self) -> tuple[Name, ...]:
        """The registered names of every kind, the models' too."""
        return tuple(each for each in self.registered if isinstance(each, Name))

    @cached_property
    def paged(self) -> tuple[Name, ...]:
        """The names of the kinds that have pages."""
        folders = {kind.folder for kind in self.kinds if kind.pages}
        return tuple(name for name in self.names if name.kind in folders)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """The models by their names, as lists show them."""
        models = [name for name in self.names if isinstance(name, Model)]
        return tuple(sorted(models, key=lambda model: model.name.casefold()))

    @cached_property
    def model(self) -> Mapping[str, Model]:
        """The models by slug."""
        return {model.slug: model for model in self.models}

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """The articles by name."""
        return {article.name: article for article in self.articles}

    @cached_property
    def people(self) -> tuple[Name, ...]:
        """The people by their names."""
        return self._of_kind.get("people", ())

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations by their names."""
        return tuple(each for each in self._of_kind.get("organisations", ()) if isinstance(each, Organisation))

    @cached_property
    def _of_kind(self) -> Mapping[str, tuple[Name, ...]]:
        return gathered(sorted(self.names, key=lambda name: name.name.casefold()), lambda name: name.kind)

    @cached_property
    def originals(self) -> tuple[Original, ...]:
        return tuple(each for each in self.registered if isinstance(each, Original))

    @cached_property
    def _originals(self) -> Mapping[str, Original]:
        return {each.slug: each for each in self.originals}

    @cached_property
    def _organisations(self) -> Mapping[str, Organisation]:
        return {each.slug: each for each in self.organisations}

    @cached_property
    def _spellings(self) -> frozenset[str]:
        return frozenset(spelling for name in self.names for spelling in name.names)

    @cached_property
    def _statements_on(self) -> Mapping[tuple[str, str], tuple[Statement, ...]]:
        return gathered(self.statements, lambda statement: (statement.model, statement.attribute))

    @cached_property
    def _statement_of(self) -> Mapping[str, Statement]:
        return {claim.id: statement for statement in self.statements for claim in statement.claims}

    @cached_property
    def _claims_on(self) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
        return gathered(self.claims, lambda claim: (claim.model, claim.attribute))

    @cached_property
    def _claims_in(self) -> Mapping[str, tuple[Claim, ...]]:
        return gathered(self.claims, lambda claim: claim.article)

    @cached_property
    def _names_in(self) -> Mapping[str, Mapping[str, tuple[Name, ...]]]:
        """By article and kind, the names that it has, makes claims on, introduces or lets speak."""
        names = [name for some in self._of_kind.values() for name in some]
        places: dict[tuple[str | None, str | None], int] = {(n.kind, n.slug): at for at, n in enumerate(names)}
        said = gathered(self.quotations, lambda quotation: quotation.article)
        found = {}
        for article in self.articles:
            claims = self.claims_in(article)
            keys = {
                *((mention.kind, mention.slug) for mention in self.mentions[article.name]),
                *(("models", claim.model) for claim in claims),
                *((claim.speaker.name.kind, claim.speaker.name.slug) for claim in claims if claim.speaker),
                *((q.speaker.kind, q.speaker.slug) for q in said.get(article.name, ()) if q.speaker),
                *(("people", introduced.person) for introduced in article.notes.people),
            }
            some = sorted(places[key] for key in keys & places.keys())
            found[article.name] = gathered((names[at] for at in some), lambda name: name.kind)
        return found

    @cached_property
    def _articles_on(self) -> Mapping[tuple[str, str], tuple[Article, ...]]:
        kinds = ((article, names) for article in self.articles for names in self._names_in[article.name].values())
        pairs = [((name.kind, name.slug), article) for article, names in kinds for name in names]
        return {key: tuple(a for _, a in group) for key, group in gathered(pairs, lambda pair: pair[0]).items()}

    @cached_property
    def _quotations_by(self) -> Mapping[tuple[str, str], tuple[Quotation, ...]]:
        said = [(each.speaker, each) for each in self.quotations if each.speaker]
        groups = gathered(said, lambda pair: (pair[0].kind, pair[0].slug))
        return {key: tuple(each for _, each in group) for key, group in groups.items()}

    @cached_property
    def _statements_by(self) -> Mapping[tuple[str, str], tuple[Statement, ...]]:
        said: dict[tuple[str, str], list[Statement]] = {}
        for statement in self.statements:
            for key in {(c.speaker.name.kind, c.speaker.name.slug) for c in statement.claims if c.speaker}:
                said.setdefault(key, []).append(statement)
        return {key: tuple(statements) for key, statements in said.items()}

    @cached_property
    def _introductions(self) -> Mapping[str, tuple[tuple[Article, Introduction], ...]]:
        pairs = [(article, each) for article in self.articles for each in article.notes.people]
        return gathered(pairs, lambda pair: pair[1].person)

    @cached_property
    def _first_mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        # Of several mentions with one key the dict keeps the last, so they are gone through backwards.
        firsts = [m for a in self.articles for m in {m.name: m for m in reversed(self.mentions[a.name])}.values()]
        return gathered(firsts, lambda mention: mention.name)

    @cached_property
    def translated(self) -> Mapping[str, tuple[Article, ...]]:
        """By the key of an original, the articles that translate it."""
        return gathered((article for article in self.articles if article.original), lambda each: str(each.original))

    @cached_property
    def proper_names(self) -> tuple[str, ...]:
        """All names, without words such as "tokens", which name units and no things."""
        names = [name for model in self.models for name in (*model.names, *model.look_alikes)]
        names += [name for known in self.names for name in known.names]
        return tuple(name for name in names if not name.islower())


def gathered(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, tuple[_Item, ...]]:
    """Items by key, in their order."""
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {each: tuple(group) for each, group in groups.items()}
