"""Change the deciding modules one small thing at a time, and see whether a test notices."""

from pathlib import Path

from checker.tables import read_toml
from scripts.machine.environment import ROOT

PACKAGE = ROOT / "checker"
LISTED = Path(__file__).with_name("deciding.toml")


def deciding() -> list[Path]:
    """Return the deciding modules, in the order they are listed."""
    patterns = read_toml(LISTED)["modules"]
    return [path for pattern in patterns for path in sorted(PACKAGE.glob(pattern))]


def name_of(path: Path) -> str:
    """Return the place of a module in the package: "rules/record.py"."""
    return path.relative_to(PACKAGE).as_posix()


def module_of(name: str) -> str:
    """Return the name by which a module is imported: "checker.rules.record"."""
    parts = ("checker", *Path(name).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")
