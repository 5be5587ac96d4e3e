"""What the site is made of, and whether any of it has changed since the site was built."""

import hashlib
from pathlib import Path
from typing import Any

from scripts.machine.environment import BUILD, ROOT, read_json, write_json

NOTE = BUILD / "site.json"
SOURCES = (
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "checker",
    "docs",
    "scripts",
    "tests/cases",
    "tests/cases_agreement",
    "tests/read",
    "tests/support",
    "mkdocs.yml",
    "mkdocs.zh.yml",
    "package-lock.json",
    "pyproject.toml",
    "requirements/docs.txt",
)
NOT_OF_THE_SITE = {"__pycache__", "benchmark"}


def roots() -> list[Path]:
    """Return the files and folders that the site is made of."""
    return [ROOT / source for source in SOURCES]


def files() -> list[Path]:
    """Return every file that the site is made of, in a fixed order."""
    found = (file for root in roots() for file in (root, *root.rglob("*")) if file.is_file())
    return sorted(
        file for file in found if NOT_OF_THE_SITE.isdisjoint(file.relative_to(ROOT).parts)
    )


def digest() -> str:
    """Return one hash over the sources, by content: a clone has new times."""
    whole = hashlib.sha256()
    for file in files():
        name = file.relative_to(ROOT).as_posix()
        whole.update(f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def note(sources: str, site_url: str, *, whole: bool) -> None:
    """Write down what site/ was built from, for which address, and whether nothing is left out."""
    write_json(NOTE, {"sources": sources, "site_url": site_url, "whole": whole})


def noted() -> dict[str, Any]:
    """Return what was written down of site/; nothing if that was never built."""
    try:
        return read_json(NOTE)
    except (OSError, ValueError):
        return {}


def is_built(site_url: str) -> bool:
    """Tell whether site/ is built for an address from the sources as they are."""
    found = noted()
    return found.get("site_url") == site_url and found.get("sources") == digest()
