"""What a reason says: its code, the answers it rests on, and what fills its words."""

from __future__ import annotations

from typing import Any

import pytest
from support.applications import DAY, LAW

from checker.application.application import parse
from checker.evaluate import find
from checker.model import Basis, Finding


def found(data: dict[str, Any], rule: str, basis: str = "law") -> Finding:
    app, errors = parse(data, LAW, DAY)
    assert errors == ()
    return find(app, LAW, LAW.rule(rule), Basis(basis))


def paper(rule: str, **answers: object) -> dict[str, Any]:
    return {"materials": {rule: {"held": True, **answers}}}


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("application-form", ("sealed",)),
        ("lawful-operation-commitment", ()),
        ("trust-keeping-commitment", ("signed", "sealed")),
        ("no-foreign-capital-commitment", ("sealed",)),
    ],
)
def test_only_what_no_text_names_on_a_letter_is_advised(rule: str, named: tuple[str, ...]) -> None:
    shareless = {"penalties": [{"on": "2026-01-31"}], "company": {"foreign_capital": False}}
    reasons = found(shareless | paper(rule, signed=True, sealed=False), rule).reasons

    advised = [reason for reason in reasons if reason.code == "not-named"]
    assert [r.facts for r in advised] == [tuple(f"materials.{rule}.{key}" for key in named)] * bool(
        named
    )
