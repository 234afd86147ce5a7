"""Who says a claim: a registered person or organisation, as the article introduces them."""

from collections.abc import Iterator, Sequence

from terbuka.articles.omissions import not_held
from terbuka.claims.known import Known
from terbuka.problems import Mark, Problem, did_you_mean
from terbuka.records.names import Name
from terbuka.text.words import holds
from terbuka.types import Article, Mention, Speaker


def speaker_of(name: Name, article: Article, known: Known) -> Speaker:
    """Somebody who speaks, with the role that the article gives them, if it does."""
    introduced = next((each for each in article.notes.people if each.person == name.slug), None)
    if not introduced:
        return Speaker(name=name)
    return Speaker(
        name=name,
        role=introduced.role,
        organisation=known.speakers.get(introduced.organisation or ""),
        gloss=introduced.gloss,
    )


def speaker_faults(
    mark: Mark, slug: str, known: Known, article: Article, mentions: Sequence[Mention], block: int | None = None
) -> Iterator[Problem]:
    """What is wrong with a speaker: there is no such file, or nobody is named so in the block or before it."""
    if any(broken == slug for _, broken in known.broken):
        return  # what is wrong with the file is told there
    if slug not in known.speakers:
        fix = f"{did_you_mean(slug, (*known.speakers,))}; another one needs a file in seeds/people/ or organisations/"
        yield mark.problem("unknown-name", f"there is no person or organisation '{slug}'", fix)
    elif (
        block
        and not any(m.block <= block and m.slug == slug for m in mentions)
        and not says_block(article, slug, block)
    ):
        name = known.speakers[slug]
        message = f"the article does not name {name.name} in block {block} or before it"
        fix = "give who speaks there; other spellings of a name go into its file's 'aliases'"
        yield mark.problem("speaker-not-named", message, fix)


def says_block(article: Article, slug: str, block: int) -> bool:
    """Whether an editor gives a whole block to a speaker."""
    return any(speech.speaker == slug and block in speech.blocks for speech in article.notes.speaks)


def people_faults(article: Article, known: Known, mentions: Sequence[Mention]) -> Iterator[Problem]:
    """What is wrong with how an article introduces people, and with what it lets them say."""
    numbers = {block.number for block in article.told}
    for each in article.notes.people:
        yield from speaker_faults(each.at("person"), each.person, known, article, mentions, max(numbers, default=0))
        if each.organisation:
            yield from speaker_faults(each.at("organisation"), each.organisation, known, article, mentions)
        naming = [b for b in article.told if any(m.block == b.number and m.slug == each.person for m in mentions)]
        if naming and not any(holds(block.text, each.role) for block in naming):
            yield not_held(each.at("role"), "role-not-found", each.role, naming)
        if article.language in each.gloss:
            message = f"the article itself is in the language '{article.language}'"
            yield each.at("gloss").problem("needless-gloss", message, "take this language out")
    for speech in article.notes.speaks:
        yield from speaker_faults(speech.at("speaker"), speech.speaker, known, article, mentions)
        if missing := sorted(speech.blocks - numbers):
            message = f"the article has no block {', '.join(map(str, missing))}"
            yield speech.at("blocks").problem("no-block", message, "count the seed's non-blank lines from 1")
    for note in article.notes.quotations:
        if note.speaker:
            holding = (b.number for b in article.told if holds(b.text, note.text, whole=False))
            place = note.block or next(holding, None)
            yield from speaker_faults(note.at("speaker"), note.speaker, known, article, mentions, place)
        if article.language in note.gloss:
            message = f"the article itself is in the language '{article.language}'"
            yield note.at("gloss", article.language).problem("needless-gloss", message, "take this language out")
    for remark in article.notes.remarks:
        block = next((block for block in article.told if block.number == remark.block), None)
        if not block:
            message = f"the article has no block {remark.block}"
            yield remark.at("block").problem("no-block", message, "count the seed's non-blank lines from 1")
        elif remark.text and not holds(block.text, remark.text, whole=False):
            yield not_held(remark.at("text"), "remark-not-found", remark.text, article.told, remark.block)
