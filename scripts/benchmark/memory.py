"""How much memory a page takes: the proportional share of its renderer process."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PROPORTIONAL = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
KIB = 1024


def of_page(context: BrowserContext, page: Page) -> int | None:
    """Return the bytes of the page's process, workers included; None where the system hides it.

    The page is the only one of its browser; a renderer kept in reserve is smaller.
    """
    context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    sizes = [size for pid in _renderers(context) if (size := _share(pid)) is not None]
    return max(sizes, default=None)


def _renderers(context: BrowserContext) -> list[int]:
    browser = context.browser
    if browser is None:
        return []
    known = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return [process["id"] for process in known["processInfo"] if process["type"] == "renderer"]


def _share(pid: int) -> int | None:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return None
    found = PROPORTIONAL.search(told)
    return int(found[1]) * KIB if found else None
