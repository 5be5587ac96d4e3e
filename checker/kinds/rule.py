"""One rule of the guide, by its id."""

from __future__ import annotations

from checker.kinds.choice import one_word
from checker.kinds.kind import Kind
from checker.model import Fact, Law, Option


def rules(_fact: Fact, law: Law) -> tuple[Option, ...]:
    """Return every rule with its title."""
    return tuple(Option(rule.id, rule.title) for rule in law.rules)


_TITLED = one_word(rules, "answer-error.no-rule")
# A cell holds the id, not the title: titles are long, and the list of them is no sheet's.
RULE = Kind(read=_TITLED.read, schema=_TITLED.schema, written=_TITLED.written)
