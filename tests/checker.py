"""docs/verify.py, the script that readers check certificates with, as a module."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from sites import ROOT

PATH = ROOT / "docs" / "verify.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_script", PATH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


verify = _loaded()
