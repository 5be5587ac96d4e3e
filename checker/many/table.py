"""Write what many applications come to as a table: heads and cells, for CSV, Excel, Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.core.input_error import shown_name
from checker.core.words import phrase, word
from checker.core.words.terms import BASIS_WORDS, OVERALL_WORDS, SCOPE_WORDS, VERDICT_WORDS
from checker.io.refused import Refused
from checker.load import load_law
from checker.many.cells import write_cell
from checker.many.columns import DAY, filing_day
from checker.many.judge import GROUP_WORDS, ChangedVerdict, Judged
from checker.model import Basis, Lang, Rule, Text
from checker.report.sources import no_guide

COLUMNS = (
    *("file", "company", "date", "scope", "law", "local", "checklist", "stops", "open"),
    *("row", "group", "to-answer", "changed", "faults"),
)
# What is written only where it was asked for.
DAYS, PLAN = "window", "plan"
# In English the heads are the names of the fields.
HEADS = {
    "file": "batch.file",
    "company": "batch.company",
    "date": "batch.date",
    "scope": "batch.scope",
    "law": "batch.law",
    "local": "batch.local",
    "checklist": "batch.checklist",
    "stops": "batch.stops",
    "open": "batch.open",
    "row": "batch.row",
    "group": "batch.group",
    "to-answer": "batch.to-answer",
    "changed": "batch.changed",
    "faults": "batch.faults",
    "window": "batch.window",
    "plan": "batch.plan",
}
# What is said where no day fits, by what is said best of the days.
NO_DAYS = {
    "open": "window.brief-open",
    "stuck": "window.brief-stuck",
    "none": "window.brief-none",
}
# What a cell may hold.
CellContent = str | int


def lines(
    found: Iterable[Judged | Refused], lang: Lang, beside: Sequence[str] = ()
) -> Iterator[Sequence[CellContent]]:
    """Return the table line by line, its heads first; ``beside`` names what was asked for."""
    yield heads(lang, beside)
    for each in found:
        yield cells(each, lang, beside)


def heads(lang: Lang, beside: Sequence[str] = ()) -> list[str]:
    """Return the heads of the table."""
    return [phrase(HEADS[column], lang) for column in (*COLUMNS, *beside)]


def cells(found: Judged | Refused, lang: Lang, beside: Sequence[str] = ()) -> list[CellContent]:
    """Return the cells of an application, or of what could not be read."""
    if isinstance(found, Refused):
        return _not_read(found, lang, beside)
    more = {
        DAYS: days_in_short(found.days, lang) if found.days else "",
        PLAN: _plan_in_short(found.plan, lang) if found.plan else "",
    }
    # Nothing where the file keeps no result.
    changed = "; ".join(change(each, lang) for each in found.changed)
    return [
        shown_name(found.name),
        found.company or "",
        found.day.isoformat(),
        phrase(SCOPE_WORDS[str(found.route["scope"])], lang),
        *(_verdict(found, basis, lang) for basis in Basis),
        "; ".join(_rule(rule).nav.of(lang) for rule in found.not_met),
        found.open_by_law,
        found.line or "",
        phrase(GROUP_WORDS[found.shown_group], lang),
        found.to_answer,
        changed or (phrase("many.unchanged", lang) if found.since else ""),
        "; ".join(each.of(lang) for each in _not_used(found)),
        *(more[name] for name in beside),
    ]


def _not_used(found: Judged) -> Iterator[Text]:
    """Return what of an application is not used: cells that cannot be read, answers left aside."""
    if found.unread:
        yield from found.unread.cells()
    yield from (each.text for each in found.left_aside)


def _not_read(refused: Refused, lang: Lang, beside: Sequence[str]) -> list[CellContent]:
    """Return the cells of what could not be read: each stands under the head it belongs to."""
    known = {
        "file": shown_name(refused.name),
        "law": phrase("batch.not-read", lang),
        "stops": refused.in_one_line(lang),
        "row": (refused.line or "") if refused.is_row else "",
    }
    return [known.get(column, "") for column in (*COLUMNS, *beside)]


def _rule(rule_id: str) -> Rule:
    return load_law().rule(rule_id)


def _verdict(row: Judged, basis: Basis, lang: Lang) -> str:
    """Return the verdict on one basis, or why nothing is measured against it."""
    if row.is_needless:
        return phrase("need.not-needed-short", lang)
    if row.cannot_apply:
        return phrase("need.barred-short", lang)
    found = row.verdicts[basis]
    if found is None:
        authority, scope = row.route["authority"], str(row.route["scope"])
        unsettled = row.is_unsettled
        return no_guide(authority, scope, row.day, load_law(), unsettled=unsettled).of(lang)
    return phrase(OVERALL_WORDS[found["overall"]], lang)


def change(changed: ChangedVerdict, lang: Lang) -> str:
    """Return one verdict that changed: the rule, the basis, before and after."""
    before, after = (
        phrase(VERDICT_WORDS[verdict] if verdict else "many.not-measured", lang)
        for verdict in (changed.before, changed.after)
    )
    rule, basis = _rule(changed.rule).nav, word(BASIS_WORDS[changed.basis])
    return phrase("many.changed", lang, rule=rule, basis=basis, before=before, after=after)


def days_in_short(days: Mapping[str, Any], lang: Lang) -> str:
    """Return the days on which everything is met, from and to, or that there are none yet."""
    if days["kind"] != "fits":
        return phrase(NO_DAYS[days["kind"]], lang)
    return "; ".join(
        phrase("many.days", lang, first=str(run["opens"]), last=str(run["closes"]))
        for run in days["windows"]
    )


def _plan_in_short(plan: Mapping[str, Any], lang: Lang) -> str:
    """Return the first way after which nothing fails, a change each; or what stands."""
    if not plan["ways"]:
        return "; ".join(_rule(each["rule"]).nav.of(lang) for each in plan["given"])
    law, said = load_law(), []
    for change in plan["ways"][0]:
        path, to = change["path"], change["to"]
        fact = filing_day() if path == DAY else law.fact(path)
        found = phrase("many.find-out", lang) if to is None else write_cell(fact, to, lang)
        said.append(phrase("answer.fact", lang, fact=fact.short, value=found))
    return "; ".join(said)
