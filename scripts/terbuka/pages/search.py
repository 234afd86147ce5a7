"""The search's own page, in each language, and what its scripts (assets/search.js, finding.js) need to know.

What of other pages is searched is marked on them (`data-pagefind-body`) and in pagefind.yml.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache, partial

from terbuka.languages.interface import Language
from terbuka.languages.rules import glossary, text_rules
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.pages.templates import planned
from terbuka.records.names import Name, Unit
from terbuka.site import Site
from terbuka.types import PlannedPage

KINDS = ("article", "model", "person", "organisation", "page")
# What the script itself says; the form's words stand in the templates.
SAID = (
    "search.found",
    "search.first",
    "search.none",
    "search.try",
    "search.meant",
    "search.instead",
    "search.without",
    *(f"search.is.{kind}" for kind in ("statement", *KINDS[1:])),
    "statement.gloss",
    "statement.the_article",
    "articles.undated",
)
# Words that a slip of one letter is measured by: letters alone, for shorter ones have too many neighbours.
WORD = re.compile(r"[^\W\d_]{4,20}")
NUMBER = re.compile(r"(?<=[^\W\d_])[ -]?(?=\d)")  # between a name's letters and its number
# Of a thousand articles 10,000 words are 110 KB, sent as 41; the 6,000 most frequent ones of 300 articles in a language
# are 85 % of what is written in them.
WORDS_MOST, OWN_MOST = 10_000, 6_000
NAMES_MOST = 400  # of those with several spellings; they are loaded with the search, some 12 KB of them


def pages(site: Site) -> Iterator[PlannedPage]:
    for language in site.languages:
        yield planned(site, language, addresses.search, "search.html", partial(_view, site, language))
        yield PlannedPage(path=addresses.search_words(language), make=partial(_words, site, language))
        yield PlannedPage(path=addresses.search_spellings(language), make=partial(_spelled, site, language))


def _words(site: Site, language: Language) -> str:
    words = {
        "locale": language.cldr,
        "say": {label: language.labels[label] for label in SAID},
        "languages": _languages(site, language),
        "folders": {each.tag: each.folder for each in site.languages},
        "models": {model.slug: model.name for model in site.models},
        "names": list(_names(site)),
        "glossary": glossary(),
        "little": {each.tag: text_rules(each.tag).little for each in site.languages},
        "endings": {each.tag: list(text_rules(each.tag).plurals.items()) for each in site.languages},
    }
    return f"{json.dumps(words, ensure_ascii=False, indent=0)}\n"


def _spelled(site: Site, language: Language) -> str:
    return f"{json.dumps(_spellings(site, language, _spoken(site)), ensure_ascii=False, indent=0)}\n"


def _view(site: Site, language: Language) -> dict[str, object]:
    say = language.say
    kinds = {kind: say(f"search.kinds.{kind}") for kind in KINDS}
    meta = {
        "title": say("search.title"),
        "description": say("search.lead"),
        "kind": "search",
        "filters": [
            _filter("kind", language, kinds),
            _filter("language", language, _languages(site, language)),
            _filter("model", language, {model.slug: model.name for model in site.models}),
        ],
    }
    return {"meta": meta}


def _languages(site: Site, reader: Language) -> dict[str, str]:
    """The names of the languages that are searched, by their tags: the reader's own first, then those of articles.

    In a language of the interface that has no articles there is nothing that the reader's own has not.
    """
    written = [*site.sampled]
    tags = [reader.tag, *(language.tag for language in site.languages if language.tag in written), *sorted(written)]
    return {
        tag: reader.say("common.unknown") if tag == UNDETERMINED else reader.language_name(tag)
        for tag in dict.fromkeys(tags)
    }


def _filter(name: str, language: Language, options: dict[str, str]) -> dict[str, object]:
    """A filter of the form: its name in addresses, its label, and its options, the first of which is any."""
    choices = {"": language.say(f"search.any_{name}"), **options}
    return {
        "name": name,
        "label": language.say(f"search.{name}"),
        "options": [{"value": value, "text": text} for value, text in choices.items()],
    }


def _named(site: Site) -> Iterator[Name]:
    """What the names are of: not units, whose names are words of several languages."""
    return (name for name in site.names if not isinstance(name, Unit))


def _names(site: Site) -> Iterator[list[str]]:
    """The spellings of each name that has several, with a number apart from its letters and at them ("Llama3").

    Of many names only those have them that most articles speak of.
    """
    found: list[tuple[Name, list[str]]] = []
    for name in _named(site):
        spellings: dict[str, str] = {}
        for text in name.names:
            for spelling in (text, NUMBER.sub(" ", text), NUMBER.sub("", text)):
                spellings.setdefault(re.sub(r"[^\w\s]", "", spelling).casefold(), spelling)
        if len(spellings) > 1:
            found.append((name, list(spellings.values())))
    if len(found) > NAMES_MOST:
        found.sort(key=lambda each: -len(site.articles_on(each[0])))
    return (spellings for _, spellings in found[:NAMES_MOST])


def _spoken(site: Site) -> dict[str, Counter[str]]:
    """How often each word stands in what is written in each language: labels, articles, and translations of ours."""
    texts: dict[str, list[str]] = {
        language.tag: [language.say(f"attributes.{attribute.key}") for attribute in site.attributes]
        for language in site.languages
    }
    for language, articles in site.sampled.items():
        for article in articles:
            texts.setdefault(language, []).extend(block.text for block in article.told)
            glosses = [claim.gloss for claim in site.claims_in(article)]
            glosses += [quotation.gloss for quotation in site.quotations_in(article)]
            glosses += [introduced.gloss for introduced in article.notes.people]
            for tag, text in (item for gloss in glosses for item in gloss.items()):
                texts.setdefault(tag, []).append(text)
    return {tag: _counted(tuple(some)) for tag, some in texts.items()}


@lru_cache(16)  # all pages of a build count the same
def _counted(texts: tuple[str, ...]) -> Counter[str]:
    return Counter(word for text in texts for word in WORD.findall(text))


def _spellings(site: Site, language: Language, spoken: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """The words that are rightly written, each in one list, the likeliest first.

    Readers may have meant the site's `terms` in their language, `names`, and what is written in their `own` language.
    The terms of the `others` and what is written in them are never meant, but left as they are.
    """
    mine = [form for thing in glossary() for form in thing.get(language.tag, ())]
    theirs = [form for thing in glossary() for forms in thing.values() for form in forms]
    names = [text for name in _named(site) for text in name.names]
    others: Counter[str] = Counter()
    for tag in spoken.keys() - {language.tag}:
        others += spoken[tag]
    known: set[str] = set()
    lists: dict[str, list[str]] = {}
    for kind, texts in {
        "terms": mine,
        "names": names,
        "own": _frequent(spoken[language.tag])[:OWN_MOST],
        "others": [*theirs, *_frequent(others)],
    }.items():
        found: dict[str, str] = {}
        for word in (word for text in texts for word in WORD.findall(text)):
            if word.casefold() not in known:
                found.setdefault(word.casefold(), word)
        lists[kind] = list(found.values())[: WORDS_MOST - len(known)]
        known |= found.keys()
    return lists


def _frequent(words: Counter[str]) -> list[str]:
    """Words by how often they stand there, each as it is written most often, rather without a capital."""
    forms: dict[str, list[str]] = {}
    for word in words:
        forms.setdefault(word.casefold(), []).append(word)
    counts = {
        max(each, key=lambda form: (words[form], form)): sum(words[form] for form in each) for each in forms.values()
    }
    return sorted(counts, key=lambda word: (-counts[word], word))
