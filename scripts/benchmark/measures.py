"""What is measured: each group of measures visits the pages in turn and notes numbers."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any

from scripts.benchmark import application, visits
from scripts.benchmark.host import FAST_4G
from scripts.benchmark.visits import SITE, SUBJECTS, Machine, Subject, Visit, Way
from scripts.machine.environment import StepError

MEGA = 1_000_000
# The longest of none.
NO_TASK = 0.0
SLOW = Way(link=FAST_4G)
SAVING = Way(saves_data=True)
STILL = Way(still=True)
# What stands on findings and is worked out anew with every change while its step is shown.
REPORTS = ("agree", "window", "plan", "equity", "drafts", "take")
REPORTS_A_RUN = 20


@dataclass
class Findings:
    """All numbers by measure and page, what the last visit fetched, and what was compared."""

    numbers: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    files: dict[str, dict[str, int]] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)
    compared: int = 0
    notes: set[str] = field(default_factory=set)

    def note(self, measure: str, subject: Subject, value: float) -> None:
        """Add one number."""
        self.numbers[measure][subject.key].append(value)

    def check(self, subject: Subject, exchanges: list[dict[str, Any]]) -> None:
        """Compare what a page answered with CPython; stop if it differs."""
        self.compared += application.compare(subject.title, exchanges)

    def check_first(self, visit: Visit) -> None:
        """Compare a first verdict with CPython's, and with those of the other pages."""
        self.check(visit.subject, [visit.exchange])
        self.digests.add(application.digest(visit.exchange["reply"]))
        if len(self.digests) > 1:
            raise StepError(f"{visit.subject.title} decided another application than the others.")


@dataclass(frozen=True)
class Plan:
    """The machines at full and at a quarter of the speed, and how many answers are given."""

    full: Machine
    quarter: Machine
    answers: int


def first(plan: Plan, subject: Subject, findings: Findings) -> None:
    """First verdict in a new profile, and again in the same one after a restart."""
    with visits.profile() as folder:
        with visits.tab(plan.full, subject, folder) as shown:
            _note_visit("cold", visits.first_verdict(shown), findings)
            visits.settle(shown)
            kept = visits.has_service_worker(shown)
            visits.settle(shown)
        with visits.tab(plan.full, subject, folder) as shown:
            _note_visit("second", visits.first_verdict(shown), findings)
    if kept:
        findings.notes.add(f"{subject.title} has a service worker")


def slow(plan: Plan, subject: Subject, findings: Findings) -> None:
    """First verdict in a new profile over a slow link with a slow processor."""
    with visits.profile() as folder, visits.tab(plan.quarter, subject, folder, SLOW) as shown:
        visit = visits.first_verdict(shown)
    _note_visit("slow", visit, findings)
    findings.note("slow-over-link", subject, visit.over_the_link)
    if visit.asked_first:
        findings.notes.add(f"{subject.title} took the slow link for one that saves data")


def saving(plan: Plan, subject: Subject, findings: Findings) -> None:
    """Bytes where the browser asks to save data; the peers know no such thing."""
    if subject is not SITE:
        return
    with (
        visits.profile() as folder,
        visits.tab(plan.full, subject, folder, SAVING) as shown,
    ):
        visit = visits.first_verdict(shown)
    _note_visit("saving", visit, findings)
    if visit.asked_first:
        findings.notes.add(f"{subject.title} asks before it loads where data is to be saved")


def answers(plan: Plan, subject: Subject, findings: Findings) -> None:
    """Time from an answer to its verdicts on the screen."""
    with visits.profile() as folder, visits.tab(plan.full, subject, folder) as shown:
        visits.first_verdict(shown)
        visits.settle(shown)
        found = visits.answers(shown, plan.answers)
    findings.check(subject, found["replies"])
    _note_parts("answer", subject, found["times"], findings)
    if subject is SITE:
        took = [exchange["took"] for exchange in found["replies"]]
        _note_parts("evaluate", subject, took, findings)
    _note_tasks("answers", subject, [task["duration"] for task in found["tasks"]], findings)


def reports(plan: Plan, subject: Subject, findings: Findings) -> None:
    """Time from a question of a later step to its report; the first has its file loaded too."""
    if subject is not SITE:
        return
    with visits.profile() as folder, visits.tab(plan.full, subject, folder) as shown:
        visits.first_verdict(shown)
        visits.settle(shown)
        found = visits.reports(shown, REPORTS, REPORTS_A_RUN)
    findings.note("loading", subject, found[REPORTS[0]].pop(0))
    for kind, times in found.items():
        _note_parts(kind, subject, times, findings)


def memory(plan: Plan, subject: Subject, findings: Findings) -> None:
    """Memory and long tasks of the page, over the same page in which no checker starts."""
    with visits.profile() as folder, visits.tab(plan.full, subject, folder, STILL) as shown:
        tasks = visits.tasks_without(shown)
        without = visits.memory_of(shown)
    with visits.profile() as folder, visits.tab(plan.full, subject, folder) as shown:
        visit = visits.first_verdict(shown)
        whole = visits.memory_of(shown)
    _note_tasks("still", subject, tasks, findings)
    findings.note("added-tasks", subject, len(visit.tasks) - len(tasks))
    if whole is None or without is None:
        findings.notes.add("memory: this system does not tell the share of a process")
        return
    findings.note("memory-whole", subject, whole / MEGA)
    findings.note("memory", subject, (whole - without) / MEGA)


def _note_visit(measure: str, visit: Visit, findings: Findings) -> None:
    findings.check_first(visit)
    findings.note(measure, visit.subject, visit.verdict)
    findings.note(f"{measure}-bytes", visit.subject, visit.size / MEGA)
    findings.note(f"{measure}-requests", visit.subject, visit.requests)
    findings.files[f"{measure} {visit.subject.key}"] = visit.files
    _note_tasks(measure, visit.subject, visit.tasks, findings)
    for mark, at in visit.marks.items():
        findings.note(f"{measure}@{mark}", visit.subject, at)


def _note_parts(measure: str, subject: Subject, times: list[float], findings: Findings) -> None:
    cuts = quantiles(times, n=100, method="inclusive")
    findings.note(f"{measure}-p50", subject, cuts[49])
    findings.note(f"{measure}-p95", subject, cuts[94])


def _note_tasks(measure: str, subject: Subject, tasks: list[float], findings: Findings) -> None:
    findings.note(f"{measure}-tasks", subject, len(tasks))
    findings.note(f"{measure}-longest-task", subject, max(tasks, default=NO_TASK))


GROUPS: dict[str, Callable[[Plan, Subject, Findings], None]] = {
    "first": first,
    "slow": slow,
    "saving": saving,
    "answers": answers,
    "reports": reports,
    "memory": memory,
}


def run_once(plan: Plan, groups: Sequence[str], findings: Findings) -> None:
    """Take every chosen group of measures once, page after page."""
    for name in groups:
        for subject in SUBJECTS:
            GROUPS[name](plan, subject, findings)
