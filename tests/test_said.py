"""What the page says to which answers: each row of said.toml is one fact."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from support.applications import application_of
from support.each import for_each
from support.replies import COMMON, asked
from support.rows import rows_of


@for_each("case", rows_of("said")["case"], lambda case: case["name"])
def test_the_page_says_it(case: dict[str, Any]):
    request = {key: case[key] for key in COMMON if key in case}
    do, application = case.get("asks", "check"), application_of(case)
    panel = asked(do=do, application=application, **request)["panel"]
    parts = panel.values() if isinstance(panel, dict) else [panel]
    said = unescape(re.sub("<[^>]+>", "", "\n".join(parts)))

    assert [words for words in case.get("says", ()) if words not in said] == []
    assert [words for words in case.get("hides", ()) if words in said] == []
