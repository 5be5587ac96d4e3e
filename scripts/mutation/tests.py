"""Which tests reach which line of the deciding modules, and how long each takes.

All tests run once, under Python's own monitoring (3.12), which costs them next to nothing. What is
known is kept until one of these files, or what it tests, is another.
"""

import gc
import hashlib
import inspect
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from types import CodeType
from typing import Any

import pytest

from scripts.machine.environment import BUILD, ROOT, StepError, read_json, run, step, write_json
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


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests: by name the seconds of each, by module and line those that reach it."""

    seconds: dict[str, float] = field(default_factory=dict)
    reaching: dict[str, dict[int, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )


def known_tests() -> Tests:
    """Return what is known of these sources, or find it out."""
    digest = _digest()
    if not KEPT.exists() or read_json(KEPT)["digest"] != digest:
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        with step("Tests: noting which lines each reaches"):
            run([sys.executable, "-m", "scripts.mutation.tests", digest])
    tests = Tests()
    for name, (seconds, lines) in read_json(KEPT)["tests"].items():
        tests.seconds[name] = seconds
        for module, line in lines:
            tests.reaching[module][line].add(name)
    return tests


def _digest() -> str:
    """Return one hash over what decides, what tests it, and the data of both."""
    found = hashlib.sha256()
    files = (path for folder in ("checker", "tests") for path in (ROOT / folder).rglob("*"))
    for file in sorted(path for path in files if path.suffix in (".py", ".toml")):
        found.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return found.hexdigest()


class Watch:
    """A plugin of pytest that notes the lines each test reaches within functions."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.known: dict[str, tuple[float, list[tuple[str, int]]]] = {}
        self.failed: list[str] = []
        self._modules = {str(path): name_of(path) for path in deciding()}
        self._reached: set[tuple[str, int]] = set()
        self._caches: list[Any] = []
        # Python has it since 3.12; the project is checked as for 3.11.
        self._monitoring: Any = vars(sys)["monitoring"]
        lines = self._monitoring.events.LINE
        self._monitoring.use_tool_id(TOOL, "mutation")
        self._monitoring.register_callback(TOOL, lines, self._note)
        self._monitoring.set_events(TOOL, lines)

    def _note(self, code: CodeType, line: int) -> object:
        """Note a line, once a test; what is no function runs on import."""
        module = self._modules.get(code.co_filename)
        if module and code.co_flags & inspect.CO_OPTIMIZED:
            self._reached.add((module, line))
        return self._monitoring.DISABLE

    def pytest_collection_finish(self) -> None:
        """Find the caches of the deciding modules, which the tests have imported by now."""
        caches = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
        self._caches = [c for c in caches if c.__wrapped__.__code__.co_filename in self._modules]

    def pytest_runtest_setup(self) -> None:
        """Forget what the test before has reached, or left in a cache."""
        for cache in self._caches:
            cache.cache_clear()
        self._reached.clear()
        self._monitoring.restart_events()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what one test has reached."""
        if report.failed:
            self.failed.append(report.nodeid)
        if report.when == "call" and not report.skipped:
            self.known[report.nodeid] = (round(report.duration, 4), sorted(self._reached))


def main(digest: str) -> int:
    """Run the tests and write down what each reaches, for the sources with this digest."""
    watch = Watch()
    pytest.main([*ENGINE, *QUIET], plugins=[watch])
    if watch.failed:
        raise StepError(f"These tests fail as it is: {', '.join(watch.failed[:5])}")
    write_json(KEPT, {"digest": digest, "tests": watch.known})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
