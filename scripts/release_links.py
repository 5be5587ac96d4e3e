"""Write where the project is kept into what a package index shows of it.

No file of the project names that place. The workflows know it, and run this in their own checkout
before anything is built.
"""

import re
import sys
from pathlib import Path

from checker import __version__
from scripts.machine.environment import ROOT

# Where the target of a link to a file of the project begins.
TO_A_FILE = re.compile(r"(?<=\]\()(?![a-z]+:|#)")
TABLE = "\n[project.urls]\n"
URLS = """\
Homepage = "{site}"
Source = "{repository}"
Issues = "{repository}/issues"
Changelog = "{files}CHANGELOG.md"
"""


def main() -> int:
    """Change this checkout by the two addresses that the command line names."""
    repository, site = sys.argv[1:]
    write_links(ROOT, repository, site)
    return 0


def write_links(project: Path, repository: str, site: str) -> None:
    """Give the package its addresses, and its README links that lead somewhere from anywhere."""
    files = f"{repository}/blob/v{__version__}/"
    readme, settings = project / "README.md", project / "pyproject.toml"
    told = TO_A_FILE.sub(files, readme.read_text(encoding="utf-8"))
    readme.write_text(told, encoding="utf-8", newline="\n")
    rest = settings.read_text(encoding="utf-8").partition(TABLE)[0]
    urls = URLS.format(repository=repository, site=site, files=files)
    settings.write_text(f"{rest}{TABLE}{urls}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
