"""What a page shows of answers and papers is written by the rules: entries, rows, and for paper."""

from __future__ import annotations

from support.applications import ready
from support.replies import asked

# Closed entries


# Papers


# For paper


def test_no_verdict_waits_for_the_form_or_for_what_only_paper_shows():
    result, form = (asked(do=kind, application=ready()) for kind in ("result", "form"))
    whole = asked(do="check", application=ready())

    assert whole == result | form
    assert result.keys() & form.keys() == {"ok"}
    assert "answers" not in whole


def test_an_entrys_marks_stand_together_after_the_others():
    data = {"shareholders": [{"kind": "natural-person"}]}
    parts = asked(do="check", application=data)["parts"]
    chips = parts["p-equity-structure-chart-paper-chips"]
    own, entries = chips.split('<span class="b-paper__entries b-side">')
    assert 'data-chip="shareholders[0].id_copy"' in entries
    assert "shareholders" not in own
