"""The fixed words of the boundary tables, the claims and the review book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Text
from checker.words import fill

if TYPE_CHECKING:
    from checker.model import Lang

WORDS = {
    # boundaries
    "boundary-below": Text("one below", "小一个单位"),
    "boundary-at": Text("exactly at", "正好等于"),
    "boundary-above": Text("one above", "大一个单位"),
    "boundary-day-below": Text("a day before", "前一日"),
    "boundary-day-at": Text("the day itself", "当日"),
    "boundary-day-above": Text("a day after", "后一日"),
    "boundary-why": Text("Why", "理由"),
    "boundary-rests": Text("Rests on:", "所依据的条文："),
    "services-count": Text("{n}, counting B24", "{n}项，含 B24"),
    "provinces-count": Text("{n}", "{n}个"),
    # the last days of duties
    "last-days": Text("On the last day", "期限的最后一日"),
    "last-days-intro": Text(
        "On the last day a duty is still done in time, a day later it is late: shown for a license"
        " of {granted} and a change or decision of {changed}. Computed by the checker.",
        "最后一日当日办理仍在期限内，次日即为逾期。以{granted}发证、{changed}变更或者作出决定为例，"
        "由自查程序计算。",
    ),
    "last-days-words": Text("Words of the text", "条文原文"),
    "last-days-duty-True": Text("in time", "在期限内"),
    "last-days-duty-False": Text("late", "逾期"),
    "last-days-ends-True": Text("valid", "有效"),
    "last-days-ends-False": Text("ended", "已届满"),
    # claims
    "by-agencies": Text("filing agencies' pages", "代办机构网页"),
    "by-provider": Text("a service provider's page", "服务商网页"),
    "by-adviser": Text("an adviser's page", "咨询机构网页"),
    "by-data-set": Text("a public data set", "公开数据集"),
    "by-press": Text("press", "新闻报道"),
    "by-copied-list": Text("a list copied from site to site", "网上流传的名单"),
    "claim-reported": Text("Reported", "据转述"),
    "claim-supported": Text("Supported", "有依据"),
    "claim-contradicted": Text("Contradicted", "与规定不符"),
    "claim-local": Text("Local only", "仅限部分省份"),
    "claim-outdated": Text("Outdated", "已过时"),
    "claim-no-source": Text("No source found", "未找到依据"),
    "claims-all": Text("All {n}", "全部 {n} 条"),
    "claims-some": Text("{verdict} {n}", "{verdict} {n}"),
    "claims-show": Text("Show", "只看"),
    "claims-said-by": Text("Said by:", "说法来源："),
    "claims-year": Text("{who}, {year}", "{who}（{year}年）"),
    "claims-no-date": Text("{who}, date not recorded", "{who}（日期未记录）"),
    "claims-text": Text("Text:", "条文："),
    "claims-no-text": Text("none found", "未找到"),
    "claims-touches": Text("Condition or material:", "涉及的条件、材料："),
    "claims-other": Text("none", "无"),
    "claims-of-rule": Text("What others say:", "常见说法："),
    # the review book: both languages stand side by side, also in its fixed words
    "book-questions": Text("Questions", "问题"),
    "book-nav": Text("Short title", "简称"),
    "book-changed": Text("What changed", "有何变化"),
    "book-owner": Text("Who acts", "由谁办理"),
    "book-supports": Text("Shows", "证明的条件"),
    "book-asks": Text("In our words", "本站概括"),
    "book-quote": Text("Words of the text", "条文原文"),
    "book-value": Text("Value", "数值"),
    "book-met": Text("Said when met", "符合时显示"),
    "book-none": Text("Said when not asked", "不适用时显示"),
    "book-reason": Text("Reason", "理由"),
    "book-mend": Text("How to mend", "如何补正"),
    "book-ask": Text("Question to the authority", "咨询用语"),
    "book-rank": Text("Rank of a single demand", "单项效力层级"),
    "book-cite": Text("Citation", "依据"),
    "book-decided": Text("Decided by", "由哪些问题判定"),
    "book-label": Text("Question", "提问"),
    "book-short": Text("In lists", "列表中"),
    "book-why": Text("Why it is asked", "为何问"),
    "book-where": Text("Where to look", "何处查"),
    "book-unit": Text("Unit", "单位"),
    "book-option": Text("Answer", "选项"),
    "book-no": Text("Said when no", "答否时显示"),
    "book-since": Text("from {on}", "自{on}起"),
    "book-until": Text("until {on}", "至{on}"),
    "book-as-listed": Text("undated list", "清单未注明日期"),
    "book-not-asked": Text("not asked", "不要求"),
    "book-boundary": Text("Boundary", "临界情形"),
    "book-computed": Text("filing date {on}", "拟申请日期{on}"),
    "book-unreviewed": Text("Not reviewed yet.", "尚未复核。"),
    "book-reviewed": Text("Reviewed by {by} on {on}.", "{by}于{on}复核。"),
    "book-by": Text("Reviewed by:", "复核人："),
    "book-on": Text("Date:", "日期："),
}


def tell(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word, filled."""
    return fill(WORDS[key], values).of(lang)
