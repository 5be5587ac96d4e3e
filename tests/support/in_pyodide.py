"""Answer requests with the built wheel in Pyodide under Node."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scripts.build import RUNTIME
from scripts.machine.node import run_node

if TYPE_CHECKING:
    from collections.abc import Sequence

DRIVER = Path(__file__).with_suffix(".mjs")


def digests(requests: Sequence[str], runtime: Path = RUNTIME) -> list[str]:
    """Return the SHA-256 of what checker.web.answer says to each request inside Pyodide."""
    replies = run_node(DRIVER, {"runtime": f"{runtime}/", "requests": list(requests)})
    return [str(reply) for reply in replies]
