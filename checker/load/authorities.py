"""Read the authorities: the ministry and the provincial communications administrations."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from checker.load.instruments import STATUSES
from checker.model import Authority, Detail, Instrument
from checker.tables import Table, open_table, unique

REGIONS = (
    *("national", "north", "northeast", "east"),
    *("central", "south", "southwest", "northwest"),
)
DETAILS = ("address", "phone", "office", "portal", "note")


def read_authorities(
    folder: Traversable, instruments: Mapping[str, Instrument]
) -> dict[str, Authority]:
    """Read ``authorities.toml``, by code."""
    with open_table(folder.joinpath("authorities.toml")) as data:
        found = [_authority(row, instruments) for row in data.rows("authority", "code")]
    return unique("authorities.toml", ((a.code, a) for a in found))


def _authority(row: Table, instruments: Mapping[str, Instrument]) -> Authority:
    with row:
        guide = row.maybe_word("guide", *instruments)
        return Authority(
            code=row.take("code"),
            province=row.text("province"),
            name=row.text("name"),
            region=row.take("region", *REGIONS),
            host=row.take("host"),
            host_status=row.take("host_status", *STATUSES),
            checked=row.take("checked"),
            phone=row.maybe("phone"),
            guide=instruments[guide] if guide else None,
            details=tuple(_detail(each) for each in row.maybe_tables("detail")),
        )


def _detail(row: Table) -> Detail:
    with row:
        return Detail(
            kind=row.take("kind", *DETAILS),
            text=row.text("text"),
            status=row.take("status", *STATUSES),
            checked=row.take("checked"),
            url=row.maybe("url"),
        )
