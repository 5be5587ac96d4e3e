"""Write the service worker with the table of the files it may keep."""

import base64
import hashlib
import json
from fnmatch import fnmatchcase
from pathlib import Path

from scripts.machine.environment import StepError
from scripts.site.after.law_data import FOLDER as LAW
from scripts.site.after.schemas import FOLDER as SCHEMAS

SOURCE = Path(__file__).with_name("sw.js")
NAME = "sw.js"
PLACE = '"@site@"'
# Pages for a frame elsewhere, for an address that is wrong, what only search engines or developers
# ask for, and the theme's stemmers of other languages.
LEFT_OUT = (
    "embed/*",
    "zh/embed/*",
    "*404.html",
    "*sitemap.xml*",
    "*.atom",
    "wheels/*",
    f"{SCHEMAS}/*",
    f"{LAW}/*",
    "*.map",
    # Loaded only where a PDF is opened.
    "runtime/*/pdf/*",
    "*.txt",
    "*/lunr/*",
    ".*",
    NAME,
)
BUT = ("*/lunr.stemmer.support.min.js", "*/lunr.zh.min.js")


def write_worker(site: Path) -> None:
    """Write the site's service worker; last, since it names every file's bytes."""
    files = table(site)
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    code = SOURCE.read_text(encoding="utf-8")
    if code.count(PLACE) != 1:
        raise StepError(f"{SOURCE}: {PLACE} must stand there once")
    filled = json.dumps({"version": version, "files": files}, separators=(",", ":"))
    (site / NAME).write_text(code.replace(PLACE, filled), encoding="utf-8")


def table(site: Path) -> dict[str, str]:
    """Return every file's address below the root, with the SHA-256 of its bytes in base64."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    kept = filter(may_be_kept, found)
    return {path.removesuffix("index.html"): digest(site / path) for path in kept}


def may_be_kept(path: str) -> bool:
    """Tell whether a visitor could want the file without a connection."""
    return is_one_of(BUT, path) or not is_one_of(LEFT_OUT, path)


def is_one_of(patterns: tuple[str, ...], path: str) -> bool:
    """Tell whether a path fits a pattern."""
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def digest(file: Path) -> str:
    """Return the SHA-256 of a file in base64."""
    return base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
