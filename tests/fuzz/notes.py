"""What editors may write of an article: any of the keys, and claims of what its sentences say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from terbuka.records.article import Notes
from terbuka.records.keys import keys_of

from fuzz.pieces import nasty, some, words_of
from fuzz.told import MODELS, TAGS, Told, told

Keys = dict[str, object]
WHO = ("ani-sari", "bo-li", "pohon-ai", "nobody")
BOUNDS = ("about", "over", "up to", "nearly")


def any_notes(random: Random, lines: list[str]) -> Keys:
    """Any of the keys, up to five, of the right form; they speak of these lines or of nothing."""
    makers = _makers(random, lines)
    assert makers.keys() == set(keys_of(Notes))
    return {key: makers[key]() for key in random.sample(list(makers), random.randrange(6))}


def _makers(random: Random, lines: list[str]) -> Mapping[str, Callable[[], object]]:
    def one(*values: object) -> object:
        return random.choice(values)

    def words() -> str:
        return words_of(random, lines)

    def number() -> int:
        return random.randrange(len(lines) + 2)

    def translated() -> object:
        text = nasty(random, empty="x")
        return one(text, {"en": text}, {"en": "x", "id": text, "pt-BR": "z"})

    def several(make: Callable[[], Keys | str | object]) -> object:
        return some(random, make)

    return {
        "language": lambda: one(*TAGS, "pt", "x", "EN-us"),
        "title": lambda: one(words(), nasty(random)),
        "slug": lambda: one("a", "satu-dua", nasty(random, 2)),
        "redirect_from": lambda: several(lambda: one("lama", "es/articles/x", nasty(random, 2))),
        "published": lambda: one("2024-10-22", "2024-02-30", nasty(random, 2)),
        "added": lambda: one("2026-11-21", "2024-02-30", nasty(random, 2)),
        "byline": lambda: one("Ani Sari", words()),
        "publisher": lambda: nasty(random),
        "source_url": lambda: f"https://example.org/{nasty(random)}",
        "rights": lambda: nasty(random),
        "original": lambda: one("asal", nasty(random, 2)),
        "omit": lambda: several(lambda: {"text": words(), "reason": translated()}),
        "headings": lambda: several(words),
        "captions": lambda: several(words),
        "readings": lambda: several(lambda: {"text": words(), "means": one("Zed", "MIT"), "reason": "x"}),
        "people": lambda: several(lambda: {"person": one(*WHO), "role": words(), "gloss": {"en": "x"}}),
        "speaks": lambda: several(lambda: {"speaker": one(*WHO), "blocks": f"{number()}-{number()}"}),
        "quotations": lambda: several(lambda: {"text": words(), "speaker": one(*WHO)}),
        "remarks": lambda: several(lambda: {"block": number(), "remark": translated()}),
        "claims": lambda: several(
            lambda: {"model": one(*MODELS), "attribute": "results", "value": words(), "quote": words()}
        ),
    }


def claim(random: Random, one: Told, model: str) -> Keys:
    """A claim of what a sentence says, or with a fault in it."""
    said = _with_fault(random, one) if random.random() < 0.25 else one
    keys: Keys = {"model": model, "attribute": said.attribute, "value": said.claimed, "quote": said.quote}
    if random.random() < 0.1:
        keys |= {"reading": "editor", "reason": nasty(random, empty="x")}
    if random.random() < 0.1:
        keys["gloss"] = {"en": nasty(random, empty="x")}
    return keys


def _with_fault(random: Random, one: Told) -> Told:
    faults: tuple[Callable[[], Told], ...] = (
        lambda: replace(one, claimed=f"{random.randrange(10 ** random.randrange(1, 14))}"),
        lambda: replace(one, claimed=told(random, "en", "Zed").claimed),
        lambda: replace(one, claimed=one.claimed[: random.randrange(len(one.claimed))] or "x"),
        lambda: replace(one, claimed=f"{random.choice(BOUNDS)} {one.claimed}"),
        lambda: replace(one, quote=one.quote[random.randrange(len(one.quote)) :]),
        lambda: replace(one, quote=one.quote[: random.randrange(len(one.quote)) + 1]),
        lambda: replace(one, quote=one.sentence),
        lambda: replace(one, attribute=told(random, "en", "Zed").attribute),
    )
    return random.choice(faults)()
