"""Run the command line: ``python -m checker``, or the program that is installed.

Little is imported before Ctrl-C is heard: from then on it ends the program with one line.
"""

from __future__ import annotations

import signal


class Interrupt:
    """What Ctrl-C does: it is noted, and breaks off whatever a command does."""

    def __init__(self) -> None:
        """Note it alone until a command runs: Python may just be keeping what it imports."""
        self.is_asked = self.breaks = False

    def __call__(self, _number: int, _frame: object) -> None:
        """Hear it."""
        self.is_asked = True
        if self.breaks:
            raise KeyboardInterrupt


def main() -> int:
    """Run one command and return its exit status, also where Ctrl-C ends it."""
    interrupt = Interrupt()
    # Whoever started the program may want it to go on whatever is pressed.
    hears = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if hears:
        signal.signal(signal.SIGINT, interrupt)
    # After that, as it takes a third of a second.
    from checker.doors import cli  # noqa: PLC0415

    status = cli.INTERRUPTED
    try:
        interrupt.breaks = True
        if not interrupt.is_asked:
            status = cli.main()
        interrupt.breaks = False
    except BaseException:
        interrupt.breaks = False
        # What was broken off may end with a fault of its own.
        if not interrupt.is_asked:
            raise
    if interrupt.is_asked:
        status = cli.stopped()
    if hears:
        # All is done, and Python alone has still to end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
