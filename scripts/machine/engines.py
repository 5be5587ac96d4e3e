"""Find the browsers beside Chromium that the site is tested in, or get them."""

import shutil
from pathlib import Path
from typing import NamedTuple

from scripts.machine.environment import debian_packages

ROOT = Path("/")
FIREFOXES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
# WebKit's smallest browser, which lies beside its libraries, wherever a system keeps those.
WINDOWS = tuple(
    f"/usr/lib*/{folder}{version}/MiniBrowser"
    for version in ("webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0")
    for folder in ("", "*/")
)


class Engine(NamedTuple):
    """A browser engine: the Debian packages that bring it, and where each program of it may be."""

    name: str
    packages: tuple[str, ...]
    places: tuple[tuple[str, ...], ...]

    def programs(self) -> list[str]:
        """Return the programs to start, in the tests' order; none if one of them is missing."""
        found = []
        for places in self.places:
            files = (f for place in places for f in (*ROOT.glob(place.lstrip("/")), place))
            found += list(filter(None, map(shutil.which, map(str, files))))[:1]
        return found if len(found) == len(self.places) else []


FIREFOX = Engine("Firefox", ("firefox-esr",), (FIREFOXES,))
WEBKIT = Engine(
    "WebKitGTK", ("webkit2gtk-driver", "xvfb"), (("WebKitWebDriver",), WINDOWS, ("Xvfb",))
)
ENGINES = (FIREFOX, WEBKIT)


def ensure_engines() -> list[str]:
    """Install what is missing where that needs nobody's help; return a line for each engine."""
    for engine in ENGINES:
        if not engine.programs():
            debian_packages(engine.name, engine.packages)
    return [_said(engine) for engine in ENGINES]


def why_not(engine: Engine) -> str:
    """Say loudly that an engine is left out, and how to have it."""
    packages = " ".join(engine.packages)
    return f"NOT RUN in {engine.name}: it is not installed (Debian: apt-get install {packages})"


def _said(engine: Engine) -> str:
    programs = engine.programs()
    return f"{engine.name}: {programs[0]}" if programs else why_not(engine)
