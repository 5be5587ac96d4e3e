"""Write what was found as one table, with ratios and limits, and as JSON."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from scripts.benchmark.measures import Findings
from scripts.benchmark.visits import PLAIN, PYSCRIPT, SITE, SUBJECTS
from scripts.machine.server import PREFIX

KILO = 1000
LARGE = 100 * KILO
GIBI = 1 << 30
NONE = "–"


@dataclass(frozen=True)
class Limit:
    """The most a quantity may be: times a peer's, or in its own unit."""

    at_most: float
    of: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    label: str
    measure: str
    unit: str
    limits: tuple[Limit, ...] = ()
    digits: int = 0


AGAINST = {PLAIN.key: PLAIN.title, PYSCRIPT.key: PYSCRIPT.title}
BOTH = (Limit(0.30, PYSCRIPT.key), Limit(0.33, PLAIN.key))
ROWS = (
    Row("First verdict, cold, loopback", "cold", "ms", BOTH),
    Row("First verdict, second visit, loopback", "second", "ms", (Limit(0.30, PYSCRIPT.key),)),
    Row(
        "First verdict, cold, Fast 4G, quarter of the processor",
        "slow",
        "ms",
        (Limit(0.50, PYSCRIPT.key),),
    ),
    Row(
        "… over the time its own bytes need on that link", "slow-over-link", "×", (Limit(1.25),), 2
    ),
    Row("Sent before the first verdict", "cold-bytes", "MB", (Limit(4.8),), 2),
    Row("… where the browser asks to save data", "saving-bytes", "MB", (Limit(3.6),), 2),
    Row("… on the second visit", "second-bytes", "MB", digits=2),
    Row("One answer, evaluated and shown, p50", "answer-p50", "ms", digits=1),
    Row("One answer, evaluated and shown, p95", "answer-p95", "ms", (Limit(16),), 1),
    Row("… to the worker and back, p50", "evaluate-p50", "ms", digits=1),
    Row("… to the worker and back, p95", "evaluate-p95", "ms", digits=1),
    Row("First report of a later step, its file loaded", "loading", "ms"),
    Row("Do the papers agree, p95", "agree-p95", "ms", (Limit(300),)),
    Row("Days to file, p95", "window-p95", "ms", (Limit(300),)),
    Row("Plan to yes, p95", "plan-p95", "ms", (Limit(300),)),
    Row("Equity chart, p95", "equity-p95", "ms", (Limit(300),)),
    Row("Drafts, p95", "drafts-p95", "ms", (Limit(300),)),
    Row("Errand list, p95", "take-p95", "ms", (Limit(300),)),
    Row("Main thread: tasks over 50 ms until the verdict", "cold-tasks", ""),
    Row("… the longest", "cold-longest-task", "ms"),
    Row("… more than in the page without the checker", "added-tasks", "", (Limit(0),)),
    Row("… the longest without the checker", "still-longest-task", "ms"),
    Row("Main thread: tasks over 50 ms while answering", "answers-tasks", "", (Limit(0),)),
    Row("… the longest", "answers-longest-task", "ms"),
    Row("Memory over the page without the checker", "memory", "MB", (Limit(90),)),
)
HEAD = ("Quantity", *(subject.title for subject in SUBJECTS), "Ratio", "At most", "Reached")

# From navigation to verdict, in the order in which they come about.
MARKS = {
    "page": "page arrived",
    "paint": "first paint",
    "content": "page's scripts done",
    "worker": "worker made",
    "last-byte": "last byte left the host",
    "request": "rules ready, question put",
    "reply": "answer back",
    "verdict": "verdict in the page",
}
VISITS = {"cold": "cold", "second": "second visit", "slow": "slow", "saving": "saving data"}


def table(findings: Findings) -> str:
    """Return the table of everything that was measured, in Markdown."""
    rows = [_cells(row, findings) for row in ROWS if findings.numbers.get(row.measure)]
    return markdown(HEAD, rows)


def _cells(row: Row, findings: Findings) -> list[str]:
    by_page = findings.numbers[row.measure]
    shown = [_spread(by_page.get(subject.key, []), row) for subject in SUBJECTS]
    ratios = [_ratio(by_page, limit, row) for limit in row.limits]
    reached = [_number(by_page, limit) <= limit.at_most for limit in row.limits]
    return [
        row.label,
        *shown,
        "; ".join(filter(None, ratios)),
        "; ".join(_limit(limit, row) for limit in row.limits),
        ("yes" if all(reached) else "no") if row.limits else "",
    ]


def _spread(values: Sequence[float], row: Row) -> str:
    """Write the median, and the least and the most if there are several."""
    if not values:
        return NONE
    middle, least, most = (
        f"{value:.{row.digits}f}" for value in (median(values), min(values), max(values))
    )
    spread = f" [{least}–{most}]" if len(values) > 1 else ""
    return f"{middle} {row.unit}".rstrip() + spread


def _number(by_page: dict[str, list[float]], limit: Limit) -> float:
    """Return what the limit is compared with."""
    own = median(by_page[SITE.key])
    return own / median(by_page[limit.of]) if limit.of else own


def _ratio(by_page: dict[str, list[float]], limit: Limit, row: Row) -> str:
    number = _number(by_page, limit)
    if limit.of:
        return f"{number:.2f} × {AGAINST[limit.of]}"
    return f"{number / limit.at_most:.2f} × limit" if limit.at_most and row.unit != "×" else ""


def _limit(limit: Limit, row: Row) -> str:
    if limit.of:
        return f"{limit.at_most:.2f} × {AGAINST[limit.of]}"
    return f"{limit.at_most:g} {row.unit}".rstrip()


def breakdown(findings: Findings) -> str:
    """Return where the time goes on this site: milliseconds from navigation, medians."""
    visits = [visit for visit in VISITS if findings.numbers.get(visit)]
    rows = [
        [said, *(_mark(findings, visit, mark) for visit in visits)] for mark, said in MARKS.items()
    ]
    return markdown(["This site, ms", *(VISITS[visit] for visit in visits)], rows)


def _mark(findings: Findings, visit: str, mark: str) -> str:
    values = findings.numbers.get(f"{visit}@{mark}", {}).get(SITE.key)
    return f"{median(values):.0f}" if values else NONE


def by_file(findings: Findings) -> str:
    """Return which files of this site were sent before the verdict, the last time: kilobytes."""
    visits = [visit for visit in VISITS if f"{visit} {SITE.key}" in findings.files]
    sent = [findings.files[f"{visit} {SITE.key}"] for visit in visits]
    large = dict.fromkeys(path for files in sent for path, size in files.items() if size >= LARGE)
    rows = [
        [path.removeprefix(PREFIX), *(_kilobytes(files.get(path, 0)) for files in sent)]
        for path in large
    ]
    rest = [sum(size for path, size in files.items() if path not in large) for files in sent]
    rows.append(["all others", *map(_kilobytes, rest)])
    return markdown(["This site, KB sent", *(VISITS[visit] for visit in visits)], rows)


def _kilobytes(size: int) -> str:
    return f"{size / KILO:.0f}" if size else NONE


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table whose columns line up as text too."""
    lines = [list(head), *map(list, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    written = [_line(line, widths) for line in lines]
    return "\n".join((written[0], _line(["-" * width for width in widths], widths), *written[1:]))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def machine(browser_version: str = "") -> str:
    """Describe the machine in one line, with its browser where that was measured."""
    parts = (
        _system(),
        f"{os.cpu_count()} cores ({_cpu()})",
        _memory(),
        f"Chromium {browser_version}" if browser_version else "",
    )
    return ", ".join(filter(None, parts))


def _system() -> str:
    with suppress(OSError):
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    return platform.platform(terse=True)


def _cpu() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> str:
    with suppress(ValueError, OSError):
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        return f"{size / GIBI:.0f} GiB"
    return ""


def busy() -> str:
    """Say so if others use the processor: then all times are too long, and spread."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return "" if load < cores / 2 else f"The machine is busy (load {load:.1f} on {cores} cores)."


def write_json(path: Path, findings: Findings, about: dict[str, Any], now: datetime) -> None:
    """Write every number, so that two runs can be compared."""
    written = {
        "when": now.isoformat(timespec="seconds"),
        **about,
        "compared_with_cpython": findings.compared,
        "first_verdict_sha256": sorted(findings.digests),
        "notes": sorted(findings.notes),
        "bytes_by_file": findings.files,
        "numbers": {name: dict(by_page) for name, by_page in findings.numbers.items()},
    }
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
