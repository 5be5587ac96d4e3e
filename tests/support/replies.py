"""What a page puts together from a reply of the rules."""

from __future__ import annotations

import json
from typing import Any

from checker import web


def asked(**request: Any) -> dict[str, Any]:
    """Return the reply to a request, which asks for English and all three bases if left out."""
    common = {"today": "2026-11-24", "lang": "en", "bases": ["law", "local", "checklist"]}
    reply: dict[str, Any] = json.loads(web.answer(json.dumps(common | request)))
    return reply


def panel_of(application: dict[str, Any], **more: Any) -> str:
    """Return the panel's parts, one below the other."""
    return "\n".join(asked(do="check", application=application, **more)["panel"].values())


def rule_panel(application: dict[str, Any], rule: str, **more: Any) -> str:
    """Return what a rule's own page shows, a basis below the other."""
    reply = asked(do="check", application=application, rule=rule, **more)
    return "\n".join(row for row in reply["rules"][rule].values() if row)
