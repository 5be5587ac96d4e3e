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
    # 391 and 149 KB: it would bring temporary files, and archives in four ways of packing.
    "importlib/resources/__init__.py": """\
import sys


class Place:
    def __init__(self, loader, path):
        self.loader, self.path = loader, path
        self.name = path.rpartition("/")[2]

    def joinpath(self, *names):
        return Place(self.loader, "/".join((self.path, *names)))

    def iterdir(self):
        start = self.path + "/"
        inside = (n.removeprefix(start) for n in self.loader._get_files() if n.startswith(start))
        return map(self.joinpath, dict.fromkeys(n.partition("/")[0] for n in inside if n))

    def is_file(self):
        return self.path in self.loader._get_files()

    def is_dir(self):
        return not self.is_file()

    def read_bytes(self):
        if self.is_file():
            return self.loader.get_data(self.path)
        # Where memory was put back there is no library: what filing needs of it came with filing.
        from zipimport import zipimporter

        return zipimporter("/lib/filing.zip").get_data(self.path)

    def read_text(self, encoding="utf-8"):
        return self.read_bytes().decode(encoding)


def files(package):
    return Place(sys.modules[package].__loader__, package.replace(".", "/"))
""",
    # 72 and 39 KB: the names of 2,231 characters.
    "html/__init__.py": """\
MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
QUOTES = {'"': "&quot;", "'": "&#x27;"}


def escape(s, quote=True):
    return s.translate(str.maketrans(MARKS | QUOTES if quote else MARKS))
""",
}
