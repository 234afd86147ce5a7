"""The words of the corpus: sentences made of those of the frozen real seeds, and names that nobody has."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

REAL = Path(__file__).parent.parent / "real" / "seeds"
TAGS = ("id", "pt-BR", "en")
LENGTHS = range(30, 320)  # characters of a sentence that is taken
LONGEST = 240  # characters of one that is made; a quote may have 300
SYLLABLES = 64
RARE = 0.35  # the exponent by which made-up words are common or rare: a corpus of 10,000 articles has some 50,000

InAll = Mapping[str, str]  # words by language


@dataclass(frozen=True)
class Named:
    """A name of the corpus: its file's kind and slug, and the keys in it."""

    kind: str
    slug: str
    name: str
    more: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Crowd:
    """Names or other things of which the first are met often, the last seldom (Zipf's law)."""

    items: Sequence[Any]
    weights: Sequence[float]

    @classmethod
    def of(cls, items: Sequence[Any]) -> "Crowd":
        return cls(items, list(accumulate(1 / (rank + 1) for rank in range(len(items)))))

    def some(self, chance: random.Random, most: int) -> list[Any]:
        """Up to so many of them, each once."""
        return list(dict.fromkeys(chance.choices(self.items, cum_weights=self.weights, k=most)))


@cache
def sentences() -> tuple[InAll, ...]:
    """Sentences of the real seeds in all three languages, as their editors translated them.

    `{models}`, `{organisations}` and `{people}` stand where such a name stood.
    """
    kinds: dict[str, str] = {}
    for path in sorted(REAL.glob("*/*.yml")):
        if (folder := path.parent.name.removeprefix("other-")) in ("models", "organisations", "people"):
            record = yaml.safe_load(path.read_text(encoding="utf-8"))
            kinds |= dict.fromkeys((record["name"], *record.get("aliases", ())), f"{{{folder}}}")
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(kinds, key=lambda n: (-len(n), n))))})(?!\w)")
    found = []
    for path in sorted(REAL.glob("*.yml")):
        notes = yaml.safe_load(path.read_text(encoding="utf-8"))
        own = notes["language"]
        told = [{own: each["value"], **each["gloss"]} for each in notes["claims"] if "gloss" in each]
        told += [{own: each["text"], **each["gloss"]} for each in notes["quotations"] if "gloss" in each]
        told += [each["reason"] for each in notes["claims"] if "reason" in each]
        told += [each["remark"] for each in notes["remarks"]]
        for each in told:
            if all(len(each[tag]) in LENGTHS for tag in TAGS):
                plain = {tag: re.sub(r"[^\w\s,.%$®-]", "", each[tag]).strip(" .,;-") for tag in TAGS}
                found.append({tag: known.sub(lambda name: kinds[name[0]], text) for tag, text in plain.items()})
    return tuple(found)


def sentence(chance: random.Random, names: Mapping[str, Sequence[Named]]) -> InAll:
    """A sentence that nobody wrote: the beginning of one and the end of another, with names and now and then a rare
    word; in all three languages, so that it is its own translation.
    """
    one, two, cut = chance.choice(sentences()), chance.choice(sentences()), chance.choice((0.3, 0.5, 0.7))
    rare = [rare_word(chance)] if chance.random() < 0.6 else []
    who = {kind: chance.choice(some).name for kind, some in names.items()}
    made = {}
    for tag in TAGS:
        head, tail = one[tag].split(), two[tag].split()
        text = " ".join([*head[: round(len(head) * cut) or 1], *rare, *tail[round(len(tail) * cut) :]])
        text = re.sub(r"\{(\w+)\}", lambda match: who[match[1]], text)[:LONGEST]
        made[tag] = capital(text.rsplit(" ", 1)[0].rstrip(" .,;-") if len(text) == LONGEST else text)
    return made


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def rare_word(chance: random.Random) -> str:
    return made_up(4_000_000 + int(chance.paretovariate(RARE)) % 300_000)


@cache
def _syllables() -> tuple[str, ...]:
    """The commonest of the real seeds' texts."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(REAL.glob("*.txt"))).lower()
    found = re.findall(r"[bcdfghjklmnprstvwyz]?[aeiou]", text)
    return tuple(sorted(set(found), key=lambda syllable: (-found.count(syllable), syllable))[:SYLLABLES])


def made_up(number: int) -> str:
    """The made-up word of a number; no two numbers below 16 million have the same."""
    number, word = (number + 1) * 2_654_435_761 % SYLLABLES**4, ""
    for _ in range(4):
        number, at = divmod(number, SYLLABLES)
        word += _syllables()[at]
    return word.capitalize()


def names(size: int) -> dict[str, Crowd]:
    """The names of a corpus of so many articles by kind."""
    chance = random.Random(f"names {size}")
    few = max(size // 20, 5)
    models: list[Named] = []
    organisations: list[Named] = []
    for number in range(few):
        word, version = made_up(number), chance.choice(("", " 2", " 3", " 3.5", " 4.0"))
        more = {"look_alikes": [word, f"{word} 1"]} if version else {}
        models.append(_named("models", f"{word}{version}", **more))
    for number in range(few):
        word = made_up(1_000_000 + number)
        part = {"part_of": organisations[0].slug} if number % 10 == 9 else {}
        organisations.append(_named("organisations", f"{word} {chance.choice(('AI', 'Labs'))}", aliases=[word], **part))
    first = Crowd.of([made_up(2_000_000 + number) for number in range(100)])
    people = [_named("people", f"{first.some(chance, 1)[0]} {made_up(3_000_000 + n)}") for n in range(2 * few)]
    others = [_named("other-models", made_up(500_000 + number)) for number in range(few // 2)]
    kinds = {"models": models, "organisations": organisations, "people": people, "other-models": others}
    return {kind: Crowd.of(some) for kind, some in kinds.items()}


def _named(kind: str, name: str, **more: Any) -> Named:
    return Named(kind, name.lower().replace(" ", "-").replace(".", "-"), name, more)


def cast(chance: random.Random, crowds: Mapping[str, Crowd], main: int | None) -> dict[str, list[Named]]:
    """Who an article speaks of; `main` is the number of its first model, where chance is not to choose it."""
    most = {"models": chance.choice((1, 2, 3)), "organisations": 4, "people": 3}
    found = {kind: crowds[kind].some(chance, number) for kind, number in most.items()}
    if main is not None:
        found["models"] = list(dict.fromkeys([crowds["models"].items[main], *found["models"]]))
    return found


def files(crowds: Mapping[str, Crowd]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of the names, as paths in a seeds folder, with their keys."""
    for crowd in crowds.values():
        for each in crowd.items:
            yield f"{each.kind}/{each.slug}.yml", {"name": each.name, **each.more}
