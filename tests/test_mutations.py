"""Change one character of any claim of the real seeds, and the build says where; here that is tried."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, takewhile

import pytest
from samples import ATTRIBUTES, LANGUAGES
from sites import REAL
from terbuka.build import build
from terbuka.claims.grounds import Grounds
from terbuka.claims.known import known
from terbuka.claims.prove import faults, value_of
from terbuka.disk import read_seeds
from terbuka.problems import Problem
from terbuka.records.article import Draft
from terbuka.site import Site
from terbuka.text.clean import fold
from terbuka.types import File

SOURCES, UNREAD = read_seeds(REAL)


@cache
def real() -> Site:
    site, problems = build(SOURCES, LANGUAGES, ATTRIBUTES)
    assert not [problem for problem in (*UNREAD, *problems) if not problem.warning]
    return site


DRAFTS = [(article, draft) for article in real().articles for draft in article.notes.claims]
BY_ARTICLE = {name: [d for _, d in group] for name, group in groupby(DRAFTS, key=lambda pair: pair[0].name)}


def errors_with(changed: Mapping[str, str]) -> list[Problem]:
    """The errors of a build in which these files are others. Of the articles only the changed ones take part."""
    articles = {path.rpartition(".")[0] for path in changed if path.count("/") == 1}
    sources = [
        File(path=source.path, data=changed[source.path].encode("utf-8")) if source.path in changed else source
        for source in SOURCES
        if source.path.count("/") == 2 or not articles or source.path.rpartition(".")[0] in articles
    ]
    return [problem for problem in build(sources, LANGUAGES, ATTRIBUTES)[1] if not problem.warning]


@dataclass(frozen=True)
class Change:
    """One character of a claim changed: where the claim stands, and what was and what is there."""

    draft: Draft
    old: str
    new: str


def changed(article: str, key: str, change: Callable[[str], str | None]) -> tuple[dict[str, str], list[Change]]:
    """An article's notes with a key's value changed in all of its claims at once (each is proven by itself).

    A claim in which nothing is to be changed is left out, and its lines are empty: only the changed ones are proven.
    """
    path = f"seeds/{article}.yml"
    lines = next(source.data for source in SOURCES if source.path == path).decode("utf-8").split("\n")
    changes = []
    for draft in BY_ARTICLE[article]:
        old, mark = getattr(draft, key), draft.at(key)
        before, after = lines[mark.line - 1][: mark.column - 1], lines[mark.line - 1][mark.column - 1 :]
        around = after[0] if after[0] in "\"'" else ""
        assert after == f"{around}{old}{around}", "a claim's value stands on one line"
        if (new := change(old)) is not None and not (key == "value" and draft.reading == "editor"):
            lines[mark.line - 1] = f"{before}{around}{new}{around}"
            changes.append(Change(draft=draft, old=old, new=new))
        else:
            first = draft.at().line - 1
            rest = takewhile(lambda line: line.startswith("    "), lines[first + 1 :])
            for number in range(first, first + 1 + len(list(rest))):
                lines[number] = ""
    return {path: "\n".join(lines)}, changes


def claim_of(problem: Problem, drafts: list[Draft]) -> Draft | None:
    """The claim in whose lines a problem was found."""
    begun = [draft for draft in drafts if draft.at().path == problem.path and draft.at().line <= problem.line]
    return begun[-1] if begun else None


def letter_at(where: float) -> Callable[[str], str | None]:
    """Change the letter or digit that stands so far into a text (0 is its first, 1 its last)."""

    def change(text: str) -> str:
        places = [at for at, character in enumerate(text) if character.isalnum()]
        at = places[round(where * (len(places) - 1))]
        return text[:at] + ("x" if text[at] != "x" else "z") + text[at + 1 :]

    return change


def character(number: int) -> Callable[[str], str | None]:
    """Change the character with this number, if the text is long enough."""

    def change(text: str) -> str | None:
        if number >= len(text):
            return None
        others = "qz" if text[number].isalpha() else "54"
        return text[:number] + others[text[number] == others[0]] + text[number + 1 :]

    return change


def found(article: str, key: str, change: Callable[[str], str | None]) -> Iterator[tuple[Change, list[Problem]]]:
    """Each changed claim with the errors in it. There must be none outside of the changed claims."""
    files, changes = changed(article, key, change)
    errors = [(claim_of(problem, BY_ARTICLE[article]), problem) for problem in errors_with(files)] if changes else []
    assert all(draft in [each.draft for each in changes] for draft, _ in errors)
    for each in changes:
        yield each, [problem for draft, problem in errors if draft is each.draft]


def at_its_value(draft: Draft, problems: Iterable[Problem]) -> bool:
    """If one of these problems is told at the claim's value."""
    mark = draft.at("value")
    return (mark.line, mark.column) in [(problem.line, problem.column) for problem in problems]


@cache
def grounds_of(name: str) -> Grounds:
    site, own = real(), real().article[name]
    return Grounds(own, known(site.names, ATTRIBUTES), site.mentions[name], site.quotations_in(own))


def test_there_are_claims_from_every_article():
    assert len(BY_ARTICLE) == len(real().articles)


@pytest.mark.parametrize("article", BY_ARTICLE)
@pytest.mark.parametrize("where", [0, 0.5, 1])
def test_a_changed_character_of_any_quote_is_an_error_that_offers_the_articles_words(article, where):
    changes = list(found(article, "quote", letter_at(where)))
    assert len(changes) == len(BY_ARTICLE[article])
    for change, errors in changes:
        (problem,) = [problem for problem in errors if problem.code == "quote-not-found"]
        mark = change.draft.at("quote")
        assert (problem.line, problem.column) == (mark.line, mark.column)
        assert " ".join(change.old.split()[:30]) in problem.fix


@pytest.mark.parametrize("article", BY_ARTICLE)
def test_a_changed_character_of_any_claims_model_is_an_error_there(article):
    for number in range(max(len(draft.model) for draft in BY_ARTICLE[article])):
        for change, errors in found(article, "model", character(number)):
            mark = change.draft.at("model")
            assert (mark.line, mark.column, "unknown-model") in [(p.line, p.column, p.code) for p in errors]


@pytest.mark.parametrize("article", BY_ARTICLE)
def test_a_changed_character_of_any_value_that_is_read_from_its_quote_is_an_error_there(article):
    """The first of each by a whole build; the others by the rules alone that the build proves claims by."""
    for change, errors in found(article, "value", character(0)):
        assert at_its_value(change.draft, errors), change.new
    grounds = grounds_of(article)
    for draft in BY_ARTICLE[article]:
        for number in range(0 if draft.reading == "editor" else len(draft.value)):
            other = str(character(number)(draft.value))
            assert at_its_value(draft, faults(replace(draft, value=other), grounds)), other


@pytest.mark.parametrize("model", real().models, ids=lambda model: model.slug)
def test_a_changed_letter_of_any_models_name_is_an_error_in_its_file_or_in_its_claims(model):
    path = f"seeds/models/{model.slug}.yml"
    text = next(source.data for source in SOURCES if source.path == path).decode("utf-8")
    assert f"name: {model.name}\n" in text
    own = [draft for _, draft in DRAFTS if draft.model == model.slug]
    for number in range(len(model.name)):
        other = str(character(number)(model.name))
        errors = errors_with({path: text.replace(f"name: {model.name}\n", f"name: {other}\n")})
        places = [claim_of(problem, [draft for _, draft in DRAFTS]) for problem in errors if problem.path != path]
        assert any(problem.path == path for problem in errors) or all(draft in places for draft in own), other


# The single characters that can be changed in a value that is read from its quote, and it can still be read there:
# the quote holds the words of the other value too.
ALSO_SAID = {
    # Both stand in "8B dan 2B", and both are claimed.
    ("8 billion parameters", "2 billion parameters"),
    ("2 billion parameters", "8 billion parameters"),
    # Of words it is proven that they stand in the quote, not that they are all of what it says: "Mixtral dari Mistral"
    # names the model and its maker, and a name stands there without its version as well.
    ("Mixtral", "Mistral"),
    ("A Databricks lançará o DBRX", "Databricks lançará o DBRX"),
    ("Llama 2", "Llama"),
    ("baru-baru ini mengumumkan peluncuran Llama 3", "baru-baru ini mengumumkan peluncuran Llama"),
}


def near(text: str, characters: str) -> Iterator[str]:
    for at in range(len(text)):
        for other in ("", *characters):
            yield text[:at] + other + text[at + 1 :]


def test_no_other_value_a_character_away_can_be_read_in_the_quote_but_those_that_it_says_too():
    attributes = {attribute.key: attribute for attribute in ATTRIBUTES}
    survived = set()
    for article, draft in DRAFTS:
        attribute = attributes[draft.attribute]
        if draft.reading == "editor":
            continue
        # A text is compared letter by letter; a number, a name and a date can be another one in many ways.
        characters = "s" if attribute.kind == "text" else string.ascii_lowercase + string.digits + ".,-$"
        for value in {fold(value) for value in near(draft.value, characters)}:
            other = replace(draft, value=value)
            try:
                same = value_of(other, attribute) == value_of(draft, attribute)
            except ValueError:
                continue
            if not same and not any(faults(other, grounds_of(article.name))):
                survived.add((draft.value, value))
    assert survived == ALSO_SAID


def test_only_a_whole_word_or_a_mark_can_be_left_out_at_the_edge_of_a_quote():
    """What is left is the article's words as before: "a disponibilidade", "disponibilidade"."""
    for article, draft in DRAFTS:
        edges = ((draft.quote[1:], draft.quote[:2]), (draft.quote[:-1], draft.quote[-2:]))
        for quote, edge in edges:
            left = replace(draft, quote=fold(quote))
            if not any(faults(left, grounds_of(article.name))):
                assert not re.fullmatch(r"\w\w|\d[.,]|[.,]\d", edge), quote
