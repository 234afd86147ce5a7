"""The way of the data: names, seeds, articles, mentions, claims, check. Pure; reading and writing are at its edges."""

from collections.abc import Sequence

from terbuka.articles.describe import pair_seeds
from terbuka.check import check
from terbuka.claims.attributes import with_labels
from terbuka.claims.known import known
from terbuka.claims.prove import with_conflicts
from terbuka.claims.ties import with_ties
from terbuka.kept import Kept
from terbuka.languages.interface import Language
from terbuka.notes.names import read_registered
from terbuka.problems import Problem
from terbuka.progress import Watch, unwatched
from terbuka.records.attribute import Attribute
from terbuka.records.names import KINDS, Kind, Name
from terbuka.site import Site
from terbuka.stories import Strengths, teller
from terbuka.translations.statements import statements
from terbuka.types import File, Imprint


def build(
    files: Sequence[File],
    languages: tuple[Language, ...],
    attributes: tuple[Attribute, ...],
    kinds: tuple[Kind, ...] = KINDS,
    watch: Watch = unwatched,
    kept: Kept | None = None,
    imprint: Imprint | None = None,
) -> tuple[Site, tuple[Problem, ...]]:
    """Make the site from the files of a seeds folder.

    Returns what could be made, and all problems by place; an error forbids to publish it. For `kept` see `teller`.
    """
    registered, broken, misnamed = read_registered(files, kinds)
    subjects = known([each for each in registered if isinstance(each, Name)], attributes, broken)
    seeds, unread = pair_seeds(files)
    tell = teller(subjects, [language.tag for language in languages], registered, files, kept)
    stories = [*map(tell, watch("reading articles", seeds))]
    articles = tuple(story.article for story in stories if story.article)
    made = with_ties(with_conflicts([c for each in stories for c in each.claims], attributes), articles, registered)
    site = Site(
        languages=tuple(with_labels(language, attributes, registered) for language in languages),
        seeds=tuple(files),
        articles=articles,
        mentions={each.article.name: each.mentions for each in stories if each.article},
        attributes=attributes,
        kinds=kinds,
        registered=registered,
        claims=made,
        statements=statements(made, articles, kept),
        quotations=tuple(quotation for each in stories for quotation in each.quotations),
        strengths=Strengths(stories, subjects, files, kept),
        imprint=imprint or Imprint(),
    )
    problems = [*misnamed, *unread, *(p for each in stories for p in each.problems), *check(site, watch)]
    return site, tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column, p.code, p.message)))
