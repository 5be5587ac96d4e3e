"""The guide of the province that decides stands beside the law, and no other guide does."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from applications import LAW, ready

from checker import web
from checker.application import parse
from checker.cli import main
from checker.evaluate import evaluate
from checker.formats import as_text
from checker.model import Basis, Verdict
from checker.outline import outline
from checker.report import as_data

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Finding, Findings

DAY = date(2026, 11, 24)
SEATS = {"operators": 15, "floor_area": 75, "own_seats": 10, "rented_seats": 0}


def in_province(code: str, **means: Any) -> dict[str, Any]:
    """Return the ready application, moved to a province."""
    data = ready()
    data["service"]["provinces"] = [code]
    data["company"]["province"] = code
    data["means"] |= means
    return data


def shaanxi(**means: Any) -> dict[str, Any]:
    return in_province("CN-SN", **{**SEATS, **means})


def findings(data: dict[str, Any], day: date = DAY) -> Findings:
    app, errors = parse(data, LAW, day, as_of=day)
    assert errors == ()
    return evaluate(app, LAW)


def local(data: dict[str, Any], rule: str, day: date = DAY) -> Finding:
    found = next(r for r in findings(data, day).rules if r.rule.id == rule)
    return found.on[Basis.LOCAL]


def text(data: dict[str, Any], lang: Any = "en") -> str:
    app, _ = parse(data, LAW, DAY)
    return as_text(outline(app, evaluate(app, LAW), LAW), lang)


def check(data: dict[str, Any], **more: Any) -> Any:
    asked = {"today": "2026-11-24", "lang": "en", "bases": ["law", "local", "checklist"]}
    return json.loads(web.answer(json.dumps({"do": "check", "application": data, **asked, **more})))


def test_fourteen_operators_in_shaanxi_are_one_short(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "application.json"
    file.write_text(json.dumps(shaanxi(operators=14)), encoding="utf-8")

    main(["check", str(file)])
    said = capfd.readouterr().out
    assert "Shaanxi guide, 9 December 2021, adds: Not ready" in said
    assert "Operators with contracts: 14; the Shaanxi guide asks for at least 15." in said
    assert "Shaanxi guide call center section, staff" in said
    assert "Law in force, decides: Ready" in said

    main(["check", str(file), "--format", "json"])
    report = json.loads(capfd.readouterr().out)
    rule = next(r for r in report["rules"] if r["id"] == "funds-and-professionals")
    assert {basis: f["verdict"] for basis, f in rule["findings"].items()} == {
        "checklist": "met",
        "law": "met",
        "local": "not_met",
    }
    assert report["verdicts"]["local"]["conditions"] == "not_met"
    assert rule["findings"]["local"]["citations"][0]["instrument"] == "guide-shaanxi"


@pytest.mark.parametrize(
    ("code", "en", "zh"),
    [
        ("CN-SC", "no local guide known", "未收录地方指南"),
        ("CN-BJ", "no local guide known for call centers", "未收录关于呼叫中心的地方指南"),
        ("CN-GS", "guide of 27 March 2019 read; it adds nothing here", "没有另行要求"),
        (
            "CN-TJ",
            "guide of 20 May 2020 not used: it still prints repealed wording",
            "仍载有已废止的条文",
        ),
        ("CN-SH", "page without a date read; it adds nothing here", "没有另行要求"),
        (
            "CN-QH",
            "page without a date not used: it rests on repealed measures",
            "所据办法已废止，不采用",
        ),
        ("CN-CQ", "no local guide known for call centers", "未收录关于呼叫中心的地方指南"),
    ],
)
def test_a_province_without_a_guide_that_asks_says_so(code: str, en: str, zh: str) -> None:
    data = in_province(code)

    assert f"Local guide, adds: {en}\n" in text(data)
    assert zh in text(data, "zh")
    assert as_data(parse(data, LAW, DAY)[0], findings(data), LAW)["verdicts"]["local"] is None


@pytest.mark.parametrize(
    ("code", "en", "zh"),
    [
        (
            "CN-ZJ",
            "Zhejiang guide, counted from 8 June 2026",
            "浙江指南，自2026年6月8日起计",
        ),
        ("CN-LN", "Liaoning guide, counted from 1 September 2017", "辽宁指南，自2017年9月1日起计"),
    ],
)
def test_a_day_that_a_guide_does_not_bear_is_not_called_its_date(
    code: str, en: str, zh: str
) -> None:
    assert en in text(in_province(code))
    assert zh in text(in_province(code), "zh")


def test_no_local_guide_applies_where_the_ministry_decides() -> None:
    whole = in_province("CN-SN")
    whole["service"]["provinces"] = ["CN-SN", "CN-HN"]
    foreign = in_province("CN-SN")
    foreign["company"]["foreign_capital"] = True

    for data in (whole, foreign):
        assert "the ministry decides; no local guide applies" in text(data)


def test_the_authority_comes_before_its_guide() -> None:
    unknown = in_province("CN-SN")
    del unknown["company"]["foreign_capital"]
    nowhere = ready()
    del nowhere["service"]["provinces"]

    assert "open until it is known whether there is foreign capital" in text(unknown)
    assert "choose a province first" in text(nowhere)


def test_a_guide_binds_from_its_date() -> None:
    data = shaanxi()
    before = local(data | {"penalties": []}, "premises-proof", date(2026, 11, 24))
    assert before.verdict is Verdict.MET

    old = {"service": data["service"], "company": {"foreign_capital": False}}
    early = local(old | {"means": data["means"]}, "funds-and-professionals", date(2021, 12, 8))
    assert [r.code for r in early.reasons] == ["no-rule-for-date"]
    on_time = local(old | {"means": data["means"]}, "funds-and-professionals", date(2021, 12, 9))
    assert on_time.verdict is Verdict.MET


def test_mixed_seats_stay_open_and_say_why() -> None:
    found = local(shaanxi(own_seats=10, rented_seats=20), "sites-and-facilities")

    assert found.verdict is Verdict.UNKNOWN
    assert found.missing == ()
    assert [r.code for r in found.reasons] == ["mixed-seats"]


def test_what_the_text_leaves_open_stands_beside_what_an_answer_can_close() -> None:
    data = in_province("CN-LN")
    data["materials"]["social-security-certificate"] |= {"months": 1}
    del data["materials"]["social-security-certificate"]["red_seal"]

    found = local(data, "social-security-certificate")
    assert [r.code for r in found.reasons] == ["no-window", "open"]


def test_a_local_question_matters_only_where_its_province_decides() -> None:
    here, there, nowhere = (
        check(data, do="questions")["relevant"]
        for data in (shaanxi(operators=3), in_province("CN-HN", operators=3), {})
    )

    assert "means.operators" in here
    assert "means.operators" not in there
    assert "means.operators" not in nowhere


def test_what_a_guide_lacks_stops_and_is_not_ready() -> None:
    reply = check(shaanxi(operators=14))

    assert "What stops you, by the law in force or the local guide" in reply["panel"]
    assert "Every rule we know is met" not in reply["panel"]
    assert 'Local guide · <a href="../local/shaanxi/">Shaanxi</a>' in reply["panel"]


def test_what_the_guide_asks_is_not_only_a_window_s_wish() -> None:
    data = shaanxi()
    data["materials"]["labor-contracts"]["originals"] = False

    assert "only if your window asks" not in check(data)["panel"]


def test_a_rules_own_result_says_why_no_guide_is_measured_against() -> None:
    data = in_province("CN-SC")

    mini = check(data, rule="sites-and-facilities")["mini"]
    assert mini.count("b-mini--") == 3
    assert "no local guide known" in mini
    assert check(data, rule="call-conduct")["mini"].count("b-mini--") == 1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("CN-ZJ", "guide without a date read; it says nothing of this rule"),
        ("CN-LN", "guide of 25 November 2015 read; it says nothing of this rule"),
    ],
)
def test_a_guide_silent_on_a_rule_is_named_by_the_date_it_bears(code: str, said: str) -> None:
    assert said in check(in_province(code), rule="sites-and-facilities")["mini"]


def test_the_list_of_rules_names_the_province(capfd: pytest.CaptureFixture[str]) -> None:
    main(["rules", "--as-of", "2026-11-24"])
    listed = capfd.readouterr().out

    assert "Local guide (Shaanxi): yes; 2021-12-09; Shaanxi guide call center section" in listed
    main(["rules", "--as-of", "2018-01-01"])
    assert "Local guide (Shaanxi)" not in capfd.readouterr().out


def test_what_the_guide_leaves_open_stands_beside_the_law() -> None:
    data = shaanxi()
    del data["means"]["premises"], data["means"]["floor_area"]

    assert "      Local guide: Open: floor area.\n" in text(data)
    assert "<strong>Local guide:</strong> Open: floor area.</p>" in check(data)["panel"]
    without = check(data, bases=["law", "checklist"])["panel"]
    assert "<strong>Local guide:</strong>" not in without


def test_what_fails_by_law_and_by_guide_is_told_twice() -> None:
    data = shaanxi(premises=False, floor_area=74)
    said = text(data)

    assert "premises are not in place" in said
    assert (
        "      Local guide: Floor area: 74 m²; the Shaanxi guide asks for at least 75 m²." in said
    )


def test_whoever_answers_for_the_figure_mends_it() -> None:
    assert "-> HR: sign contracts with operators until there are 15." in text(shaanxi(operators=14))
