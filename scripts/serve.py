"""Show the site on this machine, build it again whenever a source changes, reload open pages."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from scripts import runtime as stored_start
from scripts.build import RUNTIME, SHEETS, SITE
from scripts.machine.environment import (
    BUILD,
    ROOT,
    StepError,
    alone,
    emptied,
    guarded,
    node_packages,
    packages,
    say,
    side_by_side,
    wheels_of,
)
from scripts.machine.live_server import LiveHandler
from scripts.machine.server import Server, address_of, start
from scripts.site import changes

if TYPE_CHECKING:
    from scripts.site.watched import Sources

PORT = 8000
PORTS_TO_TRY = 50
LAST_PORT = 65535
SECONDS_BETWEEN_LOOKS = 0.5
COPY, MADE = BUILD / "runtime.copy", BUILD / "payloads.new"


def main() -> int:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="scripts/serve", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT, help=f"the port to serve at ({PORT})")
    port = parser.parse_args().port
    if port not in range(LAST_PORT + 1):
        parser.error(f"--port: a number from 0 to {LAST_PORT}, not {port}")
    side_by_side(partial(packages, "docs", whole=False), partial(wheels_of, SHEETS))
    with suppress(KeyboardInterrupt):
        serve(bind(port))
    say("\nStopped.")
    return 0


def bind(port: int) -> Server:
    """Take the port, or the next free one."""
    last = min(port + PORTS_TO_TRY, LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            return start(SITE, candidate, LiveHandler)
        except OSError as error:
            say(f"Port {candidate}: {error.strerror}; trying the next one.")
    raise StepError(f"No free port from {port} to {last}: choose another with --port N.")


def serve(server: Server) -> None:
    """Show the site that is there at once, or the first good one, and keep it up to date.

    The stored start takes longest to make and a page does without, so it comes when nothing else
    is to be done.
    """
    # Needs what was just installed.
    from scripts.site.watched import Sources  # noqa: PLC0415

    address = address_of(server)
    sources = Sources()
    is_shown = SITE.is_dir()
    if is_shown:
        show(server)
    is_good = changes.is_built(address) or build(address)
    while True:
        if is_good and not is_shown:
            show(server)
            is_shown = True
        if is_good and not changes.noted()["whole"] and make_start(sources):
            is_good = build(address)
        sources.wait_for_change()
        say("A source has changed.")
        is_good = build(address)


def show(server: Server) -> None:
    """Answer browsers from now on, and say where."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = address_of(server)
    say(f"\nEnglish: {address}\n中文:    {address}zh/\nCtrl-C stops it.\n")


def build(address: str) -> bool:
    """Build with the scripts as they are now, in a program of its own; tell whether it is good.

    A failed build leaves the last good site in place.
    """
    command = [sys.executable, "-m", "scripts.build", "--quick", "--site-url", address]
    is_good = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    if not is_good:
        say("The last good site stays; waiting for the next change.")
    return is_good


def make_start(sources: "Sources") -> bool:
    """Make the stored start behind all other work; tell whether it is made.

    A source that changes ends it: what it is made from may be another then.
    """
    # What makes the interpreter smaller is the largest of all that is installed.
    node_packages()
    shutil.copytree(RUNTIME, emptied(COPY), dirs_exist_ok=True)
    command = ["nice", "-n", "19", sys.executable, "-m", "scripts.runtime", str(COPY), str(MADE)]
    making = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        while making.poll() is None and not sources.differ_within(SECONDS_BETWEEN_LOOKS):
            pass
    finally:
        if making.poll() is None:
            # Node too, which it waits for.
            os.killpg(making.pid, signal.SIGTERM)
    if making.wait() != 0:
        return False
    with alone():
        shutil.rmtree(stored_start.OUT, ignore_errors=True)
        MADE.rename(stored_start.OUT)
    return True


if __name__ == "__main__":
    sys.exit(guarded(main))
