"""Read ``law/`` into the model; refuse unknown keys, gaps and citations that lead nowhere."""

from __future__ import annotations

from dataclasses import replace

from checker.core.law_folder import kept_by_law, law_folder
from checker.core.tables import by_unique_key
from checker.load.authorities import read_authorities
from checker.load.guides import read_guides
from checker.load.instruments import read_instruments
from checker.load.names import check_names, check_remarks
from checker.load.questions import (
    check_changes,
    check_limits,
    check_marks,
    read_questions,
)
from checker.load.rules import check_periods, read_rules
from checker.model import Folder, Law


@kept_by_law
def load_law() -> Law:
    """Return the law shipped with this package, or as a draft would have it."""
    return read_law(law_folder())


def read_law(folder: Folder) -> Law:
    """Read a law folder. Raises ``LawError`` with file and place."""
    instruments = read_instruments(folder)
    authorities = read_authorities(folder, instruments)
    sections, facts = read_questions(folder)
    found = read_rules(folder, instruments)
    # The form, the review book and every error list the questions in this order.
    on_papers = (fact for each in found for fact in each.questions)
    by_path = by_unique_key("facts", ((fact.path, fact) for fact in (*facts, *on_papers)))
    papers = {each.rule.id: each.paper for each in found if each.paper}
    check_limits(by_path)
    check_changes(by_path)
    check_marks(by_path, papers)
    rules = [each.rule for each in found]
    check_remarks(rules, by_path)
    guides, local = read_guides(folder, instruments, authorities, [rule.id for rule in rules])
    whole = []
    for rule in rules:
        # The last wording in force on a day counts, so the order decides: the local ones last.
        oldest_first = sorted(local.get(rule.id, []), key=lambda version: version.effective)
        whole.append(replace(rule, versions=(*rule.versions, *oldest_first)))
        check_periods(whole[-1])
    law = Law(instruments, authorities, sections, by_path, tuple(whole), guides, papers)
    check_names(law)
    return law
