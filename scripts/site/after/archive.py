"""Pack the built site so that any file server can serve it, under any path."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from checker import __version__
from scripts.site.after.worker import write_worker

FOLDER = "call-center-license"
# These name the published address, or are made for a host that has one.
ABSOLUTE = re.compile(r'^ *<link rel="(?:canonical|alternate )"[^>]*>\n', re.MULTILINE)
LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", ".nojekyll")
# The same bytes from the same site.
STAMP = (2026, 11, 1, 0, 0, 0)
READ_AND_WRITE = 0o644
README = Path(__file__).with_name("README.txt")


def pack(site: Path, target: Path) -> None:
    """Write a zip of the site."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, FOLDER)
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns(*LEFT_OUT, "*.map"))
        for page in copy.rglob("*.html"):
            page.write_text(ABSOLUTE.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
        write_worker(copy)
        read_me = README.read_text(encoding="utf-8").format(version=__version__)
        (copy / README.name).write_text(read_me, encoding="utf-8")
        write_zip(copy, target)


def write_zip(folder: Path, target: Path) -> None:
    """Write the folder and all that is in it, in a fixed order and with a fixed time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), STAMP)
            entry.external_attr = READ_AND_WRITE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, file.read_bytes())
