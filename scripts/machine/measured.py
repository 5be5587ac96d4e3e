"""Write down what was measured: when, on which rules, where, and how to measure it again."""

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from checker import __version__
from scripts.machine.environment import run, write_json

GIBI = 1 << 30
VERSION = re.compile(r"\d+(?:\.\d+)+")


def write_measured(path: Path, command: str, where: str, found: Mapping[str, Any]) -> None:
    """Write what a command has measured today, for people and programs."""
    head = {
        "on": datetime.now(UTC).date().isoformat(),
        "rules": __version__,
        "machine": where,
        "command": command,
    }
    write_json(path, {**head, **found})


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def machine(browser: str = "") -> str:
    """Describe the machine in one line, with the browser that was measured, if any."""
    system, processor = platform.platform(terse=True), platform.machine()
    with suppress(OSError):
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        names = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
        processor = next(names, processor)
    parts = [system, f"{os.cpu_count()} cores ({processor})"]
    with suppress(ValueError, OSError):
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        parts.append(f"{size / GIBI:.0f} GiB")
    if browser and (version := VERSION.search(run([browser, "--version"]))):
        parts.append(f"Chromium {version[0]}")
    return ", ".join(parts)
