"""What the theme's templates say of the languages, as a template that they import.

Words stand in the labels files only; this hands on those of the group `site`.
"""

import json
from collections.abc import Iterator

from terbuka.pages import addresses
from terbuka.pages.cards import alternative, card_of_site
from terbuka.pages.feeds import feed_link
from terbuka.pages.structured import territorial
from terbuka.site import Site
from terbuka.types import Page


def pages(site: Site) -> Iterator[Page]:
    first = site.languages[0]
    # A page about the site is written by hand, so a language may lack its own and lead to the first one's.
    about = {language.tag: language.say("site.about") for language in site.languages}
    lent = {tag for tag, address in about.items() if tag != first.tag and address == about[first.tag]}
    languages = [
        {
            "tag": language.tag,
            "direction": language.direction,
            "home": addresses.url(addresses.home(language)),
            "first": language.language_name(first.tag),  # for pages that stand in the first language alone
            "models": addresses.url(addresses.models(language)),
            "articles": addresses.url(addresses.articles(language)),
            "search": addresses.url(addresses.search(language)),
            "data": addresses.url(addresses.data(language)),
            "card": addresses.url((card := card_of_site(site, language)).path),
            "card_shows": alternative(card),
            "locale": territorial(site, language.tag),
            "feed": feed_link(site, language),
            "opensearch": addresses.opensearch(language),
            "manifest": addresses.manifest(language),
            "navigation": [
                {"title": language.say(f"navigation.{name}"), "address": address, "lent": lent_one}
                for name, address, lent_one in (
                    ("home", addresses.url(addresses.home(language)), False),
                    ("models", addresses.url(addresses.models(language)), False),
                    ("compare", addresses.url(addresses.compare(language)), False),
                    ("articles", addresses.url(addresses.articles(language)), False),
                    ("people", addresses.url(addresses.people(language)), False),
                    ("about", about[language.tag], language.tag in lent),
                )
            ],
            "say": {
                label.removeprefix("site."): text
                for label, text in language.labels.items()
                if label.startswith("site.")
            },
        }
        for language in site.languages
    ]
    own = {tag: address for tag, address in about.items() if tag not in lent}
    text = "{# made by the build from the labels files #}\n"
    for name, value in (("languages", languages), ("abouts", own)):
        text += f"{{% set {name} = {json.dumps(value, ensure_ascii=False, indent=2)} %}}\n"
    yield Page(path="templates/labels.html", text=text)
