"""Glosses that are missing: of words that readers of a language of the interface would see in another one."""

from collections.abc import Iterable, Iterator

from terbuka.lookups import gathered
from terbuka.problems import Mark, Problem
from terbuka.site import Site

MOST_LINES = 100  # of one kind in a file that are told


def unglossed(site: Site) -> Iterator[Problem]:
    """Warnings for what editors write for readers and is missing in a language of the interface.

    One for all of a kind in a file, with their lines: a new article lacks dozens at once.
    """
    for (_, key, tags), marks in gathered(_lacks(site), lambda lack: (lack[0].path, *lack[1:])).items():
        if tags:
            lines = [*dict.fromkeys(str(mark.line) for mark, _, _ in marks)]
            shown = ", ".join(lines[:MOST_LINES]) + (" …" if len(lines) > MOST_LINES else "")
            where = f"lines {shown}" if len(lines) > 1 else f"line {shown}"
            message = f"'{key}' lacks words in {', '.join(tags)}: {where}"
            fix = f"add '{key}: {{{', '.join(f'{tag}: …' for tag in tags)}}}': without it readers see another language"
            yield marks[0][0].problem("no-gloss", message, fix, warning=True)


def _lacks(site: Site) -> Iterator[tuple[Mark, str, tuple[str, ...]]]:
    """Each place, the key that is to be written there, and the languages that it lacks."""

    def other_than(tags: Iterable[str]) -> tuple[str, ...]:
        given = {*tags}
        return tuple(language.tag for language in site.languages if language.tag not in given)

    for claim in site.claims:
        yield claim.mark, "gloss", site.lacks_gloss_in(claim)
    for article in site.articles:
        notes = article.notes
        reasons = [
            *((each.reason, each.at("reason")) for each in notes.omit),
            *((each.reason, each.at("reason")) for each in notes.readings),
            *((each.reason, each.at("reason")) for each in notes.claims if each.reason),
        ]
        for reason, mark in reasons:
            yield mark, "reason", other_than(reason)
        for remark in notes.remarks:
            yield remark.at("remark"), "remark", other_than(remark.remark)
        for note in notes.quotations:
            if note.gloss:
                yield note.at("gloss"), "gloss", other_than((*note.gloss, article.language))
        for person in notes.people:
            yield (
                person.at("role"),
                "gloss",
                () if site.is_name(person.role) else other_than((*person.gloss, article.language)),
            )
    for original in site.originals:
        yield original.at("found"), "found", other_than(original.found) if original.found else ()
