"""Give the browser a quarter of the processor: a control group holds it, worker threads included.

Chromium's own throttling is none: it is refused for workers, and so flatters who computes in one.
"""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.machine.environment import BUILD, StepError

SHARE = 4
PERIOD = 20_000
CGROUP = Path("/sys/fs/cgroup")
NAME = f"call-center-license-bench-{os.getpid()}"
LAUNCHER = BUILD / "bench" / "slow-browser"
TRIES = 50
SAID = f"control group, 1/{SHARE} of {os.cpu_count()} cores for the whole browser"
NONE = "No control group can be made, as root on Linux can: leave out the group “slow”."


@contextmanager
def a_quarter(browser: str) -> Iterator[str]:
    """Give what starts a slowed browser; end the control group afterwards."""
    quota = PERIOD * (os.cpu_count() or 1) // SHARE
    # Of the first version of control groups, then of the second.
    limits = {"cpu.cfs_period_us": PERIOD, "cpu.cfs_quota_us": quota}
    group = _made(CGROUP / "cpu", limits) or _made(CGROUP, {"cpu.max": f"{quota} {PERIOD}"})
    if group is None:
        raise StepError(NONE)
    try:
        LAUNCHER.parent.mkdir(parents=True, exist_ok=True)
        LAUNCHER.write_text(f'#!/bin/sh\necho $$ > {group}/cgroup.procs\nexec {browser} "$@"\n')
        LAUNCHER.chmod(0o755)
        yield str(LAUNCHER)
    finally:
        _remove(group)


def _made(parent: Path, limits: Mapping[str, object]) -> Path | None:
    """Return a control group with these limits, or None where none can be made."""
    group = parent / NAME
    with suppress(OSError):
        if (control := parent / "cgroup.subtree_control").is_file():
            control.write_text("+cpu")
        group.mkdir()
        for name, limit in limits.items():
            (group / name).write_text(f"{limit}")
        return group
    return None


def _remove(group: Path) -> None:
    """Remove the group once the last process of the browser has left it."""
    for _ in range(TRIES):
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.1)
