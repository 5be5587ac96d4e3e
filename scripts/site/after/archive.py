"""Pack the built site so that any file server can serve it, under any path."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from checker import __version__
from scripts.site import HOMES
from scripts.site.after.feed import NAME
from scripts.site.after.worker import write_worker

FOLDER = "call-center-license"
# These name the published address, or are made for a host that has one.
ABSOLUTE = re.compile(r'^ *<link rel="(?:canonical|alternate )"[^>]*>\n', re.MULTILINE)
LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", ".nojekyll")
# The same bytes from the same site.
STAMP = (2026, 11, 1, 0, 0, 0)
READ_AND_WRITE = 0o644
START = Path(__file__).with_name("START.txt")
HOME_OF_FEED = re.compile(rf'<link rel="self"[^>]* href="([^"]*){re.escape(NAME)}"')


def pack(site: Path, target: Path) -> None:
    """Write a zip of the site."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, FOLDER)
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns(*LEFT_OUT, "*.map"))
        for page in copy.rglob("*.html"):
            page.write_text(ABSOLUTE.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
        write_worker(copy)
        for folder in HOMES.values():
            make_relative(copy / folder / NAME)
        start = START.read_text(encoding="utf-8").format(version=__version__)
        # Windows opens it in an editor that may know no other line end and no other mark of UTF-8.
        (copy / START.name).write_text(start, encoding="utf-8-sig", newline="\r\n")
        write_zip(copy, target)


def make_relative(feed: Path) -> None:
    """Let a feed lead to the pages beside it, wherever the site is served from."""
    text = feed.read_text(encoding="utf-8")
    (home,) = HOME_OF_FEED.findall(text)
    feed.write_text(text.replace(f'href="{home}', 'href="'), encoding="utf-8")


def write_zip(folder: Path, target: Path) -> None:
    """Write the folder and all that is in it, in a fixed order and with a fixed time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), STAMP)
            entry.external_attr = READ_AND_WRITE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, file.read_bytes())
