"""The organisations, in each language: a list of them, and a page of each with its people, models and words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from terbuka.claims.ties import DEVELOPER
from terbuka.pages import addresses
from terbuka.pages.lists import ListedName, list_of_names, listed_articles, newest_first
from terbuka.pages.said import ShownRole, how_many, quoted, shown_quotations, shown_roles, statements_on
from terbuka.pages.templates import page
from terbuka.records.names import Model, Name, Organisation, Original
from terbuka.site import Site, gathered
from terbuka.types import Article, Claim, Page, Statement
from terbuka.value_types import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person whom articles introduce as one of an organisation's, with what they are there."""

    person: Name
    roles: tuple[ShownRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What an organisation published: an original, with the articles that translate it; or else an article."""

    publisher: Organisation
    original: Original | None
    articles: tuple[Article, ...]


def pages(site: Site) -> Iterator[Page]:
    people = {person.slug: person for person in site.people}
    members = gathered(
        ((article, each) for article in site.articles for each in article.notes.people if each.person in people),
        lambda pair: pair[1].organisation,
    )
    parts = gathered(site.organisations, lambda organisation: organisation.part_of)
    made, said, published = _made(site), _said_by_members(site), _published(site)
    listed = []
    for organisation in site.organisations:
        # What is a part's is the whole's, too.
        whole, own = site.organisation(organisation.part_of), _with_parts(organisation, parts)
        models = {key: pair for each in own for key, pair in made.get(each.slug, {}).items()}
        introduced = gathered(
            [pair for each in own for pair in members.get(each.slug, ())], lambda pair: pair[1].person
        )
        quotations = quoted(site, *own)
        statements = _once(each for part in own for each in site.statements_by(part))
        theirs = _once(each for part in own for each in said.get(part.slug, ()) if each not in statements)
        articles = newest_first({each.name: each for part in own for each in site.articles_on(part)}.values())
        counts = {
            "count.models": len(models),
            "count.people": len(introduced),
            "count.quotations": how_many(quotations),
            "count.statements": len(statements) + len(theirs),
            "count.articles": len(articles),
        }
        listed.append(ListedName(name=organisation, organisations=(), counts=counts))
        publications = [publication for part in own for publication in published.get(part.slug, ())]
        for language in site.languages:
            meta = {
                "title": organisation.name,
                "description": language.say("organisation.description", name=organisation.name),
                "names": ", ".join(organisation.aliases),
                "kind": "organisation",
            }
            yield page(
                site,
                language,
                partial(addresses.registered, organisation),
                "organisations.html",
                meta=meta,
                organisation=organisation,
                whole=whole,
                its_parts=parts.get(organisation.slug, ()),
                models=sorted(models.values(), key=lambda pair: pair[0].name.casefold()),
                members=[
                    Member(person=people[slug], roles=tuple(shown_roles(site, some, language.tag)))
                    for slug, some in sorted(introduced.items(), key=lambda item: people[item[0]].name.casefold())
                ],
                quotations=shown_quotations(site, quotations, language),
                statements=statements_on(site, statements, language),
                theirs=statements_on(site, theirs, language),
                publications=publications,
                counts=counts,
                articles=listed_articles(site, articles),
            )
    yield from list_of_names(site, addresses.organisations, "organisations", listed)


def _with_parts(organisation: Organisation, parts: Mapping[str | None, Sequence[Organisation]]) -> list[Organisation]:
    """The organisation and all that is a part of it, which the files may write in a circle."""
    found = [organisation]
    for each in found:
        found += [part for part in parts.get(each.slug, ()) if part not in found]
    return found


def _once(statements: Iterable[Statement]) -> list[Statement]:
    return list({statement.claims[0].id: statement for statement in statements}.values())


def _made(site: Site) -> dict[str, dict[str, tuple[Model, Claim]]]:
    """By organisation and model, the models that it has developed, each with the first claim that says so."""
    slugs = {each.name: each.slug for each in site.organisations}
    made: dict[str, dict[str, tuple[Model, Claim]]] = {}
    for claim in site.claims:
        names = claim.value.names if claim.attribute == DEVELOPER and isinstance(claim.value, Names) else ()
        for name in names:
            if name in slugs:
                made.setdefault(slugs[name], {}).setdefault(claim.model, (site.model[claim.model], claim))
    return made


def _published(site: Site) -> dict[str, list[Publication]]:
    """By organisation what it published: originals, and articles that are no translations of these."""
    translated = gathered(site.articles, lambda article: article.original)
    published: dict[str, list[Publication]] = {}
    for original in site.originals:
        if publisher := site.organisation(original.publisher):
            articles = translated.get(original.slug, ())
            publication = Publication(publisher=publisher, original=original, articles=articles)
            published.setdefault(publisher.slug, []).append(publication)
    publishers = {name: each for each in site.organisations for name in each.names}
    for article in newest_first(site.articles):
        if publisher := publishers.get(article.publisher or ""):
            publication = Publication(publisher=publisher, original=None, articles=(article,))
            published.setdefault(publisher.slug, []).append(publication)
    return published


def _said_by_members(site: Site) -> dict[str, list[Statement]]:
    """By organisation the statements of which one of its people says a claim."""
    said: dict[str, list[Statement]] = {}
    for statement in site.statements:
        speakers = [claim.speaker for claim in statement.claims if claim.speaker and claim.speaker.organisation]
        for slug in dict.fromkeys(each.organisation.slug for each in speakers if each.organisation):
            said.setdefault(slug, []).append(statement)
    return said
