"""Where the rows of a file begin; the build reads the worked cases and has no pytest."""

import re
from collections import defaultdict

# Where rows begin: at the name of their table in brackets, or a line each in a list of its name.
HEAD, LIST = re.compile(r"\[\[(.+)\]\]$"), re.compile(r"([\w-]+) = \[$")


def lines_of(text: str) -> dict[str, list[int]]:
    """Return the line where each row begins, by the name of its table."""
    found, table = defaultdict(list), ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := HEAD.match(line):
            table = ""
            found[head[1]].append(number)
        elif head := LIST.match(line):
            table = head[1]
        elif line.startswith("  {"):
            found[table].append(number)
    return found
