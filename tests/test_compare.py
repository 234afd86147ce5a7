"""The report on what a change does to the site."""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

import lxml.html
import markdown
import pytest
from copies import commit, copy, git, script, write
from hypothesis import given
from hypothesis import strategies as st
from samples import UNITS, examples, unit
from sites import ENVIRONMENT
from terbuka.build import build
from terbuka.claims import attributes
from terbuka.commands.changes import ChangeKind, changes, told
from terbuka.commands.compare import EVERYTHING
from terbuka.commands.markdown_parts import fitted
from terbuka.commands.published import read_published
from terbuka.commands.revision import changed_seeds
from terbuka.languages import interface as languages
from terbuka.pages.kinds import pages
from terbuka.types import File

BEFORE = {
    "one.txt": "Zed dirilis kemarin.\nModel Zed dilatih dengan 3 triliun token.\n",
    "one.yml": (
        "language: id\n"
        "title: Satu\n"
        "claims:\n"
        "  - {model: zed, attribute: training-tokens, value: 3 trillion tokens, quote: 3 triliun token}\n"
    ),
    "two.txt": "O Zed é um modelo.\n",
    "two.yml": "language: pt-BR\ntitle: Dois\npublisher: Um jornal\n",
    "models/zed.yml": "name: Zed\n",
    **UNITS,
    "units/tokens.yml": unit("tokens", "token"),
}


ARTICLE = {"id": "x", "url": "articles/x/", "sha256": "0", "models": [], "mentions": {}, "translations": []}


@functools.cache
def interface() -> tuple[languages.Language, ...]:
    return languages.load_languages()


def made(seeds: Mapping[str, str]) -> dict[str, str]:
    """The files of the site of these seeds."""
    sources = [File(path=f"seeds/{name}", data=seeds[name].encode()) for name in sorted(seeds)]
    site, problems = build(sources, interface(), attributes.load_attributes()[0])
    assert not [problem for problem in problems if not problem.warning]
    return {f"docs/{page.path}": page.text for page in pages(site)}


def changed(seeds: Mapping[str, str], **files: str) -> dict[str, str]:
    """`seeds` with some files replaced: `one_yml` is one.yml; an empty text removes the file."""
    result = dict(seeds) | {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    return {name: text for name, text in result.items() if text}


def report(before: Mapping[str, str], after: Mapping[str, str], *, markdown: bool = True) -> str:
    return fitted(told(changes(read_published(before), read_published(after)), "main", markdown=markdown), EVERYTHING)


def compared(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    """The report on a change of seeds as its readers see it: the lines of each list, by the heading's first words."""
    page = lxml.html.fromstring(markdown.markdown(report(made(before), made(after))))
    sections = {"": []}
    for element in page:
        if element.tag == "h3":
            sections[re.sub(r" \(\d+\)$", "", element.text_content())] = lines = []
        elif element.tag == "ul":
            lines += [" ".join(item.text_content().split()) for item in element]
        elif element.tag == "p":
            sections[""].append(element.text_content())
    return sections


def test_nothing_changes() -> None:
    assert report(made(BEFORE), made(BEFORE)) == (
        "## What this change does\n\nCompared with `main`.\n\n"
        "No article, model, claim or mention changes.\n\nNo page changes.\n"
    )


TWO = "language: pt-BR\ntitle: Dois\npublisher: Um jornal\n"
CLAIM = "  - {model: zed, attribute: training-tokens, value: 3 trillion tokens, quote: 3 triliun token}\n"
LIST = {ChangeKind.PAGE_CHANGED}  # every article is in a list, or has a page of its own


@pytest.mark.parametrize(
    ("files", "kinds"),
    [
        ({}, set()),
        (
            {"three_txt": "Text.\n", "three_yml": "language: en\ntitle: 3\n"},
            {ChangeKind.ARTICLE_ADDED, ChangeKind.PAGE_ADDED} | LIST,
        ),
        ({"two_yml": TWO + "byline: A. Writer\n"}, {ChangeKind.ARTICLE_CHANGED} | LIST),
        ({"two_txt": "Um.\n"}, {ChangeKind.ARTICLE_CHANGED, ChangeKind.MENTIONS_LOST} | LIST),
        ({"two_txt": "O Zed, um Zed.\n"}, {ChangeKind.ARTICLE_CHANGED, ChangeKind.MENTIONS_GAINED} | LIST),
        (
            {"two_txt": "", "two_yml": ""},
            {ChangeKind.ARTICLE_REMOVED, ChangeKind.MENTIONS_LOST, ChangeKind.PAGE_REMOVED, ChangeKind.DEAD_REMOVED}
            | LIST,
        ),
        (
            {"two_yml": TWO + "slug: tres\n"},
            {ChangeKind.ARTICLE_CHANGED, ChangeKind.PAGE_ADDED, ChangeKind.PAGE_REMOVED, ChangeKind.DEAD_MOVED} | LIST,
        ),
        (
            {"two_yml": TWO + "slug: tres\nredirect_from: [dois]\n"},
            {ChangeKind.ARTICLE_CHANGED, ChangeKind.PAGE_ADDED, ChangeKind.PAGE_MOVED} | LIST,
        ),
        ({"models__yod_yml": "name: Yod\n"}, {ChangeKind.MODEL_ADDED, ChangeKind.PAGE_ADDED} | LIST),
        ({"models__zed_yml": "name: Zed\naliases: [Zedd]\n"}, {ChangeKind.MODEL_CHANGED} | LIST),
        ({"one_yml": "language: id\ntitle: Satu\n"}, {ChangeKind.CLAIM_REMOVED} | LIST),
        ({"one_yml": BEFORE["one.yml"].replace("quote: 3", "quote: dengan 3")}, {ChangeKind.CLAIM_CHANGED} | LIST),
        (
            {
                "one_yml": BEFORE["one.yml"]
                + "  - {model: zed, attribute: model-type, value: Model, quote: Model Zed}\n"
            },
            {ChangeKind.CLAIM_ADDED} | LIST,
        ),
    ],
)
def test_the_kinds_of_change(files: dict[str, str], kinds: set[ChangeKind]) -> None:
    found = changes(read_published(made(BEFORE)), read_published(made(changed(BEFORE, **files))))
    assert {change.kind for change in found} == kinds


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ({}, {"docs/assets/a.css": "x"}, [ChangeKind.FRAME_ADDED]),
        ({"mkdocs.yml": "x"}, {"mkdocs.yml": "y"}, [ChangeKind.FRAME_CHANGED]),
        ({"docs/templates/a.html": "x"}, {}, [ChangeKind.FRAME_REMOVED]),
        ({"docs/about.md": "x"}, {}, [ChangeKind.PAGE_REMOVED, ChangeKind.DEAD_OTHER]),
    ],
)
def test_the_kinds_of_change_of_what_is_written_by_hand(
    old: dict[str, str], new: dict[str, str], kinds: list[ChangeKind]
) -> None:
    assert [change.kind for change in changes(read_published(old), read_published(new))] == kinds


def test_a_terminal_gets_plain_text() -> None:
    after = changed(BEFORE, two_yml=BEFORE["two.yml"].replace("title: Dois", "title: a@b.example *&\nslug: dois"))
    text = report(made(BEFORE), made(after), markdown=False)
    assert "\nArticles (1)\n\n  changed: a@b.example *& (two)\n      title: “Dois” → “a@b.example *&”\n" in text
    assert "&#" not in text and "`" not in text
    files = {"docs/api/v1/articles.json": json.dumps({"articles": [ARTICLE | {"title": "a\x1b[31mb\u202e"}]})}
    assert "added: a\\u001b[31mb\\u202e (x)" in report({}, files, markdown=False)


def test_an_article_is_added() -> None:
    three = {"three.txt": "Zed again, and Zed.\n", "three.yml": "language: en\ntitle: Three\n"}
    found = compared(BEFORE, BEFORE | three)
    assert found["Articles"] == ["added: Three (three)"]
    assert found["Mentions"] == ["gained: Zed, 2 in Three (three): ¶1"]
    assert "added: /articles/three/" in found["Pages"]
    assert "changed: /models/zed/" in found["Pages"]
    assert "Addresses that lead nowhere now" not in found


def test_what_is_known_of_an_article_changes() -> None:
    found = compared(BEFORE, changed(BEFORE, two_yml="language: pt-BR\ntitle: Dois\npublished: 2024-10-22\n"))
    assert found["Articles"] == [
        "changed: Dois (two) published: unknown → “2024-10-22” publisher: “Um jornal” → unknown"
    ]
    assert found.keys() == {"", "Articles", "Pages"}
    assert "changed: /pt-BR/articles/dois/" in found["Pages"]


def test_an_article_is_removed() -> None:
    found = compared(BEFORE, changed(BEFORE, one_txt="", one_yml=""))
    assert found["Articles"] == ["removed: Satu (one)"]
    assert found["Claims"] == [
        "removed: Zed, training tokens: 3,000,000,000,000 tokens — “3 triliun token”, Satu (one) ¶2"
    ]
    assert found["Mentions"] == ["lost: Zed, 2 in Satu (one): ¶1, ¶2"]
    assert "gone: /id/articles/satu/" in found["Pages"]
    assert found["Addresses that lead nowhere now"] == [
        "/id/articles/satu/: if a page took its place, add redirect_from: [satu] to its file"
    ]


def test_a_model_is_added_changed_and_removed() -> None:
    new = {"models/zed.yml": "name: Zed\naliases: [Zedd]\n", "models/yod.yml": "name: Yod\n"}
    assert compared(BEFORE, BEFORE | new)["Models"] == ["added: Yod (yod)", "changed: Zed (zed) aliases: none → Zedd"]
    found = compared(BEFORE | new, changed(BEFORE | new, models__yod_yml=""))
    assert found["Models"] == ["removed: Yod (yod)"]
    assert [line.partition(":")[0] for line in found["Addresses that lead nowhere now"]] == [
        "/id/models/yod/",
        "/models/yod/",
        "/pt-BR/models/yod/",
    ]


def test_an_alias_gains_mentions_and_a_look_alike_loses_them() -> None:
    seeds = BEFORE | {"one.txt": BEFORE["one.txt"] + "Z-Model bagus. Zed Mini juga.\n"}
    after = seeds | {"models/zed.yml": "name: Zed\naliases: [Z-Model]\nlook_alikes: [Zed Mini]\n"}
    # One place of paragraph 3 is another model's now, and one is this model's: of each paragraph the number counts.
    assert compared(seeds, after).get("Mentions") is None
    after["models/zed.yml"] = "name: Zed\naliases: [Z-Model]\n"
    assert compared(seeds, after)["Mentions"] == ["gained: Zed, 1 in Satu (one): ¶3"]
    after["models/zed.yml"] = "name: Zed\nlook_alikes: [Zed Mini]\n"
    assert compared(seeds, after)["Mentions"] == ["lost: Zed, 1 in Satu (one): ¶3"]


@pytest.mark.parametrize(
    ("claims", "lines"),
    [
        pytest.param(CLAIM, None, id="unchanged"),
        pytest.param(
            CLAIM.replace("3 triliun token}", "dilatih dengan 3 triliun token}"),
            [
                "changed: Zed, training tokens, Satu (one) ¶2 "
                "quote: “3 triliun token” → “dilatih dengan 3 triliun token” link: #c-ld7hvwtl → #c-hiszenmw"
            ],
            id="another quote",
        ),
        pytest.param(
            CLAIM.replace("}", ", reading: editor, reason: A rough one}").replace("3 trillion", "about 3 trillion"),
            [
                "changed: Zed, training tokens, Satu (one) ¶2 "
                "value: 3,000,000,000,000 tokens → about 3,000,000,000,000 tokens "
                "reading: “quote” → “editor” "
                "noticed: number, unit, bound, model, speaker → model, speaker judged: none → value "
                "link: #c-ld7hvwtl → #c-f4fjd4ho"
            ],
            id="another value",
        ),
        pytest.param(
            CLAIM + "  - {model: zed, attribute: model-type, value: Model, quote: Model Zed}\n",
            ["added: Zed, model type: “Model” — “Model Zed”, Satu (one) ¶2"],
            id="added",
        ),
    ],
)
def test_claims(claims: str, lines: list[str] | None) -> None:
    after = changed(BEFORE, one_yml=BEFORE["one.yml"].replace(CLAIM, claims))
    assert compared(BEFORE, after).get("Claims") == lines


SPOKEN = BEFORE | {
    "one.txt": BEFORE["one.txt"] + "“Zed bagus,” kata Ani Contoh dari Rimba.\nBudi Contoh diam.\n",
    "one.yml": BEFORE["one.yml"]
    + "  - {model: zed, attribute: reception, value: Zed bagus, quote: Zed bagus, speaker: ani-contoh}\n",
    "people/ani-contoh.yml": "name: Ani Contoh\n",
    "people/budi-contoh.yml": "name: Budi Contoh\n",
    "organisations/rimba.yml": "name: Rimba\n",
}


def test_another_speaker_is_told_by_name() -> None:
    told = changed(SPOKEN, one_txt=SPOKEN["one.txt"].replace("“", "").replace("”", ""))  # no marks say who speaks
    other = changed(told, one_yml=told["one.yml"].replace("ani-contoh", "rimba"))
    (line,) = compared(told, other)["Claims"]
    assert line == "changed: Zed, reception, Satu (one) ¶3 speaker: Ani Contoh → Rimba"
    nobody = changed(told, one_yml=told["one.yml"].replace(", speaker: ani-contoh", ""))
    (line,) = compared(told, nobody)["Claims"]
    assert line == "changed: Zed, reception, Satu (one) ¶3 speaker: Ani Contoh → unknown"


def test_translations_that_come_are_counted_and_only_those_that_change_are_shown() -> None:
    def glossed(gloss: str) -> dict[str, str]:
        return changed(SPOKEN, one_yml=SPOKEN["one.yml"].replace("speaker:", f"gloss: {{{gloss}}}, speaker:"))

    found = compared(SPOKEN, glossed("en: Zed is good, pt-BR: O Zed é bom"))
    assert found["Words of editors"] == ["gained: 1 × gloss en", "gained: 1 × gloss pt-BR"]
    assert "Claims" not in found
    found = compared(glossed("en: Zed is good, pt-BR: O Zed é bom"), glossed("en: Zed is fine"))
    assert found["Words of editors"] == ["lost: 1 × gloss pt-BR"]
    assert found["Claims"] == ["changed: Zed, reception, Satu (one) ¶3 gloss en: “Zed is good” → “Zed is fine”"]


def test_people_and_organisations_come_change_and_go() -> None:
    found = compared(BEFORE, SPOKEN)
    assert found["People"] == ["added: Ani Contoh (ani-contoh)", "added: Budi Contoh (budi-contoh)"]
    assert found["Organisations"] == ["added: Rimba (rimba)"]
    assert "added: /people/ani-contoh/" in found["Pages"]
    after = {name: text for name, text in SPOKEN.items() if "budi" not in name}
    found = compared(SPOKEN, after | {"organisations/rimba.yml": "name: Rimba\naliases: [Hutan]\n"})
    assert found["People"] == ["removed: Budi Contoh (budi-contoh)"]
    assert found["Organisations"] == ["changed: Rimba (rimba) aliases: none → Hutan"]


def test_a_revision_that_tells_nothing_of_people_has_lost_and_gained_none() -> None:
    new = made(SPOKEN)
    old = {name: text for name, text in new.items() if not re.search("(people|organisations|quotations)\\.json", name)}
    assert changes(read_published(old), read_published(new)) == []


def test_a_new_disagreement_shows_every_value() -> None:
    other = {
        "three.txt": "Zed was trained on 5 trillion tokens.\n",
        "three.yml": (
            "language: en\ntitle: Three\nclaims:\n"
            "  - {model: zed, attribute: training-tokens, value: 5 trillion tokens, quote: 5 trillion tokens}\n"
        ),
    }
    assert compared(BEFORE, BEFORE | other)["New disagreements"] == [
        "Zed, training tokens 3,000,000,000,000 tokens, Satu (one) ¶2 5,000,000,000,000 tokens, Three (three) ¶1"
    ]
    assert "New disagreements" not in compared(BEFORE | other, BEFORE | other | {"models/yod.yml": "name: Yod\n"})


# ── Addresses ──


def test_a_moved_article_without_a_redirect_is_reported_with_the_cure() -> None:
    found = compared(BEFORE, changed(BEFORE, two_yml=BEFORE["two.yml"] + "slug: dois-mesmo\n"))
    assert found["Articles"] == ["changed: Dois (two) url: “pt-BR/articles/dois/” → “pt-BR/articles/dois-mesmo/”"]
    assert found["Addresses that lead nowhere now"] == [
        "/pt-BR/articles/dois/: add redirect_from: [dois] to seeds/two.yml"
    ]


def test_following_the_cure_leaves_no_dead_address() -> None:
    moved = BEFORE["two.yml"] + "slug: dois-mesmo\nredirect_from: [dois]\n"
    found = compared(BEFORE, changed(BEFORE, two_yml=moved))
    assert "Addresses that lead nowhere now" not in found
    assert "moved: /pt-BR/articles/dois/ → /pt-BR/articles/dois-mesmo/" in found["Pages"]


def test_the_cure_for_another_language_is_the_whole_address() -> None:
    spanish = BEFORE["two.yml"].replace("pt-BR", "es")
    dead = compared(BEFORE, changed(BEFORE, two_yml=spanish))["Addresses that lead nowhere now"]
    assert dead == ["/pt-BR/articles/dois/: add redirect_from: [pt-BR/articles/dois] to seeds/two.yml"]
    cured = changed(BEFORE, two_yml=spanish + "redirect_from: [pt-BR/articles/dois]\n")
    assert "Addresses that lead nowhere now" not in compared(BEFORE, cured)


def test_a_redirect_that_is_taken_away_leaves_a_dead_address() -> None:
    before = changed(BEFORE, two_yml=BEFORE["two.yml"] + "redirect_from: [mais-velho]\n")
    assert [line.partition(":")[0] for line in compared(before, BEFORE)["Addresses that lead nowhere now"]] == [
        "/pt-BR/articles/mais-velho/"
    ]


def test_a_renamed_seed_and_a_renamed_model_are_the_same_ones() -> None:
    renamed = {
        name.replace("one.", "uno.").replace("zed", "zed-2"): text.replace("model: zed,", "model: zed-2,")
        for name, text in BEFORE.items()
    }
    renamed["models/zed-2.yml"] = "name: Zed 2\naliases: [Zed]\nredirect_from: [zed]\n"
    found = compared(BEFORE, renamed)
    assert found["Models"] == ["changed: Zed 2 (zed-2) name: “Zed” → “Zed 2” aliases: none → Zed"]
    assert not {"Articles", "Claims", "Mentions", "Addresses that lead nowhere now"} & found.keys()


# ── The report itself ──


def test_long_lists_are_cut_and_say_so() -> None:
    many = {f"x{n}.txt": f"Line {n}.\n" for n in range(60)} | {
        f"x{n}.yml": f"language: en\ntitle: Title {n}\n" for n in range(60)
    }
    text = report(made(BEFORE), made(BEFORE | many))
    assert "### Articles (60)\n" in text
    assert text.count("\n- added: Title") == 50
    assert "\n- … and 10 more\n" in text


nasty = st.one_of(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "[x](https://e.example)",
            "![x](y)",
            "a | b",
            "`code` ``x",
            "# no heading",
            "1. no list",
            "**b** _i_ ~~s~~",
            "&lt; &#42; &",
            "https://e.example/",
            "\\* \\",
            "$x$ #1",
            "<!-- no comment",
            "@octocat a@b.example",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(
        lambda text: "x" + " ".join(text.split())
    ),
)


@examples(40)
@given(nasty, nasty)
def test_a_title_shows_word_for_word(old: str, new: str) -> None:
    def files(title: str) -> dict[str, str]:
        return {"docs/api/v1/articles.json": json.dumps({"articles": [ARTICLE | {"title": title}]})}

    page = lxml.html.fromstring(markdown.markdown(report(files(old), files(new))))
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= {
        "div",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "code",
    }
    if old != new:
        assert f"changed: {new} (x)" in page.text_content()
        assert f"title: “{old}” → “{new}”" in page.text_content()


# ── The command, on a repository with two commits ──


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with two commits, tagged; its pages are not made."""
    folder = copy(tmp_path_factory.mktemp("repository"), BEFORE)
    commit(folder, "Before")
    git(folder, "tag", "before")
    write(folder, {"seeds/two.yml": BEFORE["two.yml"] + "slug: dois-mesmo\n"})
    commit(folder, "After")
    return folder


def test_the_command_compares_with_a_revision(repository: Path) -> None:
    first, again = (script(repository, "--compare", name) for name in ("before", "before"))
    assert first.returncode == 0, first.stderr
    assert first.stdout == again.stdout
    assert "\n  changed: Dois (two)\n      url: " in first.stdout
    assert "\n  /pt-BR/articles/dois/: add redirect_from: [dois] to seeds/two.yml\n" in first.stdout
    summary = script(repository, "--compare", "before", "--format", "github").stdout
    assert "\n- changed: Dois (`two`)\n    - url: " in summary
    assert "\n- `/pt-BR/articles/dois/`: add `redirect_from: [dois]` to `seeds/two.yml`\n" in summary
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "worktree", "list").count("\n") == 1
    assert not (repository / "docs" / "index.md").exists()


def test_edits_that_are_not_committed_count(repository: Path) -> None:
    seed = repository / "seeds" / "one.yml"
    text = seed.read_text()
    try:
        seed.write_text(text.replace("title: Satu", "title: Satu lagi"))
        found = script(repository, "--compare", "HEAD").stdout
        assert "title: “Satu” → “Satu lagi”" in found
        seed.write_text("langage: id\n")
        wrong = script(repository, "--compare", "HEAD")
        assert (wrong.returncode, wrong.stdout) == (1, "")
        assert "seeds/one.yml:1:1: unknown-key" in wrong.stderr
        summary = script(repository, "--compare", "HEAD", "--format", "github")
        assert summary.returncode == 1
        assert summary.stdout.startswith("## What is to be mended (1)\n\n- `seeds/one.yml:1` ")
        assert "### Changed: " in summary.stdout and "What this change does" not in summary.stdout
    finally:
        seed.write_text(text)


@pytest.mark.parametrize("made_first", [False, True], ids=["on a fresh clone", "after the build"])
def test_a_change_of_code_alone_changes_no_page(repository: Path, made_first: bool) -> None:
    code = repository / "scripts" / "terbuka" / "pages" / "home.html"
    text = code.read_text()
    try:
        if made_first:
            assert script(repository).returncode == 0
        code.write_text("{# A comment changes no page. #}\n" + text)
        assert "No article, model, claim or mention changes.\n\nNo page changes.\n" in (
            script(repository, "--compare", "HEAD").stdout
        )
        code.write_text(text.replace('class="columns"', 'class="columns first"'))
        found = script(repository, "--compare", "HEAD").stdout
        assert "No article, model, claim or mention changes.\n" in found
        assert "\nPages (3)\n\n  changed: /\n  changed: /id/\n  changed: /pt-BR/\n" in found
    finally:
        code.write_text(text)


def test_an_address_of_the_site_s_own_is_no_change(repository: Path) -> None:
    with mock.patch.dict(ENVIRONMENT, SITE_URL="https://press.example/open/"):
        found = script(repository, "--compare", "HEAD").stdout
    assert "No article, model, claim or mention changes.\n\nNo page changes.\n" in found


def test_pages_written_by_hand_count_and_what_stands_around_them(repository: Path) -> None:
    about, look = repository / "docs" / "about.md", repository / "docs" / "assets" / "site.css"
    texts = about.read_text(), look.read_text()
    try:
        about.write_text(texts[0] + "\nMore.\n")
        look.write_text(texts[1] + "\n")
        found = script(repository, "--compare", "HEAD").stdout
        assert "\nPages (1)\n\n  changed: /about/\n" in found
        assert "\nWhat stands around the pages (1)\n\n  changed: docs/assets/site.css\n" in found
    finally:
        about.write_text(texts[0])
        look.write_text(texts[1])


@pytest.mark.parametrize("name", ["nowhere", "--output=x", ""])
def test_what_is_no_revision_is_said(repository: Path, name: str) -> None:
    done = script(repository, f"--compare={name}")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"there is no revision '{name}'" in done.stderr


def test_a_revision_that_does_not_build_is_said(repository: Path) -> None:
    seed = repository / "seeds" / "one.yml"
    text = seed.read_text()
    seed.write_text("langage: id\n")
    commit(repository, "A mistake")
    seed.write_text(text)
    commit(repository, "Mended")
    done = script(repository, "--compare", "HEAD^")
    assert (done.returncode, done.stdout) == (1, "")
    assert "'HEAD^' cannot be made" in done.stderr and "unknown-key" in done.stderr
    summary = script(repository, "--compare", "HEAD^", "--format", "github")
    assert summary.returncode == 1
    assert "### Changed: Satu\n" in summary.stdout
    assert "'HEAD^' cannot be made" in summary.stdout.partition("## What this change does\n")[2]


def test_of_a_project_in_a_folder_of_a_repository_the_changed_seeds_are_found(tmp_path: Path) -> None:
    project = tmp_path / "below" / "project"
    write(project, {"seeds/one.txt": "One.\n", "seeds/two.txt": "Two.\n", "seeds/models/zed.yml": "name: Zed\n"})
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "Before")
    write(project, {"seeds/two.txt": "Two!\n", "seeds/três.txt": "Três.\n", "docs/x.md": "x"})
    (project / "seeds" / "one.txt").unlink()
    (project / "seeds" / os.fsdecode(b"b\xff.txt")).touch()
    old, changed = changed_seeds(project, "HEAD")
    assert old == {"seeds/one.txt", "seeds/two.txt", "seeds/models/zed.yml"}
    assert changed == {"seeds/one.txt", "seeds/two.txt", "seeds/três.txt", os.fsdecode(b"seeds/b\xff.txt")}
