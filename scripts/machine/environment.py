"""Install what the lock files name, and only when one of them has changed."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
OLDEST_NODE = (20, 19)
# Node 20 has been without care since April 2026, and still works here.
MAINTAINED_NODE = 22
NODE_FILES = ("package-lock.json", "package.json", ".npmrc")
INTERRUPTED = 130

# How to reach a registry may come from the machine, what to install may not. Of pip's settings, and
# what uv, which does not read them, calls the same.
REGISTRY_SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "trusted-host": "UV_INSECURE_HOST",
}

NO_NPM = """\
npm is needed (it brings Pyodide), and was not found, or its Node is older than version 20.19.
  Debian 13, Ubuntu 26.04 or newer:  sudo apt-get install nodejs npm
  macOS:                             brew install node"""


class StepError(Exception):
    """Something that stops the work; its text says what and what to do."""


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def emptied(folder: Path) -> Path:
    """Return the folder, new and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write files by their paths into a folder, new or emptied: nothing else is left there."""
    emptied(folder)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file."""
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return value


def write_json(path: Path, value: Any) -> None:
    """Write what was found, for people and programs."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> str:
    """Run a program in the project's folder and return its output; show it only on failure."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise StepError(f"{done.stdout.rstrip()}\nFailed: {' '.join(words)}")
    return done.stdout


def guarded(work: Callable[[], int]) -> int:
    """Return the exit status of a command's work; tell failures and Ctrl-C without a traceback."""
    try:
        return work()
    except StepError as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return INTERRUPTED


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is done, and how long it took once it is."""
    say(f"{title} …")
    start = time.monotonic()
    yield
    say(f"{title}: done in {time.monotonic() - start:.1f} s")


@contextmanager
def alone() -> Iterator[None]:
    """Let only one script at a time change build/, site/ and node_modules/."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another script is at work in this folder; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def side_by_side(*works: Callable[[], T]) -> list[T]:
    """Do several things at once that wait for programs; raise what the first to fail has raised."""
    with ThreadPoolExecutor() as threads:
        started = [threads.submit(work) for work in works]
        return [each.result() for each in started]


def packages(*locks: str, whole: bool = True) -> None:
    """Install the named lock files of Python packages, and npm's, whole or what a page needs."""
    side_by_side(partial(python_packages, *locks), partial(node_packages, whole=whole))


def python_packages(*locks: str) -> None:
    """Install the named lock files of requirements/ into build/venv."""
    for lock in ("build", *locks):
        source = ROOT / "requirements" / f"{lock}.txt"
        stamp = Path(sys.prefix) / f".{lock}.lock"
        if not _is_current(stamp, source):
            with step(f"Python packages: installing requirements/{lock}.txt"):
                hashes = ["--require-hashes", "--requirement", str(source)]
                wheels = ["--only-binary", ":all:"]
                uv("pip", "install", "--python", sys.executable, *wheels, *hashes)
                _write(stamp, source)


def uv(*arguments: str) -> None:
    """Run uv without the machine's settings, save for those that reach the registry."""
    # As pip does, it trusts whom the system trusts.
    settled = ["--no-config", "--quiet", "--system-certs"]
    run([Path(sys.prefix) / "bin" / "uv", *settled, *arguments], uv_environment())


@cache
def uv_environment() -> dict[str, str]:
    """Return the environment with pip's settings that reach the registry by uv's names."""
    kept = {*REGISTRY_SETTINGS.values(), "UV_CACHE_DIR"}
    env = {key: v for key, v in os.environ.items() if key in kept or not key.startswith("UV_")}
    settings = run([sys.executable, "-m", "pip", "config", "list"]).splitlines()
    for line in sorted(settings, key=lambda line: line.startswith(":env:")):
        name, _, value = line.partition("=")
        setting = name.rpartition(".")[2].removeprefix("default-")
        if setting in REGISTRY_SETTINGS:
            env[REGISTRY_SETTINGS[setting]] = value.strip("'\"")
    return env


def wheels_of(lock: str, *names: str) -> list[Path]:
    """Return the wheels that a lock file names, or some of them, fetched into build/."""
    source, folder = ROOT / "requirements" / f"{lock}.txt", BUILD / lock
    stamp = folder / ".lock"
    if not _is_current(stamp, source):
        wanted = emptied(folder) / "wanted.txt"
        text = source.read_text(encoding="utf-8")
        wanted.write_text("".join(locked(text, names)), encoding="utf-8")
        with step(f"Wheels: fetching {', '.join(names) or 'all'} of requirements/{lock}.txt"):
            # uv fetches only what it installs.
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input"]
            options = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
            goal = ["--dest", str(folder), "--requirement", str(wanted)]
            run([*pip, *options, *goal], os.environ | {"PIP_CONSTRAINT": ""})
            _write(stamp, source)
    return sorted(folder.glob("*.whl"))


def locked(text: str, names: Sequence[str]) -> Iterator[str]:
    """Return what a lock says of some packages, or of all: a line each, its hashes set in below."""
    for block in re.findall(r"^\S.*\n(?:[ \t]+.*\n)*", text, re.MULTILINE):
        if not names or block.partition("==")[0] in names:
            yield block


def is_fetched(lock: str, folder: Path) -> bool:
    """Tell whether the wheels of a lock and a package of npm lie in build/ already."""
    return (BUILD / lock / ".lock").is_file() and folder.is_dir()


def node_packages(folder: Path = ROOT, *, whole: bool = True) -> None:
    """Install a folder's package-lock.json into its node_modules, with or without the tools."""
    npm = find_npm()
    sources = [folder / name for name in NODE_FILES]
    all_are_there, some_are = folder / "node_modules" / ".lock", folder / "node_modules" / ".some"
    if _is_current(all_are_there, *sources) or (not whole and _is_current(some_are, *sources)):
        return
    major, *_ = _version(str(shutil.which("node")))
    if major < MAINTAINED_NODE:
        say(f"Node {major} is not maintained any more; {MAINTAINED_NODE} or newer is")
    with step("npm packages: installing package-lock.json"):
        kind = "--include=dev" if whole else "--omit=dev"
        run([npm, "ci", "--prefix", folder, kind, "--no-progress"])
        _write(all_are_there if whole else some_are, *sources)


def debian_packages(title: str, names: Sequence[str]) -> None:
    """Install Debian packages where that needs nobody's help; say so if it fails."""
    apt, root = shutil.which("apt-get"), _root_command()
    if apt is None or root is None:
        return
    command = [*root, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    try:
        with step(f"{title}: installing {', '.join(names)} with apt-get"):
            run([*command, "update"])
            run([*command, "install", "--yes", "--no-install-recommends", *names])
    except StepError as failure:
        say(str(failure).splitlines()[-1])


def _root_command() -> list[str] | None:
    """Return what to put before a command to be root, or None where a password is asked."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    try:
        run([sudo, "-n", "true"])
    except StepError:
        return None
    return [sudo, "-n"]


def find_npm() -> str:
    """Return npm's path, or explain how to get it."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None or _version(node) < OLDEST_NODE:
        raise StepError(NO_NPM)
    return npm


def _version(node: str) -> tuple[int, ...]:
    return tuple(map(int, run([node, "--print", "process.versions.node"]).split(".")))


def _digest(sources: Sequence[Path]) -> str:
    return hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()


def _is_current(stamp: Path, *sources: Path) -> bool:
    return stamp.is_file() and stamp.read_text() == _digest(sources)


def _write(stamp: Path, *sources: Path) -> None:
    stamp.write_text(_digest(sources))
