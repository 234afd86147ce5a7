"""languages: the words of the interface, the same in every language but for the words."""

from __future__ import annotations

import ast
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from terbuka.languages.files import BadLanguage
from terbuka.languages.interface import PLURALS, Language, load_languages, placeholders
from terbuka.languages.tags import locale

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "scripts"
LANGUAGES = {language.tag: language for language in load_languages()}
SHOWN = "scripts/terbuka/languages"

LABELS = """\
site: {locale: en-GB, navigation: Main}
count:
  articles: {one: '{n} article', other: '{n} articles'}
model:
  lead_none: No article names {name} yet.
"""


def labels(folder: Path, *texts: str) -> tuple[Language, ...]:
    """Languages with these labels files, the first one the measure of the others."""
    for tag, text in zip(("en", "id", "pt-BR"), texts, strict=False):
        (folder / tag).mkdir()
        (folder / tag / "labels.yml").write_text(text, encoding="utf-8")
    return load_languages(folder)


# -- the labels as they are, beside the code and the templates that say them


@cache
def calls() -> list[tuple[str, set[str]]]:
    """Every label that the code says in so many words, with the names of the values that it fills in."""
    nodes = [node for path in sorted(CODE.rglob("*.py")) for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    return [
        (call.args[0].value, {keyword.arg for keyword in call.keywords if keyword.arg})
        for call in nodes
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) == "say"
        if isinstance(call.args[0], ast.Constant)
    ]


@cache
def templates() -> str:
    """The text of every template: the theme's and the pages'."""
    own = [path for path in CODE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc", ".yml", ".json")]
    theirs = (path for path in (ROOT / "docs/templates").rglob("*.*ml") if path.name != "labels.html")
    return "\n".join(path.read_text("utf-8") for path in (*own, *theirs))


def said() -> set[str]:
    """Every label that the code or a template says in so many words: `say.edit` is the label `site.edit`."""
    toggles = re.findall(r"toggle: {.*name: (\w+)}", (ROOT / "mkdocs.yml").read_text("utf-8"))
    site = {*re.findall(r"\bsay\.(\w+)", templates()), *toggles}
    return {
        *(label for label, _ in calls()),
        *re.findall(r"\bsay\(\s*[\"']([\w.-]+)[\"'][,)]", templates()),
        *(f"site.{name}" for name in site),
    }


@cache
def may_be_said() -> list[re.Pattern[str]]:
    """What may name a label: any string with a dot in code or templates, what is filled into it standing for a word."""
    texts = [*(path.read_text("utf-8") for path in CODE.rglob("*.py")), templates()]
    names = {name for text in texts for name in re.findall(r"[\"']([a-z_{][\w{}]*\.[\w.{}-]+)[\"']", text)}
    # A name of placeholders alone ("{section}.{label}" in a message) would make every label a used one.
    names = {name for name in names if re.sub(r"\{.*?\}", "", name) != "."}
    # The attributes' own are held by the check.
    names |= said() | {"attributes.{key}", "groups.{key}"}
    return [re.compile(re.sub(r"\\{.*?\\}", "[^.]+", re.escape(name))) for name in sorted(names)]


def test_the_site_speaks_english_at_its_root_and_the_others_in_the_order_of_their_tags() -> None:
    assert {tag: language.folder for tag, language in LANGUAGES.items()} == {"en": "", "id": "id/", "pt-BR": "pt-BR/"}
    assert list(LANGUAGES) == ["en", "id", "pt-BR"]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.tag)
def test_every_language_has_the_labels_that_are_said_and_no_other(language: Language) -> None:
    assert sorted(said() - language.labels.keys()) == []
    assert sorted(language.labels.keys() ^ LANGUAGES["en"].labels.keys()) == []
    patterns = may_be_said()
    assert [label for label in language.labels if not any(pattern.fullmatch(label) for pattern in patterns)] == []


def test_the_labels_that_are_said_are_found() -> None:
    """So that the test above cannot pass for want of finding any."""
    assert {"count.articles", "site.description", "site.dark", "site.not_found", "search.title"} <= said()
    assert not any(pattern.fullmatch("model.shoe_size") for pattern in may_be_said())


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.tag)
def test_what_labels_have_in_braces_is_given_where_they_are_said(language: Language) -> None:
    for label, given in calls():
        assert placeholders(language.labels[label]) <= given, label


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.tag)
def test_a_label_with_plural_forms_has_all_that_its_language_needs(language: Language) -> None:
    """CLDR names the forms; `other` stands in for those that only fractions and millions take."""
    needed = {locale(language.cldr).plural_form(n) for n in range(1000)}
    for label, text in language.labels.items():
        if not isinstance(text, str):
            assert needed <= text.keys() <= PLURALS, label


# -- how a language says things


@pytest.mark.parametrize(
    ("tag", "n", "expected"),
    [
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en", 2, "2 articles"),
        ("id", 1, "1 artikel"),
        ("id", 2, "2 artikel"),
        ("pt-BR", 0, "0 artigo"),
        ("pt-BR", 1, "1 artigo"),
        ("pt-BR", 2, "2 artigos"),
    ],
)
def test_counts_have_the_plural_of_their_language(tag: str, n: int, expected: str) -> None:
    assert LANGUAGES[tag].say("count.articles", n=n) == expected


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "22 October 2024"), ("id", "22 Oktober 2024"), ("pt-BR", "22 de outubro de 2024")]
)
def test_dates_are_written_out_in_each_language(tag: str, expected: str) -> None:
    assert LANGUAGES[tag].date(date(2024, 10, 22)) == expected


@pytest.mark.parametrize(("tag", "expected"), [("en", "a, b and c"), ("id", "a, b, dan c"), ("pt-BR", "a, b e c")])
def test_lists_are_joined_in_each_language(tag: str, expected: str) -> None:
    assert LANGUAGES[tag].list(["a", "b", "c"]) == expected
    assert LANGUAGES[tag].list(["a"]) == "a"
    assert LANGUAGES[tag].list([]) == ""


@pytest.mark.parametrize(
    ("tag", "named", "expected"),
    [
        ("en", "id", "Indonesian"),
        ("id", "id", "Bahasa Indonesia"),
        ("pt-BR", "id", "Indonésio"),
        ("en", "pt-BR", "Brazilian Portuguese"),
        ("en", "es", "Spanish"),
        ("en", "es-BO", "Spanish (Bolivia)"),
        ("id", "es-BO", "Bahasa Spanyol (Bolivia)"),
        ("en", "x-private", "x-private"),
        ("en", "ca-valencia", "Catalan"),
        ("en", "en-u-ca-buddhist", "English"),
    ],
)
def test_languages_have_names_in_each_language(tag: str, named: str, expected: str) -> None:
    assert LANGUAGES[tag].language_name(named) == expected


def test_values_are_filled_in_as_they_are(tmp_path: Path) -> None:
    (language,) = labels(tmp_path, LABELS)
    assert language.say("model.lead_none", name="{name} {0} %s") == "No article names {name} {0} %s yet."


# -- labels that are not in order


def faults(folder: Path, *texts: str) -> list[str]:
    with pytest.raises(BadLanguage) as caught:
        labels(folder, *texts)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param("navigation: Main", "", "1: 'site.navigation' is missing", id="a label is missing"),
        pytest.param("locale: en-GB, ", "", "1: 'site.locale' is missing", id="the locale is missing"),
        pytest.param("Main", "Main, dark: D", "1: 'site.dark' is not in", id="a label too many"),
        pytest.param("{name}", "", "5: 'model.lead_none' has other placeholders", id="a placeholder is missing"),
        pytest.param("{name}", "{it}", "5: 'model.lead_none' has other placeholders", id="another placeholder"),
        pytest.param("{name}", "{name} {", "5: 'model.lead_none' has a brace", id="an open brace"),
        pytest.param("'{n} article'", "'{m}'", "3: 'count.articles' has other placeholders", id="in a plural form"),
        pytest.param(
            "one: '{n} article', ", "", "3: 'count.articles' lacks the plural form 'one'", id="no plural form"
        ),
        pytest.param(", other: '{n} articles'", "", "3: 'count.articles' lacks the plural form 'other'", id="no other"),
        pytest.param("Main", "''", "1: 'site.navigation' is no text", id="empty"),
        pytest.param("Main", "[Main]", "1: 'site.navigation' is no text", id="a list"),
        pytest.param("{one: '{n} article', other: '{n} articles'}", "[]", "3: 'count.articles' is no text", id="[]"),
    ],
)
def test_languages_that_differ_in_more_than_words_are_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in LABELS
    (told,) = faults(tmp_path, LABELS, LABELS.replace(old, new).replace("{, ", "{"))
    assert told.startswith(f"{SHOWN}/id/labels.yml:{fault}")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("a: b\nsite: x: y\n", "2: is not valid YAML", id="no YAML"),
        pytest.param("labels", "1: holds no 'key: value' lines", id="no mapping"),
        pytest.param("", "1: holds no 'key: value' lines", id="nothing"),
        pytest.param("\x00", "1: is not text in UTF-8", id="no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    (told,) = faults(tmp_path, LABELS, text)
    assert told.startswith(f"{SHOWN}/id/labels.yml:{fault}")


def test_a_folder_in_the_place_of_a_file_and_a_missing_first_language_are_told(tmp_path: Path) -> None:
    (tmp_path / "id/labels.yml").mkdir(parents=True)
    with pytest.raises(BadLanguage) as caught:
        load_languages(tmp_path)
    assert [fault.partition(": ")[0] for fault in str(caught.value).splitlines()] == [
        f"{SHOWN}/en/labels.yml:1",
        f"{SHOWN}/id/labels.yml:1",
    ]


def test_all_faults_of_the_labels_are_told_at_once(tmp_path: Path) -> None:
    told = faults(tmp_path, LABELS, "site: {navigation: Utama}\n", LABELS.replace("{name}", ""))
    assert [line.rsplit("' ", 1)[0] for line in told] == [
        f"{SHOWN}/id/labels.yml:1: 'site.locale",
        f"{SHOWN}/id/labels.yml:1: 'count.articles",
        f"{SHOWN}/id/labels.yml:1: 'model.lead_none",
        f"{SHOWN}/pt-BR/labels.yml:5: 'model.lead_none",
    ]


def test_a_word_that_yaml_reads_as_something_else_stays_a_word(tmp_path: Path) -> None:
    first, _ = labels(tmp_path, LABELS, LABELS.replace("Main", "no"))
    assert (tmp_path / "id").exists() and first.tag == "en"
    assert load_languages(tmp_path)[1].say("site.navigation") == "no"


@pytest.mark.parametrize(
    ("label", "values", "fault"),
    [
        ("model.shoe_size", {}, "'model.shoe_size' is missing"),
        ("model.lead_none", {"title": "x"}, "'model.lead_none' lacks 'name'"),
        ("count.articles", {}, "'count.articles' lacks 'n'"),
    ],
)
def test_a_label_that_cannot_be_said_is_told(tmp_path: Path, label: str, values: dict[str, str], fault: str) -> None:
    (language,) = labels(tmp_path, LABELS)
    with pytest.raises(BadLanguage, match=f"en/labels.yml:1: {fault}"):
        language.say(label, **values)
