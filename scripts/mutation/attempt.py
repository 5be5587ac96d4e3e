"""Try mutants one after the other, each with the tests that reach it."""

import importlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hypothesis import Phase, settings

from scripts.machine.environment import StepError
from scripts.mutation import module_of
from scripts.mutation.mutants import Mutant
from scripts.mutation.result import KILLED, SURVIVED, Outcome
from scripts.mutation.tests import Tests, known_tests
from scripts.mutation.trial import try_it

# Whether an example fails is asked, not how small one is that fails.
PROFILE = settings(phases=(Phase.explicit, Phase.generate), database=None)
# A constant or a table runs on import, and may be read elsewhere: by whatever evaluates.
EVALUATE = "evaluate.py"


def attempt(mutants: Sequence[Mutant]) -> Iterator[Outcome]:
    """Try mutants, module by module."""
    settings.register_profile("mutation", PROFILE)
    settings.load_profile("mutation")
    tests = known_tests()
    useful: set[str] = set()
    for module, group in groupby(mutants, key=lambda mutant: mutant.module):
        _load_the_law(module)
        # What has noticed one change of a module most often notices the next.
        noticed: Counter[str] = Counter()
        for mutant in group:
            files = _by_file(reaching(tests, mutant), tests, noticed)
            state, by = try_it(mutant, files, _seconds(files, tests))
            noticed.update([by, _file(by)] if state == KILLED else [])
            yield Outcome(mutant, state, by)
        useful.update(noticed.keys() & tests.seconds.keys())
    _hold_to_account(useful, tests)


def reaching(tests: Tests, mutant: Mutant) -> set[str]:
    """Return the tests that may notice a mutant: those that run its line."""
    found = tests.of(mutant.module, mutant.line, mutant.first, mutant.last)
    if found and mutant.scope:
        return found
    modules = (tests.reaching.get(module, {}) for module in (mutant.module, EVALUATE))
    return {name for lines in modules for at in lines.values() for name in at}


def _by_file(names: Iterable[str], tests: Tests, noticed: Counter[str]) -> list[list[str]]:
    """Return tests file by file: those first that have noticed most, and the quickest.

    ``noticed`` counts by test and by file.
    """

    def effort(name: str) -> tuple[int, float]:
        return -noticed[name], tests.seconds[name]

    files: dict[str, list[str]] = {}
    for name in sorted(names, key=effort):
        files.setdefault(_file(name), []).append(name)
    return sorted(
        files.values(),
        key=lambda each: (-noticed[_file(each[0])], sum(tests.seconds[n] for n in each)),
    )


def _file(name: str) -> str:
    return name.partition("::")[0]


def _seconds(files: Iterable[Iterable[str]], tests: Tests) -> float:
    return sum(tests.seconds[name] for names in files for name in names)


def _load_the_law(module: str) -> None:
    """Load the law anew, unless the module helps to read it: then each mutant must do so itself."""
    _unload()
    importlib.import_module("checker.load").load_law()
    if module_of(module) in sys.modules:
        _unload()


def _unload() -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "checker"]:
        del sys.modules[name]


def _hold_to_account(names: set[str], tests: Tests) -> None:
    """Run unchanged what has noticed a change; a test that fails anyhow has noticed nothing."""
    _unload()
    files = _by_file(names, tests, Counter())
    state, by = try_it(None, files, _seconds(files, tests))
    if state != SURVIVED:
        raise StepError(f"This test fails without any change, so nothing is known: {by or state}")
