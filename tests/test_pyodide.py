"""The same cases inside Pyodide, with the built wheel: byte-identical reports."""

import json
from hashlib import sha256

import pytest
from support.agreement_cases import agreement_cases
from support.applications import ready
from support.bad_inputs import BAD
from support.casebook import cases
from support.in_pyodide import digests
from support.owners import EXAMPLE

from checker.doors import web
from checker.filing.drafts.outline import DRAFTS

# All of it takes Pyodide half a minute.
pytestmark = [pytest.mark.pyodide, pytest.mark.thorough]

# What is asked of the worked cases, in turn.
ASKED = ({"lang": "en"}, {"lang": "zh"}, {"do": "report", "lang": "en"})
# Of so many worked cases one is planned for.
PLANNED = 20
# A sample: each is about as long as a whole report.
MOST_WINDOWS = 40
ALL_BASES = ["law", "local", "checklist"]


def requests() -> dict[str, str]:
    """Return every worked case, in one language or as a report, as the page would ask it."""
    asked = {
        case.id: {"application": json.loads(case.text)} | ASKED[i % len(ASKED)]
        for i, case in enumerate(cases())
    }
    asked |= {f"ready {lang}": {"application": ready(), "lang": lang} for lang in ("en", "zh")}
    asked |= {
        f"{case.id} plan": {"application": json.loads(case.text), "do": "plan", "lang": "zh"}
        for case in cases()[::PLANNED]
    }
    asked |= {
        f"{case.id} window {lang}": {
            "application": json.loads(case.text),
            "do": "window",
            "lang": lang,
            "now": "2026-11-24T08:00:00Z",
        }
        for case in cases()[:: len(cases()) // MOST_WINDOWS]
        for lang in ("en", "zh")
    }
    asked |= {
        f"chart {lang}": {"application": EXAMPLE, "do": "equity", "lang": lang}
        for lang in ("en", "zh")
    }
    asked |= {
        f"agree: {case.id} {lang}": {"application": json.loads(case.text), "lang": lang}
        | {"do": "agree"}
        for case in agreement_cases()
        for lang in ("en", "zh")
    }
    asked |= {
        f"draft {paper}": {"application": ready(), "do": "drafts", "paper": paper, "lang": "zh"}
        for paper in DRAFTS
    }
    asked |= {
        f"bad: {name}": {"text": bad.text, "do": "open", "lang": "en"} for name, bad in BAD.items()
    }
    common = {"do": "check", "today": "2026-11-24", "bases": ALL_BASES, "rule": "business-license"}
    return {name: json.dumps(common | own) for name, own in asked.items()}


def test_every_case_gives_the_same_bytes():
    asked = requests()
    here = [sha256(web.answer(text).encode()).hexdigest() for text in asked.values()]
    there = digests(list(asked.values()))

    assert len(there) == len(asked)
    different = [n for n, a, b in zip(asked, here, there, strict=True) if a != b]
    assert different == []
