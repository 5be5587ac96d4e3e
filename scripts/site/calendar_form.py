"""The form that works out the calendar of the visitor's own license."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import Text
from checker.report.markup import icon
from checker.words import word
from scripts.site.check import on_own_lines
from scripts.site.form import frame as form_frame
from scripts.site.form.notes import data
from scripts.site.form.page import LIVE
from scripts.site.form.words import say
from scripts.site.markup import element, text
from scripts.site.statements import duties

if TYPE_CHECKING:
    from checker.model import Lang

SITE = "../"


class Field(NamedTuple):
    """One day of a license: what it is, and what helps to find it."""

    name: str
    label: Text
    hint: Text


FIELDS = (
    Field(
        "granted",
        word("calendar.granted"),
        Text("the day it was issued", "许可证载明的发证日期"),
    ),
    Field(
        "expires",
        word("calendar.expires"),
        Text("if printed; otherwise five years are counted", "载明的照填；不填的，按5年推算"),
    ),
    Field(
        "registered",
        Text("Change registered", "完成工商变更登记"),
        Text(
            "company name, legal representative, or registered capital, if any changed",
            "公司名称、法定代表人、注册资本有变更的填写",
        ),
    ),
    Field(
        "decided",
        Text("Company's decision", "公司作出决定"),
        Text(
            "on the operating entity, the scope, or a branch, if there was one",
            "变更经营主体、业务范围或者涉及分支机构的填写",
        ),
    ),
)
MISSING = Text("Fill in the date on the license.", "请填写发证日期。")
WORK_OUT = Text("Work out my dates", "推算日期")
STAYS_HERE = Text(
    "Worked out on this device. Nothing is sent, and nothing is stored.",
    "在本机推算，不上传，也不保存。",
)


def calendar_form(lang: Lang) -> str:
    """Return the form, and below it the worked example that its result replaces."""
    fields = "".join(_field(field, lang) for field in FIELDS)
    # Enter presses a button that submits, and a dialog's form outside a dialog goes nowhere.
    go = element(
        "button",
        text(WORK_OUT.of(lang)),
        type="submit",
        class_="b-button b-button--primary",
        data_do="work-out",
    )
    note = element("span", f"{icon('lock')} {text(STAYS_HERE.of(lang))}", class_="b-muted")
    form = element(
        "form",
        f'<div class="b-calendar__fields">{fields}</div><p class="b-calendar__go">{go} {note}</p>',
        class_="b-calendar__form",
        method="dialog",
        autocomplete="off",
        novalidate="novalidate",
    )
    shown = element("div", f"\n{duties(lang)}", data_part="panel")
    whole = f"{form}{form_frame.states(lang)}{shown}{LIVE}{data(lang, SITE, {})}"
    inside = on_own_lines(whole)
    return f'<div class="b-calendar" data-module="calendar">\n{inside}\n</div>\n'


def _field(field: Field, lang: Lang) -> str:
    own = f"c-{field.name}"
    missing = MISSING.of(lang) if field.name == "granted" else ""
    told = {"data-format": say("date-format", lang), "data-missing": missing}
    said = "".join(f' {key}="{text(value)}"' for key, value in told.items() if value)
    return (
        f'<div class="b-calendar__field"><label for="{own}">{text(field.label.of(lang))}</label>'
        f'<input type="date" class="b-field" id="{own}" name="{field.name}" max="9999-12-31" '
        f'aria-describedby="{own}-hint {own}-error"{said}>'
        f'<span class="b-calendar__hint" id="{own}-hint">{text(field.hint.of(lang))}</span>'
        f'<span class="b-error" id="{own}-error"></span></div>'
    )
