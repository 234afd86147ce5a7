"""Programs that judge pages as browsers, helps for readers and search engines do, on a page of every kind.

`make ci-tools` installs those that tests ask, `make audit` all of them. The lock file names no registry: each machine
has its own.
"""

from pathlib import Path

_MODULES = Path(__file__).parent / "node_modules"
NU = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = _MODULES / "axe-core" / "axe.min.js"
LIGHTHOUSE = _MODULES / "lighthouse" / "cli" / "index.js"
