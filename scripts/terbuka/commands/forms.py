"""forms: what somebody has filled in of a form, out of the text of the issue that it became.

GitHub writes `### LABEL` above each answer. The last field of a form takes a text of many lines, which may hold
anything, such lines too: the others are answers of one line and stand before it.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

NAMES = ("article", "statement")  # the forms that become files, as `.github/ISSUE_TEMPLATE/NAME.yml`
NOTHING = "_No response_"  # what GitHub writes for a field that was left empty
FENCED = re.compile(r"(`{3,}|~{3,})[\w-]*[ \t]*\n(.*\n)?\1[ \t]*", re.DOTALL)

Form = Mapping[str, str]  # the fields' labels by their ids, in their order


class Filled(NamedTuple):
    """A form's name, and the answers by the fields' ids; an empty one says nothing."""

    form: str
    answers: Mapping[str, str]


def read_forms(folder: Path) -> dict[str, Form]:
    """The forms that become files, by their names, from the folder of all of them. Raises OSError."""
    forms = {name: yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8")) for name in NAMES}
    return {
        name: {field["id"]: field["attributes"]["label"] for field in form["body"] if "id" in field}
        for name, form in forms.items()
    }


def read_filled(body: str, forms: Mapping[str, Form]) -> Filled | None:
    """What an issue's text has of one of the forms, or None. Which one is told by the first heading of any."""
    text = re.sub(r"\r\n?", "\n", body)
    first = {next(iter(form.values())): name for name, form in forms.items()}
    found = re.search(_heading(*first), text, re.MULTILINE)
    if not found:
        return None
    name = first[found[1]]
    *ids, last = forms[name]
    head, free = text[found.start() :], ""
    if begins := re.search(_heading(forms[name][last]), head, re.MULTILINE):
        head, free = head[: begins.start()], head[begins.end() :]
    _, *parts = re.split(_heading(*(forms[name][key] for key in ids)), head, flags=re.MULTILINE)
    by_label = dict(zip(parts[::2], parts[1::2], strict=True))
    answers = {key: " ".join(by_label.get(forms[name][key], "").split()) for key in ids} | {last: _unfenced(free)}
    return Filled(name, {key: "" if answer == NOTHING else answer for key, answer in answers.items()})


def _heading(*labels: str) -> str:
    return rf"^### ({'|'.join(map(re.escape, labels))})[ \t]*$"


def _unfenced(text: str) -> str:
    """A text without the marks of code around it, which GitHub puts there, and without empty lines at its ends."""
    text = re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", text)
    fenced = FENCED.fullmatch(text)
    return re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", fenced[2] or "") if fenced else text
