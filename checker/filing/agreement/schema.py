"""The JSON Schema of whether the papers agree."""

from checker.filing.agreement.data import FORMAT
from checker.filing.agreement.load import load_checks
from checker.io.described import described

TITLE = "agreement.as-data"
schema = described(__package__, FORMAT, check_id=[check.id for check in load_checks().all])
