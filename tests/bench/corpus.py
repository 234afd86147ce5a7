"""A made-up corpus of any size out of the words of the frozen real seeds: one size is one corpus, byte for byte.

Half of its articles are in Indonesian, a third in Portuguese, the rest in English; a fifth are pairs of translations.
An article has about 6 KB, and as many claims as chance gives it: three in the middle, up to 25. There are a model and
an organisation for 20 articles and twice as many people; a few of them stand in most articles and most in a few, as
names do. Nobody in it exists.
"""

import json
import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.stories import Story
from bench.words import REAL, files, names

KEPT = ("licences", "units")  # the real folders that it takes over


def write_corpus(size: int, folder: Path) -> None:
    """Write the corpus of `size` articles into a seeds folder, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for kind in KEPT:
        shutil.copytree(REAL / kind, folder / kind)
    for name, text in corpus(size):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def corpus(size: int) -> Iterator[tuple[str, str]]:
    """The files of the corpus but for units and licences: paths in a seeds folder, and texts."""
    crowds = names(size)
    for name, keys in files(crowds):
        yield name, _yaml(keys)
    number = 0
    while number < size:
        pair = number % 10 == 0 and number + 1 < size
        story = Story(number, crowds)
        original = f"original-{number}" if pair else None
        for tag in story.tags(2 if pair else 1):
            name = f"{number:05}_{random.Random(number).getrandbits(64):016x}"
            text, notes = story.told(tag, original)
            yield f"{name}.txt", text
            yield f"{name}.yml", _yaml(notes)
            number += 1
        if original:
            yield f"originals/{original}.yml", _yaml(story.original)


def _yaml(keys: Mapping[str, object]) -> str:
    """A record as YAML, each entry of its lists on a line; what stands on one is JSON, which is YAML too."""
    lines = []
    for key, value in keys.items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {json.dumps(each, ensure_ascii=False)}" for each in value)]
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
