"""Explain the law itself: a rule, a text and who rests on it, what a province asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.core.input_error import InputError, refusal
from checker.doors.assistant.asked import Asked
from checker.doors.assistant.checks import READ, cited
from checker.doors.assistant.frame import of_law
from checker.doors.assistant.texts import texts
from checker.doors.command.rules import wordings
from checker.doors.law_data import guide_data
from checker.load import load_law
from checker.model import Basis, Data, Instrument, Law, Rule, Text, Version
from checker.report.sources import silence_of

WHAT = ("rule", "instrument", "province")


def explain(asked: Asked) -> Data:
    """Explain a rule, beside it a province's words of it; or a text; or a province's guide."""
    law, found = load_law(), [name for name in WHAT if asked.text(name) is not None]
    rule, instrument, province = (asked.text(name) for name in WHAT)
    if not found or (instrument and len(found) > 1):
        raise InputError("", texts()["assistant.explain-one"])
    allowed = {"rule": [each.id for each in law.rules], "instrument": law.instruments}
    allowed |= {"province": [*law.provinces]}
    for name in found:
        if asked.text(name) not in allowed[name]:
            names = ", ".join(allowed[name])
            raise refusal(name, "answer-error.no-choice", asked.text(name), allowed=names)
    if instrument:
        return _of_instrument(law, law.instruments[instrument], asked)
    if rule:
        return _of_rule(law, law.rule(rule), province, asked.day)
    return _of_province(law, str(province), asked)


def _wording(rule: Rule, version: Version) -> Data:
    return {
        "rule": rule.id,
        "name": rule.nav,
        "basis": version.basis,
        "authority": version.authority,
        "rank": version.rank,
        "asked": version.asked,
        "certainty": version.certainty,
        "effective": version.effective,
        "ends": version.ends,
        "asks": version.asks,
        "quote": version.quote,
        "cites": cited(version.cites),
    }


def _of_rule(law: Law, rule: Rule, province: str | None, day: date) -> Data:
    """Return the wordings of a rule that are in force, and which provinces add their own."""
    every = [version for each, version in wordings(law, day) if each is rule]
    local = [version.authority for version in every if version.basis is Basis.LOCAL]
    told = [version for version in every if version.authority in (None, province)]
    answer = {
        "day": day,
        "rule": {
            "id": rule.id,
            "kind": rule.kind,
            "number": rule.number,
            "title": rule.title,
            "owner": rule.owner,
            "changed": rule.changed,
        },
        "wordings": [_wording(rule, version) for version in told],
        "worded_by": local,
    }
    unknown = [*_unread_of(version for version in told)]
    if province and province not in local:
        required = rule.version(Basis.LAW, day)
        unknown.append(_gap(silence_of(law.guides.get(province), day, required), rule.id))
    if not told:
        unknown.append(_gap(texts()["assistant.no-wording"], rule.id))
    return of_law(law, answer, unknown, province)


def _of_instrument(law: Law, instrument: Instrument, asked: Asked) -> Data:
    """Return a text, how far it was read, and what rests on it, or on one article of it."""
    article, day = asked.text("article") or "", asked.day
    resting = [
        _wording(rule, version)
        for rule, version in wordings(law, day)
        if any(
            cite.instrument is instrument and article in f"{cite.article.en} {cite.article.zh}"
            for cite in version.cites
        )
    ]
    answer = {
        "day": day,
        "instrument": {
            "instrument": instrument.id,
            "title": instrument.title,
            "issuer": instrument.issuer,
            "number": instrument.number,
            "read": instrument.read,
            "effective": instrument.effective,
            "ends": instrument.ends,
        },
        "wordings": [each | {"quote": None} for each in resting],
    }
    unknown = [_gap(instrument.read)] if instrument.status != READ else []
    if not resting:
        unknown.append(_gap(texts()["assistant.nothing-rests"]))
    return of_law(law, answer, unknown, None)


def _of_province(law: Law, province: str, asked: Asked) -> Data:
    """Return what a province's guide asks, item by item; the words of one item if it is named."""
    authority, guide, day = law.authorities[province], law.guides.get(province), asked.day
    item = asked.text("item")
    answer: Data = {
        "day": day,
        "province": {
            "code": province,
            "name": authority.name,
            "phone": authority.phone,
            "guide": None,
        },
        "wordings": [
            _wording(rule, version)
            for rule, version in wordings(law, day)
            if version.authority == province and item is None
        ],
    }
    if guide is None:
        return of_law(law, answer, [_gap(silence_of(None, day))], province)
    data = guide_data(guide)
    items = [each for each in data["items"] if (item or "") in "\n".join(each["at"])]
    if item and not items:
        places = ", ".join(each["at"].en for each in data["items"])
        raise refusal("item", "answer-error.no-choice", item, allowed=places)
    answer["province"]["guide"] = {
        "instrument": guide.instrument.id,
        "standing": guide.standing,
        "since": guide.since,
        "note": guide.note,
        "later": guide.later,
        "items": [
            {
                "at": each["at"],
                "place": each["place"],
                "rule": each["rule"],
                "demands": each["demands"],
                "why": each["why"],
                "quote": each["quote"] if item else None,
            }
            for each in items
        ],
    }
    gaps = [_gap(each["what"]) for each in (*data["not_read"], *data["not_said"])]
    unread = [_gap(guide.unread)] if guide.unread else []
    return of_law(law, answer, [*unread, *gaps], province)


def _gap(what: Text, rule: str | None = None) -> Data:
    return {"rule": rule, "what": what, "ask": None}


def _unread_of(versions: Iterator[Version]) -> Iterator[Data]:
    """Say of each text that wordings rest on, and that was not read whole, how far it was read."""
    cited_texts = (cite.instrument for version in versions for cite in version.cites)
    for instrument in dict.fromkeys(cited_texts):
        if instrument.status != READ:
            yield _gap(instrument.read)
