"""What reasons say where the worked cases have no word for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from support.applications import DAY, LAW

from checker.application.application import parse
from checker.evaluate import find
from checker.model import Basis, Finding, Text
from checker.reasons import entry_name, not_asked


def found(data: dict[str, Any], rule: str, basis: str = "law") -> Finding:
    app, errors = parse(data, LAW, DAY)
    assert errors == ()
    return find(app, LAW, LAW.rule(rule), Basis(basis))


def test_a_wording_that_asks_nothing_says_why() -> None:
    nothing = found({}, "labor-contracts")
    version = LAW.rule("labor-contracts").version(Basis.LAW, DAY)

    assert version is not None
    assert nothing.version is version
    assert (nothing.rank, nothing.certainty) == (version.rank, version.certainty)
    assert [(r.code, r.text) for r in nothing.reasons] == [("not-asked", version.none)]


def test_whoever_a_paper_does_not_concern_reads_why() -> None:
    data = {"company": {"foreign_capital": True}}
    version = LAW.rule("no-foreign-capital-commitment").version(Basis.LAW, DAY)

    assert version is not None
    assert found(data, "no-foreign-capital-commitment").reasons[0].text == version.none
    # A wording may leave it to a sentence that fits every paper.
    assert not_asked(replace(version, none=None)).text.en == "Not asked of this applicant."


def test_what_is_no_entry_of_a_list_has_no_name() -> None:
    app, _ = parse({"company": {"name": "甲公司"}}, LAW, DAY)

    assert entry_name(app, "company.name") == Text("", "")
