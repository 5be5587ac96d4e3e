"""Whether something holds: small functions of facts and the values of a wording."""

from __future__ import annotations

from checker.model import Rule, Version

# Each of them enters its functions in the table when it is imported.
from checker.rules import (  # noqa: F401
    branches_and_subsidiaries,
    conditions,
    equity_structure_chart,
    financial_report,
    local,
    materials,
    social_security_certificate,
)
from checker.rules.registry import DECISIONS, Decision


def decision(rule: Rule, version: Version) -> Decision:
    """Return the function that decides a version: the one it names, or the rule's."""
    return DECISIONS[version.decides or rule.id, version.basis]
