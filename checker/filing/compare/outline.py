"""What is said of a comparison: how much changed, and each change, for text and for the panel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.core.words import SPACE, counted, in_both, joined_texts, word
from checker.core.words.terms import (
    CLASS_WORDS,
    NEED_WORDS,
    PATH_WORDS,
    ROUTE_WORDS,
    SCOPE_WORDS,
    VERDICT_WORDS,
)
from checker.decide.reasons import named_fact
from checker.filing.compare.changes import anchor
from checker.filing.compare.find import (
    ANSWERS,
    DATE,
    RULES,
    ComparedResult,
    Comparison,
    RouteChange,
    VerdictChange,
    Wording,
)
from checker.model import Law, Text
from checker.report.outline import titled
from checker.report.summary import in_short


class ChangeLine(NamedTuple):
    """One result that changed, in words; of a verdict also its change, and because of what.

    Where law or rules are others than before: the text that counts now, and the changelog's rows,
    each with its place on the page of changes; none is said without a place.
    """

    key: str
    title: Text
    before: Text
    after: Text
    change: VerdictChange | None = None
    because: Text | None = None
    wording: Text | None = None
    rows: tuple[tuple[Text, str], ...] = ()


def headline(found: Comparison) -> Text:
    """Return how many results changed, and how many verdicts did not."""
    n = found.count
    changed = counted("compare.changed-one", "compare.changed", n) if n else word("compare.none")
    return joined_texts((changed, word("compare.same", n=found.same)), SPACE)


def told(side: ComparedResult) -> Text:
    """Return by what day and rules a side was found; under a draft, that it is no law."""
    found = word("compare.side", day=side.day, version=side.rules_version)
    return word("report.of-draft", title=found, draft=side.draft) if side.draft else found


def lines(found: Comparison, law: Law) -> Iterator[ChangeLine]:
    """Return what changed: of the route, the least registered capital beside it, verdicts."""
    for part in found.route:
        before, after = (in_route(part, value, law) for value in (part.before, part.after))
        yield ChangeLine(part.name, word(ROUTE_WORDS[part.name]), before, after)
    if found.capital:
        before, after = (
            in_both(each) if each else word("compare.not-known") for each in found.capital
        )
        yield ChangeLine("capital", word("need-line.capital"), before, after)
    for change in found.changed:
        before, after = (
            word(VERDICT_WORDS[each] if each else "compare.not-measured")
            for each in (change.before, change.after)
        )
        key, why = f"{change.rule.id} {change.basis}", _because(found, change, law)
        by, title = change.wording, titled(change.rule)
        if by:
            says = word("compare.applies", texts=in_short(by.texts), since=by.since)
            rows = (*_rows(by, law),)
            # The changelog tells of the law alone.
            if RULES in change.because and not _drafts(found):
                rows = rows or ((word("compare.no-row"), ""),)
            yield ChangeLine(key, title, before, after, change, why, says, rows)
        else:
            yield ChangeLine(key, title, before, after, change, why)


# What each part of a route may be, beside the authority.
VALUES = {"need": NEED_WORDS, "class": CLASS_WORDS, "scope": SCOPE_WORDS, "path": PATH_WORDS}


def in_route(part: RouteChange, value: str | None, law: Law) -> Text:
    """Return one part of a route in words; a word that is not known stands as it is."""
    if part.name == "authority":
        found = law.authorities.get(value or "")
        return found.name if found else word("compare.not-known")
    key = VALUES[part.name].get(value or "")
    return word(key) if key else in_both(value)


def _because(found: Comparison, change: VerdictChange, law: Law) -> Text:
    """Return what changed a verdict: the names of answers, the filing date, the rules."""
    app = found.after.app or found.before.app
    known = {
        DATE: word("report.filing-date"),
        RULES: _rules(found),
        ANSWERS: word("compare.answers"),
    }
    names = [
        known.get(p) or (named_fact(app, law, p) if app else in_both(p)) for p in change.because
    ]
    return joined_texts(dict.fromkeys(names), "mark.list")


def _rules(found: Comparison) -> Text:
    """Name the versions of the rules, or drafts; of one version rules may still be others."""
    if drafts := _drafts(found):
        names = joined_texts(map(in_both, dict.fromkeys(drafts)), "mark.list")
        return word("compare.draft", names=names)
    before, after = (side.rules_version for side in (found.before, found.after))
    if not (before and after):
        return word("compare.rules-unknown")
    key = "compare.rules-altered" if before == after else "compare.rules"
    return word(key, before=before, after=after)


def _drafts(found: Comparison) -> list[str]:
    """Return under which drafts of law the two sides were found, if any."""
    return [side.draft for side in (found.before, found.after) if side.draft]


def _rows(wording: Wording, law: Law) -> Iterator[tuple[Text, str]]:
    """Return the rows of the changelog by version and text, each with its place on the page."""
    for row in wording.rows:
        texts = joined_texts((law.instruments[text].short for text in row.texts), "mark.list")
        yield word("compare.row", version=row.version, texts=texts), anchor(row.version, row.name)
