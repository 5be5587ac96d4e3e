"""Make the stored start beside other work: ``python -m scripts.runtime RUNTIME OUT``."""

import sys
from pathlib import Path

from scripts.machine.environment import guarded
from scripts.runtime import make


def main() -> int:
    """Make it from the one folder into the other."""
    runtime, out = (Path(argument).resolve() for argument in sys.argv[1:])
    make(runtime, out)
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
