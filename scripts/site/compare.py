"""The comparison: what current requirements, provincial guide and old checklist ask."""

from collections.abc import Mapping
from typing import NamedTuple

from checker.model import Basis, Lang, Law, Rule, Version
from scripts.site import rules
from scripts.site.templates import render

RANK = "rank"
LAST_ROWS = ("written", "sure")
FEW = 2


class Column(NamedTuple):
    """One basis of the table: its wording or those of the guides, and the rows it has a cell for.

    A cell that says the same for several rows stands once and spans them: ``cells`` has the
    number of rows each spans.
    """

    basis: Basis
    version: Version | None
    guides: tuple[Version, ...]
    cells: Mapping[str, int]


def compare(law: Law, rule: Rule, lang: Lang) -> str:
    """Write the table and, below it, what changed."""
    return render(
        "compare",
        lang,
        law=law,
        rule=rule,
        columns=[_column(law, rule, basis) for basis in Basis],
        names=(RANK, *rules.FORM_ROWS[rule.kind], *LAST_ROWS),
        few=FEW,
    )


def _column(law: Law, rule: Rule, basis: Basis) -> Column:
    form = rules.FORM_ROWS[rule.kind]
    guides = rules.local(law, rule) if basis is Basis.LOCAL else ()
    version = None if guides else rules.current(rule, basis)
    if version is None:
        # A guide has a rank of its own; of a basis that is silent there is nothing to rank.
        rest, before = (form[0], {RANK: 1}) if guides else (RANK, {})
        whole = len(form) + len(LAST_ROWS) + 1 - len(before)
        return Column(basis, None, guides, before | {rest: whole})
    cells = dict.fromkeys((RANK, *form, *LAST_ROWS), 1)
    if not version.asked:
        cells = {RANK: 1, form[0]: len(form)} | dict.fromkeys(LAST_ROWS, 1)
    return Column(basis, version, (), cells)
