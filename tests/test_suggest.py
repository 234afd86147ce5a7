"""`--suggest NAME`: candidate claims, printed for an editor to review and paste. It never writes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import build_site
import pytest
import yaml
from evidence import NAMES, NOTES, TEXTS, claim, corpus, written
from samples import Files, made
from sites import REAL, write_files

STORY = (
    """\
Rimba Lab released Kancil 2 on March 5, 2025 under the Leaf Licence 1.0.
Kancil 2 cost about $10 million and was trained on 1.5 trillion tokens in 30 languages: nobody expected it.
Kancil 2 has 7 billion parameters, says Sari Dewi of Rimba Lab. Its older brother had 3 billion parameters.
Kancil 3 will have 70 billion parameters and cost $90 million.
"""
    + (  # too long to be quoted
        f"Kancil 2 {'and so on ' * 30}has 9 billion parameters.\n"
    )
)
TOLD: Files = {**NAMES, "told.txt": STORY, "told.yml": "language: en\ntitle: Told\n"}


def digests(folder: Path) -> dict[str, tuple[str, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in files
    }


class Suggested:
    """The command run on files in a temporary folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        (folder / "docs").mkdir()

    def __call__(self, name: str, files: Files, *, code: int = 0) -> tuple[str, str]:
        write_files(self.folder / "seeds", files)
        before = digests(self.folder)
        folders = ["--seeds", str(self.folder / "seeds"), "--docs", str(self.folder / "docs")]
        if code:
            with pytest.raises(SystemExit) as stopped:
                build_site.main(["--suggest", name, *folders])
            assert stopped.value.code == code
        else:
            assert build_site.main(["--suggest", name, *folders]) == 0
        assert digests(self.folder) == before
        said = self.capsys.readouterr()
        return said.out, said.err


@pytest.fixture
def suggest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Suggested:
    return Suggested(tmp_path, capsys)


def entries(text: str) -> list[dict[str, str]]:
    """The claims of a suggestion, every scalar as text, as the build reads it."""
    return yaml.load(text, Loader=yaml.BaseLoader)["claims"] if text else []


def errors_of(files: Files) -> list[str]:
    return [str(problem) for problem in made(files)[1] if not problem.warning]


EXPECTED = [
    ("licence", "Daun 1.0", "under the Leaf Licence 1.0"),
    ("release-date", "--03", "on March 5, 2025"),
    ("developer", "Rimba Lab", "Rimba Lab released"),
    ("training-cost", "about 10 million USD", "about $10 million"),
    ("training-tokens", "1.5 trillion tokens", "1.5 trillion tokens"),
    ("languages", "30 languages", "in 30 languages"),
    ("parameters-total", "7 billion parameters", "7 billion parameters"),
]


@pytest.mark.parametrize(("attribute", "value", "words"), EXPECTED)
def test_what_an_articles_sentences_say_of_a_model_is_suggested(suggest, attribute, value, words):
    out, _ = suggest("told", TOLD)
    found = [entry for entry in entries(out) if (entry["attribute"], entry["value"]) == (attribute, value)]
    assert found
    assert all(entry["model"] == "kancil-2" and words in entry["quote"] for entry in found)


def test_what_is_said_of_a_look_alike_or_in_a_sentence_too_long_is_not_suggested(suggest):
    out, _ = suggest("told", TOLD)
    assert not {"70 billion parameters", "90 million USD", "9 billion parameters"} & {
        entry["value"] for entry in entries(out)
    }


def test_a_size_mark_is_suggested_as_what_the_field_counts_by_it(suggest):
    text = "Sampleville opens Kancil 2\nKancil 2 8B is the larger one, and speaks many languages in benchmarks.\n"
    out, _ = suggest("told", {**NAMES, "told.txt": text, "told.yml": "language: en\n"})
    found = {(entry["attribute"], entry["value"]) for entry in entries(out)}
    assert found == {(f"parameters-{which}", "8 billion parameters") for which in ("total", "active", "sizes")}


def test_a_headline_is_suggested_from(suggest):
    text = "Kancil 2 has 7 billion parameters\nThe town said so on Monday.\n"
    out, _ = suggest("told", {**NAMES, "told.txt": text, "told.yml": "language: en\n"})
    assert {entry["quote"] for entry in entries(out)} == {"Kancil 2 has 7 billion parameters"}


def test_of_words_in_a_quotation_the_speaker_is_suggested_as_well(suggest):
    text = "“New. Kancil 2 has 7 billion parameters. It runs,” said Sari Dewi.\nKancil 2 speaks 30 languages.\n"
    out, _ = suggest("told", {**NAMES, "told.txt": text, "told.yml": "language: en\ntitle: Told\n"})
    found = {entry["value"]: entry.get("speaker") for entry in entries(out)}
    assert found == {"7 billion parameters": "sari-dewi", "30 languages": None}
    assert errors_of({**NAMES, "told.txt": text, "told.yml": f"language: en\ntitle: Told\n{out}"}) == []


def test_each_value_is_suggested_once(suggest):
    out, _ = suggest("told", TOLD)
    subjects = [(entry["model"], entry["attribute"], entry["value"]) for entry in entries(out)]
    assert len(subjects) == len(set(subjects))


def test_a_sentence_gives_the_quote_whole(suggest):
    out, _ = suggest("told", TOLD)
    sentences = {
        "Rimba Lab released Kancil 2 on March 5, 2025 under the Leaf Licence 1.0.",
        "Kancil 2 cost about $10 million and was trained on 1.5 trillion tokens in 30 languages: nobody expected it.",
        "Kancil 2 has 7 billion parameters, says Sari Dewi of Rimba Lab.",
    }
    assert {entry["quote"] for entry in entries(out)} == sentences


@pytest.mark.parametrize("article", TEXTS)
def test_suggestions_pasted_into_the_articles_notes_pass_the_build(suggest, article):
    out, _ = suggest(article, corpus(article))
    assert out.startswith("claims:\n  - model: ")
    assert errors_of(corpus(article, NOTES[article] + out)) == []


def test_suggestions_for_the_made_up_story_pass_the_build(suggest):
    out, _ = suggest("told", TOLD)
    assert errors_of({**TOLD, "told.yml": f"{TOLD['told.yml']}{out}"}) == []
    assert suggest("told", {**TOLD, "told.yml": f"{TOLD['told.yml']}{out}"}) == ("", "")


@pytest.mark.parametrize("path", sorted(path.stem for path in REAL.glob("*.txt")))
def test_suggestions_for_a_real_article_without_its_claims_pass_the_build(suggest, path):
    files = {found.relative_to(REAL).as_posix(): found.read_bytes() for found in REAL.rglob("*") if found.is_file()}
    notes = re.sub(r"\nclaims:\n.*", "\n", files[f"{path}.yml"].decode("utf-8"), flags=re.DOTALL)
    out, _ = suggest(path, {**files, f"{path}.yml": notes})
    assert errors_of({**files, f"{path}.yml": notes + out}) == []
    assert {entry["attribute"] for entry in entries(out)}


def test_a_quote_that_stands_in_two_blocks_is_pasted_with_its_block(suggest):
    twice = "Kancil 2 has 7 billion parameters.\nIt is fast.\nKancil 2 has 7 billion parameters.\n"
    files = {**NAMES, "told.txt": twice, "told.yml": "language: en\n"}
    out, _ = suggest("told", files)
    assert entries(out)
    assert errors_of({**files, "told.yml": f"language: en\n{out}"}) == []


def test_a_quote_that_yaml_could_misread_is_pasted_as_it_stands(suggest):
    odd = '"Kancil 2": it has 7 billion parameters #now\nKancil 2 - [yes] has 30 languages: so it is\n'
    files = {**NAMES, "told.txt": odd, "told.yml": "language: en\ntitle: Odd\n"}
    out, _ = suggest("told", files)
    assert {entry["quote"] for entry in entries(out)} == set(odd.splitlines())
    assert errors_of({**files, "told.yml": f"language: en\ntitle: Odd\n{out}"}) == []


def test_what_is_claimed_already_is_not_suggested_again(suggest):
    known = claim("kancil-2", "licence", "Daun 1.0", "under the Leaf Licence 1.0")
    out, _ = suggest("told", {**TOLD, "told.yml": f"language: en\n{written(known)}"})
    assert "licence" not in {entry["attribute"] for entry in entries(out)}


@pytest.mark.parametrize(
    "text",
    [
        "Nothing here names a model, though 7 billion parameters cost $10 million.\n",
        "Kancil 2 is here, and nobody says how large it is.\n",
        "Kancil 3 has 70 billion parameters.\n",
        "Since 2023 Kancil 2 speaks many languages.\n",
        "Kancil 2 was tested by 12 engineers on several benchmarks.\n",
        "Kancil 2 is one of 12 language models.\n",
    ],
)
def test_where_there_is_nothing_to_suggest_nothing_is_printed(suggest, text):
    assert suggest("told", {**NAMES, "told.txt": text, "told.yml": "language: en\n"}) == ("", "")


def test_an_article_that_does_not_exist_is_wrong_usage_that_names_those_that_do(suggest):
    out, err = suggest("tolled", TOLD, code=2)
    assert out == ""
    assert "there is no article 'tolled'; there are: told" in err


def test_a_number_is_suggested_as_editors_write_it_whatever_the_models_version(suggest):
    names = {**NAMES, "models/kancil-2.yml": NAMES["models/kancil-2.yml"].replace("Kantjil 2", "Kancil 2.0")}
    text = "Kancil 2.0 speaks two languages and has 2.50 billion parameters.\n"
    out, _ = suggest("told", {**names, "told.txt": text, "told.yml": "language: en\n"})
    assert {entry["value"] for entry in entries(out)} == {"2 languages", "2.5 billion parameters"}


def test_faults_elsewhere_do_not_keep_suggestions_back(suggest):
    files = {**TOLD, "told.yml": "language: en\n" + written(claim("kancil-9", "licence", "x", "y"))}
    out, _ = suggest("told", files)
    assert entries(out)
