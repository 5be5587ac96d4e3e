"""The days to file: exactly those that evaluating every day finds, and what bounds them."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from support.applications import LAW, PROVINCES, parsed, ready
from support.casebook import cases
from support.command import printed, refused
from support.every_day import EveryDay, as_found, on, runs
from support.other_law import with_check, with_minimum, without_minimum_after
from support.rows import answered, keyed, rows_of
from support.samples import PARTS, part

from checker.application.application import Application, parse
from checker.core.dates import Period
from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    advised,
    advised_if,
    all_of,
    any_of,
    either_way,
    no,
    not_,
    open_fact,
    unique,
    why,
)
from checker.decide.evaluate import evaluate, state_on
from checker.filing.dated_papers import PaperDays, dated_papers
from checker.filing.window.find import (
    DAYS,
    FINE,
    FindingDays,
    Obstacle,
    Stretch,
    Window,
    stretches,
    window,
)
from checker.filing.window.outline import BASES
from checker.model import DECIDING, Basis, Data, Version
from checker.rules.papers import issued_within
from checker.rules.registry import DECISIONS
from scripts.proofs.applications import applications
from scripts.proofs.window import differences

CERTIFICATE = "social-security-certificate"
ISSUED_ON = f"materials.{CERTIFICATE}.issued_on"
REPORT = "financial-report"
AUDITED_ON = f"materials.{REPORT}.audit_report_on"
BEIJING = {"service.provinces": ["CN-BJ"]}
NATIONWIDE = {"service.provinces": "nationwide"}
OTHER_PROOF = f"materials.{CERTIFICATE}.other_proof"
DAY = date(2026, 11, 24)
NOT_FAILING = (*FINE, "answer", "unclear")
SEED = 20261128
# Every question more makes other companies of the same seed.
MOST_DRAWN = 1_000
# Every day of one application takes 50 ms to judge alone, and neighbors have the same days.
READ = cases()[::3]
DRAWN = 40
ONE_IN = 50


def window_of(data: Data, **more: Any) -> Window:
    return window(parsed(data), LAW, **more)


def days(found: Window, basis: str) -> list[tuple[str, str]]:
    """Return the runs on which a basis is met, as written."""
    return [(r.opens.isoformat(), r.closes.isoformat()) for r in found.outlook(BASES[basis]).met]


# Exact.


def check_every_day(apps: list[Application]) -> list[str]:
    every_day, wrong = EveryDay(), []
    for number, app in enumerate(apps):
        found = window(app, LAW)
        states = {row: every_day.states(found, row) for row in found.rows}
        wrong += [f"{number}: {row}" for row, each in states.items() if as_found(row) != each]
        for name, bases in BASES.items():
            outlook = found.outlook(bases)
            met = [(run.opens, run.closes) for run in outlook.met]
            unfailing = [(run.opens, run.closes) for run in outlook.unfailing]
            of_bases = [each for row, each in states.items() if row.basis in bases]
            if met != runs(found, of_bases, FINE):
                wrong.append(f"{number}: {name}, met")
            if unfailing != runs(found, of_bases, NOT_FAILING):
                wrong.append(f"{number}: {name}, nothing fails")
    return wrong


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@pytest.mark.parametrize("a_few", PARTS)
def test_every_day_of_a_worked_case_is_judged_as_it_is_alone(a_few: bool):
    some = part(READ, ONE_IN, a_few=a_few)
    apps = [parse(case.application, LAW, case.day)[0] for case in some]

    assert check_every_day(apps) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("a_few", PARTS)
def test_every_day_of_random_applications_is_judged_as_it_is_alone(a_few: bool):
    # They are worth the work: some fit, some wait, some do not fit. Few have no such days at all.
    kinds, apps, found = {"fits", "open", "stuck", "none"}, [], set()
    for data in applications(LAW, MOST_DRAWN, SEED):
        apps.append(parsed(data))
        found.add(window(apps[-1], LAW).deciding.kind)
        if len(apps) >= DRAWN and found == kinds:
            break

    assert found == kinds
    assert check_every_day(part(apps, ONE_IN, a_few=a_few)) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("a_few", PARTS)
def test_a_state_is_that_of_the_whole_evaluation(a_few: bool):
    """So what is compared on every day is what ``check`` reports on that day."""
    apps = [parse(case.application, LAW, case.day)[0] for case in cases()]
    apps += [parsed(data) for data in applications(LAW, 100, SEED)]
    for number, app in part(enumerate(apps), ONE_IN, a_few=a_few):
        findings = evaluate(on(app, app.day + timedelta(number % DAYS)), LAW)
        for each in findings.rules:
            for basis in Basis:
                found = each.on[basis].state if basis in each.on else None
                authority = findings.route.authority or ""
                assert state_on(on(app, findings.day), each.rule, basis, authority) == found


@pytest.mark.thorough
def test_a_few_applications_agree_with_reading_and_evaluating_anew_each_day():
    assert [differences(data, LAW) for data in applications(LAW, 2, SEED)] == [[], []]


@pytest.mark.no_cover
def test_the_proof_sees_a_wrong_day(monkeypatch: pytest.MonkeyPatch):
    (data,) = applications(LAW, 1, SEED)
    monkeypatch.setattr(Period, "turns", ())

    assert differences(data, LAW) != []


@pytest.mark.no_cover
def test_no_application_takes_more_than_thirty_evaluations():
    for data in applications(LAW, 100, SEED):
        found = window_of(data)
        judged = sum(len(row.stretches) for row in found.rows)
        assert judged < 2 * len(found.rows)


# What is put together turns where one of its parts does.

FIRST = date(2026, 1, 1)
ONE, OTHER = (Period("", FIRST + timedelta(n), 0) for n in (3, 5))
OPEN, NO = open_fact(""), no(why(""))


def decides_by(monkeypatch: pytest.MonkeyPatch, decide: Any):
    monkeypatch.setitem(DECISIONS, ("registered-capital", Basis.LAW), decide)


@pytest.mark.parametrize(
    "put",
    [
        lambda one, _other: one,
        lambda one, _other: not_(one),
        all_of,
        lambda one, other: all_of(not_(one), other),
        lambda one, _other: all_of(one, OPEN),
        any_of,
        lambda one, _other: any_of(not_(one), OPEN),
        lambda one, _other: not_(all_of(one, OPEN)),
        lambda one, _other: advised(one, why("")),
        lambda one, _other: advised(not_(one)),
        lambda one, _other: advised_if(one, NO),
        advised_if,
        lambda one, _other: advised_if(OPEN, one),
        lambda one, _other: either_way(one, OPEN, NO),
        lambda one, other: either_way(one, other, NO),
        lambda one, other: either_way(one, NO, other),
        lambda one, other: either_way(OPEN, one, other),
        lambda one, _other: either_way(all_of(one, OPEN), YES, NO),
        lambda one, _other: either_way(all_of(one, OPEN), NO, NO),
    ],
)
def test_what_is_put_together_turns_with_its_parts(put: Callable[[Truth, Truth], Truth]):
    last = FIRST + timedelta(9)
    for one, other in product((Application.is_up_to, Application.is_short_of), repeat=2):

        def truth(day: date, one: Any = one, other: Any = other) -> Truth:
            app = Application(day, {}, {})
            return put(one(app, ONE), other(app, OTHER))

        for outcome in (
            lambda day, truth=truth: Outcome(truth(day)),
            lambda day, truth=truth: Outcome(NO, applies=truth(day)),
        ):
            found = stretches(FIRST, last, outcome, ())
            given = [s.found for s in found for _ in range((s.last - s.first).days + 1)]
            assert given == [outcome(FIRST + timedelta(n)).state for n in range(10)]


def test_the_calendar_ends_on_its_last_day():
    last = date.max
    before = last - timedelta(days=1)
    end = Period("", before, 1)
    said = stretches(
        before, last, lambda day: Outcome(Application(day, {}, {}).is_short_of(end)), ()
    )

    assert [*said] == [Stretch(before, before, "met"), Stretch(last, last, "not_met")]
    assert window(Application(before, {}, {}), LAW).last == last


# What opens and what closes, first and last day inside.


def causes(bounding: Iterable[Obstacle]) -> list[dict[str, object]]:
    """Return what bounds some days: the wordings, with the paper's last day where it is one's."""
    return [
        {"rule": each.rule.id, "basis": each.basis.value, "day": each.day}
        | ({"until": each.paper.until} if each.paper else {})
        | {"verdict": each.finding.verdict.value}
        for each in bounding
    ]


def days_of(paper: PaperDays) -> dict[str, object]:
    """Return what is said of a paper's days; one that is not there yet has no day and no last."""
    days = {"on": paper.on, "until": paper.until, "not_before": paper.not_before}
    bases = [basis.value for basis in paper.bases]
    return {"bases": bases, "ranks": [*paper.ranks]} | {k: day for k, day in days.items() if day}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "case", keyed(rows_of("days_to_file")["case"], "answers", "days", "first", "told", "without")
)
def test_the_days_to_file(case: Data):
    looked_at = {key: case[key] for key in ("first", "days") if key in case}
    found = window_of(ready(answered(case)), **looked_at)
    all_bases = {**BASES, "deciding": DECIDING}
    runs = {name: found.outlook(bases).met for name, bases in all_bases.items()}
    told = {
        **{name: [[run.opens, run.closes] for run in each] for name, each in runs.items()},
        "opened": {name: [causes(run.opened_by) for run in each] for name, each in runs.items()},
        "closed": {name: [causes(run.closed_by) for run in each] for name, each in runs.items()},
        "kind": found.deciding.kind,
        "day": found.day,
        "guide": found.state((Basis.LOCAL,), found.day) or "none applies",
        "papers": [paper.rule.id for paper in found.papers],
        "certificate": [days_of(paper) for paper in found.papers if paper.path == ISSUED_ON],
        "first": found.first,
        "last": found.last,
    }

    for turn in ("opened", "closed"):
        told[turn] = {name: told[turn][name] for name in case["told"].get(turn, ())}
    assert case["told"] == {name: told[name] for name in case["told"]}


@pytest.mark.parametrize(
    ("capital", "minimum", "expected", "code"),
    [
        (1_000_000, 2_000_000, ("2026-11-24", "2027-06-30"), "below-local"),
        (500_000, 500_000, ("2027-07-01", "2027-12-28"), "below-local"),
    ],
)
def test_a_wording_that_begins_inside_the_span_is_named(
    capital: int, minimum: int, expected: tuple[str, str], code: str
):
    """Not law: a minimum of registered capital that changes on 1 July 2027."""
    turn = date(2027, 7, 1)
    data = ready(BEIJING | {OTHER_PROOF: True, "company.registered_capital": capital})
    found = window(parsed(data), with_minimum(minimum, turn))

    assert days(found, "law") == [expected]
    (run,) = found.outlook((Basis.LAW,)).met
    (cause,) = (*run.opened_by, *run.closed_by)
    assert cause.wording == turn
    assert [reason.code for reason in cause.finding.reasons] == [code]


def test_what_turns_on_one_day_has_each_its_own_cause(monkeypatch: pytest.MonkeyPatch):
    """Not law: after the certificate's last day a higher minimum, and an old list that ends."""
    last = date(2027, 6, 30)
    old_list = (CERTIFICATE, Basis.CHECKLIST)
    ended = Period("", last, 0)
    monkeypatch.setitem(DECISIONS, old_list, lambda app, _: Outcome(app.is_up_to(ended)))
    dated = dict.fromkeys((ISSUED_ON, AUDITED_ON), "2027-05-31")
    filed = {"application_date": "2027-06-15", "penalties": []}
    data = ready(dated | filed | {"company.registered_capital": 1_000_000})
    found = window(parsed(data), with_minimum(2_000_000, last + timedelta(1)))
    (run,) = found.safer.met
    causes = {(c.rule.id, c.basis): c for c in run.closed_by}

    assert run.closes == last
    assert {key: cause.paper is not None for key, cause in causes.items()} == {
        ("registered-capital", Basis.LAW): False,
        (CERTIFICATE, Basis.LAW): True,
        (CERTIFICATE, Basis.LOCAL): True,
        old_list: False,
    }
    assert [key for key, cause in causes.items() if cause.wording] == [
        ("registered-capital", Basis.LAW)
    ]


def test_a_text_that_ends_closes_the_days_without_another_wording():
    """Not law: registered capital of which no text says anything from 2 December 2026 on."""
    found = window(parsed(ready()), without_minimum_after(date(2026, 12, 1)))
    (run,) = found.deciding.met
    (cause,) = run.closed_by

    assert (run.closes, cause.day, cause.wording) == (date(2026, 12, 1), date(2026, 12, 2), None)
    assert cause.finding.version is None


def test_of_an_open_authority_no_rule_stands_in_for_its_guide():
    found = window_of(ready({"service.provinces": ...}))

    assert [r.rule for r in found.standing((Basis.LOCAL,), found.day)] == [None]


# Dated papers.


def fresh(code: str, filed: str) -> Data:
    """Return an application to a province whose papers are of the filing day itself."""
    certificate = {"months": 12, "verifiable": True}
    return ready(
        {f"materials.{CERTIFICATE}.{key}": answer for key, answer in certificate.items()}
        | dict.fromkeys(("application_date", AUDITED_ON, ISSUED_ON), filed)
        | {"service.provinces": [code], "penalties": []}
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("filed", ["2026-11-24", "2028-02-29", "2027-03-31", "2027-01-01"])
def test_a_paper_may_be_no_older_than_its_earliest_day(filed: str, subtests: pytest.Subtests):
    for code in PROVINCES:
        with subtests.test(code):
            no_paper_is_older_than_its_earliest_day(code, filed)


def no_paper_is_older_than_its_earliest_day(code: str, filed: str):
    day, data = date.fromisoformat(filed), fresh(code, filed)
    papers = dated_papers(parsed(data), LAW, code, day)
    assert {paper.path for paper in papers} == {ISSUED_ON, AUDITED_ON}
    for paper in papers:
        for issued, fits in ((paper.not_before, True), (paper.not_before - timedelta(1), False)):
            answers = {**parsed(data).answers, paper.path: issued}
            app = Application(day, answers, parsed(data).lengths)
            for basis in paper.bases:
                assert (state_on(app, paper.rule, basis, code) == "met") is fits


@pytest.mark.parametrize("code", PROVINCES)
def test_a_window_is_ascribed_to_the_wordings_that_set_it_and_to_no_other(code: str):
    data = fresh(code, DAY.isoformat())
    data["materials"][CERTIFICATE] |= {"other_proof": False, "promised": False}
    for paper in dated_papers(parsed(data), LAW, code, DAY):
        # All else is there and nothing stands in for it: only a day too old can fail it.
        old = {**parsed(data).answers, paper.path: paper.not_before - timedelta(1)}
        app = Application(DAY, old, parsed(data).lengths)
        failing = [b for b in paper.bases if state_on(app, paper.rule, b, code) == "not_met"]
        wordings = [paper.rule.version(basis, DAY, code) for basis in failing]

        assert all(each and "too-old" in each.reasons for each in wordings)
        assert paper.ranks == (unique(each.rank for each in wordings if each) or ("reading",))


def usable(
    monkeypatch: pytest.MonkeyPatch,
    months: Callable[[Application], list[int]],
    *of: Any,
):
    """Let a wording take a certificate that is not older than any of so many months."""

    def decide(app: Application, _version: Version) -> Outcome:
        return Outcome(all_of(*(issued_within(app, ISSUED_ON, each) for each in months(app))))

    monkeypatch.setitem(DECISIONS, of or (CERTIFICATE, Basis.LAW), decide)


def certificate() -> PaperDays:
    """Return the days of the certificate by the current requirements alone."""
    papers = window_of(ready(NATIONWIDE)).papers
    (found,) = (paper for paper in papers if paper.rule.id == CERTIFICATE)
    return found


@pytest.mark.parametrize("case", keyed(rows_of("days_to_file")["apart"], "months"))
def test_what_bases_want_otherwise_stands_apart(monkeypatch: pytest.MonkeyPatch, case: Data):
    """Not law: a guide that takes a certificate for longer than the ministry's form does."""
    usable(monkeypatch, lambda _app: [case["months"]], "certificate-window", Basis.LOCAL)
    data = ready({"service.provinces": ["CN-GX"], ISSUED_ON: None, AUDITED_ON: None})

    assert [(paper.rule.id, paper.bases) for paper in window_of(data).papers] == [
        (REPORT, (Basis.CHECKLIST,)),
        (CERTIFICATE, (Basis.LAW,)),
        (CERTIFICATE, (Basis.LOCAL,)),
    ]


def test_an_answer_elsewhere_may_say_how_long_a_paper_is_usable(
    monkeypatch: pytest.MonkeyPatch,
):
    """Not law: a certificate that is usable longer once it is said that no capital is foreign."""
    usable(monkeypatch, lambda app: [1 if app.is_open("company.foreign_capital") else 2])
    found = certificate()

    assert (found.on, found.until) == (date(2026, 11, 10), date(2027, 1, 10))
    assert found.not_before == date(2026, 9, 24)


def test_the_first_period_of_a_paper_s_own_ends_its_days(monkeypatch: pytest.MonkeyPatch):
    """Not law: two periods that run from the certificate's date, and one from another day."""
    other = Period("company.established_on", date(2026, 11, 1), 1)

    def decide(app: Application, _version: Version) -> Outcome:
        own = (issued_within(app, ISSUED_ON, months) for months in (3, 2))
        return Outcome(all_of(*own, app.is_up_to(other)))

    monkeypatch.setitem(DECISIONS, (CERTIFICATE, Basis.LAW), decide)

    assert certificate().until == date(2027, 1, 10)


def test_a_date_that_no_wording_counts_from_has_no_days(monkeypatch: pytest.MonkeyPatch):
    """Not law: a certificate whose date is asked for, and no more."""

    def dated(app: Application, _version: Version) -> Outcome:
        return Outcome(YES if app.date(ISSUED_ON) else open_fact(ISSUED_ON))

    monkeypatch.setitem(DECISIONS, (CERTIFICATE, Basis.LAW), dated)

    assert [paper.rule.id for paper in window_of(ready(NATIONWIDE)).papers] == [REPORT]


def test_stretches_that_say_the_same_are_joined():
    day = date(2026, 12, 1)
    parts = [Stretch(day, day, "met"), Stretch(day + timedelta(1), day + timedelta(2), "met")]

    assert FindingDays(None, Basis.LAW, tuple(parts)).said == [
        Stretch(day, day + timedelta(2), "met")
    ]


# The headline day.


def test_the_filing_date_may_fit_in_a_later_run(monkeypatch: pytest.MonkeyPatch):
    """Not law: a rule that fails on two days in between."""
    before, last = (Period("", day, 0) for day in (date(2026, 11, 30), date(2026, 12, 2)))

    def outside(app: Application, _version: Version) -> Outcome:
        return Outcome(any_of(app.is_up_to(before), not_(app.is_up_to(last))))

    decides_by(monkeypatch, outside)
    found = window_of(ready() | {"application_date": "2026-12-05"}, first=date(2026, 11, 24))

    assert days(found, "law") == [("2026-11-24", "2026-11-30"), ("2026-12-03", "2026-12-10")]
    assert found.day == date(2026, 12, 5)


@pytest.mark.parametrize("basis", Basis)
def test_only_what_decides_is_to_be_checked_again_before_a_day(basis: Basis):
    due = date(2026, 12, 1)
    found = window(parsed(ready()), with_check(due, basis))

    assert (found.due == due) is (basis is not Basis.CHECKLIST)


def test_from_one_day_to_ten_years_are_looked_at():
    for days in ("1", "3653"):
        assert printed("window", "--days", days, on=ready())
    for days in ("0", "3654", "-1", "+1", "1.0", ""):
        said = f"--days: {days} is not a whole number from 1 to 3653.\n"
        assert refused("window", f"--days={days}", on=ready()) == said
