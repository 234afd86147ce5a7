"""The home page, in each language: a search, one statement to see, the models, where sources differ, new articles."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, zip_longest

from terbuka.claims.facts import remarks_on
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.differing import Disagreement, disagreements, shared_words, shown_disagreement
from terbuka.pages.evidence import ShownStatement, shown_statement
from terbuka.pages.lists import listed_articles, newest_first
from terbuka.pages.nodes import site_node
from terbuka.pages.summary import SummaryRow, summary
from terbuka.pages.templates import planned
from terbuka.records.names import Model
from terbuka.site import Site
from terbuka.types import Article, PlannedPage, Statement, Tie
from terbuka.value_types import Quantity, Range, Text

LENGTH_OF_LISTS = 5  # of each list: there may be hundreds
CARDS = 6  # models that have one
ROWS = ("maker", "licence", "size")  # of a model's summary, that its card shows
SHORT = 60  # characters of a value that tells at a glance what is special


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement on a model, under the label of its attribute."""

    model: Model
    label: str
    shown: ShownStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A model with some rows of its summary, and what the articles say of it and of few other models.

    `is_developers`: the developer has published all of it itself, so that this need be said but once.
    """

    model: Model
    articles: int
    sources: int
    rows: tuple[SummaryRow, ...]
    special: Told | None
    is_developers: bool


def pages(site: Site) -> Iterator[PlannedPage]:
    for language in site.languages:
        yield planned(site, language, addresses.home, "home.html", partial(_view, site, language))


def _view(site: Site, language: Language) -> dict[str, object]:
    often = sorted(site.models, key=lambda model: (-site.reach_of(model)[0], model.name))
    pairs = [site.translated[original] for original in site.pairs[:LENGTH_OF_LISTS]]
    specimen, differing = _specimen(site), islice(_disagreements(site), LENGTH_OF_LISTS)
    return {
        "meta": {"title": language.say("home.title"), "description": language.say("site.description"), "kind": "home"},
        "nodes": (site_node(site, language),),
        # On the first home page, a link to each other one; assets/offer.js shows that of the browser's language.
        "others": site.languages[1:] if language is site.languages[0] else (),
        "counts": site.counts,
        "specimen": _told(site, specimen, language) if specimen else None,
        "cards": [_card(site, model, language) for model in often[:CARDS]],
        "differing": [shown_disagreement(site, each, language) for each in differing],
        "pairs": [(newest_first(group), _models_of(site, group)) for group in pairs],
        "articles": listed_articles(site, [site.article[name] for name in site.newest[:LENGTH_OF_LISTS]]),
    }


def _specimen(site: Site) -> Statement | None:
    """One statement to show what the site does: of somebody, in translation, told as differently as there is.

    Nothing of it is to need an editor's words.
    """
    best = _least(site.statements, lambda each: not any(claim.speaker for claim in each.claims))
    best = _least(best, lambda each: not any(claim.gloss for claim in each.claims))
    best = _least(best, lambda each: any(c.reason or remarks_on(c, site.article[c.article]) for c in each.claims))
    return min(best, key=partial(shared_words, site), default=None)


def _least(statements: Sequence[Statement], lacks: Callable[[Statement], bool]) -> Sequence[Statement]:
    """Those that lack nothing or, where all do, all of them."""
    return [statement for statement in statements if not lacks(statement)] or statements


def _told(site: Site, statement: Statement, language: Language) -> Told:
    return Told(
        model=_model_of(site, statement),
        label=f"attributes.{statement.attribute}",
        shown=shown_statement(site, statement, language),
    )


def _card(site: Site, model: Model, language: Language) -> Card:
    def rank(statement: Statement) -> tuple[int, bool]:
        return site.told_of[statement.attribute], not isinstance(statement.value, (Quantity, Range))

    articles, of_sources = site.reach_of(model)
    special = min(_specials(site, model), key=rank, default=None)
    rows = tuple(row for row in summary(site, model, language) if row.key in ROWS)
    shown = [row.told[0].shown for row in rows if row.told] + [
        shown_statement(site, s, language) for s in [special] if s
    ]
    return Card(
        model=model,
        articles=articles,
        sources=of_sources,
        rows=rows,
        special=_told(site, special, language) if special else None,
        is_developers=bool(shown) and all(c.tie is Tie.DEVELOPER and not c.speaker for s in shown for c in s.claims),
    )


def _specials(site: Site, model: Model) -> Iterator[Statement]:
    """What can be said to be special about a model in a few words, beside what its card tells anyway."""
    for attribute in site.attributes:
        for statement in site.statements_on(model, attribute) if attribute.summary not in ROWS else ():
            if not isinstance(statement.value, Text) or len(statement.value.text) <= SHORT:
                yield statement


def _disagreements(site: Site) -> Iterator[Disagreement]:
    """Where sources disagree; then where translations of one original tell different things, the most different first.

    Each model has its turn before one has its second.
    """
    found = {model.slug: sorted(disagreements(site, model), key=lambda each: each.likeness) for model in site.models}
    turns = chain.from_iterable(zip_longest(*found.values()))
    yield from sorted((each for each in turns if each), key=lambda each: each.likeness > 0)


def _model_of(site: Site, of: Statement) -> Model:
    return site.model[of.model]


def _models_of(site: Site, articles: tuple[Article, ...]) -> list[Model]:
    return [model for model in site.models if any(model in site.models_in(article) for article in articles)]
