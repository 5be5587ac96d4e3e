"""Hear from the system that a source of the site has changed: to look all the time costs much."""

import threading
from collections.abc import Sequence
from pathlib import Path

from watchfiles import watch

from scripts.site import changes

# Who saves all files, and git, take a while: a change is told after so long a rest.
REST = 0.5
MOST_MILLISECONDS = 60_000


class Sources:
    """The sources, and how they were when a change of them was last waited for."""

    def __init__(self) -> None:
        """Begin to listen, and then look."""
        self.told = threading.Event()
        # A file that an editor puts in another's place is heard of by its folder only; and beside
        # the single files there are folders in which much else is written.
        folders = [root for root in changes.roots() if root.is_dir()]
        beside = [root.parent for root in changes.roots() if root.is_file()]
        self._listen(folders, recursive=True)
        self._listen(sorted({*beside}), recursive=False)
        self.seen = changes.digest()

    def _listen(self, folders: Sequence[Path], *, recursive: bool) -> None:
        def listen() -> None:
            rest = round(REST * 1000)
            heard = watch(*folders, recursive=recursive, step=rest, debounce=MOST_MILLISECONDS)
            for _ in heard:
                self.told.set()

        threading.Thread(target=listen, daemon=True).start()

    def differ_within(self, seconds: float) -> bool:
        """Wait for a change, for so long at most; tell whether there is one."""
        is_told = self.told.wait(seconds)
        self.told.clear()
        return is_told and changes.digest() != self.seen

    def wait_for_change(self) -> None:
        """Wait until the sources have changed and have come to rest."""
        while changes.digest() == self.seen:
            self.told.wait()
            self.told.clear()
        while self.told.wait(2 * REST):
            self.told.clear()
        self.seen = changes.digest()
