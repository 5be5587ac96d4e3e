"""Find the browsers beside Chromium that the site is tested in, or get them."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from scripts.machine.environment import debian_packages

LIBRARIES = ("/usr/lib", "/usr/libexec", "/usr/lib64")
MAC_FIREFOX = "/Applications/Firefox.app/Contents/MacOS/firefox"
WINDOWS = ("webkit2gtk-4.1/MiniBrowser", "webkitgtk-6.0/MiniBrowser", "webkit2gtk-4.0/MiniBrowser")


class Engine(NamedTuple):
    """A browser engine: what runs it, and the Debian packages that bring that."""

    name: str
    packages: tuple[str, ...]

    def programs(self) -> list[str]:
        """Return the programs to start, in the tests' order; none if one of them is missing."""
        found = _firefox() if self.name == "Firefox" else _webkit()
        return [path for path in found if path] if all(found) else []


FIREFOX = Engine("Firefox", ("firefox-esr",))
WEBKIT = Engine("WebKitGTK", ("webkit2gtk-driver", "xvfb"))
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


def _firefox() -> list[str | None]:
    found = map(shutil.which, ("firefox-esr", "firefox", MAC_FIREFOX))
    return [next(filter(None, found), None)]


def _webkit() -> list[str | None]:
    return [shutil.which("WebKitWebDriver"), _window(), shutil.which("Xvfb")]


def _window() -> str | None:
    """Return WebKit's smallest browser, which lies beside its libraries."""
    files = (
        file
        for library in LIBRARIES
        for window in WINDOWS
        for folder in ("", "*/")
        for file in Path(library).glob(f"{folder}{window}")
    )
    return next((str(file) for file in files if os.access(file, os.X_OK)), None)
