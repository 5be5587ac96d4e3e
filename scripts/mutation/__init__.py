"""Change the deciding modules one small thing at a time, and see whether a test notices."""

from pathlib import Path

from scripts.machine.environment import ROOT

PACKAGE = ROOT / "checker"
# What decides: by it something holds or not, on which day, for which reason.
DECIDING = (
    *(
        "dates.py",
        "working_days.py",
        "verdicts.py",
        "reasons.py",
        "evaluate.py",
        "memo.py",
        "questions.py",
    ),
    *("questions.py", "grounds.py", "rule_questions.py", "duties.py", "rules/*.py"),
    *("input_error.py", "kinds/*.py"),
    *(f"application/{stem}.py" for stem in ("application", "limits", "papers", "walk")),
    *(f"filing/{stem}.py" for stem in ("days", "dated_papers", "clocks")),
    "filing/window/find.py",
    *(f"filing/plan/{stem}.py" for stem in ("alike", "judge", "search", "settle")),
    *(f"filing/agreement/{stem}.py" for stem in ("find", "checks")),
    *(f"filing/equity/{stem}.py" for stem in ("find", "link")),
    "filing/compare/find.py",
    "filing/verify/find.py",
    *(f"filing/{stem}.py" for stem in ("receipt", "given", "comparing", "credit_code")),
)


def deciding() -> list[Path]:
    """Return the deciding modules, in the order they are listed."""
    return [path for pattern in DECIDING for path in sorted(PACKAGE.glob(pattern))]


def name_of(path: Path) -> str:
    """Return the place of a module in the package: "rules/record.py"."""
    return path.relative_to(PACKAGE).as_posix()


def module_of(name: str) -> str:
    """Return the name by which a module is imported: "checker.rules.record"."""
    parts = ("checker", *Path(name).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")
