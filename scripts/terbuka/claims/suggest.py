"""Candidate claims for an article: what its sentences seem to say of the models they name. An editor decides."""

from collections.abc import Iterator, Mapping
from itertools import product

import yaml

from terbuka.claims.grounds import Grounds
from terbuka.claims.known import known
from terbuka.claims.prove import QUOTE_LENGTH, faults, value_of
from terbuka.lookups import gathered
from terbuka.problems import UNPRINTABLE, Mark
from terbuka.records.article import Draft
from terbuka.records.attribute import Attribute
from terbuka.site import Site
from terbuka.text.numbers import english, read_numbers
from terbuka.text.words import holds, sentences
from terbuka.types import Article
from terbuka.value_types import Bound

BOUNDS = ("", *(f"{bound.words} " for bound in Bound if bound is not Bound.EXACT))


def suggest(site: Site, article: Article) -> str:
    """YAML under `claims:`, ready to be reviewed and pasted: only candidates that pass every proof.

    Tried are numbers with a unit that an attribute has, dates, and the names of licences and organisations, in
    every sentence of a block that names a model. The quote is the sentence, for the editor to shorten.
    """
    checked = known(site.names, site.attributes)
    grounds = Grounds(article, checked, site.mentions[article.name], site.quotations_in(article))
    taken = {(c.model, c.attribute, c.value) for c in site.claims_in(article)}
    entries = []
    for draft in _candidates(site, grounds):
        if any(faults(draft, grounds)):
            continue
        subject = (draft.model, draft.attribute, value_of(draft, checked.attributes[draft.attribute]))
        if subject not in taken:
            taken.add(subject)
            entry = {key: getattr(draft, key) for key in ("model", "attribute", "value", "quote")}
            if draft.speaker:
                entry["speaker"] = draft.speaker
            if sum(holds(block.text, draft.quote) for block in article.told) > 1:
                entry["block"] = draft.block
            entries.append(entry)
    if not entries:
        return ""
    blocks = [_yaml(entry) for entry in entries]
    return "claims:\n" + "\n".join("".join(f"  {line}\n" for line in block.splitlines()) for block in blocks)


def _yaml(entry: Mapping[str, str | int]) -> str:
    """An entry as YAML, as it can be copied: what nobody would see is written by its number."""
    text: str = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=2**30)
    if UNPRINTABLE.search(text.replace("\n", "")):
        text = yaml.safe_dump([entry], allow_unicode=False, sort_keys=False, width=2**30)
    return text


def _candidates(site: Site, grounds: Grounds) -> Iterator[Draft]:
    article = grounds.article
    mentions = gathered(site.mentions[article.name], lambda mention: mention.block)
    marks: dict[tuple[str | int, ...], Mark] = {(): Mark(path=article.path)}
    for block in article.told:
        for start, end in sentences(block.text):
            # Named in the sentence itself: another sentence of the block may speak of another model.
            named = {m.model for m in mentions.get(block.number, ()) if start <= m.start < end}
            quote = block.text[start:end]
            speaker = grounds.heard(block, start, end)
            models = [model.slug for model in site.models if model.slug in named and len(quote) <= QUOTE_LENGTH]
            for model, attribute in product(models, site.attributes):
                for value in _values(site, article, attribute, quote):
                    yield Draft(
                        model=model,
                        attribute=attribute.key,
                        value=value,
                        quote=quote,
                        block=block.number,
                        speaker=speaker.slug if speaker else None,
                        marks=marks,
                    )


def _values(site: Site, article: Article, attribute: Attribute, quote: str) -> Iterator[str]:
    match attribute.kind:
        case "quantity":
            for number in read_numbers(quote, article.language):
                yield from (
                    f"{bound}{english(number.low, number.high)} {unit}" for unit in attribute.units for bound in BOUNDS
                )
        case "names":
            yield from (name.name for name in site.names if name.kind == attribute.names)
        case "date":
            yield from (f"--{month:02}" for month in range(1, 13))
