"""Run the command line: ``python -m checker``."""

from checker.cli import main

raise SystemExit(main())
