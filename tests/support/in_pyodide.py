"""Answer requests with the built wheel in Pyodide under Node."""

from collections.abc import Sequence
from pathlib import Path

from scripts.build import RUNTIME
from scripts.machine.node import run_node

DRIVER = Path(__file__).with_suffix(".mjs")


def digests(requests: Sequence[str], runtime: Path = RUNTIME) -> list[str]:
    """Return the SHA-256 of what checker.doors.web.answer says to each request inside Pyodide."""
    replies = run_node(DRIVER, {"runtime": f"{runtime}/", "requests": list(requests)})
    return [str(reply) for reply in replies]
