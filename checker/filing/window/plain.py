"""Write the days to file as text, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker import __version__
from checker.filing.lease import Lease
from checker.filing.window.clocks import Clock
from checker.filing.window.dated_papers import PaperDays
from checker.filing.window.find import Cause, Outlook, Run
from checker.filing.window.outline import BASES, CauseLine, Turn, WindowOutline, cause_lines
from checker.model import Basis, Lang, Text, Verdict
from checker.report.json import citation_data, head, json_text
from checker.report.plain import Part, aside, markdown_of, pair, text_of
from checker.words import in_both, joined, word

FORMAT = "call-center-license/window/1"


def as_text(outline: WindowOutline, lang: Lang) -> str:
    """Return the days to file for a terminal."""
    return text_of(parts_of(outline), lang)


def as_markdown(outline: WindowOutline, lang: Lang) -> str:
    """Return the days to file as Markdown."""
    return markdown_of(parts_of(outline), lang)


def parts_of(outline: WindowOutline) -> Iterator[Part]:
    """Return what is said, line by line."""
    yield Part("title", word("window.title"))
    yield from _head(outline)
    yield Part("heading", outline.heading)
    for text in outline.below:
        yield Part("pair", text)
    yield from _turns(outline.turns)
    if outline.safer:
        yield Part("heading", word("window.safer"))
        yield Part("pair", outline.safer)
        yield from _turns(outline.safer_turns)
    yield from _by_basis(outline)
    yield from _papers(outline)
    yield from _after(outline)
    yield Part("small", word("report.disclaimer"))


def _head(outline: WindowOutline) -> Iterator[Part]:
    window = outline.window
    if outline.report.company:
        yield pair("report.company", in_both(outline.report.company))
    yield pair("report.filing-date", in_both(window.app.day))
    yield pair("report.rules-version", in_both(__version__))
    yield Part("pair", word("window.looked-at", first=window.first, last=window.last))


def _turns(turns: Iterable[Turn]) -> Iterator[Part]:
    for turn in turns:
        yield Part("pair", turn.lead)
        for line in turn.lines:
            yield Part("line", _with_ranks(line), lead=line.name)


def _with_ranks(line: CauseLine) -> Text:
    ranks = [word(f"rank.{rank}") for rank in line.ranks]
    return aside(line.text, joined(ranks)) if ranks else line.text


def _by_basis(outline: WindowOutline) -> Iterator[Part]:
    yield Part("heading", word("window.by-basis"))
    for name, days in outline.by_basis:
        yield Part("pair", days, lead=name)


def _papers(outline: WindowOutline) -> Iterator[Part]:
    lease = outline.lease
    if outline.papers or lease:
        yield Part("heading", word("window.papers"))
    for paper, name, said in outline.papers:
        ranks = joined(word(f"rank.{rank}") for rank in paper.ranks)
        yield Part("pair", aside(said, ranks), lead=name)
    if lease:
        yield Part("pair", lease.said, lead=word("window.lease"))


def _after(outline: WindowOutline) -> Iterator[Part]:
    yield Part("heading", word("window.after", day=outline.window.day))
    for clock, said in outline.clocks:
        yield Part("pair", said, lead=word(f"window.clock-{clock.id}"))
    if outline.promise:
        yield Part("pair", outline.promise)
    yield Part("pair", word("window.holidays"))


def as_json(outline: WindowOutline, basis: str = Basis.LAW.value) -> str:
    """Return the days to file for programs, in both languages.

    ``windows`` are the runs of days on which that basis as a whole is met, or all of them are.
    """
    return json_text(as_data(outline, basis))


def as_data(outline: WindowOutline, basis: str = Basis.LAW.value) -> dict[str, Any]:
    """Return the days to file as plain data."""
    window = outline.window
    return {
        **head(FORMAT),
        "application_date": window.app.day.isoformat(),
        "from": window.first.isoformat(),
        "until": window.last.isoformat(),
        "basis": basis,
        "windows": _runs(window.outlook(BASES[basis]).met),
        "deciding": _outlook(window.deciding),
        "safer": _outlook(window.safer),
        "sentence": outline.heading._asdict(),
        "answers_needed": list(outline.waits_for),
        "law_unclear": [rule.id for rule in outline.unclear],
        "day": window.day.isoformat(),
        "papers": [_paper(paper, said) for paper, _, said in outline.papers],
        "lease": _lease(outline.lease) if outline.lease else None,
        "due": window.due.isoformat() if window.due else None,
        "clocks": [_clock(clock, said) for clock, said in outline.clocks],
    }


def _outlook(found: Outlook) -> dict[str, Any]:
    """Return the days that some bases leave: met, only not failing, and but for what always fails.

    ``not_met_on_any_day`` is what no day mends.
    """
    return {
        "bases": [basis.value for basis in found.bases],
        "windows": _runs(found.met),
        "nothing_fails": _runs(found.unfailing),
        "once_that_is_met": _runs(found.timely) if found.always else [],
        "not_met_on_any_day": [
            {"rule": row.rule.id, "basis": row.basis.value} for row in found.always if row.rule
        ],
    }


def _runs(runs: Iterable[Run]) -> list[dict[str, Any]]:
    return [
        {
            "opens": run.opens.isoformat(),
            "closes": run.closes.isoformat(),
            "opened_by": [_cause(cause, run) for cause in run.opened_by],
            "closed_by": [_cause(cause, run) for cause in run.closed_by],
        }
        for run in runs
    ]


def _cause(cause: Cause, run: Run) -> dict[str, Any]:
    """Return what stands in the way on the day before a run, or on the one after it: ``on``."""
    inside = run.opens if cause.day < run.opens else run.closes
    (line,) = cause_lines([cause], inside)
    finding = cause.finding
    return {
        "rule": line.rule.id if line.rule else None,
        "basis": cause.row.basis.value,
        "on": cause.day.isoformat(),
        "verdict": finding.verdict.value if finding else Verdict.UNKNOWN.value,
        "codes": [reason.code for reason in finding.reasons] if finding else [],
        "rank": finding.rank if finding else None,
        "paper": cause.paper.path if cause.paper else None,
        "wording": cause.wording.isoformat() if cause.wording else None,
        **line.text._asdict(),
    }


def _paper(paper: PaperDays, said: Text) -> dict[str, Any]:
    return {
        "rule": paper.rule.id,
        "for": paper.day.isoformat(),
        "fact": paper.path,
        "bases": [basis.value for basis in paper.bases],
        "ranks": list(paper.ranks),
        "on": paper.on.isoformat() if paper.on else None,
        "not_before": paper.not_before.isoformat(),
        "until": paper.until.isoformat() if paper.until else None,
        **said._asdict(),
    }


def _lease(lease: Lease) -> dict[str, Any]:
    return {
        "rule": lease.rule.id,
        "from": lease.first.isoformat() if lease.first else None,
        "until": lease.last.isoformat(),
        **lease.said._asdict(),
    }


def _clock(clock: Clock, said: Text) -> dict[str, Any]:
    later = clock.by_working_days
    return {
        "code": clock.id,
        "by": clock.by.isoformat() if clock.by else None,
        "by_working_days": later.isoformat() if later else None,
        **said._asdict(),
        "citations": [citation_data(cite) for cite in clock.said.cites],
    }
