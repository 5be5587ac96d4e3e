"""Write the lock files anew: requirements/ from their .in sources, npm's from package.json."""

import json
import sys
from pathlib import Path

from scripts.machine.environment import (
    ROOT,
    alone,
    find_npm,
    guarded,
    python_packages,
    read_json,
    run,
    say,
    uv,
)

# The oldest Python each lock must install on; the package itself and its tests run on 3.11.
NPM_LOCKS = (ROOT, *(ROOT / "requirements" / name for name in ("engine", "lighthouse", "older")))
LOCKS = {
    "build": "3.11",
    "sheets": "3.11",
    "pdf": "3.11",
    "docs": "3.12",
    "mcp": "3.11",
    "zensical": "3.12",
    "test": "3.11",
    "ocr": "3.12",
    "mutation": "3.12",
    "pyodide": "3.14",
}


HELP = """usage: scripts/lock [--upgrade | --upgrade-package NAME | any option of uv pip compile]

Write the lock files in requirements/ anew from their .in sources, and npm's from package.json.
Without an option every version stays that still fits."""


def main() -> int:
    """Compile every lock; arguments go to uv, such as --upgrade or --upgrade-package NAME."""
    if {"-h", "--help"} & set(sys.argv[1:]):
        say(HELP)
        return 0
    with alone():
        python_packages()
        for name, python in LOCKS.items():
            compile_lock(name, python, sys.argv[1:])
        for folder in NPM_LOCKS:
            lock_npm(folder)
    return 0


def compile_lock(name: str, python: str, options: list[str]) -> None:
    """Write one lock with hashes for every system, and without any address."""
    rules = ["--universal", "--generate-hashes", "--no-emit-index-url"]
    shown = ["--custom-compile-command", "scripts/lock", "--python-version", python]
    files = ["--output-file", f"requirements/{name}.txt", f"requirements/{name}.in"]
    uv("pip", "compile", *rules, *shown, *options, *files)
    count = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").count("==")
    say(f"requirements/{name}.txt: {count} packages")


def lock_npm(folder: Path) -> None:
    """Write npm's lock, without any address: npm copies where makers of packages take donations."""
    # What .npmrc says for the project, for a lock below it too.
    settled = ["--omit-lockfile-registry-resolved", "--ignore-scripts", "--no-audit"]
    run([find_npm(), "install", "--package-lock-only", *settled, "--prefix", folder])
    file = folder / "package-lock.json"
    lock = read_json(file)
    for package in lock["packages"].values():
        package.pop("funding", None)
    file.write_text(f"{json.dumps(lock, indent=2, ensure_ascii=False)}\n", encoding="utf-8")
    say(f"{file.relative_to(ROOT)}: {len(lock['packages']) - 1} packages")


if __name__ == "__main__":
    sys.exit(guarded(main))
