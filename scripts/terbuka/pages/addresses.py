"""Where everything stands: paths of pages relative to `docs/`, and the addresses that MkDocs makes of them.

Each page is the `index.md` of a folder of its own, so that it has the same place among the files as among the
addresses: links in HTML, which MkDocs leaves as they are and Zensical takes for paths, are right for both.
"""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from terbuka.languages.interface import Language, folder_of
from terbuka.order import ALL, LANGUAGE, FeedOn
from terbuka.records.names import Name
from terbuka.site import Site
from terbuka.types import Article, Claim

_SAFE = "%/:?@!$&'()*+,;=~"  # RFC 3986, sections 2.2 and 2.3
_HOST = re.compile(r"\w+://[^/?#]*")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def escaped(web: str) -> str:
    """A web address as links write it. Brackets stand around a host's number only, and one # before the fragment."""
    host = found[0] if (found := _HOST.match(web)) else ""
    path, sign, fragment = web[len(host) :].partition("#")
    path, fragment = (quote(_BARE_PERCENT.sub("%25", part), safe=_SAFE) for part in (path, fragment))
    return f"{quote(host, safe=f'{_SAFE}[]')}{path}{sign}{fragment}"


def article(article: Article) -> str:
    return f"{folder_of(article.language)}articles/{article.slug}/index.md"


def certificate(article: Article) -> str:
    """The file beside an article's page by which its text and quotes are checked."""
    return f"{folder_of(article.language)}articles/{article.slug}/certificate.jsonld"


def verify_words(language: Language) -> str:
    """What the script that checks a page says. It knows the language by its tag alone."""
    return f"verify/{language.tag}.json"


def articles(language: Language) -> str:
    return f"{language.folder}articles/index.md"


def proposals(language: Language) -> str:
    """What the script needs with which readers propose statements, in their language."""
    return f"{language.folder}articles/propose.json"


def proposed(article: Article) -> str:
    """What the same script needs to know of an article."""
    return f"{folder_of(article.language)}articles/{article.slug}/propose.json"


def shelf(kind: str, key: str, language: Language) -> str:
    """The articles that have something in common, such as the year."""
    return f"{language.folder}articles/{kind}/{key or 'unknown'}/index.md"


def registered(name: Name, language: Language) -> str:
    return f"{language.folder}{name.kind}/{name.slug}/index.md"


def attribute(model: Name, key: str, language: Language) -> str:
    """What a model's own page has no room for of what is said on an attribute."""
    return f"{language.folder}{model.kind}/{model.slug}/{key}/index.md"


def section(name: Name, key: str, language: Language) -> str:
    """All that stands under a heading of a name's page, where that has no room for it."""
    return f"{language.folder}{name.kind}/{name.slug}/{key}/index.md"


def articles_on(name: Name, tag: str) -> str:
    """The articles of a language that speak of a name, or the sentences on a model in them, where they are many."""
    what = "sentences" if name.kind == "models" else "articles"
    return f"{folder_of(tag)}{name.kind}/{name.slug}/{what}/index.md"


def part(path: str, number: int) -> str:
    """A part of what begins on the page at `path`. Nothing else has an address of two steps below that of a page."""
    return f"{path.removesuffix('index.md')}page/{number}/index.md" if number > 1 else path


def models(language: Language) -> str:
    return f"{language.folder}models/index.md"


def people(language: Language) -> str:
    return f"{language.folder}people/index.md"


def organisations(language: Language) -> str:
    return f"{language.folder}organisations/index.md"


def quotations(language: Language) -> str:
    """The index of quotations: what each person says stands on their own page."""
    return f"{language.folder}quotations/index.md"


def compare(language: Language) -> str:
    return f"{language.folder}compare/index.md"


def compare_group(group: str, language: Language) -> str:
    """The comparison of all models by a group of attributes, where one page cannot show everything."""
    return f"{language.folder}compare/{group}/index.md"


def compare_csv(language: Language, number: int = 1) -> str:
    return f"{language.folder}compare/compare{f'-{number}' if number > 1 else ''}.csv"


def review(language: Language) -> str:
    return f"{language.folder}review/index.md"


def strength(language: Language) -> str:
    """How strong the evidence is for what stands on the site."""
    return f"{language.folder}strength/index.md"


def coverage(language: Language) -> str:
    """What is told in which languages."""
    return f"{language.folder}coverage/index.md"


def search(language: Language) -> str:
    return f"{language.folder}search/index.md"


def search_words(language: Language) -> str:
    """What the search's script needs to speak a language, beside its page."""
    return f"{language.folder}search/words.json"


def search_spellings(language: Language) -> str:
    """The words that the search offers for one that is found nowhere."""
    return f"{language.folder}search/spellings.json"


def feed(language: Language, on: FeedOn = ALL, archive: int = 0) -> str:
    """A feed of all articles, of those on a name or in a language of their own, or one of its archives."""
    kind, key = on
    name = f"articles/feed-{key}" if kind == LANGUAGE else f"{kind}/{key}/feed" if kind else "feed"
    return f"{language.folder}{name}{f'-{archive}' if archive else ''}.xml"


def data(language: Language) -> str:
    return f"{language.folder}data/index.md"


def card(path: str) -> str:
    """The picture that stands for the page at `path` where its address is shared."""
    return f"{path.removesuffix('index.md')}card.png"


def opensearch(language: Language) -> str:
    """What tells browsers how to ask the search."""
    return f"{language.folder}opensearch.xml"


def manifest(language: Language) -> str:
    """What tells them how to keep the site among their programs."""
    return f"{language.folder}site.webmanifest"


def cite_bib(article: Article) -> str:
    """How to cite an article, beside its page, for BibTeX."""
    return f"{folder_of(article.language)}articles/{article.slug}/cite.bib"


def cite_json(article: Article) -> str:
    """The same as CSL has it."""
    return f"{folder_of(article.language)}articles/{article.slug}/cite.json"


def home(language: Language) -> str:
    return f"{language.folder}index.md"


def translations(original: str, language: Language) -> str:
    return f"{language.folder}translations/{original}/index.md"


def raw(article: Article) -> str:
    """The seed itself, published as it was received."""
    return article.path


def url(path: str) -> str:
    """The address of a page or a file from the site's root, without a leading slash (MkDocs' directory URLs)."""
    folder, slash, name = path.rpartition("/")
    if name == "index.md":
        return folder + slash
    return path.removesuffix(".md") + "/" if name.endswith(".md") else path


def block(number: int) -> str:
    """The id of a block on its article's page."""
    return f"p{number}"


def claim(claim: Claim) -> str:
    """The id of a claim on the page where it stands."""
    return f"c-{claim.id}"


def page_of_claim(site: Site, claim: Claim, language: Language) -> str:
    """The page on which a claim stands: its model's, or a part that has the rest of what is said there."""
    model, number = site.model[claim.model], site.part_of_claim.get((claim.id, language.tag), 0)
    return part(attribute(model, claim.attribute, language), number) if number else registered(model, language)


def in_languages(languages: Iterable[Language], path: Callable[[Language], str]) -> dict[str, str]:
    """One page's address in each language: `path` makes its path from a language."""
    return {language.tag: url(path(language)) for language in languages}
