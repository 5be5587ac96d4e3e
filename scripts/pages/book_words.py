"""The fixed words of the boundary tables, the claims and the review book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Text
from checker.wording import fill

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
    # claims
    "by-agencies": Text("filing agencies' pages", "代办机构网页"),
    "by-provider": Text("a service provider's page", "服务商网页"),
    "by-adviser": Text("an adviser's page", "咨询机构网页"),
    "by-press": Text("press", "新闻报道"),
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
}


def tell(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word, filled."""
    return fill(WORDS[key], values).of(lang)
