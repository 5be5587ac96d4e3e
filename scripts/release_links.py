"""Write where the project is kept into what a package index shows of it.

No file of the project names that place. The workflows know it, and run this in their own checkout
before anything is built.
"""

import re
import sys
from pathlib import Path

from checker import __version__
from scripts.machine.environment import ROOT

# A link of README to a file of the project: whether it shows a picture, and which file.
TO_A_FILE = re.compile(r"(?P<shown>!?)\[(?P<text>[^\]]*)\]\((?![a-z]+:|#)(?P<file>[^)]+)\)")
# A page of the guide, which the published site shows whole.
PAGE = re.compile(r"docs/(?P<lang>en|zh)/(?P<path>[\w/-]+?)(?:/?index)?\.md(?P<place>#.*)?")
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

    def lead(link: re.Match[str]) -> str:
        target = _on_the_site(link["file"], site) or f"{files}{link['file']}"
        if link["shown"]:
            target = f"{repository}/raw/v{__version__}/{link['file']}"
        return f"{link['shown']}[{link['text']}]({target})"

    readme, settings = project / "README.md", project / "pyproject.toml"
    told = TO_A_FILE.sub(lead, readme.read_text(encoding="utf-8"))
    readme.write_text(told, encoding="utf-8", newline="\n")
    rest = settings.read_text(encoding="utf-8").partition(TABLE)[0]
    urls = URLS.format(repository=repository, site=site, files=files)
    settings.write_text(f"{rest}{TABLE}{urls}", encoding="utf-8", newline="\n")


def _on_the_site(file: str, site: str) -> str | None:
    """Return where the published site shows a file, if it is a page of the guide."""
    page = PAGE.fullmatch(file)
    if page is None:
        return None
    lang = "zh/" if page["lang"] == "zh" else ""
    return f"{site}{lang}{page['path']}/{page['place'] or ''}"


if __name__ == "__main__":
    sys.exit(main())
