"""The JSON Schema of the days to file."""

from checker.filing.window.data import FORMAT
from checker.filing.window.outline import BASES
from checker.io.described import described

TITLE = "window.as-data"
schema = described(__package__, FORMAT, of_bases=BASES)
