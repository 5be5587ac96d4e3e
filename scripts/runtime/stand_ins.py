"""Modules that take the place of standard ones, where those bring in what the checker never uses.

Beside each stands what it saves, packed, of the stored memory. What is asked of one that it lacks,
the real one has: it is fetched then, with the rest of the library (``rest``).
"""

from collections.abc import Iterable

# The real one, where a module stands in for it.
OTHERWISE = """
from rest import instead

__getattr__ = instead(__name__)
"""
REST = '''\
"""The rest of Python and of the checker, which is fetched once something of it is asked for."""

import sys
from importlib.machinery import PathFinder

LIBRARY = next(place for place in sys.path if place.endswith(".zip"))
# Loaded with what stands on it, by its own way: see checker.doors.web.
LATER = "checker.filing"
# The page says how.
fetch = None
is_here = False


def bring():
    global is_here
    if fetch and not is_here:
        fetch()
        is_here = True


class Finder:
    """Is asked last, for what is not here."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if is_here or name == LATER or name.partition(".")[0] not in KNOWN:
            return None
        bring()
        return PathFinder.find_spec(name, path, target) if is_here else None


def instead(name):
    """Return what finds in the real module what its stand-in lacks."""
    own = sys.modules[name]

    def find(attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if sys.modules[name] is own:
            bring()
            if not is_here:
                raise AttributeError(attribute)
            del sys.modules[name]
        __import__(name)
        return getattr(sys.modules[name], attribute)

    return find


sys.meta_path.append(Finder)
'''
STAND_INS = {
    # These three, 558 KB: no event loop, no sockets, no packages. The two imports from pyodide_js
    # hold the places in the table of JavaScript objects that stored memory relies on.
    "asyncio/__init__.py": OTHERWISE,
    "pyodide/__init__.py": "from pyodide_js._api import scheduleCallback\n" + OTHERWISE,
    "pyodide/_package_loader.py": """\
import sys
from pyodide_js import loadedPackages


class Place:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


SITE_PACKAGES = Place("/lib/python%d.%d/site-packages" % sys.version_info[:2])
DSO_DIR = Place("/usr/lib")


def init_loaded_packages():
    pass
"""
    + OTHERWISE,
    # 42 KB: calendars as texts and pages, and the languages of their names.
    "calendar.py": """\
from datetime import date


def monthrange(year, month):
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = 28 + is_leap if month == 2 else 30 + (month + (month > 7)) % 2
    return date(year, month, 1).weekday(), days
"""
    + OTHERWISE,
    # 72 KB: the names of 2,231 characters. XML, and so a Word file, knows five of them.
    "html/__init__.py": """\
import re

MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
QUOTES = {'"': "&quot;", "'": "&#x27;"}
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
IN_XML = re.compile("&(amp|lt|gt|quot|apos);")


def escape(s, quote=True):
    return s.translate(str.maketrans(MARKS | QUOTES if quote else MARKS))


def unescape(s):
    if "&" in IN_XML.sub("", s):
        return __getattr__("unescape")(s)
    return IN_XML.sub(lambda mark: NAMED[mark[1]], s)
"""
    + OTHERWISE,
    # 369 KB: temporary files, and archives in four ways of packing. Where memory was put back there
    # is no library to look into: what is not there is in the archives that came later.
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
        from zipimport import zipimporter

        from rest import bring

        try:
            return zipimporter("/lib/filing.zip").get_data(self.path)
        except OSError:
            bring()
            return zipimporter("/lib/checker.zip").get_data(self.path)

    def read_text(self, encoding="utf-8"):
        return self.read_bytes().decode(encoding)


def files(package):
    return Place(sys.modules[package].__loader__, package.replace(".", "/"))
"""
    + OTHERWISE,
}


def stand_ins(standard: Iterable[str]) -> dict[str, bytes]:
    """Return what goes before the standard library, which has these files, by name."""
    known = sorted({name.partition("/")[0].removesuffix(".py") for name in standard})
    rest = f"{REST}KNOWN = {{*{known!r}, 'checker'}}\n"
    return {name: text.encode() for name, text in (STAND_INS | {"rest.py": rest}).items()}
