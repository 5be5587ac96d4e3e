"""Each feature by its folder in ``filing``: its command, what the page asks for it, its report.

The command line, the page's door and the catalog of schemas are made from this table.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Literal, NamedTuple

from checker.io.page_request import need
from checker.model import Data

PACKAGE = "checker.filing"

Door = Literal["command", "request", "report"]
# Which module of a folder stands behind each name: it has a COMMAND, a reply or a schema.
MODULES: dict[Door, str] = {"command": "command", "request": "panel", "report": "schema"}


class Task(StrEnum):
    """What a command helps with, in the order in which the command line tells them."""

    APPLICATION = "one application"
    PAPERS = "its papers"
    AFTER = "after sending, and with the license"
    RESULTS = "many applications, and results"
    LAW = "the law, and files for programs"


class Feature(NamedTuple):
    """The folder of a feature, and what it is called at each door; nothing where it has none."""

    folder: str
    command: str = ""
    request: str = ""
    report: str = ""
    task: Task = Task.APPLICATION


# In the order in which the command line lists those of a task.
FEATURES = (
    Feature("read", command="read", request="read", report="read", task=Task.PAPERS),
    Feature("examine", command="examine", request="examine", report="examine", task=Task.PAPERS),
    Feature("errands", command="errands", request="errands", report="errands", task=Task.PAPERS),
    Feature("tasks", request="tasks", task=Task.PAPERS),
    Feature("track", command="track", request="track", report="track", task=Task.AFTER),
    Feature("window", command="window", request="window", report="window"),
    Feature("plan", command="plan", request="plan", report="plan"),
    Feature("agreement", command="agree", request="agree", report="agreement", task=Task.PAPERS),
    Feature("equity", command="chart", request="equity", report="chart", task=Task.PAPERS),
    Feature("drafts", command="draft", request="drafts", task=Task.PAPERS),
    # Its command also compares many applications under a draft: it stands with the doors' own.
    Feature("compare", request="compare", report="comparison"),
    Feature("verify", command="verify", request="report", report="verification", task=Task.RESULTS),
    Feature("pack", command="pack", request="pack", report="pack", task=Task.PAPERS),
    Feature("claims", command="claims", request="claims", report="claims", task=Task.LAW),
    Feature("take", request="take"),
    Feature("cases", request="case"),
)


def modules_by_name(door: Door) -> dict[str, str]:
    """Return which module stands behind each command, each request or each report, by its name."""
    return {
        name: f"{PACKAGE}.{feature.folder}.{MODULES[door]}"
        for feature in FEATURES
        if (name := getattr(feature, door))
    }


REQUESTS = modules_by_name("request")


def reply(asked: Data) -> Data:
    """Answer one request of the page; raises ``NotLoadedError`` where it has no feature yet."""
    need(PACKAGE)
    return {"ok": True, **import_module(REQUESTS[asked["do"]]).reply(asked)}
