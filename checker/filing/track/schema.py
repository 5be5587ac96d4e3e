"""The JSON Schema of what comes after sending."""

from checker.filing.track.clocks import CLOCK_STATES
from checker.filing.track.data import FORMAT
from checker.filing.track.load import load_terms
from checker.filing.track.outline import KINDS, STATES
from checker.io.described import described

TITLE = "track.as-data"
schema = described(
    __package__,
    FORMAT,
    clock_state=CLOCK_STATES,
    asked_kind=KINDS,
    remark_state=STATES,
    detail=tuple(load_terms().details),
)
