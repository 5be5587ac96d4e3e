"""Write what a draft of law would change as JSON: a schema tells how."""

from __future__ import annotations

from collections.abc import Iterable

from checker.filing.compare.data import route_and_capital
from checker.filing.compare.find import VerdictChange
from checker.filing.receipt import digests
from checker.io.refused import Refused
from checker.many.effect import Draftsman, Effect, Turn, rules_behind
from checker.model import Data, Reason
from checker.report.data import json_report

EFFECT_FORMAT = "call-center-license/draft-effect/1"


def as_json(draftsman: Draftsman, refused: Iterable[Refused], shipped: str) -> str:
    """Return the effect as data; ``shipped`` is the digest of the law that is in force."""
    data = {
        "law": {"before": shipped, "after": digests()["law"]},
        "turns": [_turn(each) for each in draftsman.turns],
        "errors": [each.as_data() for each in refused],
    }
    return json_report(EFFECT_FORMAT, data)


def _turn(turn: Turn) -> Data:
    return {
        "since": turn.since,
        "becoming": [
            {
                "group": group,
                "applications": len(effects),
                "rules": [{"rule": r, "applications": n} for r, n in rules_behind(effects).items()],
            }
            for group, effects in turn.becoming().items()
        ],
        "changed": [_effect(each) for each in turn.effects],
        "same": turn.same,
    }


def _effect(effect: Effect) -> Data:
    row, found = effect.before, effect.found
    before, after = effect.groups
    changes = zip(found.changed, effect.reasons, strict=True)
    return {
        "file": row.name,
        "line": row.line,
        "company": row.company,
        "application_date": row.day,
        "group": {"from": before, "to": after},
        **route_and_capital(found),
        "verdicts": [_verdict(change, reasons) for change, reasons in changes],
        "same": found.same,
    }


def _verdict(change: VerdictChange, reasons: tuple[Reason, ...]) -> Data:
    wording = change.wording
    return {
        "rule": change.rule.id,
        "basis": change.basis,
        "from": change.before,
        "to": change.after,
        "since": wording.since if wording else None,
        "citations": wording.texts if wording else (),
        "reasons": [{"code": each.code, **each.text._asdict()} for each in reasons],
    }
