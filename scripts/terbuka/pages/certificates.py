"""What readers check an article's text and quotes with: a certificate beside its page, and the words of the script.

A certificate is a collection of annotations (W3C Web Annotation Data Model): the first one is on the text as it was
received, with its SHA-256; then follows one on each claim, with its quote as it stands there, what stands around it and
at which characters, and one on the words that name a claim's model where the quote's own block does not.
assets/verify.js and docs/verify.py read them.
"""

import json
from collections.abc import Iterator
from functools import partial

from terbuka.languages.interface import Language
from terbuka.languages.tags import UNDETERMINED
from terbuka.pages import addresses
from terbuka.site import Site
from terbuka.text.received import ReceivedLine, as_received, received_lines
from terbuka.text.words import Span, places
from terbuka.types import Article, Claim, PlannedPage

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    # The model has no word for them.
    {
        "sha256": "https://schema.org/sha256",
        "byteSize": {"@id": "http://www.w3.org/ns/dcat#byteSize", "@type": "xsd:nonNegativeInteger"},
    },
)
AROUND = 32  # characters before and behind a quote: what tells it from others of the same words
# What the script itself says.
SPOKEN = (
    "verify.busy",
    "verify.same",
    "verify.same_as_certificate",
    "verify.other_text",
    "verify.line_ends",
    "verify.received",
    "verify.certificate_states",
    "verify.page_states",
    "verify.other_hash",
    "verify.no_hash",
    "verify.other_size",
    "verify.blocks",
    "verify.blocks_wrong",
    "verify.blocks_missing",
    "verify.quotes",
    "verify.no_quotes",
    "verify.each",
    "verify.found",
    "verify.moved",
    "verify.lost",
    "verify.foreign",
    "verify.unnamed",
    "verify.reworded",
    "verify.displaced",
    "verify.uncertified",
    "verify.unshown",
    "verify.same_server",
    "verify.all",
    "verify.failed",
    "verify.broken",
)
Json = dict[str, object]


def pages(site: Site) -> Iterator[PlannedPage]:
    for article in site.articles:
        yield PlannedPage(path=addresses.certificate(article), make=partial(_certificate, site, article.name))
    for language in site.languages:
        yield PlannedPage(path=addresses.verify_words(language), make=partial(_words, language))


def _words(language: Language) -> str:
    """What the script says, by the last part of its labels' names."""
    say = {label.removeprefix("verify."): language.forms(label) for label in SPOKEN}
    return f"{json.dumps({'locale': language.cldr, 'say': say}, ensure_ascii=False, indent=0)}\n"


def _certificate(site: Site, name: str) -> str:
    """A certificate as JSON-LD, an annotation a line."""
    article = site.article[name]
    own = site.imprint.address + addresses.url(addresses.certificate(article))
    items = [*_annotations(site, article, own)]
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    page = {"id": f"{own}#page", "type": "AnnotationPage", "partOf": own, "startIndex": 0}
    head = {"@context": CONTEXT, "id": own, "type": "AnnotationCollection", "label": article.title, "total": len(items)}
    first = f'{json.dumps(page)[:-1]}, "items": [\n{lines}\n]}}'
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "first":\n{first}}}\n'


def _annotations(site: Site, article: Article, own: str) -> Iterator[Json]:
    """The annotations of the certificate at the address `own`."""
    root, data = site.imprint.address, site.seed_file[article.path].data
    source: Json = {"id": root + addresses.url(addresses.raw(article)), "sha256": article.sha256}
    whole = source | {"byteSize": len(data), "type": "Text", "format": "text/plain"}
    if article.language != UNDETERMINED:
        whole["language"] = article.language
    yield _annotation(f"{own}#text", "identifying", root + addresses.url(addresses.article(article)), whole)
    text = as_received(data)
    lines = received_lines(text)
    written = {draft.at(): draft.value for draft in article.notes.claims}
    for claim in site.claims_in(article):
        model = root + addresses.url(addresses.registered(site.model[claim.model], site.languages[0]))
        said = f"{claim.model} {claim.attribute}: {written[claim.mark]}"
        about = [
            {"type": "TextualBody", "purpose": "describing", "value": said},
            {"type": "SpecificResource", "purpose": "identifying", "source": model},
        ]
        target = _target(source, text, _span(article, lines, claim.block, claim.start, claim.end))
        yield _annotation(f"{own}#{claim.id}", "describing", about, target)
        if claim.named_in:
            target = _target(source, text, _naming(article, lines, claim))
            yield _annotation(f"{own}#{claim.id}-model", "identifying", model, target)


def _annotation(id: str, motivation: str, body: object, target: Json) -> Json:
    return {"id": id, "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _naming(article: Article, lines: list[ReceivedLine], claim: Claim) -> Span:
    """Where the words stand that name a claim's model."""
    assert claim.named_in
    number, text = claim.named_in.block, claim.named_in.text
    return _span(article, lines, number, *next(places(article.told_by_number[number].text, text)))


def _span(article: Article, lines: list[ReceivedLine], number: int, start: int, end: int) -> Span:
    """The place in the text as received of some characters of a block."""
    block = article.told_by_number[number]
    return lines[number - 1].span(block.start + start, block.start + end)


def _target(source: Json, text: str, place: Span) -> Json:
    start, end = place
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": source, "selector": [quote, position]}
