"""The log: enough to find a fault by, and nothing of what officers write, whoever logs it."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logs
from scoring.problems import BadInput, Problem
from tests.app.conftest import Officer

PRIVATE = "Hemmasittare åk 7, Anna Andersson, 0702-123456"
FILE = "annas förslag.csv"
LOGGERS = ("fordela", "streamlit.error_util", "asyncio", "concurrent.futures", "alembic")


class Lines(logging.Handler):
    """What a handler writes, as it writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"


@pytest.fixture(autouse=True)
def log() -> Iterator[Lines]:
    """All that is logged in a test, by whichever library."""
    logs.configure()
    lines = Lines()
    lines.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    for name in LOGGERS:
        logging.getLogger(name).addHandler(lines)
    yield lines
    for name in LOGGERS:
        logging.getLogger(name).removeHandler(lines)


def fails(*_: object) -> None:
    """As code that quotes what it was given, with a cause that does so too."""
    try:
        int(PRIVATE)
    except ValueError as error:
        raise BadInput([Problem(FILE, "money", value=PRIVATE)]) from error


@pytest.mark.parametrize("name", LOGGERS)
def test_an_error_is_logged_by_its_kind_and_place_whoever_logs_it(log: Lines, name: str) -> None:
    try:
        fails()
    except BadInput as error:
        logging.getLogger(name).exception("failed")
        logging.getLogger(name).warning("failed: %s", error)
        logging.getLogger(name).warning(error)
        logging.getLogger(name).warning("%(it)s", {"it": error})
    assert PRIVATE not in log.text
    assert FILE not in log.text
    assert log.text.count("scoring.problems.BadInput") == 4
    assert "builtins.ValueError" in log.text
    assert "test_logs.py" in log.text
    assert "in fails" in log.text


def test_a_page_that_fails_leaves_nothing_of_its_content_in_the_log(
    officer: Officer, log: Lines, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(PRIVATE, FILE)

    monkeypatch.setattr("app.pages._case_words", broken)
    officer.run()
    assert "Något gick fel" in officer.words
    assert "a page failed" in log.text
    assert "_case_words" in log.text
    written = log.text + "".join(capfd.readouterr())
    assert PRIVATE not in written
    assert FILE not in written


def test_a_refused_file_leaves_neither_its_name_nor_its_content_in_the_log(
    officer: Officer, log: Lines, capfd: pytest.CaptureFixture[str]
) -> None:
    officer.open("proposals").upload(f"id;titel;belopp\nP01;{PRIVATE};mycket\n".encode(), FILE)
    assert officer.told("error")
    written = log.text + "".join(capfd.readouterr())
    assert PRIVATE not in written
    assert FILE not in written


def test_saving_tells_the_log_neither_name_nor_author(
    officer: Officer, log: Lines, capfd: pytest.CaptureFixture[str]
) -> None:
    officer.open("saved").set("save_name", PRIVATE).set("save_author", "Anna Andersson").press("Spara")
    assert "version 1" in officer.words
    written = log.text + "".join(capfd.readouterr())
    assert "Andersson" not in written


def test_a_store_that_fails_is_told_by_its_kind(officer: Officer, log: Lines, own_store: Path) -> None:
    own_store.parent.mkdir(exist_ok=True)
    own_store.write_bytes(b"x" * 4096)
    officer.open("saved").set("save_name", PRIVATE).set("save_author", "Anna Andersson").press("Spara")
    assert f"the store failed: damaged, {sqlite3.DatabaseError.__module__}.DatabaseError" in log.text
    assert "Andersson" not in log.text


def test_an_officers_own_mistake_is_no_fault_of_the_store(log: Lines) -> None:
    logs.store_failed(BadInput([]))
    assert log.text == ""


def test_a_thread_that_fails_says_so_without_words(log: Lines, capfd: pytest.CaptureFixture[str]) -> None:
    logs.configure()  # again: pytest before 8.4 puts a hook of its own there for each test
    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    assert "a thread failed" in log.text
    assert PRIVATE not in log.text + "".join(capfd.readouterr())
