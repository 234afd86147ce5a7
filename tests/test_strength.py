"""How strong the evidence is: what is said of a claim is what its proof does when the claim is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from conftest import Ran
from samples import ATTRIBUTES, LANGUAGES, REAL, UNITS, Files, data, made, real, unit
from sites import Built, text_of
from terbuka import stories
from terbuka.build import build
from terbuka.claims.grounds import Grounds
from terbuka.claims.known import known
from terbuka.claims.prove import faults
from terbuka.coverage import Proven
from terbuka.disk import read_seeds
from terbuka.kept import Kept
from terbuka.languages.interface import Language
from terbuka.pages import api
from terbuka.records.article import Draft
from terbuka.site import Site
from terbuka.types import Claim, File
from terbuka.value_types import Aspect, Bound, Quantity, Strength

NUMBER, UNIT, BOUND, NAME, DATE = Aspect.NUMBER, Aspect.UNIT, Aspect.BOUND, Aspect.NAME, Aspect.DATE
WORDS, DENIAL, VALUE, MODEL, SPEAKER = Aspect.WORDS, Aspect.DENIAL, Aspect.VALUE, Aspect.MODEL, Aspect.SPEAKER


def claim_on(site: Site, model: str, attribute: str, article: str = "") -> Claim:
    return next(
        c for c in site.claims if (c.model, c.attribute) == (model, attribute) and c.article.startswith(article)
    )


@pytest.mark.parametrize(
    ("model", "attribute", "noticed", "judged"),
    [
        ("olmoe", "parameters-total", {NUMBER, UNIT, BOUND, MODEL}, set()),
        ("olmoe", "training-tokens", {NUMBER, UNIT, BOUND}, {MODEL}),  # it is named in an earlier paragraph
        ("dbrx", "training-cost", {NUMBER, UNIT, BOUND}, {MODEL}),  # its paragraph names ChatGPT, too
        ("granite-3-0", "parameters-sizes", {UNIT, BOUND}, {NUMBER, MODEL}),  # "8B and 2B"
        ("llama-3", "licence-osi-approved", {MODEL}, {VALUE}),
        ("dbrx", "licence-described", {WORDS, MODEL}, {DENIAL}),  # "will release": without the "will" it is done
        ("olmoe", "developer", {MODEL}, {NAME}),  # its quote names a partner, too
        ("olmoe", "release-date", {DATE, MODEL}, set()),
    ],
)
def test_of_real_claims_it_says_what_a_reader_would(
    model: str, attribute: str, noticed: set[Aspect], judged: set[Aspect]
) -> None:
    strength = real().strengths[claim_on(real(), model, attribute).id]
    assert (set(strength.noticed) - {SPEAKER}, set(strength.judged) - {SPEAKER}) == (noticed, judged)


def test_each_claim_has_one_and_it_counts_what_was_tried() -> None:
    assert {*real().strengths} == {claim.id for claim in real().claims}
    for strength in real().strengths.values():
        assert not {*strength.noticed} & {*strength.judged}
        assert bool(strength.judged) == (strength.refused < strength.tried)
        assert strength.tried >= len(strength.noticed) + len(strength.judged)


@cache
def grounds(article: str) -> Grounds:
    site, own = real(), real().article[article]
    return Grounds(own, known(site.names, ATTRIBUTES), site.mentions[article], site.quotations_in(own))


def draft_of(claim: Claim) -> Draft:
    return next(each for each in real().article[claim.article].notes.claims if each.at() == claim.mark)


def is_refused(claim: Claim, **changed: str | None) -> bool:
    """Whether the whole proof refuses what an editor would have written instead."""
    return any(faults(replace(draft_of(claim), **changed), grounds(claim.article)))


def test_what_it_notices_of_a_number_the_check_refuses_from_an_editor() -> None:
    numbers = [claim for claim in real().claims if isinstance(claim.value, Quantity)]
    assert len(numbers) > 5
    for claim in numbers:
        value, strength = claim.value, real().strengths[claim.id]
        assert isinstance(value, Quantity)
        limit = "" if value.bound is Bound.EXACT else f"{value.bound.words} "
        other = "" if limit else "about "
        assert is_refused(claim, value=f"{limit}{value.amount * 10:f} {value.unit}") or NUMBER in strength.judged
        assert is_refused(claim, value=f"{other}{value.amount:f} {value.unit}") or BOUND in strength.judged


def test_where_it_says_which_model_is_held_every_other_one_is_refused_and_else_one_is_not() -> None:
    for claim in real().claims:
        others = [model.slug for model in real().models if model.slug != claim.model]
        refused = [is_refused(claim, model=slug) for slug in others]
        if MODEL in real().strengths[claim.id].noticed:
            assert all(refused), claim
        elif claim.named_in is None:  # models without a page cannot be claimed on, and are meant as well
            beside = {
                mention.slug
                for mention in real().mentions[claim.article]
                if mention.block == claim.block and mention.kind == "other-models"
            }
            assert not all(refused) or beside, claim


def test_where_it_says_that_who_says_it_is_held_everybody_else_is_refused_and_else_somebody_is_not() -> None:
    somebody = [name.slug for name in (*real().people, *real().organisations)]
    held = []
    for claim in real().claims:
        own = claim.speaker and claim.speaker.name.slug
        refused = {slug: is_refused(claim, speaker=slug) for slug in (*somebody, None) if slug != own}
        assert all(refused.values()) == (SPEAKER in real().strengths[claim.id].noticed), claim
        held += [claim.speaker is not None] if all(refused.values()) else []
    assert held.count(True) > 30


# -- made up

SEEDS: Files = {
    **UNITS,
    "units/parameters.yml": unit("parameters", "parameter"),
    "units/tokens.yml": unit("tokens", "token"),
    "a.txt": (
        "Kancil 2 dirilis pada Mei 2024 oleh Rimba Lab.\n"
        "Kancil 2 punya 7 miliar parameter.\n"
        "Kancil 2 bukan sumber terbuka.\n"
        "Kancil 2 dan Rusa 1 dilatih dengan 5 triliun token.\n"
        "Modelnya mudah dipakai.\n"
    ),
    "a.yml": """
        language: id
        title: Kancil
        claims:
          - {model: kancil-2, attribute: release-date, value: 2024-05, quote: pada Mei 2024}
          - {model: kancil-2, attribute: developer, value: Rimba Lab, quote: oleh Rimba Lab}
          - {model: kancil-2, attribute: parameters-total, value: 7 billion parameters, quote: 7 miliar parameter}
          - {model: kancil-2, attribute: openness-described, value: sumber terbuka, quote: bukan sumber terbuka}
          - {model: kancil-2, attribute: training-tokens, value: 5 trillion tokens, quote: 5 triliun token}
          - {model: kancil-2, attribute: results, value: mudah dipakai, quote: Modelnya mudah dipakai,
             reading: model, reason: There is no other}
          - {model: kancil-2, attribute: weights-released, value: "yes", quote: Kancil 2 dirilis pada Mei 2024,
             reading: editor, reason: Released}
        """,
    "models/kancil-2.yml": "name: Kancil 2\n",
    "models/rusa-1.yml": "name: Rusa 1\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\n",
    "organisations/hutan.yml": "name: Hutan\n",
}


def by_attribute(files: Files) -> dict[str, Strength]:
    site, _ = made(files)
    return {claim.attribute: site.strengths[claim.id] for claim in site.claims}


def test_it_says_what_the_machine_would_notice_and_what_only_a_person_can() -> None:
    strengths = by_attribute(SEEDS)
    found = {key: ({*each.noticed} - {SPEAKER}, {*each.judged} - {SPEAKER}) for key, each in strengths.items()}
    assert found == {
        "release-date": ({DATE, MODEL}, set()),
        "developer": ({NAME, MODEL}, set()),
        "parameters-total": ({NUMBER, UNIT, BOUND, MODEL}, set()),
        "openness-described": ({WORDS, MODEL}, {DENIAL}),
        "training-tokens": ({NUMBER, UNIT, BOUND}, {MODEL}),
        "results": ({WORDS, DENIAL}, {MODEL}),
        "weights-released": ({MODEL}, {VALUE}),
    }


def test_a_model_without_a_page_can_be_meant_as_well() -> None:
    asked = SEEDS | {"other-models/rusa-1.yml": SEEDS["models/rusa-1.yml"]}
    strengths = by_attribute({name: text for name, text in asked.items() if name != "models/rusa-1.yml"})
    assert MODEL in strengths["training-tokens"].judged
    assert MODEL in strengths["parameters-total"].noticed


SAID = "Rimba Lab membuat Kancil 2. "
IN_QUOTATION = 'Kata Ani Contoh, "Kancil 2 mudah dipakai."'


@pytest.mark.parametrize(
    ("text", "speaker", "problem", "held"),
    [
        (IN_QUOTATION, "ani-contoh", None, True),
        (IN_QUOTATION, "rimba-lab", "other-speaker", None),
        (IN_QUOTATION, "siti-contoh", "speaker-not-named", None),
        (IN_QUOTATION, "", "other-speaker", None),
        ("Kata Ani Contoh, Kancil 2 mudah dipakai.", "ani-contoh", None, False),  # no marks: Rimba Lab may say it
        ("Kancil 2 mudah dipakai.", "", None, False),
        ('Kata seorang pembaca, "Kancil 2 mudah dipakai."', "", None, False),
    ],
)
def test_who_says_it_is_held_where_the_words_around_a_quotation_tell_it(
    text: str, speaker: str, problem: str | None, held: bool | None
) -> None:
    said = f", speaker: {speaker}" if speaker else ""
    claim = f"model: kancil-2, attribute: results, value: mudah dipakai, quote: Kancil 2 mudah dipakai{said}"
    site, problems = made(
        {
            "a.txt": f"{SAID}\n{text}\n",
            "a.yml": f"language: id\ntitle: K\nclaims:\n  - {{{claim}}}\n",
            "models/kancil-2.yml": "name: Kancil 2\n",
            "organisations/rimba-lab.yml": "name: Rimba Lab\n",
            "people/ani-contoh.yml": "name: Ani Contoh\n",
            "people/siti-contoh.yml": "name: Siti Contoh\n",
        }
    )
    assert [each.code for each in problems if not each.warning] == ([problem] if problem else [])
    assert [SPEAKER in site.strengths[each.id].noticed for each in site.claims] == ([] if held is None else [held])


def test_a_speaker_whose_file_is_broken_is_told_of_there_alone() -> None:
    _, problems = made(
        {
            "a.txt": f"{SAID}\n{IN_QUOTATION}\n",
            "a.yml": "language: id\ntitle: K\nclaims:\n  - {model: kancil-2, attribute: results, value: mudah, "
            "quote: mudah, speaker: rimba-lab}\n",
            "models/kancil-2.yml": "name: Kancil 2\n",
            "organisations/rimba-lab.yml": "name: [\n",
            "people/ani-contoh.yml": "name: Ani Contoh\n",
        }
    )
    assert {each.path for each in problems if not each.warning} == {"seeds/organisations/rimba-lab.yml"}


def test_where_nobody_is_named_nobody_else_can_say_it() -> None:
    site, _ = made({name: text for name, text in SEEDS.items() if name != "organisations/rimba-lab.yml"})
    assert all(SPEAKER in site.strengths[claim.id].noticed for claim in site.claims)


@pytest.mark.parametrize(("value", "words"), [("2024-01", "Januari 2024"), ("2024-05-01", "1 Mei 2024")])
def test_a_month_or_a_day_before_the_first_is_none_that_could_be_meant(value: str, words: str) -> None:
    first = {name: str(SEEDS[name]).replace("2024-05", value).replace("Mei 2024", words) for name in ("a.txt", "a.yml")}
    assert DATE in by_attribute({**SEEDS, **first})["release-date"].noticed


@pytest.mark.parametrize("other", [70, 700, 34])
def test_another_number_in_the_quote_can_be_meant_as_well(other: int) -> None:
    two = {name: str(SEEDS[name]).replace("7 miliar", f"7 miliar dan {other} miliar") for name in ("a.txt", "a.yml")}
    assert NUMBER in by_attribute({**SEEDS, **two})["parameters-total"].judged


@pytest.mark.parametrize(("kind", "attribute"), [("organisations", "developer"), ("licences", "licence")])
def test_another_name_in_the_quote_can_be_meant_as_well(kind: str, attribute: str) -> None:
    names = {f"{kind}/{chr(97 + n) * 3}.yml": f"name: {chr(65 + n) * 3}\n" for n in range(24)}
    text = "Kancil 2 dirilis oleh XXX dan BBB dan WWW.\n"
    notes = "language: id\ntitle: K\nclaims:\n  - {model: kancil-2, attribute: %s, value: XXX, quote: %s}\n"
    found = {
        quote: by_attribute(
            {
                **UNITS,
                **names,
                "models/kancil-2.yml": "name: Kancil 2\n",
                "a.txt": text,
                "a.yml": notes % (attribute, quote),
            }
        )[attribute]
        for quote in ("oleh XXX", "oleh XXX dan BBB dan WWW")
    }
    assert [NAME in each.judged for each in found.values()] == [False, True]


@pytest.mark.parametrize("key", ["parameters", "tokens"])
def test_without_a_units_file_nothing_is_noticed_of_its_numbers_and_nothing_more_of_others(key: str) -> None:
    whole = by_attribute(SEEDS)
    less = by_attribute({name: text for name, text in SEEDS.items() if name != f"units/{key}.yml"})
    counted = {attribute.key for attribute in ATTRIBUTES if key in attribute.units}
    assert whole.keys() - less.keys() == whole.keys() & counted
    assert all(set(strength.noticed) <= set(whole[each].noticed) for each, strength in less.items())
    assert sum(each.refused for each in less.values()) < sum(each.refused for each in whole.values())


def noticed(proven: Proven) -> dict[Aspect, int]:
    return {aspect: count for aspect, count, _ in proven.aspects}


def test_without_a_units_file_the_evidence_of_the_real_articles_is_weaker() -> None:
    files, _ = read_seeds(REAL)
    used = {claim.value.unit for claim in real().claims if isinstance(claim.value, Quantity)} - {"USD"}
    assert len(used) > 3
    for key in sorted(str(each) for each in used)[:3]:
        left = [file for file in files if file.path != f"seeds/units/{key}.yml"]
        proven = build(left, LANGUAGES, ATTRIBUTES)[0].proven
        assert proven.claims < real().proven.claims
        assert proven.refused < real().proven.refused
        assert noticed(proven)[NUMBER] < noticed(real().proven)[NUMBER]


def test_editors_are_led_to_quotes_that_would_bear_out_another_value() -> None:
    site, _ = made(SEEDS)
    assert [site.claim[id].attribute for id in site.to_review["changes"]] == ["openness-described"]
    assert {(site.claim[id].attribute, site.claim[id].model) for id in site.to_review["values"]} == {
        ("weights-released", "kancil-2")
    }


def test_programs_are_told_the_same() -> None:
    (page,) = (each for each in api.pages(real()) if each.path == "api/v1/claims.json")
    for row in json.loads(page.text)["claims"]:
        strength = real().strengths[row["id"]]
        assert (row["noticed"], row["judged"]) == ([*strength.noticed], [*strength.judged])


# -- when it is worked out


def test_a_check_tries_no_changes(run: Callable[..., Ran]) -> None:
    with mock.patch.object(stories, "strengths_in", side_effect=AssertionError):
        assert run(SEEDS, "--check").code == 0


def test_of_a_new_build_only_the_articles_that_changed_are_tried_again(tmp_path: Path) -> None:
    other = {"b.txt": SEEDS["a.txt"], "b.yml": SEEDS["a.yml"]}

    def tried(files: Files) -> list[str]:
        sources = [File(path=f"seeds/{name}", data=data(files[name])) for name in sorted(files)]
        with mock.patch.object(stories, "strengths_in", wraps=stories.strengths_in) as asked:
            site = build(sources, LANGUAGES, ATTRIBUTES, kept=Kept(tmp_path))[0]
            assert {*site.strengths} == {claim.id for claim in site.claims}
        return [call.args[0].name for call in asked.call_args_list]

    assert tried({**SEEDS, **other}) == ["a", "b"]
    assert tried({**SEEDS, **other}) == []
    assert tried({**SEEDS, **other, "b.txt": f"{other['b.txt']}Lagi.\n"}) == ["b"]
    assert tried({**SEEDS, **other, "models/gajah.yml": "name: Gajah\n"}) == ["a", "b"]


# -- on the pages


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_quote_of_a_statement_says_it_in_a_line(language: Language, real_site: Built) -> None:
    told = {}
    for model in real().models:
        page = real_site.pages[f"{language.folder}models/{model.slug}/"]
        for quoted in page.xpath("//*[starts-with(@id, 'c-')]"):
            (line, *_) = quoted.find_class("strength")
            told[quoted.get("id").removeprefix("c-")] = text_of(line)
    assert told.keys() == {claim.id for claim in real().claims}
    say = language.say
    for claim in real().claims:
        strength, line = real().strengths[claim.id], told[claim.id]
        assert (say("strength.by_machine", what="…").split("…")[0] in line) == bool({*strength.noticed} - {DENIAL})
        assert (say("strength.by_person", what="…").split("…")[0] in line) == bool(strength.judged)
        for aspect in {*strength.noticed} - {DENIAL}:
            assert say(f"strength.checked.{aspect}") in line
        for aspect in {*strength.judged} - {MODEL}:
            assert say(f"strength.judged.{aspect}") in line
    cost = told[claim_on(real(), "dbrx", "training-cost").id]
    assert language.tag != "en" or cost == (
        "Checked by machine: the number, its unit and words such as “about”. "
        "Only a person can tell: which of the models in its paragraph is meant and who says it."
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_a_page_sums_it_up(language: Language, real_site: Built) -> None:
    page = real_site.pages[f"{language.folder}strength/"]
    strengths = real().strengths.values()
    figures = [text_of(each) for each in page.xpath("//dl/div/dd")]
    whole = sum(not each.judged for each in strengths)
    sums = (len(strengths), whole, sum(each.tried for each in strengths), sum(each.refused for each in strengths))
    assert figures == [language.say("strength.n", n=n) for n in sums]
    rows = {text_of(row.find("th"), "note"): [text_of(cell) for cell in row.iter("td")] for row in page.iter("tr")}
    for aspect in Aspect:
        counts = (sum(aspect in each.noticed for each in strengths), sum(aspect in each.judged for each in strengths))
        assert rows[language.say(f"strength.aspects.{aspect}")] == [language.say("strength.n", n=n) for n in counts]
