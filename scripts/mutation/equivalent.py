"""The mutants that no test can notice, as nothing that anybody meets is another: and why."""

from collections.abc import Iterable
from pathlib import Path

from checker.tables import read_toml
from scripts.machine.environment import StepError
from scripts.mutation.mutants import Mutant

LISTED = Path(__file__).with_name("equivalent.toml")


def reasons() -> dict[tuple[str, str, str, str], str]:
    """Return why each listed mutant changes nothing, by what names it."""
    rows = read_toml(LISTED)["equivalent"]
    return {(r["module"], r["scope"], r["before"], r["after"]): r["why"] for r in rows}


def without_equivalent(mutants: Iterable[Mutant]) -> tuple[list[Mutant], list[Mutant]]:
    """Return the mutants to try, and those that are listed as equivalent."""
    listed, all_of_them = reasons(), list(mutants)
    return (
        [mutant for mutant in all_of_them if mutant.key not in listed],
        [mutant for mutant in all_of_them if mutant.key in listed],
    )


def refuse_unknown(mutants: Iterable[Mutant]) -> None:
    """Refuse a list that names what the sources do not have any more."""
    gone = reasons().keys() - {mutant.key for mutant in mutants}
    if gone:
        told = "\n".join(f"  {module} {scope}: {before}" for module, scope, before, _ in gone)
        raise StepError(f"{LISTED.name} names what is no mutant any more:\n{told}")
