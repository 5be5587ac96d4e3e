"""Write what a draft of law would change line by line, as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.core.words import SPACE, counted, in_both, joined_texts, word
from checker.filing.compare.outline import lines
from checker.filing.compare.plain import parts_of_line
from checker.io.intake import name_of
from checker.load import load_law
from checker.many.effect import Draftsman, Effect, Turn, rules_behind
from checker.many.judge import GROUP_WORDS
from checker.model import LANGS, Text
from checker.report.plain import PlainLine, by_law


def parts_of(draftsman: Draftsman) -> Iterator[PlainLine]:
    """Return what is said of a draft, whose law is read meanwhile: day by day, in sum and each."""
    yield PlainLine("title", by_law(word("effect.title")))
    for turn in draftsman.turns:
        yield PlainLine("heading", heading(turn, draftsman))
        yield from in_sum(turn)
        for effect in turn.effects:
            yield PlainLine("owner", joined_texts(_named(effect), "mark.comma"))
            yield from of_one(effect, turn)


def in_sum(turn: Turn) -> Iterator[PlainLine]:
    """Say how many applications change from a day on, into which groups, and by which rules."""
    n, of = len(turn.effects), turn.count
    yield PlainLine("pair", word("effect.changed", n=n, of=of) if n else word("effect.none", of=of))
    for group, effects in turn.becoming().items():
        lead = word("effect.becomes", group=_group(group))
        yield PlainLine("pair", _number(len(effects)), lead=lead)
        for rule, n in rules_behind(effects).items():
            yield PlainLine("line", _number(n), lead=load_law().rule(rule).nav)


def heading(turn: Turn, draftsman: Draftsman) -> Text:
    """Say from when on all that follows is so."""
    if turn.since is None:
        return word("effect.own-day")
    return word("effect.on" if draftsman.as_of else "effect.from", day=turn.since)


def _group(group: str) -> Text:
    return word(GROUP_WORDS[group])


def _number(n: int) -> Text:
    return counted("effect.one", "effect.several", n)


def of_one(effect: Effect, turn: Turn) -> Iterator[PlainLine]:
    """Write what changes for one application: its group, each result, why, and by what text."""
    if effect.before.day != turn.since:
        yield PlainLine("brief", in_both(effect.before.day), lead=word("report.filing-date"))
    before, after = map(_group, effect.groups)
    same = word("effect.same", group=after)
    turned = word("compare.part", before=before, after=after)
    yield PlainLine("brief", turned if before != after else same, lead=word("effect.group"))
    reasons = iter(effect.reasons)
    for line in lines(effect.found, load_law()):
        said = [each.text for each in next(reasons)] if line.change else []
        why = joined_texts(said, SPACE) if said else None
        yield from parts_of_line(line._replace(because=why, rows=()))


def _named(effect: Effect) -> Iterable[Text]:
    """Name an application by its file, its row and the company, as far as it has them."""
    found = effect.before
    yield Text(*(name_of(found.name, lang) for lang in LANGS))
    if found.line:
        yield word("many.row", n=found.line)
    if found.company:
        yield in_both(found.company)
