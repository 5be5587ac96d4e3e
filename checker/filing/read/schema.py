"""The JSON Schema of what was read from papers."""

from checker.filing.read.data import FORMAT
from checker.filing.read.load import KINDS, REGISTRY
from checker.io.described import described
from checker.load import load_law

TITLE = "read.as-data"
schema = described(__package__, FORMAT, kind=KINDS, paper_read=(*load_law().papers, REGISTRY))
