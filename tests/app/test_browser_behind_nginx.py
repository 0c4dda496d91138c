"""Fördela as the city hosts it: in Chromium through nginx with the documented file, over TLS and WebSocket."""

import base64
import http.client
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from tests.app.hosted import PASSWORD, USER, Hosted, hosting
from tests.app.visits import ALLOCATION, PROPOSALS, SAVED, go, settle

MEGABYTE = 2**20
MALMO = read_sample("malmo_2022")
WEIGHT = ".st-key-weight_housing input"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    with hosting(tmp_path_factory.mktemp("hosting")) as hosted:
        yield hosted


@pytest.fixture
def sockets() -> list[Any]:
    """The WebSockets that the page has opened."""
    return []


@pytest.fixture
def page(browser: Any, hosted: Hosted, sockets: list[Any]) -> Iterator[Any]:
    """The app as an officer's browser opens it who has given name and password."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="sv-SE", ignore_https_errors=True, accept_downloads=True,
        http_credentials={"username": USER, "password": PASSWORD},
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto(hosted.address)
    page.get_by_role("heading", name="förslag ryms").wait_for()
    settle(page)
    yield page
    assert page.locator('[data-testid="stException"]').count() == 0
    context.close()


def asked(
    hosted: Hosted, path: str, method: str = "GET", body: bytes = b"", headers: dict[str, str] | None = None
) -> http.client.HTTPResponse:
    """The proxy's answer, over TLS."""
    unverified = ssl._create_unverified_context()  # noqa: S323 - a certificate of the test's own
    connection = http.client.HTTPSConnection("localhost", hosted.https, timeout=30, context=unverified)
    connection.request(method, path, body, headers or {})
    return connection.getresponse()


def logged_in() -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"}


def test_plain_http_is_sent_on_to_https(hosted: Hosted) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", hosted.http, timeout=10)
    connection.request("GET", "/vikter?a=1", headers={"Host": "localhost"})
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (301, f"{hosted.address}vikter?a=1")


@pytest.mark.parametrize("path", ["/", "/_stcore/stream", "/_stcore/upload_file/a/b", "/media/a.csv"])
def test_nobody_comes_in_without_the_login(hosted: Hosted, path: str) -> None:
    assert asked(hosted, path).status == 401


def test_monitoring_asks_without_the_login(hosted: Hosted) -> None:
    answer = asked(hosted, "/_stcore/health")
    assert (answer.status, answer.read()) == (200, b"ok")


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/script-health-check"])
def test_what_is_for_machines_is_shut(hosted: Hosted, path: str) -> None:
    assert asked(hosted, path, headers=logged_in()).status == 404


def test_the_browser_is_told_to_come_by_https_only_and_to_show_it_in_no_frame(hosted: Hosted) -> None:
    answer = asked(hosted, "/", headers=logged_in())
    assert (answer.status, answer.getheader("Server")) == (200, "nginx")
    assert "max-age=31536000" in (answer.getheader("Strict-Transport-Security") or "")
    assert answer.getheader("X-Frame-Options") == "SAMEORIGIN"
    assert answer.getheader("Referrer-Policy") == "same-origin"


def test_a_file_of_the_greatest_size_passes_and_a_greater_one_is_stopped(hosted: Hosted) -> None:
    path = "/_stcore/upload_file/nobody/nothing"  # which the app refuses, for it is no session's
    answers = [
        asked(hosted, path, "PUT", bytes(size), logged_in()).status for size in (20 * MEGABYTE + 1000, 22 * MEGABYTE)
    ]
    assert answers[0] in (400, 403)
    assert answers[1] == 413


def test_an_officer_works_through_the_proxy_and_leaves_no_trace_of_herself_in_the_log(
    page: Any, hosted: Hosted, sockets: list[Any], csv_file: Callable[..., bytes]
) -> None:
    frames: list[object] = []
    for socket in sockets:
        socket.on("framereceived", lambda frame: frames.append(frame))  # noqa: PLW0108 - the same
    page.locator(WEIGHT).focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator(".fordela-case").inner_text().endswith("Osparade ändringar")
    assert frames
    assert {one.url for one in sockets} == {f"wss://localhost:{hosted.https}/_stcore/stream"}
    assert not any(one.is_closed() for one in sockets)
    go(page, PROPOSALS)
    upload = {"name": "annas lista.csv", "mimeType": "text/csv", "buffer": csv_file({"titel": "Skolmat"})}
    page.locator(".st-key-upload input[type=file]").set_input_files([upload])
    page.get_by_text("annas lista.csv: 1 förslag").first.wait_for()
    settle(page)
    cookies = {one["name"]: one["secure"] for one in page.context.cookies()}
    assert cookies == {"_streamlit_xsrf": True}
    logs = hosted.logs()
    assert " GET / 200 " in logs
    assert " PUT /_stcore/upload_file 204 " in logs
    for private in (USER, "annas", "lista", "Skolmat", "127.0.0.1 ", "?"):
        assert private not in logs


def test_what_is_downloaded_through_the_proxy_is_what_the_engine_gives(page: Any) -> None:
    page.get_by_role("button", name="Ladda ner fördelningen (CSV)").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Ladda ner fördelningen (CSV)").click()
    data = Path(waiting.value.path()).read_bytes()
    assert data == portfolio_csv(solve(MALMO.scenario, MALMO.proposals), MALMO.proposals, MALMO.scenario)


def test_after_a_while_without_network_the_page_goes_on_where_it_was(page: Any, hosted: Hosted) -> None:
    page.locator(WEIGHT).focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    hosted.stop_proxy()
    page.get_by_text("Connection error").or_(page.get_by_text("Connecting")).first.wait_for()
    page.wait_for_timeout(2000)
    hosted.start_proxy()
    page.get_by_text("Connection error").wait_for(state="hidden")
    settle(page)
    assert page.locator(WEIGHT).input_value() == "21"
    page.locator(WEIGHT).focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator(WEIGHT).input_value() == "22"
    assert page.locator(".fordela-case").inner_text().endswith("Osparade ändringar")


def test_after_a_restart_the_page_comes_back_by_itself_with_what_was_saved_and_no_more(
    page: Any, hosted: Hosted
) -> None:
    page.locator(WEIGHT).focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    go(page, SAVED)
    for key, text in (("save_name", "Före omstarten"), ("save_author", "Anna")):
        page.locator(f".st-key-{key} input").fill(text)
    page.locator(".st-key-save_work button").click()
    page.get_by_text("Sparat som Före omstarten, version 1.", exact=True).wait_for()
    go(page, ALLOCATION)
    page.locator(WEIGHT).focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert hosted.stop() == 0
    page.get_by_text("Connection error").wait_for()
    hosted.start()
    page.get_by_text("Connection error").wait_for(state="hidden")
    settle(page)
    assert page.locator(WEIGHT).input_value() == "20"
    go(page, SAVED)
    page.locator(".st-key-saved_open button").click()
    page.get_by_text("Före omstarten, version 1, är öppnad.", exact=True).wait_for()
    go(page, ALLOCATION)
    assert page.locator(WEIGHT).input_value() == "21"
