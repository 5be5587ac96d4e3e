"""Change what decides, one small thing at a time, and tell which changes no test notices.

mutmut makes the changes in a copy of the project, build/mutation. What is changed, and which tests
are asked, stands under [tool.mutmut] in pyproject.toml; a line that ends with the comment
``pragma: no mutate`` is left alone. Names are those of functions: 'checker.rules.record.*'.
"""

import argparse
import ast
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.machine.environment import (
    BUILD,
    ROOT,
    StepError,
    emptied,
    guarded,
    python_packages,
    read_json,
    say,
)

COPY = BUILD / "mutation"
# What stands in the project's folder and is no source of it.
LEFT_OUT = {".git", "build", "node_modules", "site"}
COUNTED = COPY / "mutants" / "mutmut-cicd-stats.json"
NOT_NOTICED = ("survived", "no tests")
LEAST = 0.8


def main() -> int:
    """Return 0, or 1 where fewer changes were noticed than is asked for."""
    parser = argparse.ArgumentParser(
        prog="scripts/mutate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="*", help="which functions; none: all that decide")
    names = parser.parse_args().name
    python_packages("test", "mutation")
    copy_sources()
    for path in (COPY / "checker" / "rules").glob("*.py"):
        path.write_text(entered_below(path.read_text(encoding="utf-8")), encoding="utf-8")
    mutmut("run", *names)
    for line in mutmut("results", capture=True).splitlines():
        name, _, state = line.strip().partition(": ")
        if state in NOT_NOTICED:
            say(f"{state}\n{mutmut('show', name, capture=True)}")
    mutmut("export-cicd-stats", capture=True)
    counts = read_json(COUNTED)
    noticed = counts["killed"] + counts["timeout"]
    tried = noticed + counts["survived"] + counts["no_tests"]
    say(f"{tried} changes tried, {noticed} noticed")
    return int(noticed < LEAST * tried)


def copy_sources() -> None:
    """Copy the project: who stops the work half way has no changed file among his own."""
    emptied(COPY)
    for entry in ROOT.iterdir():
        if entry.is_file():
            shutil.copy2(entry, COPY / entry.name)
        elif entry.name not in LEFT_OUT:
            shutil.copytree(entry, COPY / entry.name)


def entered_below(source: str) -> str:
    """Return a module of rules with its decorators as calls at its end.

    mutmut leaves decorated functions alone, and these are the ones that decide.
    """
    lines = source.splitlines()
    calls = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            # From within outwards, as Python applies them.
            for decorator in reversed(node.decorator_list):
                calls.append(f"{ast.unparse(decorator)}({node.name})")
                for number in range(decorator.lineno - 1, decorator.end_lineno or 0):
                    lines[number] = ""
    return "\n".join([*lines, *calls, ""])


def mutmut(*words: str, capture: bool = False) -> str:
    """Run mutmut in the copy; return what it prints, or let it print while it works."""
    program = Path(sys.prefix).resolve() / "bin" / "mutmut"
    output = subprocess.PIPE if capture else None
    done = subprocess.run([program, *words], cwd=COPY, stdout=output, text=True, check=False)
    if done.returncode:
        raise StepError(f"Failed: mutmut {' '.join(words)}")
    return done.stdout or ""


if __name__ == "__main__":
    sys.exit(guarded(main))
