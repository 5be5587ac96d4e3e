"""Write what the row of the shareholders shows of them, and what is asked of an owner.

Nothing is asked that is known: no person whether it is State-owned or listed, nobody whether
it is foreign where the company has said that nobody is; and above a person nobody stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from checker.application.application import Application
from checker.core.words import Percent, in_both, joined_texts, word
from checker.decide.reasons import entry_name
from checker.model import Data, Findings, Paths
from checker.report import places
from checker.report.html import el, jump, together
from checker.report.outline import Report
from checker.rules.foreign_capital import FOREIGN, HOLDERS, SHAREHOLDERS, is_state

LAYERS = "company.multi_level"
LAYER_WORDS = {True: "paper.layers-yes", False: "paper.layers-no", None: "paper.layers-unsure"}
# Questions on owners that wait until the rules ask them: none of them is asked of everybody.
OWN_WORD = (
    f"{SHAREHOLDERS}[].foreign",
    f"{SHAREHOLDERS}[].ends_as",
    HOLDERS,
    f"{HOLDERS}[].foreign",
)
# Above whom companies may stand; and in which tracing may end before a person.
OWNED, ENDING = ("company", "partnership"), ("company", "institution")
# What is told of every owner, whatever it is.
TOLD = {SHAREHOLDERS: ("name", "kind", "share"), HOLDERS: ("name", "of", "kind", "share")}


def asked_of_owners(report: Report) -> Paths:
    """Return what is open of owners though no verdict waits for it, as the chart shows it."""
    return tuple(_asked_of_owners(report))


def _asked_of_owners(report: Report) -> Iterator[str]:
    app = report.app
    if _may_be_traced(report):
        yield HOLDERS
    for name, keys in TOLD.items():
        for entry in app.entries(name) or ():
            yield from (f"{entry}.{key}" for key in keys)
            if _is_marked(app, entry):
                yield f"{entry}.foreign"
            if name == SHAREHOLDERS and _may_end(app, entry):
                yield f"{entry}.ends_as"


def _is_marked(app: Application, entry: str) -> bool:
    """Tell whether it is asked if an owner is foreign: not where it is said that nobody is."""
    return app.answers.get(FOREIGN) is not False and not is_state(app, entry)


def _may_end(app: Application, entry: str) -> bool:
    """Tell whether tracing may end at a shareholder: a person is an end of itself."""
    is_open = app.answers.get(LAYERS) is not False or app.answers.get(FOREIGN) is None
    return is_open and app.answer(f"{entry}.kind") in ENDING


def _companies(app: Application) -> list[str]:
    entries = app.entries(SHAREHOLDERS) or ()
    return [entry for entry in entries if app.answer(f"{entry}.kind") in OWNED]


def _may_be_traced(report: Report) -> bool:
    """Tell whether owners further up are offered: some stand above a company, or may."""
    app = report.app
    if app.lengths.get(HOLDERS):
        return True
    is_said = app.answers.get(LAYERS) is True or LAYERS in report.unsure
    return is_said and bool(_companies(app))


def owners_told(report: Report) -> Data:
    """Return what is shown of the shareholders, by the names of its places."""
    return _shares(report.app, report.findings) | _layers(report)


def _shares(app: Application, findings: Findings) -> Data:
    """Return how many there are, what their shares add up to, and what the rules think of it.

    The sum is left out while a share is open, even if the others already are too much: the note
    then says so.
    """
    entries = app.entries(SHAREHOLDERS) or ()
    shares = [app.number(f"{entry}.share") for entry in entries]
    known = [share for share in shares if share is not None]
    wrong = [p.text for p in findings.contradictions if p.code == "shares-do-not-add-up"]
    found: Data = {}
    if entries:
        found[places.SHARE_COUNT] = together(word("paper.holders", n=len(shares)))
    if known and len(known) == len(shares):
        total = Percent(sum(known, Decimal(0)))
        short = in_both(f"{total.value.normalize():f}%")
        found[places.SHARE_COUNT] = together(word("paper.holders-sum", n=len(shares), sum=short))
        kind = "wrong" if wrong else "right"
        found[places.SHARE_SUM] = el("span", word("shares.sum", sum=total), cls=f"b-sum--{kind}")
    if wrong:
        found[places.SHARE_NOTE] = together(word("shares.note", problem=wrong[0]))
    return found


def _layers(report: Report) -> Data:
    """Ask below the shareholders whether companies stand above those that are companies.

    Where it was said that none do, that is shown, with the way to change it.
    """
    app, companies = report.app, _companies(report.app)
    if not companies:
        return {}
    said = app.answers.get(LAYERS)
    if said is False:
        change = jump(LAYERS, word("paper.change"))
        return {places.LAYERS: el("p", word("paper.no-layers"), " ", change, cls="b-muted")}
    names = joined_texts([entry_name(app, f"{entry}.kind") for entry in companies], "mark.list")
    asks = word("paper.layers", names=names)
    given = {True: said is True, False: False, None: LAYERS in report.unsure}
    buttons = (
        el(
            "button",
            word(LAYER_WORDS[value]),
            type="button",
            aria_pressed="true" if is_given else "false",
            data_writes=json.dumps({LAYERS: value}),
        )
        for value, is_given in given.items()
    )
    answers = el("div", *buttons, cls="b-seg", role="group", aria_label=asks)
    return {places.LAYERS: together(el("p", asks), answers)}
