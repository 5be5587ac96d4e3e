"""Run a script under Node: JSON goes in by standard input and comes out by standard output."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from scripts.machine.environment import StepError

# An error in Pyodide prints the line it stands in: megabytes of it.
LONGEST_LINE = 500
# A minute where nothing else runs; many times that beside other work.
SECONDS = 1800


def run_node(script: Path, order: Any) -> Any:
    """Return what a script says to an order; its errors, cut to a readable length, are raised."""
    done = subprocess.run(
        [shutil.which("node") or "node", str(script)],
        input=json.dumps(order),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )
    if done.returncode:
        lines = [line[:LONGEST_LINE] for line in done.stderr.splitlines()]
        raise StepError("\n".join([*lines, f"Failed ({done.returncode}): {script.name}"]))
    return json.loads(done.stdout or "null")
