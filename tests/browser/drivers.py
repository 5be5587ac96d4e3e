"""Three browser engines that can be told the same few things.

Firefox and WebKitGTK need no package in between: both understand WebDriver's commands, Firefox on
a socket of its own (Marionette), WebKitGTK through its driver's HTTP.

Selenium would be 14 packages, and 30 MB, in the place of fifty lines, and speaks to Firefox through
geckodriver alone: Debian has none, npm's package fetches one from elsewhere, and the one on PyPI is
somebody's copy of 2023.
"""

import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from checker_page import FAST_LINE
from playwright.sync_api import Browser, Page
from support.rows import rows_of
from witness import Witness

from scripts.machine.engines import FIREFOX, WEBKIT, why_not

HOST = "127.0.0.1"
# WebKitGTK on a busy machine has taken more than a minute to start Python.
PATIENCE = 240
TIMEOUTS = {"script": PATIENCE * 1000, "pageLoad": PATIENCE * 1000}

# A fresh Firefox that talks to nobody on its own account.
QUIET: dict[str, Any] = rows_of("browser/firefox")


LOADED = "return document.readyState === 'complete'"


def until(look: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Look again until there is something, and return it."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.1)


class Chromium:
    """A page of the browser that the other tests use too."""

    def __init__(self, page: Page):
        """Use the page."""
        self.page = page

    def go(self, path: str):
        """Open a page of the site and wait until it has loaded."""
        self.page.goto(path)

    def run(self, script: str, *values: Any) -> Any:
        """Run the body of a function in the page; return what it returns or comes to."""
        return self.page.evaluate(
            f"(values) => (function () {{ {script} }})(...values)", list(values)
        )

    def save(self, script: str) -> str:
        """Run what saves the answers as a file, and return the file once it is written."""
        with self.page.expect_download() as saved:
            self.run(script)
        return saved.value.path().read_text(encoding="utf-8")


class Remote:
    """A session of a browser beside the test, which saves files below its home.

    An engine says how its commands are called that open an address and run a script.
    """

    def __init__(self, site: str, home: Path):
        """Know the address below which every page is."""
        self.site, self.home = site, home

    def go(self, path: str):
        """Open a page of the site and wait until it has loaded.

        WebKitGTK may say so sooner, and then a press is not heard by any script.
        """
        self.call(self.GO, url=self.site + path)
        until(lambda: self.run(LOADED))

    def run(self, script: str, *values: Any) -> Any:
        """Run the body of a function in the page; return what it returns or comes to."""
        return self.call(self.RUN, script=script, args=values)

    def save(self, script: str) -> str:
        """Run what saves the answers as a file, and return the file once it is written.

        Until it is, WebKitGTK may let a command to go elsewhere return without going.
        """
        self.run(script)

        def look() -> str:
            texts = [path.read_text(encoding="utf-8") for path in self.home.rglob("b24-*.json")]
            return next((text for text in texts if text.endswith("}\n")), "")

        return until(look)


class Firefox(Remote):
    """A session over Marionette: each message is its length, a colon, and JSON."""

    GO, RUN = "Navigate", "ExecuteScript"

    def __init__(self, port: int, site: str, home: Path):
        """Connect and begin a session."""
        super().__init__(site, home)
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE)
        self.stream = self.socket.makefile("rb")
        self._read()
        self.call("NewSession")
        self.call("SetTimeouts", **TIMEOUTS)

    def close(self):
        """Hang up."""
        self.stream.close()
        self.socket.close()

    def _read(self) -> Any:
        length = b""
        while (sign := self.stream.read(1)) != b":":
            assert sign, "Firefox has gone"
            length += sign
        return json.loads(self.stream.read(int(length)))

    def call(self, command: str, **values: Any) -> Any:
        """Send a command of WebDriver and return its result, which comes before another is sent."""
        body = json.dumps([0, 1, f"WebDriver:{command}", values]).encode()
        self.socket.sendall(f"{len(body)}:".encode() + body)
        _, _, error, result = self._read()
        assert error is None, error
        return result.get("value")


class WebKit(Remote):
    """A session over WebDriver's HTTP."""

    GO, RUN = "/url", "/execute/sync"

    def __init__(self, port: int, site: str, home: Path, capabilities: dict[str, Any]):
        """Begin a session."""
        super().__init__(site, home)
        self.base = f"http://{HOST}:{port}/session"
        self.open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
        session = self.call("", capabilities={"alwaysMatch": capabilities})
        self.base += f"/{session['sessionId']}"

    def call(self, path: str, method: str = "POST", **values: Any) -> Any:
        """Send a command and return its result."""
        head = {"Content-Type": "application/json"}
        body = json.dumps(values).encode()
        request = urllib.request.Request(self.base + path, body, head, method=method)  # noqa: S310
        try:
            with self.open(request, timeout=PATIENCE) as reply:
                return json.load(reply)["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from None


Driver = Chromium | Firefox | WebKit


@contextmanager
def process(*command: str, **more: Any) -> Iterator[None]:
    """Run a program beside the test."""
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, stdout=quiet, stderr=quiet, **more)  # noqa: S603
    try:
        yield
    finally:
        running.terminate()
        try:
            running.wait(timeout=10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


@contextmanager
def browsing(name: str, witness: Witness, scratch: Path, browser: Browser) -> Iterator[Driver]:
    """Start an engine afresh, or skip the test and say loudly that it was not run."""
    if name == "Chromium":
        proxy = {"server": f"http://{witness.proxy}"}
        context = browser.new_context(locale="en-US", proxy=proxy, base_url=witness.site)
        context.set_default_timeout(PATIENCE * 1000)
        context.add_init_script(FAST_LINE)
        yield Chromium(context.new_page())
        context.close()
        return
    engine, start = {"Firefox": (FIREFOX, firefox), "WebKitGTK": (WEBKIT, webkit)}[name]
    if not engine.programs():
        pytest.skip(why_not(engine))
    with start(witness, scratch) as session:
        yield session


@contextmanager
def firefox(witness: Witness, scratch: Path) -> Iterator[Firefox]:
    """Start Firefox with a fresh profile; all it asks for goes through the proxy."""
    host, port = witness.proxy.split(":")
    through = {f"network.proxy.{kind}": host for kind in ("http", "ssl")}
    through |= {f"network.proxy.{kind}_port": int(port) for kind in ("http", "ssl")}
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in (QUIET | through).items()]
    (scratch / "user.js").write_text("\n".join(lines), encoding="utf-8")
    (program,) = FIREFOX.programs()
    options = ("--headless", "--no-remote", "--marionette", "--profile", str(scratch))
    # Without the second, Firefox does not believe that it is to ask for no settings.
    env = os.environ | {"HOME": str(scratch), "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}
    active = scratch / "MarionetteActivePort"
    with process(program, *options, env=env):
        found = until(lambda: active.is_file() and active.read_text().strip())
        with closing(Firefox(int(found), witness.site, scratch)) as session:
            yield session


@contextmanager
def webkit(witness: Witness, scratch: Path) -> Iterator[WebKit]:
    """Start WebKitGTK's small browser on a screen that nobody sees."""
    driver, window, screen = WEBKIT.programs()
    through = witness.proxy
    capabilities = {
        "timeouts": TIMEOUTS,
        "webkitgtk:browserOptions": {"binary": window, "args": ["--automation"]},
        "proxy": {"proxyType": "manual", "httpProxy": through, "sslProxy": through},
    }
    with display(screen) as number:
        env = os.environ | {
            "DISPLAY": number,
            "GDK_BACKEND": "x11",
            "HOME": str(scratch),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
            # Its sandbox needs rights that root in a container does not have.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        port = free_port()
        with process(driver, f"--port={port}", env=env):
            until(lambda: is_open(port))
            session = WebKit(port, witness.site, scratch, capabilities)
            try:
                yield session
            finally:
                session.call("", "DELETE")


@contextmanager
def display(program: str) -> Iterator[str]:
    """Run an X server without a screen; give its name."""
    read, write = os.pipe()
    options = ("-displayfd", str(write), "-screen", "0", "1280x1000x24", "-nolisten", "tcp")
    with process(program, *options, pass_fds=(write,)):
        os.close(write)
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def is_open(port: int) -> bool:
    """Tell whether somebody listens at a port."""
    with socket.socket() as trial:
        return trial.connect_ex((HOST, port)) == 0
