"""The places of the checker's page that are filled from answers, each named here alone.

The report writes into a place by its name, a template holds it under the same name, and the page's
script brings the two together: it makes no name itself.
"""

from __future__ import annotations

# How many questions are answered.
TOTAL = "total"
# That the papers may still change.
PAPERS_BEFORE = "papers-before"
# What the shares add up to, and what the rules think of it.
SHARE_SUM = "sum"
SHARE_NOTE = "sum-note"
# How many shareholders there are, beside the name of their paper.
SHARE_COUNT = "sum-count"
# Whether companies stand above the shareholders.
LAYERS = "layers"


def question(path: str) -> str:
    """Return the id of a question's row."""
    return f"q-{path}"


def section_said(section: str) -> str:
    """Return where the answers of a section are said in a sentence."""
    return f"said-{section}"


def paper(rule: str) -> str:
    """Return the id of a paper's row."""
    return f"p-{rule}"


def paper_state(rule: str) -> str:
    """Return where it is said how a paper stands."""
    return f"{paper(rule)}-paper-state"


def paper_number(rule: str) -> str:
    """Return where a paper's number in the list stands."""
    return f"{paper(rule)}-number"


def entry_marks(entry: str) -> str:
    """Return where the boxes of one entry of a list stand."""
    return f"marks-{entry}"


def paper_due(rule: str) -> str:
    """Return where the day stands by which a paper is to be dated."""
    return f"{paper(rule)}-due"


def paper_labels(rule: str) -> str:
    """Return where it stands from whom a paper is, who signs it, and where it goes."""
    return f"{paper(rule)}-labels"


def paper_chips(rule: str) -> str:
    """Return where the marks of a paper stand, to be ticked."""
    return f"{paper(rule)}-paper-chips"


def paper_day(rule: str, path: str) -> str:
    """Return where it is said until when a date of a paper is usable."""
    return f"{paper(rule)}-day-{path}"


def paper_said(rule: str) -> str:
    """Return where it is said what is the matter with a paper."""
    return f"{paper(rule)}-paper-said"


def errand(name: str) -> str:
    """Return the id of an errand's group of papers."""
    return f"g-{name}"


def papers_head(state: str) -> str:
    """Return where it is said how many papers are folded away."""
    return f"folded-{state}-head"


def papers_folded(state: str) -> str:
    """Return where the papers stand that are folded away, as they are not asked or may not be."""
    return f"folded-{state}"
