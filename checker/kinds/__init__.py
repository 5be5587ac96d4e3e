"""The kinds of answers, one module a kind; its control in the form has the same name."""

from __future__ import annotations

from collections.abc import Mapping

from checker.kinds.bool import BOOL
from checker.kinds.choice import CHOICE
from checker.kinds.date import DATE
from checker.kinds.kind import Kind
from checker.kinds.list import LIST
from checker.kinds.number import INTEGER, MONEY, NUMBER
from checker.kinds.province import PROVINCE
from checker.kinds.provinces import PROVINCES
from checker.kinds.rule import RULE
from checker.kinds.services import SERVICES
from checker.kinds.text import TEXT

# By what the ``type`` of a question names.
KINDS: Mapping[str, Kind] = {
    "bool": BOOL,
    "choice": CHOICE,
    "date": DATE,
    "integer": INTEGER,
    "money": MONEY,
    "number": NUMBER,
    "text": TEXT,
    "province": PROVINCE,
    "provinces": PROVINCES,
    "services": SERVICES,
    "rule": RULE,
    "list": LIST,
}
