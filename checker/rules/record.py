"""What a company's record holds against it, and until when: violations, penalties, bars."""

from __future__ import annotations

from checker.application.application import Application
from checker.core.dates import Period, add_years
from checker.core.verdicts import (
    YES,
    Truth,
    Why,
    advised,
    all_of,
    any_of,
    either_way,
    no,
    not_,
    open_fact,
    silent,
    why,
)
from checker.model import Version

# Why an application is barred, with the value that holds the length of the bar.
BAR_LENGTHS = {"false-papers": "false_papers_years", "deception": "deception_years"}


def inside(app: Application, path: str, years: int) -> Truth:
    """Tell whether a day lies within the last years.

    The last day is inside (Civil Code art. 1259, by analogy).
    """
    on = app.date(path)
    return open_fact(path) if on is None else app.is_up_to(Period(path, on, 12 * years))


def outside(app: Application, code: str, path: str, years: int) -> Truth:
    """Hold when a day lies further back than the last years."""
    return not_(inside(app, path, years), _until(app, code, years, path))


def _until(app: Application, code: str, years: int, *paths: str) -> Why:
    """Return the cause that begins on the day of the first path, with the day it ends on."""
    on = app.date(paths[0])
    return why(code, *paths, on=on, until=None if on is None else add_years(on, years))


def by_company_and_major(app: Application, entry: str) -> Truth:
    """Tell whether a violation is of the kind that counts; no text defines "major"."""
    return all_of(app.is_answer(f"{entry}.by", "company"), app.is_yes(f"{entry}.major"))


def not_counting(app: Application, entry: str, years: int) -> Truth:
    """Hold when a violation is old, minor or somebody else's."""
    # One no is enough to leave it out of account, so the other answers may stay open.
    day, major = f"{entry}.on", f"{entry}.major"
    counts = all_of(inside(app, day, years), by_company_and_major(app, entry))
    return not_(counts, _until(app, "major-violation", years, day, major))


def bar_years(version: Version) -> dict[str, int]:
    """Return how long each reason bars; one that a wording does not know is left out."""
    lengths = {reason: version.values.get(value) for reason, value in BAR_LENGTHS.items()}
    return {reason: years for reason, years in lengths.items() if years}


def bar_over(app: Application, entry: str, version: Version) -> Truth:
    """Hold when one bar has run out or its reason bars nobody; on its last day the text is silent.

    The bar is counted from the decision: no text lets it begin earlier.
    """
    on, reason = app.date(f"{entry}.on"), app.answer(f"{entry}.reason")
    years = bar_years(version)
    # While the reason is open, each may be it: the longest must be over, or the shortest run.
    lengths = [years[each] for each in ([reason] if reason else BAR_LENGTHS) if each in years]
    # Order 19 had no bar for a refused application.
    if not lengths:
        return YES
    if on is None:
        return open_fact(f"{entry}.on", *([] if reason else [f"{entry}.reason"]))
    bars = [Period(f"{entry}.on", on, 12 * length) for length in lengths]
    until = min(bar.last for bar in bars)
    code = f"barred-{reason}" if reason else "barred"
    runs = no(why(code, f"{entry}.on", on=on, until=until))
    last_day = silent(why("last-day", f"{entry}.on", on=on, until=until))
    unsettled = last_day if reason else open_fact(f"{entry}.reason")
    # Else one that does not bar may be it.
    is_bar = reason or len(bars) == len(BAR_LENGTHS)
    surely_runs = all_of(*map(app.is_short_of, bars)) if is_bar else no()
    not_over = either_way(surely_runs, runs, unsettled)
    return either_way(any_of(*map(app.is_up_to, bars)), not_over, YES)


def of_this_license(app: Application, entry: str, bar: Truth) -> Truth:
    """Let a bar fail where it was about this license (该行政许可); of another no text says it."""
    path = f"{entry}.license"
    about_another = app.is_answer(path, "other")
    # Which license it was about matters only where a bar fails.
    if bar.value is not False:
        return bar
    return either_way(about_another, advised(bar, why("other-license", path)), bar)
