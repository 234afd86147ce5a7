"""languages: the words of the interface, the same in every language but for the words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from terbuka.languages.interface import PLURALS, TAGS, Language, load, locale

LANGUAGES = {language.tag: language for language in load()}


# Only labels that the code uses may stand in a file.
LABELS = """\
site: {locale: en-GB, navigation: Main}
count:
  articles: {one: '{n} article', other: '{n} articles'}
model:
  lead_none: No article names {name} yet.
"""


def labels(folder: Path, *texts: str) -> tuple[Language, ...]:
    """Languages with these labels files, the first one the measure of the others."""
    tags = ("en", "id", "pt-BR")[: len(texts)]
    for tag, text in zip(tags, texts, strict=True):
        (folder / f"{tag}.yml").write_text(text, encoding="utf-8")
    return load(folder, tags)


def test_the_site_speaks_english_indonesian_and_brazilian_portuguese() -> None:
    assert {tag: language.folder for tag, language in LANGUAGES.items()} == {"en": "", "id": "id/", "pt-BR": "pt-BR/"}


@pytest.mark.parametrize("tag", TAGS)
def test_every_label_says_something(tag: str) -> None:
    for label, text in LANGUAGES[tag].labels.items():
        forms = [text] if isinstance(text, str) else list(text.values())
        assert all(isinstance(form, str) and form.strip() for form in forms) or label == "separator", label


@pytest.mark.parametrize("tag", TAGS)
def test_a_label_with_plural_forms_has_all_that_its_language_needs(tag: str) -> None:
    """CLDR names the forms; `other` stands in for those that only fractions and millions take."""
    needed = {locale(LANGUAGES[tag].cldr).plural_form(n) for n in range(1000)}
    for label, text in LANGUAGES[tag].labels.items():
        if not isinstance(text, str):
            assert needed <= text.keys() <= PLURALS, label


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
        ("id", "id", "Indonesia"),
        ("pt-BR", "id", "indonésio"),
        ("en", "pt-BR", "Brazilian Portuguese"),
        ("en", "es", "Spanish"),
        ("en", "es-BO", "Spanish (Bolivia)"),
        ("id", "es-BO", "Spanyol (Bolivia)"),
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


def test_each_language_has_its_folder_and_the_first_none(tmp_path: Path) -> None:
    assert [language.folder for language in labels(tmp_path, LABELS, LABELS)] == ["", "id/"]


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        pytest.param("navigation: Main", "", "site.navigation", id="a label is missing"),
        pytest.param("locale: en-GB, ", "", "site.locale", id="the locale is missing"),
        pytest.param("navigation: Main", "navigation: Main, dark: Dark", "site.dark", id="a label too many"),
        pytest.param("{name}", "", "model.lead_none", id="a placeholder is missing"),
        pytest.param("{name}", "{title}", "model.lead_none", id="a placeholder has another name"),
        pytest.param("one: '{n} article'", "one: '{m} article'", "count.articles", id="in a plural form"),
        pytest.param("one: '{n} article', ", "", "count.articles", id="a plural form is missing"),
        pytest.param(", other: '{n} articles'", "", "count.articles", id="the general plural form is missing"),
    ],
)
def test_languages_that_differ_in_more_than_words_are_refused(tmp_path: Path, old: str, new: str, label: str) -> None:
    assert old in LABELS
    with pytest.raises(ValueError, match=rf"id.yml: '{label}' ") as caught:
        labels(tmp_path, LABELS, LABELS.replace(old, new).replace("{, ", "{"))
    assert len(str(caught.value).splitlines()) == 1


def test_all_faults_of_the_labels_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError) as caught:
        labels(tmp_path, LABELS, "site: {navigation: Utama}\n", LABELS.replace("{name}", ""))
    assert [line.split("'")[0:2] for line in str(caught.value).splitlines()] == [
        [f"{tmp_path.name}/id.yml: ", "count.articles"],
        [f"{tmp_path.name}/id.yml: ", "model.lead_none"],
        [f"{tmp_path.name}/id.yml: ", "site.locale"],
        [f"{tmp_path.name}/pt-BR.yml: ", "model.lead_none"],
    ]


def test_a_label_that_nothing_uses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"'model\.shoe_size' is used nowhere"):
        labels(tmp_path, LABELS + "  shoe_size: large\n")
