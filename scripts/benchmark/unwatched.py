"""A page that nobody watches, as a visitor's, and the memory that it takes.

The driver of the other visits listens to the network, and so the browser keeps for it every byte
that a page was sent: some 33 MB of this site's, and 20 of a peer's.
"""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from scripts.benchmark.host import Traffic
from scripts.benchmark.peers import Subject
from scripts.benchmark.visits import (
    ARGUMENTS,
    PATIENCE_MS,
    Machine,
    address_of,
    probe,
    processes,
    rest,
    settle,
)
from scripts.machine.environment import StepError

SECONDS_BETWEEN_LOOKS = 0.2
PROPORTIONAL = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
KIB = 1024


class Unwatched:
    """A page in a context that the driver does not know; it is spoken to through the browser."""

    def __init__(self, browser: Browser, title: str, traffic: Traffic) -> None:
        """Open it empty; ``title`` names it in what is complained of."""
        self.title, self.traffic = title, traffic
        self._browser = browser.new_browser_cdp_session()
        self._browser.on("Target.receivedMessageFromTarget", self._hear)
        self._numbers = count(1)
        self._replies: dict[int, dict[str, Any]] = {}
        context = self._browser.send("Target.createBrowserContext")["browserContextId"]
        place = {"url": "about:blank", "browserContextId": context}
        target = self._browser.send("Target.createTarget", place)["targetId"]
        attached = self._browser.send("Target.attachToTarget", {"targetId": target})
        self._session = attached["sessionId"]

    def _hear(self, event: dict[str, Any]) -> None:
        said = json.loads(event["message"])
        if "id" in said:
            self._replies[said["id"]] = said

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser something of the page; what it refuses stops the measuring."""
        number = next(self._numbers)
        message = json.dumps({"id": number, "method": method, "params": parameters})
        asked = {"sessionId": self._session, "message": message}
        self._browser.send("Target.sendMessageToTarget", asked)
        end = time.monotonic() + PATIENCE_MS / 1000
        while number not in self._replies:
            if time.monotonic() > end:
                raise StepError(f"{self.title}: no reply to {method}.")
            time.sleep(SECONDS_BETWEEN_LOOKS)
            # The driver hears replies only while it is spoken to.
            self._browser.send("Target.getTargets")
        reply = self._replies.pop(number)
        if "error" in reply:
            raise StepError(f"{self.title}: {reply['error']['message']}")
        result: dict[str, Any] = reply["result"]
        return result

    def ask(self, expression: str) -> Any:
        """Return what the probe says."""
        found = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if fault := found.get("exceptionDetails"):
            raise StepError(f"{self.title}: {fault['exception']['description']}")
        return found["result"]["value"]

    def memory(self) -> int:
        """Return the bytes of the page's process, workers included, once all is quiet.

        The page is the only one of its browser; a renderer kept in reserve is smaller. Only Linux
        tells the share of a process: elsewhere it is 0.
        """
        settle(self.traffic)
        self.send("HeapProfiler.collectGarbage")
        found = processes(self._browser)
        renderers = (each["id"] for each in found if each["type"] == "renderer")
        return max(map(_share, renderers), default=0)


@contextmanager
def unwatched(machine: Machine, subject: Subject, *, still: bool = False) -> Iterator[Unwatched]:
    """Start a browser and go to the page; end the browser with the block."""
    with machine.playwright.chromium.launch(
        executable_path=machine.browser, **ARGUMENTS
    ) as browser:
        page = Unwatched(browser, subject.title, machine.host.new_visit())
        page.send("Page.enable")
        page.send("Page.addScriptToEvaluateOnNewDocument", source=probe(still=still))
        rest(browser)
        page.send("Page.navigate", url=address_of(machine, subject, still=still))
        yield page


def _share(pid: int) -> int:
    """Return a process's proportional share of memory."""
    try:
        found = PROPORTIONAL.search(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) * KIB if found else 0
