"""Gather what reads pictures in a page: ONNX Runtime, and the models that RapidOCR's wheel brings.

Both come by the hashes of their locks, 47 MB, and only for a site that is built whole.
"""

import shutil
import zipfile
from pathlib import Path

from scripts.machine.environment import (
    BUILD,
    ROOT,
    emptied,
    is_fetched,
    node_packages,
    wheels_of,
    write_json,
)

LOCK, FOLDER = ROOT / "requirements" / "engine", BUILD / "engine"
ENGINE = FOLDER / "node_modules" / "onnxruntime-web"
ENGINE_FILES = ("dist/ort.wasm.bundle.min.mjs", "dist/ort-wasm-simd-threaded.wasm")
# The wheel, and the lock that names it.
WHEEL, WHEEL_LOCK = "rapidocr", "ocr"
# What finds the lines of a picture, and what reads one.
MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")
LICENSES = ("LICENSE", "MODEL_LICENSES.md")
# What a page asks first: the files by their sizes; none where they were left out.
SIZES = "sizes.json"
NOTICE = Path(__file__).with_name("ocr-notice.txt")


def gather(folder: Path, *, quick: bool) -> None:
    """Write the files into a folder, each with its size; a quick build fetches nothing for it."""
    emptied(folder)
    sizes = {}
    if not quick or is_fetched(WHEEL_LOCK, ENGINE):
        install_engine()
        for name in ENGINE_FILES:
            shutil.copy(ENGINE / name, folder)
        (wheel,) = wheels_of(WHEEL_LOCK, WHEEL)
        unpack(wheel, folder)
        sizes = {file.name: file.stat().st_size for file in loaded(folder)}
        shutil.copy(NOTICE, folder / "NOTICE.txt")
    write_json(folder / SIZES, sizes)


def install_engine() -> None:
    """Install ONNX Runtime under its own lock, outside of what every build needs."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / ".npmrc", LOCK / "package.json", LOCK / "package-lock.json"):
        shutil.copy(source, FOLDER)
    node_packages(FOLDER)


def unpack(wheel: Path, folder: Path) -> None:
    """Take the models out of the wheel, and the licenses they are under."""
    with zipfile.ZipFile(wheel) as packed:
        for path in packed.namelist():
            name = path.rpartition("/")[2]
            if name in MODELS or (name in LICENSES and ".dist-info/" in path):
                (folder / name).write_bytes(packed.read(path))


def loaded(folder: Path) -> list[Path]:
    """Return the files that a page loads before it reads its first picture."""
    return sorted(file for file in folder.iterdir() if file.suffix in (".onnx", ".wasm", ".mjs"))
