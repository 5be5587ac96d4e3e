"""Write the service worker with the table of the files it may keep."""

import base64
import fnmatch
import hashlib
import json
from pathlib import Path

from scripts.machine.environment import StepError
from scripts.site.after.icon import IMAGES
from scripts.site.after.law_data import FOLDER as LAW
from scripts.site.after.lists import FOLDER as LIST
from scripts.site.after.lists import NAMES
from scripts.site.after.one_file import FOLDER as ONE_FILE
from scripts.site.after.schemas import FOLDER as SCHEMAS
from scripts.site.card import NAME as CARD

SOURCE = Path(__file__).with_name("sw.js")
NAME = "sw.js"
PLACE = '"@site@"'
# Pages for a frame elsewhere, for an address that is wrong, what only search engines, other sites
# or developers ask for, and the theme's stemmers of other languages; and the lists without days,
# which whoever has the checker without a connection gets with days.
LEFT_OUT = (
    "embed/*",
    "zh/embed/*",
    f"{LIST}/{NAMES}",
    f"zh/{LIST}/{NAMES}",
    "*404.html",
    "*sitemap.xml*",
    "*.atom",
    f"*{IMAGES}/{CARD}",
    "wheels/*",
    # No page asks for one by this name.
    "runtime/*/*.whl",
    f"{SCHEMAS}/*",
    f"{LAW}/*",
    # Needs no keeping: whoever has it has all.
    f"{ONE_FILE}/*",
    "*.map",
    # Loaded only where a PDF is opened.
    "runtime/*/pdf/*",
    # Kept by the page that reads pictures, if the visitor wants that.
    "ocr/*.onnx",
    "ocr/*.wasm",
    "ocr/*.md",
    "ocr/*/LICENSE",
    "*.txt",
    # For programs: the pages say the same.
    "*.md",
    "*/lunr/*",
    ".*",
    NAME,
)
BUT = ("/lunr.stemmer.support.min.js", "/lunr.zh.min.js")


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
    left_out = {path for pattern in LEFT_OUT for path in fnmatch.filter(found, pattern)}
    kept = (path for path in found if path not in left_out or path.endswith(BUT))
    sums = {path: hashlib.sha256((site / path).read_bytes()).digest() for path in kept}
    return {p.removesuffix("index.html"): base64.b64encode(s).decode() for p, s in sums.items()}
