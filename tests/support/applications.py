"""Applications for the tests: one that is ready, and any that Hypothesis can think of."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st
from support.answers import AS_READY, Answers, changed, put
from support.rows import answered, rows_of

from checker.application.application import Application, parse
from checker.decide.evaluate import evaluate
from checker.load import load_law
from checker.model import Basis, Fact
from checker.report.outline import Report

__all__ = ["AS_READY", "Answers", "changed", "put"]

LAW = load_law()
DAY = date(2026, 11, 24)
LISTS = [path for path, fact in LAW.facts.items() if fact.type == "list"]
READY = rows_of("ready")
PROVINCES = [code for code in LAW.authorities if code != "miit"]


def answers_to(fact: Fact) -> st.SearchStrategy[Any]:
    """Return a strategy of valid answers to one question."""
    days = st.integers(0, 1500).map(lambda n: (DAY - timedelta(days=n)).isoformat())
    codes = [o.id for o in fact.options]
    by_type = {
        # Some questions have an answer beside yes and no.
        "bool": st.sampled_from([True, False, *codes]),
        "date": days,
        "integer": st.integers(0, 40),
        "money": st.sampled_from([0, 999_999, 1_000_000, 9_999_999, 10_000_000, 12_000_000]),
        "number": st.sampled_from([0, 25, 33.33, 50, 50.5, 51, 100]),
        "text": st.sampled_from(["甲公司", "Example Co. (example data)", "<b>&{x}"]),
        "province": st.sampled_from(PROVINCES),
        "rule": st.sampled_from([rule.id for rule in LAW.rules]),
        "provinces": st.just("nationwide")
        | st.lists(st.sampled_from(PROVINCES), min_size=1, max_size=3, unique=True),
        "services": st.lists(st.sampled_from(codes or [""]), max_size=4, unique=True),
        "choice": st.sampled_from(codes or [""]),
    }
    return by_type[fact.type]


@cache
def table(stem: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for one table: any of its keys, each answered."""
    own = {
        p.removeprefix(f"{stem}."): answers_to(f)
        for p, f in LAW.facts.items()
        if p.startswith(f"{stem}.")
    }
    return st.fixed_dictionaries({}, optional=own)


@cache
def applications() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy of application files without faults."""
    groups = {g: table(g) for g in ("service", "company", "record", "means")}
    lists = {
        name: st.lists(table(f"{name}[]"), min_size=int(name == "shareholders"), max_size=3)
        for name in LISTS
    }
    materials = st.fixed_dictionaries(
        {}, optional={r.id: table(f"materials.{r.id}") for r in LAW.rules if r.kind == "material"}
    )
    whole = st.fixed_dictionaries(
        {"application_date": st.just(DAY.isoformat())},
        optional={**groups, **lists, "materials": materials},
    )
    return whole.filter(_audited_after_founding)


def _audited_after_founding(data: dict[str, Any]) -> bool:
    """Leave out the one pair of answers that is refused as input."""
    founded = data.get("company", {}).get("established_on", "")
    report = data.get("materials", {}).get("financial-report", {})
    return bool(founded <= report.get("audit_report_on", "9999"))


def parsed(data: dict[str, Any], day: date = DAY, *, as_of: date | None = None) -> Application:
    """Return the application of a file without faults."""
    application, errors = parse(data, LAW, day, as_of=as_of)
    assert errors == ()
    return application


def report_on(
    data: dict[str, Any], day: date = DAY, bases: tuple[Basis, ...] = tuple(Basis)
) -> Report:
    """Return the report on a file without faults."""
    app = parsed(data, day)
    return Report(app, evaluate(app, LAW), LAW, bases)


def ready(answers: Answers = AS_READY) -> dict[str, Any]:
    """Return the application of tests/ready.toml, which meets every rule, but for some answers."""
    return changed(READY, answers)


def application_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the application of a row: one that is ready, or its ``start``, but for it.

    Or what the row tells ``only``, and what one is unsure of.
    """
    if "only" in row:
        return changed(row["only"], dict.fromkeys(row.get("unsure", ())))
    return changed(_start(row["start"]) if "start" in row else READY, answered(row))


@cache
def _start(name: str) -> dict[str, Any]:
    return dict(rows_of(name))
