"""What came of the mutants: counts and score by module, survivors one by one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.machine.measured import markdown
from scripts.mutation.equivalent import reasons
from scripts.mutation.mutants import Mutant

KILLED, SURVIVED, TIMEOUT = "killed", "survived", "timeout"
STATES = (KILLED, TIMEOUT, SURVIVED)
EQUIVALENT = "equivalent"
# Which mutants were drawn.
DRAWN = ("version", "shard", "sample", "seed")
KEY = ("module", "scope", "before", "after")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mutant, and the test that noticed it."""

    mutant: Mutant
    state: str
    by: str = ""


def result(
    found: Sequence[Outcome], equivalent: Iterable[Mutant], **drawn: object
) -> dict[str, Any]:
    """Return what came out as plain data; ``drawn`` says which mutants were tried."""
    left_out = list(equivalent)
    modules: dict[str, dict[str, int]] = {}
    for module, state in (
        *((each.mutant.module, each.state) for each in found),
        *((mutant.module, EQUIVALENT) for mutant in left_out),
    ):
        counts = modules.setdefault(module, dict.fromkeys((*STATES, EQUIVALENT), 0))
        counts[state] += 1
    return _scored(
        {
            **drawn,
            "modules": modules,
            "survivors": [_told(each.mutant) for each in found if each.state == SURVIVED],
            "equivalent": [_told(each) | {"why": reasons()[each.key]} for each in left_out],
        }
    )


def joined(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the results of several shards as one."""
    modules: dict[str, dict[str, int]] = {}
    for part in parts:
        for module, told in part["modules"].items():
            counts = modules.setdefault(module, dict.fromkeys((*STATES, EQUIVALENT), 0))
            for state in counts:
                counts[state] += told[state]
    each = {
        name: [one for part in parts for one in part[name]] for name in ("survivors", EQUIVALENT)
    }
    # Samples of all shards are together what one sample of as many would have drawn.
    samples = [part["sample"] for part in parts]
    sample = None if None in samples else sum(samples)
    drawn = {key: parts[0][key] for key in DRAWN} | {"shard": None, "sample": sample}
    return _scored({**drawn, "modules": modules, **each})


def survivors_of(data: Mapping[str, Any], mutants: Iterable[Mutant]) -> list[Mutant]:
    """Return the mutants that a result lists as survivors; those that are gone are left out."""
    listed = Counter(tuple(one[key] for key in KEY) for one in data["survivors"])
    found = []
    for mutant in mutants:
        if listed[mutant.key] > 0:
            listed[mutant.key] -= 1
            found.append(mutant)
    return found


def after(data: Mapping[str, Any], since: Mapping[str, Any]) -> dict[str, Any]:
    """Return a result in which its survivors count as what has come of them since."""
    gone = Counter(one["module"] for one in data["survivors"])
    modules = {
        name: {**counts, SURVIVED: counts[SURVIVED] - gone[name]}
        for name, counts in data["modules"].items()
    }
    drawn = {key: data[key] for key in DRAWN}
    return joined([{**data, "modules": modules, "survivors": []}, since]) | drawn


def _scored(data: dict[str, Any]) -> dict[str, Any]:
    """Add the scores: of each module, and of all."""
    modules = dict(sorted(data["modules"].items()))
    total = {
        state: sum(counts[state] for counts in modules.values()) for state in (*STATES, EQUIVALENT)
    }
    scored = {name: {**counts, "score": score(counts)} for name, counts in modules.items()}
    return data | {"modules": scored, "total": {**total, "score": score(total)}}


def score(counts: Mapping[str, int]) -> float | None:
    """Return the share of mutants that a test noticed, of those that are not equivalent."""
    noticed = counts[KILLED] + counts[TIMEOUT]
    tried = noticed + counts[SURVIVED]
    return round(noticed / tried, 4) if tried else None


def _told(mutant: Mutant) -> dict[str, Any]:
    return {name: getattr(mutant, name) for name in ("module", "line", *KEY[1:])}


def table(data: Mapping[str, Any]) -> str:
    """Return a result as a table of Markdown, with the survivors below."""
    names = (*STATES, EQUIVALENT)
    listed = (*data["modules"].items(), ("**all**", data["total"]))
    rows = [(name, *(counts[s] for s in names), _share(counts)) for name, counts in listed]
    lines = [markdown(("module", *names, "score"), rows)]
    if data["survivors"]:
        lines.append("")
    for one in data["survivors"]:
        lines.append(f"- `{one['module']}:{one['line']}` {one['scope']}")
        lines += [f"  - `{one['before']}`", f"  - `{one['after']}`"]
    return "\n".join(lines)


def _share(counts: Mapping[str, Any]) -> str:
    return "–" if counts["score"] is None else f"{100 * counts['score']:.2f} %"
