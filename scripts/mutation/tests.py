"""Which tests reach which line of the deciding modules, and how long each takes.

All tests run once, under Python's own monitoring (3.12), which costs them next to nothing. What is
known is kept until one of these files, or what it tests, is another.
"""

import gc
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from types import CodeType, FunctionType
from typing import Any

import pytest

from scripts.machine.environment import BUILD, ROOT, StepError, read_json, run, step
from scripts.mutation import deciding, name_of

KEPT = BUILD / "mutation" / "tests.json"
# Left out also what holds the shape of reports, not what is decided: a third of all the time.
OF_SHAPES = ("test_schema.py", "test_schema_reports.py")
ENGINE = (
    *("-m", "not browser and not pyodide and not site"),
    *(f"--ignore=tests/{name}" for name in ("browser", *OF_SHAPES)),
)
# Processes that run tests at the same time clear each other's folders away, which is no finding.
WITHOUT = ("cacheprovider", "xdist", "playwright", "unraisableexception")
QUIET = ("-q", *(part for name in WITHOUT for part in ("-p", f"no:{name}")))
TOOL = 4

# By the name of a test: its seconds, and the lines it reaches by module.
Known = dict[str, tuple[float, dict[str, list[int]]]]


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests: by name the seconds of each, by module and line those that reach it."""

    seconds: dict[str, float]
    reaching: dict[str, dict[int, set[str]]]

    def of(self, module: str, line: int, first: int, last: int) -> set[str]:
        """Return the tests that reach a line; of one that runs on import those of its module.

        ``first`` and ``last`` are the lines of the function it stands in.
        """
        lines = self.reaching.get(module, {})
        if line in lines:
            return lines[line]
        return {name for at, names in lines.items() for name in names if first <= at <= last}


def known_tests() -> Tests:
    """Return what is known of these sources, or find it out."""
    digest = _digest()
    if not KEPT.exists() or read_json(KEPT)["digest"] != digest:
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        with step("Tests: noting which lines each reaches"):
            run([sys.executable, "-m", "scripts.mutation.tests", digest])
    seconds: dict[str, float] = {}
    reaching: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, (duration, modules) in read_json(KEPT)["tests"].items():
        seconds[name] = duration
        for module, lines in modules.items():
            for line in lines:
                reaching[module][line].add(name)
    return Tests(seconds, {module: dict(lines) for module, lines in reaching.items()})


def _digest() -> str:
    """Return one hash over what decides, what tests it, and the data of both."""
    found = hashlib.sha256()
    files = (path for folder in ("checker", "tests") for path in (ROOT / folder).rglob("*"))
    for file in sorted(path for path in files if path.suffix in (".py", ".toml")):
        found.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return found.hexdigest()


class Watch:
    """A plugin of pytest that notes the lines each test reaches."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.known: Known = {}
        self.failed: list[str] = []
        self._reached: set[tuple[str, int]] = set()
        self._caches: list[Any] = []

    def pytest_collection_finish(self) -> None:
        """Watch the functions of the deciding modules, which the tests have imported by now."""
        modules = {str(path): name_of(path) for path in deciding()}
        every = gc.get_objects()
        functions = (each.__code__ for each in every if isinstance(each, FunctionType))
        codes = {inner for code in functions for inner in _inner(code)}
        caches = [each for each in every if isinstance(each, _lru_cache_wrapper)]
        self._caches = [c for c in caches if c.__wrapped__.__code__.co_filename in modules]
        monitoring = _monitoring()
        monitoring.use_tool_id(TOOL, "mutation")

        def note(code: CodeType, line: int) -> object:
            self._reached.add((modules[code.co_filename], line))
            return monitoring.DISABLE

        monitoring.register_callback(TOOL, monitoring.events.LINE, note)
        for code in codes:
            if code.co_filename in modules:
                monitoring.set_local_events(TOOL, code, monitoring.events.LINE)

    def pytest_runtest_setup(self) -> None:
        """Forget what the test before has reached, or left in a cache."""
        for cache in self._caches:
            cache.cache_clear()
        self._reached.clear()
        _monitoring().restart_events()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what one test has reached."""
        if report.failed:
            self.failed.append(report.nodeid)
        if report.when != "call" or report.skipped:
            return
        lines: dict[str, list[int]] = defaultdict(list)
        for module, line in sorted(self._reached):
            lines[module].append(line)
        self.known[report.nodeid] = (round(report.duration, 4), lines)


def _monitoring() -> Any:
    """Return what Python has for this since 3.12; the project is checked as for 3.11."""
    return vars(sys)["monitoring"]


def _inner(code: CodeType) -> Iterator[CodeType]:
    """Return a function's code, and that of the functions in it."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _inner(each)


def main(digest: str) -> int:
    """Run the tests and write down what each reaches, for the sources with this digest."""
    watch = Watch()
    pytest.main([*ENGINE, *QUIET], plugins=[watch])
    if watch.failed:
        raise StepError(f"These tests fail as it is: {', '.join(watch.failed[:5])}")
    KEPT.write_text(json.dumps({"digest": digest, "tests": watch.known}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
