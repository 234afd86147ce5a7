"""README and CONTRIBUTING say what is so: their paths and commands exist, their samples build."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from handbook import OF_EACH_KIND, example, sample
from samples import made
from terbuka.build import build
from terbuka.claims import attributes
from terbuka.languages import interface as languages
from terbuka.notes.template import KEYS, template
from terbuka.records.article import Draft, Notes
from terbuka.records.keys import Basis, keys_of
from terbuka.records.names import Model, Original, Unit
from terbuka.types import File
from terbuka.value_types import Bound, Names, PartialDate, Quantity, Range, Text, YesNo

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md", "MOVING.md")}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GENERATED = ("site/", "docs/*.md")  # named in the documents, made by the build
PLACEHOLDERS = ("NAME", "SLUG", "*", "…")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_exists(document: str) -> None:
    named = re.findall(r"`((?:\w[\w.-]*/|\.\w+/)[\w./*-]*)`", DOCUMENTS[document])
    paths = [path for path in named if path not in GENERATED and not any(mark in path for mark in PLACEHOLDERS)]
    assert paths
    generated = ("api/", ".build/", ".venv/", "site/", "look/")
    # Of what is in seeds/ editors may take anything away; the frozen ones have each kind of folder.
    places = {path: (ROOT / "tests" / "real" if path.startswith("seeds/") else ROOT) / path for path in paths}
    assert [path for path, place in places.items() if not path.startswith(generated) and not place.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", DOCUMENTS[document])
    on_github = ("../../issues/new/choose", "../../pulls/@me")  # from where GitHub shows a file
    assert [target for target in targets if not (ROOT / target).exists() and target not in on_github] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_heading_leads_to_one(document: str) -> None:
    headings = re.findall(r"^#+ (.*)", DOCUMENTS[document], re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", DOCUMENTS[document])) <= anchors


def test_every_picture_is_small_and_says_what_it_shows() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", "".join(DOCUMENTS.values()))
    folder = ROOT / ".github" / "pictures"
    assert {ROOT / path for _, path in pictures} == set(folder.iterdir())
    for told, path in pictures:
        assert len(told) > 40, path
        assert (ROOT / path).stat().st_size < 80_000, path
        if path.endswith(".svg"):
            drawn = ElementTree.fromstring((ROOT / path).read_text(encoding="utf-8"))
            assert {drawn[0].tag.rpartition("}")[2], drawn[1].tag.rpartition("}")[2]} == {"title", "desc"}, path
            assert drawn.get("role") == "img", path


def test_the_labels_that_it_names_are_those_of_the_pages_and_forms() -> None:
    text = DOCUMENTS["CONTRIBUTING.md"]
    labels = (ROOT / "scripts" / "terbuka" / "languages" / "en" / "labels.yml").read_text(encoding="utf-8")
    forms = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir()}
    for said in (
        *("Edit what is known about this article", "Report an error"),
        *("Propose a statement", "Propose it on GitHub"),
    ):
        assert f"*{said}*" in text
        assert f": {said}\n" in labels
    assert f"*{forms['article']['name']}*" in text
    assert "`accepted`" in text
    assert "github.event.label.name == 'accepted'" in (ROOT / ".github/workflows/form.yml").read_text(encoding="utf-8")


def test_every_make_target_that_a_document_names_is_one_that_help_lists() -> None:
    listed = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
    named = {name for text in DOCUMENTS.values() for name in re.findall(r"`?make ([a-z-]+)", text) if name != "a"}
    assert {"site", "test", "check", "serve", "help"} <= named
    assert named <= listed


def test_the_readme_maps_every_folder() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert {f"`{name}/`" for name in folders - {"site"}} <= set(re.findall(r"`[a-z]+/`", DOCUMENTS["README.md"]))


@pytest.mark.parametrize("tag", ["en", "id", "pt-BR"])
def test_the_page_about_the_site_names_what_the_pages_offer(tag: str) -> None:
    about = (ROOT / "docs" / ("" if tag == "en" else tag) / "about.md").read_text(encoding="utf-8")
    labels = yaml.safe_load((ROOT / f"scripts/terbuka/languages/{tag}/labels.yml").read_text(encoding="utf-8"))
    for label in (labels["site"]["edit"], labels["site"]["hand_in"], labels["propose"]["title"]):
        assert f"“{label}”" in about


def test_the_sample_article_has_every_key_and_builds() -> None:
    notes = sample("An article, with every key")
    assert yaml.safe_load(notes).keys() == keys_of(Notes).keys()
    text = (
        "A made-up headline\nA. Writer\nOnce\nA made-up heading\n"
        "A. Speaker, head of the example lab, read the Lhama 3 of “a made-up text”.\n"
        "Yes.\nShare this page\nNo.\nA made-up caption\n"
    )
    other = "original: made-up-original\nlanguage: en\n"
    site, problems = make(
        {
            "seeds/sample.txt": text,
            "seeds/sample.yml": notes.replace("language: pt-BR", "language: en"),
            "seeds/other.txt": "Another text\nThat translates it.",
            "seeds/other.yml": other,
            "seeds/models/llama-3.yml": "name: Llama 3\n",
            "seeds/people/a-speaker.yml": "name: A. Speaker\n",
            "seeds/organisations/the-example.yml": "name: The Example\n",
        }
    )
    # What is plainly a sample is told, so that none is left in by mistake.
    told = [problem for problem in problems if problem.path == "seeds/sample.yml"]
    assert {problem.code for problem in problems} == {"sample-value"}
    assert len(told) == sum(bool(key.sample) for key in keys_of(Notes).values())
    article = site.article["sample"]
    assert article.title_origin == "source"
    roles = ["headline", "byline", "text", "heading", "text", "text", "omitted", "text", "caption"]
    assert [block.role for block in article.blocks] == roles
    assert [mention.model for mention in site.mentions["sample"] if mention.model] == ["llama-3"]


def test_a_sample_that_is_left_in_is_told_whatever_it_is_a_sample_of() -> None:
    claim, original = sample("A claim"), sample("An original")
    claim = re.sub(r"# (\w+: )", r"\1", claim)  # what is to be chosen
    _, problems = make({"seeds/a.txt": "A text.", "seeds/a.yml": claim, "seeds/originals/a.yml": original})
    told = [p.message.split("'")[1] for p in problems if p.code == "sample-value" and p.path == "seeds/a.yml"]
    assert told == ["…"] * 4  # the gloss and the reason, each in two languages
    told = [p.message.split("'")[1] for p in problems if p.code == "sample-value" and p.path != "seeds/a.yml"]
    values = yaml.load(original, yaml.BaseLoader)
    assert told == [value for key, value in values.items() if key != "language"]


def test_the_sample_model_and_claim_build_together() -> None:
    model, claim, unit, original = map(sample, ("A model", "A claim", "A unit", "An original"))
    assert yaml.safe_load(model).keys() == keys_of(Model).keys()
    assert yaml.safe_load(unit).keys() == keys_of(Unit).keys()
    assert yaml.safe_load(original).keys() == keys_of(Original).keys()
    site, problems = make(
        {
            "seeds/sample.txt": "Granite 3.0 was trained on about 12 trillion tokens.",
            "seeds/sample.yml": f"language: en\n{claim}",
            "seeds/models/granite-3-0.yml": model,
            "seeds/units/tokens.yml": unit,
        }
    )
    assert problems == ()
    assert [claim.attribute for claim in site.claims] == ["training-tokens"]
    written = set(re.findall(r"^\s+(?:- |# )?(\w+): ", claim, re.MULTILINE))
    assert written == keys_of(Draft).keys()


def test_the_template_is_that_of_make_article_and_all_of_it_is_commented_out() -> None:
    lines = sample("Two files of your own").splitlines()
    assert lines == list(template())
    assert all(line.startswith("# ") for line in lines)


def test_the_template_with_its_marks_taken_away_is_read_and_each_value_left_in_it_is_told() -> None:
    notes = re.sub(r"^# ", "", sample("Two files of your own"), flags=re.MULTILINE)
    assert yaml.safe_load(notes).keys() == set(KEYS)
    _, problems = make({"seeds/a.txt": "A made-up headline\nA text.\nA made-up heading\n", "seeds/a.yml": notes})
    told = {p.line for p in problems if p.code == "sample-value"}
    lines = notes.splitlines()
    scalars = {number for number, line in enumerate(lines, 1) if re.match(r"(?!language)\w+: .", line)}
    assert scalars <= told


def test_a_claim_of_each_kind_passes_on_the_article_that_is_shown_with_them() -> None:
    claims = sample(OF_EACH_KIND)
    site, problems = made(example(claims))
    assert problems == ()
    assert len(site.claims) == len(yaml.safe_load(claims)["claims"])
    assert {type(claim.value) for claim in site.claims} == {Quantity, Range, PartialDate, Names, Text, YesNo}
    bounds = {claim.value.bound for claim in site.claims if isinstance(claim.value, Quantity)}
    assert {Bound.ABOUT, Bound.OVER, Bound.UNDER, Bound.UP_TO} <= bounds
    assert {claim.basis for claim in site.claims} == set(Basis)
    assert any(claim.speaker for claim in site.claims)
    assert any(claim.gloss for claim in site.claims)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("value: about 12 trillion", "value: 12 trillion", "value-not-in-quote"),
        ("learned from about 12", "learned from 12", "quote-not-found"),
        ("    named_in: Kancil 2 is better\n", "", "model-not-named"),
        ("    reading: editor\n", "", "value-not-in-quote"),
        ("speaker: ani-contoh", "speaker: budi", "unknown-name"),
    ],
)
def test_each_part_of_these_claims_is_needed(before: str, after: str, code: str) -> None:
    claims = sample(OF_EACH_KIND)
    assert claims.count(before) == 1
    _, problems = made(example(claims.replace(before, after)))
    assert code in {problem.code for problem in problems}


def codes() -> set[str]:
    """Every code of a problem that the scripts name: where a problem is made, it stands as plain text."""
    places = {"problem": 0, "Invalid": 0, "report": 1, "lacks": 1}
    found = set()
    for path in (ROOT / "scripts").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                values = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
                values += call.args[places[name] :][:1] if name in places else []
                found |= {v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)}
    return found


def test_contributing_explains_every_code_and_no_other() -> None:
    frequent, _, all_of_them = DOCUMENTS["CONTRIBUTING.md"].partition("\n## What the checks say\n")
    explained, some = (re.findall(r"^\| `([a-z0-9-]+)` \| \S", each, re.MULTILINE) for each in (all_of_them, frequent))
    made = codes()
    assert set(some) <= made
    assert len(made) > 50
    assert made - set(explained) == set(), "add these to the table in CONTRIBUTING.md"
    assert set(explained) - made == set(), "no problem has these codes: take them out of the table in CONTRIBUTING.md"
    assert explained == sorted(explained)


def make(files: dict[str, str]):
    sources = [File(path=path, data=text.encode()) for path, text in sorted(files.items())]
    return build(sources, languages.load_languages(), attributes.load_attributes()[0])
