"""Change the built pages, each in one reading."""

from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.machine.environment import StepError


def change_pages(pages: Iterable[Path], *changes: Callable[[str], str]) -> None:
    """Put each page through the changes, one after the other; a ``StepError`` names the page."""
    for page in pages:
        html = page.read_text(encoding="utf-8")
        for change in changes:
            try:
                html = change(html)
            except StepError as fault:
                raise StepError(f"{page}: {fault}") from None
        page.write_text(html, encoding="utf-8")
