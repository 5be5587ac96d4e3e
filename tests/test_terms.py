"""One word for one thing: an old term fails wherever a reader would meet it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.each import for_each
from support.shown import Shown, in_own_words

if TYPE_CHECKING:
    from checker.model import Lang


class Term(NamedTuple):
    """An old term, what is said now, and where the old words may stand: official names, mostly."""

    lang: Lang
    old: str
    new: str
    but: str = r"(?!)"


TERMS = (
    # The system, and the way into it.
    Term("en", r"\bportals?\b", "the licensing system"),
    Term(
        *("en", r"\bplatforms?\b", "the licensing system"),
        r"(?:MIIT|government) service platform|integrated management platform"
        r"|credit (?:information )?platforms?|public platforms?|call center platforms?"
        # A call center's own.
        r"|the platform stands in China|platform, seats|use its platform|anti-fraud platform",
    ),
    Term(
        *("zh", r"平台", "许可系统"),
        r"政务服务平台|电信业务综合管理平台|呼叫中心平台|信用\w{0,4}平台|渝快办”?平台|云平台|“”平台"
        # A call center's own.
        r"|平台都?设在境内|平台、座席|平台只用于|反诈平台",
    ),
    Term("zh", r"部系统|部管理系统", "许可系统"),
    # Social security.
    Term(
        *("en", r"social security (?:agency|agencies|department|authority|bureau)"),
        "social security office",
    ),
    Term("zh", r"社保(?:机构|部门|局)", "社保经办机构"),
    Term("en", r"\bpayers?\b|\bpaying unit\b", "contributing employer"),
    Term("zh", r"缴纳(?:单位|主体)|参保单位", "缴费单位"),
    # Time.
    Term("en", r"\bextensions?\b", "renewal"),
    Term("zh", r"续期|续证", "延续", r"俗称续期、续证"),
    # Who is met where.
    Term("en", r"\bwindows?\b", "service counter; the authority"),
    Term("zh", r"窗口", "受理窗口；许可机关", r"受理窗口|服务窗口|档案窗口|省通信管理局窗口"),
    Term(
        *("en", r"\bagenc(?:y|ies)\b", "filing agency"),
        r"(?i:filing agenc(?:y|ies)|old agency (?:check)?list|news agency|travel agenc(?:y|ies))",
    ),
    Term("zh", r"代理机构|代办公司|中介", "代办机构"),
    Term(
        *("en", r"\boperators?\b", "license holder; call center agent"),
        r"[Nn]etwork operators?|Not a telecom operator",
    ),
    Term("en", r"\bdeciding authority\b", "the authority"),
    Term("en", r"\bissuer\b", "issuing authority"),
    Term("en", r"\bbasic carriers?\b", "basic telecom carrier"),
    Term(
        *("en", r"\bheads\b|\bhead of (?:license|customer|security|network)", "designated leads"),
    ),
    Term("zh", r"三位负责人", "三名负责人"),
    # Papers and lists.
    Term("zh", r"(?<!俗称)(?<!（)查档章", "档案查询章（俗称查档章）"),
    Term("en", r"\bbad list\b", "adverse list"),
    Term("en", r"\bMeans\b|\b(?:its|their|your) means\b", "resources"),
    Term("zh", r"^经营条件$", "资金、人员、场地"),
    Term("en", r"^Record$", "compliance record"),
    Term("en", r"\b[Tt]rust[ -]keeping\b", "compliance and integrity"),
    Term("en", r"\bapplication bar\b", "reapplication ban"),
    Term("en", r"(?<!formerly: )\bNo major violations\b", "not on the dishonesty list"),
    Term("zh", r"(?<!旧称：)(?<![有、])无重大违法行为", "未列入失信名单"),
    Term("zh", r"(?<!不涉及)无外资承诺书", "股东追溯不涉及外资承诺书"),
    Term("zh", r"守法诚信特别承诺书", "守法诚信经营特别承诺书"),
    Term("zh", r"(?<!电信)特定业务承诺书", "依法经营特定电信业务承诺书"),
    Term("zh", r"公司信誉材料", "信誉证明材料"),
    # What a rule rests on.
    Term("en", r"\b[Ll]aw in force\b", "current requirements"),
    Term("zh", r"现行规定", "现行要求"),
    Term("en", r"\b[Ll]ocal guides?\b", "provincial guide"),
    Term("zh", r"地方指南", "省局指南"),
    Term(
        "en",
        r"(?<!old )(?<!old agency )(?<!Old agency )(?<!That )\bchecklist\b",
        "old agency checklist",
    ),
    Term("zh", r"传统清单", "旧版清单"),
    # How far it was read.
    Term("en", r"\b[Aa]s reported\b|\b[Rr]eported:|^Reported$", "original not seen"),
    Term("en", r"\b[Ss]econdhand\b", "original not seen"),
    Term("zh", r"据转述|（转述|，转述）|^转述$|转述：|[为属]转述|标明转述", "未见原文"),
    Term("en", r"\bText read\b", "original read"),
    # What is not settled.
    Term(
        *("en", r"\bleft open\b|\bleaves? it open\b|\b[Ss]till open\b|^[Oo]pen$"),
        "answer needed; law unclear: ask",
    ),
    Term("zh", r"待确认", "待填写；规定不明，需咨询"),
    # What is required.
    Term("en", r"\b[Ll]east capital\b", "minimum capital"),
    Term("zh", r"最低资本", "注册资本最低限额"),
    Term("zh", r"电信许可机关", "电信管理机构"),
    Term(
        *("zh", r"电信主管部门", "电信管理机构"),
        # What a section of the form is called.
        r"电信主管部门要求提交的?其他材料",
    ),
    Term("en", r"\bpenalty or (?:other )?handling\b", "penalty or other administrative action"),
    # Its number stands in the glossary.
    Term("zh", r"(?<!〔2020〕)81号通知|2020年通知", "呼叫中心通知"),
    Term("en", r"(?<!telecom )\b[Cc]arriers?\b", "basic telecom carrier"),
    Term("zh", r"持股要求更高|最小面积|规定的比例|看成立时间", "the number itself"),
    Term("en", r"larger holding|minimum floor area|share named in", "the number itself"),
    # What is to be done.
    Term("en", r"\b[Tt]o mend\b", "how to fix"),
    Term("zh", r"怎么补|如何达到", "如何补正；怎样才符合"),
    Term("zh", r"在手", "已备齐"),
    Term("en", r"\b[Bb]oundar(?:y|ies)\b", "exact last days; exact limits"),
    Term("zh", r"临界情形", "临界日期、临界数额"),
    # Parts of the site.
    Term("en", r"\b[Ww]hat others say\b(?! of the company)", "claims checked"),
    Term("zh", r"沿革", "新旧规定对照", r"（沿革）"),
    Term("zh", r"复核本", "律师复核版"),
)


# The heads of the table of many applications are the names of its fields, which never change.
PUBLISHED = "checker/words/command.toml batch"


def found(term: Term) -> list[str]:
    """Return where an old term stands."""
    shown = (each for each in in_own_words(term.lang) if not each.place.startswith(PUBLISHED))
    return [place for place, text in shown if stands(term, text)]


def stands(term: Term, text: str) -> bool:
    return re.search(term.old, re.sub(term.but, " ", text)) is not None


of_each_term = for_each("term", TERMS, lambda t: f"{t.lang}-{t.new}")


def on_pages(place: str) -> bool:
    return place.startswith(("docs/en/", "docs/zh/"))


@of_each_term
def test_an_old_term_stands_nowhere_in_data_and_templates(term: Term) -> None:
    assert [place for place in found(term) if not on_pages(place)] == [], f"say: {term.new}"


@of_each_term
def test_an_old_term_stands_on_no_page(term: Term) -> None:
    assert [place for place in found(term) if on_pages(place)] == [], f"say: {term.new}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("File it on the portal.", True),
        ("Three heads are named.", True),
        ("The MIIT service platform is the entrance.", False),
        ("A platform of its own.", True),
        ("An agency wrote it.", True),
        ("A filing agency wrote it.", False),
        ("登记机关盖查档章。", True),
        ("档案查询章（俗称查档章）", False),
        ("到受理窗口办理。", False),
        ("到窗口办理。", True),
    ],
)
def test_an_old_term_is_known_from_an_official_name(text: str, *, expected: bool) -> None:
    lang = "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"
    assert any(stands(term, text) for term in TERMS if term.lang == lang) is expected


def test_quotations_and_titles_keep_their_words() -> None:
    said = {place: text for place, text in in_own_words("zh") if place.endswith("renewal.toml")}
    assert all("续期" not in text for text in said.values())
    assert Shown("x", "“”")  # What is left of a quotation.
