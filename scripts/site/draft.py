"""What a change would do: the example draft, laid over the law and the worked cases."""

import json
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from checker.core.law_folder import Draft, reading_law_of
from checker.io.draft import read_draft
from checker.load import load_law
from checker.many.effect import Draftsman, Turn, new_wordings
from checker.many.effect_plain import in_sum, of_one
from checker.many.entries import Entry
from checker.model import Lang, Law, Rule, Text, Version
from checker.report.plain import PlainLine
from scripts.cases import CASES
from scripts.machine.environment import ROOT
from scripts.site import Snippets
from scripts.site.examples import DAY, Example, read_examples
from scripts.site.form.page import UNMARKED, on_own_lines, script_data
from scripts.site.saved import made, saved
from scripts.site.templates import render

EXAMPLE_DRAFT = ROOT / ".github" / "example-draft"


class Change(NamedTuple):
    """A wording of the draft, and the one that it would take the place of."""

    rule: Rule
    before: Version | None
    after: Version


class Touched(NamedTuple):
    """An example that the draft touches, and what is said of it."""

    example: Example
    lines: tuple[PlainLine, ...]


class Effects(NamedTuple):
    """What the draft changes from a day on: in sum, and for each example."""

    turn: Turn
    in_sum: tuple[PlainLine, ...]
    touched: tuple[Touched, ...]


def changes(draft: Draft, law: Law) -> tuple[Change, ...]:
    """Return what the draft words anew, by rule."""
    with reading_law_of(draft):
        new = [*new_wordings(load_law(), law)]
    return tuple(
        Change(rule, law.rule(rule.id).version(after.basis, after.effective), after)
        for rule, after in new
    )


def looked_at(law: Law, changed: tuple[Change, ...]) -> Iterator[Example]:
    """Return the examples that the pages show, and every case of a rule that the draft changes."""
    of_draft = {change.rule.id for change in changed}
    for rule in law.rules:
        for example in read_examples(CASES / f"{rule.id}.toml", law):
            if not example.error and (example.shown or rule.id in of_draft):
                yield example


@cache
def effects() -> tuple[Effects, ...]:
    """Return what the example draft does, as the command ``compare --law`` says it."""
    draft, law = read_draft(str(EXAMPLE_DRAFT)), load_law()
    examples = {f"{e.rule}/{e.id}": e for e in looked_at(law, changes(draft, law))}
    draftsman = Draftsman(draft, DAY, None)
    for name, example in examples.items():
        draftsman.look_at(Entry(name, None, example.facts))
    with reading_law_of(draft):
        return tuple(
            Effects(
                turn,
                tuple(in_sum(turn)),
                tuple(
                    Touched(examples[each.before.name], tuple(of_one(each, turn)))
                    for each in turn.effects
                ),
            )
            for turn in draftsman.turns
        )


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write what the draft changes, and what that does."""
    found = effects()
    changed = changes(read_draft(str(EXAMPLE_DRAFT)), law)
    yield "draft/lead.md", render("draft/lead", lang, turns=found)
    yield "draft/changes.md", render("draft/changes", lang, changed=changed)
    told = render("draft/effects", lang, turns=found, saved=saved, made=made(), written=_written)
    yield "draft/effects.md", told
    data = script_data(lang, "../", {})
    yield "draft/own.md", on_own_lines(render("draft/own", lang, data=data, draft=_as_data()))


def _as_data() -> Markup:
    """Return the example draft as the page's script gives it to the rules."""
    draft = {
        path.relative_to(EXAMPLE_DRAFT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(EXAMPLE_DRAFT.rglob("*.toml"))
    }
    written = json.dumps({"name": EXAMPLE_DRAFT.name, "draft": draft}, ensure_ascii=False)
    return Markup(written.translate(UNMARKED))  # noqa: S704 - no sign of HTML is left in it


def _written(line: PlainLine) -> Text:
    """Return a line with what leads it."""
    lead = line.led
    return Text(*(f"{a}{b}" for a, b in zip(lead, line.text, strict=True))) if lead else line.text
