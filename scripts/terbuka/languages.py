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

# An addition: its tag here, its labels in labels/, its branch of `nav` in mkdocs.yml. The first one stands at the root.
TAGS = ("en", "id", "pt-BR")
LABELS = Path(__file__).parent / "labels"
TEMPLATES = Path(__file__).parent.parent.parent / "docs" / "templates"
PLURALS = {"zero", "one", "two", "few", "many", "other"}  # CLDR's plural categories


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the interface. `folder` is where its pages stand: empty, or with a slash at its end."""

    tag: str
    folder: str
    labels: Mapping[str, str | Mapping[str, str]]

    @property
    def cldr(self) -> str:
        """The tag of the CLDR locale for numbers, dates and lists: the language as the labels write it."""
        return str(self.labels["site.locale"])

    def say(self, label: str, **values: object) -> str:
        """The words of a label, with its values filled in; `n` chooses the plural form (CLDR plural rules)."""
        text = self.labels[label]
        if not isinstance(text, str):
            text = text.get(locale(self.cldr).plural_form(values["n"])) or text["other"]
        return text.format(**values)

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


def load(folder: Path = LABELS, tags: tuple[str, ...] = TAGS) -> tuple[Language, ...]:
    """The languages of the interface with their labels.

    Raises ValueError, with every fault, where a language lacks a label or a plural form that it needs, where a
    label's placeholders differ from the first language's, or where nothing uses a label.
    """
    languages = tuple(
        Language(tag=tag, folder=f"{tag}/" if number else "", labels=_labels(folder / f"{tag}.yml"))
        for number, tag in enumerate(tags)
    )
    faults = [
        f"{folder.name}/{language.tag}.yml: '{label}' {fault}"
        for language in languages
        for label in sorted(languages[0].labels.keys() | language.labels.keys())
        if (fault := _fault(label, language, languages[0]))
    ]
    if faults:
        raise ValueError("\n".join(faults))
    return languages


def _fault(label: str, language: Language, first: Language) -> str:
    here, there = language.labels.get(label), first.labels.get(label)
    if here is None:
        return "is missing"
    if there is None:
        return f"is not in {first.tag}.yml"
    if _placeholders(here) != _placeholders(there):
        return f"has other placeholders than in {first.tag}.yml"
    if not isinstance(here, str) and (missing := locale(language.cldr).plural_form.tags - {"many"} - here.keys()):
        return f"lacks the plural form '{min(missing)}'"
    if not any(pattern.fullmatch(label) for pattern in _used()):
        return "is used nowhere: delete it in every language"
    return ""


@cache
def _used() -> tuple[re.Pattern[str], ...]:
    """What the code and the templates name as labels: any string with a dot in it, its `{…}` standing for a word."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.rglob("*.py"))]
    names = {name for text in texts for name in re.findall(r"[\"']([a-z_{][\w{}]*\.[\w.{}-]+)[\"']", text)}
    templates = [path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.rglob("*.html"))]
    names |= {f"site.{name}" for text in templates for name in re.findall(r"\bsay\.(\w+)", text)}
    names |= {"site.dark", "site.light", "value.{word}", "units.{unit}", "count.{what}"}
    return tuple(re.compile(re.sub(r"\\{.*?\\}", "[^.]+", re.escape(name))) for name in sorted(names))


def _labels(path: Path) -> dict[str, str | dict[str, str]]:
    """A labels file as one flat mapping: `{card: {date: …}}` becomes `card.date`; plural forms stay a mapping."""
    flat: dict[str, str | dict[str, str]] = {}

    def walk(prefix: str, node: dict) -> None:
        for name, value in node.items():
            if isinstance(value, dict) and not value.keys() <= PLURALS:
                walk(f"{prefix}{name}.", value)
            else:
                flat[f"{prefix}{name}"] = value

    try:
        walk("", yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"{path.parent.name}/{path.name}: is not valid YAML: {error.problem}, line {line}") from None
    return flat


def _placeholders(text: str | Mapping[str, str]) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}
