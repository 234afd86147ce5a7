"""What holds of any valid seeds, whatever they say: the only tests that read the project's own `seeds/`.

A change of `seeds/` alone runs these (`make test-seeds`); no other test can be broken by it, which conftest.py holds.
They hold of the seeds of a busy week of editing as well (edits.py), and of none at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import build_site
import jsonschema
import pytest
import yaml
from checker import verify
from edits import edited, emptied
from sites import REAL, ROOT, Built, fold, mkdocs, project, text_of
from terbuka.notes.schema import SCHEMAS, first_line
from test_schemas import Core
from test_site import (  # noqa: F401 - what holds of every page of every site is held here too
    blocks_are_whole,
    data,
    row,
    seed_lines,
    test_every_id_is_the_only_one_of_its_page,
    test_every_internal_link_and_anchor_leads_somewhere,
    test_every_page_can_be_had_in_the_other_languages,
    test_every_page_has_a_title_a_description_and_one_h1,
    test_every_page_says_its_language,
    test_links_out_of_the_site_are_plain_web_addresses,
    test_nothing_is_loaded_from_elsewhere,
    test_the_sitemap_lists_every_page,
)

MAKE = {"live": lambda folder: ROOT / "seeds", "edited": edited, "emptied": emptied}


@pytest.fixture(scope="module", params=MAKE)
def seeds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as they are, the frozen ones after a busy week, or none."""
    return MAKE[request.param](tmp_path_factory.mktemp("editors") / "seeds")


@pytest.fixture(scope="module")
def site(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return mkdocs(project(tmp_path_factory.mktemp("live"), seeds))


def notes(path: Path) -> dict[str, object]:
    """What editors wrote about a text, every value as the text that it is."""
    beside = path.with_suffix(".yml")
    return yaml.load(beside.read_text("utf-8"), Loader=yaml.BaseLoader) or {} if beside.exists() else {}


def texts(seeds: Path) -> Iterator[Path]:
    return iter(sorted(seeds.glob("*.txt")))


def test_the_check_finds_no_error(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_site.main(["--check", "--seeds", str(seeds)]) == 0, capsys.readouterr().err


def test_what_editors_wrote_fits_the_schema_that_their_program_checks_it_by(seeds: Path) -> None:
    for path in sorted(seeds.rglob("*.yml")):
        name = first_line(path.relative_to(seeds.parent).as_posix()).rpartition("/")[2]
        validator = jsonschema.Draft7Validator(json.loads((SCHEMAS / name).read_text(encoding="utf-8")))
        written = yaml.load(path.read_text(encoding="utf-8"), Loader=Core)
        assert [error.message for error in validator.iter_errors(written)] == [], path.name


def test_a_seed_that_is_frozen_too_was_not_edited(seeds: Path) -> None:
    """A seed is never edited, not a byte; it may be taken away."""
    for path in texts(REAL):
        assert not (seeds / path.name).exists() or (seeds / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_build_has_no_warning(site: Built) -> None:
    assert "WARNING" not in site.log
    assert "ERROR" not in site.log


def test_every_article_has_its_page_with_every_block_word_for_word(seeds: Path, site: Built) -> None:
    assert [each["id"] for each in data(site, "articles")] == [path.stem for path in texts(seeds)]
    for path in texts(seeds):
        blocks_are_whole(site, path.stem, seed_lines(path), notes(path))


def test_every_article_is_published_as_it_was_received(seeds: Path, site: Built) -> None:
    for path in texts(seeds):
        assert site.files[f"seeds/{path.name}"] == path.read_bytes()


def test_readers_find_every_text_and_every_quote_as_certified(
    seeds: Path, site: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the script that they have; of no article there is nothing to be checked."""
    articles = len([*texts(seeds)])
    code = verify.main([str(site.site), "--quiet"])
    said = capsys.readouterr().out
    assert code == (verify.RIGHT if articles else verify.UNCHECKED), said
    assert said.count("SHA-256 as certified") == articles


def test_every_claim_stands_on_the_page_of_its_model_and_its_quote_where_it_says(seeds: Path, site: Built) -> None:
    found = data(site, "claims")
    assert len(found) == sum(len(notes(path).get("claims", [])) for path in texts(seeds))
    addresses = {each["id"]: each["url"] for each in data(site, "models")}
    for claim in found:
        page, _, block = claim["url"].partition("#")
        assert page == row(site, claim["article"])["url"]
        (place,) = site.pages[page].xpath("//*[@id=$id]", id=block)
        assert fold(claim["quote"]) in text_of(place)
        for url in addresses[claim["model"]].values():
            quoted = [text_of(quote, "place") for quote in site.pages[url].iter("blockquote")]
            assert fold(claim["quote"]) in quoted, f"{url}: {claim['quote']}"


def test_the_data_fits_its_schemas(site: Built) -> None:
    found = [path for path in site.files if path.startswith("api/") and path.endswith(".schema.json")]
    assert found
    for path in found:
        schema = json.loads(site.files[path])
        checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
        validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
        validator.validate(json.loads(site.files[path.replace(".schema.json", ".json")]))
