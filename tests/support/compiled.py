"""How programs that a test starts in a copy of the project are compiled."""

import os


def compiling_once() -> dict[str, str]:
    """Return an environment in which a copy keeps what is compiled of it, whatever is told here."""
    return {key: said for key, said in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
