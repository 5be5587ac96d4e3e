"""Nothing goes to another host, neither from the pages nor from the worker."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from checker_page import YOUNG_COMPANY, address, give_answers, wait_for_result
from support.samples import in_both_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """Count who calls at another address of this machine."""
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_response(204)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", hits
    finally:
        server.shutdown()
        server.server_close()


@in_both_languages
def test_no_request_leaves_the_site(page: Page, site: str, lang: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    give_answers(page, YOUNG_COMPANY)
    page.goto(address(site, lang))
    wait_for_result(page)
    page.goto(address(site, lang, "materials/social-security-certificate/"))
    page.locator(".b-mini-check").scroll_into_view_if_needed()
    page.locator('[data-state="ready"]').wait_for()

    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("blob:", "data:"))}
    assert hosts == {urlsplit(site).netloc}
    assert not [url for url in asked if "?" in url]


def test_the_worker_is_bound_by_the_policy_of_the_page(page: Page, site: str):
    """Started from a blob it is; started from its file it would not be."""
    give_answers(page, YOUNG_COMPANY)
    page.goto(address(site, "en"))
    wait_for_result(page)
    (worker,) = [found for found in page.workers if found.url.startswith("blob:")]
    with listener() as (elsewhere, hits):
        tried = worker.evaluate(
            "url => fetch(url).then(() => 'arrived', () => 'refused')", f"{elsewhere}?answer=1"
        )

    assert tried == "refused"
    assert hits == []
