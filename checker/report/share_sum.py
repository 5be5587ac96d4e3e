"""Say what the shareholders' shares add up to, and whether that is the whole."""

from decimal import Decimal
from typing import Any

from checker.application.application import Application
from checker.model import Findings, Lang
from checker.words import Percent, fill, word, written


def share_sum(app: Application, findings: Findings, lang: Lang) -> dict[str, Any] | None:
    """Return the sum and the sentence with it, or nothing while there is nothing to say.

    Both are empty while a share is open, even if the others already are too much; ``note`` then
    says so. ``right`` is false where the rules contradict the sum.
    """
    shares = [app.number(f"{entry}.share") for entry in app.entries("shareholders") or ()]
    known = [share for share in shares if share is not None]
    complete = bool(known) and len(known) == len(shares)
    wrong = [p.text for p in findings.contradictions if p.code == "shares-do-not-add-up"]
    if not (complete or wrong):
        return None
    total = written(Percent(sum(known, Decimal(0))), lang) if complete else ""
    return {
        "sum": total,
        "text": fill(word("shares.sum"), {"sum": total}).of(lang) if complete else "",
        "right": not wrong,
        "note": fill(word("shares.note"), {"problem": wrong[0]}).of(lang) if wrong else "",
    }
