"""Prove what ``examine`` finds in folders by lot: of the faults known beforehand, and beside them.

A remark is expected that is of the kind, the paper and the weight of a fault; or one that follows
from it on the same paper. All folders are synthetic.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from checker.doors.cli import main
from scripts.machine.environment import say
from scripts.proofs.folders import PLACE, Folder, FolderFault, folders

Remark = Mapping[str, Any]
TAB = "\t"
# What happens to a paper that is neither in the dark nor sent by fax.
WORN = ("clean", "photo", "tilted", "stamped")


def each(
    count: int, seed: int, drawn: Callable[[str, Random], bytes] | None = None
) -> Iterator[list[str]]:
    """Return for each folder what was not found, and what was remarked wrongly; then a table.

    Of folders without a fault, a fifth as many, it is wrong to say that one can be sent back.
    """
    found: dict[str, list[bool]] = {}
    told, beside = Counter[str](), Counter[str]()
    for folder in folders(count, seed, drawn=drawn):
        yield _wrong(folder, found, told)
    for folder in folders(count // 5, seed + 1, least=0, drawn=drawn):
        yield [line for line in _wrong(folder, found, beside) if line.startswith("refused")]
    _say_table(found, count)
    say(f"remarks on folders with faults: {_said(told)}")
    say(f"remarks on {count // 5} folders without: {_said(beside)}")


def each_aside(count: int, seed: int) -> Iterator[list[str]]:
    """Do so with the layouts set aside: papers in another font, scanned, tilted, photographed."""
    return each(count, seed, _drawn)


def _drawn(text: str, random: Random) -> bytes:
    """Draw a paper by its layout, as a phone or a scanner saves it."""
    # Of the packages for tests.
    from scripts.papers.drawn import Paper, picture_of  # noqa: PLC0415
    from scripts.papers.worn import as_file  # noqa: PLC0415

    lines = [_row(line) for line in text.strip().split("\n")]
    page = picture_of(Paper("", lines, {}), serif=True)
    return as_file(page, random.choice(WORN), random)


def _row(line: str) -> str:
    """Return the cells of a list as a row of a table."""
    return f"| {' | '.join(line.split(TAB))} |" if TAB in line else line


def remarks_on(folder: Folder) -> list[Remark]:
    """Return what is remarked of a folder."""
    with TemporaryDirectory() as place:
        papers, out = Path(place, "papers"), Path(place, "notice.json")
        folder.write(papers)
        asked = ("--provinces", PLACE, "--foreign", "no", "--on", folder.day.isoformat())
        main(["examine", str(papers), *asked, "--format", "json", "--output", str(out)])
        return list(json.loads(out.read_text("utf-8"))["remarks"])


def _wrong(folder: Folder, found: dict[str, list[bool]], told: Counter[str]) -> list[str]:
    """Compare the remarks on a folder with its faults."""
    remarks, lines = remarks_on(folder), []
    for fault in folder.faults:
        is_found = any(_is_of(remark, fault) for remark in remarks)
        found.setdefault(fault.id, []).append(is_found)
        if not is_found:
            lines.append(f"not found: {fault.id} ({fault.does})")
    for remark in remarks:
        expected = any(_follows(remark, fault) for fault in folder.faults)
        told[f"{remark['weight']}, {'expected' if expected else 'not expected'}"] += 1
        if not expected and remark["weight"] != "counter":
            faults = ", ".join(fault.id for fault in folder.faults)
            said = f"{remark['rule']} {remark['kind']} {remark['demand']}: {remark['en']}"
            lines.append(f"{remark['weight']}, beside {faults}: {said}")
    return lines


def _is_of(remark: Remark, fault: FolderFault) -> bool:
    expected = {"kind": fault.kind, "rule": fault.rule, "weight": fault.weight}
    return expected.items() <= remark.items()


def _follows(remark: Remark, fault: FolderFault) -> bool:
    """Tell whether a remark is of a fault, be it of another weight."""
    return (remark["kind"], remark["rule"]) == (fault.kind, fault.rule)


def _say_table(found: Mapping[str, list[bool]], count: int) -> None:
    """Say how many faults of each kind were found."""
    for fault, hits in sorted(found.items()):
        say(f"{fault:<36} {sum(hits)} of {len(hits)}")
    whole = [hit for hits in found.values() for hit in hits]
    share = 100 * sum(whole) / len(whole)
    say(f"found: {sum(whole)} of {len(whole)} faults in {count} folders, {share:.1f} %")


def _said(told: Mapping[str, int]) -> str:
    """Say how many remarks there were; the old checklist asks for papers that no folder has."""
    return "; ".join(f"{name} {n}" for name, n in sorted(told.items())) or "none"
