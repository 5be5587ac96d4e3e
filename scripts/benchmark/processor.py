"""Give the browser a quarter of the processor.

A control group holds the whole browser, worker threads included. Where none can be made, Chromium's
own throttling is used; Chromium refuses it for workers, so it slows a page's main thread only, and
flatters whoever computes in a worker.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.machine.environment import BUILD

SHARE = 4
PERIOD = 20_000
GROUP = f"call-center-license-bench-{os.getpid()}"
CGROUP = Path("/sys/fs/cgroup")
LAUNCHER = BUILD / "bench" / "slow-browser"
TRIES = 50
ONLY_THE_PAGE = (
    f"Chromium's throttling, {SHARE} times slower, main thread only: NOT comparable, since "
    "workers keep their speed (as root on Linux a control group is used)"
)


@dataclass(frozen=True)
class Processor:
    """How the browser is started, and by how much Chromium slows itself down (1: not at all)."""

    said: str
    browser: str
    rate: int = 1


@contextmanager
def a_quarter(browser: str) -> Iterator[Processor]:
    """Give a slowed browser; end the control group afterwards."""
    group = _make_group()
    if group is None:
        yield Processor(ONLY_THE_PAGE, browser, SHARE)
        return
    try:
        LAUNCHER.parent.mkdir(parents=True, exist_ok=True)
        LAUNCHER.write_text(f'#!/bin/sh\necho $$ > {group}/cgroup.procs\nexec {browser} "$@"\n')
        LAUNCHER.chmod(0o755)
        yield Processor(
            f"control group, 1/{SHARE} of {os.cpu_count()} cores for the whole browser",
            str(LAUNCHER),
        )
    finally:
        _remove(group)


def _quota() -> int:
    return PERIOD * (os.cpu_count() or 1) // SHARE


def _make_group() -> Path | None:
    """Return a control group with the quota, or None where none can be made."""
    for make in (_version_1, _version_2):
        with suppress(OSError):
            return make()
    return None


def _version_1() -> Path:
    parent = CGROUP / "cpu"
    (parent / "cpu.cfs_quota_us").stat()
    group = parent / GROUP
    group.mkdir(exist_ok=True)
    (group / "cpu.cfs_period_us").write_text(f"{PERIOD}")
    (group / "cpu.cfs_quota_us").write_text(f"{_quota()}")
    return group


def _version_2() -> Path:
    (CGROUP / "cgroup.subtree_control").write_text("+cpu")
    group = CGROUP / GROUP
    group.mkdir(exist_ok=True)
    (group / "cpu.max").write_text(f"{_quota()} {PERIOD}")
    return group


def _remove(group: Path) -> None:
    """Remove the group once the last process of the browser has left it."""
    for _ in range(TRIES):
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.1)
