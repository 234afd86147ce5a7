"""Old addresses keep: `redirect_from` on articles and models, as pages that lead on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from copies import ENVIRONMENT, copy, script
from terbuka.build import build
from terbuka.claims import attributes
from terbuka.languages import interface as languages
from terbuka.pages.kinds import pages
from terbuka.problems import Problem
from terbuka.types import File

ARTICLE = {"a.txt": "Satu kalimat saja tentang Zed.\n", "a.yml": "language: id\ntitle: Judul\n"}
MODEL = {"models/zed.yml": "name: Zed\n"}
SITE_URL = "https://press.example/open/"


def made(files: dict[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The pages of these seeds, by path, and the errors."""
    sources = [File(path=f"seeds/{name}", data=files[name].encode()) for name in sorted(files)]
    site, problems = build(sources, languages.load_languages(), attributes.load_attributes()[0])
    return {page.path: page.text for page in pages(site)}, [problem for problem in problems if not problem.warning]


def article(*old: str) -> dict[str, str]:
    return ARTICLE | {"a.yml": ARTICLE["a.yml"] + "redirect_from:\n" + "".join(f"  - {each}\n" for each in old)}


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("judul-lama", "id/articles/judul-lama/index.md"),
        ("id/articles/judul-lama", "id/articles/judul-lama/index.md"),
        ("/es/articles/titulo-viejo/", "es/articles/titulo-viejo/index.md"),  # as it stands in a browser
        ("pt-BR/articles/titulo", "pt-BR/articles/titulo/index.md"),
        ("articles/old-title", "articles/old-title/index.md"),  # an English one
        ("und/articles/old-title", "und/articles/old-title/index.md"),
    ],
)
def test_an_old_slug_or_address_of_an_article_gets_a_page(old: str, path: str) -> None:
    found, problems = made(article(old))
    assert not problems
    assert "redirect: id/articles/judul/\n" in found[path]
    assert "template: redirect.html\n" in found[path]


def test_an_old_slug_of_a_model_gets_a_page_in_each_language() -> None:
    found, problems = made({"models/zed.yml": "name: Zed\nredirect_from: [zed-1]\n"})
    assert not problems
    for folder in ("", "id/", "pt-BR/"):
        assert f"redirect: {folder}models/zed/\n" in found[f"{folder}models/zed-1/index.md"]


@pytest.mark.parametrize(
    "old",
    [
        "Judul Lama",
        "judul--lama",
        "../judul",
        "x" * 81,
        "id/articles/",
        "id/articles/../../about",
        "id/judul",
        "id/models/zed",
        "id/id/articles/x",
        "ID/articles/x",
        "pt-br/articles/x",
        "../articles/x",
        "myarticles/x",
        "https://press.example/id/articles/x/",
    ],
)
def test_what_was_no_address_of_an_article_is_refused_at_its_place(old: str) -> None:
    found, problems = made(article(old))
    assert [(p.path, p.line, p.column) for p in problems] == [("seeds/a.yml", 4, 5)]
    assert problems[0].code in ("bad-slug", "bad-language")
    assert not [path for path in found if "redirect:" in found[path].partition("\n---\n")[0]]


def test_a_model_has_old_slugs_only() -> None:
    _, problems = made({"models/zed.yml": "name: Zed\nredirect_from: [id/models/zed-1]\n"})
    assert [(p.code, p.line, p.column) for p in problems] == [("bad-slug", 2, 17)]


@pytest.mark.parametrize(
    ("files", "places"),
    [
        pytest.param(article("judul"), [("seeds/a.yml", 4, 5)], id="itself"),
        pytest.param(
            article("lain") | {"b.txt": "Lain.\n", "b.yml": "language: id\ntitle: Lain\n"},
            [("seeds/a.yml", 4, 5)],
            id="another article",
        ),
        pytest.param(article("lama", "lama"), [("seeds/a.yml", 5, 5)], id="twice in one file"),
        pytest.param(article("lama", "/id/articles/lama/"), [("seeds/a.yml", 5, 5)], id="once as a slug, once whole"),
        pytest.param(
            article("lama") | {"b.txt": "Lain.\n", "b.yml": "language: id\ntitle: Lain\nredirect_from: [lama]\n"},
            [("seeds/b.yml", 3, 17)],
            id="in two files",
        ),
        pytest.param(
            {"models/zed.yml": "name: Zed\nredirect_from: [yod]\n", "models/yod.yml": "name: Yod\n"},
            [("seeds/models/zed.yml", 2, 17)],
            id="another model",
        ),
        pytest.param(
            {
                "models/zed.yml": "name: Zed\nredirect_from: [yod]\n",
                "models/yod.yml": "name: Yod\nredirect_from: [zed]\n",
            },
            [("seeds/models/yod.yml", 2, 17), ("seeds/models/zed.yml", 2, 17)],
            id="a loop",
        ),
    ],
)
def test_an_address_that_is_taken_is_reported_once(files: dict[str, str], places: list[tuple[str, int, int]]) -> None:
    _, problems = made(files)
    assert {p.code for p in problems} == {"redirect-taken"}
    assert [(p.path, p.line, p.column) for p in problems] == places


def test_one_slug_in_two_languages_is_two_addresses() -> None:
    english = {"b.txt": "One.\n", "b.yml": "language: en\ntitle: One\nredirect_from: [lama]\n"}
    found, problems = made(article("lama") | english)
    assert not problems
    assert {"articles/lama/index.md", "id/articles/lama/index.md"} <= found.keys()


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of an article and a model that both have moved, by each of the two renderers."""
    tool = request.param
    if tool == "zensical":
        pytest.importorskip("zensical")
    title = 'title: "<b>Judul</b> & \\"{{ x }}\\""\nslug: judul\n'
    seeds = article("lama", "es/articles/viejo") | MODEL
    seeds["a.yml"] = seeds["a.yml"].replace("title: Judul\n", title)
    seeds["models/zed.yml"] += "redirect_from: [zed-1]\n"
    project = copy(tmp_path_factory.mktemp(tool), seeds)
    assert script(project).returncode == 0
    strict = ["--strict"] if tool == "mkdocs" else []
    done = subprocess.run(
        [sys.executable, "-m", tool, "build", *strict],
        cwd=project,
        env=ENVIRONMENT | {"SITE_URL": SITE_URL, "REPO_URL": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.mark.parametrize(
    ("old", "new", "language", "words", "title"),
    [
        ("id/articles/lama/", "id/articles/judul/", "id", "Halaman ini telah pindah:", '<b>Judul</b> & "{{ x }}"'),
        ("es/articles/viejo/", "id/articles/judul/", "id", "Halaman ini telah pindah:", None),
        ("models/zed-1/", "models/zed/", "en", "This page has moved:", "Zed"),
        ("id/models/zed-1/", "id/models/zed/", "id", "Halaman ini telah pindah:", "Zed"),
        ("pt-BR/models/zed-1/", "pt-BR/models/zed/", "pt-BR", "Esta página mudou de endereço:", "Zed"),
    ],
)
def test_the_page_at_an_old_address_leads_on(
    site: Path, old: str, new: str, language: str, words: str, title: str | None
) -> None:
    page = lxml.html.fromstring((site / old / "index.html").read_bytes())
    page.make_links_absolute(SITE_URL + old)
    assert page.get("lang") == language
    assert page.xpath("//link[@rel='canonical']/@href") == [SITE_URL + new]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    link = page.get_element_by_id("target")
    assert link.get("href") == SITE_URL + new
    assert refresh == f"0; url={SITE_URL + new}"
    assert link.getparent().text_content().startswith(words)
    assert link.text_content() == (title or link.text_content()) != ""
    assert not page.xpath("//b")
    assert (site / new / "index.html").exists()


def test_old_addresses_are_not_in_the_sitemap(site: Path) -> None:
    locations = lxml.html.fromstring((site / "sitemap.xml").read_bytes()).xpath("//loc/text()")
    assert f"{SITE_URL}id/articles/judul/" in locations
    assert not [each for each in locations if each.endswith(("/lama/", "/viejo/", "/zed-1/"))]


def test_a_bookmark_of_a_paragraph_still_leads_to_it(site: Path, browser) -> None:
    """With a script to the very paragraph, without one to the page."""
    for scripts, fragment in ((True, "#p1"), (False, "")):
        page = browser.new_context(java_script_enabled=scripts).new_page()
        page.route("**/*", lambda route: route.fulfill(path=served(site, route.request.url)))
        page.goto(f"{SITE_URL}id/articles/lama/#p1")
        page.wait_for_url(f"{SITE_URL}id/articles/judul/{fragment}")


def served(site: Path, address: str) -> Path:
    path = site / address.removeprefix(SITE_URL).partition("#")[0]
    return path / "index.html" if path.is_dir() else path
