"""README and CONTRIBUTING say what is so: their paths and commands exist, their samples build."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from terbuka.build import build
from terbuka.claims import attributes
from terbuka.languages import interface as languages
from terbuka.records.article import Draft, Notes
from terbuka.records.keys import keys_of
from terbuka.records.names import Model, Original, Unit
from terbuka.types import File

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GENERATED = ("site/", "docs/*.md")  # named in the documents, made by the build
PLACEHOLDERS = ("NAME", "SLUG", "*", "…")


def samples(document: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", DOCUMENTS[document], re.MULTILINE | re.DOTALL)


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
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_make_target_that_a_document_names_is_one_that_help_lists() -> None:
    listed = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
    named = {name for text in DOCUMENTS.values() for name in re.findall(r"`?make ([a-z-]+)", text) if name != "a"}
    assert {"site", "test", "check", "serve", "help"} <= named
    assert named <= listed


def test_the_readme_maps_every_folder() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert {f"`{name}/`" for name in folders - {"site"}} <= set(re.findall(r"`[a-z]+/`", DOCUMENTS["README.md"]))


def test_the_sample_article_has_every_key_and_builds() -> None:
    sample = samples("CONTRIBUTING.md")[0]
    assert yaml.safe_load(sample).keys() == keys_of(Notes).keys()
    text = (
        "A made-up headline\nA. Writer\nOnce\nA made-up heading\n"
        "A. Speaker, head of the example lab, read the Lhama 3 of “a made-up text”.\n"
        "Yes.\nShare this page\nNo.\nA made-up caption\n"
    )
    other = "original: made-up-original\nlanguage: en\n"
    site, problems = make(
        {
            "seeds/sample.txt": text,
            "seeds/sample.yml": sample.replace("language: pt-BR", "language: en"),
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
    claim, original = samples("CONTRIBUTING.md")[2], samples("CONTRIBUTING.md")[4]
    claim = re.sub(r"# (\w+: )", r"\1", claim)  # what is to be chosen
    _, problems = make({"seeds/a.txt": "A text.", "seeds/a.yml": claim, "seeds/originals/a.yml": original})
    told = [p.message.split("'")[1] for p in problems if p.code == "sample-value" and p.path == "seeds/a.yml"]
    assert told == ["…"] * 4  # the gloss and the reason, each in two languages
    told = [p.message.split("'")[1] for p in problems if p.code == "sample-value" and p.path != "seeds/a.yml"]
    values = yaml.load(original, yaml.BaseLoader)
    assert told == [value for key, value in values.items() if key != "language"]


def test_the_sample_model_and_claim_build_together() -> None:
    model, claim, unit, original = samples("CONTRIBUTING.md")[1:5]
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
    explained = re.findall(r"^\| `([a-z0-9-]+)` \| \S", DOCUMENTS["CONTRIBUTING.md"], re.MULTILINE)
    made = codes()
    assert len(made) > 50
    assert made - set(explained) == set(), "add these to the table in CONTRIBUTING.md"
    assert set(explained) - made == set(), "no problem has these codes: take them out of the table in CONTRIBUTING.md"
    assert explained == sorted(explained)


def make(files: dict[str, str]):
    sources = [File(path=path, data=text.encode()) for path, text in sorted(files.items())]
    return build(sources, languages.load_languages(), attributes.load_attributes()[0])
