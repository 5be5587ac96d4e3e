"""Try mutants one after the other, each with the tests that reach it, until one fails.

Each is tried in a process of its own, with the change made on import, that is divided off from one
that has loaded what the change does not touch: Python, pytest and, mostly, the law. Nothing is
written to the sources.
"""

import importlib.abc
import importlib.util
import multiprocessing
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec
from itertools import groupby
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import Phase, settings

from scripts.machine.environment import StepError
from scripts.mutation import PACKAGE, module_of
from scripts.mutation.mutants import Mutant
from scripts.mutation.result import KILLED, SURVIVED, TIMEOUT
from scripts.mutation.tests import QUIET, Tests, known_tests

# Whether an example fails is asked, not how small one is that fails.
PROFILE = settings(phases=(Phase.explicit, Phase.generate), database=None)
# A constant or a table runs on import, and may be read elsewhere: by whatever evaluates.
EVALUATE = "evaluate.py"
# A mutant may go round for ever, or fill the memory.
LEAST_SECONDS, TIMES_LONGER = 20, 8
# The limit is of the processor's time; on a busy machine that takes a while.
TIMES_WAITING = 20
MOST_MEMORY = 4 << 30
# What the process before has loaded, pytest cannot prepare any more.
LOADED = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
PASSED, NOTHING_RUN = 0, 5
BROKEN = "broken"


def tried(mutants: Iterable[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """Try mutants, module by module; tell what came of each."""
    settings.register_profile("mutation", PROFILE)
    settings.load_profile("mutation")
    tests = known_tests()
    useful: set[str] = set()
    for module, group in groupby(mutants, key=lambda mutant: mutant.module):
        _load_the_law(module)
        # What has noticed one change of a module most often notices the next.
        noticed: Counter[str] = Counter()
        for mutant in group:
            state, by = try_it(mutant, *_by_file(reaching(tests, mutant), tests, noticed))
            noticed.update([by, _file(by)] if state == KILLED else [])
            yield mutant, state
        useful.update(noticed.keys() & tests.seconds.keys())
    # A test that fails without any change has noticed nothing.
    _unload()
    state, by = try_it(None, *_by_file(useful, tests, Counter()))
    if state != SURVIVED:
        raise StepError(f"This test fails without any change, so nothing is known: {by or state}")


def reaching(tests: Tests, mutant: Mutant) -> set[str]:
    """Return the tests that may notice a mutant: those that run its statement."""
    if found := tests.reaching.get(mutant.module, {}).get(mutant.line):
        return found
    modules = (tests.reaching.get(module, {}) for module in (mutant.module, EVALUATE))
    return {name for lines in modules for at in lines.values() for name in at}


def _by_file(
    names: Iterable[str], tests: Tests, noticed: Counter[str]
) -> tuple[list[list[str]], float]:
    """Return tests file by file, those first that noticed most, and the quickest; and all seconds.

    ``noticed`` counts by test and by file.
    """
    files: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-noticed[name], tests.seconds[name])):
        files.setdefault(_file(name), []).append(name)
    seconds = {file: sum(map(tests.seconds.__getitem__, some)) for file, some in files.items()}
    order = sorted(files, key=lambda file: (-noticed[file], seconds[file]))
    return [files[file] for file in order], sum(seconds.values())


def _file(name: str) -> str:
    return name.partition("::")[0]


def _load_the_law(module: str) -> None:
    """Load the law anew, unless the module helps to read it: then each mutant must do so itself."""
    _unload()
    importlib.import_module("checker.load").load_law()
    if module_of(module) in sys.modules:
        _unload()


def _unload() -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "checker"]:
        del sys.modules[name]


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import one module with the change made."""

    def __init__(self, name: str, code: CodeType, path: str) -> None:
        """Keep the code that stands for the module."""
        self.name, self.code, self.path = name, code, path

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return where the module is found: here."""
        if name != self.name:
            return None
        package = [str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
        return importlib.util.spec_from_file_location(
            name, self.path, loader=self, submodule_search_locations=package
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        exec(self.code, module.__dict__)  # noqa: S102 - it is the module itself


class Only:
    """A plugin of pytest that runs some tests of a file, the quickest first."""

    def __init__(self, names: Sequence[str]) -> None:
        """Keep their order."""
        self.order = {name: place for place, name in enumerate(names)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        chosen = [item for item in items if item.nodeid in self.order]
        items[:] = sorted(chosen, key=lambda item: self.order[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first that fails."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


def try_it(
    mutant: Mutant | None, tests: Sequence[Sequence[str]], seconds: float
) -> tuple[str, str]:
    """Return what came of a mutant, or of no change at all, and the test that noticed it.

    ``tests`` stand file by file, ``seconds`` is how long they take unchanged.
    """
    limit = int(LEAST_SECONDS + TIMES_LONGER * seconds)
    divided = multiprocessing.get_context("fork")
    reads, writes = divided.Pipe(duplex=False)
    child = divided.Process(target=_in_the_child, args=(mutant, tests, limit, writes))
    child.start()
    writes.close()
    try:
        state, by = reads.recv() if reads.poll(TIMES_WAITING * limit) else (TIMEOUT, "")
    except EOFError:
        child.join()
        # By time without end, or by memory or calls without end; or it ended itself.
        state, by = (TIMEOUT if (child.exitcode or 0) < 0 else KILLED), ""
    child.kill()
    child.join()
    if state == BROKEN:
        raise StepError(f"{mutant}: {by}")
    return state, by


def _in_the_child(
    mutant: Mutant | None, tests: Sequence[Sequence[str]], limit: int, writes: Connection
) -> None:
    """Run the tests with nothing printed, and say what came out."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        writes.send(_result(mutant, tests))
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is ours and no mutant's
        writes.send((BROKEN, repr(fault)))


def _result(mutant: Mutant | None, tests: Sequence[Sequence[str]]) -> tuple[str, str]:
    if mutant:
        path = str(PACKAGE / mutant.module)
        sys.meta_path.insert(0, Changed(module_of(mutant.module), mutant.code(), path))
    for names in tests:
        only = Only(names)
        file = _file(names[0])
        status = pytest.main([*QUIET, *LOADED, "-x", "--no-header", file], plugins=[only])
        if status not in (PASSED, NOTHING_RUN):
            return KILLED, only.failed or file
    return SURVIVED, ""
