"""Claims that say one thing are one statement; whose words they are; what readers see in another language only."""

from __future__ import annotations

import pytest
from samples import made
from terbuka.types import Claim

NAMES = {
    "models/kancil-2.yml": "name: Kancil 2\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\n",
    "organisations/rimba-riset.yml": "name: Rimba Riset\npart_of: rimba-lab\n",
    "organisations/koran-contoh.yml": "name: Koran Contoh\n",
    "people/sari-dewi.yml": "name: Sari Dewi\n",
    "people/budi-santoso.yml": "name: Budi Santoso\n",
    "originals/asal.yml": "publisher: koran-contoh\n",
}
ID = "Kancil 2 dibuat Rimba Lab.\nKancil 2 cepat sekali dan sangat murah.\nHarga Kancil 2 rendah.\n"
PT = "Kancil 2 foi feito pela Rimba Lab.\nKancil 2 é muito rápido e bem barato.\nO preço de Kancil 2 é baixo.\n"


def entry(attribute: str, value: str, quote: str, **more: str) -> str:
    keys = {"model": "kancil-2", "attribute": attribute, "value": value, "quote": quote, **more}
    return "  - {" + ", ".join(f"{key}: {text}" for key, text in keys.items()) + "}\n"


def notes(language: str, *claims: str, more: str = "original: asal\n") -> str:
    return f"language: {language}\n{more}claims:\n" + "".join(claims)


def statements(files: dict[str, str]) -> list[list[str]]:
    """The statements on the model, each by the quotes of its claims; there must be no errors."""
    site, problems = made({**NAMES, **files})
    assert [str(problem) for problem in problems if not problem.warning] == []
    return [[claim.quote for claim in statement.claims] for statement in site.statements]


def pair(id_claims: list[str], pt_claims: list[str], **other: str) -> dict[str, str]:
    return {
        "a.txt": ID,
        "a.yml": notes("id", *id_claims, **other),
        "b.txt": PT,
        "b.yml": notes("pt-BR", *pt_claims, **other),
    }


FAST = entry("results", "cepat sekali", "Kancil 2 cepat sekali")
RAPIDO = entry("results", "muito rápido", "Kancil 2 é muito rápido")
CHEAP = entry("results", "sangat murah", "sangat murah")
BARATO = entry("results", "bem barato", "bem barato")


def test_the_same_value_is_one_statement_whatever_the_article() -> None:
    maker = entry("developer", "Rimba Lab", "Kancil 2 dibuat Rimba Lab")
    fez = entry("developer", "Rimba Lab", "feito pela Rimba Lab")
    one = [["Kancil 2 dibuat Rimba Lab", "feito pela Rimba Lab"]]
    assert statements(pair([maker], [fez])) == one
    assert statements(pair([maker], [fez], more="")) == one


def test_words_of_blocks_that_translate_each_other_are_one_statement_in_their_order() -> None:
    assert statements(pair([FAST, CHEAP], [RAPIDO, BARATO])) == [
        ["Kancil 2 cepat sekali", "Kancil 2 é muito rápido"],
        ["sangat murah", "bem barato"],
    ]
    # The order in which an editor wrote them does not count.
    assert statements(pair([FAST, CHEAP], [BARATO, RAPIDO])) == statements(pair([FAST, CHEAP], [RAPIDO, BARATO]))


def test_words_without_a_counterpart_stand_alone() -> None:
    alone = [["Kancil 2 cepat sekali"], ["sangat murah"], ["Kancil 2 é muito rápido"]]
    assert statements(pair([FAST, CHEAP], [RAPIDO])) == alone
    low = entry("results", "baixo", "Kancil 2 é baixo")
    assert statements(pair([FAST], [low])) == [["Kancil 2 cepat sekali"], ["Kancil 2 é baixo"]]


def test_texts_of_different_originals_are_not_paired() -> None:
    assert len(statements(pair([FAST], [RAPIDO], more=""))) == 2


def claims(files: dict[str, str]) -> tuple[Claim, ...]:
    return made({**NAMES, **files})[0].claims


def test_an_editor_joins_and_parts_them() -> None:
    first, second = claims(pair([FAST], [RAPIDO]))
    parted = RAPIDO.replace("}", f", apart_from: [{first.id}]}}")
    assert len(statements(pair([FAST], [parted]))) == 2
    joined = entry("results", "baixo", "Kancil 2 é baixo", same_as=f"[{first.id}]")
    assert statements(pair([FAST], [joined])) == [["Kancil 2 cepat sekali", "Kancil 2 é baixo"]]
    assert second.id != first.id


def test_an_id_stays_when_claims_come_go_and_change_places() -> None:
    alone = claims(pair([FAST], []))[0].id
    among = {claim.quote: claim.id for claim in claims(pair([CHEAP, FAST], [BARATO, RAPIDO]))}
    assert among["Kancil 2 cepat sekali"] == alone
    assert len({*among.values()}) == 4


MAKER = entry("developer", "Rimba Lab", "Kancil 2 dibuat Rimba Lab")
SAID = "Kancil 2 dibuat Rimba Lab.\nSari Dewi dari Rimba Riset memuji: Kancil 2 cepat sekali.\nKoran Contoh juga.\n"
ROLE = "people:\n  - {person: sari-dewi, role: dari Rimba Riset, organisation: rimba-riset}\n"


@pytest.mark.parametrize(
    ("who", "more", "tie"),
    [
        pytest.param("sari-dewi", ROLE, "developer", id="a person of a part of the developer"),
        pytest.param("sari-dewi", "", None, id="a person of whom the article says nothing"),
        pytest.param(
            "sari-dewi",
            ROLE.replace("organisation: rimba-riset", "organisation: koran-contoh"),
            "independent",
            id="a person of another organisation",
        ),
        pytest.param("rimba-riset", "", "developer", id="a part of the developer"),
        pytest.param(None, "original: asal\n", "independent", id="the article, of an original from elsewhere"),
        pytest.param(None, "publisher: Rimba Lab\n", "developer", id="the article, which the developer published"),
        pytest.param(None, "publisher: Harian Lain\n", None, id="the article, of a publisher without a file"),
        pytest.param(None, "original: lain\npublisher: Koran Contoh\n", None, id="the article, of an unknown original"),
        pytest.param(None, "", None, id="the article, of nobody knows where"),
    ],
)
def test_whose_words_a_claim_is(who: str | None, more: str, tie: str | None) -> None:
    fast = entry("results", "cepat sekali", "Kancil 2 cepat sekali", **({"speaker": who} if who else {}))
    site, problems = made({**NAMES, "a.txt": SAID, "a.yml": notes("id", MAKER, fast, more=more)})
    assert [str(problem) for problem in problems if not problem.warning] == []
    assert [claim.tie for claim in site.claims if claim.attribute == "results"] == [tie]


def test_without_a_known_developer_nobody_is_independent_of_it() -> None:
    fast = entry("results", "cepat sekali", "Kancil 2 cepat sekali", speaker="koran-contoh")
    site, _ = made({**NAMES, "a.txt": "Koran Contoh: Kancil 2 cepat sekali.\n", "a.yml": notes("id", fast, more="")})
    assert [claim.tie for claim in site.claims] == [None]


def speaker_problems(**changes: str) -> list[str]:
    """The codes for a claim of Sari Dewi's in block 3, where block 2 names her, with keys of its notes changed."""
    text = (
        "Kancil 2 dibuat Rimba Lab.\nSari Dewi, kepala riset, bicara.\nKancil 2 cepat sekali.\nBudi Santoso setuju.\n"
    )
    given = {"speaker": "sari-dewi", "people": "", **changes}
    fast = entry("results", "cepat sekali", "Kancil 2 cepat sekali", speaker=given["speaker"])
    _, problems = made({**NAMES, "a.txt": text, "a.yml": notes("id", fast, more=given["people"])})
    return [problem.code for problem in problems if not problem.warning]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"speaker": "budi-santoso"}, ["speaker-not-named"]),  # only later
        ({"speaker": "sari"}, ["unknown-name"]),
        ({"speaker": "budi-santoso", "people": "speaks: [{speaker: budi-santoso, blocks: 2-3}]\n"}, []),
        ({"people": "speaks: [{speaker: sari-dewi, blocks: 2-9}]\n"}, ["no-block"]),
        ({"people": "speaks: [{speaker: sari, blocks: 2}]\n"}, ["unknown-name"]),
        ({"people": "speaks: [{speaker: sari-dewi, blocks: 3-2}]\n"}, ["bad-number"]),
        ({"people": "people: [{person: sari-dewi, role: kepala riset}]\n"}, []),
        ({"people": "people: [{person: sari-dewi, role: kepala lab}]\n"}, ["role-not-found"]),
        ({"people": "people: [{person: sari-dewi, role: Kancil 2}]\n"}, ["role-not-found"]),  # not where she is named
        ({"people": "people: [{person: sari-dewi, role: kepala riset, organisation: rimba}]\n"}, ["unknown-name"]),
        ({"people": "people: [{person: sari-dewi, role: kepala riset, gloss: {id: kepala}}]\n"}, ["needless-gloss"]),
        ({"people": "people:\n" + "  - {person: sari-dewi, role: kepala riset}\n" * 20}, []),
        ({"people": "people:\n" + "  - {person: sari-dewi, role: kepala riset}\n" * 22}, ["too-many-roles"]),
        ({"people": "remarks: [{block: 9, remark: x}]\n"}, ["no-block"]),
        ({"people": "remarks: [{block: 2, text: cepat, remark: x}]\n"}, ["remark-not-found"]),
        ({"people": "remarks: [{block: 3, text: cepat, remark: x}]\n"}, []),
    ],
)
def test_speakers_and_roles_are_those_that_the_text_names(changes: dict[str, str], codes: list[str]) -> None:
    assert speaker_problems(**changes) == codes


def lacking(files: dict[str, str]) -> list[str]:
    return [problem.message for problem in made({**NAMES, **files})[1] if problem.code == "no-gloss"]


def test_words_want_a_gloss_in_each_language_in_which_nobody_says_them() -> None:
    def glossed(tags: str) -> str:
        return FAST.replace("}\n", f", gloss: {{{tags}}}}}\n")

    alone = notes("id", FAST, more="")
    assert lacking({"a.txt": ID, "a.yml": alone}) == ["'gloss' lacks words in en, pt-BR: line 3"]
    assert lacking({"a.txt": ID, "a.yml": notes("id", glossed("en: very fast"), more="")}) == [
        "'gloss' lacks words in pt-BR: line 3"
    ]
    assert lacking({"a.txt": ID, "a.yml": notes("id", glossed("en: very fast, pt-BR: muito"), more="")}) == []
    # The other translation says it in Portuguese, and what is glossed in one serves both.
    assert lacking(pair([glossed("en: very fast")], [RAPIDO])) == []


def test_a_name_wants_no_gloss() -> None:
    named = entry("results", "Kancil 2", "Kancil 2 cepat sekali")
    assert lacking({"a.txt": ID, "a.yml": notes("id", named, more="")}) == []


def test_a_gloss_of_a_quotation_is_wanted_in_each_language() -> None:
    text = "“Kancil 2 cepat sekali,” kata Sari Dewi.\n"
    quoted = "language: id\nquotations: [{text: cepat sekali, gloss: {en: very fast}}]\n"
    assert lacking({"a.txt": text, "a.yml": quoted}) == ["'gloss' lacks words in pt-BR: line 2"]
    assert lacking({"a.txt": text, "a.yml": quoted.replace("}}", ", pt-BR: muito rápido}}")}) == []


@pytest.mark.parametrize(("publisher", "codes"), [("Koran Contoh", []), ("Harian Lain", ["unknown-publisher"])])
def test_a_publisher_is_an_organisation_that_is_known(publisher: str, codes: list[str]) -> None:
    _, problems = made({**NAMES, "a.txt": ID, "a.yml": f"language: id\npublisher: {publisher}\n"})
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize(
    ("remark", "code"),
    [
        ("{en: for “a”, or so}", "empty-value"),  # YAML ends the text at the comma
        ('"dari \\u202e kanan"', "control-character"),  # would turn all that follows it
    ],
)
def test_what_editors_write_for_readers_is_all_of_it_and_turns_nothing(remark: str, code: str) -> None:
    _, problems = made({**NAMES, "a.txt": ID, "a.yml": f"language: id\nremarks: [{{block: 1, remark: {remark}}}]\n"})
    assert code in [problem.code for problem in problems]
