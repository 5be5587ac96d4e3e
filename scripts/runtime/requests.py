"""What the checker is asked while its start is made: whatever a visitor may come to ask."""

import base64
import json
import tomllib
from pathlib import Path
from typing import Any

from checker.doors.features import modules_by_name
from checker.filing.docx import Document, Paragraph
from checker.filing.drafts.outline import DRAFTS
from checker.model import LANGS
from scripts.cases import worked_cases
from scripts.machine.environment import ROOT

TODAY = "2026-11-24"
SAID = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# A whole application with what its papers say: comes first, so that all it takes is read.
PAPERS = tomllib.loads((ROOT / "tests/cases_agreement/papers.toml").read_text(encoding="utf-8"))
# Texts of papers, as they are pasted.
TEXTS = (ROOT / "tests/read/several.toml").read_text(encoding="utf-8")
WORD_FILE = base64.b64encode(Document("", (Paragraph("a"),), "").file()).decode("ascii")
# Two lines of a paper that a page has recognized, and a page that it could not read.
SCANS = [
    {
        "number": 0,
        "name": "a.jpg",
        "pages": [
            {
                "number": 1,
                "width": 1000,
                "height": 1000,
                "turned": 1,
                "pieces": [
                    {
                        "text": text,
                        "corners": [[100, top], [400, top], [400, top + 30], [100, top + 30]],
                        "sure": [0.99] * len(text),
                    }
                    for top, text in ((100, "营业执照"), (200, "名称甲公司"))
                ],
            }
        ],
        "unread": [{"why": "too-many-dots", "page": 2}],
    }
]
# As such files are written today, and as they were.
TEXT_FILE, OLD_TEXT_FILE = (
    base64.b64encode(TEXTS.encode(encoding)).decode("ascii") for encoding in ("utf-8", "gb18030")
)
# What some kinds of filing are asked beside an application, in turn.
BESIDE: dict[str, list[dict[str, Any]]] = SAID["beside"] | {
    # An odd number in all: the languages take turns, and the list comes in both.
    "drafts": [{}, {}, *({"paper": paper} for paper in DRAFTS)],
    "pack": [{}, {"files": SAID["put"]}, {"files": SAID["put"], "save": True}],
    "examine": [
        {},
        {"files": SAID["given"]},
        {"files": [SAID["given"][0] | {"scan": scan} for scan in SCANS]},
        {"text": TEXTS},
        {"scan": SCANS[0]},
    ],
    "read": [
        {"text": TEXTS},
        *({"file": file} for file in (TEXT_FILE, OLD_TEXT_FILE, WORD_FILE)),
        {"text": "no paper"},
        {"text": "", "scans": SCANS},
        {"megabytes": 47},
    ],
}
# Of so many worked cases one is asked, and of so many of these again for each kind of filing: three
# times as many enter functions of 0.7 KB more, of 5.1 MB, and take 64 s of a processor, these 37.
EVERY = 12
# Those of the first, which have papers or owners on several levels, are all asked.
FIRST = 6
# The pages that check: the checker's own first, as it reads most; a rule's, and that on need.
# Their number is odd, as the languages take turns.
PAGES: tuple[dict[str, Any], ...] = ({}, {"rule": "business-license"}, {"rule": "need"})
BASES = ("law", "local", "checklist")
# A company owned by twenty others, each with an owner of its own, one of them twice.
OWNED = {
    "shareholders": [
        {"name": f"{n}号公司", "kind": "company", "share": 5, "foreign": n == 1} for n in range(20)
    ],
    "holders": [
        {"name": f"{n % 19}号个人", "of": f"{n}号公司", "kind": "natural-person", "share": 100}
        for n in range(20)
    ],
}
# Files that are no application, too long to be written out, or as large as one can be.
LONG = (
    "a = " + "9" * 5000,
    "[means]\nfloor_area = 0x" + "f" * 4000,
    '{"a":' + "[" * 100_000,
    # Memory has to grow for them.
    '{"a": "' + "甲" * 400_000 + '"}',
    json.dumps(
        {"shareholders": [{"kind": "company", "name": "甲" * 200}] * 1000}, ensure_ascii=False
    ),
)


def requests() -> list[str]:
    """Return worked cases as the page would ask them, wrong answers, and files to open."""
    checks = [
        asked(kind, application, lang) | PAGES[i % len(PAGES)]
        for i, (application, lang) in enumerate(applications())
        for kind in ("result", "form", "answers")
    ]
    opens = [
        {"do": "open", "text": text, "lang": lang, "today": TODAY}
        for text in (*SAID["opened"], *LONG)
        for lang in LANGS
    ]
    days = [{**SAID["license"], "do": "days", "today": TODAY, "lang": lang} for lang in LANGS]
    wrong = [one | {"granted": "x"} for one in days]
    return written(*checks, *opens, *days, *wrong)


def filing_requests() -> list[str]:
    """Return what the page asks once filing is loaded, of some of the same cases."""
    found: list[dict[str, Any]] = []
    first, rest = applications()[:FIRST], applications()[FIRST::EVERY]
    for kind in sorted(modules_by_name("request")):
        beside = BESIDE.get(kind, [{}])
        found += [
            asked(kind, *one) | beside[i % len(beside)] for i, one in enumerate((*first, *rest))
        ]
    return written(*found)


def applications() -> list[tuple[dict[str, Any], str]]:
    """Return the applications of worked cases and some with odd answers, each in a language."""
    cases = [*worked_cases().values()][::EVERY]
    longest = max(cases, key=lambda case: len(str(case)))
    cases += [replaced(longest, odd) | {"application_date": TODAY} for odd in SAID["odd"]]
    # These in both languages, which take turns.
    other = PAPERS | {"papers": replaced(PAPERS["papers"], differing)}
    whole = [each for each in (PAPERS, other, OWNED) for _ in LANGS]
    return [(one, LANGS[i % 2]) for i, one in enumerate(whole + cases)]


def asked(kind: str, application: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return what the page asks of an application."""
    common = {"today": TODAY, "bases": BASES, "lang": lang}
    return common | {"do": kind, "application": application}


def written(*found: dict[str, Any]) -> list[str]:
    """Write requests as the page does."""
    return [json.dumps(request, default=str) for request in found]


def replaced(said: Any, odd: Any) -> Any:
    """Return the same tables and lists with one value, or what it makes of each, in their place."""
    if isinstance(said, dict):
        return {key: replaced(value, odd) for key, value in said.items()}
    if isinstance(said, list):
        return [replaced(value, odd) for value in said]
    return odd(said) if callable(odd) else odd


def differing(said: Any) -> Any:
    """Return what a paper says with something added to a text: none says what it said before."""
    return f"{said}（乙）" if isinstance(said, str) else said
