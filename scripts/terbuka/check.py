"""check: Site → Problems. What can only be seen when all articles and names stand beside each other.

A check is a generator of problems and its name in `CHECKS`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from terbuka.articles.mentions import key
from terbuka.claims.glosses import unglossed
from terbuka.languages.interface import Language, flaw
from terbuka.pages import addresses
from terbuka.pages.redirects import redirects
from terbuka.problems import Mark, Problem, did_you_mean, surely
from terbuka.progress import Watch, unwatched
from terbuka.records.keys import Record
from terbuka.records.names import Mentioned, Organisation, Unit
from terbuka.site import Site
from terbuka.text.words import folded, words
from terbuka.translations.align import MOST_TEXTS
from terbuka.types import Article
from terbuka.value_types import Quantity, Range

LIKE = 75  # of 100, by rapidfuzz: so like are names with a slip of the pen, or another apostrophe
NEAREST = 3  # phrases that a fix offers
DEEPEST = 10  # parts of parts; what is said of a part is told of every whole
MOST_SOUGHT = 20  # models, and names of each, whose nearest phrases are looked for
MOST_WORDS = 6  # of such a phrase
WIDE_EDGES = "。，、：；！？「」『』（）《》"  # between words of scripts that put no spaces there
EDGES = '.,;:!?…()[]{}"“”„«»‹›'  # what stands around words and is none of a name


def one_address_each(site: Site) -> Iterator[Problem]:
    """No two articles of one language have one slug. Other pages are named by files, or stand in other folders."""
    taken: dict[str, Article] = {}
    for article in site.articles:
        path = addresses.article(article)
        other = taken.setdefault(path, article)
        if other is not article:
            message = f"the address '{addresses.url(path)}' is taken by {other.name}"
            same = f"its text is that of {other.path}: delete one of the two"
            fix = same if article.sha256 == other.sha256 else "give this article a 'slug:' of its own"
            yield article.address_mark.problem("same-slug", message, fix)


def one_file_a_name(site: Site) -> Iterator[Problem]:
    """No name stands in two files of a kind, and none of a model's look-alikes is its own name."""
    owners: dict[tuple[str, str], str] = {}
    for each in site.names:
        for name, mark in ((each.name, each.at("name")), *each.placed("aliases")):
            owner = owners.setdefault((each.kind, key(name)), each.slug)
            if owner != each.slug:
                message = f"the name '{name}' is {owner}'s already"
                yield mark.problem("same-name", message, "keep it in one of the two files")
        own = set(map(key, each.names))
        for name, mark in each.placed("look_alikes") if isinstance(each, Mentioned) else ():
            if key(name) in own:
                message = f"'{name}' is both a name and a look-alike of {each.name}"
                yield mark.problem("own-look-alike", message, "keep it in one of the two lists")


def free_old_addresses(site: Site) -> Iterator[Problem]:
    """No old address is that of a living page, and none leads to two pages: so no redirect leads to a redirect."""
    taken = {addresses.article(article): f"the article '{article.name}'" for article in site.articles}
    for language in site.languages:
        taken |= {addresses.registered(name, language): f"the {name.called} '{name.slug}'" for name in site.paged}
    reported = set()  # a model's old address is three, one a language
    for redirect in redirects(site):
        if redirect.path in taken and redirect.mark not in reported:
            reported.add(redirect.mark)
            message = f"the address '{addresses.url(redirect.path)}' is taken by {taken[redirect.path]}"
            fix = "take this entry out: an old address leads to one page, and a page that is there needs none"
            yield redirect.mark.problem("redirect-taken", message, fix)
        taken.setdefault(redirect.path, f"another 'redirect_from', in {redirect.mark.path}")


def names_as_written(site: Site) -> Iterator[Problem]:
    """A model's name stands in an article as its file has it; other spellings of it are aliases.

    Names are found in capitals too, so without this a slip of a letter's case would pass and be shown. Headlines
    may be all in capitals, so they say nothing of it.
    """
    blocks = {(article.name, block.number): block.text for article in site.articles for block in article.shown}
    for model in site.models:
        written = {
            folded(blocks[mention.article, mention.block][mention.start : mention.end]).text
            for article in site.articles_on(model)
            for mention in site.mentions[article.name]
            if mention.model == model.slug and (mention.article, mention.block) in blocks
        }
        spellings = {text for text in written if key(text) == key(model.name)}
        if spellings and folded(model.name).text not in spellings:
            message = f"no article writes '{model.name}'; they write " + ", ".join(sorted(spellings))
            yield model.at("name").problem("name-not-written", message, "write the name as an article does")


def named_models(site: Site) -> Iterator[Problem]:
    """Every model is named in an article: else its name may be misspelled, or still to come."""
    lost = [model for model in site.models if not site.articles_on(model)] if site.articles else []
    if not lost:
        return
    from rapidfuzz import fuzz, process  # only if a name is not found

    sought = {model.slug: model.names[:MOST_SOUGHT] for model in lost[:MOST_SOUGHT]}
    names = [text for some in sought.values() for name in some if (text := folded(name).text)]
    phrases = {phrase: phrase.upper() for phrase in _phrases(site, names)}
    for model in lost:
        near: dict[str, float] = {}
        for name in sought.get(model.slug, ()):
            found = process.extract(name.upper(), phrases, scorer=fuzz.ratio, score_cutoff=LIKE, limit=NEAREST)
            near |= {phrase: likeness for _, likeness, phrase in found}
        nearest = [f"“{each}”" for each in sorted(near, key=lambda each: (-near[each], each))[:NEAREST]]
        likely = f"do they mean it by {', '.join(nearest)}? write it so, or add that to 'aliases'"
        fix = f"{likely if near else 'check its spelling'}; ignore this if one is to come"
        yield model.at("name").problem("model-not-found", f"no article names '{model.name}'", fix, warning=True)


def _phrases(site: Site, names: Sequence[str]) -> Iterator[str]:
    """Words in a row of any article, without the marks around them, that begin as names do or one of `names`.

    There are up to one more than such a name has.
    """
    most = min(MOST_WORDS, 1 + max((len(list(words(name))) for name in names), default=0))
    first = {name[0].casefold() for name in names}
    for article in site.articles:
        for block in article.told:
            text = re.sub(f"[{WIDE_EDGES}]", " ", folded(block.text).text)
            places = [(*span, word) for span in words(text) if (word := text[slice(*span)].strip(EDGES))]
            for at, ((start, _, word), (*_, after)) in enumerate(pairwise([*places, (0, 0, "-")])):
                if word[0].isupper() or word[-1].isdigit() or after[0].isdigit() or word[0].casefold() in first:
                    yield from (text[start:end].strip(EDGES) for _, end, _ in places[at : at + most])


def shared_originals(site: Site) -> Iterator[Problem]:
    """An `original` is shared by two articles at least, or has a file; and by no more than can be set side by side."""
    for original, articles in site.translated.items():
        if len(articles) > MOST_TEXTS:
            message = (
                f"{len(articles)} articles have the original '{original}'; at most {MOST_TEXTS} are set side by side"
            )
            fix = "is it one text? give those that translate another one a key of their own"
            yield articles[MOST_TEXTS].mark.problem("too-many-translations", message, fix)
    for article in site.articles:
        if article.original and not site.translations(article) and not site.original(article):
            message = f"no other article and no file in seeds/originals/ has the original '{article.original}'"
            fix = "is it spelled as there? ignore this if it is still to come"
            yield article.mark.problem("lone-original", message, fix, warning=True)


def labels_of_attributes(site: Site) -> Iterator[Problem]:
    """Every attribute, group and counted unit has its words in every language, and none are left over."""
    counted = {claim.value.unit for claim in site.claims if isinstance(claim.value, (Quantity, Range))}
    units = {unit.slug: unit for unit in site.names if isinstance(unit, Unit)}
    groups = {f"groups.{attribute.group}" for attribute in site.attributes}
    for language in site.languages:
        for attribute in site.attributes:
            yield from _called(language, f"attributes.{attribute.key}", attribute, "label")
        for unit in units.values():
            if unit.slug in counted:
                yield from _called(language, f"units.{unit.slug}", unit, "counted")
        place = Mark(path=language.path)
        known = {*groups, *(f"attributes.{each.key}" for each in site.attributes), *(f"units.{slug}" for slug in units)}
        for label in sorted(groups - language.labels.keys()):
            yield place.problem("no-label", f"'{label}' is missing", "add it in every language")
        for label in sorted(language.labels.keys() - known):
            if label.startswith(("attributes.", "groups.", "units.")):
                yield place.problem("unused-label", f"nothing uses '{label}'", "delete it in every language")


def _called(language: Language, label: str, record: Record, key: str) -> Iterator[Problem]:
    """What is wrong with the words for a record, which stand under a key of it or in the language's own labels."""
    text = language.labels.get(label)
    if text is None:
        fix = f"add '{language.tag}: …' there, or '{label}' to {language.path}"
        yield record.at(key).problem("no-label", f"'{label}' is missing for '{language.tag}'", fix)
    elif fault := flaw(text, frozenset({"n"} if key == "counted" else ()), language):
        place = record.at(key, language.tag) if (key, language.tag) in record.marks else Mark(path=language.path)
        yield place.problem("bad-labels", f"'{label}' {fault}", "write it as it is in the other languages")


def known_organisations(site: Site) -> Iterator[Problem]:
    """An original's publisher is an organisation, and so is what one is a part of."""
    known = {each.slug: each for each in site.organisations}
    named = [
        *((each.publisher, each.at("publisher")) for each in site.originals),
        *((each.part_of, each.at("part_of")) for each in site.organisations),
    ]
    for slug, mark in named:
        if slug and slug not in known:
            message = f"there is no file seeds/organisations/{slug}.yml"
            fix = f"{did_you_mean(slug, known)}; add the file if it is another one"
            yield mark.problem("unknown-name", message, fix, instead=surely(slug, known))
    for each in _in_circles(known):
        message = f"{each.name} would be a part of itself"
        yield each.at("part_of").problem("part-of-itself", message, "take this line out of one of the files")
    for each in known.values():
        wholes = [*islice(_wholes(each, known), DEEPEST + 2)]
        if len(wholes) == DEEPEST + 1:
            message = f"{each.name} would be a part of a part, and so on, more than {DEEPEST} times"
            fix = "make it a part of one that is nearer to the whole"
            yield each.at("part_of").problem("part-too-deep", message, fix)


def _wholes(organisation: Organisation, known: Mapping[str, Organisation]) -> Iterator[Organisation]:
    """What an organisation is a part of, what that is a part of, and so on; in a circle without an end."""
    whole = known.get(organisation.part_of or "")
    while whole:
        yield whole
        whole = known.get(whole.part_of or "")


def _in_circles(organisations: Mapping[str, Organisation]) -> Iterator[Organisation]:
    """The organisations, by their slugs, that are a part of what is a part of them."""
    parts = Counter(each.part_of for each in organisations.values())
    # What has no parts stands in no circle, and so nor does what has only such: what remains are the circles.
    left, without = dict(organisations), [slug for slug in organisations if not parts[slug]]
    while without:
        whole = left.pop(without.pop()).part_of
        parts[whole] -= 1
        if whole in left and not parts[whole]:
            without.append(whole)
    yield from left.values()


def named_publishers(site: Site) -> Iterator[Problem]:
    """A publisher is an organisation that is known: else nobody can tell whether a developer publishes of itself."""
    names = {name for each in site.organisations for name in each.names}
    for article in site.articles:
        if article.publisher and article.publisher not in names:
            message = f"no file in seeds/organisations/ has the name '{article.publisher}'"
            fix = f"add it there with 'name: {article.publisher}': what is not known never counts as independent"
            yield article.notes.at("publisher").problem("unknown-publisher", message, fix, warning=True)


def one_speaker_a_slug(site: Site) -> Iterator[Problem]:
    """No person's file is called as an organisation's: `speaker` would not say which is meant."""
    organisations = {each.slug for each in site.organisations}
    for person in site.people:
        if person.slug in organisations:
            message = f"a person and an organisation are both called '{person.slug}'"
            yield person.at().problem("same-slug", message, "add to one of the two names and its file's name")


def one_id_a_claim(site: Site) -> Iterator[Problem]:
    """No claim stands twice, and what is said of other claims is said of such that are there."""
    taken: set[str] = set()
    for claim in site.claims:
        if claim.id in taken:
            message = "this claim stands twice: same model, attribute, value and quote"
            yield claim.mark.problem("same-claim", message, "delete one of the two")
        taken.add(claim.id)
    for claim in site.claims:
        for other in (*claim.same_as, *claim.apart_from):
            if other not in taken:
                fix = "copy it from the claim's link, behind '#c-'; a claim that was changed has another one"
                yield claim.mark.problem("unknown-claim", f"there is no claim with the id '{other}'", fix)


CHECKS = (
    one_address_each,
    free_old_addresses,
    one_file_a_name,
    names_as_written,
    named_models,
    shared_originals,
    known_organisations,
    named_publishers,
    one_speaker_a_slug,
    one_id_a_claim,
    labels_of_attributes,
    unglossed,
)


def check(site: Site, watch: Watch = unwatched) -> Iterator[Problem]:
    """All problems of the site."""
    for problems in watch("checking", CHECKS):
        yield from problems(site)
