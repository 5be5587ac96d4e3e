"""The worked cases of the tests, and what the tests share that reads or counts them."""

import sys
from importlib import import_module
from typing import Any

from scripts.machine.environment import ROOT

CASES = ROOT / "tests" / "cases"
SUPPORT = str(ROOT / "tests")


def support(module: str) -> Any:
    """Return a module of ``tests/support``, which is no package and is installed nowhere."""
    if SUPPORT not in sys.path:
        sys.path.append(SUPPORT)
    return import_module(f"support.{module}")


def worked_cases() -> dict[str, dict[str, Any]]:
    """Return the application of each worked case, by file and id."""
    return {case.id: case.application for case in support("casebook").cases()}
