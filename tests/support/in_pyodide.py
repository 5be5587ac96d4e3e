"""Answer requests with the built wheel in Pyodide under Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.build import RUNTIME

if TYPE_CHECKING:
    from collections.abc import Sequence

DRIVER = Path(__file__).with_suffix(".mjs")
# An error in Pyodide prints the line it stands in: megabytes of it.
LONGEST_LINE = 500


def digests(requests: Sequence[str], runtime: Path = RUNTIME) -> list[str]:
    """Return the SHA-256 of what checker.web.answer says to each request inside Pyodide."""
    node = shutil.which("node") or "node"
    done = subprocess.run(  # noqa: S603 - the driver beside this file
        [node, str(DRIVER), f"{runtime}/"],
        input=json.dumps(list(requests)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        lines = (line[:LONGEST_LINE] for line in done.stderr.splitlines())
        raise RuntimeError("\n".join(lines))
    replies: list[Any] = json.loads(done.stdout)
    return [str(reply) for reply in replies]
