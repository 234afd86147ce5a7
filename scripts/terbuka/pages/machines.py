"""What programs look for at a site's root: robots.txt, llms.txt; in each language how browsers search and keep it."""

import json
import re
from collections.abc import Iterator
from functools import partial

from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.api import DATA_FOLDER, TABLES
from terbuka.pages.templates import Here, filled
from terbuka.site import Site
from terbuka.types import PlannedPage

MODELS = 100  # that llms.txt names: it is read whole
LIGHT = "#fbf9f4"  # the ground of the pages, as in assets/site.css


def pages(site: Site) -> Iterator[PlannedPage]:
    yield PlannedPage(path="robots.txt", make=partial(_robots, site))
    yield PlannedPage(path="llms.txt", make=partial(_llms, site))
    for language in site.languages:
        yield PlannedPage(path=addresses.opensearch(language), make=partial(_opensearch, site, language))
        yield PlannedPage(path=addresses.manifest(language), make=partial(_manifest, site, language))


def _robots(site: Site) -> str:
    """Everybody may read everything (RFC 9309). Crawlers ask for it at the root of a host alone."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.imprint.address}sitemap.xml\n"


def _llms(site: Site) -> str:
    """What the site is and where its data is, as Markdown (llmstxt.org), in the first language."""
    language = site.languages[0]
    say, whole = language.say, Here(path="llms.txt", language=language, site=site).whole
    often = sorted(site.models, key=lambda model: (-site.reach_of(model)[0], model.name))[:MODELS]
    lines = [
        f"# {_plain(site.imprint.name)}",
        f"\n> {say('site.description')}",
        f"\n{say('home.lead')}",
        f"\n## {say('data.title')}\n",
        f"- [{say('data.title')}]({whole(addresses.data(language))}): {say('data.lead')}",
        *(f"- [{key}.json]({whole(f'{DATA_FOLDER}{key}.json')}): {say(f'data.is.{key}')}" for key in TABLES),
        f"- [compare.csv]({whole(addresses.compare_csv(language))}): {say('compare.lead')}",
        f"- [feed.xml]({whole(addresses.feed(language))}): {say('feed.title', site=site.imprint.name)}",
        f"\n## {say('articles.title')}\n",
        f"- [{say('articles.title')}]({whole(addresses.articles(language))}): {say('articles.lead')}",
        f"- [{say('people.title')}]({whole(addresses.people(language))}): {say('people.lead')}",
        f"- [{say('organisations.title')}]({whole(addresses.organisations(language))}): {say('organisations.lead')}",
        f"\n## {say('models.title')}\n",
        f"- [{say('compare.heading')}]({whole(addresses.compare(language))}): {say('compare.lead')}",
        *(
            f"- [{_plain(each.name)}]({whole(addresses.registered(each, language))}): "
            f"{say('count.articles', n=site.reach_of(each)[0])}, {say('count.sources', n=site.reach_of(each)[1])}"
            for each in often
        ),
    ]
    return "".join(f"{line}\n" for line in lines)


def _plain(text: str) -> str:
    """Words that mean nothing to Markdown."""
    return re.sub(r"([\\`*_<>\[\]&])", r"\\\1", text)


def _opensearch(site: Site, language: Language) -> str:
    """OpenSearch 1.1. The search takes its words from the address."""
    here = Here(path=addresses.opensearch(language), language=language, site=site)
    return filled("opensearch.xml", here, name=site.imprint.name)


def _manifest(site: Site, language: Language) -> str:
    """A web application manifest (W3C). Addresses in it are relative to it."""
    here = Here(path=addresses.manifest(language), language=language)
    manifest = {
        "name": site.imprint.name,
        "short_name": site.imprint.name,
        "description": language.say("site.description"),
        "lang": language.tag,
        "dir": language.direction,
        "start_url": here.to(addresses.home(language)),
        "scope": here.to(addresses.home(site.languages[0])),
        "display": "browser",
        "background_color": LIGHT,
        "theme_color": LIGHT,
        "icons": [{"src": here.to("assets/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n"
