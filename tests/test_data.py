"""The data of the built site of the real seeds, held against its schemas and against what editors wrote."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import Any

import jsonschema
import pytest
import yaml
from samples import ATTRIBUTES
from sites import REAL, Built, fold, text_of
from terbuka.value_types import Bound

KINDS = {attribute.key: attribute.kind for attribute in ATTRIBUTES}
NAMES_OF_DATA = ["claims", "articles", "models", "originals"]


def read_yaml(path: str) -> Any:
    return yaml.load((REAL / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


ARTICLES = {path.stem: read_yaml(f"{path.stem}.yml") for path in sorted(REAL.glob("*.txt"))}
MODELS = {path.stem: read_yaml(f"models/{path.name}") for path in sorted((REAL / "models").glob("*.yml"))}


@pytest.fixture(scope="module")
def built(real_site: Built) -> Built:
    return real_site


def data(built: Built, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(built.files[f"api/v1/{name}.json"])[name]
    return found


def articles_by_url(built: Built) -> dict[str, dict[str, Any]]:
    return {article["url"]: article for article in data(built, "articles")}


def schema(built: Built, name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(built.files[f"api/v1/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


@pytest.mark.parametrize("name", NAMES_OF_DATA)
def test_the_data_fits_its_schema(built, name):
    schema(built, name).validate(json.loads(built.files[f"api/v1/{name}.json"]))


WRONG = [
    ("claims", "value", {"amount": 1}),
    ("claims", "value", {"amount": "1", "unit": None}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "about": False}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "about": True, "over": True}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "over": True, "at_least": True}),
    ("claims", "value", {"amount": 1, "unit": "tokens", "near": True}),
    ("claims", "value", {"min": 1, "unit": "tokens"}),
    ("claims", "value", {"text": ""}),
    ("claims", "value", {"text": "a", "yes": True}),
    ("claims", "value", {"yes": "yes"}),
    ("claims", "value", {"names": []}),
    ("claims", "value", {"date": "September"}),
    ("claims", "value", {"date": "2024-9"}),
    ("claims", "value", {}),
    ("claims", "value", None),
    ("claims", "value", "7 billion"),
    ("claims", "model", None),
    ("claims", "model", "Llama 3"),
    ("claims", "block", 0),
    ("claims", "block", "3"),
    ("claims", "quote", ""),
    ("claims", "quote", "x" * 301),
    ("claims", "reading", "author"),
    ("claims", "reading", None),
    ("claims", "conflict", None),
    ("claims", "url", "id/articles/a/"),
    ("claims", "url", "id/articles/a/#p0"),
    ("claims", "url", "/id/articles/a/#p1"),
    ("claims", "named_in", ""),
    ("claims", "speaker", "Jonathan Frankle"),
    ("claims", "speaker", {}),
    ("claims", "tie", "friend"),
    ("claims", "noticed", ["truth"]),
    ("claims", "judged", ["model", "model"]),
    ("claims", "judged", None),
    ("claims", "id", "x"),
    ("claims", "gloss", {}),
    ("claims", "gloss", "words"),
    ("originals", "published", "22 October 2024"),
    ("originals", "title", ""),
    ("originals", "articles", None),
    ("articles", "published", "22 October 2024"),
    ("articles", "published", "2024-13-01"),
    ("articles", "language", ""),
    ("articles", "publisher", ""),
    ("articles", "byline", ""),
    ("articles", "original", ""),
    ("articles", "title", None),
    ("articles", "title_from", "guess"),
    ("articles", "models", "dbrx"),
    ("articles", "models", ["dbrx", "dbrx"]),
    ("articles", "blocks", 0),
    ("articles", "sha256", "abc"),
    ("articles", "url", "/id/articles/a/"),
    ("models", "developer", []),
    ("models", "developer", "Meta"),
    ("models", "url", {}),
    ("models", "url", "models/dbrx/"),
    ("models", "url", {"en": "/models/dbrx/"}),
    ("models", "name", ""),
    ("models", "articles", None),
]


@pytest.mark.parametrize(("name", "key", "value"), WRONG)
def test_a_schema_refuses_what_breaks_the_contract(built, name, key, value):
    whole = json.loads(built.files[f"api/v1/{name}.json"])
    whole[name][0][key] = value
    assert not schema(built, name).is_valid(whole)


@pytest.mark.parametrize("name", NAMES_OF_DATA)
def test_a_schema_wants_every_key_and_no_other(built, name):
    valid = schema(built, name)
    first = data(built, name)[0]
    for key in first:
        assert not valid.is_valid({name: [{k: v for k, v in first.items() if k != key}]}), key
    assert not valid.is_valid({name: [first | {"unknown": None}]})
    assert not valid.is_valid({name: [first], "unknown": None})
    assert valid.is_valid({name: []})


def in_languages(texts: dict[str, str] | str | None) -> dict[str, str] | None:
    """What an editor wrote in several languages, or in English alone."""
    return {"en": fold(texts)} if isinstance(texts, str) else texts and {tag: fold(t) for tag, t in texts.items()}


def test_claims_json_says_what_the_editors_wrote(built):
    keys = ("article", "model", "attribute", "quote", "named_in", "gloss", "reason")
    found = [
        (*(row[key] for key in keys), row["speaker"] and row["speaker"]["id"], row["reading"])
        for row in data(built, "claims")
    ]
    expected = [
        (
            name,
            entry["model"],
            entry["attribute"],
            fold(entry["quote"]),
            entry.get("named_in"),
            in_languages(entry.get("gloss")),
            in_languages(entry.get("reason")),
            entry.get("speaker"),
            entry.get("reading") or ("model" if "named_in" in entry else "quote"),
        )
        for name, notes in ARTICLES.items()
        for entry in notes.get("claims", [])
    ]
    assert Counter(map(str, found)) == Counter(map(str, expected))


def test_an_id_is_short_and_stands_once(built):
    ids = [row["id"] for row in data(built, "claims")]
    assert all(re.fullmatch("[a-z2-7]{8}", each) for each in ids)
    assert len({*ids}) == len(ids)


VALUE_KEYS = {
    "quantity": ({"amount", "unit"}, {"min", "max", "unit"}),
    "text": ({"text"},),
    "yes-no": ({"yes"},),
    "names": ({"names"},),
    "date": ({"date"},),
}


def test_the_values_of_claims_json_have_the_form_of_their_attributes_kind(built):
    for claim in data(built, "claims"):
        keys = claim["value"].keys() - set(Bound)
        assert keys in VALUE_KEYS[KINDS[claim["attribute"]]]
        if KINDS[claim["attribute"]] == "text":
            assert claim["value"]["text"] in claim["quote"]


@pytest.mark.parametrize(
    ("model", "attribute", "value"),
    [
        ("dbrx", "training-cost", {"amount": 10_000_000, "unit": "USD", "about": True}),
        ("olmoe", "parameters-active", {"amount": 1_000_000_000, "unit": "parameters"}),
        ("olmoe", "training-tokens", {"amount": 5_000_000_000_000, "unit": "tokens"}),
        ("olmoe", "release-date", {"date": "--09"}),
        ("granite-3-0", "parameters-sizes", {"min": 3_000_000_000, "max": 34_000_000_000, "unit": "parameters"}),
        ("granite-3-0", "licence", {"names": ["Apache 2.0"]}),
        ("granite-3-0", "training-data", {"text": "3-4 terabyte token"}),
        (
            "llama-3",
            "separate-licence-threshold",
            {"amount": 700_000_000, "unit": "monthly-active-users", "over": True},
        ),
        ("llama-3", "licence-osi-approved", {"yes": False}),
    ],
)
def test_values_in_claims_json_follow_the_contract(built, model, attribute, value):
    found = [c["value"] for c in data(built, "claims") if (c["model"], c["attribute"]) == (model, attribute)]
    assert value in found


def test_conflict_is_true_of_exactly_the_claims_that_disagree(built):
    found = [(c["model"], c["attribute"], c["value"]) for c in data(built, "claims") if c["conflict"]]
    assert found == [
        ("granite-3-0", "parameters-sizes", {"amount": 2_000_000_000, "unit": "parameters"}),
        ("granite-3-0", "parameters-sizes", {"min": 3_000_000_000, "max": 34_000_000_000, "unit": "parameters"}),
    ]


def test_the_address_of_a_claim_is_that_of_its_block(built):
    urls = {article["id"]: url for url, article in articles_by_url(built).items()}
    for claim in data(built, "claims"):
        assert claim["url"] == f"{urls[claim['article']]}#p{claim['block']}"
        assert claim["quote"] in built.blocks(urls[claim["article"]])[f"p{claim['block']}"]


def test_claims_articles_and_models_agree(built):
    claims, articles, models = (data(built, name) for name in ("claims", "articles", "models"))
    about = {article["id"]: set(article["models"]) for article in articles}
    told = {model["id"]: set(model["articles"]) for model in models}
    assert {(a, m) for a, ms in about.items() for m in ms} == {(a, m) for m, names in told.items() for a in names}
    assert {(c["article"], c["model"]) for c in claims} <= {(a, m) for a, ms in about.items() for m in ms}
    for model in models:
        said = [c["value"]["names"] for c in claims if (c["model"], c["attribute"]) == (model["id"], "developer")]
        assert model["developer"] == (list(dict.fromkeys(name for names in said for name in names)) or None)
    for article in articles:
        siblings = [a["id"] for a in articles if a["original"] and a["original"] == article["original"]]
        assert article["translations"] == [name for name in siblings if name != article["id"]]


def test_articles_and_models_json_agree_with_the_seeds_and_the_pages(built):
    for article in data(built, "articles"):
        raw = (REAL / f"{article['id']}.txt").read_bytes()
        assert article["sha256"] == hashlib.sha256(raw).hexdigest()
        lines = [line for line in re.split(r"\r\n?|\n", raw.decode("utf-8")) if line.strip()]
        assert article["blocks"] == len(lines)
        assert all(int(block.removeprefix("p")) <= len(lines) for block in built.blocks(article["url"]))
        heading = built.pages[article["url"]].find(".//h1")
        assert text_of(heading) == article["title"]
        # A headline's claims and mentions lead to it as they do to a block of the body.
        number = next((n for n, line in enumerate(lines, start=1) if fold(line) == article["title"]), None)
        assert heading.get("id") == (f"p{number}" if number else "title")
        notes = ARTICLES[article["id"]]
        for key in ("language", "title", "published", "publisher", "byline", "source_url", "original"):
            assert article[key] == notes.get(key)
    assert [article["id"] for article in data(built, "articles")] == list(ARTICLES)
    for model in data(built, "models"):
        assert model["name"] == MODELS[model["id"]]["name"]
        assert model["aliases"] == MODELS[model["id"]].get("aliases", [])
        for tag, url in model["url"].items():
            assert text_of(built.pages[url].get_element_by_id("title")) == model["name"]
            assert built.pages[url].get("lang") == tag
    assert {model["id"] for model in data(built, "models")} == set(MODELS)
