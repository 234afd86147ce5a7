"""The site's own languages, and the words that the project itself writes: `labels/TAG.yml`, one file a language."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

# An addition: its tag here, its labels in labels/, its branch of `nav` in mkdocs.yml. The first one stands at the root.
TAGS = ("en", "id", "pt-BR")
LABELS = Path(__file__).parent / "labels"
TEMPLATES = Path(__file__).parents[3] / "docs" / "templates"
VALUE_WORDS = ("about", "over", "under", "range", "yes", "no")  # of `value.*`, which `values.format_value` fills in
PALETTE = {"site.dark", "site.light"}  # the names that mkdocs.yml gives to the palette's toggles
PLURALS = {"zero", "one", "two", "few", "many", "other"}  # CLDR's plural categories


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the interface. `folder` is where its pages stand: empty, or with a slash at its end."""

    tag: str
    folder: str
    labels: Mapping[str, str | Mapping[str, str]]

    @property
    def direction(self) -> str:
        """Which way the language is written: "ltr" or "rtl"."""
        return locale(self.cldr).text_direction

    @property
    def cldr(self) -> str:
        """The tag of the CLDR locale for numbers, dates and lists: the language as the labels write it."""
        return str(self.labels.get("site.locale", self.tag))

    def say(self, label: str, **values: object) -> str:
        """The words of a label, with its values filled in.

        Where a label has plural forms, `n` chooses one (CLDR's rules) and is written as the language writes numbers.
        """
        text = self.labels[label]
        if isinstance(text, str):
            return text.format(**values)
        own, n = locale(self.cldr), values["n"]
        form = text.get(own.plural_form(n)) or text["other"]
        return form.format(**values | {"n": format_decimal(n, locale=own)})

    def value_words(self) -> dict[str, object]:
        """The labels that `values.format_value` fills in: `value.*`, and `units` by unit."""
        words = {
            label.removeprefix("value."): text for label, text in self.labels.items() if label.startswith("value.")
        }
        units = {
            label.removeprefix("units."): text for label, text in self.labels.items() if label.startswith("units.")
        }
        return words | {"units": units}

    def date(self, day: date) -> str:
        return format_date(day, "long", locale=locale(self.cldr))

    def list(self, items: list[str]) -> str:
        return format_list(items, locale=locale(self.cldr))

    def language_name(self, tag: str) -> str:
        """A language's name in this language ("Portuguese (Brazil)"), or its tag where CLDR has no name."""
        own = locale(self.cldr)
        full = own.languages.get(tag.replace("-", "_"))
        if full:
            return full
        parts = tag.split("-")
        name = own.languages.get(parts[0])
        region = own.territories.get(parts[-1]) if len(parts) > 1 else None
        return f"{name} ({region})" if name and region else name or tag


@cache
def locale(tag: str) -> Locale:
    """CLDR's data for a language tag; English where CLDR has none."""
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en")


def load(
    folder: Path = LABELS, tags: tuple[str, ...] = TAGS, *, wanted: frozenset[str] = frozenset()
) -> tuple[Language, ...]:
    """The languages of the interface with their labels.

    Raises ValueError, with every fault, where a labels file cannot be read, where a language lacks a label that is
    `wanted` or that another has, or a plural form that it needs, where a label's placeholders differ from the first
    language's, or where nothing uses a label.
    """
    files, faults = {}, []
    for tag in tags:
        try:
            files[tag] = _labels(folder / f"{tag}.yml")
        except ValueError as error:
            faults.append(f"{folder.name}/{tag}.yml: {error}")
    if faults:
        raise ValueError("\n".join(faults))
    languages = tuple(
        Language(tag=tag, folder=f"{tag}/" if number else "", labels=files[tag]) for number, tag in enumerate(tags)
    )
    faults = [
        f"{folder.name}/{language.tag}.yml: '{label}' {fault}"
        for language in languages
        for label in sorted(wanted | languages[0].labels.keys() | language.labels.keys())
        if (fault := _fault(label, language, languages[0]))
    ]
    if faults:
        raise ValueError("\n".join(faults))
    return languages


def wanted() -> frozenset[str]:
    """The labels that the code and the templates name in so many words. Those of attributes: `check.py`."""
    said = (name for text in _code() for name in re.findall(r"\bsay\(\s*\"([\w.-]+)\"", text))
    return frozenset({*said, *_in_templates()})


def _fault(label: str, language: Language, first: Language) -> str:
    here, there = language.labels.get(label), first.labels.get(label)
    if here is None:
        return "is missing"
    forms = [here] if isinstance(here, str) else [*here.values()] if isinstance(here, dict) else [None]
    if not all(isinstance(form, str) and form.strip() for form in forms):
        return "is no text: write words, between quotation marks if YAML reads them as something else"
    if there is None:
        return f"is not in {first.tag}.yml"
    try:
        if _placeholders(here) != _placeholders(there):
            return f"has other placeholders than in {first.tag}.yml"
    except ValueError as error:
        return f"has a brace that is no placeholder's: {error}"
    if not isinstance(here, str) and (missing := _needed(language) - here.keys()):
        return f"lacks the plural form '{min(missing)}'"
    if not any(pattern.fullmatch(label) for pattern in _used()):
        return "is used nowhere: delete it in every language"
    return ""


def _needed(language: Language) -> set[str]:
    """The plural forms of a language. `many` is of whole millions alone, and `other` speaks for it."""
    return {*locale(language.cldr).plural_form.tags, "other"} - {"many"}


@cache
def _used() -> tuple[re.Pattern[str], ...]:
    """What names labels: the templates, and any string of the code with a dot in it, its `{…}` standing for a word."""
    names = {name for text in _code() for name in re.findall(r"[\"']([a-z_{][\w{}]*\.[\w.{}-]+)[\"']", text)}
    # A name of placeholders alone ("{section}.{label}" in a message) would make every label a used one.
    names = {name for name in names if re.sub(r"\{.*?\}", "", name) != "."}
    names |= _in_templates() | {"units.{unit}", *(f"value.{word}" for word in VALUE_WORDS)}
    return tuple(re.compile(re.sub(r"\\{.*?\\}", "[^.]+", re.escape(name))) for name in sorted(names))


def _code() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.parent.rglob("*.py"))]


def _in_templates() -> set[str]:
    """`say.edit` in a template is the label `site.edit`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.rglob("*.html"))]
    return {f"site.{name}" for text in texts for name in re.findall(r"\bsay\.(\w+)", text)} | PALETTE


def _labels(path: Path) -> dict[str, str | dict[str, str]]:
    """A labels file as one flat mapping: `{card: {date: …}}` becomes `card.date`; plural forms stay a mapping.

    Raises ValueError, with what is wrong on one line, where there is no such file.
    """
    flat: dict[str, str | dict[str, str]] = {}

    def walk(prefix: str, node: dict) -> None:
        for name, value in node.items():
            if isinstance(value, dict) and not value.keys() <= PLURALS:
                walk(f"{prefix}{name}.", value)
            else:
                flat[f"{prefix}{name}"] = value

    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"is not valid YAML: {error.problem}, line {line}") from None
    except FileNotFoundError:
        raise ValueError("is missing") from None
    except (UnicodeDecodeError, yaml.YAMLError):
        raise ValueError("is not text in UTF-8") from None
    if not isinstance(read, dict):
        raise ValueError("holds no labels")
    walk("", read)
    return flat


def _placeholders(text: str | Mapping[str, str]) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}
