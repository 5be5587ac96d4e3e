"""What every answer ends with: by which law and engine, on which texts, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker import __version__
from checker.filing.receipt import digests
from checker.load import load_law
from checker.model import WHOLE_NETWORK_AUTHORITY, Basis, Data, Instrument, Law, Text
from checker.report.explanation import contact, whom_to_ask
from checker.report.outline import Report


def framed(answer: Data, unknown: list[Data], whom: Text, otherwise: Iterable[str] = ()) -> Data:
    """Return an answer with its texts: those that it names, or else those that it rests on."""
    law = load_law()
    named = dict.fromkeys(_instruments(answer)) or dict.fromkeys(otherwise)
    return {
        **answer,
        "texts": [text_data(law.instruments[each]) for each in named],
        "not_known": unknown,
        "whom_to_ask": whom,
        "by": {"rules_version": __version__, **digests()},
    }


def text_data(instrument: Instrument) -> Data:
    """Return how far a text was read, the day it was last looked at, and the next."""
    return {
        "instrument": instrument.id,
        "title": instrument.short,
        "rank": instrument.rank,
        "status": instrument.status,
        "checked": instrument.checked,
        "due": instrument.due,
        "url": instrument.url,
    }


def of_report(report: Report, answer: Data) -> Data:
    """Return an answer about one application, with what no text settles for it."""
    rests_on = (each.id for each in report.sources)
    whom = whom_to_ask(report.route, report.law)
    return framed(answer, [*_not_known(report)], whom, rests_on)


def of_law(law: Law, answer: Data, unknown: list[Data], authority: str | None) -> Data:
    """Return an answer about the law alone."""
    whom = law.authorities.get(authority or "", law.authorities[WHOLE_NETWORK_AUTHORITY])
    return framed(answer, unknown, contact(whom, law))


def _not_known(report: Report) -> Iterator[Data]:
    """Say of the day, the route, the guide and each rule what is not known."""
    for notice in report.notices:
        yield {"rule": None, "what": notice.text, "ask": notice.ask}
    for reason in report.route.reasons:
        if reason.ask:
            yield {"rule": None, "what": reason.text, "ask": reason.ask}
    guide = report.results[Basis.LOCAL]
    for said in filter(None, (guide.absent, guide.unread)):
        yield {"rule": None, "what": said, "ask": None}
    for found in report.told:
        asks = {finding.ask for finding in found.on.values() if finding.ask}
        for ask in sorted(asks):
            yield {"rule": found.rule.id, "what": found.rule.nav, "ask": ask}


def _instruments(value: Any) -> Iterator[str]:
    """Return the texts that are named anywhere in an answer, by their ids."""
    match value:
        case Mapping():
            if isinstance(value.get("instrument"), str):
                yield value["instrument"]
            for each in value.values():
                yield from _instruments(each)
        case list() | tuple():
            for each in value:
                yield from _instruments(each)
