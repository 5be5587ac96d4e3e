"""The JSON Schema of what changed from one result to another."""

from checker.filing.compare.data import FORMAT
from checker.filing.receipt import ROUTE_PARTS
from checker.io.described import described

TITLE = "compare.as-data"
schema = described(__package__, FORMAT, route_part=ROUTE_PARTS)
