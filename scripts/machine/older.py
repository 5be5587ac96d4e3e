"""Chromiums of earlier years, which scripts/test --all looks at the site in.

Each is headless, for Linux on this kind of processor, and packed in an npm package under a lock of
its own (requirements/older): 50 MB each, which nothing else needs.
"""

import os
import platform
import shutil
import tarfile
from pathlib import Path
from typing import NamedTuple

from scripts.machine.environment import BUILD, ROOT, emptied, node_packages, step
from scripts.machine.node import run_node

LOCK = ROOT / "requirements" / "older"
FOLDER = BUILD / "older"
UNPACK = Path(__file__).with_name("unpacked.mjs")
# The oldest that gets all of it; one before it, one of the guide alone, one between it and today's.
VERSIONS = (92, 103, 109, 122)
# What lies beside it: its libraries, called otherwise over the years, and what draws.
ARCHIVES = ("aws", "al2023", "swiftshader")


class OlderChromium(NamedTuple):
    """One version, unpacked."""

    version: int

    @property
    def package(self) -> Path:
        """Return the folder of its package."""
        return FOLDER / "node_modules" / f"chromium-{self.version}"

    @property
    def folder(self) -> Path:
        """Return where it is unpacked: with its package it goes, once another is installed."""
        return self.package / "unpacked"

    @property
    def program(self) -> Path:
        """Return the browser itself."""
        return self.folder / "chromium"

    def environment(self) -> dict[str, str]:
        """Return what it is started with: the libraries that came along."""
        return os.environ | {"LD_LIBRARY_PATH": str(self.folder / "lib")}

    def unpack(self) -> None:
        """Put the program and what it needs beside it into its folder."""
        packed = self.package / "bin"
        names = ("chromium", *(f"{archive}.tar" for archive in ARCHIVES))
        there = [file for name in names if (file := packed / f"{name}.br").is_file()]
        emptied(self.folder)
        run_node(UNPACK, [[str(file), str(self.folder / file.stem)] for file in there])
        for archive in self.folder.glob("*.tar"):
            with tarfile.open(archive) as opened:
                opened.extractall(self.folder, filter="data")
            archive.unlink()
        self.program.chmod(0o755)


def ensure_older() -> list[str]:
    """Install and unpack them where they run; return a line for each."""
    if not fits():
        return [why_not(version) for version in VERSIONS]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / ".npmrc", LOCK / "package.json", LOCK / "package-lock.json"):
        shutil.copy(source, FOLDER)
    node_packages(FOLDER)
    for version in VERSIONS:
        one = OlderChromium(version)
        if not one.program.is_file():
            with step(f"Chromium {version}: unpacking"):
                one.unpack()
    return [f"Chromium {version}: {OlderChromium(version).program}" for version in VERSIONS]


def fits() -> bool:
    """Tell whether they are made for this machine."""
    return platform.system() == "Linux" and platform.machine() == "x86_64"


def why_not(version: int) -> str:
    """Say loudly that one is left out, and how to have it."""
    way = "scripts/test --all installs it" if fits() else "it is packed for Linux on x86-64 only"
    return f"NOT RUN in Chromium {version}: {way}"
