"""What pages say of themselves to programs, in the words of schema.org: articles, names, the site, its data.

What is not known is left out. A thing has one `@id` on whatever page it stands, so that programs see that pages of
three languages speak of one model.
"""

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from urllib.parse import quote

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.order import newness
from terbuka.pages import addresses
from terbuka.pages.cards import SIZE, card_of_article, card_of_model
from terbuka.records.names import Model, Name, Organisation, Original
from terbuka.site import Site
from terbuka.types import Article

Node = dict[str, object]

MOST = 20  # things of a kind that a node names: a page does not grow with the site


def article_nodes(site: Site, article: Article) -> tuple[Node, ...]:
    """An article and, where it translates one, the text that it translates with its other translations."""
    original, page = site.original(article), whole_address(site, addresses.article(article))
    key = article.original
    people = site.names_in(article, "people")
    work = _original(site, key, original) if key else None
    node = _known(
        {
            **_article(site, article),
            "mainEntityOfPage": page,
            "author": _author(site, article.byline, people),
            "publisher": _publisher(site, site.called(article.publisher), article.publisher),
            "datePublished": article.published.isoformat() if article.published else None,
            "copyrightNotice": article.rights,
            "sameAs": _web(article.source_url),
            "image": _image(site, card_of_article(site, article).path),
            "mentions": [_model(site, model) for model in site.models_in(article)[:MOST]],
            "translationOfWork": {"@id": work["@id"]} if work else None,
            "citation": {"@id": work["@id"]} if work else None,
        }
    )
    if not work:
        return (node,)
    versions = (article, *site.translations(article))
    return node, {**work, "workTranslation": [_article(site, version) for version in versions]}


def model_nodes(site: Site, model: Model, language: Language) -> tuple[Node, ...]:
    """A model, who developed it as articles say, and the page on it, which cites the newest articles."""
    makers = [site.organisation_of[slug] for slug in site.developers(model)[:MOST]]
    newest = nsmallest(MOST, site.articles_on(model), key=newness)
    about = _known(
        {
            **_model(site, model),
            "alternateName": list(model.aliases),
            "creator": [_organisation(site, maker) for maker in makers],
            "image": _image(site, card_of_model(site, model).path),
        }
    )
    page = _page(site, "WebPage", addresses.registered(model, language), language, model.name)
    cited = [_article(site, article) for article in newest]
    return about, _known({**page, "mainEntity": {"@id": about["@id"]}, "citation": cited})


def person_nodes(
    site: Site, person: Name, organisations: tuple[Organisation, ...], language: Language
) -> tuple[Node, ...]:
    """A person, with the organisations to which articles say that they belong."""
    about = _known(
        {
            **_person(site, person),
            "alternateName": list(person.aliases),
            "affiliation": [_organisation(site, each) for each in organisations[:MOST]],
        }
    )
    page = _page(site, "ProfilePage", addresses.registered(person, language), language, person.name)
    return about, {**page, "mainEntity": {"@id": about["@id"]}}


def organisation_nodes(site: Site, organisation: Organisation, language: Language) -> tuple[Node, ...]:
    """An organisation, and what it is a part of."""
    whole = site.organisation(organisation.part_of)
    about = _known(
        {
            **_organisation(site, organisation),
            "alternateName": list(organisation.aliases),
            "parentOrganization": _organisation(site, whole) if whole else None,
        }
    )
    page = _page(site, "ProfilePage", addresses.registered(organisation, language), language, organisation.name)
    return about, {**page, "mainEntity": {"@id": about["@id"]}}


def site_node(site: Site, language: Language) -> Node:
    """The site in a language, and how it is searched."""
    asked = f"{whole_address(site, addresses.search(language))}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "@id": f"{whole_address(site, addresses.home(language))}#site",
        "url": whole_address(site, addresses.home(language)),
        "name": site.imprint.name,
        "description": language.say("site.description"),
        "inLanguage": language.tag,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": asked},
            "query-input": "required name=search_term_string",
        },
    }


def dataset_node(site: Site, language: Language, files: Mapping[str, str]) -> Node:
    """The data, with its `files`: their media types by path."""
    page = whole_address(site, addresses.data(language))
    first = site.languages[0]
    node = {
        "@type": "Dataset",
        "@id": f"{whole_address(site, addresses.data(first))}#dataset",
        "url": page,
        "name": f"{site.imprint.name}{language.say('common.separator')}{language.say('site.description')}",
        "description": language.say("data.description"),
        "inLanguage": language.tag,
        "isAccessibleForFree": True,
        "usageInfo": f"{page}#rights",
        "creator": {"@type": "Organization", "name": site.imprint.name, "url": site.imprint.address},
        "distribution": [
            {"@type": "DataDownload", "contentUrl": whole_address(site, path), "encodingFormat": form}
            for path, form in files.items()
        ],
        "dateModified": site.newest_day.isoformat() if site.newest_day else None,
    }
    return _known(node)


def _page(site: Site, kind: str, path: str, language: Language, name: str) -> Node:
    return {
        "@type": kind,
        "@id": whole_address(site, path),
        "url": whole_address(site, path),
        "name": name,
        "inLanguage": language.tag,
    }


def _article(site: Site, article: Article) -> Node:
    page = whole_address(site, addresses.article(article))
    language = article.language if article.language != UNDETERMINED else None
    node = {"@type": "NewsArticle", "@id": f"{page}#article", "url": page, "headline": article.title}
    return _known({**node, "inLanguage": language})


def _original(site: Site, key: str, original: Original | None) -> Node:
    """The text that articles translate; without a file of its own it is known by its key alone."""
    node: Node = {"@type": "NewsArticle", "@id": f"{site.imprint.address}#original-{quote(key, safe='')}"}
    if original:
        node |= {
            "headline": original.title,
            "inLanguage": original.language,
            "author": _author(site, original.byline),
            "publisher": _publisher(site, site.organisation(original.publisher), None),
            "datePublished": original.published.isoformat() if original.published else None,
            "url": _web(original.url),
        }
    return _known(node)


def _model(site: Site, model: Model) -> Node:
    return _registered(site, model, "SoftwareApplication", "model")


def _person(site: Site, person: Name) -> Node:
    return _registered(site, person, "Person", "person")


def _organisation(site: Site, organisation: Name) -> Node:
    return _registered(site, organisation, "Organization", "organisation")


def _registered(site: Site, name: Name, kind: str, mark: str) -> Node:
    page = whole_address(site, addresses.registered(name, site.languages[0]))
    return {"@type": kind, "@id": f"{page}#{mark}", "name": name.name, "url": page}


def _author(site: Site, byline: str | None, people: Iterable[Name] = ()) -> Node | None:
    """Who wrote a text. A byline stands whole: nobody says where one name in it ends and another begins."""
    if not byline:
        return None
    for person in people:
        if byline in person.names:
            return _person(site, person)
    if organisation := site.called(byline):
        return _organisation(site, organisation)
    return {"@type": "Person", "name": byline}


def _publisher(site: Site, organisation: Organisation | None, name: str | None) -> Node | None:
    if organisation:
        return _organisation(site, organisation)
    return {"@type": "Organization", "name": name} if name else None


def _image(site: Site, path: str) -> Node:
    width, height = SIZE
    return {"@type": "ImageObject", "url": whole_address(site, path), "width": width, "height": height}


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [])}


def whole_address(site: Site, path: str) -> str:
    """The address of a page or a file, with all that comes before it."""
    return f"{site.imprint.address}{quote(addresses.url(path))}"


def _web(address: str | None) -> str | None:
    return addresses.escaped(address) if address else None
