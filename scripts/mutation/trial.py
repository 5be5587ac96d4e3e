"""Try one mutant in a process of its own: with the change made on import, until a test fails.

The process is divided off from one that has loaded what the change does not touch: Python, pytest
and, mostly, the law. Nothing is written to the sources.
"""

import importlib.abc
import importlib.util
import os
import resource
import select
import signal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from scripts.machine.environment import StepError
from scripts.mutation import PACKAGE, module_of
from scripts.mutation.mutants import Mutant, mutated
from scripts.mutation.result import KILLED, SURVIVED, TIMEOUT
from scripts.mutation.tests import QUIET

# A mutant may go round for ever, or fill the memory.
LEAST_SECONDS, TIMES_LONGER = 20, 8
# The limit is of the processor's time; on a busy machine that takes a while.
TIMES_WAITING = 20
MOST_MEMORY = 4 << 30
MOST_TOLD = 4000
# What the process before has loaded, pytest cannot prepare any more.
LOADED = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
PASSED, NOTHING_RUN = 0, 5
BROKEN = "broken"


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
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        _in_the_child(mutant, tests, writes)
    os.close(writes)
    ready, _, _ = select.select([reads], [], [], TIMES_WAITING * limit)
    if not ready:
        os.kill(child, signal.SIGKILL)
    told = os.read(reads, MOST_TOLD) if ready else b""
    os.close(reads)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and not told:
        # By time without end, or by memory or calls without end.
        return TIMEOUT, ""
    state, _, by = told.decode().partition(" ")
    if state == BROKEN:
        raise StepError(f"{mutant}: {by}")
    return state or KILLED, by


def _in_the_child(mutant: Mutant | None, tests: Sequence[Sequence[str]], writes: int) -> None:
    """Run the tests with nothing printed, say what came out, and end without a word."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        state, by = _result(mutant, tests)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is ours and no mutant's
        state, by = BROKEN, repr(fault)
    os.write(writes, f"{state} {by}".encode()[:MOST_TOLD])
    os._exit(0)


def _result(mutant: Mutant | None, tests: Sequence[Sequence[str]]) -> tuple[str, str]:
    if mutant:
        path = str(PACKAGE / mutant.module)
        code = mutated(mutant, path)
        sys.meta_path.insert(0, Changed(module_of(mutant.module), code, path))
    for names in tests:
        only = Only(names)
        file = names[0].partition("::")[0]
        status = pytest.main([*QUIET, *LOADED, "-x", "--no-header", file], plugins=[only])
        if status not in (PASSED, NOTHING_RUN):
            return KILLED, only.failed or file
    return SURVIVED, ""
