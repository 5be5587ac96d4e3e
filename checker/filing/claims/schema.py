"""The JSON Schema of claims that are held against the texts."""

from checker.filing.claims.data import FORMAT
from checker.filing.claims.find import STATES
from checker.filing.claims.load import MARKS
from checker.io.described import described

TITLE = "heard.as-data"
schema = described(__package__, FORMAT, mark=MARKS, sentence_state=STATES)
