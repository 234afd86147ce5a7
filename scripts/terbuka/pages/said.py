"""What pages show of what somebody says, for the macros of said.html: roles, quotations and statements on models."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from terbuka.languages.interface import Language
from terbuka.lookups import gathered
from terbuka.pages.evidence import ShownStatement, ShownValue, shown_statement, shown_value
from terbuka.pages.lists import sources
from terbuka.records.article import Introduction
from terbuka.records.keys import InLanguages
from terbuka.records.names import Model, Name, Organisation
from terbuka.site import Site
from terbuka.text.words import holds
from terbuka.types import Article, Claim, Quotation, Statement

Place = tuple[Article, int | None, str]  # an article, the block, and words of it


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRole:
    """What articles say that somebody is: all of one meaning in the page's language, each with its place."""

    gloss: InLanguages
    organisation: Organisation | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A quotation in one article or, side by side, in translations of one original, and the claims that rest on it."""

    versions: tuple[Quotation, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedIn:
    """What somebody says in the articles that translate one original, or in one article."""

    articles: tuple[Article, ...]
    quotations: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuotation:
    """A quotation on a page: its words with their places, by our translation where they need one and have it.

    `is_translated`: it stands in more than one translation. `statements` are those in it, each with a claim, the model
    and, where nothing else tells it, the value.
    """

    meanings: tuple[tuple[str | None, tuple[Place, ...]], ...]
    is_translated: bool
    statements: tuple[tuple[Claim, Model, ShownValue | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsOn:
    """Statements on a model, by the keys of their attributes."""

    model: Model
    statements: tuple[tuple[str, tuple[ShownStatement, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InBrief:
    """The same without quotes: the value of each with a claim of it."""

    model: Model
    statements: tuple[tuple[str, tuple[tuple[Claim, ShownValue], ...]], ...]


def shown_roles(site: Site, introductions: Iterable[tuple[Article, Introduction]], tag: str) -> list[ShownRole]:
    """What articles say that somebody is, for a page in the language `tag`."""

    def meaning(pair: tuple[Article, Introduction]) -> tuple[str, str | None]:
        article, each = pair
        return (each.role if article.language == tag else each.gloss.get(tag, each.role)).casefold(), each.organisation

    own_first = sorted(introductions, key=lambda pair: pair[0].language != tag)
    return [
        ShownRole(
            gloss=group[0][1].gloss,
            organisation=site.organisation(group[0][1].organisation),
            places=tuple((article, _block(site, article, each), each.role) for article, each in group),
        )
        for group in gathered(own_first, meaning).values()
    ]


def organisations_of(site: Site, person: Name) -> tuple[Organisation, ...]:
    """The organisations to which articles say that a person belongs."""
    found = [site.organisation(each.organisation) for _, each in site.introductions(person)]
    return tuple(dict.fromkeys(each for each in found if each))


def _block(site: Site, article: Article, introduction: Introduction) -> int | None:
    """The block that introduces somebody: it names them and holds their role."""
    naming = site.naming.get((article.name, introduction.person), ())
    return next((at for at in naming if holds(article.told_by_number[at].text, introduction.role)), None)


def quoted(site: Site, *names: Name) -> list[QuotedIn]:
    """What these say word for word, the newest first; what translations of one original have stands together.

    Translations that quote them equally often are taken to do so in one order.
    """
    return _by_source(site, (q for name in names for q in site.quotations_by(name)))


def quoted_in(site: Site, articles: Iterable[str], *names: Name) -> list[QuotedIn]:
    """The same in some articles."""
    keys = {(name.kind, name.slug) for name in names}
    quotations = (q for each in articles for q in site.quotations_in(site.article[each]))
    return _by_source(site, (q for q in quotations if q.speaker and (q.speaker.kind, q.speaker.slug) in keys))


def _by_source(site: Site, quotations: Iterable[Quotation]) -> list[QuotedIn]:
    said = gathered(quotations, lambda quotation: quotation.article)
    found = []
    for articles in sources(site.article[each] for each in said):
        texts = [said[article.name] for article in articles]
        even = len({len(text) for text in texts}) == 1
        rows = list(zip(*texts, strict=True)) if even else [(each,) for text in texts for each in text]
        excerpts = tuple(Excerpt(versions=row, claims=tuple(_claims(site, row))) for row in rows)
        found.append(QuotedIn(articles=articles, quotations=excerpts))
    return found


def _claims(site: Site, versions: Iterable[Quotation]) -> Iterator[Claim]:
    """The claims whose quotes lie in a quotation, one for each statement."""
    seen = set()
    for quotation in versions:
        for claim in site.claims_in(site.article[quotation.article]):
            inside = claim.block == quotation.block and claim.start < quotation.end and quotation.start < claim.end
            if inside and (statement := site.statement_of(claim).claims[0].id) not in seen:
                seen.add(statement)
                yield claim


def how_many(said: Iterable[QuotedIn]) -> int:
    """The number of quotations, of which those of translations that stand side by side count once."""
    return sum(len(each.quotations) for each in said)


def shown_quotations(
    site: Site, said: Iterable[QuotedIn], language: Language
) -> list[tuple[tuple[Article, ...], tuple[ShownQuotation, ...]]]:
    """Quotations for a page in `language`, by the articles that have them."""
    return [(each.articles, tuple(shown_quotation(site, one, language) for one in each.quotations)) for each in said]


def shown_quotation(site: Site, quotation: Excerpt, language: Language) -> ShownQuotation:
    """A quotation for a page in `language`: the words in it first; where there are none, our translation."""
    versions = sorted(quotation.versions, key=lambda each: site.article[each.article].language != language.tag)
    own = site.article[versions[0].article].language == language.tag
    # Translations that differ in the mark at their end alone mean the same.
    meanings = gathered(versions, lambda each: None if own else each.gloss.get(language.tag, "").rstrip(" .,;…"))
    return ShownQuotation(
        meanings=tuple(
            (group[0].gloss[language.tag] if meaning else None, tuple(site.words(each) for each in group))
            for meaning, group in meanings.items()
        ),
        is_translated=len(versions) > 1,
        statements=tuple(
            (
                claim,
                site.model[claim.model],
                None if own or any(meanings) else shown_value(site, site.statement_of(claim), language),
            )
            for claim in quotation.claims
        ),
    )


def statements_on(site: Site, statements: Iterable[Statement], language: Language) -> list[StatementsOn]:
    """Statements for a page in `language`, model by model."""
    return [
        StatementsOn(
            model=model,
            statements=tuple(
                (attribute, tuple(shown_statement(site, each, language) for each in some)) for attribute, some in said
            ),
        )
        for model, said in _by_model(site, statements)
    ]


def in_brief(site: Site, statements: Iterable[Statement], language: Language) -> list[InBrief]:
    """The same where there are many."""
    return [
        InBrief(
            model=model,
            statements=tuple(
                (attribute, tuple((each.claims[0], shown_value(site, each, language)) for each in some))
                for attribute, some in said
            ),
        )
        for model, said in _by_model(site, statements)
    ]


def _by_model(
    site: Site, statements: Iterable[Statement]
) -> list[tuple[Model, list[tuple[str, tuple[Statement, ...]]]]]:
    """Statements by model and attribute, the models sorted."""
    models = gathered(statements, lambda statement: statement.model)
    found = [
        (site.model[slug], [*gathered(said, lambda statement: statement.attribute).items()])
        for slug, said in models.items()
    ]
    return sorted(found, key=lambda pair: pair[0].name.casefold())
