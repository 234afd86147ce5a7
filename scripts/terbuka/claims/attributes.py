"""What a claim can be about: `attributes.yml`, whose head explains it. A new attribute is an entry there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from terbuka.languages.interface import Language
from terbuka.languages.tags import ENGLISH
from terbuka.notes.reader import read_entries
from terbuka.problems import Problem, did_you_mean
from terbuka.records.attribute import Attribute
from terbuka.records.names import Registered, Unit
from terbuka.types import File

FILE = Path(__file__).parent / "attributes.yml"
UNITS = "units"  # the folder of the names that attributes count in
SHOWN = "scripts/terbuka/claims/attributes.yml"


def load_attributes(path: Path = FILE) -> tuple[tuple[Attribute, ...], tuple[Problem, ...]]:
    """The attributes in the order in which pages show them, and what is wrong with them."""
    return read_attributes(File(path=SHOWN, data=path.read_bytes()))


def read_attributes(source: File) -> tuple[tuple[Attribute, ...], tuple[Problem, ...]]:
    attributes, problems = read_entries(source, Attribute, "key")
    return attributes, (*problems, *_faults(attributes))


def _faults(attributes: Iterable[Attribute]) -> Iterator[Problem]:
    """What only the keys of an entry beside each other show."""
    for attribute in attributes:
        for kind, key, given in (("quantity", "units", attribute.units), ("names", "names", attribute.names)):
            if (attribute.kind == kind) != bool(given):
                verb = "needs" if attribute.kind == kind else "takes no"
                message = f"'{attribute.key}' is of the kind '{attribute.kind}', which {verb} '{key}'"
                yield attribute.at(key).problem("bad-attribute", message, f"add '{key}', or change the kind")


def units_with_files(attribute: Attribute) -> tuple[str, ...]:
    """The units of an attribute that need a file; currencies and percent are known to all."""
    return tuple(unit for unit in attribute.units if unit not in ENGLISH.currencies and unit != "percent")


def without_file(attributes: Iterable[Attribute], files: Iterable[File]) -> Iterator[Problem]:
    """The units without a file among the seeds. Of seeds that have no unit at all yet, their claims tell."""
    known = [file.path.split("/")[-1].removesuffix(".yml") for file in files if file.path.split("/")[1:-1] == [UNITS]]
    for attribute in attributes if known else ():
        for unit, mark in attribute.placed("units"):
            if unit in units_with_files(attribute) and unit not in known:
                message = f"'{attribute.key}' counts in {unit}, and there is no file seeds/{UNITS}/{unit}.yml"
                yield mark.problem(
                    "no-unit", message, f"{did_you_mean(unit, known)}; add the file if it is another one"
                )


def with_labels(language: Language, attributes: Iterable[Attribute], registered: Iterable[Registered]) -> Language:
    """A language with what its attributes and units are called in it; what its own labels file says comes first."""
    called = {f"attributes.{each.key}": each.label[language.tag] for each in attributes if language.tag in each.label}
    counted = {
        f"units.{each.slug}": each.counted[language.tag].by_category()
        for each in registered
        if isinstance(each, Unit) and language.tag in each.counted
    }
    return replace(language, labels={**called, **counted, **language.labels})
