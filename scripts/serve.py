"""Build the site, serve it on this machine, and build again whenever a source changes."""

from __future__ import annotations

import argparse
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from scripts import site_server
from scripts.build import SITE, build
from scripts.environment import ROOT, StepError, guarded, node_packages, python_packages, say

PORT = 8000
PORTS_TO_TRY = 50
LAST_PORT = 65535
SECONDS_BETWEEN_LOOKS = 0.5
Look = dict[Path, tuple[int, int]]
SOURCES = (
    "checker",
    "docs",
    "scripts",
    "tests/cases",
    "mkdocs.yml",
    "mkdocs.zh.yml",
    "pyproject.toml",
)


def main() -> int:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="scripts/serve", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT, help=f"the port to serve at ({PORT})")
    port = parser.parse_args().port
    if port not in range(LAST_PORT + 1):
        parser.error(f"--port: a number from 0 to {LAST_PORT}, not {port}")
    python_packages("docs")
    node_packages()
    with suppress(KeyboardInterrupt):
        serve(bind(port))
    say("\nStopped.")
    return 0


def bind(port: int) -> site_server.Server:
    """Take the port, or the next free one."""
    last = min(port + PORTS_TO_TRY, LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            return site_server.start(SITE, candidate)
        except OSError as error:
            say(f"Port {candidate}: {error.strerror}; trying the next one.")
    raise StepError(f"No free port from {port} to {last}: choose another with --port N.")


def serve(server: site_server.Server) -> None:
    """Serve the site; a failed build leaves the last good one in place."""
    address = site_server.address(server)
    seen = look()
    build(site_url=address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"\nEnglish: {address}\n中文:    {address}zh/\nCtrl-C stops it.\n")
    while True:
        seen = wait_for_change(seen)
        say("A source has changed.")
        try:
            build(site_url=address)
        except StepError as failure:
            say(f"{failure}\nThe last good site stays; waiting for the next change.")


def wait_for_change(seen: Look) -> Look:
    """Return the new state of the sources once it differs and has come to rest."""
    before, now = seen, look()
    while now == seen or now != before:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        before, now = now, look()
    return now


def look() -> Look:
    """Return every source file with the time and size that change with its content."""
    roots = [ROOT / source for source in SOURCES]
    files = [file for root in roots for file in (root, *root.rglob("*")) if file.is_file()]
    return {
        file: (state.st_mtime_ns, state.st_size)
        for file in files
        if "__pycache__" not in file.parts
        for state in [file.stat()]
    }


if __name__ == "__main__":
    sys.exit(guarded(main))
