"""fields: YAML as editors write it. Every value is text, every mistake has its place and a fix."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from terbuka.notes.fields import Invalid, ListOf, Record, Scalar, known_text, read_record
from terbuka.problems import did_you_mean
from terbuka.types import Mark, Problem

PATH = "seeds/a.yml"


def number(value: str) -> int:
    if not value.isdecimal():
        raise Invalid("bad-number", f"'{value}' is no number", "write digits")
    return int(value)


RECIPE = Record(
    {
        "title": Scalar(),
        "cook": Scalar(known_text),
        "minutes": Scalar(number),
        "steps": ListOf(Scalar()),
        "tags": ListOf(Scalar(placed=True)),
        "parts": ListOf(Record({"what": Scalar(), "much": Scalar(number)}, required=("what",), name="part")),
    },
    name="recipe",
)


def read(text: str) -> tuple[dict | None, tuple[Problem, ...]]:
    return read_record(text, PATH, RECIPE)


def values(text: str) -> dict:
    """What was read, without the marks; there must be no problem."""
    record, problems = read(text)
    assert problems == ()
    assert record is not None
    return {key: value for key, value in record.items() if not key.endswith("mark") and key != "parts"}


def only_problem(text: str) -> Problem:
    _, (problem,) = read(text)
    return problem


def where(text: str) -> str:
    problem = only_problem(text)
    return f"{problem.line}:{problem.column}: {problem.code}"


@pytest.mark.parametrize(
    "value", ["no", "yes", "off", "1_000", "3.10", "0x10", "1e3", "2024-10-22", "12:30:00", "null", "~", "!", "=", "<<"]
)
def test_a_value_is_the_text_that_was_written_whatever_yaml_makes_of_it(value: str) -> None:
    assert values(f"title: '{value}'") == {"title": value}
    if value != "!":  # a tag when it stands without quotation marks
        assert values(f"title: {value}") == {"title": value}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("title: a  b", "a b", id="runs of white space"),
        pytest.param("title: >\n  a\n  b\n\n  c\n", "a b c", id="a folded block"),
        pytest.param("title: |\n  a\n  b\n", "a b", id="a literal block"),
        pytest.param("title: a\n  b", "a b", id="a value on two lines"),
        pytest.param('title: "a\\tb\\u00a0c"', "a b c", id="escapes that are white space"),
        pytest.param("title: !!int 3", "3", id="a YAML tag"),
        pytest.param("title: 😀 é", "😀 é", id="any script"),
        pytest.param("# a comment\n\ntitle: a # another", "a", id="comments"),
        pytest.param("--- # begins\ntitle: a\n...\n", "a", id="document marks"),
    ],
)
def test_a_value_is_one_line_of_text(text: str, title: str) -> None:
    assert values(text) == {"title": title}


@pytest.mark.parametrize("text", ["", "\n", "  \n", "# only a comment", "# é\n#\n", "---", "--- # nothing yet\n"])
def test_an_empty_file_is_an_empty_record(text: str) -> None:
    assert values(text) == {}


def test_a_key_without_a_value_is_left_out() -> None:
    assert values("title:\nminutes:   # not known yet\nsteps:\n") == {}


def test_every_value_keeps_its_place_in_characters() -> None:
    record, _ = read("# 😀\ntitle: é\nparts: [{what: 😀, much: 3}]\n")
    assert record is not None
    assert record["title_mark"] == Mark(path=PATH, line=2, column=8)
    (part,) = record["parts"]
    assert part["mark"] == Mark(path=PATH, line=3, column=9)
    assert part["much_mark"] == Mark(path=PATH, line=3, column=25)


def test_an_entry_of_a_placed_list_comes_with_its_place() -> None:
    record, _ = read("tags: [é, b]\n")
    assert record is not None
    assert record["tags"] == (("é", Mark(path=PATH, line=1, column=8)), ("b", Mark(path=PATH, line=1, column=11)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("titel: a", "1:1: unknown-key", id="an unknown key"),
        pytest.param("title: a\ntitle: b", "2:1: duplicate-key", id="a key that stands twice"),
        pytest.param("title: é\nparts:\n- {what: é, what: b}", "3:13: duplicate-key", id="twice in an entry"),
        pytest.param("1: a", "1:1: unknown-key", id="a number as a key"),
        pytest.param("? [a]\n: b", "1:3: unknown-key", id="a list as a key"),
        pytest.param("? {a: b}\n: b", "1:3: unknown-key", id="a mapping as a key"),
        pytest.param("<<: {title: a}", "1:1: unknown-key", id="a merge"),
        pytest.param("'': a", "1:1: unknown-key", id="an empty key"),
        pytest.param("minutes: ten", "1:10: bad-number", id="a value that its field does not take"),
        pytest.param("parts: [{what: 😀😀, much: é}]", "1:26: bad-number", id="after other characters"),
        pytest.param("title: [a]", "1:8: not-text", id="a list where text is wanted"),
        pytest.param("title: {a: b}", "1:8: not-text", id="a mapping where text is wanted"),
        pytest.param("steps: a", "1:8: not-a-list", id="text where a list is wanted"),
        pytest.param("steps: {a: b}", "1:8: not-a-list", id="a mapping where a list is wanted"),
        pytest.param("steps: [[a]]", "1:9: not-text", id="a list in a list"),
        pytest.param("parts: [a]", "1:9: not-a-mapping", id="text where an entry is wanted"),
        pytest.param("parts:\n-\n", "2:2: not-a-mapping", id="an entry without anything"),
        pytest.param("- a\n- b", "1:1: not-a-mapping", id="a list as the whole file"),
        pytest.param("just words", "1:1: not-a-mapping", id="words as the whole file"),
        pytest.param("parts: [{much: 3}]", "1:9: missing-key", id="a required key is missing"),
        pytest.param("parts: [{what: , much: 3}]", "1:9: missing-key", id="a required key has no value"),
        pytest.param("title: ''", "1:8: empty-value", id="an empty value"),
        pytest.param('title: " \\t\\u2028 "', "1:8: empty-value", id="a value of white space"),
        pytest.param("steps: [a, '']", "1:12: empty-value", id="an empty entry"),
        pytest.param("steps:\n- a\n-\n", "3:2: empty-value", id="an entry that was not filled in"),
        pytest.param("parts: [{what: ''}]", "1:16: empty-value", id="an empty value of a required key"),
        pytest.param('title: "a\\0b"', "1:8: control-character", id="a null as an escape"),
        pytest.param('title: "\\x02"', "1:8: control-character", id="a control character as an escape"),
        pytest.param('title: "\\e[31m"', "1:8: control-character", id="a terminal's escape"),
        pytest.param('title: "\\ufeff"', "1:8: control-character", id="a byte order mark as an escape"),
        pytest.param("cook: unknown", "1:7: not-known", id="a value that says nothing"),
    ],
)
def test_a_mistake_is_reported_at_its_place(text: str, expected: str) -> None:
    assert where(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("title: a\n\tminutes: 3", "2:1", id="a tab as indentation"),
        pytest.param("title: a: b", "1:9", id="a colon in a value"),
        pytest.param("title: é😀: b", "1:10", id="a colon after other characters"),
        pytest.param('title: "a', "1:10", id="quotation marks that do not end"),
        pytest.param("title: [a", "1:10", id="a list that does not end"),
        pytest.param("title: @a", "1:8", id="a mark that YAML reserves"),
        pytest.param("title: %a", "1:8", id="a percent sign"),
        pytest.param(": a", "1:1", id="no key"),
        pytest.param("title: a\n---\ntitle: b", "2:1", id="two documents"),
        pytest.param("title: &x a", "1:8", id="an anchor"),
        pytest.param("title: *x", "1:8", id="a reference"),
        pytest.param("steps: &x [a]", "1:8", id="an anchor on a list"),
        pytest.param("title: é\nsteps: [é, &x a]", "2:12", id="an anchor in a list"),
        pytest.param("title: " + "[" * 30, "1:27", id="nested too deep"),
        pytest.param('title: "\\ud800"', "1:11", id="half a character as an escape"),
        pytest.param('title: "\\U00110000"', "1:11", id="no character as an escape"),
        pytest.param("title: é\x07", "1:9", id="a control character"),
        pytest.param("# 😀é\ntitle: 日本\x00", "2:10", id="a control character after other characters"),
        pytest.param("title: a\u2028b", "1:9", id="a line separator"),
        pytest.param("title: a\u2029b", "1:9", id="a paragraph separator"),
        pytest.param("title: a\u0085b", "1:9", id="a next line character"),
        pytest.param("title: a\ufeffb", "1:9", id="a byte order mark in the middle"),
        pytest.param("title: a\ufffe", "1:9", id="a noncharacter"),
    ],
)
def test_what_is_not_yaml_is_reported_at_its_place(text: str, expected: str) -> None:
    assert where(text) == f"{expected}: bad-yaml"


def test_references_are_refused_before_they_are_followed() -> None:
    """Ten lines of references can stand for a text of gigabytes."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert where("\n".join(lines)) == "1:5: bad-yaml"


def test_all_mistakes_of_a_file_are_reported_and_the_rest_is_read() -> None:
    record, problems = read("titel: a\nminutes: ten\ntitle: b\nparts: [{much: 1}, {what: c, much: x}, d]\n")
    assert [f"{p.line}:{p.column}: {p.code}" for p in problems] == [
        "1:1: unknown-key",
        "2:10: bad-number",
        "4:9: missing-key",
        "4:36: bad-number",
        "4:40: not-a-mapping",
    ]
    assert record is not None
    assert record["title"] == "b"
    assert [part["what"] for part in record["parts"]] == ["c"]


@pytest.mark.parametrize(
    ("key", "fix"),
    [
        ("titel", "did you mean 'title'?"),
        ("Title", "did you mean 'title'?"),
        ("minute", "did you mean 'minutes'?"),
        ("zzz", "known are title, cook, minutes, steps, tags, parts"),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest_known_one(key: str, fix: str) -> None:
    assert only_problem(f"{key}: a").fix == fix


def test_did_you_mean_of_nothing_known_is_no_crash() -> None:
    assert did_you_mean("a", ())


@pytest.mark.parametrize("key", ['"a\\nb"', '"\\e[31m"', '"\\0"'])
def test_a_problem_is_one_line_whatever_the_key(key: str) -> None:
    message, fix = str(only_problem(f"{key}: a")).splitlines()
    assert message.isprintable()
    assert fix.startswith("    fix: ")


@pytest.mark.parametrize("name", ["article", "omission", "model"])
def test_messages_are_english(name: str) -> None:
    _, (problem,) = read_record("b: 1", PATH, Record({"a": Scalar()}, name=name))
    assert problem.message == f"'b' is no key of {'a' if name == 'model' else 'an'} {name}"


@pytest.mark.parametrize("value", ["unknown", "Unknown", "UNKNOWN", "null", "none", "~", "n/a", "N/A", "-", "?"])
def test_a_value_that_says_nothing_is_refused(value: str) -> None:
    with pytest.raises(Invalid) as caught:
        known_text(value)
    assert (caught.value.code, "leave the key out" in caught.value.fix) == ("not-known", True)


@pytest.mark.parametrize("value", ["Unknown Pleasures", "None of us", "a-b", "0"])
def test_a_value_that_holds_such_a_word_is_taken(value: str) -> None:
    assert known_text(value) == value


def assert_place_inside(problem: Problem, text: str) -> None:
    """The end of the file counts as a place in it: something may be missing there."""
    lines = text.split("\n")
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


# Text that YAML finds much to say about, more often than random characters would be.
words = ["title", "minutes", "steps", "parts", "what", "1", "é", "😀", "''", "'", '"', "#", "~", "\\x", "%YAML"]
marks = ["[", "]", "{", "}", ",", "&a", "*a", "!", "!!str", "|", ">", "? ", "-", "--", "---", "...", "<<", "@", "`"]
odd = [":", ": ", "- ", "\n", "\n  ", " ", " #", "\t", "\u2028", "\u0085", "\ufeff", "\x00", "\x07"]
yaml_like = st.lists(st.sampled_from([*words, *marks, *odd]), max_size=40).map("".join)
any_text = st.text(st.characters(exclude_categories=["Cs"]))


@given(yaml_like | any_text)
@example("a: [\n")
@example("|\n")
@example("? \n? \n")
@example("!<a")
def test_any_text_gives_a_record_or_problems_inside_of_it(text: str) -> None:
    record, problems = read(text)
    assert record is not None or problems
    for problem in problems:
        assert_place_inside(problem, text)
        assert problem.path == PATH
        assert problem.message and problem.fix
        assert len(str(problem).splitlines()) == 2


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029")))
def test_any_value_in_quotation_marks_is_read_as_it_is(value: str) -> None:
    quoted = value.replace("'", "''")
    record, problems = read(f"title: '{quoted}'")
    if value.split():
        assert record is not None
        assert record["title"] == " ".join(value.split())
    else:
        assert [problem.code for problem in problems] == ["empty-value"]
