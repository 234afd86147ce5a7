"""new_models: names in an article that look like models' and have no page yet. Guesses, for an editor to look at."""

import re
from collections.abc import Iterator
from functools import cache

from babel.dates import get_month_names

from terbuka.articles.mentions import compile_names, families_of, key, mentions_of
from terbuka.languages.rules import all_text_rules, any_language
from terbuka.languages.tags import locale
from terbuka.site import Site
from terbuka.text.words import folded, sentences
from terbuka.types import Article

CAPITAL = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+"
VERSION = r"[vV]?(?!\d{1,3}[.,]\d{3}\b)\d{1,3}(?:\.\d+)*(?:[xX]\d+)?[bBkKmM]?(?![\d%])"  # and no "132.000"
# "Llama 4", "Mixtral 8x7B", "Code Llama 70B", "GPT-4", "Qwen2.5"
VERSIONED = re.compile(rf"\b(?:{CAPITAL} )?{CAPITAL}[ -]?{VERSION}\b(?![.,]\d)")
INSIDE = re.compile(rf"[^\W\d_],? (?=({CAPITAL})\b)")  # a word that does not begin its sentence


def new_models(site: Site, article: Article) -> dict[str, tuple[int, ...]]:
    """The names and the blocks that they stand in, as the article has them first.

    Not among them are the site's own models and other names, and families without a version ("Llama").
    """
    own = {key(name) for model in site.models for name in model.names}
    own |= {key(name) for model in site.models for name in families_of(model)}
    own |= {key(name) for other in site.names for name in other.names}
    months = {month.casefold() for month in get_month_names(locale=locale(article.language)).values()}
    found: dict[str, dict[int, None]] = {}
    for number, name in (*_look_alikes(site, article), *_guesses(article)):
        known = own & {key(name), key(name.split()[-1])}
        if not known and re.split(r"[ -]", name)[0].casefold() not in months | _no_models():
            found.setdefault(name, {})[number] = None
    models = compile_names(site.models)
    # A name that only holds the name of a model of the site ("Meta Llama 3") is that model.
    return {
        name: tuple(numbers)
        for name, numbers in sorted(found.items(), key=lambda item: (next(iter(item[1])), item[0]))
        if not any(meaning.slug for _, meaning in mentions_of(name, (), models))
    }


@cache
def _after_model() -> re.Pattern[str]:
    """ "model bahasa Komodo", "modelo Grok"; not "modelo de OpenAI" or "a model from Meta", which name no model."""
    model, linking = any_language("model"), any_language("linking")
    return re.compile(
        rf"\b(?i:{model})\b(?: (?!(?:{linking}) [A-ZÀ-ÖØ-Þ])[a-zà-ÿ]+){{0,3}}"
        rf" ({CAPITAL}(?:-{CAPITAL})*)\b(?![ -]?[vV]?\d)"
    )


@cache
def _no_models() -> frozenset[str]:
    return frozenset(word for rules in all_text_rules() for word in rules.no_models)


def _look_alikes(site: Site, article: Article) -> Iterator[tuple[int, str]]:
    for mention in site.mentions[article.name]:
        if mention.slug is None:
            yield mention.block, mention.name


def _guesses(article: Article) -> Iterator[tuple[int, str]]:
    blocks = {block.number: folded(block.text).text for block in article.told}
    inside = {word for block in blocks.values() for word in INSIDE.findall(block)}
    for number, block in blocks.items():
        for start, end in sentences(block):
            sentence = block[start:end]
            for match in VERSIONED.finditer(sentence):
                name = match[0]
                first, space, rest = name.partition(" ")
                if match.start() == 0 and space and first not in inside:
                    # A capital at the beginning of a sentence makes no name: "Según Llama 4", "Los 3 países".
                    name = rest
                if name[0].isalpha():
                    yield number, name
            for match in _after_model().finditer(sentence):
                yield number, match[1]
