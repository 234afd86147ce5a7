"""The inputs: what is read, what is described, claims, web pages, and whole folders of seeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from nasty import SYNTAX
from samples import REAL, UNITS, made
from terbuka.languages.rules import text_rules
from terbuka.records.names import KINDS

from fuzz.notes import Keys, any_notes, claim
from fuzz.pieces import damaged, disguised, encoded, line, nasty, part, real, yaml_of
from fuzz.told import LICENCES, MODELS, TAGS, Told, told
from fuzz.webpages import web_page

RECEIVED = REAL.parent.parent / "received"
NAMES = {
    **{f"models/{slug}.yml": f"name: {name}\n" for slug, name in MODELS.items()},
    **{f"licences/{slug}.yml": f"name: {name}\n" for slug, name in LICENCES.items()},
    **UNITS,
    "people/ani-sari.yml": "name: Ani Sari\n",
    "people/bo-li.yml": "name: Bo Li\naliases: [Бо Ли, 李博]\n",
    "organisations/pohon-ai.yml": "name: Pohon AI\naliases: [Pohon]\n",
}
Files = Mapping[str, bytes]
Said = Mapping[int, tuple[Told, ...]]


@dataclass(frozen=True, kw_only=True)
class Input:
    """Files of a seeds folder, or one page to receive, and for each article what its blocks say, by their numbers."""

    files: Files
    told: Mapping[str, Said]

    @property
    def claimed(self) -> int:
        """How many claims the articles have that were written for their sentences."""
        return sum(len(each) for said in self.told.values() for each in said.values())


def made_of(kind: str, number: int) -> Input:
    """The input of a kind with a number: the same one each time."""
    return INPUTS[kind](Random(f"{kind} {number}"))


def reading(random: Random) -> Input:
    """Bytes that were an article and its notes, or a registered name's file, and were damaged."""
    text = damaged(random, part(random, random.choice(real(".txt")), 600))
    notes = damaged(random, part(random, random.choice(real(".yml")), 600))
    if random.random() < 0.2:
        return Input(files={f"{random.choice(KINDS).folder}/zed.yml": notes, "a.txt": text}, told={})
    return Input(files={"a.txt": text, "a.yml": notes}, told={})


def describing(random: Random) -> Input:
    """An article of any lines, with notes of the right form, or nearly, that speak of them or of nothing."""
    lines = []
    for _ in range(random.randrange(1, 9)):
        sentence = told(random, random.choice(TAGS), random.choice(tuple(MODELS.values()))).sentence
        lines.append(random.choice((line(random), line(random), sentence)))
    notes = yaml_of(any_notes(random, lines)).replace(b"\n", random.choice((*(b"\n",) * 8, b"\r\n", b"\r")))
    notes = damaged(random, notes) if random.random() < 0.2 else notes
    return Input(files={"a.txt": encoded("\n".join(lines)), "a.yml": notes}, told={})


def claiming(random: Random) -> Input:
    """An article that says things of models, and claims of them, most as they are said."""
    tag = random.choice(TAGS)
    lines, said, claims = _sentences(random, tag, random.randrange(1, 5))
    notes = yaml_of({"language": tag, "title": "Judul", "claims": claims})
    return Input(files={"a.txt": encoded("\n".join(lines)), "a.yml": notes}, told={"a": said})


def folder(random: Random) -> Input:
    """A whole folder of seeds: names, some of them strange, and articles, of which some translate each other."""
    files: dict[str, bytes] = {name: text.encode() for name, text in NAMES.items()}
    all_told = {}
    for number in range(random.randrange(1, 4)):
        name, tag = f"a{number}", random.choice(TAGS[:4])
        lines, all_told[name], claims = _sentences(random, tag, random.randrange(1, 4))
        notes = {"original": "asal", **any_notes(random, lines), "language": tag, "claims": claims}
        files |= {f"{name}.txt": encoded("\n".join(lines)), f"{name}.yml": yaml_of(notes)}
    if random.random() < 0.5:
        files["originals/asal.yml"] = yaml_of({"title": nasty(random, empty="x"), "language": random.choice(TAGS)})
    for kind in ("models", "people", "organisations", "other-models"):
        if random.random() < 0.3:
            name = f"X{random.randrange(9)} {random.choice(SYNTAX)}".strip()
            slug = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
            files[f"{kind}/{slug}.yml"] = yaml_of({"name": name, "aliases": [nasty(random, 2, empty="x")]})
    return Input(files=_mended(files) if random.random() < 0.9 else files, told=all_told)


def page(random: Random) -> Input:
    """A saved web page, whole or damaged, or one that is made of any elements."""
    if random.random() < 0.2:
        saved = random.choice(sorted(RECEIVED.glob("*.html"))).read_bytes()
        return Input(files={"page.html": damaged(random, saved)}, told={})
    return Input(files={"page.html": encoded(web_page(random))}, told={})


INPUTS: Mapping[str, Callable[[Random], Input]] = {
    "reading": reading,
    "describing": describing,
    "claiming": claiming,
    "page": page,
    "folder": folder,
}


def _sentences(random: Random, tag: str, blocks: int) -> tuple[list[str], Said, list[Keys]]:
    """Lines of an article, what each says by its number, and the claims of that."""
    lines: list[str] = []
    said: dict[int, tuple[Told, ...]] = {}
    claims: list[Keys] = []
    joints = (". ", ", ", "; ", *(f" {word} " for word in text_rules(tag).numbers.both))
    for _ in range(blocks):
        if random.random() < 0.3:
            lines.append("x " + " ".join(line(random).split("\n")).replace("\r", " "))
        slug, model = random.choice(tuple(MODELS.items()))
        block = tuple(told(random, tag, model) for _ in range(random.choice((1, 1, 2))))
        lines.append(disguised(random, random.choice(joints).join(one.sentence for one in block)))
        said[len(lines)] = block
        claims += [claim(random, one, slug) for one in block]
    return lines, said, claims


def _mended(files: Files) -> Files:
    """The files without the lines and the names that are told to be wrong, so that they are a site."""
    while errors := [problem for problem in made(files)[1] if not problem.warning]:
        wrong: dict[str, set[int]] = {}
        for problem in errors:
            wrong.setdefault(problem.path.removeprefix("seeds/"), set()).add(problem.line)
        kept = {name: data for name, data in files.items() if not (name in wrong and "/" in name)}
        for name in wrong.keys() & kept.keys():
            lines = enumerate(kept[name].split(b"\n"), start=1)
            kept[name] = b"\n".join(text for number, text in lines if number not in wrong[name])
        files = kept
    return files
