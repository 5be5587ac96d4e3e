"""Gather a release from the tested site: wheel, sdist, one file a language, the zip, sums, notes.

The wheel is the one in the site, whose pages were tested with it. Nothing is published: the
workflow of the tag does that.
"""

import argparse
import re
import shutil
import sys
from pathlib import Path

from checker import __version__
from checker.filing.verify.command import WHEEL
from checker.model import LANGS
from scripts.build import ZIP, environment
from scripts.machine.environment import (
    BUILD,
    ROOT,
    StepError,
    emptied,
    guarded,
    python_packages,
    run,
    say,
)
from scripts.site.after import one_file
from scripts.site.after.archive import pack
from scripts.site.after.wheels import LIST, sums
from scripts.site.releases import CHANGELOG, RELEASE

OUT = BUILD / "release"
NOTES = BUILD / "release-notes.md"


def main() -> int:
    """Write build/release/ and the notes, or say what does not fit together."""
    parser = argparse.ArgumentParser(prog="scripts/release", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the tested site (site)")
    parser.add_argument("--tag", default=f"v{__version__}", help="the tag that is released")
    options = parser.parse_args()
    python_packages()
    notes = notes_of(options.tag, CHANGELOG.read_text(encoding="utf-8"))
    gather(options.site, emptied(OUT))
    NOTES.write_text(notes, encoding="utf-8", newline="\n")
    say((OUT / LIST).read_text(encoding="utf-8").rstrip())
    return 0


def notes_of(tag: str, changelog: str) -> str:
    """Return what the changelog says of the version that a tag names, which is this one."""
    if tag != f"v{__version__}":
        raise StepError(f"The tag is {tag}, and the version is {__version__}: tag v{__version__}.")
    for version, _, body in RELEASE.findall(changelog):
        if version == __version__:
            return re.sub(r"<!--.*?-->\n*", "", body).strip() + "\n"
    raise StepError(f"CHANGELOG.md says nothing of {__version__}.")


def gather(site: Path, out: Path) -> None:
    """Put the site's own wheel and one files, the sdist and the zip into a folder, with their sums.

    Raises ``StepError``.
    """
    wheels = list(site.glob(f"runtime/*/{WHEEL.format(version=__version__)}"))
    if len(wheels) != 1:
        raise StepError(f"{site} is not a site of {__version__}.")
    shutil.copy(wheels[0], out)
    files = [site / one_file.FOLDER / one_file.NAME.format(lang=lang) for lang in LANGS]
    if not all(file.is_file() for file in files):
        raise StepError(f"{site} was built without its one files: build it without --quick.")
    for file in files:
        shutil.copy(file, out)
    sdist = ["-m", "build", "--sdist", "--no-isolation", "--outdir", out]
    run([sys.executable, *map(str, sdist)], environment())
    pack(site, out / ZIP.name)
    (out / LIST).write_text(sums(out), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(guarded(main))
