"""What a change does to the site: what is published before and after → changes, and their report. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from terbuka.commands.markdown_parts import SHOWN, ReportPart, code_words, listed, markdown_words, plain_words
from terbuka.commands.published import Published, Subject, Thing

CODE = {"id", "address", "target", "path", "entry"}  # words that are shown as code; all others anybody may have written


class ChangeKind(Enum):
    """A kind of change: the list that it stands in, and the sentence that tells it. In the report's order."""

    def __init__(self, heading: str, sentence: str) -> None:
        self.heading, self.sentence = heading, sentence

    ARTICLE_ADDED = "Articles", "added: {title} ({id})"
    ARTICLE_CHANGED = "Articles", "changed: {title} ({id})"
    ARTICLE_REMOVED = "Articles", "removed: {title} ({id})"
    MODEL_ADDED = "Models", "added: {title} ({id})"
    MODEL_CHANGED = "Models", "changed: {title} ({id})"
    MODEL_REMOVED = "Models", "removed: {title} ({id})"
    PERSON_ADDED = "People", "added: {title} ({id})"
    PERSON_CHANGED = "People", "changed: {title} ({id})"
    PERSON_REMOVED = "People", "removed: {title} ({id})"
    ORGANISATION_ADDED = "Organisations", "added: {title} ({id})"
    ORGANISATION_CHANGED = "Organisations", "changed: {title} ({id})"
    ORGANISATION_REMOVED = "Organisations", "removed: {title} ({id})"
    CLAIM_ADDED = "Claims", "added: {model}, {attribute}: {value} — {quote}, {title} ({id}) ¶{block}"
    CLAIM_CHANGED = "Claims", "changed: {model}, {attribute}, {title} ({id}) ¶{block}"
    CLAIM_REMOVED = "Claims", "removed: {model}, {attribute}: {value} — {quote}, {title} ({id}) ¶{block}"
    QUOTATION_ADDED = "Quotations", "added: {value} — {speaker}, {title} ({id}) ¶{block}"
    QUOTATION_CHANGED = "Quotations", "changed: {value}, {title} ({id}) ¶{block}"
    QUOTATION_REMOVED = "Quotations", "removed: {value} — {speaker}, {title} ({id}) ¶{block}"
    OURS_GAINED = "Words of editors", "gained: {count} × {name}"
    OURS_LOST = "Words of editors", "lost: {count} × {name}"
    DISAGREEMENT = "New disagreements", "{model}, {attribute}"
    MENTIONS_GAINED = "Mentions", "gained: {model}, {count} in {title} ({id}): {places}"
    MENTIONS_LOST = "Mentions", "lost: {model}, {count} in {title} ({id}): {places}"
    PAGE_ADDED = "Pages", "added: {address}"
    PAGE_MOVED = "Pages", "moved: {address} → {target}"
    PAGE_CHANGED = "Pages", "changed: {address}"
    PAGE_REMOVED = "Pages", "gone: {address}"
    FRAME_ADDED = "What stands around the pages", "added: {path}"
    FRAME_CHANGED = "What stands around the pages", "changed: {path}"
    FRAME_REMOVED = "What stands around the pages", "removed: {path}"
    DEAD_MOVED = "Addresses that lead nowhere now", "{address}: add {entry} to {path}"
    DEAD_REMOVED = "Addresses that lead nowhere now", "{address}: if a page took its place, add {entry} to its file"
    DEAD_OTHER = "Addresses that lead nowhere now", "{address}: nothing leads on from it"
    FIELD = "", "{name}: {old} → {new}"  # these two stand below others
    VALUE = "", "{value}, {title} ({id}) ¶{block}"


ORDER = list(ChangeKind)
UNCHANGED = {  # what is said where these lists are empty
    "No article, model, claim or mention changes.": {"Articles", "Models", "Claims", "New disagreements", "Mentions"},
    "No page changes.": {"Pages"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change: the words of its kind's sentence, and what stands below it."""

    kind: ChangeKind
    words: Mapping[str, str]
    below: tuple[Change, ...] = ()


def changes(before: Published, after: Published) -> list[Change]:
    """All changes, in the order of their kinds."""
    old, new = _renamed(before, after), after.things
    untold = before.untold | after.untold
    found = [*_disagreements(old, new), *_dead(old, new), *_ours(old, new)]
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if key.of in untold:
            continue
        if key.of == "mention":
            found += _mentions(was, now)
        elif was is None or now is None:
            thing, verb = (now, "ADDED") if now else (was, "REMOVED")
            found.append(Change(kind=ChangeKind[f"{key.of.upper()}_{verb}"], words=thing.words if thing else {}))
        elif key.of == "page" and was.text != now.text and key.place in after.redirects:
            target = {"target": f"/{after.redirects[key.place]}"}
            found.append(Change(kind=ChangeKind.PAGE_MOVED, words={**now.words, **target}))
        elif was.text != now.text or was.facts != now.facts or was.ours != now.ours:
            below = tuple(_fields({**was.facts, **was.ours}, {**now.facts, **now.ours}))
            if below and was.link != now.link:
                links = {"name": "link", "old": f"#c-{was.link}", "new": f"#c-{now.link}"}
                below = (*below, Change(kind=ChangeKind.FIELD, words=links))
            if below or was.text != now.text:
                found.append(Change(kind=ChangeKind[f"{key.of.upper()}_CHANGED"], words=now.words, below=below))
    return sorted(found, key=lambda change: ORDER.index(change.kind))


def _renamed(before: Published, after: Published) -> dict[Subject, Thing]:
    """The older things by today's keys.

    An article whose file was renamed has the same text; a renamed model redirects from its old address; of the claims
    on one subject the like ones are the same, by their quote, else by their value.
    """
    new, articles, models = after.things, {"": ""}, {"": ""}
    texts = {thing.facts["sha256"]: key.article for key, thing in new.items() if key.of == "article"}
    pages = {address: key.model for key, thing in new.items() for address in thing.addresses if key.of == "model"}
    for key, thing in before.things.items():
        if key.of == "article":
            articles[key.article] = key.article if key in new else texts.get(thing.facts["sha256"], key.article)
        elif key.of == "model":
            now = (pages.get(after.redirects.get(address, "")) for address in thing.addresses)
            models[key.model] = key.model if key in new else next(filter(None, now), key.model)
    old = {k._replace(article=articles[k.article], model=models[k.model]): t for k, t in before.things.items()}
    for key in [key for key in old if key.of == "claim" and key not in new]:
        like = [other for other in new if other[:4] == key[:4] and other not in old]
        if like:
            value = old[key].facts["value"]
            old[min(like, key=lambda other: new[other].facts["value"] != value)] = old.pop(key)
    return old


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """What differs between two records. A field that only one has is the code's doing."""
    for name in new:
        if name in old and old[name] != new[name]:
            words = {"name": name.replace("_", " "), "old": old[name], "new": new[name]}
            yield Change(kind=ChangeKind.FIELD, words=words)


def _ours(old: Mapping[Subject, Thing], new: Mapping[Subject, Thing]) -> Iterator[Change]:
    """How many words of editors, such as translations, came to what there was, or went from what is still there."""
    pairs = [(old[key].ours.keys(), new[key].ours.keys()) for key in old.keys() & new.keys()]
    for kind, names in (
        (ChangeKind.OURS_GAINED, Counter(name for was, now in pairs for name in now - was)),
        (ChangeKind.OURS_LOST, Counter(name for was, now in pairs for name in was - now)),
    ):
        for name, count in sorted(names.items()):
            yield Change(kind=kind, words={"name": name, "count": str(count)})


def _mentions(was: Thing | None, now: Thing | None) -> Iterator[Change]:
    less, more = (Counter(thing.blocks if thing else ()) for thing in (was, now))
    for kind, blocks in ((ChangeKind.MENTIONS_GAINED, more - less), (ChangeKind.MENTIONS_LOST, less - more)):
        thing = now or was
        if blocks and thing:
            places = ", ".join(f"¶{block}" for block in sorted(blocks))
            yield Change(kind=kind, words={**thing.words, "count": str(blocks.total()), "places": places})


def _disagreements(old: Mapping[Subject, Thing], new: Mapping[Subject, Thing]) -> Iterator[Change]:
    """The models and attributes on which a value disagrees that did not before, each with all that is claimed."""
    known = {(key.model, key.attribute, thing.facts["value"]) for key, thing in old.items() if thing.disputed}
    disputed = sorted((key.model, key.attribute, key) for key, thing in new.items() if thing.disputed)
    for subject, group in groupby(disputed, key=lambda each: each[:2]):
        claims = [new[key] for *_, key in group]
        if any((*subject, claim.facts["value"]) not in known for claim in claims):
            below = tuple(Change(kind=ChangeKind.VALUE, words=claim.words) for claim in claims)
            yield Change(kind=ChangeKind.DISAGREEMENT, words=claims[0].words, below=below)


def _dead(old: Mapping[Subject, Thing], new: Mapping[Subject, Thing]) -> Iterator[Change]:
    """The addresses that had a page and have none now, each with what would keep it."""
    owners = {address: key for key, thing in old.items() for address in thing.addresses}
    for key in sorted(old.keys() - new.keys()):
        if key.of != "page":
            continue
        owner, now, entry = owners.get(key.place), None, key.place.rstrip("/").rpartition("/")[2]
        kind, path = ChangeKind.DEAD_OTHER, ""
        if owner:
            now, path = new.get(owner), f"seeds/{f'models/{owner.model}' if owner.model else owner.article}.yml"
            kind = ChangeKind.DEAD_MOVED if now else ChangeKind.DEAD_REMOVED
            if now and owner.article and _folder(now.addresses[0]) != _folder(key.place):
                entry = key.place.rstrip("/")  # its language changed too
        words = {"address": f"/{key.place}", "entry": f"redirect_from: [{entry}]", "path": path}
        yield Change(kind=kind, words=words)


def _folder(address: str) -> str:
    return address.rpartition("articles/")[0]


# ── The report ──


def told(found: Iterable[Change], name: str, *, markdown: bool) -> Iterator[ReportPart]:
    """The report on changes, as plain text or as Markdown, in which whatever others wrote shows as it was written.

    `name` is what the older revision is called: a branch, a tag or a commit.
    """
    title, heading, item, code = ("## ", "### ", "- ", code_words) if markdown else ("", "", "  ", plain_words)
    lists = {section: list(group) for section, group in groupby(found, key=lambda change: change.kind.heading)}
    said = [sentence for sentence, sections in UNCHANGED.items() if not sections & lists.keys()]
    for sentence in (f"{title}What this change does", f"Compared with {code(name)}.", *said):
        yield ReportPart("what this change does", (sentence,))
    for section, entries in lists.items():
        rows = listed(["\n".join(_lines(change, item, markdown)) for change in entries], item)
        yield ReportPart(section, (f"{heading}{section} ({len(entries)})\n", *rows))


def _lines(change: Change, item: str, markdown: bool) -> Iterator[str]:
    text, code = (markdown_words, code_words) if markdown else (plain_words, plain_words)
    words = {name: code(word) if name in CODE else text(word) for name, word in change.words.items()}
    yield item + change.kind.sentence.format(**words)
    below = [line for each in change.below[:SHOWN] for line in _lines(each, item, markdown)]
    below += [f"{item}… and {len(change.below) - SHOWN} more"] if len(change.below) > SHOWN else []
    yield from (f"    {line}" for line in below)
