"""What makes a claim an error: each proof with its code, its place in the `.yml`, and a cure that works."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from evidence import LONG, NAMES, NOTES, claim, claimed, corpus, written
from hypothesis import given
from hypothesis import strategies as st
from samples import Files, errors_of, made, place
from terbuka.problems import Problem
from terbuka.types import Claim

Entry = dict[str, str]


def errors(files: Files) -> list[Problem]:
    return [problem for problem in made(files)[1] if not problem.warning]


def proven(article: str, *claims: Entry) -> tuple[Claim, ...]:
    """The claims of an article of the corpus, which must have no errors."""
    site, problems = made(claimed(article, claims))
    assert not [str(problem) for problem in problems if not problem.warning]
    return site.claims


@dataclass(frozen=True)
class Fault:
    """A claim with faults. `▶` stands before each value in whose place a problem is expected, in `codes`' order.

    `fix` are words of the first problem's cure. `cure` are the keys that an editor changes when following it.
    """

    title: str
    article: str
    claim: Entry
    code: str
    message: str
    fix: str
    cure: Entry

    def files(self) -> tuple[Files, str]:
        """The article with the claim, and where its problem is to be found, as `path:line:column`."""
        notes = NOTES[self.article] + written(self.claim)
        before, mark, after = notes.partition("▶")
        assert mark and "▶" not in after
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return corpus(self.article, before + after), f"{self.article}.yml:{line}:{column}"


SIZE = claim("kancil-2", "parameters-total", "7 billion parameters", "memiliki 7 miliar parameter")
NAMED = {"named_in": "memperkenalkan Kancil 2"}
TOKENS = claim("kancil-2", "training-tokens", "about 1.5 trillion tokens", "sekitar 1,5 triliun token", **NAMED)
LICENCE = claim("kancil-2", "licence", "Daun 1.0", "lisensi Daun 1.0")
CODE = claim("kancil-2", "programming-languages", "12 programming-languages", "12 bahasa pemrograman")
COST = claim("kancil-2", "training-cost", "12 million USD", "menghabiskan $12 juta untuk Kancil 2")
PRAISE = claim("kancil-2", "results", "cepat, kata mereka", "cepat, kata mereka lagi")

FAULTS = [
    Fault(
        "a model without a file",
        "id",
        {**LICENCE, "model": "▶kancil-3"},
        "unknown-model",
        "there is no model 'kancil-3'",
        "did you mean 'kancil-2'? (a new model needs a file in seeds/models/)",
        {"model": "kancil-2"},
    ),
    Fault(
        "a model by its name instead of its file's",
        "id",
        {**LICENCE, "model": "▶Kancil 2"},
        "unknown-model",
        "there is no model 'Kancil 2'",
        "did you mean 'kancil-2'? (a new model needs a file in seeds/models/)",
        {"model": "kancil-2"},
    ),
    Fault(
        "an attribute that does not exist",
        "id",
        {**LICENCE, "attribute": "▶license"},
        "unknown-attribute",
        "there is no attribute 'license'",
        "did you mean 'licence'?",
        {"attribute": "licence"},
    ),
    Fault(
        "a quantity without a number",
        "id",
        {**SIZE, **NAMED, "value": "▶many parameters"},
        "bad-value",
        "Write it like",
        "'parameters-total' takes a number with its unit",
        {"value": "7 billion parameters"},
    ),
    Fault(
        "a number written in the article's language",
        "id",
        {**SIZE, **NAMED, "value": "▶7 miliar parameters"},
        "bad-value",
        "must be one that the attribute allows (parameters)",
        "'parameters-total' takes a number with its unit",
        {"value": "7 billion parameters"},
    ),
    Fault(
        "a unit that the attribute does not count in",
        "id",
        {**SIZE, **NAMED, "value": "▶7 billion tokens"},
        "bad-value",
        "must be one that the attribute allows (parameters)",
        "'parameters-total' takes a number with its unit",
        {"value": "7 billion"},
    ),
    Fault(
        "a day that does not exist",
        "id",
        claim("kancil-2", "release-date", "▶2025-03-32", "pada bulan Maret 2025"),
        "bad-value",
        "Write 2024-10-28, 2024-10, 2024, --09 or September",
        "'release-date' takes a date",
        {"value": "2025-03"},
    ),
    Fault(
        "neither yes nor no",
        "id",
        claim("kancil-2", "weights-released", "▶perhaps", "bisa diunduh", reading="editor", reason="they are free"),
        "bad-value",
        "must be yes or no",
        "'weights-released' takes yes or no",
        {"value": "yes"},
    ),
    Fault(
        "names without a comma's right place",
        "id",
        {**LICENCE, "value": "▶Daun 1.0,"},
        "bad-value",
        "separated by one comma",
        "'licence' takes names",
        {"value": "Daun 1.0"},
    ),
    Fault(
        "a name without a file",
        "id",
        {**LICENCE, "value": "▶Daun 1"},
        "unknown-name",
        "there is no file for the name 'Daun 1'",
        "did you mean 'Daun 1.0'? (a new name needs a file in seeds/licences/)",
        {"value": "Daun 1.0"},
    ),
    Fault(
        "a name of another kind",
        "id",
        {**LICENCE, "value": "▶Rimba Lab"},
        "unknown-name",
        "there is no file for the name 'Rimba Lab'",
        "known are Akar 2.0, Daun 1.0 (a new name needs a file in seeds/licences/)",
        {"value": "Daun 1.0"},
    ),
    Fault(
        "a word of the quote is another",
        "id",
        {**LICENCE, "quote": "▶Kancil 2 pada bulan April 2025 di bawah lisensi Daun 1.0"},
        "quote-not-found",
        "the article does not hold “Kancil 2 pada bulan April 2025 di bawah lisensi Daun 1.0”",
        "the nearest there is “Kancil 2 pada bulan Maret 2025 di bawah lisensi Daun 1.0.”",
        {"quote": "Kancil 2 pada bulan Maret 2025 di bawah lisensi Daun 1.0."},
    ),
    Fault(
        "the quote's marks are other ones",
        "id",
        {**CODE, "quote": '▶"Kancil 2 memahami 12 bahasa pemrograman,"'},
        "quote-not-found",
        "does not hold",
        "the nearest there is ““Kancil 2 memahami 12 bahasa pemrograman,””",
        {"quote": "“Kancil 2 memahami 12 bahasa pemrograman,”"},
    ),
    Fault(
        "the quote's capitals are other ones",
        "id",
        {**LICENCE, "quote": "▶di bawah Lisensi Daun 1.0"},
        "quote-not-found",
        "does not hold",
        "the nearest there is “di bawah lisensi Daun 1.0.”",
        {"quote": "di bawah lisensi Daun 1.0."},
    ),
    Fault(
        "the quote runs over two blocks",
        "id",
        {**LICENCE, "quote": "▶lisensi Daun 1.0. Model itu"},
        "quote-not-found",
        "does not hold",
        "it runs from block 3 into block 4: take words of one block alone",
        {"quote": "lisensi Daun 1.0."},
    ),
    Fault(
        "the quote stands in another block than the one named",
        "id",
        {**LICENCE, "quote": "▶lisensi Daun 1.0", "block": "4"},
        "quote-not-found",
        "block 4 does not hold “lisensi Daun 1.0”",
        "write the block that it stands in: 3",
        {"block": "3"},
    ),
    Fault(
        "the quote was omitted from the article",
        "id",
        claim("kancil-2", "used-in", "dipakai 5 juta orang", "▶dipakai 5 juta orang"),
        "quote-not-found",
        "the article does not hold “dipakai 5 juta orang”",
        "copy it from the article",
        {"value": "Kancil Kedua", "quote": "Kancil Kedua bisa diunduh"},
    ),
    Fault(
        "the quote is the byline, which is no block of the text",
        "id",
        claim("kancil-2", "team-lead", "Sari Dewi", "▶Oleh Sari Dewi", reading="editor", reason="so"),
        "quote-not-found",
        "does not hold",
        "copy it from the article",
        {"quote": "Kancil 2 memahami"},
    ),
    Fault(
        "the quote stands in two blocks",
        "id",
        claim("kancil-2", "results", "cepat", "▶Kancil 2 cepat."),
        "quote-ambiguous",
        "stands in the article 2 times, in the blocks 9, 10",
        "add 'block: n'",
        {"block": "10"},
    ),
    Fault(
        "the quote stands twice in one block",
        "id",
        claim("kancil-2", "results", "cepat", "▶Kancil 2 cepat", block="9"),
        "quote-ambiguous",
        "stands in the article 2 times, in the blocks 9, 9",
        "quote more words",
        {"quote": "Kancil 2 cepat, kata mereka"},
    ),
    Fault(
        "a quote of 301 characters",
        "id",
        claim("kancil-2", "results", "dan terus", f"▶{LONG}."),
        "quote-too-long",
        "the quote has 301 characters, the limit is 300",
        "keep only the words that say it",
        {"quote": LONG},
    ),
    Fault(
        "a quote that begins inside a word",
        "id",
        {**LICENCE, "quote": "▶sensi Daun 1.0"},
        "quote-cuts-word",
        "begins or ends inside a word",
        "quote whole words",
        {"quote": "lisensi Daun 1.0"},
    ),
    Fault(
        "a quote that ends inside a number",
        "id",
        claim("kancil-2", "results", "memahami", "▶Kancil 2 memahami 1"),
        "quote-cuts-word",
        "begins or ends inside a word",
        "quote whole words",
        {"quote": "Kancil 2 memahami 12"},
    ),
    Fault(
        "a quote that ends inside a version",
        "id",
        {**CODE, "attribute": "openness-described", "value": "di bawah lisensi", "quote": "▶di bawah lisensi Daun 1."},
        "quote-cuts-word",
        "begins or ends inside a word",
        "quote whole words",
        {"quote": "di bawah lisensi Daun 1.0."},
    ),
    Fault(
        "a quote that begins inside a decimal number",
        "id",
        {**PRAISE, **NAMED, "value": "triliun token", "quote": "▶5 triliun token"},
        "quote-cuts-word",
        "begins or ends inside a word",
        "quote whole words",
        {"quote": "1,5 triliun token"},
    ),
    Fault(
        "another number than the quote's",
        "id",
        {**SIZE, **NAMED, "value": "▶70 billion parameters"},
        "value-not-in-quote",
        "does not hold the number 70 billion; its numbers: '7 miliar' (7 billion)",
        "write the number as the quote has it",
        {"value": "7 billion parameters"},
    ),
    Fault(
        "another scale than the quote's",
        "id",
        {**TOKENS, "value": "▶about 1.5 billion tokens"},
        "value-not-in-quote",
        "its numbers: '1,5 triliun' (1.5 trillion)",
        "write the number as the quote has it",
        {"value": "about 1.5 trillion tokens"},
    ),
    Fault(
        "the quote does not hold the unit",
        "id",
        {**TOKENS, "value": "▶about 1.5 trillion tokens", "quote": "sekitar 1,5 triliun"},
        "value-not-in-quote",
        "does not name the unit of '1,5 triliun': tokens, token",
        "write the number as the quote has it",
        {"quote": "sekitar 1,5 triliun token"},
    ),
    Fault(
        "another currency than the quote's",
        "pt-BR",
        claim("onca", "training-cost", "▶about 10 million USD", "cerca de R$ 10 milhões"),
        "value-not-in-quote",
        "does not say that 'R$ 10 milhões' is in USD",
        "reading: editor",
        {"reading": "editor", "reason": "reais, of which nobody knows the dollars"},
    ),
    Fault(
        "the value leaves out that the quote says about",
        "id",
        {**TOKENS, "value": "▶1.5 trillion tokens"},
        "value-not-in-quote",
        "the quote says about '1,5 triliun', not exactly that",
        "write 'about 1.5 trillion tokens'",
        {"value": "about 1.5 trillion tokens"},
    ),
    Fault(
        "the quote leaves out the article's word for about",
        "id",
        {**TOKENS, "value": "▶about 1.5 trillion tokens", "quote": "1,5 triliun token"},
        "value-not-in-quote",
        "the quote leaves out the word for 'about'",
        "write the number as the quote has it",
        {"quote": "sekitar 1,5 triliun token"},
    ),
    Fault(
        "the value is over what the quote says exactly",
        "id",
        {**SIZE, **NAMED, "value": "▶over 7 billion parameters"},
        "value-not-in-quote",
        "lacks the word for 'over'",
        "write the number as the quote has it",
        {"value": "7 billion parameters"},
    ),
    Fault(
        "the number belongs to the model's name",
        "id",
        claim("kancil-2", "parameters-total", "▶2 parameters", "$12 juta untuk Kancil 2"),
        "value-not-in-quote",
        "does not hold the number 2; its numbers: '$12 juta' (12 million)",
        "write the number as the quote has it",
        {"value": "7 billion parameters", "quote": "7 miliar parameter", **NAMED},
    ),
    Fault(
        "an organisation that the quote does not name",
        "id",
        claim("kancil-2", "developer", "▶Yayasan Hutan", "Rimba Lab memperkenalkan Kancil 2"),
        "value-not-in-quote",
        "the quote does not name Yayasan Hutan",
        "write what the quote says",
        {"value": "Rimba Lab"},
    ),
    Fault(
        "one of two organisations that the quote does not name",
        "id",
        claim("kancil-2", "developer", "▶Rimba Lab, Yayasan Hutan", "Rimba Lab memperkenalkan Kancil 2"),
        "value-not-in-quote",
        "the quote does not name Yayasan Hutan",
        "write what the quote says",
        {"value": "Rimba Lab"},
    ),
    Fault(
        "a licence that the quote does not name",
        "id",
        {**LICENCE, "value": "▶Akar 2.0"},
        "value-not-in-quote",
        "the quote does not name Akar 2.0",
        "write what the quote says",
        {"value": "Daun 1.0"},
    ),
    Fault(
        "words that the quote does not hold",
        "id",
        {**PRAISE, "value": "▶sangat cepat"},
        "value-not-in-quote",
        "does not hold the words 'sangat cepat'",
        "copy the value from the quote",
        {"value": "cepat"},
    ),
    Fault(
        "a part of a word of the quote",
        "id",
        {**PRAISE, "value": "▶cepat, kata mere"},
        "value-not-in-quote",
        "does not hold the words 'cepat, kata mere'",
        "copy the value from the quote",
        {"value": "cepat, kata mereka"},
    ),
    Fault(
        "another month than the quote's",
        "id",
        claim("kancil-2", "release-date", "▶2025-05", "pada bulan Maret 2025"),
        "value-not-in-quote",
        "does not name May as its language does",
        "write what the quote says",
        {"value": "2025-03"},
    ),
    Fault(
        "a year that the quote leaves out",
        "id",
        claim("kancil-2", "release-date", "▶2025-03", "pada bulan Maret"),
        "value-not-in-quote",
        "does not hold the year 2025",
        "write what the quote says",
        {"value": "--03"},
    ),
    Fault(
        "a day that the quote does not say",
        "id",
        claim("kancil-2", "release-date", "▶2025-03-02", "memperkenalkan Kancil 2 pada bulan Maret 2025"),
        "value-not-in-quote",
        "does not name 2 March",
        "write what the quote says",
        {"value": "2025-03"},
    ),
    Fault(
        "yes without an editor's reading",
        "id",
        claim("kancil-2", "weights-released", "▶yes", "bisa diunduh dari situs mereka"),
        "value-not-in-quote",
        "that is an editor's reading",
        "'reading: editor' and 'reason:'",
        {"reading": "editor", "reason": "what can be downloaded is released"},
    ),
    Fault(
        "the model is not named where the quote stands",
        "id",
        {**SIZE, "quote": "▶7 miliar parameter"},
        "model-not-named",
        "block 4, where the quote stands, does not name Kancil 2",
        "add 'named_in:' with words of an earlier block",
        NAMED,
    ),
    Fault(
        "only a look-alike is named where the quote stands",
        "id",
        claim("onca", "release-plan", "masih jauh", "▶masih jauh"),
        "model-not-named",
        "block 10, where the quote stands, does not name Onça",
        "add 'named_in:'",
        {"model": "kancil-2"},
    ),
    Fault(
        "words for the name that the article does not hold",
        "id",
        {**SIZE, "named_in": "▶mengenalkan Kancil 2"},
        "named-in-not-found",
        "the article does not hold “mengenalkan Kancil 2”",
        "the nearest there is “memperkenalkan Kancil 2”",
        {"named_in": "memperkenalkan Kancil 2"},
    ),
    Fault(
        "words for the name that were omitted from the article",
        "id",
        claim("kancil-2", "training-data", "memakai data", "memakai data", named_in="▶Baca juga: Kancil 2"),
        "named-in-not-found",
        "the article does not hold “Baca juga: Kancil 2”",
        "copy it from the article",
        NAMED,
    ),
    Fault(
        "words for the name that are cut off inside of a word",
        "id",
        {**SIZE, "named_in": "▶perkenalkan Kancil 2"},
        "named-in-not-found",
        "the article does not hold “perkenalkan Kancil 2”",
        "the nearest there is “memperkenalkan Kancil 2”",
        {"named_in": "memperkenalkan Kancil 2"},
    ),
    Fault(
        "words for the name that stand after the quote",
        "id",
        {**SIZE, "named_in": "▶Kancil 2 memahami 12"},
        "named-in-not-before",
        "“Kancil 2 memahami 12” stands in block 5, not before the quote's block 4",
        "give words of an earlier block",
        NAMED,
    ),
    Fault(
        "words for the name that stand beside the quote",
        "id",
        {**LICENCE, "named_in": "▶Rimba Lab memperkenalkan Kancil 2"},
        "named-in-not-before",
        "stands in block 3, not before the quote's block 3",
        "give words of an earlier block",
        {"quote": "12 bahasa pemrograman", "attribute": "programming-languages", "value": "12"},
    ),
    Fault(
        "words for the name without the name",
        "id",
        {**SIZE, "named_in": "▶Rimba Lab memperkenalkan"},
        "named-in-without-name",
        "“Rimba Lab memperkenalkan” does not name Kancil 2",
        "give words that hold its name: Kancil 2, Kantjil 2",
        NAMED,
    ),
    Fault(
        "words for the name that name a look-alike",
        "id",
        claim("kancil-2", "results", "dan terus", "x. Titik", named_in="▶Kancil 3 masih jauh") | {"value": "Titik"},
        "named-in-without-name",
        "“Kancil 3 masih jauh” does not name Kancil 2",
        "give words that hold its name",
        NAMED,
    ),
    Fault(
        "an editor's reading without its reason",
        "id",
        claim("kancil-2", "weights-released", "yes", "bisa diunduh", reading="▶editor"),
        "no-reason",
        "an editor's reading needs its reason",
        "add 'reason:', which readers will see",
        {"reason": "what can be downloaded is released"},
    ),
    Fault(
        "another reading than an editor's",
        "id",
        {**LICENCE, "reading": "▶author"},
        "bad-reading",
        "'author' is no way of reading",
        "write 'editor' where the value",
        {"reading": "editor", "reason": "a person read it"},
    ),
    Fault(
        "a speaker whom the article does not name up to there",
        "id",
        {**CODE, "speaker": "▶yayasan-hutan"},
        "speaker-not-named",
        "the article does not name Yayasan Hutan in block 5 or before it",
        "give somebody whom it names there",
        {"speaker": "budi-santoso"},
    ),
    Fault(
        "a speaker without a file",
        "id",
        {**CODE, "speaker": "▶budi-santosa"},
        "unknown-name",
        "there is no person or organisation 'budi-santosa'",
        "did you mean 'budi-santoso'?",
        {"speaker": "budi-santoso"},
    ),
    Fault(
        "a speaker by the name instead of the file's",
        "id",
        {**CODE, "speaker": "▶Budi Santoso"},
        "bad-slug",
        "'Budi Santoso' is no name of a file",
        "write 'budi-santoso' if that is the file's name",
        {"speaker": "budi-santoso"},
    ),
    Fault(
        "no number of a block",
        "id",
        {**LICENCE, "block": "▶third"},
        "bad-number",
        "'third' is no block number",
        "count the text's non-blank lines from 1: on its page ¶ shows it",
        {"block": "3"},
    ),
    *(
        Fault(
            f"{key} between curly quotation marks",
            "id",
            {**given, key: f"▶“{given[key]}”"},
            code,
            f"“{given[key].split()[0]}",
            "take its quotation marks away",
            {key: given[key]},
        )
        for given, key, code in (
            (TOKENS, "value", "bad-value"),
            (LICENCE, "value", "unknown-name"),
            (PRAISE, "value", "value-not-in-quote"),
            (TOKENS, "quote", "quote-not-found"),
            (TOKENS, "named_in", "named-in-not-found"),
        )
    ),
]


def cases(*faults: Fault):
    return pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.title) for fault in faults])


@cases(*FAULTS)
def test_a_fault_is_reported_alone_at_the_value_of_its_key(fault):
    files, where = fault.files()
    (problem,) = errors(files)
    assert place(problem) == f"{where}: {fault.code}"
    assert fault.message in problem.message
    assert fault.fix in problem.fix


@cases(*FAULTS)
def test_following_the_fix_mends_the_claim(fault):
    mended = {key: value.removeprefix("▶") for key, value in (fault.claim | fault.cure).items()}
    assert len(proven(fault.article, mended)) == 1


@cases(*(fault for fault in FAULTS if fault.code == "value-not-in-quote"))
def test_what_only_a_person_can_read_passes_as_an_editors_reading_with_a_reason(fault):
    entry = {key: value.removeprefix("▶") for key, value in fault.claim.items()}
    (claim,) = proven(fault.article, entry | {"reading": "editor", "reason": "because"})
    assert (claim.basis, claim.reason) == ("editor", {"en": "because"})


def test_a_headline_can_be_quoted_and_names_the_model_for_what_follows():
    headline = claim("kancil-2", "permitted-uses", "gratis untuk semua", "gratis untuk semua")
    size = {**SIZE, "named_in": "Kancil 2 gratis"}
    quoted, named = proven("id", headline, size)
    assert (quoted.block, quoted.start) == (1, len("Kancil 2 "))
    assert named.named_in and named.named_in.block == 1


def test_words_of_the_headline_that_the_body_repeats_are_the_bodys():
    text = "Kancil 2 cepat sekali\nKancil 2 cepat sekali, kata mereka.\n"
    entry = claim("kancil-2", "results", "cepat sekali", "Kancil 2 cepat sekali")
    for block, more in ((2, {}), (1, {"block": "1"})):
        site, problems = made({**NAMES, "a.txt": text, "a.yml": "language: id\n" + written({**entry, **more})})
        assert not [problem for problem in problems if not problem.warning]
        assert [claim.block for claim in site.claims] == [block]


def test_whoever_chose_the_wrong_model_is_told_the_one_that_the_words_name():
    text = "Kabar\nRimba Lab memperkenalkan Kancil 2 kemarin. Onça menyusul.\nIa cepat sekali, kata mereka.\n"
    entry = claim("onca", "results", "cepat sekali", "Ia cepat sekali", named_in="Rimba Lab memperkenalkan Kancil 2")
    _, problems = made({**NAMES, "a.txt": text, "a.yml": "language: id\n" + written(entry)})
    (problem,) = (problem for problem in problems if problem.code == "named-in-without-name")
    assert problem.fix == "give words that hold its name: Onça; if what they name is meant: 'model: kancil-2'"


# What is wrong in the form of a claim leaves the rest of it standing, so that its other faults are seen as well.
FORMAL = ("bad-reading", "bad-slug", "bad-number")


@cases(*(fault for fault in FAULTS if fault.code not in FORMAL and fault.article == "id"))
def test_an_unproven_claim_is_no_claim_and_the_one_beside_it_stays(fault):
    unproven = {key: value.removeprefix("▶") for key, value in fault.claim.items()}
    site, _ = made(claimed("id", [unproven, CODE]))
    assert [claim.quote for claim in site.claims] == [CODE["quote"]]


@pytest.mark.parametrize("code", FORMAL)
def test_a_claim_whose_form_is_wrong_has_its_proofs_checked_all_the_same(code):
    fault = next(fault for fault in FAULTS if fault.code == code)
    broken = {key: value.removeprefix("▶") for key, value in fault.claim.items()} | {"quote": "di bawah lisensi Akar"}
    assert {code, "quote-not-found"} <= {problem.code for problem in errors(claimed("id", [broken]))}


SEVERAL = """\
claims:
  - model: ▶kancil
    attribute: ▶licences
    value: Daun 1.0
    quote: ▶di bawah lisensi Akar
    speaker: ▶sari-dewa
    reading: ▶editor
  - model: kancil-2
    attribute: licence
    value: ▶Akar 2.0
    quote: ▶sensi Daun 1.0
    named_in: ▶Oleh Sari Dewi
  - model: kancil-2
    attribute: parameters-total
    value: ▶8 billion
    quote: ▶7 miliar parameter
"""


def test_several_faults_of_several_claims_are_reported_in_one_run_by_place():
    before, *parts = (NOTES["id"] + SEVERAL).split("▶")
    places = []
    for part in parts:
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        before += part
    codes = [
        "unknown-model",
        "unknown-attribute",
        "quote-not-found",
        "unknown-name",
        "no-reason",
        "value-not-in-quote",
        "quote-cuts-word",
        "named-in-not-found",
        "value-not-in-quote",
        "model-not-named",
    ]
    expected = [f"id.yml:{line}:{column}: {code}" for (line, column), code in zip(places, codes, strict=True)]
    assert errors_of(corpus("id", before)) == expected


GOOD = written(LICENCE)
FORM = [
    ("no model", GOOD.replace("model: kancil-2\n    ", ""), ["2:5: missing-key"]),
    ("no attribute", GOOD.replace("    attribute: licence\n", ""), ["2:5: missing-key"]),
    ("no value", GOOD.replace("    value: Daun 1.0\n", ""), ["2:5: missing-key"]),
    ("no quote", GOOD.replace("    quote: lisensi Daun 1.0\n", ""), ["2:5: missing-key"]),
    ("a template that is not filled in", "claims:\n  - model:\n    attribute:\n", ["2:5: missing-key"] * 4),
    ("a value that is empty", GOOD.replace("value: Daun 1.0", 'value: ""'), ["4:12: empty-value"]),
    ("a key twice", f"{GOOD}    value: Akar 2.0\n", ["6:5: duplicate-key"]),
    ("the quote twice", f"{GOOD}    quote: lisensi Daun 1.0\n", ["6:5: duplicate-key"]),
    ("a key that is none", GOOD.replace("quote:", "qoute:"), ["5:5: unknown-key"]),
    ("a list for a value", GOOD.replace("value: Daun 1.0", "value: [Daun 1.0]"), ["4:12: not-text"]),
    ("words instead of a claim", "claims:\n  - lisensi Daun 1.0\n", ["2:5: not-a-mapping"]),
    ("a mapping instead of a list", GOOD.replace("  - model", "    model"), ["2:5: not-a-list"]),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=title) for title, *case in FORM])
def test_a_claim_whose_form_is_wrong_is_reported_where_it_is(text, expected):
    first = NOTES["id"].count("\n")
    lines = [f"id.yml:{int(line) + first}:{rest}" for line, _, rest in (e.partition(":") for e in expected)]
    assert errors_of(corpus("id", NOTES["id"] + text)) == lines


def test_an_unknown_key_of_a_claim_offers_the_nearest_one():
    files = corpus("id", NOTES["id"] + written({**SIZE, **{"name_in": "memperkenalkan Kancil 2"}}))
    assert "did you mean 'named_in'?" in [problem.fix for problem in errors(files)]


READABLE = [
    # Numbers with the words and separators of the article's language, and with its words for the unit.
    ("id", "training-tokens", "about 1.5 trillion tokens", "pada sekitar 1,5 triliun token"),
    ("id", "parameters-total", "7 billion parameters", "memiliki 7 miliar parameter"),
    ("id", "programming-languages", "12", "memahami 12 bahasa pemrograman"),
    ("id", "training-cost", "12 million USD", "menghabiskan $12 juta"),
    ("pt-BR", "training-tokens", "over 2.5 billion tokens", "mais de 2,5 bilhões de tokens"),
    ("pt-BR", "languages", "40 languages", "fala 40 línguas"),
    (
        "pt-BR",
        "separate-licence-threshold",
        "3 million monthly-active-users",
        "3 milhões de usuários ativos mensais",
    ),
    ("pt-PT", "parameters-total", "7 billion parameters", "7 mil milhões de parâmetros"),
    ("pt-PT", "training-tokens", "1 trillion tokens", "um bilião de tokens"),
    ("pt-PT", "programming-languages", "116 programming languages", "116 linguagens de programação"),
    ("es", "parameters-total", "7 billion", "7 mil millones de parámetros"),
    ("es", "training-tokens", "1.5 trillion tokens", "1,5 billones de tokens"),
    ("es", "languages", "30 languages", "habla 30 lenguas"),
    ("es", "programming-languages", "1200", "1.200 lenguajes de programación"),
    (
        "es",
        "separate-licence-threshold",
        "up to 2 million monthly-active-users",
        "hasta 2 millones de usuarios activos mensuales",
    ),
    ("en", "training-tokens", "2 to 3 trillion tokens", "between 2 and 3 trillion tokens"),
    ("en", "training-cost", "about $1.5 million", "for around $1.5 million"),
    ("en", "parameters-total", "7 billion parameters", "The 7B model"),
    # Dates as much of them as is said.
    ("id", "release-date", "2025-03", "pada bulan Maret 2025"),
    ("id", "release-date", "March", "pada bulan Maret"),
    ("pt-BR", "release-date", "2025-03-05", "em 5 de março de 2025"),
    ("en", "release-date", "2025-03-05", "released on March 5, 2025"),
    ("en", "release-date", "--03-05", "released on March 5"),
    # Names by themselves, their aliases and what the article's readings say they stand for.
    ("pt-BR", "developer", "Rimba Lab", "lançada em 5 de março de 2025 pela Rimba Lab"),
    ("en", "developer", "Rimba Lab", "released on March 5, 2025 by Rimba Laboratories"),
    ("en", "licence", "Daun 1.0", "under the Leaf Licence 1.0"),
    ("id", "developer", "Rimba Lab", "Laboratorium Rimba menghabiskan $12 juta"),
    # Words, whatever white space stands between them.
    ("id", "training-data", "memakai data yang terbuka", "memakai data yang terbuka"),
    # What needs no language is read where nobody could tell it.
    ("und", "parameters-total", "7 billion parameters", "7B parameters"),
    ("und", "training-tokens", "3 million tokens", "3 juta token"),
    ("und", "training-cost", "4 USD", "$4"),
    ("und", "release-date", "2025-03-05", "2025-03-05"),
    ("und", "release-date", "2024", "Maret 2024"),
]
UNREADABLE = [
    ("pt-PT", "training-tokens", "1 billion tokens", "um bilião de tokens"),
    ("pt-PT", "parameters-total", "7 million parameters", "7 mil milhões de parâmetros"),
    ("es", "training-tokens", "1.5 billion tokens", "1,5 billones de tokens"),
    ("es", "programming-languages", "1.2", "1.200 lenguajes de programación"),
    ("es", "languages", "1200 languages", "1.200 lenguajes de programación"),
    ("id", "languages", "1.5 trillion languages", "sekitar 1,5 triliun token"),
    ("en", "training-tokens", "3 trillion tokens", "between 2 and 3 trillion tokens"),
    ("pt-BR", "developer", "Yayasan Hutan", "lançada em 5 de março de 2025 pela Rimba Lab"),
    # What means one thing here and another there is not read where the language is unknown.
    ("und", "training-tokens", "1 billion tokens", "1 billion tokens"),
    ("und", "training-tokens", "1 trillion tokens", "1 billion tokens"),
    ("und", "languages", "1500 languages", "1.500 lenguas"),
    ("und", "release-date", "2024-03", "Maret 2024"),
]


def entry_of(article: str, attribute: str, value: str, quote: str) -> Entry:
    named = article == "id" and attribute in ("training-tokens", "parameters-total", "languages")
    return claim("kancil-2" if article == "id" else "onca", attribute, value, quote, **(NAMED if named else {}))


@pytest.mark.parametrize(("article", "attribute", "value", "quote"), READABLE)
def test_a_value_is_read_in_the_articles_own_language(article, attribute, value, quote):
    (claim,) = proven(article, entry_of(article, attribute, value, quote))
    assert (claim.attribute, claim.quote, claim.named_in is None) == (attribute, quote, claim.basis == "quote")


@pytest.mark.parametrize(("article", "attribute", "value", "quote"), UNREADABLE)
def test_a_value_is_not_read_by_the_rules_of_another_language(article, attribute, value, quote):
    (problem,) = errors(claimed(article, [entry_of(article, attribute, value, quote)]))
    assert problem.code == "value-not-in-quote"


def test_without_the_reading_a_garbled_name_of_an_organisation_is_not_read():
    entry = entry_of("id", "developer", "Rimba Lab", "Laboratorium Rimba menghabiskan $12 juta")
    notes = NOTES["id"].replace("Laboratorium Rimba, means: Rimba Lab", "Laboratorium Rimba, means: Yayasan Hutan")
    (problem,) = errors(corpus("id", notes + written(entry)))
    assert problem.code == "value-not-in-quote"


def test_a_reading_makes_a_garbled_name_of_the_model_a_mention_of_it():
    entry = claim("kancil-2", "available-from", "situs mereka", "bisa diunduh dari situs mereka")
    assert len(proven("id", entry)) == 1
    without = NOTES["id"].replace("means: Kancil 2", "means: Kancil 3")
    (problem,) = errors(corpus("id", without + written(entry)))
    assert problem.code == "model-not-named"


def test_a_reading_serves_as_the_words_that_name_the_model_earlier():
    entry = claim("kancil-2", "training-data", "data yang terbuka", "memakai data yang terbuka")
    (claim_,) = proven("id", {**entry, "named_in": "Kancil Kedua bisa diunduh"})
    assert claim_.named_in is not None
    assert (claim_.named_in.block, claim_.named_in.text) == (7, "Kancil Kedua bisa diunduh")


def test_the_nearest_earlier_block_that_holds_the_words_is_the_one_that_names_the_model():
    entry = claim("kancil-2", "training-data", "data yang terbuka", "memakai data", named_in="Kancil 2 cepat")
    (claim_,) = proven("id", entry | {"value": "memakai data"})
    assert claim_.named_in is not None
    assert claim_.named_in.block == 10


def test_the_quote_of_a_claim_knows_its_place_in_the_block():
    (claim,) = proven("id", CODE)
    site, _ = made(claimed("id", [CODE]))
    block = next(block for block in site.articles[0].blocks if block.number == 5)
    assert block.text[claim.start : claim.end] == claim.quote == CODE["quote"]


def test_a_heading_of_the_body_can_be_quoted():
    entry = claim("kancil-2", "results", "Kelebihannya", "Kelebihannya", **NAMED)
    assert proven("id", entry)[0].block == 8


def test_a_quote_may_have_300_characters():
    assert len(proven("id", claim("kancil-2", "results", "dan terus", LONG))[0].quote) == 300


def test_a_changed_character_at_the_end_of_a_long_quote_still_offers_its_beginning():
    (problem,) = errors(claimed("id", [claim("kancil-2", "results", "dan terus", f"{LONG[:-1]}y")]))
    assert problem.code == "quote-not-found"
    assert f"the nearest there begins with “{LONG[:60]}" in problem.fix


WORDS = ["Kantjil", "2", "memakai", "data", "yang", "terbuka"]
WHITE = st.text(alphabet=" \t\u00a0\u2009\u3000", min_size=1, max_size=3)


@given(in_article=st.lists(WHITE, min_size=5, max_size=5), in_quote=st.lists(WHITE, min_size=5, max_size=5))
def test_white_space_is_folded_on_both_sides_and_nothing_else_is(in_article, in_quote):
    def spaced(spaces: list[str]) -> str:
        return "".join(word + space for word, space in zip(WORDS, [*spaces, ""], strict=True))

    files = corpus("id", NOTES["id"] + written(claim("kancil-2", "training-data", "data", spaced(in_quote))))
    text = str(files["id.txt"]).replace("Kantjil 2  memakai\tdata\u00a0yang terbuka", spaced(in_article))
    site, problems = made({**files, "id.txt": text})
    assert not [problem for problem in problems if not problem.warning]
    assert site.claims[0].quote == " ".join(WORDS)


@pytest.mark.parametrize(
    "quote",
    [
        "    quote: Kantjil 2 memakai\n      data yang\n\n      terbuka\n",
        "    quote: >-\n      Kantjil 2 memakai\n      data yang terbuka\n",
        "    quote: |\n      Kantjil 2\n      memakai data yang terbuka\n",
        '    quote: "Kantjil 2 memakai\\n\\t data yang \\\n      terbuka"\n',
        "    quote: '  Kantjil 2   memakai data yang terbuka  '\n",
    ],
)
def test_a_quote_may_be_broken_into_lines_in_any_way_that_yaml_has(quote):
    head = "claims:\n  - model: kancil-2\n    attribute: training-data\n    value: data yang terbuka\n"
    site, problems = made(corpus("id", NOTES["id"] + head + quote))
    assert not [str(problem) for problem in problems if not problem.warning]
    assert site.claims[0].quote == "Kantjil 2 memakai data yang terbuka"


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_places_are_the_same_whatever_ends_the_lines(ends):
    files, where = FAULTS[0].files()
    notes = str(files["id.yml"]).replace("\n", ends)
    assert errors_of({**files, "id.yml": notes}) == [f"{where}: unknown-model"]


def test_columns_count_characters_not_bytes():
    line = '  - {model: onca, attribute: results, value: "é", quote: "Onça é 🦊 ótima"}\n'
    at = line.index('"Onça') + 1
    number = NOTES["en"].count("\n") + 2
    assert errors_of(corpus("en", NOTES["en"] + "claims:\n" + line)) == [f"en.yml:{number}:{at}: quote-not-found"]
