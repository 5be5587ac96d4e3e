"""The days that follow from an application's dates, and the answers that cannot all be true."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from support.applications import LAW, changed, parsed
from support.rows import keyed, rows_of

from checker.rules.contradictions import contradictions
from checker.rules.deadlines import deadlines

ROWS = rows_of("deadlines")


@pytest.mark.parametrize("case", keyed(ROWS["case"], "days", "only", "says"))
def test_a_date_has_its_last_day(case: dict[str, Any]):
    told = deadlines(parsed(case["only"]), LAW)
    said = "\n".join(words for found in told for words in found.text)

    assert [[found.code, found.on] for found in told] == case["days"]
    assert [words for words in case.get("says", ()) if words not in said] == []


@pytest.mark.parametrize("row", keyed(ROWS["disputed"], "of", "told", "with"))
def test_what_cannot_all_be_true_is_told(row: dict[str, Any]):
    for data, more in product(row["of"], row.get("with", [{}])):
        told = contradictions(parsed(changed(data, more)), LAW)
        assert [[found.code, *found.facts] for found in told] == row["told"], (data, more)
