"""Pages that load themselves anew once the site they are of has been built again."""

import hashlib
import io
from typing import BinaryIO

from scripts.machine.server import MEDIA_TYPES, PREFIX, Handler

SCRIPT_PATH, VERSION_PATH = f"{PREFIX}reload.js", f"{PREFIX}version"
SCRIPT = f"""\
const {{ version }} = document.currentScript.dataset;
setInterval(async () => {{
  if (document.hidden) return;
  const response = await fetch("{VERSION_PATH}").catch(() => null);
  if (response?.ok && (await response.text()) !== version) location.reload();
}}, 1000);
"""
# The build names every file of the site in it, with its bytes.
TABLE = "sw.js"
END = b"</body>"
# For what a browser asks that shows a page.
SHOWN = ("document", "iframe")


class LiveHandler(Handler):
    """Gives each page a script that asks whether it is still the one that is there."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer the script and its question; add it to pages."""
        if self.path == SCRIPT_PATH:
            return self.sent(SCRIPT.encode(), MEDIA_TYPES[".js"])
        if self.path == VERSION_PATH:
            return self.sent(self.version().encode(), MEDIA_TYPES[".txt"])
        page = self.page()
        if page is None or not self.is_shown():
            return super().send_head()
        tag = f'<script src="{SCRIPT_PATH}" data-version="{self.version()}"></script>'
        return self.sent(page.replace(END, tag.encode() + END), MEDIA_TYPES[".html"])

    def page(self) -> bytes | None:
        """Return the page at the address that is asked for, if there is one."""
        path = self.path.partition("?")[0]
        if not path.startswith(PREFIX) or not path.endswith("/"):
            return None
        return self.read(f"{path}index.html")

    def is_shown(self) -> bool:
        """Tell whether a page is asked for to be shown; the service worker keeps what was built."""
        return self.headers.get("Sec-Fetch-Dest", "document") in SHOWN

    def version(self) -> str:
        """Return what differs from one built site to the next; nothing while there is none."""
        table = self.read(f"{PREFIX}{TABLE}")
        return hashlib.sha256(table).hexdigest() if table else ""
