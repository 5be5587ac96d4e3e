"""Gather what was measured into scripts/site/figures.toml, for the page on how this is tested.

Each figure comes from what the command beside it has written into build/; a group whose file is not
there stays as it is.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from checker import __version__
from checker.filing.cases.toml_text import as_toml
from scripts.machine.environment import BUILD, StepError, guarded, read_json, say
from scripts.machine.measured import machine
from scripts.site.figures import FILE, MEASURES, SUBJECTS, read_figures
from scripts.test import ALL, RESULTS, counts, suites

HEAD = """\
# What a build cannot count, each with the command that measures it again.
# scripts/evidence --write takes the figures from what these commands have written into build/.
# A group that is not here has not been measured, and the page says so.
#
# bench       medians of this site, of plain Pyodide, and of PyScript: ms, MB, or times
# lighthouse  least and most of the pages' medians, out of 100; the two heaviest guide pages in KB
"""
ENGINE = re.compile(r"tests\.browser\..*test_engines")
IN_BRACKETS = re.compile(r"\[([A-Za-z]+)")
CHECKER = "check/"
Group = dict[str, Any]


def main() -> int:
    """Print the figures as they would be, or write them."""
    parser = argparse.ArgumentParser(prog="scripts/evidence", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write them into {FILE.name}")
    options = parser.parse_args()
    text = written(read_figures() | gathered(BUILD))
    if options.write:
        FILE.write_text(text, encoding="utf-8")
    else:
        say(text)
    return 0


def written(figures: dict[str, Group]) -> str:
    """Return the file of all groups, in the order of the page."""
    groups = {name: figures[name] for name in SOURCES if name in figures}
    return f"{HEAD}{as_toml(groups)}\n".replace("\n[", "\n\n[")


def gathered(folder: Path) -> dict[str, Group]:
    """Return the groups whose files are there."""
    paths = {name: folder / file for name, (file, _) in SOURCES.items()}
    found = {name: SOURCES[name][1](path) for name, path in paths.items() if path.is_file()}
    return {name: group for name, group in found.items() if group}


def head(data: Group) -> Group:
    """Return when, on which rules and where a figure was measured, and by which command."""
    about = {name: data[name] for name in ("rules", "machine", "command")}
    return {"on": date.fromisoformat(data["on"]), **about}


def bench(path: Path) -> Group:
    """Read what ``scripts/bench --json`` has written."""
    data = read_json(path)
    return head(data) | {
        "medians": {
            measure: [round(median(by_page[one]), 2) for one in SUBJECTS if by_page.get(one)]
            for measure in MEASURES
            if (by_page := data["numbers"].get(measure))
        },
    }


def lighthouse(path: Path) -> Group:
    """Read what ``scripts/lighthouse --json`` has written."""
    data = read_json(path)
    guide = [one for one in data["weights"] if not one["path"].endswith(CHECKER)]
    heaviest = sorted((round(one["total"] / 1000) for one in guide), reverse=True)
    return head(data) | {
        "pages": len(data["weights"]),
        "heaviest": heaviest[:2],
        "scores": {
            device: _spread(data, device)
            for device in dict.fromkeys(one["device"] for one in data["results"])
        },
    }


def _spread(data: Group, device: str) -> dict[str, list[int]]:
    """Return each category's least and most on one device."""
    of_device = [one["scores"] for one in data["results"] if one["device"] == device]
    columns: Iterable[tuple[int, ...]] = zip(*of_device, strict=True)
    return {
        name: [min(column), max(column)]
        for name, column in zip(data["categories"], columns, strict=True)
    }


def tests(path: Path) -> Group:
    """Read what ``scripts/test --all`` has written; a run of some tests is none for the page."""
    found = suites(path.with_name(RESULTS.name))
    if {suite.get("name") for suite in found} != {ALL}:
        return {}
    counted = counts(found)
    cases = [case for suite in found for case in suite.findall("testcase")]
    engines = {
        engine[1]
        for case in cases
        if ENGINE.match(case.get("classname", "")) and case.find("skipped") is None
        if (engine := IN_BRACKETS.search(case.get("name", "")))
    }
    if counted.failed:
        raise StepError(f"The last run of scripts/test had {counted.failed} failures.")
    return {
        "on": date.fromisoformat(found[0].get("timestamp", "")[:10]),
        "rules": __version__,
        "machine": machine(),
        "command": "scripts/test --all",
        "passed": counted.ran,
        "skipped": counted.skipped,
        "coverage": round(read_json(path)["totals"]["percent_covered"], 1),
        "engines": sorted(engines),
    }


def proofs(path: Path) -> Group:
    """Read what ``scripts/prove window --json`` has written."""
    data = read_json(path)
    return head(data) | {name: data[name] for name in ("applications", "differences")}


SOURCES: dict[str, tuple[str, Callable[[Path], Group]]] = {
    "bench": ("bench.json", bench),
    "lighthouse": ("lighthouse.json", lighthouse),
    "tests": ("coverage.json", tests),
    "proofs": ("proofs.json", proofs),
}

if __name__ == "__main__":
    sys.exit(guarded(main))
