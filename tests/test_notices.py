"""A filing date outside of what the texts cover is told before any verdict, and in the page."""

from datetime import date

from support.applications import LAW
from support.replies import panel_of
from support.samples import in_both_languages

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.model import Lang
from checker.report.outline import Report
from checker.report.page import as_html
from checker.report.plain import FORMS, parts_of, written

PAST = {
    "en": (
        "The filing date is later than the day the texts are next due for a check (24 May 2027); "
        "confirm that they still apply."
    ),
    "zh": "拟申请日期晚于依据的下次核对期限（2027年5月24日），请先确认有关依据是否仍然有效。",
}
BEFORE = {
    "en": "No rule is known for this date. Known from 1 January 2002 on.",
    "zh": "本站未收录该日期适用的规则。已收录的规则自2002年1月1日起。",
}
NOTHING_STOPS = {
    "en": "On your answers no requirement fails so far.",
    "zh": "按您的答案，目前没有不符合项。",
}


def reports(day: str, lang: Lang) -> list[str]:
    app, _ = parse({}, LAW, date.fromisoformat(day))
    report = Report(app, evaluate(app, LAW), LAW)
    plain = [written(parts_of(report), form, lang) for form in FORMS]
    return [*plain, as_html(report, lang)]


def panel_on(day: str, lang: Lang) -> str:
    return panel_of({"application_date": day}, today=day, lang=lang)


@in_both_languages
def test_a_date_past_the_next_check_is_told_once(lang: Lang):
    for said in (*reports("2027-05-25", lang), panel_on("2027-05-25", lang)):
        assert said.count(PAST[lang]) == 1
    for said in (*reports("2027-05-24", lang), panel_on("2027-05-24", lang)):
        assert PAST[lang] not in said


@in_both_languages
def test_before_all_law_nothing_else_is_told(lang: Lang):
    for said in (*reports("2001-12-31", lang), panel_on("2001-12-31", lang)):
        assert said.count(BEFORE[lang]) == 1
        assert NOTHING_STOPS[lang] not in said
        assert len(said.splitlines()) < 20
    assert NOTHING_STOPS[lang] in panel_on("2026-11-24", lang)
