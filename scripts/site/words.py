"""The fixed words of the snippets, beside those the checker already has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Text
from checker.words import fill, word, written
from scripts.site.words_dated import DATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Lang

WORDS = {
    # kicker
    "asked-by-law": Text("asked by the current requirements", "现行要求列入"),
    "not-asked-by-law": Text("no longer asked by the current requirements", "现行要求不再列入"),
    "asked-of-some": Text(
        "asked by the current requirements (some applicants)", "现行要求列入（部分申请人）"
    ),
    "not-in-law": Text("not in the current requirements", "现行要求未列"),
    "on-checklist-condition": Text("on the old checklist, condition {n}", "旧版清单第 {n} 条"),
    "on-checklist-material": Text("on the old checklist, item {n}", "旧版清单第 {n} 项"),
    "not-on-checklist": Text("not on the old checklist", "旧版清单未列"),
    "last-check": Text("Last check {on}", "最近核对 {on}"),
    # jump line and headings
    "on-this-page": Text("On this page", "本页"),
    "jump-asked": Text("What is asked", "要求什么"),
    "jump-why": Text("Why", "为何要求"),
    "jump-prepare": Text("How to prepare", "如何准备"),
    "jump-local": Text("Local differences", "各地要求"),
    "jump-mistakes": Text("Common mistakes", "常见错误"),
    "jump-examples": Text("Worked examples", "示例"),
    "jump-sources": Text("Sources", "依据"),
    "jump-check-material": Text("Check this paper", "自查本项"),
    "jump-check-condition": Text("Check this condition", "自查本条"),
    # comparison
    "compare-caption": Text(
        "{rule}: what each basis asks, side by side", "{rule}：各类依据的要求对照"
    ),
    "row-rank": Text("Rests on", "效力层级"),
    "row-what": Text("What is asked", "要求什么"),
    "row-copy": Text("Original or copy", "原件／复印件"),
    "row-signs": Text("Who signs", "谁签字"),
    "row-seals": Text("Who seals", "谁盖章"),
    "row-fresh": Text("How fresh", "时效"),
    "row-holds": Text("What must hold", "须满足什么"),
    "row-whom": Text("For whom", "适用于谁"),
    "row-day": Text("On which day", "看哪一天"),
    "row-judge": Text("Who judges", "由谁判断"),
    "row-written": Text("Written in", "写在哪里"),
    "row-sure": Text("How sure", "可靠程度"),
    "not-said": Text("not said", "未规定"),
    "not-asked": Text("Not asked", "不要求"),
    "as-listed": Text("as listed", "照清单原文"),
    "since": Text("since {on}", "自{on}起"),
    "in-force-since": Text("in force since {on}", "{on}起施行"),
    "in-force-from": Text("not yet in force: from {on}", "尚未施行：自{on}起"),
    "until": Text("until {on}", "至{on}"),
    # the online form, block by block
    "sheet-title": Text(
        "What the online form asks, to fill in beforehand", "网上表单要填什么（可事先填好）"
    ),
    "sheet-field": Text("Field", "字段"),
    "sheet-enter": Text("How the form wants it", "填写说明"),
    "sheet-yours": Text("Your entry", "本公司填写"),
    "sheet-commitments": Text(
        "The form's commitments, and what the Measures name", "表单的承诺事项与《办法》所列"
    ),
    "sheet-form": Text("Commitment to tick", "表单承诺事项（多选）"),
    "sheet-order": Text("The Measures, art. 26", "《办法》第二十六条"),
    "sheet-not-named": Text("not named", "未列"),
    "sheet-pairs": Text(
        "The form's commitments are as reported. Which of them goes with which part of {article} "
        "of {short} is our pairing.",
        "表单的承诺事项据转述。与{short}{article}各项的对应关系由本站拟定。",
    ),
    "what-changed": Text("What changed", "有何变化"),
    # text, local, examples, sources
    "the-text": Text("The text", "条文"),
    "ours": Text(
        "Chinese text as published; English is ours.",
        "引号内为公布的原文，其余为本站概括。",
    ),
    "in-our-words": Text("In our words:", "本站概括："),
    "not-quoted": Text("No words are quoted here.", "此处无引文。"),
    "undated": Text("undated list", "清单未注明日期"),
    "guide-date": Text("Dated", "指南日期"),
    "guide": Text("Provincial guide", "省局指南"),
    "no-guide-adds": Text("no guide read adds anything here", "已核的省局指南没有另行要求"),
    "no-guide-adds-sentence": Text(
        "No provincial guide read adds anything here.", "已核的省局指南对本项没有另行要求。"
    ),
    "guides-fold": Text("{n} provincial guides speak of this", "{n}份省局指南涉及本项"),
    "guides-ask": Text(
        "Where one of these provinces decides, the checker measures against its guide as well.",
        "由下列省份审批的，自查程序同时按其指南判定。",
    ),
    "guides-cited": Text(
        "Other guides cited on this page; they add no rule of their own.",
        "本页另引用下列指南，这些指南未另设要求。",
    ),
    "ask-first": Text(
        "Of the other provinces no such demand is known, which does not mean that there is none: "
        "see [the list of provinces]({list}), "
        "and put the question to [the authority that decides]({href}) before filing.",
        "其他省份未收录相应要求，未收录不等于没有要求："
        "见[各省一览]({list})，申请前请向[许可机关]({href})核实。",
    ),
    "ask-first-all": Text(
        "That no such demand is known does not mean that there is none: "
        "see [the list of provinces]({list}), "
        "and put the question to [the authority that decides]({href}) before filing.",
        "未收录不等于没有要求：见[各省一览]({list})，申请前请向[许可机关]({href})核实。",
    ),
    "province": Text("Province", "省份"),
    "guide-asks": Text("What the guide asks", "指南要求"),
    "guide-adds": Text("What it speaks of", "涉及事项"),
    "about-guide": Text("The guide", "指南"),
    "counted-from": Text("Counted from", "起算日"),
    "note": Text("Note", "说明"),
    "rule": Text("Rule", "条件或材料"),
    "local-examples": Text(
        "Verdicts computed by the checker, for a company without foreign capital "
        "that covers this province only; what the case does not tell counts as not answered.",
        "结果由自查程序计算；公司不含外资，业务只覆盖本省，未写明的答案视为未填写。",
    ),
    "local-list": Text(
        "The ministry and the provinces, with the guide that was read",
        "工业和信息化部和各省（区、市），以及已核的指南",
    ),
    "ministry-scope": Text(
        "The ministry decides where two provinces or more are covered, and with foreign capital; "
        "no provincial guide applies",
        "业务覆盖两个以上省的、含外资的，由工业和信息化部审批，不适用省局指南",
    ),
    "standing-asks": Text("Read; what it adds.", "已核，另有要求。"),
    "standing-silent": Text("Read; adds nothing.", "已核，没有另行要求。"),
    "standing-repealed": Text("Old; not used.", "陈旧，不采用。"),
    "standing-other": Text("Another subject.", "另一事项。"),
    "computed-on": Text(
        "Verdicts computed by the checker; filing date {on}.",
        "结果由自查程序计算；拟申请日期{on}。",
    ),
    "computed": Text("Verdicts computed by the checker.", "结果由自查程序计算。"),
    "filing-date": Text("filing date {on}", "拟申请日期{on}"),
    "case": Text("Case", "情形"),
    "refused": Text("Not accepted:", "无法填入："),
    "instrument": Text("Instrument", "文件"),
    "where": Text("Where", "条款"),
    "read": Text("Read", "核读"),
    "last-check-head": Text("Last check", "最近核对"),
    # overviews
    "number": Text("No.", "序号"),
    "condition": Text("Condition", "条件"),
    "material": Text("Material", "材料"),
    "decided-by": Text("Which questions decide it", "由哪些问题判定"),
    "no-material": Text("none of them", "无对应材料"),
    "shown-by": Text("Which materials show it", "由哪些材料证明"),
    "overview-conditions": Text("All conditions, one line each", "许可条件，一行一项"),
    "overview-materials": Text("All materials, one line each", "申请材料，一行一项"),
    "seals-or-issues": Text("Who seals or issues", "谁盖章或出具"),
    "ready": Text("Tick", "备妥"),
    "group-listed-condition": Text(
        "On the old checklist ({first}–{last})", "旧版清单所列（{first}—{last}）"
    ),
    "group-law-condition": Text(
        "Only in the current requirements ({first}–{last})", "仅列于现行要求（{first}—{last}）"
    ),
    "group-listed-material": Text(
        "On the old checklist ({first}–{last}), whose own words follow",
        "旧版清单所列（{first}—{last}）　原件、签章、时效照清单",
    ),
    "group-law-material": Text(
        "Only in the current requirements ({first}–{last}), whose own words follow",
        "仅列于现行要求（{first}—{last}）　原件、签章、时效照现行要求",
    ),
    "dash-since": Text("– (not asked since {year})", "—（{year}年起不要求）"),
    "dash": Text("– (not asked)", "—（不要求）"),
    "by-law": Text("current: {said}", "现行：{said}"),
    "reported-short": Text(" (reported)", "（据转述）"),
    "asked": Text("asked", "要求"),
    "not-listed": Text("not listed", "未列"),
    "local-title": Text("Provincial additions", "省局另有要求"),
    "local-some": Text(
        "Guides of {names}: see their pages. Elsewhere none is known: ask the authority.",
        "{names}的指南另有要求，见各省页面；其他省份未收录，请向许可机关核实。",
    ),
    "legend-materials": Text(
        "“–”: on the old checklist, not asked by the current requirements. "
        "“not listed”: the old checklist has no such paper. "
        "“reported”: the text itself was not read. Empty: the text does not say. "
        "Shortened; the full wording is on each material's page.",
        "“—”表示旧版清单列有、现行要求未列；“未列”表示旧版清单没有此项；“据转述”表示未见原文；空白表示依据未作规定。"
        "表内为摘要，全文见各项材料页面。",
    ),
    "legend-conditions": Text(
        "“–”: on the old checklist, not asked by the current requirements. "
        "“not listed”: the old checklist has no such condition. "
        "“reported”: the text itself was not read. "
        "Shortened; the full wording is on each condition's page.",
        "“—”表示旧版清单列有、现行要求未列；“未列”表示旧版清单没有此项；“据转述”表示未见原文。"
        "表内为摘要，全文见各项条件页面。",
    ),
    # papers that have no line of their own, named beside the one they go with
    "with-application-form": Text(
        "with the legal representative’s ID (form, guides)",
        "另附法定代表人身份证（表单、指南）",
    ),
    "with-lawful-operation-commitment": Text(
        "with the notification-and-commitment letter (告知承诺书) where a guide asks",
        "指南有要求的，另附告知承诺书",
    ),
    "only-information": Text(
        "Information only; the authority decides.", "仅供参考，以许可机关决定为准。"
    ),
    "page-of": Text("Page 1 of 1", "第 1 页，共 1 页"),
    "blank-company": Text("Company:", "公司："),
    "blank-date": Text("Filing date:", "拟申请日期："),
    "blank-authority": Text("Authority:", "许可机关："),
    "list-mark": Text(", ", "、"),
    "list-mark-wide": Text("; ", "；"),
    # home
    "example-name": Text("Example Co. (example data)", "甲公司（示例数据）"),
    "young": Text("under a year old", "成立不满一年"),
    "one-year-or-more": Text("a year old or more", "成立一年以上"),
    "example-label": Text("Example of a result", "自查结果示例"),
    "home-corner": Text("Example: material {n}", "以材料 {n} 为例"),
    "home-role-law": Text("each at its rank", "逐项注明效力"),
    "home-role-local": Text("adds, in one province", "补充，限本省"),
    "home-role-checklist": Text("windows and agencies may still ask", "窗口、代办机构可能仍要求"),
    "what-it-is": Text("What it is", "是什么"),
    "is-local": Text(
        "The dated guide of the administration that decides, where one was read",
        "作出许可决定的通信管理局所发办事指南（注明日期；已读到的）",
    ),
    "is-checklist": Text(
        "The old list: {conditions} conditions, {materials} materials",
        "沿用多年的清单：{conditions} 项条件、{materials} 项材料",
    ),
    "home-conditions": Text("Nine conditions", "九项条件"),
    "home-materials": Text("Twenty-one materials", "二十一项材料"),
    "legend-law": Text(
        "asked by the current requirements (some only of some applicants)",
        "现行要求列入（部分仅对特定申请人）",
    ),
    "legend-checklist": Text("on the old checklist", "旧版清单列有"),
    "on-law": Text("current requirements", "现行要求"),
    "on-checklist": Text("old checklist", "旧版清单"),
    "trust-cites": Text(
        "Every line cites its text and says how far it was read", "每一项写明依据和核读程度"
    ),
    "version": Text("Rules {version}", "规则版本 {version}"),
    "version-check": Text("last check {on}", "最近核对 {on}"),
    "trust-advice": Text(
        "Not legal advice; the authority decides", "不构成法律意见，以许可机关决定为准"
    ),
    # lists
    "instruments-caption": Text("Every instrument this guide rests on", "本站依据的全部文件"),
    "numbers-condition": Text("Conditions:", "条件："),
    "numbers-material": Text("Materials:", "材料："),
    "issued": Text("issued {on}", "{on}公布"),
    "no-date": Text("no date given", "未注明日期"),
    "no-rule-rests": Text("none so far", "暂无"),
    "site": Text("Site", "网站"),
    "phone": Text("Phone", "电话"),
    "no-phone": Text("not recorded", "未收录"),
    # what the texts say, the calendar, the authorities' blocks
    "point": Text("Point", "事项"),
    "says": Text("What the text says", "规定"),
    "period": Text("Time", "时限"),
    "amount": Text("Amount or share", "金额或比例"),
    "where-written": Text("Text", "依据"),
    "counted-working": Text("working days", "按工作日计"),
    "counted-not-said": Text(
        "not said whether working or calendar days", "未写明按工作日还是日历日计"
    ),
    "on-day": Text("{on}", "{on}"),
    "calendar-example": Text(
        "Worked example: a license of {granted}, valid until {expires}. Computed by the checker.",
        "示例：{granted}发证，有效期至{expires}。由自查程序计算。",
    ),
    "places-jump": Text("Authorities", "许可机关"),
    "detail-address": Text("Address", "地址"),
    "detail-phone": Text("On the number", "关于电话"),
    "detail-office": Text("Local office", "分支受理"),
    "detail-portal": Text("Portal", "平台"),
    "detail-note": Text("Note", "说明"),
    "guide-page": Text("Page read", "所核网页"),
    "authority": Text("Authority", "许可机关"),
    "no-guide-read": Text("no page read", "未核读其办事网页"),
} | DATED


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word, filled."""
    found = WORDS[key] if key in WORDS else word(key)
    return (fill(found, values) if values else found).of(lang)


def joined(items: Sequence[str], lang: Lang) -> str:
    """Join the items of a list; items that hold the list's mark are kept apart by a wider one."""
    mark = say("list-mark", lang)
    held = any(mark in item for item in items)
    return (say("list-mark-wide", lang) if held else mark).join(items)


def day(value: object, lang: Lang) -> str:
    """Write a day as prose does."""
    return written(value, lang)
