"""What holds for every input: no crash, no flipped verdict, no meaning in order."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.applications import DAY, LAW, applications, changed, parsed, report_on, table
from support.oracle import FOREIGN, FORM, SILENCE
from support.replies import asked
from support.samples import examples

from checker.application.application import Application, parse
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.decide.questions import open_paths, relevant
from checker.filing.receipt import as_json
from checker.model import Basis, Data, Findings, Verdict

# To note each line that runs takes as long again, and no line runs here alone.
pytestmark = pytest.mark.no_cover
EVERY_RUN = examples(150)
BASES = tuple(Basis)
PHONE = "service.phone_network"

any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
known_keys = st.sampled_from(
    [*{p.partition(".")[0].partition("[")[0] for p in LAW.facts}, "format"]
)


def findings(data: Data) -> Findings:
    app = parsed(data)
    return evaluate(app, LAW)


def report(data: Data) -> str:
    return as_json(report_on(data))


@EVERY_RUN
@given(st.dictionaries(known_keys, any_json))
def test_no_content_crashes_the_engine(data: Data):
    app, _ = parse(data, LAW, DAY)

    assert len(evaluate(app, LAW).rules) == len(LAW.rules)


@EVERY_RUN
@given(applications(), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_finding_says_why_in_both_languages(data: Data, day: date):
    app, _ = parse(data, LAW, DAY, as_of=day)

    for rule in evaluate(app, LAW).rules:
        for finding in rule.on.values():
            assert finding.reasons
            assert all(r.text.en and r.text.zh for r in finding.reasons)
            assert bool(finding.missing) <= (finding.verdict is Verdict.UNKNOWN)


@EVERY_RUN
@given(applications(), st.data())
def test_adding_an_answer_never_flips_what_is_decided(data: Data, draw: st.DataObject):
    answered = parsed(data)
    paths = [*answered.answers, *(path for path, n in answered.lengths.items() if n == 0)]
    # Of these silence is an answer, too: a sum of which no currency is said is one in RMB.
    path = draw.draw(st.sampled_from(sorted({*paths} - {*SILENCE}) or [""]))
    if not path:
        return
    less = changed(data, {path: ...})
    app, faults = parse(less, LAW, DAY)
    before, after = evaluate(app, LAW), findings(data)
    if takes_back(path, answered, before):
        return
    if faults or set(after.contradictions) - set(before.contradictions):
        return  # a contradiction is worked out by the cautious reading, and says so

    for part in ("need", "license_class", "scope", "path", "authority"):
        one, other = getattr(before.route, part), getattr(after.route, part)
        # The one exception, see checker.route: a service over the internet alone.
        if one not in ("unknown", None) and (part, path) != ("need", PHONE):
            assert one == other
    for older, newer in zip(before.rules, after.rules, strict=True):
        for basis, finding in older.on.items():
            if finding.verdict is not Verdict.UNKNOWN:
                assert finding.verdict is newer.on[basis].verdict


def takes_back(path: str, answered: Application, before: Findings) -> bool:
    """Tell whether an answer may take back what its absence has settled.

    An applicant may turn out to be set up abroad. Where owners have shown that there is no foreign
    capital, what the company and its owners say later counts; tests/test_foreign_doors.py goes
    through these answers one by one.
    """
    if path == FORM:
        return answered.answers[path] == "foreign-entity"
    of_owners = path == FOREIGN or path.startswith(("shareholders[", "holders["))
    return (
        of_owners and before.route.path == "domestic" and answered.answers.get(FOREIGN) is not False
    )


@EVERY_RUN
@given(applications(), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_an_unknown_verdict_is_of_one_kind_and_the_law_has_a_question(data: Data, day: date):
    app, _ = parse(data, LAW, DAY, as_of=day)

    for rule in evaluate(app, LAW).rules:
        for finding in rule.on.values():
            assert (finding.waits_for is None) is (finding.verdict is not Verdict.UNKNOWN)
            assert (finding.waits_for == "answer") is bool(finding.missing)
            if finding.version:
                assert bool(finding.ask) is (finding.waits_for == "law")
                assert bool(finding.ask) <= any(reason.ask for reason in finding.reasons)


@EVERY_RUN
@given(applications(), st.lists(table("asked[]"), max_size=3))
def test_no_recorded_answer_changes_a_verdict(data: Data, recorded: list[Data]):
    without = {key: value for key, value in data.items() if key != "asked"}
    one, other = findings(without), findings(without | {"asked": recorded})

    assert (one.route, one.contradictions, one.dates) == (
        other.route,
        other.contradictions,
        other.dates,
    )
    assert [r.on for r in one.rules] == [r.on for r in other.rules]


@EVERY_RUN
@given(applications())
def test_the_order_of_keys_means_nothing(data: Data):
    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: turned(v) for k, v in reversed(value.items())}
        return value

    assert report(data) == report(turned(data))


@EVERY_RUN
@given(applications())
def test_a_saved_file_loads_to_the_same_report(data: Data):
    saved = json.dumps(data, ensure_ascii=False)
    reply = asked(do="open", text=saved)

    assert reply["ok"], reply
    assert report(data) == report(reply["application"])


@EVERY_RUN
@given(applications())
def test_a_question_that_stepped_back_changes_nothing(data: Data):
    app, _ = parse(data, LAW, DAY)
    memo = Memo()
    found = evaluate(app, LAW, memo)
    kept = set(relevant(app, found, LAW, BASES, memo))

    assert set(open_paths(found, BASES)) <= kept
    for path in app.answers:
        if path in kept or not LAW.fact(path).decides:
            continue
        less = type(app)(app.day, {p: v for p, v in app.answers.items() if p != path}, app.lengths)
        after = evaluate(less, LAW)
        for one, other in zip(found.rules, after.rules, strict=True):
            assert {b: f.verdict for b, f in one.on.items()} == {
                b: f.verdict for b, f in other.on.items()
            }
