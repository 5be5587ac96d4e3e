"""The runner of mutants: it changes what decides, one thing at a time, and sees who notices."""

import json
import os
import subprocess
import sys
from argparse import Namespace

import pytest
from support.each import for_each
from support.rows import rows_of

from scripts import mutate
from scripts.machine.environment import ROOT, StepError
from scripts.mutate import joined
from scripts.mutation import deciding, name_of
from scripts.mutation.mutants import Mutant, equivalents, mutants_of, refuse_unknown
from scripts.mutation.result import again, row, score, table, total

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
RECORD = [*mutants_of("rules/record.py")]
# In a process of its own: the runner unloads the checker and divides itself.
TRY = """
import json, sys
from scripts.mutation.mutants import mutants_of
from scripts.mutation.trial import try_it
tests = [json.loads(sys.argv[1])]
late = [m for m in mutants_of("dates.py") if m.after == "return start <= day < last"]
print(try_it(None, tests, 1)[0], [try_it(mutant, tests, 1)[0] for mutant in late])
"""


@for_each("scope, before, after", rows_of("mutants")["slips"])
def test_a_slip_that_a_person_could_make_is_a_mutant(scope: str, before: str, after: str):
    found = (*RECORD, *mutants_of("application/application.py"))
    assert (scope, before, after) in {(m.scope, m.before, m.after) for m in found}


def test_every_deciding_module_has_mutants_each_changes_something_and_equivalents_apply():
    found = {name_of(path): [*mutants_of(name_of(path))] for path in deciding()}
    every = [mutant for mutants in found.values() for mutant in mutants]

    assert [*found] == [name_of(path) for path in deciding()]
    assert [module for module, mutants in found.items() if not mutants] == []
    assert [m for m in every if m.before == m.after] == []
    refuse_unknown(every)
    assert all(why.endswith(".") for why in equivalents().values())


def test_what_no_run_meets_is_left_alone():
    before = {mutant.before for mutant in RECORD}

    assert not [text for text in before if text.startswith(("import", "from", '"""', "'Tell"))]


def test_what_describes_answers_to_others_is_left_alone():
    changed = {mutant.scope for mutant in mutants_of("kinds/bool.py")}

    assert "words" in changed
    assert "schema" not in changed


def test_an_equivalent_of_lines_that_are_gone_is_refused():
    with pytest.raises(StepError, match="no mutant any more"):
        refuse_unknown([])


def test_the_shards_are_the_whole_and_a_sample_is_the_same_again():
    parts = [lot(shard=f"{n}/3") for n in (1, 2, 3)]

    assert sorted((m for part in parts for m in part), key=RECORD.index) == RECORD
    assert lot(sample=5) == lot(sample=5) != lot(sample=5, seed=2)
    assert len(lot(sample=5)) == 5
    halves = [lot(shard=f"{n}/2", sample=5) for n in (1, 2)]
    assert sorted((m for half in halves for m in half), key=RECORD.index) == lot(sample=10)


def lot(*, shard: str = "1/1", sample: int | None = None, seed: int = 1) -> list[Mutant]:
    return mutate.drawn(RECORD, Namespace(shard=shard, sample=sample, seed=seed))


def test_the_score_counts_what_was_noticed_of_what_could_be():
    states = ("killed", "timeout", "survived", "killed", "equivalent")
    rows = [row(mutant, state) for mutant, state in zip(RECORD, states, strict=False)]
    part = {"sample": None, "seed": 1, "mutants": rows, "total": total(rows)}

    whole = joined([part, part])

    assert score(part["total"]) == 0.75
    counts = total(whole["mutants"])
    assert (counts["killed"], score(counts)) == (4, 0.75)
    assert (whole["sample"], joined([part | {"sample": 4}] * 2)["sample"]) == (None, 8)
    said = table(whole["mutants"])
    assert "| **all** | 4 | 2 | 2 | 2 | 75.00 % |" in said
    assert said.count(f"  - `{RECORD[2].after}`") == 2


def test_survivors_are_tried_again_and_count_as_what_came_of_them():
    states = ("killed", "survived", "survived", "survived")
    rows = [row(mutant, state) for mutant, state in zip(RECORD, states, strict=False)]

    rest, survivors = again(rows, RECORD[:3] + RECORD[4:])

    assert survivors == RECORD[1:3], "what is gone is left out"
    assert rest == rows[:1]


# Loads all that decides, and divides itself twice.
@pytest.mark.thorough
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process divides itself")
def test_a_change_is_noticed_and_none_is_not():
    names = ["tests/test_dates.py::test_both_ends_are_inside"]
    command = [sys.executable, "-c", TRY, json.dumps(names)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout == "survived ['killed']\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process divides itself")
def test_a_table_that_others_read_is_tried_with_whatever_evaluates():
    # They need what only such systems have.
    from scripts.mutation.tests import Tests  # noqa: PLC0415
    from scripts.mutation.trial import reaching  # noqa: PLC0415

    table = next(mutants_of("rules/local.py"))
    inside = next(mutant for mutant in RECORD if mutant.scope == "bar_over")
    at = {"rules/local.py": {70: {"own"}}, "evaluate.py": {50: {"evaluates"}}}
    tests = Tests({}, {**at, "rules/record.py": {inside.line: {"reaches"}}})

    assert table.scope == ""
    assert reaching(tests, table) == {"own", "evaluates"}
    assert reaching(tests, inside) == {"reaches"}
