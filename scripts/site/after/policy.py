"""Give every built page a content security policy: its own site, and nothing else."""

import base64
import hashlib
import re

from scripts.machine.environment import StepError

CHARSET = '<meta charset="utf-8">'
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)

# A worker started from a blob is bound by the page's policy, one started from a file is not.
POLICY = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
)
# The page that shows what an embedded checker looks like, and only that one, holds a frame.
HOLDS_FRAME, FRAMES = 'class="b-embedding', "frame-src 'self'"


def protected(html: str) -> str:
    """Return a page with its policy before anything that it rules."""
    if html.count(CHARSET) != 1:
        raise StepError(f"no place for the policy: {CHARSET} must stand once")
    return html.replace(CHARSET, f"{CHARSET}\n  {meta(html)}")


def meta(html: str) -> str:
    """Return the policy that lets exactly the page's own inline scripts run."""
    codes = [found["code"] for found in SCRIPT.finditer(html) if runs(found["attributes"])]
    hashes = "".join(f" {digest(code)}" for code in dict.fromkeys(codes))
    frames = (FRAMES,) if HOLDS_FRAME in html else ()
    policy = "; ".join((*POLICY, *frames)).format(hashes=hashes)
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def runs(attributes: str) -> bool:
    """Tell whether a script element is code that stands in the page itself."""
    return "src=" not in attributes and 'json"' not in attributes


def digest(code: str) -> str:
    """Return the hash by which a policy names an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
