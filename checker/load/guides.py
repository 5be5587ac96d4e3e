"""Read the guides of single provinces, one file each, and what they say of which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.core.tables import Table, open_table, toml_files
from checker.load.rules import version
from checker.model import (
    WHOLE_NETWORK_AUTHORITY,
    Authority,
    Basis,
    Folder,
    Guide,
    Instruments,
    Version,
)

STANDINGS = ("asks", "silent", "repealed", "other")


def read_guides(
    folder: Folder,
    instruments: Instruments,
    authorities: Mapping[str, Authority],
    rules: list[str],
) -> tuple[dict[str, Guide], dict[str, list[Version]]]:
    """Read ``local/``: the guides by authority, and their wordings by rule."""
    guides: dict[str, Guide] = {}
    local: dict[str, list[Version]] = {}
    for path in toml_files(folder.joinpath("local")):
        with open_table(path, "local/") as row:
            guide = _guide(row, path.name.removesuffix(".toml"), instruments, authorities)
            guides[guide.authority] = guide
            for rule, wording in _wordings(row, guide, instruments, rules):
                local.setdefault(rule, []).append(wording)
    # In the official order of provinces, not that of their codes.
    in_order = {code: guides[code] for code in authorities if code in guides}
    return in_order, local


def _guide(
    row: Table,
    name: str,
    instruments: Instruments,
    authorities: Mapping[str, Authority],
) -> Guide:
    authority = row.take("authority", name)
    if authority not in authorities or authority == WHOLE_NETWORK_AUTHORITY:
        raise row.fault(f"{authority} is no province")
    instrument = instruments[row.take("guide", *instruments)]
    # A page without a date counts from the day that its file gives.
    since = row.maybe("since", instrument.promulgated)
    if since is None:
        raise row.fault("since is missing: the guide bears no date")
    standing = row.take("standing", *STANDINGS)
    said = (row.maybe_text(key) for key in ("note", "later", "unread"))
    return Guide(authority, instrument, standing, since, *said)


def _wordings(
    row: Table, guide: Guide, instruments: Instruments, rules: list[str]
) -> Iterator[tuple[str, Version]]:
    """Read what a guide says of each rule; a wording begins with the guide unless it says so."""
    raws = row.maybe("version", [])
    if bool(raws) is not (guide.standing == "asks"):
        raise row.fault("a guide with standing asks has versions, and no other has")
    own = {"basis": Basis.LOCAL, "effective": guide.since, "rank": "guide"}
    for raw in raws:
        wording = Table(f"{row.where} {raw.get('rule')}", own | raw)
        yield wording.take("rule", *rules), version(wording, instruments, guide)
