"""Read the authorities: the ministry and the provincial communications administrations."""

from __future__ import annotations

from checker.core.tables import by_unique_key, open_table
from checker.load.instruments import STATUSES
from checker.model import Authority, Detail, Folder, Instruments

REGIONS = (
    *("national", "north", "northeast", "east"),
    *("central", "south", "southwest", "northwest"),
)
DETAILS = ("address", "phone", "office", "portal", "note")


def read_authorities(folder: Folder, instruments: Instruments) -> dict[str, Authority]:
    """Read ``authorities.toml``, by code."""
    found = []
    with open_table(folder.joinpath("authorities.toml")) as data:
        for row in data.rows("authority", "code"):
            guide, details = row.maybe_word("guide", *instruments), row.maybe_tables("detail")
            of_details = {"kind": DETAILS, "status": STATUSES}
            authority = row.record(
                Authority,
                {"region": REGIONS, "host_status": STATUSES},
                guide=instruments[guide] if guide else None,
                details=tuple(each.record(Detail, of_details) for each in details),
            )
            found.append((authority.code, authority))
    return by_unique_key("authorities.toml", found)
