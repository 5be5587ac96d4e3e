"""The JSON Schema of what differs between a report and its file, and of whose rules it is."""

from checker.io.described import described

TITLE = "verify.as-data"
schema = described(__package__)
