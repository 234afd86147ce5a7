"""reader: YAML as editors write it. Every value is text, every mistake has its place and a fix."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from terbuka.notes.reader import OTHER_WORDS, read_entries, read_record
from terbuka.problems import Mark, Problem, did_you_mean, surely
from terbuka.records.article import Draft, Notes
from terbuka.records.keys import Invalid, Record, keys_of, known_text, record, written
from terbuka.types import File

PATH = "seeds/a.yml"


def number(value: str) -> int:
    if not value.isdecimal():
        raise Invalid("bad-number", f"'{value}' is no number", "write digits")
    return int(value)


@record("part")
class Part(Record):
    what: str = written()
    much: int | None = written(default=None, parse=number)


@record("recipe")
class Recipe(Record):
    title: str | None = written(default=None)
    cook: str | None = written(default=None, parse=known_text, sample="A. Cook")
    minutes: int | None = written(default=None, parse=number)
    steps: tuple[str, ...] = written(default=(), verbatim=True)
    parts: tuple[Part, ...] = written(default=())
    called_in: Mapping[str, str] = written(default_factory=dict)
    shelf: str = "unsorted"


@record("dish")
class Dish(Record):
    name: str
    much: int | None = written(default=None, parse=number)


def read(text: str) -> tuple[Recipe | None, tuple[Problem, ...]]:
    return read_record(File(path=PATH, data=text.encode()), Recipe)


def recipe(text: str) -> Recipe:
    """What was read; there must be no problem."""
    record, problems = read(text)
    assert problems == ()
    assert record is not None
    return record


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
    assert recipe(f"title: '{value}'") == Recipe(title=value)
    if value != "!":  # a tag when it stands without quotation marks
        assert recipe(f"title: {value}") == Recipe(title=value)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("title: a  b", "a b", id="runs of white space"),
        pytest.param("title: >\n  a\n  b\n\n  c\n", "a b c", id="a folded block"),
        pytest.param("title: |\n  a\n  b\n", "a b", id="a literal block"),
        pytest.param("title: a\n  b", "a b", id="a value on two lines"),
        pytest.param('title: "a\\tb\\u00a0c"', "a b c", id="escapes that are white space"),
        pytest.param("title: a\u200bb\u00adc\u2060", "abc", id="characters that only say where a line may end"),
        pytest.param("title: می\u200cخواهم", "می\u200cخواهم", id="one that shapes letters"),
        pytest.param("title: 😀 é", "😀 é", id="any script"),
        pytest.param("# a comment\n\ntitle: a  # another", "a", id="comments"),
        pytest.param("--- # begins\ntitle: a\n...\n", "a", id="document marks"),
    ],
)
def test_a_value_is_one_line_of_text(text: str, title: str) -> None:
    assert recipe(text) == Recipe(title=title)


@pytest.mark.parametrize("text", ["", "\n", "  \n", "# only a comment", "# é\n#\n", "---", "--- # nothing yet\n"])
def test_an_empty_file_is_an_empty_record(text: str) -> None:
    assert recipe(text) == Recipe()


def test_a_key_without_a_value_is_left_out() -> None:
    assert recipe("title:\nminutes:   # not known yet\nsteps:\n") == Recipe()


def test_every_value_keeps_its_place_in_characters() -> None:
    record = recipe("# 😀\ntitle: é\nparts: [{what: 😀, much: 3}]\nsteps: [é, b]\ncalled_in: {id: a}\n")
    assert record.at("title") == Mark(path=PATH, line=2, column=8)
    assert record.parts[0].at() == Mark(path=PATH, line=3, column=9)
    assert record.parts[0].at("much") == Mark(path=PATH, line=3, column=25)
    assert record.at("steps", 1) == Mark(path=PATH, line=4, column=12)
    assert record.at("called_in", "id") == Mark(path=PATH, line=5, column=17)
    assert list(record.placed("steps")) == [("é", record.at("steps", 0)), ("b", record.at("steps", 1))]


def test_what_was_not_given_has_the_place_of_what_it_would_stand_in() -> None:
    record = recipe("\ncalled_in: {id: a}\nparts: [{what: b}]\n")
    assert record.at("called_in", "en") == Mark(path=PATH, line=2, column=12)
    assert record.at("title") == record.at()
    assert record.parts[0].at("much") == Mark(path=PATH, line=3, column=9)


def test_the_place_of_an_entry_stays_right_when_one_before_it_is_wrong() -> None:
    record, _ = read("steps: [[a], b]\n")
    assert record is not None
    assert list(record.placed("steps")) == [("b", Mark(path=PATH, line=1, column=14))]


def test_a_field_without_a_key_is_told_and_not_written() -> None:
    record, _ = read_record(File(path=PATH, data=b"title: a"), Recipe, shelf="soups")
    assert record == Recipe(title="a", shelf="soups")
    assert only_problem("shelf: soups").code == "unknown-key"


def test_a_mapping_is_by_language() -> None:
    assert recipe("called_in: {id: Sup, pt_br: Sopa}").called_in == {"id": "Sup", "pt-BR": "Sopa"}


def test_a_file_of_entries_is_read_by_their_keys() -> None:
    text = "soup: {much: 1}\nstew: {much: x}\nsoup: {much: 2}\n'Pie !': {}\nbread: []\n"
    entries, problems = read_entries(File(path=PATH, data=text.encode()), Dish, "name")
    assert [f"{p.line}:{p.column}: {p.code}" for p in problems] == [
        "3:1: duplicate-key",
        "4:1: bad-slug",
        "2:14: bad-number",
        "5:8: not-a-mapping",
    ]
    assert [(entry.name, entry.much) for entry in entries] == [("soup", 1), ("stew", None)]


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
        pytest.param("parts: [{what: a, b, much: 3}]", "1:19: empty-value", id="the rest of a text that has a comma"),
        pytest.param("steps:\n- a\n-\n", "3:2: empty-value", id="an entry that was not filled in"),
        pytest.param("parts: [{what: ''}]", "1:16: empty-value", id="an empty value of a required key"),
        pytest.param('title: "a\\0b"', "1:8: control-character", id="a null as an escape"),
        pytest.param('title: "\\x02"', "1:8: control-character", id="a control character as an escape"),
        pytest.param('title: "\\e[31m"', "1:8: control-character", id="a terminal's escape"),
        pytest.param('title: "\\ufeff"', "1:8: control-character", id="a byte order mark as an escape"),
        pytest.param("cook: unknown", "1:7: not-known", id="a value that says nothing"),
        pytest.param("called_in: a", "1:12: not-a-mapping", id="text where one for each language is wanted"),
        pytest.param("called_in: {indonesian: a}", "1:13: bad-language", id="a language by its name"),
        pytest.param("called_in: {id: a, ID: b}", "1:20: duplicate-key", id="a language that stands twice"),
        pytest.param("called_in: {id: [a]}", "1:17: not-text", id="a list where a language's text is wanted"),
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
        pytest.param('title: "a', "1:8", id="quotation marks that do not end"),
        pytest.param("title: [a", "1:10", id="a list that does not end"),
        pytest.param("title: @a", "1:8", id="a mark that YAML reserves"),
        pytest.param("title: %a", "1:8", id="a percent sign"),
        pytest.param(": a", "1:1", id="no key"),
        pytest.param("title: a\n---\ntitle: b", "2:1", id="two documents"),
        pytest.param("title: &x a", "1:8", id="an anchor"),
        pytest.param("title: *x", "1:8", id="a reference"),
        pytest.param("steps: &x [a]", "1:8", id="an anchor on a list"),
        pytest.param("title: é\nsteps: [é, &x a]", "2:12", id="an anchor in a list"),
        pytest.param("title: !a b", "1:8", id="a tag, which would swallow its word"),
        pytest.param("steps: [a, !!int 3]", "1:12", id="a tag of YAML's own"),
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
    assert record.title == "b"
    assert [part.what for part in record.parts] == ["c"]


@pytest.mark.parametrize(
    ("key", "fix"),
    [
        ("titel", "did you mean 'title'?"),
        ("Title", "did you mean 'title'?"),
        ("minute", "did you mean 'minutes'?"),
        ("zzz", "known are title, cook, minutes, steps, parts, called_in"),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest_known_one(key: str, fix: str) -> None:
    assert only_problem(f"{key}: a").fix == fix


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("OLMOE", "did you mean 'olmoe'?"),
        ("granite 3.0", "did you mean 'granite-3-0'?"),
        ("granit-3-0", "did you mean 'granite-3-0'?"),
        ("zed", "known are olmoe, granite-3-0"),
    ],
)
def test_capitals_and_marks_do_not_keep_a_word_from_being_meant(word: str, fix: str) -> None:
    assert did_you_mean(word, ("olmoe", "granite-3-0")) == fix


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("cost", "did you mean one of training-cost, training-cost-described?"),
        ("Release", "did you mean one of release-date, release-plan?"),
        ("tokens", "did you mean 'training-tokens'?"),
    ],
)
def test_a_part_of_known_words_is_answered_with_these(word: str, fix: str) -> None:
    known = ("close-to", "training-cost", "training-cost-described", "training-tokens", "release-date", "release-plan")
    assert did_you_mean(word, known) == fix


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("OLMOE", "olmoe"),
        ("granit-3-0", "granite-3-0"),
        ("granite 3.0", "granite-3-0"),
        ("granite-3-1", None),
        ("granite", None),
        ("llama-2", None),
        ("zed", None),
    ],
)
def test_only_a_typing_error_is_mended_for_certain_and_never_a_version(word: str, meant: str | None) -> None:
    assert surely(word, ("olmoe", "granite-3-0", "llama-3")) == meant


def test_of_two_words_that_may_be_meant_none_is_certain() -> None:
    assert surely("parameters-totals", ("parameters-total", "parameters-totale")) is None


def test_did_you_mean_of_nothing_known_is_no_crash() -> None:
    assert did_you_mean("a", ())


@pytest.mark.parametrize("key", ['"a\\nb"', '"\\e[31m"', '"\\0"'])
def test_a_problem_is_one_line_whatever_the_key(key: str) -> None:
    message, fix = str(only_problem(f"{key}: a")).splitlines()
    assert message.isprintable()
    assert fix.startswith("    fix: ")


@pytest.mark.parametrize("name", ["article", "omission", "model", "unit"])
def test_messages_are_english(name: str) -> None:
    @record(name)
    class Thing(Record):
        pass

    _, (problem,) = read_record(File(path=PATH, data=b"b: 1"), Thing)
    assert problem.message == f"'b' is no key of {'a' if name in ('model', 'unit') else 'an'} {name}"


@pytest.mark.parametrize("value", ["unknown", "Unknown", "UNKNOWN", "null", "none", "~", "n/a", "N/A", "-", "?"])
def test_a_value_that_says_nothing_is_refused(value: str) -> None:
    with pytest.raises(Invalid) as caught:
        known_text(value)
    assert (caught.value.code, "leave the key out" in caught.value.fix) == ("not-known", True)


@pytest.mark.parametrize("value", ["Unknown Pleasures", "None of us", "a-b", "0"])
def test_a_value_that_holds_such_a_word_is_taken(value: str) -> None:
    assert known_text(value) == value


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("title: a\nminutes:3\nsteps: [a]", "2:9", "space is missing after 'minutes:'", id="no space"),
        pytest.param("title:a\nminutes: 3", "1:7", "space is missing after 'title:'", id="no space, first line"),
        pytest.param("title:a", "1:7", "space is missing after 'title:'", id="no space, only line"),
        pytest.param("title:a\nminutes:3", "1:7", "space is missing after 'title:'", id="no space anywhere"),
        pytest.param("parts:\n- what: a\n  much:1\n  x: y", "3:8", "missing after 'much:'", id="in an entry"),
        pytest.param("parts:\n- what:a\n  much: 1\n", "2:8", "missing after '- what:'", id="entry's first"),
        pytest.param("cook a\ntitle: b\n", "1:1", "a colon is missing", id="no colon"),
        pytest.param('title: a\ncook: "b\nminutes: 3', "2:7", "opens here is not closed", id="open to the end"),
        pytest.param("title: 'a\ncook: b\n", "1:8", "opens here is not closed", id="single, open to the end"),
        pytest.param('cook: "a\ntitle: "b"\n', "1:7", "opens here is not closed", id="open to the next one"),
        pytest.param('title: "a" b\n', "1:8", "opens here is not closed", id="closed too early"),
        pytest.param("cook: it's\ntitle: 'it's'\n", "2:8", "opens here is not closed", id="an apostrophe inside"),
        pytest.param('steps: ["a" b]\n', "1:9", "opens here is not closed", id="closed too early in a list"),
        pytest.param("parts:\n  - what: a\n   much: 1\n", "3:4", "begins in column 4", id="between two columns"),
        pytest.param("parts:\n  - what: a\n    much: 1\n   x: 1\n", "4:4", "begins in column 4", id="too far left"),
        pytest.param("title: a\n  cook: b\n", "2:7", "begins in column 3", id="too deep"),
        pytest.param("parts:\n  - what: a\n- what: b\n", "3:1", "begins in column 1", id="a list's second entry"),
        pytest.param(" title: a\ncook: b\n", "1:2", "begins in column 2", id="the first line too deep"),
        pytest.param("# x\n\n  title: a\n  cook: c\nminutes: 3", "3:3", "begins in column 3", id="the first ones"),
        pytest.param("parts: [{what: A #1, much: 2}]\n", "1:18", "takes this '#'", id="a cut in brackets"),
        pytest.param("steps: ['it #1',\n  b # two, c]\n", "2:5", "takes this '#'", id="a cut in a later line"),
        pytest.param("steps:\n\t- a\n", "2:1", "a tab stands", id="a tab"),
        pytest.param("title: a\n---\n", "2:1", "a second '---'", id="a second document"),
        pytest.param("title: a: b\n", "1:9", "holds ': '", id="a colon in a value"),
        pytest.param("title: @a", "1:8", "cannot begin with this mark", id="a reserved mark"),
        pytest.param("title: !a\n", "1:8", "cannot begin with '!'", id="an exclamation mark"),
        pytest.param("title: *a*\n", "1:8", "cannot begin with '*'", id="an asterisk"),
        pytest.param("title: |a\n", "1:8", "cannot begin with '|'", id="a bar"),
        pytest.param("title: > a\n", "1:8", "cannot begin with '>'", id="a greater-than sign"),
        pytest.param("title: - a\n", "1:8", "cannot begin with this mark", id="a dash"),
        pytest.param("title: ? a\n", "1:8", "cannot begin with this mark", id="a question mark"),
        pytest.param("steps: [a\ncook: b", "1:8", "opens here is not closed", id="a bracket open to the next key"),
        pytest.param("steps: [a\n", "2:1", "not closed here", id="a bracket open to the end"),
        pytest.param("title: [Baru] a\ncook: b\n", "1:8", "goes on behind the bracket", id="more behind a bracket"),
        pytest.param(
            "parts: [{what: a: b, much: 1}]\n", "1:17", "between brackets holds ': '", id="a colon in brackets"
        ),
        # What other keyboards and programs put for YAML's marks.
        pytest.param("title: a\ncook：b\nminutes: 3\n", "2:5", "'：' is another colon", id="a full-width colon"),
        pytest.param("title： a", "1:6", "'：' is another colon", id="a full-width colon, only line"),
        pytest.param("title:\u00a0a\ncook: b\n", "1:7", "U+00A0 stands in the place", id="no-break space for a space"),
        pytest.param("parts:\n- what: a\n\u00a0\u00a0much: 1\n", "3:1", "U+00A0", id="no-break spaces before a key"),
        pytest.param("parts:\n- what: a\n\u3000much: 1\n", "3:1", "U+3000", id="an ideographic space before a key"),
        pytest.param("parts:\n – what: a\n   much: 1\n", "2:2", "'–' is another mark than '-'", id="a dash of print"),
        pytest.param("parts:\n • what: a\n   much: 1\n", "2:2", "'•' is another mark than '-'", id="a bullet"),
        pytest.param("parts:\n * what: a\n   much: 1\n", "2:2", "'*' is another mark than '-'", id="Markdown's bullet"),
        pytest.param(
            "parts:\n -what: a\n  much: 1\n", "2:3", "space is missing after '-'", id="a dash without its space"
        ),
        pytest.param("title :a\ncook: b\n", "1:8", "space is missing after 'title :'", id="the space before the colon"),
        pytest.param("```yaml\ntitle: a\n```\n", "1:1", "'```' marks code", id="pasted with Markdown's fence"),
        pytest.param("title: a\n```\n", "2:1", "'```' marks code", id="with the fence's end"),
        pytest.param('"title": "a",\n"cook": "b",\n', "1:13", "',' stands behind", id="with commas as in JSON"),
        pytest.param('title: "C:\\q"', "1:11", "unknown escape", id="a backslash"),
    ],
)
def test_what_is_not_yaml_is_named_where_the_mistake_was_made(text: str, place: str, message: str) -> None:
    problem = only_problem(text)
    assert f"{problem.line}:{problem.column}" == place
    assert message in problem.message


def test_each_kind_of_mistake_has_its_own_fix() -> None:
    texts = ("title:a", 'title: "a', "parts:\n- what: a\n much: 1", "steps:\n\t- a", "a: b\n---\n", "title: a: b")
    assert len({only_problem(text).fix for text in texts}) == len(texts)


# Warnings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("title: Kota #1 memakai", "1:8: value-cut", id="a number sign in a value"),
        pytest.param("title: #1 di kota", "1:7: value-cut", id="a number sign that begins it"),
        pytest.param("steps:\n- a #b\n", "2:3: value-cut", id="in a list"),
        pytest.param("steps: [a, b #c\n]", "1:12: value-cut", id="in brackets"),
        pytest.param("title: a\n  b #c", "1:8: value-cut", id="on a second line"),
        pytest.param("title: Kota  #1", None, id="set apart by two spaces"),
        pytest.param("title: Kota # two", "1:8: value-cut", id="a space behind it"),
        pytest.param("title: Kota  # what I found", None, id="a comment set apart"),
        pytest.param("title: 'Kota #1'", None, id="in quotation marks"),
        pytest.param("title: 'Kota' #1", None, id="behind quotation marks"),
        pytest.param("title: >\n  Kota #1\n", None, id="in a folded block"),
        pytest.param("title: Kota#1", None, id="no space before it"),
        pytest.param("title:  # not known yet", None, id="an empty value"),
        pytest.param("cook: “Ann”", "1:7: curly-quotes", id="curly quotation marks"),
        pytest.param("cook: „Ann“", "1:7: curly-quotes", id="German ones"),
        *(
            pytest.param(f"cook: {name}", "1:7: curly-quotes", id=name)
            for name in ("″Ann″", "＂Ann＂", "「Ann」", "›Ann‹")
        ),
        pytest.param("cook: “Ann” and “Bob”s", None, id="not around the whole"),
        pytest.param("cook: '“Ann”'", None, id="meant, for in quotation marks"),
        pytest.param("steps: [“Stir”]", None, id="an article's own words"),
        pytest.param("cook: A. Cook", "1:7: sample-value", id="a sample"),
        pytest.param("cook: A. Cooke", None, id="no sample"),
    ],
)
def test_what_an_editor_may_not_have_meant_is_a_warning(text: str, expected: str | None) -> None:
    _, problems = read(text)
    assert [f"{p.line}:{p.column}: {p.code}" for p in problems] == ([expected] if expected else [])
    assert all(problem.warning for problem in problems)


@pytest.mark.parametrize("text", ["minutes: “3”", "minutes: „3“", "minutes: 「3」"])
def test_where_quotation_marks_are_what_is_wrong_the_fix_says_so(text: str) -> None:
    assert only_problem(text).fix.startswith("take its quotation marks away")


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


@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"], exclude_characters="\xad\u200b\u2060\ufeff\ufffe\uffff\u2028\u2029"
        )
    )
)
def test_any_value_in_quotation_marks_is_read_as_it_is(value: str) -> None:
    quoted = value.replace("'", "''")
    record, problems = read(f"title: '{quoted}'")
    if value.split():
        assert record is not None
        assert record.title == " ".join(value.split())
    else:
        assert [problem.code for problem in problems] == ["empty-value"]


@pytest.mark.parametrize(
    ("word", "meant"), [("OLMoE", "olmoe"), ("granite 3.0", "granite-3-0"), ("llama3", "llama-3"), ("olmo", None)]
)
def test_a_model_is_never_taken_for_another_of_almost_the_same_name(word: str, meant: str | None) -> None:
    assert surely(word, ("olmoe", "granite-3-0", "llama-3"), letters=False) == meant


def test_keys_are_known_by_what_others_call_them() -> None:
    _, (problem,) = read_record(File(path="seeds/a.yml", data=b"Author: Ani Contoh\n"), Notes)
    assert (problem.fix, problem.instead) == ("did you mean 'byline'?", None)
    keys = {key for each in (Notes, Draft) for key in keys_of(each)}
    assert set(OTHER_WORDS.values()) <= keys
    assert not OTHER_WORDS.keys() & keys
