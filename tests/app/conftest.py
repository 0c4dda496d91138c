"""An officer at the app, in AppTest and in Chromium, and proposals files for both."""

import csv
import html
import http.client
import io
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

from app import state
from app.samples import read_sample
from app.state import Work
from app.storage.database import VARIABLE
from tests.app.explained import explained_once

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SECONDS_TO_START = 60
OUR_OWN = ("<style>", "<script>")
GOOD_ROW = {
    "id": "P01", "titel": "Läxhjälp", "belopp": "480 000", "primärt område": "Utbildning", "boende": "1",
    "utbildning": "3,5", "arbetsmarknad": "0", "demokrati": "2", "brottslighet": "0,5",
}  # fmt: skip
_MARKDOWN_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def _strings(value: Any) -> Iterator[str]:
    """Every text in what an element sends to the browser."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _strings(part)


@dataclass
class Officer:
    """Works the app as an officer does; any exception that reaches the page fails the test."""

    test: AppTest

    def run(self) -> "Officer":
        """Let the app answer."""
        self.test.run()
        assert [element.message for element in self.test.exception] == []
        return self

    def open(self, page: str) -> "Officer":
        """Go to a page: allocation, proposals or appendix."""
        self.test.switch_page(f"app/views/{page}.py")
        return self.run()

    def press(self, label: str) -> "Officer":
        """Press a button by its label."""
        next(button for button in self.test.button if button.label == label).click()
        return self.run()

    def set(self, key: str, value: Any) -> "Officer":
        """Set the control with a key."""
        next(control for control in self._controls() if control.key in self._keys(key)).set_value(value)
        return self.run()

    def _controls(self) -> Iterator[Any]:
        texts, switches = ("text_input", "text_area"), ("button_group", "checkbox", "toggle")
        for kind in ("slider", "select_slider", *texts, "radio", "multiselect", "selectbox", *switches):
            yield from self.test.get(kind)

    def _keys(self, key: str) -> tuple[str, str]:
        """The key as it is, and as it is where the options are words of the language."""
        return key, f"{key}@{self.work.language}"

    def answer(self, *decisions: str | None) -> "Officer":
        """Answer the doubts, in order."""
        doubts = [control for control in self._controls() if str(control.key).startswith("doubt_")]
        for control, decision in zip(doubts, decisions, strict=True):
            control.set_value(decision)
        return self.run()

    def sheet(self, file: str) -> str:
        """The key of the choice among a file's sheets."""
        return next(str(control.key) for control in self._controls() if str(control.key).startswith(f"sheet_{file}_"))

    @property
    def answers(self) -> list[Any]:
        """What is answered to the doubts, in order."""
        return [control.value for control in self._controls() if str(control.key).startswith("doubt_")]

    def value(self, key: str) -> Any:
        """What the control with a key holds."""
        return next(self.test.session_state[one] for one in self._keys(key) if one in self.test.session_state)

    def upload(self, data: bytes, name: str = "egen.csv") -> "Officer":
        """Upload a file on the proposals page."""
        return self.upload_all((name, data))

    def upload_all(self, *files: tuple[str, bytes]) -> "Officer":
        """Upload several files at once."""
        self.test.get("file_uploader")[0].set_value([(name, data, "text/csv") for name, data in files])
        return self.run()

    def open_scenario(self, data: bytes, name: str = "eget.json") -> "Officer":
        """Upload a scenario on the proposals page."""
        self.test.get("file_uploader")[1].set_value((name, data, "application/json"))
        return self.run()

    @property
    def work(self) -> Work:
        """What the session remembers."""
        found = self.test.session_state["work"]
        assert isinstance(found, Work)
        return found

    @property
    def html(self) -> str:
        """The HTML made from what is at hand, as it is sent to the browser; not the style sheet and our one script."""
        parts = [element.value for element in self.test.get("html")]
        return "\n".join(part for part in parts if not part.startswith(OUR_OWN))

    @property
    def words(self) -> str:
        """What the page says, without tags, escapes and no-break spaces."""
        kinds = ("markdown", "caption", "error", "warning", "info", "success", "header")
        told = [_MARKDOWN_ESCAPE.sub(r"\1", element.value) for kind in kinds for element in self.test.get(kind)]
        plain = [html.unescape(re.sub(r"<[^>]*>", " ", part)) for part in self.html.split("\n")]
        return re.sub(r"\s+", " ", " ".join([*plain, *told]))

    @property
    def everything(self) -> str:
        """Every text that the page sends to the browser: labels, helps, options, text alternatives, charts."""
        sent = [MessageToDict(element.proto) for element in self.test.main if element.proto is not None]
        return "\n".join(text for message in sent for text in _strings(message) if not text.startswith(OUR_OWN))

    @property
    def labels(self) -> list[str]:
        """The labels of the sliders and buttons."""
        return [element.label for kind in ("slider", "button") for element in self.test.get(kind)]

    def told(self, kind: str) -> list[str]:
        """The error, warning or info messages as they read."""
        return [_MARKDOWN_ESCAPE.sub(r"\1", element.value).replace("\xa0", " ") for element in self.test.get(kind)]


@pytest.fixture(autouse=True)
def own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the store of this test lies, which no other test and no officer has anything in."""
    path = tmp_path / "store" / "fordela.db"
    monkeypatch.setenv(VARIABLE, f"sqlite:///{path}")
    return path


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Officer]:
    """An officer who has just opened the app, and whose unfinished errands are called off at the end."""
    officer = Officer(AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=180))
    in_session = state.work
    # AppTest asks the controls for their options outside the session, where their language is not known.
    outside = lambda: in_session() if get_script_run_ctx(suppress_warning=True) else officer.work  # noqa: E731
    monkeypatch.setattr(state, "work", outside)
    yield officer.run()
    for errand in officer.work.errands.values():
        errand.job.cancel()


@pytest.fixture
def linked(csv_file: Callable[..., bytes]) -> bytes:
    """A proposals file with a group of two pots, a requirement, two years and a minimum; all scored alike but P01.

    P01 and P02 are one measure from either of two pots, P04 requires P03, and P05 may be funded in part.
    """
    row = {"belopp": "400 000", "belopp_2023": "", "belopp_2024": "", "minsta belopp": "", "grupp": "", "kräver": ""}
    return csv_file(
        row | {"utbildning": "5", "grupp": "Simhall", "belopp_2023": "400 000", "nämnd": "Fritidsnämnden"},
        row | {"grupp": "Simhall", "belopp_2024": "400 000", "nämnd": "Fritidsnämnden"},
        row | {"belopp_2023": "100 000", "status": "ny", "plats": "Rosengård", "nämnd": "Kulturnämnden"},
        row | {"kräver": "P03", "status": "pågående", "plats": "Rosengård", "nämnd": "Kulturnämnden"},
        row | {"minsta belopp": "100 000", "plats": "hela staden", "nämnd": "Miljönämnden"},
    )


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """The 2022 sample as a session's work, for functions that ask for the session outside one."""
    case = read_sample("malmo_2022")
    work = Work(case, case.scenario)
    monkeypatch.setattr("app.state.work", lambda: work)
    return work


@pytest.fixture
def csv_file() -> Callable[..., bytes]:
    """A proposals file with one row for each dict, which changes or adds cells by heading."""

    def written(*rows: Mapping[str, str]) -> bytes:
        filled = [GOOD_ROW | {"id": f"P{number:02}"} | dict(row) for number, row in enumerate(rows or ({},), start=1)]
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, list(dict.fromkeys(key for row in filled for key in row)), delimiter=";")
        writer.writeheader()
        writer.writerows(filled)
        return stream.getvalue().encode()

    return written


@dataclass(frozen=True)
class Server:
    """A running app: where it answers, and the file with its standard error."""

    address: str
    log: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _wait_until_healthy(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while not _healthy(port):
        assert process.poll() is None, log.read_text("utf-8")
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as the README starts it, on a free port, for as long as the tests last."""
    port, log = _free_port(), tmp_path_factory.mktemp("server") / "stderr.log"
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", *options]
    own = os.environ | {VARIABLE: f"sqlite:///{log.parent / 'fordela.db'}"}
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, cwd=ROOT, env=own, stdout=errors, stderr=errors) as process,
    ):
        try:
            _wait_until_healthy(process, port, log)
            yield Server(f"http://127.0.0.1:{port}/", log)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; where there is none the test is skipped, except in CI, where that is a fault."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs {CHROMIUM}")
        pytest.skip(f"no {CHROMIUM}")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - needed only where there is a browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages wait for their answer, however busy the machine is; what they show meanwhile has tests of its own.

    A curve that takes minutes is cut short.
    """
    monkeypatch.setattr("app.explaining.explain", explained_once)
    monkeypatch.setattr("app.compute.PATIENCE_SECONDS", 60.0)
    monkeypatch.setattr("app.errands.PATIENCE_SECONDS", 60.0)
    monkeypatch.setattr("app.tradeoffs.frontier.SECONDS", 3.0)
