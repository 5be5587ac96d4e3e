"""The JSON Schema of the errands."""

from checker.filing.errands.data import FORMAT
from checker.io.described import described

TITLE = "errands.as-data"
schema = described(__package__, FORMAT)
