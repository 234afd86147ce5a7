"""The samples of CONTRIBUTING.md, and the seeds that they make."""

import re
from collections.abc import Collection
from pathlib import Path

import yaml
from slugify import slugify

ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
UNITS = ROOT / "tests" / "real" / "seeds" / "units"
OF_EACH_KIND = "A claim of each kind"
NAMED = (
    ("models", "Kancil 2"),
    ("people", "Ani Contoh"),
    ("organisations", "Rimba Lab"),
    ("organisations", "Kota Data"),
    ("licences", "Apache 2.0"),
)


def sample(heading: str, language: str = "yaml") -> str:
    """The first block of code in the language below a heading."""
    _, _, section = CONTRIBUTING.partition(f"\n## {heading}\n")
    found = re.search(rf"^```{language}\n(.*?)^```", section.partition("\n## ")[0], re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def example(claims: str, *, name: str = "kancil") -> dict[str, str]:
    """The files in `seeds/` of the article that is shown with a claim of each kind, with these claims."""
    files = {f"{kind}/{slugify(called)}.yml": f"name: {called}\n" for kind, called in NAMED}
    files |= {f"units/{path.name}": path.read_text(encoding="utf-8") for path in sorted(UNITS.glob("*.yml"))}
    return {**files, f"{name}.txt": sample(OF_EACH_KIND, "text"), f"{name}.yml": f"language: en\n{claims}"}


def claims_on(attributes: Collection[str]) -> str:
    """Those of its claims that are on one of these attributes."""
    claims = yaml.load(sample(OF_EACH_KIND), yaml.BaseLoader)["claims"]
    return yaml.safe_dump({"claims": [claim for claim in claims if claim["attribute"] in attributes]})
