"""The JSON Schema of the equity chart: boxes, lines, shares in percent, and the sheets."""

from checker.filing.equity.data import FORMAT
from checker.io.described import described
from checker.load import load_law

TITLE = "equity.as-data"
KINDS = [option.id for option in load_law().facts["holders[].kind"].options]
schema = described(__package__, FORMAT, kind_of_owner=KINDS)
