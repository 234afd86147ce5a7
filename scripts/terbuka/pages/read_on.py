"""What an article's page leads on to: the next article on each of its models, others by what they share; and how long
an article takes to read.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from terbuka.records.names import Model, Name
from terbuka.related import ShortArticle
from terbuka.site import Site
from terbuka.types import Article

MODELS = 3  # of which the next article is named
# Characters that are read in a minute: aloud 880, and of Chinese, which writes a syllable with each, 255 (IReST,
# Trauzettel-Klosinski and Dietz 2012); silently 1.3 times as many (Brysbaert 2019).
LETTERS, IDEOGRAPHS = 1150, 330
MAY_BE_WIDE = re.compile("[\u1100-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOn:
    """The next articles, each with the model that it is on, and related ones, each with names that it shares."""

    next: tuple[tuple[Model, ShortArticle], ...]
    related: tuple[tuple[ShortArticle, tuple[Name, ...]], ...]


def read_on(site: Site, article: Article) -> ReadOn:
    often = Counter(mention.model for mention in site.mentions[article.name] if mention.model)
    models = sorted(site.models_in(article), key=lambda model: -often[model.slug])
    after = [(model, site.next_on.get((article.name, model.slug))) for model in models]
    following = [(model, site.in_short[name]) for model, name in after if name][:MODELS]
    told = {each.name for _, each in following}
    others = [
        (site.in_short[name], tuple(site.name[key] for key in keys))
        for name, keys in site.related[article.name]
        if name not in told
    ]
    return ReadOn(next=tuple(following), related=tuple(others))


def minutes(article: Article) -> int:
    """How many minutes it takes to read an article's text, at least one."""
    text = "".join(block.text for block in article.shown)
    wide = sum(unicodedata.east_asian_width(letter) == "W" for letter in MAY_BE_WIDE.findall(text))
    return max(1, round((len(text) - wide) / LETTERS + wide / IDEOGRAPHS))
