"""What readers need to propose a statement from words of an article (assets/propose.js): the form in each language of
the interface, and beside each article's page what the check would know of its words.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain

from terbuka.claims.known import SPEAKERS
from terbuka.claims.prove import QUOTE_LENGTH
from terbuka.claims.readable import Readable, readable
from terbuka.claims.spellings import Spellings, spellings_of
from terbuka.claims.values import format_value
from terbuka.languages.interface import FIRST, Language
from terbuka.lookups import gathered
from terbuka.pages import addresses
from terbuka.pages.templates import Here, filled
from terbuka.records.names import Mentioned, Name, Unit
from terbuka.site import Site
from terbuka.text.words import Tree
from terbuka.types import Article, PlannedPage

ADDRESS_LENGTH = 8000  # characters; GitHub takes no address of more than 8,191
# What the script itself says; the form's words stand in propose_form.html.
SAID = (
    "propose.says.copied",
    "propose.says.not_copied",
    "propose.says.place",
    "propose.says.place_new_list",
    "propose.says.place_new_file",
    "propose.says.too_long_for_link",
    "propose.says.paragraph",
    "propose.says.article_itself",
    "propose.says.none_found",
    "propose.says.no_attributes",
    "propose.says.models_here",
    "propose.says.models_before",
    "propose.says.models_elsewhere",
    "propose.says.model_another",
    "propose.says.choose",
    "propose.says.no_quote",
    "propose.says.not_found",
    "propose.says.goes_on",
    "propose.says.ends_there",
    "propose.says.cuts_word",
    "propose.says.too_long",
    "propose.says.stands_once",
    "propose.says.stands_often",
    "propose.says.stands_twice",
    "propose.says.words_unsure",
    "propose.says.other_words",
    "propose.says.no_model",
    "propose.says.named_here",
    "propose.says.named_before",
    "propose.says.named_by_reading",
    "propose.says.other_model",
    "propose.says.no_slug",
    "propose.says.no_attribute",
    "propose.says.no_value",
    "propose.says.value_read",
    "propose.says.value_held",
    "propose.says.value_lacks",
    "propose.says.value_unsure",
    "propose.says.value_name_unsure",
    "propose.says.value_bad",
    "propose.says.value_yours",
    "propose.says.two_readings",
    "propose.says.no_reason",
    "propose.says.speaker_named",
    "propose.says.speaker_given",
    "propose.says.speaker_later",
    "propose.says.speaker_other",
    "propose.says.there_already",
    "propose.says.good",
    "propose.says.unsure",
    "propose.says.bad",
    "propose.example.quantity",
    "propose.example.date",
    "propose.example.names",
)


def pages(site: Site) -> Iterator[PlannedPage]:
    names = _Names()
    speaking = {site.interface(article.language).tag for article in site.articles}  # around some article
    for language in (each for each in site.languages if each.tag in speaking):
        yield PlannedPage(path=addresses.proposals(language), make=partial(_form, site, language))
    for article in site.articles:
        yield PlannedPage(path=addresses.proposed(article), make=partial(_known, site, names, article.name))


def _form(site: Site, language: Language) -> str:
    """The dialog in a language as HTML, with its form, and what its script has to know."""
    here = Here(path=addresses.proposals(language), language=language, site=site)
    attributes = [
        {
            "key": each.key,
            "kind": each.kind,
            "of": [*each.units, *([each.names] if each.names else [])],
            "label": language.say(f"attributes.{each.key}"),
        }
        for each in site.attributes
    ]
    form = filled(
        "propose_form.html",
        here,
        groups=gathered(site.attributes, lambda attribute: attribute.group),
        meanings={each.key: each.meaning.get(language.tag) or each.meaning.get(FIRST, "") for each in site.attributes},
        languages=site.languages,
    )
    return _json(
        {
            "language": language.tag,
            "form": str(form),
            "say": {label.rpartition(".")[2]: language.labels[label] for label in SAID},
            "attributes": attributes,
            "quote": QUOTE_LENGTH,
            "address": ADDRESS_LENGTH,
        }
    )


class _Names:
    """How names are spelled, worked out once for all articles."""

    _of: Sequence[Name] | None = None

    def read(self, names: tuple[Name, ...]) -> tuple[Spellings, Tree[Name]]:
        """The spellings of all names, and those names that are looked for in no text."""
        if names is not self._of:
            self._of, self._spellings, self._unmentioned = names, spellings_of(names), Tree[Name]()
            for name in names:
                if not isinstance(name, Mentioned | Unit):
                    for spelling in dict.fromkeys(chain(name.names, map(str.upper, name.names))):
                        self._unmentioned.add(spelling, name)
        return self._spellings, self._unmentioned


def _known(site: Site, names: _Names, name: str) -> str:
    """What the check knows of an article: whom its blocks name, what can be read in them, what is claimed of it."""
    article = site.article[name]
    spellings, unmentioned = names.read(site.names)
    mentions = site.mentions[name]
    wanted = {of for each in site.attributes for of in (*each.units, each.names) if of}
    values = readable(
        article,
        gathered(mentions, lambda mention: mention.block),
        site.name,
        spellings.plus((reading.means, reading.text) for reading in article.notes.readings),
        unmentioned,
        wanted,
    )
    speaking = {each.speaker: slug_kind for each in article.notes.speaks for slug_kind in _speaker(site, each.speaker)}
    keys = {(m.kind, m.slug): None for m in mentions if m.kind in ("models", *SPEAKERS)} | dict.fromkeys(
        speaking.values()
    )
    place = {key: at for at, key in enumerate(keys)}
    return _json(
        {
            "article": name,
            "file": article.notes_path or f"{article.path.removesuffix('.txt')}.yml",
            "is": "begun" if ("claims",) in article.notes.marks else "there" if article.notes_path else "new",
            "language": article.language,
            "blocks": [[block.number, len(block.text)] for block in article.told],
            "names": [[*key, site.name[key].name] for key in keys],
            # Which of the names, or none, for what only looks like one.
            "mentions": [[m.block, m.start, m.end, place.get((m.kind, m.slug))] for m in mentions],
            "spoken": [[place[speaking[each.speaker]], *sorted(each.blocks)] for each in article.notes.speaks],
            "quoted": [
                [place[key], said.block, said.start, said.end]
                for said in site.quotations_in(article)
                if said.speaker and (key := (said.speaker.kind, said.speaker.slug)) in place
            ],
            "values": [list(_read(each, site.interface(article.language))) for each in values],
            "claims": list(_claimed(site, article)),
        }
    )


def _read(found: Readable, language: Language) -> Iterator[object]:
    """What can be read: where, of what, as editors write it and, where that differs, as readers of the page do."""
    yield from (found.block, found.start, found.end, found.of, found.written)
    with suppress(LookupError):  # a unit without a label: no claim has counted in it yet
        shown = format_value(found.value, language)
        if shown != found.written:
            yield shown


def _speaker(site: Site, slug: str) -> Iterator[tuple[str, str]]:
    """The kind and slug of a speaker: of a person and an organisation of one slug the person's."""
    yield from [(kind, slug) for kind in SPEAKERS if (kind, slug) in site.name][:1]


def _claimed(site: Site, article: Article) -> Iterator[list[object]]:
    """What is claimed already, so that nothing is proposed twice; None stands for the quote itself as the value."""
    claims = {claim.mark: claim for claim in site.claims_in(article)}
    for draft in article.notes.claims:
        if claim := claims.get(draft.at()):
            value = None if draft.value == draft.quote else draft.value
            yield [claim.block, claim.start, claim.end, claim.model, claim.attribute, value]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
