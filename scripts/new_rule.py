"""Lay out a new rule or guide: its data and pages, with each place to fill in marked.

A rule has its cases as well. Nothing is written if anything is wrong. Until every mark is gone, the
tests refuse what was laid out.
"""

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from string import Template

from checker.core.tables import read_toml
from checker.load import read_law
from checker.model import ERRANDS, Law
from scripts.machine.environment import ROOT

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LAYOUTS = Path(__file__).with_name("layout")
FILES = read_toml(LAYOUTS / "files.toml")
GUIDE, NEXT = "guide", "next"


class RuleError(ValueError):
    """A reason not to lay out a rule or a guide."""


def main() -> int:
    """Lay out the rule or guide and say what comes next, or say why not."""
    parser = argparse.ArgumentParser(prog="scripts/new_rule", description=__doc__)
    parser.add_argument("kind", choices=[*FILES])
    parser.add_argument(
        "id",
        help="the rule's name everywhere: small letters, digits, hyphens; of a guide its province,"
        " as in sichuan",
    )
    options = parser.parse_args()
    try:
        made = lay_out(ROOT, options.kind, options.id)
        steps = made.pop(NEXT)
        write(ROOT, made)
    except (ValueError, OSError) as error:
        print(f"Nothing was written. {error}", file=sys.stderr)
        return 1
    print("\n".join([*(f"wrote {path}" for path in made), "", steps]), end="")
    return 0


def lay_out(root: Path, kind: str, name: str) -> dict[str, str]:
    """Return the new files' contents by path, and what comes next. Raises ``RuleError``."""
    law = read_law(root / "checker" / "law")
    values = of_guide(law, name) if kind == GUIDE else of_rule(law, kind, name)
    made = {}
    for path, layouts in FILES[kind].items():
        content = "".join((LAYOUTS / one).read_text(encoding="utf-8") for one in layouts)
        made[Template(path).substitute(values)] = Template(content).substitute(values)
    if there := [path for path in made if (root / path).exists()]:
        raise RuleError(f"{there[0]} is there already")
    return made


def of_rule(law: Law, kind: str, name: str) -> dict[str, object]:
    """Return what fills the layouts of a rule: its number is the next free one."""
    if not NAME.fullmatch(name):
        raise RuleError(f"{name!r} is no id: small letters, digits and single hyphens, as in a-b-2")
    if name in {rule.id for rule in law.rules}:
        raise RuleError(f"{name} is a rule already; a published id is never used again")
    return {
        "id": name,
        "kind": kind,
        "number": 1 + max((rule.number for rule in law.rules if rule.kind == kind), default=0),
        "label": name.replace("-", " ").capitalize(),
        "errands": ", ".join(ERRANDS),
    }


def of_guide(law: Law, place: str) -> dict[str, object]:
    """Return what fills the layouts of a province's guide."""
    names = {one.province.en.lower(): one for one in law.provinces.values()}
    if place not in names:
        raise RuleError(f"{place!r} is no province; allowed: {', '.join(names)}")
    code, (english, chinese) = names[place].code, names[place].province
    if code in law.guides:
        raise RuleError(f"{place} has a guide already")
    return {"code": code, "place": place, "province": english, "province_zh": chinese}


def write(root: Path, made: Mapping[str, str]) -> None:
    """Write the files, all or none."""
    written: list[Path] = []
    try:
        for path, content in made.items():
            target = root / path
            with target.open("x", encoding="utf-8", newline="\n") as file:
                written.append(target)
                file.write(content)
    except OSError:
        for target in written:
            target.unlink()
        raise


if __name__ == "__main__":
    sys.exit(main())
