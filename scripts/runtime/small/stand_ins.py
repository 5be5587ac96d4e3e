"""Modules that take the place of standard ones, where those bring in what the checker never uses.

The checker installs no package, waits for nothing and reads only its own files, so much of what
Pyodide and its own imports would load need not be there. What asks for it all the same fails, and
the page starts Pyodide whole. Beside each stands what it saves, packed: of the stored memory, and
of the library.
"""

STAND_INS = {
    # These three, 558 and 248 KB: no event loop, no sockets, no packages. The two imports from
    # pyodide_js hold the places in the table of JavaScript objects that stored memory relies on.
    "asyncio/__init__.py": "",
    "pyodide/__init__.py": "from pyodide_js._api import scheduleCallback\n",
    "pyodide/_package_loader.py": """\
from pyodide_js import loadedPackages


class Place:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


SITE_PACKAGES = Place("/lib/python3.14/site-packages")
DSO_DIR = Place("/usr/lib")


def init_loaded_packages():
    pass
""",
    # 72 and 39 KB: the names of 2,231 characters.
    "html/__init__.py": """\
MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
QUOTES = {'"': "&quot;", "'": "&#x27;"}


def escape(s, quote=True):
    return s.translate(str.maketrans(MARKS | QUOTES if quote else MARKS))
""",
}
