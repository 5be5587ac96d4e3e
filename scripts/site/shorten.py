"""Shorten words to what fits a table on one page; the rule's own page has them whole."""

import re

# What a one-page table leaves to the rule's own page: long asides, where a template is found,
# and clauses that say only that the text is silent.
ASIDE = re.compile(
    r"\s*\([^()]{25,}\)|, on the form’s template(?:, addressed to [\w ]+)?"
    r"|（[^（）]{13,}）|，用表单中的模板(?:，抬头为[^，；]+)?"
)
REMARK = re.compile(r"\s*\((?![^()]*seal\))[^()]*\)|（(?![^（）]*章）)[^（）]*）")
CLAUSE_END = re.compile(r"(; |\. (?=[A-Z])|；)")
COMMA = re.compile(r", |，")
FIRST_SENTENCE = re.compile(r"(?<=[。])|(?<=\.) (?=[A-Z])")
SILENT = re.compile(r"\bnot (?:said|mentioned|read)\b|未规定|未提及|未写明|未见原文")


def first_sentence(said: str) -> str:
    """Return the first sentence."""
    return FIRST_SENTENCE.split(said)[0]


def brief(said: str) -> str:
    """Shorten a cell's words to what fits one page: no long asides, no clause on silence."""
    parts = CLAUSE_END.split(ASIDE.sub("", said))
    clauses = zip(["", *parts[1::2]], parts[::2], strict=True)
    kept = [
        part for mark, clause in clauses if not SILENT.search(clause) for part in (mark, clause)
    ]
    return "".join(kept[1:]) or said


def bare(said: str) -> str:
    """Shorten a narrow cell's words further: only seals are told in brackets, no second half."""
    parts = CLAUSE_END.split(REMARK.sub("", brief(said)))
    return "".join(COMMA.split(part)[0] if n % 2 == 0 else part for n, part in enumerate(parts))
