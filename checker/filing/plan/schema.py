"""The JSON Schema of the ways to yes, of what stands in the way, and of who settles what."""

from checker.filing.plan.data import FORMAT
from checker.filing.plan.search import LEFT_OUT
from checker.filing.plan.settle import AUTHORITY
from checker.io.described import described
from checker.load.questions import OWNERS

TITLE = "plan.as-data"
schema = described(__package__, FORMAT, left_out=LEFT_OUT, who=(*OWNERS, AUTHORITY))
