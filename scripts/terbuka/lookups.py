"""What the site is asked for: the fields that it is made of, and what is gathered from them once, by key.

Pages ask by key wherever they can, for a page is made again when an answer that it got has changed (pages/asked.py).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar
from zlib import crc32

from terbuka.languages.interface import Language
from terbuka.records.article import Introduction
from terbuka.records.attribute import Attribute
from terbuka.records.names import Kind, Model, Name, Organisation, Original, Registered
from terbuka.types import Article, Claim, File, Imprint, Mention, Quotation, Statement
from terbuka.value_types import Names, Strength

SAMPLE = 300  # articles
DEVELOPER = "developer"  # the attribute that says who made a model

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")


@dataclass(frozen=True, kw_only=True)
class Lookups:
    """What is known, and how it is looked up. `mentions` are by the article's name, those of its body in order,
    `strengths` by the claim's id.

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
    strengths: Mapping[str, Strength] = field(default_factory=dict)
    imprint: Imprint = field(default_factory=Imprint)

    @cached_property
    def seed_file(self) -> Mapping[str, File]:
        """The files of the seeds by their paths."""
        return {file.path: file for file in self.seeds}

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
    def sampled(self) -> Mapping[str, tuple[Article, ...]]:
        """Of each language that articles are written in as many as tell its words, the same ones if others come."""
        chosen = sorted(self.articles, key=lambda article: crc32(article.name.encode()))
        return {tag: some[:SAMPLE] for tag, some in sorted(gathered(chosen, lambda each: each.language).items())}

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
    def original_of(self) -> Mapping[str, Original]:
        """The originals that have a file, by slug."""
        return {each.slug: each for each in self.originals}

    @cached_property
    def name(self) -> Mapping[tuple[str, str], Name]:
        """The registered names by kind and slug."""
        return {(each.kind, each.slug): each for each in self.names}

    @cached_property
    def organisation_of(self) -> Mapping[str, Organisation]:
        """The organisations by slug."""
        return {each.slug: each for each in self.organisations}

    @cached_property
    def _parts_of(self) -> Mapping[str | None, tuple[Organisation, ...]]:
        return gathered(self.organisations, lambda organisation: organisation.part_of)

    @cached_property
    def whole_of(self) -> Mapping[str, tuple[str, ...]]:
        """By the slug of an organisation, those of it and of all that is a part of it; files may write a circle."""
        found = {}
        for slug in self.organisation_of:
            seen, waiting = {slug}, [slug]
            for each in waiting:
                parts = [part.slug for part in self._parts_of.get(each, ()) if part.slug not in seen]
                seen.update(parts)
                waiting += parts
            found[slug] = tuple(waiting)
        return found

    @cached_property
    def _called(self) -> Mapping[str, str]:
        return spellings_of_organisations(self.registered)

    @cached_property
    def _publishers(self) -> Mapping[str, str | None]:
        return publishers(self.articles, self.registered)

    @cached_property
    def _originals_by(self) -> Mapping[str | None, tuple[Original, ...]]:
        return gathered(self.originals, lambda original: original.publisher)

    @cached_property
    def _articles_by(self) -> Mapping[str | None, tuple[Article, ...]]:
        return gathered(self.articles, lambda article: self._called.get(article.publisher or ""))

    @cached_property
    def _developed_by(self) -> Mapping[str, tuple[Claim, ...]]:
        firsts: dict[str, dict[str, Claim]] = {}
        slugs = {each.name: each.slug for each in self.organisations}
        for claim in self.claims:
            names = claim.value.names if claim.attribute == DEVELOPER and isinstance(claim.value, Names) else ()
            for name in slugs.keys() & names:
                firsts.setdefault(slugs[name], {}).setdefault(claim.model, claim)
        return {slug: tuple(some.values()) for slug, some in firsts.items()}

    @cached_property
    def _developers(self) -> Mapping[str, tuple[str, ...]]:
        pairs = ((claim.model, slug) for slug, claims in self._developed_by.items() for claim in claims)
        return {model: tuple(slug for _, slug in some) for model, some in gathered(pairs, lambda pair: pair[0]).items()}

    @cached_property
    def _members(self) -> Mapping[str | None, tuple[tuple[Article, Introduction], ...]]:
        pairs = [(article, each) for article in self.articles for each in article.notes.people]
        known = (pair for pair in pairs if ("people", pair[1].person) in self.name)
        return gathered(known, lambda pair: pair[1].organisation)

    @cached_property
    def _said_by_members(self) -> Mapping[str, tuple[Statement, ...]]:
        said: dict[str, list[Statement]] = {}
        for statement in self.statements:
            speakers = (claim.speaker for claim in statement.claims if claim.speaker)
            for slug in {each.organisation.slug for each in speakers if each.organisation}:
                said.setdefault(slug, []).append(statement)
        return {slug: tuple(statements) for slug, statements in said.items()}

    @cached_property
    def _spellings(self) -> Mapping[str, bool]:
        return {spelling: True for name in self.names for spelling in name.names}

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
        found = {}
        for article in self.articles:
            claims = self._claims_in.get(article.name, ())
            keys = {
                *((mention.kind, mention.slug) for mention in self.mentions[article.name]),
                *(("models", claim.model) for claim in claims),
                *((claim.speaker.name.kind, claim.speaker.name.slug) for claim in claims if claim.speaker),
                *((q.speaker.kind, q.speaker.slug) for q in self._quotations_in.get(article.name, ()) if q.speaker),
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
    def _quotations_in(self) -> Mapping[str, tuple[Quotation, ...]]:
        return gathered(self.quotations, lambda quotation: quotation.article)

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
    def naming(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """By the names of an article and a person whom it introduces, the blocks that name them."""
        introduced = {(article.name, each.person) for article in self.articles for each in article.notes.people}
        pairs = ((m.article, m.slug or "", m.block) for a in self.articles for m in self.mentions[a.name])
        found = gathered((pair for pair in pairs if pair[:2] in introduced), lambda pair: pair[:2])
        return {key: tuple(dict.fromkeys(block for *_, block in some)) for key, some in found.items()}

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


def spellings_of_organisations(registered: Iterable[Registered]) -> dict[str, str]:
    """The slug of each organisation by its spellings; one that two have is the first one's."""
    organisations = [each for each in registered if isinstance(each, Organisation)]
    return {spelling: each.slug for each in reversed(organisations) for spelling in each.names}


def publishers(articles: Iterable[Article], registered: Sequence[Registered]) -> dict[str, str | None]:
    """By article, the slug of the organisation that published its original or, where it translates none, itself."""
    originals = {each.slug: each.publisher for each in registered if isinstance(each, Original)}
    slugs = spellings_of_organisations(registered)
    return {a.name: originals.get(a.original) if a.original else slugs.get(a.publisher or "") for a in articles}


def gathered(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, tuple[_Item, ...]]:
    """Items by key, in their order."""
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {each: tuple(group) for each, group in groups.items()}
