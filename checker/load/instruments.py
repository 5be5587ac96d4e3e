"""Read the instruments, and the citations that lead to them."""

from __future__ import annotations

from collections.abc import Mapping

from checker.core.dates import add_months
from checker.core.tables import Table, by_unique_key, open_table
from checker.model import RANKS, Citation, Event, Folder, Instrument, Instruments

STATUSES = ("verified", "reported", "unverified")


def read_instruments(folder: Folder) -> dict[str, Instrument]:
    """Read ``instruments.toml``, by id."""
    with open_table(folder.joinpath("instruments.toml")) as data:
        rows = data.rows("instrument")
        # How long a text counts as checked, by how far it was read.
        with data.table("recheck_months") as row:
            months = {name: int(row.take(name)) for name in (*STATUSES, "guide")}
    found = [_instrument(row, months) for row in rows]
    return by_unique_key("instruments.toml", ((i.id, i) for i in found))


def _instrument(row: Table, months: Mapping[str, int]) -> Instrument:
    name, status, checked = row.take("id"), row.take("status", *STATUSES), row.take("checked")
    # Provincial pages change without notice, so a guide is checked more often than its status.
    kind = "guide" if name.startswith("guide-") else status
    events = row.maybe_tables("events")
    found = row.record(
        Instrument,
        {"rank": RANKS},
        id=name,
        status=status,
        checked=checked,
        due=row.maybe("due") or add_months(checked, months[kind]),
        events=tuple(each.record(Event, {"status": STATUSES}) for each in events),
    )
    if found.due <= checked:
        raise row.fault(f"due {found.due} is not after the last check, {checked}")
    return found


def citations(row: Table, instruments: Instruments) -> tuple[Citation, ...]:
    """Take the citations of a table, of which there must be some; each instrument is known."""
    return tuple(citation(each, instruments) for each in row.tables("cites"))


def citation(row: Table, instruments: Instruments) -> Citation:
    """Read one citation."""
    instrument = instruments[row.take("instrument", *instruments)]
    return row.record(Citation, {"status": STATUSES}, instrument=instrument)
