"""Fördela behind the city's own login, of which nginx asks for each request as docs/hosting.md says."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.app.hosted import Hosted, hosting
from tests.app.visits import PROPOSALS, go, settle


class Login(BaseHTTPRequestHandler):
    """As oauth2-proxy answers: 202 or 401, and a page to log in by."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        known = "sso=yes" in (self.headers.get("Cookie") or "")
        asked = self.path.startswith("/oauth2/auth")
        body = b"" if asked else b"<title>Logga in</title>"
        self.send_response((202 if known else 401) if asked else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_GET  # noqa: N815 - the same

    def log_message(self, *_: Any) -> None:
        """Not on the tests' standard error."""


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Login) as login:
        threading.Thread(target=login.serve_forever, daemon=True).start()
        try:
            with hosting(Path(tmp_path_factory.mktemp("sso")), login.server_port) as hosted:
                yield hosted
        finally:
            login.shutdown()


def test_who_has_logged_in_works_and_who_has_not_is_sent_to_the_login(
    browser: Any, hosted: Hosted, csv_file: Callable[..., bytes]
) -> None:
    context = browser.new_context(locale="sv-SE", ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(hosted.address)
    assert page.title() == "Logga in"
    assert page.request.get(f"{hosted.address}_stcore/health").text() == "ok"
    assert page.request.get(f"{hosted.address}_stcore/host-config").text() == "<title>Logga in</title>"
    context.add_cookies([{"name": "sso", "value": "yes", "url": hosted.address}])
    page.goto(hosted.address)
    page.get_by_role("heading", name="förslag ryms").wait_for()
    settle(page)
    go(page, PROPOSALS)
    upload = {"name": "lista.csv", "mimeType": "text/csv", "buffer": csv_file({"titel": "Skolmat"})}
    page.locator(".st-key-upload input[type=file]").set_input_files([upload])
    page.get_by_text("lista.csv: 1 förslag").first.wait_for()
    settle(page)
    context.close()
