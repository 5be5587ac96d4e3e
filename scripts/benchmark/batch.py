"""What `batch` costs an application of many: processor time, start included, and memory.

The applications are the worked cases, the home page's example, and random ones.
"""

import json
import subprocess
import sys
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.load import load_law
from checker.many.entries import Entry
from checker.many.judge import Judged, judge
from scripts.benchmark.application import application
from scripts.cases import worked_cases
from scripts.machine.environment import ROOT, StepError
from scripts.proofs.applications import applications

FILES, RANDOM, SEED = 10_000, 300, 1
TODAY = date(2026, 11, 24)
# What the system tells of a process begins with the size of the one that started it: a small one.
TELL = """\
import json, resource, subprocess, sys
status = subprocess.call(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump((status, used.ru_utime + used.ru_stime, used.ru_maxrss), sys.stdout)
"""
MEGA, KIBI = 1e6, 1024


def measure() -> dict[str, float]:
    """Run the command over all files: microseconds of each, and megabytes at the peak."""
    drawn = applications(load_law(), RANDOM, SEED)
    found = [application(), *worked_cases().values(), *drawn]
    # One that is refused is none of those that are judged.
    accepted = (one for one in found if isinstance(judge(Entry("", None, one), TODAY), Judged))
    texts = [json.dumps(one, ensure_ascii=False, default=str) for one in accepted]
    with TemporaryDirectory() as name:
        files, out = Path(name, "files"), Path(name, "out.json")
        files.mkdir()
        for number, text in enumerate(islice(cycle(texts), FILES)):
            (files / f"{number:05}.json").write_text(text, encoding="utf-8")
        batch = ["-m", "checker", "batch", str(files), "--format", "json", "--output", str(out)]
        command = [sys.executable, "-c", TELL, sys.executable, *batch]
        done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE)
    status, seconds, peak = json.loads(done.stdout)
    if status:
        raise StepError(f"batch ended with status {status}.")
    unit = 1 if sys.platform == "darwin" else KIBI
    return {"batch": seconds / FILES * 1e6, "batch-memory": peak * unit / MEGA}
