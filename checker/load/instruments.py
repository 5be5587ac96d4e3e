"""Read the instruments, and the citations that lead to them."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from checker.dates import add_months
from checker.model import RANKS, Citation, Event, Instrument
from checker.tables import Table, open_table, unique

STATUSES = ("verified", "reported", "unverified")


def read_instruments(folder: Traversable) -> dict[str, Instrument]:
    """Read ``instruments.toml``, by id."""
    with open_table(folder.joinpath("instruments.toml")) as data:
        rows = data.rows("instrument")
        months = _months_to_next_check(data.table("recheck_months"))
    found = [_instrument(row, months) for row in rows]
    return unique("instruments.toml", ((i.id, i) for i in found))


def _months_to_next_check(row: Table) -> dict[str, int]:
    with row:
        return {name: int(row.take(name)) for name in (*STATUSES, "guide")}


def _instrument(row: Table, months: Mapping[str, int]) -> Instrument:
    with row:
        name, status, checked = row.take("id"), row.take("status", *STATUSES), row.take("checked")
        # Provincial pages change without notice, so a guide is checked more often than its status.
        kind = "guide" if name.startswith("guide-") else status
        found = Instrument(
            id=name,
            title=row.text("title"),
            short=row.text("short"),
            issuer=row.text("issuer"),
            status=status,
            read=row.text("read"),
            rank=row.maybe_word("rank", *RANKS),
            checked=checked,
            due=row.maybe("due") or add_months(checked, months[kind]),
            number=row.maybe_text("number"),
            promulgated=row.maybe("promulgated"),
            effective=row.maybe("effective"),
            ends=row.maybe("ends"),
            url=row.maybe("url"),
            events=tuple(_event(each) for each in row.maybe_tables("events")),
        )
    if found.due <= checked:
        raise row.fault(f"due {found.due} is not after the last check, {checked}")
    return found


def _event(row: Table) -> Event:
    with row:
        return Event(row.take("on"), row.text("what"), row.take("status", *STATUSES))


def citations(row: Table, instruments: Mapping[str, Instrument]) -> tuple[Citation, ...]:
    """Take the citations of a table, of which there must be some; each instrument is known."""
    return _citations(row.tables("cites"), instruments)


def other_citations(row: Table, instruments: Mapping[str, Instrument]) -> tuple[Citation, ...]:
    """Take what a table cites beyond its wordings, if anything."""
    return _citations(row.maybe_tables("also"), instruments)


def _citations(rows: list[Table], instruments: Mapping[str, Instrument]) -> tuple[Citation, ...]:
    return tuple(_citation(row, instruments) for row in rows)


def _citation(row: Table, instruments: Mapping[str, Instrument]) -> Citation:
    with row:
        instrument = instruments[row.take("instrument", *instruments)]
        return Citation(instrument, row.text("article"), row.take("status", *STATUSES))
