"""The way of the data: names, seeds, articles, mentions, claims, check. Pure; reading and writing are at its edges."""

from collections.abc import Iterable
from itertools import chain

from terbuka.articles.describe import describe, pair_seeds
from terbuka.articles.mentions import mentions
from terbuka.articles.quotations import find_quotations
from terbuka.check import check
from terbuka.claims.attributes import with_labels
from terbuka.claims.known import known
from terbuka.claims.prove import claims, with_conflicts
from terbuka.claims.ties import with_ties
from terbuka.languages.interface import Language
from terbuka.notes.names import read_registered
from terbuka.problems import Problem
from terbuka.progress import Watch, unwatched
from terbuka.records.attribute import Attribute
from terbuka.records.names import KINDS, Kind, Name
from terbuka.site import Site
from terbuka.translations.statements import statements
from terbuka.types import File


def build(
    files: Iterable[File],
    languages: tuple[Language, ...],
    attributes: tuple[Attribute, ...],
    kinds: tuple[Kind, ...] = KINDS,
    watch: Watch = unwatched,
) -> tuple[Site, tuple[Problem, ...]]:
    """Make the site from the files of a seeds folder.

    Returns what could be made and every problem met, sorted by place; an error among them forbids to publish it.
    """
    files = tuple(files)
    registered, broken, misnamed = read_registered(files, kinds)
    subjects = known([each for each in registered if isinstance(each, Name)], attributes, broken)
    seeds, unread = pair_seeds(files)
    described = [describe(seed, [language.tag for language in languages]) for seed in watch("reading articles", seeds)]
    articles = tuple(article for article, _ in described if article)
    mentioned = {article.name: tuple(mentions(article, subjects.index)) for article in watch("finding names", articles)}
    said = [find_quotations(a, mentioned[a.name], subjects.speakers) for a in watch("finding quotations", articles)]
    proven = [claims(article, subjects, mentioned[article.name]) for article in watch("proving claims", articles)]
    made = with_ties(with_conflicts([claim for some, _ in proven for claim in some], attributes), articles, registered)
    site = Site(
        languages=tuple(with_labels(language, attributes, registered) for language in languages),
        seeds=files,
        articles=articles,
        mentions=mentioned,
        attributes=attributes,
        kinds=kinds,
        registered=registered,
        claims=made,
        statements=statements(made, articles),
        quotations=tuple(chain.from_iterable(some for some, _ in said)),
    )
    found = chain(misnamed, unread, *(faults for _, faults in (*described, *said, *proven)), check(site, watch))
    return site, tuple(sorted(found, key=lambda p: (p.path, p.line, p.column, p.code, p.message)))
