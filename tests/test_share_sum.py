"""What the shares add up to, as the form says it below the list."""

from support.applications import parsed
from support.rows import by_columns, rows_of

from checker.model import Data
from checker.rules.shared import shares_add_up


@by_columns("given, right", rows_of("share_sums")["rounded"])
def test_every_share_may_be_rounded_by_a_hundredth(given: list[Data], right: bool | None):
    found = shares_add_up(parsed({"shareholders": given}))

    assert found.value is right
    # Beside a sum that is too much, too: once it is mended, the open share is wanted.
    assert found.missing == (() if given[2] else ("shareholders[2].share",))
