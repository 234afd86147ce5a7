"""`python -m audit`: what Lighthouse gives to a page of every kind in each language, on a phone and at a desk.

The site is built of the project's seeds, below a path, and served compressed, as hosts do. Prints a Markdown table, and
what took points away; the exit code is 1 where anything is below 100.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from served import served
from sites import ROOT, whole

from audit import LIGHTHOUSE
from audit.kinds import in_each_language, pages_of_every_kind

URL = "https://example.org/terbuka/"
DEVICES = {"phone": [], "desk": ["--preset=desktop"]}
CHROMES = ("chromium", "google-chrome", "chrome")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
RUNS = 5  # at most: how fast a page is hangs on what else the machine does


def main() -> int:
    chrome = next((found for name in CHROMES if (found := shutil.which(name))), None)
    if not chrome:
        print("Chromium is needed (Debian: apt install chromium)", file=sys.stderr)
        return 2
    lost: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        site = whole(Path(folder), ROOT / "seeds", URL)
        pages = [page for kind in pages_of_every_kind(site) for page in in_each_language(site, kind)]
        for path in site.site.rglob("*.*"):
            if path.is_file():
                path.write_bytes(gzip.compress(path.read_bytes()))
        with served(site.site, urlsplit(URL).path, {"Content-Encoding": "gzip", "Cache-Control": "max-age=600"}) as at:
            print("Speed, accessibility, best practices, findability:\n")
            print(f"| | {' | '.join(DEVICES)} |\n|---|{'---|' * len(DEVICES)}")
            for page in dict.fromkeys(pages):
                cells = []
                for device, options in DEVICES.items():
                    scores, faults = judged(f"{at}{page}", options, chrome)
                    cells.append(" ".join(f"{score:.0f}" for score in scores.values()))
                    lost += [f"{page or 'home'}, {device}: {fault}" for fault in faults]
                print(f"| {page or 'home'} | {' | '.join(cells)} |", flush=True)
    print("", *lost, sep="\n")
    return 1 if lost else 0


def judged(address: str, options: list[str], chrome: str) -> tuple[dict[str, float], list[str]]:
    """The scores by category, and what took points away. What is slow is measured again; the median counts."""
    report = lighthouse(address, options, chrome)
    scores = _scores(report)
    speeds = [scores["performance"]]
    while len(speeds) < RUNS and statistics.median_low(speeds) < 100:
        speeds.append(_scores(lighthouse(address, options, chrome))["performance"])
    scores["performance"] = statistics.median_low(speeds)
    return scores, [
        f"{score:.0f} in {category}: {', '.join(_faults(report, category))}"
        for category, score in scores.items()
        if score < 100
    ]


def _scores(report: dict[str, Any]) -> dict[str, float]:
    return {name: 100 * category["score"] for name, category in report["categories"].items()}


def _faults(report: dict[str, Any], category: str) -> list[str]:
    weighed = [each["id"] for each in report["categories"][category]["auditRefs"] if each["weight"]]
    audits = [report["audits"][name] for name in weighed]
    return [
        f"{a['id']} {a.get('displayValue', '')}".strip() for a in audits if a["score"] is not None and a["score"] < 1
    ]


def lighthouse(address: str, options: list[str], chrome: str) -> dict[str, Any]:
    """Its report. Raises RuntimeError where it has not looked at the page."""
    command = ["node", str(LIGHTHOUSE), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}", *options]
    told = subprocess.run(command, env=os.environ | {"CHROME_PATH": chrome}, capture_output=True, text=True)
    report = json.loads(told.stdout) if told.returncode == 0 else {"runtimeError": told.stderr}
    if "runtimeError" in report:
        raise RuntimeError(f"{address}: {report['runtimeError']}")
    return dict(report)


if __name__ == "__main__":
    sys.exit(main())
