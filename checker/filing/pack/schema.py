"""The JSON Schema of a pack's index."""

from checker.filing.pack.find import STATES
from checker.filing.pack.pieces import FORMAT
from checker.io.described import described

TITLE = "pack.as-data"
schema = described(__package__, FORMAT, row_state=STATES)
