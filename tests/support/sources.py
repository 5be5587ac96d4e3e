"""The project's own files, as tests read them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LAW_FOLDER = ROOT / "checker" / "law"


def file_text(path: str | Path) -> str:
    """Return what a file of the project says, by its path in it."""
    return (ROOT / path).read_text(encoding="utf-8")


def page_text(lang: str, path: str) -> str:
    """Return the source of a page, by its path below its language."""
    return file_text(f"docs/{lang}/{path}")
