"""A story of the corpus: what an article tells, in any of the three languages, and what its editor writes of it."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date

from bench.words import TAGS, Crowd, InAll, Named, capital, cast, made_up, rare_word, sentence

LENGTH = 5600  # characters of an article, about
MOST_CLAIMS = 25
WORDED = ("results", "openness-described", "significance", "uses", "reception", "openness-reasons", "better-than")
FIRST_DAY = date(2023, 1, 1)

SAID: InAll = {"id": "kata {p}", "pt-BR": "disse {p}", "en": "said {p}"}
ROLES: tuple[InAll, ...] = (
    {"id": "kepala peneliti di {o}", "pt-BR": "chefe de pesquisa da {o}", "en": "head of research at {o}"},
    {"id": "CEO {o}", "pt-BR": "CEO da {o}", "en": "CEO of {o}"},
    {"id": "insinyur di {o}", "pt-BR": "engenheira da {o}", "en": "engineer at {o}"},
)
REASON: InAll = {
    "id": "Kalimat ini mengatakannya dengan kata lain.",
    "pt-BR": "A frase diz isso com outras palavras.",
    "en": "The sentence says it in other words.",
}
ADDED: InAll = {"id": "navigasi situs", "pt-BR": "navegação do site", "en": "navigation of the site"}
# What a number is claimed for: what it can be, the value that an editor writes, and what articles write.
COUNTED: Mapping[str, tuple[Sequence[int], str, InAll]] = {
    "training-cost": (
        range(2, 90),
        "about {n} million USD",
        {
            "id": "Pelatihan {m} menelan biaya sekitar $ {n} juta",
            "pt-BR": "O treinamento do {m} custou cerca de US$ {n} milhões",
            "en": "Training {m} cost about ${n} million",
        },
    ),
    "parameters-total": (
        (3, 7, 8, 13, 34, 70, 132, 405),
        "{n} billion parameters",
        {
            "id": "Secara keseluruhan {m} mempunyai {n} miliar parameter",
            "pt-BR": "No total o {m} tem {n} bilhões de parâmetros",
            "en": "In total {m} has {n} billion parameters",
        },
    ),
    "training-tokens": (
        range(2, 16),
        "over {n} trillion tokens",
        {
            "id": "Untuk melatih {m} dipakai lebih dari {n} triliun token",
            "pt-BR": "Para treinar o {m} foram usados mais de {n} trilhões de tokens",
            "en": "To train {m} its makers used more than {n} trillion tokens",
        },
    ),
    "languages": (
        range(8, 140),
        "{n} languages",
        {
            "id": "Kini {m} menguasai {n} bahasa",
            "pt-BR": "O {m} domina {n} idiomas",
            "en": "Now {m} knows {n} languages",
        },
    ),
}
NAMED: Mapping[str, InAll] = {
    "developer": {"id": "Di balik {m} berdiri {v}", "pt-BR": "Por trás do {m} está {v}", "en": "Behind {m} stands {v}"},
    "team-lead": {
        "id": "Tim yang membuat {m} dipimpin {v}",
        "pt-BR": "A equipe do {m} é liderada por {v}",
        "en": "The team of {m} is led by {v}",
    },
    "licence": {
        "id": "Semua orang boleh memakai {m} dengan lisensi {v}",
        "pt-BR": "Todos podem usar o {m} sob a licença {v}",
        "en": "Everybody may use {m} under the licence {v}",
    },
}
DATED: InAll = {"id": "Publik mengenal {m} pada {d}", "pt-BR": "O {m} saiu em {d}", "en": "The public met {m} on {d}"}
RELEASED: InAll = {
    "id": "Bobot {m} dapat diunduh siapa saja",
    "pt-BR": "Qualquer um pode baixar os pesos do {m}",
    "en": "Anybody can download the weights of {m}",
}


@dataclass
class Told:
    """A claim of a story, with its block, counted from 0, and its words in all languages; `keys` are its others."""

    model: str
    attribute: str
    block: int
    quote: InAll
    value: InAll
    is_words: bool = False
    keys: dict[str, Any] = field(default_factory=dict)


class Story:
    """What an article tells. `blocks` are its paragraphs, each as sentences; headings are among them."""

    def __init__(self, number: int, crowds: Mapping[str, Crowd]) -> None:
        self.number, self.chance = number, random.Random(f"story {number}")
        main = number // 20 if number % 20 == 0 else None
        self.cast = cast(self.chance, crowds, main if main is None or main < len(crowds["models"].items) else None)
        self.publisher: Named = crowds["organisations"].some(self.chance, 1)[0]
        self.day = FIRST_DAY + timedelta(days=self.chance.randrange(1400))
        told = self._sentence()
        first, last = self.cast["models"][0].name, made_up(8_000_000 + number)
        self.title = in_all(lambda tag: f"{first}: {cut(told[tag], 50)} {last}")
        self.blocks: list[list[InAll]] = []
        self.headings: list[int] = []
        self.claims: list[Told] = []
        self.people: list[tuple[Named, Named, InAll]] = []
        self.quotations: list[tuple[Named, InAll]] = []
        self._tell()

    def tags(self, count: int) -> list[str]:
        """The languages in which it is told."""
        first = self.chance.choices(TAGS, weights=(5, 3, 2))[0]
        return [first, *self.chance.sample([tag for tag in TAGS if tag != first], count - 1)]

    def _sentence(self) -> InAll:
        return sentence(self.chance, self.cast)

    def _tell(self) -> None:
        chance = self.chance
        for person in self.cast["people"]:
            self._introduce(person)
        claims = (self._words, self._number, self._name, self._date, self._yes)
        for _ in range(min(MOST_CLAIMS, int(chance.paretovariate(1.1) * 2))):
            chance.choices(claims, weights=(12, 5, 4, 1, 2))[0](chance.choice(self.cast["models"]))
        while sum(len(each["id"]) for block in self.blocks for each in block) < LENGTH:
            if chance.random() < 0.15:
                self._head()
            self.blocks.append([self._sentence() for _ in range(chance.randint(2, 5))])

    def _introduce(self, person: Named) -> None:
        organisation, follows = self.chance.choice(self.cast["organisations"]), self._sentence()
        role = filled(self.chance.choice(ROLES), o=organisation.name)
        self.people.append((person, organisation, role))
        self.blocks.append([in_all(lambda tag: f"{person.name}, {role[tag]}, {follows[tag]}"), self._sentence()])

    def _head(self) -> None:
        words, last = self._sentence(), rare_word(self.chance)
        self.headings.append(len(self.blocks))
        self.blocks.append([in_all(lambda tag: f"{cut(words[tag], 24)} {last}")])

    def _add(self, model: Named, attribute: str, quote: InAll, value: str, **keys: Any) -> None:
        """Claim what has the same value in all languages, and is no words."""
        if not any(claim.quote == quote for claim in self.claims):
            self.claims.append(
                Told(model.slug, attribute, len(self.blocks), quote, dict.fromkeys(TAGS, value), keys=keys)
            )
            self.blocks.append([quote, self._sentence()])

    def _words(self, model: Named) -> None:
        words, follows = self._sentence(), self._sentence()
        claim = Told(model.slug, self.chance.choice(WORDED), len(self.blocks), words, words, is_words=True)
        first: InAll = words
        if self.chance.random() < 0.5:
            person = self.chance.choice(self.people)[0]
            claim.keys["speaker"] = person.slug
            self.quotations.append((person, words))
            first = in_all(lambda tag: f"“{words[tag]},” {SAID[tag].format(p=person.name)}")
        if self.chance.random() < 0.2:
            claim.keys |= {"reading": "model", "reason": REASON}
        self.claims.append(claim)
        self.blocks.append([first, in_all(lambda tag: f"{model.name} {follows[tag][:1].lower()}{follows[tag][1:]}")])

    def _own(self, model: Named, attribute: str) -> random.Random:
        """What most articles agree on of a model comes from its own chance."""
        who = model.slug if self.chance.random() < 0.9 else self.number
        return random.Random(f"{who} {attribute}")

    def _number(self, model: Named) -> None:
        attribute = self.chance.choice([*COUNTED])
        amounts, value, words = COUNTED[attribute]
        n = self._own(model, attribute).choice(amounts)
        self._add(model, attribute, filled(words, m=model.name, n=n), value.format(n=n))

    def _name(self, model: Named) -> None:
        attribute = self.chance.choice([*NAMED])
        kind = {"developer": "organisations", "team-lead": "people"}.get(attribute)
        name = self._own(model, attribute).choice(self.cast[kind]).name if kind else "Apache 2.0"
        self._add(model, attribute, filled(NAMED[attribute], m=model.name, v=name), name)

    def _date(self, model: Named) -> None:
        day = FIRST_DAY + timedelta(days=self._own(model, "release-date").randrange(1400))
        days = in_all(lambda tag: format_date(day, "long", locale=tag.replace("-", "_")))
        words = in_all(lambda tag: DATED[tag].format(m=model.name, d=days[tag]))
        self._add(model, "release-date", words, day.isoformat())

    def _yes(self, model: Named) -> None:
        words = filled(RELEASED, m=model.name)
        self._add(model, "weights-released", words, "yes", reading="editor", reason=REASON)

    def told(self, tag: str, original: str | None) -> tuple[str, dict[str, Any]]:
        """The article's text in a language, and its notes."""
        chance = random.Random(f"{self.number} {tag}")
        lines = [self.title[tag]] if (has_headline := chance.random() < 0.5) else []
        first = len(lines) + 1  # the number of the first block
        lines += [self._line(number, tag) for number in range(len(self.blocks))]
        notes: dict[str, Any] = {"language": tag, "title": self.title[tag]}
        notes |= {"original": original} if original else {"publisher": self.publisher.name}
        notes |= {"published": self.day.isoformat()} if chance.random() < 0.8 else {}
        notes["headings"] = [lines[number + has_headline] for number in self.headings]
        if chance.random() < 0.2:
            lines.append("Source link")
            notes["omit"] = [{"text": "Source link", "reason": ADDED, "block": len(lines)}]
        if chance.random() < 0.2:
            words = self.blocks[0][0][tag].split(", ")[0]
            notes["remarks"] = [{"block": first, "text": words, "remark": REASON}]
        notes["people"] = [
            {
                "person": who.slug,
                "role": role[tag],
                "organisation": where.slug,
                "gloss": _but(role, tag),
            }
            for who, where, role in self.people
        ]
        notes["quotations"] = [
            {"text": words[tag], "speaker": who.slug, "gloss": _but(words, tag)} for who, words in self.quotations
        ]
        notes["claims"] = [_draft(claim, tag, first) for claim in self.claims]
        return "\n\n".join(lines) + "\n", {key: value for key, value in notes.items() if value}

    def _line(self, number: int, tag: str) -> str:
        texts = [each[tag] for each in self.blocks[number]]
        return texts[0] if number in self.headings else " ".join(f"{capital(text)}." for text in texts)

    @property
    def original(self) -> dict[str, Any]:
        """What is known of the text that its translations translate."""
        return {
            "title": f"{self.title['en']}, as it was first told",
            "language": "en",
            "publisher": self.publisher.slug,
            "url": f"https://corpus.example/{self.number}",
            "found": REASON,
        }


def in_all(words: Callable[[str], str]) -> InAll:
    """What a function of the language makes in each."""
    return {tag: words(tag) for tag in TAGS}


def filled(words: InAll, **given: object) -> InAll:
    return in_all(lambda tag: words[tag].format(**given))


def cut(text: str, length: int) -> str:
    """The first words of a text, of so many characters at most."""
    return text[:length].rsplit(" ", 1)[0]


def _but(words: InAll, tag: str) -> InAll:
    """What editors translate: the words in all languages but the article's."""
    return {other: words[other] for other in TAGS if other != tag}


def _draft(claim: Told, tag: str, first: int) -> dict[str, Any]:
    """A claim as an editor of the article in a language writes it; `first` is the number of the story's first block."""
    said = {"model": claim.model, "attribute": claim.attribute, "value": claim.value[tag], "quote": claim.quote[tag]}
    gloss = {"gloss": _but(claim.value, tag)} if claim.is_words else {}
    return {**said, "block": claim.block + first, **gloss, **claim.keys}
