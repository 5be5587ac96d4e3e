"""What came of the mutants, one by one: counts and score by module, and the survivors."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scripts.machine.measured import markdown
from scripts.mutation.mutants import KEY, Mutant

KILLED, TIMEOUT, SURVIVED, EQUIVALENT = "killed", "timeout", "survived", "equivalent"
STATES = (KILLED, TIMEOUT, SURVIVED, EQUIVALENT)
# One mutant with its state, as a file holds it.
Row = Mapping[str, Any]


def row(mutant: Mutant, state: str) -> Row:
    """Return what came of a mutant."""
    return {name: getattr(mutant, name) for name in ("line", *KEY)} | {"state": state}


def again(rows: Sequence[Row], mutants: Iterable[Mutant]) -> tuple[list[Row], list[Mutant]]:
    """Return what did not survive, and the mutants that did; those that are gone are left out."""
    survivors = Counter(tuple(one[n] for n in KEY) for one in rows if one["state"] == SURVIVED)
    left = []
    for mutant in mutants:
        if survivors[mutant.key] > 0:
            survivors[mutant.key] -= 1
            left.append(mutant)
    return [one for one in rows if one["state"] != SURVIVED], left


def total(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many mutants came to each state."""
    found = Counter(one["state"] for one in rows)
    return {state: found[state] for state in STATES}


def score(counts: Mapping[str, int]) -> float | None:
    """Return the share of mutants that a test noticed, of those that are not equivalent."""
    noticed = counts[KILLED] + counts[TIMEOUT]
    tried = noticed + counts[SURVIVED]
    return round(noticed / tried, 4) if tried else None


def table(rows: Sequence[Row]) -> str:
    """Return a result as a table of Markdown, with the survivors below."""
    modules = sorted({one["module"] for one in rows})
    parts = {name: [one for one in rows if one["module"] == name] for name in modules}
    told = []
    for name, part in (*parts.items(), ("**all**", rows)):
        counts = total(part)
        found = score(counts)
        told.append((name, *counts.values(), "–" if found is None else f"{100 * found:.2f} %"))
    return "\n".join([markdown(("module", *STATES, "score"), told), *_survivors(rows)])


def _survivors(rows: Iterable[Row]) -> Iterator[str]:
    for one in rows:
        if one["state"] == SURVIVED:
            yield f"\n- `{one['module']}:{one['line']}` {one['scope']}"
            yield f"  - `{one['before']}`\n  - `{one['after']}`"
