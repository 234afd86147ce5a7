"""What runs and stands on GitHub: the workflows, the forms, and the link that fills one in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
import yaml
from copies import ENVIRONMENT, commit, copy, script, write
from playwright import sync_api as playwright
from samples import UNITS
from sites import ROOT, need

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
REPO_URL = "https://git.example/press/open"
SITE_URL = "https://press.example/open/"


def load(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(workflow: Path, job: str) -> list[dict[str, Any]]:
    return load(workflow)["jobs"][job]["steps"]


# ── Workflows, as they are written ──


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_secret_and_few_permissions(path: Path) -> None:
    workflow = load(path)
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert set(workflow["permissions"].items()) <= {("contents", "read")}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "an expression in a command can be made into another command"
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_named_by_release(path: Path) -> None:
    used = [step["uses"] for job in load(path)["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert not [name for name in used if not re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", name)]


def test_a_pull_request_from_a_fork_gets_all_of_it() -> None:
    workflow = load(GITHUB / "workflows" / "check.yml")
    assert workflow[True] == "pull_request"  # YAML 1.1 reads `on` as yes; and never pull_request_target
    assert not [job for job in workflow["jobs"].values() if "permissions" in job or "if" in job]


def test_only_the_deployment_may_write_and_only_from_main() -> None:
    workflow = load(GITHUB / "workflows" / "publish.yml")
    assert workflow[True]["push"] == {"branches": ["main"]}
    writing = {name: job["permissions"] for name, job in workflow["jobs"].items() if "write" in str(job["permissions"])}
    assert writing == {"deploy": {"pages": "write", "id-token": "write"}}
    assert not [step for step in workflow["jobs"]["deploy"]["steps"] if "run" in step]


def test_a_fork_publishes_under_its_own_address() -> None:
    (build,) = (step for step in steps(GITHUB / "workflows" / "publish.yml", "build") if "run" in step)
    assert build["env"] == {
        "SITE_URL": "${{ steps.pages.outputs.base_url }}/",
        "REPO_URL": "${{ github.server_url }}/${{ github.repository }}",
    }


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("zizmor", ["--offline", "--no-progress", "--persona=pedantic", ".github"]),
        ("check-jsonschema", ["--builtin-schema=vendor.github-workflows", *map(str, WORKFLOWS)]),
        ("check-jsonschema", ["--builtin-schema=vendor.github-issue-forms", *map(str, FORMS)]),
        ("check-jsonschema", ["--builtin-schema=vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"]),
        ("check-jsonschema", ["--builtin-schema=vendor.dependabot", ".github/dependabot.yml"]),
    ],
)
def test_the_tools_made_for_it_find_nothing(tool: str, arguments: list[str]) -> None:
    found = shutil.which(tool, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    need(found, f"{tool} is not installed; `make ci-tools` installs it")
    done = subprocess.run([str(found), *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


# ── Workflows, as they run ──


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of the project with two commits, in which this machine's packages stand for installed ones."""
    folder = copy(tmp_path_factory.mktemp("clone"))
    commit(folder, "Before")
    seed = next(iter(sorted((folder / "seeds").glob("*.yml"))))
    seed.write_text(seed.read_text(encoding="utf-8") + "\n# A remark.\n", encoding="utf-8")
    commit(folder, "After")
    (folder / ".venv").mkdir()
    for path in Path(sys.prefix).iterdir():
        if not path.name.startswith("."):
            (folder / ".venv" / path.name).symlink_to(path)
    for name in ("site", "test", "ci"):
        (folder / ".venv" / f".{name}").touch()
    return folder


def run(clone: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does on Linux."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=clone,
        env=ENVIRONMENT | {"CI": "true"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_steps_of_a_check_run(clone: Path) -> None:
    """Every command of the job, in order, in a clean clone; what they leave is what the other steps take."""
    job = steps(GITHUB / "workflows" / "check.yml", "site")
    summary = clone.parent / "summary.md"
    for step in job:
        if "run" in step:
            done = run(clone, step["run"], GITHUB_STEP_SUMMARY=str(summary), REPO_URL=REPO_URL)
            assert done.returncode == 0, step["run"] + done.stdout + done.stderr
            assert "::error" not in done.stdout
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("## What readers will see (1)\n")
    (page,) = re.findall(r"^- `seeds/.*\.txt` and .*, on the page `(.*)`$", told, re.MULTILINE)
    assert "\n## What this change does\n" in told
    kept = next(step["with"]["path"] for step in job if step.get("with", {}).get("name") == "site")
    assert (clone / kept / "index.html").exists()
    assert (clone / kept / page).exists()
    pages = (path for path in (clone / kept).rglob("index.html") if 'class="text"' in path.read_text(encoding="utf-8"))
    assert f"{REPO_URL}/edit/main/seeds/" in next(pages).read_text(encoding="utf-8")


def test_the_check_puts_mistakes_on_their_lines_and_all_of_them_into_its_summary(clone: Path) -> None:
    job = steps(GITHUB / "workflows" / "check.yml", "site")
    (command,) = (step["run"] for step in job if step.get("name") == "Check the seeds")
    (last,) = (step for step in job if "GITHUB_STEP_SUMMARY" in step.get("run", ""))
    assert last["if"] == "${{ !cancelled() }}", "it is written when the check has failed, too"
    summary = clone.parent / "mistakes.md"
    write(clone, {"seeds/wrong.txt": "A line.\n", "seeds/wrong.yml": "language: en\n\npublished: yesterday\n"})
    try:
        done = run(clone, command)
        assert done.returncode != 0
        assert "::error file=seeds/wrong.yml,line=3,col=12,title=bad-date::" in done.stdout
        run(clone, last["run"], GITHUB_STEP_SUMMARY=str(summary))
        told = summary.read_text(encoding="utf-8")
        assert told.startswith("## What is to be mended (1)\n\n- `seeds/wrong.yml:3` ")
        assert "\n### New: A line&#46;\n" in told
    finally:
        for name in ("wrong.txt", "wrong.yml"):
            (clone / "seeds" / name).unlink()


def test_every_command_of_the_workflows_is_a_target_of_make_or_the_script() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for path in WORKFLOWS:
        for name in load(path)["jobs"]:
            for step in steps(path, name):
                for tool, argument in re.findall(r"^(make|\S*python3?) (\S+)", step.get("run", ""), re.MULTILINE):
                    assert argument in (targets if tool == "make" else ["scripts/build_site.py"])


# ── Forms ──


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_fields_with_names_of_their_own(path: Path) -> None:
    fields = [field for field in load(path)["body"] if field["type"] != "markdown"]
    names = [field["id"] for field in fields]
    labels = [field["attributes"]["label"] for field in fields]
    assert len(set(names)) == len(names) and len(set(labels)) == len(labels)
    # An article is proposed by its text, or by its address alone.
    assert path.name == "article.yml" or any(field.get("validations", {}).get("required") for field in fields)


# ── The link that fills in the form ──

SEEDS = {
    "a.txt": "Zed is a model.\nIt was trained on 3 trillion tokens" + ", and more words" * 30 + ".\n",
    "a.yml": (
        "language: en\ntitle: One\nclaims:\n"
        "  - {model: zed, attribute: training-tokens, value: 3 trillion tokens, quote: 3 trillion tokens, block: 2,"
        " named_in: Zed is a model}\n"
    ),
    "models/zed.yml": "name: Zed\n",
    **UNITS,
}


def build(folder: Path, repo_url: str) -> Path:
    project = copy(folder, SEEDS)
    assert script(project).returncode == 0
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env=ENVIRONMENT | {"SITE_URL": SITE_URL, "REPO_URL": repo_url},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("reported"), REPO_URL)


def filled(link: str) -> dict[str, str]:
    """What a link fills in, by the form's fields; it must be a link to that form, and its fields must be there."""
    parts = urlsplit(link)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{REPO_URL}/issues/new"
    values = {name: found[0] for name, found in parse_qs(parts.query, keep_blank_values=True).items()}
    form = GITHUB / "ISSUE_TEMPLATE" / values.pop("template")
    assert values.keys() <= {field.get("id") for field in load(form)["body"]}
    return values


def test_every_page_has_a_link_that_fills_in_itself(site: Path) -> None:
    for path in ("articles/one/", "id/models/zed/", "pt-BR/compare/", "about/"):
        page = lxml.html.fromstring((site / path / "index.html").read_bytes())
        (link,) = page.find_class("report")
        assert filled(link.get("href")) == {"article": SITE_URL + path}


def test_without_a_repository_there_is_no_link_and_no_script(tmp_path: Path) -> None:
    for path in build(tmp_path, "").rglob("*.html"):
        assert not re.search(rb'class="report"|report\.js', path.read_bytes())


@pytest.fixture
def page(site: Path, window: playwright.Page) -> playwright.Page:
    def serve(route: Any) -> None:
        path = site / route.request.url.removeprefix(SITE_URL).partition("#")[0]
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    window.route("**/*", serve)
    return window


def test_an_address_of_a_paragraph_brings_its_link(page: playwright.Page) -> None:
    page.goto(f"{SITE_URL}articles/one/#p2")
    link = page.locator("#p2 .report")
    found = filled(link.get_attribute("href"))
    assert (found["article"], found["block"]) == (f"{SITE_URL}articles/one/", "2")
    assert found["quote"].startswith("It was trained on 3 trillion tokens, and more words")
    assert found["quote"].endswith("…") and len(found["quote"]) == 301
    assert link.get_attribute("aria-label") == "Report an error (¶2)"
    assert page.locator(".text .report").count() == 1


def test_the_link_comes_to_the_paragraph_that_is_pointed_at_or_focused(page: playwright.Page) -> None:
    page.goto(f"{SITE_URL}articles/one/")
    text = page.locator("#p1").text_content()
    assert page.locator(".text .report").count() == 0
    page.hover("#p1")
    assert filled(page.locator("#p1 .report").get_attribute("href"))["quote"] == "Zed is a model."
    assert page.locator("#p1").text_content() == text, "the words of the article are as they were"
    page.focus("#p2 .headerlink")
    assert filled(page.locator("#p2 .report").get_attribute("href"))["block"] == "2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#p2 .report')")
    assert page.locator(".text .report").count() == 1


def test_a_claim_brings_its_quote_and_the_article_that_it_stands_in(page: playwright.Page) -> None:
    page.goto(f"{SITE_URL}id/models/zed/")
    page.hover(".statement blockquote")
    link = page.locator(".statement .report")
    assert filled(link.get_attribute("href")) == {
        "article": f"{SITE_URL}articles/one/",
        "block": "2",
        "quote": "3 trillion tokens",
    }
    assert link.get_attribute("aria-label") == "Laporkan kesalahan (¶2)"
