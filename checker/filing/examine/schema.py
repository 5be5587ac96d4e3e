"""The JSON Schema of what would be sent back."""

from typing import get_args

from checker.filing.examine.data import FORMAT
from checker.filing.examine.places import By
from checker.filing.examine.remarks import KINDS, WEIGHTS
from checker.filing.read.load import REGISTRY
from checker.io.described import described
from checker.load import load_law

TITLE = "examine.as-data"
schema = described(
    __package__,
    FORMAT,
    told_by=get_args(By),
    remark_kind=KINDS,
    remark_weight=WEIGHTS,
    paper_read=(*load_law().papers, REGISTRY),
)
