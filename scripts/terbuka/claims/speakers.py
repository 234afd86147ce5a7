"""Who says a claim: a registered person or organisation, as the article introduces them."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, partial

from terbuka.articles.held import Held
from terbuka.claims.grounds import Grounds
from terbuka.claims.known import SPEAKERS
from terbuka.problems import Mark, Problem, did_you_mean, surely
from terbuka.records.article import Draft
from terbuka.records.names import Name
from terbuka.text.words import holds
from terbuka.types import Block, Speaker

MOST_ROLES = 20  # of one person in one article
MOST_SHOWN = 20  # numbers of blocks in a message


def speaker_of(name: Name, grounds: Grounds) -> Speaker:
    """Somebody who speaks, with the role that the article gives them, if it does."""
    introduced = grounds.introductions.get(name.slug)
    if not introduced:
        return Speaker(name=name)
    return Speaker(
        name=name,
        role=introduced.role,
        organisation=grounds.known.speakers.get(introduced.organisation or ""),
        gloss=introduced.gloss,
    )


def speaker_faults(mark: Mark, slug: str, grounds: Grounds, block: int | None = None) -> Iterator[Problem]:
    """What is wrong with a speaker: there is no such file, or nobody is named so in the block or before it."""
    known = grounds.known
    if any((kind, slug) in known.broken for kind in SPEAKERS):
        return  # what is wrong with the file is told there
    if slug not in known.speakers:
        fix = f"{did_you_mean(slug, known.speakers)} (another one needs a file in seeds/people/ or organisations/)"
        message, near = f"there is no person or organisation '{slug}'", surely(slug, known.speakers)
        yield mark.problem("unknown-name", message, fix, instead=near)
    elif block and not grounds.lets_speak(slug, block):
        name = known.speakers[slug]
        message = f"the article does not name {name.name} in block {block} or before it"
        fix = "give somebody whom it names there; other spellings of a name go into its file's 'aliases'"
        yield mark.problem("speaker-not-named", message, fix)


def voice_faults(draft: Draft, grounds: Grounds, place: tuple[Block, int, int] | None) -> Iterator[Problem]:
    """What keeps a draft whose quote stands at a place from being its speaker's or, without one, the article's."""
    stated = "of the article itself"
    if draft.speaker:
        found = list(speaker_faults(draft.at("speaker"), draft.speaker, grounds, place and place[0].number))
        yield from found
        if found or draft.speaker not in grounds.known.speakers:
            return
        stated = f"of {grounds.known.speakers[draft.speaker].name}"
    said = place and grounds.heard(*place)
    if said and said.slug != draft.speaker:
        message = f"the quote stands in words of {said.name}, and the claim has it as one {stated}"
        fix = (
            f"write 'speaker: {said.slug}'; if somebody else speaks, put the words and their speaker into 'quotations'"
        )
        yield draft.at("speaker" if draft.speaker else "quote").problem("other-speaker", message, fix)


def _naming(grounds: Grounds, slug: str) -> Held:
    """The blocks that name somebody."""
    blocks = grounds.article.told_by_number
    return Held([blocks[number] for number in grounds.naming.get(slug, ()) if number in blocks])


def people_faults(grounds: Grounds) -> Iterator[Problem]:
    """What is wrong with how an article introduces people, and with what it lets them say."""
    article, blocks, naming = grounds.article, grounds.article.told_by_number, cache(partial(_naming, grounds))
    counts: Counter[str] = Counter()
    for each in article.notes.people:
        counts[each.person] += 1
        if counts[each.person] == MOST_ROLES + 1:
            message = f"'{each.person}' is introduced more than {MOST_ROLES} times"
            yield each.at("person").problem("too-many-roles", message, "keep those that tell the most")
        yield from speaker_faults(each.at("person"), each.person, grounds, max(blocks, default=0))
        if each.organisation:
            yield from speaker_faults(each.at("organisation"), each.organisation, grounds)
        holders = (block for block, _ in grounds.held.places(each.role))
        if grounds.naming.get(each.person) and not any((b.number, each.person) in grounds.named for b in holders):
            yield naming(each.person).lacks(each.at("role"), "role-not-found", each.role)
        if article.language in each.gloss:
            message = f"the article itself is in the language '{article.language}'"
            yield each.at("gloss").problem("needless-gloss", message, "take this language out")
    for speech in article.notes.speaks:
        yield from speaker_faults(speech.at("speaker"), speech.speaker, grounds)
        if missing := sorted(speech.blocks - blocks.keys()):
            shown = ", ".join(map(str, missing[:MOST_SHOWN])) + (" …" if len(missing) > MOST_SHOWN else "")
            message = f"the article has no block {shown}"
            yield speech.at("blocks").problem(
                "no-block", message, "count the text's non-blank lines from 1: on its page ¶ shows it"
            )
    for note in article.notes.quotations:
        if note.speaker:
            holding = (block.number for block, _ in grounds.held.places(note.text, whole=False))
            yield from speaker_faults(note.at("speaker"), note.speaker, grounds, note.block or next(holding, None))
        if article.language in note.gloss:
            message = f"the article itself is in the language '{article.language}'"
            yield note.at("gloss", article.language).problem("needless-gloss", message, "take this language out")
    for remark in article.notes.remarks:
        if remark.block not in blocks:
            message = f"the article has no block {remark.block}"
            yield remark.at("block").problem(
                "no-block", message, "count the text's non-blank lines from 1: on its page ¶ shows it"
            )
        elif remark.text and not holds(blocks[remark.block].text, remark.text, whole=False):
            yield grounds.held.lacks(remark.at("text"), "remark-not-found", remark.text, remark.block)
