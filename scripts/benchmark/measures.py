"""What is measured: each group of measures visits the pages in turn and notes numbers."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any

from scripts.benchmark import application
from scripts.benchmark.desk import read_sheet
from scripts.benchmark.host import FAST_4G
from scripts.benchmark.peers import SITE, SUBJECTS, Subject
from scripts.benchmark.unwatched import unwatched
from scripts.benchmark.visits import (
    Machine,
    Way,
    first_verdict,
    profile,
    settle,
    tab,
)
from scripts.machine.environment import StepError

MEGA = 1_000_000
# What stands on findings and is worked out anew with every change while its step is shown.
REPORTS = ("agree", "window", "plan", "equity", "drafts", "take")
ANSWERS, REPORTS_A_RUN = 200, 20
Visit = dict[str, Any]


@dataclass
class Bench:
    """The machines at full and at a quarter of the speed, and what was found."""

    full: Machine
    quarter: Machine
    numbers: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    first_replies: set[str] = field(default_factory=set)
    compared: int = 0

    def run(self, groups: Sequence[str]) -> None:
        """Take every chosen group of measures once, page after page."""
        for name in groups:
            for subject in (SITE,) if name in OF_THE_SITE else SUBJECTS:
                GROUPS[name](self, subject)

    def note(self, measure: str, subject: Subject, value: float) -> None:
        """Add one number."""
        self.numbers[measure][subject.key].append(value)

    def note_cuts(self, measure: str, subject: Subject, times: list[float]) -> None:
        """Add the middle and the 95th percentile of many times."""
        cuts = quantiles(times, n=100, method="inclusive")
        self.note(f"{measure}-p50", subject, cuts[49])
        self.note(f"{measure}-p95", subject, cuts[94])

    def note_visit(self, measure: str, subject: Subject, visit: Visit) -> None:
        """Add a visit, whose verdict is CPython's and the one of all other pages."""
        self.check(subject, [visit["reply"]])
        self.first_replies.add(visit["reply"]["reply"])
        if len(self.first_replies) > 1:
            raise StepError(f"{subject.title} decided another application than the others.")
        self.note(measure, subject, visit["at"])
        self.note(f"{measure}-bytes", subject, visit["size"] / MEGA)
        self.note(f"{measure}-requests", subject, visit["requests"])
        self.note(f"{measure}-tasks", subject, len(visit["tasks"]))
        for mark, at in visit["marks"].items():
            self.note(f"{measure}@{mark}", subject, at)

    def check(self, subject: Subject, exchanges: list[dict[str, Any]]) -> None:
        """Compare what a page answered with CPython; stop if it differs."""
        application.compare(subject.title, exchanges)
        self.compared += len(exchanges)


def first(bench: Bench, subject: Subject) -> None:
    """First verdict in a new profile, and again in the same one after a restart."""
    with profile() as folder:
        with tab(bench.full, subject, folder) as shown:
            bench.note_visit("cold", subject, first_verdict(shown))
            settle(shown.traffic)
            # A worker that keeps the page goes on when all else is quiet.
            shown.ask("bench.serviceWorker()")
            settle(shown.traffic)
        with tab(bench.full, subject, folder) as shown:
            bench.note_visit("second", subject, first_verdict(shown))


def slow(bench: Bench, subject: Subject) -> None:
    """First verdict in a new profile over a slow link with a slow processor."""
    with profile() as folder, tab(bench.quarter, subject, folder, Way(link=FAST_4G)) as shown:
        visit = first_verdict(shown)
    bench.note_visit("slow", subject, visit)
    bench.note("slow-over-link", subject, visit["over_the_link"])


def saving(bench: Bench, subject: Subject) -> None:
    """Bytes where the browser asks to save data."""
    with profile() as folder, tab(bench.full, subject, folder, Way(saves_data=True)) as shown:
        bench.note_visit("saving", subject, first_verdict(shown))


def answers(bench: Bench, subject: Subject) -> None:
    """Time from an answer to its verdicts on the screen."""
    with profile() as folder, tab(bench.full, subject, folder) as shown:
        first_verdict(shown)
        settle(shown.traffic)
        found = shown.ask(f"bench.answers({ANSWERS})")
    bench.check(subject, found["replies"])
    bench.note_cuts("answer", subject, found["times"])
    bench.note("answers-tasks", subject, len(found["tasks"]))
    if subject is SITE:
        bench.note_cuts("form", subject, found["whole"])
        bench.note_cuts("evaluate", subject, [reply["took"] for reply in found["replies"]])


def reports(bench: Bench, subject: Subject) -> None:
    """Time from a question of a later step to its report; the first has its file loaded too."""
    with profile() as folder, tab(bench.full, subject, folder) as shown:
        first_verdict(shown)
        settle(shown.traffic)
        found = shown.ask(f"bench.reports({list(REPORTS)}, {REPORTS_A_RUN})")
    bench.note("loading", subject, found[REPORTS[0]].pop(0))
    for kind, times in found.items():
        bench.note_cuts(kind, subject, times)


def memory(bench: Bench, subject: Subject) -> None:
    """Memory and long tasks of the page, over the same page in which no checker starts."""
    with unwatched(bench.full, subject, still=True) as page:
        tasks = page.ask("bench.still()")["tasks"]
        without = page.memory()
    with unwatched(bench.full, subject) as page:
        visit = page.ask("bench.first()")
        whole = page.memory()
    bench.note("added-tasks", subject, len(visit["tasks"]) - len(tasks))
    bench.note("memory", subject, (whole - without) / MEGA)


def desk(bench: Bench, subject: Subject) -> None:
    """Verdicts and days to file of a sheet of companies, from Python ready."""
    for measure, took in read_sheet(bench.full).items():
        bench.note(f"desk-{measure}", subject, took)


GROUPS: dict[str, Callable[[Bench, Subject], None]] = {
    "first": first,
    "slow": slow,
    "saving": saving,
    "answers": answers,
    "reports": reports,
    "memory": memory,
    "desk": desk,
}
# The peers know no such thing.
OF_THE_SITE = ("saving", "reports", "desk")
